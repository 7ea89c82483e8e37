"""The words that state a measure: each pattern with its deed, its measure and how it takes its object.

``active`` takes parties after it, ``passive`` before it, ``between`` inside it ("added X to
the list"). The rules are few and plain, so that each claim can name the one that made it.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Iterator

import msgspec

from ostraka.read.answer import Deed


class Predicate(msgspec.Struct, frozen=True):
    """Words that state a measure."""

    start: int
    end: int
    rule: str
    deed: Deed
    form: str
    """``active``, ``passive`` or ``between``."""
    finite: str
    """``past``, ``present``, ``base`` (after *to* or *will*), ``gerund``, ``noun`` or ``state``."""
    measure: str = ""


_ADVERBS = r"(?:(?:also|now|first|later|all|both|since|already|then|today|each|jointly|only|never|not|formally|officially|separately|initially|originally|previously|recently|too|again|themselves|himself|itself|yet|\w+ly)\s+)*"
_BE = rf"(?:has|have|had)\s+{_ADVERBS}been|was|were|is|are|be|being|been|got|gets|get|wasn['’]t|weren['’]t|isn['’]t|aren['’]t"
_SANCTIONS = r"(?:sanctions?|asset[- ]freezes?|freezes?|restrictions|restrictive measures|penalties|travel bans?|measures|blocking sanctions|curbs|designations?)"
_KINDS = r"(?:(?:[\w'’-]+)\s+){0,5}?"
_LIST = r"(?:(?:\S+\s+){0,5}?(?:sanctions?[- ]lists?|black[- ]?lists?|lists?|sanctions? register|SDN list|registers?|Annex(?:\s+[IVX]+)?|Schedule(?:\s+\d)?|sanctions regime|sanctions|asset freeze|travel ban))"
_ON = r"(?:on|against|upon|targeting|hitting|covering|for)"
_PAST = r"sanctioned|blacklisted|designated|listed|targeted|penali[sz]ed|re-?listed|relisted"
_FREEZE = {"": "asset_freeze"}

_TABLE: tuple[tuple[str, str, Deed, str, str, str], ...] = (
    # rule, pattern, deed, form, finite, measure
    ("passive, removed", rf"\b(?:{_BE})\s+{_ADVERBS}(?:removed|taken off|taken|dropped|struck|deleted|released|cleared)\s+(?:off|from)\s+{_LIST}", Deed.DELISTED, "passive", "past", ""),
    ("passive, delisted", rf"\b(?:{_BE})\s+{_ADVERBS}(?:de-?listed|unfrozen|freed from sanctions)\b", Deed.DELISTED, "passive", "past", ""),
    ("sanctions on X were lifted", rf"\b{_SANCTIONS}\s+{_ON}\s+(?P<x>[^.;]{{3,120}}?)\s+(?:{_BE})\s+{_ADVERBS}(?:lifted|removed|dropped|eased|revoked|ended|suspended|annulled|scrapped)\b", Deed.DELISTED, "between", "past", ""),
    ("lifted sanctions on", rf"\b(?P<v>lifted|lifts?|lifting|dropped|drops?|dropping|removed|removes?|removing|eased|eases?|easing|revoked|revokes?|revoking|scrapped|scraps?|ended|ends?|ending|annulled|annuls?|suspended|suspends?|suspending|withdrew|withdraws?)\s+{_KINDS}{_SANCTIONS}\s+(?:(?:it|that|they)?\s*(?:had\s+)?(?:imposed|placed)\s+)?(?:on|against|from|upon)\b", Deed.DELISTED, "active", "verb", ""),
    ("removed X from the list", rf"\b(?P<v>removed|removes?|removing|dropped|drops?|dropping|struck|strikes?|striking|took|takes?|taking|deleted|deletes?|deleting)\s+(?P<x>[^.;]{{3,220}}?)\s+(?:off|from)\s+{_LIST}", Deed.DELISTED, "between", "verb", ""),
    ("delisted", r"\b(?P<v>de-?listed|de-?lists|de-?list|de-?listing|unfroze|unfreeze|unfreezes|unfreezing)\b", Deed.DELISTED, "active", "verb", ""),
    ("delisting of", rf"\b(?:de-?listing|removal|lifting of {_KINDS}{_SANCTIONS})\s+(?:of|on|against|from)\b", Deed.DELISTED, "active", "noun", ""),
    ("passive, licensed", rf"\b(?:{_BE})\s+{_ADVERBS}(?:licen[cs]ed|granted\s+(?:\S+\s+){{0,3}}licen[cs]e|authori[sz]ed|permitted)\b", Deed.LICENSED, "passive", "past", ""),
    ("granted X a licence", r"\b(?P<v>granted|grants?|gave|gives|issued|issues)\s+(?P<x>[^.;]{3,80}?)\s+an?\s+(?:\S+\s+){0,2}?(?:licen[cs]e|waiver|exemption)\b", Deed.LICENSED, "between", "verb", ""),
    ("licensed", r"\b(?P<v>issued|issues?|issuing|granted|grants?|granting|published|publishes|extended|extends?|renewed|renews?|gave|gives?)\s+(?:(?:\S+)\s+){0,4}?(?:licen[cs]es?|waivers?|authori[sz]ations?|exemptions?)\b", Deed.LICENSED, "active", "verb", ""),
    ("licensed", r"\b(?P<v>licen[cs]ed|licen[cs]ing|authori[sz]ed|authori[sz]es?|authori[sz]ing)\b", Deed.LICENSED, "active", "verb", ""),
    ("has frozen", r"\b(?:has|have|had)\s+(?:\w+ly\s+|also\s+|now\s+|already\s+|today\s+|since\s+)?(?P<v>frozen)\b(?:\s+(?:all |the |any )*(?:\S+ )?(?:assets|funds|property|accounts)\s+(?:(?:in \S+ )?(?:of|held by|belonging to|owned by|linked to)))?(?!\s+(?:by|in)\b)", Deed.LISTED, "active", "verb", "asset_freeze"),
    ("assets were frozen", rf"\b(?:{_BE})\s+{_ADVERBS}frozen\b(?!\s+(?:the|its|his)\b)", Deed.LISTED, "passive", "past", "asset_freeze"),
    ("had assets frozen", r"\b(?:had|have|has|having|saw|sees|see|find|found)\s+(?:\S+\s+){0,3}?(?:assets|funds|property|accounts|holdings|yachts?)\s+(?:in (?:the )?\w+ )?(?:frozen|blocked)\b", Deed.LISTED, "passive", "past", "asset_freeze"),
    ("froze assets", r"\b(?P<v>froze|freezes|freeze|freezing|frozen|blocked|blocks|blocking|seized|seizes)\s+(?:(?:all|any|the|their|his|its|UK|US|British|foreign)\s+){0,3}(?:(?:\S+\s+){0,2}?(?:assets?|funds|property|holdings|accounts|money|wealth)\s+(?:(?:in \S+ )?(?:of|held by|belonging to|owned by|linked to)))", Deed.LISTED, "active", "verb", "asset_freeze"),
    ("froze", r"(?<!asset )(?<!asset-)(?<!\ban )(?<!\ba )(?<!\bthe )\b(?P<v>froze|freezes|freeze|freezing)\b(?=\s+\S)(?!\s+(?:lists?|on|against|of|was|is|and)\b)", Deed.LISTED, "active", "verb", "asset_freeze"),
    ("asset freeze on", rf"\b(?P<v>imposed|imposes?|imposing|announced|announces|announcing|placed|places?|placing|put|puts|putting|slapped|slaps?|slapping|ordered|orders?|ordering|introduced|adopted)\s+{_KINDS}asset[- ]freezes?\s+(?:and (?:a )?travel bans?\s+)?{_ON}\b", Deed.LISTED, "active", "verb", "asset_freeze"),
    ("travel ban on", rf"\b(?P<v>imposed|imposes?|imposing|announced|announces|placed|put|slapped)\s+{_KINDS}travel[- ]bans?\s+{_ON}\b", Deed.LISTED, "active", "verb", "travel_ban"),
    ("imposed sanctions on", rf"\b(?P<v>imposed|imposes?|imposing|announced|announces?|announcing|slapped|slaps?|slapping|levied|levies|levying|placed|places?|placing|put|puts|putting|introduced|introduces?|introducing|unveiled|unveils?|unveiling|issued|issues|adopted|adopts?|adopting|approved|approves?|approving|agreed|agrees?|agreeing|expanded|expands?|extended|extends?|extending|widened|tightened|renewed|renews?|renewing|rolled out|applied|applies|apply|brought in|clamped|declared|declares?)\s+(?:on\s+)?{_KINDS}{_SANCTIONS}\s+(?:(?:\S+\s+){{0,3}}?){_ON}\b", Deed.LISTED, "active", "verb", ""),
    ("hit with sanctions", rf"\b(?:{_BE})\s+{_ADVERBS}(?:hit|slapped|struck|punished)\s+(?:with|by)\s+{_KINDS}{_SANCTIONS}", Deed.LISTED, "passive", "past", ""),
    ("hit with sanctions", rf"\b(?P<v>hits?|hitting|slapped|slaps|struck|punished|punishes)\s+(?P<x>[^.;]{{3,160}}?)\s+with\s+{_KINDS}{_SANCTIONS}", Deed.LISTED, "between", "verb", ""),
    ("put under sanctions", rf"\b(?:{_BE})\s+{_ADVERBS}(?:placed|put|brought)\s+under\s+{_KINDS}{_SANCTIONS}", Deed.LISTED, "passive", "past", ""),
    ("passive, added to the list", rf"\b(?:{_BE})\s+{_ADVERBS}(?:added|put|placed|included|named|entered)\s+(?:to|on|onto|in|into)\s+{_LIST}", Deed.LISTED, "passive", "past", ""),
    ("passive, added", rf"\b(?:{_BE})\s+{_ADVERBS}(?:added|included)\b(?!\s+(?:to|into)\b)", Deed.LISTED, "passive", "past", ""),
    ("subject to sanctions", rf"\b(?:(?:{_BE})\s+)?{_ADVERBS}(?:subject(?:ed)?|exposed)\s+to\s+{_KINDS}{_SANCTIONS}", Deed.LISTED, "passive", "state", ""),
    ("added X to the list", rf"\b(?P<v>added|adds?|adding|put|puts|putting|placed|places?|placing|included|includes?|including|entered)\s+(?P<x>[^.;]{{3,260}}?)\s+(?:to|on|onto|into|under)\s+(?:(?:its|the|their|a|an|his|\w+['’]s|UK|US|EU)\s+){_LIST}", Deed.LISTED, "between", "verb", ""),
    ("put X under sanctions", rf"\b(?P<v>put|puts|putting|placed|places?|placing|brought)\s+(?P<x>[^.;]{{3,160}}?)\s+(?:under|on)\s+{_KINDS}(?:sanctions|blacklist|asset freeze)", Deed.LISTED, "between", "verb", ""),
    ("passive, sanctioned", rf"\b(?:{_BE})\s+{_ADVERBS}(?:{_PAST}|hit)\b(?!\s+(?:as an?\b|in Moscow|on the Moscow|on the London))", Deed.LISTED, "passive", "past", ""),
    ("under sanctions", rf"\b(?:under|on)\s+{_KINDS}(?:sanctions|asset freeze|sanctions[- ]list|blacklist|sanctions register|SDN list)\b(?!\s+(?:law|regulations|rules|policy|relief))", Deed.LISTED, "passive", "state", ""),
    ("on the list", r"\b(?:on|in)\s+(?:(?:the|its|their|both|all|no|that|this|\w+['’]s|UK|US|EU|British|American|European|Canadian|Swiss|Japanese|Australian)\s+)(?:\w+['’]?s?\s+){0,3}?(?:lists?|blacklists?|register)\b", Deed.LISTED, "passive", "state", ""),
    ("faces sanctions", rf"\b(?P<v>faces?|faced|facing|drew|attracted|incurred|earned)\s+{_KINDS}{_SANCTIONS}", Deed.LISTED, "passive", "verb", ""),
    ("sanctions include", rf"\b(?:sanctions|list|designations|measures|package|round|targets|names|names added|additions|listings|those (?:sanctioned|named|listed|added|targeted|designated|hit))\b[^.;]{{0,60}}?\b(?:includes?|included|covers?|covered|hits?|targets?|targeted|extends? to|extended to|names?|named|were|was|are|is)\b(?!\s+(?:{_PAST}|imposed|announced|lifted|expected|due|likely|likely|not|published|the work|an?)\b)", Deed.LISTED, "active", "past", ""),
    ("sanctioned", r"\b(?P<v>sanctioned|sanctions|sanction|sanctioning|blacklisted|blacklists?|blacklisting|designated|designates?|designating|targeted|targets?|targeting|listed|lists|penali[sz]ed|penali[sz]es?|relisted|re-listed)\b(?!\s+(?:on|against|regime|list|lists|package|law|regulations|policy|relief|compliance|guidance|and export|are|is|were|was|have|has|had|would|will|to|in|of|over|for|by))", Deed.LISTED, "active", "verb", ""),
    ("list", r"(?<=\bto )(?P<v>list)\b(?=\s+(?:the\s+|all\s+)*(?-i:[A-Z]))|\b(?:will|would|may|might|could|should|must|shall)\s+(?:also\s+|soon\s+|then\s+|not\s+)*list\b(?=\s+(?:the\s+|all\s+)*(?-i:[A-Z]))", Deed.LISTED, "active", "base", ""),
    ("added", r"\b(?P<v>added|adding|adds)\b(?=\s+(?:[\w-]+\s+){0,3}(?-i:[A-Z]))", Deed.LISTED, "active", "verb", ""),
    ("left out", rf"\b(?:{_BE})\s+{_ADVERBS}(?:left out|left off|spared|exempt(?:ed)?|not among|omitted)\b", Deed.LISTED, "passive", "past", ""),
    ("spared", r"\b(?P<v>spared|spares|exempted|left out|leaves out|omitted|omits)\b", Deed.LISTED, "active", "verb", ""),
    ("took the same step against", r"\b(?:(?:took|takes|made|makes)\s+(?:the same|a similar|similar)\s+(?:steps?|moves?|measures|action)\s+(?:against|on)|did the same (?:to|with|for)|acted against|moved against)\b", Deed.LISTED, "active", "past", ""),
    ("among the targets", r"\b(?:is|are|was|were)\s+(?:also\s+)?among\s+(?:the|those)\s+(?:\w+\s+){0,2}?(?:targets|sanctioned|listed|added|named|designated|targeted|hit|names)\b", Deed.LISTED, "passive", "past", ""),
    ("placed there", rf"\b(?:{_BE})\s+{_ADVERBS}(?:placed|put|added|entered)\s+(?:there|on it)\b", Deed.LISTED, "passive", "past", ""),
    ("sanctions were announced", rf"\b{_SANCTIONS}\s+(?:{_BE})\s+{_ADVERBS}(?:announced|imposed|unveiled|adopted|approved|agreed)\b", Deed.LISTED, "passive", "past", ""),
    ("followed suit", r"\b(?:followed|follows) suit\s+(?:against|on|with|and (?:sanctioned|listed|froze))\b", Deed.LISTED, "active", "past", ""),
    ("sanctioned by", rf"\b(?:{_PAST})(?=\s+(?:in|by|over|for|on|since|under|last|this|to|along|together|as)\b)", Deed.LISTED, "passive", "past", ""),
    ("sanctions on", rf"\b{_SANCTIONS}\s+(?:on|against|targeting)\b", Deed.LISTED, "active", "noun", ""),
    ("asks for the listing of", r"\b(?:listing|designation|blacklisting|sanctioning|inclusion|addition)\s+of\b", Deed.LISTED, "active", "noun", ""),
)  # fmt: skip
#: rule -> letters one of which a sentence must hold for the rule to be tried at all: it saves most of the time.
_NEEDS = {
    rule: tuple(letters.split())
    for rule, letters in {
        "passive, removed": "removed taken dropped struck deleted released cleared",
        "passive, delisted": "delist de-list unfroz freed",
        "lifted sanctions on": "lift drop remov eas revok scrap end annul suspend withd",
        "removed X from the list": "remov drop str tak took delet",
        "delisted": "delist de-list unfr",
        "passive, licensed": "licen authori permit",
        "licensed": "licen waiver authori exempt",
        "granted X a licence": "licen waiver exempt",
        "has frozen": "frozen",
        "assets were frozen": "frozen",
        "had assets frozen": "frozen blocked",
        "froze": "froze freez",
        "asset freeze on": "freeze",
        "travel ban on": "travel",
        "imposed sanctions on": "sanction freeze restrict penalt ban measure curb designation",
        "hit with sanctions": "hit slap struck punish",
        "put under sanctions": "under",
        "passive, added to the list": "added put placed included named entered",
        "passive, added": "added included",
        "subject to sanctions": "subject exposed",
        "added X to the list": "add put plac includ enter",
        "put X under sanctions": "put plac brought",
        "faces sanctions": "fac drew attract incur earn",
        "list": "list",
        "added": "add",
        "left out": "left exempt spared among omitted",
        "spared": "spar exempt left leav omit",
        "took the same step against": "same similar acted moved",
        "among the targets": "among",
        "placed there": "there it",
        "sanctions were announced": "announced imposed unveiled adopted approved agreed",
        "followed suit": "suit",
    }.items()
}
_COMPILED = tuple(
    (rule, re.compile(p, re.I), deed, form, finite, measure)
    for rule, p, deed, form, finite, measure in _TABLE
)
_QUICK = re.compile(
    r"sanction|freez|froze|blacklist|black list|designat|list|target|penali|licen[cs]e|authori[sz]|waiver|exempt"
    r"|travel ban|\bhits?\b|slapped|struck|package|include|spared|left o|among|placed|same step|acted|moved|similar|did the same|followed|on (?:it|them)\b|measures|restrictions|penalties|added|adds?\b|blocked|blocks|included|Annex|Schedule|register|curbs", re.I)  # fmt: skip
_BETWEEN_OBJECT = "x"


def predicates(text: str, start: int, end: int) -> list[Predicate]:
    """The measures stated in ``text[start:end]``, in order; overlapping ones by the earlier rule."""
    if not _QUICK.search(text, start, end):
        return []
    out: list[Predicate] = []
    for one in _all(text, start, end):
        if not any(one.start < p.end and p.start < one.end for p in out):
            out.append(one)
    return sorted(out, key=lambda p: p.start)


def _all(text: str, start: int, end: int) -> Iterator[Predicate]:
    low = text[start:end].lower()
    for rule, pattern, deed, form, finite, measure in _COMPILED:
        if not any(letters in low for letters in _NEEDS.get(rule, ("",))):
            continue
        for m in pattern.finditer(text, start, end):
            groups = m.groupdict()
            kind = _tense(groups["v"]) if finite == "verb" and groups.get("v") else finite
            yield Predicate(m.start(), m.end(), rule, deed, form, kind, measure or _measure(m[0]))


def _measure(words: str) -> str:
    """The measure the words themselves name."""
    low = words.lower()
    if "travel ban" in low and "asset" not in low:
        return "travel_ban"
    return "asset_freeze" if "freez" in low or "froze" in low or "blocking" in low else ""


_PASTS = frozenset(
    [
        "froze",
        "frozen",
        "put",
        "struck",
        "took",
        "hit",
        "withdrew",
        "gave",
        "brought",
        "clamped",
        "rolled",
        "drew",
        "incurred",
        "unfroze",
        "relisted",
        "saw",
        "had",
    ]
)


def _tense(verb: str) -> str:
    low = verb.lower().split()[0]
    if low.endswith("ing"):
        return "gerund"
    if low.endswith("ed") or low in _PASTS:
        return "past"
    return "present" if low.endswith("s") else "base"
