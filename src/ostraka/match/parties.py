"""What is known of two parties beside their names: dates, countries, gender, numbers, places.

Each feature function gives at most one piece of evidence, and none where one side does not
say: absent is never a contradiction. The bits are learnt (:mod:`ostraka.match.learnt`).
"""

import re
from datetime import date

from ostraka.match.hit import Evidence
from ostraka.match.learnt import LEARNT
from ostraka.model import PartialDate, Query, Record
from ostraka.text.countries import country
from ostraka.text.identifiers import UNIQUE, identifier_key, plain_value, well_formed
from ostraka.text.names import split_words

_CLOSEST = ("day", "day and month swapped", "placeholder day", "month", "year", "one year apart",
            "few years apart", "same century, other year")  # fmt: skip


def party_evidence(query: Query, record: Record) -> tuple[Evidence, ...]:
    """Everything but the names that speaks for or against."""
    found = (feature(query, record) for feature in (birth_date, countries, gender, identifiers, place))
    return tuple(e for e in found if e is not None)


def birth_date(query: Query, record: Record) -> Evidence | None:
    """The birth date agrees to the day, to the year, nearly, or not."""
    asked = query.birth_date
    listed = [d for d in record.birth_dates if d.known]
    if asked is None or not asked.known or not listed:
        return None
    level, best = min(((_date_level(asked, d), d) for d in listed), key=lambda x: _CLOSEST.index(x[0]))
    bits = LEARNT.birth_date[level]
    text = f"birth date {asked} / {best}: {_DATE_WORDS[level]}"
    return Evidence("birth_date", text, bits, str(asked), str(best), how=level)


_DATE_WORDS = {
    "day": "same day",
    "day and month swapped": "day and month swapped",
    "placeholder day": "same year, one side a 1 January placeholder",
    "month": "same month",
    "year": "same year",
    "one year apart": "one year apart",
    "few years apart": "a few years apart",
    "same century, other year": "different",
}


def _date_level(a: PartialDate, b: PartialDate) -> str:
    if a.exact and b.exact:
        if a.start == b.start:
            return "day"
        if a.start[:4] == b.start[:4]:
            if _swapped(a.start) == b.start:
                return "day and month swapped"
            if "-01-01" in (a.start[4:], b.start[4:]):
                return "placeholder day"
            return "year"
    if a.earliest <= b.latest and b.earliest <= a.latest:
        return "month" if min(len(a.start), len(b.start)) > 4 and not (a.end or b.end) else "year"
    years = min(abs(a.earliest.year - b.latest.year), abs(b.earliest.year - a.latest.year))
    circa = a.circa or b.circa
    if years <= 1 or (circa and years <= 3):
        return "one year apart"
    return "few years apart" if years <= 4 or (circa and years <= 8) else "same century, other year"


def _swapped(day: str) -> str:
    year, month, dom = day.split("-")
    try:
        return date(int(year), int(dom), int(month)).isoformat()
    except ValueError:
        return ""


def countries(query: Query, record: Record) -> Evidence | None:
    """A country (nationality, address, birth place) is shared, or none is."""
    asked = {country(c).upper() for c in query.countries if c}
    listed = {c.upper() for c in record.nationalities}
    related = {p.country.upper() for p in record.addresses + record.birth_places if p.country}
    if not asked or not (listed | related):
        return None
    if both := asked & (listed or related):
        return Evidence(
            "country",
            f"country {_all(both)} shared",
            LEARNT.country["same"],
            _all(asked),
            _all(both),
            how="same",
        )
    if both := asked & related:
        text = f"country {_all(both)} is one the listed party has an address or birth place in"
        return Evidence("country", text, LEARNT.country["related"], _all(asked), _all(both), how="related")
    text = f"country {_all(asked)} is not {_all(listed or related)}"
    return Evidence(
        "country", text, LEARNT.country["other"], _all(asked), _all(listed or related), how="other"
    )


def _all(values: set[str]) -> str:
    return ", ".join(sorted(values))


def gender(query: Query, record: Record) -> Evidence | None:
    """The gender is the same or the other."""
    asked, listed = query.gender.lower(), record.gender.lower()
    if asked not in ("male", "female") or listed not in ("male", "female"):
        return None
    how = "same" if asked == listed else "other"
    text = f"gender {asked}" if how == "same" else f"gender {asked} is not {listed}"
    return Evidence("gender", text, LEARNT.gender[how], asked, listed, how=how)


def identifiers(query: Query, record: Record) -> Evidence | None:
    """A number agrees, or one of which a party has only one differs."""
    listed = {identifier_key(i): i for i in record.identifiers if identifier_key(i)}
    for asked in query.identifiers:
        found = listed.get(identifier_key(asked))
        if found is not None:
            how = "same" if well_formed(found) else "same, check digits wrong"
            text = f"{found.kind.value.replace('_', ' ')} {plain_value(found)} is the same"
            return Evidence("identifier", text, LEARNT.identifier[how], asked.value, found.value, how=how)
    for asked in query.identifiers:
        others = [i for i in record.identifiers if i.kind is asked.kind and asked.kind in UNIQUE]
        if others and well_formed(asked) and all(well_formed(i) for i in others):
            shown = ", ".join(sorted(plain_value(i) for i in others))
            text = f"{asked.kind.value} {plain_value(asked)} is not {shown}"
            return Evidence("identifier", text, LEARNT.identifier["other"], asked.value, shown, how="other")
    return None


_HOUSE = re.compile(r"\d")
_COMMON_PLACE = frozenset(
    "city region district province village oblast area street str of the republic state town county".split()
)


def place(query: Query, record: Record) -> Evidence | None:
    """A distinctive word of the place (a town, a street) is shared; other places say little."""
    asked = _place_words(query.place)
    texts = [p.full or f"{p.city} {p.region} {p.country}" for p in record.birth_places + record.addresses]
    listed = [(t, _place_words(t)) for t in texts if t]
    if not asked or not listed:
        return None
    text, words = max(listed, key=lambda x: len(asked & x[1]))
    if both := asked & words:
        return Evidence(
            "place",
            f"place {' '.join(sorted(both)).title()} shared",
            LEARNT.place["same"],
            query.place,
            text,
            how="same",
        )
    return Evidence("place", "no place shared", LEARNT.place["other"], query.place, listed[0][0], how="other")


def _place_words(text: str) -> set[str]:
    return {w for w in split_words(text) if len(w) > 2 and not _HOUSE.search(w) and w not in _COMMON_PLACE}
