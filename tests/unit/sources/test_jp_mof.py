"""Japan's list: a hand-written sample of the 32 columns, broken variants of it, and the real excerpt."""

import io
import json
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import IssueCode, Kind, MeasureKind, Parsed, RawFile, Record
from ostraka.sources.jp_mof import COLUMNS, parse, read_date

SAMPLES = Path(__file__).parents[2] / "samples" / "jp_mof"
NAME = "shisantouketsu20310828.csv"
SAMPLE = (SAMPLES / NAME).read_text("utf-8-sig")


def read(text: str | bytes) -> Parsed:
    return parse((RawFile(NAME, text if isinstance(text, bytes) else text.encode("utf-8-sig")),))


def changed(old: str, new: str) -> str:
    assert old in SAMPLE
    return SAMPLE.replace(old, new, 1)


def test_the_sample_gives_the_records_thought_out_by_hand() -> None:
    parsed = read(SAMPLE)
    expected = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
    assert json.loads(msgspec.json.encode(parsed.records)) == expected
    assert parsed.issues == ()
    assert (parsed.format, parsed.published) == ("csv-2026", date(2031, 8, 28))


def test_a_name_without_date_gives_no_edition_day() -> None:
    assert parse((RawFile("list.csv", SAMPLE.encode()),)).published is None


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("1941/8/20", "1941-08-20"),
        ("１９４１年８月２０日", "1941-08-20"),
        ("1966年頃", "circa 1966"),
        ("1978年の頃", "circa 1978"),
        ("およそ1970年", "circa 1970"),
        ("1955年から1958年の間", "1955 to 1958"),
        ("1972年から1973年までの間", "1972 to 1973"),
        ("1955年-1958年頃", "circa 1955 to 1958"),
        ("1937年～1945年", "1937 to 1945"),
        ("1977年8月から9月の間", "1977-08 to 1977-09"),
        ("1992年1月", "1992-01"),
        ("1980年3月5日（偽造旅券より）", "1980-03-05"),
        ("おおむね30～35歳", "おおむね30～35歳"),
        ("1983年23月10日", "1983年23月10日"),
    ],
)
def test_dates_are_read_as_japan_prints_them(printed: str, read_as: str) -> None:
    assert str(read_date(printed)) == read_as


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("002-990003", "", IssueCode.MALFORMED_RECORD, "without 番号"),
        ("アブド・モデル", "", IssueCode.MALFORMED_RECORD, "without name"),
        ("002-990003", "029-990001", IssueCode.DUPLICATE_ID, "twice"),
        ("\n2,", "\n2,,", IssueCode.MALFORMED_RECORD, "33 cells where the header has 32"),
        (",団体,", ",精霊,", IssueCode.UNKNOWN_CATEGORY, "'精霊'"),
        ("\n2,", "\n99,", IssueCode.UNKNOWN_PROGRAM, "区分 '99'"),
        ("2025.1.10", "いつか", IssueCode.BAD_DATE, "告示日付 'いつか'"),
        ("1955年から1958年の間", "昔", IssueCode.BAD_DATE, "生年月日 '昔'"),
        ("ロシア連邦", "アトランティス", IssueCode.BAD_VALUE, "country 'アトランティス'"),
    ],
)
def test_each_mutation_gives_its_named_issue(old: str, new: str, code: IssueCode, words: str) -> None:
    parsed = read(changed(old, new))
    assert [(i.code, words in i.message, i.where[:5]) for i in parsed.issues] == [(code, True, "line ")]


def test_a_new_column_is_reported_and_not_dropped() -> None:
    lines = SAMPLE.splitlines()
    text = "\n".join([f"{lines[0]},帽子", *(f"{line},赤" for line in lines[1:])])
    assert {i.message for i in read(text).issues} == {"field '帽子' is not used: '赤'"}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_lost_or_renamed_column_stops_the_file(column: str) -> None:
    header, rest = SAMPLE.split("\n", 1)
    cells = ["帽子" if cell == column else cell for cell in header.split(",")]
    with pytest.raises(MalformedFile, match=f"column missing: {column}"):
        read("\n".join([",".join(cells), rest]))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "columns missing"),
        (SAMPLE.split("\n")[0].encode(), "no rows"),
        (SAMPLE.encode("cp932"), "text in none of the encodings"),
        (SAMPLE[: SAMPLE.rindex('"') - 3].replace("例", '"例').encode(), "broken CSV"),
    ],
)
def test_a_file_that_is_not_the_list_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(MalformedFile, match=words):
        read(data)


def test_a_zip_bomb_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NAME, b"0" * 30_000_000)
    with pytest.raises(UnsafeFile, match="zip bomb"):
        read(packed.getvalue())


@cache
def excerpt(shared: Path) -> dict[str, Record]:
    path = shared / "lists" / "jp" / "shisantouketsu20260828.excerpt.csv"
    parsed = parse((RawFile(path.name, path.read_bytes()),))
    assert (parsed.issues, parsed.published) == ((), date(2026, 8, 28))
    return {r.id: r for r in parsed.records}


def test_the_real_excerpt_is_read_whole(shared: Path) -> None:
    found = excerpt(shared)
    assert len(found) == 13
    assert sum(r.kind is Kind.PERSON for r in found.values()) == 9
    assert {r.designations[0].program for r in found.values()} == {
        "JP-1", "JP-28", "JP-29", "JP-42", "JP-43", "JP-44",
    }  # fmt: skip


def test_butina_and_belik_are_read_as_printed(shared: Path) -> None:
    butina, belik = excerpt(shared)["029-000155"], excerpt(shared)["029-000135"]
    assert [n.full for n in butina.names] == ["Mariya Butina", "Maria Butina", "マリヤ・ブチナ"]
    assert (butina.listed_on, str(butina.birth_dates[0])) == (date(2022, 4, 12), "1988-11-10")
    assert belik.caption == "Dmitrii Beljk"
    assert belik.designations[0].measures[0].kind is MeasureKind.ASSET_FREEZE


def test_the_haitian_gang_carries_its_un_reference_and_both_days(shared: Path) -> None:
    gang = excerpt(shared)["044-000001"]
    assert [i.value for i in gang.identifiers] == ["HTe.001"]
    assert (gang.listed_on, gang.attributes[0].value) == (date(2025, 8, 13), "2025年7月8日")
    assert [a.country for a in gang.addresses] == ["HT"]
