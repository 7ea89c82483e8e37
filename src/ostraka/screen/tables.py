"""Rows out of customers' files: CSV, TSV, Excel, JSON lines or Parquet, streamed (Excel apart).

A row that cannot be read is given as the reason why, with its number, and reading goes
on: one stray quote must not swallow the customers after it.
"""

import csv
import json
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
from python_calamine import CalamineError, CalamineWorkbook

from ostraka.errors import UnreadableTable

#: ``(number, cells)``, the header first; a string instead of cells says why a row is unreadable.
RawRows = Iterator[tuple[int, Sequence[Any] | str]]
#: A row over more lines than this is no address but a quote left open.
_MAX_ROW_LINES = 50


def raw_rows(path: Path) -> RawRows:
    """``(number, cells)``, the header first; a string instead of cells says why a row is unreadable.

    Raises UnreadableTable for a file that is no table.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableTable(
            f"tables of the type {path.suffix or 'without ending'} are not read", where=str(path),
            hint=f"one of {', '.join(_READERS)}",
        )  # fmt: skip
    if not path.is_file():
        raise UnreadableTable("there is no such file", where=str(path))
    return reader(path)


def _delimited(path: Path) -> Iterator[tuple[int, Sequence[Any] | str]]:
    # bytes that are no text come through as lone surrogates, for the caller to report with their row
    encoding = _encoding(path)
    errors = "strict" if encoding == "utf-16" else "surrogateescape"
    try:
        with path.open(encoding=encoding, errors=errors, newline="") as file:
            start = file.read(64_000)
            if "\0" in start:
                raise UnreadableTable("binary data where text was expected", where=str(path))
            file.seek(0)
            yield from _csv_rows(_Lines(file), _delimiter(path, start))
    except UnicodeDecodeError as error:
        raise UnreadableTable(f"damaged or cut off ({error})", where=str(path)) from None


def _delimiter(path: Path, start: str) -> str:
    """What stands most often in the first line; without any, the file has one column, commas and all."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    first = start.strip().split("\n", 1)[0]
    best = max(",;\t|", key=first.count)
    return best if best in first else "\x1f"


class _Lines:
    """Physical lines that can be given back, so that one stray quote cannot swallow a file."""

    def __init__(self, file: Iterable[str]) -> None:
        self._file, self._returned = iter(file), deque[str]()
        self.row: list[str] = []
        self.number = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if len(self.row) == _MAX_ROW_LINES:
            raise csv.Error("a quote is not closed")
        line = self._returned.popleft() if self._returned else next(self._file)
        self.number += 1
        self.row.append(line)
        return line

    def give_back(self) -> None:
        """All lines of the present row but its first."""
        self._returned.extendleft(reversed(self.row[1:]))
        self.number -= len(self.row) - 1


def _csv_rows(lines: _Lines, delimiter: str) -> RawRows:
    width = None
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.row = []
        number = lines.number + 1
        try:
            cells = next(reader)
            if len(lines.row) > 1 and width is not None and len(cells) != width:
                raise csv.Error("a quote is not closed")
        except StopIteration:
            return
        except csv.Error as error:
            lines.give_back()
            reader = csv.reader(lines, delimiter=delimiter, strict=True)  # the old one is inside the quote
            yield number, f"broken quoting ({error})"
            continue
        width = width or len(cells)
        if any(map(str.strip, cells)):
            yield number, cells


def _encoding(path: Path) -> str:
    """UTF-8 (with or without mark) or UTF-16 where the bytes say so, else Windows' Western.

    A few damaged lines do not make a file Windows text: its other names would be lost.
    """
    utf8 = other = 0
    with path.open("rb") as file:
        if file.read(2) in (b"\xff\xfe", b"\xfe\xff"):
            return "utf-16"
        file.seek(0)
        for line in file:
            if not line.isascii():
                try:
                    line.decode("utf-8")
                    utf8 += 1
                except UnicodeDecodeError:
                    other += 1
    return "cp1252" if other > utf8 else "utf-8-sig"


def _excel(path: Path) -> RawRows:
    try:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError) as error:
        raise UnreadableTable(f"not a readable workbook ({error})", where=str(path)) from None
    for number, cells in enumerate(rows, 1):
        if any(cell not in ("", None) for cell in cells):
            yield number, cells


def _jsonl(path: Path) -> RawRows:
    """Objects a line; the header is every key of the first thousand objects."""
    header: dict[str, None] = {}
    with path.open("rb") as file:
        for _, line in zip(range(1000), file, strict=False):
            value = _json(line)
            if isinstance(value, dict):
                header |= dict.fromkeys(value)
    if not header:
        raise UnreadableTable("no line is a JSON object", where=str(path), hint="one object a line")
    yield 0, list(header)
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                value = _json(line)
                yield (
                    number,
                    [value.get(k) for k in header] if isinstance(value, dict) else "not a JSON object",
                )


def _json(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _parquet(path: Path) -> RawRows:
    try:
        file = pyarrow.parquet.ParquetFile(path)
    except (pyarrow.ArrowException, OSError) as error:
        raise UnreadableTable(f"not a readable Parquet file ({error})", where=str(path)) from None
    with file:
        yield from batch_rows(file.schema_arrow.names, file.iter_batches(10_000))


def batch_rows(header: Sequence[str], batches: Iterable[pyarrow.RecordBatch]) -> RawRows:
    """Arrow batches as numbered rows."""
    yield 0, header
    number = 0
    for batch in batches:
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            number += 1
            yield number, values


_READERS = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".txt": _delimited,
    ".xlsx": _excel,
    ".xlsm": _excel,
    ".xls": _excel,
    ".ods": _excel,
    ".json": _jsonl,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".parquet": _parquet,
}
