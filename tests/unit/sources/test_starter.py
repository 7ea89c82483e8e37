"""The starter book: every fact dated, cited, and as the facts of the week of 6 April 2022 have it."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from ostraka.data import starter_files
from ostraka.errors import MalformedFile
from ostraka.model import AUTHORITIES, Designation, MeasureKind, RawFile, Record
from ostraka.sources.starter import SOURCE, parse

PARSED = parse(starter_files())
RECORDS = {record.id: record for record in PARSED.records}
TEXT = starter_files()[0].data.decode("utf-8")
BOOK = yaml.safe_load(TEXT)
DESIGNATIONS = [(record, d) for record in PARSED.records for d in record.designations]

# Source keys that stand for an authority's own list, read for the day; the rest are reports.
LISTS = {"uksl", "ofsi", "ofsi-2023", "sdn-daily", "ofac-cons"}


def first(record_id: str, kind: MeasureKind) -> date | None:
    """The first day of a measure on one authority's record."""
    days = [m.effective for d in RECORDS[record_id].designations for m in d.measures if m.kind is kind]
    return min((day for day in days if day), default=None)


def test_the_head_of_the_book_counts_what_is_in_it() -> None:
    assert len(BOOK["parties"]) == 123
    assert len(DESIGNATIONS) == 430
    assert "123 parties" in TEXT and "the 430 designations" in TEXT
    # 9 US, 7 EU, 9 Canadian, 3 EU annexes, 3 EU ends: see the head of the file
    assert sum(d.listed_on is None for _, d in DESIGNATIONS) == 9 + 7 + 9 + 3 + 3


def test_the_book_is_labelled_with_its_date_and_as_no_compliance_list() -> None:
    assert PARSED.published == date(2026, 11, 22)
    assert "NOT A COMPLIANCE LIST" in TEXT
    assert "not a compliance list; run `ostraka sync`" in SOURCE.title
    assert "22 November 2026" in SOURCE.note


def test_every_designation_names_its_authority_instrument_and_source() -> None:
    for record, d in DESIGNATIONS:
        assert d.authority in AUTHORITIES
        assert record.id.startswith(f"{d.authority}:")
        assert d.program.startswith(f"{d.authority}-")
        assert d.instrument and d.measures
        assert bool(d.listed_basis) is (d.listed_on is not None)
        assert any(n.startswith(d.instrument) and "Source: " in n for n in record.notes), record.id


def test_every_date_lies_in_its_time_and_in_its_order() -> None:
    for record, d in DESIGNATIONS:
        days = [d.listed_on, d.ended_on, *(m.effective for m in d.measures)]
        assert all(date(2014, 3, 1) <= day <= date(2026, 11, 22) for day in days if day), record.id
        if d.listed_on:
            assert not d.ended_on or d.listed_on < d.ended_on, record.id
            # OFSI lists four companies on 19 May 2023 that the same list says were designated the day before
            slack = timedelta(days=any("Date Designated 2023-05-18" in note for note in record.notes))
            assert all(m.effective and m.effective >= d.listed_on - slack for m in d.measures), record.id
        assert d.ended or not d.ended_on
    for record in PARSED.records:
        assert all(b.known and date(1930, 1, 1) < b.earliest for b in record.birth_dates), record.id


def test_nothing_in_the_book_rests_on_memory_or_waits_to_be_checked() -> None:
    for record in PARSED.records:
        for note in record.notes:
            assert "memory" not in note and "to be checked" not in note and "MEM" not in note


def test_source_keys_are_all_used_and_nothing_points_to_a_missing_one() -> None:
    used = {s for p in BOOK["parties"] for listing in p["listings"] for s in listing["source"]}
    assert set(BOOK["sources"]) <= used
    assert not {s for s in used if " " not in s and "." not in s and "/" not in s} - set(BOOK["sources"])
    assert {listing["act"] for p in BOOK["parties"] for listing in p["listings"]} == set(BOOK["acts"])


