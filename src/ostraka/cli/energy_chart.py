"""``ostraka energy chart``: the answers as pictures, each with its table beside it."""

from collections.abc import Sequence
from pathlib import Path

import click

from ostraka.cli.energy_options import FUEL, MEMBER, PERIOD, Frame, framed
from ostraka.cli.energy_tables import ahead_words, trend_words
from ostraka.cli.output import out, print_json
from ostraka.energy import answers
from ostraka.energy.answers import PathAnswer, PathQuestion
from ostraka.energy.observation import FUELS, MEMBERS, Observation
from ostraka.energy.periods import frequency, period_end
from ostraka.energy.refresh import acknowledgements
from ostraka.energy.share import best_share, shares
from ostraka.energy.timetable import KINDS, Entry, end_dates, timetable
from ostraka.energy.units import UNIT_WORDS
from ostraka.report.charts import Picture, write_picture
from ostraka.report.energy_charts import (
    Mark,
    Panel,
    PathFigure,
    PathWords,
    multiples_picture,
    path_picture,
    strip_picture,
)

_OUTPUT = click.option(
    "--output", "-o", required=True, type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; its suffix decides: .svg .png .html .json (Vega-Lite).",
)  # fmt: skip


@click.group()
def chart() -> None:
    """Draw a path, the G7 side by side, or the timetable: SVG, PNG, HTML or Vega-Lite.

    The figures drawn are written beside the picture as CSV; a page has them inside.
    """


@chart.command("path")
@click.argument("member", type=MEMBER)
@click.argument("fuel", type=FUEL)
@click.option("--from", "baseline", type=PERIOD, default="", help="Baseline, such as 2021 or 2022Q4.")
@_OUTPUT
@framed
def chart_path(frame: Frame, member: str, fuel: str, baseline: str, output: Path) -> None:
    """Draw the imports of one MEMBER and FUEL against the path to zero."""
    question = PathQuestion(member=member, fuel=fuel, on=frame.on, baseline=baseline)
    _written(_path_picture(answers.path(frame.figures(), question)), output, frame.as_json)


@chart.command("g7")
@click.argument("fuel", type=FUEL)
@_OUTPUT
@framed
def chart_g7(frame: Frame, fuel: str, output: Path) -> None:
    """Draw Russia's share of one FUEL for every member, side by side."""
    figures = frame.figures()
    made = [_panel(figures, member, fuel) for member in MEMBERS]
    sources = {source for _, source in made if source}
    picture = multiples_picture(
        [panel for panel, _ in made],
        f"Russia's share of imports of {FUELS[fuel]}",
        acknowledgements(sources),
    )
    _written(picture, output, frame.as_json)


@chart.command("timetable")
@click.option("--fuel", type=FUEL, help="Only this fuel.")
@_OUTPUT
@framed
def chart_timetable(frame: Frame, fuel: str | None, output: Path) -> None:
    """Draw the dated commitments of every member as a strip, reversals marked."""
    marks = [_mark(one) for one in timetable() if one.day and (not fuel or fuel in one.fuels)]
    what = FUELS[fuel] if fuel else "Russian energy"
    picture = strip_picture(marks, frame.on, f"Ending {what}: pledges, laws and reversals")
    _written(picture, output, frame.as_json)


def _path_picture(answer: PathAnswer) -> Picture:
    progress = answer.progress
    figures = [PathFigure(one.period, period_end(one.period), one.actual, one.path) for one in answer.points]
    verdict = (
        f"In {progress.period}: {ahead_words(progress)}; {100 * progress.removed:.1f} % removed.",
        f"Projected zero: {_plain(trend_words(progress))}.",
    )
    words = PathWords(
        title=f"{MEMBERS[answer.member]}: {FUELS[answer.fuel]} from Russia against zero on {progress.end}",
        unit=UNIT_WORDS[answer.unit],
        verdict=verdict,
        end=progress.end,
        sources=(f"{answer.basis}", *acknowledgements({answer.source})),
    )
    return path_picture(figures, words)


def _panel(figures: Sequence[Observation], member: str, fuel: str) -> tuple[Panel, str]:
    """The panel of a member, by one definition throughout, and its source."""
    found = shares(figures, member, fuel)
    best = best_share(found)
    ends = end_dates(member, fuel)
    end = ends[0].day if ends else None
    if best is None:
        return Panel(MEMBERS[member], (), end, ""), ""
    same = [
        one
        for one in found
        if (one.source, one.product, one.unit, one.basis)
        == (best.source, best.product, best.unit, best.basis)
        and frequency(one.period) == frequency(best.period)
        and one.percent is not None
    ]
    points = tuple(sorted((period_end(one.period), one.percent or 0.0) for one in same))
    return Panel(MEMBERS[member], points, end, f"{best.source} {best.product}, {best.basis}"), best.source


def _mark(entry: Entry) -> Mark:
    if entry.is_reversal:
        group = "reversal"
    elif entry.by_law:
        group = "law"
    elif entry.kind == "physical_stop":
        group = "event"
    else:
        group = "pledge" if entry.kind in ("pledge", "proposal") else "exception"
    day = entry.day
    assert day is not None  # the caller leaves undated entries out
    return Mark(
        day, MEMBERS.get(entry.member, entry.member), KINDS[entry.kind], group, entry.what, entry.certainty
    )


def _plain(markup: str) -> str:
    return markup.replace("[bold]", "").replace("[/]", "")


def _written(picture: Picture, output: Path, as_json: bool) -> None:
    files = [str(path) for path in write_picture(picture, output)]
    if as_json:
        print_json({"title": picture.title, "description": picture.description, "files": files})
    else:
        out.print(picture.description)
        out.print(f"written: {', '.join(files)}", style="dim")
