"""OFSI's closed list: the two formats, several regimes, the fields inside Other Information."""

import csv
import io
import json
import zipfile
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import openpyxl
import pytest

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import IdentifierKind, IssueCode, Kind, MeasureKind, Parsed, RawFile, Record
from ostraka.sources import source
from ostraka.sources.gb_ofsi import parse

SAMPLES = Path(__file__).parents[2] / "samples" / "gb_ofsi"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
ENCODING = {"conlist-2018.csv": "cp1252", "conlist-2022.csv": "utf-8"}


def read(name: str, old: str = "", new: str = "") -> Parsed:
    """The sample parsed, with one text replaced (which must occur)."""
    text = (SAMPLES / name).read_bytes().decode(ENCODING[name])
    assert old in text
    return parse((RawFile(name, text.replace(old, new).encode(ENCODING[name])),))


@cache
def whole(shared: Path, name: str) -> tuple[Parsed, dict[str, Record]]:
    path = shared / "lists/uk" / name
    parsed = parse((RawFile(path.name, path.read_bytes()),))
    return parsed, {record.id: record for record in parsed.records}


def effective(record: Record) -> dict[MeasureKind, date | None]:
    return {m.kind: m.effective for d in record.designations for m in d.measures}


@pytest.mark.parametrize("name", list(ENCODING))
def test_the_sample_gives_the_records_thought_out_by_hand(name: str) -> None:
    parsed = read(name)
    assert json.loads(msgspec.json.encode(parsed.records)) == EXPECTED[name]
    assert parsed.issues == ()


def test_a_workbook_gives_the_same_records_as_the_csv() -> None:
    book = openpyxl.Workbook()
    text = (SAMPLES / "conlist-2022.csv").read_bytes().decode("utf-8")
    for row in csv.reader(io.StringIO(text, newline="")):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    parsed = parse((RawFile("ConList.xlsx", data.getvalue()),))
    assert json.loads(msgspec.json.encode(parsed.records)) == EXPECTED["conlist-2022.csv"]
    assert (parsed.format, parsed.published) == ("xlsx-2022", date(2025, 4, 14))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (",Ship,", ",Submarine,", IssueCode.UNKNOWN_CATEGORY),
        (",AKA,", ",NICK,", IssueCode.UNKNOWN_CATEGORY),
        ("Low quality", "Poor quality", IssueCode.UNKNOWN_CATEGORY),
        ("Loans and credit", "Hats and gloves", IssueCode.UNKNOWN_CATEGORY),
        ("Global Human Rights,", "Global Hat Rights,", IssueCode.UNKNOWN_PROGRAM),
        ("03/04/2018", "April 2018", IssueCode.BAD_DATE),
        ("05/1961", "spring", IssueCode.BAD_DATE),
        ("(2) Israel,", "(2) Ruritania,", IssueCode.BAD_VALUE),
        ("(UK Sanctions List Ref):DPR9100", "(UK Sanctions List Ref):none", IssueCode.BAD_VALUE),
        (",99003", ",", IssueCode.MALFORMED_RECORD),
        (",99003", ",99003,", IssueCode.MALFORMED_RECORD),
    ],
)  # fmt: skip
def test_one_thing_wrong_gives_its_named_issue_and_the_rest_is_kept(
    old: str, new: str, code: IssueCode
) -> None:
    parsed = read("conlist-2022.csv", old, new)
    assert {issue.code for issue in parsed.issues} == {code}
    assert len(parsed.records) == 3 - (code is IssueCode.MALFORMED_RECORD)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Listed On", "Inscribed On", "column missing: Listed On"),
        ("Group ID", "Number", "column missing: Group ID"),
        (",99003\r\n", "\r\n", "truncated"),
    ],
)
def test_a_file_that_is_not_the_list_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(MalformedFile, match=message):
        read("conlist-2022.csv", old, new)


