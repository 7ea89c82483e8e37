"""The Security Council's list: a hand-written sample, broken variants of it, and the real files."""

import io
import json
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import IssueCode, Kind, MeasureKind, NameRole, Parsed, RawFile
from ostraka.model.record import content_digest
from ostraka.sources.un_sc import SOURCE, parse

SAMPLES = Path(__file__).parents[2] / "samples" / "un_sc"
SAMPLE = (SAMPLES / "consolidated.xml").read_text("utf-8")


def read(text: str | bytes) -> Parsed:
    return parse((RawFile("consolidated.xml", text if isinstance(text, bytes) else text.encode()),))


def changed(old: str, new: str) -> str:
    assert old in SAMPLE
    return SAMPLE.replace(old, new, 1)


def test_the_sample_gives_the_records_thought_out_by_hand() -> None:
    parsed = read(SAMPLE)
    assert json.loads(msgspec.json.encode(parsed.records)) == json.loads(
        (SAMPLES / "expected.json").read_text("utf-8")
    )
    assert parsed.issues == ()
    assert (parsed.format, parsed.published, parsed.partial) == ("xml", date(2031, 5, 2), False)


def test_a_new_night_of_generation_changes_no_record() -> None:
    again = changed("2031-05-02T00:00:09.554Z", "2031-05-03T00:00:10.001Z")
    assert read(again).records == read(SAMPLE).records


def test_the_order_of_aliases_is_no_change() -> None:
    good = SAMPLE[
        SAMPLE.index("<INDIVIDUAL_ALIAS><QUALITY>Good") : SAMPLE.index("<INDIVIDUAL_ALIAS><QUALITY>Low")
    ]
    moved = changed(good, "").replace("<INDIVIDUAL_ADDRESS>", good + "<INDIVIDUAL_ADDRESS>", 1)
    assert read(moved).records == read(SAMPLE).records


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("<DATAID>900001</DATAID>", "", IssueCode.MALFORMED_RECORD, "without a DATAID"),
        ("<FIRST_NAME>FABLE INDUSTRIES</FIRST_NAME>", "", IssueCode.MALFORMED_RECORD, "without a name"),
        ("<DATAID>900005<", "<DATAID>900004<", IssueCode.DUPLICATE_ID, "900004 is used twice"),
        (
            "<GENDER>Female<",
            "<HAT>red</HAT><GENDER>Female<",
            IssueCode.LEFTOVER_FIELD,
            "HAT is not used: 'red'",
        ),
        ("</ENTITIES>", "</ENTITIES><SHIPS>x</SHIPS>", IssueCode.LEFTOVER_FIELD, "SHIPS is not used: 'x'"),
        ("<GENDER>Female<", "<SEX>Female</SEX><GENDER><", IssueCode.LEFTOVER_FIELD, "SEX is not used"),
        ("<QUALITY>Good<", "<QUALITY>Superb<", IssueCode.UNKNOWN_CATEGORY, "alias quality 'Superb'"),
        ("<TYPE_OF_DATE>APPROXIMATELY<", "<TYPE_OF_DATE>PERHAPS<", IssueCode.UNKNOWN_CATEGORY, "'PERHAPS'"),
        ("<TYPE_OF_DOCUMENT>Passport<", "<TYPE_OF_DOCUMENT>Amulet<", IssueCode.UNKNOWN_CATEGORY, "'Amulet'"),
        ("<UN_LIST_TYPE>DPRK<", "<UN_LIST_TYPE>Atlantis<", IssueCode.UNKNOWN_PROGRAM, "'Atlantis'"),
        ("KPe.903", "ATe.903", IssueCode.UNKNOWN_PROGRAM, "'ATe.903'"),
        ("<VALUE>Tunisia<", "<VALUE>Atlantis<", IssueCode.BAD_VALUE, "'Atlantis'"),
        ("<LISTED_ON>2014-07-28<", "<LISTED_ON>once<", IssueCode.BAD_DATE, "'once'"),
        ("<NOTE>Nov. 1963<", "<NOTE>long ago<", IssueCode.BAD_DATE, "'long ago'"),
        ("<GENDER>Female<", "<GENDER>Robot<", IssueCode.BAD_VALUE, "'Robot'"),
    ],
)
def test_each_mutation_gives_its_named_issue(old: str, new: str, code: IssueCode, words: str) -> None:
    parsed = read(changed(old, new))
    assert [(i.code, words in i.message) for i in parsed.issues] == [(code, True)]
    assert parsed.issues[0].where.startswith("line ")
    lost = code in (IssueCode.MALFORMED_RECORD, IssueCode.DUPLICATE_ID)
    assert len(parsed.records) == (4 if lost else 5)


def test_an_unknown_regime_keeps_the_record_under_a_key_of_its_own() -> None:
    record = read(changed("KPe.903", "ATe.903")).records[2]
    assert (record.designations[0].program, record.designations[0].measures) == ("UN-AT", ())


