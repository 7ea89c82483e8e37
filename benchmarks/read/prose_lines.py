"""Lines of ordinary prose of many sorts, each with places for names: all written for this project.

``{g}`` a given name, ``{f}`` a family name, ``{p}`` both, ``{t}`` a town, ``{c}`` a firm,
``{d}`` a day, ``{m}`` a month, ``{n}`` a number; in Russian lines ``{r}`` a whole name.
"""

NEWS = (
    "{p}, who teaches at the school in {t}, said the roof had leaked since {m}.",
    "The council of {t} will vote on {d} whether a bridge may be built, {p}, the mayor, said.",
    "{c} has opened a shop in {t}; its manager, {p}, expects to hire {n} people.",
    "In {m} the river rose by {n} centimeters, and the farmers near {t} moved their animals to the hill.",
    "A new alliance of small traders, Unity, was formed in {t}; {p} will lead it.",
    "The captain of the old ferry Victoria, {p}, remembers the storm of {m} well.",
    "Shares of {c} fell by {n} percent on {d} after the firm had cut its forecast.",
    "{p}, a shopkeeper, keeps {n} hens behind the house.",
    "Police in {t} are looking for the owner of a gray van; Inspector {f} asked witnesses to call.",
    "The Minister of Health, {p}, opened the new wing of St Mary's Hospital in {t} on {d}.",
    "{t} Airport was closed for an hour when fog came in from the North Sea, a spokesman for Delta said.",
    "Judge {f} sent the case back to the High Court in {t}, where it had begun in {m}.",
    "The Royal Society gave its medal to {p} of the University of {t} for work on the brain.",
    "A fire at a warehouse of {c} near {t} was put out on {d}; Fire Chief {f} praised his crew.",
    "The Green Party and the Union of Farmers agreed in {t} on a budget of {n} million.",
    "In its annual report, {c} told shareholders that its Asia business had grown by {n} percent.",
    "Central Bank governor {p} left interest rates where they were, to nobody's surprise in {t}.",
    "The General Assembly of the Red Cross will meet in {t} in {m}, its Secretary-General said.",
    "Prime Minister {f} flew to {t} on {d} for talks with President {f} on trade and grain.",
)
SPORT = (
    "The match ended two to one after {p} scored in the last minute, to the delight of the crowd in {t}.",
    "{t} United 2, {t} City 0 ({f} 12, {f} 67). Attendance: {n},104.",
    "{t} Rovers v {t} Town: {f}; {f}, {f}, {f}; {f}, {f}; {f}. Substitutes: {f}, {f}.",
    "{f} beat {f} 6-4, 3-6, 7-5 in the final of the {t} Open; {p} won the doubles with {p}.",
    "Dynamo {t} drew with Spartak after {f} missed a penalty; coach {f} blamed the wind.",
    "Results: 1. {p} ({t}) 2:04:11; 2. {p} ({t}) 2:04:58; 3. {p} ({t}) 2:05:0{n}.",
    "Phoenix, Titan and Aurora finished first, second and third in the two-o'clock race at {t}.",
)
LETTERS = (
    "May I ask whether the system is ready? It may be so, {f} replied, but the bank was closed on {d}.",
    "Dear Mr. {f},\nThank you for your letter of {d}. I hope that Mrs. {f} is well.\nYours, {p}",
    "From: {p}\nTo: {p}\nSubject: Re: Meeting on {d}\nHi {g}, see you in {t}. Best, {g}",
    "Hope, he wrote to {g}, is a garden that wants water; grace and faith will not mow the lawn.",
    "Dr {f} of the hospital in {t} sees patients on {d}; call the office before noon.",
    "{g} and {g} were married in {t} in {m}; {g}'s mother, {p}, cried all morning.",
    "To whom it may concern: {p} has worked for {c} since {m} and is honest and quick.",
    "Emma said that Vera had gone to Victoria with Max and the children of Igor.",
    "Grandfather {g} lived on Liberty Street in {t}, next to the Golden Lion and the Star Cinema.",
)
MANUALS = (
    "Mix {n} grams of flour with two eggs, add the milk and let the dough rest for an hour.",
    "Turn the screw until the light is green, then press the red button for {n} seconds.",
    "Freeze the berries on a tray, then keep them in a bag; they are an asset in {m}.",
    "Section {n}. The Supplier shall deliver the Goods to the Buyer. The Buyer shall pay the Price.",
    'The Company, the Bank and the Trustee (each a "Party") signed the Agreement in {t} on {d}.',
    "The invoice of {c} for {n} chairs is due on {d}; please pay it into our account in {t}.",
    "Bus {n} stops at the market, at Crown Street and at the general hospital.",
    "Version {n} of Atlas adds a Search box; open File, choose Import, and select Orion from the list.",
    "Sold to: {p}, {n} Mill Lane, {t}. Ship via: Express. Terms: net {n} days. Contact: {p}.",
    "Ship the parcel by {d}; the carrier, Falcon Express, weighs every box in {t}.",
)
LETTERED = (
    "She read Phoenix, a novel by {p}, on the train from {t} and fell asleep over it.",
    "The law on sanctions is taught in the second year, Professor {f} said, and few students fail it.",
    "The orchestra of {t} played an evening of songs, with {p} at the piano.",
    "Nobody had asked {p} about the key, which lay where it always lay, under the stone.",
    "When the wind turned north, the boats came home, and {f} counted them from the window.",
    "In the chapter “The Old Man and His Son”, {g} leaves {t} for the Black Sea and meets {f}.",
    "According to {f} and {f} (1998), and against {f} et al., rivers in Siberia froze later in {m}.",
    "“Long live the Republic!” cried {g}, and the Guards of the Old Palace laughed, {f} among them.",
    "Mercury, Venus, Mars and Jupiter stood in a line over {t}, and the Southern Cross was low.",
    "Alexander the Great, Peter the Great and Ivan the Terrible are the three kings of that book.",
    "“Mr {f},” said Mr {f}, “you are no {f}.” “Nor are you a {f},” said {g} {f}, and sat down.",
    "King Henry, Queen Anna and Prince {g} of {t} are buried in the chapel of the Holy Trinity.",
)
HEADLINES = (
    "Mayor of {t} Opens New Bridge After Long Wait",
    "Storm Over the North Sea: Ferries Stay in {t} Until {d}",
    "{f} and {f} Win Gold as {t} Celebrates",
    "Local Bank Helps Young Farmers Buy Land, Says {f}",
    "Five Things You Should Know About the May Election in {t}",
    "Star Chef {p} Closes Golden Dragon Restaurant",
    "How to Build a Strong Business: Lessons From {p}",
    "BREAKING NEWS: TRAIN FROM {t} LATE AGAIN",
    "NOTICE OF MEETING OF THE BOARD OF {t} HOUSING TRUST",
    "NO PARKING ON {d}. KEEP THE GATE SHUT. MIND THE DOG.",
    "MINUTES: PRESENT WERE MR {f}, MRS {f}, DR {f} AND MS {f}",
)
GERMAN = (
    "Der Bürgermeister von {t}, {p}, eröffnete am Montag die neue Brücke über den Fluss.",
    "Die Firma {c} stellt in {t} {n} Leute ein, sagte Geschäftsführer {p} der Zeitung.",
    "Im Mai steigt das Wasser, und die Bauern bringen die Tiere auf den Berg hinter der Kirche.",
    "Der Verein hat im März einen neuen Vorstand gewählt: Vorsitzender ist Herr {f}, Kassenwart Frau {f}.",
    "Das Gericht in {t} hat die Klage der Bank gegen den Kunden {f} im {n}. Verfahren abgewiesen.",
    "Mit Kraft und Mut gewann die Mannschaft aus {t} den Pokal; Trainer {f} lobte Torwart {f}.",
    "Die Union und die Partei der Mitte stritten über das Gesetz, bis Kanzler {f} ein Machtwort sprach.",
)
FRENCH = (
    "Le maire de {t}, {p}, a inauguré mardi le nouveau pont devant une foule nombreuse.",
    "La société {c} embauche {n} personnes à {t}, a déclaré son directeur, M. {f}.",
    "Le Conseil de la ville se réunit en mars ; Mme {f} demande que la Banque ouvre le samedi.",
    "Au printemps, l’Étoile du Nord relie {t} à Paris en trois heures, selon la Compagnie des trains.",
    "L'équipe de {t} a gagné la Coupe grâce à {p} ; l'entraîneur {f} félicite le gardien.",
)
SPANISH = (
    "El alcalde de {t}, {p}, inauguró el martes el nuevo puente ante una gran multitud.",
    "La empresa {c} contratará a {n} personas en {t}, dijo su directora, la señora {f}.",
    "En mayo sube el río y los campesinos llevan los animales al Monte Alto, cerca de la Torre del Rey.",
    "La Unión de Vecinos de {t} eligió presidente a {p}; el señor {f} será el tesorero.",
    "El Banco del Sol abrió una oficina en la Plaza Mayor, y don {g} {f} fue el primer cliente.",
)
ITALIAN = (
    "Il sindaco di {t}, {p}, ha aperto martedì il nuovo ponte davanti a molta gente.",
    "La ditta {c} assume {n} persone a {t}, ha detto il direttore, il signor {f}.",
    "La Banca del Popolo e la Croce Verde di {t} hanno donato un furgone, ricorda {p}.",
)
RUSSIAN = (
    "{r}, учитель из Твери, сказал, что крыша школы течет с марта.",
    "Мэр города открыл новый мост через реку; на празднике выступил {r}.",
    "В мае вода поднялась, и крестьяне увели скот на гору, вспоминает {r}.",
    "Матч закончился со счетом два один, победный гол забил {r}.",
)
#: How often each sort comes up, and its lines.
SORTS = (
    (9, NEWS), (4, SPORT), (4, LETTERS), (4, MANUALS), (5, LETTERED), (3, HEADLINES), (2, GERMAN),
    (2, FRENCH), (2, SPANISH), (1, ITALIAN), (1, RUSSIAN),
)  # fmt: skip
