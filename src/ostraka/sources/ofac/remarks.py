"""The Remarks column of OFAC's CSV: everything the other columns have no room for.

Pieces are parted by ``; `` and the whole closes with a period: ``DOB 24 Mar 1960; alt.
DOB 1961; POB Minsk, Belarus; Passport 1234 (Russia) expires 01 Jan 2020; a.k.a. 'X'.``
Weak aliases stand here in quotes and nowhere else in the CSV. The column is cut at 1,000
characters, even inside a word; the rest is in the comments file. Where that file is not at
hand the piece that was cut is kept apart, never read as a whole value.
"""

import re

from ostraka.model import IssueCode
from ostraka.sources.ofac import vocabulary
from ostraka.sources.ofac.names import unstop
from ostraka.sources.ofac.party import Detail, Party
from ostraka.sources.ofac.places import stands_for_country

#: OFAC cuts the column here.
LIMIT = 1000
_ALIAS = re.compile(r"([afn]\.k\.a\.) '(.*)'")
_DAY = r"(?:(?:\d{1,2} )?[A-Z][a-z]{2} )?\d{4}"
_ISSUED = re.compile(rf" issued ({_DAY})$")
_EXPIRES = re.compile(rf" expires ({_DAY})$")
_COUNTRY = re.compile(r"\s*\(([^()]+)\)$")


def read_remarks(party: Party, text: str, *, cut: bool = False) -> None:
    """Put every piece of the remarks into the party; ``cut``: the last piece is not whole."""
    pieces = text.split("; ")
    if cut:
        broken = pieces.pop()
        party.attribute("remarks_cut", broken)
        party.issue(IssueCode.BAD_VALUE, f"remarks are cut at {LIMIT} characters, inside {broken[:60]!r}")
    elif pieces:
        pieces[-1] = unstop(pieces[-1].rstrip())
    for piece in pieces:
        piece = piece.strip()
        bare = piece[5:] if piece.startswith(("alt. ", "Alt. ")) else piece
        if alias := _ALIAS.fullmatch(bare):
            party.alias(alias[2], alias[1], weak=True)
        elif found := vocabulary.split_type(bare):
            party.detail(_detail(*found))
        else:
            party.note(piece)


def _detail(name: str, rest: str) -> Detail:
    """The piece's value apart from the country in parentheses and the dates behind it.

    >>> _detail("Passport", "A1234 (Iran) issued 1999 expires 01 Jan 2009").expires
    '01 Jan 2009'
    """
    rest = rest.strip()
    if name not in vocabulary.IDENTIFIERS:
        return Detail(name, rest)
    expires = issued = country = ""
    if rest.endswith(tuple("0123456789")):
        if found := _EXPIRES.search(rest):
            rest, expires = rest[: found.start()], found[1]
        if found := _ISSUED.search(rest):
            rest, issued = rest[: found.start()], found[1]
    # a place of issue may stand in parentheses too: "HRB 14604 (Stuttgart) (Germany)"
    if (found := _COUNTRY.search(rest)) and stands_for_country(found[1]):
        rest, country = rest[: found.start()], found[1]
    return Detail(name, rest, country, issued, expires)
