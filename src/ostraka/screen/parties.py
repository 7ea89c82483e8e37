"""Which of a few records describe one party: as linked, else by shared references, name and birth date.

What `ostraka link` found and people decided stands. Records no run has seen, and all of them
where none was made, are grouped for the moment: two records of one source only by a shared
reference or as one name under two acts, and never against a birth date.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import combinations

from ostraka.ledger import Ledger, links
from ostraka.ledger.store import FOREVER
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


#: A record -> the party the last run of the linker put it in.
Homes = Mapping[tuple[str, str], str]


def homes_of(
    ledger: Ledger, known_by: datetime, keys: Iterable[tuple[str, str]] | None = None
) -> dict[tuple[str, str], str]:
    """The parties of the last run that these records (None: any) are in; none for an answer of the past.

    Links rest on all that was seen up to now, which an answer as known by then must not use.
    """
    if known_by != FOREVER:
        return {}
    with ledger.reading() as connection:
        return links.homes_of(connection, None if keys is None else list(keys))


def linked_yet(ledger: Ledger) -> bool:
    """Whether the linker ever ran on this ledger: if not, parties are grouped for the moment."""
    with ledger.reading() as connection:
        return links.last_run(connection) is not None


def families_of(ledger: Ledger, homes: Homes) -> dict[tuple[str, str], str]:
    """Every record of these parties, with its party."""
    with ledger.reading() as connection:
        return {key: party for party in set(homes.values()) for key in links.members_of(connection, party)}


def group(records: Sequence[Record], homes: Homes | None = None) -> list[list[Record]]:
    """The records as parties, each and all in the order given.

    Linked records stay as they were linked. Of the others references join first, then names, those
    that agree best and with most records before the others: so that neither a namesake nor a
    subsidiary can take the place of the record that belongs there.
    """
    homes = homes or {}
    parties = dict(enumerate(_proven(records, homes)))
    home = {id(r): n for n, members in parties.items() for r in members}
    agreements = _agreements([r for members in parties.values() for r in members], home, homes)
    apart: set[tuple[int, int]] = set()
    while pair := _closest(agreements, home, apart):
        a, b = pair
        if _compatible(parties[a], parties[b]) and not (
            _linked(parties[a], homes) and _linked(parties[b], homes)
        ):
            home |= {id(r): a for r in parties[b]}
            parties[a] += parties.pop(b)
        else:
            apart.add(pair)
    place = {id(r): n for n, r in enumerate(records)}
    in_order = [sorted(members, key=lambda r: place[id(r)]) for members in parties.values()]
    return sorted(in_order, key=lambda members: place[id(members[0])])


def _linked(members: Iterable[Record], homes: Homes) -> bool:
    return any((r.source, r.id) in homes for r in members)


def _proven(records: Sequence[Record], homes: Homes) -> list[list[Record]]:
    """The records that links join, then those that shared references join."""
    linked: dict[str, list[Record]] = {}
    for record in records:
        if party := homes.get((record.source, record.id)):
            linked.setdefault(party, []).append(record)
    proven = list(linked.values())
    for record in (r for r in records if (r.source, r.id) not in homes):
        own = set(keys_of(record))
        fits = [p for p in proven if any(own & set(keys_of(r)) for r in p)]
        first = next((p for p in fits if _linked(p, homes)), fits[0] if fits else [])
        for other in fits:
            if other is not first and not _linked(other, homes):
                first.extend(other)
                proven.remove(other)
        first.append(record)
        if not fits:
            proven.append(first)
    return proven


#: How two records agree, and which they are.
Tie = tuple[tuple[float, int], int, int]


def _agreements(records: Sequence[Record], home: Mapping[int, int], homes: Homes) -> list[Tie]:
    """The pairs of records not yet together, at least one not linked, whose names agree well enough."""
    found = []
    for one, other in combinations(records, 2):
        if _linked([one], homes) and _linked([other], homes):
            continue
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
