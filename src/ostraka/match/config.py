"""The numbers of the score, each with its reason. Frozen; the digest goes with every result."""

import hashlib

import msgspec


class MatchConfig(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that decides a score and what counts as a hit."""

    threshold: float = 0.82
    """At or above it a candidate is a hit. Measured recall and alert load of this and other values:
    docs/explanation/strictness.md."""
    contradiction: float = 0.3
    """Taken off when *both* names have a full part the other lacks: Sergey Viktorovich Lavrov and
    Sergey Borisovich Lavrov are two men, however much else agrees."""
    surplus: float = 0.3
    """Taken off in proportion to what only *one* name has: a left-out patronymic is common and
    costs 0.1 of three parts."""
    characters: float = 1.0
    """The same where a name is written in Han or Hangul: those are never shortened."""
    lone: float = 0.8
    """Factor where a listed single word is all that agrees with a person's longer name:
    an alias "Ali" is not every Ali."""
    lone_entity: float = 0.9
    """The same for an organization or ship, whose single word is more often its whole name."""
    first_missing: float = 0.93
    """Factor where the first word of a person's longer name is the one left out: Juan Carlos
    Mosquera goes by Juan or Juan Carlos."""
    family_missing: float = 0.85
    """Factor where the list tells the family name and no word of it agrees: Antoine Jean is not
    Juan Antonio Rojas."""
    first_family_missing: float = 0.93
    """Factor where of a family name of several words a later one agrees and the first does not:
    Carlos Duque is not Carlos Ramirez Duque, who goes by Ramirez."""
    distinctive_missing: float = 0.85
    """Factor where an organization's common words alone agree and one name has a word of its own:
    Marine Ltd is not Halden Marine Ltd."""
    only_word: float = 0.8
    """Factor where a short word is all of an organization's or ship's name, and is misspelled: ABB is
    not AAB."""
    turned: float = 0.98
    """Factor for the family name first where nothing tells which part is the family name."""
    shuffled: float = 0.95
    """Factor for any other order."""
    descent: float = 0.85
    """Factor where father and son trade places around "bin"."""

    @property
    def digest(self) -> str:
        """Twelve hex digits that stand for these numbers.

        >>> MatchConfig().digest == MatchConfig(threshold=0.82).digest != MatchConfig(threshold=0.9).digest
        True
        """
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).hexdigest()[:12]
