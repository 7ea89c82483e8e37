"""Precision and recall of linking on pairs that share a reference, all references hidden from the linker.

Every figure comes for all pairs and for the half of the parties *held out*: a party belongs to
a half by a hash of its first record. The rules were written with the pairs of both in
sight, so the half is no clean test, only a sign of how much the figures vary. Beside the full
figures stand two others, never in
their place: *reviewed*, where pairs that were read one by one (``reviewed.yml``) count as what they
are, and *decidable*, the recall on pairs that have anything in common once the numbers are hidden
(a word of a name however spelled, a document, a birth date); a renamed ship has nothing.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from ostraka.ledger import Ledger
from ostraka.ledger.editions import gathered
from ostraka.link import link
from ostraka.link.blocking import NamedWords
from ostraka.link.references import keys_of
from ostraka.model import Record

#: Kinds of keys that are the truth, and the kinds of identifiers that carry them: all hidden.
TRUTH = ("un", "reference", "imo", "tax", "ogrn", "lei")
HIDDEN = (*TRUTH, "book", "inn", "un_reference", "list_reference")
KINDS = ("person", "organization", "vessel", "")

Key = tuple[str, str]
Pair = tuple[Key, Key]


def linking(ledger: Ledger) -> dict[str, Any]:
    """The figures by kind, for all pairs and for those held out, with the wrong pairs by name."""
    listed = ledger.as_of(None).listed
    with ledger.reading() as connection:
        records = gathered(connection, [x.record for x in listed])
    shown = {(x.record.source, x.record.id): (x.first_seen, x.last_seen) for x in listed}
    by_key = {(r.source, r.id): r for r in records}
    numbers = {k: {x for x in keys_of(r) if x[0] in TRUTH} for k, r in by_key.items()}
    true = _true(by_key, numbers)
    found = link(records, shown=shown, hidden=HIDDEN)
    made = _pairs(p.members for p in found.parties)
    wrong = {p for p in made - true if any(_differ(numbers[p[0]], numbers[p[1]], kind) for kind in TRUTH)}
    half = _halves(true | wrong)
    result: dict[str, Any] = {
        "records": len(records), "parties": len(found.parties), "pairs": len(made),
        "wrong": [":".join(a) + " " + ":".join(b) for a, b in sorted(wrong)],
    }  # fmt: skip
    for name, inside in (("all", lambda _: True), ("tuning", lambda p: not half(p)), ("held_out", half)):
        result[name] = {
            kind or "all": _figures(
                {p for p in true if _of(p, kind, by_key) and inside(p)},
                {p for p in made if _of(p, kind, by_key)},
                {p for p in wrong if _of(p, kind, by_key) and inside(p)},
                by_key,
            )
            for kind in KINDS
        }
    return result


def _figures(
    true: set[Pair], made: set[Pair], wrong: set[Pair], records: dict[Key, Record]
) -> dict[str, Any]:
    right = len(true & made)
    verdicts = _reviewed()
    same = sum(verdicts.get(p) is True for p in wrong)
    unsettled = sum(verdicts.get(p) == "unsettled" for p in wrong)
    decidable = {p for p in true if p in made or _something_shared(records[p[0]], records[p[1]])}
    return {
        "true_pairs": len(true),
        "recall": _share(right, len(true)),
        "wrong_pairs": len(wrong),
        "precision": _share(right, right + len(wrong)),
        "reviewed": {
            "same_after_all": same,
            "unsettled": unsettled,
            "precision": _share(right + same, right + len(wrong)),
        },
        "decidable": {"true_pairs": len(decidable), "recall": _share(right, len(decidable))},
    }


def _share(part: int, whole: int) -> float:
    return round(part / max(whole, 1), 4)


def _of(pair: Pair, kind: str, records: dict[Key, Record]) -> bool:
    return kind in ("", records[pair[0]].kind.value)


def _true(records: dict[Key, Record], numbers: dict[Key, set[tuple[str, str]]]) -> set[Pair]:
    holders: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, own in numbers.items():
        for number in own:
            holders[number].append(key)
    return {p for p in _pairs(holders.values()) if records[p[0]].kind is records[p[1]].kind}


def _pairs(groups: Iterable[Iterable[Key]]) -> set[Pair]:
    """Pairs of records of different lists."""
    return {p for group in groups for p in combinations(sorted(group), 2) if p[0][0] != p[1][0]}


def _differ(one: set[tuple[str, str]], other: set[tuple[str, str]], kind: str) -> bool:
    a, b = {k for k in one if k[0] == kind}, {k for k in other if k[0] == kind}
    return kind != "reference" and bool(a) and bool(b) and not a & b


def _halves(pairs: Iterable[Pair]) -> Callable[[Pair], bool]:
    """Whether a pair is held out; all pairs of a party fall on the same side."""
    home: dict[Key, Key] = {}

    def _root(key: Key) -> Key:
        while home.get(key, key) != key:
            key = home[key]
        return key

    for one, other in sorted(pairs):
        a, b = sorted((_root(one), _root(other)))
        home[b] = a
    return lambda p: hashlib.sha256(":".join(_root(p[0])).encode()).digest()[0] % 2 == 1


def _something_shared(one: Record, other: Record) -> bool:
    mine, theirs = NamedWords(one), NamedWords(other)
    words = [{w for _, words in named.names for w in words} for named in (mine, theirs)]
    documents = [{i.value for i in r.identifiers if i.kind.value not in HIDDEN} for r in (one, other)]
    return bool(
        words[0] & words[1] or documents[0] & documents[1] or set(one.birth_dates) & set(other.birth_dates)
    )


def _reviewed() -> dict[Pair, bool | str]:
    rows = yaml.safe_load((Path(__file__).parent / "reviewed.yml").read_text(encoding="utf-8"))
    return {tuple(tuple(key.split(":", 1)) for key in row["pair"]): row["same"] for row in rows}
