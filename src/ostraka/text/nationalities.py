"""Countries out of loosely written cells: "Russian and Ukrainian", "USSR (now Belarus)", "Iraq (previous)".

A cell may hold several countries, say people instead of countries (Afghan, Filipino), name a
state that is gone, or add when it was true. What cannot be read is given back, never guessed.
"""

import re
from functools import cache

from ostraka.text.clean import numbered, tidy
from ostraka.text.countries import country_code

# Words for a country's people, as lists write them; misspellings seen on official lists included.
_PEOPLE = {
    "AE": "emirati", "AF": "afghan afghani afgan afganistan", "AM": "armenian", "AT": "austrian",
    "AU": "australian",
    "AZ": "azerbaijani azeri", "BA": "bosnian", "BD": "bangladeshi", "BE": "belgian", "BG": "bulgarian",
    "BH": "bahraini", "BI": "burundian", "BY": "belarusian belarussian byelorussian belrus", "CA": "canadian",
    "CD": "congolese", "CF": "central-african", "CH": "swiss", "CN": "chinese", "CO": "colombian",
    "CU": "cuban", "CY": "cypriot", "CZ": "czech", "DE": "german", "DJ": "djiboutian", "DK": "danish",
    "DZ": "algerian",
    "EE": "estonian", "EG": "egyptian", "ER": "eritrean", "ES": "spanish", "ET": "ethiopian",
    "FI": "finnish", "FR": "french", "GB": "british britain english united-kingdom-of-great-britain",
    "GE": "georgian",
    "GN": "guinean", "GR": "greek", "GW": "guinea-bisau", "HR": "croatian", "HT": "haitian",
    "HU": "hungarian", "ID": "indonesian", "IE": "irish", "IL": "israeli", "IN": "indian", "IQ": "iraqi",
    "IR": "iranian", "IT": "italian", "JO": "jordanian", "JP": "japanese", "KE": "kenyan",
    "KG": "kyrgyz kyrgyzstani", "KP": "north-korean", "KR": "south-korean", "KW": "kuwaiti",
    "KZ": "kazakh kazakhstani", "LB": "lebanese", "LT": "lithuanian", "LV": "latvian", "LY": "libyan",
    "MA": "moroccan", "MD": "moldovan moldovian moldovia", "ME": "montenegrin", "MK": "macedonian",
    "ML": "malian", "MM": "burmese", "MR": "mauritanian", "MU": "mauritian", "MV": "maldivian",
    "MX": "mexican", "MY": "malaysian", "NE": "nigerien", "NG": "nigerian", "NI": "nicaraguan",
    "NL": "dutch", "NO": "norwegian", "NZ": "new-zealander", "OM": "omani", "PH": "filipino philippine",
    "PK": "pakistani", "PL": "polish", "PS": "palestinian", "PT": "portuguese", "QA": "qatari qatarian",
    "RO": "romanian", "RS": "serbian", "RU": "russian rsfsr", "RW": "rwandan", "SA": "saudi saudi-arabian",
    "SD": "sudanese sundan", "SE": "swedish", "SG": "singaporean", "SI": "slovenian",
    "SK": "slovak slovak-republic", "SN": "senegalese", "SO": "somali somalian", "SS": "south-sudanese",
    "SY": "syrian", "TD": "chadian", "TH": "thai", "TJ": "tajik tajikistani", "TM": "turkmen",
    "TN": "tunisian", "TR": "turkish", "TT": "trinidadian trinadad-and-tobago", "TW": "taiwanese",
    "TZ": "tanzanian", "UA": "ukrainian ukranian", "UG": "ugandan", "US": "american us",
    "UZ": "uzbek uzbekistani uzbekhistan", "VE": "venezuelan", "VN": "vietnamese", "YE": "yemeni",
    "ZA": "south-african", "ZW": "zimbabwean",
}  # fmt: skip
_BY_PEOPLE = {word.replace("-", " "): code for code, words in _PEOPLE.items() for word in words.split()}

_NOW = re.compile(r"\b(?:now|currently)(?: (?:the|known as))*[ :]+([^()]+)", re.I)
_ASIDE = re.compile(r"\([^)]*\)?")
_WHEN = re.compile(
    r"[,.]? *\b(?:as (?:at|of)|since|until|from|between|by birth|withdrawn|revoked|at time of) .*$|"
    r"^(?:in|also believed to hold|possibly|probably|believed to be|previously|formerly?) |"
    r" (?:citizenships?|nationalit(?:y|ies)|nationals?(?:/citizens?)?|citizens?|by birth|passport)$",
    re.I,
)
_SOVIET = re.compile(
    r"\b(?:autonomous )?(?:soviet (?:federative )?socialist republic|[ar]?ssr|ussr|sfsr)\b", re.I
)
_SEPARATORS = tuple(re.compile(p) for p in ("[;:]", "/", ",", r"\.(?: |$)", r"\b(?:and|or)\b"))


def countries_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """ISO 3166 codes of the countries a cell names, in its order, and the parts that name none.

    A state that is gone counts as the one the cell says it is now, or the one its name says.

    >>> countries_in("(1) Moldovan, Russian and Ukrainian (2) Bosnia and Herzegovina")
    (('MD', 'RU', 'UA', 'BA'), ())
    >>> [countries_in(c)[0] for c in ("Former USSR (now Belarus)", "Ukrainian SSR", "Iraq (previous)")]
    [('BY',), ('UA',), ('IQ',)]
    >>> countries_in("Latakia Province, Syria"), countries_in("USSR")
    ((('SY',), ('Latakia Province',)), ((), ('USSR',)))
    """
    return _countries_in(text)


@cache  # a list of thousands of rows has some hundred distinct cells
def _countries_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    codes: list[str] = []
    unread: list[str] = []
    for part in numbered(text):
        if part.strip(" .-"):
            _read(part.strip(" .-"), codes, unread)
    return tuple(dict.fromkeys(codes)), tuple(unread)


def _read(text: str, codes: list[str], unread: list[str]) -> None:
    if code := _one(text):
        codes.append(code)
        return
    for separator in _SEPARATORS:
        pieces = [p for p in (tidy(p) for p in separator.split(_ASIDE.sub(" ", text))) if p]
        if len(pieces) > 1:
            for piece in pieces:
                _read(piece, codes, unread)
            return
    unread.append(text)


def _one(text: str) -> str | None:
    """The code if the text names one country, in any of the ways lists do."""
    now = _NOW.search(text)
    bare = tidy(_WHEN.sub("", _WHEN.sub("", tidy(_ASIDE.sub(" ", text)))))
    soviet = tidy(_SOVIET.sub("", bare))
    for words in (text, now[1] if now else "", bare, soviet):
        words = words.strip(" .,;")
        if code := words and (country_code(words) or _BY_PEOPLE.get(words.lower().replace("-", " "))):
            return code
    return None
