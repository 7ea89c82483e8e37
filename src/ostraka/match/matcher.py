"""Asking an index: one query (``check``) or a stream of them (``screen``), and two names (``compare``).

Every way scores by :func:`ostraka.match.reference.score_readings`; they differ only in how
many pairs they look at. Hits come best first: by score, then weight, then source and id.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

import msgspec
import numpy as np

from ostraka.errors import InputError
from ostraka.match.alignment import may_agree, may_join, same_blanks
from ostraka.match.blocking import ROUNDING, block
from ostraka.match.config import MatchConfig
from ostraka.match.evidence import name_evidence, total
from ostraka.match.hit import Comparison, Evidence, Hit
from ostraka.match.index import Index, name_readings
from ostraka.match.learnt import LEARNT
from ostraka.match.parallel import screen_in_parallel
from ostraka.match.parties import party_evidence
from ostraka.match.reference import Agreement, ceiling, is_patronymic, score_names, score_readings
from ostraka.match.shelf import Shelf
from ostraka.model import Kind, Query, Record
from ostraka.text.names import Reading, readings
from ostraka.text.tokens import Part
from ostraka.text.words import DESCENT

_BLOCK = 2000
_PLAIN = re.compile("[A-Za-z0-9]")


class Matcher:
    """An index with the configuration to ask it by; safe to share between threads that only ask."""

    def __init__(self, index: Index, config: MatchConfig | None = None) -> None:
        self.index = index
        self.config = config or index.config

    def check(self, query: Query) -> list[Hit]:
        """The hits of one query, best first.

        Raises InputError where no name of the query has a letter or digit.
        """
        if not searchable(query):
            raise InputError("the name has no letter or digit to search for", where=repr(query.name))
        return self.answer([query])[0]

    def screen(self, queries: Iterable[Query], workers: int = 1) -> Iterator[tuple[Query, list[Hit]]]:
        """Each query with its hits, in the order of the queries, a block at a time.

        With ``workers`` above 1 the blocks are answered by that many processes; the results are
        the same. A query without a searchable name has no hits here; see :func:`searchable`.
        """
        stream = iter(queries)
        if workers > 1:
            yield from screen_in_parallel(self, stream, workers, _BLOCK)
            return
        while chunk := list(islice(stream, _BLOCK)):
            yield from zip(chunk, self.answer(chunk), strict=True)

    def answer(self, queries: Sequence[Query]) -> list[list[Hit]]:
        """The hits of each query, all worked out together."""
        found: list[dict[int, _Best]] = [{} for _ in queries]
        for shelf, person in ((self.index.people, True), (self.index.others, False)):
            self._search(queries, shelf, person, found)
        hits = []
        for query, best in zip(queries, found, strict=True):
            self._add_identified(query, best)
            made = [
                make_hit(query, self.index.record(number), b.agreement, (b.asked, b.place), self.config)
                for number, b in best.items()
                if comparable(query.kind, self.index.record(number).kind)
            ]
            hits.append(sorted(made, key=lambda h: (-h.score, -h.weight, h.source, h.record_id)))
        return hits

    def _search(
        self, queries: Sequence[Query], shelf: Shelf, person: bool, found: list[dict[int, "_Best"]]
    ) -> None:
        """Add to ``found`` each record of the shelf at or above the threshold, with its best agreement."""
        asked: list[tuple[int, str]] = []
        flat: list[Reading] = []
        for number, party in enumerate(queries):
            if _of_family(party.kind, person):
                for name in (party.name, *party.aliases):
                    for reading in readings(name, person):
                        asked.append((number, name))
                        flat.append(reading)
        pairs = block(shelf, flat, self.config)
        records, names = (shelf.arrays[key][pairs.rows].tolist() for key in ("records", "names"))
        columns = [
            column.tolist()
            for column in (pairs.readings, pairs.rows, pairs.bounds, pairs.plain, pairs.joined, pairs.whole)
        ]
        # The likeliest name of a record first: most of the others need no closer look then.
        order = np.argsort(-pairs.bounds, kind="stable").tolist()
        for at in order:
            reading, row, bound, plain, joined, whole = [column[at] for column in columns]
            number, name = asked[reading]
            best = found[number].get(records[at])
            least = self.config.threshold if best is None else best.agreement.score
            if bound < least - ROUNDING:
                continue
            listed = shelf.reading(row)
            query = flat[reading]
            joined = joined and may_join(query.tokens, listed.tokens, person)
            joined = joined or (whole and not same_blanks(query.tokens, listed.tokens))
            if not joined and (
                plain < least - ROUNDING or ceiling(query, listed, self.config) < least - ROUNDING
            ):
                continue
            agreement = score_readings(query, listed, person, self.config, joined)
            if agreement.score > least or (agreement.score == least and (best is None or at < best.order)):
                found[number][records[at]] = _Best(agreement, name, names[at], at)

    def _add_identified(self, query: Query, found: dict[int, "_Best"]) -> None:
        """Add the records that share an identifier, whatever their names score."""
        for identifier in query.identifiers:
            for number in self.index.with_identifier(identifier):
                if number not in found:
                    best = best_agreement(query, self.index.record(number), self.config)
                    if best:
                        found[number] = _Best(*best)


class _Best(msgspec.Struct, frozen=True):
    """The best agreement so far of a query with a record."""

    agreement: Agreement
    asked: str
    """The name of the query."""
    place: int
    """Of the listed name among the record's names."""
    order: int = 0
    """Of two that agree alike, the one that comes first stands."""


