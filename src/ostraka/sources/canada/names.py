"""Taking apart how Canada prints several names in one cell or one line of a schedule.

Separators are ";", ",", "/", "or", "and", "Russian:", or none; a comma may also belong to a
name ("Concern Oceanpribor, JSC"), and so may "and" ("Chemistry and Mechanics"). Where a
split is doubtful the text stays whole: a long alias is found by its tokens, a fragment such
as "Mechanics" alarms on everybody. Single words that only vary one part of the name
("Alexei" for "Alexey Dyumin") are completed from the name they vary; the words as printed
are kept beside.
"""

import re

from rapidfuzz.fuzz import partial_ratio, ratio

from ostraka.model import Name, NameRole
from ostraka.text.clean import tidy

_LANGUAGES = {
    "russian": "ru", "belarusian": "be", "belarussian": "be", "ukrainian": "uk", "arabic": "ar",
    "persian": "fa", "farsi": "fa", "chinese": "zh", "hebrew": "he", "french": "fr",
}  # fmt: skip
_LANGUAGE = re.compile(rf"\(?\b({'|'.join(_LANGUAGES)})\s*:\s*", re.I)
_FORM = (
    r"(?:LLC|LLP|L\.L\.C\.|JSC|OJSC|CJSC|PJSC|OAO|OOO|ZAO|PAO|AO|SC|FSUE|TOV|Ltd\.?|Limited|Inc\.?|GmbH|S\.?A\.?|"
    r"АО|ООО|ОАО|ПАО|ЗАО|САО|НАО|МКПАО|МК|АК|ФГУП|ГУП|ТОВ|Некоммерческое Партнерство)"
)
# a comma that is followed by a legal form, by lower case (but "the", "or", "l'") or closes a quotation
# belongs to the name; so does one inside brackets
_COMMA = re.compile(
    rf",(?!\s*{_FORM}\b\.?\s*(?:$|[,;(]|or\s|and\s))"
    r"(?!\s*(?!the |or |and |l['’])[a-zа-яёіїє])(?![”\"»])"
)
_OR = re.compile(r"(?:^|\s)or\s", re.I)
_AND = re.compile(r"(?:^|\s)and\s")
_SLASH = re.compile(
    r"\s/\s|(?<=[\"”»])\s*/\s*|(?<=[а-яА-Я])/\s*(?=[А-Я])|(?<=[\u0590-\u08ff])/(?=[\u0590-\u08ff])"
)
_ANY_SLASH = re.compile(r"\s*/\s*")
_TO_SEMITIC = re.compile(r"(?<=[A-Za-z.)])\s+(?=[\u0590-\u08ff])|(?<=[\u0590-\u08ff])\s+(?=[A-Za-z])")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_OTHER_LETTER = re.compile(r"[^\W\d_A-Za-zÀ-ɏ]")
_STARTS_WITH_FORM = re.compile(
    rf"(?:{_FORM}|Joint Stock|Open Joint|Public |Closed Joint|Federal State|Federal |Aktsion|Limited|[“\"‘«])"
)
_ENDS_WITH_FORM = re.compile(rf"(?:{_FORM}|[”\"’»])$")
_ONLY_FORM = re.compile(rf"\s*{_FORM}\s*")
_STRAY = re.compile(r"^(?:or|and|aka)\s+|[\s,]+(?:or|and|aka)$", re.I)
# what stands before an "and" inside a name: adjectives, and the nouns research bodies are named by
_INSIDE = re.compile(r"(?:al|ics?|ary|ive|ing|ion|ence|ance|ment|Research|Science|Technology|Sabotage)$")
#: a single word after "and" is a name if the firm's name (nearly) has it: "… and Infoteks" of Infotecs
_CONTAINED = 75
#: below this likeness a single word is a name of its own, above it a spelling of a part of the name
_VARIES = 60


def original_script(text: str) -> bool:
    """Whether most letters of a name are of another script than Latin."""
    return len(_OTHER_LETTER.findall(text)) > len(_LATIN.findall(text))


def aliases(text: str, primary: str, person: bool) -> list[Name]:
    """The names in a cell of aliases, each with its role, language and, if completed, words as printed.

    >>> [n.full for n in aliases("Alexei, Aleksei ", "Alexey Gennadyevich DYUMIN", True)]
    ['Alexei Gennadyevich DYUMIN', 'Aleksei Gennadyevich DYUMIN']
    >>> [(n.full, n.language) for n in aliases("Shop JSC, Russian: Лавка, АО", "Shop", False)]
    [('Shop JSC', ''), ('Лавка, АО', 'ru')]
    """
    found: list[Name] = []
    bases = [primary]
    for part, language in _pieces(text):
        for printed in _split(part, primary, person):
            full = _completed(printed, bases) if person and not original_script(printed) else printed
            if full in bases:
                continue
            role = NameRole.ORIGINAL_SCRIPT if original_script(full) else NameRole.ALIAS
            found.append(Name(full, role=role, language=language, printed=printed if full != printed else ""))
            bases.append(full)
    return found


def _pieces(text: str) -> list[tuple[str, str]]:
    """Parts between semicolons and language marks, each with its language if it is told."""
    pieces: list[tuple[str, str]] = []
    for chunk in text.split(";"):
        marked = _LANGUAGE.split(chunk)
        pieces.append((marked[0], ""))
        pieces += [
            (body, _LANGUAGES[mark.lower()]) for mark, body in zip(marked[1::2], marked[2::2], strict=True)
        ]
    return pieces


