"""Options the coalition commands share, and the parties they all start from."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click
import msgspec
from rich.markup import escape

from ostraka.cli.output import Day, Moment, err, json_option, print_json, working
from ostraka.coalition.book import Book, open_book
from ostraka.coalition.choice import Choice, authorities_of
from ostraka.coalition.sectors import SECTORS, parties_in
from ostraka.coalition.table import Table
from ostraka.config import Settings
from ostraka.report.tables import write_table
from ostraka.screen.lists import Lists
from ostraka.sources import SOURCES

_KINDS = ("person", "organization", "vessel", "aircraft", "other")


class Span(click.ParamType[int]):
    """A number of days: 60, 60d, 8w."""

    name = "DAYS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The days. Fails with what was expected."""
        text = str(value).strip().lower()
        factor = {"d": 1, "w": 7, "y": 365}.get(text[-1:], 0)
        number = text[:-1] if factor else text
        if not number.isdigit():
            self.fail(f"{value!r} is no number of days; write 60d, 8w or 1y", param, ctx)
        return int(number) * (factor or 1)


class Frame(NamedTuple):
    """What every question shares."""

    book: Book
    authorities: tuple[str, ...]
    choice: Choice
    day: date | None
    as_json: bool
    output: Path | None
    sector: str | None = None

    @property
    def about(self) -> str:
        """The filters in words; nothing without any."""
        c = self.choice
        told = (
            (" or ".join(c.programs), "programs {}"),
            (" or ".join(c.kinds), "kind {}"),
            (self.sector, "sector {}"),
            (c.since, "first frozen since {}"),
            (c.until, "first frozen until {}"),
        )
        return ", ".join(words.format(value) for value, words in told if value)

    def table_written(self, table: Table, answer: Any) -> bool:
        """Whether the answer went out as JSON or to a file, so that nothing need be printed."""
        if self.output is not None:
            write_table(self.output, table.columns, table.arrow())
            err.print(f"{len(table.rows):,} lines written to {escape(str(self.output))}")
            return True
        if self.as_json:
            print_json(answer)
        return self.as_json


_OPTIONS = (
    click.option("--authority", "-a", "authorities", multiple=True, metavar="CODE",
                 help="Columns: GB, US, EU, CA, JP, UN, CH, AU, NZ; g7 (the default) or all."),
    click.option("--program", "-p", "programs", multiple=True, metavar="KEY",
                 help="Only parties under a program: a theme (russia), a key (GB-RUS) or its beginning."),
    click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only this kind."),
    click.option("--sector", type=click.Choice(tuple(SECTORS)),
                 help="Only parties whose names, positions or reasons speak of this sector."),
    click.option("--since", type=Day(), help="Only parties first frozen by anybody on this day or later."),
    click.option("--until", type=Day(), help="Only parties first frozen by anybody on this day or before."),
    click.option("--as-of", "day", type=Day(), help="As it stood on this day. Default: as far as known."),
    click.option("--known-by", type=Moment(end_of_day=True), help="Only what had been seen by then."),
    click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
                 help="Write the table: .csv, .parquet, .jsonl or .json."),
    json_option,
)  # fmt: skip


def framed(command: Callable[..., None]) -> Callable[..., None]:
    """A command that takes a Frame first, with the options all questions share."""

    @wraps(command)
    def with_frame(
        settings: Settings,
        authorities: tuple[str, ...],
        programs: tuple[str, ...],
        kinds: tuple[str, ...],
        sector: str | None,
        since: date | None,
        until: date | None,
        day: date | None,
        known_by: datetime | None,
        output: Path | None,
        as_json: bool,
        **given: Any,
    ) -> None:
        codes = authorities_of(authorities)
        choice = Choice(programs=programs, kinds=kinds, since=since, until=until)
        with Lists.open(settings) as lists, working("reading the ledger"):
            book = open_book(
                lists.ledger,
                known_by=known_by or datetime.combine(date.max, time.max, UTC),
                floors={s.key: s.floor for s in SOURCES},
            )
            if sector:
                choice = msgspec.structs.replace(choice, ids=parties_in(lists.ledger, book, sector))
        command(Frame(book, codes, choice, day, as_json, output, sector), **given)

    wrapped: Callable[..., None] = click.pass_obj(with_frame)
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped
