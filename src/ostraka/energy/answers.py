"""The answers of ``ostraka energy``: where every member stands, its path, how definitions differ.

Everything is computed from observations and the timetable on the day asked; nothing here
reads a file or the clock. A figure whose period ends after that day is not used.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from ostraka.energy.derive import with_derived
from ostraka.energy.observation import (
    MEMBERS,
    RUSSIA,
    Basis,
    Observation,
    Place,
    Record,
    SeriesKey,
    Transit,
    newest,
)
from ostraka.energy.periods import frequency, months_between, period_end
from ostraka.energy.progress import Progress, path_value, progress
from ostraka.energy.share import Share, best_share, shares
from ostraka.energy.shipped import QuotedShare, quoted_shares
from ostraka.energy.timetable import Entry, end_dates, entries_for
from ostraka.energy.units import MONEY
from ostraka.errors import InputError

BASELINE_FROM = date(2021, 12, 31)
"""The baseline nobody declared: the first figure at or after the last day before the year of the war."""


class PathQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Which path is asked for; empty fields are chosen by :func:`path`."""

    member: str
    fuel: str
    on: date
    baseline: str = ""
    end: date | None = None
    source: str = ""


class PathPoint(msgspec.Struct, frozen=True):
    """One period: what was imported and what the path allows."""

    period: str
    actual: float
    path: float


class PathAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A member's imports of one fuel from Russia against a straight path to zero."""

    member: str
    fuel: str
    unit: str
    basis: Basis
    source: str
    product: str
    vintage: str
    progress: Progress
    end: Entry | None
    """The entry that sets the end date; None where the caller gave one."""
    points: tuple[PathPoint, ...]
    left: tuple[Entry, ...]
    """Derogations and licences under which fuel may still flow on the day asked."""
    causes: tuple[Entry, ...]
    """What happened between the baseline and the period: laws, wind-downs, stops."""


class StatusRow(msgspec.Struct, frozen=True, kw_only=True):
    """One member and fuel: share, path and what is still open."""

    member: str
    fuel: str
    share: Share | None
    quoted: QuotedShare | None
    """A share somebody printed, where none can be computed or it is newer."""
    path: PathAnswer | None
    end: Entry | None
    left: tuple[Entry, ...]
    without_path: str
    """Why there is no path, where there is none."""


class Comparison(msgspec.Struct, frozen=True):
    """Russia's share of one member, fuel and period by every definition at hand."""

    member: str
    fuel: str
    period: str
    computed: tuple[Share, ...]
    quoted: tuple[QuotedShare, ...]


def usable(
    observations: Iterable[Observation], on: date, known_by: datetime | None = None
) -> list[Observation]:
    """The newest edition of each figure known by then whose period is over on the day, and what follows."""
    over = [one for one in newest(list(observations), known_by) if period_end(one.period) <= on]
    return with_derived(over)


def compare(observations: list[Observation], member: str, fuel: str, period: str = "") -> Comparison:
    """Every definition of the share in one period; by default that of the best computed share.

    Raises InputError if nothing at all is known of the member and fuel.
    """
    found = shares(observations, member, fuel)
    said = [one for one in quoted_shares() if (one.member, one.fuel) == (member, fuel)]
    if not period:
        best = best_share(found)
        candidates = [best.period] if best else sorted({one.period for one in said}, reverse=True)
        if not candidates:
            raise _nothing(member, fuel)
        period = candidates[0]
    here = tuple(one for one in found if one.period == period)
    quotes = tuple(one for one in said if one.period == period)
    if not here and not quotes:
        raise _nothing(member, fuel, period)
    return Comparison(member, fuel, period, here, quotes)


def path(observations: list[Observation], asked: PathQuestion) -> PathAnswer:
    """The path of one member and fuel.

    The series with the best definition that has the baseline and a later figure is used;
    its end date is the member's own, or the Union's, unless one is given.

    Raises InputError saying what is missing: an end date, a baseline or a later figure.
    """
    member, fuel = asked.member, asked.fuel
    ends = end_dates(member, fuel)
    entry = ends[0] if ends and asked.end is None else None
    last = asked.end or (entry.day if entry else None)
    if last is None:
        raise InputError(
            f"{MEMBERS[member]} has no date to end Russian {fuel}", hint="give one with --end 2027-12-31"
        )
    series, points = _points(observations, asked)
    try:
        answer = progress([(one.period, one.value or 0.0) for one in points], last)
    except ValueError as error:
        raise InputError(str(error), hint=f"the end date is {last}; choose with --from and --end") from error
    start, total = period_end(points[0].period), answer.months_total
    return PathAnswer(
        member=member,
        fuel=fuel,
        unit=series.unit,
        basis=series.basis,
        source=series.source,
        product=series.product,
        vintage=max(one.vintage for one in points),
        progress=answer,
        end=entry,
        points=tuple(
            PathPoint(
                one.period,
                one.value or 0.0,
                path_value(answer.baseline, months_between(start, period_end(one.period)), total),
            )
            for one in points
        ),
        left=still_open(member, fuel, asked.on),
        causes=_causes(member, fuel, start, period_end(answer.period)),
    )


