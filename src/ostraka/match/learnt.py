"""The learnt numbers of the evidence, read once from the table that ships with the package."""

import math
from functools import cache
from importlib.resources import files

import msgspec

from ostraka.text.tokens import Part, Token


class Learnt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every number of the evidence. Bits unless said otherwise."""

    learnt_on: str
    data: str
    prior: float
    contradicted: float
    query_only: float
    listed_only: float
    another_number: float
    minor: float
    initial: float
    least: float
    order: dict[str, float]
    kept_by_way: dict[str, float]
    """Way two words agree -> share of the word's rarity that remains evidence."""
    typing_loss: float
    """Share lost for each tenth of similarity lost to typing errors."""
    birth_date: dict[str, float]
    country: dict[str, float]
    gender: dict[str, float]
    identifier: dict[str, float]
    place: dict[str, float]
    weak_alias: float
    missing: dict[str, float]
    calibration: tuple[float, float]
    """Intercept and slope of the logistic curve from bits to probability."""
    rare: dict[str, float]
    """Frequency of a word that is not in ``frequencies``, by family of parties."""
    frequencies: dict[str, dict[str, float]]
    """Family of parties -> fold of the word -> share of names that hold it."""

    def frequency(self, token: Token) -> float:
        """Share of names that hold this word."""
        family = "other" if token.known or token.part is Part.GENERIC else "person"
        return self.frequencies[family].get(token.fold, self.rare[family])

    def kept(self, how: str, similarity: float) -> float:
        """Share of a word's rarity that stays evidence when it agrees that way."""
        if how == "typing":
            return max(0.0, 1 - self.typing_loss * (1 - similarity) * 10)
        return self.kept_by_way.get(how, 1.0)

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
