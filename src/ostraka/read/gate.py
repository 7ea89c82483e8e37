"""Which rules are worth trying on a sentence, by the letters each must hold: it saves most of the time.

A rule needs one of each of its groups of letters. Every different word is asked once which rules'
groups it holds something of; a sentence's answer is that of its words together.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_

#: Different words, and different answers, remembered.
_MOST = 30_000


class Gate:
    """Rules by the letters they need.

    >>> gate = Gate(["freez froz & asset fund", "_set_ & list"])
    >>> gate.rules("it froze his assets"), gate.rules("it set x on the list"), gate.rules("it reset the list")
    ((0,), (1,), ())
    """

    def __init__(
        self, needs: Sequence[str], tests: Mapping[str, Callable[[str], object]] | None = None
    ) -> None:
        """``needs`` tells of each rule its groups, parted by "&"; "_" is a blank.

        ``tests`` holds the letters that mean more than themselves, each with what to ask a word.
        """
        self._count = len(needs)
        self._tests = tests or {}
        self._depth = max(told.count("&") + 1 for told in needs)
        self._free = 0
        """A bit for each group that a rule does not have."""
        self._bits: dict[str, int] = {}
        """Letters -> a bit for each group of each rule that they are one of."""
        for rule, told in enumerate(needs):
            groups = told.split("&")
            for depth in range(self._depth):
                bit = 1 << (depth * self._count + rule)
                if depth >= len(groups):
                    self._free |= bit
                    continue
                for one in groups[depth].split():
                    letters = one.replace("_", " ")
                    self._bits[letters] = self._bits.get(letters, 0) | bit
        self._phrases = [(one, bits) for one, bits in self._bits.items() if " " in one]
        self._of_word = lru_cache(_MOST)(self._held)
        self._answer = lru_cache(_MOST)(self._passed)

    def rules(self, low: str) -> tuple[int, ...]:
        """The places of the rules that a sentence, given in small letters, may fit."""
        words = low.split()
        held = reduce(or_, map(self._of_word, words), self._free)
        whole = f" {' '.join(words)}"
        for phrase, bits in self._phrases:
            if phrase in whole:
                held |= bits
        return self._answer(held)

    def _held(self, word: str) -> int:
        """The bits of one word: a text has few words, used again and again."""
        held = 0
        for letters, bits in self._bits.items():
            test = self._tests.get(letters)
            if test(word) if test else letters in word:
                held |= bits
        return held

    def _passed(self, held: int) -> tuple[int, ...]:
        """The rules of which every group is held."""
        passed = held
        for depth in range(1, self._depth):
            passed &= held >> (depth * self._count)
        return tuple(rule for rule in range(self._count) if passed >> rule & 1)
