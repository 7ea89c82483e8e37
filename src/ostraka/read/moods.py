"""How a claim is put: done, announced, called for, expected or denied; and who says so.

The word that governs the predicate decides: the nearest before it in its clause. A finite
verb of the past is done unless a negation or a modal stands right before it.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from ostraka.read.answer import ClaimType
from ostraka.read.overruling import overruled
from ostraka.read.predicates import Predicate

_CUES: tuple[tuple[ClaimType, str], ...] = (
    (ClaimType.CALLED_FOR, r"\b(?:call(?:s|ed|ing)?\s+(?:\w+\s+)?(?:for|on|upon)|calls\b|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|appeal(?:s|ed|ing)?|ask(?:s|ed|ing)?"
     r"|press(?:es|ed|ing)?\b|push(?:es|ed|ing)?\b|lobb(?:y|ied|ying)|plead(?:s|ed)?|begged|should|must|ought (?:not )?to|needs? to|ha(?:s|ve) to|had to(?=\s*$)"
     r"|recommend(?:s|ed)?|want(?:s|ed)?|request(?:s|ed)?|petition(?:s|ed)?|insist(?:s|ed)?|tell(?:s|ing)?|encourag(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|implor(?:e|es|ed|ing)|exhort(?:s|ed)?|tabled|advocat\w+|pressure|time to)\b"),
    (ClaimType.DENIED, r"\b(?:den(?:y|ies|ied|ying)|denials?|refus\w+|declin(?:e|ed|es|ing)|rul(?:e|es|ed|ing)\s+out|reject(?:s|ed|ing)?|stop(?:ped|s)? short of"
     r"|(?:yet|failed|fails|fail|failure|failing|reluctan\w+|reluctance|unwilling\w*|loath|hesitan\w+|unable) to|in no (?:hurry|rush|mood)|avoid(?:s|ed)?|escap(?:es|ed)|h(?:eld|olds?|olding) (?:back|off)|refrain\w*|sh(?:y|ied|ies) away|resist(?:s|ed|ing)?|baulk\w*|balk\w*|h(?:as|ave|ad) yet to|instead of|spar(?:es|ed)|oppos(?:es|ed)|veto(?:es|ed)?|neither|nor|block(?:ed|s)? plans|no (?:such |current |immediate )?(?:plans?|intention|wish|appetite|decision|reason|need)|no (?:sign|hint|word|talk|question|chance|prospect)|(?:is|are|was|were|be|remains?|speak|spoke|voted|argued|decided|advised|come out|came out) against|opposed to|far from|without)\b"),
    (ClaimType.EXPECTED, r"\b(?:expect\w*|anticipat\w*|foresee\w*|forecast\w*|(?:un)?likely|may|might|could|possibl[ey]|potential(?:ly)?|poised|set to|due to|consider\w*|weigh(?:s|ed|ing)?|mull\w*|discuss\w*"
     r"|debat\w*|rumou?r\w*|hop(?:es?|ed|ing)|if|unless|whether|in line|prepar\w*|draft\w*|propos\w*|threat\w*|warn\w*|speculat\w*"
     r"|examin\w*|studying|thinks?|believes?|reckons?|guess(?:es)?|suspects?|chances?|odds|possibility|likelihood|predict\w*|hint(?:s|ed|ing)?|on the (?:cards|table)|eyeing|looking at|next in line|tipped|slated|seen as|on course|(?<!un)willing to|open to|inclined to|talk(?=\s+(?:in \w+ )?of\b))\b"),
    (ClaimType.ANNOUNCED, r"\b(?:will|would|shall|['’]ll|announc\w*|pledg\w*|promis\w*|vow\w*|intend\w*|decisions?|agreed?s?|decid\w+|commit(?:ted|s)?"
     r"|is to|are to|was to|plan(?:s|ned|ning)?|about to|mov(?:es|ed|ing) to|going to|ready to)\b"),
)  # fmt: skip
_CUE = [(kind, re.compile(pattern, re.I)) for kind, pattern in _CUES]
_NOT_RIGHT_BEFORE = re.compile(
    r"(?:\b(?:not|never|no|neither|nor|without|nowhere)\b|n['’]t)(?:,[^,;.]{2,30},|\s+(?:to|longer|yet|did|do|does|been|be|so far|to date|ever|still|currently|appear|feature|figure|stand|appeared|featured|figured|stood|made it|have|has|had|a|an|full|themselves|itself|directly|formally|any|new|under|on|such|the|its|\w+ly)\b)*\s*$",
    re.I,
)
_NOT_WITHIN = re.compile(r"\b(?:not|never|no longer|nor|neither)\b|n['’]t\b", re.I)
_MODAL_RIGHT_BEFORE = re.compile(
    r"\b(?:will|would|shall|may|might|could|can|should|must|to|'ll)\s+(?:\w+ly\s+|also\s+|soon\s+|then\s+|now\s+|have\s+|not\s+)*$",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided that|in the event of|in case of|should \w+ (?:fail|refuse)|should (?:Moscow|Russia|Putin|Belarus|Minsk|the Kremlin|troops|talks|diplomacy|fighting|it|they|he)(?= \w))\b",
    re.I,
)


def mood(text: str, begin: int, end: int, one: Predicate) -> tuple[ClaimType, str, int]:
    """(How the predicate is put, by which word, where that word stands) within its clause.

    ``begin`` is where its clause begins, ``end`` where its sentence does end.
    """
    if relative := _RELATIVE_LAST.search(text, begin, one.start):
        begin = relative.end()  # rejected the appeal of X, whom Britain sanctioned
    left = text[begin : one.start]
    words = text[one.start : one.end]
    if (
        text[end - 1 : end] == "?"
        and _RHETORICAL.search(left)
        and not re.search(r"\bwhy\b|,\s*(?:whom|which|who)\b[^,]*$", left)
    ):
        return ClaimType.CALLED_FOR, "a question", begin
    bare = (
        bool(one.finite == "state" and _BE_IT.search(left))
        or one.finite in ("base", "gerund", "noun")
        or re.match(r"(?:be|being)\b", words, re.I) is not None
    )
    if told := overruled(text, (begin, end), left, one):
        return told
    if one.rule == "looking at":
        return ClaimType.EXPECTED, "looking at", one.start
    if refused := _refused(left, words, text[one.end : end], begin, one):
        return refused
    if one.form == "active" and _NEITHER.match(text, one.end):
        return ClaimType.DENIED, "a negation", one.start
    if one.finite == "noun" and (told := _said_of_it(text[one.end : end], one.end)):
        return told
    if _DENIED_THAT.search(left):
        return ClaimType.DENIED, "a denial", one.start
    if one.finite == "present" and (that := _THAT_IT_DOES.search(left)):
        put = ClaimType.CALLED_FOR if that["call"] else ClaimType.EXPECTED
        return put, (that["call"] or that["chance"]).lower(), begin + that.start()
    if one.rule == "sanctions include" and _TO_INCLUDE.search(words):
        asked, cue, place = _nearest(left, begin)
        return asked or ClaimType.EXPECTED, cue or "is to", place
    if one.rule == "sanctions include" and _TO_BE.match(words):
        return ClaimType.ANNOUNCED, "are to be", one.start
    if one.rule == "sanctions include" and (modal := _MODAL_WITHIN.search(words)):
        put = ClaimType.ANNOUNCED if modal[1].lower() == "will" else ClaimType.EXPECTED
        return put, modal[1].lower(), one.start
    if one.rule == "wants X on the list":
        return ClaimType.CALLED_FOR, "wants it", one.start
    if one.rule in ("sanctioned by", "on the list", "under sanctions") and (wanted := _WANTED.search(left)):
        return ClaimType.CALLED_FOR, wanted[1].lower(), begin + wanted.start()
    if one.finite == "noun" and (may := _MAY_COME.match(text[one.end : end])):
        return ClaimType.EXPECTED, may[1].lower(), one.end
    if not bare and not _MODAL_RIGHT_BEFORE.search(left):
        if one.form == "active" and (said := _SAYS_IT.match(words)):
            return ClaimType.ANNOUNCED, said[0].lower(), one.start
        return ClaimType.ACT, _finite_word(one), one.start
    if (one.finite == "gerund" or re.match(r"being\b", words)) and _PROGRESSIVE.search(left):
        return ClaimType.ANNOUNCED, "is doing so", one.start
    if one.finite == "gerund" and not left.strip(" \"“'-*•") and _SAYS_IT.match(words):
        return ClaimType.ANNOUNCED, "announcing", one.start
    if one.finite == "noun" and _ANSWERS.search(left):
        return ClaimType.ACT, "what is answered is done", one.start
    return _governed(text, (begin, end), left, one)


def _governed(text: str, clause: tuple[int, int], left: str, one: Predicate) -> tuple[ClaimType, str, int]:
    """How the nearest governing word puts a predicate that is not finite."""
    begin, end = clause
    kind, cue, place = _nearest(left, begin)
    if kind is None and re.search(r"\bto\s+(?:also\s+)?$", left):
        if _CONTINUES.search(left):
            return ClaimType.ACT, "goes on", one.start
        return ClaimType.ANNOUNCED, "is to", one.start  # a headline: Swiss to sanction X
    if kind is None:
        return ClaimType.ACT, _finite_word(one), one.start
    after = text[one.end : end]
    if kind is ClaimType.ANNOUNCED and (_CONDITION.search(after) or _CONDITION.search(left)):
        return ClaimType.EXPECTED, "a condition", place
    return kind, cue, place


def _said_of_it(after: str, place: int) -> tuple[ClaimType, str, int] | None:
    """How the verb behind a measure's noun puts it (was rejected, is considered); None where none does."""
    said = _SAID_OF_IT.match(after)
    if not said:
        return None
    verb = said["verb"].lower()
    kind = ClaimType.DENIED if said["no"] or verb in _TURNED_DOWN else _CONSIDERED.get(verb)
    return (kind, verb, place) if kind else None


