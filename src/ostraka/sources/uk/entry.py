"""One UK entry on its way from many rows or elements to a record: groups of printed values.

Both UK lists print a party as a product of its parts: one row for every name times every
address times every birth date. Here each part is kept once, under a group's name, as a tuple
of the cells that belong together (the eight cells of an address, number and details of a passport).
"""

from collections.abc import Mapping

from ostraka.model import Issue, IssueCode

# Groups of several cells: name (Name 6, Name 1-5, type, strength), original (text, script, language),
# address (lines 1-6, postal code, country), birth (town, country), passport and national (number, details).


class Entry:
    """The groups of one entry and the issues met while reading it.

    >>> entry = Entry("RUS9999", "line 3")
    >>> entry.add("dob", "1960"); entry.add("dob", "1960"); entry.add("passport", "", "")
    >>> entry.many("dob"), entry.rows("passport")
    (['1960'], [])
    """

    def __init__(self, record_id: str, where: str) -> None:
        self.id, self.where = record_id, where
        self.issues: list[Issue] = []
        self._groups: dict[str, dict[tuple[str, ...], None]] = {}

    def add(self, group: str, *cells: str) -> None:
        """Keep one value of a group, unless it is blank or known already."""
        if any(cells):
            self._groups.setdefault(group, {})[cells] = None

    def rows(self, group: str) -> list[tuple[str, ...]]:
        """Every value of a group, all its cells, in printed order."""
        return list(self._groups.get(group, ()))

    def many(self, group: str) -> list[str]:
        """Every value of a group of one cell."""
        return [cells[0] for cells in self._groups.get(group, ())]

    def one(self, group: str) -> str:
        """The only value of a group; a second, different one becomes an issue."""
        values = self.many(group)
        if len(values) > 1:
            self.problem(IssueCode.BAD_VALUE, f"{group} has several values, the first is used: {values}")
        return values[0] if values else ""

    def problem(self, code: IssueCode, message: str) -> None:
        """Report something about this entry."""
        self.issues.append(Issue(code, self.where, message, self.id))


def add_row(entry: Entry, row: Mapping[str, str], columns: Mapping[str, tuple[str, ...]]) -> None:
    """Add one row's cells to the entry, group by group."""
    for group, names in columns.items():
        entry.add(group, *(row.get(name, "") for name in names))
