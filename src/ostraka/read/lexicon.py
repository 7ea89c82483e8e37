"""The words of claims as patterns: verbs in all their forms, nouns of measures and of lists.

The grammar in :mod:`ostraka.read.predicates` is written with these.
"""

# ruff: noqa: E501  (a pattern is read as one line)

_IRREGULAR = {
    "put": "put|puts|putting", "hit": "hit|hits|hitting", "freeze": "froze|frozen|freezes?|freezing",
    "unfreeze": "unfroze|unfrozen|unfreezes?|unfreezing", "strike": "struck|strikes?|striking",
    "take": "took|taken|takes?|taking", "give": "gave|given|gives?|giving", "bring": "brought|brings?|bringing",
    "go": "went|gone|goes|go|going", "get": "got|gets?|getting", "come": "came|comes?|coming",
    "withdraw": "withdrew|withdrawn|withdraws?|withdrawing", "draw": "drew|drawn|draws?|drawing", "cut": "cut|cuts|cutting", "shut": "shut|shuts|shutting",
    "ban": "bann(?:ed|ing)|bans?", "bar": "barr(?:ed|ing)|bars?", "slap": "slapp(?:ed|ing)|slaps?", "drop": "dropp(?:ed|ing)|drops?", "expel": "expell(?:ed|ing)|expels?",
    "scrap": "scrapp(?:ed|ing)|scraps?", "strip": "stripp(?:ed|ing)|strips?", "lay": "laid|lays?|laying", "have": "had|have|has|having",
    "let": "let|lets|letting", "keep": "kept|keeps?|keeping", "leave": "left|leaves?|leaving", "omit": "omitt(?:ed|ing)|omits?",
    "deny": "denied|denies|deny|denying", "apply": "applied|applies|apply|applying", "levy": "levied|levies|levy|levying",
    "catch": "caught|catches|catch|catching", "free": "freed|frees?|freeing", "agree": "agreed|agrees?|agreeing",
    "write": "wrote|written|writes?|writing", "see": "saw|seen|sees?|seeing", "find": "found|finds?|finding", "make": "made|makes?|making", "be": "is|are|was|were|be", "hold": "held|holds?|holding",
}  # fmt: skip
#: Finite forms of the past that do not end in "ed".
PASTS = frozenset(
    [
        "froze",
        "frozen",
        "put",
        "struck",
        "took",
        "taken",
        "hit",
        "withdrew",
        "withdrawn",
        "gave",
        "given",
        "brought",
        "drew",
        "drawn",
        "unfroze",
        "unfrozen",
        "saw",
        "had",
        "went",
        "gone",
        "got",
        "came",
        "laid",
        "cut",
        "shut",
        "let",
        "kept",
        "left",
        "caught",
        "made",
        "found",
        "wrote",
        "written",
        "held",
        "seen",
        "did",
        "done",
    ]
)


def verb(words: str, group: str = "v") -> str:
    """A pattern of every form of these verbs, in a group of that name ("" for none)."""
    forms = "|".join(_IRREGULAR.get(w) or _regular(w) for w in words.split())
    return rf"(?P<{group}>{forms})\b" if group else rf"(?:{forms})\b"


def stems(words: str) -> str:
    """Letters of which every form of these verbs holds some, parted by blanks."""
    return " ".join(dict.fromkeys(s for w in words.split() for s in _stems(w)))


def _stems(base: str) -> list[str]:
    if base in _IRREGULAR:
        forms = _IRREGULAR[base].split("|") if "(" not in _IRREGULAR[base] else [base]
        return [f[:-2] if f.endswith("?") else f for f in forms]
    return [base[:-1] if base.endswith(("e", "y")) else base]


def _regular(base: str) -> str:
    if base.endswith("e"):
        return rf"{base[:-1]}(?:es|ed|e|ing)"
    if base.endswith("y"):
        return rf"{base[:-1]}(?:ies|ied|y|ying)"
    return rf"{base}(?:es|s|ed|ing)?"


def participle(words: str) -> str:
    """A pattern of the past participles of these verbs."""
    return "(?:" + "|".join(map(_participle, words.split())) + r")\b"


def participles(words: str) -> str:
    """The past participles of these verbs, parted by blanks."""
    return " ".join(map(_participle, words.split()))