def _refused(
    left: str, words: str, after: str, begin: int, one: Predicate
) -> tuple[ClaimType, str, int] | None:
    """How a negation or a word of sparing puts the predicate; None where there is none."""
    if one.rule == "left out" and _NOT_IN_IT.search(words):
        return ClaimType.DENIED, "left out", one.start
    if _UNTIL_DAY.match(after) and not _FUTURE.search(left):
        return None  # did not sanction X until May: it did in May
    negated = _NOT_RIGHT_BEFORE.search(left) or (one.form != "between" and _NOT_WITHIN.search(words))
    bare = words.startswith("Not ")  # "Not in the package: X"
    if one.rule in ("spared", "left out") and not bare and (negated or re.search(r"\bneither\b", left, re.I)):
        return ClaimType.ACT, "not spared", one.start
    if (
        _NEITHER_OF_WHICH.search(left)
        or _NONE_OF.match(left)
        or (one.rule == "spared" and words.startswith("Not "))
    ):
        return ClaimType.DENIED, "neither of them", one.start
    if re.match(r"\W*(?:nor|neither)\b", left, re.I):
        return ClaimType.DENIED, "nor", begin
    if one.rule == "ellipsis" and _HELD_OFF.search(words):
        return ClaimType.DENIED, "held off", one.start
    if _NOT_RIGHT_BEFORE.search(left) or (one.form != "between" and _NOT_WITHIN.search(words)):
        if (one.finite == "state" or one.form == "passive") and "no longer" in left[-24:] + words:
            return ClaimType.ACT, "no longer", one.start
        return ClaimType.DENIED, "a negation", one.start
    if _NOBODY.search(left) or (one.rule == "ellipsis" and " no " in words):
        return ClaimType.DENIED, "nobody", one.start
    if one.rule in (
        "spared",
        "left out",
        "got away",
        "took no step against",
        "kept off the list",
        "without sanctions",
        "no sanctions on it",
        "not touched",
        "off the list",
        "dropped from the draft",
    ):
        return ClaimType.DENIED, "spared", one.start
    return None


