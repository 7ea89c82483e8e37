"""Checks that keep what we hold when an answer is wrong.

A refresh writes only after its whole answer was read and passed these checks.
"""

from ostraka.energy.observation import Observation, SeriesKey
from ostraka.errors import GuardError, SourceError

MOST_LOST = 0.1
"""Part of the known figures an answer may lose: revisions retract single figures, not a tenth."""


def refuse_double(observations: list[Observation], where: str) -> None:
    """Nothing, if no place holds two figures.

    Two figures in one place are two reporters of one flow or a broken answer; adding them
    would count twice. Raises SourceError naming the place.
    """
    seen: set[tuple[SeriesKey, str]] = set()
    for one in observations:
        if one.place in seen:
            raise SourceError(
                f"two figures for {one.reporter} {one.fuel} from {one.partner} in {one.period} ({one.unit})",
                where=where,
                hint="nothing was changed; the answer would count a flow twice",
            )
        seen.add(one.place)


def refuse_shrinking(held: list[Observation], fresh: list[Observation], where: str) -> None:
    """Nothing, if the fresh answer still has the figures we hold in its own span.

    Compared are the series the answer names, between its first and last period. An empty
    place that held a figure counts as lost. Raises GuardError if more than a tenth is lost.
    """
    span: dict[str, tuple[str, str]] = {}
    for one in fresh:
        first, last = span.get(one.source, (one.period, one.period))
        span[one.source] = (min(first, one.period), max(last, one.period))
    series = {one.series for one in fresh}
    known = [
        one
        for one in held
        if one.value is not None
        and one.series in series
        and span[one.source][0] <= one.period <= span[one.source][1]
    ]
    given = {one.place for one in fresh if one.value is not None}
    lost = [one for one in known if one.place not in given]
    if len(lost) > MOST_LOST * len(known):
        example = lost[0]
        raise GuardError(
            f"the answer lost {len(lost)} of {len(known)} known figures, such as "
            f"{example.reporter} {example.fuel} from {example.partner} in {example.period}",
            where=where,
            hint="nothing was changed; if the source really withdrew them, start a new home folder",
        )
