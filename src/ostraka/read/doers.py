"""Which of the authorities named in a sentence is the agent, the subject, or the one that is asked."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence

from ostraka.read.asides import aside_of
from ostraka.read.moods import within
from ostraka.read.predicates import Predicate
from ostraka.read.senders import Sender

Actor = tuple[str, str]
"""``(code, words)``."""
_OBJECT = re.compile(
    r"\b(?:by|with|unlike|like|than|following|in|against|of|to|on|outside|at|between|within|into|for|from|told|joins?|joined|joining|match(?:es|ed|ing)?|mirror(?:s|ed|ing)?|copie[sd]|copying|echo(?:es|ed|ing)|ahead of|overtook"
    r"|followed|follows|behind|after|before|but not|though not|and not)\s+(?:the\s+|both\s+)?$",
    re.I,
)
#: "Villas in France and Italy".
_OBJECT_TOO = re.compile(r"\b(?:in|from|between|near|across)\s+(?:the\s+)?[A-Z][\w.]+\s+and\s+(?:the\s+)?$")
_TO_DO = re.compile(r"\s+to\s+(?:\w+ly\s+|also\s+|finally\s+)?")
_OFFICE_OF = re.compile(
    r"\b(?:government|ministry|treasury|minister|council|parliament|president|cabinet|bank) of\s+(?:the\s+)?$",
    re.I,
)
#: "Ministers in Brussels", "the government in London": who rules there.
_OFFICE_IN = re.compile(
    r"\b(?:[Mm]inist(?:ers?|ry)|[Ll]eaders?|[Oo]fficials|[Aa]mbassadors|[Ee]nvoys|[Dd]iplomats|[Gg]overnment|[Aa]uthorities|[Cc]abinet|[Aa]dministration|[Pp]oliticians|[Rr]egulators?|[Pp]olicymakers)\s+in\s+$"
)
#: "A spokesman for the Commission", "people close to the Treasury", "an official at the Foreign Office".
_SPEAKS_FOR = re.compile(
    r"\b(?:[Ss]pokes(?:m[ae]n|wom[ae]n|person|people)|[Oo]fficials?|[Ss]ources?|[Pp]erson|[Pp]eople|[Dd]iplomats?|[Aa]ides?|[Aa]dvis[eo]rs?|[Ii]nsiders?|[Ff]igures|[Tt]hose|[Ss]omeone|[Oo]ne)\s+(?:(?:familiar with|close to|inside|within|in|at|from|for|of|near)\s+)(?:the\s+|both\s+)?$"
)
_VERB_NEXT = re.compile(
    r"(?:,\s+(?:earlier|later|last|this|on|in|two|three|just)\b[^,;.]{2,30},)?\s+(?:(?:has|have|had|is|was|are|will|would|may|might|could|should|must|also|today|yesterday|then|already|first|since|now|not|yet|never|again|itself"
    r"|on \w+day|\w+ly|(?:last|this|earlier this|earlier in the) (?:week|month|year)|(?:earlier|later) (?:on \w+day|that day)|the (?:same|next|following) (?:day|week|month)"
    r"|(?:on|in) (?:\d{1,2} )?[A-Z][a-z]{2,8}\b\.?(?: \d{1,2})?(?: \d{4})?|(?:in|since) \d{4}|\w+ (?:days?|weeks?|months?|years?) (?:ago|earlier|later|before)),?\s+){0,5}$"
)
_RELATIVE_NEXT = re.compile(r",\s*(?:which|who)\b")
_AGENT = re.compile(
    r"\b(?:by|in|from)\s+(?:(?:the|both|all|not only|only|outgoing|incoming|previous|new|then|former|current)\s+)*$"
)
_PLACED = re.compile(r"(?:^|[.\s“\"])In (?:the )?$")
_OFFICE_NEXT = re.compile(
    r", (?:the )?(?:cabinet|government|council|ministry|ministers|parliament|authorities|treasury)\b"
)
_EACH_DATED = re.compile(r"\s*\([^)]{3,30}\)\s*(?:,|and|, and|;)\s*(?:by\s+)?(?:the\s+)?")
_JOINED = re.compile(
    r"\s*(?:,|and|, and|&|or|nor|, nor|as well as|along with|together with|, as well as|and then)\s*(?:by |in )?(?:the\s+)?"
)


def coordinated(text: str, known: Sequence[Sender], chosen: Sender, agent: bool = False) -> tuple[Actor, ...]:
    """The authority with those joined to it by commas or "and", each once; ``agent`` after "by"."""
    low = high = list(known).index(chosen)
    while low and _joined(text, known, low - 1):
        if not agent and _led_by(text, known[low - 1], known[low]):
            break
        low -= 1
    while high + 1 < len(known) and _joined(text, known, high):
        if agent and _ACTS_ITSELF.match(text, known[high + 1].end):
            break  # by London, and the EU is to follow
        high += 1
    return tuple({s.code: (s.code, s.text) for s in known[low : high + 1]}.values())


def _led_by(text: str, one: Sender, two: Sender) -> bool:
    """Whether only a comma parts an authority from one it follows: "Following the US, Japan …"."""
    if re.search(r"\bby\s+(?:the\s+)?$", text[max(0, one.start - 8) : one.start]):
        return True
    return text[one.end : two.start].strip() in (",", ", the") and bool(
        _OBJECT.search(text[max(0, one.start - 24) : one.start])
    )


_ACTS_ITSELF = re.compile(
    r"\s+(?:is|are|has|have|had|will|would|may|might|could|should|must|was|were|did|does|followed|plans?|intends?|wants?)\b"
)


def _joined(text: str, known: Sequence[Sender], place: int) -> bool:
    one, two = known[place], known[place + 1]
    between = text[one.end : two.start]
    if _JOINED.fullmatch(between):
        return True
    return (
        one.code == two.code
        and len(between) < 30
        and not re.search(
            r"[.;]|\b(?:after|by|unlike|though|but|while|has|have|had|is|was|will|call(?:ed|s)|ask(?:ed|s)|urg(?:ed|es)|told|said|press(?:ed|es))\b",
            between,
        )
    )


def agents(text: str, one: Predicate, known: Sequence[Sender], following: int) -> list[Sender]:
    """The authorities after a predicate that are its agents: by Britain in May and by the EU in June."""
    out: list[Sender] = []
    at = one.end
    for sender in known:
        if not one.end <= sender.start < following:
            continue
        between = text[at : sender.start]
        if out and _EACH_DATED.fullmatch(between):
            out.append(sender)  # by the UK (6 April) and the US (7 April)
            at = sender.end
            continue
        if out and _JOINED.fullmatch(between):
            at = sender.end
            continue  # joined to the one before: acts with it
        if (
            _AGENT.search(between)
            and not re.search(
                r"[;]|(?<!\b[A-Z][a-z]{2})\.|\b(?:after|while|but|despite|amid|lobbying|opposition|pressure|urging|insistence|objections?|appeals?|assets|listed in|as(?! well)|when|where|met|said)\b",
                between,
            )
            and len(between) < 90
            and not _SHARED.search(between)
        ):
            out.append(sender)
            at = sender.end
    return out


#: "..., a demand shared by Riga": nobody's act.
_SHARED = re.compile(
    r"\b(?:shared|backed|supported|echoed|welcomed|criticized|criticised|condemned|seconded|praised|opposed|made|voiced|urged|demanded|sought|requested|led)\s+by\b"
)


def is_object(text: str, sender: Sender, one: Predicate | None, begin: int) -> bool:
    """Whether an authority before a predicate is not its subject: by, in, unlike, against it."""
    head = text[max(begin, sender.start - 40) : sender.start]
    if (
        one is not None
        and head.endswith(("for ", "for the "))
        and _TO_DO.fullmatch(text, sender.end, one.start)
    ):
        return False  # clears the way for Brussels to list X
    if _OFFICE_OF.search(head) or _OFFICE_IN.search(head) or _SPEAKS_FOR.search(head):
        return False
    if _OBJECT_TOO.search(head):
        return True
    if not _OBJECT.search(head):
        return False
    if (
        one is not None
        and sender.end <= one.start
        and _RELATIVE_NEXT.match(text, sender.end, one.start)
        and not re.search(r"[,;]", text[sender.end + 2 : one.start])
    ):
        return False  # the EU, which had acted
    if (
        one is not None
        and sender.end <= one.start
        and not re.search(r"\b(?:by|of|to|in|against|from|with)\s+(?:the\s+)?$", head, re.I)
    ):
        return not _VERB_NEXT.fullmatch(
            text[sender.end : one.start] + (" " if sender.end == one.start else "")
        )
    return True


def subject(text: str, one: Predicate, left: Sequence[Sender], begin: int) -> Sender | None:
    """The authority that is the subject of an active predicate: the nearest before it that can be."""
    if led := _FOLLOWED.search(text, begin, one.start):
        left = [s for s in left if s.end <= led.start()]  # followed the US and Britain in listing X
    free = [s for s in left if not is_object(text, s, one, begin)]
    # "the Swiss government, which adopted the EU's sanctions": the owner of a measure does not act
    free = [s for s in free if not _OWNED.match(text, s.end)] or free
    # "Britain, which left the bloc in January, will": who stands within the clause does not act
    free = [s for s in free if aside_of(text, begin, s.start, one.start) is None] or free
    if free:
        return free[-1]
    placed = [
        s
        for s in left
        if _PLACED.search(text[max(0, begin - 1) : s.start]) and text[s.end : s.end + 2] == ", "
    ]
    return placed[-1] if placed and _OFFICE_NEXT.match(text, placed[-1].end) else None


_FOLLOWED = re.compile(r"\b(?:follow(?:s|ed)?|joins?|joined)\s+[^,;.]*\bin\s+(?:also\s+)?$")
_OWNED = re.compile(
    r"(?<=['’]s)\s+(?:\w+\s+)?(?:sanctions|measures|list|package|lead|decision|move|example)\b|\s+(?:sanctions|measures|lists?|blacklists?|package|designations?|listings?)\b"
)
_ASKED = re.compile(r"\b(?:is|are|was|were|been|being|came|come|comes)\s+(?:\w+\s+){0,2}$")


_ASKING = re.compile(r"\w+ing\b")
_OTHERS = re.compile(
    r"\b(?:[Oo]ther|[Mm]ore|[Aa]ll|Western|European|[Ff]ellow|[Nn]eighbou?ring)\s+(?:countries|nations|governments|capitals|states|members)\s+$"
)
_TO_WHOM = re.compile(
    r"\b(?:petitions?|letters?|appeals?|pleas?|requests?|calls?|messages?|motions?|memos?|wrote|writing|write|appealed|turned|looked|looking)\s+(?:\w+\s+)?(?:to|on)\s+(?:the\s+)?$",
    re.I,
)
_GOVERNMENT = re.compile(r"[^;.]{0,40}?\b(?:the government|ministers|the cabinet|the authorities)\b", re.I)


def asked(
    text: str, one: Predicate, cue_at: int, left: Sequence[Sender], right: Sequence[Sender], begin: int
) -> tuple[Actor, ...]:
    """Of whom it is asked: the authority after the asking word, else the one that "should"."""
    chosen = [s for s in left if s.start > cue_at]
    if _OTHERS.search(text, begin, cue_at):
        return ()  # other countries should follow
    if (
        not chosen
        and _ASKED.search(text[max(begin, cue_at - 24) : cue_at])
        and not _ASKING.match(text, cue_at)
    ):
        chosen = [s for s in left if s.end <= cue_at and not is_object(text, s, one, begin)][-1:]
    if not chosen and re.match(r"(?:should|must|ought|need|ha[sv])", text[cue_at:], re.I):
        chosen = [s for s in left if not is_object(text, s, one, begin)][-1:]
    if not chosen:  # a petition to the British government demands
        chosen = [s for s in left if _TO_WHOM.search(text, max(begin, s.start - 40), s.start)][-1:]
    if not chosen and left and _GOVERNMENT.match(text, cue_at, one.start):
        chosen = list(left)[-1:]  # British lawmakers urged the government
    chosen = chosen or list(right)[:1]
    return coordinated(text, [*left, *[s for s in right if s not in left]], chosen[0]) if chosen else ()


def in_quotation(
    text: str, one: Predicate, known: Sequence[Sender], quoted: Sequence[tuple[int, int]], begin: int
) -> Sender | None:
    """Who speaks, where the predicate's subject is "we" within quotation marks."""
    if not within(one.start, quoted) or not re.search(
        r"\b(?:we|our government|I)\b", text[begin : one.start], re.I
    ):
        return None
    outside = [s for s in known if not within(s.start, quoted)]
    return outside[0] if outside else None