def test_a_file_that_is_not_the_list_is_refused() -> None:
    with pytest.raises(MalformedFile, match="ENTITIES missing"):
        read(SAMPLE[: SAMPLE.index("  <ENTITIES>")] + "</CONSOLIDATED_LIST>")
    with pytest.raises(MalformedFile, match="CONSOLIDATED_LIST"):
        read("<html><body>moved</body></html>")
    with pytest.raises(MalformedFile, match="broken XML"):
        read(b"")
    with pytest.raises(MalformedFile, match="0 files"):
        parse(())


def test_a_truncated_file_is_refused_with_its_line() -> None:
    with pytest.raises(MalformedFile, match=r"consolidated\.xml line \d+: broken XML"):
        read(SAMPLE[: len(SAMPLE) // 2])


def test_a_document_type_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises((UnsafeFile, MalformedFile)):
        read(changed("<CONSOLIDATED_LIST", bomb + "<CONSOLIDATED_LIST"))


def test_a_zipped_list_is_read_and_a_zip_bomb_refused() -> None:
    def zipped(body: bytes) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("consolidated.xml", body)
        return packed.getvalue()

    assert read(zipped(SAMPLE.encode())).records == read(SAMPLE).records
    with pytest.raises(UnsafeFile, match="zip bomb"):
        read(zipped(b" " * 50_000_000))


@cache
def real(path: Path) -> Parsed:
    return parse((RawFile(path.name, path.read_bytes()),))


@pytest.mark.parametrize(
    ("day", "persons", "entities"),
    [("2020-11-24", 713, 305), ("2024-11-30", 686, 193), ("2025-11-29", 727, 273), ("2026-02-27", 730, 273)],
)
def test_the_real_files_parse_whole(shared: Path, day: str, persons: int, entities: int) -> None:
    parsed = real(shared / f"lists/un/consolidated-{day}.xml")
    kinds = [record.kind for record in parsed.records]
    assert (kinds.count(Kind.PERSON), kinds.count(Kind.ORGANIZATION)) == (persons, entities)
    codes = {issue.code for issue in parsed.issues}
    assert codes <= {IssueCode.BAD_DATE, IssueCode.BAD_VALUE}
    assert len(parsed.issues) <= 15
    assert len(parsed.records) > SOURCE.floor
    assert all(r.listed_on and r.designations[0].measures for r in parsed.records)


def test_eighty_four_iranian_parties_come_back_under_their_old_ids_and_dates(shared: Path) -> None:
    then, gone, back = (
        {record.id: record for record in real(shared / f"lists/un/consolidated-{day}.xml").records}
        for day in ("2020-11-24", "2024-11-30", "2025-11-29")
    )
    relisted = then.keys() & back.keys() - gone.keys()
    assert len(relisted) == 84
    assert {then[i].designations[0].program for i in relisted} == {"UN-IR"}
    assert all(then[i].listed_on == back[i].listed_on for i in relisted)
    # 24 March 2007 is the day of resolution 1747; its annex named this person
    assert back["110408"].listed_on == date(2007, 3, 24)


def test_two_nightly_files_three_months_apart_differ_in_five_parties_only(shared: Path) -> None:
    before, after = (
        {
            record.id: content_digest(record)
            for record in real(shared / f"lists/un/consolidated-{day}.xml").records
        }
        for day in ("2025-11-29", "2026-02-27")
    )
    assert (len(after.keys() - before.keys()), len(before.keys() - after.keys())) == (4, 1)
    assert all(before[i] == after[i] for i in before.keys() & after.keys())


def test_a_real_libyan_entry_has_each_measure_with_its_own_day(shared: Path) -> None:
    records = real(shared / "lists/un/consolidated-2026-02-27.xml").records
    dorda = next(r for r in records if r.designations[0].reference == "LYi.006")
    measures = {m.kind: m.effective for m in dorda.designations[0].measures}
    assert measures == {
        MeasureKind.TRAVEL_BAN: date(2011, 2, 26),
        MeasureKind.ASSET_FREEZE: date(2011, 3, 17),
    }
    houthis = next(r for r in records if r.designations[0].reference == "YEe.001")
    assert [m.kind for m in houthis.designations[0].measures] == [MeasureKind.ARMS_EMBARGO]


def test_no_real_alias_keeps_two_names_in_one(shared: Path) -> None:
    names = [n for r in real(shared / "lists/un/consolidated-2026-02-27.xml").records for n in r.names[1:]]
    assert not [n.full for n in names if ";" in n.full or n.full.count("(") != n.full.count(")")]
    mixed = [
        n for n in names if n.role is not NameRole.ORIGINAL_SCRIPT and any("ء" <= c <= "ي" for c in n.full)
    ]
    assert mixed == []
