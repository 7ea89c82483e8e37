"""The documentation's table of contents, made of the pages that are there.

A new page is in it by lying in its folder; what is in no folder here is a warning, and
`make docs` takes warnings for errors.
"""

from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
#: Title -> folder; the pages named first stand first, the others follow by name.
SECTIONS = {
    "How to": "how-to",
    "Explained": "explanation",
    "Reference": "reference",
    "Decisions": "decisions",
}
FIRST = (
    "nightly-screening.md",
    "two-clocks.md",
    "strictness.md",
    "exact-candidates.md",
    "commands.md",
    "sources.md",
    "settings.md",
)


def on_config(config: Any) -> Any:
    """Give MkDocs the table of contents."""
    config["nav"] = [
        {"Ostraka": "index.md"},
        {"Tutorial": "tutorial.md"},
        *({title: pages(folder)} for title, folder in SECTIONS.items()),
    ]
    return config


def pages(folder: str) -> list[str]:
    """The pages of a folder in their order."""
    names = [path.name for path in (DOCS / folder).glob("*.md")]
    rank = {name: number for number, name in enumerate(FIRST)}
    return [f"{folder}/{name}" for name in sorted(names, key=lambda n: (rank.get(n, len(rank)), n))]
