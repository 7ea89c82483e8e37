"""Is a round found from the dates a round, or an artifact of how lists are kept? Settled one by one.

The facts name few rounds, so a round that matches no row of them is not thereby false. Evidence
that is independent of the days settles it: an authority numbers whom it lists in the order in
which it lists them. A day whose new entries have numbers in a row, or numbers never shown on any
earlier snapshot, is a publication. Artifacts look otherwise: a list that gives its entries new
numbers, relists, prints one day beside entries of different years, or is read from another format.
What neither shows counts as false.
"""

import csv
import re
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from ostraka.coalition import Book
from ostraka.coalition.book import Subject
from ostraka.coalition.waves import FoundRound
from ostraka.ledger import Ledger
from ostraka.ledger.lives import Life, lives
from ostraka.ledger.store import FOREVER
from ostraka.model import MeasureKind

#: Entries stand in a row where they lie within so many times as many numbers as they are: those between
#: them are of other programs or merged. Any 300 of a list's 5,000 do not.
_WINDOW = 4
#: Share of a round's entries that has to bear a verdict.
_MOST = 0.8
VERDICTS = ("real", "artifact", "unsettled")


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """One round with what its entries say about it."""

    authority: str
    day: date
    not_before: date | None
    parties: int
    theme: str
    known: str
    """Name in the facts; empty if no row fits."""
    in_a_row: float
    """Share of its entries whose numbers stand in a row."""
    fresh: float
    """Share of its entries that no earlier snapshot shows."""
    replaced: float
    """Share that took the place of another entry of the same party."""
    again: float
    """Share of its parties that the authority had frozen before."""
    other_format: bool
    """First seen in a snapshot of another format than the one before."""
    verdict: str
    reason: str


def settle(ledger: Ledger, book: Book, found: Iterable[tuple[FoundRound, str]]) -> list[Settled]:
    """Each round, given with its name in the facts, with a verdict (``VERDICTS``)."""
    with ledger.reading() as connection:
        by_record = {(x.source, x.record_id): x for x in lives(connection, FOREVER).lives}
    subjects = {s.id: s for s in book.subjects}
    switched = _format_switches(ledger)
    return [_settled(one, name, subjects, by_record, switched) for one, name in found]


def _settled(
    one: FoundRound,
    known: str,
    subjects: dict[str, Subject],
    by_record: dict[tuple[str, str], Life],
    switched: set[tuple[str, date]],
) -> Settled:
    parties = [subjects[p] for p in one.parties]
    entries = {key for s in parties for key in _entries(s, one)}
    sources = {source for source, _ in entries}
    of_day = [by_record[key] for key in entries]
    fresh = [x for x in of_day if not any(_begun(stay.begin, one) for stay in x.stays)]
    replaced = [s for s in parties if _replaces(s, one, by_record)]
    again = [s for s in parties if any(_begun(x.start.day, one) for x in _freezes(s, one.authority))]
    share = {
        "in_a_row": _in_a_row(of_day),
        "fresh": len(fresh) / len(of_day),
        "replaced": len(replaced) / len(parties),
        "again": len(again) / len(parties),
    }
    other_format = any((source, one.day) in switched for source in sources) and one.after is not None
    verdict, reason = _verdict(one, share, other_format)
    return Settled(
        authority=one.authority, day=one.day, not_before=one.after, parties=len(parties), theme=one.theme,
        known=known, other_format=other_format, verdict=verdict, reason=reason,
        **{name: round(value, 2) for name, value in share.items()},
    )  # fmt: skip


def _verdict(one: FoundRound, share: dict[str, float], other_format: bool) -> tuple[str, str]:
    if share["replaced"] > 1 - _MOST:
        return "artifact", "entries took the place of others of the same parties: new numbers"
    if share["again"] > 1 - _MOST:
        return "artifact", "parties it had frozen before: relisted"
    if one.after and other_format and share["fresh"] < _MOST:
        return "artifact", "read from another format than the snapshot before"
    if one.after and share["fresh"] >= _MOST:
        return "real", f"entries never shown before, absent on {one.after}"
    if share["in_a_row"] >= _MOST:
        return "real", "one printed day, numbers in a row"
    return "unsettled", "numbers not in a row"


def _entries(subject: Subject, one: FoundRound) -> Iterable[tuple[str, str]]:
    for stay in _freezes(subject, one.authority):
        if stay.start.day == one.day:
            for listing in stay.listings:
                source, _, record_id = listing.partition(":")
                yield source, record_id


def _freezes(subject: Subject, authority: str) -> list[Any]:
    return [s for s in subject.stays.get(authority, ()) if s.kind is MeasureKind.ASSET_FREEZE]


def _begun(begin: date, one: FoundRound) -> bool:
    """Whether something began before the round, by more than lists differ about a day."""
    return begin < (one.after or one.day) - timedelta(days=3)


def _replaces(subject: Subject, one: FoundRound, by_record: dict[tuple[str, str], Life]) -> bool:
    """Whether another entry of the party on the same list ended as this one began."""
    own = set(_entries(subject, one))
    listed = {source for source, _ in own}
    others = [by_record[m] for m in subject.members if m not in own and m[0] in listed and m in by_record]
    near = timedelta(days=10)
    return any(stay.end and abs(stay.end - one.day) <= near for x in others for stay in x.stays)


def _in_a_row(entries: list[Life]) -> float:
    """Share of entries in the densest stretch of numbers, of each list or schedule."""
    series: dict[str, list[int]] = {}
    for life in entries:
        for where, number in _numbers(life):
            series.setdefault(where, []).append(number)
    together = 0
    for numbers in series.values():
        width = _WINDOW * max(len(numbers), 3)
        together += max(sum(low <= n < low + width for n in numbers) for low in numbers)
    return together / max(sum(map(len, series.values())), 1)


def _numbers(life: Life) -> Iterable[tuple[str, int]]:
    """An entry's number: the authority's id, of Canada the item in a schedule (ids are made of names)."""
    if not life.source.startswith("ca_"):
        yield life.source, int(re.findall(r"\d+", life.record_id)[-1])
        return
    acts = next(iter(life.acts.values()))
    for d in acts.designations[:1]:
        if item := re.search(r"(.*)item (\d+)", d.reference):
            yield item[1], int(item[2])


def _format_switches(ledger: Ledger) -> set[tuple[str, date]]:
    found: set[tuple[str, date]] = set()
    last: dict[str, str] = {}
    for s in sorted(ledger.snapshots(), key=lambda s: s.seen_at):
        if last.get(s.source, s.format) != s.format:
            found.add((s.source, s.seen_at.date()))
        last[s.source] = s.format
    return found


def write_rounds(found: Iterable[Settled], path: Path) -> None:
    """One line a round."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, Settled.__struct_fields__)
        rows.writeheader()
        rows.writerows(msgspec.structs.asdict(one) for one in found)
