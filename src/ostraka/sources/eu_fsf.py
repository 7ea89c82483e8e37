"""EU financial sanctions files: XML 1.1, CSV 1.1 and the older CSV 1.0.

The same party has the same id in every format, see :attr:`ostraka.sources.fsf.entry.Entry.id`.

Traps: ``regulation`` is only the latest act touching an entry, so the day of listing is the
earliest act still cited, and said to be no more than that; names are repeated for each act and
translated into up to 23 languages with no mark for the primary one; low quality is said in
remarks; country ``00`` is UNKNOWN; vessels are enterprises; travel bans and the sectoral annexes
of Regulation 833/2014 are not in these files at all.
"""

from datetime import date

from ostraka.errors import MalformedFile
from ostraka.model import Issue, IssueCode, Parsed, RawFile, Record, SourceInfo
from ostraka.sources.fsf import from_csv, from_xml
from ostraka.sources.fsf.record import record_of
from ostraka.sources.reading.archive import unpack
from ostraka.sources.reading.xml import root_attributes
from ostraka.text.dates import parse_day


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The records of one file in any of the three formats. Raises MalformedFile or UnsafeFile for others."""
    unpacked = unpack(files)
    if len(unpacked) != 1:
        raise MalformedFile(f"{len(unpacked)} files where one list was expected")
    file = unpacked[0]
    if version := from_csv.version(file):
        return _collect(file, version, parse_day(from_csv.generation_date(file)))
    generated = root_attributes(file, "export").get("generationDate", "")
    return _collect(file, "xml-1.1", parse_day(generated[:10]))


def _collect(file: RawFile, form: str, published: date | None) -> Parsed:
    records: dict[str, Record] = {}
    issues: list[Issue] = []
    for found in from_csv.entries(file) if form.startswith("csv") else from_xml.entries(file):
        if isinstance(found, Issue):
            issues.append(found)
            continue
        entry, printed = found
        record = record_of(entry)
        if record and record.id in records:
            entry.issue(IssueCode.DUPLICATE_ID, f"{record.id} is used twice; the first is kept")
        elif record:
            records[record.id] = record
            for source in printed:
                entry.issues += source.leftovers(record.id)
        issues += entry.issues
    if not records:
        raise MalformedFile("no sanctioned party in it", where=file.name, hint="download it again")
    return Parsed(tuple(sorted(records.values(), key=lambda r: r.id)), tuple(issues), form, published)


SOURCE = SourceInfo(
    key="eu_fsf",
    authority="EU",
    title="EU consolidated list of persons, groups and entities subject to financial sanctions",
    publisher="European Commission, DG FISMA",
    parse=parse,
    homepage="https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-"
    "subject-to-eu-financial-sanctions",
    urls=(
        "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",
    ),
    file_names=("xmlFullSanctionsList_1_1.xml",),
    licence="Reuse with acknowledgement, Decision 2011/833/EU",
    formats=("xml-1.1", "csv-1.1", "csv-1.0"),
    floor=4000,
    stale_after_days=30,
    note="The token in the address is public and the same for everyone.",
)
