"""``ostraka coalition matrix`` and ``round``: parties by authorities, and one authority's day."""

from collections.abc import Sequence
from datetime import date

import click
from rich.markup import escape
from rich.table import Table

from ostraka.cli.coalition_options import Frame, Span, framed
from ostraka.cli.output import Day, err, out
from ostraka.coalition.choice import authorities_of
from ostraka.coalition.classes import MeasureClass
from ostraka.coalition.episodes import Start
from ostraka.coalition.matrix import Cell, Matrix, Row, long_table, matrix, wide_table
from ostraka.coalition.rounds import Other, Round, round_of, round_table
from ostraka.model import AUTHORITIES

#: What an empty cell says, in full and where there is little room.
ABSENT = {
    "not_listed": ("–", "–"),
    "not_loaded": ("not loaded", "no list"),
    "part_loaded": ("part loaded", "part"),
    "before_first": ("before ours", "before"),
    "between": ("between ours", "between"),
}
_LEGEND = (
    "– not listed; (day) a lesser measure, no freeze: B banking, S sectoral, T travel, V ships and aircraft, "
    "O other; ✗ ended; ≤ that day or before, ≥ that day or later"
)
#: Said of a state where it occurs.
_SAID = {
    "not_loaded": "{}: the authority's list is not in the ledger",
    "part_loaded": "{}: only a part of the list is loaded, so nothing is said",
    "before_first": "{}: the day is before our first snapshot of the list, which prints no days",
    "between": "{}: the day is between two snapshots, and the later one shows the party",
}
#: Widths: of a column in full and in short, and the least of the names.
_FULL, _SHORT, _NAME = 13, 10, 20


@click.command("matrix")
@click.option("--all-but-one", is_flag=True, help="Only parties frozen by all of the columns but one.")
@click.option("--long", "as_long", is_flag=True, help="Write a line for each measure, not a line a party.")
@click.option("--measures", is_flag=True, help="Show the first day of every class of measure.")
@click.option("--limit", type=int, default=40, show_default=True, help="Rows to print; 0 for all.")
@framed
def show_matrix(frame: Frame, all_but_one: bool, as_long: bool, measures: bool, limit: int) -> None:
    """Show parties by authorities: the first day of each one's freeze.

    An empty cell says whether the party is not listed, or the list not loaded, or the day before
    our first snapshot.
    """
    found = matrix(frame.book, frame.authorities, frame.choice, day=frame.day, all_but_one=all_but_one)
    if frame.table_written(long_table(found) if as_long else wide_table(found), found):
        return
    _print_matrix(found, limit, measures)


