"""The EU's financial sanctions files: one party in three formats, broken variants, the real excerpts."""

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import Identifier, IdentifierKind, IssueCode, Kind, NameRole, Parsed, PartialDate, RawFile
from ostraka.sources.eu_fsf import parse

SAMPLES = Path(__file__).parents[2] / "samples" / "eu_fsf"
XML = (SAMPLES / "xml-1.1.xml").read_text("utf-8")
CSV = (SAMPLES / "csv-1.1.csv").read_text("utf-8")
OLD_CSV = (SAMPLES / "csv-1.0.csv").read_bytes().decode("cp1252")


def read(text: str | bytes, name: str = "list") -> Parsed:
    return parse((RawFile(name, text if isinstance(text, bytes) else text.encode()),))


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_the_xml_sample_gives_the_records_thought_out_by_hand() -> None:
    parsed = read(XML)
    expected = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
    assert json.loads(msgspec.json.encode(parsed.records)) == expected
    assert parsed.issues == ()
    assert (parsed.format, parsed.published, parsed.partial) == ("xml-1.1", date(2031, 3, 4), False)


def test_the_csv_of_the_same_day_gives_the_very_same_records() -> None:
    parsed = read(CSV)
    assert parsed.records == read(XML).records
    assert (parsed.issues, parsed.format, parsed.published) == ((), "csv-1.1", date(2031, 3, 4))


def test_a_party_has_one_id_in_all_three_formats() -> None:
    ids = [{r.id for r in read(text).records} for text in (XML, CSV, OLD_CSV)]
    assert [("EU.9001.11" in found) for found in ids] == [True, True, True]


def test_the_old_csv_is_read_from_windows_letters_and_short_columns() -> None:
    parsed = read(OLD_CSV.encode("cp1252"))
    assert (parsed.format, parsed.published) == ("csv-1.0", date(2018, 7, 4))
    person, bank = parsed.records
    assert person.caption == "Ivan Obraztsov"
    assert person.designations[0].listed_on == date(2014, 3, 17)
    assert person.designations[0].instrument == "2018/7 (OJ L3)"
    assert person.birth_dates == (PartialDate("1970-02-21"),)
    assert [place.full for place in person.birth_places] == ["Perm, RU"]
    assert person.nationalities == ("RU",)
    passport = Identifier(IdentifierKind.PASSPORT, "51 N 1234567", "RU", "National passport; (expired)")
    assert person.identifiers == (passport,)
    assert "(first) (second)" in person.notes
    assert [(c.kind, c.value) for c in bank.contacts] == [("fax", "56 78"), ("phone", "12 34")]
    assert bank.addresses[0].full == "Example Street, Perm, 614000, RU"


def test_names_that_lost_their_letters_are_reported_and_never_primary() -> None:
    parsed = read(OLD_CSV)
    assert [(i.code, i.message) for i in parsed.issues] == [
        (IssueCode.BAD_VALUE, "letters were lost to '?' in 2 of 3 names")
    ]
    person = parsed.records[0]
    assert [n.full for n in person.names] == ["Ivan Obraztsov", "Iv?n Obraz?ov"]
    assert "???? ????????" in person.notes


def test_the_order_of_names_is_no_change() -> None:
    first = XML.index('    <nameAlias firstName="Ivan"')
    second = XML.index('    <nameAlias firstName="Ivan"', first + 1)
    third = XML.index('    <nameAlias firstName="" middleName="" lastName="" wholeName="Иван', second)
    swapped = XML[:first] + XML[second:third] + XML[first:second] + XML[third:]
    assert read(swapped).records == read(XML).records


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ('logicalId="803"', 'logicalId=""', IssueCode.MALFORMED_RECORD, "without a logicalId"),
        ('wholeName="Imaginary Bank"', 'wholeName=""', IssueCode.MALFORMED_RECORD, "without a name"),
        ('Number="EU.9002.22"', 'Number="EU.9001.11"', IssueCode.DUPLICATE_ID, "EU.9001.11 is used twice"),
        ('title="Dr"', 'title="Dr" hat="red"', IssueCode.LEFTOVER_FIELD, "nameAlias/@hat is not used: 'red'"),
        ("<remark>INN<", "<badge>x</badge><remark>INN<", IssueCode.LEFTOVER_FIELD, "badge is not used"),
        ("</export>", "<footer/></export>", IssueCode.LEFTOVER_FIELD, "export/footer is not used"),
        ('function="Director"', 'role="Director"', IssueCode.LEFTOVER_FIELD, "@role is not used"),
        ('programme="PRK"', 'programme="ATL"', IssueCode.UNKNOWN_PROGRAM, "programme 'ATL'"),
        ('code="person"', 'code="ghost"', IssueCode.UNKNOWN_CATEGORY, "subject type 'ghost'"),
        ('Code="passport" identificationTypeDescription="National passport"', 'Code="amulet"',
         IssueCode.UNKNOWN_CATEGORY, "type of document 'amulet'"),
        ('key="EMAIL"', 'key="PIGEON"', IssueCode.UNKNOWN_CATEGORY, "kind of contact 'PIGEON'"),
        ('countryIso2Code="KP" countryDescription="KOREA, DEMOCRATIC PEOPLE\'S REPUBLIC OF"',
         'countryIso2Code="00" countryDescription="ATLANTIS"', IssueCode.BAD_VALUE, "00 ATLANTIS"),
        ('designationDate="2022-07-21"', 'designationDate="once"', IssueCode.BAD_DATE, "'once'"),
        ('publicationDate="2022-03-15"', 'publicationDate="soon"', IssueCode.BAD_DATE, "'soon'"),
        ('calendarType="GREGORIAN" city="Perm"', 'calendarType="ISLAMIC" city="Perm"', IssueCode.BAD_DATE,
         "in the calendar ISLAMIC"),
    ],
)  # fmt: skip
def test_each_mutation_of_the_xml_gives_its_named_issue(
    old: str, new: str, code: IssueCode, words: str
) -> None:
    parsed = read(changed(XML, old, new))
    assert [(i.code, words in i.message) for i in parsed.issues] == [(code, True)]
    assert parsed.issues[0].where.startswith("line ")
    lost = code in (IssueCode.MALFORMED_RECORD, IssueCode.DUPLICATE_ID)
    assert len(parsed.records) == (2 if lost else 3)


