"""The learnt numbers of the evidence, read once from the table that ships with the package."""

import math
from functools import cache
from importlib.resources import files

import msgspec

from ostraka.text.tokens import Token


def way_of(how: str, similarity: float) -> str:
    """The way two words agree, typing errors by how many letters are right.

    >>> way_of("exact", 1.0), way_of("typing", 0.9), way_of("typing", 0.6)
    ('exact', 'typing, close', 'typing, far')
    """
    if how != "typing":
        return how
    return "typing, close" if similarity >= 0.85 else "typing" if similarity >= 0.75 else "typing, far"


class Learnt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every number of the evidence. Bits unless said otherwise."""

    learnt_on: str
    data: str
    contradicted: float
    query_only: float
    listed_only: float
    whole: float
    """The name of an organization, ship or aircraft agrees word for word, with nothing left over."""
    another_number: float
    minor: float
    initial: float
    least: float
    order: dict[str, float]
    by_way: dict[str, float]
    """Way two words agree -> bits beside the word's rarity; typing errors in three steps."""
    birth_date: dict[str, float]
    country: dict[str, float]
    gender: dict[str, float]
    identifier: dict[str, float]
    place: dict[str, float]
    weak_alias: float
    missing: dict[str, float]
    calibration: tuple[float, float]
    """Intercept and slope of the logistic curve from bits to probability."""
    reliability: tuple[tuple[float, float, int], ...]
    """Held-out pairs by tenths of probability: mean given, share true, how many."""
    expected_calibration_error: float
    rare: dict[str, float]
    """Frequency of a word that is not in ``frequencies``, by family of parties."""
    lone: float
    frequencies: dict[str, dict[str, float]]
    """Family of parties -> fold of the word -> share of names that hold it."""

    def frequency(self, token: Token) -> float:
        """Share of parties that bear this word: the commoner of persons and others."""
        known = [table[token.fold] for table in self.frequencies.values() if token.fold in table]
        return max(known, default=max(self.rare.values()))

    def counted(self, token: Token) -> bool:
        """Whether enough parties bear the word to have counted them."""
        return any(token.fold in table for table in self.frequencies.values())

    def way(self, how: str, similarity: float) -> float:
        """Bits that the way of agreeing adds to the word's rarity (below zero: it is weaker)."""
        return self.by_way[way_of(how, similarity)]

    def probability(self, weight: float) -> float:
        """Chance that a candidate of that weight is the same party."""
        intercept, slope = self.calibration
        x = intercept + slope * weight
        return round(1 / (1 + math.exp(-x)) if x > -500 else 0.0, 4)


@cache
def _read() -> Learnt:
    data = files("ostraka.data").joinpath("evidence.json").read_bytes()
    return msgspec.json.decode(data, type=Learnt)


LEARNT = _read()
