"""What is said of a call, a report or a plan overrules how the measure in it is put: "resisted calls to list X"."""

# ruff: noqa: E501  (a pattern is read as one line)

import re

from ostraka.read.answer import ClaimType
from ostraka.read.predicates import Predicate


def overruled(
    text: str, clause: tuple[int, int], left: str, one: Predicate
) -> tuple[ClaimType, str, int] | None:
    """(How a predicate is put, by which word, where) by what is said of a call, a report or a plan; else None."""
    begin, end = clause
    if one.rule == "did not renew":
        return ClaimType.ACT, "let it run out", one.start
    if _ENACTED.search(left):
        return ClaimType.ACT, "enacted", one.start
    if high_time := _HIGH_TIME.search(left):
        return ClaimType.CALLED_FOR, "high time", begin + high_time.start()
    if rebuffed := _REBUFFED.search(left):
        return ClaimType.DENIED, (rebuffed[1] or rebuffed[2]).lower(), begin + rebuffed.start()
    if one.rule in ("draft includes", "proposed for the list"):
        return ClaimType.EXPECTED, "a draft", one.start
    if open_still := _NOT_RULED_OUT.search(left):
        return ClaimType.EXPECTED, "not ruled out", begin + open_still.start()
    if one.finite == "noun" and (stays := _ON_THE_TABLE.match(text, one.end, end)):
        return ClaimType.EXPECTED, stays[1].lower(), one.end
    if (
        one.finite in ("noun", "gerund")
        and (thought := _THOUGHT_OF.search(left))
        and (one.rule != "spared" or not thought[0].lower().startswith("reason"))
    ):  # but "gave no reason for leaving out X"
        put = ClaimType.CALLED_FOR if thought["call"] else ClaimType.EXPECTED
        return put, thought[0].split()[0].lower(), begin + thought.start()
    if one.finite in ("noun", "gerund") and (stopped := _STOPPED.search(left) or _KEPT_FROM.search(left)):
        return ClaimType.DENIED, stopped[1].lower(), begin + stopped.start()
    if (_REPORTS.search(left) and _WRONG.match(text, one.end, end)) or (
        _PLANS.search(left) and _CAME_TO_NOTHING.match(text, one.end, end)
    ):
        return ClaimType.DENIED, "a denial of reports or plans", one.start
    return None


#: "Resisted calls to ...": who resists does not do it.
_REBUFFED = re.compile(
    r"\b((?:resist|reject|ignor|rebuff|dismiss|withst|defi|shunn)\w*|turn(?:s|ed)? down|shrug(?:s|ged)? off|brush(?:es|ed)? (?:aside|off)|fend(?:s|ed)? off|deaf to|unmoved by|refused to (?:heed|bow to|yield to))\s+(?:[\w’'-]+\s+){0,4}?(?:calls?|demands?|pressure|appeals?|pleas?|requests?|petitions?)\b[^;.]*$|\b((?:shelv|dropp|abandon|scrapp|postpon|delay|block|veto|kill|paus)\w*|h(?:eld|olds?|olding) (?:back|off)(?: on)?|put(?:s)? off)\s+(?:[\w’'-]+\s+){0,3}?(?:plans?|proposals?|moves?|bids?|attempts?|efforts?|push|drafts?)\s+(?:to|for|at|of)\s+(?:\w+\s+)?$",
    re.I,
)
#: "Signed an order to freeze ...": it is done.
_ENACTED = re.compile(
    r"\b(?<!to )(?<!not )(?:enacted|signed|promulgated|put into (?:force|effect)|brought into force)\s+(?:off\s+)?(?:(?:an?|the|his|her|its|another|new)\s+)(?:[\w-]+\s+){0,2}?(?:decision|decree|order|law|act|regulation|ordinance|resolution)\b[^.;,]*\b(?:to|that)\s+$"
)
_HIGH_TIME = re.compile(
    r"\bit (?:is|was)\s+(?:high |about |past )?time\s+(?:that\s+)?(?!to\b)[^,;.]{2,40}$|\bit['’]s\s+(?:high |about |past )?time\s+(?:that\s+)?(?!to\b)[^,;.]{2,40}$",
    re.I,
)
_NOT_RULED_OUT = re.compile(
    r"(?:\b(?:not|never|nor|neither|without)|n['’]t)\s+(?:\w+\s+)?(?:rul(?:e|ed|es|ing) out|exclud(?:e|ed|es|ing))\s+(?:\w+\s+){0,3}$",
    re.I,
)
#: "The case for sanctioning X", "the prospect of a listing of X".
_THOUGHT_OF = re.compile(
    r"\b(?:(?P<call>case|arguments?|grounds|reasons?) for|(?:prospects?|possibility|option|idea|risk|threat|chances?|question|wisdom|merits) of)\s+(?:(?:an?|the|also|even|further|new|such|EU|US|UK|British|European|American)\s+)*$",
    re.I,
)
#: "Sanctions on X remain on the table".
_ON_THE_TABLE = re.compile(
    r"[^.;,]{2,60}?\s(?:is|are|was|were|remains?|remained|stays?)\s+(?:still\s+|also\s+)?(on the (?:table|cards|agenda)|under (?:discussion|consideration|review)|an option|a possibility|in the works|in preparation|being (?:considered|discussed|weighed|prepared|drafted|debated))\b"
)
#: "Blocked the listing of X", "failed to agree on listing X".
_STOPPED = re.compile(
    r"\b((?:block|veto|prevent|stop|thwart|stall|oppos|obstruct)\w*|object(?:s|ed|ing)? to|(?:fail\w*|refus\w*|declin\w*|unable|not able|yet) to agree(?: on| to)?|(?:could not|cannot|did not|couldn['’]t|didn['’]t) agree(?: on| to)?)\s+(?:(?:the|a|an|any|its|all|new|EU|further|full|on|to)\s+){0,3}$",
    re.I,
)
_KEPT_FROM = re.compile(
    r"\b(prevent(?:s|ed|ing)?|stop(?:s|ped|ping)?|ke(?:pt|eps?|eping)|block(?:s|ed|ing)?)\s+[^.;,]{2,40}?\s+from\s+$",
    re.I,
)
_REPORTS = re.compile(
    r"\b(?:reports?|claims?|rumou?rs|suggestions?|speculation|allegations?|stories)\s+(?:\w+\s+){0,3}?that\b[^;.]*$",
    re.I,
)
_WRONG = re.compile(
    r"[^;.]{0,60}?\s(?:are|is|were|was)\s+(?:\w+\s+)?(?:wrong|false|untrue|incorrect|unfounded|baseless|denied|dismissed|rejected|nonsense|inaccurate|mistaken|without foundation)\b",
    re.I,
)
_PLANS = re.compile(
    r"\b(?:plans?|proposals?|idea|motion|bid|attempts?|push|move)\s+(?:to|for|of)\s+(?:\w+\s+)?$", re.I
)
_CAME_TO_NOTHING = re.compile(
    r"[^;.,]{0,60}?\s(?:(?:was|were|has been|have been|had been)\s+(?:\w+\s+)?(?:dropped|abandoned|shelved|rejected|vetoed|blocked|scrapped|defeated|voted down|turned down|ruled out)|failed|came to nothing|fell through|collapsed)\b",
    re.I,
)
