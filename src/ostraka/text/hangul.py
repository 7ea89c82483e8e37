"""Korean syllables in the Latin letters that passports and lists use.

Neither the Revised Romanization (eo, eu) nor McCune-Reischauer with its marks is what
lists print: Pyongyang and most passports write Kim Jong Un, Pak, Choe. This follows them;
the folds of :mod:`ostraka.text.spelling` make ``jeong`` meet ``jong``.
"""

_LEADS = "k kk n t tt r m p pp s ss  j jj ch k t p h".split(" ")
_VOWELS = "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i".split()
_TAILS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")
_FIRST, _LAST = 0xAC00, 0xD7A3

#: Family names as they are written abroad; the first is what we write, the others meet it by variant.
SURNAMES = {"김": "kim", "이": "ri", "리": "ri", "박": "pak", "최": "choe", "정": "jong", "강": "kang", "조": "jo",
            "윤": "yun", "장": "jang", "임": "rim", "림": "rim", "한": "han", "오": "o", "서": "so", "신": "sin",
            "권": "kwon", "황": "hwang", "안": "an", "송": "song", "류": "ryu", "유": "ryu", "홍": "hong",
            "고": "ko", "문": "mun", "양": "yang", "손": "son", "배": "pae", "백": "paek", "허": "ho", "남": "nam",
            "심": "sim", "노": "ro", "로": "ro", "하": "ha", "곽": "kwak", "성": "song", "차": "cha", "주": "ju",
            "우": "u", "구": "ku", "나": "ra", "라": "ra", "전": "jon", "민": "min", "현": "hyon", "태": "thae"}  # fmt: skip


def _syllable(character: str, *, first: bool) -> str:
    code = ord(character)
    if not _FIRST <= code <= _LAST:
        return ""
    lead, rest = divmod(code - _FIRST, 588)
    vowel, tail = divmod(rest, 28)
    onset = _LEADS[lead]
    if not first:
        # Plain stops are voiced inside a word: Pak Geun-hye's second syllable, Yong-gi.
        onset = {
            "k": "g" if lead == 0 else "k",
            "t": "d" if lead == 3 else "t",
            "p": "b" if lead == 7 else "p",
        }.get(onset, onset)
    return onset + _VOWELS[vowel] + _TAILS[tail]


def romanize_hangul(word: str) -> str:
    """The syllables of one word in Latin letters.

    >>> romanize_hangul("정은"), romanize_hangul("평양")
    ('jongun', 'pyongyang')
    """
    if word in SURNAMES:
        return SURNAMES[word]
    return "".join(_syllable(c, first=i == 0) for i, c in enumerate(word))


def split_korean(word: str) -> tuple[str, str] | None:
    """(Family name, given name) of a name written without a blank, or None.

    >>> split_korean("김정은")
    ('김', '정은')
    """
    if 2 <= len(word) <= 4 and word[0] in SURNAMES:
        return word[0], word[1:]
    return None
