"""Switzerland's list: a hand-written whole list and amendment, broken variants, the real examples."""

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import IssueCode, Kind, MeasureKind, NameRole, Parsed, RawFile
from ostraka.sources.ch_seco import parse
from ostraka.sources.seco.measures import Mark, SanctionsSet, periods
from ostraka.sources.seco.names import NamePart, Variant, spelled

SAMPLES = Path(__file__).parents[2] / "samples" / "ch_seco"
WHOLE = (SAMPLES / "whole-list.xml").read_text("utf-8")
AMENDMENT = (SAMPLES / "amendment.xml").read_text("utf-8")


def read(text: str | bytes, name: str = "list.xml") -> Parsed:
    return parse((RawFile(name, text if isinstance(text, bytes) else text.encode()),))


def changed(old: str, new: str) -> str:
    assert old in WHOLE
    return WHOLE.replace(old, new, 1)


def test_the_sample_gives_the_records_thought_out_by_hand() -> None:
    parsed = read(WHOLE)
    expected = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
    assert json.loads(msgspec.json.encode(parsed.records)) == expected
    assert parsed.issues == ()
    assert (parsed.format, parsed.published, parsed.partial) == ("whole-list", date(2031, 5, 6), False)


def test_copies_of_old_data_in_the_marks_are_never_read() -> None:
    everything = msgspec.json.encode(read(WHOLE).records)
    assert b"Never Read" not in everything
    assert b"Nor This" not in everything


def test_a_relisted_target_has_two_times_on_the_list_and_nothing_between() -> None:
    record = read(WHOLE).records[0]
    days = (date(2014, 6, 1), date(2014, 6, 2), date(2016, 2, 29), date(2016, 3, 1), date(2020, 2, 1))
    in_force = [any(d.in_force(day) for d in record.designations) for day in days]
    assert in_force == [False, True, True, False, True]


def test_a_target_that_was_taken_off_is_kept_and_not_in_force() -> None:
    boat = read(WHOLE).records[2]
    assert [d.in_force(date(2031, 5, 6)) for d in boat.designations] == [False]
    assert [m.in_force(date(2031, 5, 6)) for m in boat.designations[0].measures] == [False]


def test_an_amendment_is_partial_and_a_mark_without_dates_gives_no_day() -> None:
    parsed = read(AMENDMENT)
    assert (parsed.format, parsed.partial, parsed.published) == ("amendment", True, date(2031, 6, 7))
    assert [record.id for record in parsed.records] == ["1004"]
    designation = parsed.records[0].designations[0]
    assert (designation.listed_on, designation.listed_basis, designation.ended) == (None, "", False)


def mark(kind: str, day: str = "") -> Mark:
    return Mark(kind, date.fromisoformat(day) if day else None, None, None)


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("", ["? -"]),
        ("listed", ["? -"]),
        ("amended 2015-01-01", ["? -"]),
        ("amended 2015-01-01, de-listed 2016-01-01", ["? - 2016-01-01"]),
        ("listed 2014-01-01, amended 2015-01-01", ["2014-01-01 -"]),
        ("listed 2014-01-01, de-listed 2016-01-01", ["2014-01-01 - 2016-01-01"]),
        (
            "listed 2014-01-01, de-listed 2016-01-01, listed 2020-01-01",
            ["2014-01-01 - 2016-01-01", "2020-01-01 -"],
        ),
        (
            "listed 2014-01-01, de-listed 2016-01-01, amended 2020-01-01",
            ["2014-01-01 - 2016-01-01", "2020-01-01 -"],
        ),
        ("listed 2014-01-01, listed 2022-01-01", ["2014-01-01 -"]),
    ],
)
def test_the_marks_tell_the_times_on_the_list(story: str, expected: list[str]) -> None:
    marks = [mark(*each.split()) for each in story.split(", ") if each]
    told = [
        f"{(opened and opened.day) or '?'} - {(closed and closed.day) or ''}".rstrip()
        for opened, closed in periods(marks)
    ]
    assert told == expected


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Financial measures, annex 2", {MeasureKind.ASSET_FREEZE}),
        ("article 12 -- Restrictions on named individuals and entities", {MeasureKind.ASSET_FREEZE}),
        ("Travel ban, annex 1", {MeasureKind.TRAVEL_BAN}),
        (
            "Freezing of assets and ban on entry and transit",
            {MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN},
        ),
        ("article 16 and 17 -- Restrictions on the money and capital market", {MeasureKind.DEBT_EQUITY}),
        ("Vessel-related measures", {MeasureKind.SHIPPING}),
        ("Finanzsanktionen, Anhang 2", {MeasureKind.ASSET_FREEZE}),
        ("Ownership of pearls", set()),
    ],
)
def test_the_words_of_a_set_tell_its_measures(words: str, kinds: set[MeasureKind]) -> None:
    assert set(SanctionsSet("1", words, "", "", "", "").kinds) == kinds


def test_a_spelling_that_lacks_a_part_in_another_script_is_weak() -> None:
    parts = [
        NamePart("given-name", "Ann", ()),
        NamePart("family-name", "Vydum", (Variant("Выдум", "rus", "CYRL"),)),
    ]
    names = list(spelled(parts, NameRole.PRIMARY, weak=False))
    assert [(n.full, n.role, n.weak) for n in names] == [("Выдум", NameRole.ORIGINAL_SCRIPT, True)]


