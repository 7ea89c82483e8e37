"""Names as OFAC prints them, and closing periods that are not part of a value."""

import re

from ostraka.model import Kind, Name, NameRole

_SUFFIX = re.compile(r"(?:JR|SR|II|III|IV)\.?", re.I)
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:[A-Za-z]\.){2,}$")


def party_name(printed: str, kind: Kind, role: NameRole, weak: bool = False) -> Name:
    """The name; a person's ``FAMILY, Given`` in natural order with its parts.

    >>> party_name("KNOWLES, JR., Samuel", Kind.PERSON, NameRole.ALIAS).full
    'Samuel KNOWLES JR.'
    >>> party_name("CECOEX, S.A.", Kind.ORGANIZATION, NameRole.PRIMARY).full
    'CECOEX, S.A.'
    """
    family, *others = printed.split(", ")
    if kind is not Kind.PERSON or not others:
        return Name(printed, role, weak)
    given = " ".join(part for part in others if not _SUFFIX.fullmatch(part))
    suffixes = [part for part in others if _SUFFIX.fullmatch(part)]
    full = " ".join(part for part in (given, family, *suffixes) if part)
    return Name(full, role, weak, given=given, family=family, printed=printed)


def unstop(text: str) -> str:
    """The text without the period that closes a sentence; that of an abbreviation stays.

    OFAC's CSV closes the Remarks with one period, doubled after none.

    >>> unstop("HIZBALLAH."), unstop("FUNDACION OKCOFFEE S.A.S."), unstop("www.example.org.")
    ('HIZBALLAH', 'FUNDACION OKCOFFEE S.A.S.', 'www.example.org')
    """
    return text if _ABBREVIATION.search(text) else text.removesuffix(".")
