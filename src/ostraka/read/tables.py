"""Tables of a text: a row names a party, its cells under an authority's name say since when.

Columns are parted by bars or tabs, as Markdown has them and as they come out of HTML and of
pasted sheets. Either each authority has its column, or the row names it in a cell.
"""

# ruff: noqa: E501  (one claim is built as one)

import re
from collections.abc import Iterator, Sequence

from ostraka.read.answer import ClaimType, Deed, When
from ostraka.read.entries import OFF
from ostraka.read.senders import Sender, senders
from ostraka.read.timing import UNKNOWN
from ostraka.read.topic import Page, Stated
from ostraka.read.when import dates

#: A line with a bar or a tab after some letter; each part can end in one place only, so that a line
#: of a megabyte costs no more than a thousand lines of a kilobyte.
_ROW = re.compile(r"^[^\S\n]*(?:\|[^\S\n]*)*[^\s|][^\n|\t]*[|\t][^\n]*$", re.M)
_CELL = re.compile(r"[^|\t]+")
_NO = re.compile(r"\W*(?:no|none|not(?: yet| listed| sanctioned)?|never|nein|✗|✘)\W*$", re.I)
_YES = re.compile(r"\W*(?:yes|listed|sanctioned|designated|frozen|x|✓|✔|asset freeze)\b.*$", re.I | re.S)

Cell = tuple[int, int]


def tables(page: Page) -> tuple[list[Stated], list[Cell]]:
    """(The claims of every table of a page, where its rows stand)."""
    if "|" not in page.raw and "\t" not in page.raw:
        return [], []
    out: list[Stated] = []
    rows: list[Cell] = []
    for block in _blocks(page.raw):
        found = list(_claims(page, block))
        if found:
            out += found
            rows += [(row[0][0], row[-1][1]) for row in block]
    return out, rows


def _blocks(text: str) -> Iterator[list[list[Cell]]]:
    """Runs of at least two neighboring lines with as many cells each."""
    block: list[list[Cell]] = []
    last = -2
    for m in _ROW.finditer(text):
        cells = _cells(text, m)
        if len(cells) < 2 or set(m[0]) <= set("|-: \t+"):
            last = m.end() if block and m.start() == last + 1 else last
            continue
        if block and m.start() != last + 1:
            if len(block) > 1:
                yield block
            block = []
        block.append(cells)
        last = m.end()
    if len(block) > 1:
        yield block


def _cells(text: str, row: re.Match[str]) -> list[Cell]:
    """The cells of a row; an empty one counts where bars stand on both its sides, so that columns keep their place."""
    found = list(_CELL.finditer(text, row.start(), row.end()))
    barred = row[0].lstrip().startswith("|")
    last = len(found) - 1
    return [
        c.span()
        for n, c in enumerate(found)
        if c[0].strip() or (barred and n > 0 and (n < last or text[c.end() : c.end() + 1] == "|"))
    ]


def _claims(page: Page, block: Sequence[list[Cell]]) -> Iterator[Stated]:
    heads = [_one_sender(page, cell) for cell in block[0]]
    for row in block[1:]:
        own = page.spots_of(row[0][0], row[-1][1])
        if not own:
            continue
        number = own[0][0]
        named = next((s for cell in row if (s := _one_sender(page, cell))), None)
        if len(row) == len(heads) and any(heads):
            for head, cell in zip(heads, row, strict=True):
                if head:
                    yield from _told(page, head, cell, number)
        elif named:
            whole = (row[0][0], row[-1][1])
            when = next((w for w in dates(page.raw, *whole, page.report)), UNKNOWN)
            yield _stated(page, named, whole, number, ClaimType.ACT, when)


def _one_sender(page: Page, cell: Cell) -> Sender | None:
    found = senders(page.text, *cell, page.treasury, page.home)
    return found[0] if len({s.code for s in found}) == 1 and cell[1] - cell[0] < 60 else None


def _told(page: Page, head: Sender, cell: Cell, number: int) -> Iterator[Stated]:
    words = page.raw[slice(*cell)]
    when = next((w for w in dates(page.raw, *cell, page.report)), None)
    if _NO.match(words):
        yield _stated(page, head, cell, number, ClaimType.DENIED, UNKNOWN)
    elif when is not None or _YES.match(words):
        yield _stated(page, head, cell, number, ClaimType.ACT, when or UNKNOWN)


def _stated(page: Page, who: Sender, cell: Cell, number: int, kind: ClaimType, when: When) -> Stated:
    words = page.raw[slice(*cell)]
    start = cell[0] + len(words) - len(words.lstrip())
    return Stated(
        type=kind, deed=Deed.DELISTED if OFF.search(words) else Deed.LISTED, measure="", sender=who.code, sender_text=who.text,
        spot=number, when=when, rule="a table: its row names the party, its column or row the authority", start=start,
        end=start + len(words.strip()), sentence=(cell[0], cell[1]), said_by="", quoted=False,
    )  # fmt: skip
