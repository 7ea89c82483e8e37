"""Pictures of the coalition: heat map of parties by authorities, wave timeline, overlap.

They take plain values. Every picture can be read in black and white: shades run from dark to
light in the order of the legend, and cells carry their words. Every mark has a description for
screen readers and as a tooltip.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from ostraka.report.charts import INK, LINE, SOFT, Picture

#: How soon after the first authority, from dark to light; the last ones have a pattern of words instead.
SHADES = {
    "first known": "#08306b",
    "within a week": "#2171b5",
    "within a month": "#6baed6",
    "within a year": "#b7d4ea",
    "later": "#e3eef8",
    "day not known": "#d9d2c5",
    "lesser measure": "#f6ecd2",
    "ended": "#f7d9c8",
    "not listed": "#ffffff",
    "not known": "#efefef",
}
_DARK = ("first known", "within a week")


class HeatCell(msgspec.Struct, frozen=True):
    """One party and authority: a shade of :data:`SHADES` and the words in the cell."""

    party: str
    authority: str
    shade: str
    words: str


class Bubble(msgspec.Struct, frozen=True):
    """One round: how many parties an authority froze on a day, and its name if it has one."""

    authority: str
    day: date
    parties: int
    name: str
    coordinated: bool
    after: date | None = None
    """Where the parties came on the list between two snapshots far apart: the day of the earlier one."""


def heat_picture(
    cells: Sequence[HeatCell], authorities: Sequence[str], title: str, sources: tuple[str, ...]
) -> Picture:
    """Parties by authorities, shaded by how soon each froze after the first one."""
    parties = list(dict.fromkeys(c.party for c in cells))
    values = [
        {
            "party": c.party, "authority": c.authority, "shade": c.shade, "words": c.words,
            "told": f"{c.party}, {c.authority}: {c.words or c.shade}",
            "ink": "white" if c.shade in _DARK else INK,
        }
        for c in cells
    ]  # fmt: skip
    used = [s for s in SHADES if any(c.shade == s for c in cells)]
    x = {
        "field": "authority", "type": "nominal", "sort": list(authorities), "title": None,
        "axis": {"orient": "top", "labelAngle": 0, "labelFontSize": 12, "labelFontWeight": "bold",
                 "ticks": False, "domain": False},
    }  # fmt: skip
    y = {
        "field": "party", "type": "nominal", "sort": parties, "title": None,
        "axis": {"labelLimit": 280, "labelFontSize": 11, "ticks": False, "domain": False},
    }  # fmt: skip
    color = {
        "field": "shade", "type": "nominal", "title": "frozen",
        "scale": {"domain": used, "range": [SHADES[s] for s in used]},
        "legend": {"orient": "top", "direction": "horizontal", "columns": 5, "symbolType": "square",
                   "symbolStrokeColor": SOFT, "symbolStrokeWidth": 1, "titleOrient": "left"},
    }  # fmt: skip
    spec: dict[str, Any] = {
        "width": {"step": 84},
        "height": {"step": 20},
        "data": {"values": values},
        "layer": [
            {
                "mark": {"type": "rect", "stroke": LINE, "strokeWidth": 1},
                "encoding": {"x": x, "y": y, "color": color, "description": {"field": "told"}},
            },
            {
                "mark": {"type": "text", "fontSize": 10, "aria": False},
                "encoding": {
                    "x": x, "y": y, "text": {"field": "words"},
                    "color": {"field": "ink", "type": "nominal", "scale": None},
                },
            },
        ],
    }  # fmt: skip
    table = {(c.party, c.authority): c.words or c.shade for c in cells}
    return Picture(
        title=title,
        description=f"{title}: {len(parties)} parties, a row each, and {len(authorities)} authorities, a "
        "column each. The darker a cell, the sooner that authority froze the party after the day by which "
        "one of them surely had.",
        spec=spec,
        columns=("party", *authorities),
        rows=tuple((p, *(table.get((p, a)) for a in authorities)) for p in parties),
        sources=sources,
    )


def wave_picture(
    bubbles: Sequence[Bubble], authorities: Sequence[str], title: str, sources: tuple[str, ...]
) -> Picture:
    """Each authority's rounds on a common time line; a round's area is its number of parties."""
    points = [b for b in sorted(bubbles, key=lambda b: -b.parties) if not b.after]  # the small ones on top
    y = {
        "field": "authority", "type": "nominal", "sort": list(authorities), "title": None,
        "axis": {"labelFontSize": 13, "labelFontWeight": "bold", "grid": True, "ticks": False,
                 "domain": False},
    }  # fmt: skip
    x = {
        "field": "day", "type": "temporal", "title": None, "scale": {"type": "utc", "padding": 18},
        "axis": {"format": "%-d %b %Y", "labelAngle": 0, "tickCount": 9, "labelOverlap": True},
    }  # fmt: skip
    layers = [*_spans(bubbles, x, y), *_layers(points, x, y)]
    spec: dict[str, Any] = {"width": 900, "height": {"step": 84}, "layer": layers}
    return Picture(
        title=title,
        description=f"{title}: {len(bubbles)} rounds of {len(authorities)} authorities on a time line. The "
        "larger a circle, the more parties were newly frozen that day; dark circles are rounds of several "
        "authorities within a few days. A flat bar with a number holds all that was new between two "
        "snapshots far apart of a list that prints no days.",
        spec=spec,
        columns=("day", "not before", "authority", "parties", "with others", "known as"),
        rows=tuple(
            (
                str(b.day), str(b.after + timedelta(days=1) if b.after else b.day), b.authority, b.parties,
                "not known" if b.after else "yes" if b.coordinated else "no", b.name,
            )
            for b in sorted(bubbles, key=lambda b: (b.day, b.authority))
        ),
        sources=sources,
    )  # fmt: skip


def _spans(bubbles: Sequence[Bubble], x: dict[str, Any], y: dict[str, Any]) -> list[dict[str, Any]]:
    """What was new between two snapshots far apart: a bar from the one to the other, with its number."""
    first = min(b.day for b in bubbles)
    values = [
        {
            "authority": b.authority, "day": str(max(b.after, first)), "end": str(b.day),
            "middle": str(max(b.after, first) + (b.day - max(b.after, first)) / 2), "text": str(b.parties),
            "told": f"{b.authority}, after {b.after} until {b.day}: {b.parties} parties",
        }
        for b in bubbles if b.after
    ]  # fmt: skip
    if not values:
        return []
    return [
        {
            "data": {"values": values},
            "mark": {"type": "bar", "height": 16, "color": "white", "stroke": INK, "strokeDash": [3, 2]},
            "encoding": {"x": x, "x2": {"field": "end"}, "y": y, "description": {"field": "told"}},
        },
        {
            "data": {"values": values},
            "mark": {"type": "text", "fontSize": 9.5, "aria": False, "color": INK},
            "encoding": {"x": {**x, "field": "middle"}, "y": y, "text": {"field": "text"}},
        },
    ]


def _layers(points: Sequence[Bubble], x: dict[str, Any], y: dict[str, Any]) -> list[dict[str, Any]]:
    """The circles, and the numbers above the largest of them."""
    values = [
        {
            "authority": b.authority, "day": str(b.day), "parties": b.parties,
            "kind": "with others within days" if b.coordinated else "alone",
            "told": f"{b.authority}, {b.day}: {b.parties} parties{f', {b.name}' if b.name else ''}",
        }
        for b in points
    ]  # fmt: skip
    most = max((b.parties for b in points), default=1)
    return [
        {
            "data": {"values": values},
            "mark": {"type": "circle", "opacity": 0.75, "stroke": INK, "strokeWidth": 0.8},
            "encoding": {
                "x": x,
                "y": y,
                "size": {
                    "field": "parties", "type": "quantitative", "title": "parties newly frozen",
                    "scale": {"domain": [0, most], "range": [12, 3200]},
                    "legend": {"orient": "top", "values": _sizes(most), "symbolFillColor": "white",
                               "symbolStrokeColor": INK, "titleOrient": "left"},
                },
                "color": {
                    "field": "kind", "type": "nominal", "title": "round",
                    "scale": {"domain": ["with others within days", "alone"],
                              "range": ["#6baed6", "#f3c89f"]},
                    "legend": {"orient": "top", "titleOrient": "left", "symbolStrokeColor": INK},
                },
                "description": {"field": "told"},
            },
        },
        *_numbers(points, most, x, y),
    ]  # fmt: skip


def _numbers(
    points: Sequence[Bubble], most: int, x: dict[str, Any], y: dict[str, Any]
) -> list[dict[str, Any]]:
    """The numbers in the largest circles; higher up where a smaller circle lies on the middle."""
    largest = points[: max(12, len(points) // 3)]
    covered = [b for b in largest if any(_covers(other, b) for other in points)]
    plain = [b for b in largest if b not in covered]
    # a circle of less than a third of the largest has no room above its middle
    lifted = [b for b in covered if 3 * b.parties > most]
    return [
        {
            "data": {
                "values": [
                    {"authority": b.authority, "day": str(b.day), "text": str(b.parties)} for b in group
                ]
            },
            "mark": {"type": "text", "fontSize": 9.5, "dy": dy, "aria": False, "color": INK},
            "encoding": {"x": x, "y": y, "text": {"field": "text"}},
        }
        for group, dy in ((plain, -1), (lifted, -17))
        if group
    ]


def _covers(small: Bubble, large: Bubble) -> bool:
    near = abs((small.day - large.day).days) <= 2
    return small.authority == large.authority and near and small.parties < large.parties


def _sizes(most: int) -> list[int]:
    return [n for n in (10, 50, 100, 200, 400, 800) if n <= most] or [most]


def overlap_picture(
    counts: dict[tuple[str, str], int],
    authorities: Sequence[str],
    partial: Sequence[str],
    title: str,
    sources: tuple[str, ...],
) -> Picture:
    """Authority by authority: of the parties the row freezes, how many the column freezes too.

    Of those of whose list only a part is loaded the numbers are shown, and no share.
    """
    values = _shares(counts, authorities, partial)
    axis = {"labelAngle": 0, "labelFontSize": 13, "labelFontWeight": "bold", "ticks": False, "domain": False}
    x = {"field": "column", "type": "nominal", "sort": list(authorities), "title": "are frozen by",
         "axis": {**axis, "orient": "top"}}  # fmt: skip
    y = {
        "field": "row",
        "type": "nominal",
        "sort": list(authorities),
        "title": "of those frozen by",
        "axis": axis,
    }
    ink = {"field": "ink", "type": "nominal", "scale": None}
    spec: dict[str, Any] = {
        "resolve": {"scale": {"color": "independent"}},
        "width": {"step": 74},
        "height": {"step": 54},
        "data": {"values": values},
        "layer": [
            {
                "mark": {"type": "rect", "stroke": "white", "strokeWidth": 2},
                "encoding": {
                    "x": x, "y": y, "description": {"field": "told"},
                    "color": {"field": "share", "type": "quantitative", "legend": None,
                              "scale": {"domain": [0, 1], "range": ["#f2f6fb", "#08306b"]}},
                },
            },
            {"mark": {"type": "text", "dy": -6, "aria": False},
             "encoding": {"x": x, "y": y, "text": {"field": "words"}, "color": ink,
                          "size": {"field": "size", "type": "quantitative", "scale": None}}},
            {"mark": {"type": "text", "fontSize": 10, "dy": 11, "aria": False},
             "encoding": {"x": x, "y": y, "text": {"field": "small"}, "color": ink}},
        ],
    }  # fmt: skip
    return Picture(
        title=title,
        description=f"{title}. A row for each authority: the share, and under it the number, of the parties "
        "it freezes that the column's authority freezes too; on the diagonal, how many it freezes.",
        spec=spec,
        columns=("frozen by", *authorities),
        rows=tuple((a, *(counts.get((a, b), 0) for b in authorities)) for a in authorities),
        sources=sources,
    )


def _shares(
    counts: dict[tuple[str, str], int], authorities: Sequence[str], partial: Sequence[str]
) -> list[dict[str, Any]]:
    """The cells of the overlap, with what is written in them."""
    values: list[dict[str, Any]] = []
    for a in authorities:
        for b in authorities:
            both, own = counts.get((a, b), 0), counts.get((a, a), 0)
            share = both / own if own else 0.0
            part = a in partial or b in partial
            words = "list in part" if part else f"{both:,}" if a == b else f"{100 * share:.0f} %"
            values.append(
                {
                    "row": a, "column": b, "share": 0.0 if part else share, "words": words,
                    "ink": "white" if share > 0.45 and not part else INK, "size": 10 if part else 14,
                    "small": f"{both:,}" if part or a != b else "",
                    "told": f"Of {own:,} parties {a} freezes, {b} freezes {both:,}"
                    + (", as far as the parts of the lists that are loaded tell" if part else ""),
                }
            )  # fmt: skip
    return values
