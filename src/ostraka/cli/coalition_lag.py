"""``ostraka coalition lag``, ``leaders`` and ``gaps``: who was first, who followed, what is missing."""

from collections import Counter

import click
from rich.markup import escape
from rich.table import Table

from ostraka.cli.coalition_options import Frame, framed
from ostraka.cli.output import out
from ostraka.coalition.choice import authorities_of
from ostraka.coalition.gaps import gap_table, gaps
from ostraka.coalition.lag import WITHIN, Pair, lag_table, leader_table, leaders, pairs

_STATES = {
    "not_listed": "not listed",
    "delisted": "ended",
    "lesser": "only",
    "not_loaded": "[yellow]list not loaded[/]",
    "part_loaded": "[yellow]list loaded in part[/]",
    "before_first": "[yellow]before our first snapshot[/]",
}


def _plain_table() -> Table:
    return Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))


@click.command("lag")
@framed
def show_lag(frame: Frame) -> None:
    """Show, for every pair, how soon one froze whom the other had frozen.

    Shares are of the parties the follower had not frozen before, by Kaplan–Meier: who has not
    followed yet counts until the last day of the follower's list.
    """
    found = pairs(frame.book, frame.authorities, frame.choice)
    if frame.table_written(lag_table(found), found):
        return
    table = _plain_table()
    for column in ("after", "froze", "then", "before", "same day", "later", "never", "median"):
        table.add_column(column, justify="left" if column in ("after", "then") else "right", no_wrap=True)
    for days in WITHIN:
        table.add_column(f"≤{days}d", justify="right", no_wrap=True)
    table.add_column("half by", justify="right", no_wrap=True)
    told = [p for p in found if p.frozen]
    for p in told:
        table.add_row(*_line(p))
    out.print(table)
    out.print(
        "[dim]never: not by the last day of that list; median: days, of those that followed the same day or "
        "later;\n≤7d: share of those not frozen before that was followed within 7 days (Kaplan–Meier)[/]"
    )
    if any(p.lags and not p.curve for p in told):
        out.print("[dim]–: of the follower only a part is loaded, so who never followed is not known[/]")
    if len(told) < len(found):
        silent = sorted({a for a in frame.authorities if not any(a in (p.leader, p.follower) for p in told)})
        words = f": nothing is loaded of {', '.join(silent)}" if silent else ""
        out.print(f"[dim]{len(found) - len(told)} pairs share no party of known days{words}[/]")


def _line(p: Pair) -> list[str]:
    middle = f"{p.quartiles[1]:.0f} d" if p.quartiles else "–"
    shares = [f"{100 * p.within(days):.0f} %" if p.curve else "–" for days in WITHIN]
    half = "–" if not p.curve else "never" if p.half is None else f"{p.half:,} d"
    counts = [f"{n:,}" for n in (p.before, p.same_day, p.after, p.never)]
    return [p.leader, f"{p.frozen:,}", p.follower, *counts, middle, *shares, half]


@click.command("leaders")
@click.option("--limit", type=int, default=30, show_default=True, help="Rows to print; 0 for all.")
@framed
def show_leaders(frame: Frame, limit: int) -> None:
    """Show who froze each party first, and how many days the others took."""
    found = leaders(frame.book, frame.authorities, frame.choice)
    if frame.table_written(leader_table(found), found):
        return
    table = _plain_table()
    table.add_column("first frozen")
    table.add_column("by")
    table.add_column("party", overflow="ellipsis", no_wrap=True, max_width=max(out.width - 60, 16))
    table.add_column("others, days later", overflow="fold")
    shown = found[:limit] if limit else found
    for led in shown:
        rest = " ".join(f"{a}+{days}" for a, days in led.followers)
        table.add_row(str(led.day), " ".join(led.leaders) or "≤", escape(led.caption), rest)
    out.print(table)
    if len(shown) < len(found):
        out.print(f"[dim]and {len(found) - len(shown):,} more: --limit 0, or --output FILE[/]")
    first = Counter(" and ".join(led.leaders) or "day known only as a bound" for led in found)
    out.print("first: " + ", ".join(f"{who} {n:,}" for who, n in first.most_common(8)))


@click.command("gaps")
@click.option(
    "--frozen-by",
    "by",
    multiple=True,
    default=("GB", "US"),
    show_default="GB US",
    metavar="CODE",
    help="All of these have frozen the party (repeatable).",
)
@click.option(
    "--not-by",
    "missing",
    multiple=True,
    default=("EU",),
    show_default="EU",
    metavar="CODE",
    help="None of these has (repeatable).",
)
@click.option("--limit", type=int, default=40, show_default=True, help="Rows to print; 0 for all.")
@framed
def show_gaps(frame: Frame, by: tuple[str, ...], missing: tuple[str, ...], limit: int) -> None:
    """List parties that some freeze and another does not, the oldest gap first.

    Where the other's list is not loaded, or only a part of it, the gap is counted apart.
    """
    found = gaps(frame.book, authorities_of(by), authorities_of(missing), frame.choice, frame.day)
    if frame.table_written(gap_table(found), found):
        return
    sure = [g for g in found if g.state in ("not_listed", "delisted", "lesser")]
    table = _plain_table()
    table.add_column("open since", no_wrap=True)
    table.add_column("party", overflow="ellipsis", no_wrap=True, max_width=max(out.width - 58, 16))
    table.add_column("frozen by", overflow="fold")
    table.add_column("not by")
    table.add_column("there")
    shown = sure[:limit] if limit else sure
    for g in shown:
        frozen = " ".join(f"{a} {start}" for a, start in g.frozen_by)
        there = f"{_STATES[g.state]} {', '.join(g.lesser)}".strip()
        table.add_row(str(g.open_since), escape(g.caption), frozen, g.missing, there)
    out.print(f"[bold]{len(sure):,} gaps[/]")
    out.print(table)
    if len(shown) < len(sure):
        out.print(f"[dim]and {len(sure) - len(shown):,} more: --limit 0, or --output FILE[/]")
    for (code, state), count in Counter((g.missing, g.state) for g in found[len(sure) :]).items():
        out.print(f"{count:,} more are not known of {code}: {_STATES[state]}")
