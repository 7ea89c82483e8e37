"""Samples, a clock that stands still, and short ways to make a figure."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ostraka.energy.interface import Seen
from ostraka.energy.observation import ORIGIN_NET_BALANCE, Basis, Observation

SAMPLES = Path(__file__).parents[2] / "samples" / "energy"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def sample() -> Callable[[str], bytes]:
    """The bytes of a hand-written sample."""
    return lambda name: (SAMPLES / name).read_bytes()


@pytest.fixture
def seen() -> Seen:
    """When and where every sample was read."""
    return Seen(AT, "sample")


def figure(
    partner: str,
    period: str,
    value: float | None,
    *,
    series: tuple[str, str, str, str] = ("DE", "gas", "G3000", "TJ_GCV"),
    basis: Basis = ORIGIN_NET_BALANCE,
    edition: tuple[str, datetime] = ("2026", AT),
) -> Observation:
    """One figure; ``series`` is reporter, fuel, product and unit."""
    reporter, fuel, product, unit = series
    return Observation(
        reporter=reporter,
        fuel=fuel,
        product=product,
        partner=partner,
        period=period,
        unit=unit,
        value=value,
        basis=basis,
        source="eurostat:nrg_ti_gas",
        vintage=edition[0],
        retrieved_at=edition[1],
    )
