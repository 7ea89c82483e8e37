"""Numbers that stand for a party: one shape to compare, and whether they can be right at all."""

import re
from collections.abc import Callable

from stdnum import bic, imo, lei
from stdnum.exceptions import ValidationError
from stdnum.ru import inn, ogrn

from ostraka.model import Identifier, IdentifierKind

_CHECKS: dict[IdentifierKind, Callable[[str], str]] = {
    IdentifierKind.LEI: lei.validate,
    IdentifierKind.INN: inn.validate,
    IdentifierKind.OGRN: ogrn.validate,
    IdentifierKind.IMO: imo.validate,
    IdentifierKind.BIC: bic.validate,
}
#: Kinds of which a party has one: another number is another party.
UNIQUE = frozenset({IdentifierKind.LEI, IdentifierKind.INN, IdentifierKind.OGRN, IdentifierKind.IMO})
#: Kinds that tell the list rather than the party, or mean too many things to compare.
_NOT_COMPARED = frozenset({IdentifierKind.OTHER, IdentifierKind.KPP})
_NOT_ALNUM = re.compile(r"[\W_]+")
#: What the UN's references of al-Qaida and the Taliban looked like until 2014: the number stayed.
_OLD_UN = re.compile(r"([QT])([IE])\.?[A-Z]\.?(\d+)\.?\d{2}\.?", re.I)
_OLD_COMMITTEES = {"Q": "QD", "T": "TA"}


def plain_value(identifier: Identifier) -> str:
    """Letters and digits of the value, upper case; a BIC without the branch, an IMO without its letters.

    >>> plain_value(Identifier(IdentifierKind.IMO, "IMO 9187629"))
    '9187629'
    """
    if identifier.kind is IdentifierKind.UN_REFERENCE:
        return _un_reference(identifier.value.strip())
    value = _NOT_ALNUM.sub("", identifier.value).upper()
    if identifier.kind is IdentifierKind.IMO:
        return value.removeprefix("IMO")
    return value[:8] if identifier.kind is IdentifierKind.BIC else value


def _un_reference(printed: str) -> str:
    """Letters and digits of a UN reference; an old one as it has been written since.

    >>> _un_reference("QDi.253"), _un_reference("QI.A.253.08"), _un_reference("TI.B.7.01.")
    ('QDI253', 'QDI253', 'TAI007')
    """
    if old := _OLD_UN.fullmatch(printed):
        committee, sort, number = old.groups()
        return f"{_OLD_COMMITTEES[committee.upper()]}{sort.upper()}{int(number):03}"
    return _NOT_ALNUM.sub("", printed).upper()


def well_formed(identifier: Identifier) -> bool:
    """Whether the number keeps its own check digits; True for kinds that have none.

    >>> [well_formed(Identifier(IdentifierKind.IMO, number)) for number in ("9187629", "9187620")]
    [True, False]
    """
    check = _CHECKS.get(identifier.kind)
    if check is None:
        return True
    try:
        check(plain_value(identifier))
    except ValidationError:
        return False
    return True


def identifier_key(identifier: Identifier) -> str:
    """What two equal identifiers have in common; empty where the number is too short to tell a party.

    Passports and national numbers count as one kind: lists and customers mix them up. The INN
    is a tax number, a registration number with the shape and check digit of an OGRN is one (OFAC
    prints both). A country is part of the key only where the list gives it to both.

    >>> identifier_key(Identifier(IdentifierKind.PASSPORT, "AB 12-34567", country="RU"))
    'document:AB1234567'
    """
    if identifier.kind in _NOT_COMPARED:
        return ""
    value = plain_value(identifier)
    if len(value) < 5 or len(set(value)) < 3:
        return ""
    kind = identifier.kind
    if kind in (IdentifierKind.PASSPORT, IdentifierKind.NATIONAL_ID):
        return f"document:{value}"
    if kind in (IdentifierKind.TAX, IdentifierKind.INN):
        return f"tax:{value}"
    if kind is IdentifierKind.REGISTRATION and ogrn.is_valid(value):
        return f"ogrn:{value}"
    return f"{kind.value}:{value}"
