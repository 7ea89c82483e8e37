"""Country names as lists print them, in English, French and Japanese, to ISO 3166 codes."""

import re
import unicodedata
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from ostraka.text.clean import tidy

# What the authorities write and CLDR does not. XK is the user-assigned code in general use.
_ALSO = {
    "AE": "uae|emirates|united arab emirates uae",
    "BA": "bosnia",
    "BO": "bolivia plurinational state of|plurinational state of bolivia",
    "BS": "the bahamas|bahamas the|commonwealth of the bahamas",
    "BY": "republic of belarus|byelorussia|bielorussie",
    "CD": "コンゴ民主共和国|"
    "democratic republic of the congo|congo democratic republic|congo democratic republic of|drc|"
    "congo democratic republic of the|democratic republic of congo|dr congo|zaire|"
    "congo the democratic republic of the",
    "CF": "car|central african rep",
    "CG": "congo|republic of the congo|republic of congo|congo republic of the|congo brazzaville",
    "CI": "ivory coast|cote divoire|cote d ivoire",
    "CN": "peoples republic of china|prc|china mainland",
    "CV": "cabo verde",
    "CZ": "czech republic",
    "FM": "micronesia federated states of",
    "GB": "uk|great britain|england|scotland|wales|northern ireland|"
    "united kingdom of great britain and northern ireland",
    "GM": "the gambia|gambia the",
    "HK": "hong kong|hongkong|hong kong special administrative region|"
    "china hong kong special administrative region",
    "IM": "man isle of",
    "IR": "イラン・イスラム共和国|islamic republic of iran|iran islamic republic of",
    "KG": "kyrgyz republic",
    "KM": "union of the comoros",
    "KN": "saint kitts and nevis|st kitts and nevis",
    "KP": "朝鮮民主主義人民共和国|北朝鮮|"
    "rpdc|dprk|democratic peoples republic of korea|korea north|north korea|"
    "korea democratic peoples republic of|dpr korea|democratic peoples republic of korea dprk",
    "KR": "republic of korea|korea south|south korea|korea republic of",
    "LA": "lao peoples democratic republic|lao pdr",
    "LY": "libyan arab jamahiriya|state of libya",
    "MD": "republic of moldova|moldova republic of",
    "MK": "macedonia|the former yugoslav republic of macedonia|fyrom|republic of north macedonia|"
    "north macedonia the republic of|macedonia the former yugoslav republic of",
    "ML": "region northern mali",
    "MM": "burma|myanmar|myanmar burma|burma myanmar",
    "MO": "macau|macao",
    "OM": "sultanate of oman",
    "PS": "palestine|palestinian|occupied palestinian territory|palestinian territory occupied|"
    "state of palestine|occupied palestinian territories|west bank|gaza|gaza strip|region gaza|"
    "region west bank",
    "RU": "russian federation|ru federation|federation of russia|region russia",
    "SA": "サウディ・アラビア|kingdom of saudi arabia|ksa",
    "SS": "republic of south sudan|south sudan republic of",
    "SY": "シリア・アラブ共和国|syrian arab republic",
    "SZ": "swaziland",
    "TL": "east timor",
    "TR": "turkey|turkiye|republic of turkey",
    "TW": "taiwan province of china|chinese taipei|taiwan province of the peoples republic of china",
    "TZ": "united republic of tanzania|tanzania united republic of",
    "UA": "region crimea",
    "US": "usa|united states of america|u s a|u s",
    "VA": "holy see|vatican",
    "VC": "st vincent and the grenadines|saint vincent and the grenadines|st vincent the grenadines",
    "VE": "bolivarian republic of venezuela|venezuela bolivarian republic of",
    "VG": "virgin islands british|british virgin islands|bvi",
    "VI": "virgin islands us|us virgin islands",
    "VN": "viet nam|socialist republic of vietnam",
    "XK": "kosovo",
}  # fmt: skip


def _key(name: str) -> str:
    """Letters of every script, lower case, without marks, dots, apostrophes or a leading "the"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    words = re.sub(r"[^\w]+", " ", re.sub(r"[.'’`]", "", bare)).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@cache
def _table() -> dict[str, str]:
    # three-letter codes, as the older EU files print them
    table: dict[str, str] = {
        alias.lower(): codes[0]
        for alias, codes in get_global("territory_aliases").items()
        if len(alias) == 3 and alias.isalpha() and len(codes) == 1 and len(codes[0]) == 2
    }
    for language in ("ja", "fr", "en"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("ZZ", "EU", "EZ", "UN", "XA", "XB"):
                table[_key(name)] = code
                table[_key(name.replace("&", "and"))] = code
                table.setdefault(code.lower(), code)
    for code, names in _ALSO.items():
        table.update((_key(name), code) for name in names.split("|"))
    return table


@lru_cache(maxsize=1 << 14)
def country_code(name: str) -> str | None:
    """ISO 3166 alpha-2 of a country's name or code, or None where it is not known.

    >>> [country_code(n) for n in ("Russian Federation", "Korea, Democratic People's Republic of", "ロシア")]
    ['RU', 'KP', 'RU']
    >>> country_code("IRQ"), country_code("SUN")
    ('IQ', None)
    >>> country_code("Soviet Union") is None
    True
    """
    return _table().get(_key(name))


def country(name: str) -> str:
    """The code, or the name as printed where it is not known."""
    return country_code(name) or tidy(name)
