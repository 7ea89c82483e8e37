"""``ostraka coalition``: parties by authorities; who led, who followed, who never did."""

import click

from ostraka.cli.coalition_chart import chart
from ostraka.cli.coalition_lag import show_gaps, show_lag, show_leaders
from ostraka.cli.coalition_matrix import show_matrix, show_round
from ostraka.cli.coalition_waves import show_expiring, show_waves


@click.group()
def coalition() -> None:
    """Who led, who followed, who never did?

    Every question takes --authority, --program, --kind, --sector, --since, --as-of and --known-by,
    and writes its table with --output FILE or --json.
    """


for command in (
    show_matrix, show_round, show_lag, show_leaders, show_gaps, show_waves, show_expiring, chart,
):  # fmt: skip
    coalition.add_command(command)
