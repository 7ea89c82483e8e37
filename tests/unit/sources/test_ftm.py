"""FollowTheMoney files: a hand-written sample with every kind of link, broken variants, and real files."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import msgspec
import pytest

from ostraka.errors import MalformedFile
from ostraka.model import IssueCode, Kind, Parsed, RawFile
from ostraka.sources.ftm import parse

SAMPLES = Path(__file__).parents[2] / "samples" / "ftm"
SAMPLE = (SAMPLES / "entities.ftm.json").read_text("utf-8")
PERSON = '{"id":"x","schema":"Person","properties":{"name":["Ann Ash"]}}'


def read(text: str) -> Parsed:
    return parse((RawFile("entities.ftm.json", text.encode()),))


def changed(old: str, new: str) -> str:
    assert old in SAMPLE
    return SAMPLE.replace(old, new, 1)


def test_the_sample_gives_the_records_thought_out_by_hand() -> None:
    parsed = read(SAMPLE)
    expected = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
    assert json.loads(msgspec.json.encode(parsed.records)) == expected
    assert (parsed.issues, parsed.format, parsed.partial) == ((), "entities", False)


def test_the_order_of_lines_changes_nothing() -> None:
    backwards = "\n".join(reversed(SAMPLE.splitlines()))
    assert read(backwards).records == read(SAMPLE).records


def test_a_publishers_bookkeeping_is_no_change() -> None:
    assert read(SAMPLE.replace("2031-02-01T00:00:00", "2031-02-02T00:00:00")).records == read(SAMPLE).records


def test_a_bare_value_is_a_list_of_one() -> None:
    bare = read(changed('"birthDate": ["1960-03"]', '"birthDate": "1960-03"'))
    assert bare.records == read(SAMPLE).records


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ('"Oleg Primerov"', '""', IssueCode.MALFORMED_RECORD, "without name"),
        ('"name": ["Primer Boats"]', '"name": ["Primer Boats"', IssueCode.MALFORMED_RECORD, "no JSON object"),
        ('"schema": "Vessel", ', "", IssueCode.MALFORMED_RECORD, "no JSON object"),
        ('"id": "v-1"', '"id": "c-1"', IssueCode.DUPLICATE_ID, "twice"),
        ('"entity": ["p-1"]', '"entity": ["p-9"]', IssueCode.ORPHAN, "points at p-9"),
        ('"holder": ["p-2"], "number"', '"number"', IssueCode.ORPHAN, "points at nobody"),
        ('"number": ["CD 456"], ', "", IssueCode.ORPHAN, "has no number"),
        ('"asset": ["c-1"]', '"asset": ["c-9"]', IssueCode.ORPHAN, "points at c-9"),
        ('"schema": "Vessel"', '"schema": "Dragon"', IssueCode.UNKNOWN_CATEGORY, "schema 'Dragon'"),
        ('["1960-03"]', '["spring"]', IssueCode.BAD_DATE, "'spring'"),
        ('"nationality": ["ru"]', '"nationality": ["qq"]', IssueCode.BAD_VALUE, "country 'qq'"),
        ('["Owns boats."]', '[{"a": 1}]', IssueCode.BAD_VALUE, "notes: an object"),
    ],
)
def test_each_mutation_gives_its_named_issue(old: str, new: str, code: IssueCode, words: str) -> None:
    issues = read(changed(old, new)).issues
    assert (code, True, True) in [(i.code, words in i.message, "line " in i.where) for i in issues]


def test_an_owner_that_is_not_here_is_still_named_on_the_asset() -> None:
    link = '{"id":"o","schema":"Ownership","properties":{"owner":["gone"],"asset":["x"]}}'
    parsed = read(f"{PERSON}\n{link}")
    assert [(r.kind, r.id) for r in parsed.records[0].relations] == [("owner", "gone")]
    assert [i.code for i in parsed.issues] == [IssueCode.ORPHAN]


def test_an_address_and_a_post_of_nobody_are_issues() -> None:
    loose = [
        '{"id":"a","schema":"Address","properties":{"full":["Nowhere 1"]}}',
        '{"id":"t","schema":"Position","properties":{"name":["King"]}}',
        '{"id":"t2","schema":"Occupancy","properties":{"holder":["x"]}}',
    ]
    parsed = read("\n".join([PERSON, *loose]))
    assert [i.record_id for i in parsed.issues if i.code is IssueCode.ORPHAN] == ["t2", "a", "t"]


def test_a_delta_is_partial_and_names_what_it_deletes() -> None:
    parsed = read(f'{{"op":"ADD","entity":{PERSON}}}\n{{"op":"DEL","entity":{{"id":"y"}}}}')
    assert (parsed.partial, parsed.format) == (True, "delta")
    assert [r.id for r in parsed.records] == ["x"]
    assert [(i.code, i.record_id) for i in parsed.issues] == [(IssueCode.ORPHAN, "y")]


def test_an_ended_sanction_says_so() -> None:
    sanction = (
        '{"id":"s","schema":"Sanction","properties":{"entity":["x"],"country":["ua"],"program":["Decree"],'
        '"startDate":["2022"],"endDate":["2024-10-19"]}}'
    )
    designation = read(f"{PERSON}\n{sanction}").records[0].designations[0]
    assert (designation.authority, designation.program) == ("UA", "FTM-DECREE")
    assert (designation.listed_on, designation.ended_on) == (date(2022, 1, 1), date(2024, 10, 19))
    assert designation.listed_basis == "Sanction:startDate"


@pytest.mark.parametrize("text", ["", "\n\n", "<xml/>", '{"id": "x"}', "[1, 2]", '{"a": {"b": {"c"'])
def test_a_file_without_any_entity_is_refused(text: str) -> None:
    with pytest.raises(MalformedFile, match="no FollowTheMoney entity"):
        read(text)


@pytest.mark.parametrize(
    ("name", "records", "kinds"),
    [
        ("t1.entities.ftm.json", 6, {Kind.PERSON: 4, Kind.ORGANIZATION: 2}),
        ("zala.entities.ftm.json", 17, {Kind.PERSON: 6, Kind.ORGANIZATION: 11}),
        ("parteispenden.entities.ftm.json", 96, {Kind.PERSON: 22, Kind.ORGANIZATION: 74}),
        ("sa-peps-wikidata.ftm.json", 607, {Kind.PERSON: 607}),
        # 90 added and 1,039 changed: 451 persons, 97 organizations, 1 company, 27 either
        ("entities.delta.json", 576, {Kind.PERSON: 451, Kind.ORGANIZATION: 98, Kind.OTHER: 27}),
    ],
)
def test_the_real_files_are_read_whole(shared: Path, name: str, records: int, kinds: dict[Kind, int]) -> None:
    parsed = parse((RawFile(name, (shared / "lists" / "ftm" / name).read_bytes()),))
    assert len(parsed.records) == records
    assert Counter(r.kind for r in parsed.records) == kinds
    assert not {i.code for i in parsed.issues} & {IssueCode.MALFORMED_RECORD, IssueCode.UNKNOWN_CATEGORY}
    if parsed.partial:
        deleted = [i for i in parsed.issues if i.message.startswith("deleted")]
        assert len(deleted) == 571


def test_zala_is_resolved_into_owners_sanctions_and_family(shared: Path) -> None:
    path = shared / "lists" / "ftm" / "zala.entities.ftm.json"
    found = {r.id: r for r in parse((RawFile(path.name, path.read_bytes()),)).records}
    cst = found["NK-abdzbEBkqyT29GyREbiURZ"]
    assert {r.name for r in cst.relations if r.kind == "owner"} >= {
        "JSC Kalashnikov Concern", "Alexander Vyacheslavovich ZAKHAROV",
    }  # fmt: skip
    canada = next(d for d in cst.designations if d.authority == "CA")
    assert (canada.reference, canada.listed_on) == ("808", date(2026, 2, 19))
    zakharov = found["NK-aU5ybkbRFJucf8YMwsJvDw"]
    britain = next(d for d in zakharov.designations if d.program == "GB-RUS")
    assert len(britain.measures) == 4
    assert sum(r.kind == "family" for r in zakharov.relations) == 4
