"""Given names that are one name in several languages, and the short forms people use.

Written from general knowledge of names. A line is one name: its spellings and its forms
in other languages, then after ``;`` its nicknames. A spelling may stand in two lines.
A name in two different lines is a *different* name: ``Maria`` is no typing error for
``Mario``, and the score treats the pair accordingly.
"""

from functools import cache

#: Shorter spellings are one letter off too many words.
LEAST_MISSPELLED = 6
_NAMES = """
muhammad mohammad mohammed mohamed mohamad muhammed mohamud mahamed mohd mohammod muhamed mehmed mehmet mahomed magomed mukhammad maxamed mohammadi; md mamadou mamadu
ahmad ahmed ahmet akhmad akhmed axmed achmad
mahmud mahmoud mahmood mehmood makhmud
hamid hameed khamid hamed
hasan hassan hasson xasan khasan
husayn hussein husain hussain hossein husein hosein hossain hocine houcine xuseen khusein huseyin husayin
ali aly aliy cali
umar omar omer oumar cumar umer
uthman othman osman usman ousmane cismaan utman
khalid khaled halid chalid khalit
walid waleed oualid valid
said saeed sayeed saied saiyd sayed sayid sayyid syed seyed seyyed
salman selman
sulayman suleiman sulaiman suleyman soleiman soleyman solomon salomon shlomo suliman
ibrahim ebrahim ibraheem abraham avraham braham brahim ibragim
ismail ismael esmail esmaeil ismayil ishmael
ishaq isaac yitzhak ishak isak eshagh
yaqub yaqoub yaghoub jacob yaakov yakov jakob yaqoob iakov jakub; jake kobi
yusuf yousef youssef yusif joseph josef jose jozef giuseppe iosif osip yosef yousuf yusef yussuf yuusuf josip; joe pepe jo beppe osya
musa moussa moses moshe moises mousa moise; moti
isa eissa essa issa cise ciise
daud dawud dawood david davud daoud davit dawid; dave davie dudu
harun haroon aaron haroun aharon
yahya yehia yahia yehya
zakariya zakaria zachary zakariyya zacharias
jamal gamal djamal jamaal cemal
kamal kemal kamel kamil
jalal jelal galal celal
bilal belal bilaal
yasir yasser yaser yassir
nasir nasser naser nasr
mansur mansour mansoor
anwar anvar enver anouar
tariq tarek tarik tareq tarig
faruq farouk faruk farooq farouq
rashid rasheed rachid rached
majid majeed madjid maged
adil adel
faysal faisal feisal fayssal
abd abdul abdel abdal abdi abdu abdol abdou abdoul abd-al
abdullah abdallah abdulla abdollah abdoulaye abdilahi cabdullaahi abdullahi abdollahi
usama osama oussama ousama
ayman aiman aymen
muammar moammar mouammar muamar moamar
qadhafi gaddafi qaddafi kadafi gadafi qadafi kaddafi gadhafi khadafi
mustafa mostafa moustafa mustapha mustafo moustapha
murtada murtaza morteza mortaza
rida reza riza ridha rezza
mahdi mehdi mahdy mehti
jafar jaafar ja'far cafer djafar djaffar
sadiq sadeq sadegh sadik
qasim qassem kasim ghasem qasem kassem kacem qassim kazim
husam hossam hussam houssam
fuad fouad foad fuat
ziyad ziad zeyad
hajji haji hajj hadj haaji
mawlawi maulavi molavi moulvi maulvi
sheikh shaikh shaykh cheikh sheik sheykh
nur noor nour nuri
nuruddin nooruddin noureddine nur-al-din nureddin nurudin nourredine
din deen dine eddine uddin
allah ullah ollah
rahman rehman rahmon rakhman rahmaan arrahman
aziz azeez
fatima fatemeh fatma fatimah fatme fatimata faduma
maryam mariam miriam maria mary marie maryna mariya marija miryam mariya marya mariana maryum; masha mimi
zaynab zainab zeinab zeynep
aisha ayesha aicha aysha ayisha aishah
khadija khadijah hadija khatija
andrew andrey andrei andrej andreas andre andres andrea andrzej andriy andrii anders andrii ondrej andrius andris; andy drew
alexander alexandr aleksandr aleksander alexandre oleksandr aliaksandr alessandro alejandro iskander aleksandar alexandros alexandru sandor alexandra aleksandra oleksandra aliaksandra; alex sasha sacha aleks lex sandro alik
alexey aleksey aleksei alexei oleksiy oleksii aliaksei alexis alexej; alyosha lyosha
anatoly anatoliy anatolii anatol anatole anatolij; tolya
anthony antony anton antonio antoine antoni antonin antun; tony toni
arkady arkadiy arkadii arkadij
arthur artur arturo arturas
artem artyom artiom artemy
benjamin binyamin beniamin veniamin; ben benny bibi benji
bernard bernardo bernhard berend
boris borys barys; borya
charles carlos karl carl carlo karel charlie karol; chuck charley
christian kristian cristian khristian
christopher kristoffer christoph cristobal christophe krzysztof; chris kris toph
christina kristina cristina khrystyna; tina chris
daniel daniil danilo danylo danyal; dan danny danya
denis dennis denys dionisio
dmitry dmitri dmitriy dmytro dimitri dzmitry dimitar dimitrij dimitrios dmitrii; dima mitya
edward eduard eduardo edvard edouard eduards; ed eddie ted ned
elena helen helena yelena olena alena ellen helene ilona eleni; lena alyona
elizabeth elisabeth yelizaveta elizaveta lizaveta isabel isabella elisaveta; liz beth lisa liza betty eliza
emmanuel emanuel manuel immanuel manoel; manny
ernest ernesto ernst
eugene yevgeny evgeny evgeniy yevgeniy evgenii yevhen eugen eugenio yauheni evgenij jevgenij; gene zhenya
catherine katherine ekaterina yekaterina kateryna katarina caterina kathryn catalina katerina; kate katie katya kathy cathy
felix feliks
francis francisco francesco francois franz frank frantisek franciszek; paco frankie pancho
frederick frederik friedrich fredrik federico frederic fridrich fryderyk fredrick fredrich; fred freddy fritz
gabriel gavriil gavriel havryil
gennady gennadiy hennadiy gennadi gennadii henadz
george georgy georgi georg georges jorge giorgio jerzy georgios yuri yuriy yury yurii iurii giorgi juri jurij georgiy heorhiy iurie gheorghe; goran
german herman hermann
gerard gerhard gerardo gerald geert; gerry jerry
gregory grigory grigoriy grigori hryhoriy gregor gregorio grigor grzegorz; greg grisha
hans johannes johann
henry heinrich enrique henri henrik enrico hendrik genrikh; harry hank
hugo ugo hugh
igor ihar ihor
ilya ilia illia elijah elias elie illya ilja eliyahu
irina iryna irene irena; ira
ivan john johan jean juan joao giovanni jan jon ioan ioannis yahya hovhannes yohannes ian johannes johann janis jovan jhon vanya; johnny jack vanya jackie
james jacques jaime giacomo jacobo; jim jimmy jamie
jeffrey geoffrey jeff geoff
julia yulia iuliia yuliya julija yuliia ulia
julian yulian julien giuliano juliano
kenneth ken; kenny
konstantin constantine kostyantyn constantin kanstantsin costantino; kostya
kirill kyrylo cyril kiril
larry lawrence laurence lorenzo laurent lavrentiy laurentius; lars
leonid leonide leanid; lyonya
leo leon lev lew leone
louis luis luigi lewis ludwig luiz lodewijk; lou
luke lucas luca lukas lukasz luka
margaret margarita marguerite margarete malgorzata; peggy meg maggie rita greta
mark marc marco markus marcus marko marek
martin marten martinus martyn marcin martino; marty
matthew mateo matthias mathieu matteo matvey mateusz mathias matvei matias; matt matty
maxim maksim maksym maxime massimo; max
michael mikhail michel miguel michele mykhailo mikhael mihail mikael michal mihai mikhael mikhayl mihajlo miguel mikhailo; mike misha mick mickey
michelle michele
michaela mikaela micaela
nadia nadezhda nadiya nadiia
natalia natalya nataliya nataliia natalie nathalie; natasha
nicholas nikolai nikolay nicolas mykola nikolaos nikola nicola mikalai nikolas niklas miklos nicolae nikolaj mikola; nick nico kolya klaus nicky
oleg oleh alieh
olga olha volha
patrick patricio patrik patrice patryk; pat paddy
paul pavel pablo pavlo paolo pawel paulo pol pal paval pavlos
peter pyotr petr pedro pierre pietro petro piotr petar pieter petros peeter pjotr; pete petya
philip filip philippe felipe filippo filipp phillip philipp; phil
raymond raimundo ramon raimond; ray
richard ricardo riccardo rikard ryszard; rick dick rich ricky
robert roberto rupert rob robertas; bob bobby robbie
roger rodger rogelio ruggero
roman romano
ronald ronaldo reinaldo reinhold reynaldo; ron ronnie
samuel shmuel samuil samuele; sam sammy
sergey sergei sergio serge serhiy sergii serhii siarhei sergiy sergej serguei; seryozha
simon semyon simeon shimon simone szymon semen symon
sophia sofia sofiya sophie zofia
stanislav stanislaw stanislaus stanislao; stas
stephen steven stefan esteban stefano stepan etienne istvan stephan stjepan stevan; steve
svetlana sviatlana svitlana; sveta
tatiana tatyana tetiana tatsiana tetyana tatjana; tanya
thomas tomas tommaso tomasz foma tom; tommy
theodore fyodor fedor teodor fedir theodor feodor; ted teddy fedya
timothy timofey timofei tymofiy timoteo; tim timmy
timur timour temur
vadim vadym vadzim
valentin valentyn valiantsin valentino
valery valeriy valerii valeri valerij valeryi valerio
vasily vasiliy vasyl basil vasile vasil vasilii vasilios vasilij; vasya
victor viktor vittorio wiktor
vincent vicente vincenzo vikentiy; vince
vitaly vitaliy vitalii vitali vitalij vital
vladimir volodymyr uladzimir wladimir wolodymyr vladimirs volodimir woldemar vlodimir; vova volodya vlad
vladislav uladzislau wladyslaw vladyslav; vlad slava
vyacheslav viacheslav viatcheslav vjaceslav vyachaslau wiaczeslaw; slava
walter valter gualtiero; walt
william wilhelm guillermo guglielmo willem guillaume vilhelm viliam; bill billy will liam
yaroslav jaroslav iaroslav jaroslaw
zhong chung
kim gim kym ghim
lee yi ri li rhee rhie i
pak park bak pahk
choe choi choy chwe
jong chong jeong jung chung cheong chung
jo cho
jang chang
jon chon jun jeon chun
kang gang
ku koo gu
paek baek back paik
pae bae
ryu yu yoo ryoo liu
sin shin
sim shim
ro noh no roh
rim lim im yim
ryang yang liang
kwon gwon kwun
an ahn
u woo wu
un eun
yong young yeong
chol chul cheol
myong myung myeong
hyok hyuk hyeok
hyon hyun hyeon
song sung seong
yop yup yeop
"""


