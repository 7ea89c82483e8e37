"""In-house tables: the documented example in all three formats, and what a mapping refuses."""

import csv
import io
import json
import re
from pathlib import Path

import msgspec
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import IssueCode, NameRole, Parsed, RawFile
from ostraka.sources.inhouse.mapping import Mapping
from ostraka.sources.table import parse

ROOT = Path(__file__).parents[3]
TABLE = (ROOT / "examples" / "in-house" / "watchlist.csv").read_text("utf-8")
MAPPING = (ROOT / "examples" / "in-house" / "watchlist.yml").read_text("utf-8")
SAMPLES = Path(__file__).parents[2] / "samples" / "table"


def read(table: str | bytes = TABLE, mapping: str = MAPPING, name: str = "watchlist.csv") -> Parsed:
    data = table if isinstance(table, bytes) else table.encode()
    return parse((RawFile(name, data), RawFile("watchlist.yml", mapping.encode())))


def small(table: str, mapping: str) -> Parsed:
    """A table of the columns Id and Name and what ``mapping`` adds."""
    return read(table, f"program: X\nid: Id\nname: Name\n{mapping}")


def rows() -> list[list[str]]:
    return list(csv.reader(io.StringIO(TABLE)))


def test_the_example_gives_the_records_thought_out_by_hand() -> None:
    parsed = read()
    expected = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
    assert json.loads(msgspec.json.encode(parsed.records)) == expected
    assert (parsed.issues, parsed.format) == ((), "csv")


def test_a_workbook_gives_the_same_records() -> None:
    book, data = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows():
        sheet.append([cell or None for cell in row])
    book.save(data)
    parsed = read(data.getvalue(), name="watchlist.xlsx")
    assert (parsed.records, parsed.format) == (read().records, "xlsx")


def test_parquet_gives_the_same_records() -> None:
    header, *body = rows()
    columns = {name: [row[i] or None for row in body] for i, name in enumerate(header)}
    data = io.BytesIO()
    pq.write_table(pa.table(columns), data)
    parsed = read(data.getvalue(), name="watchlist.parquet")
    assert (parsed.records, parsed.format) == (read().records, "parquet")


def test_dates_and_lists_of_parquet_are_read() -> None:
    data = io.BytesIO()
    day = pa.array([19000], pa.date32())  # 8 January 2022
    pq.write_table(pa.table({"Id": [7], "Name": ["Ann"], "Aka": [["A", "B"]], "Since": day}), data)
    mapping = "program: X\nid: Id\nname: Name\nlisted_on: Since\naliases: [{column: Aka, split: ';'}]"
    record = read(data.getvalue(), mapping, "l.parquet").records[0]
    assert (record.id, str(record.listed_on)) == ("7", "2022-01-08")
    assert [n.full for n in record.names] == ["Ann", "A", "B"]


def test_the_how_to_shows_the_example_as_it_is() -> None:
    page = (ROOT / "docs" / "how-to" / "in-house-list.md").read_text("utf-8")
    shown = re.search(r"```yaml\n(.*?)```", page, re.S)
    assert shown is not None
    assert shown[1] == MAPPING


def test_the_how_to_names_every_key_of_a_mapping() -> None:
    page = (ROOT / "docs" / "how-to" / "in-house-list.md").read_text("utf-8")
    table = page[page.index("## What a mapping may say") :]
    assert [key for key in Mapping.__struct_fields__ if f"`{key}`" not in table] == []


