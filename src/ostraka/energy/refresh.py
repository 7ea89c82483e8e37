"""Refreshing the figures: ask an interface, read the whole answer, check it, then store it.

Nothing is written before an answer was read whole and passed the checks, so a malformed
or partial one leaves the store as it was and its error says why. Each request is stored
by itself: of fifty months, those read before a failure stay.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

import httpx
import msgspec

from ostraka.energy.fetching import Previous, fetch
from ostraka.energy.guards import refuse_double
from ostraka.energy.interface import Ask, Interface, Request, Seen
from ostraka.energy.interfaces import comext, comtrade, eia, eurostat, japan_customs, uk_trade
from ostraka.energy.observation import Observation
from ostraka.energy.store import Answer, EnergyStore, Stored
from ostraka.energy.table import COLUMNS, parse_table
from ostraka.errors import MalformedFile, SourceError, UsageError

#: every interface we ask; the order is that of a refresh of all.
INTERFACES: tuple[Interface, ...] = (
    eurostat.INTERFACE,
    comext.INTERFACE,
    comtrade.INTERFACE,
    eia.INTERFACE,
    uk_trade.INTERFACE,
    japan_customs.INTERFACE,
)
TABLE = "table"
"""The word for our own plain table among the formats of a file."""
_HEAD = 2_000


class Refreshed(msgspec.Struct, frozen=True, kw_only=True):
    """What one request or file brought."""

    interface: str
    request: str
    unchanged: bool
    figures: int = 0
    added: int = 0
    revised: int = 0


def interface_named(key: str) -> Interface:
    """The interface of that key. Raises UsageError with the list of keys."""
    for one in INTERFACES:
        if one.key == key:
            return one
    known = ", ".join(one.key for one in INTERFACES)
    raise UsageError(f"there is no interface {key!r}", hint=f"one of {known}")


def refresh(
    interface: Interface,
    ask: Ask,
    store: EnergyStore,
    client: httpx.Client,
    clock: Callable[[], datetime],
) -> Iterator[Refreshed]:
    """What each request of the interface brought, one after another.

    Raises SourceError, MalformedFile or GuardError at the first answer that cannot be
    used; UsageError if a key or address is missing.
    """
    for request in interface.requests(ask):
        yield _refresh_one(interface, request, store, client, clock())


def _refresh_one(
    interface: Interface, request: Request, store: EnergyStore, client: httpx.Client, at: datetime
) -> Refreshed:
    previous = Previous(*store.previous(interface.key, request.name))
    fetched = fetch(client, request, previous)
    answer = Answer(
        interface=interface.key,
        request=request.name,
        retrieved_at=at,
        raw=fetched.raw,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
    )
    if fetched.unchanged or answer.sha256 == previous.sha256:
        return Refreshed(interface=interface.key, request=request.name, unchanged=True)
    observations = interface.parse(fetched.raw, Seen(at, request.name))
    _refuse_part(observations, request)
    return _stored(store, answer, observations)


def import_file(name: str, raw: bytes, store: EnergyStore, at: datetime, form: str = "") -> Refreshed:
    """What a file brought: our plain table, or an answer of an interface saved by hand.

    ``form`` is ``table`` or an interface's key; without it the file's beginning decides.
    Raises MalformedFile, SourceError or GuardError, and changes nothing then.
    """
    form = form or recognize(raw, name)
    answer = Answer(interface=form, request=name, retrieved_at=at, raw=raw)
    if store.previous(form, name)[0] == answer.sha256:
        return Refreshed(interface=form, request=name, unchanged=True)
    if form == TABLE:
        observations = parse_table(raw, at, name)
    else:
        observations = interface_named(form).parse(raw, Seen(at, name))
    if not observations:
        raise MalformedFile("the file holds no figure of Russia or of all partners", where=name)
    return _stored(store, answer, observations)


def recognize(raw: bytes, name: str) -> str:
    """The format a file is in, by its beginning. Raises MalformedFile if it is none of ours."""
    head = raw[:_HEAD]
    if head.lstrip(b"\xef\xbb\xbf").startswith(b"reporter,fuel,"):
        return TABLE
    for one in INTERFACES:
        if one.recognizes(head):
            return one.key
    known = ", ".join((TABLE, *(one.key for one in INTERFACES)))
    raise MalformedFile(
        "the file is in no format we know",
        where=name,
        hint=f"a plain table has the columns {','.join(COLUMNS)}; or give --format, one of {known}",
    )


def reread(store: EnergyStore) -> list[Observation]:
    """The observations of every stored raw answer, read again with today's parsers."""
    found: list[Observation] = []
    for answer in store.raw_answers():
        if answer.interface == TABLE:
            found += parse_table(answer.raw, answer.retrieved_at, answer.request)
        else:
            seen = Seen(answer.retrieved_at, answer.request)
            found += interface_named(answer.interface).parse(answer.raw, seen)
    return found


def acknowledgements(sources: set[str]) -> tuple[str, ...]:
    """The acknowledgement of each source used, in the order of the interfaces; imported ones last."""
    keys = {source.split(":")[0] for source in sources}
    ours = tuple(one.acknowledgement for one in INTERFACES if one.key in keys)
    others = keys - {one.key for one in INTERFACES}
    return (*ours, *(f"Source: {key}, imported from a file; see its own terms" for key in sorted(others)))


def _stored(store: EnergyStore, answer: Answer, observations: list[Observation]) -> Refreshed:
    refuse_double(observations, answer.request)
    stored: Stored = store.add(answer, observations)
    return Refreshed(
        interface=answer.interface,
        request=answer.request,
        unchanged=False,
        figures=stored.figures,
        added=stored.added,
        revised=stored.revised,
    )


def _refuse_part(observations: list[Observation], request: Request) -> None:
    present = {(one.reporter, one.fuel, one.partner) for one in observations if one.value is not None}
    if lacking := [one for one in request.expects if one not in present]:
        reporter, fuel, partner = lacking[0]
        raise SourceError(
            f"the answer is a part: it lacks {len(lacking)} of {len(request.expects)} series, "
            f"such as {fuel} from {partner} to {reporter}",
            where=request.name,
            hint="nothing was changed; try later",
        )
