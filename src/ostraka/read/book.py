"""The book a report is read against: everybody ever listed, with dated facts of each.

A fact is one :class:`~ostraka.read.answer.Standing`: an authority, a day, measures, and the
record that says so. Days are those the list prints; where it prints none, those our
snapshots show, and the basis tells which.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec

from ostraka.ledger import Event, Ledger, Listed
from ostraka.ledger.store import FOREVER
from ostraka.model import Designation, Kind, Record
from ostraka.read.answer import Standing
from ostraka.read.gazetteer import Gazetteer, name_words, people_at
from ostraka.read.keeping import Records, book_of, round_key
from ostraka.read.people import agree
from ostraka.screen.parties import group, homes_of


class Party(msgspec.Struct, frozen=True, gc=False):
    """Records that describe one party, by their places in the book."""

    id: str
    caption: str
    kind: str
    records: tuple[int, ...]


class Book:
    """Records with what is needed to find and to judge them."""

    def __init__(self, ledger: Ledger, known_by: datetime | None = None, home: Path | None = None) -> None:
        """The book of a ledger; with ``home`` it is kept there, to be opened faster the next time."""
        self._ledger, self._known_by = ledger, known_by or FOREVER
        contents, self.listed = book_of(ledger, self._known_by, home)
        self.records: Sequence[Record] = Records(self.listed)
        self.versions = contents.versions
        self.names = Gazetteer(contents.names)
        self.authorities = frozenset(contents.authorities)
        self._rounds = contents.rounds
        self._facts: dict[int, tuple[Standing, ...]] = {}
        self._party_facts: dict[tuple[int, ...], tuple[Standing, ...]] = {}
        self._relatives: dict[int, set[int]] = {}
        self._parties: dict[frozenset[int], list[Party]] = {}
        self._homes: dict[int, str | None] = {}

    def facts(self, number: int) -> tuple[Standing, ...]:
        """The dated facts of a record, by day."""
        found = self._facts.get(number)
        if found is None:
            found = self._facts[number] = tuple(sorted(self._read(number), key=_by_day))
        return found

    def _read(self, number: int) -> Iterable[Standing]:
        listed, record = self.listed[number], self.records[number]
        events = self._ledger.timeline(record.source, record.id, self._known_by)
        ends = [e.effective for e in events if e.change == "delisted"]
        stays = [e for e in events if e.change in ("listed", "relisted")]
        gone = ends[-1] if ends and len(ends) == len(stays) else None
        for one in record.designations:
            yield from _standings(one, listed, gone)
        for stay, end in zip(stays[:-1], ends, strict=False):
            yield _past(stay, end, listed)

    def party_facts(self, records: Iterable[int]) -> tuple[Standing, ...]:
        """The facts of several records as one history."""
        asked = tuple(records)
        found = self._party_facts.get(asked)
        if found is None:
            found = tuple(sorted({f for n in asked for f in self.facts(n)}, key=_by_day))
            self._party_facts[asked] = found
        return found

    def round(self, authority: str, day: date) -> list[int]:
        """Records an authority listed on that day under a full blocking measure."""
        return self._rounds.get(round_key(authority, day), [])

    def relatives(self, numbers: Iterable[int]) -> set[int]:
        """The records and those that may be the same party or a namesake, by their names."""
        out: set[int] = set()
        for number in numbers:
            found = self._relatives.get(number)
            if found is None:
                person = self.records[number].kind is Kind.PERSON
                found = self._namesakes(number) if person else self._same_names(self.records[number])
                self._relatives[number] = found = found | {number}
            out |= found
        return out

    def _namesakes(self, number: int) -> set[int]:
        own = self.names.people.get(number)
        if own is None:
            return set()
        return {
            other.record
            for other in people_at(self.names, own.families)
            if any(agree(a, b) for a in own.given for b in other.given)
        }

    def _same_names(self, record: Record) -> set[int]:
        out: set[int] = set()
        for name in record.names:
            if not name.weak:
                out |= {e.record for e in self.names.names_of(name_words(name.full)) if not e.weak}
        return out

    def homes(self, numbers: Iterable[int]) -> dict[int, str]:
        """The linked party of each of these records that is in one."""
        asked = list(numbers)
        if new := [n for n in asked if n not in self._homes]:
            place = self._places(new)
            self._homes |= dict.fromkeys(new)
            found = homes_of(self._ledger, self._known_by, place)
            self._homes |= {place[key]: party for key, party in found.items()}
        return {n: home for n in asked if (home := self._homes[n]) is not None}

    def _places(self, numbers: Iterable[int]) -> dict[tuple[str, str], int]:
        return {(self.records[n].source, self.records[n].id): n for n in numbers}

    def parties(self, numbers: Iterable[int]) -> list[Party]:
        """These records as parties, as they are linked, each under the id of its first."""
        asked = frozenset(numbers)
        found = self._parties.get(asked)
        if found is None:
            found = self._parties[asked] = list(self._grouped(sorted(asked)))
        return found

    def _grouped(self, numbers: Sequence[int]) -> Iterable[Party]:
        place = self._places(numbers)
        linked = homes_of(self._ledger, self._known_by, place)
        for members in group([self.records[n] for n in place.values()], linked):
            yield Party(
                f"{members[0].source}:{members[0].id}",
                members[0].caption,
                members[0].kind.value,
                tuple(place[r.source, r.id] for r in members),
            )


def _by_day(one: Standing) -> tuple[date, str, str, tuple[str, ...], str, str, str]:
    return (
        one.day or date.min,
        one.authority,
        one.listing,
        one.measures,
        one.program,
        f"{one.basis} {one.until}",
        one.source,
    )


def _standings(one: Designation, listed: Listed, gone: date | None) -> Iterable[Standing]:
    """A designation as facts: one for the listing, one for each other day a measure began."""
    days: dict[date | None, list[str]] = {}
    for measure in one.measures:
        days.setdefault(measure.effective or one.listed_on, []).append(measure.kind.value)
    if one.listed_on not in days and one.listed_on is not None:
        days[one.listed_on] = sorted({m.kind.value for m in one.measures})
    if not days:
        days[one.listed_on] = []
    for day, kinds in days.items():
        basis = "printed" if day is not None else listed.since_basis.value
        yield Standing(
            authority=one.authority,
            day=day or _shown(listed),
            basis=basis if day or _shown(listed) else "not printed",
            until=one.ended_on or gone,
            over=one.ended or gone is not None,
            measures=tuple(sorted(set(kinds))),
            program=one.program,
            source=listed.record.source,
            listing=listed.record.id,
            list_version=listed.last_seen,
        )


def _shown(listed: Listed) -> date | None:
    """The day our snapshots first show the record; for a book of facts it says nothing."""
    return None if listed.record.source == "starter" else listed.since


def _past(stay: Event, end: date | None, listed: Listed) -> Standing:
    return Standing(
        authority=stay.authority.split("/")[0],
        day=stay.effective,
        basis=stay.effective_basis.value,
        until=end,
        over=True,
        measures=stay.measures,
        program=stay.program,
        source=stay.source,
        listing=stay.listing_id,
        list_version=listed.last_seen,
    )


def blocking(facts: Sequence[Standing]) -> list[Standing]:
    """Those facts that are full blocking measures (or say no measure at all)."""
    return [f for f in facts if not f.measures or "asset_freeze" in f.measures]
