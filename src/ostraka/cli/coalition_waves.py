"""``ostraka coalition waves`` and ``expiring``: rounds found from the dates; what lapses soon."""

from datetime import UTC, datetime

import click
from rich.markup import escape
from rich.table import Table

from ostraka.cli.coalition_options import Frame, Span, framed
from ostraka.cli.output import out
from ostraka.coalition.expiring import expiring, expiry_table
from ostraka.coalition.waves import LEAST, WINDOW, Wave, round_table, rounds, wave_table, waves


@click.command("waves")
@click.option(
    "--least", type=click.IntRange(1), default=LEAST, show_default=True, help="Parties that make a round."
)
@click.option(
    "--window",
    type=Span(),
    default=f"{WINDOW}d",
    show_default=True,
    help="Rounds that far apart are one wave.",
)
@click.option("--coordinated", is_flag=True, help="Only waves of more than one authority.")
@click.option("--rounds", "as_rounds", is_flag=True, help="Write a line for each round, not for each wave.")
@click.option(
    "--limit", type=int, default=40, show_default=True, help="Waves to print, the newest; 0 for all."
)
@framed  # fmt: skip
def show_waves(frame: Frame, least: int, window: int, coordinated: bool, as_rounds: bool, limit: int) -> None:
    """Show rounds of designations and coordinated waves, found from the dates.

    A round is a day on which one authority first froze many parties under one theme; a wave is
    several authorities' rounds within a few days.
    """
    found = rounds(frame.book, frame.authorities, frame.choice, least)
    if frame.day:
        found = [r for r in found if r.day <= frame.day]
    gathered = [w for w in waves(found, window) if w.coordinated or not coordinated]
    kept = [r for w in gathered for r in w.rounds]
    answer = kept if as_rounds else gathered
    if frame.table_written(round_table(kept) if as_rounds else wave_table(gathered), answer):
        return
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
    for column in ("day", "by", "parties", "theme", "known as"):
        table.add_column(
            column, no_wrap=column != "known as", justify="right" if column == "parties" else "left"
        )
    shown = gathered[-limit:] if limit else gathered
    for wave in shown:
        _add(table, wave)
    together = sum(w.coordinated for w in gathered)
    out.print(f"[bold]{len(kept):,} rounds in {len(gathered):,} waves, {together:,} of them coordinated[/]")
    out.print(table)
    if len(shown) < len(gathered):
        out.print(f"[dim]and {len(gathered) - len(shown):,} earlier: --limit 0, or --output FILE[/]")
    wide = sum(r.wide for r in kept)
    out.print("[dim]~ first seen that day; under it, the day of the snapshot before[/]")
    if wide:
        out.print(
            f"[dim]{wide:,} of the rounds are all that was new between two snapshots more than a week apart, "
            "perhaps of several days: no wave is made with them[/]"
        )


def _add(table: Table, wave: Wave) -> None:
    for i, one in enumerate(wave.rounds):
        lead = "┌" if i == 0 else "└" if i == len(wave.rounds) - 1 else "│"
        mark = lead if wave.coordinated else " "
        day = f"~{one.day}\n    since {one.after}" if one.after else str(one.day)
        name = escape(one.known.name) if one.known else ""
        if i == 0 and wave.shared:
            parties = "party" if wave.shared == 1 else "parties"
            name = f"{name} [dim]{wave.shared} {parties} in several rounds[/]".strip()
        table.add_row(f"{mark} {day}", one.authority, f"{len(one.parties):,}", one.theme, name)


@click.command("expiring")
@click.option("--within", type=Span(), default="60d", show_default=True, help="How far to look ahead.")
@framed
def show_expiring(frame: Frame, within: int) -> None:
    """Show what lapses soon unless somebody acts: renewals, licences, urgent designations.

    From --as-of (default: today). Each line says whether the rule is certain or to be checked.
    """
    day = frame.day or datetime.now(UTC).date()
    found = expiring(frame.book, day, within, frame.choice)
    if frame.table_written(expiry_table(found), found):
        return
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
    for column in ("day", "in", "by", "what", "parties", "", "unless"):
        table.add_column(column, overflow="fold", justify="right" if column in ("in", "parties") else "left")
    for e in found:
        certain = "" if e.certain else "[yellow]?[/]"
        name = escape(e.name)
        table.add_row(
            str(e.day), f"{e.days} d", e.authority, f"{e.what}: {name}", f"{e.parties:,}", certain, e.unless
        )
    out.print(f"[bold]{len(found)} things lapse from {day} within {within} days[/]")
    if found:
        out.print(table)
    out.print("[dim]? the rule or its use here is to be checked; --json gives sources[/]")
