"""A query: what is asked about, one party with whatever is known of it."""

import msgspec

from ostraka.model.dates import PartialDate
from ostraka.model.record import Identifier, Kind


class Query(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One party asked about. Only ``name`` is needed; what is not known is left out.

    Absent never counts as a contradiction.
    """

    name: str
    id: str = ""
    """The asker's own id, handed back with the hits."""
    kind: Kind | None = None
    """None: compare with parties of every kind."""
    aliases: tuple[str, ...] = ()
    birth_date: PartialDate | None = None
    countries: tuple[str, ...] = ()
    """Nationality, residence or registration; ISO 3166 alpha-2 codes, or as printed."""
    gender: str = ""
    """``male``, ``female`` or empty."""
    identifiers: tuple[Identifier, ...] = ()
    place: str = ""
    """Place of birth or address, as known."""
