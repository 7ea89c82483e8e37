"""Names found in a text, and whom a family name alone means after the full names read so far."""

import msgspec


class Spot(msgspec.Struct, frozen=True, gc=False):
    """A name found: whose records it may be of, before anything is decided."""

    start: int
    end: int
    records: tuple[int, ...]
    how: str
    """The rule that found it."""
    grade: int
    """For people as in :class:`ostraka.read.people.Named`; 2 for other parties, 1 for weak names."""
    person: bool
    possessive: bool = False
    common: str = ""
    """Why the name alone says too little to mean a listed party; empty where it says enough."""


class Miss(msgspec.Struct, frozen=True, gc=False):
    """A name that only looks like a listed one."""

    start: int
    end: int
    records: tuple[int, ...]
    why: str
    possible: bool = False
    """The name fits a listed party; only that so many bear it keeps it from being a mention."""
    told: bool = True
    """Whether it is like enough to a listed name to be told to the reader."""


#: Characters after which a full name is forgotten: farther off, the same family name may be anybody's.
FAR = 30_000


class Heard:
    """Whom the full names read so far would make a family name mean."""

    def __init__(self) -> None:
        self._last: dict[int, frozenset[int] | None] = {}
        self._all: dict[int, set[frozenset[int]]] = {}
        self._at: dict[int, int] = {}

    def hear(self, one: Spot | Miss) -> None:
        """Take note of a full name, or of a namesake who is not listed."""
        group = frozenset(one.records)
        for record in group:
            self._at[record] = one.start
            self._last[record] = group if isinstance(one, Spot) else None
            if isinstance(one, Spot):
                self._all.setdefault(record, set()).add(group)

    def meant(self, records: set[int], place: int) -> tuple[int, ...] | None:
        """The records meant; none for an unlisted namesake read last; None where nothing was read.

        Two listed people of the name (father and son) leave both.
        """
        known = [r for r in records if r in self._last and abs(self._at[r] - place) < FAR]
        if not known:
            return None
        if all(self._last[r] is None for r in known):
            return ()
        groups = {g for r in known for g in self._all.get(r, ())}
        whole = next((g for g in groups if all(other <= g for other in groups)), None)
        narrow = next((g for g in groups if all(g <= other for other in groups)), None)
        return tuple(sorted(narrow or whole or {r for g in groups for r in g}))
