"""What trade a party is in, by the words lists use of it: a rough sieve, and said to be one.

No list prints a sector. Names, positions and reasons are searched for words of a trade; what
is found is meant to narrow a table, not to be counted.
"""

import re

from ostraka.coalition.book import Book
from ostraka.ledger import Ledger
from ostraka.model import Record

#: sector -> words that speak of it.
SECTORS: dict[str, str] = {
    "finance": r"bank\w*|insur\w+|financ\w+|invest\w+|stock exchange|leasing|credit",
    "energy": r"oil|gas\w*|petrol\w*|neft\w*|energ\w+|coal|lng|refiner\w+|pipeline\w*|nuclear|power",
    "metals": r"steel|metal\w*|alumin\w+|gold|diamond\w*|mining|nickel|copper|titanium|fertili[sz]er\w*",
    "defense": r"defen[cs]e|militar\w+|weapon\w*|arms|ammunition|missile\w*|tank\w*|army|armed forces",
    "electronics": r"electron\w*|semiconductor\w*|microelectron\w*|radio\w*|software|comput\w+|telecom\w*",
    "aviation": r"aviat\w+|aircraft\w*|airline\w*|aero\w+|helicopter\w*|unmanned",
    "shipping": r"ship\w*|vessel\w*|tanker\w*|marit\w+|marine|port|seaport|fleet",
    "media": r"media|televis\w+|news\w*|journalis\w+|propagand\w+|broadcast\w*|press",
    "politics": r"duma|federation council|minist\w+|senator\w*|deput(?:y|ies)|president\w*|governor\w*",
    "security": r"fsb|gru|intelligence|police|security service\w*|security council|rosgvardia|penal",
}  # fmt: skip


def parties_in(ledger: Ledger, book: Book, sector: str) -> frozenset[str]:
    """Ids of the parties whose records speak of a sector."""
    pattern = re.compile(rf"\b(?:{SECTORS[sector]})\b", re.I)
    speaking = {
        (x.record.source, x.record.id)
        for x in ledger.as_of(None, book.known_by).listed
        if pattern.search(_words(x.record))
    }
    return frozenset(s.id for s in book.subjects if speaking.intersection(s.members))


def _words(record: Record) -> str:
    names = (n.full for n in record.names if not n.weak)
    return " ".join((*names, *record.positions, *(d.reasons for d in record.designations)))
