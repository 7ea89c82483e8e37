"""The ledger: raw bytes archived, record versions with two clocks, guards, one transaction an ingest."""

from ostraka.ledger.asof import AsOf, Listed
from ostraka.ledger.diffs import Change, Diff
from ostraka.ledger.events import Event
from ostraka.ledger.ingest import Arrival, Ingested
from ostraka.ledger.reads import Coverage
from ostraka.ledger.store import Ledger, Snapshot

__all__ = [
    "Arrival",
    "AsOf",
    "Change",
    "Coverage",
    "Diff",
    "Event",
    "Ingested",
    "Ledger",
    "Listed",
    "Snapshot",
]
