"""Parties grown from links, the strongest link first, under constraints.

A party never holds two records of one list without cause, nor two that contradict, nor two a
person declared different; a link that would bring such records together is refused and says
why. The order of the links is total, so the result does not depend on how they were found.
"""

from collections.abc import Callable, Iterable, Sequence

#: Why two records must not stand in one party; empty if they may.
Forbids = Callable[[int, int], str]


class Clusters:
    """Disjoint sets of record numbers that know what must stay apart."""

    def __init__(self, size: int, forbids: Forbids) -> None:
        self._home = list(range(size))
        self._members: dict[int, list[int]] = {n: [n] for n in range(size)}
        self._forbids = forbids

    def join(self, one: int, other: int, *, force: bool = False) -> str:
        """Bring two records into one party; the reason if that was refused."""
        a, b = self._home[one], self._home[other]
        if a == b:
            return ""
        if not force:
            for left in self._members[a]:
                for right in self._members[b]:
                    if reason := self._forbids(left, right):
                        return reason
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        for number in self._members[b]:
            self._home[number] = a
        self._members[a] += self._members.pop(b)
        return ""

    def together(self, one: int, other: int) -> bool:
        """Whether both stand in one party."""
        return self._home[one] == self._home[other]

    def members(self, one: int) -> Sequence[int]:
        """The records of its party."""
        return self._members[self._home[one]]

    def all(self) -> Iterable[list[int]]:
        """Every party's records in order."""
        return (sorted(members) for members in self._members.values())
