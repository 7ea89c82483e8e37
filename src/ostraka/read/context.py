"""What the text around a name says: sanctions, a trade, a ship; a person's office, birth, papers.

A name that is also a word, or that many people bear, counts only with such a reason.
"""

import re
from collections.abc import Iterable

from ostraka.data.read_names import OFFICE_WORDS
from ostraka.model import Record
from ostraka.read.ordinary import is_ordinary
from ostraka.text.names import split_words
from ostraka.text.words import GENERIC, STOPWORDS

_SANCTIONS = re.compile(
    r"sanction|asset|freez|froze|blacklist|designat|embargo|travel ban|blocking|delist|oligarch"
    r"|санкци|замороз|制裁|عقوبات|sankti|sanzion|sancion",
    re.I,
)
#: Words that say that somebody is under sanctions, and not only that there are such.
_SANCTIONED = re.compile(
    r"sanctioned|sanctioning|\b(?:black)?(?:sanction|listing|list)\s+(?-i:[A-Z]\w+ [A-Z])"
    r"|sanctions?\W+(?:on|against|list|target|include|hit)\b|under\W+(?:\w+\W+){0,3}sanctions"
    r"|\b(?:impos|hit|slap|lift|drop|eas|remov|announc|agree|add|plac|new|US|U\.S\.|UK|EU|British|Western)\w*"
    r"\W+(?:\w+\W+){0,4}sanctions"
    r"|asset[ -]fr[eo]ez|(?:assets|funds)\s+(?:\w+\s+){0,3}fr(?:eez|oz)"
    r"|fr(?:eez|oz)[^.;]{0,60}\b(?:assets|funds)"
    r"|(?:on|from|off) (?:the|its|their|(?-i:[A-Z])\w+['’]s) (?:(?:sanctions|black|American"
    r"|Australian|British|Canadian|European|French|Japanese|Swiss|Ukrainian|Treasury|SDN|OFAC|OFSI|EU|UK|UN|US)"
    r"['’s]* )list\b"
    r"|lists? (?:now |also |already )?(?:includes?|included|names?|named|covers?|covered)\b"
    r"|blacklist|travel ban|delist|oligarch"
    r"|санкци|замороз\w* актив|制裁|عقوبات|sanktionier|sanktionen gegen|sanzionat|sanzioni contro|sancionad"
    r"|sanciones contra|sanctions contre|sanctionné",
    re.I,
)
#: What a sentence holds at least where that pattern fits.
_SANCTIONED_LETTERS = (
    *("sanction", "list", "freez", "froz", "froez", "travel ban", "oligarch", "sankti", "sanzion", "sancion"),
    *("санкци", "замороз", "制裁", "عقوبات"),
)
_LISTED = re.compile(r"sanction|designat|blacklist|freez|froze|\blist(?:s|ed|ing)?\b", re.I)
_FORCES = re.compile(r"\b(mercenar|PMC|fighter|militar|paramilitar|recruit|forces|militia|war\b)", re.I)
_TRADE = re.compile(
    r"\b(bank|lender|banking|compan|firm|group|giant|conglomerate|producer|maker|manufactur|state-owned|subsidiar"
    r"|shareholder|mercenar|PMC|payment|account|borrower|contract|invoice|beneficiary|supplier|buyer|stake|founder"
    r"|owner|chief|oligarch|branch|customer|said|boss)",
    re.I,
)
_HOUSE = re.compile(
    r"\b(?:bank|lender|producer|conglomerate|shipbuild|shipyard|refiner|miner\b|insurer|airline|group\b|holding|giant"
    r"|state-owned|mercenar|militia|account of|accounts of|payment)",
    re.I,
)
_SHIP = re.compile(
    r"\b(vessels?|tankers?|ships?|MV|M/V|MT|M/T|IMO|yachts?|cargo|flagged|carriers?|boats?|freighters?)\b"
)
_END = re.compile(r"[.!?。](?:\s|$)|\n\s*\n")
_START = re.compile(r"[.!?。]\s|\n\s*\n")
#: Characters to each side in which sanctions speak for a name; an office and a birth date stand closer.
NEAR = 400
_CLOSE = 120
_NATIONS = {
    "afghan": "AF", "belarusian": "BY", "belarussian": "BY", "burmese": "MM", "chinese": "CN",
    "congolese": "CD", "cuban": "CU", "haitian": "HT", "iranian": "IR", "iraqi": "IQ", "lebanese": "LB",
    "libyan": "LY", "malian": "ML", "moldovan": "MD", "nicaraguan": "NI", "north korean": "KP",
    "pakistani": "PK", "palestinian": "PS", "russian": "RU", "saudi": "SA", "serbian": "RS",
    "somali": "SO", "sudanese": "SD", "syrian": "SY", "turkish": "TR", "ukrainian": "UA",
    "venezuelan": "VE", "yemeni": "YE", "zimbabwean": "ZW",
}  # fmt: skip
_NATION = re.compile(rf"\b({'|'.join(_NATIONS)})\b", re.I)
#: What the listed are, by calling; with their country it speaks for a name.
_CALLING = re.compile(
    r"\b(lawmaker|senator|minister|deputy|governor|general|official|oligarch|businessman|billionaire|tycoon|banker"
    r"|commander|propagandist|militant|terrorist|trafficker|smuggler|hacker|warlord|separatist|financier|magnate)",
    re.I,
)