def test_an_unknown_filled_column_is_reported() -> None:
    text = (SAMPLES / "conlist-2022.csv").read_bytes().decode("utf-8")
    lines = text.split("\r\n")
    grown = [lines[0] + ",", lines[1] + ",Hat", *(line + ",red" for line in lines[2:] if line), ""]
    parsed = parse((RawFile("a.csv", "\r\n".join(grown).encode("utf-8")),))
    assert {i.code for i in parsed.issues} == {IssueCode.LEFTOVER_FIELD}
    assert len(parsed.records) == 3


def test_an_empty_file_and_another_table_are_refused() -> None:
    with pytest.raises(MalformedFile, match="0 files with content"):
        parse((RawFile("ConList.csv", b""),))
    with pytest.raises(MalformedFile, match="no header row"):
        parse((RawFile("ConList.csv", b"a,b\r\n1,2\r\n"),))


def test_a_workbook_that_is_a_bomb_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 50_000_000)
    with pytest.raises(UnsafeFile, match="zip bomb"):
        parse((RawFile("ConList.xlsx", data.getvalue()),))


def test_the_source_is_registered_as_closed() -> None:
    info = source("gb_ofsi")
    assert (info.parse, info.closed_on, info.urls) == (parse, date(2026, 1, 28), ())


def test_the_list_of_april_2025_holds_4688_groups_and_the_facts_of_april_2022(shared: Path) -> None:
    parsed, records = whole(shared, "ConList-2025-04-14.xlsx")
    assert (len(records), parsed.published, parsed.format) == (4688, date(2025, 4, 14), "xlsx-2022")
    assert len(parsed.issues) <= 10
    assert {i.code for i in parsed.issues} == {IssueCode.BAD_VALUE}
    facts = {
        "15076": "RUS0256",
        "15077": "RUS1119",
        "15072": "RUS1125",
        "15073": "RUS1126",
        "15071": "RUS1122",
    }
    for group, unique_id in facts.items():
        record = records[group]
        assert record.listed_on == date(2022, 4, 6)
        assert effective(record)[MeasureKind.ASSET_FREEZE] == date(2022, 4, 6)
        assert unique_id in [i.value for i in record.identifiers if i.kind is IdentifierKind.LIST_REFERENCE]
    assert effective(records["15077"])[MeasureKind.CORRESPONDENT_BANKING] == date(2023, 12, 15)
    son = next(r for r in parsed.records if any(i.value == "RUS0783" for i in r.identifiers))
    assert (son.listed_on, [str(d) for d in son.birth_dates]) == (date(2022, 3, 15), ["1982-03-07"])
    # the ships North Korea used; those of Russia are on the UK Sanctions List only
    assert Counter(r.kind for r in parsed.records)[Kind.VESSEL] == 15


def test_a_party_under_two_regimes_keeps_both_days(shared: Path) -> None:
    _, records = whole(shared, "ConList-2025-04-14.xlsx")
    days = {d.program: d.listed_on for d in records["6995"].designations}
    assert days == {"GB-AQD": date(2001, 11, 8), "GB-SOM": date(2010, 4, 28)}
    references = {i.value for i in records["6995"].identifiers}
    assert references >= {"AQD0194", "SOM0003", "QDi.042", "SOi.002"}


def test_the_list_of_june_2023_is_read_whole(shared: Path) -> None:
    parsed, records = whole(shared, "ConList-2023-06-05.xlsx")
    assert (len(records), parsed.published) == (3993, date(2023, 6, 5))
    assert {i.code for i in parsed.issues} <= {IssueCode.BAD_VALUE}
    assert len(parsed.issues) <= 10


def test_the_list_of_2018_is_read_whole(shared: Path) -> None:
    parsed, records = whole(shared, "conlist-2018-04-13.csv")
    assert (len(records), parsed.published, parsed.format) == (2106, date(2018, 4, 13), "csv-2018")
    assert {i.code for i in parsed.issues} <= {IssueCode.BAD_VALUE}
    assert len(parsed.issues) <= 25
    assert records["13349"].nationalities == ("QA", "SA")
    assert [str(d) for d in records["13349"].birth_dates] == ["1980", "1981"]
    assert (records["13658"].kind, records["13658"].caption) == (Kind.VESSEL, "YU SON")
