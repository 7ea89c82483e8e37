"""The parts of a UK record that do not depend on which list printed them: names to ships.

Groups of several cells: name (Name 6, Name 1-5, type, strength), original (text, script, language),
address (lines 1-6, postal code, country), birth (town, country), passport and national (number, details).
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from ostraka.model import (
    Attribute,
    Contact,
    Identifier,
    IdentifierKind,
    IssueCode,
    Kind,
    Name,
    NameRole,
    PartialDate,
    Place,
    Relation,
)
from ostraka.sources.reading.entries import Entry
from ostraka.sources.reading.identifiers import business_numbers, imo_number, number_of
from ostraka.text.clean import numbered
from ostraka.text.dates import parse_date
from ostraka.text.nationalities import countries_in

_ROLES = {
    "primary name": NameRole.PRIMARY,
    "prime alias": NameRole.PRIMARY,
    "primary name variation": NameRole.ALIAS,
    "alias": NameRole.ALIAS,
    "aka": NameRole.ALIAS,
    "a.k.a": NameRole.ALIAS,
    "fka": NameRole.PREVIOUS,
    "f.k.a": NameRole.PREVIOUS,
    "previous name": NameRole.PREVIOUS,
}
#: alias strength -> weak. Empty: not graded, so screened on.
_STRENGTHS = {"": False, "good": False, "low": True}
_PREVIOUS = re.compile(r"\s*\((?:previously|formerly)(?: listed as| known as)?\)", re.I)
_REGION = re.compile(
    r"\b(?:province|region|oblast|governorate|republic|prefecture|district|state|krai)\b", re.I
)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_GENDERS = ("male", "female")
_RELATIONS = {
    "parent": "parent",
    "subsidiary": "subsidiary",
    "owner": "owner_or_operator",
    "previous_owner": "previous_owner_or_operator",
}
_ATTRIBUTES = {
    "entity_type": "entity_type",
    "ship_type": "vessel_type",
    "tonnage": "tonnage",
    "length": "length",
    "year_built": "year_built",
}


def party_fields(entry: Entry, kind: Kind) -> dict[str, Any]:
    """Keyword arguments of a Record for everything about the party itself; issues go to the entry."""
    return {
        "kind": kind,
        "names": _names(entry, kind),
        "birth_dates": tuple(_birth_dates(entry)),
        "birth_places": tuple(_birth_places(entry)),
        "gender": _gender(entry),
        "nationalities": tuple(_countries(entry, "nationality")),
        "titles": tuple(_plain(entry, "title")),
        "positions": tuple(_plain(entry, "position")),
        "addresses": tuple(_addresses(entry)),
        "identifiers": tuple(_identifiers(entry)),
        "contacts": tuple(_contacts(entry)),
        "relations": tuple(
            Relation(relation, name)
            for group, relation in _RELATIONS.items()
            for name in _plain(entry, group)
        ),
        "attributes": tuple(_attributes(entry)),
    }


def _plain(entry: Entry, group: str) -> Iterator[str]:
    """Each value of a group, numbered cells taken apart."""
    for value in entry.many(group):
        yield from (part for part in numbered(value) if part != "-")


def _names(entry: Entry, kind: Kind) -> tuple[Name, ...]:
    primary: list[Name] = []
    others: list[Name] = []
    for cells in entry.rows("name"):
        family, given, *middle, printed_role, printed_strength = cells
        role = _ROLES.get(printed_role.lower())
        strength = printed_strength.lower().split(" ")[0]
        if role is None or strength not in _STRENGTHS:
            words = printed_role if role is None else printed_strength
            entry.problem(IssueCode.UNKNOWN_CATEGORY, f"kind of name never seen: {words!r}")
        name = _name(kind, family, given, " ".join(m for m in middle if m), role or NameRole.ALIAS)
        if _STRENGTHS.get(strength):
            name = Name(name.full, name.role, True, name.given, name.middle, name.family, "", name.printed)
        (primary if name.role is NameRole.PRIMARY else others).append(name)
    for text, script, language in entry.rows("original"):
        # some "non-Latin" names are Latin with marks (HULIEVIČ): plain aliases then
        role = NameRole.ALIAS if _is_latin(text) else NameRole.ORIGINAL_SCRIPT
        others += [Name(part, role, language=language or script) for part in numbered(text) if part != "-"]
    # rows come in no order that means anything, so the first of several primary names is the least
    primary.sort()
    repeated = {name.full for name in primary}
    return (*primary, *(name for name in others if name.full not in repeated))


def _name(kind: Kind, family: str, given: str, middle: str, role: NameRole) -> Name:
    printed = " ".join(part for part in (given, middle, family) if part)
    full = _PREVIOUS.sub("", printed)
    if full != printed:
        role = NameRole.PREVIOUS
    printed = printed if full != printed else ""
    if kind is Kind.PERSON and family and (given or middle) and not printed:
        return Name(full, role, False, given, middle, family)
    # a single name stands in Name 1 or Name 6 as it comes: neither family nor given is told
    return Name(full, role, printed=printed)


def _is_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(unicodedata.name(c, "").startswith("LATIN") for c in letters)


def _birth_dates(entry: Entry) -> Iterator[PartialDate]:
    for text in _plain(entry, "dob"):
        day = parse_date(text)
        if not day.known:
            entry.problem(IssueCode.BAD_DATE, f"birth date not understood: {text!r}")
        yield day


def _birth_places(entry: Entry) -> Iterator[Place]:
    for town_cell, country_cell in entry.rows("birth"):
        towns, countries = numbered(town_cell), numbered(country_cell)
        if len(countries) == 1:  # one country for all the towns
            countries *= max(len(towns), 1)
        for town, country in zip_longest(towns, countries, fillvalue=""):
            if place := _place(entry, [town], "", country):
                yield place


def _addresses(entry: Entry) -> Iterator[Place]:
    for *lines, postal_code, country in entry.rows("address"):
        if place := _place(entry, lines, postal_code, country):
            yield place


def _place(entry: Entry, lines: list[str], postal_code: str, country: str) -> Place | None:
    """A place from its lines; the last line is its town, or its region with the town a line before."""
    lines = ["" if line == "-" else line for line in lines]
    full = ", ".join(part for part in (*lines, postal_code, country) if part and part != "-")
    if not full:
        return None
    codes = _codes(entry, country) if country.strip(" .-") else ()
    last, before = lines[-1], lines[-2] if len(lines) > 1 else ""
    in_region = len(lines) > 1 and bool(_REGION.search(last))
    return Place(
        full,
        city=before if in_region else last,
        region=last if in_region else "",
        postal_code=postal_code,
        country=codes[0] if len(codes) == 1 else country if country != "-" else "",
    )


def _codes(entry: Entry, text: str) -> tuple[str, ...]:
    codes, unread = countries_in(text)
    for part in unread:
        entry.problem(IssueCode.BAD_VALUE, f"no country we know: {part!r} in {text!r}")
    return codes + unread


def _countries(entry: Entry, group: str) -> Iterator[str]:
    for text in entry.many(group):
        yield from _codes(entry, text)


def _gender(entry: Entry) -> str:
    genders = {text.lower() for text in entry.many("gender")}
    if len(genders) == 1 and genders <= set(_GENDERS):
        return genders.pop()
    if genders:
        entry.problem(IssueCode.UNKNOWN_CATEGORY, f"gender never seen: {sorted(genders)}")
    return ""


def _identifiers(entry: Entry) -> Iterator[Identifier]:
    documents = {"passport": IdentifierKind.PASSPORT, "national": IdentifierKind.NATIONAL_ID}
    for group, kind in documents.items():
        for number_cell, details_cell in entry.rows(group):
            numbers, details = numbered(number_cell), numbered(details_cell)
            if len(numbers) != len(details):  # details of all, or of one not told which
                details = [details_cell] * len(numbers) if numbers else []
            if not numbers:
                yield Identifier(kind, details_cell)
            for number, detail in zip(numbers, details, strict=True):
                if number.strip(" .-"):
                    yield number_of(kind, number, detail.strip(" .-") and detail)
    for text in _plain(entry, "registration"):
        yield from business_numbers(text)
    for text in _plain(entry, "imo"):
        number = imo_number(text)
        if not number.isdigit():
            entry.problem(IssueCode.BAD_VALUE, f"no IMO number: {text!r}")
        yield Identifier(IdentifierKind.IMO, number)
    for text in entry.many("hin"):
        yield Identifier(IdentifierKind.SERIAL, text, note="hull identification number (HIN)")


def _contacts(entry: Entry) -> Iterator[Contact]:
    for group in ("phone", "fax", "website"):
        yield from (Contact(group, part) for part in _plain(entry, group))
    for part in _plain(entry, "email"):
        mails = _EMAIL.findall(part)
        rest = _EMAIL.sub("", part).strip(" ;,./")
        # a word beside the addresses says something about them: then the cell stays whole
        yield from (Contact("email", mail.rstrip(".")) for mail in ([part] if rest or not mails else mails))


def _attributes(entry: Entry) -> Iterator[Attribute]:
    for group, key in _ATTRIBUTES.items():
        yield from (Attribute(key, value) for value in _plain(entry, group))
    for key in ("flag", "previous_flag"):
        yield from (Attribute(key, code) for code in _countries(entry, key))
