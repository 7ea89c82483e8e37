"""``ostraka tune``: what each threshold would cost and catch on the user's own customers."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.markup import escape
from rich.table import Table

from ostraka.cli.output import json_option, out, print_json, progress, working
from ostraka.config import Settings
from ostraka.match import MatchConfig
from ostraka.screen.lists import Lists
from ostraka.screen.screener import Screener
from ostraka.screen.tuning import RANGE, Level, Scored, Tuning, read_labels
from ostraka.screen.tuning import tune as run_tuning

#: Names shown between two thresholds on a terminal.
SHOWN = 15


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--labels",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Table with the columns id and party (a listing's id or name; empty: nobody listed).",
)
@click.option(
    "--below", "low", type=click.FloatRange(0.5, 1), help="Show the names between this and --above."
)
@click.option("--above", "high", type=click.FloatRange(0.5, 1), help="Default: the default threshold.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write a Markdown report."
)
@json_option
@click.pass_obj
def tune(
    settings: Settings,
    file: Path,
    labels: Path | None,
    low: float | None,
    high: float | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Run FILE, a sample of customers, over a range of thresholds: alert load, what is gained and lost.

    Names just above and below the line show what moving it would mean. With --labels, recall
    and precision too.
    """
    high = high or MatchConfig().threshold
    low = low or round(high - 0.05, 2)
    with Lists.open(settings) as lists:
        with working("loading the lists"):
            screener = Screener.open(lists, threshold=min(*RANGE, low))
        with progress() as bars:
            task = bars.add_task("screening", total=None)
            found = run_tuning(
                screener,
                file,
                read_labels(labels) if labels else None,
                thresholds=sorted({*RANGE, low, high}),
                tell=lambda rows: bars.update(task, completed=rows),
            )
    if output:
        output.write_text(report(found, low, high), "utf-8")
    if as_json:
        print_json({"tuning": found, "below": low, "above": high, "between": found.between(low, high)})
        return
    _print(found, low, high)
    if output:
        out.print(f"report written to {escape(str(output))}", soft_wrap=True)


def _print(found: Tuning, low: float, high: float) -> None:
    out.print(f"[bold]{escape(found.file)}[/]: {_basis(found)}", soft_wrap=True)
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in _columns(found):
        table.add_column(column, justify="right")
    table.add_column("")
    for level in found.levels:
        if round(level.threshold * 100) % 5 == 0 or level.threshold in (low, high):
            mark = "[bold]" if level.threshold == high else ""
            table.add_row(*(mark + cell for cell in _cells(level, found)), _remark(level.threshold))
    out.print(table)
    between = found.between(low, high)
    out.print(f"\n[bold]{len(between):,} hits below the line[/]: {low} would show them, {high} does not")
    _some(between)
    above = found.above(high)
    out.print(
        f"\n[bold]{len(above):,} hits above the line[/]: the first a line higher than {high} would hide"
    )
    _some(above)


def _some(hits: list[Scored]) -> None:
    for s in hits[:SHOWN]:
        out.print(f"  {_line(s)}", soft_wrap=True)
    if len(hits) > SHOWN:
        out.print(f"  [dim]and {len(hits) - SHOWN:,} more: -o or --json shows all[/]")


def _basis(found: Tuning) -> str:
    """What the numbers rest on, in one line."""
    parts = [f"{found.rows:,} customers"]
    if found.labeled:
        parts.append(f"{found.labeled:,} of them labeled as listed")
    if found.problems:
        parts.append(f"{found.problems:,} rows with a problem (`ostraka screen` says which)")
    return f"{', '.join(parts)}; {found.parties:,} records on the lists of {found.day}"


def _remark(threshold: float) -> str:
    return "default" if threshold == MatchConfig().threshold else ""


def report(found: Tuning, low: float, high: float) -> str:
    """The run as a Markdown page, to be kept with the policy it supports."""
    config, columns = MatchConfig(), [*_columns(found), ""]
    lines = [
        f"# Thresholds on {found.file}",
        "",
        f"{_basis(found)}.",
        f"Index {found.index}, configuration {config.digest}, default threshold {config.threshold}.",
        "",
        f"| {' | '.join(columns)} |",
        "|" + " ---: |" * len(columns),
        *(f"| {' | '.join([*_cells(x, found), _remark(x.threshold)])} |" for x in found.levels),
        "",
        f"## Below the line: {low} would show them, {high} does not",
        "",
        *_table(found.between(low, high)),
        "",
        f"## Above the line: shown at {high}",
        "",
        *_table([*found.above(high), *(s for s in found.scored if s.numbered)]),
    ]
    return "\n".join(lines) + "\n"


def _table(hits: list[Scored]) -> Iterator[str]:
    yield "| score | probability | customer | listed name | party | listings | |"
    yield "| ---: | ---: | --- | --- | --- | --- | --- |"
    for s in hits:
        cells = (f"{s.score:.3f}", f"{s.probability:.2f}", f"{s.id} {s.name}", s.matched, s.caption)
        remark = "by a number" if s.numbered else _VERDICT[s.right]
        yield "| " + " | ".join(c.replace("|", "\\|") for c in (*cells, ", ".join(s.listings), remark)) + " |"


def _columns(found: Tuning) -> list[str]:
    columns = ["threshold", "alerts", "per 1,000", "hits"]
    return [*columns, "found", "recall", "precision"] if found.labeled else columns


def _cells(level: Level, found: Tuning) -> list[str]:
    cells = [f"{level.threshold:.2f}", f"{level.alerts:,}", f"{level.alert_load:.1f}", f"{level.hits:,}"]
    if not found.labeled:
        return cells
    rates = ("–" if rate is None else f"{rate:.1%}" for rate in (level.recall, level.precision))
    return [*cells, str(level.found), *rates]


_VERDICT = {True: "right", False: "wrong", None: ""}
_COLORS = {True: "green", False: "red", None: "default"}


def _line(s: Scored) -> str:
    party = "" if s.matched == s.caption else f" [dim]({escape(s.caption)})[/]"
    verdict = f" [{_COLORS[s.right]}]{_VERDICT[s.right]}[/]" if _VERDICT[s.right] else ""
    return (
        f"{s.score:.3f}  p {s.probability:.2f}  {escape(s.name)} [dim]{escape(s.id)}[/] ~ "
        f"{escape(s.matched)}{party}{verdict}"
    )