_UNTIL_DAY = re.compile(
    r"[^.;,]{0,80}?\b(?:until|till|before)\s+(?=(?:the\s+)?(?:\d|[A-Z][a-z]+day\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|last\b|yesterday|today|this\b|(?:early|mid|late)\b))"
)
_FUTURE = re.compile(r"\b(?:will|would|shall|should|to|may|might|could|expected|likely)\b")
_NONE_OF = re.compile(r"\W*(?:But |And )?(?:(?:None|Neither) of\b[^;:]*|None\s+)$")
_NEITHER_OF_WHICH = re.compile(r"\b(?:neither|none) of (?:whom|which|them)\b[^,;]*$", re.I)
_NOT_IN_IT = re.compile(
    r"(?:\bnot|n['’]t)\s+(?:be\s+|been\s+)?(?:among|affected|covered|touched|included|added|listed|sanctioned|targeted|named|designated|blacklisted)\b",
    re.I,
)
_RELATIVE_LAST = re.compile(r",\s+(?:(?:on|against|upon|of|to|for)\s+)?(?:whom|which|whose)\b(?=[^,;]*$)")
#: "The demand that Bern also blocks ...", "a fair chance Treasury goes after ...".
_THAT_IT_DOES = re.compile(
    r"\b(?:(?P<call>demands?|calls?|requests?|petitions?|appeals?|plea)\s+that\b|(?P<chance>chances?(?: that)?|odds(?: that)?|possibility(?: that)?"
    r"|likelihood(?: that)?|risk(?: that)?|(?:un)?likely that|possible that|(?:not exclude|not rule out|not ruled out|not excluded)\b[^.;]{0,50}\bthat)\b)[^.;]*$",
    re.I,
)
_MODAL_WITHIN = re.compile(r"\b(could|may|might|would|will|(?:expected|likely|set|due) to)\s")
_TO_INCLUDE = re.compile(r"\w\s+to\s+(?:also\s+)?\w+$")  # expect the next package to hit X
_TO_BE = re.compile(r"those to be\b", re.I)
_NEITHER = re.compile(r"\s+(?:neither|none of|no one|nobody)\b")
#: What is said of a listing named by a noun: "the removal of X was not agreed".
_SAID_OF_IT = re.compile(
    r"[^.;]{2,90}?\s(?:is|was|are|were|has been|had been|have been|remains|looks|seems|appears)(?P<no>(?:n['’]t| not| never)?)(?:\s+being)?\s+(?:\w+ly\s+|(?:now|also|less|more|very|still|quite|most|next|just)\s+)*"
    r"(?P<verb>planned|expected|anticipated|likely|unlikely|possible|considered|discussed|debated|weighed|examined|floated|agreed|rejected|refused|ruled|blocked|vetoed|proposed|demanded|sought|announced|decided|adopted|approved|renewed|extended|prolonged|confirmed)\b",
    re.I,
)
_TURNED_DOWN = ("rejected", "refused", "ruled", "blocked", "vetoed")
_CONSIDERED = {
    **dict.fromkeys(
        [
            "expected",
            "anticipated",
            "likely",
            "unlikely",
            "possible",
            "considered",
            "discussed",
            "proposed",
            "debated",
            "weighed",
            "examined",
            "floated",
        ],
        ClaimType.EXPECTED,
    ),
    **dict.fromkeys(["planned", "agreed", "announced", "decided"], ClaimType.ANNOUNCED),
    **dict.fromkeys(["demanded", "sought"], ClaimType.CALLED_FOR),
}


