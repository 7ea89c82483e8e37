"""What lapses soon: instruments to be renewed, licences, and designations made by an urgent procedure."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from ostraka.coalition.book import Book, Stay, Subject
from ostraka.coalition.choice import Choice, chosen
from ostraka.coalition.known import Instrument, conditions
from ostraka.coalition.table import Table, table


class Expiry(msgspec.Struct, frozen=True, kw_only=True):
    """Something that ends on a day unless somebody acts."""

    day: date
    days: int
    """From the day asked about."""
    authority: str
    what: str
    """``renewal``, ``licence`` or ``urgent``."""
    name: str
    parties: int
    """Parties on the loaded lists it holds for."""
    unless: str
    """What keeps it in force, or what lifting needs."""
    certain: bool
    source: str
    named: tuple[str, ...] = ()
    """The parties, where they are few."""


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What a measure on a party rests on and what ends it."""

    authority: str
    program: str
    instrument: Instrument
    next_lapse: date | None


#: More parties than this are counted, not named.
_NAMED = 12


def expiring(book: Book, day: date, within: int, choice: Choice | None = None) -> list[Expiry]:
    """What lapses from ``day`` to ``within`` days later, soonest first."""
    last = day + timedelta(days=within)
    subjects = chosen(book, choice or Choice())
    found = []
    for instrument in conditions().instruments:
        lapse = next_lapse(instrument, day)
        if lapse and lapse <= last:
            found.append(_renewal(instrument, lapse, day, subjects))
        if instrument.urgent_days:
            found += _urgent(instrument, day, last, subjects)
    for licence in conditions().licences:
        if licence.from_day <= day and day <= licence.to_day <= last:
            found.append(
                Expiry(
                    day=licence.to_day, days=(licence.to_day - day).days, authority=licence.authority,
                    what="licence", name=f"{licence.id}: {licence.what}", parties=len(licence.parties),
                    unless="a new or extended licence", certain=licence.certain, source=licence.source,
                    named=licence.parties,
                )
            )  # fmt: skip
    return sorted(found, key=lambda e: (e.day, e.authority, e.name))


def next_lapse(instrument: Instrument, day: date) -> date | None:
    """The next day on which an instrument lapses unless renewed; None if it has no term."""
    days = (
        date(year, int(text[:2]), int(text[3:]))
        for year in (day.year, day.year + 1)
        for text in instrument.renewals
    )
    return min((d for d in days if d >= day), default=None)


def _renewal(instrument: Instrument, lapse: date, day: date, subjects: Sequence[Subject]) -> Expiry:
    held = [s for s in subjects if any(_rests_on(stay, instrument, day) for stay in _stays(s, instrument))]
    known = instrument.last_known
    told = f"last renewal known here: {known.decided}, until {known.until}" if known else ""
    return Expiry(
        day=lapse,
        days=(lapse - day).days,
        authority=instrument.authority,
        what="renewal",
        name=instrument.name,
        parties=len(held),
        unless="; ".join(filter(None, (instrument.lifting, told))),
        certain=instrument.certain,
        source=instrument.source,
    )


def _stays(subject: Subject, instrument: Instrument) -> Sequence[Stay]:
    return subject.stays.get(instrument.authority, ())


def _rests_on(stay: Stay, instrument: Instrument, day: date) -> bool:
    return stay.holds(day) and any(instrument.covers(p) for p in stay.programs)


def _urgent(instrument: Instrument, day: date, last: date, subjects: Sequence[Subject]) -> list[Expiry]:
    """The days on which recent designations lapse if they were made by the urgent procedure."""
    term = timedelta(days=instrument.urgent_days or 0)
    groups: dict[date, list[str]] = {}
    for subject in subjects:
        starts = [s.start.day for s in _stays(subject, instrument) if _rests_on(s, instrument, day)]
        begun = min(starts, default=date.min)
        if begun >= (instrument.urgent_from or date.min) and begun <= day <= begun + term <= last:
            groups.setdefault(begun + term, []).append(subject.caption)
    return [
        Expiry(
            day=lapse, days=(lapse - day).days, authority=instrument.authority, what="urgent",
            name=f"designations of {lapse - term}, if by the urgent procedure", parties=len(names),
            unless=f"confirmed, or extended once by {instrument.urgent_days} days", certain=False,
            source=instrument.source, named=tuple(sorted(names)) if len(names) <= _NAMED else (),
        )
        for lapse, names in sorted(groups.items())
    ]  # fmt: skip


def terms_of(subject: Subject, day: date) -> list[Terms]:
    """What each measure in force on a party rests on, and when that lapses."""
    found = []
    for authority, stays in subject.stays.items():
        programs = dict.fromkeys(p for s in stays if s.holds(day) for p in s.programs)
        for program in programs:
            for instrument in conditions().instruments:
                if instrument.authority == authority and instrument.covers(program):
                    lapse = next_lapse(instrument, day)
                    found.append(
                        Terms(authority=authority, program=program, instrument=instrument, next_lapse=lapse)
                    )
    return found


def expiry_table(found: Sequence[Expiry]) -> Table:
    """One line for each thing that lapses."""
    columns = ("day", "days", "authority", "what", "name", "parties", "unless", "certain", "source", "named")
    rows = (
        (
            e.day, e.days, e.authority, e.what, e.name, e.parties, e.unless, e.certain, e.source,
            "; ".join(e.named),
        )
        for e in found
    )  # fmt: skip
    return table(columns, rows)
