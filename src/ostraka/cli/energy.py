"""``ostraka energy``: how far each G7 member is from ending Russian energy, against its own dates.

``status`` (all members at a glance), ``path`` (one member and fuel against a line to
zero), ``compare`` (one share by every definition), ``timetable`` (dated commitments and
reversals), ``sync`` and ``import`` (newer figures) and ``chart`` (pictures).
"""

from datetime import date

import click
import msgspec

from ostraka.cli import energy_chart, energy_refresh, energy_tables
from ostraka.cli.energy_options import FUEL, MEMBER, PERIOD, Frame, framed
from ostraka.cli.output import Day, out, print_json
from ostraka.energy import answers
from ostraka.energy.answers import PathQuestion
from ostraka.energy.observation import FUELS, MEMBERS
from ostraka.energy.refresh import acknowledgements
from ostraka.energy.timetable import KINDS, Entry, NextDate, next_dates, timetable


@click.group()
def energy() -> None:
    """Russian energy: shares, paths to zero, dated commitments and their reversals.

    The figures shipped with Ostraka answer at once; `ostraka energy sync` fetches newer ones.
    """


@energy.command()
@click.option("--member", "members", type=MEMBER, multiple=True, help="Only this member (repeatable).")
@click.option("--fuel", "fuels", type=FUEL, multiple=True, help="Only this fuel (repeatable).")
@click.option("--from", "baseline", type=PERIOD, default="", help="Baseline of the paths. Default: 2021.")
@framed
def status(
    frame: Frame,
    members: tuple[str, ...],
    fuels: tuple[str, ...],
    baseline: str,
) -> None:
    """Show where every member stands: share, what was removed, end date, ahead or behind."""
    rows = answers.status(
        frame.figures(),
        on=frame.on,
        members=members or tuple(MEMBERS),
        # Pipeline gas is gas less LNG; three rows of one thing are too many unless asked for.
        fuels=fuels or tuple(fuel for fuel in FUELS if fuel != "pipeline_gas"),
        baseline=baseline,
    )
    coming = next_dates(frame.on, members)
    sources = {row.share.source for row in rows if row.share}
    if frame.as_json:
        print_json({"on": frame.on, "rows": rows, "next": coming, "sources": acknowledgements(sources)})
    else:
        energy_tables.print_status(rows, coming, frame.on)
        energy_tables.print_sources(acknowledgements(sources))


@energy.command()
@click.argument("member", type=MEMBER)
@click.argument("fuel", type=FUEL)
@click.option("--from", "baseline", type=PERIOD, default="", help="Baseline, such as 2021 or 2022Q4.")
@click.option("--end", type=Day(), help="End date. Default: the member's own, or the Union's.")
@click.option("--source", default="", help="Use this source only, such as eurostat:nrg_ti_gas.")
@framed
def path(
    frame: Frame,
    member: str,
    fuel: str,
    baseline: str,
    end: date | None,
    source: str,
) -> None:
    """Hold the imports of one MEMBER and FUEL against a straight path to zero."""
    question = PathQuestion(member=member, fuel=fuel, on=frame.on, baseline=baseline, end=end, source=source)
    answer = answers.path(frame.figures(), question)
    sources = acknowledgements({answer.source})
    if frame.as_json:
        print_json({"on": frame.on, **msgspec.structs.asdict(answer), "sources": sources})
    else:
        energy_tables.print_path(answer)
        energy_tables.print_sources(sources)


@energy.command()
@click.argument("member", type=MEMBER)
@click.argument("fuel", type=FUEL)
@click.option("--period", type=PERIOD, default="", help="Year, quarter or month. Default: of the best share.")
@framed
def compare(
    frame: Frame,
    member: str,
    fuel: str,
    period: str,
) -> None:
    """Show Russia's share of one MEMBER and FUEL by every definition, side by side."""
    answer = answers.compare(frame.figures(), member, fuel, period)
    sources = acknowledgements({one.source for one in answer.computed})
    if frame.as_json:
        print_json({"on": frame.on, **msgspec.structs.asdict(answer), "sources": sources})
    else:
        energy_tables.print_comparison(answer)
        energy_tables.print_sources(sources)


@energy.command("timetable")
@click.option("--member", "members", type=click.UNPROCESSED, multiple=True, help="Only this member, or G7.")
@click.option("--fuel", type=FUEL, help="Only this fuel.")
@click.option("--kind", "kinds", type=click.Choice(list(KINDS)), multiple=True, help="Only this kind.")
@click.option("--reversals", is_flag=True, help="Only entries that take an earlier one back.")
@click.option("--next", "only_next", is_flag=True, help="Only dates still to come.")
@framed
def show_timetable(
    frame: Frame,
    members: tuple[str, ...],
    fuel: str | None,
    kinds: tuple[str, ...],
    reversals: bool,
    only_next: bool,
) -> None:
    """List dated commitments: pledges, bans, wind-downs, derogations, licences, reversals."""
    chosen = {one if one == "G7" else MEMBER.convert(one, None, None) for one in members}

    def _wanted(entry: Entry) -> bool:
        return (
            (not chosen or entry.member in chosen)
            and (not fuel or fuel in entry.fuels)
            and (not kinds or entry.kind in kinds)
            and (not reversals or entry.is_reversal)
        )

    if only_next:
        coming: list[NextDate] = [one for one in next_dates(frame.on) if _wanted(one.entry)]
        if frame.as_json:
            print_json({"on": frame.on, "next": coming})
        else:
            energy_tables.print_next(coming)
        return
    entries = sorted(filter(_wanted, timetable()), key=lambda one: (one.day or date.max, one.member))
    if frame.as_json:
        print_json({"on": frame.on, "entries": entries})
    else:
        energy_tables.print_timetable(entries)
        out.print(f"{len(entries)} entries", style="dim")


energy.add_command(energy_refresh.sync)
energy.add_command(energy_refresh.import_file)
energy.add_command(energy_chart.chart)