def _groups() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    formal: dict[str, set[int]] = {}
    short: dict[str, set[int]] = {}
    for number, line in enumerate(_NAMES.strip().split("\n")):
        names, _, nicknames = line.partition(";")
        for name in names.split():
            formal.setdefault(name.replace("-", "").replace("'", ""), set()).add(number)
        for name in nicknames.split():
            short.setdefault(name, set()).add(number)
    return {k: frozenset(v) for k, v in formal.items()}, {k: frozenset(v) for k, v in short.items()}


_FORMAL, _SHORT = _groups()
_NONE: frozenset[int] = frozenset()


def formal_groups(word: str) -> frozenset[int]:
    """Numbers of the names this word is a spelling of; empty where it is none we know.

    >>> bool(formal_groups("ivan") & formal_groups("john")), bool(formal_groups("maria") & formal_groups("mario"))
    (True, False)
    """
    return _FORMAL.get(word, _NONE)


def short_groups(word: str) -> frozenset[int]:
    """Numbers of the names this word is a nickname of.

    >>> bool(short_groups("bibi") & formal_groups("benjamin"))
    True
    """
    return _SHORT.get(word, _NONE)


def long_spellings() -> list[str]:
    """Every spelling that is long enough to be known with a letter wrong."""
    return sorted(known for known in _FORMAL if len(known) >= LEAST_MISSPELLED)


@cache
def long_of(group: int) -> tuple[str, ...]:
    """The spellings of one name that are long enough to be known with a letter wrong."""
    return tuple(s for s in long_spellings() if group in _FORMAL[s])


def spellings(group: int) -> list[str]:
    """Every spelling and nickname of one name.

    >>> "juan" in spellings(min(formal_groups("ivan")))
    True
    """
    return sorted({w for table in (_FORMAL, _SHORT) for w, numbers in table.items() if group in numbers})
