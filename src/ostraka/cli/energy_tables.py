"""The energy answers for the eye: tables that fit 80 columns and say what they rest on."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from ostraka.cli.output import out
from ostraka.energy.answers import Comparison, PathAnswer, StatusRow
from ostraka.energy.observation import FUELS, MEMBERS
from ostraka.energy.periods import FREQUENCY_WORDS, frequency
from ostraka.energy.progress import Progress, Trend
from ostraka.energy.timetable import CAUSES, KINDS, UNESTABLISHED, Entry, NextDate, timetable
from ostraka.energy.units import KWH_PER_M3, UNIT_WORDS, tj_to_mcm

_NEXT_SHOWN = 6


def print_status(rows: list[StatusRow], coming: list[NextDate], on: date) -> None:
    """A table for each member, what is still open, and the next dates for everybody."""
    out.print(f"[bold]Russian energy on {on}[/]: share of imports, and the path to zero\n")
    for member, group in groupby(rows, key=lambda row: row.member):
        _print_member(member, list(group))
    out.print(
        "[dim]≈ a share as somebody printed it; the others are computed. Ahead and behind: of a straight "
        "line from the baseline to the end date. * the date was not checked against the official text. "
        "Definitions: ostraka energy compare; newer figures: ostraka energy sync.[/]\n"
    )
    if coming:
        out.print("[bold]Next dates[/]")
        print_next(coming[:_NEXT_SHOWN])


def _print_member(member: str, rows: list[StatusRow]) -> None:
    shown = [row for row in rows if row.share or row.quoted or row.path]
    silent = [row for row in rows if row not in shown]
    out.print(f"[bold]{MEMBERS[member]}[/]")
    if shown:
        table = _table()
        table.add_column("fuel", width=12)
        table.add_column("from Russia", width=14, justify="right")
        table.add_column("removed", width=12, justify="right")
        table.add_column("zero by", width=18)
        table.add_column("on its path", width=16)
        for row in shown:
            table.add_row(
                FUELS[row.fuel], _share_words(row), _removed_words(row), _end_words(row.end), _path_words(row)
            )
        out.print(table)
    for line in [*_left_lines(rows), *_silent_lines(silent)]:
        out.print(Padding(line, (0, 0, 0, 2)), style="dim")
    out.print()


def _share_words(row: StatusRow) -> str:
    words = [f"{_percent(row.share.percent)} {row.share.period}"] if row.share else []
    if row.quoted and row.quoted.percent is not None:
        words.append(f"≈{_percent(row.quoted.percent)} {row.quoted.period}")
    return "\n".join(words)


def _removed_words(row: StatusRow) -> str:
    if row.path is None:
        return "–"
    return f"{_percent(100 * row.path.progress.removed)}\nsince {row.path.progress.baseline_period}"


def _end_words(entry: Entry | None) -> str:
    if entry is None:
        return "no date"
    return f"{entry.day} {'law' if entry.by_law else 'pledge'}{_star(entry)}"


def _path_words(row: StatusRow) -> str:
    if row.path is None:
        return "–" if row.end is None else "not known yet"
    return ahead_words(row.path.progress)


def ahead_words(progress: Progress) -> str:
    """How far ahead or behind, in whole months.

    A month begun counts neither way: 28.5 months ahead are 28.
    """
    months = int(abs(progress.months_ahead))
    if progress.reached_zero:
        return f"zero since {progress.reached_zero}"
    if months == 0:
        return "on the path"
    return f"{months} month{'s' * (months > 1)} {'ahead' if progress.months_ahead > 0 else 'behind'}"


def _left_lines(rows: list[StatusRow]) -> list[str]:
    """What is still open, each derogation once, with its fuels."""
    fuels: dict[str, list[str]] = {}
    entries: dict[str, Entry] = {}
    inherited = False
    for row in rows:
        for entry in row.left:
            if entry.member != row.member:
                inherited = True
                continue
            entries[entry.id] = entry
            fuels.setdefault(entry.id, []).append(FUELS[row.fuel])
    lines = [
        f"open for {', '.join(fuels[key])}: {escape(entry.what)}{_until(entry)}{_label(entry)}"
        for key, entry in entries.items()
    ]
    return [*lines, "open besides: what is open for the European Union"] if inherited else lines


def _silent_lines(rows: list[StatusRow]) -> list[str]:
    if not rows:
        return []
    ends = groupby(sorted(rows, key=lambda row: _end_words(row.end)), key=lambda row: _end_words(row.end))
    told = [f"{', '.join(FUELS[row.fuel] for row in group)} (zero by {words})" for words, group in ends]
    return [f"no figures yet: {'; '.join(told)}"]


def print_path(answer: PathAnswer) -> None:
    """One path in full: definition, figures, where it stands, the trend, what is open and what happened."""
    progress = answer.progress
    out.print(
        f"[bold]{MEMBERS[answer.member]}: {FUELS[answer.fuel]} from Russia, to zero on {progress.end}[/]"
    )
    out.print(_end_line(answer.end), style="dim")
    often = FREQUENCY_WORDS[frequency(progress.period)]
    series = f"{answer.source} {answer.product}, {often}, {answer.basis}; edition of {answer.vintage}"
    out.print(escape(series), style="dim")
    table = _table(show_header=False)
    table.add_column(width=18)
    table.add_column(width=8)
    table.add_column(justify="right")
    table.add_column()
    unit = UNIT_WORDS[answer.unit]
    table.add_row("baseline", progress.baseline_period, _number(progress.baseline), unit)
    table.add_row("on the path", progress.period, _number(progress.path), unit)
    table.add_row("[bold]actual[/]", progress.period, f"[bold]{_number(progress.actual)}[/]", unit)
    table.add_row("gap", "", f"{progress.gap:+,.1f}", unit)
    table.add_row("removed", "", _percent(100 * progress.removed), f"since {progress.baseline_period}")
    out.print(Padding(table, (1, 0)))
    if answer.unit == "TJ_GCV":
        out.print(_volume_words(progress.actual), style="dim")
    out.print(
        f"against the path: [bold]{ahead_words(progress)}[/], "
        f"{progress.months_elapsed} of {progress.months_total} months elapsed"
    )
    out.print(f"projected zero: {trend_words(progress)}")
    _print_entries("still flows under", answer.left)
    _print_entries("since the baseline", answer.causes)


def _volume_words(terajoules: float) -> str:
    """Energy as volume by each calorific value in use, because the sources differ."""
    told = (f"{tj_to_mcm(terajoules, kwh):,.0f} at {kwh} kWh/m3 ({who})" for who, kwh in KWH_PER_M3.items())
    return f"in million m3: {', '.join(told)}"


def _end_line(entry: Entry | None) -> str:
    if entry is None:
        return "end date as given"
    kind = "by law" if entry.by_law else "by pledge"
    return escape(f"{kind}: {entry.what} ({entry.instrument or entry.source}){_plain_label(entry)}")


def trend_words(progress: Progress) -> str:
    """The projection in words: a zero with its interval, or that none is in sight."""
    if progress.reached_zero:
        return f"reached in {progress.reached_zero} (three periods under 1 % of the baseline)"
    line = progress.trend
    if line is None:
        return "too few figures for a trend (fewer than four)"
    step = {"A": "year", "Q": "quarter", "M": "month"}[frequency(progress.period)]
    words = f"least squares over {line.points} figures: {line.slope:+,.1f} a {step}"
    if progress.verdict == "not_on_current_trend":
        return f"[bold]not on current trend[/] ({words}{_zero_words(line)})"
    if progress.verdict == "uncertain":
        return (
            f"about {_month(line.zero_on)}, but the figures are too few or uneven for an interval ({words})"
        )
    late = ", after the end date" if progress.verdict == "late" else ""
    return f"about {_month(line.zero_on)} [{_month(line.earliest)} to {_month(line.latest)}]{late} ({words})"


def _zero_words(line: Trend) -> str:
    if line.zero_on is None:
        return ", no fall"
    return f", zero about {_month(line.zero_on)}; the 95 % interval has no end"


def _print_entries(title: str, entries: Iterable[Entry]) -> None:
    entries = list(entries)
    if entries:
        out.print(f"\n{title}:")
    for entry in entries:
        cause = f" ({CAUSES[entry.cause]})" if entry.cause else ""
        text = f"{KINDS[entry.kind]}{cause}: {escape(entry.what)}{_until(entry)}{_label(entry)}"
        out.print(Padding(f"{entry.date_words}  {text}", (0, 0, 0, 2)))


def print_comparison(answer: Comparison) -> None:
    """Each definition of one share, computed ones first."""
    out.print(
        f"[bold]{MEMBERS[answer.member]}, {FUELS[answer.fuel]}, {answer.period}[/]: Russia's share of imports"
    )
    table = _table()
    table.add_column("share", justify="right", no_wrap=True)
    table.add_column("what it counts", ratio=3)
    table.add_column("who says so", ratio=2)
    for share in answer.computed:
        parts = [str(share.basis), f"of {share.denominator}" if share.denominator else "", *share.caveats]
        mark = "" if share.trusted else " [yellow]misleads[/]"
        source = escape(f"{share.source} {share.product}, edition of {share.vintage}")
        table.add_row(_percent(share.percent) + mark, "; ".join(filter(None, parts)), source)
    for quote in answer.quoted:
        said = f"{quote.said_by} ({quote.certainty})"
        table.add_row(_percent(quote.percent, "≈"), escape(quote.basis), escape(said), style="dim")
    out.print(Padding(table, (1, 0, 0, 0)))


def print_timetable(entries: list[Entry]) -> None:
    """Entries as a table; what is not certain is labeled."""
    table = _table()
    table.add_column("date", width=10)
    table.add_column("who", width=4)
    table.add_column("kind", width=12)
    table.add_column("what", ratio=1)
    for entry in entries:
        table.add_row(entry.date_words, entry.member, _kind(entry), _what(entry))
    out.print(table)


def print_next(coming: list[NextDate]) -> None:
    """Dates to come, the nearest first."""
    table = _table(show_header=False)
    table.add_column(width=10)
    table.add_column(width=4)
    table.add_column(ratio=1)
    for one in coming:
        table.add_row(str(one.day), one.entry.member, f"{escape(one.what)}{_label(one.entry)}")
    out.print(table)


def print_sources(texts: Iterable[str]) -> None:
    """The acknowledgements of the sources used."""
    for text in texts:
        out.print(escape(text), style="dim")


def _what(entry: Entry) -> str:
    fuels = "all fuels" if len(entry.fuels) == len(FUELS) else ", ".join(FUELS[fuel] for fuel in entry.fuels)
    reversal = f"\n[yellow]{_reversal_words(entry)}[/]" if entry.is_reversal else ""
    instrument = f"\n[dim]{escape(entry.instrument)}[/]" if entry.instrument else ""
    return f"{escape(entry.what)} [dim]({fuels})[/]{_until(entry)}{_label(entry)}{instrument}{reversal}"


def _reversal_words(entry: Entry) -> str:
    if entry.reverses == UNESTABLISHED:
        return "a reversal; what exactly it loosens was not established"
    earlier = next(one for one in timetable() if one.id == entry.reverses)
    return escape(f"goes back on the {KINDS[earlier.kind]} of {earlier.date_words}: {earlier.what}")


def _kind(entry: Entry) -> str:
    return f"[yellow]{KINDS[entry.kind]}[/]" if entry.is_reversal else KINDS[entry.kind]


def _until(entry: Entry) -> str:
    return {"": "", "open": "; no end date"}.get(entry.until, f"; until {entry.until}")


def _label(entry: Entry) -> str:
    return "" if entry.certainty == "certain" else f" [dim]({entry.certainty})[/]"


def _plain_label(entry: Entry) -> str:
    return "" if entry.certainty == "certain" else f", {entry.certainty}"


def _star(entry: Entry) -> str:
    return "" if entry.certainty == "certain" else "*"


def _month(day: date | None) -> str:
    return f"{day:%B %Y}" if day else "?"


def _percent(value: float | None, before: str = "") -> str:
    return "none" if value is None else f"{before}{value:.1f} %"


def _number(value: float) -> str:
    return f"{value:,.1f}"


def _table(show_header: bool = True) -> Table:
    return Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=show_header, header_style="dim")
