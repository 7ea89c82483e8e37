"""Short names in general use, and words that are no names, out of ``read_names.yml``."""

from importlib.resources import files

import yaml

_WORDS = yaml.safe_load(files("ostraka.data").joinpath("read_names.yml").read_text("utf-8"))

#: What the press writes -> the full name as a list prints it. For a person it says that the
#: family name alone is enough. Used only where the party is on a loaded list.
SHORT_NAMES: dict[str, str] = _WORDS["short_names"]
#: Words, often capitalized, that stand before a family name without being part of it.
BEFORE_NAMES: frozenset[str] = frozenset(_WORDS["before_names"])
#: Words after an organization's name that make it another one: a subsidiary, a club, a branch abroad.
SUBSIDIARY: frozenset[str] = frozenset(_WORDS["subsidiary"])
#: Ordinary words that are somebody's whole name on a list; alone they are no mention.
ORDINARY: frozenset[str] = frozenset(_WORDS["ordinary"])
