"""What the commands share: JSON out, progress on standard error, days and moments as options."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text

#: For eyes: tables and text. Wide enough by default when the output goes to a file.
out = Console(highlight=False, soft_wrap=False)
#: For progress, warnings and hints.
err = Console(stderr=True, highlight=False)

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document and nothing else."
)


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    sys.stdout.write(text + "\n")


class Day(click.ParamType[date]):
    """A calendar day: YYYY-MM-DD."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Fails with what was expected."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2022-04-06", param, ctx)


class Moment(click.ParamType[datetime]):
    """A moment: a day (its first instant, in UTC) or a date and time with or without zone."""

    name = "DATE|DATETIME"

    def __init__(self, end_of_day: bool = False) -> None:
        self._end_of_day = end_of_day

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment in UTC. Fails with what was expected."""
        if isinstance(value, datetime):
            return value
        try:
            if len(value) == 10:
                clock = time.max if self._end_of_day else time.min
                return datetime.combine(date.fromisoformat(value), clock, UTC)
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day or time; write it as 2022-04-06 or 2022-04-06T18:30", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class _Counted(MofNCompleteColumn):
    """How many of how many; nothing for work of unknown length that does not count."""

    def render(self, task: Task) -> Text:
        """The count, or nothing."""
        return super().render(task) if task.total is not None or task.completed else Text()


@contextmanager
def progress(quiet: bool = False) -> Iterator[Progress]:
    """A progress display on standard error that leaves nothing behind."""
    bars = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        _Counted(),
        TimeElapsedColumn(),
        console=err,
        transient=True,
        disable=quiet or not err.is_terminal,
    )
    with bars:
        yield bars


@contextmanager
def working(text: str) -> Iterator[None]:
    """A spinner with elapsed time for work of unknown length."""
    with progress() as bars:
        bars.add_task(text, total=None)
        yield