def test_several_spellings_of_two_parts_are_put_together_in_turn_and_one_by_one() -> None:
    parts = [
        NamePart("given-name", "Ann", (Variant("Anna", "eng", "LATN"), Variant("Anne", "eng", "LATN"))),
        NamePart("family-name", "Vydum", (Variant("Widum", "eng", "LATN"),)),
    ]
    names = {name.full for name in spelled(parts, NameRole.ALIAS, weak=False)}
    assert names == {"Anna Widum", "Anne Widum", "Anna Vydum", "Anne Vydum", "Ann Widum"}


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ('<target ssid="1003">', "<target>", "malformed_record", "without an ssid"),
        ("<value>Paper Boat</value>", "<value/>", "malformed_record", "without a name"),
        ('<target ssid="1003">', '<target ssid="1002">', "duplicate_id", "1002 is used twice"),
        ("<p-o-box>PO Box 1</p-o-box>", "<box>PO Box 1</box>", "leftover_field", "box is not used"),
        ("</target>", "<hat>red</hat></target>", "leftover_field", "target/hat is not used: 'red'"),
        ("</swiss-sanctions-list>", "<coda>x</coda></swiss-sanctions-list>", "leftover_field", "coda"),
        ("Vessel-related measures", "Pearl fishing", "unknown_category", "not known: 'Pearl fishing'"),
        ("<sanctions-set-id>801<", "<sanctions-set-id>899<", "unknown_program", "sanctions-set 899"),
        ('object-type="vessel"', 'object-type="raft"', "unknown_category", "object-type 'raft'"),
        ('"de-listed" publication-date="2019', '"fled" publication-date="2019', "unknown_category", "'fled'"),
        ('name-part-type="father-name"', 'name-part-type="pet-name"', "unknown_category", "'pet-name'"),
        ('name-type="formerly-known-as"', 'name-type="whispered"', "unknown_category", "'whispered'"),
        ('document-type="passport"', 'document-type="amulet"', "unknown_category", "type of document"),
        ('place-id="9001"', 'place-id="9009"', "bad_value", "no place 9009"),
        ('<country iso-code="BY">Belarus</country></nationality>',
         '<country iso-code="ZZ">Atlantis</country></nationality>', "bad_value", "ZZ Atlantis"),
        ('month="3" year="1980" calendar="Gregorian"', 'month="3" year="1980" calendar="Julian"',
         "bad_date", "calendar Julian"),
        ('day="23" month="3" year="1980"', 'day="43" month="3" year="1980"', "bad_date", "1980-03-43"),
    ],
)  # fmt: skip
def test_each_mutation_gives_its_named_issue(old: str, new: str, code: str, words: str) -> None:
    parsed = read(changed(old, new))
    assert [(i.code, words in i.message) for i in parsed.issues] == [(code, True)]
    assert parsed.issues[0].where.startswith("line ")
    lost = code in ("malformed_record", "duplicate_id")
    assert len(parsed.records) == (2 if lost else 3)


def test_a_file_that_is_not_the_list_is_refused() -> None:
    with pytest.raises(MalformedFile, match="<html> where <swiss-sanctions-list> was expected"):
        read("<html/>")
    with pytest.raises(MalformedFile, match="list-type '' is neither"):
        read("<swiss-sanctions-list/>")
    with pytest.raises(MalformedFile, match="no target"):
        read('<swiss-sanctions-list list-type="whole-list" date="2031-05-06"/>')
    with pytest.raises(MalformedFile, match="broken XML"):
        read(b"")


def test_a_truncated_file_is_refused_with_its_line() -> None:
    with pytest.raises(MalformedFile, match=r"list\.xml line \d+: broken XML"):
        read(WHOLE[: WHOLE.index('<place ssid="9002"')])


def test_a_document_type_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(UnsafeFile, match="document type"):
        read(changed("<swiss-sanctions-list", bomb + "<swiss-sanctions-list"))


def test_the_official_example_parses_whole(shared: Path) -> None:
    path = shared / "lists/ch/2024-01-17_official_example/seco.xml"
    parsed = read(path.read_bytes(), path.name)
    assert (parsed.partial, parsed.published, parsed.issues) == (True, date(2024, 1, 17), ())
    told = {
        r.caption: {m.kind for d in r.designations for m in d.measures} for r in parsed.records
    }  # Test A is in both sets of the program
    assert told == {
        "Test A": {MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN},
        "Test B": {MeasureKind.ASSET_FREEZE},
        "Test C": {MeasureKind.TRAVEL_BAN},
    }
    assert {d.program for r in parsed.records for d in r.designations} == {"CH-SECO-PPDM"}
    assert {r.caption: r.nationalities for r in parsed.records}["Test C"] == ("US",)


def test_the_real_excerpt_parses_whole(shared: Path) -> None:
    path = shared / "lists/ch/2026-08-27_excerpt/consolidated-list.excerpt.xml"
    parsed = read(path.read_bytes(), path.name)
    # the excerpt was cut before its table of places, to which one address refers
    assert [(i.code, i.message) for i in parsed.issues] == [
        (IssueCode.BAD_VALUE, "the file has no place 29492")
    ]
    records = {record.id: record for record in parsed.records}
    person, bank, ship = (records[number] for number in ("5142", "46130", "34461"))
    assert [name.full for name in person.names] == [
        "Dzmitry Aliaksandravich Lukashenka",
        "Dzmitry Aliaksandravich Lukashenko",
    ]
    assert (person.designations[0].ended_on, person.designations[0].listed_on) == (date(2016, 3, 1), None)
    assert [m.kind for m in bank.designations[0].measures] == [MeasureKind.DEBT_EQUITY]
    assert bank.designations[0].measures[0].effective == date(2021, 8, 11)
    assert (ship.kind, ship.identifiers[0].value) == (Kind.VESSEL, "8405270")
