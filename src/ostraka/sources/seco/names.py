"""SECO's names: parts in an order of their own, each with spellings in other languages and scripts.

``Lukashenka`` (family name, order 1) and ``Dzmitry`` (given name, order 2) make ``Dzmitry
Lukashenka``; a spelling variant belongs to one part, so whole names are put together from them.
"""

import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ostraka.model import Name, NameRole
from ostraka.sources.reading.xml import Node

#: Where each type of part goes: given names, names after the father, the rest, family names.
_PLACES = {
    "given-name": 0, "further-given-name": 0, "father-name": 1, "grand-father-name": 1, "whole-name": 2,
    "other": 2, "family-name": 3, "tribal-name": 3, "suffix": 4,
}  # fmt: skip
_ROLES = {
    "primary-name": NameRole.PRIMARY,
    "alias": NameRole.ALIAS,
    "formerly-known-as": NameRole.PREVIOUS,
}


class Variant(NamedTuple):
    """One spelling of one part."""

    text: str
    language: str
    script: str


class NamePart(NamedTuple):
    """One part of a name, with its other spellings."""

    kind: str
    text: str
    variants: tuple[Variant, ...]


class Printed(NamedTuple):
    """The names of one ``name`` element, and what else it says."""

    names: tuple[Name, ...]
    titles: tuple[str, ...]
    unknown: tuple[str, ...]
    """Types of name or part never seen."""
    number: int
    """The ssid, which grows with time: the lowest is the oldest."""


def read_name(node: Node) -> Printed:
    """Everything a ``name`` element says; the base name is the first of ``names``."""
    kind, number = node.attr("name-type"), node.attr("ssid")
    weak = node.attr("quality") == "low"
    # Latin base names are all marked as English, whatever they are.
    node.ignore("lang")
    everything = [part for _, part in sorted(map(_part, node.nodes("name-part")), key=lambda pair: pair[0])]
    unknown = [part.kind for part in everything if part.kind not in (*_PLACES, "title", "maiden-name")]
    parts = [part for part in everything if part.kind not in ("title", "maiden-name")]
    role = _ROLES.get(kind, NameRole.ALIAS)
    names = [built for built in (_build(parts, role, weak),) if built]
    names += spelled(parts, role, weak)
    for maiden in (part for part in everything if part.kind == "maiden-name"):
        others = [part for part in parts if part.kind != "family-name"]
        family = NamePart("family-name", maiden.text, maiden.variants)
        names += filter(None, [_build([*others, family], NameRole.PREVIOUS, weak)])
    titles = tuple(part.text for part in everything if part.kind == "title" and part.text)
    return Printed(
        tuple(names),
        titles,
        tuple(unknown if kind in _ROLES else [*unknown, kind]),
        int(number) if number.isdigit() else 0,
    )


def _part(node: Node) -> tuple[int, NamePart]:
    order, kind = node.attr("order"), node.attr("name-part-type")
    variants = []
    for spelling in node.nodes("spelling-variant"):
        variants.append(
            Variant(spelling.value(), spelling.attr("lang").lower(), spelling.attr("script").upper())
        )
        # "not-defined" throughout: it says no more than lang and script
        spelling.ignore("spelling-variant-type", "ssid")
    node.ignore("ssid")
    text = node.text("value") or node.value()
    return int(order) if order.isdigit() else 99, NamePart(kind, text, tuple(v for v in variants if v.text))


def _build(parts: list[NamePart], role: NameRole, weak: bool, language: str = "") -> Name | None:
    """The name in natural order; ``printed`` keeps the list's own order where that differs."""
    filled = [part for part in parts if part.text]
    if not filled:
        return None
    ordered = sorted(filled, key=lambda part: _PLACES.get(part.kind, 2))
    places = [[part.text for part in ordered if _PLACES.get(part.kind, 2) == place] for place in (0, 1, 3)]
    given, middle, family = (" ".join(texts) for texts in places)
    full, printed = (" ".join(part.text for part in some) for some in (ordered, filled))
    return Name(full, role, weak, given, middle, family, language, printed if printed != full else "")


def spelled(parts: list[NamePart], role: NameRole, weak: bool) -> Iterator[Name]:
    """The names that the spelling variants of the parts make.

    In Latin script each variant stands in for its part alone, and all first ones, all second
    ones … together. In another script only whole names are made, from the variants of one
    language; where a part has none there, the shorter name is weak.
    """
    if role is NameRole.PRIMARY:
        role = NameRole.ALIAS
    keys = dict.fromkeys((variant.language, variant.script) for part in parts for variant in part.variants)
    for language, script in keys:
        chosen = [
            [v.text for v in part.variants if (v.language, v.script) == (language, script)] for part in parts
        ]
        latin = script == "LATN" or (not script and not any(map(_foreign, chain(*chosen))))
        for nth in range(max(map(len, chosen))):
            texts = [
                found[min(nth, len(found) - 1)] if found else (part.text if latin else "")
                for part, found in zip(parts, chosen, strict=True)
            ]
            lacking = not all(texts)
            used = role if latin else NameRole.ORIGINAL_SCRIPT
            yield from filter(None, [_build(_replaced(parts, texts), used, weak or lacking, language)])
        if latin and sum(map(bool, chosen)) > 1:
            for place, found in enumerate(chosen):
                for text in found:
                    texts = [text if n == place else part.text for n, part in enumerate(parts)]
                    yield from filter(None, [_build(_replaced(parts, texts), role, weak, language)])


def _foreign(text: str) -> bool:
    """Whether a text begins in another script than Latin."""
    first = next(filter(str.isalpha, text), "a")
    return not unicodedata.name(first, "LATIN").startswith("LATIN")


def _replaced(parts: list[NamePart], texts: list[str]) -> list[NamePart]:
    return [NamePart(part.kind, text, ()) for part, text in zip(parts, texts, strict=True)]
