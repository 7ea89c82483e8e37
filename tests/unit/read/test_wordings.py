"""Wordings of ordinary journalism for the same few things, each with the claims it makes, decided by hand.

A file of ``wordings`` holds cases parted by blank lines: lines of text after ``>``, then the claims as in the
gold set. A text without a date line of its own is a report of 9 April 2022, a Saturday.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.read.gold import slug_of

from ostraka.read import Reader, Reading
from ostraka.read.opening import document_of

FOLDER = Path(__file__).with_name("wordings")
HEAD = "9 April 2022\n\n"
DATE_LINE = re.compile(r"\b20\d\d(?:\n| -)")


def cases() -> Iterator[tuple[str, str]]:
    """(Text, claims) of each case."""
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text("utf-8").strip().split("\n\n"):
            lines = [line for line in block.splitlines() if not line.startswith("#")]
            text = "\n".join(line[2:] for line in lines if line.startswith(">"))
            yield text, "\n".join(line for line in lines if not line.startswith(">"))


def expected(lines: str, slugs: list[str]) -> list[str]:
    """One line for each sender and party of the claims written down."""
    out = []
    for line in lines.splitlines():
        kind, senders, keys, when, *deed = line.split()
        for sender in senders.split(","):
            for key in keys.split(","):
                fits = [s for s in slugs if s == key] or [s for s in slugs if f"-{key}-" in f"-{s}-"]
                assert len(fits) == 1, f"{key!r} means {fits}"
                day = "unknown" if when == "-" else when
                out.append(f"{kind} {sender} {fits[0]} {day} {(deed or ['listed'])[0]}")
    return sorted(out)


def told(reading: Reading) -> list[str]:
    """Each claim of a reading in the same form."""
    party = [slug_of(m.candidates[0].party) for m in reading.mentions]
    return sorted(
        f"{c.type.value} {c.sender or '-'} {party[c.mention]} {c.when} {c.deed.value}" for c in reading.claims
    )


@pytest.mark.parametrize(("text", "claims"), list(cases()))
def test_a_wording_says_what_it_says(reader: Reader, text: str, claims: str) -> None:
    slugs = sorted({slug_of(r.id) for r in reader.book.records})
    head = "" if DATE_LINE.search(text) else HEAD
    assert told(reader.read(document_of((head + text).encode(), "report.txt"))) == expected(claims, slugs)
