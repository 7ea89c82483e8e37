"""``ostraka history``: a party's dated life across authorities, from a name or an id."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import msgspec

from ostraka.errors import InputError
from ostraka.ledger import Event, Ledger
from ostraka.ledger.store import FOREVER
from ostraka.match import MatchConfig, Matcher
from ostraka.model import Identifier, IdentifierKind, Query, Record
from ostraka.screen.indexes import index_of
from ostraka.screen.lists import Lists
from ostraka.screen.parties import families_of, group, homes_of
from ostraka.screen.screener import nobody
from ostraka.text.names import split_words

__all__ = ["Event", "Party", "history", "history_of"]


#: What a search goes down to when nobody's name agrees well enough for a hit.
SEARCH = 0.7
#: ``(source, record id)``.
Key = tuple[str, str]


class Party(msgspec.Struct, frozen=True):
    """Records that describe one party, with their events in the order of the legal clock."""

    caption: str
    kind: str
    score: float
    records: tuple[Record, ...]
    timeline: tuple[Event, ...]


def history_of(lists: Lists, text: str, known_by: datetime | None = None) -> list[Party]:
    """The parties that go by a name or an id, among everybody ever listed, the best first.

    Raises InputError when nobody is found.
    """
    moment = known_by or FOREVER
    matcher = Matcher(index_of(lists.ledger, lists.home, None, moment))
    if not len(matcher.index):
        raise nobody(lists.ledger, None, moment)
    return history(lists.ledger, matcher, text, moment)


def history(ledger: Ledger, matcher: Matcher, text: str, known_by: datetime) -> list[Party]:
    """The parties that go by a name or an id; ``matcher`` is on an index of everybody ever listed.

    Raises InputError when nobody is found.
    """
    named = records_of(ledger, by_id(ledger, matcher, text), known_by)
    scores: dict[Key, float] = {(r.source, r.id): 1.0 for r in named}
    # an id names one record; its namesakes on other lists may be the same party
    questions = [Query(name=r.caption, kind=r.kind) for r in named] or [Query(name=text)]
    for config in (matcher.config, MatchConfig(threshold=SEARCH)):
        searcher = Matcher(matcher.index, config)
        for hit in (hit for question in questions for hit in searcher.check(question)):
            scores.setdefault((hit.source, hit.record_id), hit.score)
        # a bare surname is no hit, but whoever looks something up means to find it
        lone = not named and len(split_words(text)) == 1
        if scores and (not lone or any(_bears(r, text) for r in records_of(ledger, scores, known_by))):
            break
    if not scores:
        raise InputError(
            "nobody of that name or id was ever on a loaded list",
            where=text,
            hint="see `ostraka sources` for what is loaded; try `ostraka check`",
        )
    # a party's life is that of all its records, also of those spelled too differently to be found
    homes = families_of(ledger, homes_of(ledger, known_by, scores))
    scores = dict.fromkeys(homes, 0.0) | scores
    ranked = sorted(
        records_of(ledger, scores, known_by), key=lambda r: (-scores[r.source, r.id], r.source, r.id)
    )
    parties = [
        _party(ledger, members, max(scores[r.source, r.id] for r in members), known_by)
        for members in group(ranked, homes)
    ]
    # who bears the very words comes before who bears the like of them
    return sorted(
        parties,
        key=lambda p: (not any(_bears(r, text) for r in p.records), -p.score, -len(p.records), p.caption),
    )


def _bears(record: Record, text: str) -> bool:
    """Whether one of its names has all words of the text as they are spelled."""
    wanted = set(split_words(text))
    return any(wanted <= set(split_words(name.full)) for name in record.names)


def by_id(ledger: Ledger, matcher: Matcher, text: str) -> list[Key]:
    """Records with that raw id (``SOURCE:ID`` to be exact) or identifier; empty if none."""
    word = text.strip()
    found = ledger.records_with_id(word)
    source, colon, rest = word.partition(":")
    if colon:
        found += [key for key in ledger.records_with_id(rest) if key[0] == source]
    index = matcher.index
    numbers = {n for kind in IdentifierKind for n in index.with_identifier(Identifier(kind, word))}
    return sorted({*found, *((index.record(n).source, index.record(n).id) for n in numbers)})


def records_of(ledger: Ledger, keys: Iterable[Key], known_by: datetime) -> list[Record]:
    """The records as last printed while listed."""
    ids: dict[str, list[str]] = {}
    for source, number in keys:
        ids.setdefault(source, []).append(number)
    return [x.record for x in ledger.as_of(None, known_by, ids=ids).listed] if ids else []


def _party(ledger: Ledger, records: Sequence[Record], score: float, known_by: datetime) -> Party:
    events = [e for r in records for e in ledger.timeline(r.source, r.id, known_by)]
    return Party(records[0].caption, records[0].kind.value, score, tuple(records), tuple(in_order(events)))


def in_order(events: Iterable[Event]) -> list[Event]:
    """By the legal clock, then by ours."""
    return sorted(events, key=lambda e: (e.effective or date.min, e.seen, e.source, e.listing_id))
