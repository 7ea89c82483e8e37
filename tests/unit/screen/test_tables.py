"""Customers' files of every type, whole and damaged: which cells come out, under which row number."""

import json
import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ostraka.errors import UnreadableTable
from ostraka.screen.tables import raw_rows


def rows(folder: Path, text: str | bytes, name: str = "customers.csv") -> list[tuple[int, list[str] | str]]:
    """The rows of a file with this content."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [(n, cells if isinstance(cells, str) else list(cells)) for n, cells in raw_rows(path)]


TABLE = [(1, ["id", "name"]), (2, ["1", "Müller, Jörg"]), (3, ["2", "Łukasz Żak"])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('id,name\n1,"Müller, Jörg"\n2,Łukasz Żak\n', "a.csv"),
        ('\ufeffid,name\n1,"Müller, Jörg"\n2,Łukasz Żak\n', "mark.csv"),
        ('id,name\r\n1,"Müller, Jörg"\r\n2,Łukasz Żak\r\n', "windows.csv"),
        ("id;name\n1;Müller, Jörg\n2;Łukasz Żak", "german.csv"),
        ("id|name\n1|Müller, Jörg\n2|Łukasz Żak\n", "pipes.txt"),
        ("id\tname\n1\tMüller, Jörg\n2\tŁukasz Żak\n", "a.tsv"),
        ("id\tname\n1\tMüller, Jörg\n2\tŁukasz Żak\n", "a.TSV"),
        ("id\tname\n1\tMüller, Jörg\n2\tŁukasz Żak\n", "tabs.csv"),
    ],
)
def test_text_tables_are_read_whatever_stands_between_the_cells(tmp_path: Path, text: str, name: str) -> None:
    assert rows(tmp_path, text, name) == TABLE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_the_encodings_that_mark_themselves_are_read(tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    text = f"{mark}id\tname\n1\tMüller, Jörg\n2\tŁukasz Żak\n"
    assert rows(tmp_path, text.encode(encoding)) == TABLE


def test_what_is_no_utf_8_is_read_as_windows_western(tmp_path: Path) -> None:
    assert rows(tmp_path, "id,name\n1,Jörg Œuvre\n".encode("cp1252"))[1] == (2, ["1", "Jörg Œuvre"])


def test_one_damaged_byte_does_not_turn_the_other_names_into_something_else(tmp_path: Path) -> None:
    """Read as Windows text, every Cyrillic name of the file would be lost without a word."""
    good = "id,name\n1,Андрей Гурьев\n2,Анна Ахматова\n".encode()
    read = rows(tmp_path, good + b"3,J\xf6rg\n" + "4,Вера\n".encode())
    assert [cells for _, cells in read[1:3]] == [["1", "Андрей Гурьев"], ["2", "Анна Ахматова"]]
    assert read[3] == (4, ["3", "J\udcf6rg"]), "the bad byte is kept apart for the caller to report"
    assert read[4] == (5, ["4", "Вера"])


def test_bytes_that_windows_does_not_know_either_do_not_stop_the_file(tmp_path: Path) -> None:
    read = rows(tmp_path, b"id,name\n1,J\xf6rg\n2,\x81\x8d\n3,Zo\xeb\n")
    assert [number for number, _ in read] == [1, 2, 3, 4]
    assert read[3] == (4, ["3", "Zoë"])


def test_a_file_of_one_column_may_have_commas_in_its_names(tmp_path: Path) -> None:
    read = rows(tmp_path, 'name\nGURYEV, Andrey\n"Sberbank, PJSC"\n')
    assert read[1:] == [(2, ["GURYEV, Andrey"]), (3, ["Sberbank, PJSC"])]


def test_a_stray_quote_does_not_swallow_the_customers_after_it(tmp_path: Path) -> None:
    text = 'id,name\n1,"Anna Alpha\n2,Boris Beta\n3,"Cora ""C"" Gamma"\n4,Dora Delta\n'
    read = rows(tmp_path, text)
    assert read[1][0] == 2 and "quot" in str(read[1][1])
    assert read[2:] == [
        (3, ["2", "Boris Beta"]),
        (4, ["3", 'Cora "C" Gamma']),
        (5, ["4", "Dora Delta"]),
    ]


def test_a_quote_open_to_the_end_of_a_long_file_costs_its_own_row_only(tmp_path: Path) -> None:
    text = 'id,name\n1,"Anna\n' + "".join(f"{n},Person {n}\n" for n in range(2, 500))
    read = rows(tmp_path, text)
    assert isinstance(read[1][1], str)
    assert read[2:] == [(n + 1, [str(n), f"Person {n}"]) for n in range(2, 500)]


def test_an_address_over_several_lines_is_one_row_and_the_numbers_stay_those_of_the_lines(
    tmp_path: Path,
) -> None:
    read = rows(tmp_path, 'id,name,address\n1,Anna,"1 High Street\nLondon"\n2,Boris,Paris\n')
    assert read[1:] == [(2, ["1", "Anna", "1 High Street\nLondon"]), (4, ["2", "Boris", "Paris"])]


def test_empty_lines_are_passed_over_and_counted(tmp_path: Path) -> None:
    read = rows(tmp_path, "\nid,name\n\n1,Anna\n,\n   \n2,Boris\n")
    assert [number for number, _ in read] == [2, 4, 7]


def test_excel_rows_have_the_numbers_a_person_sees(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "name", "dob"])
    sheet.append([17, "Anna", datetime(1953, 9, 22)])
    sheet.append([])
    sheet.append(["007", "Boris", 1960])
    book.save(tmp_path / "a.xlsx")
    read = [(n, list(cells)) for n, cells in raw_rows(tmp_path / "a.xlsx")]
    assert read == [
        (1, ["id", "name", "dob"]),
        (2, [17.0, "Anna", date(1953, 9, 22)]),
        (4, ["007", "Boris", 1960.0]),
    ]


def test_json_lines_may_have_keys_in_any_order_and_lines_that_are_none(tmp_path: Path) -> None:
    lines = [
        '{"id": 1, "name": "Anna"}',
        "",
        "[1, 2]",
        "{",
        '{"dob": "1960", "name": "Boris"}',
        "[" * 100_000,
    ]
    read = rows(tmp_path, "\n".join(lines), "a.jsonl")
    assert read == [
        (0, ["id", "name", "dob"]),
        (1, [1, "Anna", None]),
        (3, "not a JSON object"),
        (4, "not a JSON object"),
        (5, [None, "Boris", "1960"]),
        (6, "not a JSON object"),
    ]


def test_parquet_gives_its_records_by_number(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": [1, 2], "name": ["Anna", None]}), tmp_path / "a.parquet")
    assert [(n, list(c)) for n, c in raw_rows(tmp_path / "a.parquet")] == [
        (0, ["id", "name"]),
        (1, [1, "Anna"]),
        (2, [2, None]),
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"%PDF", r"type \.pdf are not read"),
        ("noending", b"", "without ending are not read"),
        ("a.xlsx", b"PK\3\4 no workbook", "not a readable workbook"),
        ("a.xlsx", b"", "not a readable workbook"),
        ("a.parquet", b"PAR1", "not a readable Parquet file"),
        ("a.csv", b"id,name\n1,\0\0\0\n", "binary data"),
        ("a.csv", "\ufeffid,name".encode("utf-16-le") + b"\n", "cut off"),
        ("a.jsonl", b"[]\n1\n", "no line is a JSON object"),
        ("a.jsonl", b"", "no line is a JSON object"),
    ],
)
def test_a_file_that_is_no_table_is_an_error_that_names_it(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableTable, match=reason) as caught:
        list(raw_rows(tmp_path / name))
    assert name in caught.value.where


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="no such file"):
        list(raw_rows(tmp_path / "none.csv"))


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_a_long_file_is_never_held_at_once(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    people = ({"id": n, "name": f"Person {n}", "address": "x" * 1000} for n in range(20_000))
    if name.endswith("csv"):
        path.write_text("id,name,address\n" + "".join(",".join(map(str, p.values())) + "\n" for p in people))
    elif name.endswith("jsonl"):
        path.write_text("".join(json.dumps(p) + "\n" for p in people))
    else:
        pq.write_table(pa.Table.from_pylist(list(people)), path, row_group_size=1_000)
    tracemalloc.start()
    count = sum(1 for _ in _ignored(raw_rows(path)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_001
    assert peak < 12_000_000, "the file alone has 20 MB"


def _ignored(read: Iterator[tuple[int, object]]) -> Iterator[int]:
    return (number for number, _ in read)
