"""Customers' tables into queries: the columns people have, and what their cells say."""

from datetime import date
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ostraka.errors import UnreadableTable, UsageError
from ostraka.model import Identifier, IdentifierKind, Kind, PartialDate, Query
from ostraka.screen.customers import COLUMNS, Row, match_columns, read_table


def read(folder: Path, text: str, mapping: dict[str, str] | None = None) -> list[Row]:
    """The rows of a CSV file with this text."""
    path = folder / "customers.csv"
    path.write_bytes(text.encode(errors="surrogateescape"))
    return list(read_table(path, mapping))


def first(folder: Path, text: str, mapping: dict[str, str] | None = None) -> Query:
    """The query of the only row."""
    [row] = read(folder, text, mapping)
    assert row.query is not None
    return row.query


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("name", "name"),
        ("full_name", "name"),
        ("Full Name", "name"),
        ("customer-name", "name"),
        ("FIRST NAME", "given"),
        ("first_name", "given"),
        ("firstname", "given"),
        ("LastName", "family"),
        ("last_name", "family"),
        ("surname", "family"),
        ("dob", "birth_date"),
        ("D.O.B.", "birth_date"),
        ("birth_date", "birth_date"),
        ("Date of birth", "birth_date"),
        ("country", "country"),
        ("Country Code", "country"),
        ("nationality", "nationality"),
        ("id", "id"),
        ("ID", "id"),
        ("customer_id", "id"),
        ("type", "kind"),
        ("entity_type", "kind"),
        ("company", "organization"),
        ("passport_number", "passport"),
        ("tax_id", "tax"),
        ("IMO", "imo"),
    ],
)
def test_usual_column_names_are_recognized(header: str, field: str) -> None:
    assert match_columns(["dog", header, "beneficiary"], {}, "here")[field] == 1


def test_no_heading_stands_for_two_fields() -> None:
    names = [name.replace(" ", "") for names in COLUMNS.values() for name in names]
    assert len(names) == len(set(names))


def test_a_whole_row_becomes_a_query(tmp_path: Path) -> None:
    query = first(
        tmp_path,
        "id,full_name,dob,country,nationality,type,gender,passport,city\n"
        "C-7,Ana  Mar\u00eda L\u00f3pez,1960-03,Spain,Russian Federation,Individual,F,AB 123,Madrid\n",
    )
    assert query == Query(
        id="C-7",
        name="Ana María López",
        kind=Kind.PERSON,
        birth_date=PartialDate("1960-03"),
        countries=("ES", "RU"),
        gender="female",
        identifiers=(Identifier(IdentifierKind.PASSPORT, "AB 123"),),
        place="Madrid",
    )


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("first_name,last_name", "Andrey,Guryev", "Andrey Guryev"),
        ("last_name,first_name,patronymic", "Guryev,Andrey,Grigoryevich", "Andrey Grigoryevich Guryev"),
        ("last_name", "Guryev", "Guryev"),
        ("first_name,last_name,name", "A,G,Andrey Guryev", "Andrey Guryev"),
        ("first_name,last_name,name", "Andrey,Guryev,", "Andrey Guryev"),
        # the employer in a table of contacts does not take the person's place
        ("company,first_name,last_name", "Acme Ltd,Andrey,Guryev", "Andrey Guryev"),
        ("company,first_name,last_name", "Acme Ltd,,", "Acme Ltd"),
        ("company,name", "Acme Ltd,Andrey Guryev", "Andrey Guryev"),
        ("company", "Acme Ltd", "Acme Ltd"),
        # "Name, Vorname": a name beside a first name is the family name
        ("name,first_name", "Guryev,Andrey", "Andrey Guryev"),
        ("name,first_name", "Andrey Guryev,Andrey", "Andrey Guryev"),
        ("name,first_name", "GURYEV ANDREY,Andrey", "GURYEV ANDREY"),
    ],
)
def test_a_name_is_put_together_from_the_columns_there_are(
    tmp_path: Path, header: str, row: str, name: str
) -> None:
    assert first(tmp_path, f"{header}\n{row}\n").name == name


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("person", Kind.PERSON),
        ("Individual", Kind.PERSON),
        ("Natural Person", Kind.PERSON),
        ("natural_person", Kind.PERSON),
        ("Company", Kind.ORGANIZATION),
        ("legal entity", Kind.ORGANIZATION),
        ("LegalEntity", Kind.ORGANIZATION),
        ("ship", Kind.VESSEL),
        ("Aircraft", Kind.AIRCRAFT),
    ],
)
def test_the_type_is_read_in_the_words_tables_use(tmp_path: Path, word: str, kind: Kind) -> None:
    assert first(tmp_path, f"name,type\nAnna,{word}\n").kind is kind


