"""``ostraka coalition chart``: the answers as pictures, each with its table beside it."""

import click


@click.group()
def chart() -> None:
    """Draw the matrix, the waves, lag curves, the overlap or one party: SVG, PNG, HTML or Vega-Lite."""
