"""A table as a value: columns and rows, and from it Arrow, pandas or polars."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
import pyarrow as pa

from ostraka.errors import UsageError

Cell = str | int | float | bool | date | None


class Table(msgspec.Struct, frozen=True):
    """Rows under named columns, every value a plain one."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, Cell]]:
        """Each row as a mapping."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def arrow(self) -> pa.Table:
        """An Arrow table; a column of mixed or no values is text."""
        arrays = {c: _array([row[i] for row in self.rows]) for i, c in enumerate(self.columns)}
        return pa.table(arrays)

    def pandas(self) -> Any:
        """A pandas frame. Raises UsageError without pandas."""
        try:
            import pandas  # noqa: F401  (optional and large: only those who ask for a frame have it)
        except ImportError:
            raise UsageError("a pandas frame needs pandas", hint="pip install pandas") from None
        return self.arrow().to_pandas()

    def polars(self) -> Any:
        """A polars frame. Raises UsageError without polars."""
        try:
            import polars  # optional and large: only those who ask for a frame have it
        except ImportError:
            raise UsageError("a polars frame needs polars", hint="pip install polars") from None
        return polars.from_arrow(self.arrow())


def table(columns: tuple[str, ...], rows: Any) -> Table:
    """A table of mappings or sequences; a missing key is an empty cell."""
    return Table(
        columns,
        tuple(tuple(map(row.get, columns)) if isinstance(row, Mapping) else tuple(row) for row in rows),
    )


def _array(values: list[Cell]) -> pa.Array:
    kinds = {type(v) for v in values if v is not None}
    if kinds <= {int, float} and float in kinds:
        return pa.array(values, pa.float64())
    if len(kinds) == 1 and kinds <= {int, bool, date}:
        return pa.array(values)
    return pa.array([None if v is None else str(v) for v in values], pa.string())
