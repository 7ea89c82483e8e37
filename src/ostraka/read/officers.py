"""Ministers and their like the text names by office: from then on their family name stands for their government."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Iterator, Sequence

from ostraka.read.senders import Sender, code_of
from ostraka.read.spots import Spot

_NAME = r"[A-Z][^\W\d_][\w’'-]*(?:\s+(?:(?:de|da|van|von|der|bin|al)\s+){0,2}[A-Z](?:\.|[\w’'-]+)){1,2}"
_OFFICE = re.compile(
    r"\b(?:[Mm]inister|[Ss]ecretary|[Pp]resident|[Cc]hancellor|[Pp]remier|[Cc]ommissioner|(?:foreign )?policy chief)"
    r"(?:\s+(?:of|for)\s+(?:[A-Z][a-z]+\s+)?(?:State|Affairs|Finance|Trade|Economy|Defen[cs]e|Sanctions))?,?\s+"
    rf"(?P<name>{_NAME})"
)
#: What stands before the office: whose it is, and of what.
_WHOSE = re.compile(
    r"(?:\b(?!(?:Prime|Foreign|Finance|Trade|Defen[cs]e|Econom|Home|Justice|Treasury|Industry|External|Global|International|Chief|Cabinet|Press|Affairs|Deputy|The)\w*\b)(?P<nation>(?:New |South |United |European )?[A-Z][\w.]*(?:['’]s?)?)\s+)?"
    r"(?:(?:then|new|acting|former|outgoing|deputy|Deputy|first)\s+)?"
    r"(?P<of>(?:(?:[Pp]rime|[Ff]oreign|[Ff]inance|[Tt]rade|[Dd]efen[cs]e|[Ee]conomy|[Ee]conomics?|[Hh]ome|[Jj]ustice|[Tt]reasury|[Ii]ndustry|[Ee]xternal|[Gg]lobal|[Ii]nternational|Chief|Cabinet|Press|and|[Aa]ffairs|[Ss]anctions)\s+)*)$"
)
_FOREIGN = re.compile(
    r"\b(?:Russia|Belarus|Kremlin|Moscow|Minsk|China|Iran|Syria|North Korea)\w*\b[^.;]{0,60}$|\bformer\s+$"
)


class Officers:
    """Who holds an office of an authority, by what one text says."""

    def __init__(self, text: str, home: str, spots: Sequence[Spot]) -> None:
        """Looks through ``text``; an office without a country is of ``home``; nobody who is listed counts."""
        self._code = dict(_found(text, home, spots))
        names = "|".join(map(re.escape, self._code))
        self._pattern = re.compile(rf"(?<![\w-])(?P<who>{names})(?:['’]s?\b)?(?![\w-])") if names else None

    def named(self, text: str, start: int, end: int) -> list[Sender]:
        """The officers named in ``text[start:end]`` by their family name."""
        if self._pattern is None:
            return []
        found = self._pattern.finditer(text, start, end)
        return [Sender(m.start(), m.end(), self._code[m["who"]], m[0]) for m in found]


def _found(text: str, home: str, spots: Sequence[Spot]) -> Iterator[tuple[str, str]]:
    held = {s.end for s in spots}
    for m in _OFFICE.finditer(text):
        family = m["name"].split()[-1]
        if m.end() in held or len(family) < 4 or not family[0].isupper() or code_of(family):
            continue
        whose = _WHOSE.search(text, max(0, m.start() - 70), m.start())
        if whose is None or _FOREIGN.search(text, max(0, m.start() - 90), whose.start("of")):
            continue
        nation = (
            (whose["nation"] or "").removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
        )
        code = code_of(m["name"]) or code_of(nation)
        if (
            not code
            and not nation
            and (whose["of"] or m[0][0].isupper())
            and not m[0].startswith("President")
        ):
            code = home
        if code:
            yield family, code
