"""One party printed over many rows or elements, gathered into groups of printed values.

The UK and Australian lists print a party as a product of its parts: one row for every name (times
every address times every birth date). Here each part is kept once, under a group's name, as a tuple
of the cells that belong together (the cells of an address, number and details of a passport).
"""

from collections.abc import Callable, Iterator, Mapping

from ostraka.errors import MalformedFile
from ostraka.model import Issue, IssueCode, RawFile
from ostraka.sources.reading.fields import Fields


class Entry:
    """The groups of one party and the issues met while reading it.

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


def read_entries(
    file: RawFile,
    rows: Iterator[tuple[int, list[str]]],
    header: list[str],
    key: str,
    columns: Mapping[str, tuple[str, ...]],
    id_of: Callable[[str], str] = str,
) -> tuple[dict[str, Entry], list[Issue]]:
    """The entries of a table by their id, the rows of one id put together; and the unreadable rows.

    The id is what ``id_of`` makes of the ``key`` column: nothing where it cannot be read.
    Raises MalformedFile where the last row is cut off or no row is left.
    """
    entries: dict[str, Entry] = {}
    issues: list[Issue] = []
    unit = "row" if file.data.startswith(b"PK") else "line"
    short = ""
    for line, cells in rows:
        where = f"{unit} {line}"
        short = where if len(cells) < len(header) else ""
        row = Fields(dict(zip(header, cells, strict=False)), where)
        record_id = id_of(row.take(key))
        if len(cells) != len(header) or not record_id:
            message = (
                f"{len(cells)} cells where the header has {len(header)}"
                if record_id
                else f"no {key} understood"
            )
            issues.append(Issue(IssueCode.MALFORMED_RECORD, where, message, record_id))
            continue
        entry = entries.setdefault(record_id, Entry(record_id, where))
        for group, names in columns.items():
            entry.add(group, *(row.take(name) for name in names))
        entry.issues += row.leftovers(record_id)
    if short or not entries:
        raise MalformedFile(
            "the last row is cut off: the file is truncated" if short else "no party in the file",
            where=f"{file.name} {short}".strip(),
            hint="download it again",
        )
    return entries, issues
