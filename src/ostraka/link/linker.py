"""Linking: from the records of all lists to parties, every link with its evidence.

Four rounds, each weaker than the one before: what a person confirmed; the authorities' own
references to each other and UN references; numbers of registries and documents, where the
names do not speak against it; the engine's evidence. Within a round the strongest links come
first. What a person declared different stays apart, whatever a later run finds.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations

import msgspec

from ostraka.link.blocking import NamedWords, candidates
from ostraka.link.clusters import Clusters
from ostraka.link.judging import Judge, Judged
from ostraka.link.references import CERTAIN, keys_of
from ostraka.link.rules import other_suffices, person_suffices, words
from ostraka.match import Evidence
from ostraka.model import Kind, Record

Key = tuple[str, str]
Shown = tuple[datetime, datetime]
"""First and last snapshot that shows a record."""
#: Numbers that many records carry prove nothing: a registrar's, a typing error's.
_MOST_HOLDERS = 12
#: A number shared by records whose names have nothing in common is a parent's or a slip.
_NAMED_ENOUGH = 0.6
#: Two candidates of one list this close in bits: the evidence does not tell which it is.
_TIE = 1.5
#: Score from which two entries of one list may be the same party printed twice.
_TWICE = 0.97
#: Lists whose records bear one authority's numbers: two numbers are two parties there, as on one list.
_REGISTERS = {"us_ofac_sdn": "ofac", "us_ofac_cons": "ofac"}
_OTHER_BIRTH = ("few years apart", "same century, other year")


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Two records said to be one party, and why."""

    left: Key
    right: Key
    how: str
    """``decision``, ``reference``, ``number`` or ``evidence``."""
    weight: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    refused: str = ""
    """Why the link was not made after all; empty if it was."""


class Party(msgspec.Struct, frozen=True):
    """Records that describe one party."""

    id: str
    """``source:id`` of the first of its records in order."""
    caption: str
    kind: Kind
    members: tuple[Key, ...]


class Linking(msgspec.Struct, frozen=True):
    """All parties, with the links that made them and those that were refused."""

    parties: tuple[Party, ...]
    links: tuple[Link, ...]


class Verdict(msgspec.Struct, frozen=True):
    """What a person decided of two records."""

    left: Key
    right: Key
    same: bool


class _Found(msgspec.Struct, frozen=True):
    one: int
    other: int
    how: str
    rank: tuple[int, float]
    weight: float
    evidence: tuple[Evidence, ...]
    caused: bool
    """Strong enough for two records of one list."""


Tell = Callable[[str], None]


def link(
    records: Sequence[Record],
    verdicts: Sequence[Verdict] = (),
    *,
    shown: Mapping[Key, Shown] | None = None,
    hidden: Collection[str] = (),
    tell: Tell = lambda _: None,
) -> Linking:
    """The parties of these records, in whatever order they come.

    ``verdicts`` are in the order in which they were made; the last on a pair counts. ``shown`` tells
    the first and last snapshot of records, so that one that took another's place is known. ``hidden``
    kinds of numbers (:func:`ostraka.link.references.keys_of`) play no part, for tests.
    """
    records = sorted(records, key=lambda r: (r.source, r.id))
    number_of = {(r.source, r.id): n for n, r in enumerate(records)}
    named = [NamedWords(r) for r in records]
    judge = Judge(records, named, hidden)
    found = [*_by_reference(records, named, judge, hidden)]
    tell(f"comparing {len(records):,} records")
    times = [(shown or {}).get(_key(r)) for r in records]
    found += _by_evidence(records, named, judge, {(f.one, f.other) for f in found}, times)
    same, apart = _decided(verdicts, number_of)
    clusters = Clusters(len(records), _forbids(records, judge, found, apart))
    links = [_decision(records, clusters, pair, apart) for pair in same]
    for one in sorted(found, key=lambda f: (f.rank, f.one, f.other)):
        reason = clusters.join(one.one, one.other)
        links.append(
            Link(
                left=_key(records[one.one]),
                right=_key(records[one.other]),
                how=one.how,
                weight=one.weight,
                evidence=one.evidence,
                refused=reason,
            )
        )
    return Linking(tuple(_parties(records, clusters)), tuple(links))


def _key(record: Record) -> Key:
    return record.source, record.id


def _by_reference(
    records: Sequence[Record], named: Sequence[NamedWords], judge: Judge, hidden: Collection[str]
) -> Iterator[_Found]:
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for key in set(keys_of(record, hidden)):
            holders[key].append(number)
    shared: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for key, numbers in holders.items():
        if len(numbers) <= _MOST_HOLDERS:
            for pair in combinations(numbers, 2):
                shared[pair].append(key)
    for (one, other), keys in shared.items():
        certain = any(kind in CERTAIN for kind, _ in keys)
        if not certain and not _names_meet(named[one], named[other]):
            continue
        evidence = tuple(
            Evidence("identifier", f"{kind} {number} is the same", 22.0, number, number, how="same")
            for kind, number in sorted(keys)
        )
        cross = records[one].source != records[other].source
        # two records of one list that print the same registry number may be a parent and its branch
        if cross or certain or _same_names(named[one], named[other]):
            how = "reference" if certain else "number"
            rank = (0 if certain else 1, -float(len(keys)))
            yield _Found(one, other, how, rank, 22.0 * len(keys), evidence, True)


def _names_meet(one: NamedWords, other: NamedWords) -> bool:
    return any(
        len(a & b) / min(len(a), len(b)) >= _NAMED_ENOUGH for _, a in one.names for _, b in other.names
    )


def _same_names(one: NamedWords, other: NamedWords) -> bool:
    return any(a == b for _, a in one.names for _, b in other.names)