def status(
    observations: list[Observation],
    *,
    on: date,
    members: Iterable[str],
    fuels: Iterable[str],
    baseline: str = "",
) -> list[StatusRow]:
    """A row for every member and fuel of which a figure or an end date is known."""
    wanted = list(fuels)
    rows = [_status_row(observations, member, fuel, on, baseline) for member in members for fuel in wanted]
    return [row for row in rows if row.share or row.quoted or row.end]


def still_open(member: str, fuel: str, on: date) -> tuple[Entry, ...]:
    """Derogations and licences for the fuel that are open on the day."""
    return tuple(one for one in entries_for(member, fuel) if one.open_on(on))


def _status_row(
    observations: list[Observation], member: str, fuel: str, on: date, baseline: str
) -> StatusRow:
    share = best_share(shares(observations, member, fuel))
    answer, why = None, ""
    try:
        answer = path(observations, PathQuestion(member=member, fuel=fuel, on=on, baseline=baseline))
    except InputError as error:
        why = error.what
    ends = end_dates(member, fuel)
    return StatusRow(
        member=member,
        fuel=fuel,
        share=share,
        quoted=_newest_quote(member, fuel, share, on),
        path=answer,
        end=ends[0] if ends else None,
        left=still_open(member, fuel, on),
        without_path=why,
    )


def _newest_quote(member: str, fuel: str, share: Share | None, on: date) -> QuotedShare | None:
    """The first quoted share of the newest period, if it is newer than the computed one."""
    said = [
        one
        for one in quoted_shares()
        if (one.member, one.fuel) == (member, fuel)
        and one.percent is not None
        and period_end(one.period) <= on
        and (share is None or period_end(one.period) > period_end(share.period))
    ]
    return max(said, key=lambda one: one.period, default=None)


def _points(observations: list[Observation], asked: PathQuestion) -> tuple[SeriesKey, list[Observation]]:
    """The best series from Russia with a figure at the baseline and a later one, from the baseline on."""
    member, fuel, baseline = asked.member, asked.fuel, asked.baseline
    grouped: dict[tuple[SeriesKey, str], list[Observation]] = defaultdict(list)
    for one in observations:
        if (one.reporter, one.fuel, one.partner) == (member, fuel, RUSSIA) and one.value is not None:
            grouped[one.series, frequency(one.period)].append(one)
    choices: list[tuple[tuple[object, ...], SeriesKey, list[Observation]]] = []
    for (series, often), ones in grouped.items():
        ones.sort(key=lambda one: one.period)
        if asked.source and asked.source != series.source:
            continue
        if baseline:
            points = [one for one in ones if one.period >= baseline]
            fits = bool(points) and points[0].period == baseline
        else:
            points = [one for one in ones if period_end(one.period) >= BASELINE_FROM]
            fits = bool(points)
        if fits and len(points) > 1:
            choices.append((_series_rank(series, often, points), series, points))
    if not choices:
        raise _no_points(member, fuel, baseline, grouped.values())
    _, series, points = min(choices, key=lambda choice: choice[0])
    return series, points


def _series_rank(series: SeriesKey, often: str, points: list[Observation]) -> tuple[object, ...]:
    basis = series.basis
    return (
        series.unit in MONEY,
        basis.place is Place.BORDER,
        basis.transit is Transit.GROSS,
        list(Record).index(basis.record),
        "AQM".index(often),
        -period_end(points[-1].period).toordinal(),
        series.source,
        series.product,
        series.unit,
    )


def _causes(member: str, fuel: str, start: date, stop: date) -> tuple[Entry, ...]:
    """Laws, ends of wind-downs and stopped flows between two days, by date."""
    telling = ("ban", "winddown_end", "derogation_end", "physical_stop", "licence")
    return tuple(
        one
        for one in entries_for(member, fuel)
        if one.day and start < one.day <= stop and one.kind in telling
    )


def _no_points(member: str, fuel: str, baseline: str, series: Iterable[list[Observation]]) -> InputError:
    name = f"{MEMBERS[member]} {fuel}"
    known = [one.period for ones in series for one in ones]
    if not known:
        return _nothing(member, fuel)
    since = f"at {baseline} and later" if baseline else "for 2021 or later"
    return InputError(
        f"{name}: no two figures from Russia {since}; the newest is of {max(known, key=period_end)}",
        hint="run: ostraka energy sync",
    )


def _nothing(member: str, fuel: str, period: str = "") -> InputError:
    when = f" in {period}" if period else ""
    return InputError(
        f"nothing is known of {fuel} from Russia to {MEMBERS[member]}{when}", hint="run: ostraka energy sync"
    )
