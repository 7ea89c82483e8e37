"""The UK Sanctions List: both formats, first measures, dates out of free text, refusals."""

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import IssueCode, MeasureKind, Parsed, RawFile, Record
from ostraka.sources import source
from ostraka.sources.gb_uksl import parse
from ostraka.sources.uk.measures import date_the_first, imposed_dates, measures_of

SAMPLES = Path(__file__).parents[2] / "samples" / "gb_uksl"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text("utf-8"))


def read(name: str, old: str = "", new: str = "") -> Parsed:
    """The sample parsed, with one text replaced (which must occur)."""
    text = (SAMPLES / name).read_bytes().decode("utf-8")
    assert old in text
    return parse((RawFile(name, text.replace(old, new).encode("utf-8")),))


def codes(parsed: Parsed) -> list[IssueCode]:
    return [issue.code for issue in parsed.issues]


def effective(record: Record) -> dict[MeasureKind, date | None]:
    return {m.kind: m.effective for d in record.designations for m in d.measures}


@pytest.mark.parametrize("name", ["list.xml", "list.csv"])
def test_the_sample_gives_the_records_thought_out_by_hand(name: str) -> None:
    parsed = read(name)
    assert json.loads(msgspec.json.encode(parsed.records)) == EXPECTED[name]
    assert parsed.issues == ()
    assert parsed.published == date(2026, 2, 5)


def test_an_asset_freeze_does_not_claim_the_day_of_an_earlier_unnamed_measure() -> None:
    bank = {r.id: r for r in read("list.xml").records}["RUS9001"]
    assert bank.designations[0].listed_on == date(2022, 3, 1)
    assert effective(bank) == {
        MeasureKind.ASSET_FREEZE: None,
        MeasureKind.CORRESPONDENT_BANKING: None,
        MeasureKind.TRUST_SERVICES: date(2023, 3, 21),
        MeasureKind.DIRECTOR_DISQUALIFICATION: date(2025, 4, 9),
    }


def test_the_only_undated_measure_is_the_first_one() -> None:
    told = "The prohibition on correspondent banking relationships was imposed on 15/12/2023. The Director"
    bank = {r.id: r for r in read("list.xml", "The Director", told).records}["RUS9001"]
    assert effective(bank)[MeasureKind.ASSET_FREEZE] == date(2022, 3, 1)


def test_a_dated_measure_before_the_designation_day_stops_the_inference() -> None:
    dates = {MeasureKind.TRAVEL_BAN: date(2020, 1, 1)}
    measures = measures_of(["Asset freeze", "Travel Ban"], dates)
    assert date_the_first(measures, date(2022, 1, 1)) == measures


def test_a_sentence_dates_only_what_it_says_was_imposed() -> None:
    text = (
        "(1) Sanction imposed in addition to an asset freeze: Travel ban. Date travel ban imposed: "
        "29/08/2024. (2) Sanction imposed in addition to an asset freeze and travel ban - The Director "
        "Disqualification Sanction was imposed on 09/04/2025. Ukraine imposed sanctions on 01/01/2020."
    )
    assert imposed_dates(text) == {
        MeasureKind.TRAVEL_BAN: date(2024, 8, 29),
        MeasureKind.DIRECTOR_DISQUALIFICATION: date(2025, 4, 9),
    }


def test_a_flag_the_text_lacks_is_reported_and_the_text_is_trusted() -> None:
    parsed = read("list.xml", "<TravelBan>false</TravelBan>", "<TravelBan>true</TravelBan>")
    assert codes(parsed) == [IssueCode.BAD_VALUE]
    assert "Travel Ban" in parsed.issues[0].message
    assert MeasureKind.TRAVEL_BAN not in effective({r.id: r for r in parsed.records}["RUS9001"])


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("list.xml", "<Titles>", "<Hats><Hat>red</Hat></Hats><Titles>", IssueCode.LEFTOVER_FIELD),
        ("list.xml", "<Genders><Gender>Male</Gender></Genders>", "<Genders><Gender>X</Gender></Genders>",
         IssueCode.UNKNOWN_CATEGORY),
        ("list.xml", "|Travel Ban|", "|Travel Ban|Ban on hats|", IssueCode.UNKNOWN_CATEGORY),
        ("list.xml", ">Alias<", ">Nickname<", IssueCode.UNKNOWN_CATEGORY),
        ("list.xml", "<IndividualEntityShip>Individual<", "<IndividualEntityShip>Robot<",
         IssueCode.UNKNOWN_CATEGORY),
        ("list.xml", "The Afghanistan (Sanctions)", "The Atlantis (Sanctions)", IssueCode.UNKNOWN_PROGRAM),
        ("list.xml", "<DOB>1969</DOB>", "<DOB>long ago</DOB>", IssueCode.BAD_DATE),
        ("list.xml", "<DateDesignated>29/06/2012<", "<DateDesignated>June<", IssueCode.BAD_DATE),
        ("list.xml", "<Nationality>Israel<", "<Nationality>Ruritania<", IssueCode.BAD_VALUE),
        ("list.xml", "<UniqueID>RUS9002</UniqueID>", "", IssueCode.MALFORMED_RECORD),
        ("list.xml", "<UniqueID>RUS9002<", "<UniqueID>RUS9001<", IssueCode.DUPLICATE_ID),
        ("list.csv", "Type of ship", "Kind of ship", IssueCode.LEFTOVER_FIELD),
        ("list.csv", ",2009,", ",2009,,,", IssueCode.MALFORMED_RECORD),
    ],
)  # fmt: skip
def test_one_thing_wrong_gives_its_named_issue_and_the_rest_is_kept(
    name: str, old: str, new: str, code: IssueCode
) -> None:
    parsed = read(name, old, new)
    assert codes(parsed) == [code]
    dropped = code in (IssueCode.MALFORMED_RECORD, IssueCode.DUPLICATE_ID)
    assert len(parsed.records) == len(EXPECTED[name]) - dropped
    assert all(issue.where.startswith("line ") for issue in parsed.issues)


