"""Rows out of CSV and spreadsheet files, with their line numbers."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineWorkbook

from ostraka.errors import MalformedFile
from ostraka.model import RawFile

csv.field_size_limit(10_000_000)  # reasons run to tens of thousands of characters


def decode_text(file: RawFile, encodings: Sequence[str] = ("utf-8-sig", "cp1252")) -> str:
    """The text of a file in the first encoding that fits. Raises MalformedFile if none does."""
    if b"\0" in file.data[:4096]:
        raise MalformedFile("binary data where text was expected", where=file.name)
    for encoding in encodings:
        try:
            return file.data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise MalformedFile(f"text in none of the encodings {', '.join(encodings)}", where=file.name)


def csv_rows(
    file: RawFile, delimiter: str = ",", encodings: Sequence[str] = ("utf-8-sig", "cp1252")
) -> Iterator[tuple[int, list[str]]]:
    """``(line, cells)`` of each row; ``line`` is the row's first line, counted from 1.

    Blank rows are left out. Raises MalformedFile where quoting is broken.
    """
    reader = csv.reader(
        io.StringIO(decode_text(file, encodings), newline=""), delimiter=delimiter, strict=True
    )
    line = 1
    try:
        for cells in reader:
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise MalformedFile(
            f"broken CSV ({error})", where=f"{file.name} line {line}", hint="download it again"
        ) from None


def sheet_rows(file: RawFile, sheet: int | str = 0) -> Iterator[tuple[int, list[str]]]:
    """``(row, cells)`` of a spreadsheet, all cells as text; dates as ISO, whole floats as integers.

    Rows are counted from 1 as the spreadsheet shows them. Raises MalformedFile for no workbook.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
        table = (
            workbook.get_sheet_by_index(sheet)
            if isinstance(sheet, int)
            else workbook.get_sheet_by_name(sheet)
        )
        rows = table.to_python(skip_empty_area=False)
    except Exception as error:  # calamine raises a family of its own for each container format
        raise MalformedFile(
            f"not a readable workbook ({error})", where=file.name, hint="download it again"
        ) from None
    for number, cells in enumerate(rows, 1):
        if any(cell not in ("", None) for cell in cells):
            yield number, [_text(cell) for cell in cells]


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if not (cell.hour or cell.minute) else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def check_header(file: RawFile, line: int, header: Sequence[str], required: Sequence[str]) -> None:
    """Raises MalformedFile naming the columns a list must have and this file lacks."""
    missing = [name for name in required if name not in header]
    if missing:
        raise MalformedFile(
            f"column{'s' if len(missing) > 1 else ''} missing: {', '.join(missing)}",
            where=f"{file.name} line {line}",
            hint="the format has changed or this is another file",
        )
