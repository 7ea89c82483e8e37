"""``ostraka history``: a party's dated life across authorities, from a name or an id."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import msgspec

from ostraka.errors import InputError
from ostraka.ledger import Event, Ledger, Listed
from ostraka.ledger.store import FOREVER
from ostraka.match import Matcher
from ostraka.model import Query, Record
from ostraka.screen.indexes import index_of
from ostraka.screen.lists import Lists
from ostraka.screen.parties import group

__all__ = ["Event", "Party", "history", "history_of"]


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
    return history(lists.ledger, lists.ledger.as_of(None, moment).listed, matcher, text, moment)


def by_id(ever: Sequence[Listed], text: str) -> list[Record]:
    """Records with that raw id or identifier, ``SOURCE:ID`` to be exact; empty if none."""
    wanted = text.strip().upper()
    return [
        x.record
        for x in ever
        if wanted in (x.record.id.upper(), f"{x.record.source}:{x.record.id}".upper())
        or any(i.value.upper() == wanted for i in x.record.identifiers)
    ]


def history(
    ledger: Ledger, ever: Sequence[Listed], matcher: Matcher, text: str, known_by: datetime
) -> list[Party]:
    """The parties that go by a name or an id, the best first.

    ``ever`` is everybody who was ever listed and ``matcher`` an index of them. Raises
    InputError when nobody is found.
    """
    record_of = {(x.record.source, x.record.id): x.record for x in ever}
    scores: dict[tuple[str, str], float] = {(r.source, r.id): 1.0 for r in by_id(ever, text)}
    if scores:
        # an id names one record; its namesakes on other lists may be the same party
        seeds = [record_of[key] for key in scores]
        hits = [hit for seed in seeds for hit in matcher.check(Query(name=seed.caption, kind=seed.kind))]
    else:
        hits = matcher.check(Query(name=text))
    for hit in hits:
        scores.setdefault((hit.source, hit.record_id), hit.score)
    if not scores:
        raise InputError("nobody of that name or id was ever on a loaded list", where=text,
                         hint="see `ostraka sources` for what is loaded; try `ostraka check`")  # fmt: skip
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    parties = [
        _party(ledger, members, max(scores[r.source, r.id] for r in members), known_by)
        for members in group([record_of[key] for key in ranked])
    ]
    return sorted(parties, key=lambda p: (-p.score, -len(p.records), p.caption))


def _party(ledger: Ledger, records: Sequence[Record], score: float, known_by: datetime) -> Party:
    events = [e for r in records for e in ledger.timeline(r.source, r.id, known_by)]
    return Party(records[0].caption, records[0].kind.value, score, tuple(records), tuple(in_order(events)))


def in_order(events: Iterable[Event]) -> list[Event]:
    """By the legal clock, then by ours."""
    return sorted(events, key=lambda e: (e.effective or date.min, e.seen, e.source, e.listing_id))
