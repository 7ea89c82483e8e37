"""``ostraka read``: a report, contract or invoice against the lists."""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click
import msgspec
from rich.markup import escape
from rich.table import Table

from ostraka.cli import read_view
from ostraka.cli.output import Day, Moment, err, json_option, out, print_json, progress, working
from ostraka.config import Settings
from ostraka.errors import InputError, OstrakaError, UsageError, exit_code
from ostraka.read import Document, Reader, Reading, open_document
from ostraka.read.opening import MOST_BYTES, document_of
from ostraka.report.read_page import write_page
from ostraka.screen.lists import Lists

#: Files of a folder that are read; others are left alone.
ENDINGS = (".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".text", ".markdown")


@click.command("read")
@click.argument("file", required=False, metavar="FILE|-")
@click.option(
    "--date", "day", type=Day(), help="The report's own date. Default: found in the text or the metadata."
)
@click.option(
    "--parties-only", is_flag=True, help="List the parties without claims: for contracts and invoices."
)
@click.option("--batch", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
              help="Read every document of a folder.")  # fmt: skip
@click.option("--html", "page", type=click.Path(path_type=Path), metavar="FILE",
              help="Write a page to open in a browser (with --batch: a folder of pages).")  # fmt: skip
@click.option("--known-by", type=Moment(end_of_day=True), help="Only what had been seen by then.")
@json_option
@click.pass_obj
def read(settings: Settings, file: str | None, day: date | None, parties_only: bool, folder: Path | None,
         page: Path | None, known_by: datetime | None, as_json: bool) -> None:  # fmt: skip
    """Find every listed party in FILE (text, Markdown, HTML, PDF, DOCX; - reads standard input),
    work out what is claimed of it, and hold each claim against the ledger."""
    if (file is None) == (folder is None):
        raise UsageError("give a FILE, or - for standard input, or --batch FOLDER")
    document = _document(file) if file is not None else None
    with Lists.open(settings) as lists:
        with working("loading the lists"):
            reader = Reader.open(lists, known_by)
        if document is None:
            assert folder is not None
            _batch(reader, folder, day, parties_only, page, as_json)
            return
        reading = reader.read(document, day, parties_only=parties_only)
    if page is not None:
        write_page(page, document.text, msgspec.to_builtins(reading))
        err.print(f"written to {escape(str(page))}", soft_wrap=True)
    if as_json:
        print_json(reading)
    elif page is None:
        read_view.show(document, reading, parties_only)


def _document(file: str) -> Document:
    if file != "-":
        return open_document(Path(file))
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    return document_of(data, "standard input")


def _batch(
    reader: Reader, folder: Path, day: date | None, parties_only: bool, page: Path | None, as_json: bool
) -> None:
    """Every document of a folder: a line each, then the sums; one that fails does not stop the rest."""
    files = _files(folder)
    rows: list[dict[str, object]] = []
    worst = 0
    with progress() as bars:
        task = bars.add_task("reading", total=len(files))
        for path in files:
            bars.update(task, description=f"reading {path.name[:40]}")
            try:
                document = open_document(path)
                reading = reader.read(document, day, parties_only=parties_only)
                if page is not None:
                    write_page(
                        page / f"{path.relative_to(folder).as_posix().replace('/', '-')}.html",
                        document.text,
                        msgspec.to_builtins(reading),
                    )
                rows.append({"file": str(path.relative_to(folder)), "reading": reading})
            except OstrakaError as error:
                worst = max(worst, exit_code(error))
                rows.append({"file": str(path.relative_to(folder)), "error": error.what})
            bars.advance(task)
    if as_json:
        print_json({"folder": str(folder), "documents": rows})
    else:
        _print_batch(rows)
    if worst:
        sys.exit(worst)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise InputError("there is no such folder", where=str(folder))
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in ENDINGS)
    if not files:
        raise InputError("no document in it", where=str(folder), hint=f"files ending in {', '.join(ENDINGS)}")
    return files


def _print_batch(rows: list[dict[str, object]]) -> None:
    table = Table(box=None, header_style="dim", pad_edge=False)
    for name in ("file", "date"):
        table.add_column(name, overflow="fold", min_width=10)
    for name in ("names", "parties", "open", "claims"):
        table.add_column(name, justify="right")
    table.add_column("verdicts", overflow="fold")
    readings = []
    for row in rows:
        if isinstance(reading := row.get("reading"), Reading):
            readings.append(reading)
            table.add_row(escape(str(row["file"])), str(reading.report_date or "?"), *_counts([reading]))
    table.add_section()
    table.add_row(f"[bold]{len(readings)} documents[/]", "", *_counts(readings))
    out.print(table)
    for row in rows:
        if "error" in row:
            out.print(
                f"[red]not read[/] {escape(str(row['file']))}: {escape(str(row['error']))}", soft_wrap=True
            )


def _counts(readings: list[Reading]) -> Iterator[str]:
    """Mentions, parties, ambiguous mentions, claims, and what the lists say to them."""
    mentions = [m for r in readings for m in r.mentions]
    told = [c.verdict.outcome.value for r in readings for c in r.claims if c.verdict]
    yield str(len(mentions))
    yield str(len({m.party for m in mentions if m.party}))
    yield str(sum(m.ambiguous for m in mentions))
    yield str(len(told))
    yield ", ".join(f"{told.count(o)} {name}" for o, name in read_view.OUTCOMES.items() if o in told)
