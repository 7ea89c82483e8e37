"""Values that the Security Council's list packs into one cell of text: names, numbers, kinds of document."""

import re
from collections.abc import Iterator

from ostraka.model import Identifier, IdentifierKind, Name, NameRole

#: Runs of Cyrillic, Hebrew, Arabic, Kana, Han or Hangul, with what may stand between two words.
_LETTERS = "\u0400-\u052f\u0590-\u08ff\u3040-\u9fff\uac00-\ud7af\ufb1d-\ufdff\ufe70-\ufefc"
_OTHER_SCRIPT = re.compile(f"[{_LETTERS}][{_LETTERS}\u200c\u200d .,'’–-]*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_SAYS_SCRIPT = re.compile(r"\(? ?(?:in )?(?:original|arabic) script:? ?\)?", re.I)
#: Brackets around the whole, with at most one more pair inside.
_WRAPPED = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)?\)")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)[\s,]*$|\(\s*\)")
_IMO = re.compile(r"\bIMO\)?(?: number)?:? ?(\d{7})\b", re.I)
_BIC = re.compile(r"\bSWIFT(?:/BIC)?(?: code)?: ?([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b")
_GENDER = re.compile(r"\bGender: (male|female)\b", re.I)
_NUMBER = re.compile(r"(?:\b(?:number|no\.?):? ?|^)((?=\S*\d{3})[A-Z0-9][\w/-]+)")
_DOCUMENTS = (
    (re.compile(r"passport|passeport|pasaporte", re.I), IdentifierKind.PASSPORT),
    (re.compile(r"fiscal|\btax", re.I), IdentifierKind.TAX),
    (
        re.compile(r"certificate|ration|voter|student|permit|resident|military|serviceman|FARDC", re.I),
        IdentifierKind.OTHER,
    ),
    (re.compile(r"identi|national n|social security|tazkira", re.I), IdentifierKind.NATIONAL_ID),
)


def alias_names(text: str, role: NameRole, weak: bool) -> list[Name]:
    """The names in one alias cell: ``A; B``, or another script followed by ``(A; B)``.

    >>> [(n.full, n.role.value) for n in alias_names("أبو (Abu; Abou)", NameRole.ALIAS, True)]
    [('أبو', 'original_script'), ('Abu', 'alias'), ('Abou', 'alias')]
    >>> [n.full for n in alias_names("Al-Nur Front (ANF)", NameRole.ALIAS, False)]
    ['Al-Nur Front (ANF)']
    >>> [n.full for n in alias_names("Salim (original script: Салим)", NameRole.ALIAS, False)]
    ['Салим', 'Salim']
    """
    if not _LATIN.search(text):
        named = [(piece.strip(), NameRole.ORIGINAL_SCRIPT) for piece in text.split(";")]
    else:
        scripts = [found.strip(" .,–-") for found in _OTHER_SCRIPT.findall(text)]
        latin = _SAYS_SCRIPT.sub(" ", _OTHER_SCRIPT.sub(" ", text))
        named = [(script, NameRole.ORIGINAL_SCRIPT) for script in scripts]
        named += [(_unbracketed(piece), role) for piece in latin.split(";")]
    return [Name(full, used, weak, printed=text if full != text else "") for full, used in named if full]


def script_names(text: str, weak: bool) -> list[Name]:
    """The names in another script inside a remark: ``previously listed as. In Arabic: …``."""
    return [name for name in alias_names(text, NameRole.ALIAS, weak) if name.role is NameRole.ORIGINAL_SCRIPT]


def _unbracketed(piece: str) -> str:
    """The piece without brackets that lost their partner to a cut, or that enclose all of it.

    >>> _unbracketed("Al-Nur (ANF) ( "), _unbracketed("Nour Front)"), _unbracketed("(Nur)")
    ('Al-Nur (ANF)', 'Nour Front', 'Nur')
    """
    kept, unclosed = list(piece), []
    for place, letter in enumerate(piece):
        if letter == "(":
            unclosed.append(place)
        elif letter == ")" and unclosed:
            unclosed.pop()
        elif letter == ")":
            kept[place] = " "
    for place in unclosed:
        kept[place] = " "
    whole = " ".join(_EMPTY_BRACKETS.sub(" ", "".join(kept)).split())
    return whole[1:-1].strip() if _WRAPPED.fullmatch(whole) else whole


def document_kind(text: str) -> IdentifierKind | None:
    """What the words for a document mean, or None where they say nothing known."""
    return next((kind for words, kind in _DOCUMENTS if words.search(text)), None)


def number_in(text: str) -> str:
    """The number that a description of a document carries, if any.

    >>> number_in("Residential card number 665"), number_in("05258253"), number_in("issued in 1993")
    ('665', '05258253', '')
    """
    found = _NUMBER.search(text)
    return found[1] if found else ""


def numbers_in_comments(comments: str) -> Iterator[Identifier]:
    """IMO numbers and BICs, which the list prints only in COMMENTS1."""
    for kind, pattern in ((IdentifierKind.IMO, _IMO), (IdentifierKind.BIC, _BIC)):
        for value in pattern.findall(comments):
            yield Identifier(kind, value, note="from COMMENTS1")


def gender_in(comments: str) -> str:
    """``male`` or ``female`` where COMMENTS1 says so in so many words, else empty."""
    found = _GENDER.search(comments)
    return found[1].lower() if found else ""