def test_a_column_nobody_maps_is_an_issue_for_each_value() -> None:
    parsed = read(mapping=MAPPING.replace("ignore: [Analyst]\n", ""))
    assert [i.code for i in parsed.issues] == [IssueCode.LEFTOVER_FIELD] * 4
    assert parsed.issues[0].message == "field 'Analyst' is not used: 'rk'"
    assert parsed.issues[0].where == "watchlist.csv line 2"


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("W-003", "", IssueCode.MALFORMED_RECORD, "without id"),
        ("Sundqvist Marin AB", "", IssueCode.MALFORMED_RECORD, "without name"),
        ("W-004", "W-003", IssueCode.DUPLICATE_ID, "twice"),
        ("tm\nW-003", "tm,x\nW-003", IssueCode.MALFORMED_RECORD, "20 cells where the header has 19"),
        ("W-003,C", "W-003,Q", IssueCode.UNKNOWN_CATEGORY, "kind 'q'"),
        ("review", "tickle", IssueCode.UNKNOWN_CATEGORY, "measure 'tickle'"),
        ("Italy|Malta", "Italy|Atlantis", IssueCode.BAD_VALUE, "country 'Atlantis'"),
        ("14/03/1971", "spring", IssueCode.BAD_DATE, "'spring'"),
        ("02/05/2023", "2023", IssueCode.BAD_DATE, "'2023' is no full day"),
    ],
)
def test_each_mutation_gives_its_named_issue(old: str, new: str, code: IssueCode, words: str) -> None:
    assert old in TABLE
    parsed = read(TABLE.replace(old, new, 1))
    assert [(i.code, words in i.message) for i in parsed.issues] == [(code, True)]


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ("program: X\nname: Company", "missing required field `id`"),
        ("id: Ref\nname: Company", "missing required field `program`"),
        ("program: X\nid: Ref", "neither name nor family"),
        (MAPPING + "colour: red\n", "unknown field `colour`"),
        (MAPPING.replace("kind: passport", "kind: amulet"), "Invalid enum value 'amulet'"),
        (MAPPING.replace("split:", "cut:"), "unknown field `cut`"),
        (MAPPING.replace("born: DOB", "born: Birthday"), "column missing: Birthday"),
        (MAPPING + "  - [", "no YAML"),
        ("", "Expected `object`"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_by_name(mapping: str, words: str) -> None:
    with pytest.raises(MalformedFile, match=words):
        read(mapping=mapping)


def test_a_mapping_that_unfolds_itself_is_refused() -> None:
    with pytest.raises(UnsafeFile, match="aliases"):
        read(mapping="a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]")


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "l.csv", "columns missing"),
        (b"Id,Id\n1,2\n", "l.csv", "columns named twice: Id"),
        (TABLE.replace("A00417253", '"A00').encode(), "l.csv", "broken CSV"),
        (b"PAR1 nonsense PAR1", "l.parquet", "not readable as Parquet"),
        (b"PK\x03\x04 nonsense", "l.xlsx", "damaged zip archive"),
    ],
)
def test_a_broken_table_is_refused(data: bytes, name: str, words: str) -> None:
    with pytest.raises(MalformedFile, match=words):
        read(data, name=name)


def test_a_table_without_mapping_is_refused() -> None:
    with pytest.raises(MalformedFile, match="1 tables and 0 mappings"):
        parse((RawFile("watchlist.csv", TABLE.encode()),))


def test_several_tables_take_the_mapping_of_their_name() -> None:
    mapping = "program: {p}\nid: Id\nname: Name\nprefix: {p}-"
    files = [RawFile(f"{p}.csv", b"Id,Name\n1,Ann\n") for p in ("vip", "bad")]
    maps = [RawFile(f"{p}.yml", mapping.format(p=p).encode()) for p in ("vip", "bad")]
    assert [r.id for r in parse((*files, *maps)).records] == ["bad-1", "vip-1"]
    with pytest.raises(MalformedFile, match="no mapping of this name"):
        parse((*files, maps[0], RawFile("other.yml", b"program: X\nid: Id\nname: Name")))


def test_columns_may_tell_program_kind_and_every_sort_of_name() -> None:
    parsed = small(
        "Id,Name,Ground,What,Weak,Old,Script,Flag\n1,Ann,G1,vessel,A.,Anna,Анна,red\n",
        "kind: {column: What}\nweak_aliases: [Weak]\nprevious_names: [Old]\noriginal_script: [Script]\n"
        "attributes: {flag: Flag}\nmeasures: [asset_freeze, travel_ban]\n"
        "reference: {column: Ground}",
    )
    record = parsed.records[0]
    assert parsed.issues == ()
    assert [(n.full, n.role, n.weak) for n in record.names] == [
        ("Ann", NameRole.PRIMARY, False), ("A.", NameRole.ALIAS, True),
        ("Anna", NameRole.PREVIOUS, False), ("Анна", NameRole.ORIGINAL_SCRIPT, False),
    ]  # fmt: skip
    assert (record.kind, record.attributes[0].value, record.designations[0].reference) == (
        "vessel",
        "red",
        "G1",
    )
    assert [m.kind for m in record.designations[0].measures] == ["asset_freeze", "travel_ban"]
