"""Australia's list: blocks of references, two layouts, days that are and are not listing days."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import msgspec
import openpyxl
import pytest

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import IdentifierKind, IssueCode, Kind, MeasureKind, Parsed, RawFile, Record
from ostraka.sources import source
from ostraka.sources.au_dfat import parse
from ostraka.sources.dfat.days import birth_dates, first_listed

SAMPLES = Path(__file__).parents[2] / "samples" / "au_dfat"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text("utf-8"))


def workbook(text: str) -> RawFile:
    """A workbook of the sample's text; the list is only published as one."""
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(text, newline="")):
        book.active.append([date.fromisoformat(c) if c[:2] == "20" and len(c) == 10 else c for c in row])
    data = io.BytesIO()
    book.save(data)
    return RawFile("list.xlsx", data.getvalue())


def read(name: str, old: str = "", new: str = "") -> Parsed:
    """The sample parsed, with one text replaced (which must occur)."""
    text = (SAMPLES / f"{name}.csv").read_bytes().decode("utf-8")
    assert old in text
    return parse((workbook(text.replace(old, new)),))


def whole(shared: Path, name: str) -> tuple[Parsed, dict[str, Record]]:
    path = shared / "lists/au" / name
    parsed = parse((RawFile(path.name, path.read_bytes()),))
    return parsed, {record.id: record for record in parsed.records}


@pytest.mark.parametrize(("name", "layout"), [("new", "xlsx-19"), ("old", "xlsx-12")])
def test_the_sample_gives_the_records_thought_out_by_hand(name: str, layout: str) -> None:
    parsed = read(name)
    assert json.loads(msgspec.json.encode(parsed.records)) == EXPECTED[f"{name}.xlsx"]
    assert (parsed.issues, parsed.format) == ((), layout)


@pytest.mark.parametrize(
    ("cell", "dates"),
    [
        ("1961", ["1961"]),
        ("1955-08-11", ["1955-08-11"]),
        ("11/04/1963, 11/04/1960", ["1963-04-11", "1960-04-11"]),
        ("02/1965, 1966\u00a0", ["1965-02", "1966"]),
        ("a) 1 Jan. 1967 b) Sept. 1968", ["1967-01-01", "1968-09"]),
        ("Approximately 1955- 1958", ["circa 1955 to 1958"]),
        ("Between 1963 and 1968", ["1963 to 1968"]),
        ("29-Aprl-1967", ["1967-04-29"]),
        ("05.09.1990", ["1990-09-05"]),
    ],
)
def test_birth_cells_of_every_shape_are_read(cell: str, dates: list[str]) -> None:
    found, rest = birth_dates(cell)
    assert ([str(d) for d in found], rest) == (dates, "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Listed on: 12 Apr. 2000 (amended on 3 Sep. 2003)", date(2000, 4, 12)),
        ("Listed by UN 1267 Committee 8 Mar. 2001", date(2001, 3, 8)),
        ("The Minister for Foreign Affairs listed this person on 6 December 2016 under", date(2016, 12, 6)),
        ("Designated under the Autonomous Sanctions Regulations 2011 on 2 March 2012.", date(2012, 3, 2)),
        ("2020-10-08", date(2020, 10, 8)),
        ("Last listed on: 13/09/2025. Relisted on 6 November 2022.", None),
    ],
)
def test_the_first_listing_is_found_and_relistings_are_not(text: str, day: date | None) -> None:
    assert first_listed(text) == day


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (",Vessel,", ",Balloon,", IssueCode.UNKNOWN_CATEGORY),
        ("Original Script", "Secret Script", IssueCode.UNKNOWN_CATEGORY),
        (",Weak,", ",Feeble,", IssueCode.UNKNOWN_CATEGORY),
        ("Autonomous (Vessels)", "Autonomous (Hats)", IssueCode.UNKNOWN_PROGRAM),
        ("\"11/04/1963, 1960\u00a0\u00a0\"", "long ago", IssueCode.BAD_DATE),
        ("2025-06-18", "soon", IssueCode.BAD_DATE),
        ("Afghanistan, Pakistan", "Afghanistan, Ruritania", IssueCode.BAD_VALUE),
        ("False,False,False,True", "False,False,False,False", IssueCode.BAD_VALUE),
        ("9003,EXAMPLE", "page 3,EXAMPLE", IssueCode.MALFORMED_RECORD),
    ],
)  # fmt: skip
def test_one_thing_wrong_gives_its_named_issue_and_the_rest_is_kept(
    old: str, new: str, code: IssueCode
) -> None:
    parsed = read("new", old, new)
    assert {issue.code for issue in parsed.issues} == {code}
    assert all(issue.where.startswith("row ") for issue in parsed.issues)
    assert len(parsed.records) == 3 - (code is IssueCode.MALFORMED_RECORD)


