"""What a program is about, in words common to all authorities: GB-RUS and US-UKRAINE-EO13661 are ``russia``.

Two records under programs about the same thing are likelier the same party, and a coordinated
wave is one in which several authorities list under the same theme. A program that no rule
knows is its own theme.
"""

import re
from functools import cache

#: theme -> what its program keys look like. The first that fits counts.
_THEMES: tuple[tuple[str, str], ...] = (
    ("belarus", r"BELARUS|-BEL$|-BLR$|-BLR-"),
    ("russia", r"RUS|UKR|-EO14024|-EO14065|-EO13685|^JP-2[89]$|PEESA|^AU-VESSELS$"),
    ("iran", r"IRAN|-IRN?$|-INU$|IFSR|IFCA|IRGC|-HRIT-IR|-1737$|FSE-IR"),
    ("north-korea", r"DPRK?|NORTH-KOREA|-KP$|-1718$"),
    ("syria", r"SYR|HRIT-SY|FSE-SY|PAARSSR"),
    ("myanmar", r"MYANMAR|BURMA|-MYA$|-MMR$"),
    ("venezuela", r"VENEZUELA|-VEN$"),
    ("zimbabwe", r"ZIMBABWE|-ZIM$|-ZWE$"),
    ("afghanistan", r"AFG|-TA$|-1988$|TALIBAN"),
    ("al-qaida", r"-AQD$|-QD$|-1267$|TAQA"),
    ("terrorism", r"SDGT|FTO|-1373$|TERR|-CT[DI]$|HAMAS"),
    ("iraq", r"IRAQ|-IRQ?$|-IQ$|-1518$"),
    ("libya", r"LIBYA|-LIB$|-LY$|-1970$|LBY"),
    ("congo", r"DRCONGO|-DRC$|-CD$|-1533$|COD$"),
    ("central-africa", r"-CAR$|-CAF$|-CF$|-2127$"),
    ("south-sudan", r"SOUTH-SUDAN|-SSU$|-SS$|-SSD$|SSIDES|-2206$"),
    ("sudan", r"SUDAN|DARFUR|-SUD$|-SD$|-SDN$|-1591$"),
    ("somalia", r"SOMALIA|-SOM$|-SO$|-2713$|-751$"),
    ("yemen", r"YEMEN|-YEM$|-YE$|-2140$"),
    ("haiti", r"HAITI|-HAI$|-HTI$|-HT$|-2653$|^JP-4[24]$"),
    ("mali", r"MALI"),
    ("guinea-bissau", r"-GUB$|-GB$|-2048$"),
    ("nicaragua", r"NICARAGUA|-NIC$"),
    ("balkans", r"BALKANS|-BIH$|FFRY|^JP-1$"),
    ("human-rights", r"GLOMAG|MAGNIT|-GHR$|HUMAN-RIGHTS|JVCFOA|EUMAGN"),
    ("corruption", r"-GAC$|CORRUPTION"),
    ("cyber", r"CYBER|-CYB$|-CYB"),
    ("narcotics", r"SDNT|ILLICIT-DRUGS"),
    ("proliferation", r"NPWMD"),
    ("settlers", r"WEST-BANK|-ESV$|^JP-43$"),
)  # fmt: skip
#: Every theme a rule knows.
THEMES = tuple(theme for theme, _ in _THEMES)
_PATTERNS = tuple((theme, re.compile(pattern)) for theme, pattern in _THEMES)


@cache
def theme_of(program: str) -> str:
    """The theme of a program key.

    >>> theme_of("US-UKRAINE-EO13661"), theme_of("EU-UKR"), theme_of("CA-SEMA-BLR"), theme_of("XX-NEW")
    ('russia', 'russia', 'belarus', 'XX-NEW')
    """
    return next((theme for theme, pattern in _PATTERNS if pattern.search(program)), program)