#: "Will the minister now sanction X?"; "Will you?" and "Will X be added?" only ask.
_RHETORICAL = re.compile(
    r"\b(?:Should|Must)\b|\bWill\b(?:\s+(?:now|not|also|it|he|she|ministers|they|(?:the|his|her|this|my)\b)|[^?]*\b(?:now|finally|at last|follow)\b)"
)
_BE_IT = re.compile(
    r"\b(?:to|should|must|will|would|could|may|might|that \w+ \w+|that \w+)\s+(?:also\s+|not\s+|soon\s+)*(?:be|have (?:long )?been|remain|stay|go|join|appear|end up|land|find (?:him|her|it)self|find themselves)\s+(?:\w+\s+)?$",
    re.I,
)


_IN_COURT = re.compile(
    r"\b(?:annul|overturn|struck down|strike down|uph[eo]ld|quash|dismiss|review|challeng|appeal|contest)\w*\s+(?:against\s+)?(?:the|his|her|its|their|EU|UK|US|all|any)?\s*(?:\w+\s+)?$",
    re.I,
)
_HELD_OFF = re.compile(r"\b(?:held|stopped|yet|hesitat|demur|stayed|refus|declin|never)", re.I)
_NOBODY = re.compile(r"\b(?:nobody|no one|no country|no government|none of them)\s+(?:\w+\s+){0,3}$", re.I)


