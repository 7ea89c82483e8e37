"""Pairs of records worth a closer look: those that share two words of a name, however spelled.

Every strong name gives the pairs of its words' consonant skeletons (a given name in all its
languages counts as one word), a name of one word that word. Records that meet in a bucket of
bearable size are compared, unless their birth years lie far apart. Across the real lists the
cap costs no known link (``benchmarks/coalition``).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from ostraka.link.places import PART
from ostraka.link.ships import PREFIX
from ostraka.model import Kind, Record
from ostraka.text.names import readings
from ostraka.text.tokens import Part, Token

_FULL = frozenset({Part.NAME, Part.GENERIC, Part.NUMBER})
#: More records than this under one pair of words: it tells nothing (Muhammad Ali).
_BUCKET = 250
#: Words of a name that take part; the rest of a very long one adds only pairs.
_WORDS = 8
#: Share of the shorter name's words that must meet before the engine is asked.
_SHARED = 0.6
#: Birth years further apart than this are two people, or a slip that no name can heal.
_YEARS = 12

Words = frozenset[str]


class NamedWords:
    """The comparable words of each strong name of a record."""

    def __init__(self, record: Record) -> None:
        person, ship = record.kind is Kind.PERSON, record.kind is Kind.VESSEL
        spelled: dict[Words, list[str]] = {}
        of_a_part = not person and not PART.search(record.caption)
        for name in record.names:
            if of_a_part and PART.search(name.full):
                continue
            full = PREFIX.sub("", name.full) if ship else name.full
            for reading in () if name.weak else readings(full, person):
                counting = [t for t in reading.tokens if t.part in _FULL]
                words = [_word(t, person) for t in counting]
                # Victor Konetsky is also printed Victorkonetsky
                joined = ["".join(t.fold or t.form for t in counting)] if ship else []
                for written in filter(None, (words, joined)):
                    spelled.setdefault(frozenset(written), []).append(full)
        # of spellings with the same words the plainest: "PJSC X (Public ... X)" compares badly, and so
        # does another script (the genitive of a bank) where a list prints the Latin spelling too
        self.names = [
            (min(fulls, key=lambda full: (not full.isascii(), len(full))), words)
            for words, fulls in spelled.items()
        ]
        self.first = self.names[0][1] if self.names else frozenset()
        self._spelled = {words: {full.casefold(): full for full in fulls} for words, fulls in spelled.items()}
        years = [y for d in record.birth_dates if d.known for y in (d.earliest.year, d.latest.year)]
        self.years = (min(years), max(years)) if years else None

    def keys(self) -> set[tuple[str, ...]]:
        """What it may share with another spelling of the same name."""
        found: set[tuple[str, ...]] = set()
        for _, words in self.names:
            ordered = sorted(words)[:_WORDS]
            found |= set(combinations(ordered, 2)) if len(ordered) > 1 else {(ordered[0],)}
        return found

    def best(self, other: "NamedWords", most: int = 3) -> list[tuple[str, str]]:
        """The pairs of names that share most words, best first; none if all share too few."""
        rated = []
        for mine, left in self.names:
            for theirs, right in other.names:
                shared = len(left & right)
                if shared and shared / min(len(left), len(right)) >= _SHARED:
                    # a spelling both print compares best
                    alike = min(self._spelled[left].keys() & other._spelled[right].keys(), default="")
                    pair = (self._spelled[left][alike],) * 2 if alike else (mine, theirs)
                    rated.append((-shared / max(len(left), len(right)), not alike, -shared, *pair))
        return [(mine, theirs) for *_, mine, theirs in sorted(rated)[:most]]

    def far_apart(self, other: "NamedWords") -> bool:
        """Whether the birth years of both are known and cannot be the same person's."""
        if self.years is None or other.years is None:
            return False
        return self.years[0] - other.years[1] > _YEARS or other.years[0] - self.years[1] > _YEARS


def _word(token: Token, person: bool) -> str:
    if person and token.formal:
        return f"{min(token.formal)}"
    return token.skeleton if len(token.skeleton) > 1 else token.fold or token.form


def candidates(records: Sequence[Record], named: Sequence[NamedWords]) -> Iterator[tuple[int, int]]:
    """Each pair of positions, the smaller first, that shares a key and may be one party."""
    buckets: dict[tuple[bool, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, words in enumerate(named):
        for key in words.keys():  # noqa: SIM118  (a method, not a mapping)
            buckets[records[number].kind is Kind.PERSON, key].append(number)
    found: set[tuple[int, int]] = set()
    for bucket in buckets.values():
        if 1 < len(bucket) <= _BUCKET:
            found.update(combinations(bucket, 2))
    for one, other in sorted(found):
        same_kind = records[one].kind is records[other].kind
        if same_kind and not named[one].far_apart(named[other]):
            yield one, other
