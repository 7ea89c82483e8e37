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
from ostraka.sources.ofac.identifiers import Detail
from ostraka.sources.ofac.names import unstop
from ostraka.sources.ofac.party import Party

#: OFAC cuts the column here.
LIMIT = 1000
_ALIAS = re.compile(r"([afn]\.k\.a\.) '(.*)'")
# prose that may be a document OFAC has newly begun to list
_NUMBER = re.compile(r"(?:\b(?:No\.|Number|ID|Code|Card|Address)|#):? \(?[\w-]*\d")
_DAY = r"(?:(?:\d{1,2} )?[A-Z][a-z]{2} )?\d{4}"
_ISSUED = re.compile(rf" issued ({_DAY})$")
_EXPIRES = re.compile(rf" expires ({_DAY})$")


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
        if bare.startswith("(Linked To: ") and bare.endswith(")"):  # so in the XML formats
            bare = bare[1:-1]
        if alias := _ALIAS.fullmatch(bare):
            party.alias(alias[2], alias[1], weak=True)
        elif found := vocabulary.split_type(bare):
            party.detail(_detail(*found))
        else:
            party.note(piece)
            if _NUMBER.search(piece):
                party.issue(
                    IssueCode.UNKNOWN_CATEGORY, f"{piece[:80]!r} looks like a number of a kind not known"
                )


def _detail(name: str, rest: str) -> Detail:
    """The piece's value apart from the dates behind it.

    >>> _detail("Passport", "A1234 (Iran) issued 1999 expires 01 Jan 2009")
    Detail(type='Passport', value='A1234 (Iran)', country='', issued='1999', expires='01 Jan 2009', note='')
    """
    rest = rest.strip()
    expires = issued = ""
    if name in vocabulary.IDENTIFIERS and rest[-1:].isdigit():
        if found := _EXPIRES.search(rest):
            rest, expires = rest[: found.start()], found[1]
        if found := _ISSUED.search(rest):
            rest, issued = rest[: found.start()], found[1]
    return Detail(name, rest, "", issued, expires)
