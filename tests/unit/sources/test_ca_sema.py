"""Canada's autonomous list: samples of both shapes, ids that survive renumbering, and the real files."""

import io
import json
import zipfile
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import IssueCode, Kind, MeasureKind, NameRole, Parsed, RawFile, Record
from ostraka.model.record import content_digest
from ostraka.sources.ca_sema import parse

SAMPLES = Path(__file__).parents[2] / "samples" / "ca_sema"
SAMPLE = (SAMPLES / "sema-lmes.xml").read_text("utf-8")


def read(text: str | bytes) -> Parsed:
    return parse((RawFile("sema-lmes.xml", text if isinstance(text, bytes) else text.encode()),))


def changed(old: str, new: str) -> str:
    assert old in SAMPLE
    return SAMPLE.replace(old, new, 1)


def person(name: str, item: int, born: str = "", listed: str = "2030-01-01", part: str = "1") -> str:
    given, family = name.split("/")
    birth = f"<DateOfBirthOrShipBuildDate>{born}</DateOfBirthOrShipBuildDate>" if born else ""
    return (
        "<record><Country>Russia / Russie</Country>"
        f"<LastName>{family}</LastName><GivenName>{given}</GivenName>{birth}"
        f"<Schedule>1, Part {part}</Schedule><Item>{item}</Item>"
        f"<DateOfListing>{listed}</DateOfListing></record>"
    )


def ids(*people: str) -> dict[str, str]:
    """reference -> id of a list of these people."""
    parsed = read(f"<data-set>{''.join(people)}</data-set>")
    assert parsed.issues == ()
    return {r.designations[0].reference.rpartition("item ")[2]: r.id for r in parsed.records}


def test_the_sample_gives_the_records_thought_out_by_hand() -> None:
    parsed = read(SAMPLE)
    expected = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
    assert json.loads(msgspec.json.encode(parsed.records)) == expected
    assert parsed.issues == ()
    assert parsed.format == "xml-2025"


def test_the_shape_of_2020_gives_the_same_ids() -> None:
    old = (
        "<data-set><record><Country>Ukraine</Country><LastName>Zamoshin</LastName>"
        "<GivenName>Sergey Yuryevich</GivenName><DateOfBirth>Sep-99</DateOfBirth><Title>Dr. </Title>"
        "<Schedule>1</Schedule><Item>17</Item></record><record><Country>Syria / Syrie</Country>"
        "<Entity>Ministry of Weights</Entity><Schedule>1</Schedule><Item>2</Item></record></data-set>"
    )
    parsed = read(old)
    assert parsed.format == "xml-2020"
    assert [r.id for r in parsed.records] == [
        "SYR-freeze-ministry-of-weights", "UKR-freeze-iurevich-sergei-zamoshin",
    ]  # fmt: skip
    listed = parsed.records[1]
    assert (listed.listed_on, str(listed.birth_dates[0]), listed.titles) == (None, "1999-09", ("Dr.",))
    assert listed.designations[0].reference == "Schedule 1, item 17"


def test_renumbering_and_insertion_change_no_id() -> None:
    before = ids(person("Anna/BELOVA", 1), person("Boris/BELOV", 2), person("Clara/BELOVA", 3))
    after = ids(
        person("Anna/BELOVA", 1),
        person("Zoya/NOVAYA", 2),
        person("Boris/BELOV", 3),
        person("Clara/BELOVA", 4),
    )
    assert (after["1"], after["3"], after["4"]) == (before["1"], before["2"], before["3"])


def test_the_order_of_records_changes_nothing() -> None:
    people = [person("Anna/BELOVA", 1, "1960"), person("Anna/BELOVA", 2, "1981"), person("Boris/BELOV", 3)]
    assert ids(*people) == ids(*reversed(people))


def test_namesakes_stay_two_records_and_the_first_keeps_its_id_when_the_second_comes() -> None:
    alone = ids(person("Ivan/PETROV", 5, "1960-01-01", "2030-01-01"))
    both = ids(
        person("Ivan/PETROV", 9, "1981-05-06", "2031-07-07"),
        person("Ivan/PETROV", 5, "1960-01-01", "2030-01-01"),
    )
    assert both == {"5": alone["5"], "9": f"{alone['5']}-born-1981-05-06"}


