"""``ostraka coalition chart``: the answers as pictures, each with its table beside it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from ostraka.cli.coalition_options import Frame, framed
from ostraka.cli.output import out
from ostraka.coalition.book import Subject
from ostraka.coalition.choice import authorities_of
from ostraka.coalition.classes import class_of
from ostraka.coalition.lag import Pair, pairs
from ostraka.coalition.matrix import Cell, Row, matrix
from ostraka.coalition.waves import FoundRound, rounds, waves
from ostraka.errors import InputError
from ostraka.model import AUTHORITIES
from ostraka.report.charts import Picture, write_picture
from ostraka.report.coalition_charts import Bubble, HeatCell, heat_picture, overlap_picture, wave_picture
from ostraka.report.coalition_curves import Bar, Curve, lag_picture, lanes_picture
from ostraka.screen.histories import history_of
from ostraka.screen.lists import Lists

#: A curve ends where fewer parties than this are left.
_AT_RISK = 10
#: Authorities whose names take an article.
_THE = ("GB", "US", "EU", "UN")
#: Spring 2022 on one page.
_SPRING = date(2022, 2, 20), date(2022, 6, 30)


@click.group()
def chart() -> None:
    """Draw the matrix, the waves, lag curves, the overlap or one party: SVG, PNG, HTML or Vega-Lite.

    The suffix of --output decides: .svg, .png, .html (with tooltips) or .json (Vega-Lite). The
    figures drawn are written beside the picture as CSV; a page has them inside.
    """


@chart.command("matrix")
@click.option("--limit", type=click.IntRange(1, 200), default=40, show_default=True, help="Parties to draw.")
@framed
def chart_matrix(frame: Frame, limit: int) -> None:
    """Draw parties by authorities as a heat map: the darker, the sooner after the first."""
    found = matrix(frame.book, frame.authorities, frame.choice, day=frame.day)
    rows = found.rows[:limit]
    cells = [heat(row, cell) for row in rows for cell in row.cells]
    day = f" on {frame.day}" if frame.day else ""
    more = f" ({limit} of {len(found.rows):,})" if len(found.rows) > limit else ""
    _written(
        frame,
        heat_picture(cells, found.authorities, f"Who froze whom, and how soon{day}{more}", _sources(frame)),
    )


def heat(row: Row, cell: Cell) -> HeatCell:
    """The cell's shade and words."""
    # The day by which somebody surely had: a day known only as a bound may have been earlier.
    first = min((c.freeze.latest for c in row.cells if c.freeze), default=date.max)
    caption = f"{row.caption[:42]}…" if len(row.caption) > 43 else row.caption
    if cell.freeze is None:
        shade = (
            "lesser measure" if cell.stays else "not listed" if cell.state == "not_listed" else "not known"
        )
        words = "lesser" if cell.stays else "–" if shade == "not listed" else "?"
        return HeatCell(caption, cell.authority, shade, words)
    words = str(cell.freeze)
    if not cell.frozen:
        return HeatCell(caption, cell.authority, "ended", words)
    soonest, latest = (_shade(day, first) for day in (cell.freeze.earliest, cell.freeze.latest))
    return HeatCell(caption, cell.authority, soonest if soonest == latest else "day not known", words)


def _shade(day: date, first: date) -> str:
    limits = ((0, "first known"), (7, "within a week"), (30, "within a month"), (365, "within a year"))
    return next((name for most, name in limits if (day - first).days <= most), "later")


@chart.command("waves")
@click.option("--from", "start", type=click.DateTime(["%Y-%m-%d"]), help="First day. Default: 2022-02-20.")
@click.option("--to", "end", type=click.DateTime(["%Y-%m-%d"]), help="Last day. Default: 2022-06-30.")
@click.option(
    "--least", type=click.IntRange(1), default=5, show_default=True, help="Parties that make a round."
)
@framed
def chart_waves(frame: Frame, start: datetime | None, end: datetime | None, least: int) -> None:
    """Draw each authority's rounds on one time line: by default the spring of 2022 on one page."""
    first, last = start.date() if start else _SPRING[0], end.date() if end else _SPRING[1]
    found = [
        (one, wave.coordinated)
        for wave in waves(rounds(frame.book, frame.authorities, frame.choice, least))
        for one in wave.rounds
        if first <= one.day <= last
    ]
    if not found:
        raise InputError("no round in these days", where=f"{first} to {last}", hint="a smaller --least")
    drawn = bubbles(found)
    codes = [a for a in frame.authorities if any(b.authority == a for b in drawn)]
    title = (
        "The spring of 2022: who froze how many, and when"
        if (first, last) == _SPRING
        else "Rounds of designations"
    )
    _written(frame, wave_picture(drawn, codes, title, _sources(frame)))


def bubbles(found: Sequence[tuple[FoundRound, bool]]) -> list[Bubble]:
    """One for all that an authority did on a day, under whatever programs; nobody counts twice."""
    days: dict[tuple[str, date, date | None], list[tuple[FoundRound, bool]]] = {}
    for one, together in found:
        days.setdefault((one.authority, one.day, one.after if one.wide else None), []).append((one, together))
    return [
        Bubble(
            authority,
            day,
            len({party for one, _ in group for party in one.parties}),
            "; ".join(dict.fromkeys(one.known.name for one, _ in group if one.known)),
            any(together for _, together in group),
            after,
        )
        for (authority, day, after), group in days.items()
    ]


