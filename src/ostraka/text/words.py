"""Words that play a part in names without telling parties apart: particles, titles, legal
forms, words many companies carry, numbers, and places.

Hand-written from general knowledge; romanized, lower case. The classes decide how much a
word weighs in the score (see :class:`ostraka.text.tokens.Part`).
"""

PARTICLES = frozenset(
    """al el ul ad ar as ash at an az bin ibn ben bint bent binti binte ould wuld oglu ogly uly kyzy qizi zade
    de la le les los las lo du des di da do dos das del della van von der den het ten ter zu zum zur af av und
    """.split()
)
#: Particles of descent: the name before is the child's, the one after is the father's.
DESCENT = frozenset("bin ibn ben bint bent binti binte ould wuld oglu ogly".split())

TITLES = frozenset(
    """mr mrs ms miss mister sir madam madame monsieur mme mlle herr frau senor senora don dona signor
    dr doctor prof professor eng engineer rev
    general colonel col capt captain lt lieutenant sgt brigadier admiral cmdr commander
    president minister premier senator ambassador governor
    sheikh shaikh shaykh cheikh sheik sheykh mullah mulla maulavi mawlawi molavi moulvi maulvi haji hajji hajj hadj
    ustad ustaz ayatollah hojjatoleslam
    jr sr phd esq""".split()
)  # fmt: skip
_FORMS = {
    "~corp": """corporation|corp|incorporated|inc|company|co|compagnie|compania|firm|firma|kompaniya|companhia|cie""",
    "~jsc": """joint stock company|open joint stock company|closed joint stock company|public joint stock company
        |jsc|ojsc|cjsc|pjsc|zjsc|ao|oao|pao|zao|nao|aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo
        |publichnoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|aktiengesellschaft|ag|akg|sa|s a|spa|s p a
        |societe anonyme|sociedad anonima|plc|public limited company|p l c|nv|n v|naamloze vennootschap|as|asa|ab|a s|oyj|oy
        |aktiebolag|aktieselskab|anonim sirketi|private joint stock company|pvt|prjsc|pat|prat|at|tbk|kgaa|se|ad|aktsiyadorlik
        |joint stock|stock company|kabushiki kaisha|kk|societa per azioni|aktsionerne tovarystvo
        |publichne aktsionerne tovarystvo|pryvatne aktsionerne tovarystvo|vidkryte aktsionerne tovarystvo
        |zakryte aktsionerne tovarystvo|adkrytae aktsyianernae tavarystva|aktsyianernae tavarystva""",
    "~llc": """limited liability company|limited liability|llc|l l c|limited|ltd|ltda|limitada|company limited|co ltd|private limited|pvt ltd
        |pte|pte ltd|sdn bhd|sdn|bhd|berhad|gmbh|g m b h|gesellschaft mit beschrankter haftung|mbh|ooo|o o o|tov|too
        |obshchestvo s ogranichennoy otvetstvennostyu|tovarystvo z obmezhenoyu vidpovidalnistyu|sarl|s a r l|sprl|srl|s r l|sl|s l
        |societatea cu raspundere limitata|sociedad de responsabilidad limitada|sociedad limitada|sp z o o|sp z oo|sp zoo|spzoo|spolka z ograniczona odpowiedzialnoscia|spolka
        |doo|d o o|ood|eood|bv|b v|besloten vennootschap|oue|ou|sia|uab|kft|korlatolt felelossegu tarsasag|rt|sro|s r o|fze|fzc|fzco|fz llc|fzllc|dmcc|lda|aps|wll|w l l|spc|mchj|xk
        |youxiangongsi|sirketi|limited sirketi|ltd sti|eirl|jv""",
    "~partners": """lp|l p|llp|l l p|limited partnership|kg|k g|gmbh co kg|og|ohg|general partnership|snc|scs|komanditgesellschaft""",
}  # fmt: skip

