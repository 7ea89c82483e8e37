"""``ostraka compare`` and ``ostraka explain``: why two names, or a query and a record, agree or not."""

from typing import Any

import click
from rich.markup import escape
from rich.table import Table

from ostraka.cli.check import check_options, query_of
from ostraka.cli.output import json_option, out, print_json, working
from ostraka.config import Settings
from ostraka.errors import InputError
from ostraka.match import Comparison, Evidence, Hit, MatchConfig
from ostraka.match import compare as compare_names
from ostraka.model import Kind
from ostraka.screen.explaining import explain_record
from ostraka.screen.lists import Lists

#: Width of the widest bar of the waterfall, in characters.
BAR = 32


@click.command()
@click.argument("name1")
@click.argument("name2")
@click.option(
    "--kind", type=click.Choice([k.value for k in Kind]), help="Read both as the name of such a party."
)
@json_option
def compare(name1: str, name2: str, kind: str | None, as_json: bool) -> None:
    """Compare the name NAME1 with the listed name NAME2: score, evidence, and how their parts align."""
    found = compare_names(name1, name2, kind=Kind(kind) if kind else None)
    if as_json:
        print_json({"name1": name1, "name2": name2, "kind": kind, **_as_dict(found)})
        return
    _print(name1, name2, found)


@click.command()
@click.argument("name")
@click.argument("listing", metavar="SOURCE:ID")
@check_options
@json_option
@click.pass_obj
def explain(settings: Settings, /, name: str, listing: str, as_json: bool, **about: Any) -> None:
    """Explain how NAME, with whatever is known of it, agrees with the record SOURCE:ID, hit or not.

    The ids of records are those that `ostraka check` and `ostraka history` show.
    """
    query = query_of(name, **about)
    with Lists.open(settings) as lists, working("looking up the record"):
        hit = explain_record(lists, query, listing)
    if hit is None:
        raise InputError("a name has no letter or digit to compare", where=repr(name))
    if as_json:
        print_json({"query": query, "hit": hit})
        return
    out.print(f"[bold]{escape(hit.caption)}[/] [dim]{hit.source}:{escape(hit.record_id)}[/]", soft_wrap=True)
    _print(hit.query_name, hit.matched_name, hit)


def _print(query: str, listed: str, found: Comparison | Hit) -> None:
    threshold = MatchConfig().threshold
    verdict = "a hit" if found.score >= threshold else "no hit"
    out.print(
        f"{escape(query)}  ~  {escape(listed)}\nscore [bold]{found.score:.2f}[/] ({verdict} at {threshold}), "
        f"evidence {found.weight:+.1f} bits, probability {found.probability:.3f}\n",
        soft_wrap=True,
    )
    names = [e for e in found.evidence if e.feature in ("name", "name_only")]
    if names:
        out.print(_alignment(names))
        out.print()
    out.print(_waterfall(found.evidence))


def _alignment(evidence: list[Evidence]) -> Table:
    """The parts of both names side by side."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("asked", "", "listed", "how"):
        table.add_column(column)
    for e in evidence:
        paired = e.feature == "name"
        sign = (
            "≠"
            if not paired and e.query and e.listed
            else "="
            if e.similarity == 1
            else "~"
            if paired
            else ""
        )
        how = e.how if paired else "two words" if sign else "only asked" if e.query else "only listed"
        table.add_row(escape(e.query) or "[dim]–[/]", sign, escape(e.listed) or "[dim]–[/]", how)
    return table


def _waterfall(evidence: tuple[Evidence, ...]) -> Table:
    """Each piece of evidence as a bar from where the one before it ended."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("bits", justify="right")
    table.add_column("waterfall", no_wrap=True)
    table.add_column("evidence")
    ends = [0.0]
    for e in evidence:
        ends.append(ends[-1] + e.bits)
    low, high = min(ends), max(ends)
    scale = BAR / max(high - low, 1e-9)
    for e, start, end in zip(evidence, ends, ends[1:], strict=False):
        left, right = sorted((round((start - low) * scale), round((end - low) * scale)))
        color = "green" if e.bits > 0 else "red"
        bar = (
            " " * left + f"[{color}]{('█' if e.bits > 0 else '▒') * max(right - left, 1)}[/]"
            if e.bits
            else ""
        )
        table.add_row(f"{e.bits:+.1f}", bar, escape(e.text))
    table.add_row(f"[bold]{ends[-1]:+.1f}[/]", "", "[bold]together[/]")
    return table


def _as_dict(found: Comparison) -> dict[str, object]:
    return {f: getattr(found, f) for f in ("score", "weight", "probability", "evidence")}