def searchable(query: Query) -> bool:
    """Whether any name of the query has a letter or digit.

    >>> searchable(Query(name="—")), searchable(Query(name="Ana"))
    (False, True)
    """
    names = (query.name, *query.aliases)
    if any(map(_PLAIN.search, names)):
        return True  # nearly every name, and not worth reading twice
    return any(readings(name, True) or readings(name, False) for name in names)


def _of_family(kind: Kind | None, person: bool) -> bool:
    """Whether a query of that kind is compared with persons (or with all others)."""
    return kind is None or kind is Kind.OTHER or (kind is Kind.PERSON) == person


def comparable(asked: Kind | None, listed: Kind) -> bool:
    """Whether a party of the one kind may be one of the other: a firm is no ship, whatever the name.

    >>> comparable(Kind.ORGANIZATION, Kind.VESSEL), comparable(None, Kind.VESSEL)
    (False, True)
    """
    craft = (Kind.VESSEL, Kind.AIRCRAFT)
    told = (None, Kind.OTHER)
    return asked in told or listed in told or (asked in craft) == (listed in craft)


def best_agreement(query: Query, record: Record, config: MatchConfig) -> tuple[Agreement, str, int] | None:
    """The best agreement of any name of the query with any strong name of the record, by the oracle."""
    person = record.kind is Kind.PERSON
    best: tuple[Agreement, str, int] | None = None
    for asked in (query.name, *query.aliases):
        for place, name in enumerate(record.names):
            if name.weak:
                continue
            for left in readings(asked, person):
                for right in name_readings(name, person):
                    agreement = score_readings(left, right, person, config)
                    if best is None or agreement.score > best[0].score:
                        best = (agreement, asked, place)
    return best


def make_hit(
    query: Query, record: Record, agreement: Agreement, names: tuple[str, int], config: MatchConfig
) -> Hit:
    """The hit with all its evidence."""
    person = record.kind is Kind.PERSON
    evidence = name_evidence(agreement, person) + party_evidence(query, record)
    evidence += _weak_alias(query, record, config)
    weight = total(evidence)
    return Hit(
        source=record.source,
        record_id=record.id,
        caption=record.caption,
        kind=record.kind,
        score=agreement.score,
        weight=weight,
        probability=LEARNT.probability(weight),
        matched_name=record.names[names[1]].full,
        query_name=names[0],
        evidence=evidence,
    )


def _weak_alias(query: Query, record: Record, config: MatchConfig) -> tuple[Evidence, ...]:
    """A weak alias that one of the query's names agrees with confirms a hit."""
    person = record.kind is Kind.PERSON
    for name in record.names:
        if name.weak:
            for asked in (query.name, *query.aliases):
                if _agrees(readings(asked, person), _weak_readings(name.full, person), person, config):
                    text = f"weak alias {name.full} agrees too"
                    return (Evidence("weak_alias", text, LEARNT.weak_alias, asked, name.full),)
    return ()


@lru_cache(maxsize=1 << 15)
def _weak_readings(name: str, person: bool) -> tuple[Reading, ...]:
    return readings(name, person)


def _agrees(
    asked: tuple[Reading, ...], listed: tuple[Reading, ...], person: bool, config: MatchConfig
) -> bool:
    return any(
        may_agree(q.tokens, r.tokens) and score_readings(q, r, person, config).score >= config.threshold
        for q in asked
        for r in listed
    )


def compare(
    name1: str, name2: str, kind: Kind | None = None, config: MatchConfig | None = None
) -> Comparison:
    """How the query ``name1`` agrees with the listed ``name2``.

    Without a kind both are read as a person's and as another party's name, and the better
    counts; but a name with words that firms have is no person's, and one with a father's name is.
    Raises InputError where a name has no letter or digit.

    >>> compare("Putin, Vladimir", "Vladimir PUTIN", kind=Kind.PERSON).score
    1.0
    """
    config = config or MatchConfig()
    kind = kind or _told_kind(name1, name2)
    found = [
        (agreement, person)
        for person in (True, False)
        if _of_family(kind, person) and (agreement := score_names(name1, name2, person, config))
    ]
    if not found:
        raise InputError("a name has no letter or digit to compare", where=repr((name1, name2)))
    agreement, person = max(found, key=lambda f: f[0].score)
    evidence = name_evidence(agreement, person)
    weight = total(evidence)
    return Comparison(agreement.score, weight, LEARNT.probability(weight), evidence)


def _told_kind(*names: str) -> Kind | None:
    """Whose they are by their words: a firm's (a legal form, bank), a person's (bin), or not told."""
    parts = {t.part for name in names for r in readings(name, False) for t in r.tokens}
    if parts & {Part.LEGAL, Part.GENERIC}:
        return Kind.ORGANIZATION
    forms = {t.form for name in names for r in readings(name, True) for t in r.tokens}
    return Kind.PERSON if forms & DESCENT or any(map(is_patronymic, forms)) else None
