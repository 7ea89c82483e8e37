"""Gathering the parties of one XML file: a bad entry is an issue, the rest is kept."""

from collections.abc import Iterable
from datetime import date

from ostraka.model import Issue, IssueCode, Parsed, Record
from ostraka.sources.ofac.party import Party


class Gathering:
    """Records by id, the issues met so far, and how many entries were seen."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.issues: list[Issue] = []
        self.seen = 0

    def add(self, party: Party, where: str, leftovers: Iterable[Issue]) -> None:
        """Keep the party, or say why not: no numeric id, no primary name, an id seen before."""
        self.seen += 1
        if not party.id.isdigit() or not party.named:
            lack = "numeric id" if party.named else "primary name"
            self.issues.append(Issue(IssueCode.MALFORMED_RECORD, where, f"no {lack}", party.id))
        elif party.id in self.records:
            self.issues.append(
                Issue(IssueCode.DUPLICATE_ID, where, f"second record {party.id} left out", party.id)
            )
        else:
            self.records[party.id] = party.record()
            self.issues += [Issue(code, where, message, party.id) for code, message in party.issues]
            self.issues += leftovers

    def parsed(self, file_format: str, published: date | None = None) -> Parsed:
        """The result, sorted by id."""
        records = tuple(sorted(self.records.values(), key=lambda r: r.id))
        return Parsed(records, tuple(self.issues), file_format, published)
