"""What a report leaves out: the rest of the round it tells of, and what other authorities did."""

from collections.abc import Iterator, Sequence
from datetime import date

from ostraka.read.answer import Claim, ClaimType, Deed, Mention, Omission, Outcome
from ostraka.read.book import Book, Party, blocking


def left_out(
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    parties: dict[str, Party],
    book: Book,
    report: date | None,
) -> list[Omission]:
    """The unnamed parties of each confirmed round; then, by party, the authorities not named.

    What an authority did up to the report's day counts as before it.
    """
    return [*_rounds(claims, mentions, parties, book), *_authorities(claims, parties, book, report)]


def _rounds(
    claims: Sequence[Claim], mentions: Sequence[Mention], parties: dict[str, Party], book: Book
) -> Iterator[Omission]:
    named = {
        n for m in mentions for c in m.candidates if c.party in parties for n in parties[c.party].records
    }
    days = {
        (c.verdict.fact.authority, c.verdict.fact.day)
        for c in claims
        if c.verdict and c.verdict.fact and c.verdict.outcome is Outcome.CONFIRMED and c.deed is Deed.LISTED
    }
    for authority, day in sorted(days, key=str):
        if day is None:
            continue
        others = [n for n in book.round(authority, day) if n not in named]
        homes = book.homes([*others, *named])
        seen = {homes[n] for n in named if n in homes}
        for number in others:
            record = book.records[number]
            who = homes.get(number, record.caption.lower())
            if who not in seen:
                seen.add(who)
                yield Omission("same round", authority, record.caption, day, f"{record.source}:{record.id}")


def _authorities(
    claims: Sequence[Claim], parties: dict[str, Party], book: Book, report: date | None
) -> Iterator[Omission]:
    told: dict[str, set[str]] = {}
    when: dict[str, date] = {}
    for claim in claims:
        if (
            claim.party in parties
            and claim.type in (ClaimType.ACT, ClaimType.ANNOUNCED)
            and claim.deed is Deed.LISTED
        ):
            told.setdefault(claim.party, set()).add(claim.sender)
            day = (
                report
                or (claim.verdict and claim.verdict.fact and claim.verdict.fact.day)
                or claim.when.first
            )
            if day:
                when.setdefault(claim.party, day)
    for party, senders in told.items():
        first: dict[str, tuple[date, str]] = {}
        for fact in blocking(book.party_facts(parties[party].records)):
            if fact.authority not in senders and fact.day:
                first.setdefault(fact.authority, (fact.day, f"{fact.source}:{fact.listing}"))
        for authority, (day, listing) in sorted(first.items(), key=lambda x: (x[1][0], x[0])):
            if party in when:
                kind = "acted before" if day <= when[party] else "acted since"
                yield Omission(kind, authority, parties[party].caption, day, listing)
