"""One query against one record, whatever its score: for ``ostraka explain``."""

from ostraka.errors import InputError
from ostraka.ledger.store import FOREVER
from ostraka.match import Hit, MatchConfig
from ostraka.match.matcher import best_agreement, make_hit
from ostraka.model import Query, Record
from ostraka.screen.lists import Lists


def explain_record(lists: Lists, query: Query, listing: str) -> Hit | None:
    """The query against the record ``source:id`` as last printed; None for a name without letters.

    Raises InputError where no such record was ever listed.
    """
    record = _record(lists, listing)
    config = MatchConfig()
    best = best_agreement(query, record, config)
    if best is None:
        return None
    agreement, asked, place = best
    return make_hit(query, record, agreement, (asked, place), config)


def _record(lists: Lists, listing: str) -> Record:
    source, colon, number = listing.partition(":")
    known = lists.ledger.records_with_id(number if colon else listing)
    keys = [key for key in known if not colon or key[0] == source]
    if len(keys) != 1:
        found = ", ".join(f"{s}:{n}" for s, n in keys)
        raise InputError(
            f"{len(keys)} records go by that id" if keys else "no record ever listed goes by that id",
            where=listing,
            hint=f"one of {found}" if keys else "`ostraka check NAME` shows the ids of its hits",
        )
    ((source, number),) = keys
    return lists.ledger.as_of(None, FOREVER, ids={source: [number]}).listed[0].record
