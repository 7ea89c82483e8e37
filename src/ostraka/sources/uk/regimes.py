"""UK sanctions regimes as printed, to program keys.

The key is ``GB-`` and the letters the UK Sanctions List gives the regime in its ids (RUS0256).
Regimes that ended before that list began have a key of their own making.
"""

import re

#: key -> words that name the regime on the lists: OFSI's short names of 2018 and 2022 in lower
#: case, and the distinctive part of the regulations' titles.
_REGIMES = {
    "GB-AFG": "afghanistan",
    "GB-AQD": "isil (da'esh) and al-qaida|the isil (da'esh) and al-qaida organisations",
    "GB-BDI": "burundi",
    "GB-BEL": "belarus|republic of belarus",
    "GB-BIH": "bosnia and herzegovina",
    "GB-CAF": "central african republic",
    "GB-CHW": "chemical weapons",
    "GB-CTD": "counter-terrorism (domestic)|counter-terrorism|terrorism and terrorist financing",
    "GB-CTI": "counter-terrorism (international)|counter-terrorism (international )",
    "GB-CYB": "cyber",
    "GB-DPR": "democratic people's republic of korea|north korea (democratic people's republic of korea)",
    "GB-DRC": "democratic republic of the congo",
    "GB-EGY": "egypt",
    "GB-FREEZING-ORDERS": "uk freezing orders",
    "GB-GAC": "global anti-corruption",
    "GB-GHR": "global human rights",
    "GB-GIM": "global irregular migration and trafficking in persons|global irregular migration",
    "GB-GUB": "guinea-bissau|republic of guinea-bissau",
    "GB-GUC": "guinea|republic of guinea",
    "GB-HAI": "haiti",
    "GB-INU": "iran (nuclear)|iran (nuclear proliferation)|iran (sanctions) (nuclear)",
    "GB-IRN": "iran|iran (human rights)",
    "GB-IRQ": "iraq",
    "GB-LEB": "lebanon",
    "GB-LEB-ASSASSINATION": "lebanon (assassination of rafiq hariri and others)",
    "GB-LIB": "libya",
    "GB-MAL": "mali",
    "GB-MIS": "misappropriation",
    "GB-MYA": "myanmar",
    "GB-NIC": "nicaragua",
    "GB-RUS": "russia",
    "GB-SOM": "somalia",
    "GB-SSU": "south sudan",
    "GB-SUD": "sudan",
    "GB-SYR": "syria|syria (cultural property)",
    "GB-TUN": "tunisia",
    "GB-UDI": "unauthorised drilling activities in the eastern mediterranean",
    "GB-UKR-MISAPPROPRIATION": "ukraine (misappropriation)",
    "GB-UKR-SOVEREIGNTY": "ukraine (sovereignty)",
    "GB-VEN": "venezuela",
    "GB-YEM": "yemen",
    "GB-ZIM": "zimbabwe",
}
_KEYS = {name: key for key, names in _REGIMES.items() for name in names.split("|")}

# "The Russia (Sanctions) (EU Exit) Regulations 2019" is the regime "russia"
_FRAME = re.compile(
    r"^the |\((?:overseas territories|eu exit|no\. ?\d|(?:united nations )?sanctions)\)|"
    r"\b(?:sanctions|regulations|order|\d{4})\b"
)


def program_key(regime: str) -> tuple[str, bool]:
    """The program key of a printed regime, and whether the regime is a known one.

    >>> program_key("The Russia (Sanctions) (EU Exit) Regulations 2019"), program_key("Iran (human rights)")
    (('GB-RUS', True), ('GB-IRN', True))
    >>> program_key("The Iran (Sanctions) (Nuclear) (EU Exit) Regulations 2019")
    ('GB-INU', True)
    >>> program_key("The Atlantis (Sanctions) Regulations 2031")
    ('GB-ATLANTIS', False)
    """
    name = regime.lower().replace("’", "'").strip()
    bare = " ".join(_FRAME.sub(" ", name).split())
    key = _KEYS.get(name) or _KEYS.get(bare)
    return (
        (key, True) if key else ("GB-" + re.sub(r"[^a-z0-9]+", "-", bare or name).strip("-").upper(), False)
    )
