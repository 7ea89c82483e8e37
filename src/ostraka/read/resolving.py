"""One mention to one party: by name, stated role, the acting authority's own list, and the date.

What the authority's list shows on the day counts for more than a role: a son may hold the
office the report names while it is the father who was listed that day. Where the evidence
does not part the candidates, the mention stays ambiguous, with all of them.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from ostraka.read.answer import Candidate, ClaimType, Mention
from ostraka.read.book import Book, Party
from ostraka.read.document import Document
from ostraka.read.gazetteer import name_words
from ostraka.read.spots import Spot
from ostraka.read.topic import Stated
from ostraka.text.names import split_words
from ostraka.text.words import GENERIC, STOPWORDS

#: Points; a lead of MARGIN settles a mention.
ON_THAT_DAY, ON_ITS_LIST, NOT_ON_ITS_LIST, ROLE, OFFICE, AGE = 5.0, 2.0, -1.0, 1.5, 1.2, 8.0
MARGIN = 1.0
_ELDER = re.compile(r"\b(?:elder|senior|Sr|father)\b")
_YOUNGER = re.compile(r"\b(?:younger|junior|Jr|son)\b")
_JUNIOR = re.compile(r"\b(?:Junior|Jr)\b")
_OFFICE = (
    GENERIC
    | STOPWORDS
    | frozenset(
        [
            "chief",
            "executive",
            "former",
            "deputy",
            "chairman",
            "director",
            "founder",
            "president",
            "owner",
            "board",
            "member",
            "head",
            "until",
            "minister",
            "russian",
            "federation",
            "vice",
            "general",
            "first",
            "management",
            "supervisory",
            "businessman",
            "shareholder",
            "chair",
            "with",
            "was",
            "has",
            "been",
            "since",
        ]
    )
)


#: Offices that tell a founder from his son who runs the firm.
_TELLING = frozenset(
    (
        "founder",
        "owner",
        "chairman",
        "president",
        "minister",
        "governor",
        "executive",
        "senator",
        "shareholder",
    )
)


#: Party -> what speaks for it: points and the sentence.
Pool = dict[str, list[tuple[float, str]]]


class _Known(msgspec.Struct, frozen=True):
    """What of a party's records is asked at each of its mentions; worked out once."""

    listings: tuple[str, ...]
    captions: tuple[list[str], ...]
    """The words of each record's main name."""
    role: frozenset[str]
    """Telling words of its positions."""
    offices: frozenset[str]
    junior: bool
    born: int | None

    @classmethod
    def of(cls, party: Party, book: Book) -> "_Known":
        """What the records of a party say."""
        records = [book.records[n] for n in party.records]
        told = [t for r in records for t in (*r.positions, *r.titles)]
        return cls(
            tuple(f"{r.source}:{r.id}" for r in records),
            tuple(name_words(r.caption) for r in records),
            frozenset(w for t in told for w in split_words(t) if len(w) > 3 and w not in _OFFICE),
            frozenset(w for r in records for t in r.positions for w in split_words(t)) & _TELLING,
            any(_JUNIOR.search(n.full) for r in records for n in r.names),
            min((d.earliest.year for r in records for d in r.birth_dates if d.known), default=None),
        )


