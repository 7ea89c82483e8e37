"""Commands that ask the past: history, diff, export."""

from datetime import date, datetime
from pathlib import Path

import click
from rich.markup import escape
from rich.table import Table

from ostraka.cli.check import UNLINKED
from ostraka.cli.output import Day, Moment, err, json_option, out, print_json, progress, working
from ostraka.config import Settings
from ostraka.report.ftm import entities
from ostraka.report.writers import writing
from ostraka.screen.exporting import COLUMNS, documents, lines
from ostraka.screen.histories import Event, Party, history_of
from ostraka.screen.lists import AsOf, Diff, Lists
from ostraka.screen.parties import linked_yet
from ostraka.screen.screener import nobody

_BASIS = {
    "printed": "",
    "first_seen": "first seen then",
    "on_or_before": "or earlier",
    "first_missing": "first missing then",
}
_STYLE = {
    "listed": "green",
    "relisted": "green",
    "delisted": "red",
    "measure": "cyan",
    "measure_ended": "magenta",
}


@click.command("history")
@click.argument("name_or_id")
@click.option("--known-by", type=Moment(end_of_day=True), help="Only what had been seen by then.")
@json_option
@click.pass_obj
def history(settings: Settings, name_or_id: str, known_by: datetime | None, as_json: bool) -> None:
    """Show the dated history of NAME-OR-ID across authorities.

    NAME-OR-ID is a name in any spelling, a record's id (RUS1125, 17018, us_ofac_sdn:17018), or an
    identifier such as a UN reference or a passport number.
    """
    with Lists.open(settings) as lists, working("looking through every record ever listed"):
        parties = history_of(lists, name_or_id, known_by)
        linked = linked_yet(lists.ledger)
    if as_json:
        print_json(
            {
                "query": name_or_id,
                "party": parties[0].caption,
                "timeline": parties[0].timeline,
                "records": [_record_json(parties[0], i) for i in range(len(parties[0].records))],
                "others": [
                    {"party": p.caption, "score": p.score, "timeline": p.timeline} for p in parties[1:]
                ],
            }
        )
        return
    _print_party(parties[0])
    if len(parties) > 1:
        out.print("\n[dim]Others of a like name:[/]")
        for party in parties[1:11]:
            ids = ", ".join(f"{r.source}:{r.id}" for r in party.records[:4])
            out.print(f"  {party.score:.2f}  {escape(party.caption)}  [dim]{escape(ids)}[/]", soft_wrap=True)
        if len(parties) > 11:
            out.print(f"  [dim]and {len(parties) - 11} more: --json shows all[/]")
    if not linked:
        out.print(f"\n[dim]{UNLINKED}[/]", soft_wrap=True)


@click.command()
@click.argument("key")
@click.option(
    "--from",
    "start",
    type=Moment(end_of_day=True),
    help="As seen by then. Default: the snapshot before the last.",
)
@click.option(
    "--to", "end", type=Moment(end_of_day=True), help="As seen by then. Default: the last snapshot."
)
@click.option("--all", "everything", is_flag=True, help="Print every change, not the first 40 of a kind.")
@json_option
@click.pass_obj
def diff(
    settings: Settings,
    key: str,
    start: datetime | None,
    end: datetime | None,
    everything: bool,
    as_json: bool,
) -> None:
    """Show what changed on the list KEY between two days: listed, amended, delisted, relisted."""
    with Lists.open(settings) as lists:
        found = lists.diff(key, start, end)
    if as_json:
        print_json(found)
        return
    _print_diff(found, None if everything else 40)