def void(text: str, begin: int, span: tuple[int, int], one: Predicate) -> bool:
    """Whether the words state nothing: a condition, a question, what follows from a measure."""
    left = text[begin : one.start]
    # "X has been listed since June; what do they know?": the question begins after the semicolon
    asks = text[span[1] - 1 : span[1]] == "?" and text.find(";", one.end, span[1]) < 0
    found = list(_IF.finditer(left))
    if found and not re.search(r"[,;:]", left[found[-1].end() :]):
        return True
    if one.finite == "gerund" and not left.strip(" \"“'-*•") and not re.search(r",", text[one.end : span[1]]):
        return True  # "Sanctioning X was a mistake"
    if _HAD_IT.match(text, span[0]) and "," not in text[span[0] : one.start]:
        return True  # had Britain not sanctioned X, others would have
    if (one.finite == "noun" or one.rule == "sanctions imposed on") and _IN_COURT.search(left):
        return True
    if _HAD.search(text[begin : one.end]) and _UNTIL_NOW.match(text, one.end, span[1]):
        return True  # had been spared until now: it is no longer
    if one.rule == "passive, dropped" and _PLAN_OF.search(text[span[0] : one.start]):
        return True  # the plan was dropped, nobody was
    if one.rule in ("left out", "spared") and _SHOULD.search(left):
        return True  # should be spared
    if asks and _WHO_HAS.match(text, span[0], one.start):
        return True  # which countries have sanctioned him?
    if asks and _HEADLINE.fullmatch(text[span[0] : one.start]):
        return True  # UK sanctions X?
    if _NOTHING.search(left) and one.rule != "sanctions imposed on":
        return True
    if asks and _YES_OR_NO.match(text[span[0] : span[1]]):
        return _RHETORICAL.search(text, span[0], one.start) is None
    return one.rule == "assets were frozen" and bool(
        _EFFECT.search(text[max(span[0], one.start - 60) : one.end])
    )


_WHO_HAS = re.compile(r"\W*(?:Q[.:]\s*)?(?:Who|Which|What|Where)\b(?!\s+(?:did|does)\b)[^,;]{0,60}$", re.I)
_HAD = re.compile(r"\bhad\s+(?:(?:not|so far|yet|also|\w+ly)\s+){0,2}(?:been\s+)?(?:\w+\s+)?(?:\w+)$")
_UNTIL_NOW = re.compile(r"\s+(?:so far|(?:un)?till? (?:now|then|this week|\w+day)|to date)\b")
_PLAN_OF = re.compile(
    r"\b(?:plans?|proposals?|idea|motion|bid|attempts?|push|charges?|cases?|lawsuit|appeal)\b(?:['’]s)?\s[^,;.]*$",
    re.I,
)
_SHOULD = re.compile(r"\b(?:should|must|ought to|want\w* \w+ to)\s+(?:be\s+)?$")
#: From the beginning of a sentence to its verb, without a word that asks for more than yes or no.
_HEADLINE = re.compile(
    r"(?!\W*(?:Who|Whom|Why|When|How|What|Which|Where|After|Since|Now|If)\b)(?![^?]*\bwhy\b)[^,;:?]{2,60}",
    re.I,
)
_IF = re.compile(r"\b(?:if|unless|in case|provided that|once)\b(?! possible| more\b| again\b)", re.I)
_NOTHING = re.compile(
    r"\bnothing\b(?!\s+(?:since|but|except|after|beyond|before)\b)[^.;:,]{0,60}$|\byou (?:must|should|may|can|need|have to)\b[^.;]*$",
    re.I,
)
_YES_OR_NO = re.compile(
    r"(?:[^.?!]{0,40}:\s+)?(?:But |And |So )?(?:Has|Have|Had|Is|Are|Was|Were|Will|Would|Could|Can|Should|Do|Does|Did|May|Might|Must)\b"
)
_EFFECT = re.compile(
    r"\b(?:his|her|its|their|whose|whatever|anything|all|any|[a-z]+['’]s?)\b[^.;]{0,50}\b(?:is|are|be)\s+(?:\w+\s+)*frozen|\bremains?\s+frozen",
    re.I,
)

#: "Will answer the sanctions on X", "condemned the sanctions against Y": they are there.
_ANSWERS = re.compile(
    r"\b(?:answer|respond(?:ed|s)? to|retaliat\w+ (?:for|against)|hit back at|condemn\w*|denounc\w*|criticiz\w*|criticis\w*|welcom\w*|prais\w*|applaud\w*|attack\w*|protest\w*(?: against)?|reply to|repl(?:ied|ies) to|react(?:ed|s)? to)\s+(?:[\w.'’]+\s+){0,3}$",
    re.I,
)
_PROGRESSIVE = re.compile(
    r"(?:\b(?:is|are|was|were|am)|['’](?:re|m|s))\s+(?:also\s+|now\s+|today\s+|too\s+|hereby\s+|\w+ly\s+)*$"
)
_SAYS_IT = re.compile(r"(?:announc|unveil|declar|agree)\w*", re.I)
_DENIED_THAT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|(?:reject|dismiss)(?:ed|s|ing)?\s+(?:\w+\s+)?(?:reports?|claims?|rumou?rs))\b[^;]{0,80}\bthat\b[^;]*$",
    re.I,
)


