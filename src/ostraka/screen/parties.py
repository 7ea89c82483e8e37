"""Which of a few records describe one party: by shared references, else by name and birth date.

Meant for the records one question found. It joins two records of one source only by a
shared reference or as one name under two acts, and never against a birth date.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from ostraka.link.references import CERTAIN
from ostraka.link.references import keys_of as references_of
from ostraka.match import compare
from ostraka.model import IdentifierKind, Kind, NameRole, Record

#: Numbers given once to one party in the world.
_UNIQUE = frozenset(
    {
        IdentifierKind.INN,
        IdentifierKind.OGRN,
        IdentifierKind.LEI,
        IdentifierKind.IMO,
        IdentifierKind.PASSPORT,
    }
)
#: Names that agree this well, with nothing against it, are one party on two lists ...
JOIN = 0.92
#: ... and with a birth day in common a left-out patronymic or a middle name may be missing.
JOIN_BORN = 0.8
#: Names that agree less (a patronymic left out) need the same birth date or a rare name beside it.
NEARLY = 0.85
#: Bits of evidence of a name no second person is likely to have.
RARE = 24.0


def keys_of(record: Record) -> Iterator[tuple[str, str]]:
    """What would prove another record to be the same party: ``(whose number, number)``."""
    yield from (key for key in references_of(record) if key[0] in CERTAIN)
    for i in record.identifiers:
        if i.kind in _UNIQUE:
            yield i.kind.value, i.value.upper()


def group(records: Sequence[Record]) -> list[list[Record]]:
    """The records as parties, each and all in the order given.

    References first, then names, those that agree best and with most records before the
    others: so that neither a namesake nor a subsidiary can take the place of the record that
    belongs there.
    """
    parties = dict(enumerate(_proven(records)))
    home = {id(r): n for n, members in parties.items() for r in members}
    agreements = _agreements([r for members in parties.values() for r in members], home)
    apart: set[tuple[int, int]] = set()
    while pair := _closest(agreements, home, apart):
        a, b = pair
        if _compatible(parties[a], parties[b]):
            home |= {id(r): a for r in parties[b]}
            parties[a] += parties.pop(b)
        else:
            apart.add(pair)
    place = {id(r): n for n, r in enumerate(records)}
    in_order = [sorted(members, key=lambda r: place[id(r)]) for members in parties.values()]
    return sorted(in_order, key=lambda members: place[id(members[0])])


def _proven(records: Sequence[Record]) -> list[list[Record]]:
    """The records that shared references join."""
    proven: list[list[Record]] = []
    for record in records:
        own = set(keys_of(record))
        homes = [p for p in proven if any(own & set(keys_of(r)) for r in p)]
        for other in homes[1:]:
            homes[0].extend(other)
            proven.remove(other)
        homes[0].append(record) if homes else proven.append([record])
    return proven


#: How two records agree, and which they are.
Tie = tuple[tuple[float, int], int, int]


def _agreements(records: Sequence[Record], home: Mapping[int, int]) -> list[Tie]:
    """The pairs of records not yet together whose names agree well enough."""
    found = []
    for one, other in combinations(records, 2):
        if home[id(one)] != home[id(other)] and _compatible([one], [other]):
            score, length = _agreement(one, other)
            if score >= (JOIN_BORN if _born_together(one, other) else JOIN):
                found.append(((round(score, 2), length), id(one), id(other)))
    return found


def _closest(
    agreements: Iterable[Tie], home: Mapping[int, int], apart: Container[tuple[int, int]]
) -> tuple[int, int] | None:
    """The two parties whose names agree best, then in most records, then at most length; None if none do."""
    between: dict[tuple[int, int], list[tuple[float, int]]] = {}
    for how, one, other in agreements:
        pair = min(home[one], home[other]), max(home[one], home[other])
        if pair[0] != pair[1] and pair not in apart:
            between.setdefault(pair, []).append(how)

    def _closeness(pair: tuple[int, int]) -> tuple[float, int, int, int, int]:
        score, length = max(between[pair])
        return score, len(between[pair]), length, -pair[0], -pair[1]

    return max(between, key=_closeness, default=None)


def _compatible(one: Sequence[Record], other: Sequence[Record]) -> bool:
    return not any(a.kind is not b.kind or contradict(a, b) or _rivals(a, b) for a in one for b in other)


def _rivals(one: Record, other: Record) -> bool:
    """Two records of one list are two parties, unless one name stands under two acts (Canada's schedules)."""
    acts = [{(d.program, m.kind) for d in r.designations for m in d.measures} for r in (one, other)]
    same_name = one.caption.casefold() == other.caption.casefold()
    return one.source == other.source and not (same_name and acts[0] != acts[1])


def contradict(one: Record, other: Record) -> bool:
    """Whether both know birth dates and none of one's fits any of the other's."""
    left = [d for d in one.birth_dates if d.known]
    right = [d for d in other.birth_dates if d.known]
    return bool(left and right) and not any(
        a.circa or b.circa or (a.earliest <= b.latest and b.earliest <= a.latest) for a in left for b in right
    )


def _born_together(one: Record, other: Record) -> bool:
    """Whether both print the same birth day."""
    return any(d.exact for d in set(one.birth_dates) & set(other.birth_dates))


def _agreement(one: Record, other: Record) -> tuple[float, int]:
    """Score and length of the main names that agree best, the shorter asked about, the longer listed."""
    pairs = ((a, b) if len(a) <= len(b) else (b, a) for a in _main_names(one) for b in _main_names(other))
    return max((_score(a, b, one.kind), len(a)) for a, b in pairs)


@lru_cache(100_000)
def _score(asked: str, listed: str, kind: Kind) -> float:
    """Remembered, as the same parties are hit again and again while a file is screened."""
    return compare(asked, listed, kind=kind).score


def _main_names(record: Record) -> list[str]:
    """The primary name and, for organizations, a few strong aliases: banks go by many names."""
    names = [n.full for n in record.names if not n.weak and n.role is not NameRole.ORIGINAL_SCRIPT]
    return names[:1] if record.kind is Kind.PERSON else names[:6]