@pytest.mark.parametrize("letter", ["C", "I", "E", "X"])
def test_a_letter_that_may_mean_anything_narrows_nothing(tmp_path: Path, letter: str) -> None:
    """Client or company, individual or institution: a wrong guess would miss a listed party."""
    assert first(tmp_path, f"name,type\nAnna,{letter}\n").kind is None


def test_an_unknown_type_or_birth_date_is_told_and_the_row_matched_without_it(tmp_path: Path) -> None:
    rows = read(tmp_path, "name,type,dob\nAnna,martian,1960\nBoris,person,soon\nVera,martian,soon\n")
    assert [(r.query.kind, r.query.birth_date) for r in rows if r.query] == [
        (None, PartialDate("1960")),
        (Kind.PERSON, None),
        (None, None),
    ]
    assert rows[0].problem == "type 'martian' is not known; matched against every type"
    assert rows[1].problem == "birth date 'soon' cannot be read; matched without it"
    assert rows[2].problem == f"{rows[0].problem}; {rows[1].problem}"


def test_a_row_without_an_id_goes_by_its_number(tmp_path: Path) -> None:
    assert [r.query.id for r in read(tmp_path, "id,name\nx,Anna\n,Boris\n") if r.query] == ["x", "3"]


def test_rows_that_cannot_be_read_are_told_by_their_line_and_reading_goes_on(tmp_path: Path) -> None:
    rows = read(tmp_path, 'id,name\n1,Anna\n2,\n3,Boris,Beta\n4,"Cora\n5,Dora,\n6,Emil\n')
    assert [(r.number, r.query.name if r.query else None) for r in rows] == [
        (2, "Anna"),
        (3, None),
        (4, None),
        (5, None),
        (6, "Dora"),
        (7, "Emil"),
    ]
    assert rows[1].problem == "no name" and rows[1].raw_id == "2"
    assert rows[2].problem == "3 cells under 2 columns"
    assert "quot" in rows[3].problem


def test_damaged_text_is_shown_as_such_and_still_screened(tmp_path: Path) -> None:
    """Also keeps lone surrogates from ending the run when the results are written."""
    rows = read(tmp_path, "id,name,city\n1,Андрей Гурьев,Москва\n2,J\udcf6rg Anders,Київ\n")
    assert rows[0].problem == ""
    assert rows[1].query is not None and rows[1].query.name == "J\ufffdrg Anders"
    assert rows[1].problem == "bytes that are no text, shown as \ufffd"


def test_json_with_a_lone_surrogate_is_damaged_text_too(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"name": "J\\ud800rg"}\n')
    [row] = read_table(path)
    assert row.query is not None and row.query.name == "J\ufffdrg"
    assert row.problem


def test_a_table_without_a_name_column_says_which_columns_it_has(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="there are: id, holder") as caught:
        read(tmp_path, "id,holder\n1,Anna\n")
    assert "--map name=COLUMN" in caught.value.hint


def test_an_empty_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="the table is empty"):
        read(tmp_path, "\n\n")


def test_map_says_what_a_column_means_and_wins_over_its_name(tmp_path: Path) -> None:
    query = first(tmp_path, "name,Account holder,b\nhouse account,Anna,1960\n", {"name": "account HOLDER"})
    assert (query.name, query.birth_date) == ("Anna", None)
    query = first(tmp_path, "name,b\nAnna,1960\n", {"birth_date": "b"})
    assert query.birth_date == PartialDate("1960")


@pytest.mark.parametrize(
    ("mapping", "reason"),
    [
        ({"nom": "name"}, "--map knows no field 'nom'"),
        ({"name": "nom"}, "column 'nom', which the table lacks"),
    ],
)
def test_a_map_that_does_not_fit_is_a_usage_error(
    tmp_path: Path, mapping: dict[str, str], reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        read(tmp_path, "name\nAnna\n", mapping)


def test_dates_and_numbers_of_excel_and_parquet_are_read_as_printed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "name", "dob", "passport"])
    sheet.append([17, "Anna", date(1953, 9, 22), 12345678])
    sheet.append(["007", "Boris", 1960, "0012"])
    book.save(tmp_path / "a.xlsx")
    pq.write_table(
        pa.table(
            {
                "id": ["17", "007"],
                "name": ["Anna", "Boris"],
                "dob": pa.array(["1953-09-22", "1960"]),
                "passport": ["12345678", "0012"],
            }
        ),
        tmp_path / "a.parquet",
    )
    for name in ("a.xlsx", "a.parquet"):
        queries = [r.query for r in read_table(tmp_path / name)]
        assert [(q.id, str(q.birth_date), q.identifiers[0].value) for q in queries if q] == [
            ("17", "1953-09-22", "12345678"),
            ("007", "1960", "0012"),
        ]
