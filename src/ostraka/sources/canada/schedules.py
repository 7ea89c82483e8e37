"""What a schedule of a Canadian sanctions regulation does to the parties it lists.

A schedule is cited as "1, Part 2", "Part 1", "1.1", "3"; regulations with one schedule
are printed "N/A" or without any. Only Russia has schedules of a lesser kind (SOR/2014-58
sections 2.1 and 3.01: new debt; 3.02: new equity) and ships (sections 2.01 and 3.04).
"""

import re

import msgspec

from ostraka.model import MeasureKind


class Schedule(msgspec.Struct, frozen=True):
    """What being listed in a schedule means."""

    word: str
    """Goes into record ids, so that an upgrade from debt to freeze is two listings."""
    measure: MeasureKind
    printed: str


FREEZE = Schedule("freeze", MeasureKind.ASSET_FREEZE, "dealings prohibition")
SHIPS = Schedule("ship", MeasureKind.SHIPPING, "prohibitions relating to listed ships")
_RUSSIA = {
    "1": FREEZE,
    "1.1": SHIPS,
    "2": Schedule("debt", MeasureKind.DEBT_EQUITY, "new debt over 30 days, new equity"),
    "3": Schedule("debt", MeasureKind.DEBT_EQUITY, "new debt over 90 days"),
}
_CITED = re.compile(r"(?:(?P<schedule>\d+(?:\.\d+)?)\s*,?\s*)?(?:Part\s*(?P<part>\d+(?:\.\d+)?))?", re.I)


def cited(text: str) -> tuple[str, str] | None:
    """The numbers of schedule and part in a citation, empty where not printed; None if it is none.

    >>> [cited(t) for t in ("1, Part 1.1", "1,Part 3", "Part 2", "3", "N/A", "", "Annex")]
    [('1', '1.1'), ('1', '3'), ('', '2'), ('3', ''), ('', ''), ('', ''), None]
    """
    found = _CITED.fullmatch("" if text == "N/A" else text.strip())
    return (found["schedule"] or "", found["part"] or "") if found else None


def schedule(program: str, number: str) -> Schedule | None:
    """What schedule ``number`` of a program does; None where that schedule is not known.

    >>> schedule("CA-SEMA-RUS", "3").word, schedule("CA-SEMA-SYR", "2").word, schedule("CA-SEMA-RUS", "7")
    ('debt', 'freeze', None)
    """
    if program == "CA-SEMA-RUS":
        return _RUSSIA.get(number or "1")
    return FREEZE if number in ("", "1", "2") else None


def reference(number: str, part: str, item: str) -> str:
    """An entry as a lawyer cites it.

    >>> reference("1", "2", "74"), reference("", "", "12")
    ('Schedule 1, Part 2, item 74', 'item 12')
    """
    return ", ".join(
        f"{word} {value}" for word, value in (("Schedule", number), ("Part", part), ("item", item)) if value
    )