@chart.command("lag")
@click.argument("leader")
@framed
def chart_lag(frame: Frame, leader: str) -> None:
    """Draw how soon the others followed LEADER: what share surely had by each day, and may have."""
    code = authorities_of([leader])[0]
    codes = (code, *(a for a in frame.authorities if a != code))
    found = pairs(frame.book, codes, frame.choice, frame.day)
    curves = [_curve(p) for p in found if p.leader == code and p.told]
    if not any(c.steps for c in curves):
        raise InputError("nobody is known to have followed", where=code, hint="load more lists")
    article = "the " if code in _THE else ""
    title = f"How soon others froze whom {article}{AUTHORITIES[code].name} froze"
    _written(frame, lag_picture(curves, code, title, _sources(frame)))


def _curve(p: Pair) -> Curve:
    """What had surely followed by each day, and what may have, with the outer edges of their bands."""
    # where hardly anybody is left to follow, one who does would throw the curve to the top
    last = min(
        max((s.day for s in steps if s.at_risk >= _AT_RISK), default=0)
        for steps in (p.curves.surely, p.curves.maybe)
    )
    days = sorted({s.day for s in (*p.curves.surely, *p.curves.maybe) if s.day <= last})
    shares = ((day, p.curves.shares(day), p.curves.band(day)) for day in days)
    return Curve(p.follower, tuple((day, s.surely, s.at_most, *band) for day, s, band in shares))


@chart.command("overlap")
@framed
def chart_overlap(frame: Frame) -> None:
    """Draw, authority by authority, how many parties both freeze."""
    found = matrix(frame.book, frame.authorities, frame.choice, day=frame.day)
    counts: dict[tuple[str, str], int] = {}
    for row in found.rows:
        for a in row.freezers:
            for b in row.freezers:
                counts[a, b] = counts.get((a, b), 0) + 1
    codes = [a for a in found.authorities if counts.get((a, a))]
    coverages = frame.book.coverages
    partial = [a for a in codes if coverages.spans(a) and not any(s.whole for s in coverages.spans(a))]
    day = f" on {frame.day}" if frame.day else ""
    title = f"Who freezes the same parties{day}"
    _written(frame, overlap_picture(counts, codes, partial, title, _sources(frame)))


@chart.command("party")
@click.argument("name_or_id")
@framed
def chart_party(frame: Frame, name_or_id: str) -> None:
    """Draw one party's life: a lane for each authority and class of measure.

    NAME-OR-ID is a name in any spelling, of which the best is drawn, or any of its records, such as
    gb_ofsi:15076 or starter:GB:sberbank.
    """
    subject = _subject(frame, name_or_id)
    day = frame.day or datetime.now(UTC).date()
    codes = [a for a in AUTHORITIES if a in subject.stays]
    bars = _bars(subject, codes, day)
    if not bars:
        raise InputError("it was not under any measure by that day", where=subject.caption)
    _written(
        frame,
        lanes_picture(bars, day, f"{subject.caption}: who listed it, and for what", _sources(frame, codes)),
    )


def _subject(frame: Frame, text: str) -> Subject:
    """The party of that record, else the one that goes by that name, as ``ostraka history`` finds it."""
    source, _, key = text.partition(":")
    keys = {(source, key)}
    if not any(keys & set(s.members) for s in frame.book.subjects):
        with Lists.open(click.get_current_context().obj) as lists:
            keys = {(r.source, r.id) for r in history_of(lists, text)[0].records}
    found = next((s for s in frame.book.subjects if keys & set(s.members)), None)
    if found is None:
        raise InputError("no measure of any authority is known of it", where=text)
    return found


def _bars(subject: Subject, codes: list[str], day: date) -> list[Bar]:
    return [
        Bar(
            code,
            s.kind.value.replace("_", " "),
            class_of(s.kind).value,
            s.start.day,
            s.end if s.end and s.end <= day else None,
            f"{s.start} to {s.ended}" if s.end and s.end <= day else str(s.start),
        )
        for code in codes
        for s in sorted(subject.stays[code], key=lambda s: (s.start.day, s.kind))
        if s.start.day <= day
    ]


def _sources(frame: Frame, authorities: Sequence[str] = ()) -> tuple[str, ...]:
    """Whom the picture is about, and which lists it rests on, up to which day."""
    spans = {s.source: s for a in authorities or frame.authorities for s in frame.book.coverages.spans(a)}
    told = [f"{s.source} to {s.last_day}{'' if s.whole else ' (a part)'}" for s in spans.values()]
    if frame.book.coverages.book:
        told.append("the starter book (not a compliance list)")
    lines = [", ".join(told[i : i + 3]) for i in range(0, len(told), 3)]
    about = [f"Only: {frame.about}"] if frame.about else []
    return (*about, *(f"{'Lists: ' if i == 0 else ''}{line}" for i, line in enumerate(lines)))


def _written(frame: Frame, picture: Picture) -> None:
    if frame.output is None:
        raise InputError("a picture needs a file", hint="--output FILE.svg, .png, .html or .json")
    files = [str(Path(path)) for path in write_picture(picture, frame.output)]
    out.print(picture.description)
    out.print(f"written: {', '.join(files)}", style="dim")
