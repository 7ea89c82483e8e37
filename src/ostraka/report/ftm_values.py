"""What FollowTheMoney accepts as a value, and an entity that minds it: countries, dates, numbers, lengths.

FollowTheMoney drops a value that does not fit its type. So each value is tried here first, and what
would not survive is written into the notes instead.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from stdnum import bic, imo, isin, lei
from stdnum.ru import inn, ogrn

from ostraka.model import IdentifierKind, Kind, PartialDate

#: Longest value by property, from the library's types; strings of other properties may have 1,024 characters.
_LENGTHS = {
    **dict.fromkeys(("name", "alias", "weakAlias", "previousName"), 384),
    **dict.fromkeys(("address", "full", "email"), 250),
    **dict.fromkeys(
        (
            "idNumber", "kppCode", "taxNumber", "registrationNumber", "passportNumber", "callSign",
            "serialNumber", "number", "publicKey", "authorityId", "programId",
        ),
        64,
    ),
    **dict.fromkeys(("notes", "description", "summary", "reason"), 65_000),
    **dict.fromkeys(("innCode", "ogrnCode", "leiCode"), 32),
    **dict.fromkeys(("swiftBic", "imoNumber", "mmsi", "isin", "unscId", "postalCode"), 16),
    "website": 4096,
    "sourceUrl": 4096,
}  # fmt: skip

#: Codes of states that are gone: ours to FollowTheMoney's. AN (Netherlands Antilles) has none there.
_GONE = {"SU": "suhh", "YU": "yucs", "CS": "csxx", "AN": ""}

#: A domain with a top level of letters, with or without a path: what the library keeps of a website.
_WEBSITE = re.compile(r"(https?://)?([a-z0-9-]+\.)+[a-z]{2,24}(:\d+)?([/?#]\S*)?", re.I)
_EMAIL = re.compile(r"[a-z0-9._%+-]{1,64}@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}", re.I)


def fits(prop: str, value: str) -> bool:
    """Whether the value is short enough for the property."""
    return len(value) <= _LENGTHS.get(prop, 1024)


def pieces(text: str) -> list[str]:
    """The text in parts no longer than a text property may hold."""
    size = _LENGTHS["notes"]
    return [text[at : at + size] for at in range(0, len(text), size)]


def country_code(code: str) -> str:
    """FollowTheMoney's code of a country, or empty where it has none for what is printed.

    >>> country_code("RU"), country_code("SU"), country_code("Atlantis")
    ('ru', 'suhh', '')
    """
    if code in _GONE:
        return _GONE[code]
    return code.lower() if len(code) == 2 and code.isascii() and code.isalpha() else ""


def dates(value: PartialDate) -> Iterator[str]:
    """The ISO prefixes that stand for a partial date: itself, or both ends of a range."""
    yield from (day for day in (value.start, value.end) if day)


def plain(value: PartialDate) -> bool:
    """Whether the prefixes say everything: no range, no "about", nothing unread."""
    return value.known and not value.end and not value.circa and not value.printed


def website(text: str) -> bool:
    """Whether the text is one web address."""
    return bool(_WEBSITE.fullmatch(text))


def email(text: str) -> bool:
    """Whether the text is one e-mail address."""
    return bool(_EMAIL.fullmatch(text))


def _any(_: str) -> bool:
    return True


def _digits(text: str) -> bool:
    return text.isdigit()


_K = IdentifierKind
_REGISTERED: dict[IdentifierKind, tuple[str, Callable[[str], bool]]] = {
    _K.NATIONAL_ID: ("idNumber", _any),
    _K.TAX: ("taxNumber", _any),
    _K.INN: ("innCode", inn.is_valid),
    _K.OGRN: ("ogrnCode", ogrn.is_valid),
    _K.REGISTRATION: ("registrationNumber", _any),
    _K.LEI: ("leiCode", lei.is_valid),
    _K.BIC: ("swiftBic", bic.is_valid),
}
#: kind of record -> kind of identifier -> (property of the entity, check that the library will make).
PROPERTIES: dict[Kind, dict[IdentifierKind, tuple[str, Callable[[str], bool]]]] = {
    Kind.PERSON: _REGISTERED | {_K.PASSPORT: ("passportNumber", _any)},
    Kind.ORGANIZATION: _REGISTERED | {_K.KPP: ("kppCode", _digits), _K.IMO: ("imoNumber", imo.is_valid)},
    Kind.OTHER: _REGISTERED,
    Kind.VESSEL: {
        _K.IMO: ("imoNumber", imo.is_valid),
        _K.MMSI: ("mmsi", _digits),
        _K.CALL_SIGN: ("callSign", _any),
        _K.REGISTRATION: ("registrationNumber", _any),
    },
    Kind.AIRCRAFT: {
        _K.AIRCRAFT_REGISTRATION: ("registrationNumber", _any),
        _K.REGISTRATION: ("registrationNumber", _any),
        _K.SERIAL: ("serialNumber", _any),
    },
}


def valid_isin(text: str) -> bool:
    """Whether the text is an ISIN with a right check digit."""
    return bool(isin.is_valid(text))


class Entity:
    """An entity being filled; a value that does not fit its property becomes a note."""

    def __init__(self, schema: str, id: str, notes: str = "notes") -> None:
        self.schema, self.id, self._notes = schema, id, notes
        self.properties: dict[str, list[str]] = {}

    def add(self, prop: str, *texts: str) -> None:
        """Add the values that are not empty and not there yet."""
        for text in texts:
            if not text:
                continue
            if not fits(prop, text):
                self.note(prop, text)
            elif text not in self.properties.setdefault(prop, []):
                self.properties[prop].append(text)

    def note(self, label: str, text: str) -> None:
        """Add free text, after what it is about."""
        if text:
            for piece in pieces(f"{label}: {text}" if label else text):
                self.add(self._notes, piece)

    def country(self, prop: str, code: str) -> None:
        """Add a country by code, or as a note where there is none."""
        if known := country_code(code):
            self.add(prop, known)
        else:
            self.note(prop, code)

    def dates(self, prop: str, date: PartialDate) -> None:
        """Add a date's prefixes; a note, too, where they do not say everything."""
        self.add(prop, *dates(date))
        if not plain(date):
            self.note(prop, ", ".join(dict.fromkeys(filter(None, (str(date), date.printed)))))

    def export(self, dataset: str) -> dict[str, Any]:
        """The entity as FollowTheMoney's JSON."""
        return {
            "id": self.id,
            "schema": self.schema,
            "properties": dict(sorted(self.properties.items())),
            "datasets": [dataset],
        }
