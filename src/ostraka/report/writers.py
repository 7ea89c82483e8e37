"""Rows to files: JSON lines, CSV, Excel or Parquet, written as they come.

A file appears under its name only when it is whole: until then it is ``NAME.part``, so
that a broken run leaves nothing that could be taken for a result.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from ostraka.errors import InputError, UsageError

#: Writes one row.
Write = Callable[[Mapping[str, Any]], None]
#: Excel's own limit of rows a sheet, less the header.
_EXCEL_ROWS = 1_048_575
#: A cell that begins so would run as a formula when the file is opened (OWASP, CSV injection).
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
#: What XML, and with it a workbook, cannot hold.
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@contextmanager
def writing(path: Path, format: str, columns: Sequence[str] = ()) -> Iterator[Write]:
    """A function that writes one row to ``path``; ``columns`` name and order those of flat formats.

    Raises UsageError for an unknown format, InputError where the file cannot be written.
    """
    if format not in _WRITERS:
        raise UsageError(f"unknown format {format!r}", hint=f"one of {', '.join(_WRITERS)}")
    with appearing(path) as part, _WRITERS[format](part, columns) as write:
        yield write


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A path to write to; what is there at the end appears as ``path``, and nothing after an error.

    Raises InputError where it cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except OSError as error:
        if error.filename is not None and Path(error.filename) not in (part, *path.parents):
            raise  # another file's trouble
        raise InputError(f"cannot be written ({error.strerror})", where=str(path)) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def formats() -> tuple[str, ...]:
    """The formats :func:`writing` knows."""
    return tuple(_WRITERS)


@contextmanager
def _jsonl(path: Path, _: Sequence[str]) -> Iterator[Write]:
    encoder = msgspec.json.Encoder()
    with path.open("wb") as file:

        def _write(row: Mapping[str, Any]) -> None:
            file.write(encoder.encode(row) + b"\n")

        yield _write


@contextmanager
def _csv(path: Path, columns: Sequence[str]) -> Iterator[Write]:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        yield lambda row: writer.writerow([_disarmed(row.get(c)) for c in columns])


@contextmanager
def _xlsx(path: Path, columns: Sequence[str]) -> Iterator[Write]:
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("ostraka")
    sheet.freeze_panes = "A2"
    header = [WriteOnlyCell(sheet, value=c) for c in columns]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    count = 0

    def _write(row: Mapping[str, Any]) -> None:
        nonlocal count
        count += 1
        if count > _EXCEL_ROWS:
            raise UsageError(f"an Excel sheet holds {_EXCEL_ROWS:,} rows", hint="use --format csv or parquet")
        sheet.append([_printable(_disarmed(row.get(c))) for c in columns])

    try:
        yield _write
    finally:
        workbook.save(path)  # after an error too: else the library complains, and leaves its own files


@contextmanager
def _parquet(path: Path, columns: Sequence[str]) -> Iterator[Write]:
    schema = pa.schema(
        [(c, pa.float64() if c in ("score", "weight", "probability") else pa.string()) for c in columns]
    )
    rows: list[dict[str, Any]] = []
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pa.Table.from_pylist(rows, schema))
            rows.clear()

        def _write(row: Mapping[str, Any]) -> None:
            rows.append({f.name: _typed(row.get(f.name), f.type) for f in schema})
            if len(rows) == 10_000:
                flush()

        yield _write
        flush()


def _typed(value: Any, kind: pa.DataType) -> Any:
    if value is None or value == "":
        return None
    return value if kind == pa.float64() else str(value)


def _printable(value: Any) -> Any:
    """Without the characters a workbook cannot hold."""
    return _NOT_XML.sub("", value) if isinstance(value, str) else value


def _disarmed(value: Any) -> Any:
    """Text a spreadsheet would run as a formula, with a quote before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


_WRITERS = {"jsonl": _jsonl, "csv": _csv, "xlsx": _xlsx, "parquet": _parquet}
