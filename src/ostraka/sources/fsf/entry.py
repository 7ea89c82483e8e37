"""What every format of the EU's files says about a party, under the attribute names of the XML.

The readers of the formats build entries; :mod:`ostraka.sources.fsf.record` turns an entry into
a record. So the same party gives the same record, whichever format it was read from.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from ostraka.model import Issue, IssueCode
from ostraka.text.dates import parse_day


@dataclass(frozen=True)
class Act:
    """A legal act as the files cite it, for the entry or for one name, date or number of it."""

    title: str
    published: date | None
    programme: str = ""
    url: str = ""
    in_force: str = ""
    kind: str = ""
    """``amendment council`` and the like, as printed."""


@dataclass(frozen=True)
class Part:
    """One name, birth date, document, citizenship or address; ``take`` gives its attributes once."""

    take: Callable[[str], str]
    where: str
    remarks: tuple[str, ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    """``("PHONE", "…")`` pairs of an address."""


@dataclass
class Entry:
    """A party with all its parts, and the issues met while reading it."""

    logical_id: str
    reference: str
    where: str
    un_id: str = ""
    subject: str = ""
    designation_date: str = ""
    designation_details: str = ""
    remarks: list[str] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    """The entry's own acts, each with its programme; the XML prints only the latest."""
    cited: list[Act] = field(default_factory=list)
    """Acts cited for single parts."""
    names: list[Part] = field(default_factory=list)
    births: list[Part] = field(default_factory=list)
    documents: list[Part] = field(default_factory=list)
    citizenships: list[Part] = field(default_factory=list)
    addresses: list[Part] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The record's id.

        Decision: the EU reference (``EU.36.64``), which is the number made for citing an entry
        and is printed in all three formats for every entry of the files seen; an entry without
        one falls back to the logicalId, which all formats print too. So one party has one id in
        every format. The logicalId alone would do as well today, but it is the database's key,
        which the documentation does not promise to keep.
        """
        return self.reference or self.logical_id

    def issue(self, code: IssueCode, message: str, where: str = "") -> None:
        """Note a problem of this entry."""
        self.issues.append(Issue(code, where or self.where, message, self.id))

    def act(self, take: Callable[[str], str], url: str = "") -> Act | None:
        """The act that these attributes of a regulation describe, if any is cited."""
        title, printed = take("numberTitle"), take("publicationDate")
        kind = " ".join(filter(None, (take("regulationType"), take("organisationType"))))
        programme, url, in_force = (
            take("programme"),
            url or take("publicationUrl"),
            take("entryIntoForceDate"),
        )
        published = parse_day(printed)
        if printed and not published:
            self.issue(IssueCode.BAD_DATE, f"publicationDate not understood: {printed!r}")
        return Act(title, published, programme, url, in_force, kind) if title or printed else None
