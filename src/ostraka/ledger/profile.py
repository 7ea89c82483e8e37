"""A list in numbers: how many records fill each field, which words it uses.

Guards compare today's profile with yesterday's; ``ostraka doctor`` shows both.
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

from ostraka.model import Record

_PLAIN = (
    "birth_dates",
    "birth_places",
    "death_dates",
    "gender",
    "nationalities",
    "titles",
    "positions",
    "addresses",
    "contacts",
    "relations",
    "notes",
    "updated_on",
)


class Profile(msgspec.Struct, frozen=True):
    """Counts over the records of one snapshot."""

    records: int = 0
    kinds: dict[str, int] = {}
    fields: dict[str, int] = {}
    """Field -> records that fill it; parts as ``names.alias``, ``identifiers.passport``."""
    programs: dict[str, int] = {}
    measures: dict[str, int] = {}


def profile(records: Iterable[Record]) -> Profile:
    """The profile of these records."""
    total = 0
    kinds: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    programs: Counter[str] = Counter()
    measures: Counter[str] = Counter()
    for record in records:
        total += 1
        kinds[record.kind] += 1
        fields.update(_filled(record))
        programs.update({d.program for d in record.designations})
        measures.update({m.kind.value for d in record.designations for m in d.measures})
    return Profile(total, dict(kinds), dict(fields), dict(programs), dict(measures))


def _filled(record: Record) -> set[str]:
    filled = {field for field in _PLAIN if getattr(record, field)}
    filled |= {f"names.{'weak' if n.weak else n.role.value}" for n in record.names}
    filled |= {f"identifiers.{i.kind.value}" for i in record.identifiers}
    filled |= {f"attributes.{a.key}" for a in record.attributes}
    for d in record.designations:
        filled |= {
            f"designations.{f}" for f in ("instrument", "listed_on", "reasons", "measures") if getattr(d, f)
        }
        if any(m.effective for m in d.measures):
            filled.add("measures.effective")
    return filled
