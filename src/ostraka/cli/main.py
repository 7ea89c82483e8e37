"""``ostraka``: the entry point. Commands are imported when called, so that ``--help`` is instant.

What goes to standard output is the answer (with ``--json``, one JSON document and nothing
else); progress, warnings and errors go to standard error. Exit codes come from
:data:`ostraka.errors.MEANING`: 0 done, 2 usage, 3 bad input, 4 source or network, 5 guard,
6 ledger.
"""

import importlib
import sys
from typing import Any

import click

import ostraka
from ostraka.config import load_settings
from ostraka.errors import OstrakaError, exit_code

#: command -> (where it lives, what ``--help`` says of it); the order of ``--help``.
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("ostraka.cli.lists:init", "Make a ledger; with --starter, with the facts shipped with Ostraka."),
    "sync": ("ostraka.cli.lists:sync", "Fetch the official lists and take them over."),
    "ingest": ("ostraka.cli.lists:ingest", "Take a list over from files at hand."),
    "sources": ("ostraka.cli.lists:sources", "Show every list: records, age, state."),
    "doctor": ("ostraka.cli.lists:doctor", "Look for lists that drifted, froze or went stale."),
    "check": ("ostraka.cli.check:check", "Is this party sanctioned, by whom, since when?"),
    "screen": ("ostraka.cli.screen:screen", "Screen a file of customers."),
    "compare": ("ostraka.cli.explain:compare", "Compare two names: score, evidence, alignment."),
    "explain": ("ostraka.cli.explain:explain", "Explain how a name agrees with one listed record."),
    "tune": ("ostraka.cli.tune:tune", "Try thresholds on a sample of your own customers."),
    "read": ("ostraka.cli.read:read", "Find listed parties in a report and check its claims."),
    "history": ("ostraka.cli.past:history", "Show a party's dated history across authorities."),
    "diff": ("ostraka.cli.past:diff", "Show what changed on a list between two days."),
    "link": ("ostraka.cli.link:link", "Link the records of all lists to parties; confirm or break a link."),
    "coalition": ("ostraka.cli.coalition:coalition", "Who led, who followed, who never did?"),
    "energy": ("ostraka.cli.energy:energy", "How far is each G7 member from ending Russian energy?"),
    "export": ("ostraka.cli.past:export", "Write the lists of any day to a file."),
}


class LazyGroup(click.Group):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--home", metavar="DIR", help="Folder of the ledger (or OSTRAKA_HOME).")
@click.option("--db", metavar="URL", help="Database URL of the ledger (or OSTRAKA_DB).")
@click.version_option(ostraka.__version__, prog_name="ostraka")
@click.pass_context
def main(ctx: click.Context, home: str | None, db: str | None) -> None:
    """Who is sanctioned, by whom, since when and under which measure.

    Begin with `ostraka init --starter`, or with `ostraka sync` for the official lists.
    """
    ctx.obj = load_settings(home, db)


def run(arguments: list[str] | None = None) -> None:
    """Run a command and end the process with the exit code of the table."""
    try:
        main.main(args=arguments, prog_name="ostraka", standalone_mode=False)
    except OstrakaError as error:
        _say(str(error))
        sys.exit(exit_code(error))
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _say("stopped; what was finished is kept, nothing is half done")
        sys.exit(130)
    sys.exit(0)


def _say(message: Any) -> None:
    click.echo(f"ostraka: {message}", err=True)
