"""OFAC's real files, whole: counts, single facts, and that every format tells the same."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ostraka.errors import MalformedFile
from ostraka.model import IdentifierKind, IssueCode, Kind, MeasureKind, Parsed, RawFile, Record, SourceInfo
from ostraka.sources.us_ofac_cons import SOURCE as CONS
from ostraka.sources.us_ofac_sdn import SOURCE as SDN


@pytest.fixture(scope="module")
def lists(shared: Path) -> Path:
    return shared / "lists" / "us"


def read(info: SourceInfo, *paths: Path) -> Parsed:
    return info.parse(tuple(RawFile(path.name, path.read_bytes()) for path in paths))


def by_id(parsed: Parsed) -> dict[str, Record]:
    return {record.id: record for record in parsed.records}


def kinds(record: Record) -> set[MeasureKind]:
    return {measure.kind for designation in record.designations for measure in designation.measures}


def test_every_dated_sdn_file_has_as_many_records_as_its_commit(lists: Path) -> None:
    with (lists / "sdn-history-counts.csv").open(newline="") as stream:
        counts = {int(row["bytes"]): int(row["records"]) for row in csv.DictReader(stream)}
    files = sorted(lists.glob("sdn-20*.csv"))
    assert len(files) == 12
    for path in files:
        parsed = read(SDN, path)
        assert len(parsed.records) == counts[path.stat().st_size], path.name
        # what is left: remarks cut at 1,000 characters, and a handful of odd values
        assert {i.code for i in parsed.issues} <= {IssueCode.BAD_VALUE, IssueCode.UNKNOWN_CATEGORY}
        assert len(parsed.issues) < 30


def test_sberbank_is_blocked_between_the_5th_and_the_8th_of_april_2022(lists: Path) -> None:
    before, after = (by_id(read(SDN, lists / f"sdn-2022-04-0{day}.csv")) for day in (5, 8))
    assert len(before) == 9854
    assert "17018" not in before
    bank = after["17018"]
    assert bank.kind is Kind.ORGANIZATION
    assert bank.caption == "PUBLIC JOINT STOCK COMPANY SBERBANK OF RUSSIA"
    assert {d.program for d in bank.designations} == {"US-UKRAINE-EO13662", "US-RUSSIA-EO14024"}
    assert kinds(bank) == {
        MeasureKind.ASSET_FREEZE, MeasureKind.CORRESPONDENT_BANKING, MeasureKind.DEBT_EQUITY,
    }  # fmt: skip
    assert ("7707083893", IdentifierKind.INN) in {(i.value, i.kind) for i in bank.identifiers}


def test_akimov_is_listed_since_2018_with_his_name_in_natural_order(lists: Path) -> None:
    person = by_id(read(SDN, lists / "sdn-2022-04-05.csv"))["24316"]
    assert (person.caption, person.names[0].printed) == (
        "Andrey Igorevich AKIMOV", "AKIMOV, Andrey Igorevich",
    )  # fmt: skip
    assert [str(day) for day in person.birth_dates] == ["1953"]
    assert [d.program for d in person.designations] == ["US-UKRAINE-EO13661"]
    assert person.gender == "male"


def test_a_whole_set_of_2021_joins_its_four_files(lists: Path) -> None:
    folder = lists / "2021-07"
    parsed = read(SDN, *sorted(folder.glob("*.csv")))
    assert parsed.format == "csv-set"
    assert len(parsed.records) == 8976
    # the comments complete every cut remark, and no alias or address lacks its party
    assert all("cut" not in issue.message for issue in parsed.issues)
    assert Counter(i.code for i in parsed.issues)[IssueCode.ORPHAN] == 0
    assert len(parsed.issues) < 12


def test_the_consolidated_csv_tells_measures_and_their_dates(lists: Path) -> None:
    parsed = read(CONS, *sorted((lists / "2025-12").glob("cons_*.csv")))
    assert parsed.issues == ()
    records = by_id(parsed)
    assert len(records) == 442
    bank = records["17016"]
    (russia,) = [d for d in bank.designations if d.program == "US-RUSSIA-EO14024"]
    assert russia.listed_on == date(2022, 2, 24)
    assert [(m.kind, m.effective) for m in russia.measures] == [(MeasureKind.DEBT_EQUITY, date(2022, 3, 26))]
    # the number stands in the comments file, behind the cut at 1,000 characters
    assert ("1027700167110", IdentifierKind.OGRN) in {(i.value, i.kind) for i in bank.identifiers}
    assert kinds(records["9639"]) == {MeasureKind.REJECT}
    assert kinds(records["15268"]) == {MeasureKind.CORRESPONDENT_BANKING}
    assert kinds(records["30882"]) == {MeasureKind.INVESTMENT_BAN}
    assert MeasureKind.TRANSACTION_BAN in kinds(records["31695"])


@pytest.mark.parametrize(
    ("name", "count", "published"),
    [
        ("consolidated-2018-04-06.xml", 639, date(2018, 4, 6)),
        ("consolidated-2025-03-28.xml", 443, date(2025, 3, 28)),
        ("consolidated-2026-01-08.xml", 442, date(2026, 1, 8)),
        ("cons_enhanced-2025-01-10.zip", 443, date(2025, 1, 10)),
        ("cons_advanced-2020.xml", 375, None),
    ],
)
def test_each_xml_of_the_consolidated_list_leaves_nothing_over(
    lists: Path, name: str, count: int, published: date | None
) -> None:
    parsed = read(CONS, lists / "cons" / name)
    assert parsed.issues == ()
    assert (len(parsed.records), parsed.published) == (count, published)


def test_either_list_is_refused_as_the_other(lists: Path) -> None:
    with pytest.raises(MalformedFile, match="not us_ofac_cons"):
        read(CONS, lists / "sdn-2022-04-05.csv")
    for name in ("consolidated-2018-04-06.xml", "consolidated-2026-01-08.xml"):
        with pytest.raises(MalformedFile, match="not us_ofac_sdn"):
            read(SDN, lists / "cons" / name)


def test_the_order_of_elements_is_no_change(lists: Path) -> None:
    one, other = (
        read(CONS, lists / "cons" / day / "consolidated.xml")
        for day in ("2025-11-29", "2025-12-04-reordered")
    )
    assert one.records == other.records
    assert len(one.records) == 443


def test_csv_and_classic_xml_tell_the_same_party_alike(lists: Path) -> None:
    told = by_id(read(CONS, *sorted((lists / "2025-12").glob("cons_*.csv"))))
    xml = by_id(read(CONS, lists / "cons" / "2025-11-29" / "consolidated.xml"))
    assert set(xml) - set(told) == {"26182"}
    assert not set(told) - set(xml)
    for field in ("kind", "designations", "birth_dates", "nationalities", "identifiers", "contacts", "notes"):
        assert all(getattr(told[key], field) == getattr(xml[key], field) for key in told), field
    # the CSV's one cell can't tell a region from a city; its last period may be a name's own
    assert sum(told[key] != xml[key] for key in told) < 30


def test_the_enhanced_xml_knows_when_each_list_took_a_party(lists: Path) -> None:
    records = by_id(read(CONS, lists / "cons" / "cons_enhanced-2025-01-10.zip"))
    bank = {d.program: d for d in records["17018"].designations}
    assert bank["US-UKRAINE-EO13662"].listed_on == date(2014, 9, 12)
    frozen = [m for m in bank["US-RUSSIA-EO14024"].measures if m.kind is MeasureKind.ASSET_FREEZE]
    assert [m.effective for m in frozen] == [date(2022, 4, 6)]


def test_a_listing_day_before_its_executive_order_is_not_believed(lists: Path) -> None:
    """OFAC gives Gazprombank (Switzerland) 2016 for the SDN List; the order is of 2021."""
    records = by_id(read(CONS, lists / "cons" / "cons_enhanced-2025-01-10.zip"))
    (russia,) = [d for d in records["20312"].designations if d.program == "US-RUSSIA-EO14024"]
    assert russia.listed_on is None
    assert "before the order" in russia.listed_basis
