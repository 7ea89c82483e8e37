"""A customers' file through a screener into a file of results, row by row and in order."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from ostraka.errors import UsageError
from ostraka.model import Query
from ostraka.report.page import page
from ostraka.report.writers import writing
from ostraka.screen.customers import Row, read_table
from ostraka.screen.screener import PartyHit, Screener

FORMATS = ("jsonl", "csv", "xlsx", "parquet", "html")
#: The columns of the flat formats: one line a hit, one line for a row without.
COLUMNS = (
    "row",
    "id",
    "name",
    "hit",
    "score",
    "weight",
    "probability",
    "party",
    "caption",
    "kind",
    "matched_name",
    "authorities",
    "programs",
    "measures",
    "since",
    "listings",
    "why",
    "problem",
)


class Result(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of one row."""

    row: int
    id: str
    name: str
    hits: tuple[PartyHit, ...]
    problem: str = ""


class Summary(msgspec.Struct, frozen=True):
    """A run in numbers."""

    day: date
    rows: int
    rows_with_hits: int
    hits: int
    problems: int
    seconds: float

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / max(self.seconds, 1e-9)

    @property
    def alert_load(self) -> float:
        """Rows with hits per 1,000 rows."""
        return 1000 * self.rows_with_hits / max(self.rows, 1)


def screen_rows(screener: Screener, rows: Iterator[Row], workers: int = 1) -> Iterator[Result]:
    """Each row's result, in order; unreadable rows in their places."""
    waiting: deque[Row] = deque()

    def _queries() -> Iterator[Query]:
        for row in rows:
            waiting.append(row)
            if row.query is not None:
                yield row.query

    for query, hits in screener.screen(_queries(), workers):
        while waiting[0].query is None:
            yield _unreadable(waiting.popleft())
        row = waiting.popleft()
        problem = "; ".join(filter(None, (row.problem, "" if hits else screener.problem_of(query))))
        yield Result(row.number, query.id, query.name, tuple(hits), problem)
    while waiting:
        yield _unreadable(waiting.popleft())


def screen_file(
    screener: Screener,
    source: Path,
    output: Path,
    form: str,
    *,
    columns: Mapping[str, str] | None = None,
    workers: int = 1,
    tell: Callable[[int], None] = lambda rows: None,
) -> Summary:
    """Screen a table and write the results; ``tell`` is called with the rows done.

    Raises UnreadableTable, UsageError, InputError; the output then does not appear.
    """
    if output.exists() and output.samefile(source):
        raise UsageError(
            "the result would overwrite the customers", where=str(output), hint="give another -o"
        )
    began = time.perf_counter()
    rows = with_hits = hits = problems = 0
    results = screen_rows(screener, read_table(source, columns), workers)
    about = {"file": source.name, "day": str(screener.day), "threshold": screener.matcher.config.threshold}
    with page(output, about) if form == "html" else writing(output, form, COLUMNS) as write:
        for result in results:
            rows += 1
            with_hits += bool(result.hits)
            hits += len(result.hits)
            problems += bool(result.problem)
            for document in [msgspec.to_builtins(result)] if form in ("jsonl", "html") else flat(result):
                write(document)
            if rows % 500 == 0:
                tell(rows)
    return Summary(screener.day, rows, with_hits, hits, problems, time.perf_counter() - began)


def flat(result: Result) -> Iterator[dict[str, Any]]:
    """A result as lines of a table: one a hit, or one that says there is none."""
    base = {"row": str(result.row), "id": result.id, "name": result.name, "problem": result.problem}
    if not result.hits:
        yield base
    for number, hit in enumerate(result.hits, 1):
        yield base | {
            "hit": f"{number} of {len(result.hits)}",
            "score": hit.score,
            "weight": hit.weight,
            "probability": hit.probability,
            "party": hit.party,
            "caption": hit.caption,
            "kind": hit.kind.value,
            "matched_name": hit.matched_name,
            "authorities": _join(d.authority for d in hit.designations),
            "programs": _join(d.program for d in hit.designations),
            "measures": _join(m.kind.value for d in hit.designations for m in d.measures),
            "since": str(min((d.since for d in hit.designations), default="")),
            "listings": _join(hit.listings),
            "why": _join(str(e) for e in hit.evidence),
        }


def _unreadable(row: Row) -> Result:
    return Result(row.number, row.raw_id or str(row.number), "", (), row.problem)


def _join(values: Any) -> str:
    return "; ".join(dict.fromkeys(v for v in values if v))
