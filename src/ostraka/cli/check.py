"""``ostraka check``: one party, now or on any past day."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click
from rich.markup import escape

from ostraka.cli.output import Day, Moment, json_option, out, print_json, working
from ostraka.config import Settings
from ostraka.errors import UsageError
from ostraka.model import Identifier, IdentifierKind, Kind, PartialDate, Query
from ostraka.screen.lists import Lists
from ostraka.screen.parties import linked_yet
from ostraka.screen.screener import HitDesignation, PartyHit, Screener, loaded
from ostraka.text.countries import country_code
from ostraka.text.dates import read_birth_date

F = TypeVar("F", bound=Callable[..., Any])
#: What a reader should know where parties were never linked.
UNLINKED = "records grouped by name for this answer; `ostraka link` links all lists, with evidence"
#: Hits shown in full on a terminal; the others in a line each.
FULL = 3


def check_options(command: F) -> F:
    """The options that say what is known of a party besides its name."""
    for option in reversed(
        (
            click.option(
                "--kind", type=click.Choice([k.value for k in Kind]), help="Only parties of this kind."
            ),
            click.option("--born", metavar="DATE", help="Birth date: 1953, 1953-09 or 1953-09-22."),
            click.option(
                "--country", "countries", multiple=True, metavar="CODE", help="Nationality or residence."
            ),
            click.option(
                "--id", "ids", multiple=True, metavar="[KIND:]VALUE", help="Such as passport:AB123."
            ),
        )
    ):
        command = option(command)
    return command


def query_of(
    name: str, kind: str | None, born: str | None, countries: tuple[str, ...], ids: tuple[str, ...]
) -> Query:
    """The query these options make. Raises UsageError for a date or identifier that cannot be read."""
    return Query(
        name=name,
        kind=Kind(kind) if kind else None,
        birth_date=_born(born),
        countries=tuple(map(_country, countries)),
        identifiers=tuple(_identifier(text) for text in ids),
    )


@click.command()
@click.argument("name")
@check_options
@click.option("--as-of", "day", type=Day(), help="The lists of that day. Default: today.")
@click.option("--known-by", type=Moment(end_of_day=True), help="Only what had been seen by then.")
@click.option("--threshold", type=click.FloatRange(0.5, 1.0), metavar="T", help="Least score of a hit.")
@json_option
@click.pass_obj
def check(
    settings: Settings,
    /,
    name: str,
    day: date | None,
    known_by: datetime | None,
    threshold: float | None,
    as_json: bool,
    **about: Any,
) -> None:
    """Is NAME sanctioned, by whom, since when, under which measures? On any past day?"""
    query = query_of(name, **about)
    with Lists.open(settings) as lists:
        with working("loading the lists"):
            screener = Screener.open(lists, day=day, known_by=known_by, threshold=threshold)
            hits = screener.check(query)
        sources, linked = loaded(lists.ledger, known_by), linked_yet(lists.ledger)
    if as_json:
        config, index = screener.matcher.config, screener.matcher.index
        about = {
            "as_of": screener.day,
            "threshold": config.threshold,
            "config": config.digest,
            "index": index.id,
        }
        print_json({"query": query, **about, "hits": hits})
        return
    count = f"{len(hits) or 'no'} hit{'s' * (len(hits) != 1)}"
    out.print(f"[bold]{escape(name)}[/] on the lists of {screener.day}: [bold]{count}[/]", soft_wrap=True)
    for hit in hits[:FULL]:
        print_hit(hit)
    for hit in hits[FULL:]:
        by = ", ".join(dict.fromkeys(d.authority for d in hit.designations))
        out.print(
            f"  {hit.score:.2f}  {escape(hit.caption)} [dim]({hit.kind}, {by}; {hit.party})[/]",
            soft_wrap=True,
        )
    if not linked and sum(len(hit.listings) for hit in hits) > 1:
        out.print(f"\n[dim]{UNLINKED}[/]", soft_wrap=True)
    if not hits:
        out.print(f"[dim]looked through: {', '.join(sources)}[/]", soft_wrap=True)


def print_hit(hit: PartyHit) -> None:
    """One hit for eyes: numbers, why, and each designation."""
    out.print(
        f"\n[bold red]{escape(hit.caption)}[/] [dim]({hit.kind})[/]  score [bold]{hit.score:.2f}[/], "
        f"evidence {hit.weight:+.1f} bits, probability {hit.probability:.2f}",
        soft_wrap=True,
    )
    if hit.matched_name != hit.caption:
        out.print(f"  by the listed name [italic]{escape(hit.matched_name)}[/]", soft_wrap=True)
    for e in hit.evidence:
        out.print(f"  [dim]{e.bits:+6.1f}[/]  {escape(e.text)}", soft_wrap=True)
    for d in hit.designations:
        _print_designation(d)


def _print_designation(d: HitDesignation) -> None:
    since = {"on_or_before": "since before", "first_seen": "first seen"}.get(d.since_basis, "since")
    measures = ", ".join(
        m.kind.value.replace("_", " ")
        + (f" ({m.effective})" if m.effective and m.effective != d.since else "")
        for m in d.measures
    )
    told = f"{escape(measures or 'measures not told')}: {since} {d.since}, {escape(d.program)}"
    status = "" if d.status == "in force" else f" [yellow]{d.status}, last seen {d.last_seen:%Y-%m-%d}[/]"
    listing = f"[dim]{d.source} {escape(d.listing_id)}[/]"
    out.print(f"  [bold]{d.authority}[/] {told} {listing}{status}", soft_wrap=True)


def _born(text: str | None) -> PartialDate | None:
    if not text:
        return None
    found = read_birth_date(text)
    if found is None:
        raise UsageError(f"--born {text!r} is no date", hint="write it as 1953, 1953-09 or 1953-09-22")
    return found


def _country(text: str) -> str:
    code = country_code(text)
    if code is None:
        raise UsageError(f"--country {text!r} is no country", hint="write it as RU, RUS or Russia")
    return code


def _identifier(text: str) -> Identifier:
    kind, colon, value = text.partition(":")
    if colon and not value.strip():
        raise UsageError(f"--id {text!r} has no value", hint="such as passport:AB123")
    if not colon:
        return Identifier(IdentifierKind.OTHER, text)
    try:
        return Identifier(IdentifierKind(kind.lower()), value)
    except ValueError:
        known = ", ".join(k.value for k in IdentifierKind)
        raise UsageError(f"--id knows no kind {kind!r}", hint=f"one of {known}") from None
