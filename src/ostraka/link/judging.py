"""The evidence that two records describe one party, and what speaks against it outright.

Names are compared by the matching engine, as are birth dates, countries, gender, places and
numbers; the positions people hold and what the programs are about are added here. The sum in
bits decides (:mod:`ostraka.link.linker`), a contradiction forbids.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import msgspec
from rapidfuzz.distance import OSA

from ostraka.link.blocking import NamedWords
from ostraka.link.places import elsewhere, known_places, named_country
from ostraka.link.ships import ship_evidence
from ostraka.link.themes import theme_of
from ostraka.match import Evidence, compare
from ostraka.match.parties import party_evidence
from ostraka.match.reference import is_patronymic
from ostraka.model import Identifier, Kind, PartialDate, Query, Record
from ostraka.text.names import readings, split_words

#: From here two names agree in full.
WHOLE = 0.97
#: Names that score less are not looked at any further.
_LEAST = 0.8
#: Bits for programs about the same thing, and against where they are about different ones.
_SAME_THEME, _OTHER_THEME = 4.0, -2.0
#: Bits for both being listed by decision of the Security Council: tells a list's UN entry from its own.
_SECURITY_COUNCIL = 3.0
#: The most that positions can add: two ministers of one name and one office are seldom two men.
_MOST_OF_POSITION = 6.0
#: In the order of rivals: the most a name counts, and what being named first in both adds.
_MOST_OF_NAME, _FIRST_NAMED = 30.0, 8.0


class Judged(msgspec.Struct, frozen=True):
    """How two records compare."""

    score: float
    """Of the best pair of names, 0..1."""
    weight: float
    """All evidence together, in bits."""
    evidence: tuple[Evidence, ...]
    against: str = ""
    """Why they cannot be one party, whatever else agrees; empty if nothing forbids it."""
    exact_birth: bool = False
    """Both print the same day of birth."""
    by_alias: bool = False
    """An alias of both agrees, and no other two names have anything in common."""
    rank: float = 0.0
    """For which of two rivals comes first: long aliases count no more than a name, first-named ones more."""


class Judge:
    """Compares pairs of the given records; ``hidden`` kinds of identifiers play no part."""

    def __init__(
        self, records: Sequence[Record], named: Sequence[NamedWords], hidden: Collection[str] = ()
    ) -> None:
        self._records, self._named, self._hidden = records, named, frozenset(hidden)
        self._positions = [_position_words(r) for r in records]
        self._themes = [{theme_of(d.program) for d in r.designations} for r in records]
        self._of_un = [any("UN-" in d.program for d in r.designations) for r in records]
        self._named_country = [named_country(r) for r in records]
        self._places = [known_places(r) for r in records]
        self._fathers = [_patronymics(r) for r in records]
        self._held = Counter(word for words in self._positions for word in words)
        # comparing two names is pure, and lists repeat each other's
        self._compared: dict[tuple[str, str, Kind], tuple[float, tuple[Evidence, ...]]] = {}

    def judge(self, one: int, other: int) -> Judged | None:
        """The verdict on two records; None where no two of their names agree well enough to look further."""
        pairs = self._named[one].best(self._named[other])
        if not pairs:
            return None
        kind = self._records[one].kind
        # of names that agree in full the one that tells most: KKBC is KKBC, but the whole name says more
        score, names = max(
            (self._names(a, b, kind) for a, b in pairs), key=lambda x: (min(x[0], WHOLE), _bits(x[1]))
        )
        if score < _LEAST:
            return None
        rest = [
            *self._beside(one, other),
            *self._positions_agree(one, other),
            *self._themes_agree(one, other),
        ]
        if kind is Kind.VESSEL:
            rest += ship_evidence(self._records[one], self._records[other])
        evidence = (*names, *rest)
        birth = next((e for e in rest if e.feature == "birth_date"), None)
        first = self._named[one].first == self._named[other].first
        rank = min(_bits(names), _MOST_OF_NAME) + _bits(rest) + (_FIRST_NAMED if first else 0.0)
        return Judged(
            score,
            round(_bits(evidence), 2),
            evidence,
            self.against(one, other),
            birth is not None and birth.how == "day",
            len(pairs) == 1 and not {*pairs[0]} & {self._records[one].caption, self._records[other].caption},
            round(rank, 2),
        )

    def against(self, one: int, other: int) -> str:
        """What forbids these two to be one party."""
        a, b = self._records[one], self._records[other]
        if a.kind is not b.kind and Kind.OTHER not in (a.kind, b.kind):
            return f"{a.kind} and {b.kind}"
        if a.kind is not Kind.PERSON:
            named, places = self._named_country, self._places
            if elsewhere(named[one], places[other]) or elsewhere(named[other], places[one]):
                return "a name with another country"
            return ""
        fathers = self._fathers[one], self._fathers[other]
        other_father = all(fathers) and not any(_same_father(f, g) for f in fathers[0] for g in fathers[1])
        if other_father and contradict(a.birth_dates, b.birth_dates):
            return "another birth date and another patronymic"
        return ""

    def other_father(self, one: int, other: int) -> bool:
        """Whether both print patronymics and none of one is any of the other's."""
        fathers = self._fathers[one], self._fathers[other]
        return all(fathers) and not any(_same_father(f, g) for f in fathers[0] for g in fathers[1])

    def _names(self, one: str, other: str, kind: Kind) -> tuple[float, tuple[Evidence, ...]]:
        key = one, other, kind
        if key not in self._compared:
            found = compare(one, other, kind)
            # that names agree word for word stands in the score, which the rules ask for by itself
            self._compared[key] = found.score, tuple(e for e in found.evidence if e.feature != "whole")
        return self._compared[key]

    def _beside(self, one: int, other: int) -> Sequence[Evidence]:
        """The engine's evidence beside the names, by the birth date that fits best."""
        a, b = self._records[one], self._records[other]
        known = [d for d in a.birth_dates if d.known]
        dates: Sequence[PartialDate | None] = known or [None]
        shown = msgspec.structs.replace(b, identifiers=self._visible(b))
        found = [party_evidence(self._query(a, d), shown) for d in dates[:6]]
        return max(found, key=_bits)

    def _query(self, record: Record, born: PartialDate | None) -> Query:
        person = record.kind is Kind.PERSON
        places = record.birth_places if person else record.addresses
        return Query(
            name=record.caption,
            kind=record.kind,
            birth_date=born,
            countries=record.nationalities or tuple({p.country for p in record.addresses if p.country}),
            gender=record.gender,
            identifiers=self._visible(record),
            place=" ".join(p.full for p in places[:3]),
        )

    def _visible(self, record: Record) -> tuple[Identifier, ...]:
        return tuple(i for i in record.identifiers if i.kind.value not in self._hidden)

    def _positions_agree(self, one: int, other: int) -> Iterable[Evidence]:
        shared = self._positions[one] & self._positions[other]
        if shared:
            rarest = sorted(shared, key=lambda w: (self._held[w], w))[:2]
            bits = sum(math.log2(len(self._records) / self._held[w]) for w in rarest) / 4
            yield Evidence(
                "position",
                f"positions share {' and '.join(rarest)}",
                round(min(bits, _MOST_OF_POSITION), 2),
            )

    def _themes_agree(self, one: int, other: int) -> Iterable[Evidence]:
        mine, theirs = self._themes[one], self._themes[other]
        if self._of_un[one] and self._of_un[other]:
            yield Evidence("theme", "both by decision of the Security Council", _SECURITY_COUNCIL)
        if shared := mine & theirs:
            yield Evidence("theme", f"both under programs about {', '.join(sorted(shared))}", _SAME_THEME)
        elif mine and theirs:
            yield Evidence("theme", "under programs about different things", _OTHER_THEME)