def _finite_word(one: Predicate) -> str:
    return {"past": "a verb of the past", "present": "a verb of the present", "state": "a state"}.get(
        one.finite, "a plain form"
    )


def _nearest(left: str, begin: int) -> tuple[ClaimType | None, str, int]:
    """The last governing word; an expectation before a "will" governs it."""
    found = [(m.start(), kind, m[0].lower()) for kind, pattern in _CUE for m in pattern.finditer(left)]
    found = [f for f in found if f[2] != "may" or left[f[0]].islower()]
    refused = [f for f in found if f[1] is ClaimType.DENIED and f[2].startswith("no ")]
    if refused:
        return ClaimType.DENIED, refused[-1][2], begin + refused[-1][0]
    if not found:
        return None, "", begin
    place, kind, cue = max(found)
    if kind is ClaimType.ANNOUNCED and cue in ("will", "would", "shall", "to"):
        before = [f for f in found if f[0] < place and f[1] in (ClaimType.EXPECTED, ClaimType.CALLED_FOR)]
        if before and place - before[-1][0] < 60 and before[-1][1] is ClaimType.EXPECTED:
            place, kind, cue = before[-1]
    if kind is ClaimType.ANNOUNCED and cue in ("will", "would") and _FEARED.search(left[:place]):
        return ClaimType.EXPECTED, "a fear", begin + place
    if kind is ClaimType.ANNOUNCED and (likely := _LIKELY_TO.search(left[:place])):
        return ClaimType.EXPECTED, likely[1].lower(), begin + likely.start()
    if kind is ClaimType.ANNOUNCED and _NOT.search(left[:place]):
        return ClaimType.DENIED, "a negation", begin + place
    if cue == "would" and _DRAFT.search(left[:place]):
        return ClaimType.EXPECTED, "a draft", begin + place
    return kind, cue, begin + place


_FEARED = re.compile(r"\b(?:fear(?:s|ed|ing)?|worr(?:y|ies|ied)|afraid|risks?)\b[^,;.]{0,40}$")
#: Is unlikely to agree to listing X.
_LIKELY_TO = re.compile(r"\b((?:un)?likely to|expected to|may|might|could|poised to|set to)\s+(?:\w+ly\s+)?$")
_NOT = re.compile(r"(?:\b(?:does|did|do|has|have|had|is|are|was)\s+not|n['’]t|\bnever)\s+(?:\w+ly\s+)?$")
_DRAFT = re.compile(
    r"\b(?:[Uu]nder (?:the|a|its|this|that) (?:\w+ )?plans?|bill|draft|amendment|legislation|proposal|motion)\b[^;]*$",
    re.I,
)
_CONTINUES = re.compile(
    r"\b(?:continu(?:es|ed|ing)|went on|goes on|helped|managed|began|started|moved quickly|acted|moved|(?:used|invoked|relied on|exercised)\b[^,;.]{0,40}|was (?:the )?\w+ (?:country )?|(?:updated|amended|revised|extended|expanded|changed)\b[^,;.]{0,60})\s+to\s+(?:\w+ly\s+)?$|\b(?:first|last|next|only|latest|second|third|fourth|most recent)\b[^,;.]{0,30}\bto\s+$",
    re.I,
)


_WANTED = re.compile(
    r"\b(wants?|wanted|would like|wish(?:es)?|demands?|demanded|(?:like|love|hopes?|keen|want|wants|wanted|prefer) to see|seeks?)\b(?!\s+by\b)[^,;.]*$",
    re.I,
)
_MAY_COME = re.compile(
    r"[^.;]{0,40}?\s(could|may|might|is likely to|looks likely to|is expected to|was expected to)\s+(?:\w+ly\s+|soon\s+|now\s+)*(?:come|follow|be next|happen|be announced|be agreed)\b"
)


_HAD_IT = re.compile(
    r"\W*(?:Had|Were|Should)\s+(?:it|he|she|they|the\s+\w+|[A-Z][\w.]+)\b[^.;?]*,[^.?]*(?:\.|$)"
)


def within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the spans, which are in order and apart."""
    before = bisect_right(spans, place, key=_BEGIN)
    return bool(before) and place < spans[before - 1][1]


_BEGIN = itemgetter(0)