def _participle(base: str) -> str:
    if base in _PARTICIPLES:
        return _PARTICIPLES[base]
    return base + "d" if base.endswith("e") else base[:-1] + "ied" if base.endswith("y") else base + "ed"


_PARTICIPLES = {
    "put": "put", "hit": "hit", "freeze": "frozen", "unfreeze": "unfrozen", "strike": "struck", "take": "taken", "bring": "brought",
    "withdraw": "withdrawn", "cut": "cut", "ban": "banned", "bar": "barred", "slap": "slapped", "drop": "dropped", "scrap": "scrapped",
    "lay": "laid", "catch": "caught", "write": "written", "scrub": "scrubbed", "expunge": "expunged", "omit": "omitted", "leave": "left", "keep": "kept", "free": "freed",
    "agree": "agreed", "grant": "granted", "give": "given",
}  # fmt: skip


#: Adverbs between an auxiliary and its verb.
ADVERBS = (
    r"(?:(?:also|now|first|later|all|both|since|already|then|today|each|jointly|only|never|not|formally|officially|separately|initially|originally"
    r"|previously|recently|too|again|themselves|himself|itself|yet|ever|still|always|however|long|in turn|at last|in fact|so far|once (?:more|again)|once|at first|by then|for now|meanwhile|nonetheless|nevertheless|likewise|instead|further|hereby|just|only|now|finally|in the end|at the same time|thereby|thus|soon|either|never before|\w+ly),?\s+)*"
)
BE = rf"(?:(?:has|have|had|having)\s+{ADVERBS}been|was|were|is|are|be|being|been|got|gets|get|remains?|remained|stays?|stayed|(?:was|were|is|are)n['’]t|(?:has|have|had)n['’]t\s+{ADVERBS}been)"
_KIND = r"(?:blocking|financial|economic|personal|sectoral|individual|targeted|trade|full|further|new|fresh|tough|debt|restrictive|punitive|property|asset|transaction|travel|entry|port|investment|dealing|visa|business)"
#: A measure: sanctions, an asset freeze, a travel ban.
MEASURE = (
    rf"(?:{_KIND}\s+)?(?:sanctions?|asset[- ]freez(?:es?|ing)|freez(?:es?|ing orders?)|restrictions?|restrictive measures?|penalt(?:y|ies)|(?:travel|transaction|entry|visa|dealings?|investment|financing|port|property)[- ]bans?"
    r"|bans? on (?:all )?(?:dealings|transactions|business|trade|lending|financing|investment)(?: with)?|bans?(?=\s+(?:on(?!\s+(?:\d|\w+day\b))|against)\b)|measures|curbs|limits(?= on)|designations?|prohibitions?|embargo(?:es)?|blacklisting|blocks?)"
)
#: Words between a verb and its noun.
FEW = r"(?:[\w'’-]+\s+){0,5}?"
#: The name of a list, with the words before it.
LISTED_ON = (
    r"(?:sanctions?[- ](?:lists?|registers?|regime|rolls?|roster|program(?:me)?s?)|black[- ]?lists?|(?:freeze[- ]|SDN[- ]|consolidated )?lists?|catalogues?|registers?|roster|Annex(?:es)?(?:\s+[IVX]+)?|(?i:Schedule)(?:\s+\d)?"
    r"|SDN|Official Journal)\b"
)
LIST = rf"(?:(?:[\w'’.-]+\s+){{0,5}}?{LISTED_ON})"
ON = (
    r"(?:on(?!\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:19|20)\d\d\b|\d+[./-]\d|\w+day\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b))"
    r"|against|upon|targeting|hitting|covering|for)"
)
#: Verbs that make a party their object.
HITS = "sanction blacklist black-list designate list target penalize penalise punish relist re-list"
IMPOSES = (
    "impose announce slap levy place put introduce unveil issue adopt approve agree expand extend widen tighten renew apply bring declare enact order"
    " lay prolong maintain publish pass propose clamp"
)
PLACES = "add put place include name enter move write inscribe bring"
REMOVES = "remove exclude delete erase expunge eliminate scrub drop strike take delete free release clear withdraw cut pull scratch"
LIFTS = "lift drop remove ease revoke scrap end annul suspend withdraw rescind repeal cancel"