def contradict(one: Sequence[PartialDate], other: Sequence[PartialDate]) -> bool:
    """Whether both are known and none of one's dates fits any of the other's."""
    left, right = [d for d in one if d.known], [d for d in other if d.known]
    return bool(left and right) and not any(
        a.circa or b.circa or (a.earliest <= b.latest and b.earliest <= a.latest) for a in left for b in right
    )


def _bits(evidence: Iterable[Evidence]) -> float:
    return sum(e.bits for e in evidence)


def _position_words(record: Record) -> frozenset[str]:
    if record.kind is not Kind.PERSON:
        return frozenset()
    text = " ".join((*record.positions, *record.titles, *(d.reasons for d in record.designations)))
    return frozenset(w for w in split_words(text[:1500]) if len(w) > 4 and not w.isdigit())


def _patronymics(record: Record) -> frozenset[tuple[str, str]]:
    """The fathers' names in the record's own strong names: as spelled alike, and their consonants."""
    if record.kind is not Kind.PERSON:
        return frozenset()
    return frozenset(
        (t.fold, t.skeleton)
        for name in record.names
        if not name.weak
        for reading in readings(name.full, True)
        for t in reading.tokens
        if is_patronymic(t.form)
    )


def _same_father(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two patronymics may be one, spelled two ways (Sergeevich, Serhiyovych; a typing error)."""
    return one[1] == other[1] or OSA.distance(one[0], other[0]) <= 1
