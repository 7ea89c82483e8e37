"""``ostraka screen``: a file of customers against the lists of any day."""

import os
import time
from datetime import date, datetime
from pathlib import Path

import click
from rich.markup import escape

from ostraka.cli.output import Day, Moment, counted, err, out, working
from ostraka.cli.output import progress as progress_bars
from ostraka.config import Settings
from ostraka.errors import UsageError
from ostraka.match.parallel import settle
from ostraka.screen.lists import Lists
from ostraka.screen.screener import Screener
from ostraka.screen.screening import FORMATS, Summary, screen_file

#: Bytes of a customers' file from which on all processors are used: some 20,000 rows.
LARGE = 1_000_000
#: By the ending of the output.
_SUFFIXES = {
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".html": "html",
    ".json": "jsonl",
}


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="OUT",
    help="File to write the results to.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of OUT.")
@click.option("--as-of", "day", type=Day(), help="The lists of that day. Default: today.")
@click.option("--known-by", type=Moment(end_of_day=True), help="Only what had been seen by then.")
@click.option("--threshold", type=click.FloatRange(0.5, 1.0), metavar="T", help="Least score of a hit.")
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column holds a field, where names do not tell.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="Processes to match with. Default: all processors for a large file.",
)
@click.pass_obj
def screen(
    settings: Settings,
    file: Path,
    output: Path,
    form: str | None,
    day: date | None,
    known_by: datetime | None,
    threshold: float | None,
    mapping: tuple[str, ...],
    workers: int | None,
) -> None:
    """Screen FILE (CSV, TSV, Excel, JSON lines or Parquet) and write every row's hits to OUT.

    Usual column names are recognized: name, first/last name, dob, country, nationality, id, type,
    passport, tax id ... Rows keep their order and ids; an unreadable row is reported in its place.
    """
    form = form or _SUFFIXES.get(output.suffix.lower())
    if form is None:
        raise UsageError("the ending of OUT tells no format", where=str(output), hint="add --format")
    columns = dict(_pair(text) for text in mapping)
    with Lists.open(settings) as lists:
        with working("loading the lists"):
            screener = Screener.open(lists, day=day, known_by=known_by, threshold=threshold)
        settle()
        with progress_bars() as bars:
            task, began = bars.add_task("screening", total=None), time.perf_counter()

            def tell(rows: int) -> None:
                rate = rows / (time.perf_counter() - began)
                bars.update(task, completed=rows, description=f"screening, {rate:,.0f} rows a second")

            summary = screen_file(
                screener, file, output, form, columns=columns, workers=workers or _workers(file),
                tell=tell,
            )  # fmt: skip
    _print_summary(summary, output)


def _print_summary(summary: Summary, output: Path) -> None:
    speed = f"{summary.seconds:.1f} s ({summary.rate:,.0f} a second)"
    load = f"[bold]{summary.rows_with_hits:,} with hits[/] ({summary.alert_load:.1f} per 1,000)"
    rows = f"{counted(summary.rows, 'row')} in {speed} on the lists of {summary.day}"
    out.print(f"{rows}: {load}, {counted(summary.hits, 'hit')}", soft_wrap=True)
    if summary.problems:
        number = counted(summary.problems, "row")
        err.print(f"[yellow]{number} could not be read whole; see `problem` in the output[/]")
    out.print(f"written to {escape(str(output))}", soft_wrap=True)


def _workers(file: Path) -> int:
    """Processes worth starting: they need a second or two before they are faster than one."""
    return (os.cpu_count() or 1) if file.stat().st_size > LARGE else 1


def _pair(text: str) -> tuple[str, str]:
    field, equals, column = text.partition("=")
    if not equals:
        raise UsageError(f"--map {text!r} is not FIELD=COLUMN", hint="such as --map name='Account holder'")
    return field.strip(), column.strip()