def test_elements_seen_only_in_the_crawlers_names_are_read_under_likely_ones() -> None:
    ship = (
        "<ShipDetails><Ship><IMONumbers><IMONumber>IMO9000001</IMONumber></IMONumbers>"
        "<CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Gabon</CurrentBelievedFlagOfShip>"
        "</CurrentBelievedFlagOfShips><TypeOfShipDetails><TypeOfShip>Tug</TypeOfShip></TypeOfShipDetails>"
        "</Ship></ShipDetails><Titles>"
    )
    parsed = read("list.xml", "<Titles>", ship)
    record = {r.id: r for r in parsed.records}["RUS9002"]
    assert parsed.issues == ()
    assert "9000001" in [i.value for i in record.identifiers]
    assert {(a.key, a.value) for a in record.attributes} >= {("flag", "GA"), ("vessel_type", "Tug")}


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("list.xml", "Designations", "Lists", "root element is <Lists>"),
        ("list.xml", "</Designations>", "", "broken XML"),
        ("list.csv", "Sanctions Imposed", "Punishments", "column missing: Sanctions Imposed"),
        ("list.csv", ",,,,,,,,,,,,,,\r\n", ",,\r\n", "truncated"),
    ],
)
def test_a_file_that_is_not_the_list_is_refused_with_its_place(
    name: str, old: str, new: str, message: str
) -> None:
    with pytest.raises(MalformedFile, match=message):
        read(name, old, new)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(MalformedFile, match="0 files with content"):
        parse((RawFile("UK-Sanctions-List.xml", b""),))


def test_a_document_type_is_refused() -> None:
    with pytest.raises(UnsafeFile, match="document type"):
        read("list.xml", "<Designations ", '<!DOCTYPE a [<!ENTITY b "c">]><Designations ')


def test_the_order_of_elements_and_rows_changes_nothing() -> None:
    lines = (SAMPLES / "list.csv").read_bytes().split(b"\r\n")
    turned = b"\r\n".join([*lines[:2], *reversed(lines[2:-1]), b""])
    assert parse((RawFile("list.csv", turned),)).records == read("list.csv").records


def test_the_source_is_registered() -> None:
    assert source("gb_uksl").parse is parse


def test_the_real_excerpt_holds_the_facts_of_april_2022(shared: Path) -> None:
    path = shared / "lists/uk/UK-Sanctions-List-2026-03-26.excerpt.xml"
    parsed = parse((RawFile(path.name, path.read_bytes()),))
    records = {r.id: r for r in parsed.records}
    assert parsed.issues == ()
    assert len(records) == 11
    assert records["RUS0256"].designations[0].listed_on == date(2022, 3, 1)
    assert effective(records["RUS0256"])[MeasureKind.ASSET_FREEZE] is None
    assert effective(records["RUS1119"]) == {
        MeasureKind.ASSET_FREEZE: date(2022, 4, 6),
        MeasureKind.CORRESPONDENT_BANKING: date(2023, 12, 15),
        MeasureKind.TRUST_SERVICES: date(2023, 3, 21),
        MeasureKind.DIRECTOR_DISQUALIFICATION: date(2025, 4, 9),
    }
    for unique_id, group in (("RUS1125", "15072"), ("RUS1126", "15073"), ("RUS1122", "15071")):
        record = records[unique_id]
        assert record.designations[0].listed_on == date(2022, 4, 6)
        assert group in [i.value for i in record.identifiers]
    assert [str(d) for d in records["RUS1125"].birth_dates] == ["1960-03-24"]
    assert records["RUS1126"].nationalities == ("IL", "RU")


def test_the_real_csv_excerpt_gives_one_ship(shared: Path) -> None:
    path = shared / "lists/uk/UK-Sanctions-List-2026-10-08.excerpt.csv"
    parsed = parse((RawFile(path.name, path.read_bytes()),))
    (ship,) = parsed.records
    assert parsed.issues == ()
    assert (ship.id, ship.kind, ship.caption) == ("RUS2176", "vessel", "KOROLEV PROSPECT")
    assert [i.value for i in ship.identifiers] == ["9826902"]
    assert effective(ship) == {MeasureKind.SHIPPING: date(2024, 7, 31)}
