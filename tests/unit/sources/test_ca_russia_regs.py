"""SOR/2014-58: a hand-written sample, broken variants of it, and the twelve real versions."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import IssueCode, Kind, MeasureKind, Parsed, RawFile, Record
from ostraka.sources.ca_russia_regs import parse
from ostraka.sources.ca_sema import parse as parse_sema

SAMPLES = Path(__file__).parents[2] / "samples" / "ca_russia_regs"
SAMPLE = (SAMPLES / "SOR-2014-58.xml").read_text("utf-8")
VERSIONS = (
    "2021-10-27", "2022-03-29", "2022-04-01", "2022-04-19", "2022-06-03", "2022-08-29",
    "2023-01-03", "2023-10-27", "2024-06-11", "2025-03-28", "2026-03-18", "2026-07-23",
)  # fmt: skip


def read(text: str) -> Parsed:
    return parse((RawFile("SOR-2014-58.xml", text.encode()),))


def changed(old: str, new: str) -> str:
    assert old in SAMPLE
    return SAMPLE.replace(old, new, 1)


def test_the_sample_gives_the_records_thought_out_by_hand() -> None:
    parsed = read(SAMPLE)
    expected = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
    assert json.loads(msgspec.json.encode(parsed.records)) == expected
    assert parsed.issues == ()
    assert (parsed.format, parsed.published) == ("lims-xml", date(2031, 6, 13))


def test_a_reworded_item_at_the_seam_of_two_rounds_has_no_listing_day() -> None:
    text = changed('lims:fid="1104" lims:id="1104"', 'lims:fid="1150" lims:id="1904"')
    record = next(r for r in read(text).records if r.id == "sch1-pt1-4")
    assert (record.listed_on, record.designations[0].listed_basis) == (None, "")


def test_a_renumbered_row_keeps_the_ship() -> None:
    text = changed("<entry>1</entry><entry>9074729", "<entry>17</entry><entry>9074729")
    ship = next(r for r in read(text).records if r.kind is Kind.VESSEL)
    assert (ship.id, ship.designations[0].reference) == ("sch1.1-imo9074729", "Schedule 1.1, item 17")


def test_a_number_repealed_before_it_could_be_seen_gives_no_record() -> None:
    assert not [r for r in read(SAMPLE).records if r.id in ("sch1-pt2-1", "sch1-pt2-2", "sch1-pt2-1 and 2")]


def test_a_repealed_range_ends_each_of_its_numbers() -> None:
    text = changed('lims:fid="201" lims:id="201"', 'lims:fid="201" lims:id="999"')
    ended = [r.id for r in read(text).records if r.designations[0].ended]
    assert ended == ["sch1-pt1-5", "sch1-pt2-1", "sch1-pt2-2"]


def test_that_an_item_is_repealed_is_nobody_s_name() -> None:
    # "[Repealed, SOR/…]" stands where the name was: two such items are not one party of one name
    ended = [r for r in read(SAMPLE).records if r.designations[0].ended]
    assert ended and all(name.weak for r in ended for name in r.names)


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("<Label>3</Label><Text>Anna", "<Text>Anna", IssueCode.MALFORMED_RECORD, "item without number"),
        ("<Label>3</Label><Text>Anna", "<Label>1</Label><Text>Anna", IssueCode.DUPLICATE_ID, "twice"),
        ("<Text>Anna", "<Hat>red</Hat><Text>Anna", IssueCode.LEFTOVER_FIELD, "Item/Hat is not used: 'red'"),
        ("<Text>Ivan", '<Text lims:colour="red">Ivan', IssueCode.LEFTOVER_FIELD, "Text/@colour"),
        ("born in 1954", "born long ago", IssueCode.BAD_DATE, "'long ago'"),
        (">9074729<", ">unknown<", IssueCode.MALFORMED_RECORD, "ship 1"),
        (">Entities —", ">Ghosts —", IssueCode.UNKNOWN_CATEGORY, "'Ghosts —"),
        (">Goods<", ">Entities<", IssueCode.UNKNOWN_CATEGORY, "Schedule 5 seems to list parties"),
    ],
)
def test_each_mutation_gives_its_named_issue(old: str, new: str, code: IssueCode, words: str) -> None:
    parsed = read(changed(old, new))
    assert [(i.code, words in i.message, "line" in i.where) for i in parsed.issues] == [(code, True, True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SAMPLE[:-60], "broken XML"),
        ("<Statute/>", "root element <Statute>"),
        (changed('xml:lang="en"', 'xml:lang="fr"'), "the French edition"),
        (changed("SOR/2014-58<", "SOR/2006-164<"), "regulation SOR/2006-164, not SOR/2014-58"),
        (changed("<InstrumentNumber>SOR/2014-58</InstrumentNumber>", ""), "regulation without number"),
        (changed("<entry>IMO number</entry>", "<entry>Hull</entry>"), "columns .* in Schedule 1.1"),
        (re.sub("<Heading>.*?</Heading>", "", SAMPLE, count=1), "1 headings for 2 lists in Schedule 1"),
        (re.sub("<Schedule .*</Schedule>", "", SAMPLE, flags=re.S), "no items"),
        (SAMPLE.replace("inforce-start-date", "since"), "no item says since when"),
    ],
)
def test_another_document_is_refused(text: str, words: str) -> None:
    with pytest.raises(MalformedFile, match=words):
        read(text)


def test_a_document_type_is_refused() -> None:
    with pytest.raises(UnsafeFile, match="document type"):
        read('<!DOCTYPE r [<!ENTITY a "b">]><Regulation>&a;</Regulation>')


@cache
def real(shared: Path, version: str) -> Parsed:
    path = shared / "lists" / "ca" / "SOR-2014-58" / f"{version}.xml"
    return parse((RawFile(path.name, path.read_bytes()),))


def by_id(shared: Path, version: str) -> dict[str, Record]:
    return {r.id: r for r in real(shared, version).records}


@pytest.mark.parametrize("version", VERSIONS)
def test_each_real_version_gives_every_item_and_no_issue(shared: Path, version: str) -> None:
    parsed = real(shared, version)
    assert parsed.issues == ()
    text = (shared / "lists" / "ca" / "SOR-2014-58" / f"{version}.xml").read_text("utf-8-sig")
    end = text.index("<Schedule", text.index("SCHEDULE 3<"))
    part = text[text.index("<Schedule ") : end]
    items = len(re.findall(r"<Item ", part)) - len(
        re.findall(r"<Item [^>]*><Label>[^<]*</Label><Text><Rep", part)
    )
    ships = len(re.findall(r"<row[ >](?!topdouble)", part.partition("<tbody")[2].partition("</tbody")[0]))
    assert sum(not r.designations[0].ended for r in parsed.records) == items + ships


def test_an_id_means_one_party_and_one_listing_day_in_all_versions(shared: Path) -> None:
    days: dict[str, set[date]] = {}
    for version in VERSIONS:
        for record in real(shared, version).records:
            if record.listed_on and record.kind is not Kind.VESSEL:
                days.setdefault(record.id, set()).add(record.listed_on)
    assert [i for i, found in days.items() if len(found) > 1] == []


@pytest.mark.parametrize(
    ("record_id", "name", "listed"),
    [
        ("sch1-pt2-74", "Sberbank", date(2022, 2, 24)),
        ("sch1-pt1-728", "Leonid Viktorovich MIKHELSON", date(2022, 4, 5)),
        ("sch1-pt1-94", "Andrey Igorevich AKIMOV", date(2019, 3, 15)),
        ("sch1-pt1-747", "Andrey Andreevich GURYEV", date(2022, 5, 3)),
        ("sch1-pt1-777", "Sergey Analolievich KOGOGIN", date(2022, 5, 6)),
        ("sch1-pt1-276", "Alfiya Gumarovna KOGOGINA", date(2022, 2, 24)),
        ("sch1-pt1-489", "Boris Borisovich ROTENBERG", date(2022, 2, 24)),
        ("sch1-pt1-1510", "Alexander Valeryevich DYUKOV", date(2025, 6, 13)),
    ],
)
def test_the_facts_of_april_2022_come_out(shared: Path, record_id: str, name: str, listed: date) -> None:
    record = by_id(shared, "2026-07-23")[record_id]
    assert (record.caption, record.listed_on) == (name, listed)
    measure = record.designations[0].measures[0]
    assert (measure.kind, measure.effective) == (MeasureKind.ASSET_FREEZE, listed)


def test_sberbank_leaves_schedule_2_on_the_day_it_enters_schedule_1(shared: Path) -> None:
    before = by_id(shared, "2021-10-27")["sch2-6"]
    assert (before.caption, before.listed_on) == ("Sberbank", date(2014, 9, 16))
    assert before.designations[0].measures[0].kind is MeasureKind.DEBT_EQUITY
    after = by_id(shared, "2022-03-29")["sch2-6"].designations[0]
    assert (after.ended, after.ended_on, after.listed_on) == (True, date(2022, 2, 24), date(2014, 9, 16))


def test_aleksandra_melnichenko_is_delisted_and_relisted(shared: Path) -> None:
    first = by_id(shared, "2023-10-27")["sch1-pt1-1143"]
    assert (first.caption, first.listed_on) == ("Aleksandra MELNICHENKO", date(2023, 2, 23))
    assert by_id(shared, "2024-06-11")["sch1-pt1-1143"].designations[0].ended_on == date(2023, 11, 9)
    again = by_id(shared, "2026-07-23")["sch1-pt1-1433"]
    assert (again.caption, again.listed_on) == ("Aleksandra MELNICHENKO", date(2025, 2, 21))
    assert [n.full for n in again.names[1:]] == ["Sandra Nikolic"]


def test_the_dates_agree_with_the_autonomous_list_but_where_the_basis_or_that_list_is_off(
    shared: Path,
) -> None:
    sema = parse_sema((RawFile("x", (shared / "lists" / "ca" / "sema-lmes-2025-05.xml").read_bytes()),))
    there = {
        r.designations[0].reference: r.listed_on
        for r in sema.records
        if r.designations[0].program == "CA-SEMA-RUS" and r.kind is not Kind.VESSEL
    }
    differing: dict[tuple[date | None, date | None], int] = {}
    for record in real(shared, "2025-03-28").records:
        designation = record.designations[0]
        other = there.get(designation.reference)
        if record.kind is Kind.VESSEL or other is None or "at the latest" in designation.listed_basis:
            continue
        if other != designation.listed_on and designation.listed_on is not None:
            pair = (designation.listed_on, other)
            differing[pair] = differing.get(pair, 0) + 1
    # the autonomous list misprints Abramovich's year, and dates one order a day before it was in force
    assert differing == {
        (date(2022, 3, 10), date(2023, 3, 10)): 5,
        (date(2022, 7, 8), date(2022, 7, 7)): 45,
    }