def _by_evidence(
    records: Sequence[Record],
    named: Sequence[NamedWords],
    judge: Judge,
    known: set[tuple[int, int]],
    times: Sequence[Shown | None],
) -> list[_Found]:
    found: list[_Found] = []
    for one, other in candidates(records, named):
        if (one, other) in known:
            continue
        same_list = _one_list(records[one], records[other])
        judged = judge.judge(one, other)
        if judged is None or not _suffices(records[one].kind, judged, judge.other_father(one, other)):
            continue
        if same_list and not (
            _took_its_place(times[one], times[other], judged)
            or _printed_twice(records[one], records[other], judged)
        ):
            continue
        rank = (2, -judged.rank)
        found.append(_Found(one, other, "evidence", rank, judged.weight, judged.evidence, same_list))
    return _without_ties(records, found)


def _one_list(one: Record, other: Record) -> bool:
    """Whether they are two entries of one list, or of two lists that share their numbers."""
    if one.source == other.source:
        return True
    register = _REGISTERS.get(one.source)
    return register is not None and register == _REGISTERS.get(other.source) and one.id != other.id


def _took_its_place(one: Shown | None, other: Shown | None, judged: Judged) -> bool:
    """Whether a list dropped the one before it showed the other under the same name: a new id."""
    if one is None or other is None or judged.score < _TWICE:
        return False
    birth = next((e.how for e in judged.evidence if e.feature == "birth_date"), "")
    return (one[1] < other[0] or other[1] < one[0]) and birth not in _OTHER_BIRTH


def _printed_twice(one: Record, other: Record, judged: Judged) -> bool:
    """Whether one list prints one party twice: under another program or measure, or by an oversight.

    The names must be the same in full; a person's birth date must agree, to the day where the
    program is the same.
    """
    mine, theirs = ({d.program for d in r.designations} for r in (one, other))
    if judged.score < _TWICE:
        return False
    if one.kind is not Kind.PERSON:
        measures = [{m.kind for d in r.designations for m in d.measures} for r in (one, other)]
        return not (mine & theirs and measures[0] & measures[1])
    if mine & theirs:
        return judged.exact_birth and words(judged.evidence) > 2
    return judged.exact_birth or any(
        e.how in ("year", "month") for e in judged.evidence if e.feature == "birth_date"
    )


def _suffices(kind: Kind, judged: Judged, other_father: bool) -> bool:
    if kind is Kind.PERSON:
        return person_suffices(judged, other_father)
    return other_suffices(judged, kind is not Kind.ORGANIZATION)


def _without_ties(records: Sequence[Record], found: Sequence[_Found]) -> list[_Found]:
    """The links but those where two records of a list fit the same record equally well."""
    rivals: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for f in (one for one in found if one.how == "evidence"):
        rivals[f.one, records[f.other].source].append((-f.rank[1], f.other))
        rivals[f.other, records[f.one].source].append((-f.rank[1], f.one))
    twice = {pair for f in found if f.caused for pair in ((f.one, f.other), (f.other, f.one))}

    def _tied(f: _Found) -> bool:
        sides = ((f.one, f.other), (f.other, f.one))
        return any(
            rank > -f.rank[1] - _TIE and rival != mate and (rival, mate) not in twice
            for number, mate in sides
            for rank, rival in rivals[number, records[mate].source]
        )

    return [f for f in found if not _tied(f)]


def _decided(
    verdicts: Sequence[Verdict], number_of: Mapping[Key, int]
) -> tuple[list[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs that are the same and pairs kept apart, by the last verdict on each."""
    last: dict[tuple[int, int], bool] = {}
    for v in verdicts:
        if v.left in number_of and v.right in number_of:
            one, other = sorted((number_of[v.left], number_of[v.right]))
            last.pop((one, other), None)
            last[one, other] = v.same
    same = [pair for pair, verdict in reversed(last.items()) if verdict]
    return same, {pair for pair, verdict in last.items() if not verdict}


def _decision(
    records: Sequence[Record], clusters: Clusters, pair: tuple[int, int], apart: set[tuple[int, int]]
) -> Link:
    """Make a confirmed link, unless it would join records that a person keeps apart."""
    one, other = pair
    clash = any(
        (min(a, b), max(a, b)) in apart for a in clusters.members(one) for b in clusters.members(other)
    )
    if not clash:
        clusters.join(one, other, force=True)
    return Link(
        left=_key(records[one]),
        right=_key(records[other]),
        how="decision",
        refused="a person keeps two of these records apart" if clash else "",
    )


def _forbids(
    records: Sequence[Record], judge: Judge, found: Iterable[_Found], apart: set[tuple[int, int]]
) -> Callable[[int, int], str]:
    caused = {(f.one, f.other) for f in found if f.caused}

    def _forbids(one: int, other: int) -> str:
        pair = min(one, other), max(one, other)
        if pair in apart:
            return "a person keeps them apart"
        if pair in caused:
            return ""
        if _one_list(records[one], records[other]):
            return "two records of one list"
        return judge.against(one, other)

    return _forbids


def _parties(records: Sequence[Record], clusters: Clusters) -> Iterator[Party]:
    for members in clusters.all():
        group = [records[n] for n in members]
        keys = tuple(_key(r) for r in group)
        yield Party(":".join(keys[0]), _caption(group), group[0].kind, keys)


def _caption(group: Sequence[Record]) -> str:
    """The name most of the records print first; else a person's fuller one, a firm's shorter one."""
    counted = Counter(r.caption.casefold() for r in group)

    def _rate(record: Record) -> tuple[int, bool, int, str]:
        name = record.caption
        fuller = len(name) if record.kind is Kind.PERSON else -len(name)
        return counted[name.casefold()], not name.isupper(), fuller, record.source

    return max(group, key=_rate).caption
