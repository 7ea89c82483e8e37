"""The main job in a minute: build the starter ledger, screen a file of customers, ask the past.

    make demo

Runs the commands as you would type them and says in between what to look at. Everything it
writes is in the folder ``.demo``; nothing is sent anywhere.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
HOME = Path(".demo")
RESULTS = HOME / "results.jsonl"
PAGE = HOME / "results.html"
#: Rows of the example that show one trap each; the rest is in the results.
SHOWN = {
    "C0219": "as the press spells him",
    "C0018": "in Arabic",
    "C0201": "in Chinese",
    "C0150": "family name first, an initial",
    "C0044": "a typist's slip",
    "C0167": "the name before last",
    "C0164": "a false alarm: see the birth date",
}

#: The color codes in a command's answer.
PLAIN = re.compile(r"\x1b\[[0-9;]*m")

_terminal = Console()
out = Console(highlight=False, width=min(_terminal.width, 100) if _terminal.is_terminal else 100)


def main() -> None:
    """Run every step; ends with an error as soon as a command does."""
    os.chdir(ROOT)
    began = time.monotonic()
    shutil.rmtree(HOME, ignore_errors=True)
    out.print(
        "\n[bold]Ostraka[/]: who is sanctioned, by whom, since when, and which of your customers it is."
    )

    chapter(
        "1", "A ledger", "The starter book ships with the package: cited facts of 2014-2026, no download."
    )
    ostraka("init", "--starter")

    chapter("2", "Customers against the lists", f"{example_count()} invented customers of many cultures.")
    ostraka("screen", "examples/customers.csv", "-o", str(RESULTS))
    ostraka("screen", "examples/customers.csv", "-o", str(PAGE), keep=lambda line: line.startswith("written"))
    rows, expected = results(), answers()
    judge(rows, expected)
    explain_some(rows)

    chapter(
        "3", "One party, every authority, every date", "The lesser measures came years before the freeze."
    )
    ostraka("history", "Sber Bank of Russia", keep=until("Others of a like name", without="  starter "))

    chapter("4", "Any past day", "Britain acted on 6 April 2022. Who had before? And who left a list?")
    for name, day in (
        ("Leonid Michelson", "2022-04-04"),
        ("Leonid Michelson", "2022-04-05"),
        ("Leonid Michelson", "2022-04-06"),
        ("Tinkov Oleg Yuryevich", "2023-07-01"),
    ):
        ostraka("check", name, "--as-of", day, keep=lambda line: " hit" in line or ": since" in line)

    energy()
    farewell(time.monotonic() - began)


def chapter(number: str, title: str, text: str) -> None:
    """A heading and one line that says what to look at."""
    out.print()
    out.rule(f"[bold]{number}  {title}[/]", align="left", style="dim")
    out.print(f"{text}\n", style="italic")


def ostraka(*arguments: str, keep: Callable[[str], bool] = lambda line: True) -> None:
    """Run a command as a user would, and show it with the lines of its answer that ``keep`` says."""
    words = " ".join(f'"{a}"' if " " in a else a for a in arguments)
    out.print(f"[dim]$[/] [bold cyan]ostraka {escape(words)}[/]")
    environ = {**os.environ, "COLUMNS": str(out.width - 2)} | (
        {"FORCE_COLOR": "1"} if out.is_terminal else {}
    )
    # the answer is caught to be shown; progress goes to standard error, as ever
    done = subprocess.run(
        command(*arguments), stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environ
    )
    if done.returncode:
        out.print(f"[red]the command ended with exit code {done.returncode}[/]")
        sys.exit(done.returncode)
    lines = [line.rstrip() for line in done.stdout.splitlines() if keep(PLAIN.sub("", line))]
    sys.stdout.write("".join(f"  {line}\n" for line in lines))
    sys.stdout.flush()


def command(*arguments: str) -> list[str]:
    """The command line of this very installation, on the demo's own ledger."""
    ledger = f"sqlite:///{HOME / 'ledger.sqlite'}"
    return [sys.executable, "-m", "ostraka", "--home", str(HOME), "--db", ledger, *arguments]


def until(stop: str, without: str) -> Callable[[str], bool]:
    """For ``keep``: the lines before the one that begins with ``stop``, without those that begin so."""
    ended = False

    def keep(line: str) -> bool:
        nonlocal ended
        ended = ended or line.startswith(stop)
        return not ended and not line.startswith(without) and bool(line.strip())

    return keep


