"""Writes docs/reference from the code: commands, settings, sources, errors.

    python docs/generate.py [--check]

With ``--check`` nothing is written, and the exit code tells whether the pages on disk are
what the code says. A test does the same.
"""

import ast
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

import click

from ostraka import errors
from ostraka.cli.main import main as root
from ostraka.config import ENVIRONMENT
from ostraka.model import IdentifierKind, IssueCode, MeasureKind, SourceInfo
from ostraka.model.authority import AUTHORITIES
from ostraka.sources import SOURCES

REFERENCE = Path(__file__).parent / "reference"
MADE = "<!-- Made by docs/generate.py from the code; change the code, then run `make reference`. -->\n"


def commands_page() -> str:
    """Every command with its arguments and options, as ``--help`` tells them."""
    lines = [
        "# Commands",
        "",
        "Answers go to standard output; progress, warnings and errors to standard error. With `--json` a "
        "command prints one JSON document and nothing else. The exit codes are those of the page "
        "[errors](errors.md).",
        "",
    ]
    for path, command in walk(root, ()):
        lines += command_lines(path, command)
    return "\n".join(lines)


def walk(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Each command below ``command``, groups before their members, with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            member = command.get_command(context, name)
            if member is not None and not member.hidden:
                yield from walk(member, (*path, name))


def command_lines(path: tuple[str, ...], command: click.Command) -> list[str]:
    """One command as a section."""
    words = " ".join(("ostraka", *path))
    context = click.Context(command, info_name=words)
    usage = " ".join(command.collect_usage_pieces(context))
    level = "#" * (2 if len(path) < 2 else 3)
    text = inspect.cleandoc(command.help or command.short_help or "")
    lines = [f"{level} {words}", "", text, "", "```text", f"{words} {usage}", "```", ""]
    records = [r for p in command.get_params(context) if (r := p.get_help_record(context))]
    # arguments are told of in the text above; only those with a text of their own come into the table
    records = [(names, about) for names, about in records if about and "--help" not in names]
    if records:
        lines += ["| option | what it does |", "|---|---|"]
        lines += [f"| {code(names)} | {cell(about)} |" for names, about in records]
        lines.append("")
    return lines


def settings_page() -> str:
    """Every setting of the environment, and what lies in the home folder."""
    lines = [
        "# Settings",
        "",
        "Ostraka has no configuration file. An option on the command line wins over the environment, which "
        "wins over the default.",
        "",
        "| variable | what it does |",
        "|---|---|",
        *(f"| `{name}` | {cell(about)} |" for name, about in ENVIRONMENT.items()),
        "",
        "`--home DIR` and `--db URL`, before the command, say the same as `OSTRAKA_HOME` and `OSTRAKA_DB`.",
        "",
        "## The home folder",
        "",
        "| in it | what it is | if it is deleted |",
        "|---|---|---|",
        "| `ledger.sqlite` | the ledger: lists as they were fetched, records, dates | all history is gone: "
        "back this file up |",
        "| `ledger.sqlite-wal`, `ledger.sqlite-shm` | what SQLite is writing; part of the ledger while a "
        "command runs | never delete them by hand |",
        "| `index/` | search indexes of the days last asked about, a cache | built again in seconds |",
        "| `fetched.json` | what servers said about the files last fetched | one more download |",
        "| `energy.sqlite` | editions of import figures that were fetched or imported | fetched ones are "
        "fetched anew, imported ones are gone |",
        "",
    ]
    return "\n".join(lines)


def sources_page() -> str:
    """Every list with where it comes from, its formats and its traps; then the words records use."""
    lines = [
        "# Sources",
        "",
        "One list, one parser. Each takes every field out of a record and reports what is left as an issue.",
        "",
        "| key | by | list | formats |",
        "|---|---|---|---|",
        *(
            f"| [`{s.key}`](#{s.key}) | {s.authority or '–'} | {cell(s.title)} "
            f"| {', '.join(f'`{f}`' for f in s.formats)} |"
            for s in SOURCES
        ),
        "",
    ]
    for info in SOURCES:
        lines += source_lines(info)
    lines += ["## Authorities", "", "| code | authority | bodies |", "|---|---|---|"]
    lines += [f"| `{a.code}` | {a.name} | {a.bodies} |" for a in AUTHORITIES.values()]
    lines += ["", "## Measures", "", "Each authority's own words are kept beside these.", ""]
    lines += enum_table(MeasureKind)
    lines += ["## Identifiers", "", ", ".join(f"`{kind.value}`" for kind in IdentifierKind), ""]
    return "\n".join(lines)


def source_lines(info: SourceInfo) -> list[str]:
    """One source as a section."""
    module = inspect.getmodule(info.parse)
    facts = [
        ("Published by", info.publisher),
        ("Home page", f"<{info.homepage}>" if info.homepage else ""),
        ("Fetched from", ", ".join(f"<{url}>" for url in info.urls) or "not fetched: `ostraka ingest`"),
        ("Files for `sync --from`", ", ".join(f"`{name}`" for name in info.file_names)),
        ("Formats", ", ".join(f"`{name}`" for name in info.formats)),
        ("Licence", info.licence or "none stated by the publisher"),
        ("Floor", f"{info.floor:,} records; `ostraka sync` refuses a shorter list"),
        ("Goes stale", "" if info.closed_on else f"after {info.stale_after_days} days"),
        ("Closed", f"on {info.closed_on}" if info.closed_on else ""),
    ]
    lines = [f"## {info.key}", "", f"**{info.title}.** {info.note}".strip(), ""]
    lines += [f"- {name}: {value}" for name, value in facts if value]
    return [*lines, "", prose(module.__doc__ if module else ""), ""]


def errors_page() -> str:
    """The tree of errors with exit codes and HTTP status, and the issues inside records."""
    tree = re.search(r"::\n\n(.*?)\n\n", errors.__doc__ or "", re.DOTALL)
    lines = [
        "# Errors",
        "",
        "An error says what happened, where, and what to do about it; the ledger then holds what it held "
        "before. The exit code of a command is 0 when it did its work, hits or not.",
        "",
        "```text",
        inspect.cleandoc(tree.group(1)) if tree else "",
        "```",
        "",
        "| error | exit code | HTTP status | what it means |",
        "|---|---|---|---|",
    ]
    for kind in error_classes():
        number, status = next(codes for base, codes in errors.MEANING.items() if issubclass(kind, base))
        lines.append(f"| `{kind.__name__}` | {number} | {status} | {cell(inspect.getdoc(kind) or '')} |")
    lines += [
        "| stopped by Ctrl-C | 130 | – | What was finished is kept, nothing is half done. |",
        "",
        "## Issues",
        "",
        "A problem inside one record is no error: it is kept as an issue with its place in the file, and the "
        "rest of the list is read. `ostraka doctor` counts them.",
        "",
        *enum_table(IssueCode),
    ]
    return "\n".join(lines)


def error_classes() -> list[type[errors.OstrakaError]]:
    """Every error that is raised on purpose, in the order of the source."""
    found = [value for value in vars(errors).values() if inspect.isclass(value)]
    return [c for c in found if issubclass(c, errors.OstrakaError) and c is not errors.OstrakaError]


def enum_table(enum: type[StrEnum]) -> list[str]:
    """The members of an enumeration with the strings written under them."""
    body = ast.parse(inspect.getsource(enum)).body[0]
    assert isinstance(body, ast.ClassDef)
    about: dict[str, str] = {}
    name = ""
    for node in body.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and name:
            about[name] = str(node.value.value)
    rows = [f"| `{m.value}` | {cell(about.get(m.name, ''))} |" for m in enum]
    return ["| word | meaning |", "|---|---|", *rows, ""]


def prose(docstring: str | None) -> str:
    """A docstring as Markdown: double backticks become single, roles lose their name."""
    text = re.sub(r":[a-z]+:`~?([^`]+)`", r"`\1`", inspect.cleandoc(docstring or ""))
    return text.replace("``", "`")


def cell(text: str) -> str:
    """Text that fits into one cell of a table."""
    return prose(" ".join(text.split())).replace("|", "\\|")


def code(text: str) -> str:
    """Code that fits into one cell of a table."""
    return f"`{text}`".replace("|", "\\|")


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "settings.md": settings_page,
    "sources.md": sources_page,
    "errors.md": errors_page,
}


def pages() -> dict[str, str]:
    """File name -> what it should hold."""
    return {name: MADE + "\n" + page().rstrip() + "\n" for name, page in PAGES.items()}


def main() -> None:
    """Write the pages, or compare them with what is there."""
    stale = []
    for name, text in pages().items():
        path = REFERENCE / name
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
    verb = "stale" if "--check" in sys.argv else "written"
    print(f"docs/reference: {', '.join(stale) or 'nothing'} {verb}")
    sys.exit(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    main()
