"""Facts shipped with the package: rounds by name, the life of instruments, licences. Each with its source."""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

# The base loader leaves every scalar a text, so that the types below judge it; the one in C is faster.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class KnownRound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A round of designations as it is known."""

    day: date
    authority: str
    theme: str
    name: str
    instrument: str
    source: str
    announced: date | None = None
    published: date | None = None


class Renewal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last renewal a source tells of."""

    decided: date
    until: date
    source: str


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_day": "from"}):
    """A legal act: how long what it orders lasts and what ends it."""

    key: str
    authority: str
    name: str
    programs: tuple[str, ...]
    """Program keys or their beginnings."""
    measures: tuple[str, ...]
    lifting: str
    source: str
    certain: bool
    """False: to be checked against the act itself."""
    from_day: date | None = None
    renewals: tuple[str, ...] = ()
    """``MM-DD``: it lapses on these days of the year unless renewed."""
    last_known: Renewal | None = None
    urgent_days: int | None = None
    """A designation by the urgent procedure lapses after so many days unless confirmed or extended."""
    urgent_from: date | None = None
    """Since when there is that procedure."""
    note: str = ""

    def covers(self, program: str) -> bool:
        """Whether a program rests on it."""
        return any(program.startswith(p) for p in self.programs)


class Licence(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_day": "from", "to_day": "to"}
):
    """A general licence with its validity; both days are included."""

    id: str
    authority: str
    parties: tuple[str, ...]
    what: str
    from_day: date
    to_day: date
    source: str
    certain: bool


class _Rounds(msgspec.Struct, forbid_unknown_fields=True):
    rounds: tuple[KnownRound, ...]


class Conditions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything known of lapses and licences."""

    instruments: tuple[Instrument, ...]
    licences: tuple[Licence, ...]


@cache
def known_rounds() -> tuple[KnownRound, ...]:
    """The rounds known by name, oldest first."""
    return tuple(sorted(_read("rounds.yml", _Rounds).rounds, key=lambda r: (r.day, r.authority)))


@cache
def conditions() -> Conditions:
    """Instruments and licences."""
    found: Conditions = _read("conditions.yml", Conditions)
    return found


def _read(name: str, kind: Any) -> Any:
    text = files("ostraka.data").joinpath(name).read_bytes()
    return msgspec.convert(yaml.load(text, _LOADER), kind, strict=False)