class Context:
    """The text, asked about the surroundings of its places."""

    def __init__(self, text: str) -> None:
        self.text = text

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence of a place begins and ends, by its plain ends; at most 400 characters off."""
        first = max(0, start - NEAR)
        for stop in _START.finditer(self.text, first, start):
            first = stop.end()
        last = _END.search(self.text, end, end + NEAR)
        return first, last.start() if last else min(len(self.text), end + NEAR)

    def sentence(self, start: int, end: int) -> str:
        """The sentence of a place."""
        return self.text[slice(*self.bounds(start, end))]

    def says_sanctions(self, start: int, end: int) -> bool:
        """Whether the sentence is about sanctions."""
        return _SANCTIONS.search(self.sentence(start, end)) is not None

    def says_trade(self, start: int, end: int) -> bool:
        """Whether the sentence is about sanctions, or about firms and their trade."""
        sentence = self.sentence(start, end)
        return _SANCTIONS.search(sentence) is not None or _TRADE.search(sentence) is not None

    def says_house(self, start: int, end: int) -> bool:
        """Whether a kind of company is named right beside the place: the lender VTB."""
        return _HOUSE.search(self.text, max(0, start - 30), end + 30) is not None

    def says_ship(self, start: int, end: int) -> bool:
        """Whether a ship is spoken of close by."""
        return _SHIP.search(self.text, max(0, start - 60), end + 60) is not None

    def says_sanctioned(self, start: int, end: int) -> bool:
        """Whether the sentence says that somebody is under sanctions."""
        return self._sanctioned(*self.bounds(start, end))

    def says_listed(self, start: int, end: int) -> bool:
        """Whether the sentence speaks of sanctions or of a list."""
        return _LISTED.search(self.sentence(start, end)) is not None

    def says_forces(self, start: int, end: int) -> bool:
        """Whether the sentence is about sanctions, or about armed men."""
        sentence = self.sentence(start, end)
        return _SANCTIONED.search(sentence) is not None or _FORCES.search(sentence) is not None

    def near_sanctions(self, start: int, end: int) -> bool:
        """Whether it is said near the place that somebody is under sanctions."""
        return self._sanctioned(max(0, start - NEAR), end + NEAR)

    def _sanctioned(self, first: int, last: int) -> bool:
        low = self.text[first:last].lower()
        if not any(letters in low for letters in _SANCTIONED_LETTERS):
            return False
        return _SANCTIONED.search(self.text, first, last) is not None

    def speaks_for(self, start: int, end: int, record: Record) -> str:
        """What near the place agrees with a record besides the name; empty where nothing does."""
        near = self.text[max(0, start - _CLOSE) : start] + " " + self.text[end : end + _CLOSE]
        years = {str(d.earliest.year) for d in record.birth_dates if d.known}
        if born := next((y for y in years if re.search(rf"(?<!\d){y}(?!\d)", near)), ""):
            return f"born: {born}"
        for one in record.identifiers:
            if len(one.value) > 4 and one.value in near:
                return f"number: {one.value}"
        shared = _office(record) & set(split_words(near))
        if len(shared) > 1 or not all(is_ordinary(w) for w in shared):
            return f"role: {' '.join(sorted(shared)[:4])}"
        before = self.text[max(0, start - 60) : start]
        nation, calling = _NATION.search(before), _CALLING.search(before)
        if nation and calling and _NATIONS[nation[1].lower()] in record.nationalities:
            return f"role: {nation[1]} {calling[1]}"
        return ""


def _office(record: Record) -> set[str]:
    """The telling words of a record's positions and titles."""
    told: Iterable[str] = (*record.positions, *record.titles)
    words = {w for line in told for w in split_words(line) if len(w) > 3}
    return words - OFFICE_WORDS - GENERIC - STOPWORDS
