"""The file of decisions: what people confirmed or broke, to be kept, shared and reviewed as text.

CSV with a header, one decision a line, oldest first: ``verdict`` (``same`` or ``different``),
``left`` and ``right`` as ``SOURCE:ID``, ``by``, ``at`` (with its zone), ``why``.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from ostraka.errors import InputError, UsageError
from ostraka.ledger.links import Decision, Key

COLUMNS = ("verdict", "left", "right", "by", "at", "why")
_VERDICTS = {"same": True, "different": False}


def key_of(text: str) -> Key:
    """The record of ``SOURCE:ID``. Raises UsageError.

    >>> key_of("starter:GB:sberbank")
    ('starter', 'GB:sberbank')
    """
    source, colon, record_id = text.strip().partition(":")
    if not (source and colon and record_id):
        raise UsageError(f"{text!r} is no record", hint="write SOURCE:ID, such as gb_ofsi:15076")
    return source, record_id


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file. Raises InputError naming the line that cannot be used."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := set(COLUMNS) - set(rows.fieldnames or ()):
                raise InputError(f"no column {', '.join(sorted(missing))}", where=str(path))
            return [_decision(row, f"{path} line {rows.line_num}") for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"cannot be read ({error})", where=str(path)) from None


def _decision(row: dict[str, str], where: str) -> Decision:
    try:
        at = datetime.fromisoformat(row["at"])
        return Decision(
            left=key_of(row["left"]),
            right=key_of(row["right"]),
            same=_VERDICTS[row["verdict"]],
            by=row["by"],
            why=row["why"],
            at=at if at.tzinfo else at.replace(tzinfo=UTC),
        )
    except (KeyError, ValueError, TypeError, AttributeError, UsageError) as error:
        raise InputError(
            f"no decision ({error})", where=where, hint="same or different; dates as 2022-04-06"
        ) from None


def rows_of(decisions: Iterable[Decision]) -> Iterator[dict[str, str]]:
    """The lines of the file."""
    for d in decisions:
        yield {
            "verdict": "same" if d.same else "different",
            "left": ":".join(d.left),
            "right": ":".join(d.right),
            "by": d.by,
            "at": d.at.isoformat(),
            "why": d.why,
        }
