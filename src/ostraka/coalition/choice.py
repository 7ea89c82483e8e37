"""Which parties and authorities a question is about."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from ostraka.coalition.book import Book, Subject
from ostraka.errors import UsageError
from ostraka.model import AUTHORITIES

#: The members of the G7; the EU decides for France, Germany and Italy.
G7 = tuple(code for code, a in AUTHORITIES.items() if a.g7)
_GROUPS = {"g7": G7, "all": tuple(AUTHORITIES)}
_MEMBERS = {"FR": "EU", "DE": "EU", "IT": "EU", "UK": "GB"}


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Filters; an empty one lets everything through."""

    programs: tuple[str, ...] = ()
    """Program keys (``GB-RUS``), their beginnings (``US-``) or themes (``russia``)."""
    kinds: tuple[str, ...] = ()
    since: date | None = None
    """First frozen by anybody on this day or later."""
    until: date | None = None
    ids: frozenset[str] | None = None
    """Only these parties; for filters that need the records themselves."""


def authorities_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Codes of authorities from codes, ``g7`` or ``all``; FR, DE and IT are the EU. Raises UsageError.

    >>> authorities_of(["uk", "FR", "DE"]), authorities_of([])
    (('GB', 'EU'), ('GB', 'US', 'EU', 'CA', 'JP'))
    """
    found: list[str] = []
    for text in texts or ("g7",):
        group = _GROUPS.get(text.lower())
        code = _MEMBERS.get(text.upper(), text.upper())
        if group is None and code not in AUTHORITIES:
            raise UsageError(f"{text!r} is no authority", hint=f"g7, all, or {', '.join(AUTHORITIES)}")
        found += group or [code]
    return tuple(dict.fromkeys(found))


def chosen(book: Book, choice: Choice) -> list[Subject]:
    """The parties a choice lets through, in the order of the book."""
    return [s for s in book.subjects if _fits(s, choice)]


def _fits(subject: Subject, choice: Choice) -> bool:
    if choice.ids is not None and subject.id not in choice.ids:
        return False
    if choice.kinds and subject.kind not in choice.kinds:
        return False
    if choice.programs and not any(_about(subject, p) for p in choice.programs):
        return False
    if choice.since or choice.until:
        days = [start.day for a in subject.stays if (start := subject.first(a))]
        return bool(days) and (choice.since or date.min) <= min(days) <= (choice.until or date.max)
    return True


def _about(subject: Subject, program: str) -> bool:
    text = program.lower()
    return text in subject.themes or any(p.lower().startswith(text) for p in subject.programs)


def counted(values: Iterable[str]) -> Mapping[str, int]:
    """How often each value occurs, the most frequent first."""
    found: dict[str, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
