"""``ostraka coalition lag``, ``leaders`` and ``gaps``: who was first, who followed, what is missing."""

from collections import Counter

import click
from rich.markup import escape
from rich.table import Table

from ostraka.cli.coalition_options import Frame, framed
from ostraka.cli.output import out
from ostraka.coalition.choice import authorities_of
from ostraka.coalition.gaps import gap_table, gaps
from ostraka.coalition.lag import WITHIN, Pair, days_told, lag_table, leader_table, leaders, pairs
from ostraka.coalition.survival import Shares

_STATES = {
    "not_listed": "not listed",
    "delisted": "ended",
    "lesser": "only",
    "not_loaded": "[yellow]list not loaded[/]",
    "part_loaded": "[yellow]list loaded in part[/]",
    "before_first": "[yellow]before our first snapshot[/]",
    "between": "[yellow]between two snapshots[/]",
}

#: In a range wider than this an estimate is hardly more than a guess.
_WIDE = 0.2


def _plain_table() -> Table:
    return Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))


@click.command("lag")
@framed
def show_lag(frame: Frame) -> None:
    """Show, for every pair, how soon one froze whom the other had frozen.

    Shares are of the parties the follower had not frozen before. Who has not followed yet counts
    until the last day of the follower's list (Kaplan–Meier). Where a day is known only as lying
    between two snapshots, a share is a range: 15 (11–23) is surely 11 % and at most 23 %, 15 % by the
    likeliest estimate (Turnbull's), which is left out where the range is wide.
    """
    found = pairs(frame.book, frame.authorities, frame.choice, frame.day)
    if frame.table_written(lag_table(found), found):
        return
    told = [p for p in found if p.frozen]
    _print_counts(told)
    if any(p.told for p in told):
        _print_shares([p for p in told if p.told])
    silent = sorted({p.follower for p in told if not p.absences_known and p.frozen > p.before})
    if silent:
        out.print(
            f"[dim]no shares for {', '.join(silent)}: a part of the list is loaded, so who never followed "
            "is not known[/]"
        )
    if len(told) < len(found):
        silent = sorted({a for a in frame.authorities if not any(a in (p.leader, p.follower) for p in told)})
        words = f"; nothing is loaded of {', '.join(silent)}" if silent else ""
        out.print(f"[dim]{len(found) - len(told)} pairs share no party{words}[/]")


def _print_counts(told: list[Pair]) -> None:
    table = _plain_table()
    for column in ("after", "froze", "then", "before", "same day", "later", "order unknown", "never"):
        table.add_column(column, justify="left" if column in ("after", "then") else "right", no_wrap=True)
    for p in told:
        counts = [f"{n:,}" for n in (p.before, p.same_day, p.after, p.unclear, p.never)]
        table.add_row(p.leader, f"{p.frozen:,}", p.follower, *counts)
    out.print(table)
    out.print(
        "[dim]froze: whom the second's list can tell of, the sum of the columns after it\n"
        "order unknown: both froze them; a list without days does not tell who was first\n"
        "never: not by the last day of that list[/]\n"
    )


def _print_shares(told: list[Pair]) -> None:
    table = _plain_table()
    for column in ("after", "then", *(f"≤{days} d, %" for days in WITHIN), "half by"):
        table.add_column(column, justify="left" if column in ("after", "then") else "right", no_wrap=True)
    for p in told:
        table.add_row(p.leader, p.follower, *(_share(p.within(days)) for days in WITHIN), _half(*p.half))
    out.print(table)
    out.print(
        "[dim]≤7 d, %: of those not frozen before, the share followed within 7 days\n"
        "15 (11–23): surely 11, at most 23, likeliest 15; 9–54: too wide for an estimate\n"
        "half by: the day by which half had followed; ≥: that day or later, or never[/]"
    )


def _share(shares: Shares) -> str:
    least, likely, most = (f"{100 * share:.0f}" for share in shares)
    if least == most:
        return likely
    wide = shares.at_most - shares.surely > _WIDE
    return f"{least}–{most}" if wide else f"{likely} ({least}–{most})"


def _half(early: int | None, late: int | None) -> str:
    if early is None:
        return "never"
    if late is None:
        return f"≥{early:,} d"
    return f"{early:,} d" if early == late else f"{early:,}–{late:,} d"


@click.command("leaders")
@click.option("--limit", type=int, default=30, show_default=True, help="Rows to print; 0 for all.")
@framed
def show_leaders(frame: Frame, limit: int) -> None:
    """Show who froze each party first, and how many days the others took."""
    found = leaders(frame.book, frame.authorities, frame.choice, frame.day)
    if frame.table_written(leader_table(found), found):
        return
    table = _plain_table()
    table.add_column("first frozen")
    table.add_column("by")
    table.add_column("party", overflow="ellipsis", no_wrap=True, max_width=max(out.width - 50, 16))
    table.add_column("others, days later", overflow="fold")
    shown = found[:limit] if limit else found
    for led in shown:
        rest = " ".join(f"{a}+{days_told((low, high))}" for a, low, high in led.followers)
        who = " ".join(led.leaders) or " or ".join(led.possible)
        table.add_row(f"{'' if led.exact else '≤'}{led.day}", who, escape(led.caption), rest)
    out.print(table)
    if len(shown) < len(found):
        out.print(f"[dim]and {len(found) - len(shown):,} more: --limit 0, or --output FILE[/]")
    out.print("[dim]≤ that day or before; US or CA: the days do not tell which; CA+3–9: 3 to 9 days later[/]")
    first = Counter(" and ".join(led.leaders) or "not known" for led in found)
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
    if shown:
        out.print(table)
    if len(shown) < len(sure):
        out.print(f"[dim]and {len(sure) - len(shown):,} more: --limit 0, or --output FILE[/]")
    for (code, state), count in Counter((g.missing, g.state) for g in found[len(sure) :]).items():
        out.print(f"{count:,} more are not known of {code}: {_STATES[state]}")
