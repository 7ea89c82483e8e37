"""The figures that come with the package, so that the first command already says something true.

``observations.csv``  Eurostat: imports of gas 2011-2020 (DE, FR, IT, UK, EU27) and of crude
                      oil 1990-2024 (EU27), in the plain table of :mod:`ostraka.energy.table`
``quoted.csv``        shares as others printed them, each with who said it and on what basis
``ATTRIBUTION.md``    acknowledgement, licence and what was changed

Quoted shares are never used for a path or a projection; they stand beside the computed
ones so that a reader sees how far definitions differ.
"""

import csv
import io
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

import msgspec

from ostraka.energy.observation import Observation
from ostraka.energy.table import parse_table

COMPILED_AT = datetime(2026, 11, 22, tzinfo=UTC)
"""The day the shipped figures were compiled: we cannot have known them before."""

ACKNOWLEDGEMENT = (
    "Source: Eurostat (nrg_ti_gas, nrg_ti_oil), CC BY 4.0; changed: reduced to Russia and the total, "
    "codes renamed, crude oil converted from Mt to kt."
)


class QuotedShare(msgspec.Struct, frozen=True):
    """Russia's share of a member's imports as somebody printed it."""

    member: str
    fuel: str
    period: str
    percent: float | None
    """None where the statistic named shows nothing."""
    basis: str
    """What the figure counts, in words."""
    said_by: str
    certainty: str
    """``published`` by the body that compiled it, or ``secondary``: read in somebody else's text."""


def shipped_file(name: str) -> bytes:
    """The bytes of one file of ``ostraka/data/energy``."""
    return files("ostraka").joinpath("data", "energy", name).read_bytes()


@cache
def shipped_observations() -> tuple[Observation, ...]:
    """The starter figures."""
    return tuple(parse_table(shipped_file("observations.csv"), COMPILED_AT, "observations.csv"))


@cache
def quoted_shares() -> tuple[QuotedShare, ...]:
    """The quoted shares, in the order of the file."""
    rows = csv.DictReader(io.StringIO(shipped_file("quoted.csv").decode("utf-8")))
    return tuple(
        QuotedShare(**(row | {"percent": float(row["percent"]) if row["percent"] else None}))  # type: ignore[arg-type]
        for row in rows
    )
