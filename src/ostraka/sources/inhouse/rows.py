"""The rows of an in-house table as fields by column name, out of CSV, a workbook or Parquet."""

import io
from collections.abc import Iterator

from ostraka.errors import MalformedFile
from ostraka.model import Issue, IssueCode, RawFile
from ostraka.sources.inhouse.mapping import Mapping
from ostraka.sources.reading.fields import Fields
from ostraka.sources.reading.tables import check_header, csv_rows, sheet_rows


def table_rows(file: RawFile, mapping: Mapping, issues: list[Issue]) -> tuple[str, list[Fields]]:
    """Which format the table is in, and its rows. The format is told by the content.

    A row with more cells than the header is an issue. Raises MalformedFile where the file
    cannot be read or a column of the mapping is missing.
    """
    if file.data[:4] == b"PAR1":
        form, where, rows = "parquet", "row", _parquet_rows(file)
    elif file.data[:4] == b"PK\x03\x04":
        form, where, rows = "xlsx", "row", sheet_rows(file, mapping.sheet or 0)
    else:
        form, where, rows = "csv", "line", csv_rows(file, mapping.delimiter, (mapping.encoding,))
    number, header = next(rows, (1, []))
    header = [cell.strip() for cell in header]
    if len(set(header)) < len(header):
        twice = sorted({name for name in header if header.count(name) > 1})
        raise MalformedFile(f"columns named twice: {', '.join(twice)}", where=f"{file.name} {where} {number}")
    check_header(file, number, header, sorted(mapping.columns()))
    fields = []
    for number, cells in rows:
        place = f"{file.name} {where} {number}"
        if any(cells[len(header) :]):
            message = f"{len(cells)} cells where the header has {len(header)}"
            issues.append(Issue(IssueCode.MALFORMED_RECORD, place, message))
        else:
            fields.append(Fields(dict(zip(header, cells, strict=False)), place))
    return form, fields


def _parquet_rows(file: RawFile) -> Iterator[tuple[int, list[str]]]:
    """The header as row 1, then the rows; lists in a cell are joined with ";"."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(io.BytesIO(file.data))
    except (pa.ArrowException, OSError) as error:
        raise MalformedFile(f"not readable as Parquet ({error})", where=file.name) from None
    yield 1, list(table.column_names)
    for number, row in enumerate(table.to_pylist(), 2):
        yield number, [_text(value) for value in row.values()]


def _text(value: object) -> str:
    if isinstance(value, list):
        return ";".join(_text(part) for part in value)
    return "" if value is None else str(value)
