"""What the commands share: JSON out, progress on standard error, days and moments as options."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


def hush() -> None:
    """Print no more: the reader (head, less) has enough. The work goes on, and Python does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Out(Console):
    def on_broken_pipe(self) -> None:
        """What is left to do is done without a word."""
        hush()


#: For eyes: tables and text.
out = _Out(highlight=False, soft_wrap=False)
#: For progress, warnings and hints.
err = Console(stderr=True, highlight=False)

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document and nothing else."
)


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        hush()


def counted(number: int, word: str) -> str:
    """The number with its word.

    >>> counted(1, "row"), counted(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {word}{'s' * (number != 1)}"


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
        with suppress(ValueError):
            clock = time.max if self._end_of_day else time.min
            return datetime.combine(date.fromisoformat(value), clock, UTC)
        try:
            moment = datetime.fromisoformat(value)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no day or time; write it as 2022-04-06 or 2022-04-06T18:30", param, ctx)


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
