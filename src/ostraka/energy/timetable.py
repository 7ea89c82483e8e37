"""Dated commitments to end Russian energy, reversals included.

No text of the G7 sets an end date, so the timetable is what each member's pledges and
laws add up to. An entry tells how far it can be relied on: ``certain`` rests on the
instrument or the authority's own page, ``reported`` on the press or a law firm,
``unverified`` on memory or one doubtful page. Only the first is printed without a label.

The entries are data (``data/energy/timetable.csv``); this module reads them and answers
which dates bind a member, what is open on a day and what comes next.
"""

import csv
import io
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from ostraka.energy.observation import EU_MEMBERS, FUELS, MEMBERS
from ostraka.energy.periods import add_months
from ostraka.energy.shipped import shipped_file
from ostraka.errors import MalformedFile

Kind = Literal[
    "pledge",
    "ban",
    "winddown_end",
    "derogation",
    "derogation_end",
    "licence",
    "physical_stop",
    "price_cap",
    "proposal",
    "proposal_dropped",
]
KINDS: dict[str, str] = {
    "pledge": "pledge",
    "ban": "ban",
    "winddown_end": "wind-down ends",
    "derogation": "derogation",
    "derogation_end": "derogation ends",
    "licence": "licence",
    "physical_stop": "flow stops",
    "price_cap": "price cap",
    "proposal": "proposal",
    "proposal_dropped": "proposal dropped",
}
Certainty = Literal["certain", "reported", "unverified"]
Cause = Literal["", "supplier_cut", "transit_end", "own_pledge"]
CAUSES: dict[str, str] = {
    "supplier_cut": "cut by the supplier",
    "transit_end": "transit ended",
    "own_pledge": "by own pledge",
}

