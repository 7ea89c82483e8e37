"""Short names in general use, and words that are no names, out of ``read_names.yml``; names and
words that very many parties bear, out of ``read_common.yml``."""

from importlib.resources import files

import yaml

_WORDS = yaml.safe_load(files("ostraka.data").joinpath("read_names.yml").read_text("utf-8"))
_COMMON = yaml.safe_load(files("ostraka.data").joinpath("read_common.yml").read_text("utf-8"))

#: What the press writes -> the full name as a list prints it. For a person it says that the
#: family name alone is enough. Used only where the party is on a loaded list.
SHORT_NAMES: dict[str, str] = _WORDS["short_names"]
#: Words, often capitalized, that stand before a family name without being part of it.
BEFORE_NAMES: frozenset[str] = frozenset(_WORDS["before_names"])
#: Words after an organization's name that make it another one: a subsidiary, a club, a branch abroad.
SUBSIDIARY: frozenset[str] = frozenset(_WORDS["subsidiary"])
#: Ordinary words that are somebody's whole name on a list; alone they are no mention.
ORDINARY: frozenset[str] = frozenset(_WORDS["ordinary"])
#: Given names in common use, besides those of :mod:`ostraka.text.given`.
COMMON_GIVEN: frozenset[str] = frozenset(_COMMON["given"].split())
#: Family names that very many people bear.
COMMON_FAMILIES: frozenset[str] = frozenset(_COMMON["families"].split())
#: Words that are first of all words, and places: alone, or two together, they are no mention.
COMMON_WORDS: frozenset[str] = frozenset(_COMMON["words"].split()) | frozenset(_COMMON["places"].split())
#: Words of an office that say nothing of who holds it.
OFFICE_WORDS: frozenset[str] = frozenset(_WORDS["office"])
