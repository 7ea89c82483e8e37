"""The three energy pictures: a path against what was imported, the G7 side by side, the timetable.

They take plain values, so that this layer knows nothing of how those are computed.
"""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from ostraka.report.charts import INK, LINE, SOFT, WARN, Picture

WIDTH = 640
ROOM_FOR_LABEL = timedelta(days=700)


class PathFigure(msgspec.Struct, frozen=True):
    """One period of a path: its name, its last day, what was imported and what the path allows."""

    period: str
    day: date
    actual: float
    path: float


class PathWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a path picture."""

    title: str
    unit: str
    verdict: tuple[str, ...]
    """Sentences: ahead or behind, and the projection."""
    end: date
    sources: tuple[str, ...]


class Panel(msgspec.Struct, frozen=True):
    """One member in the small multiples: its shares by day, and its end date."""

    name: str
    shares: tuple[tuple[date, float], ...]
    end: date | None
    basis: str


class Mark(msgspec.Struct, frozen=True):
    """One entry of the timetable on the strip."""

    day: date
    who: str
    kind: str
    group: str
    """``law``, ``pledge``, ``reversal``, ``event`` or ``exception``."""
    what: str
    certainty: str


def path_picture(figures: Sequence[PathFigure], words: PathWords) -> Picture:
    """Imports as a black line with dots against the path as a dashed line to zero."""
    first = figures[0]
    actual = [{"day": str(one.day), "value": one.actual, "line": "imported"} for one in figures]
    path = [
        {"day": str(first.day), "value": first.path, "line": "path"},
        {"day": str(words.end), "value": 0.0, "line": "path"},
    ]
    last = figures[-1]
    labels = [
        {"day": str(last.day), "value": last.actual, "text": f"imported {last.actual:,.0f}"},
        {"day": str(last.day), "value": last.path, "text": f"path {last.path:,.0f}"},
    ]
    x = _days({"tickCount": "year", "grid": False})
    y = {"field": "value", "type": "quantitative", "title": words.unit, "scale": {"zero": True}}
    spec: dict[str, Any] = {
        "width": WIDTH,
        "height": 320,
        "layer": [
            {
                "data": {"values": path},
                "mark": {"type": "line", "strokeDash": [6, 4], "color": WARN, "strokeWidth": 2},
                "encoding": {"x": x, "y": y},
            },
            {
                "data": {"values": actual},
                "mark": {"type": "line", "color": INK, "point": {"color": INK, "size": 36}},
                "encoding": {"x": x, "y": y},
            },
            {
                "data": {"values": labels},
                "mark": {"type": "text", "align": "left", "dx": 8, "dy": -8, "fontSize": 11, "color": INK},
                "encoding": {"x": x, "y": y, "text": {"field": "text"}},
            },
            {
                "data": {"values": [{"day": str(words.end), "value": 0, "text": f"zero by {words.end}"}]},
                "mark": {
                    "type": "text",
                    "align": "right",
                    "dx": -46,
                    "dy": -8,
                    "fontSize": 11,
                    "color": WARN,
                },
                "encoding": {"x": x, "y": y, "text": {"field": "text"}},
            },
        ],
    }
    return Picture(
        title=words.title,
        description=f"{words.title}. {' '.join(words.verdict)} Dashed: the path. Solid: what was imported.",
        spec=spec,
        columns=("period", f"imported ({words.unit})", f"path ({words.unit})"),
        rows=tuple((one.period, one.actual, one.path) for one in figures),
        sources=(*words.verdict, *words.sources),
    )


def multiples_picture(panels: Sequence[Panel], title: str, sources: tuple[str, ...]) -> Picture:
    """A small panel for each member: Russia's share over time and the date it should be zero."""
    days = [day for panel in panels for day, _ in panel.shares]
    ends = [panel.end for panel in panels if panel.end]
    last = max([*days, *ends], default=date(2027, 1, 1))
    domain = [str(min(days, default=date(2020, 1, 1))), str(last + ROOM_FOR_LABEL)]
    x = _days({"grid": False, "tickCount": 4}, domain)
    highest = max((share for panel in panels for _, share in panel.shares), default=100.0)
    y = {
        "field": "share",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [0, min(100, 20 * math.ceil(highest / 20 + 0.2))]},
        "axis": {"tickCount": 3, "labelExpr": "datum.value + ' %'"},
    }
    return Picture(
        title=title,
        description=f"{title}. " + " ".join(_panel_words(panel) for panel in panels),
        spec={
            "columns": 4,
            "spacing": 28,
            "concat": [_panel(panel, x, y, domain) for panel in panels],
        },
        columns=("member", "day", "share of imports (%)", "definition"),
        rows=tuple(
            (panel.name, str(day), round(share, 2), panel.basis)
            for panel in panels
            for day, share in panel.shares
        ),
        sources=("Solid: share. Dashed: day from which it should be zero.", *sources),
    )