def test_a_birth_date_of_another_calendar_is_kept_as_printed() -> None:
    record = read(changed(XML, 'calendarType="GREGORIAN" city="Perm"', 'calendarType="ISLAMIC" city="Perm"'))
    assert PartialDate(printed="1970-02-21 (ISLAMIC)") in record.records[1].birth_dates


def test_a_strong_mark_of_false_makes_a_weak_name() -> None:
    translated = 'nameLanguage="RU" strong="true"'
    text = changed(XML, translated, translated.replace("true", "false"))
    assert {n.full: n.weak for n in read(text).records[1].names}["Иван Образцов"]


def test_a_csv_without_a_needed_column_is_refused_by_its_name() -> None:
    with pytest.raises(MalformedFile, match="column missing: NameAlias_WholeName"):
        read(CSV.replace("NameAlias_WholeName", "NameAlias_Whole"))


def test_a_csv_column_never_seen_is_reported() -> None:
    wider = "\n".join(
        line + (";Entity_Mood" if n == 0 else ";grim" if n == 1 else ";")
        for n, line in enumerate(CSV.rstrip("\n").split("\n"))
    )
    parsed = read(wider)
    assert [(i.code, i.message) for i in parsed.issues] == [
        (IssueCode.LEFTOVER_FIELD, "field 'Entity_Mood' is not used: 'grim'")
    ]


def test_a_broken_csv_row_is_reported_and_the_rest_kept() -> None:
    lines = CSV.split("\n")
    lines[3] = lines[3].rsplit(";", 5)[0]
    parsed = read("\n".join(lines))
    assert [(i.code, i.where) for i in parsed.issues] == [(IssueCode.MALFORMED_RECORD, "line 4")]
    assert len(parsed.records) == 3


def test_a_file_that_is_cut_off_is_refused() -> None:
    with pytest.raises(MalformedFile, match=r"list line \d+: broken XML"):
        read(XML[: XML.index('logicalId="803"')])
    with pytest.raises(MalformedFile, match="cut off"):
        read(CSV[: CSV.rindex("Imaginary")])


def test_a_file_that_is_not_the_list_is_refused() -> None:
    with pytest.raises(MalformedFile, match="<html> where <export> was expected"):
        read("<html/>")
    with pytest.raises(MalformedFile, match="broken XML"):
        read(b"")
    with pytest.raises(MalformedFile, match="no sanctioned party"):
        read('<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2031-03-04"/>')
    with pytest.raises(MalformedFile, match="0 files"):
        parse(())


def test_a_document_type_with_entities_is_refused() -> None:
    with pytest.raises(UnsafeFile, match="document type"):
        read(changed(XML, "<export", '<!DOCTYPE export [<!ENTITY a "aaaa">]><export'))


def test_the_real_xml_excerpt_parses_whole(shared: Path) -> None:
    path = shared / "lists/eu/xmlFullSanctionsList_1_1.excerpt.xml"
    parsed = read(path.read_bytes(), path.name)
    assert (parsed.published, parsed.issues) == (date(2018, 12, 21), ())
    front, person = parsed.records
    assert (person.id, person.caption, person.kind) == ("EU.36.64", "Robert Gabriel Mugabe", Kind.PERSON)
    assert person.birth_dates == (PartialDate("1924-02-21"),)
    assert person.designations[0].instrument == "2018/223 (OJ L43)"
    assert front.id == "EU.3523.13"
    assert front.designations[0].listed_on == date(2003, 12, 22)
    # 19 spellings and translations are printed; Greek and Bulgarian are translations, not originals
    assert len(front.names) == 19
    assert all(name.role is not NameRole.ORIGINAL_SCRIPT for name in front.names)


def test_the_real_csv_of_2018_parses_whole(shared: Path) -> None:
    path = shared / "lists/eu/fsf-1_0-2018-07-04.first-999-rows.csv"
    parsed = read(path.read_bytes(), path.name)
    # the sample ends with row 999, so the last party, EU.459.37, may lack some of its rows
    assert (len(parsed.records), parsed.published) == (93, date(2018, 7, 4))
    assert {issue.code for issue in parsed.issues} == {IssueCode.BAD_VALUE}
    assert all("letters were lost" in issue.message for issue in parsed.issues)
    by_id = {record.id: record for record in parsed.records}
    assert by_id["EU.36.64"].designations[0].listed_on == date(2002, 9, 13)
    assert by_id["EU.36.64"].identifiers[0].value == "AD001095"
    # the same two parties are in the XML of December under the same ids
    assert by_id["EU.3523.13"].kind is Kind.ORGANIZATION
