"""Commands that bring lists into the ledger and tell how they are: init, sync, ingest, sources, doctor."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click
from rich.markup import escape
from rich.table import Table

from ostraka.cli.output import Day, Moment, counted, err, json_option, out, print_json, progress
from ostraka.config import Settings
from ostraka.errors import OstrakaError, SourceError, exit_code
from ostraka.screen.doctor import Health
from ostraka.screen.lists import Ingested, Lists, Synced
from ostraka.sources import source

_OUTCOMES = {
    "new": "taken over",
    "unchanged": "seen again, nothing changed",
    "repeated": "already in the ledger, nothing to do",
}


@click.command()
@click.option(
    "--starter", is_flag=True, help="Put in the starter book: a few hundred cited facts of 2014-2026."
)
@click.pass_obj
def init(settings: Settings, starter: bool) -> None:
    """Make a ledger in the home folder (or at --db), or bring it up to this version."""
    with Lists.open(settings, create=True) as lists:
        out.print(f"ledger ready at [bold]{escape(settings.db_shown)}[/]")
        if starter:
            result = lists.load_starter()
            lists.make_ready()
            out.print(
                f"starter book of {result.published}: {result.records} records {_OUTCOMES[result.outcome]}"
            )
            out.print("[yellow]This is not a compliance list.[/] Run `ostraka sync` for the official lists.")


@click.command()
@click.argument("key")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--seen", type=Moment(), help="When the files were downloaded. Default: now.")
@click.option("--published", type=Day(), help="The edition's own day, where the file does not print it.")
@click.option("--accept", is_flag=True, help="Overrule the guards; this is recorded.")
@json_option
@click.pass_obj
def ingest(
    settings: Settings,
    key: str,
    files: tuple[Path, ...],
    seen: datetime | None,
    published: date | None,
    accept: bool,
    as_json: bool,
) -> None:
    """Take one snapshot of the list KEY over from FILES (several only where the list comes so)."""
    source(key)  # a slip of the key must not make a ledger
    with Lists.open(settings, create=True) as lists, progress(as_json) as bars:
        task = bars.add_task(key, total=None)
        result, warnings = lists.ingest(
            key, files, seen_at=seen, published=published, accept=accept,
            tell=lambda text: bars.update(task, description=f"{key}: {text}"),
        )  # fmt: skip
        if seen is None and result.outcome == "new":  # whoever backfills does not ask in between
            lists.make_ready(lambda text: bars.update(task, description=text))
    for warning in warnings:
        err.print(f"[yellow]warning:[/] {escape(key)}: {escape(warning)}", soft_wrap=True)
    if as_json:
        print_json({"result": result, "warnings": warnings})
    else:
        _print_ingested(result)


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option(
    "--from", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Read the same file names from a folder instead of the network.",
)  # fmt: skip
@json_option
@click.pass_obj
def sync(settings: Settings, keys: tuple[str, ...], folder: Path | None, as_json: bool) -> None:
    """Bring the lists KEY... (default: all) up to date.

    One list's failure does not stop the others; the exit code is that of the first failure.
    """
    results: list[Synced] = []
    for key in keys:
        source(key)
    with Lists.open(settings, create=True) as lists, progress(as_json) as bars:
        chosen = lists.fetchable(keys)
        task = bars.add_task("sync", total=len(chosen))

        def tell(key: str) -> Callable[[str], None]:
            return lambda text: bars.update(task, description=f"{key}: {text}")

        for result in lists.sync(chosen, folder, tell):
            results.append(result)
            bars.advance(task)
            if not as_json:
                _print_synced(result)
        if any(r.result and r.result.outcome == "new" for r in results):
            lists.make_ready(lambda text: bars.update(task, description=text))
    if as_json:
        print_json([_synced_json(r) for r in results])
    failures = [r.error for r in results if r.error]
    if failures:
        failed = f"{len(failures)} of {counted(len(results), 'list')} failed"
        err.print(f"[red]{failed}; the ledger keeps what it had of them.[/]")
        raise SystemExit(exit_code(failures[0]))
    if not any(r.result for r in results):
        raise SourceError(
            "no list was found to take over", where=str(folder or ""), hint="see `ostraka sources`"
        )


@click.command()
@json_option
@click.pass_obj
def sources(settings: Settings, as_json: bool) -> None:
    """Show every list Ostraka reads: whether it is loaded, how old it is, what its guards say."""
    with Lists.open(settings) as lists:
        healths = lists.examine()
    if as_json:
        print_json([_source_json(h) for h in healths])
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("list", "by", "records", "last seen", "age", "state"):
        table.add_column(
            column, justify="right" if column in ("records", "age") else "left", no_wrap=column != "state"
        )
    for h in healths:
        style = "dim" if not h.loaded else ("" if h.state in ("ok", "closed") else "red")
        records = f"{h.records:,}" if h.loaded else ""
        seen, age = (f"{h.last_seen:%Y-%m-%d}", f"{h.age_days} d") if h.last_seen else ("", "")
        table.add_row(h.source, h.authority, records, seen, age, h.state, style=style)
    out.print(table)
    missing = [h.source for h in healths if not h.loaded]
    if missing:
        number = counted(len(missing), "list")
        err.print(f"[dim]not loaded: {number}. `ostraka sync` fetches those with an address.[/]")


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@json_option
@click.pass_obj
def doctor(settings: Settings, keys: tuple[str, ...], as_json: bool) -> None:
    """Report drift (fill rates, vocabulary, counts) and staleness of every list, or of the lists KEY."""
    with Lists.open(settings) as lists:
        healths = [h for h in lists.examine(keys) if h.loaded or h.findings or keys]
    if as_json:
        print_json(healths)
        return
    if not healths:
        out.print("no list is loaded: run `ostraka sync` or `ostraka init --starter`")
    for h in healths:
        _print_health(h)


def _print_health(health: Health) -> None:
    color = "green" if health.state in ("ok", "closed") else "red"
    out.print(f"[bold]{health.source}[/]  {escape(health.title)}: [{color}]{health.state}[/]", soft_wrap=True)
    if health.loaded:
        out.print(
            f"  {counted(health.records, 'record')} from {counted(health.snapshots, 'snapshot')}, "
            f"{health.format}, edition {health.published or 'undated'}, "
            f"last seen {health.last_seen:%Y-%m-%d %H:%M} UTC"
        )
    for f in health.findings:
        mark = "[red]problem[/]" if f.level == "problem" else "[yellow]notice[/] "
        out.print(f"  {mark} {f.code}: {escape(f.message)}", soft_wrap=True)


def _print_ingested(result: Ingested) -> None:
    out.print(
        f"[bold]{result.source}[/] seen {result.seen_at:%Y-%m-%d %H:%M} UTC: {_OUTCOMES[result.outcome]}"
    )
    changes = f", {result.listed:,} listed, {result.amended:,} amended, {result.delisted:,} delisted"
    out.print(
        f"  {counted(result.records, 'record')}{changes if result.outcome == 'new' else ''}, "
        f"{counted(result.issues, 'issue')}; "
        f"format {result.format}, edition {result.published or 'undated'}",
        soft_wrap=True,
    )
    if result.accepted:
        out.print(f"  [yellow]accepted against the guards:[/] {escape('; '.join(result.accepted))}")


def _print_synced(synced: Synced) -> None:
    if synced.error:
        err.print(f"[red]{synced.source}[/]: {escape(str(synced.error))}", soft_wrap=True)
    elif synced.result:
        _print_ingested(synced.result)
    else:
        out.print(f"[dim]{synced.source}: {synced.skipped}[/]")
    for warning in synced.warnings:
        err.print(f"[yellow]warning:[/] {synced.source}: {escape(warning)}", soft_wrap=True)


def _synced_json(synced: Synced) -> dict[str, object]:
    error: OstrakaError | None = synced.error
    return {
        "source": synced.source,
        "result": synced.result,
        "skipped": synced.skipped,
        "warnings": synced.warnings,
        "error": {"what": error.what, "where": error.where, "hint": error.hint} if error else None,
    }


def _source_json(health: Health) -> dict[str, object]:
    fields = (
        "source",
        "authority",
        "title",
        "loaded",
        "state",
        "records",
        "snapshots",
        "format",
        "published",
    )
    more = ("last_seen", "age_days", "issues", "last_attempt", "findings")
    return {f: getattr(health, f) for f in (*fields, *more)}
