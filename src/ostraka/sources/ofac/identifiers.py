"""Documents and numbers in OFAC's words, as identifiers of the right kind."""

import re

import msgspec

from ostraka.model import Identifier, IdentifierKind
from ostraka.sources.ofac import vocabulary
from ostraka.sources.ofac.places import code, stands_for_country
from ostraka.text.dates import parse_date

_COUNTRY = re.compile(r"\s*\(([^()]+)\)$")
_IMO = re.compile(r"IMO\s*(\d{7})")


class Detail(msgspec.Struct):
    """One typed value as a format prints it."""

    type: str
    value: str
    country: str = ""
    issued: str = ""
    expires: str = ""
    note: str = ""


def read_identifier(name: str, item: Detail, person: bool) -> tuple[Identifier | None, str]:
    """The identifier and the printed country; None for prose (``Passport issued in Sarajevo``).

    >>> read_identifier("Tax ID No.", Detail("", "7701234567 (Russia)"), False)[0].kind.value
    'inn'
    >>> read_identifier("Identification Number", Detail("", "IMO 9000003"), False)[0].kind.value
    'imo'
    """
    value, country = item.value, item.country
    # "HRB 1 (Stuttgart) (Germany)": the last parentheses may name the country
    if not country and (found := _COUNTRY.search(value)) and stands_for_country(found[1]):
        value, country = value[: found.start()], found[1]
    if name not in vocabulary.LETTERS and not any(c.isdigit() for c in value):
        return None, country
    iso = (code(country) or country) if country else ""
    kind = _kind(name, value, iso, person)
    if found := _IMO.fullmatch(value):
        kind, value = IdentifierKind.IMO, found[1]
    elif kind is IdentifierKind.IMO:
        kind = IdentifierKind.REGISTRATION
    return Identifier(kind, value, iso, _note(name, item)), country


def _kind(name: str, value: str, country: str, person: bool) -> IdentifierKind:
    """The kind, told more closely by the value's shape and the country that issued it."""
    k = IdentifierKind
    kind = vocabulary.IDENTIFIERS[name]
    digits = len(value) if value.isdigit() else 0
    if kind is k.TAX and country == "RU" and digits in (10, 12):
        return k.INN
    if kind is k.REGISTRATION and country == "RU" and digits in (13, 15):
        return k.OGRN
    if kind is k.LEI and len(value) != 20:
        return k.REGISTRATION
    if name in ("Identification Number", "C.U.I.") and not person:
        return k.REGISTRATION
    return kind


def _note(name: str, item: Detail) -> str:
    """The type where the kind does not say it, and the dates in ISO form."""
    parts = ["" if name in vocabulary.PLAIN else name, item.note]
    for word, printed in (("issued", item.issued), ("expires", item.expires)):
        parts.append(f"{word} {parse_date(printed)}" if printed else "")
    return ", ".join(p for p in parts if p)
