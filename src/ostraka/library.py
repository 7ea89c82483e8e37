"""The Python API: a matcher on a ledger, for single names, streams, files and frames.

::

    from ostraka import Matcher, compare

    matcher = Matcher.from_ledger()                    # the ledger of the home folder
    matcher.check("Andrey Guryev")                     # parties with designations and evidence
    matcher.screen("customers.csv")                    # an iterator of results, in order
    matcher.screen(frame)                              # a pandas or polars frame, or an Arrow table

A frame comes back as the same sort of frame, one line a hit and one for a row without.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from ostraka.config import load_settings
from ostraka.errors import UsageError
from ostraka.ledger.store import FOREVER
from ostraka.model import Query
from ostraka.screen.customers import read_rows, read_table
from ostraka.screen.lists import Lists
from ostraka.screen.screener import PartyHit, Screener
from ostraka.screen.screening import COLUMNS, Result, flat, screen_rows
from ostraka.screen.tables import batch_rows

_NUMBERS = ("score", "weight", "probability")


class Matcher:
    """The lists of one day, ready to be asked. Close it, or use it in a ``with`` block."""

    def __init__(self, lists: Lists, screener: Screener) -> None:
        self._lists, self._screener = lists, screener

    @classmethod
    def from_ledger(
        cls,
        home: str | Path | None = None,
        *,
        db: str | None = None,
        as_of: date | None = None,
        known_by: datetime = FOREVER,
        threshold: float | None = None,
    ) -> "Matcher":
        """A matcher on the ledger of a home folder or at a database URL, at a day (default: today).

        Without arguments the settings apply as for the command line. Raises LedgerError and
        its kin, InputError where no list was loaded by then.
        """
        lists = Lists.open(load_settings(str(home) if home else None, db))
        return cls(lists, Screener.open(lists, day=as_of, known_by=known_by, threshold=threshold))

    def __enter__(self) -> "Matcher":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the database connections back."""
        self._lists.ledger.close()

    def check(self, query: Query | str) -> list[PartyHit]:
        """The parties a query or a bare name hits, best first.

        Raises InputError for a name without a letter or digit.
        """
        return self._screener.check(Query(name=query) if isinstance(query, str) else query)

    def screen(self, data: Any, *, columns: dict[str, str] | None = None, workers: int = 1) -> Any:
        """Everything in ``data``, in its order.

        A path gives an iterator of :class:`Result`; an iterable of queries or names, one of
        ``(query, parties)``; a pandas or polars frame or an Arrow table, the same sort of
        frame with the columns of :data:`ostraka.screen.screening.COLUMNS`. ``columns`` is our
        field -> the table's column, where its name does not tell. Raises UnreadableTable,
        UsageError.
        """
        if isinstance(data, str | Path):
            return self._results(Path(data), columns, workers)
        if isinstance(data, pa.Table) or hasattr(data, "__arrow_c_stream__"):
            return self._frame(data, columns or {}, workers)
        if isinstance(data, Iterable):
            return self._queries(data, workers)
        raise UsageError(
            f"{type(data).__name__} cannot be screened", hint="a path, a frame, or an iterable of queries"
        )

    def _results(self, path: Path, columns: dict[str, str] | None, workers: int) -> Iterator[Result]:
        return screen_rows(self._screener, read_table(path, columns), workers)

    def _queries(self, data: Iterable[Query | str], workers: int) -> Iterator[tuple[Query, list[PartyHit]]]:
        queries = (Query(name=q) if isinstance(q, str) else q for q in data)
        return self._screener.screen(queries, workers)

    def _frame(self, data: Any, columns: dict[str, str], workers: int) -> Any:
        table = pa.table(data)
        rows = read_rows(batch_rows(table.column_names, table.to_batches(10_000)), columns, "the frame")
        lines = [line for result in screen_rows(self._screener, rows, workers) for line in flat(result)]
        schema = pa.schema([(c, pa.float64() if c in _NUMBERS else pa.string()) for c in COLUMNS])
        answer = pa.Table.from_pylist([{c: line.get(c) for c in COLUMNS} for line in lines], schema)
        return _like(data, answer)


def _like(data: Any, answer: pa.Table) -> Any:
    """The answer as the sort of frame that was asked with; its library is loaded already."""
    family = type(data).__module__.partition(".")[0]
    if family == "pandas":
        return answer.to_pandas()
    if family == "polars":
        return sys.modules["polars"].from_arrow(answer)
    return answer
