"""Options and arguments the energy commands share, and the figures they all start from."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import update_wrapper
from typing import Any, NamedTuple

import click

from ostraka.cli.output import Day, Moment, json_option
from ostraka.config import Settings
from ostraka.energy.answers import usable
from ostraka.energy.observation import FUELS, MEMBERS, Observation
from ostraka.energy.periods import parse_period
from ostraka.energy.shipped import shipped_observations
from ostraka.energy.store import EnergyStore
from ostraka.errors import InputError

#: other spellings a reader may type -> ours.
MEMBER_ALIASES = {"GB": "UK", "EU": "EU27", "EU27_2020": "EU27", "USA": "US"}
FUEL_ALIASES = {"oil": "crude", "crude_oil": "crude", "oil_products": "products", "uranium": "nuclear"}


class MemberType(click.ParamType[str]):
    """A member of the G7 or the European Union, by code or English name."""

    name = "MEMBER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code. Fails with the codes."""
        text = str(value).strip()
        code = MEMBER_ALIASES.get(text.upper(), text.upper())
        by_name = {name.lower(): key for key, name in MEMBERS.items()}
        code = by_name.get(text.lower(), code)
        if code not in MEMBERS:
            self.fail(f"{text!r} is no member; one of {', '.join(MEMBERS)}", param, ctx)
        return code


class FuelType(click.ParamType[str]):
    """A fuel, by our word or its name."""

    name = "FUEL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Our word. Fails with the words."""
        text = str(value).strip().lower().replace("-", "_").replace(" ", "_")
        by_name = {name.lower().replace(" ", "_"): key for key, name in FUELS.items()}
        fuel = by_name.get(text, FUEL_ALIASES.get(text, text))
        if fuel not in FUELS:
            self.fail(f"{value!r} is no fuel; one of {', '.join(FUELS)}", param, ctx)
        return fuel


class PeriodType(click.ParamType[str]):
    """A year, a quarter or a month."""

    name = "PERIOD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The canonical period, or an empty text. Fails with what was expected."""
        if not value:
            return ""
        try:
            return parse_period(str(value))
        except InputError as error:
            self.fail(f"{error.what}; {error.hint}", param, ctx)


MEMBER, FUEL, PERIOD = MemberType(), FuelType(), PeriodType()


def today() -> date:
    """Today, in UTC."""
    return datetime.now(UTC).date()


on_option = click.option("--on", type=Day(), default=today, help="Answer as of this day. Default: today.")
known_by_option = click.option(
    "--known-by", type=Moment(end_of_day=True), help="Use only editions retrieved by then."
)


class Frame(NamedTuple):
    """What every question shares: the settings, the day, what was known by when, and how to answer."""

    settings: Settings
    on: date
    known_by: datetime | None
    as_json: bool

    def figures(self) -> list[Observation]:
        """The shipped and the refreshed figures usable on the day."""
        stored = EnergyStore(self.settings.home).observations()
        return usable([*shipped_observations(), *stored], self.on, self.known_by)


def framed(command: Callable[..., None]) -> Callable[..., None]:
    """A command that takes a Frame first, with the options --on, --known-by and --json."""

    def _with_frame(
        settings: Settings, /, on: date, known_by: datetime | None, as_json: bool, **given: Any
    ) -> None:
        command(Frame(settings, on, known_by, as_json), **given)

    # click takes the help text and the options already declared from the function it is given.
    taken: Callable[..., None] = update_wrapper(click.pass_obj(_with_frame), command)
    return on_option(known_by_option(json_option(taken)))