@pytest.mark.parametrize(
    "record_id, freeze",
    [
        ("GB:sberbank", "2022-04-06"),
        ("US:sberbank", "2022-04-06"),
        ("EU:sberbank", "2022-07-21"),
        ("CA:sberbank", "2022-02-24"),
        ("JP:sberbank", "2022-05-12"),
        ("CH:sberbank", "2022-08-03"),
        ("AU:sberbank", "2022-03-18"),
        ("GB:credit-bank-of-moscow", "2022-04-06"),
        ("US:credit-bank-of-moscow", "2023-02-24"),  # memory's day, confirmed by the daily sdn.csv
        ("EU:credit-bank-of-moscow", "2022-12-16"),
        ("AU:credit-bank-of-moscow", "2022-03-18"),
        ("GB:andrey-grigoryevich-guryev", "2022-04-06"),
        ("US:andrey-grigoryevich-guryev", "2022-08-02"),
        ("GB:andrey-andreevich-guryev", "2022-03-15"),
        ("US:andrey-andreevich-guryev", "2022-08-02"),
        ("EU:andrey-andreevich-guryev", "2022-03-09"),
        ("CA:andrey-andreevich-guryev", "2022-05-03"),
        ("AU:andrey-andreevich-guryev", "2022-04-06"),
        ("GB:leonid-viktorovich-mikhelson", "2022-04-06"),
        ("CA:leonid-viktorovich-mikhelson", "2022-04-05"),
        ("AU:leonid-viktorovich-mikhelson", "2022-04-06"),
        ("GB:andrey-igorevich-akimov", "2022-04-06"),
        ("US:andrey-igorevich-akimov", "2018-04-06"),
        ("CA:andrey-igorevich-akimov", "2019-03-15"),
        ("AU:andrey-igorevich-akimov", "2022-04-06"),
        ("GB:viatcheslav-moshe-kantor", "2022-04-06"),
        ("EU:viatcheslav-moshe-kantor", "2022-04-08"),
        ("GB:sergey-anatolyevich-kogogin", "2022-04-06"),
        ("EU:sergey-anatolyevich-kogogin", "2025-05-20"),
        ("CA:sergey-anatolyevich-kogogin", "2022-05-06"),
        ("EU:alfiya-gumarovna-kogogina", "2022-02-23"),
        ("CA:alfiya-gumarovna-kogogina", "2022-02-24"),
        ("GB:sergey-sergeyevich-ivanov", "2022-04-06"),
        ("GB:alexander-valeryevich-dyukov", "2022-04-06"),
        ("US:alexander-valeryevich-dyukov", "2025-01-10"),
        ("CA:alexander-valeryevich-dyukov", "2025-06-13"),
        ("GB:boris-borisovich-rotenberg", "2022-04-06"),
        ("CA:boris-borisovich-rotenberg", "2022-02-24"),
        ("EU:boris-romanovich-rotenberg", "2022-04-08"),
        ("GB:gazprombank", "2022-03-24"),
        ("CA:gazprombank", "2022-02-24"),
        ("US:gazprombank", "2024-11-21"),
    ],
)
def test_the_first_full_freeze_is_as_the_table_of_april_2022_has_it(record_id: str, freeze: str) -> None:
    assert first(record_id, MeasureKind.ASSET_FREEZE) == date.fromisoformat(freeze)


@pytest.mark.parametrize(
    "record_id",
    [
        "CA:credit-bank-of-moscow",
        "EU:andrey-grigoryevich-guryev",
        "CA:andrey-grigoryevich-guryev",
        "AU:andrey-grigoryevich-guryev",
        "US:leonid-viktorovich-mikhelson",
        "EU:leonid-viktorovich-mikhelson",
        "EU:andrey-igorevich-akimov",
        "US:viatcheslav-moshe-kantor",
        "CA:viatcheslav-moshe-kantor",
        "EU:sergey-sergeyevich-ivanov",
        "EU:alexander-valeryevich-dyukov",
        "EU:boris-borisovich-rotenberg",
    ],
)
def test_who_is_not_listed_in_the_table_of_april_2022_is_not_in_the_book(record_id: str) -> None:
    assert record_id not in RECORDS


def test_lesser_measures_before_the_freeze_keep_their_own_days() -> None:
    assert first("GB:sberbank", MeasureKind.CORRESPONDENT_BANKING) == date(2022, 3, 1)
    assert first("GB:credit-bank-of-moscow", MeasureKind.CORRESPONDENT_BANKING) == date(2023, 12, 15)
    assert first("EU:sberbank", MeasureKind.TRANSACTION_BAN) == date(2022, 6, 14)
    sectoral = {
        d.instrument: d.listed_on for d in RECORDS["US:sberbank"].designations if "Directive" in d.instrument
    }
    assert sectoral == {
        "Directive 1 under Executive Order 13662": date(2014, 9, 12),
        "Directive 2 under Executive Order 14024": date(2022, 2, 24),
        "Directive 3 under Executive Order 14024": date(2022, 2, 24),
    }
    (schedule_2,) = [d for d in RECORDS["CA:sberbank"].designations if "Schedule 2" in d.instrument]
    assert (schedule_2.listed_on, schedule_2.ended_on) == (date(2014, 9, 16), date(2022, 2, 24))


@pytest.mark.parametrize(
    "record_id, numbers",
    [
        ("GB:sberbank", {"RUS0256", "15076"}),
        ("US:sberbank", {"17018"}),
        ("EU:sberbank", {"EU.8537.32"}),
        ("AU:sberbank", {"6771"}),
        ("GB:credit-bank-of-moscow", {"RUS1119", "15077"}),
        ("US:credit-bank-of-moscow", {"35163"}),
        ("GB:andrey-grigoryevich-guryev", {"RUS1125", "15072"}),
        ("GB:leonid-viktorovich-mikhelson", {"RUS1126", "15073"}),
        ("GB:andrey-igorevich-akimov", {"RUS1122", "15071"}),
        ("US:andrey-igorevich-akimov", {"24316"}),
        ("EU:andrey-andreevich-guryev", {"EU.7686.93"}),
        ("GB:viatcheslav-moshe-kantor", {"RUS1127", "15075"}),
    ],
)
def test_the_authoritys_own_numbers_find_the_party(record_id: str, numbers: set[str]) -> None:
    assert {i.value for i in RECORDS[record_id].identifiers} == numbers


