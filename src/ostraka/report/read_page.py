"""A reading as one HTML page."""

from pathlib import Path
from typing import Any


def write_page(path: Path, text: str, reading: Any) -> None:
    """Write the page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", "utf-8")
