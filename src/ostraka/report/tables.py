"""A whole table to a file, the format by its suffix: CSV, Parquet with types, JSON or JSON lines."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from ostraka.errors import UsageError
from ostraka.report.writers import appearing, writing


def write_table(path: Path, columns: Sequence[str], arrow: pa.Table) -> None:
    """Write an Arrow table; Parquet keeps days as days and numbers as numbers.

    Raises UsageError for a suffix that is no format, InputError where it cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        with appearing(path) as part:
            pq.write_table(arrow, part, compression="zstd")
    elif suffix == ".json":
        with appearing(path) as part:
            part.write_bytes(msgspec.json.format(msgspec.json.encode(arrow.to_pylist()), indent=1))
    elif suffix in (".csv", ".jsonl", ".xlsx"):
        with writing(path, suffix[1:], columns) as write:
            for row in arrow.to_pylist():
                write(row if suffix == ".jsonl" else {k: _flat(v) for k, v in row.items()})
    else:
        raise UsageError(
            f"no table is written as {suffix or 'a file without suffix'}",
            hint="end the file name with .csv, .parquet, .json, .jsonl or .xlsx",
        )


def _flat(value: object) -> object:
    return value if value is None or isinstance(value, int | float | str) else str(value)
