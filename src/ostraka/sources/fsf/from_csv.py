"""Entries from the CSV files, where one party is many rows: one a name, address, birth date …

Version 1.1 (UTF-8) names its columns ``NameAlias_WholeName``; version 1.0 (Windows-1252, letters
of other alphabets lost to ``?``) ``Naal_wholename``, so its rows are renamed first. A copy of 1.0
is about in which a spreadsheet wrapped each line in one more pair of quotes.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from functools import cache

from ostraka.errors import MalformedFile
from ostraka.model import Issue, IssueCode, RawFile
from ostraka.sources.fsf.entry import Entry, Part
from ostraka.sources.reading.fields import Fields
from ostraka.sources.reading.tables import check_header, csv_rows, decode_text

#: Columns of 1.1 that are not simply the XML's attribute with a capital letter.
_COLUMNS = {
    "BirthDate_birthdate": "BirthDate_BirthDate",
    "BirthDate_dayOfMonth": "BirthDate_Day",
    "BirthDate_monthOfYear": "BirthDate_Month",
    "Identification_identificationTypeCode": "Identification_TypeCode",
    "Identification_identificationTypeDescription": "Identification_TypeDescription",
}
_GROUPS_1_0 = {
    "Naal": "NameAlias", "Birt": "BirthDate", "Iden": "Identification", "Citi": "Citizenship",
    "Addr": "Address",
}  # fmt: skip
_NAMES_1_0 = {
    "logical_id": "LogicalId", "wholename": "WholeName", "firstname": "FirstName",
    "middlename": "MiddleName", "lastname": "LastName", "language": "NameLanguage", "zipcode": "ZipCode",
    "country": "CountryIso2Code", "date": "BirthDate", "other": "ContactInfo",
    "programme": "Regulation_Programme", "leba_numtitle": "Regulation_NumberTitle",
    "leba_publication_date": "Regulation_PublicationDate", "leba_url": "Regulation_PublicationUrl",
}  # fmt: skip
_ENTITY_1_0 = {
    "Entity_logical_id": "Entity_LogicalId", "Entity_remark": "Entity_Remark",
    "EU_ref_num": "Entity_EU_ReferenceNumber", "Subject_type": "Entity_SubjectType",
    "Programme": "Entity_Regulation_Programme", "Leba_numtitle": "Entity_Regulation_NumberTitle",
    "Leba_publication_date": "Entity_Regulation_PublicationDate",
    "Leba_url": "Entity_Regulation_PublicationUrl",
}  # fmt: skip
_REQUIRED = (
    "fileGenerationDate", "Entity_LogicalId", "Entity_EU_ReferenceNumber", "Entity_SubjectType",
    "Entity_Regulation_Programme", "Entity_Regulation_PublicationDate", "NameAlias_WholeName",
    "NameAlias_Regulation_PublicationDate", "Address_City", "BirthDate_BirthDate", "Identification_Number",
    "Citizenship_CountryIso2Code",
)  # fmt: skip
#: "AD001095 (passport-National passport) (remark)"
_DOCUMENT_1_0 = re.compile(r"(?P<number>.*?) ?\((?P<code>\w+)-(?P<words>[^()]*)\) ?(?P<remark>.*)")
_CONTACT = re.compile(r"([A-Z]+)\[([^\]]*)\]")

Found = tuple[Entry, list[Fields]]


def version(file: RawFile) -> str:
    """``csv-1.1`` or ``csv-1.0`` by the first column's name, else empty."""
    start = file.data[:60].lstrip(b'\xef\xbb\xbf"')
    if start.startswith(b"fileGenerationDate"):
        return "csv-1.1"
    return "csv-1.0" if start.startswith(b"Date_file") else ""


def entries(file: RawFile) -> Iterator[Found | Issue]:
    """Each entry with the rows to ask for leftovers once its parts were taken; issues for broken rows.

    Raises MalformedFile for missing columns and for a file that ends within a row.
    """
    rows = list(csv_rows(_unwrapped(file), delimiter=";"))
    line, printed = rows[0]
    header = [_renamed(name) for name in printed]
    check_header(file, line, header, _REQUIRED)
    found: dict[str, Found] = {}
    for line, cells in rows[1:]:
        if len(cells) == len(header):
            # Version 1.0 repeats the entity's id in each group; the first is always filled, so it wins.
            # A line break in a cell is written as a backslash and an n.
            filled = ((name, cell) for name, cell in zip(header[::-1], cells[::-1], strict=True) if cell)
            values = {name: cell.replace("\\n", " ") for name, cell in filled}
            _add(found, Fields(values, f"line {line}"))
        elif line == rows[-1][0]:
            raise MalformedFile(
                f"the last row has {len(cells)} of {len(header)} cells: the file is cut off",
                where=f"{file.name} line {line}",
                hint="download it again",
            )
        else:
            message = f"{len(cells)} cells where the header has {len(header)}"
            yield Issue(IssueCode.MALFORMED_RECORD, f"line {line}", message)
    yield from found.values()