def test_namesakes_without_birth_date_are_told_by_part_then_by_number() -> None:
    found = ids(
        person("Ivan/PETROV", 1),
        person("Ivan/PETROV", 2, listed="2031-01-01", part="1.1"),
        person("Ivan/PETROV", 3, listed="2032-01-01", part="1.1"),
    )
    base = "RUS-freeze-ivan-petrov"
    assert found == {"1": base, "2": f"{base}-part-1.1", "3": f"{base}-2"}


@pytest.mark.parametrize(
    "spelling",
    [
        "Viktor Vasilyevich/ZOLOTOV", "Viktor Vasiliyevich/Zolotov", "Victor/X", "Vasilievich Viktor/ZOLOTOV",
        "Viktor Vasil’evich/ZOLOTOV",
    ],
)  # fmt: skip
def test_a_corrected_spelling_keeps_its_history_unless_it_is_quite_another(spelling: str) -> None:
    kept = ids(person("Viktor Vasilievich/ZOLOTOV", 1)) == ids(person(spelling, 1))
    assert kept is (spelling != "Victor/X")


def test_a_rewritten_entry_is_a_change_of_content_only() -> None:
    moved = read(changed("<Item>12</Item>", "<Item>13</Item>")).records
    was = {r.id: content_digest(r) for r in read(SAMPLE).records}
    differing = [r.id for r in moved if was[r.id] != content_digest(r)]
    assert differing == ["RUS-freeze-iurevich-sergei-zamoshin"]


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("<LastName>ZAMOSHIN</LastName>\n\t\t<GivenName>Sergey Yuryevich </GivenName>", "",
         IssueCode.MALFORMED_RECORD, "without name"),
        ("<Country>Ukraine</Country>", "", IssueCode.MALFORMED_RECORD, "without Country"),
        ("<Item>12</Item>", "<Item>12</Item><Hat>red</Hat>",
         IssueCode.LEFTOVER_FIELD, "record/Hat is not used"),
        ("Aliases>Concern Lathe, JSC, Russian: Северный станок, АО</Aliases>", "AKA>Concern</AKA>",
         IssueCode.LEFTOVER_FIELD, "record/AKA is not used: 'Concern'"),
        ("<Country>Ukraine<", "<Country>Atlantis / Atlantide<", IssueCode.UNKNOWN_PROGRAM, "'Atlantis /"),
        ("<Schedule>3<", "<Schedule>9<", IssueCode.UNKNOWN_CATEGORY, "Schedule '9'"),
        ("<Schedule>3<", "<Schedule>Annex<", IssueCode.UNKNOWN_CATEGORY, "Schedule 'Annex'"),
        ("born in the early 1970s", "long ago", IssueCode.BAD_DATE, "'long ago'"),
        ("2033-02-21", "spring", IssueCode.BAD_DATE, "DateOfListing: 'spring'"),
        (">9074729<", ">IMO 907<", IssueCode.BAD_VALUE, "'IMO 907'"),
    ],
)  # fmt: skip
def test_each_mutation_gives_its_named_issue(old: str, new: str, code: IssueCode, words: str) -> None:
    parsed = read(changed(old, new))
    assert [(i.code, words in i.message, "line" in i.where) for i in parsed.issues] == [(code, True, True)]
    assert len(parsed.records) == (5 if code is IssueCode.MALFORMED_RECORD else 6)


def test_an_unknown_regulation_keeps_its_records_under_a_key_of_its_words() -> None:
    record = read(changed("<Country>Ukraine<", "<Country>New Atlantis / Atlantide<")).records[0]
    assert (record.id, record.designations[0].program) == (
        "NEW-ATLANTIS-freeze-iurevich-sergei-zamoshin", "CA-SEMA-NEW-ATLANTIS",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SAMPLE[:900], "broken XML"),
        ("", "broken XML"),
        ("<list/>", "root element <list> where <data-set>"),
        ("<data-set/>", "no <record>"),
        (SAMPLE.replace("Country>", "Regulation>"), "no record has a <Country>"),
        (SAMPLE.replace("Item>", "Number>"), "no record has a <Item>"),
    ],
)
def test_a_file_that_is_not_the_list_is_refused_with_its_place(text: str, words: str) -> None:
    with pytest.raises(MalformedFile, match=words) as caught:
        read(text)
    assert "sema-lmes.xml" in caught.value.where


def test_a_document_type_is_refused() -> None:
    with pytest.raises(UnsafeFile, match="document type"):
        read('<!DOCTYPE d [<!ENTITY a "b">]><data-set><record>&a;</record></data-set>')


