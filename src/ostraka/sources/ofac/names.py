"""Names as OFAC prints them, and closing periods that are not part of a value."""

import re
from collections.abc import Sequence

import msgspec

from ostraka.model import Kind, Name, NameRole

_SUFFIX = re.compile(r"(?:JR|SR|II|III|IV)\.?", re.I)
_FAMILY = ("Last Name", "Maiden Name", "Matronymic")
_MIDDLE = ("Middle Name", "Patronymic", "Nickname")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:[A-Za-z]\.){2,}$")


def party_name(printed: str, kind: Kind, role: NameRole, weak: bool = False) -> Name:
    """The name; a person's ``FAMILY, Given`` in natural order with its parts.

    >>> party_name("DOE, JR., Samuel", Kind.PERSON, NameRole.ALIAS).full
    'Samuel DOE JR.'
    >>> party_name("NOWHERE, S.A.", Kind.ORGANIZATION, NameRole.PRIMARY).full
    'NOWHERE, S.A.'
    """
    family, *others = printed.split(", ")
    if kind is not Kind.PERSON or not others:
        return Name(printed, role, weak)
    given = " ".join(part for part in others if not _SUFFIX.fullmatch(part))
    suffixes = [part for part in others if _SUFFIX.fullmatch(part)]
    full = " ".join(part for part in (given, family, *suffixes) if part)
    return Name(full, role, weak, given=given, family=family, printed=printed)


def told_name(printed: str, parts: Sequence[tuple[str, str]], kind: Kind) -> Name:
    """A name whose parts the format tells; without a printed whole it is put together from them.

    A person's name in Chinese, Japanese or Korean script keeps the family name first.

    >>> name = told_name("", [("Last Name", "PETROV"), ("First Name", "Ivan")], Kind.PERSON)
    >>> name.full, name.printed
    ('Ivan PETROV', 'PETROV, Ivan')
    """
    family = " ".join(value for name, value in parts if name in _FAMILY)
    given = " ".join(value for name, value in parts if name == "First Name")
    middle = " ".join(value for name, value in parts if name in _MIDDLE)
    if kind is not Kind.PERSON or not (family and given):
        whole = printed or " ".join(value for _, value in parts)
        return party_name(whole, kind, NameRole.PRIMARY)
    printed = printed or f"{family}, {given} {middle}".strip()
    if _EAST_ASIAN.match(family):
        return Name(f"{family}{given}", given=given, middle=middle, family=family, printed=printed)
    name = party_name(printed, kind, NameRole.PRIMARY)
    return msgspec.structs.replace(name, given=given, middle=middle, family=family)


def unstop(text: str) -> str:
    """The text without the period that closes a sentence; that of an abbreviation stays.

    OFAC's CSV closes the Remarks with one period, doubled after none.

    >>> unstop("INVENTED BANK."), unstop("INVENTED FOUNDATION S.A.S."), unstop("www.example.org.")
    ('INVENTED BANK', 'INVENTED FOUNDATION S.A.S.', 'www.example.org')
    """
    return text if _ABBREVIATION.search(text) else text.removesuffix(".")
