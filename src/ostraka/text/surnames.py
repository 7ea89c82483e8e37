"""Family names that very many people bear, in the Latin letters they are read in.

Written from general knowledge of names. Two different ones of these are two names and not one
misspelled: ``Hernandez`` is no typing error for ``Fernandez``, whatever the letters say. A
spelling of another's name (``Alvares``, ``Alvarez``) may stand here too: where the sounds are
the same, the spelling is compared first.
"""

_NAMES = """
abbasi abe abebe abid abramov abubakar acar acosta adamczyk adams addo adebayo adeyemi adnan afanasiev
agarwal aguilar ahmadi ahn akbari akimov akram akter albrecht alekseev alexandrov allen almeida alvarado
alvarez alves alzate amini amiri amoah andersen anderson andersson andrade andre andreassen andreev andrews
ansari antonov antunes aoki appiah aquino arango araujo arias arkhipov armstrong arnaud arnold arora
arredondo arslan asadi asante aslan austin avila awan ayala aydin azevedo aziz azizi azoulay babic babich
badr bae baek baghdadi bahrami bai bailey baker bakke bakker balogh balogun bandara banerjee banks baranov
barbier barbieri barbosa barela barker barnes barrett barros barry barton bashir bates batista bauer baumann
bautista beck becker bedoya begum bekele bell bello belov belova belyaev benes bengtsson benitez bennett
benoit berg berger berglund bergmann bernard berry bhatia bhatt bhatti bianchi bianco birukov bishop biton
black blanc blanchard blanco boateng bogdanov bohm bondarenko bonilla bonnet borges borisov bos bose bosman
boyd boyer boyko bradley brandt braun brito brooks brouwer brown brun brunet bruno bryant bui burke burns
busch butler butt bykov byrne caballero cabrera cai cakir calderon camacho camara cameron campbell campos
cano cardenas cardona cardoso caron carpenter carrasco carrillo carroll carter caruso carvalho castillo
castro cattaneo cavalcanti celik cerny cetin chang chapman chatterjee chaudhry chauhan chavez chen chernov
chernyshev chevalier cho choi chopra chowdhury christensen ciobanu cisse claes clark clement coelho cohen
cole coleman colin collins colombo constantin conte conti contreras cook cooper coppola cordoba correa
cortes cortez costa coulibaly cox crawford crespo cross cruz cunha curtis dabrowski dahan dang danielsson
danilov das davies davis davydov dawson dejong dekker delacruz delgado delrosario demir deng denis denisov
desai desilva devries dhillon diallo dias diaz dietrich dijkstra dimitriou dinh diop dissanayake dixon
djordjevic dlamini dmitriev dogan dominguez dong dosari doyle duan dube dubois dudek dufour dumitru dumont
duncan duong dupont duque duran durand dutta duval dvorak ebrahimi echeverri economou edwards efimov efremov
egger egorov eide eklund elliott ellis emelyanov endo engel engstrom erdogan eriksen eriksson ermakov
escalante escobar espinoza esposito estrada evans eze fabbri fadil fahd faisal faizi fall farina farkas
faure fedorov fedotov feng ferguson fernandes fernandez fernando ferrara ferrari ferraro ferreira ferri
fiala figueroa filatov filippov fischer fisher flores fomin fonseca fontaine fontana ford forsberg foster
fournier fox franco francois frank franke franklin fraser fredriksson freeman freitas friedman friedrich
frolov frost fuad fuchs fuentes fujii fujita fukuda fuller gaillard gallardo gallego galli gallo garcia
gardner garnier garrido garza gatti gauthier gavrilov gentile georgiou gerasimov german ghamdi ghasemi
gheorghe ghorbani ghosh gibson gil gill gimenez giordano giraldo girard giraud girma goldberg goldstein
golubev gomes gomez goncalves goncharov gong gonzales gonzalez goossens gordon goto govender grabowski
grachev graf graham grant grasso gray greco green greenberg greene griffiths grigoriev grishin gromov gross
gruber guerin guerrero gueye guler gundersen gunther guo gupta gusev gustafsson gutierrez guzman haas habibi
haddad hagen hahn haidari haile hajek hakansson hakim halim hall halvorsen hamadan hamalainen hamdan hamdani
hamid hamidi hamilton han hanif hansen hanson hansson hao harbi harper harris harrison hartmann hasegawa
hashemi hashim hashimi hashimoto haugen hayashi hayes heikkinen heinonen heinrich henderson hendriks
henriksen henriksson henriques henry heo hernandez herrera herrmann heydari hicks hidalgo hill hoang hofer
hoffmann hofmann holmes hong horak horn horvat horvath hossain hosseini hou howard huang huber hudson hughes
hunt hunter hussain hussaini hwang ibanez ibrahim iglesias ikeda ilic ilyin imran inoue ioannou ionescu
iraqi isaev ishii ishikawa islam ito ivanov ivanova ivanovic iversen iyer jabir jablonski jackson jacobs
jacobsen jafari jager jahani jain jakobsen jakobsson jalil james jang jankowski jansen janssen janssens
jansson jaramillo jarvinen jawad jaworski jelinek jenkins jensen jeon jeong jia jiang jimenez johannessen
johansen johansson johnsen johnson joly jones jonsson jordan jorgensen joshi jovanovic juarez juhasz jung
juric kaczmarek kaiser kalinin kamali kamau kaminski kang kaplan kapoor kara karam karim karimi karlsen
karlsson karpov kato katz kaur kaya kazakov kazemi kebede keita keller kelly kennedy kerr khalid khalil khan
khanna khayyat khumalo kilic kim kimura king kipchoge kirillov kiselev kiss klein klimov klymenko knezevic
knight knudsen kobayashi koc koch kohler kok kolesnikov komarov konate kondo kondratiev kong konig konovalov
korhonen korkmaz korolev koskinen kotov kovac kovacevic kovacs koval kovalchuk kovalenko kovalev kowalczyk
kowalska kowalski kozlov kozlova kozlowski kral kramer kraus krause kravchenko krawczyk kristensen
kristiansen krol kruger krylov kucera kudryavtsev kuhn kulikov kumar kurt kuzmin kuznetsov kuznetsova
kwiatkowski kwon laine lakatos lambert lane lang lange lara larsen larson larsson latif laurent lawal
lawrence lawson lazarev lebedev lebedeva leclerc lee lefebvre lefevre legrand lehmann lehtinen lehtonen lei
lemaire leon leone leonov leroy levy lewandowski lewis liang lim lima lin lindberg lindgren lindqvist
lindstrom liu lloyd lombardi lombardo londono long longo lopes lopez lorenz lorenzo lozano lucas ludwig
lujan lukic luna lund lunde lundin luqman lynch lysenko macdonald machado mackenzie madsen maes magalhaes
magnusson maier majewski majid makarov makela makinen maksimov maldonado malhotra malik malinowski malyshev
mancini mangal mansour mansouri mao marchand marchenko marchetti marek mariani maric marie marin marini
marino markov markovic marques marquez marshall martin martinelli martinez martini martins martinsen
martynov marwan maslov mason masri masson matei matos matsuda matsumoto matthews matveev maurer mayer mayers
mazur mcdonald medina medvedev mehta meier meijer mejia melnikov melnyk melo mendes mendez mendoza meng
menon mensah mercier mertens messina meszaros meunier meyer meyers miah michalski michel mikhailov miller
mills milosevic miranda mironov mirza mirzaei mishra mitchell miura mizrahi moen mohammadi moiseev mokoena
molina moller molnar monteiro montgomery monti montoya moon moore mora moradi morales moreau moreira morel
moreno moretti morgan mori morin moroz morozov morozova morris morrison mortensen moser mosquera moura
mousavi moyo mughal mukherjee mulder muller munir munoz murad murakami murillo murphy murray musa musavi
mutairi mwangi myers nagy naidoo nair najdi najjar nakajima nakamura nam nascimento nasir naumov navarro
nazari nazarov nazif ncube ndiaye ndlovu nelson nemec nemeth neumann neves newman nguyen nicholson nicolas
nielsen niemi nieminen nieto nikiforov nikitin nikolaev nikolaidis nikolic nilsen nilsson nishimura njoroge
nkosi noel noh noor noori noorzai novak novikov novikova novotny nowak nowicki nunes nunez nur nuri nwosu
obi ocampo ochieng ogawa ogunleye okada okafor okamoto okeke oliveira oliynyk olofsson olsen olsson
olszewski omondi omran orlov orlova ortega ortiz ortuno osei osipov osorio ospina otaibi otieno otto
ovchinnikov owens owusu ozdemir ozkan ozturk pacheco padilla pak palmer palumbo pan pandey panov
papadopoulos papp pappas parisi park parker parra pascual pastor patel patterson pavlenko pavlov pavlova
pavlovic pawlak pawlowski payne pearce pearson pedersen peeters pellegrini pena peng pereira perera peretz
perez perrin perry persson peters petersen peterson petit petrenko petrov petrova petrovic pettersen
pettersson pfeiffer pham phan phillips picard pichler pillai pineda pinto piotrowski pires pohl pokorny
polat polishchuk polyakov ponce ponomarev popa popal popescu popov popova popovic porter postma potapov
poulsen powell price prieto prochazka prokhorov qahtani qasim qasimi qin queiroz quevedo quintero quiroga
qureshi raad radu rafiq rahim rahimi rahman rahmani raja ramalho raman ramirez ramos rao rashid rasmussen
reddy redondo reed rehman reid reis renard restrepo reyes reynolds rezaei ribeiro ricci rice richard
richardson richter riley rinaldi rincon rios rivera riviere rizzi rizzo robert roberts robertson robin
robinson robledo robles rocha rodionov rodrigues rodriguez rogers rojas rolland romano romanov romero
rosario rose rosenberg ross rossi rostami roth rousseau roussel roux roy rubio rudenko rueda ruiz rumyantsev
russell russo rusu ruzicka ryan saad saarinen sabbagh sabir sadeghi saez sahin saito sajid sakamoto sala
salam salazar salehi salim salinas salminen sanchez sandberg sanders sandhu sandoval sani sanna santana
santiago santini santoro santos sanz sarkar sarr sasaki sato sauer saunders savchenko savelyev savic schafer
schmid schmidt schmitt schmitz schneider scholz schou schreiber schroder schubert schulte schulz schulze
schumacher schuster schwarz scott sedlak seidel semenov sen seo sergeev serra serrano sethi shafiq shah
shahid shakeri shami shammari shao shapiro sharif sharifi sharma sharp shaw shcherbakov sheikh shevchenko
shevchuk shi shimizu shin shvets siddiqui sidhu sidorov silva simmons simoes simon simpson simsek singh
sjoberg smirnov smirnova smit smith snyder sobolev sokolov sokolova solberg solis solovyov soltani sommer
song sorensen sorokin sosa soto sousa souza sow spencer stan stankovic stein steiner stepanov stephens
stevens stewart stoica stojanovic stone strand suarez sullivan sultani sutherland sutton suzuki svendsen
svensson svoboda szabo szymanski tadesse tahir tajik takacs takahashi tanaka tang tarasov tavares tawfiq
taylor tehrani teixeira tekin tesfaye thakur thomas thompson thomsen tian tikhonov tikriti timofeev titov
tiwari tkachenko todorovic tolentino tomic torres toth toure tran traore trinh trofimov trujillo truong
tucker turner uddin uribe usman valdez valencia valentini vandenberg varela varga vargas varis vasiliev
vasilyev vasques vasquez vazquez vega velasquez velazquez verma vesely vicente vidal vieira villa villanueva
villarreal vincent vinogradov virtanen visser vitale vlahos vlasov vogel vogt voigt volkov volkova vorobyov
voronin vos vu wagner wakil walczak walid walker wallace wallin walsh walter wang wanjiru ward wardak warren
watanabe watson watts weaver webb weber wei weiss wells werner west wheeler white wieczorek willems williams
willis wilson winkler winter wisniewski witkowski wojcik wolf wolff wood woods wouters wozniak wright wrobel
xiao xie xue yadav yakovlev yamada yamaguchi yamamoto yan yang yavuz yildirim yildiz yilmaz yin yoo yoon
yoshida young yousefi yuan zadran zahid zahir zahrani zaitsev zakharov zamani zamora zapata zea zeng zhang
zhao zheng zhou zhu zhukov zhuravlev ziegler zielinski zimmermann zulu
"""
_SURNAMES = frozenset(_NAMES.split())


def common_surname(word: str) -> bool:
    """Whether very many people bear this word as their family name.

    >>> common_surname("hernandez"), common_surname("hernandex")
    (True, False)
    """
    return word in _SURNAMES