#: phrase (tuple of romanized words) -> canonical legal form; the key's length is 1 to 6.
LEGAL_FORMS: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): form
    for form, text in _FORMS.items()
    for phrase in (p.strip() for p in text.replace("\n", " ").split("|"))
}
LEGAL_STARTS = frozenset(phrase[0] for phrase in LEGAL_FORMS if len(phrase) > 1)
#: Long words of such phrases, romanized in as many ways as there are lists (ogranichennoi, aktsionernoye).
LONG_LEGAL_WORDS = frozenset(w for phrase in LEGAL_FORMS if len(phrase) > 1 for w in phrase if len(w) > 7)

STOPWORDS = frozenset(
    "the of and for in on at to by a an und et y e i der die das fur pour de la le les du des del dos da do el los las"
    " dlya po s na vo mv m no nr num number nro".split()
)
#: Long enough that a word a letter or two off is still the legal form.
LONG_LEGAL_FORMS = {
    phrase[0]: form for phrase, form in LEGAL_FORMS.items() if len(phrase) == 1 and len(phrase[0]) > 7
}

#: Words that very many organizations and ships carry.
GENERIC = frozenset(
    """group gruppe groupe grup gruppa holding holdings bank banka banque banco bankasi trading trade traders trader
    international intl national global general world worldwide universal central state federal public united
    industries industry industrial enterprise enterprises business businesses commercial commerce company services service
    investment investments invest capital finance financial partners partnership ventures fund funds trust foundation
    fond management consulting consultants solutions systems system technology technologies technical tech
    engineering construction development developments production products manufacturing factory plant works
    center centre institute research association organization organisation society union federation committee council
    ministry department agency office bureau administration government authority
    shipping ship ships maritime marine navigation transport transportation logistics lines line cargo export import
    exports imports petroleum oil gas energy power electric electronics chemical chemicals pharmaceutical pharma
    steel metal metals mining insurance media news radio television network telecom communications security
    real estate property properties supply supplies market markets store shop brothers sons bros and
    fze university college school company corporation joint stock limited republic kingdom
    zavod kombinat predpriyatie tsentr institut obedinenie nauchno proizvodstvennoe gosudarstvennoe federalnoe unitarnoe
    otkrytoe scientific dochirnii dochirniy dochirnie dochernee dochernii subsidiary""".split()
)  # fmt: skip

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen".split()
)
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
NUMBER_WORDS: dict[str, int] = (
    {w: i for i, w in enumerate(_UNITS)}
    | {w: i for i, w in enumerate(_ORDINALS, 1)}
    | _TENS
    | {"fourty": 40, "hundred": 100}
)
ROMAN = {
    w: i
    for i, w in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1
    )
}

#: Countries, regions and directions: two different ones never are one word misspelled.
PLACES = frozenset(
    """afghanistan albania algeria america american angola arabia arabian argentina armenia armenian asia asian australia
    australian austria austrian azerbaijan bahrain bangladesh belarus belgium belgian bolivia bosnia brazil britain british
    bulgaria burma cambodia cameroon canada canadian chad chile china chinese colombia congo croatia cuba cyprus czech
    denmark dominican ecuador egypt egyptian england english eritrea estonia ethiopia europe european finland france
    french gabon gambia georgia german germany ghana greece guatemala guinea haiti honduras hungary iceland india indian
    indonesia iran iranian iraq iraqi ireland irish israel italy italian jamaica japan japanese jordan kazakhstan kenya
    korea korean kosovo kuwait kyrgyzstan laos latvia lebanon lebanese liberia libya libyan lithuania luxembourg macau
    malaysia mali malta mauritania mauritius mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal
    netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal
    qatar romania russia russian rwanda saudi scotland senegal serbia singapore slovakia slovenia somalia spain spanish
    sudan sweden swedish switzerland swiss syria syrian taiwan tajikistan tanzania thailand togo tunisia turkey turkish
    turkmenistan uganda ukraine ukrainian uruguay uzbekistan venezuela vietnam yemen zambia zimbabwe africa african
    north south east west northern southern eastern western moscow london paris berlin tokyo beijing shanghai dubai
    tehran istanbul boston atlanta dallas chicago houston norge sverige deutschland schweiz osterreich espana""".split()
)  # fmt: skip
