"""``ostraka energy sync`` and ``import``: newer figures into the store in the home folder."""

from datetime import UTC, datetime
from pathlib import Path

import click
from rich.markup import escape

from ostraka.cli.energy_options import today
from ostraka.cli.output import err, json_option, out, print_json, working
from ostraka.config import Settings
from ostraka.energy.fetching import open_client
from ostraka.energy.interface import Ask, Interface
from ostraka.energy.refresh import INTERFACES, TABLE, Refreshed, interface_named, refresh
from ostraka.energy.refresh import import_file as take_file
from ostraka.energy.store import EnergyStore
from ostraka.errors import InputError, OstrakaError, UsageError

FIRST_YEAR = 2019
"""Two years before the baseline most commitments name."""


@click.command()
@click.argument("names", nargs=-1, metavar="[INTERFACE]...")
@click.option(
    "--since", type=click.IntRange(1990, 2100), default=FIRST_YEAR, show_default=True, help="First year."
)
@click.option("--url", default="", help="Address of the file, for japan_customs.")
@json_option
@click.pass_obj
def sync(settings: Settings, names: tuple[str, ...], since: int, url: str, as_json: bool) -> None:
    """Fetch newer figures from official interfaces; all that need no key unless some are named.

    Interfaces: eurostat, comext, comtrade, eia, uk_trade, japan_customs. An answer that is
    malformed or only a part changes nothing.
    """
    chosen = [interface_named(name) for name in names] or list(INTERFACES)
    store = EnergyStore(settings.home)
    done: list[Refreshed] = []
    failed: list[dict[str, str]] = []
    first: OstrakaError | None = None
    for interface in chosen:
        ask = _ask(settings, interface, since, url)
        if not names and (lack := interface.lacks(ask)):
            err.print(f"[dim]{interface.key}: left out, it wants {lack}[/]")
            continue
        try:
            done += _sync_one(interface, ask, store)
        except OstrakaError as error:
            if len(chosen) == 1:
                raise
            err.print(f"[red]{interface.key}:[/] {escape(str(error))}")
            failed.append({"interface": interface.key, "error": error.what, "where": error.where})
            first = first or error
    _report(done, failed, as_json)
    if first is not None and not done:
        raise first


def _sync_one(interface: Interface, ask: Ask, store: EnergyStore) -> list[Refreshed]:
    found: list[Refreshed] = []
    with open_client() as client, working(f"{interface.key}: asking"):
        for one in refresh(interface, ask, store, client, lambda: datetime.now(UTC)):
            found.append(one)
            if not one.unchanged:
                err.print(f"[dim]{interface.key}: {one.figures} figures, {escape(one.request[:90])}[/]")
    return found


def _ask(settings: Settings, interface: Interface, since: int, url: str) -> Ask:
    return Ask(since=since, until=today(), key=settings.keys.get(interface.setting, ""), url=url)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format", "form", default="",
    help="table, or the interface the file was saved from. Default: told by its beginning.",
)  # fmt: skip
@json_option
@click.pass_obj
def import_file(settings: Settings, file: Path, form: str, as_json: bool) -> None:
    """Take figures over from FILE: a plain table, or an answer of an interface saved by hand."""
    if form and form != TABLE:
        interface_named(form)
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", where=str(file)) from error
    if not raw:
        raise InputError("the file is empty", where=str(file))
    result = take_file(file.name, raw, EnergyStore(settings.home), datetime.now(UTC), form)
    _report([result], [], as_json)


def _report(done: list[Refreshed], failed: list[dict[str, str]], as_json: bool) -> None:
    if as_json:
        print_json({"refreshed": done, "failed": failed})
        return
    for key in dict.fromkeys(one.interface for one in done):
        ones = [one for one in done if one.interface == key]
        same = sum(one.unchanged for one in ones)
        told = (
            f"{sum(one.figures for one in ones):,} figures read, "
            f"{sum(one.added for one in ones):,} new, {sum(one.revised for one in ones):,} revised"
        )
        unchanged = f"; {same} of {len(ones)} answers unchanged" if same else ""
        out.print(f"[bold]{key}[/] {told}{unchanged}")
    if not done and not failed:
        raise UsageError("nothing was asked", hint="name an interface: ostraka energy sync eurostat")
