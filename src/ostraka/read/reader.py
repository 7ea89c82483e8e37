"""``ostraka read``: a document against the ledger, from its characters to its verdicts."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from ostraka.errors import InputError
from ostraka.read.answer import Claim, LookAlike, Mention, Reading, Standing
from ostraka.read.book import Book, Party
from ostraka.read.claims import claims
from ostraka.read.document import Document
from ostraka.read.finding import Found, find
from ostraka.read.omissions import left_out
from ostraka.read.resolving import Resolver
from ostraka.read.topic import Stated
from ostraka.read.verifying import Verifier
from ostraka.read.when import report_date
from ostraka.screen.lists import Lists


class Reader:
    """Reads documents against one state of the ledger; build it once, read many."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @classmethod
    def open(cls, lists: Lists, known_by: datetime | None = None) -> "Reader":
        """A reader on everybody ever listed. Raises InputError where no list is loaded."""
        book = Book(lists.ledger, known_by, lists.home)
        if not book.records:
            raise InputError("no list is loaded", hint="run `ostraka init --starter` or `ostraka sync`")
        return cls(book)

    def read(self, document: Document, day: date | None = None, *, parties_only: bool = False) -> Reading:
        """The document read; ``day`` overrides the report's own date."""
        report, rule, line = _dated(document, day)
        found = find(document.text, self.book.names, self.book.records)
        stated = [] if parties_only else claims(document.text, found.spots, report, line)
        resolver = Resolver(self.book, document, found.spots, stated, report)
        mentions = resolver.mentions()
        named = {p.id: p for p in resolver.party_of.values()}
        told = self._claims(stated, mentions, resolver, report)
        wanted = {c.party for m in mentions for c in m.candidates}
        reading = Reading(
            file=document.name,
            format=document.format,
            pages=len(document.pages),
            characters=len(document.text),
            report_date=report,
            report_date_rule=rule,
            mentions=tuple(mentions),
            look_alikes=tuple(self._look_alikes(document, found)),
            claims=tuple(told),
            histories={p: self.book.party_facts(named[p].records) for p in sorted(wanted)},
            namesakes={
                p: tuple(n.caption for n in resolver.namesakes[p])
                for p in sorted(wanted)
                if resolver.namesakes.get(p)
            },
            lists=self.book.versions,
            notes=document.notes,
        )
        if parties_only:
            return reading
        return msgspec.structs.replace(
            reading, left_out=tuple(left_out(told, mentions, named, self.book, report))
        )

    def _claims(self, stated: Sequence[Stated], mentions: Sequence[Mention], resolver: Resolver,
                report: date | None) -> list[Claim]:  # fmt: skip
        verifier = Verifier(self.book, report)
        parties: dict[str, Party] = {p.id: p for p in resolver.party_of.values()}
        out: list[Claim] = []
        seen: set[tuple[object, ...]] = set()
        for one in stated:
            mention = mentions[one.spot]
            shared = {f: getattr(one, f) for f in Stated.__struct_fields__ if f != "spot"}
            claim = Claim(
                **shared, mention=one.spot, party=mention.party, caption=mention.caption or mention.text
            )
            same = (claim.start, claim.sender, claim.party or claim.mention)
            if same in seen:
                continue  # "Credit Bank of Moscow (MKB)" is one party named twice
            seen.add(same)
            party = parties.get(mention.party)
            verdict = verifier.verdict(claim, party, resolver.namesakes.get(mention.party, []))
            out.append(msgspec.structs.replace(claim, verdict=verdict))
        return out

    def _look_alikes(self, document: Document, found: Found) -> list[LookAlike]:
        captions = {
            records: tuple(dict.fromkeys(self.book.records[r].caption for r in records))
            for records in {miss.records for miss in found.misses}
        }
        return [
            LookAlike(
                miss.start,
                miss.end,
                document.text[miss.start : miss.end],
                captions[miss.records],
                miss.why,
                document.page_of(miss.start),
                miss.possible,
            )
            for miss in found.misses
        ]

    def history(self, party: Party) -> tuple[Standing, ...]:
        """Everything the lists say of a party, by date."""
        return self.book.party_facts(party.records)


def _dated(document: Document, day: date | None) -> tuple[date | None, str, tuple[int, int]]:
    """(The report's own day, the rule that told it, where its date line stands)."""
    line = report_date(document.text) or (report_date(document.text, day) if day else None)
    place = (line.start, line.end) if line is not None else (0, 0)
    if day is not None:
        return day, "given", place
    if line is not None:
        return line.first, line.rule, place
    if document.dated is not None:
        return document.dated, document.date_rule, place
    return None, "none found: dates such as “on Wednesday” are not resolved (give it with --date)", place