def test_a_filled_column_nobody_knows_is_reported() -> None:
    text = (SAMPLES / "old.csv").read_bytes().decode("utf-8")
    lines = [line for line in text.split("\r\n") if line]
    grown = "\r\n".join([lines[0] + ",Hat", *(line + ",red" for line in lines[1:])])
    parsed = parse((workbook(grown),))
    assert {issue.code for issue in parsed.issues} == {IssueCode.LEFTOVER_FIELD}
    assert len(parsed.records) == 1


def test_a_lost_column_is_named() -> None:
    with pytest.raises(MalformedFile, match="column missing: Committees"):
        read("new", "Committees", "Panels")


def test_an_empty_file_a_text_and_a_cut_workbook_are_refused() -> None:
    with pytest.raises(MalformedFile, match="0 files with content"):
        parse((RawFile("list.xlsx", b""),))
    with pytest.raises(MalformedFile, match="not a readable workbook"):
        parse((RawFile("list.xlsx", b"Reference,Name"),))
    with pytest.raises(MalformedFile, match="damaged"):
        parse((RawFile("list.xlsx", workbook("Reference,Name\r\n").data[:2000]),))


def test_a_workbook_that_is_a_bomb_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 50_000_000)
    with pytest.raises(UnsafeFile, match="zip bomb"):
        parse((RawFile("list.xlsx", data.getvalue()),))


def test_the_source_is_registered() -> None:
    assert source("au_dfat").parse is parse


def test_the_list_of_april_2026_holds_3811_references_and_the_facts_of_april_2022(shared: Path) -> None:
    parsed, records = whole(shared, "Australian_Sanctions_Consolidated_List-2026-04.xlsx")
    assert (len(records), parsed.format) == (3811, "xlsx-19")
    # one cell is beyond reading: a month and a year run together
    assert [(i.code, i.record_id) for i in parsed.issues] == [(IssueCode.BAD_DATE, "6960")]
    facts = {
        "6771": date(2022, 3, 18), "6779": date(2022, 3, 18), "6896": date(2022, 4, 6),
        "6916": date(2022, 4, 6), "6902": date(2022, 4, 6),
    }  # fmt: skip
    for reference, day in facts.items():
        assert records[reference].listed_on == day
        assert MeasureKind.ASSET_FREEZE in [m.kind for m in records[reference].designations[0].measures]
    assert records["6902"].caption == "Andrey GURIEV"
    assert [str(d) for d in records["6902"].birth_dates] == ["1982-03-07"]
    # listed in 2001, last controlled in 2026
    assert (records["2"].listed_on, records["2"].updated_on) == (date(2001, 1, 25), date(2026, 2, 5))
    assert "TAi.002" in [i.value for i in records["2"].identifiers if i.kind is IdentifierKind.UN_REFERENCE]
    vessels = [record for record in parsed.records if record.kind is Kind.VESSEL]
    assert len(vessels) == 262


def test_the_list_of_december_2024_is_read_whole(shared: Path) -> None:
    parsed, records = whole(shared, "regulation8_consolidated-2024-12.xlsx")
    assert (len(records), parsed.format) == (3062, "xlsx-12")
    assert {i.code for i in parsed.issues} <= {IssueCode.BAD_VALUE, IssueCode.BAD_DATE}
    assert len(parsed.issues) <= 5
    assert records["6771"].listed_on == date(2022, 3, 18)
    assert records["6771"].designations[0].measures == ()
    # 34, 34a … 34c1, 34f1: one party
    assert "34" in records
    assert not any(not key.isdigit() for key in records)
