"""Pictures of the coalition over time: lag curves, and one party's lanes.

They take plain values and can be read in black and white: lines differ by dash and are named
where they end, bars carry their words. Every mark has a description for screen readers.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from ostraka.report.charts import INK, Picture

#: Dashes that tell lines apart without color.
_DASHES = ([1, 0], [8, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 4], [1, 3], [12, 3, 2, 3], [6, 2], [3, 6])
_COLORS = (
    "#08306b", "#b04a00", "#1b7837", "#762a83", "#8c510a", "#35978f", "#c51b7d", "#4d4d4d", "#2166ac",
    "#000000",
)  # fmt: skip


class Curve(msgspec.Struct, frozen=True):
    """One follower: share followed by day, with its 95 % band."""

    follower: str
    steps: tuple[tuple[int, float, float, float, float], ...]
    """Day, share surely followed, at most followed, and the band: low, high."""


class Bar(msgspec.Struct, frozen=True):
    """One measure of one authority on a party; ``end`` None while in force."""

    authority: str
    measure: str
    shade: str
    """Class of the measure."""
    start: date
    end: date | None
    words: str


def lag_picture(curves: Sequence[Curve], leader: str, title: str, sources: tuple[str, ...]) -> Picture:
    """How soon each other authority had frozen whom the leader froze: share by day since then."""
    names = [c.follower for c in curves]
    last_day = max((c.steps[-1][0] for c in curves if c.steps), default=1)
    points, ends = _points(curves, last_day)
    ticks = [1, 2, 8, 31, 91, 366, 1096]
    x = {
        "field": "day", "type": "quantitative", "title": f"days since {leader} froze the party",
        "scale": {"type": "log", "domain": [1, (last_day + 1) * 1.02], "nice": False},
        "axis": {"values": [t for t in ticks if t <= last_day + 1], "grid": True,
                 "labelExpr": "{'1':'same day','2':'1 d','8':'1 week','31':'30 d','91':'90 d','366':'1 year',"
                 "'1096':'3 years'}[toString(datum.value)]"},
    }  # fmt: skip
    y = {
        "field": "share", "type": "quantitative", "title": "share that had surely followed",
        "scale": {"domain": [0, 1]}, "axis": {"format": ".0%"},
    }  # fmt: skip
    by = {"field": "follower", "type": "nominal", "legend": None}
    color = {**by, "scale": {"domain": names, "range": list(_COLORS[: len(names)])}}
    dash = {**by, "scale": {"domain": names, "range": list(_DASHES[: len(names)])}}
    spec: dict[str, Any] = {
        "width": 640,
        "height": 400,
        "layer": [
            {
                "data": {"values": points},
                "mark": {"type": "area", "interpolate": "step-after", "opacity": 0.09, "aria": False},
                "encoding": {
                    "x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": color,
                },
            },
            {
                "data": {"values": points},
                "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2},
                "encoding": {"x": x, "y": y, "color": color, "strokeDash": dash},
            },
            {
                "data": {"values": ends},
                "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 12, "fontWeight": "bold"},
                "encoding": {"x": x, "y": {**y, "field": "label"}, "text": {"field": "text"}, "color": color},
            },
        ],
    }  # fmt: skip
    told = "; ".join(f"{c.follower} {_range(c)}" for c in curves)
    return Picture(
        title=title,
        description=f"{title}. Rising step curves, one for each follower: the share that had surely "
        "followed. The shade about a curve reaches up to what may have followed, where days are known only "
        "as lying between two snapshots, and holds the 95 % band (Kaplan–Meier); parties not followed yet "
        f"count until the last day of the follower's list. In the end: {told}.",
        spec=spec,
        columns=("follower", "days", "surely followed", "at most", "low", "high"),
        rows=tuple(
            (c.follower, day, *(round(s, 4) for s in shares)) for c in curves for day, *shares in c.steps
        ),
        sources=sources,
    )


def _points(curves: Sequence[Curve], last_day: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The points of all curves, each drawn on to the last day, and the labels at their ends."""
    points: list[dict[str, Any]] = []
    ends: list[dict[str, Any]] = []
    for c in curves:
        share = 0.0
        points.append({"follower": c.follower, "day": 1, "share": 0.0, "low": 0.0, "high": 0.0})
        for day, share, _, low, high in c.steps:
            points.append({"follower": c.follower, "day": day + 1, "share": share, "low": low, "high": high})
        points.append({**points[-1], "day": last_day + 1})
        ends.append({"follower": c.follower, "day": last_day + 1, "share": share,
                     "text": f"{c.follower} {_range(c)}"})  # fmt: skip
    _spread(ends)
    return points, ends


