"""Linking a ledger: run the linker when something changed, and keep what people decide.

A run depends on the lists, the decisions, the configuration and the version of Ostraka; while
none of them changed, the last run's parties stand.
"""

import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import msgspec

import ostraka
from ostraka.errors import InputError
from ostraka.ledger import Ledger
from ostraka.ledger import links as kept
from ostraka.ledger.editions import gathered
from ostraka.ledger.links import Decision, Key, Run, StoredLink, StoredParty
from ostraka.link.linker import Link, Verdict, link
from ostraka.match import MatchConfig

Tell = Callable[[str], None]


def link_ledger(ledger: Ledger, tell: Tell = lambda _: None) -> Run:
    """Link everybody who was ever listed, by all that any edition of a list printed of them; keep the result.

    Raises LedgerBusy.
    """
    tell("reading the lists")
    listed = ledger.as_of(None).listed
    with ledger.reading() as connection:
        records = gathered(connection, [x.record for x in listed])
    shown = {(x.record.source, x.record.id): (x.first_seen, x.last_seen) for x in listed}
    content = fingerprint(ledger)
    verdicts = [Verdict(d.left, d.right, d.same) for d in decisions(ledger)]
    found = link(records, verdicts, shown=shown, tell=tell)
    parties = [StoredParty(p.id, p.caption, p.kind.value, p.members) for p in found.parties]
    run = Run(
        at=datetime.now(UTC),
        ostraka=ostraka.__version__,
        content=content,
        records=len(records),
        parties=len(parties),
        links=sum(not one.refused for one in found.links),
    )
    tell("keeping the links")
    with ledger.writing() as connection:
        kept.replace(connection, run, parties, [_stored(one) for one in found.links])
    return run


def linked(ledger: Ledger, tell: Tell = lambda _: None) -> Run:
    """The run that fits the ledger as it is now: the last one, or one made now."""
    with ledger.reading() as connection:
        run = kept.last_run(connection)
    return run if run is not None and run.content == fingerprint(ledger) else link_ledger(ledger, tell)


def fingerprint(ledger: Ledger) -> str:
    """Changes whenever a run might find something else."""
    parts = [ostraka.__version__, MatchConfig().digest, ledger.fingerprint()]
    parts += [f"{d.left} {d.right} {d.same}" for d in decisions(ledger)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def decisions(ledger: Ledger) -> list[Decision]:
    """Every decision in the order it was made."""
    with ledger.reading() as connection:
        return kept.decisions_of(connection)


def decide(ledger: Ledger, made: Iterable[Decision]) -> int:
    """Keep decisions, once each; how many were new. Takes effect with the next run.

    Raises InputError for a record that was never in the ledger, or the same record twice.
    """
    wanted = list(made)
    for decision in wanted:
        if decision.left == decision.right:
            raise InputError("a record is always the same as itself", where=":".join(decision.left))
        for key in (decision.left, decision.right):
            if not ledger.as_of(None, ids={key[0]: [key[1]]}).listed:
                raise InputError("no such record in this ledger", where=":".join(key), hint="SOURCE:ID")
    with ledger.writing() as connection:
        return kept.decide(connection, wanted)


def parties(ledger: Ledger) -> list[StoredParty]:
    """The parties of the last run."""
    with ledger.reading() as connection:
        return kept.parties(connection)


def party_with(ledger: Ledger, key: Key) -> tuple[list[Key], list[StoredLink]]:
    """The records of the party a record belongs to, and every link between any of them and others."""
    with ledger.reading() as connection:
        party_id = kept.party_of(connection, key)
        members = kept.members_of(connection, party_id) if party_id else []
        return members, kept.links_of(connection, members) if members else []


def _stored(one: Link) -> StoredLink:
    return StoredLink(
        left=one.left,
        right=one.right,
        how=one.how,
        weight=one.weight,
        refused=one.refused,
        evidence=msgspec.Raw(msgspec.json.encode(one.evidence)),
    )