class Resolver:
    """Decides the parties of all spots of one document together."""

    def __init__(self, book: Book, document: Document, spots: Sequence[Spot], stated: Sequence[Stated],
                 report: date | None) -> None:  # fmt: skip
        self.book, self.document, self.spots, self.report = book, document, spots, report
        self.stated: dict[int, list[Stated]] = {}
        for one in stated:
            self.stated.setdefault(one.spot, []).append(one)
        self.party_of: dict[int, Party] = {}
        self.namesakes: dict[str, list[Party]] = {}
        self._known: dict[str, _Known] = {}
        self._form_parties()

    def _form_parties(self) -> None:
        """Group the records any spot may mean, cluster by cluster."""
        clusters: list[set[int]] = []
        for records in {s.records for s in self.spots}:
            own = self.book.relatives(records)
            for other in [c for c in clusters if c & own]:
                clusters.remove(other)
                own |= other
            clusters.append(own)
        for cluster in clusters:
            parties = self.book.parties(cluster)
            for party in parties:
                self.namesakes[party.id] = [p for p in parties if p is not party and p.kind == party.kind]
                for number in party.records:
                    self.party_of[number] = party

    def mentions(self) -> list[Mention]:
        """Every spot as a mention, resolved or ambiguous."""
        sets = [self._candidates(s) for s in self.spots]
        shared: dict[tuple[str, ...], Pool] = {}
        for number, parties in enumerate(sets):
            if len(parties) > 1:
                key = tuple(sorted(p.id for p in parties))
                pool = shared.setdefault(key, {p.id: [] for p in parties})
                if any(self._age(self.spots[number], p, parties) for p in parties):
                    continue  # "the younger" speaks of itself alone
                for party in parties:
                    pool[party.id] += self._evidence(number, party)
        told = {key: {p: _strongest(found) for p, found in pool.items()} for key, pool in shared.items()}
        return [self._mention(n, parties, told) for n, parties in enumerate(sets)]

    def _candidates(self, spot: Spot) -> list[Party]:
        return list({self.party_of[r].id: self.party_of[r] for r in spot.records}.values())

    def _mention(self, number: int, parties: list[Party], told: Mapping[tuple[str, ...], Pool]) -> Mention:
        spot = self.spots[number]
        pool: Pool = {}
        if len(parties) > 1:
            pool = told.get(tuple(sorted(p.id for p in parties)), {})
        ranked = []
        for party in parties:
            found = [*pool.get(party.id, ()), *(self._age(spot, party, parties) if len(parties) > 1 else ())]
            ranked.append((sum(p for p, _ in found), party, tuple(why for _, why in found)))
        ranked.sort(key=lambda r: (-r[0], r[1].id))
        settled = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= MARGIN
        return Mention(
            start=spot.start,
            end=spot.end,
            text=self.document.text[spot.start : spot.end],
            kind=parties[0].kind,
            how=spot.how,
            page=self.document.page_of(spot.start),
            party=ranked[0][1].id if settled else "",
            caption=ranked[0][1].caption if settled else "",
            candidates=tuple(
                Candidate(p.id, p.caption, round(points, 1), why, self._of(p).listings)
                for points, p, why in ranked
            ),
        )

    def _of(self, party: Party) -> _Known:
        known = self._known.get(party.id)
        if known is None:
            known = self._known[party.id] = _Known.of(party, self.book)
        return known

    def _evidence(self, number: int, party: Party) -> list[tuple[float, str]]:
        """What speaks for a party at a spot, besides its name."""
        out = self._role(self.spots[number], party) + self._main_name(self.spots[number], party)
        facts = self.book.party_facts(party.records)
        for one in self.stated.get(number, ()):
            if one.sender not in self.book.authorities or one.type in (
                ClaimType.CALLED_FOR,
                ClaimType.EXPECTED,
            ):
                continue
            own = [f for f in facts if f.authority == one.sender]
            days = [f.day for f in own if f.day] + [f.until for f in own if f.until]
            if any(one.when.holds(d) for d in days) and one.when.first == one.when.last:
                out.append((ON_THAT_DAY, f"list: {one.sender} acted on it on {one.when}"))
            elif any(one.when.holds(d) for d in days):
                out.append((ON_THAT_DAY - 1, f"list: {one.sender} acted on it within {one.when}"))
            elif any(f.day is None or f.day <= (self.report or date.max) for f in own):
                out.append((ON_ITS_LIST, f"list: {one.sender} had it on its list by then"))
            else:
                out.append((NOT_ON_ITS_LIST, f"list: {one.sender} did not have it on its list"))
        return out

    def _main_name(self, spot: Spot, party: Party) -> list[tuple[float, str]]:
        """Whether a list calls an organization just so, without more words."""
        if spot.person:
            return []
        words = name_words(self.document.text[spot.start : spot.end])
        same = sum(caption == words for caption in self._of(party).captions)
        return [(ROLE + same / 10, "name: it is its main name on a list")] if same else []

    def _role(self, spot: Spot, party: Party) -> list[tuple[float, str]]:
        """Words of the record's positions that stand near the mention."""
        known = self._of(party)
        if not known.role:
            return []
        text = self.document.text
        near = set(
            split_words(text[max(0, spot.start - 120) : spot.start] + " " + text[spot.end : spot.end + 120])
        )
        shared = sorted(near & known.role)
        if not shared:
            return []
        near |= {"chief", "executive"} if "ceo" in near else set()
        office = sorted(near & known.offices)
        points = ROLE + (OFFICE if office else 0.0)
        return [(points, f"role: {' '.join([*office, *shared[:4]])}")]

    def _age(self, spot: Spot, party: Party, others: Sequence[Party]) -> list[tuple[float, str]]:
        """The elder, the younger, Jr, Sr: by the birth dates on the lists."""
        text = self.document.text
        head, tail = text[max(0, spot.start - 30) : spot.start], text[spot.end : spot.end + 24]
        tail = (
            text[spot.end - 7 : spot.end].partition(" ")[2]
            if _JUNIOR.search(text[spot.start : spot.end])
            else ""
        ) + tail
        head = re.split(r"[,.;]", head)[-1]
        elder = _ELDER.search(head) or re.match(r",?\s*\(?(?:senior|Sr|the elder|the father)\b", tail)
        younger = _YOUNGER.search(head) or re.match(
            r",?\s*\(?(?:[Jj]unior|Jr|the younger|(?:\d\d, )?(?:the|his) son)\b", tail
        )
        if younger and any(self._of(p).junior for p in others):
            return (
                [(AGE, f"age: its list calls it “{younger[0].strip(' ,')}” too")]
                if self._of(party).junior
                else []
            )
        if not (elder or younger):
            return []
        born = {p.id: self._of(p).born for p in others}
        if None in born.values() or len(set(born.values())) < 2:
            return []
        first = min(born, key=lambda i: born[i] or 0)
        last = max(born, key=lambda i: born[i] or 0)
        if (elder and party.id == first) or (younger and not elder and party.id == last):
            return [(AGE, f"age: born {born[party.id]}, as “{(elder or younger)[0].strip()}” says")]  # type: ignore[index]
        return []


def _strongest(found: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Of each kind of evidence the strongest."""
    best: dict[str, tuple[float, str]] = {}
    for points, why in found:
        kind = why.split(":")[0]
        if kind not in best or abs(points) > abs(best[kind][0]):
            best[kind] = (points, why)
    return list(best.values())
