"""Full names that very many people bear: who is meant, the listed party or a namesake?

"Sergey Ivanov, a shopkeeper" agrees with a listed name letter by letter and says nothing. Such
a name counts where something besides it speaks for the listed party: sanctions, another
listed party in the sentence, an office, a birth date or a number its list prints; else it is
told as a possible namesake. A rare name speaks for itself.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ostraka.model import Record
from ostraka.read.context import Context
from ostraka.read.gazetteer import Gazetteer
from ostraka.read.ordinary import is_common_family, is_given, is_ordinary
from ostraka.read.people import Named
from ostraka.read.spots import Spot
from ostraka.read.words import Word, forms, key_of, plain

COMMON = "a possible namesake: many people bear this name, and nothing near it speaks for a listed one"
INITIALS = "a possible namesake: initials and a family name that many people bear, and nothing near it"
#: Characters off that the same name, once spoken for, is taken for the same person: an article's length.
ARTICLE = 6000
#: Characters off that another listed party speaks for a name.
BESIDE = 100
ALONE = "a possible namesake: a family name that many people bear, alone"


def common_name(words: Sequence[Word], named: Named, book: Gazetteer) -> str:
    """Why a full name (its words in order) is too common to speak for itself; empty where it is not."""
    if named.grade > 2 or any(p.famous for p in named.people):
        return ""
    families = {key for p in named.people for key in p.families}
    own = [w for w in words if not families.isdisjoint(w.keys)]
    if named.respelled:
        own = list(words[-1:])
    if not any(_is_common(w, families, book) for w in own):
        return ""
    if named.grade == 1:
        return INITIALS
    rest = [w for w in words if w not in own] or words[:1]
    given = {book.vocabulary.number(t.form) for p in named.people for t in p.given + p.middle}
    everybodys = (_is_given(w) or given.isdisjoint(w.keys) or _is_common(w, set(w.keys), book) for w in rest)
    return COMMON if all(everybodys) else ""


def _is_common(word: Word, families: set[int], book: Gazetteer) -> bool:
    """Whether a family name is borne by many, or is first of all a word or a place."""
    keys = [book.vocabulary.word(key) for key in families.intersection(word.keys)]
    keys += [key_of(form) for form, _ in forms(word.text)]
    return is_ordinary(plain(word.text)) or any(map(is_common_family, keys))


def _is_given(word: Word) -> bool:
    """Whether a word is a given name in common use, in any script, or an initial."""
    return len(plain(word.text)) < 3 or any(is_given(form) for form, _ in forms(word.text))


class Namesakes:
    """Parts the common full names of one text."""

    def __init__(self, context: Context, records: Sequence[Record], spots: Sequence[Spot],
                 sanctioned: Sequence[tuple[int, set[int]]]) -> None:  # fmt: skip
        self.context, self.records = context, records
        self.others = sorted(s.start for s in spots)
        self.sanctioned = sanctioned
        """(Place, records) of family names alone that a sentence about sanctions holds."""

    def parted(self, names: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
        """(Names that something speaks for, possible namesakes); one that is spoken for lends it on."""
        known: dict[int, list[int]] = {}
        taken: list[Spot] = []
        open_: list[Spot] = []
        left: list[Spot] = []
        for spot in names:
            if self._spoken_for(spot):
                taken.append(spot)
                for record in spot.records:
                    known.setdefault(record, []).append(spot.start)
            else:
                open_.append(spot)
        for spot in open_:
            near = any(abs(at - spot.start) < ARTICLE for r in spot.records for at in known.get(r, ()))
            (taken if near else left).append(spot)
        return taken, left

    def _spoken_for(self, spot: Spot) -> bool:
        context = self.context
        if context.near_sanctions(spot.start, spot.end) or self._beside_another(spot):
            return True
        if any(
            abs(at - spot.start) < ARTICLE and not r.isdisjoint(spot.records) for at, r in self.sanctioned
        ):
            return True
        return any(context.speaks_for(spot.start, spot.end, self.records[r]) for r in spot.records)

    def _beside_another(self, spot: Spot) -> bool:
        """Whether another listed party is named close by."""
        return bisect_left(self.others, spot.start - BESIDE) < bisect_right(self.others, spot.end + BESIDE)