def example_count() -> int:
    """Customers in the example."""
    return sum(1 for _ in csv.DictReader(Path("examples/customers.csv").open(encoding="utf-8")))


def results() -> list[dict[str, Any]]:
    """What the screening wrote, one row each."""
    return [json.loads(line) for line in RESULTS.read_text("utf-8").splitlines()]


def answers() -> dict[str, dict[str, str]]:
    """What the example knows to be true, by customer."""
    with Path("examples/customers-expected.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def judge(rows: list[dict[str, Any]], expected: dict[str, dict[str, str]]) -> None:
    """Hold the results against the truth: found, missed, false alarms."""
    listed = [r for r in rows if expected[r["id"]]["party"]]
    missed = [r for r in listed if expected[r["id"]]["party"] not in slugs(r)]
    alarms = [r for r in rows if r["hits"] and not expected[r["id"]]["party"]]
    others = len(rows) - len(listed)
    alike = sum(not e["party"] and e["why"] != "ordinary" for e in expected.values())

    out.print(f"\nThe example knows the truth: {len(listed)} of them are listed parties under other names, "
              f"{alike} more only look like one.")  # fmt: skip
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_row("  [green]found[/]", f"[bold]{len(listed) - len(missed)}[/] of {len(listed)}")
    for r in missed:
        why = expected[r["id"]]["why"]
        label = "[green]listed no more[/]" if "delisted" in why else "[red]missed[/]"
        table.add_row(f"  {label}", escape(f"{r['name']} ({why})"))
    names = ", ".join(r["name"] for r in alarms)
    table.add_row("  [yellow]false alarms[/]", f"[bold]{len(alarms)}[/] of {others}: {escape(names)}")
    out.print(table)


def slugs(row: dict[str, Any]) -> set[str]:
    """The starter book's own names of the parties a row hit."""
    return {listing.rpartition(":")[2] for hit in row["hits"] for listing in hit["listings"]}


def explain_some(rows: list[dict[str, Any]]) -> None:
    """A few rows with why, and where the others are."""
    by_id = {r["id"]: r for r in rows}
    for number, what in SHOWN.items():
        if by_id[number]["hits"]:
            explain(by_id[number], what)
    out.print(f"\nAll of them, with their evidence: open [bold]{PAGE}[/] in a browser.")


def explain(row: dict[str, Any], what: str) -> None:
    """One row and its best hit: numbers, evidence, and who listed the party when."""
    hit = row["hits"][0]
    out.print(f"\n  [bold]{escape(row['name'])}[/] → [bold red]{escape(hit['caption'])}[/]  [dim]{what}[/]")
    numbers = f"score {hit['score']:.2f}, evidence {hit['weight']:+.0f} bits"
    why = " · ".join(e["text"].split(", 1 in")[0] for e in hit["evidence"])
    first: dict[str, str] = {}
    for d in hit["designations"]:
        first.setdefault(d["authority"], d["since"])
    by = " · ".join(f"{who} {day}" for who, day in first.items())
    for line in (f"{numbers}: [dim]{escape(why)}[/]", by):
        out.print(Padding(line, (0, 0, 0, 4), expand=False))


def energy() -> None:
    """A few lines of the energy figures, where this version has them."""
    arguments = ("energy", "path", "EU27", "crude")
    if subprocess.run(command(*arguments), capture_output=True).returncode == 0:
        chapter("5", "Russian energy", "How far is each G7 member from ending it? One of the answers:")
        shown = ("European Union", "baseline", "actual", "removed", "against the path")
        ostraka(*arguments, keep=lambda line: line.startswith(shown))


def farewell(seconds: float) -> None:
    """What to try next."""
    chapter("✓", f"Done in {seconds:.0f} s", "Try next:")
    for line, why in (
        (f'ostraka --home {HOME} check "Serguei Lavrov"', "anybody, in any spelling"),
        (f"ostraka --home {HOME} history RUS1125", "by a list's own number"),
        ("ostraka sync", "fetch the official lists (network)"),
        ("ostraka screen YOURS.csv -o hits.xlsx", "your customers stay on this machine"),
    ):
        out.print(f"  [dim]{why}[/]\n    [bold cyan].venv/bin/{escape(line)}[/]", soft_wrap=True)
    out.print("\nThe starter book is [yellow]not a compliance list[/]: a few parties of one case.")


if __name__ == "__main__":
    main()