def generation_date(file: RawFile) -> str:
    """The day the file was made, which every row begins with."""
    rows = csv_rows(_unwrapped(file), delimiter=";")
    next(rows, None)
    return next(rows, (0, [""]))[1][0]


@cache
def _renamed(column: str) -> str:
    """The name in version 1.1 of a column of version 1.0; other names as they are."""
    if column.startswith("Date_file"):
        return "fileGenerationDate"
    group, _, name = column.partition("_")
    if group in _GROUPS_1_0:
        return f"{_GROUPS_1_0[group]}_{_NAMES_1_0.get(name, name.capitalize())}"
    return _ENTITY_1_0.get(column, column)


def _unwrapped(file: RawFile) -> RawFile:
    """The file without the extra quotes that a spreadsheet put around each line."""
    if not file.data.startswith(b'"Date_file'):
        return file
    lines = csv.reader(io.StringIO(decode_text(file), newline=""))
    return RawFile(file.name, "\n".join(line[0].rstrip("\t") for line in lines if line).encode())


def _add(found: dict[str, Found], row: Fields) -> None:
    """Add a row to its entry."""
    row.take("fileGenerationDate")
    logical_id, reference = row.take("Entity_LogicalId"), row.take("Entity_EU_ReferenceNumber")
    entry, rows = found.setdefault(logical_id or reference, (Entry(logical_id, reference, row.where), []))
    rows.append(row)
    entry.un_id = row.take("Entity_UnitedNationId") or entry.un_id
    entry.designation_date = row.take("Entity_DesignationDate") or entry.designation_date
    entry.designation_details = row.take("Entity_DesignationDetails") or entry.designation_details
    entry.subject = (
        *row.take_all("Entity_SubjectType", "Entity_SubjectType_ClassificationCode"), entry.subject
    )[0]  # fmt: skip
    entry.remarks += row.take_all("Entity_Remark")
    act = entry.act(_taker(row, "Entity_Regulation"))
    entry.acts += [act] if act else []
    for group, parts in (
        ("NameAlias", entry.names),
        ("BirthDate", entry.births),
        ("Identification", entry.documents),
        ("Citizenship", entry.citizenships),
        ("Address", entry.addresses),
    ):
        if logical_id := row.take(f"{group}_LogicalId"):
            parts.append(_part(entry, row, group, logical_id))


def _part(entry: Entry, row: Fields, group: str, logical_id: str) -> Part:
    act = entry.act(_taker(row, f"{group}_Regulation"))
    entry.cited += [act] if act else []
    # the language in which the act was read, not that of the name
    row.take(f"{group}_RegulationLanguage")
    remarks, info = row.take_all(f"{group}_Remark"), row.take(f"{group}_ContactInfo")
    contacts = tuple(_CONTACT.findall(info))
    if info and not contacts:
        remarks += (info,)
    take = _taker(row, group)
    printed = {"logicalId": logical_id}
    if group == "Identification":
        printed["number"] = row.take("Identification_Number")
        if found := _DOCUMENT_1_0.fullmatch(printed["number"]):
            number, code, words, remark = found.groups()
            printed |= {
                "number": number,
                "identificationTypeCode": code,
                "identificationTypeDescription": words,
            }
            remarks += (remark,) if remark else ()
    return Part(lambda name: printed.pop(name, "") or take(name), row.where, remarks, contacts)


def _taker(row: Fields, group: str) -> Callable[[str], str]:
    """Takes a group's values under the XML's attribute names."""

    def take(attribute: str) -> str:
        name = "type" if attribute == "regulationType" else attribute
        return row.take(_COLUMNS.get(f"{group}_{name}", f"{group}_{name[0].upper()}{name[1:]}"))

    return take