@click.command()
@click.option("--as-of", "day", type=Day(), help="The lists of that day. Default: today.")
@click.option("--known-by", type=Moment(end_of_day=True), help="Only what had been seen by then.")
@click.option("--source", "keys", multiple=True, metavar="KEY", help="Only these lists (may be repeated).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "parquet", "ftm"]),
    default="jsonl",
    show_default=True,
    help="Whole records (jsonl), a flat table, or FollowTheMoney entities.",
)
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="File to write the lists to.",
)  # fmt: skip
@click.pass_obj
def export(
    settings: Settings,
    day: date | None,
    known_by: datetime | None,
    keys: tuple[str, ...],
    form: str,
    output: Path,
) -> None:
    """Write the lists of any day to a file: whole records, a flat table, or FollowTheMoney entities."""
    with Lists.open(settings) as lists:
        with working("reading the ledger"):
            state = lists.as_of(day, known_by, keys)
        if not state.listed:
            raise nobody(lists.ledger, state.day, state.known_by)
        count = _write(state, form, output)
    what = "entities" if form == "ftm" else "records"
    err.print(f"{count:,} {what} as of {state.day} written to {escape(str(output))}", soft_wrap=True)
    for coverage in state.coverage.values():
        if state.day is not None and coverage.first_day > state.day:
            err.print(
                f"[yellow]{coverage.source}: our first snapshot is of {coverage.first_day}; "
                f"before it only printed listing days are known[/]",
                soft_wrap=True,
            )


def _write(state: AsOf, form: str, output: Path) -> int:
    count = 0
    with progress() as bars, writing(output, "jsonl" if form == "ftm" else form, COLUMNS) as write:
        task = bars.add_task("writing", total=len(state.listed))
        if form == "ftm":
            for listed in bars.track(state.listed, task_id=task):
                for entity in entities(listed.record):
                    write(entity)
                    count += 1
            return count
        for row in bars.track(documents(state) if form == "jsonl" else lines(state), task_id=task):
            write(row)
            count += 1
    return count


def _record_json(party: Party, i: int) -> dict[str, object]:
    record = party.records[i]
    return {"source": record.source, "id": record.id, "caption": record.caption, "kind": record.kind}


def _print_party(party: Party) -> None:
    out.print(
        f"[bold]{escape(party.caption)}[/] ({party.kind}), "
        f"{len(party.records)} record{'s' * (len(party.records) != 1)}",
        soft_wrap=True,
    )
    for record in party.records:
        out.print(f"  [dim]{record.source:15}[/] {record.id:12} {escape(record.caption)}", soft_wrap=True)
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("effective", "", "by", "what", "measures", "list and id", "seen"):
        table.add_column(column, overflow="fold", no_wrap=column in ("effective", "by", "seen", "what"))
    for e in party.timeline:
        change = f"[{_STYLE.get(e.change, 'dim')}]{e.change}[/]"
        listing = f"{e.source} {escape(e.listing_id)}"
        basis, seen = _BASIS[e.effective_basis], f"{e.seen:%Y-%m-%d}"
        table.add_row(str(e.effective), basis, e.authority, change, _what(e), listing, seen)
    out.print(table)


def _what(event: Event) -> str:
    if event.change == "amended":
        return f"[dim]{', '.join(event.fields)}[/]"
    return escape(
        ", ".join(event.measures).replace("_", " ") + (f" ({event.program})" if event.program else "")
    )


def _print_diff(found: Diff, most: int | None) -> None:
    days = " to ".join(f"{d:%Y-%m-%d %H:%M}" if d else "nothing" for d in (found.from_seen, found.to_seen))
    out.print(f"[bold]{found.source}[/] {days}: {len(found.changes):,} changes")
    if found.format_changed:
        out.print(
            f"[yellow]read from another format ({found.format_changed}): amendments may be of form only[/]"
        )
    for kind in ("listed", "relisted", "delisted", "amended"):
        changes = [c for c in found.changes if c.change == kind]
        if changes:
            out.print(f"[{_STYLE.get(kind, 'yellow')}]{kind}[/] {len(changes):,}")
        for c in changes[:most]:
            fields = f"  [dim]{', '.join(c.fields)}[/]" if c.fields else ""
            out.print(
                f"  {escape(c.record_id):14} {escape(c.caption)} [dim]({c.kind})[/]{fields}", soft_wrap=True
            )
        if most and len(changes) > most:
            out.print(f"  [dim]and {len(changes) - most:,} more: --all or --json shows them[/]")
