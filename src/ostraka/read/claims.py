"""Claims: who did (or will, or is asked to do) what, to whom, when, said by whom.

Sentence by sentence and by rules: predicates, the parties each takes, the authority that
acts, the word that governs it, the date of its clause. What a sentence leaves out
(pronouns, "also", the authority) is taken from the sentence before, and the rule says so.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from ostraka.read.moods import within
from ostraka.read.references import Numbered
from ostraka.read.sentence import Sentence
from ostraka.read.sentences import paragraphs, sentences
from ostraka.read.spots import Spot
from ostraka.read.tables import tables
from ostraka.read.topic import Page, Stated, opening

#: Sentences before and after a mention that may be about it.
_REACH = 3


def claims(
    text: str, spots: Sequence[Spot], report: date | None, line: tuple[int, int] = (0, 0)
) -> list[Stated]:
    """What the text claims of the parties at ``spots``, in order; ``line`` is where its date line stands."""
    if not spots:
        return []
    page = Page(text, spots, report, line)
    told, rows = tables(page)
    topic = opening(text)
    out: list[Stated] = list(told)
    free = [s for s in page.spots if not within(s[1].start, rows)]
    for span, own in _near_spots(text, free):
        one = Sentence(page, span, own, topic)
        out += one.claims()
        one.leave()
    return sorted(out, key=lambda c: c.start) if told else out


def _parts_near(text: str, spots: Sequence[Numbered]) -> list[tuple[int, int]]:
    """The paragraphs that name a party, and as many around each as sentences may be wanted: each has one."""
    parts = list(paragraphs(text))
    starts = [begin for begin, _ in parts]
    naming = {bisect_right(starts, spot.start) - 1 for _, spot in spots}
    wanted = {n for place in naming for n in range(place - _REACH, place + _REACH + 1)}
    return [parts[n] for n in sorted(wanted) if 0 <= n < len(parts)]


def _near_spots(text: str, spots: Sequence[Numbered]) -> Iterator[tuple[tuple[int, int], list[Numbered]]]:
    """The sentences that name a party, with those close enough to share a subject, and their parties."""
    spans = [span for part in _parts_near(text, spots) for span in sentences(text, *part)]
    starts = [begin for begin, _ in spans]
    own: dict[int, list[Numbered]] = {}
    for numbered in spots:
        own.setdefault(bisect_right(starts, numbered[1].start) - 1, []).append(numbered)
    wanted = {n for place in own for n in range(place - _REACH, place + _REACH + 1)}
    for place in sorted(wanted):
        if 0 <= place < len(spans):
            yield spans[place], own.get(place, [])