def _panel(panel: Panel, x: dict[str, Any], y: dict[str, Any], domain: list[str]) -> dict[str, Any]:
    values = [{"day": str(day), "share": share} for day, share in panel.shares]
    last = values[-1:] or [{"day": domain[0], "share": 10.0}]
    label = f"{values[-1]['share']:.0f} %" if values else "no figures"
    layer: list[dict[str, Any]] = [
        {
            "data": {"values": values or last},
            "mark": {"type": "line", "color": INK, "point": {"color": INK, "size": 16}}
            if values
            else {"type": "point", "opacity": 0},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": {"values": [last[0] | {"text": label}]},
            "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 11, "color": INK},
            "encoding": {"x": x, "y": y, "text": {"field": "text"}},
        },
    ]
    if panel.end:
        layer.append(
            {
                "data": {"values": [{"day": str(panel.end)}]},
                "mark": {"type": "rule", "strokeDash": [4, 3], "color": WARN},
                "encoding": {"x": x},
            }
        )
    subtitle = f"zero by {panel.end}" if panel.end else "no end date"
    return {
        "width": 150,
        "height": 110,
        "title": {
            "text": panel.name,
            "subtitle": subtitle,
            "anchor": "start",
            "fontSize": 12,
            "subtitleColor": SOFT,
        },
        "layer": layer,
    }


def _panel_words(panel: Panel) -> str:
    if not panel.shares:
        return f"{panel.name}: no figures."
    day, share = panel.shares[-1]
    end = f", to be zero by {panel.end}" if panel.end else ", no end date"
    return f"{panel.name}: {share:.1f} % on {day}{end}."


#: group -> shape, filled, words; black and white tell them apart.
GROUPS: dict[str, tuple[str, bool, str]] = {
    "law": ("circle", True, "law"),
    "pledge": ("circle", False, "pledge or proposal"),
    "exception": ("square", False, "derogation or price cap"),
    "event": ("diamond", True, "flow stops"),
    "reversal": ("triangle-down", True, "reversal"),
}


def strip_picture(marks: Sequence[Mark], on: date, title: str) -> Picture:
    """The timetable as a strip: a row for each member, a sign for each entry, reversals labeled."""
    who = list(dict.fromkeys(mark.who for mark in marks))
    domain = [
        str(min(mark.day for mark in marks).replace(month=1, day=1)),
        str(max(m.day for m in marks) + timedelta(days=90)),
    ]
    x = _days({"tickCount": "year"}, domain)
    values = [{"day": str(m.day), "who": m.who, "group": GROUPS[m.group][2], "what": m.what} for m in marks]
    words = [text for _, _, text in GROUPS.values()]
    reversals = sum(mark.group == "reversal" for mark in marks)
    header = {"labelAngle": 0, "labelAlign": "left", "labelFontSize": 12, "labelFontWeight": "normal"}
    spec: dict[str, Any] = {
        "data": {"values": values},
        "facet": {"row": {"field": "who", "sort": who, "title": None, "header": header}},
        "spacing": 4,
        "spec": {
            "width": 760,
            "height": 48,
            "view": {"stroke": LINE},
            "layer": [
                {
                    "data": {"values": [{"day": str(on)}]},
                    "mark": {"type": "rule", "color": SOFT, "strokeDash": [2, 2]},
                    "encoding": {"x": x},
                },
                {
                    "mark": {"type": "point", "size": 70, "strokeWidth": 1.4, "opacity": 1},
                    "encoding": _signs(x, words),
                },
            ],
        },
    }
    return Picture(
        title=title,
        description=f"{title}: {len(marks)} dated entries of {len(who)} members; "
        f"{reversals} go back on an earlier one. The dotted line is {on}.",
        spec=spec,
        columns=("day", "who", "kind", "what", "certainty"),
        rows=tuple((str(mark.day), mark.who, mark.kind, mark.what, mark.certainty) for mark in marks),
        sources=(f"Dotted line: {on}. Every entry with its source: ostraka energy timetable",),
    )


def _signs(x: dict[str, Any], words: list[str]) -> dict[str, Any]:
    """Each group on a lane of its own, with its own shape, filled or open."""
    filled = [_fill(group, full) for group, (_, full, _) in GROUPS.items()]
    edges = [WARN if group == "reversal" else INK for group in GROUPS]
    field = {"field": "group", "type": "nominal", "title": None}
    shapes = {"domain": words, "range": [shape for shape, _, _ in GROUPS.values()]}
    return {
        "x": x,
        "y": {**field, "sort": words, "axis": None, "scale": {"domain": words}},
        "shape": {**field, "scale": shapes, "legend": {"orient": "bottom"}},
        "fill": {**field, "scale": {"domain": words, "range": filled}, "legend": None},
        "stroke": {**field, "scale": {"domain": words, "range": edges}, "legend": None},
        "tooltip": [{"field": "what"}],
    }


def _days(axis: dict[str, Any], domain: list[str] | None = None) -> dict[str, Any]:
    """The time axis; in UTC, so that a day is the same day wherever the picture is drawn."""
    scale: dict[str, Any] = {"type": "utc"} | ({"domain": domain} if domain else {})
    return {
        "field": "day",
        "type": "temporal",
        "title": None,
        "scale": scale,
        "axis": {"format": "%Y"} | axis,
    }


def _fill(group: str, filled: bool) -> str:
    if group == "reversal":
        return WARN
    return INK if filled else "white"
