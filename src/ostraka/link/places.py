"""The country in a firm's own name: Alfa-Bank (Belarus) is not Alfa-Bank.

A daughter is told from its mother by the country in its name. That speaks against a link only
where the other record is known to belong elsewhere: by its addresses, its names, or by what its
program is about.
"""

import re

from ostraka.link.themes import theme_of
from ostraka.model import Kind, Record
from ostraka.text.countries import country_code

#: A program about a country places those it lists there, for want of anything better.
_THEMES = {
    "russia": "RU", "belarus": "BY", "iran": "IR", "north-korea": "KP", "syria": "SY", "myanmar": "MM",
    "venezuela": "VE", "libya": "LY", "iraq": "IQ", "zimbabwe": "ZW", "sudan": "SD",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{4,}")
#: Aliases that name a part of the firm, not the firm (OFAC prints branches as names of the bank).
PART = re.compile(r"\b(?:branch|filial|representative office|subsidiary)\b", re.I)


def named_country(record: Record) -> frozenset[str]:
    """The countries in the main name of an organization."""
    return _in_name(record.caption) if record.kind is Kind.ORGANIZATION else frozenset()


def known_places(record: Record) -> frozenset[str]:
    """Every country the record is tied to."""
    named = (code for name in record.names for code in _in_name(name.full))
    addressed = (p.country for p in record.addresses if p.country)
    themes = (_THEMES.get(theme_of(d.program), "") for d in record.designations)
    return frozenset((*named, *addressed, *filter(None, themes), *record.nationalities))


def elsewhere(named: frozenset[str], known: frozenset[str]) -> bool:
    """Whether a name's country is none of those the other record is tied to."""
    return bool(named and known and not named & known)


def _in_name(name: str) -> frozenset[str]:
    return frozenset(code for word in _WORD.findall(name) if (code := country_code(word)))
