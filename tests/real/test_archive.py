"""Parsing the archived bytes again gives the very records the ledger holds."""

from datetime import UTC, datetime

from ostraka.model.record import content_digest
from ostraka.screen.lists import Lists
from ostraka.sources import source


def test_the_archived_bytes_of_every_list_parse_to_the_records_that_are_stored(real: Lists) -> None:
    ledger = real.ledger
    latest = {s.source: s for s in ledger.snapshots()}
    assert len(latest) > 5
    for key, snapshot in latest.items():
        again = source(key).parse(ledger.files(snapshot.id))
        everything = ledger.diff(key, datetime(1900, 1, 1, tzinfo=UTC), snapshot.seen_at).changes
        stored = {c.record_id: content_digest(c.after) for c in everything if c.after}
        assert {r.id: content_digest(r) for r in again.records} == stored
        assert len(stored) == snapshot.records
