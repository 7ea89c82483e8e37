"""Who acts, by the names the press gives authorities: countries, capitals, offices, ministers.

"The Treasury" is the British or the American one by what else the text names.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections import Counter

import msgspec

#: code -> the words that mean its government; adjectives after ``/``.
_NAMES = {
    "GB": "Russia (Sanctions) (EU Exit) Regulations|Britain|Great Britain|United Kingdom|UK|U.K.|London|Downing Street|Whitehall|FCDO|Foreign Office|OFSI|Ofsi"
    "|Foreign, Commonwealth and Development Office|HM Treasury|HMT|British Treasury|UK Treasury"
    "|Office of Financial Sanctions Implementation|Liz Truss|Truss|Boris Johnson|Johnson|Rishi Sunak|Sunak"
    "|James Cleverly|Cleverly|David Cameron|Keir Starmer|Starmer|David Lammy|Lammy|Yvette Cooper|Home Office|Brits|the Brits|Foreign Secretary|James Cleverly|Anne-Marie Trevelyan/British",
    "US": "Ofac|Executive Order|SDN list|SDNs|SDN|United States|US|U.S.|USA|U.S.A.|America|Washington|White House|OFAC|Office of Foreign Assets Control"
    "|US Treasury|U.S. Treasury|Treasury Department|State Department|Department of the Treasury"
    "|United States Treasury|American Treasury|Biden administration|Trump administration|Joe Biden|Biden|Janet Yellen"
    "|Yellen|Antony Blinken|Blinken|Donald Trump|Trump|Scott Bessent|Bessent|Americans|the administration|incoming administration|outgoing administration|next administration|new administration|Wally Adeyemo|Adeyemo|administration official|administration officials|Trump official|Biden official|U.S. Department of the Treasury|US Department of the Treasury/American",
    "EU": "European Union|EU|E.U.|Brussels|European Council|Council of the EU|Council of the European Union"
    "|European Commission|Commission|Josep Borrell|Borrell|Ursula von der Leyen|von der Leyen|Kaja Kallas|Kallas"
    "|Official Journal|Charles Michel|the 27|EU ambassadors|European Parliament|MEPs|the Council|Council|EU Council|27-nation bloc|Member states|member states|EU members|EU countries|European allies"
    "|European partners|European friends|Europeans|European lists|European list|European sanctions|European blacklist|European one|European ones|European measures|EU governments|European governments|EU ministers|EU leaders|Europe",
    "CA": "Carney government|Harper government|Special Economic Measures (Russia) Regulations|Canada|Ottawa|Global Affairs Canada|Justin Trudeau|Trudeau|Mélanie Joly|Melanie Joly|Joly|Mark Carney|Anita Anand"
    "|Chrystia Freeland|Freeland|Canadians|GAC/Canadian",
    "JP": "Kishida government|Abe government|Ishiba government|Japan|Tokyo|Fumio Kishida|Kishida|Yoshimasa Hayashi|Gaimusho|Japanese cabinet/Japanese",
    "AU": "Morrison government|Albanese government|Turnbull government|Abbott government|Australia|Canberra|Marise Payne|Penny Wong|Anthony Albanese|Scott Morrison|DFAT|Australians|Aussies/Australian",
    "NZ": "Ardern government|Luxon government|New Zealand|Wellington|Nanaia Mahuta|Jacinda Ardern|Winston Peters",
    "CH": "Federal Department of Economic Affairs|Switzerland|Bern|Berne|SECO|State Secretariat for Economic Affairs|Seco|Federal Council|EAER|Guy Parmelin|Parmelin|Bundesrat/Swiss",
    "UA": "Ukraine|Kyiv|Kiev|Volodymyr Zelensky|Volodymyr Zelenskyy|Zelensky|Zelenskyy|Zelenskiy|Dmytro Kuleba|Kuleba/Ukrainian",
    "UN": "United Nations|UN|U.N.|Security Council|UN Security Council",
    "FR": "the French|France|Paris|Emmanuel Macron|Macron/French",
    "DE": "Germans|Germany|Berlin|Olaf Scholz|Scholz|Bundesregierung/German",
    "IT": "Italians|Italy|Rome|Mario Draghi|Draghi/Italian",
    "PL": "Poles|the Poles|Poland|Warsaw/Polish",
    "NO": "Norway|Oslo/Norwegian",
    "LV": "Latvia|Riga/Latvian",
    "LT": "Baltic states|Baltic countries|Balts|Lithuania|Vilnius/Lithuanian",
    "EE": "Estonia|Tallinn/Estonian",
    "CZ": "Czech Republic|Prague/Czech",
    "SE": "Swedes|Sweden|Stockholm/Swedish",
    "FI": "Finns|Finland|Helsinki/Finnish",
    "NL": "Netherlands|The Hague/Dutch",
    "TR": "Turkey|Ankara/Turkish",
    "IN": "India|New Delhi/Indian",
    "KR": "South Korea|Seoul/South Korean",
    "SG": "Singapore",
    "TW": "Taiwan|Taipei/Taiwanese",
    "LI": "Liechtenstein",
    "MC": "Monaco",
    "IS": "Iceland",
    "SK": "Slovakia|Bratislava/Slovak",
    "BE": "Belgium/Belgian",
    "ES": "Spain|Madrid/Spanish",
    "AT": "Austria|Vienna/Austrian",
    "PT": "Portugal|Lisbon/Portuguese",
    "IL": "Israel/Israeli",
    "GR": "Greece|Athens/Greek",
    "IE": "Ireland|Dublin/Irish",
    "DK": "Danes|Denmark|Copenhagen/Danish",
    "CY": "Cyprus|Nicosia/Cypriot",
    "HU": "Hungarians|Hungary|Budapest|Viktor Orban|Viktor Orbán|Orban|Orbán/Hungarian",
}
#: Several governments at once: no list of its own.
GROUPS = {
    "G7": "G7|G-7|Group of Seven|the Seven|allies|Allies|Western allies|the West|Western governments|Western countries|NATO"
}

#: Of the Union, through which they act.
MEMBERS = frozenset(re.findall(r"\w+", "FR DE IT PL LV LT EE CZ SE FI NL SK BE ES AT PT GR IE DK CY HU"))
#: They act through the Union or not at all: to be named does not make them the one who acts in the next sentence.
NO_LIST_OF_ITS_OWN = MEMBERS | {"TR", "IN", "IL"}
_ADJECTIVES = frozenset(a for names in _NAMES.values() for a in names.partition("/")[2].split("|") if a)
_CODE: dict[str, str] = {}
for _table in (_NAMES, GROUPS):
    for _code, _text in _table.items():
        for _name in _text.replace("/", "|").split("|"):
            _CODE[_name] = _code
_BY_LETTER: dict[str, list[str]] = {}
"""First letter -> the rest of each name that begins with it, the longest first: so fewer are tried at a place."""
for _name in sorted(_CODE, key=len, reverse=True):
    _BY_LETTER.setdefault(_name[0], []).append(re.escape(_name[1:]))
_PATTERN = re.compile(
    rf"(?<![\w-])(?=[{''.join(_BY_LETTER)}TtbGgPpEeFf])(?:[Tt]he )?(?:(?P<name>"
    + "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in _BY_LETTER.items())
    + r")|(?P<treasury>Treasury)|(?P<bloc>bloc|27-nation bloc)|(?P<home>(?<=[Tt]he )(?:[Ff]ederal )?[Gg]overnment(?! of)|(?<=[Tt]he )(?:[Ee]conom(?:y|ics)|[Ff]oreign|[Ff]inance|[Tt]rade) (?:[Mm]inistry|[Mm]inister\b(?!,? [A-Z]))|(?<=Majesty['’]s )[Gg]overnment|(?<=[Tt]his )[Gg]overnment|(?<=[Oo]ur )[Gg]overnment|(?<=[Tt]he )[Pp]rime [Mm]inister(?! of\b)))(?:['’]s?\b)?(?![\w-])"
)


_THING_NEXT = re.compile(
    r"\s+(?:mansions?|homes?|houses?|propert\w+|flats?|courts?|(?:stock )?exchange|branch(?:es)?|subsidiar\w+|embass\w+|villas?"
    r"|clubs?|markets?|summit|based|suburb|hotel|Exit|judges?|General Court|Court of Justice|(?:High |Supreme |Federal )?Court)\b|-based\b|(?<=Ukraine)(?:[- ]related\b|\s+(?:sanctions|list|regime|package|war|crisis|conflict|measures|programme|program|invasion|regulations)\b)|(?<=Ukraine)['’]s invasion"
)


#: Of Russia's own Security Council.
_RUSSIAN = re.compile(
    r"(?:Russia['’]s|Russian|Kremlin['’]s|Putin['’]s|(?:members?|secretary|deputy (?:head|chairman|secretary)) of(?: the)?)\s+$",
    re.I,
)


class Sender(msgspec.Struct, frozen=True, gc=False):
    """An authority named in the text."""

    start: int
    end: int
    code: str
    text: str

    @property
    def capitals(self) -> bool:
        """A city in capitals: a dateline, not an actor."""
        return self.text.isupper() and len(self.text) > 4


def is_government(text: str, one: Sender) -> bool:
    """Whether an authority is more than an adjective of something else: a Swedish partner is not Sweden."""
    return one.text.removeprefix("the ").removeprefix("The ") not in _ADJECTIVES or bool(
        _RULES.match(text, one.end)
    )


_RULES = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:government|cabinet|ministry|ministers?|treasury|authorit(?:y|ies)|officials?|parliament|lawmakers?|senators?|diplomats?|president|chancellor|secretary|sanctions|lists?|regulators?|administration|council|side|office|blacklist|measures|law|package|decision|order|decree|foreign|finance|prime)\b",
    re.I,
)


def code_of(name: str) -> str:
    """The authority a name means; empty where it means none."""
    return _CODE.get(name, "")


def dateline(text: str) -> list[Sender]:
    """The authority whose city the dateline names, for sentences that name none."""
    found = _DATELINE.search(text[:80].split("\n")[0]) or _LATER_DATELINE.search(text[:900])
    name = found[1].title() if found else ""
    return [Sender(found.start(1), found.end(1), _CODE[name], name)] if found else []


_CAPITALS = "|".join(
    ["London", "Washington", "Brussels", "Ottawa", "Tokyo", "Canberra", "Berne", "Bern", "Wellington"]
)
_DATELINE = re.compile(rf"\b({_CAPITALS})\b\s*(?:[.,:|(—–-]|$)", re.I | re.M)
#: Below the headline: a city at the head of a line, with a day, an agency or a dash behind it.
_LATER_DATELINE = re.compile(
    rf"(?<=\n)[\s*_#>]*(?i:({_CAPITALS}))(?:,? (?:D\.?C\.?|England|Belgium|Japan|Ont\.?|Ontario))?(?:\s*\([A-Z][\w /.]{{1,20}}\)|,?\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|,?\s+\d|\s+[—–-]\s|\s*[—–]|:\s)"
)


def senders(text: str, start: int, end: int, treasury: str = "", home: str = "") -> list[Sender]:
    """The authorities named in ``text[start:end]``, in order.

    ``treasury`` says whose "the Treasury" is, ``home`` whose "the government".

    >>> [s.code for s in senders("London and the US Treasury, not the EU", 0, 40)]
    ['GB', 'US', 'EU']
    """
    out: list[Sender] = []
    for m in _PATTERN.finditer(text, start, end):
        if m["name"] == "Security Council" and _RUSSIAN.search(text, max(0, m.start() - 30), m.start()):
            continue
        if m["name"] in ("Commission", "Council") and _OTHER_COMMISSION.search(
            text, max(0, m.start() - 24), m.start()
        ):
            continue
        if _THING_NEXT.match(text, m.end()) or (m["home"] and not home):
            continue  # a London mansion; a government of nobody knows whom
        if m["home"] and out and _IN_CAPITAL.fullmatch(text, max(start, out[-1].start - 4), m.start()):
            home = out[-1].code  # in Tokyo the government
        if m["home"] and out and _URGES.search(text, out[-1].end, m.start()):
            home = out[-1].code  # who urges "the government" is of its country
        code = (
            _CODE[m["name"]]
            if m["name"]
            else "EU"
            if m["bloc"]
            else home
            if m["home"]
            else _treasury(out) or treasury or "US"
        )
        out.append(Sender(m.start(), m.end(), code, m[0]))
    if label := _LABEL.match(text, start, end):
        name = label[1].title()
        out.insert(0, Sender(label.start(1), label.end(1), _CODE[name], label[1]))
    if text.find("package", start, end) >= 0:
        rounds = [Sender(m.start(), m.end(), "EU", m[0]) for m in _PACKAGE.finditer(text, start, end)]
        out = sorted([*out, *rounds], key=lambda s: s.start)
    return out


#: "UNITED STATES - ...", at the head of an item.
_LABEL = re.compile(
    r"[\W\d]*(UNITED (?:STATES|KINGDOM|NATIONS)|EUROPEAN UNION|BRITAIN|SWITZERLAND|CANADA|JAPAN|AUSTRALIA|NEW ZEALAND|UKRAINE)(?=\s*(?:[:–—|]|-\s))"
)
#: Only the Union counts its packages so far.
_PACKAGE = re.compile(
    r"\b(?:[Tt]he )?(?:\d{1,2}(?:st|nd|rd|th)|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|[Tt]enth|[Ee]leventh|[Tt]welfth|(?:[Tt]hir|[Ff]our|[Ff]if|[Ss]ix|[Ss]even|[Ee]igh|[Nn]ine)teenth|[Tt]wentieth|[Tt]wenty-\w+)\s+(?:sanctions\s+)?package\b"
)


#: A commission of something else: "the Securities and Exchange Commission".
_OTHER_COMMISSION = re.compile(r"\b(?!The\b|But\b|And\b|If\b|When\b|As\b|EU\b)[A-Z][\w’']*\s+$")


def _treasury(before: list[Sender]) -> str:
    """Whose Treasury is meant by what the sentence names before it: the American or the British one, if one of them."""
    codes = {s.code for s in before} & {"US", "GB"}
    return codes.pop() if len(codes) == 1 else ""


_IN_CAPITAL = re.compile(r"\W*[Ii]n (?:the )?[A-Z][\w.]+(?: [A-Z]\w+)?,?\s+(?:[Tt]he\s+)?")
_URGES = re.compile(r"\b(?:call(?:s|ed) on|urge[sd]|ask(?:s|ed)|press(?:es|ed)|told|wants?|wrote to)\s+$")


def alone(text: str, span: tuple[int, int], known: list[Sender]) -> Sender | None:
    """The authority of a heading that says nothing else: "2. European Union."; None where more is said."""
    if len({s.code for s in known}) != 1 or span[1] - span[0] > 60:
        return None
    rest = text[span[0] : known[0].start] + text[known[-1].end : span[1]]
    return known[0] if re.fullmatch(r"[\W\d]*(?:\w{1,3}[.)])?[\W\d]*", rest) else None


_HOME = {
    "GB": r"House of Commons|\bCommons\b|Downing Street|Home Office|Foreign Office|Foreign Secretary|HOUSE OF LORDS|House of Lords|His Majesty|Her Majesty|\bMPs\b|\bOFSI\b|Hansard|Westminster|Whitehall|£|\b(?:GMT|BST)\b|Court of Appeal|HM Treasury",
    "CA": r"Global Affairs Canada|\bGAC\b|Parliament Hill|\bOttawa\b|Canadian|Special Economic Measures|Schedule 1",
    "AU": r"Australian Government|Senator the Hon|Canberra",
    "NZ": r"(?i:beehive)|Wellington|New Zealand Government|Aotearoa|\.govt\.nz",
    "CH": r"Federal Council|Bundesrat|\bNZZ\b",
    "JP": r"Gaimusho|Japanese Government|Government of Japan|Affairs of Japan|Cabinet Secretary",
}


def home_of(text: str) -> str:
    """Whose "the government" and "we" are: of the dateline, else of the offices named; empty if unclear."""
    line = dateline(text)
    if line and line[0].code in _HOME:
        return line[0].code
    count = Counter(
        {
            code: len(re.findall(cues, text))
            + len(re.findall(r"HOUSE OF COMMONS|HOUSE OF LORDS", text)) * (code == "GB")
            for code, cues in _HOME.items()
        }
    )
    (first, most), (_, second) = count.most_common(2)
    return first if most > second else ""


#: Words of the papers that governments, parliaments and their offices write.
_OFFICIAL = re.compile(
    r"\b(?:notices?|press release|media release|news release|hansard|(?:HOUSE|House) of (?:COMMONS|LORDS|Commons|Lords)|HOUSE OF \w+|minister of|written question"
    r"|regulations?|gazette|ministry of|provisional translation|general licen[cs]e|\.gov\b|\.govt\.|update for|consolidated list|Hon\.?\s)",
    re.I,
)


#: A byline or an agency's dateline.
_NEWS = re.compile(
    r"(?m)^(?:By|BY) (?:(?:our|a|the) )?[A-Za-z]+ [A-Za-z]+|[A-Za-z] \((?!U\.?[KS])[A-Z][A-Za-z]{1,12}\)\s*[-–—_]"
)


def official(text: str, home: str) -> bool:
    """Whether a text is a paper of that government or of those it tells: a notice, a release, a debate."""
    if _NEWS.search(text, 0, 600):
        return False
    return bool(home) and len({m[0].lower() for m in _OFFICIAL.finditer(text[:1200])}) > 0


def treasury_of(text: str) -> str:
    """Whose Treasury "the Treasury" is: Britain's where the text before it is of Britain, else the American one."""
    found = re.search(r"(?<![SK.] )(?<!HM )(?<!British )\bTreasury\b", text)
    if where := re.search(r"\bTreasury in (London|Washington)\b|\b(HM|His Majesty['’]s) Treasury\b", text):
        return "US" if where[1] == "Washington" else "GB"
    known = senders(text, 0, found.start() if found else 0)
    count = Counter(s.code for s in known)
    for name, code in (("WASHINGTON", "US"), ("LONDON", "GB")):
        if re.search(rf"\b{name}\b", text[:500]):
            count[code] += 3  # the dateline
    american = len(_AMERICAN_TREASURY.findall(text)) - len(_BRITISH_TREASURY.findall(text))
    british = count["GB"] > count["US"] + 3 * american
    # of a text that is mostly about others, as the Union, the Treasury is the American one
    return "GB" if british and count["GB"] >= max(count.values(), default=0) else "US"


_AMERICAN_TREASURY = re.compile(
    r"\bOFAC\b|\bSDN\b|(?:US|U\.S\.|American) Treasury|In Washington,? the Treasury|Treasury Department|Obama|Biden|Trump"
)
_BRITISH_TREASURY = re.compile(r"\bOFSI\b|(?:British|UK|HM) Treasury|\b[Cc]hancellor of the Exchequer\b")