def test_an_ended_listing_says_when_and_a_relisting_is_two_designations() -> None:
    (kantor,) = RECORDS["EU:viatcheslav-moshe-kantor"].designations
    assert kantor.ended_on == date(2025, 3, 15)
    assert kantor.in_force(date(2025, 3, 14)) and not kantor.in_force(date(2025, 3, 15))
    (tinkov,) = RECORDS["GB:oleg-yurievich-tinkov"].designations
    assert (tinkov.listed_on, tinkov.ended_on) == (date(2022, 3, 24), date(2023, 7, 20))
    spans = sorted(_span(d) for d in RECORDS["CA:aleksandra-melnichenko"].designations)
    assert spans == [("2023-02-23", "2023-11-09"), ("2025-02-21", "None")]


def _span(d: Designation) -> tuple[str, str]:
    return str(d.listed_on), str(d.ended_on)


def test_father_and_son_guryev_keep_their_own_birth_dates_and_original_script() -> None:
    father, son = RECORDS["GB:andrey-grigoryevich-guryev"], RECORDS["GB:andrey-andreevich-guryev"]
    assert [str(b) for b in father.birth_dates] == ["1960-03-24"]
    assert [str(b) for b in son.birth_dates] == ["1982-03-07"]
    assert "Андрей Григорьевич Гурьев" in [n.full for n in father.names]
    assert (son.names[0].given, son.names[0].middle, son.names[0].family) == (
        "Andrey",
        "Andreevich",
        "Guryev",
    )


def test_every_party_has_a_name_in_its_own_script() -> None:
    for record in PARSED.records:
        assert any(n.language == "rus" for n in record.names), record.id


def test_short_acronyms_are_weak() -> None:
    weak = {n.full for r in PARSED.records for n in r.names if n.weak}
    assert {"MKB", "CBM", "UAC", "RZD"} <= weak and "VTB" not in weak


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("kind: organization", "kind: spaceship", "kind|enum|Invalid"),
        ("act: gb-rus", "act: gb-mars", "gb-mars"),
        ("listed: 2022-04-06", "listed: 2022-04-66", r"date.*listings.*listed"),
        ("measures: [asset_freeze", "measures: [asset_fries", "asset_fries"),
        ("  kind: organization", "  colour: red\n  kind: organization", "colour"),
        ("parties:", "partys:", "part"),
    ],
)
def test_a_book_out_of_its_form_is_refused_by_name_and_place(old: str, new: str, message: str) -> None:
    assert old in TEXT
    broken = RawFile("starter.yml", TEXT.replace(old, new, 1).encode())
    with pytest.raises(MalformedFile, match=rf"starter\.yml.*({message})"):
        parse((broken,))


def test_a_truncated_or_missing_book_is_refused() -> None:
    with pytest.raises(MalformedFile, match=r"starter\.yml"):
        parse((RawFile("starter.yml", TEXT.encode()[: len(TEXT) // 2]),))
    with pytest.raises(MalformedFile, match="one file"):
        parse(())


def test_the_book_agrees_with_the_collected_facts_and_takes_no_unchecked_day(shared: Path) -> None:
    """Each dated, sourced row is in the book; a day from memory only where a list confirms it."""
    codes = {"UK": "GB"}
    slugs = {p["name"]: p["slug"] for p in BOOK["parties"]} | {"T-Bank (Tinkoff Bank)": "t-bank"}
    for row in csv.DictReader((shared / "facts/designations.csv").read_text("utf-8").splitlines()):
        if "not listed" in row["measures"]:
            continue
        authority = codes.get(row["authority"], row["authority"])
        record = RECORDS[f"{authority}:{slugs[row['party']]}"]
        found = [d for d in record.designations if row["listed_on"] in _days(d)]
        if "memory" in row["source"] or "to be checked" in row["source"]:
            for d in found:
                assert _sources(record, d) & LISTS, (record.id, row["listed_on"])
        elif len(row["listed_on"]) == 10:
            assert found, (record.id, row["listed_on"])
        if row["delisted_on"]:
            assert row["delisted_on"] in {str(d.ended_on) for d in record.designations}, record.id


def _days(d: Designation) -> set[str]:
    return {str(d.listed_on), *(str(m.effective) for m in d.measures)}


def _sources(record: Record, d: Designation) -> set[str]:
    """The source keys of the listing behind a designation."""
    (party,) = [p for p in BOOK["parties"] if record.id.endswith(":" + p["slug"])]
    return {
        key
        for listing in party["listings"]
        if BOOK["acts"][listing["act"]]["instrument"] == d.instrument and listing.get("listed") == d.listed_on
        for key in listing["source"]
    }