def _split(text: str, primary: str, person: bool) -> list[str]:
    """Single names out of a text without semicolons."""
    text = tidy(text)
    slash = _ANY_SLASH if person else _SLASH
    parts = [p for s in slash.split(text) for q in _TO_SEMITIC.split(s) for p in _commas(q, person)]
    parts = [q for p in parts for q in _OR.split(p)]
    last = len(parts) - 1
    parts = [q for i, p in enumerate(parts) for q in _ands(p, primary, person, 0 < i == last)]
    return [name for part in parts if (name := _trim(part))]


def _commas(text: str, person: bool) -> list[str]:
    parts = _outside_brackets(_COMMA, text)
    words = [len(p.split()) for p in parts]
    if person and len(parts) == 2 and words[0] == 1 and words[1] == 2 and original_script(text):
        return [f"{parts[1].strip()} {parts[0].strip()}"]  # "Баранов, Олег Анатольевич"
    if len(parts) == 2 and _ONLY_FORM.fullmatch(parts[0]):
        return [text.replace(",", "", 1)]  # "ОАО, БЭТО"
    return parts


def _outside_brackets(pattern: re.Pattern[str], text: str) -> list[str]:
    """Splits like ``pattern.split``, but not within round brackets."""
    parts, start = [], 0
    for found in pattern.finditer(text):
        before = text[: found.start()]
        if before.count("(") <= before.count(")"):
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def _ands(text: str, primary: str, person: bool, last_of_several: bool) -> list[str]:
    """Parts around "and": all of a person's; of a firm's only around the last one that joins two names."""
    if person or original_script(text):
        return _outside_brackets(_AND, text)
    for found in reversed(list(_AND.finditer(text))):
        left, right = text[: found.start()], text[found.end() :]
        if _joins_names(left, right, primary, last_of_several):
            return [left, right]
    return [text]


def _joins_names(left: str, right: str, primary: str, last_of_several: bool) -> bool:
    """Whether an "and" stands between two names of a firm and not inside one ("Chemistry and Mechanics")."""
    if not left or not right or left.count("(") > left.count(")") or left.count("“") > left.count("”"):
        return False
    if _STARTS_WITH_FORM.match(right) or _ENDS_WITH_FORM.search(left):
        return True
    before, after = left.split()[-1], right.split()[0]
    if right[0].islower() or _INSIDE.search(before) or f"{before} and {after}".lower() in primary.lower():
        return False
    return " " in right or right.isupper() or last_of_several or partial_ratio(right, primary) >= _CONTAINED


def _trim(text: str) -> str:
    """A name without stray separators, unmatched brackets and a trailing "AKA"."""
    text = _STRAY.sub("", text.strip(" ,;:")).strip(" ,;:")
    if text.count("(") != text.count(")"):
        text = text.strip("()") if text.startswith("(") or text.endswith((")", "(")) else text
        text = f"{text})" if text.count("(") > text.count(")") else text
    return tidy(text)


def _completed(printed: str, bases: list[str]) -> str:
    """A single word put in the place of the part it varies; anything else as it is."""
    if " " in printed:
        return printed
    for base in (bases[-1], bases[0]):
        parts = base.split()
        alike = [ratio(printed.lower(), part.lower()) for part in parts]
        best = max(range(len(parts)), key=lambda i: alike[i])
        if len(parts) > 1 and alike[best] >= _VARIES:
            return " ".join([*parts[:best], printed, *parts[best + 1 :]])
    last = bases[-1].split()
    if len(bases) > 1 and printed.isupper() and len(last) > 1 and last[-1].isupper():
        return " ".join([*last[:-1], printed])  # another family name: "… SHKREBNEVA or PUTINA"
    return printed


def variants(text: str) -> tuple[str, list[Name]]:
    """A person's name without its bracketed spellings, and each spelling as a whole alias.

    >>> variants("Aleksey (Aleksei, Oleksii) SALYAEV")[0]
    'Aleksey SALYAEV'
    >>> [n.full for n in variants("Aleksey (Aleksei, Oleksii) SALYAEV")[1]]
    ['Aleksei SALYAEV', 'Oleksii SALYAEV']
    """
    pieces = re.split(r"\(([^()]*)\)?", text)
    base = tidy(" ".join(pieces[::2]))
    found = []
    for i in range(1, len(pieces), 2):
        head = tidy(" ".join(pieces[0:i:2])).split()
        tail = tidy(" ".join(pieces[i + 1 :: 2])).split()
        for spelling in (tidy(s) for s in pieces[i].split(",")):
            if spelling:
                full = " ".join([*head[:-1], spelling, *tail])
                found.append(Name(full, role=NameRole.ALIAS, printed=f"({spelling})"))
    return base, found


def known_as(text: str, person: bool) -> tuple[str, list[Name]]:
    """An entry's name without "(also known as …)", and the names that clause tells.

    >>> known_as("Dux JSC (also known as Duks)", False)[0]
    'Dux JSC'
    >>> [n.full for n in known_as("Plant (also known as ZAO Plant (P) and Plant Works)", False)[1]]
    ['ZAO Plant (P)', 'Plant Works']
    >>> [n.full for n in known_as("Plant (also known as Institute of Tools and Dies)", False)[1]]
    ['Institute of Tools and Dies']
    """
    head, mark, rest = text.partition("(also known as ")
    if not mark:
        return tidy(text), []
    inside, after = _close(rest)
    name = tidy(f"{head} {after}")
    return name, aliases(inside, variants(name)[0] if person else name, person)


def _close(text: str) -> tuple[str, str]:
    """What stands before and after the bracket that closes an open one; all before if none does."""
    depth = 1
    for position, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return text[:position], text[position + 1 :]
    return text, ""
