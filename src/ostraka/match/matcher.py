"""Asking an index: one query (``check``) or a stream of them (``screen``), and two names (``compare``).

Every way scores by :func:`ostraka.match.reference.score_readings`; they differ only in how
many pairs they look at. Hits come best first: by score, then weight, then source and id.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from ostraka.errors import InputError
from ostraka.match.blocking import block
from ostraka.match.config import MatchConfig
from ostraka.match.evidence import name_evidence, total
from ostraka.match.hit import Comparison, Evidence, Hit
from ostraka.match.index import Index, name_readings
from ostraka.match.learnt import LEARNT
from ostraka.match.parallel import screen_in_parallel
from ostraka.match.parties import party_evidence
from ostraka.match.reference import Agreement, ceiling, score_names, score_readings
from ostraka.match.shelf import Shelf
from ostraka.model import Kind, Query, Record
from ostraka.text.names import Reading, readings

_BLOCK = 2000


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
        found: list[dict[int, tuple[Agreement, str, int]]] = [{} for _ in queries]
        for shelf, person in ((self.index.people, True), (self.index.others, False)):
            self._search(queries, shelf, person, found)
        hits = []
        for query, agreements in zip(queries, found, strict=True):
            self._add_identified(query, agreements)
            made = [self._hit(query, number, *best) for number, best in agreements.items()]
            hits.append(sorted(made, key=lambda h: (-h.score, -h.weight, h.source, h.record_id)))
        return hits

    def _search(
        self,
        queries: Sequence[Query],
        shelf: Shelf,
        person: bool,
        found: list[dict[int, tuple[Agreement, str, int]]],
    ) -> None:
        """Add to ``found`` each record of the shelf at or above the threshold, with its best agreement."""
        asked: list[tuple[int, str]] = []
        flat: list[Reading] = []
        for number, query in enumerate(queries):
            if _of_family(query.kind, person):
                for name in (query.name, *query.aliases):
                    for reading in readings(name, person):
                        asked.append((number, name))
                        flat.append(reading)
        candidates = block(shelf, flat, self.config)
        records, names = shelf.arrays["records"], shelf.arrays["names"]
        for i, row, joined in zip(
            candidates.readings.tolist(), candidates.rows.tolist(), candidates.joined.tolist(), strict=True
        ):
            listed = shelf.reading(row)
            if not joined and ceiling(flat[i], listed, self.config) < self.config.threshold:
                continue
            agreement = score_readings(flat[i], listed, person, self.config)
            if agreement.score >= self.config.threshold:
                number, name = asked[i]
                record = int(records[row])
                best = found[number].get(record)
                if best is None or agreement.score > best[0].score:
                    found[number][record] = (agreement, name, int(names[row]))

    def _add_identified(self, query: Query, agreements: dict[int, tuple[Agreement, str, int]]) -> None:
        """Add the records that share an identifier, whatever their names score."""
        for identifier in query.identifiers:
            for number in self.index.with_identifier(identifier):
                if number not in agreements:
                    record = self.index.record(number)
                    best = best_agreement(query, record, self.config)
                    if best:
                        agreements[number] = best

    def _hit(self, query: Query, number: int, agreement: Agreement, name: str, place: int) -> Hit:
        return make_hit(query, self.index.record(number), agreement, (name, place), self.config)


def searchable(query: Query) -> bool:
    """Whether any name of the query has a letter or digit.

    >>> searchable(Query(name="—")), searchable(Query(name="Ana"))
    (False, True)
    """
    return any(readings(name, True) or readings(name, False) for name in (query.name, *query.aliases))


def _of_family(kind: Kind | None, person: bool) -> bool:
    """Whether a query of that kind is compared with persons (or with all others)."""
    return kind is None or kind is Kind.OTHER or (kind is Kind.PERSON) == person


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
                found = score_names(asked, name.full, person, config)
                if found and found.score >= config.threshold:
                    text = f"weak alias {name.full} agrees too"
                    return (Evidence("weak_alias", text, LEARNT.weak_alias, asked, name.full),)
    return ()


def compare(
    name1: str, name2: str, kind: Kind | None = None, config: MatchConfig | None = None
) -> Comparison:
    """How the query ``name1`` agrees with the listed ``name2``.

    Without a kind both are read as a person's and as another party's name; the better counts.
    Raises InputError where a name has no letter or digit.

    >>> compare("Putin, Vladimir", "Vladimir PUTIN", kind=Kind.PERSON).score
    1.0
    """
    config = config or MatchConfig()
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
