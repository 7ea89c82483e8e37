"""A document as one text with its pages, title and date, whatever file it came from."""

from bisect import bisect_right
from datetime import date

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The characters to be read. Offsets everywhere count characters of ``text``."""

    name: str
    format: str
    """``text``, ``markdown``, ``html``, ``pdf`` or ``docx``."""
    text: str
    pages: tuple[int, ...] = (0,)
    """Offset at which each page begins; one page where the format knows none."""
    dated: date | None = None
    """From the metadata."""
    date_rule: str = ""
    notes: tuple[str, ...] = ()
    """What the reader should know: characters that could not be read, pages without text."""

    def page_of(self, offset: int) -> int:
        """Page of a character, from 1."""
        return bisect_right(self.pages, offset)
