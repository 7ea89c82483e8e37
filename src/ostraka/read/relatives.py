"""Relatives named by the given name alone: "Arkady Rotenberg and his brother Boris"."""

import re
from collections.abc import Iterator, Sequence

from ostraka.read.gazetteer import Gazetteer, Person, people_at
from ostraka.read.people import agree
from ostraka.read.spots import Spot
from ostraka.read.words import WORD, forms
from ostraka.text.tokens import token

_KIN = (
    r"(?:(?:ex-)?wife|(?:ex-)?husband|spouse|widow|sons?|daughters?|father|mother|brothers?|sisters?"
    r"|cousin|nephew|niece|uncle)"
)
_RELATIVE = re.compile(
    rf"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|whose)|(?<=['’]s)|(?<=s['’]))\s+(?:(?:[\w-]+\s+){{0,2}}{_KIN}\s+and\s+)?(?:[\w-]+\s+){{0,2}}{_KIN}"
    r",?\s+(?P<name>[A-Z][\w’'-]+)(?P<owner>['’]s)?(?!\s+[A-Z])(?![\w’'-])"
)
#: Characters within which a relative is told of after the full name.
_NEAR = 400


def relatives(text: str, spots: Sequence[Spot], book: Gazetteer) -> Iterator[Spot]:
    """The places where a given name alone means a listed relative of the person named before."""
    people = sorted((s for s in spots if s.person and s.grade > 1), key=lambda s: s.start)
    taken = {s.start for s in spots}
    for number, spot in enumerate(people):
        following = people[number + 1].start if number + 1 < len(people) else len(text)
        for found in _RELATIVE.finditer(text, spot.end, min(spot.end + _NEAR, following)):
            if found.start("name") in taken:
                continue
            meant = _of_family(text[spot.start : spot.end], found[0], found["name"], book, spot.records)
            if meant:
                yield Spot(*found.span("name"), meant, "given name", 0, True, bool(found["owner"]))


def _of_family(full: str, said: str, given: str, book: Gazetteer, own: Sequence[int]) -> tuple[int, ...]:
    """The listed people of that given name who share a family name with the person named in full.

    ``said`` are the words that name the relative.
    """
    name = full.partition(",")[0] if "," in full else full
    family = WORD.findall(name)[-1]
    words = [family, family.removesuffix("a"), family + "a", re.sub("y$", "aya", family)]
    kin: dict[int, Person] = {p.record: p for w in words for p in people_at(book, book.form(w).keys)}
    ways = [token(form, True, voweless) for form, voweless in forms(given)]
    fits = [
        person
        for record, person in kin.items()
        if record not in own and any(agree(way, t) for way in ways for t in person.given)
    ]
    if "brother" in said or "sister" in said:  # children of one father share the patronymic
        fathers = {t.form for r in own for t in book.people[r].middle}
        fits = [p for p in fits if fathers.intersection(t.form for t in p.middle)] or fits
    return tuple(p.record for p in fits)