def _print_matrix(found: Matrix, limit: int, measures: bool) -> None:
    shown = found.rows[:limit] if limit else found.rows
    day = f" on {found.day}" if found.day else ""
    out.print(f"[bold]{len(found.rows):,} parties[/]{day}, by the first day of the freeze")
    codes = found.authorities
    short = _NAME + (_FULL + 2 * measures) * len(codes) > out.width
    width = _SHORT + 2 * measures if short else _FULL + 2 * measures
    fit = max((out.width - _NAME) // width, 1)
    for at in range(0, len(codes), fit):
        _print_columns(shown, codes[at : at + fit], at, measures, short)
    if len(shown) < len(found.rows):
        out.print(f"[dim]and {len(found.rows) - len(shown):,} more: --limit 0, or --output FILE[/]")
    states = {c.state for row in shown for c in row.cells if not c.first}
    said = [words.format(ABSENT[state][short]) for state, words in _SAID.items() if state in states]
    out.print(f"[dim]{'; '.join([_LEGEND, *said])}[/]", soft_wrap=False)


def _print_columns(shown: Sequence[Row], codes: Sequence[str], at: int, measures: bool, short: bool) -> None:
    """The columns of some authorities, beginning with the one at that place."""
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
    width = (_SHORT if short else _FULL) - 1 + 2 * measures
    room = max(out.width - (width + 1) * len(codes) - 1, _NAME)
    table.add_column("party", overflow="ellipsis", no_wrap=True, max_width=room)
    for code in codes:
        table.add_column(code, no_wrap=True, min_width=width)
    for row in shown:
        cells = row.cells[at : at + len(codes)]
        table.add_row(escape(row.caption), *(_cell(c, measures, short) for c in cells))
    out.print(table)


def _cell(cell: Cell, measures: bool, short: bool) -> str:
    if not cell.first:
        style = "dim" if cell.state == "not_listed" else "yellow"
        return f"[{style}]{ABSENT[cell.state][short]}[/]"
    over = cell.state == "delisted"
    if measures:
        lines = [f"{MeasureClass(c).sign} {_day(start, short)}" for c, start in cell.first.items()]
        return "\n".join(lines) + (" ✗" if over else "")
    freeze = cell.freeze
    if freeze is None:
        name, start = next(iter(cell.first.items()))
        text = f"[dim]({MeasureClass(name).sign}{start.day:%y-%m-%d})[/]"
    else:
        text = _day(freeze, short) if cell.frozen else f"[dim]{_day(freeze, short)}[/]"
    ended = over or (freeze is not None and not cell.frozen)
    return f"{text}✗" if ended else text


def _day(start: Start, short: bool) -> str:
    return f"{start.mark}{start.day:%y-%m-%d}" if short else str(start)


@click.command("round")
@click.argument("authority")
@click.argument("on", metavar="DAY", type=Day())
@click.option("--within", type=Span(), default="7d", show_default=True, help="What counts as following.")
@framed
def show_round(frame: Frame, authority: str, on: date, within: int) -> None:
    """Show whom AUTHORITY first froze on DAY, who had already, and who followed.

    `ostraka coalition round GB 2022-04-06 --within 7d` answers: of the parties Britain froze on
    6 April 2022, which were already frozen by another G7 member, and who followed within a week?
    """
    code = authorities_of([authority])[0]
    found = round_of(frame.book, code, on, frame.authorities, within, frame.choice)
    if not frame.table_written(round_table(found), found):
        _print_round(found)


def _print_round(found: Round) -> None:
    name = AUTHORITIES[found.authority].name
    out.print(f"[bold]{name} first froze {len(found.parties)} parties on {found.day}[/]")
    if not found.parties:
        err.print("[dim]nobody, as far as the loaded lists tell; see `ostraka coalition waves`[/]")
        return
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("party", overflow="fold", max_width=max(out.width - 56, 20))
    table.add_column("already frozen by", no_wrap=True)
    table.add_column("and then", overflow="fold")
    for p in found.parties:
        then = (_followed(o, found.within) for o in p.others if o.when in _THEN)
        never = " ".join(o.authority for o in p.by("never"))
        lines = [*then, *([f"[dim]never: {never}[/]"] if never else [])]
        before = "\n".join(f"{o.authority} {o.start}{_days(o)}" for o in p.by("before"))
        table.add_row(escape(p.caption), before, "\n".join(lines))
    out.print(table)
    already, same, followed, open_ = (
        sum(bool(p.by(when)) for p in found.parties) for when in ("before", "same day", "within", "unknown")
    )
    out.print(
        f"{already} of {len(found.parties)} were already frozen by another; {same} were frozen by another "
        f"the same day; {followed} followed within {found.within} days."
    )
    if open_:
        out.print(
            f"Of {open_} the days of another are known only between two snapshots (≤), too far apart to tell."
        )
    out.print("[dim]never: not by the last list of that authority that is loaded[/]")
    unknown = {
        o.authority: o.when for p in found.parties for o in p.others if o.when.endswith(("loaded", "first"))
    }
    if unknown:
        words = ", ".join(f"{a} {w.replace('_', ' ')}" for a, w in sorted(unknown.items()))
        out.print(f"[yellow]Not known for some or all: {words}[/]")


#: Those that acted no earlier, in words.
_THEN = {"same day": "same day", "within": "within {} d", "later": "later", "unknown": "order not known"}


def _followed(other: Other, within: int) -> str:
    words = _THEN[other.when].format(within)
    if other.when == "unknown" and other.least is not None and other.least > 0:
        words = "after it, but how soon is not known"
    if other.when == "same day":
        return f"[bold]{other.authority} {words}[/]"
    text = f"{other.authority} {other.start}{_days(other)}, {words}"
    return f"[bold]{text}[/]" if other.when == "within" else text


def _days(other: Other) -> str:
    return f" ({other.days:+,} d)" if other.days is not None else ""
