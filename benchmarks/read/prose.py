"""Ordinary prose without listed parties, made from lines of our own: the same for the same seed.

Names of people are ordinary given and family names in all combinations, firms are coined,
and the subjects are those of local news, sport, letters, manuals, novels and headlines, in
six languages. Sanctions come up now and then, but never with a listed name.
"""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import yaml

from benchmarks.read.prose_lines import SORTS

_WORDS = {
    key: words.split()
    for key, words in yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8")).items()
}
_FIRMS = (
    "Halden & Co", "Brightwater Mills", "Northgate Dairy", "Orlin Tools", "Fenwick Paper", "Castor Bakery",
    "Lumen Glass", "Tamsin Travel", "Golden Star Laundry", "First Harbor Insurance", "Atlantic Tea Company",
    "Unity Bakers", "Apollo Carpets Ltd", "Eastern Light Books", "Crown & Anchor Hotels",
    "Delta Garden Supply",
    "Pioneer Roofing Inc.", "Blue River Shipping Agency", "Sunrise General Trading", "Global Pet Foods",
    "Müller Bau GmbH", "Boulangerie Martin SARL", "Transportes del Norte SA", "Silver Line Bus Company",
)  # fmt: skip
_KINDS = {"g": "given", "f": "family", "t": "towns", "d": "days", "m": "months"}


class Prose(msgspec.Struct, frozen=True):
    """Prose, and how many names of people were left out of it."""

    text: str
    names: int
    """Full names drawn."""
    dropped: int
    """Of these, drawn again because the name is a listed party's."""


def prose(characters: int, seed: int = 7, listed: Callable[[str], bool] = lambda name: False) -> Prose:
    """About that many characters of prose, without full names that ``listed`` says are a listed party's."""
    writer = _Writer(random.Random(seed), listed)
    text = "".join(writer.paragraphs(characters))
    return Prose(text, writer.names, writer.dropped)


class _Writer:
    def __init__(self, chance: random.Random, listed: Callable[[str], bool]) -> None:
        self.chance, self.listed = chance, listed
        self.names = self.dropped = 0

    def paragraphs(self, characters: int) -> Iterator[str]:
        length = 0
        weights = [weight for weight, _ in SORTS]
        while length < characters:
            lines = self.chance.choices(SORTS, weights)[0][1]
            # of one sort each, so that a paragraph is in one language
            text = " ".join(self.line(lines) for _ in range(self.chance.randint(2, 6))) + "\n\n"
            length += len(text)
            yield text

    def line(self, lines: tuple[str, ...]) -> str:
        """A line with a new name at every place."""
        parts = self.chance.choice(lines).split("{")
        return parts[0] + "".join(self.filled(p[0]) + p[2:] for p in parts[1:])

    def filled(self, kind: str) -> str:
        """What stands at a place of this kind."""
        if kind == "n":
            return str(self.chance.randint(2, 90))
        if kind == "p":
            return self.full_name("given", "family")
        if kind == "r":
            return self.full_name("russian_given", "russian_family")
        return self.chance.choice(_FIRMS if kind == "c" else _WORDS[_KINDS[kind]])

    def full_name(self, given: str, family: str) -> str:
        """A new name that no listed party bears."""
        self.names += 1
        while self.listed(
            name := f"{self.chance.choice(_WORDS[given])} {self.chance.choice(_WORDS[family])}"
        ):
            self.dropped += 1
        return name
