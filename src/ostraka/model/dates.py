"""Dates as lists print them: a year, a month, a day, a range, or "about".

A partial date is kept as partial: "1960" never becomes 1 January 1960. Ranges are
inclusive at both ends.
"""

import calendar
from datetime import date

import msgspec


class PartialDate(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, order=True):
    """A date that may lack its day or month, may be a range, may be approximate.

    >>> d = PartialDate("1960-03")
    >>> d.earliest, d.latest
    (datetime.date(1960, 3, 1), datetime.date(1960, 3, 31))
    >>> str(PartialDate("1960", "1965", circa=True))
    'circa 1960 to 1965'
    """

    start: str = ""
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty if the printed text could not be read."""
    end: str = ""
    """The last possible date, same shapes; empty when this is no range."""
    circa: bool = False
    printed: str = ""
    """The authority's words, kept only where the other fields do not say everything."""

    @property
    def known(self) -> bool:
        """Whether the printed text could be read as a date at all."""
        return bool(self.start)

    @property
    def earliest(self) -> date:
        """First day this date may mean. Raises ValueError when not ``known``."""
        parts = [int(p) for p in self.start.split("-")]
        year, month, day = [*parts, 1, 1][:3]
        return date(year, month, day)

    @property
    def latest(self) -> date:
        """Last day this date may mean. Raises ValueError when not ``known``."""
        parts = [int(p) for p in (self.end or self.start).split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])

    @property
    def exact(self) -> bool:
        """A single day, not approximate."""
        return len(self.start) == 10 and not self.end and not self.circa

    def __str__(self) -> str:
        if not self.start:
            return self.printed
        return f"{'circa ' if self.circa else ''}{self.start}{f' to {self.end}' if self.end else ''}"
