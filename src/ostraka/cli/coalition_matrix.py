"""``ostraka coalition matrix`` and ``round``: parties by authorities, and one authority's day."""

from datetime import date

import click
from rich.markup import escape
from rich.table import Table

from ostraka.cli.coalition_options import Frame, Span, framed
from ostraka.cli.output import Day, err, out
from ostraka.coalition.choice import authorities_of
from ostraka.coalition.classes import MeasureClass
from ostraka.coalition.matrix import Cell, Matrix, long_table, matrix, wide_table
from ostraka.coalition.rounds import Other, Round, round_of, round_table
from ostraka.model import AUTHORITIES

#: What an empty cell says.
ABSENT = {
    "not_listed": "[dim]–[/]",
    "not_loaded": "[yellow]not loaded[/]",
    "part_loaded": "[yellow]part loaded[/]",
    "before_first": "[yellow]before ours[/]",
}
_LEGEND = (
    "– not listed; (day) a lesser measure, no freeze: B banking, S sectoral, T travel, V ships and aircraft, "
    "O other; ✗ ended; ≤ that day or before, ≥ that day or later"
)


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
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
    room = max(out.width - 12 * len(found.authorities), 14)
    table.add_column("party", overflow="ellipsis", no_wrap=True, max_width=room)
    for code in found.authorities:
        table.add_column(code, no_wrap=True, min_width=11)
    shown = found.rows[:limit] if limit else found.rows
    for row in shown:
        table.add_row(escape(row.caption), *(_cell(c, measures) for c in row.cells))
    day = f" on {found.day}" if found.day else ""
    out.print(f"[bold]{len(found.rows):,} parties[/]{day}, by the first day of the freeze")
    out.print(table)
    if len(shown) < len(found.rows):
        out.print(f"[dim]and {len(found.rows) - len(shown):,} more: --limit 0, or --output FILE[/]")
    out.print(f"[dim]{_LEGEND}[/]", soft_wrap=False)


def _cell(cell: Cell, measures: bool) -> str:
    if not cell.first:
        return ABSENT[cell.state]
    over = cell.state == "delisted"
    if measures:
        lines = [f"{MeasureClass(c).sign} {_day(start)}" for c, start in cell.first.items()]
        return "\n".join(lines) + (" ✗" if over else "")
    freeze = cell.freeze
    if freeze is None:
        name, start = next(iter(cell.first.items()))
        text = f"[dim]({MeasureClass(name).sign} {start.day:%y-%m-%d})[/]"
    else:
        text = _day(freeze) if cell.frozen else f"[dim]{_day(freeze)}[/]"
    ended = over or (freeze is not None and not cell.frozen)
    return f"{text} ✗" if ended else text


def _day(start: object) -> str:
    return str(start)


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
    table.add_column("party", overflow="fold", min_width=16)
    for column in ("already frozen", "same day", f"within {found.within} days", "later", "never"):
        table.add_column(column, overflow="fold", no_wrap=column in ("already frozen", "later"))
    for p in found.parties:
        groups = (p.by("before"), p.by("same day"), p.by("within"), p.by("later", "unknown"), p.by("never"))
        cells = ("\n".join(_other(o) for o in group) for group in groups[:-1])
        table.add_row(escape(p.caption), *cells, " ".join(o.authority for o in groups[-1]))
    out.print(table)
    already = sum(bool(p.by("before")) for p in found.parties)
    followed = sum(bool(p.by("within")) for p in found.parties)
    same = sum(bool(p.by("same day")) for p in found.parties)
    out.print("[dim]never: not by the last list of that authority that is loaded[/]")
    out.print(
        f"{already} of {len(found.parties)} were already frozen by another; {same} were frozen by another "
        f"the same day; {followed} followed within {found.within} days."
    )
    unknown = {
        o.authority: o.when for p in found.parties for o in p.others if o.when.endswith(("loaded", "first"))
    }
    if unknown:
        words = ", ".join(f"{a} {w.replace('_', ' ')}" for a, w in sorted(unknown.items()))
        out.print(f"[yellow]Not known for some or all: {words}[/]")


def _other(other: Other) -> str:
    if other.start is None or other.when == "same day":
        return other.authority
    days = f" {other.days:+}d" if other.days is not None else ""
    return f"{other.authority} {other.start}{days}"
