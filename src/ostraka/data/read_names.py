"""Short names in general use, and words that are no names: written by the project.

``SHORT_NAMES`` adds what the press writes to what the lists print. For a person it says
that the family name alone is enough. It is used only where the party is on a loaded list.
"""

#: what the press writes -> the full name as a list prints it.
SHORT_NAMES = {
    "Sber": "Sberbank",
    "MKB": "Credit Bank of Moscow",
    "CBM": "Credit Bank of Moscow",
    "GPB": "Gazprombank",
    "PSB": "Promsvyazbank",
    "VEB": "Vnesheconombank",
    "VEB.RF": "Vnesheconombank",
    "RSHB": "Rosselkhozbank",
    "Rosselkhozbank": "Russian Agricultural Bank",
    "Tinkoff": "Tinkoff Bank",
    "Otkritie": "Bank Otkritie",
    "Sovcomflot": "PAO Sovcomflot",
    "SCF": "SCF Group",
    "UAC": "United Aircraft Corporation",
    "USC": "United Shipbuilding Corporation",
    "UVZ": "Uralvagonzavod",
    "RZD": "Russian Railways",
    "NSD": "National Settlement Depository",
    "RDIF": "Russian Direct Investment Fund",
    "CBR": "Central Bank of the Russian Federation",
    "Sistema": "AFK Sistema",
    "Surgut": "Surgutneftegaz",
    "Wagner": "Wagner Group",
    "Putin": "Vladimir Vladimirovich Putin",
    "Lavrov": "Sergey Viktorovich Lavrov",
    "Mishustin": "Mikhail Vladimirovich Mishustin",
    "Shoigu": "Sergei Kuzhugetovich Shoigu",
    "Patrushev": "Nikolai Platonovich Patrushev",
    "Peskov": "Dmitry Sergeyevich Peskov",
    "Medvedev": "Dmitry Anatolyevich Medvedev",
    "Prigozhin": "Yevgeny Viktorovich Prigozhin",
    "Abramovich": "Roman Arkadyevich Abramovich",
    "Deripaska": "Oleg Vladimirovich Deripaska",
    "Nabiullina": "Elvira Sakhipzadovna Nabiullina",
    "Lukashenko": "Aleksandr Grigoryevich Lukashenko",
    "Kadyrov": "Ramzan Akhmatovich Kadyrov",
}

#: Capitalized words that stand before a family name without being part of it.
BEFORE_NAMES = frozenset(
    """
    tycoon billionaire oligarch banker businessman businesswoman magnate entrepreneur industrialist financier
    investor owner founder cofounder chairman chairwoman chair chief executive director boss head leader president
    vice deputy minister premier prime chancellor senator governor mayor spokesman spokeswoman spokesperson envoy
    ambassador general colonel lieutenant major captain admiral marshal commander officer secretary official adviser
    advisor aide ally lawmaker deputy parliamentarian speaker editor presenter propagandist journalist singer
    actor sportsman father son daughter wife husband brother sister widow mother nephew cousin ceo cfo coo
    mr mrs ms miss dr sir lord lady prof professor comrade herr frau monsieur madame signor junior senior
    russian russians russia moscow kremlin ukrainian belarusian belarussian chechen iranian syrian chinese korean
    north south east west soviet serbian cypriot european american british canadian japanese swiss australian
    the a an and or but nor so yet for of in on at to by from with without against about after before since until
    while when where who whom whose which that this these those as if though although because both either neither
    like unlike also even only just then now today yesterday tomorrow here there later earlier meanwhile however
    still among amid between despite during under over through within including except besides beyond behind
    he she it they we you i his her its their our your my him them us not no yes all some most many much more
    less other others another each every any none one two three four five six seven eight nine ten first second
    third last next new old former current late then what why how
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    britain uk eu us usa un g7 brussels london washington ottawa tokyo canberra kyiv kiev paris berlin bern treasury
    sanctions sanctioned sanctioning targets targeted freezes froze frozen blacklists blacklisted designates designated
    lists listed delists delisted hits hit adds added bans banned says said tells told names named asks calls
    links linked ties tied backs backed owns owned runs ran heads headed meets met sees saw
    """.split()
)

#: Words after an organization's name that make it another one: a subsidiary, a club, a branch abroad.
SUBSIDIARY = frozenset(
    """
    europe germania deutschland austria switzerland schweiz suisse france italia uk usa america asia africa india china
    turkey kazakhstan belarus ukraine armenia georgia serbia bosnia croatia slovenia hungary hungaria czechia czech
    slovakia poland latvia estonia lithuania cyprus international capital invest investments asset management marketing
    trading trade leasing insurance life factoring finance financial holding cib broker brokerage securities ventures
    foundation fund arena academy school university institute sport sports fc club energy energo power export import
    shipping logistics transport aero avia telecom media drilling service services neftekhim pererabotka mezhregiongaz
    chemicals petrochemicals fertilizers retail technologies technology digital labs cloud pension pensions auto airlines
    """.split()
)

#: Ordinary words that are somebody's whole name on a list; alone they are no mention.
ORDINARY = frozenset(
    """
    may march june august will grant bill mark frank rose hope grace faith joy victory victoria venus apollo orion
    phoenix atlas titan delta alpha beta gamma omega sigma star sun moon sea ocean wave wind storm river lake mountain
    island bay port harbour harbor bridge tower crown king queen prince princess royal noble lord lady
    unity union alliance progress future success fortune prosperity harmony peace freedom liberty justice truth
    spirit dream vision light fire water earth sky north south east west northern southern eastern western
    arctic baltic black white red blue green gold golden silver diamond ruby pearl emerald amber crystal coral
    eagle falcon hawk swan lion tiger bear wolf fox dragon horse bull ant bee
    system systems network media press news today voice world globe planet universe space
    oil gas steel iron energy power electric nova neo omni prime first best top max plus
    bank fund trust capital invest group holding center centre institute foundation company corporation agency office
    army navy guard force forces security defence defense police service services council committee party movement
    resistance front brigade battalion base
    moscow london paris dubai tehran damascus beirut baghdad kabul minsk kiev kyiv crimea donetsk luhansk syria iran
    russia belarus korea china asia europe africa america
    anna maria elena olga natalia irina sofia alexandra julia diana daria ali ahmad ahmed mohammed muhammad hassan
    hussein ibrahim ivan boris igor oleg viktor victor maxim alexander martin george michael david daniel adam
    leo leon felix oscar hugo bruno marco mira luna stella iris flora aurora nora vera lara sara
    volga don neva lena amur ural urals caspian dnieper danube nile
    general special national state central federal public social military civil
    """.split()
)