def test_a_zip_of_the_list_is_read_and_a_bomb_is_not() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sema-lmes.xml", SAMPLE)
    assert read(packed.getvalue()).records == read(SAMPLE).records
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sema-lmes.xml", b"0" * 30_000_000)
    with pytest.raises(UnsafeFile, match="zip bomb"):
        read(packed.getvalue())


@cache
def real(shared: Path, month: str) -> Parsed:
    name = f"sema-lmes-{month}.xml"
    return parse((RawFile(name, (shared / "lists" / "ca" / name).read_bytes()),))


def by_id(shared: Path, month: str) -> dict[str, Record]:
    return {r.id: r for r in real(shared, month).records}


def test_the_file_of_2025_gives_4759_records_and_no_issue(shared: Path) -> None:
    parsed = real(shared, "2025-05")
    assert (len(parsed.records), parsed.issues) == (4759, ())
    assert Counter(r.kind for r in parsed.records) == {
        Kind.PERSON: 3334, Kind.ORGANIZATION: 1425 - 109, Kind.VESSEL: 109,
    }  # fmt: skip
    assert all(r.listed_on for r in parsed.records)
    assert sum(r.designations[0].measures[0].kind is MeasureKind.DEBT_EQUITY for r in parsed.records) == 4


def test_the_file_of_2020_gives_1369_records_and_no_issue(shared: Path) -> None:
    parsed = real(shared, "2020-03")
    assert (len(parsed.records), parsed.issues) == (1369, ())
    assert all(r.listed_on is None for r in parsed.records)
    debt = [r for r in parsed.records if r.designations[0].measures[0].kind is MeasureKind.DEBT_EQUITY]
    assert len(debt) == 7 + 6


def test_ids_hold_from_2020_to_2025_but_for_delistings_and_upgrades(shared: Path) -> None:
    gone = set(by_id(shared, "2020-03")) - set(by_id(shared, "2025-05"))
    assert Counter(i.split("-")[0] for i in gone) == {"ZWE": 100, "RUS": 9}
    # the nine Russian ones left schedules 2 and 3, which is a delisting in law
    assert {i.split("-")[1] for i in gone if i.startswith("RUS")} == {"debt"}


def test_a_person_under_two_regulations_is_two_records(shared: Path) -> None:
    found = by_id(shared, "2025-05")
    assert "BLR-freeze-bps-sberbank-ojsc" in found
    sberbank = found["RUS-freeze-sberbank"]
    assert sberbank.designations[0].reference == "Schedule 1, Part 2, item 74"
    assert sberbank.listed_on == date(2022, 2, 24)
    assert by_id(shared, "2020-03")["RUS-debt-sberbank"].designations[0].reference == "Schedule 2, item 6"


@pytest.mark.parametrize(
    ("record_id", "item", "listed", "born"),
    [
        ("RUS-freeze-akimov-andrei-igorevich", "94", date(2019, 3, 15), "1953-09-22"),
        ("RUS-freeze-leonid-mikhelson-viktorovich", "728", date(2022, 4, 5), "1955-08-11"),
        ("RUS-freeze-andrei-andrevich-gurev", "747", date(2022, 5, 3), "1982-03-07"),
        ("RUS-freeze-analolevich-kogogin-sergei", "777", date(2022, 5, 6), "1957"),
    ],
)
def test_the_april_2022_facts_come_out(
    shared: Path, record_id: str, item: str, listed: date, born: str
) -> None:
    record = by_id(shared, "2025-05")[record_id]
    assert record.designations[0].reference == f"Schedule 1, Part 1, item {item}"
    assert (record.listed_on, str(record.birth_dates[0])) == (listed, born)
    assert record.designations[0].measures[0].effective == listed


def test_a_person_listed_in_two_parts_is_two_records(shared: Path) -> None:
    both = {i: r for i, r in by_id(shared, "2025-05").items() if "meniailo" in i}
    assert {i.rpartition("sergei")[2]: r.listed_on for i, r in both.items()} == {
        "": date(2014, 5, 12), "-part-1.1": date(2021, 3, 21),
    }  # fmt: skip


def test_single_words_among_the_aliases_become_whole_names(shared: Path) -> None:
    akimov = by_id(shared, "2025-05")["RUS-freeze-akimov-andrei-igorevich"]
    assert [(n.full, n.role, n.printed) for n in akimov.names[1:]] == [
        ("Andrei Igorevich AKIMOV", NameRole.ALIAS, "Andrei")
    ]
