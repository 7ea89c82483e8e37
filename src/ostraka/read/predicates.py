"""The words that state a measure: each pattern with its deed, its measure and how it takes its object.

``active`` takes parties after it, ``passive`` before it, ``between`` inside it ("added X to
the list"). The rules are few and plain, so that each claim can name the one that made it.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Iterator

import msgspec

from ostraka.read.answer import Deed
from ostraka.read.gate import Gate
from ostraka.read.lexicon import (
    ADVERBS,
    BE,
    FEW,
    HITS,
    IMPOSES,
    LIFTS,
    LIST,
    LISTED_ON,
    MEASURE,
    ON,
    PASTS,
    PLACES,
    REMOVES,
    participle,
    verb,
)
from ostraka.read.needs import needs
from ostraka.read.references import FIRM, PERSON


class Predicate(msgspec.Struct, frozen=True, gc=False):
    """Words that state a measure."""

    start: int
    end: int
    rule: str
    deed: Deed
    form: str
    """``active``, ``passive``, ``between``, or ``same``: the parties are those of the act before."""
    finite: str
    """``past``, ``present``, ``base`` (after *to* or *will*), ``gerund``, ``noun`` or ``state``."""
    measure: str = ""


_LICENCE = r"(?:licen[cs]es?|(?:general |special |economic )permits?|waivers?|authori[sz]ations?|exemptions?)"
_ADJECTIVE = r"(?:UK|US|U\.S\.|EU|OFAC|SECO|British|American|European|Canadian|Swiss|Japanese|Australian)"
_WHOSE = rf"(?:(?:the|its|their|no|that|this|his|her|any|either|every)|(?:an?\s+)?(?:\w+['’]s|{_ADJECTIVE}|(?=sanctions|black)))"
_NAMED = r"(?:(?:the|all|both|its|former|two|three|another|state|state-owned|his|her|their|old|own|main|parent|family|whole|entire|(?:bank|lender|company|firm|employer|group|giant|conglomerate|holding),?)\s+)*(?-i:[A-Z])"
_SOME = r"(?:[\w’'-]+\s+){1,4}?(?:banks|lenders|companies|firms|people|individuals|oligarchs|tycoons|businessmen|executives|officials|entities|names|others),?\s+(?:including|among them|such as|notably)\s"
_THEM = r"(?:him|her|them|it|(?:the|both|all)\s)"
_AGAINST = r"(?:against|targeting|aimed at|directed at|concerning|regarding|in respect of|with respect to|relating to)\b"
_ROUND = r"(?:sanctions|lists?|designations?|measures|package|round|targets|names|names added|additions|listings|entries|entrants|newcomers|notice|order|decision|blacklist|freeze|those (?:to be |newly |now |also )?(?:sanctioned|named|listed|added|targeted|designated|hit|affected|blacklisted|covered)|(?:(?<=\bthe )|(?<=\bnewly )|(?<=\bfreshly ))(?:listed|sanctioned|targeted|designated|blacklisted|penali[sz]ed|added|affected) (?:\w+ ){0,2}?(?:persons|people|men|women|individuals|entities|names|banks|lenders|companies|firms|oligarchs|tycoons|businessmen|billionaires|officials))"
_PERSON = r"(?-i:persons?|part(?:y|ies)|entit(?:y|ies)|individuals?|firms?|bank|compan(?:y|ies))(?!\s+(?:also\s+)?(?:includes?|included|are|were)\b)"

_MARKET = r"(?:capital|debt|credit|financing|funding|loans|markets?|SWIFT)\b"
_SWIFT = r"(?:[\w’'.-]+\s+){0,4}?(?-i:SWIFT|Swift)\b"
_FINANCE = r"(?:[\w’'.-]+\s+){0,5}?(?:(?:capital|debt|credit|bond|money|financial|equity)\s+markets?|financ(?:e|ing)|funding|credit|borrowing|capital|(?-i:SWIFT|Swift)|(?:US |U\.S\. )?dollar (?:payments|clearing|markets?|funding)|the (?:[\w.]+\s+){0,2}(?:dollar|economy|financial system|banking system|payments? system))\b"

_TABLE: tuple[tuple[str, str, Deed, str, str], ...] = (
    # rule, pattern, deed, form, finite
    ("dropped from the draft", rf"\b{BE}\s+{ADVERBS}{participle(REMOVES + ' omit leave')}\s+(?:out\s+|off\s+)?(?:of|from)\s+(?:(?:the|an?|its|that|this)\s+)?(?:[\w’'-]+\s+){{0,2}}?(?:drafts?|proposals?|text|version|package|plans?|final list|draft list)\b", Deed.LISTED, "passive", "past"),
    ("dropped from the draft", rf"(?:\bdraft|\bproposal|\bversion)\b[^.;]{{0,60}}?\b(?P<at>{BE}\s+{ADVERBS}{participle(REMOVES)}\s+(?:out of|from|off)\s+it)\b", Deed.LISTED, "passive", "past"),
    ("made the list", rf"\b(?:(?:did|do|does|has|have|had)(?: not|n['’]t)|(?:may|might|could)(?: well| also| yet)*|failed to|never|(?:is|are|was|were) (?:un)?likely to)\s+(?P<at>ma(?:ke|de)\s+(?:it\s+(?:(?:on|in)?to|on|in)\s+{LIST}|(?:it\s+(?:in)?to\s+)?the\s+(?:[\w’'-]+\s+){{0,2}}?(?:list|cut|package|draft|text|version|grade)|it(?=\s*(?:[.,;]|$))))", Deed.LISTED, "passive", "base"),
    ("passive, removed", rf"\b{BE}\s+{ADVERBS}{participle(REMOVES)}\s+(?:off|from)\s+{LIST}", Deed.DELISTED, "passive", "past"),
    ("passive, removed", rf"(?:\band|\bbut|\bthen|[,:–—-])\s+(?P<at>{ADVERBS}{participle(REMOVES)})\s+(?:off|from)\s+{LIST}", Deed.DELISTED, "passive", "past"),
    ("passive, delisted", rf"\b{BE}\s+{ADVERBS}(?:de-?listed|unfrozen|freed from sanctions)\b", Deed.DELISTED, "passive", "past"),
    ("came off the list", r"\b(?P<v>came|comes|coming|come|got|gets) off(?=\s*(?:[.,;]|$)|\s+(?:too|as well|also|on \w+day|in [A-Z]))", Deed.DELISTED, "passive", "verb"),
    ("came off the list", rf"\b(?P<v>left|leaves?|exits?|exited)\s+(?:the|its)\s+(?:[\w.]+\s+){{0,2}}?{LISTED_ON}", Deed.DELISTED, "passive", "verb"),
    ("came off the list", rf"\b{verb('come')}\s+off\s+{LIST}", Deed.DELISTED, "passive", "verb"),
    ("sanctions on X were lifted", rf"\b{MEASURE}\s+{ON}\s+(?P<x>[^.;]{{3,120}}?)\s+{BE}\s+{ADVERBS}{participle(LIFTS)}", Deed.DELISTED, "between", "past"),
    ("lifted sanctions on", rf"\b{verb(LIFTS)}\s+{FEW}{MEASURE}\s+(?:(?:it|that|they)?\s*(?:had\s+)?(?:imposed|placed)\s+)?(?:on|against|from|upon|off)\b", Deed.DELISTED, "active", "verb"),
    ("revoked the listing of", rf"\b{verb(LIFTS + ' cancel reverse undo overturn strike')}\s+{FEW}(?:designations?|listings?|entr(?:y|ies)|names?)\s+(?:of|for)\b", Deed.DELISTED, "active", "verb"),
    ("lifted sanctions on", rf"\b{verb('unfreeze')}", Deed.DELISTED, "active", "verb"),
    ("lifted it", rf"\b{verb(LIFTS)}\s+(?:(?:the|his|her|its|their)\s+(?:designation|listing|asset freeze|blacklisting)|(?:his|her|its|their)\s+{MEASURE})\b(?!\s+(?:on|against|from|upon|off|of|for)\b)", Deed.DELISTED, "same", "verb"),
    ("removed X from the list", rf"\b(?:whom|which)\s+[^.;,]{{2,60}}?\s(?P<at>{participle(REMOVES)}\s+(?:from|off)\s+{LIST})", Deed.DELISTED, "active", "past"),
    ("removed X from the list", rf"\b{verb(REMOVES)}\s+(?P<x>[^.;]{{2,220}}?)\s+(?:off|from)\s+{LIST}", Deed.DELISTED, "between", "verb"),
    ("X's delisting", rf"(?:(?<=['’]s )|(?<=s['’] )|(?<=\bhis )|(?<=\bher )|(?<=\btheir )){FEW}(?:delisting|de-listing|removal)\b(?!\s+of\b)", Deed.DELISTED, "passive", "noun"),
    ("delisted", r"\b(?P<v>de-?list(?:ed|s|ing)?)\b(?!\s+(?:of|on|from)\b)", Deed.DELISTED, "active", "verb"),
    ("delisting of", rf"\b(?:de-?listing|removal|release|lifting of {FEW}{MEASURE})\s+(?:of|on|against|from)\b", Deed.DELISTED, "active", "noun"),
    ("freed X from sanctions", rf"\b{verb('free release relieve absolve clear exempt')}\s+(?P<x>[^.;]{{2,160}}?)\s+(?:from|of)\s+{FEW}{MEASURE}", Deed.DELISTED, "between", "verb"),
    ("freed from sanctions", rf"\bfreed from\s+{FEW}{MEASURE}|\btaken off\s+{LIST}", Deed.DELISTED, "passive", "base"),
    ("passive, dropped", rf"\b{BE}\s+{ADVERBS}(?:dropped|removed|taken off|struck off|let go|let off)\b(?!\s+(?:as(?! well)|from|out|in favou?r|to|into)\b)", Deed.DELISTED, "passive", "past"),
    ("dropped", rf"\b{verb('strike take')}\s+off(?=\s+(?:{_NAMED}|{_THEM}))", Deed.DELISTED, "active", "verb"),
    ("let it lapse", rf"\b(?:(?P<v>let|lets|letting|allowed|allows|allow|allowing)|left)\s+{FEW}(?:{MEASURE}|listings?|designations?)\s+(?:of|on|against)\s+(?P<x>[^.;]{{2,120}}?)\s+(?:to\s+)?(?:lapse|expire|run out|end)\b", Deed.DELISTED, "between", "verb"),
    ("did not renew", rf"\b(?:(?:did|has|have|had)(?: not|n['’]t)|never|declin(?:ed|es) to|fail(?:ed|s) to|refus(?:ed|es) to|chose not to|decided not to)\s+(?:renew(?:ed)?|extend(?:ed)?|prolong(?:ed)?)\s+{FEW}(?:{MEASURE}|listings?|designations?)\s+(?:of|on|against|for)\b", Deed.DELISTED, "active", "past"),
    ("dropped", rf"\b{verb('drop remove release')}(?![^.;]{{0,160}}?\sfrom\s+{_SWIFT})(?=\s+(?:{_NAMED}|{_THEM}))|\b{verb('let', 'w')}\s+go\s+of\b", Deed.DELISTED, "active", "verb"),
    ("licensed", r"\b(?P<v>permits?|permitted|permitting|allows?|allowed|authori[sz](?:es?|ed|ing)|covers)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:wind(?:ing)?[- ]?down|transactions?|payments?|dealings?|divestment|energy-related)\b[^.;]{0,40}?\b(?:with|involving|to|from|via|of)\b", Deed.LICENSED, "active", "verb"),
    ("passive, licensed", rf"\b{BE}\s+{ADVERBS}(?:licen[cs]ed|granted\s+(?:\S+\s+){{0,3}}licen[cs]e|authori[sz]ed|permitted)\b", Deed.LICENSED, "passive", "past"),
    ("waived sanctions on", rf"\b{verb('waive')}\s+{FEW}{MEASURE}\s+(?:on|against|for)\b", Deed.LICENSED, "active", "verb"),
    ("granted X a licence", rf"\b{verb('grant give issue')}\s+(?P<x>[^.;]{{3,80}}?)\s+an?\s+(?:\S+\s+){{0,2}}?(?:licen[cs]e|waiver|exemption)\b", Deed.LICENSED, "between", "verb"),
    ("licence was issued", rf"\b{_LICENCE}\s+{BE}\s+{ADVERBS}(?:issued|granted|published|extended|renewed)(?:\s+(?:by|to)\s+[^.;,]{{2,40}}?)?\s+(?:for|covering|permitting|authori[sz]ing|allowing|that|to)\b", Deed.LICENSED, "active", "past"),
    ("licensed", rf"\b{verb('issue grant publish extend renew give')}\s+(?:(?:\S+)\s+){{0,4}}?{_LICENCE}(?:\s+\w+)?(?:,?\s+(?:which|that)?\s*(?:permit|authori[sz]|allow)\w*)?", Deed.LICENSED, "active", "verb"),
    ("licensed", r"\b(?P<v>licen[cs]ed|licen[cs]ing|authori[sz]ed|authori[sz]es?|authori[sz]ing)\b(?!\s+(?:to|by)\b)", Deed.LICENSED, "active", "verb"),
    ("has frozen", r"\b(?:has|have|had|having)\s+(?:(?:\w+ly|also|now|already|today|since|not|never|yet|not yet|so far|still)\s+)*(?P<v>frozen)\b(?:\s+(?:all |the |any )*(?:\S+ )?(?:assets|funds|property|accounts)\s+(?:(?:in \S+ )?(?:of|held by|belonging to|owned by|linked to)))?(?!\s+(?:by|in)\b)", Deed.LISTED, "active", "verb"),
    ("assets were frozen", rf"\b{BE}\s+{ADVERBS}frozen\b(?!\s+(?:the|its|his)\b)", Deed.LISTED, "passive", "past"),
    ("had assets frozen", r"\b(?:had|have|has|having|saw|sees|see|find|found)\s+(?:\S+\s+){0,3}?(?:assets|funds|property|accounts|holdings|yachts?)\s+(?:in (?:the )?\w+ )?(?:frozen|blocked)\b", Deed.LISTED, "passive", "past"),
    ("froze assets", rf"\b{verb('freeze block seize')}\s+(?:(?:all|any|the|their|his|its|UK|US|British|foreign)\s+){{0,3}}(?:(?:\S+\s+){{0,2}}?(?:assets?|funds|property|holdings|accounts|money|wealth)\s+(?:(?:in \S+ )?(?:of|held by|belonging to|owned by|linked to)))", Deed.LISTED, "active", "verb"),
    ("freezing of", r"(?<!subject to the )(?<!subject to )\b(?:freezing|(?<=\bthe )freeze|(?<=\ba )freeze|(?<=asset )freeze|(?<=asset )freezes)\s+of\b(?!\s+(?:\d|last\b|this\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b))(?:\s+(?:the\s+)?(?:assets|funds|property|accounts)\s+of\b)?", Deed.LISTED, "active", "noun"),
    ("froze", r"\b(?<!asset )(?<!asset-)(?<!\ban )(?<!\ba )(?<!\bthe )(?P<v>froze|freezes|freeze|freezing)\b(?=\s+\S)(?!\s+(?:lists?|on|against|of|was|is|and|orders?)\b)", Deed.LISTED, "active", "verb"),
    ("sanctions were imposed on", rf"\b{MEASURE}\s+{BE}\s+{ADVERBS}{participle(IMPOSES)}(?:\s+by\s+[^.;,]{{2,40}}?)?\s+{ON}\b", Deed.LISTED, "active", "past"),
    ("imposed sanctions on", rf"\b{verb(IMPOSES)}\s+(?:on\s+|out\s+|in\s+)?{FEW}{MEASURE}(?:(?:\s+on \w+day)?,\s[^,;.]{{2,60}},)?\s+(?:(?:[^\s,;.]+\s+){{0,3}}?){ON}\b", Deed.LISTED, "active", "verb"),
    ("took over sanctions on", rf"\b(?:{verb('take')}\s+over|{verb('mirror copy replicate transpose match implement', 'v2')})\s+{FEW}(?:{MEASURE}|listings?|designations?)\s+(?:on|against|of)\b", Deed.LISTED, "active", "verb"),
    ("sanctions imposed on", rf"\b(?:{MEASURE}|those|(?<=the )ones)\s+(?:(?:that|which)\s+)?(?:(?:[\w.'’]+\s+){{0,3}}(?:has|have|had)\s+|(?:the\s+)?(?-i:[A-Z])[\w.]+\s+)?{participle(IMPOSES)}(?:\s+(?:by|in|on|last|this|earlier|yesterday|a)\b[^.;,]{{0,40}}?)?\s+(?:on|against)(?!\s+(?:\d|\w+day\b))\b", Deed.LISTED, "active", "past"),
    ("restricted dealings with", r"\b(?P<v>restrict(?:s|ed|ing)?|limit(?:s|ed|ing)?|curb(?:s|ed|ing)?|prohibit(?:s|ed|ing)?|bann(?:ed|ing)|bans?|barr(?:ed|ing)|bars?)\s+(?:\w+\s+){0,3}?(?:lending|loans|financing|dealings?|transactions?|business|access|investment)\s+(?:to|with|for|by|in)\b", Deed.LISTED, "active", "verb"),
    ("shut out of markets", rf"\b{verb('bar ban block')}\s+(?P<x>[^.;]{{2,200}}?)\s+from\s+(?:\w+\s+)?(?:raising|borrowing|issuing|selling|{_MARKET})", Deed.LISTED, "between", "verb"),
    ("shut out of markets", rf"\b{verb('shut cut lock freeze keep push')}\s+(?P<x>(?!off\b|out\b)[^.;]{{2,200}}?)\s+(?:(?:off|out)\s+(?:of|from)|from)\s+{_FINANCE}", Deed.LISTED, "between", "verb"),
    ("shut out of markets", rf"\b{verb('drop remove exclude expel disconnect eject kick take cut throw')}\s+(?P<x>(?!off\b|out\b)[^.;]{{2,200}}?)\s+(?:out\s+of|from)\s+{_SWIFT}", Deed.LISTED, "between", "verb"),
    ("shut out of markets", rf"\b{verb('shut cut lock')}\s+off\s+(?P<x>[^.;]{{2,200}}?)\s+from\s+{_FINANCE}", Deed.LISTED, "between", "verb"),
    ("shut out of markets", rf"\b{verb('restrict limit curb deny block', 'w')}\s+(?:the\s+)?access\s+(?:of|for|by)\s+(?P<x>[^.;]{{2,200}}?)\s+to\s+{_FINANCE}", Deed.LISTED, "between", "verb"),
    ("passive, shut out of markets", rf"\b{BE}\s+{ADVERBS}(?:(?:cut|shut|locked|frozen|pushed)\s+(?:off|out)\s+(?:of|from)|(?:excluded|removed|dropped|expelled|disconnected|ejected|kicked out|thrown out|unplugged)\s+(?:of|from)(?=\s+(?:the\s+)?(?:\w+\s+){{0,3}}(?-i:SWIFT|Swift))|(?:barred|banned|blocked)\s+from(?:\s+\w+ing)?)\s+{_FINANCE}", Deed.LISTED, "passive", "past"),
    ("shut out of markets", rf"\b{verb('restrict limit curb cut deny')}\s+(?P<x>[^.;]{{2,80}}?)(?:['’]s?|(?<=\bits)|(?<=\btheir)|(?<=\bhis))\s+access\s+to\s+{_FINANCE}", Deed.LISTED, "between", "verb"),
    ("subjected X to sanctions", rf"\b(?P<v>subject(?:ed|s|ing))\s+(?P<x>[^.;]{{2,200}}?)\s+to\s+{FEW}(?:{MEASURE}|freezing|limits|ban)\b", Deed.LISTED, "between", "verb"),
    ("restricted borrowing of", rf"\b{verb('restrict limit curb')}\s+(?:(?!assets)[\w-]+\s+){{0,3}}?(?:borrowing|debt|lending|financing|funding|dealings|operations)\s+(?:of|by|at)\b", Deed.LISTED, "active", "verb"),
    ("restricted", rf"\b{verb('restrict limit')}(?=\s+(?:{_NAMED}|(?:the|his|her|its)\s+(?:[\w-]+\s+)?(?:bank|lender|company|firm)(?:, |['’]s\s+(?:[\w-]+\s+)?(?:debt|borrowing|lending|financing))))", Deed.LISTED, "active", "verb"),
    ("extended sanctions to", rf"\b{verb('extend widen expand apply lengthen broaden')}\s+{FEW}(?:{MEASURE}|{LISTED_ON})\s+(?:to|with)\s+(?:include\s+|cover\s+|take in\s+)?(?=(?:the\s+)?(?-i:[A-Z]))", Deed.LISTED, "active", "verb"),
    ("hit with sanctions", rf"\b{BE}\s+{ADVERBS}{participle('hit slap strike punish target')}\s+(?:with|by)\s+{FEW}{MEASURE}", Deed.LISTED, "passive", "past"),
    ("hit with sanctions", rf"\b{verb('hit slap strike punish target')}\s+(?P<x>[^.;]{{2,160}}?)\s+with\s+{FEW}{MEASURE}", Deed.LISTED, "between", "verb"),
    ("hit with sanctions", rf"\b(?:hit|slapped|struck|punished)\s+with\s+{FEW}{MEASURE}", Deed.LISTED, "passive", "past"),
    ("put under sanctions", rf"\b{BE}\s+{ADVERBS}(?:placed|put|brought)\s+under\s+{FEW}{MEASURE}", Deed.LISTED, "passive", "past"),
    ("passive, added to the list", rf"\b{BE}\s+{ADVERBS}{participle(PLACES)}\s+(?:back\s+)?(?:to|on|onto|in|into)\s+{LIST}", Deed.LISTED, "passive", "past"),
    ("passive, added to the list", rf"(?:\band|\bbut|\bthen|[,:–—-])\s+(?P<at>{ADVERBS}{participle(PLACES)})\s+(?:to|on|onto|in|into)\s+{LIST}", Deed.LISTED, "passive", "past"),
    ("sanctions include", rf"\b[Tt]hose\s+(?:to be\s+|newly\s+)?{participle(HITS + ' add hit name affect cover')}\s+(?:also\s+)?(?:includes?|included|are|were)\b(?!\s+(?:\w+ed|by|in|on|not|expected)\b)", Deed.LISTED, "active", "past"),
    ("wants X on the list", rf"\b(?:wants?|wanted|would like|(?:to|would|should) see|demand(?:s|ed)?)\s+[^.;,]{{2,120}}?\s+(?P<at>{participle(PLACES)}\s+(?:to|on|onto|in|into)\s+{LIST})", Deed.LISTED, "passive", "base"),
    ("wants X on the list", rf"\b(?:wants?|wanted|wanting|would like|(?:to|would|should) see|demand(?:s|ed)?|would rather have|keen to have)\s+(?:[^.;,]|, (?=[A-Z])){{2,120}}?\s+(?P<at>(?:{participle(HITS)}|frozen|hit|added|included))(?=\s*(?:[.,;:)]|$)|\s+(?:by|too|as well|also|next|first|in|on|before|at|immediately|now)\b)", Deed.LISTED, "passive", "base"),
    ("passive, named", rf"(?<!not to )\b{BE}\s+{ADVERBS}(?:named|singled out)\b(?=\s*(?:[.;]|,\s+(?:too|as|but|and|along)\b)|\s+(?:too|as well|also|alongside|personally|individually|on \w+day|yesterday|by the)\b)", Deed.LISTED, "passive", "past"),
    ("looking at", r"\b(?:is|are|was|were|be)\s+(?:also\s+|still\s+|now\s+|said to be\s+)?(?P<at>looking\s+(?:again\s+|closely\s+|hard\s+)?at|eyeing)(?=\s+(?:(?:the|both)\s+)?(?-i:[A-Z]))", Deed.LISTED, "active", "gerund"),
    ("proposed for the list", rf"\b{BE}\s+{ADVERBS}(?:put forward|proposed|suggested|nominated|floated|earmarked|considered|tipped|slated|lined up)\s+for\s+(?:[\w’'.-]+\s+){{0,4}}?(?:{LISTED_ON}|package|round|sanctions|sanctioning|listing|designation)\b", Deed.LISTED, "passive", "base"),
    ("be next", r"\b(?:could|may|might|will|would|should|likely to|set to|expected to|going to|to)\s+(?:well\s+|soon\s+|also\s+)*(?P<at>be\s+(?:the\s+)?next)\b(?=\s*(?:[.,;!?)”\"]|$)|\s+(?:in line|on (?:the|its) list))", Deed.LISTED, "passive", "base"),
    ("be joined by", r"\bbe\s+(?:\w+\s+)?joined\s+(?:there\s+)?by\b", Deed.LISTED, "active", "base"),
    ("passive, added", rf"\b{BE}\s+{ADVERBS}(?:added|included)\b(?!\s+(?:to|into)\s+(?!the\s+\w+\s+package))", Deed.LISTED, "passive", "past"),
    ("subject to sanctions", rf"\b{BE}\s+{ADVERBS}(?:the\s+|an?\s+)?(?:subject|target|object)s?\s+of\s+{FEW}{MEASURE}", Deed.LISTED, "passive", "state"),
    ("subject to sanctions", rf"\b(?:(?:{BE}|became|becomes|become)\s+)?{ADVERBS}(?:subject(?:ed)?|exposed)\s+to\s+{FEW}(?:{MEASURE}|freezing\b(?:\s+of\s+(?:its\s+|their\s+|his\s+)?(?:assets|funds))?)", Deed.LISTED, "passive", "state"),
    ("put X there", rf"\b{verb('put place add include')}\s+(?P<x>[^.;,]{{2,60}}?)\s+(?:there|on it)\b", Deed.LISTED, "between", "verb"),
    ("added X to the list", rf"\b{verb(PLACES)}\s+(?P<x>[^.;]{{2,260}}?)\s+(?:to|on|onto|into|under|in)\s+(?:{_WHOSE}\s+{LIST}|(?:Annex|Schedule)\b|(?:the|its|a|this|that|their|any)\s+(?:[\w’'-]+\s+){{0,3}}?(?:package|round|tranche)\b)", Deed.LISTED, "between", "verb"),
    ("added X to the list", rf"\b{verb(PLACES)}\s+(?P<x>[^.;,]{{2,80}}?)\s+(?:to|on|onto)\s+(?:theirs|ours|its own|their own|hers)\b(?!\s+(?!in\b|on\b|last\b|this\b|a\b|earlier\b|later\b|two\b|too\b|as\b|and\b|only\b|yesterday\b|today\b)\w)", Deed.LISTED, "between", "verb"),
    ("set X on the list", rf"\b(?:has|have|had)\s+(?:[\w']+\s+){{0,4}}?set\s+(?P<x>(?!to\b)[^.;]{{2,200}}?)\s+(?:on|onto|upon)\s+{LIST}", Deed.LISTED, "between", "past"),
    ("put X under sanctions", rf"\b{verb('put place bring')}\s+(?P<x>[^.;]{{2,160}}?)\s+(?:under|on)\s+{FEW}(?:{MEASURE}|blacklist)", Deed.LISTED, "between", "verb"),
    ("has X on the list", rf"\b(?:has|have|had)(?:\s+(?:had|kept|held|retained|left))?\s+(?P<x>(?!not\b|been\b|put\b|placed\b|added\b)[^.;]{{2,120}}?)\s+(?:on|in|under)\s+(?:(?:its|their)\s+(?:own\s+)?)(?:{LIST}|books\b)", Deed.LISTED, "between", "past"),
    ("has X on the list", rf"\b(?:has|have|had)(?:\s+(?:had|kept|held|retained|left))?\s+(?P<x>(?!(?:\w+\s+){{0,3}}?(?:been|put|placed|brought|come|fallen)\b)[^.;]{{2,120}}?)\s+under\s+(?!its\b|their\b){FEW}{MEASURE}", Deed.LISTED, "between", "past"),
    ("on which S imposed", rf"\b(?:on|against|upon)\s+(?:whom|which)\s+[^,;.]{{2,60}}?\b{participle(IMPOSES)}\s+{FEW}{MEASURE}", Deed.LISTED, "passive", "past"),
    ("kept off the list", rf"\b(?:{verb('keep leave')})\s+(?P<x>[^.;]{{2,160}}?)\s+off\s+{LIST}", Deed.LISTED, "between", "verb"),
    ("passive, sanctioned", rf"\b{BE}\s+{ADVERBS}{participle(HITS + ' hit ban bar block')}(?!\s+(?:as an?\b|in Moscow|on the Moscow|on the London|from (?:playing|driving|running|selling)))", Deed.LISTED, "passive", "past"),
    ("joined them on the list", rf"\b{verb('join')}\s+(?:him|her|it|them|[^,;.]{{2,40}}?)\s+(?:on|in)\s+{LIST}", Deed.LISTED, "passive", "verb"),
    ("under sanctions", r"\b(?:under\s+(?:[\w'’.-]+,?\s+){0,6}?(?:sanctions|asset freeze|travel ban|(?:EU|UK|US|U\.S\.|Swiss|British|American|European|Canadian|Japanese|Australian|debt|lending|sectoral|financial|blocking|personal)\s+(?:restrictions|measures|restrictive measures|curbs))|on\s+(?!\d|\w+day\b)(?:(?!to\b)[\w'’-]+\s+){0,5}?(?:sanctions[- ]lists?|blacklists?|sanctions registers?|SDN list))\b(?!\s+(?:law|regulations|rules|policy|relief|guidance))", Deed.LISTED, "passive", "state"),
    ("off the list", rf"\b(?:stays?|stayed|staying|remains?|remained|is|are|was|were|be|been|keeps?|kept)\s+{ADVERBS}off\s+(?:of\s+)?{LIST}", Deed.LISTED, "passive", "past"),
    ("on the list", rf"\b(?<!\bIt is )(?<!\bit is )(?:on|in|onto|into|joins|joined|joining|join)\s+(?:{_WHOSE}\s*)(?:(?!to\b|and\b|of\b)[\w.]+['’]?s?\s+|{_ADJECTIVE},?\s+(?:and\s+)?(?:the\s+)?){{0,4}}?{LISTED_ON}|\b(?:appear(?:s|ed)?|features?|figures?|is|are|was|were|been|stands?)\s+(?:\w+\s+)?(?P<at>(?:on|in)\s+(?:Annex|Schedule)\s+(?:\d+|[IVX]+))\b", Deed.LISTED, "passive", "state"),
    ("on its one", rf"\b(?:on|in)\s+the\s+{_ADJECTIVE}\s+one\b", Deed.LISTED, "passive", "state"),
    ("a designated person", rf"\b(?:an?|the)\s+(?:(?:[\w.'’-]+\s+){{0,2}}(?:designated|sanctioned|listed|blacklisted|blocked)\s+{_PERSON}|(?:\w+\s+)?SDN|(?:EU|UK|US|U\.S\.|British|American|European|Canadian|Swiss|Japanese|Australian)\s+(?:sanctions\s+)?target)\b", Deed.LISTED, "passive", "state"),
    ("faces sanctions", rf"\b{verb('face draw attract incur earn')}\s+{FEW}{MEASURE}|\b{verb('come fall', 'w')}\s+under\s+{FEW}{MEASURE}", Deed.LISTED, "passive", "verb"),
    ("tops the list", rf"\b(?P<v>tops|topped|heads|headed|leads|led)\s+(?:(?:the|an?|its|their|this|that|\w+day['’]s)\s+){LIST}(?:(?:\s+of\s+[^,;.]{{2,40}}?)?\s+(?:that|which)\s+[^,;.]{{2,50}}?\s+(?:published|released|issued|announced|unveiled|adopted|drew up))?", Deed.LISTED, "passive", "past"),
    ("among them", rf"\b{BE}\s+{ADVERBS}(?:among|one of|part of)\s+(?:them|those|these)\b(?=\s*(?:[.,;:)]|$)|\s+(?:and|but|too|as)\b)", Deed.LISTED, "passive", "past"),
    ("stays on", rf"\b(?:{BE}\s+{ADVERBS}(?:kept|left|retained)|stays?|stayed|remains?|remained)\s+on(?=\s*(?:[.,;]|$)|\s+(?:too|as well|even|despite|for now|until|though|because)\b)", Deed.LISTED, "passive", "state"),
    ("also feature", r"\b(?:also\s+(?:features?|featured|figures?|figured|appears?|appeared)|(?:features?|featured|figures?|figured|appears?|appeared)\s+(?:too|as well|on it))\b(?=\s*(?:[,.;]|$))", Deed.LISTED, "passive", "past"),
    ("sanctions in place against", rf"\b{MEASURE}\s+{BE}\s+{ADVERBS}in\s+(?:place|force|effect)\s+(?:on|against)\b", Deed.LISTED, "active", "past"),
    ("sanctions in place against", rf"\b(?:has|have|had)\s+{FEW}{MEASURE}\s+in\s+(?:place|force|effect)\s+(?:on|against)\b", Deed.LISTED, "active", "past"),
    ("the same goes for", rf"\b[Tt]he same\s+(?:{MEASURE}\s+)?(?:also\s+|now\s+)?(?:goes|went|applies|apply|applied|holds|held|is true|was true|happened)\s+(?:for|to|of|with)\b", Deed.LISTED, "active", "past"),
    ("measures apply to", rf"\b{MEASURE}\s+(?:(?!to\b)[\w’'.-]+\s+){{0,5}}?(?P<at>(?P<v>appl(?:y|ies|ied))\s+to)\b", Deed.LISTED, "active", "verb"),
    ("the same fate", rf"\b(?:suffer(?:s|ed)?|met|meets?|shar(?:es|ed)|fac(?:es|ed)|got|gets|received|receives|{BE}\s+{ADVERBS}(?:given|dealt|handed|met with))\s+(?:with\s+)?(?:the same|a similar|an identical|that)\s+(?:fate|treatment|punishment|step)\b", Deed.LISTED, "passive", "past"),
    ("among those who", rf"\b{BE}\s+{ADVERBS}(?:among|one of)\s+(?:[\w’'-]+\s+){{1,8}}?(?:whose\s+(?:[\w-]+\s+)?(?:assets|funds|property|accounts)|who|that|which)\s+{BE}\s+{ADVERBS}(?:frozen|{participle(HITS + ' hit block add')}(?:\s+to\s+{LIST})?)", Deed.LISTED, "passive", "past"),
    ("among the targets", rf"\b{BE}\s+{ADVERBS}(?:among|one of)\s+(?:the|those)?\s*(?:[\w’'-]+\s+){{0,4}}?(?=(?:targets|sanctioned|listed|added|named|designated|targeted|hit|names|additions|singled out|penali[sz]ed|blacklisted|blocked|affected|covered|frozen|newly)\b)", Deed.LISTED, "passive", "past"),
    ("spared", rf"(?-i:\b(?:Not (?:in|on|part of|among) (?:the|it|this|them|its)|Left (?:off|out)|Missing|Absent|Omitted|(?:Still|Notably|Conspicuously|Also|Strikingly) (?:missing|absent|left out|left off|omitted)))\s+(?:of\s+|from\s+)?{LIST}?[^.;:]{{0,40}}?(?:\b(?:was|were|is|are)\b|:)(?=\s)", Deed.LISTED, "active", "past"),
    ("draft includes", r"\b(?:drafts?|proposals?|blueprint|option paper)\b(?:,[^,;.]{2,60},|[^.;,]{0,60}?)\s(?P<at>(?:would\s+)?(?:also\s+|now\s+)?(?:names?|named|includes?|included|lists?|listed|contains?|contained|covers?|covered|features?|targets?|mentions?|foresees?))(?=\s+(?:[\w’'-]+\s+){0,4}?(?-i:[A-Z]))", Deed.LISTED, "active", "past"),
    ("round included", r"\b[Tt]he (?:first|second|third|fourth|fifth|latest|last|previous|earlier|new|other)(?:,\s[^,;.]{2,30},)?\s+(?P<v>covered|covers|included|includes|hit|hits|targeted|targets|named|names|caught|took in)\b(?=\s+(?:(?:[\w-]+\s+){0,3}(?-i:[A-Z])))", Deed.LISTED, "active", "past"),
    ("no sanctions on it", rf"\b{BE}\s+{ADVERBS}(?:without|free of|free from|clear of)\s+(?:(?:an?|any|all|full|{_ADJECTIVE}|\w+['’]s)\s+){{0,3}}{MEASURE}", Deed.LISTED, "passive", "past"),
    ("inclusion in the list", rf"\b(?:inclusion|addition|placement|entry|placing)\s+(?:in|on|to|into|onto)\s+{LIST}", Deed.LISTED, "passive", "noun"),
    ("it could include", r"\b(?:it|this|which)\s+(?:(?:could|may|might|would|will|does not|did not)|is (?:expected|likely|set|due) to)\s+(?:also\s+|soon\s+|well\s+)*(?P<at>extend to|include|cover|take in)(?=\s+(?:[\w’'-]+\s+){0,4}?(?-i:[A-Z]))", Deed.LISTED, "active", "base"),
    ("sanctions include", rf"\b(?:the|those|these|its|two|three|four|other)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{PERSON}|{FIRM}|names|people)\s+(?:(?:that|who|which)\s+{BE}\s+)?(?:newly\s+|also\s+|now\s+|just\s+)?{participle(HITS + ' hit add name affect cover freeze')}(?:\s+(?!and\b|but\b|to\b)[\w.’'“”]+){{0,7}}?\s+(?:are|were|is|was|includes?|included)\b(?!\s+(?:{participle(HITS)}|not|also|still|now|in|on|under|by|being|been|\w+ed)\b)(?=\s+(?:[\w’'-]+\s+){{0,4}}?(?-i:[A-Z]))", Deed.LISTED, "active", "past"),
    ("sanctions include", rf"\b(?={_ROUND}\b)(?<!\bto )(?<!\bwill )(?<!\bwould )(?<!\bcould )(?<!\bshould )(?<!\bmust )(?<!\bmay )(?<!\bmight ){_ROUND}\b[^.;]{{0,60}}?\b(?:includes?|included|covers?|covered|hits?|targets?|targeted|extends? to|extended to|names?|named|features?|featured|takes? in|took in|contains?|caught|(?:also|now)\s+(?:has|had|have|lists|counts)|were|was|are|is)\b(?!\s+(?:{participle(HITS)}|imposed|announced|lifted|expected|due|likely|not|missing|absent|published|the work|based|an?|still|in|on|under|by|being|been|\w+ed)\b)", Deed.LISTED, "active", "past"),
    ("sanctions include", rf"\b{_ROUND}(?:\s+of\s+\w+)?, which (?:also |on \w+day )?(?P<at>includes?|included|names|named|covers|covered|hits?|targets?|targeted|took in|takes in|caught|affected)(?=\s+(?:[\w’'-]+\s+){{0,4}}(?-i:[A-Z]))", Deed.LISTED, "active", "past"),
    ("sanctions include", r"(?<=\w), which also (?P<at>includes?|included|names|named|covers|covered|features|featured|hits?|targets?|targeted)(?=\s+(?:[\w’'-]+\s+){0,4}(?-i:[A-Z]))", Deed.LISTED, "active", "past"),
    ("sanctioned", rf"\b(?<!sanctions )(?<!black )(?<!the ){verb(HITS)}(?!\s+(?:on|against|regime|lists?|package|law|regulations|policy|relief|compliance|guidance|and export|are|is|were|was|have|has|had|would|will|to|in|of|over(?!\s+(?:\d|a |one |two ))|for|by|lawyers?|experts?|desk|notice|that|which|published|shows?)\b)(?=\s)", Deed.LISTED, "active", "verb"),
    ("list", rf"(?<=\bto )(?P<v>list|add)\b(?=\s+(?:(?:(?:the|all|both|its|their)\s+)*(?:(?!of\b|to\b|for\b|in\b|on\b)[a-z’'-]+\s+){{0,3}}(?-i:[A-Z])|him\b|her\b|it\b|them\b|the \w+[.,;]|{_SOME}))|\b(?:will|would|may|might|could|should|must|shall)\s+(?:also\s+|soon\s+|then\s+|not\s+|still\s+|yet\s+|now\s+|well\s+|next\s+|\w+ly\s+)*(?P<at>list|add)\b(?=\s+(?:(?:the\s+|all\s+)*(?-i:[A-Z])|him\b|her\b|it\b|them\b|{_SOME}))", Deed.LISTED, "active", "base"),
    ("added", rf"\b(?P<v>added|adding|adds)\b(?=\s+(?:(?:[\w-]+\s+){{0,3}}(?-i:[A-Z])|him\b|her\b|the (?:[\w-]+\s+)?(?:{PERSON}|{FIRM}|gymnast|two|three)\b))", Deed.LISTED, "active", "verb"),
    ("reinstated", rf"\b{verb('reinstate')}(?=\s+(?:{_NAMED}|{_THEM}))", Deed.LISTED, "active", "verb"),
    ("added", r"\b(?P<v>add(?:ed|ing|s)?)\b(?=\s+(?:(?:an?|another|some|further|more|than|over|about|the following|these|\d+|[\w-]+)\s+){0,5}?(?:persons|people|names|individuals|entities|companies|firms|banks|oligarchs|tycoons|businessmen|officials|entries|designations)\b[^.;:]{0,60}?(?:,?\s+(?:among them|among whom|including|notably|such as)\b|:))", Deed.LISTED, "active", "verb"),
    ("should have included", r"\b(?:should|must|ought to|needs? to|ha(?:s|ve) to|could|might|may|will|would)\s+(?:also\s+|not\s+)?(?:have\s+)?(?P<at>included?|gone after|added|listed)(?=\s+(?:(?:the|its)\s+)?(?:[a-z’'-]+\s+){0,3}(?-i:[A-Z]))", Deed.LISTED, "active", "base"),
    ("whom S sanctioned", rf"\b(?:whom|which)\s+(?:(?:the|neither|no|all|both|only)\s+)*(?-i:[A-Z])[^.;,]{{1,50}}?\s(?P<at>{participle(HITS)})(?=\s*[.,;)])", Deed.LISTED, "active", "past"),
    ("without sanctions", rf"\b(?:without|free of|free from|no)\s+(?:\w+\s+)?{MEASURE}\s+(?:yet\s+)?(?:in|by|from)\s+(?=(?:the\s+)?(?-i:[A-Z]))", Deed.LISTED, "active", "past"),
    ("not touched", r"(?:\b(?:not|never|refus\w+ to|declin\w+ to|yet to)|n['’]t)\s+(?:yet\s+)?(?P<v>touch(?:ed)?|go(?:ne)? near|named?|includ(?:e|ed)|shown?|featured?|contain(?:ed)?|mention(?:ed)?|cover(?:ed)?|extend(?:ed)? to|acted on|pick(?:ed)? out|single(?:d)? out)\b(?=\s+\S)|\b(?:none|neither) of (?:them|the (?:two|three|four|five))\s+(?:(?:has|have|had)\s+)?(?P<at>touched|went after|named|included|covered|mentioned)\b(?=\s+\S)", Deed.LISTED, "active", "past"),
    ("left out", rf"\b{BE}\s+{ADVERBS}(?:left out|left off|left alone|left untouched|(?:left )?(?:untouched|unaffected|unscathed)|spared|exempt(?:ed)?|not among|not affected|not covered|omitted|missing(?= from)|absent(?= from))\b(?:\s+(?:of|from|by)\s+(?:[\w’'.-]+\s+){{0,3}}?(?:{LISTED_ON}|package|round|sanctions|measures))?", Deed.LISTED, "passive", "past"),
    ("left out", rf"\b(?:escap(?:ed|es)|avoid(?:ed|s)|dodged)\s+{FEW}(?:{MEASURE}|{LISTED_ON})\b(?!\s+(?:by|rules|regime))", Deed.LISTED, "passive", "past"),
    ("left out", r"\b(?:but|and|though|yet)\s+(?:(?:were|was|in the end|ultimately|eventually)\s+)?(?P<at>not\s+(?:included|added|listed|sanctioned|targeted|named|designated|blacklisted|covered))\b", Deed.LISTED, "passive", "past"),
    ("left out", r"\b(?P<at>(?:will|would|does|do|is|are|was|were|has|have|had)(?: not|n['’]t)\s+(?:be\s+|been\s+)?(?:covered|affected|touched))\b", Deed.LISTED, "passive", "past"),
    ("spared", r"\b(?:held|holds|hold|holding)\s+(?:off|back)\s+(?:on|against)\b(?=\s+(?:[\w-]+\s+){0,3}(?-i:[A-Z]))", Deed.LISTED, "active", "past"),
    ("took no step against", rf"\bno\s+(?:such\s+|similar\s+)?(?:steps?|action|measures?|moves?|sanctions)\s+{BE}\s+{ADVERBS}(?:taken|made|imposed|adopted|agreed)\s+(?:against|on)\b", Deed.LISTED, "active", "past"),
    ("took no step against", rf"\b{verb('take make')}\s+no\s+(?:such\s+|similar\s+|comparable\s+)?(?:steps?|action|measures?|moves?)\s+against\b", Deed.LISTED, "active", "verb"),
    ("got away", r"\b(?:escaped|escapes|got away|gets away|got off|went free|went unpunished|goes unpunished)\b(?=\s*(?:[.,;:)]|$)|\s+(?:for now|so far|again|once more|this time|unscathed|untouched|unharmed|lightly)\b)", Deed.LISTED, "passive", "past"),
    ("spared", r"\b(?P<v>spared|spares?|leave out|omit|skip|left out|leaves out|leaving out|omitted|omits|omitting|passed over|passing over|skipped|skipping|sparing|left off|exempted|exempts|(?:steer|steers|steered|steering|stayed|stays|kept) (?:well )?clear of|shield(?:s|ed|ing)?|(?:stays?|stayed|kept|keeps|steered) away from(?= (?:[\w’'-]+ ){0,4}(?-i:[A-Z])))\b", Deed.LISTED, "active", "verb"),
    ("spared", r"\b(?P<v>left|leaves?|leaving)(?=\s+[^.,;]{2,60}?\s+(?:alone|out(?= until| so far| for now|[.,;]| of it| of the| again| up to)|untouched|unscathed|in peace|off the hook)\b)", Deed.LISTED, "active", "verb"),
    ("spared", r"\b(?:has|have|had)\s+(?:still\s+|so far\s+|as yet\s+)?nothing\s+on(?=\s+(?:(?:the|either)\s+)?(?-i:[A-Z]))", Deed.LISTED, "active", "past"),
    ("spared", r"\b(?P<v>let|lets)(?=\s+(?:\w+\s+){1,3}off\b|\s+(?:him|her|it|them) be\s*[.,;])", Deed.LISTED, "active", "verb"),
    ("took the same step against", rf"\b(?:{verb('take make')}\s+(?:the same|a similar|similar|such)\s+(?:steps?|moves?|measures|action|decisions?|line)\s+(?:against|on|for|concerning|regarding|over)|(?:did|does|do|doing|done) the same (?:to|with|for(?!\s+\d))\b)", Deed.LISTED, "active", "past"),
    ("moved against", rf"\b(?<!\bthe )(?<!\bthis )(?<!\ba )(?<!\bits )(?:{verb('act move')}\s+(?:(?:on \w+day|today|yesterday|this \w+|the same \w+|quickly|swiftly|too|also|first|[“\x22]?(?:in|within|over|by|before)\s+(?:\w+\s+){{0,3}}?(?:days?|weeks?|months?|hours|year|\w+day)[”\x22,]*)\s+)?against|{verb('take', 'v5')}\s+(?:\w+\s+)?(?:action|steps|measures)\s+against|{verb('go come', 'v2')}\s+after|{verb('tighten turn', 'v8')}\s+the\s+(?:screws?|noose)\s+on|{verb('go', 'v6')}\s+for(?=\s+(?-i:[A-Z]))|(?:should|must|ought to)\s+(?:now\s+|then\s+|next\s+|also\s+)?(?P<at>(?:turn|move on)\s+(?:next\s+)?to)(?=\s+(?-i:[A-Z]))|{verb('take', 'v7')}\s+aim\s+at|{verb('crack clamp', 'v3')}\s+down\s+on|{verb('get catch', 'v4')}\s+(?:up\s+with|to(?=\s+(?-i:[A-Z]))))", Deed.LISTED, "active", "verb"),
    ("blocked", rf"\b{verb('block ban bar hit')}(?!\s+(?:\w+\s+){{0,2}}?(?:listing|designation|inclusion|addition|sanctions|move|plans?|proposals?|measures|adoption|package|efforts?|attempts?|bid|deal)\b)(?=\s+(?:{_NAMED}|{_THEM}|{_SOME}))", Deed.LISTED, "active", "verb"),
    ("placed there", rf"\b{BE}\s+{ADVERBS}(?:placed|put|added|entered)\s+(?:there|on it)\b|\b{verb('stay remain be', '')}\s+(?:still\s+|also\s+|not\s+)?on\s+it\b", Deed.LISTED, "passive", "past"),
    ("sanctions were announced", rf"\b{MEASURE}\s+{BE}\s+{ADVERBS}(?:announced|imposed|unveiled|adopted|approved|agreed)\b", Deed.LISTED, "passive", "past"),
    ("followed suit", r"\b(?P<v>follow(?:ed|s)?)(?:\s+suit|\s+(?:the\s+)?(?:EU|European Union|Brussels|UK|US|U\.S\.|Britain|London|Washington|Ottawa|Canada|Americans|British))\s+(?:against|on(?=\s+(?!\w+day\b)(?:(?:the|both)\s|(?-i:[A-Z])))|with|for|over|in (?:listing|sanctioning|blacklisting|freezing)|and (?:sanctioned|listed|froze))\b(?!\s+(?:an?|its|their)\b)", Deed.LISTED, "active", "verb"),
    ("followed suit", rf"\b(?P<v>follow(?:ed|s)?)\s+(?:(?:on|in|the|a|next|later|day|week|month|\d+|[A-Z]\w+|\w+day|shortly|soon|after)\s+){{0,5}}(?:with|by (?:listing|sanctioning|blacklisting|designating|freezing))(?=\s+{_NAMED})", Deed.LISTED, "active", "verb"),
    ("followed suit", r"\b(?:(?P<v>follow(?:ed|s|ing)?)\s+(?:[\w.’']+\s+){1,3}(?:lead|example)|(?P<v2>join(?:ed|s|ing)?|back(?:ed|s|ing)?|match(?:ed|es|ing)?)\s+(?:in\s+)?(?:the\s+)?(?:moves?|action|sanctions|measures|steps?|designations?|effort|campaign))\s+(?:against|on|with|over)\b", Deed.LISTED, "active", "verb"),
    ("sanctioned by", rf"\b{participle(HITS + ' hit freeze block')}(?=\s+(?:in|by|over|for|on|since|under|last|this|to|along|together|as|yesterday|today|earlier|then|there|only|just|the (?:same|following|next|previous|day|week|month)|a (?:day|week|month|year)|two|three|\d+)\b|\s*\?)", Deed.LISTED, "passive", "past"),
    ("follows", rf"\b{verb('follow')}(?:\s+suit)?(?=\s*(?:[.,;:!?)]|$)|\s+(?:on(?! (?:the(?! \d)|its|their)\b)|in|if|once|last|after|this|yesterday|today|next|a|an|two|three|four|five|six|seven|eight|nine|ten|\d+|hours|days|weeks|months|within|the (?:next|same|following)|earlier|later|soon|shortly|with (?:its|their)|early|late|mid|at)\b)"
     rf"|\b(?P<v2>did|done|does|doing|do)\s+(?:so|the same|likewise|(?:that|it)(?=\s*[.,;]|\s+(?:in|on|last|already|a|earlier|before|first|two|three|as early|long)\b)|it too)\b|\b(?P<v6>took|taken|takes?|taking|made|making)\s+(?:the (?:very )?same|a similar|the identical|an identical|that same)\s+(?:step|move|decision|action)\b(?!\s+(?:against|to|on|of|as|for|with)\b)|\b(?P<v3>got|gets)\s+there\s+(?:first|before|earlier|(?:\w+ )?\w+ (?:days?|weeks?|months?|years?) (?:earlier|before|later))|\b(?:consider(?:s|ed|ing)|weigh(?:s|ed|ing)|mull(?:s|ed|ing))\s+(?P<at>it|the same|such a (?:step|move)|similar (?:steps|measures|action))(?=\s*[.,;]|\s+(?:too|as well|also)\b)|\b(?:follow|follows|followed)(?=\s+(?:the\s+)?(?:EU|European Union|Brussels|UK|US|U\.S\.|Britain|London|Washington|Ottawa|Canada|Americans|British|its (?:allies|partners)|their lead)(?:\s*[.,;)]|\s+(?:within|soon|shortly|in|on|next|this|last|and)\b))|\b(?P<v4>acted|moved)(?!\s+first\s+(?:and|by)\b)(?=\s*[.,;]|\s+(?:on|in|first|last|earlier|back|a|two)\b)|\b(?P<v5>joined)\s+(?:in|them)\b", Deed.LISTED, "same", "verb"),
    ("sanctions are in force", rf"\b{MEASURE}\s+(?:on|against)\s+(?P<x>[^.;]{{2,120}}?)\s+(?:(?:has|have|had) been|is|are|was|were|remains?|remained|stays?)\s+(?:still\s+)?(?:in force|in place|in effect|unchanged)\b", Deed.LISTED, "between", "past"),
    ("sanctions on", rf"\b(?:{MEASURE}\s+(?:{_AGAINST}|(?:of (?:its|their) own\s+)?on\b(?!\s+(?:\d|\w+day\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)))|(?:moves?|action|steps)\s+{_AGAINST})", Deed.LISTED, "active", "noun"),
    ("X's listing", rf"(?:(?<=['’]s )|(?<=s['’] )){FEW}(?:designation|listing|blacklisting|inclusion)\b(?!\s+of\b)", Deed.LISTED, "passive", "noun"),
    ("X's listing", rf"\b(?:his|her|its|their)\s+{FEW}(?P<at>designation|listing|blacklisting|inclusion)(?=\s+by\b)", Deed.LISTED, "passive", "noun"),
    ("listing of", r"\b(?:listing|designation|blacklisting|sanctioning|inclusion|addition)s?\s+of\b", Deed.LISTED, "active", "noun"),
)  # fmt: skip
#: Rules whose words mean other things too: somebody who keeps a list must be their subject.
WEAK = frozenset(
    [
        "moved against",
        "got away",
        "not touched",
        "blocked",
        "dropped",
        "passive, dropped",
        "added",
        "on the list",
        "on its one",
        "spared",
        "passive, named",
        "looking at",
        "put X there",
        "restricted",
        "restricted borrowing of",
        "reinstated",
        "should have included",
        "shut out of markets",
    ]
)
#: "Added X to the list": what stands between the verb and the rest of it.
_BETWEEN = re.compile(r"\\s\+\(\?P<x>.*?\{\d+,\d+\}\?\)")
#: Rules that are also said of the one before "whom": "X, whom the EU added to its list".
_ALSO_OF_WHOM = (
    "added X to the list",
    "freed X from sanctions",
    "has X on the list",
    "hit with sanctions",
    "kept off the list",
    "put X under sanctions",
    "set X on the list",
    "shut out of markets",
    "subjected X to sanctions",
)


def _of_whom() -> Iterator[tuple[str, str, Deed, str, str]]:
    """The rows of the table that take a party between their words, where it stands before "whom" instead."""
    for rule, pattern, deed, form, finite in _TABLE:
        if form == "between" and rule in _ALSO_OF_WHOM:
            bare = _BETWEEN.sub("", pattern, count=1)
            yield rule, rf"\b(?:whom|which)\s+[^.;,]{{2,60}}?\s(?P<at>{bare})", deed, "active", finite


_ROWS = (*_of_whom(), *_TABLE)
_COMPILED = tuple((rule, re.compile(p, re.I), deed, form, finite) for rule, p, deed, form, finite in _ROWS)
_GATE = Gate([needs(row[0]) for row in _ROWS])
#: Verbs in -s that are nouns as often.
_NOUNS = re.compile(
    r"(?:names|lists|targets|places|sanctions|moves|blocks|bans|curbs|limits|freezes|hits|steps|designations)$",
    re.I,
)
_NOUN_BEFORE = re.compile(
    r"\b(?:known|new|prominent|famous|familiar|two|three|four|five|six|\d+|these|those|other|more|further|additional|several|many|of the|biggest|big|top|such)\s+$"
)
_OBJECT_NEXT = re.compile(r"\s+(?:[A-Z]|(?:the|both|all|him|her|them|two|three)\b)")
_POSSESSED = re.compile(r"\b(?:their|its|his|her|whose)\s+$", re.I)
_LIST_BEFORE = re.compile(
    r"(?:(?<![.!?“\"] )[A-Z][\w.’']*|\b(?:the|its|their|a|this|that|sanctions|own|new|whole))\s+$"
)
_THAT = re.compile(r"\bthat\b|[“\"]")
_OF_WHICH = re.compile(r"\bof (?:whom|which)\b")
_NOTHING = re.compile(r"\b[Nn]othing\b[^.;,]*$")
_WHOM = re.compile(
    r"\b(?:whom|which|that)\s+(?:the\s+)?[A-Z][\w.]*(?:\s+\w+)?(?:(?:,|,? and)\s+(?:the\s+)?[A-Z][\w.]*(?:\s+[A-Z]\w+)?)*\s+(?:(?:had|all|both|jointly|together|has|have|already|also|then|first|never|not|since|\w+ly)\s+)*$"
)


def predicates(text: str, start: int, end: int) -> list[Predicate]:
    """The measures stated in ``text[start:end]``, in order; overlapping ones by the earlier rule."""
    out: list[Predicate] = []
    for one in _all(text, start, end):
        if not any(one.start < p.end and p.start < one.end for p in out):
            out.append(one)
    return _joined(text, sorted(out, key=lambda p: p.start))


#: "Washington follows, freezing her assets": said by the second verb.
_DOING_SO = re.compile(
    r"(?: (?:suit|on \w+day|yesterday|today|a day later))?,\s+(?:\w+ly\s+|also\s+)?(?:freezing|sanctioning|blacklisting|listing|designating|adding|imposing|putting|placing|hitting|targeting)\b"
)


def _joined(text: str, found: list[Predicate]) -> list[Predicate]:
    """ "Was among seven men sanctioned by": the participle belongs to "was among"."""
    out: list[Predicate] = []
    for place, one in enumerate(found):
        last = out[-1] if out else None
        if one.rule == "follows" and _DOING_SO.match(text, one.end):
            continue
        following = found[place + 1] if place + 1 < len(found) else None
        if one.rule == "moved against" and following and _said_by(text, one, following):
            continue
        if (
            last
            and last.rule == "among the targets"
            and one.form == "passive"
            and re.fullmatch(r"[\w\s’'-]{0,40}", text[last.end : one.start])
        ):
            out[-1] = msgspec.structs.replace(last, end=one.end)
        else:
            out.append(one)
    return out


def _said_by(text: str, one: Predicate, following: Predicate) -> bool:
    """Whether the verb after it tells what was done: "moved against X, freezing his assets"."""
    return (
        following.finite == "gerund"
        and _ADDS.fullmatch(text, one.end, following.start) is not None
        and _PRONOUN.search(text, following.start, following.end + 6) is not None
    )


_ADDS = re.compile(r"[^;.]{2,90},\s+(?:\w+ly\s+|also\s+)?")
_PRONOUN = re.compile(r"\s(?:him|her|it|them|his|its|their)\b")


def _all(text: str, start: int, end: int) -> Iterator[Predicate]:
    low = text[start:end].lower().replace("bank", "")  # no bank is a ban
    for place in _GATE.rules(low):
        rule, pattern, deed, form, finite = _COMPILED[place]
        for m in pattern.finditer(text, start, end):
            if rule == "lifted sanctions on" and _NOTHING.search(text, start, m.start()):
                continue  # nothing in it lifts the freeze placed on X: the freeze is the act
            said = next(
                (word for name, word in m.groupdict().items() if name not in ("x", "at") and word), ""
            )
            if (
                said.lower() in ("list", "target")
                and _LIST_BEFORE.search(text, max(start, m.start() - 20), m.start())
                and not _OBJECT_NEXT.match(text, m.end())
            ):
                continue  # the Canadian list last month
            if said.lower().endswith("ing") and _POSSESSED.search(
                text, max(start, m.start() - 12), m.start()
            ):
                continue  # their sanctioning follows that of X
            if _NOUNS.match(said) and _NOUN_BEFORE.search(text, max(start, m.start() - 16), m.start()):
                continue  # two of the best known names
            if said.lower().startswith(("wrote", "writ")) and _THAT.search(m[0]):
                continue  # wrote that X is on the list
            kind = (_tense(said) if said else "base") if finite == "verb" else finite
            # whom Switzerland sanctioned on 16 March
            whom = rule == "sanctioned by" and _WHOM.search(text, start, m.start())
            if form == "between" and _OF_WHICH.search(m[0]):
                continue  # named X, neither of whom is on the list
            at = m.start("at") if m.groupdict().get("at") else m.start()
            yield Predicate(at, m.end(), rule, deed, "active" if whom else form, kind, _measure(m[0]))


def _measure(words: str) -> str:
    """The measure the words themselves name."""
    low = words.lower()
    if "ban" in low and "asset" not in low and re.search(r"(?:travel|entry|visa)[- ]ban", low):
        return "travel_ban"
    return "asset_freeze" if "freez" in low or "froze" in low or "blocking" in low else ""


def _tense(verb: str) -> str:
    low = verb.lower().split()[0]
    if low.endswith("ing"):
        return "gerund"
    if low.endswith("ed") or low in PASTS:
        return "past"
    return "present" if low.endswith("s") else "base"
