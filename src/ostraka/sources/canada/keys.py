"""Names folded into keys, for a list that prints no stable id."""

import re
import unicodedata

_SLASH = re.compile(r"/(?![^(]*\))")


def name_key(name: str, person: bool) -> str:
    """A name folded so that what is corrected without meaning another party stays the same.

    The order of a person's names does not count; of bilingual names only the first counts,
    since the French half came and went.

    >>> name_key("Viktor Vasiliyevich ZOLOTOV", True), name_key("Zolotov Viktor Vasil’evich", True)
    ('vasilevich-viktor-zolotov', 'vasilevich-viktor-zolotov')
    >>> name_key("Office (A/B), Ltd./Bureau (A/B) ltée", False)
    'office-a-b-ltd'
    """
    letters = unicodedata.normalize("NFKD", (name if person else _SLASH.split(name)[0]).casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’‘`ʼ")
    words = re.findall(r"\w+", bare)
    return "-".join(sorted(_slavic(word) for word in words) if person else words)


def _slavic(word: str) -> str:
    """One spelling for Vasilievich, Vasilyevich, Vasil'evich; Sergei, Sergey; Filippov, Filipov."""
    return re.sub(r"(.)\1", r"\1", re.sub(r"i(?=e)", "", re.sub(r"[ijy]+", "i", word)))