def _range(curve: Curve) -> str:
    """What had followed in the end: a range where not every day is known."""
    least, most = (f"{100 * share:.0f}" for share in (curve.steps[-1][1:3] if curve.steps else (0, 0)))
    return f"{least} %" if least == most else f"{least}–{most} %"


def _spread(ends: list[dict[str, Any]], room: float = 0.042) -> None:
    """Give labels that would lie on each other places of their own."""
    above = 2.0
    for end in sorted(ends, key=lambda e: -float(e["share"])):
        above = min(float(end["share"]), above - room)
        end["label"] = max(above, 0.0)


#: Class of measure -> shade and ink; the freeze is the darkest.
_BARS = {
    "freeze": ("#08306b", "white"),
    "travel": ("#6baed6", INK),
    "banking": ("#b04a00", "white"),
    "sectoral": ("#f3c89f", INK),
    "transport": ("#74a57f", INK),
    "other": ("#d9d9d9", INK),
}
#: Share of the width a bar needs to hold its words.
_ROOM = 0.22


def lanes_picture(bars: Sequence[Bar], today: date, title: str, sources: tuple[str, ...]) -> Picture:
    """One party's life: a lane for each authority and measure, from start to end."""
    lanes = list(dict.fromkeys(_lane(b) for b in bars))
    first = min(b.start for b in bars)
    values = [_bar_values(b, first, today) for b in bars]
    used = [m for m in _BARS if any(b.shade == m for b in bars)]
    y = {
        "field": "lane", "type": "nominal", "sort": lanes, "title": None,
        "axis": {"labelFontSize": 12, "ticks": False, "domain": False, "labelLimit": 240, "grid": True},
    }  # fmt: skip
    x = {
        "field": "start", "type": "temporal", "title": None,
        "scale": {"type": "utc", "domain": [str(first), str(today)]},
        "axis": {"format": "%b %Y", "labelAngle": 0, "tickCount": 8, "labelOverlap": True},
    }  # fmt: skip
    color = {
        "field": "shade", "type": "nominal", "title": "class of measure",
        "scale": {"domain": used, "range": [_BARS[m][0] for m in used]},
        "legend": {"orient": "top", "titleOrient": "left"},
    }  # fmt: skip
    bar = {
        "data": {"values": values},
        "mark": {"type": "bar", "height": 15, "stroke": INK, "strokeWidth": 0.5},
        "encoding": {
            "x": x,
            "x2": {"field": "end"},
            "y": y,
            "description": {"field": "told"},
            "color": color,
        },
    }
    places = [_words([v for v in values if v["place"] == place], x, y, place) for place in ("in", "before")]
    return Picture(
        title=title,
        description=f"{title}. Bars on a time line, a lane for each authority and measure: "
        + "; ".join(f"{_lane(b)} {b.words}" for b in bars)
        + ".",
        spec={
            "width": 760,
            "height": {"step": 26},
            "resolve": {"scale": {"color": "independent"}},
            "layer": [bar, *(layer for layer in places if layer["data"]["values"])],
        },
        columns=("authority", "measure", "start", "end", "in words"),
        rows=tuple(
            (b.authority, b.measure, str(b.start), str(b.end) if b.end else None, b.words) for b in bars
        ),
        sources=sources,
    )


def _lane(bar: Bar) -> str:
    return f"{bar.authority} {bar.measure}"


def _bar_values(bar: Bar, first: date, today: date) -> dict[str, str]:
    """One bar; its words stand in it, or before it where it is too short."""
    end = bar.end or today
    room = (end - bar.start) > _ROOM * (today - first) or bar.start == first
    return {
        "lane": _lane(bar), "shade": bar.shade, "start": str(bar.start), "end": str(end), "words": bar.words,
        "told": f"{_lane(bar)}: {bar.words}", "place": "in" if room else "before",
        "ink": _BARS[bar.shade][1] if room else INK,
    }  # fmt: skip


def _words(values: Sequence[dict[str, str]], x: Any, y: Any, place: str) -> dict[str, Any]:
    inside = place == "in"
    return {
        "data": {"values": list(values)},
        "mark": {"type": "text", "align": "left" if inside else "right", "dx": 4 if inside else -4,
                 "fontSize": 10, "aria": False},
        "encoding": {"x": x, "y": y, "text": {"field": "words"},
                     "color": {"field": "ink", "type": "nominal", "scale": None}},
    }  # fmt: skip