UNESTABLISHED = "?"
#: kinds that are law, not words.
LAW = frozenset({"ban", "winddown_end", "derogation_end"})


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One dated commitment, or its reversal."""

    id: str
    member: str
    """A member, or ``G7`` for the group."""
    fuels: tuple[str, ...]
    kind: Kind
    day: date | None
    """The day, or the last day of the month or year that is meant; None where no date was set."""
    date_words: str
    """The date as it was said: ``2023-10``, ``autumn 2022``, ``no date``."""
    what: str
    instrument: str
    source: str
    certainty: Certainty
    ends_imports: bool
    """The day from which imports of these fuels should be at zero."""
    until: str
    """Last day of a derogation or licence, ``open``, or empty."""
    reverses: str
    """The entry this one takes back, postpones or loosens; ``?`` where which one was not established."""
    cause: Cause
    states: tuple[str, ...] = ()
    """Where an entry of the Union concerns only some of its members: their codes."""

    @property
    def by_law(self) -> bool:
        """Whether the date stands in law; otherwise it is a pledge."""
        return self.kind in LAW

    @property
    def is_reversal(self) -> bool:
        """Whether the entry goes back on an earlier one."""
        return bool(self.reverses)

    def open_on(self, day: date) -> bool:
        """Whether a derogation or licence is open on ``day``."""
        if self.kind not in ("derogation", "licence") or self.day is None or self.day > day:
            return False
        return self.until == "open" or (bool(self.until) and day < date.fromisoformat(self.until))


def read_timetable(data: bytes, where: str) -> tuple[Entry, ...]:
    """The entries of a timetable file.

    Raises MalformedFile for an unknown member, fuel, kind or certainty, a date that is
    none, an id used twice or a reversal of nothing.
    """
    entries: list[Entry] = []
    for number, row in enumerate(csv.DictReader(io.StringIO(data.decode("utf-8"))), 2):
        try:
            entries.append(_entry(row))
        except (msgspec.ValidationError, ValueError, KeyError) as error:
            raise MalformedFile(str(error), where=f"{where} line {number}") from error
    ids = [one.id for one in entries]
    if twice := {one for one in ids if ids.count(one) > 1}:
        raise MalformedFile(f"ids used twice: {', '.join(sorted(twice))}", where=where)
    if lost := {one.reverses for one in entries if one.reverses} - {*ids, UNESTABLISHED}:
        raise MalformedFile(
            f"reversals of entries that are not there: {', '.join(sorted(lost))}", where=where
        )
    return tuple(entries)


def _entry(row: dict[str, str]) -> Entry:
    fuels = tuple(FUELS) if row["fuels"] == "all" else tuple(row["fuels"].split(";"))
    if row["member"] not in (*MEMBERS, "G7") or not set(fuels) <= set(FUELS):
        raise ValueError(f"unknown member or fuel: {row['member']}, {row['fuels']}")
    if row["zero"] not in ("", "yes") or (row["until"] not in ("", "open") and not _last_day(row["until"])):
        raise ValueError(f"zero {row['zero']!r}, until {row['until']!r}")
    return msgspec.convert(
        {
            **{name: row[name] for name in ("id", "member", "kind", "what", "instrument", "source")},
            **{name: row[name] for name in ("certainty", "until", "reverses", "cause")},
            "fuels": fuels,
            "day": _last_day(row["date"]),
            "date_words": row["words"] or row["date"] or "no date",
            "ends_imports": row["zero"] == "yes",
            "states": tuple(row["states"].split(";")) if row["states"] else (),
        },
        Entry,
    )


def _last_day(text: str) -> date | None:
    """The day meant by ``2022-12-05``, or the last day of ``2022-09``; None for an empty text."""
    if not text:
        return None
    return date.fromisoformat(text) if len(text) == 10 else add_months(date.fromisoformat(f"{text}-01"), 0)


@cache
def timetable() -> tuple[Entry, ...]:
    """The shipped timetable, by member and date."""
    return read_timetable(shipped_file("timetable.csv"), "timetable.csv")


def governing(member: str) -> tuple[str, ...]:
    """Whose entries bind a member: its own, then the Union's for a member of the Union.

    >>> governing("DE"), governing("JP")
    (('DE', 'EU27'), ('JP',))
    """
    return (member, "EU27") if member in EU_MEMBERS else (member,)


def entries_for(member: str, fuel: str, entries: tuple[Entry, ...] | None = None) -> list[Entry]:
    """Entries about one fuel that bind a member, by date; undated ones last."""
    pool = timetable() if entries is None else entries
    found = [
        one
        for one in pool
        if one.member in governing(member)
        and fuel in one.fuels
        and (member == one.member or not one.states or member in one.states)
    ]
    return sorted(found, key=lambda one: one.day or date.max)


def end_dates(member: str, fuel: str) -> list[Entry]:
    """The dates from which the member's imports of a fuel should be zero, the operative one first.

    A member's own date comes before the Union's; of several, the last one. An entry that
    was postponed is not among them.
    """
    found = [one for one in entries_for(member, fuel) if one.ends_imports and one.day]
    return sorted(found, key=lambda one: (one.member != member, -(one.day or date.min).toordinal()))


class NextDate(msgspec.Struct, frozen=True):
    """A day to come: an entry's own, or the end of a derogation or licence."""

    day: date
    what: str
    entry: Entry


def next_dates(day: date, members: tuple[str, ...] = ()) -> list[NextDate]:
    """Every date on or after ``day``, the nearest first; of all members unless some are named."""
    found: list[NextDate] = []
    for one in timetable():
        if members and one.member not in members:
            continue
        if one.day and one.day >= day:
            found.append(NextDate(one.day, one.what, one))
        until = date.fromisoformat(one.until) if one.until not in ("", "open") else date.min
        if until >= day and not _told_by_another(one, until):
            found.append(NextDate(until, f"ends: {one.what}", one))
    return sorted(found, key=lambda one: (one.day, one.entry.id))


def _told_by_another(entry: Entry, until: date) -> bool:
    """Whether an entry of its own already tells the end of a derogation."""
    return any(
        one.day == until and one.member == entry.member and set(one.fuels) & set(entry.fuels)
        for one in timetable()
    )