def told_by(text: str, one: Predicate, known: Sequence[Sender]) -> Sender | None:
    """The authority that tells of an act whose doer is not said: "..., a Treasury spokesman said"."""
    for sender in known:
        if sender.start < one.end or not (lead := _TELLS_LEAD.search(text, one.end, sender.start)):
            continue
        if "according" in lead[0] or _TELLS.match(text, sender.end):
            return sender
    return None


_TELLS_LEAD = re.compile(r"[,”\"]\s+(?:according to\s+)?(?:[a-z][\w-]*\s+){0,5}$")
_TELLS = re.compile(
    r"(?:['’]s)?(?:\s+(?:government|officials?|[Mm]inistry|[Mm]inister|diplomats?|spokes\w+|cabinet|[Ff]oreign|[Ff]inance|ministers|[Pp]resident|[Ss]ecretary|administration|sources?|representative|chief)){0,3}\s+(?:(?:has|had|also|later|then)\s+)?(?:said|says|told|confirmed|announced|added|reported|declared|disclosed)\b"
)
MINISTERS_OF_HOME = re.compile(r"\b(?:ministers|the government|the cabinet)\b")
MINISTERS = re.compile(
    r"\b(?:the (?:(?:incoming|outgoing|new|next|present|current|whole) )?(?:government|cabinet|administration)|ministers|the bloc|it)\b"
)
#: Parties and houses of parliament, by which "ministers" and "a bill" are of a country.
_HOUSES = tuple(
    (code, re.compile(words))
    for code, words in (
        ("CA", r"\b(?:Bloc Québécois|NDP|New Democrats?|Parliament Hill)\b"),
        (
            "GB",
            r"\b(?:Labour|Tory|Tories|Lib Dems?|Liberal Democrats?|Commons|House of Lords|British MPs?)\b",
        ),
        ("US", r"\b(?:[Ss]enators?|Congress(?:man|woman|men)?|Republicans?|Democrats?|Capitol Hill)\b"),
        ("EU", r"\bMEPs?\b"),
        ("NZ", r"\bNational Party\b"),
    )
)


#: Of whatever country the paper is.
_ANY_HOUSE = re.compile(
    r"\b(?:MPs?|lawmakers?|backbench(?:er)?s?|senators?|peers|(?:the |an? )?opposition|Social Democrats?|Greens|Green Party|Conservatives?|Liberals?)\b"
)


def spoken_for(words: str, home: str = "") -> tuple[Actor, ...]:
    """Whose government a party or a house of parliament asks: "Labour urged ministers to ..."."""
    known = next((((code, m[0]),) for code, p in _HOUSES if (m := p.search(words))), ())
    if not home or (known and known[0][0] == home) or not (any_house := _ANY_HOUSE.search(words)):
        return known
    return known or ((home, any_house[0]),)
