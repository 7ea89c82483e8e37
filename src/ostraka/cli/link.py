"""``ostraka link``: records of all lists to parties; see the evidence, confirm or break a link."""

import getpass
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec
from rich.markup import escape
from rich.table import Table

from ostraka.cli.output import err, json_option, out, print_json, working
from ostraka.config import Settings
from ostraka.errors import InputError
from ostraka.link import Decision, Key, StoredLink, decide, decisions, link_ledger, linked, party_with
from ostraka.link.decided import COLUMNS, key_of, read_decisions, rows_of
from ostraka.match import Evidence
from ostraka.report.writers import writing
from ostraka.screen.lists import Lists

_SHOWN = 8


@click.group("link", invoke_without_command=True)
@json_option
@click.pass_context
def link(ctx: click.Context, as_json: bool) -> None:
    """Link the records of all lists to parties, keeping the evidence for every link.

    Runs anew whatever changed; what people decided with `link review` is never overruled.
    """
    if ctx.invoked_subcommand:
        return
    with Lists.open(ctx.obj) as lists, working("linking"):
        run = link_ledger(lists.ledger)
    if as_json:
        print_json(run)
        return
    out.print(f"{run.records:,} records are {run.parties:,} parties by {run.links:,} links")
    err.print("[dim]see one: ostraka link show gb_ofsi:15072[/]")


@link.command()
@click.argument("record", metavar="SOURCE:ID")
@json_option
@click.pass_obj
def show(settings: Settings, record: str, as_json: bool) -> None:
    """Show the party a record belongs to: its records, each link with its evidence, refused links.

    SOURCE:ID is a record, such as gb_ofsi:15072 or us_ofac_sdn:38216.
    """
    key = key_of(record)
    with Lists.open(settings) as lists:
        with working("linking what is new"):
            linked(lists.ledger)
        members, links = party_with(lists.ledger, key)
        if not members:
            raise InputError("no such record in this ledger", where=record, hint="see `ostraka check NAME`")
        own: dict[str, list[str]] = {}
        for source, record_id in members:
            own.setdefault(source, []).append(record_id)
        captions = {
            (x.record.source, x.record.id): x.record.caption for x in lists.ledger.as_of(None, ids=own).listed
        }
        made = decisions(lists.ledger)
    about = [d for d in made if d.left in members or d.right in members]
    if as_json:
        print_json(
            {"members": members, "captions": list(captions.values()), "links": links, "decisions": about}
        )
        return
    for member in members:
        out.print(f"[dim]{member[0]:15}[/] {escape(member[1]):12} {escape(captions[member])}", soft_wrap=True)
    _print_links(members, links)
    for d in about:
        verdict = "same party" if d.same else "different parties"
        out.print(
            f"decided: {':'.join(d.left)} and {':'.join(d.right)} are {verdict} "
            f"[dim]({escape(d.by)}, {d.at:%Y-%m-%d %H:%M}: {escape(d.why)})[/]",
            soft_wrap=True,
        )


@link.command()
@click.argument("left", metavar="SOURCE:ID")
@click.argument("verdict", type=click.Choice(["same", "different"]))
@click.argument("right", metavar="SOURCE:ID")
@click.option("--why", required=True, help="The reason, for those who ask later.")
@click.option("--by", "who", default=getpass.getuser, show_default="the user's name", help="Who decides.")
@click.pass_obj
def review(settings: Settings, left: str, verdict: str, right: str, why: str, who: str) -> None:
    """Decide that two records are the same party, or different parties: for good.

    A record is named by its SOURCE:ID, the verdict is `same` or `different`:
    `ostraka link review gb_ofsi:15072 different us_ofac_sdn:38217 --why "father and son"`.
    A later decision on the same two records takes the place of this one; both stay on record.
    """
    made = Decision(
        left=key_of(left), right=key_of(right), same=verdict == "same", by=who, why=why, at=datetime.now(UTC)
    )
    with Lists.open(settings) as lists:
        decide(lists.ledger, [made])
        with working("linking again"):
            run = link_ledger(lists.ledger)
    out.print(f"kept; {run.records:,} records are now {run.parties:,} parties")


@link.command("export")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="File of decisions.",
)
@click.pass_obj
def export_decisions(settings: Settings, output: Path) -> None:
    """Write every decision to a CSV file, oldest first."""
    with Lists.open(settings) as lists:
        made = decisions(lists.ledger)
    with writing(output, "csv", COLUMNS) as write:
        for row in rows_of(made):
            write(row)
    err.print(f"{len(made)} decisions written to {escape(str(output))}")


@link.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def import_decisions(settings: Settings, file: Path) -> None:
    """Take decisions over from a CSV file of `link export`; those known already are left alone."""
    made = read_decisions(file)
    with Lists.open(settings) as lists:
        new = decide(lists.ledger, made)
        with working("linking again"):
            run = link_ledger(lists.ledger)
    out.print(
        f"{new} of {len(made)} decisions were new; {run.records:,} records are now {run.parties:,} parties"
    )


def _print_links(members: list[Key], links: list[StoredLink]) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("link", "by", "bits", "evidence"):
        table.add_column(column, overflow="fold", justify="right" if column == "bits" else "left")
    inside = [one for one in links if not one.refused]
    shown = sorted(inside, key=lambda one: -one.weight)[:_SHOWN] + [one for one in links if one.refused]
    for one in shown:
        evidence = msgspec.json.decode(one.evidence, type=tuple[Evidence, ...])
        telling = sorted(evidence, key=lambda e: -abs(e.bits))[:4]
        words = "; ".join(f"{e.text} {e.bits:+.0f}" for e in telling)
        refused = f"[red]refused: {escape(one.refused)}[/]; " if one.refused else ""
        pair = f"{':'.join(one.left)}\n{':'.join(one.right)}"
        table.add_row(escape(pair), one.how, f"{one.weight:.0f}", refused + escape(words))
    out.print(table)
    if len(inside) > _SHOWN:
        out.print(f"[dim]and {len(inside) - _SHOWN} more links: --json shows all[/]")
