"""Documents of every kind into text, and what bad ones get."""

# ruff: noqa: E501  (a case is read as one line)

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from ostraka.errors import InputError
from ostraka.read import opening
from ostraka.read.opening import document_of, open_document


def pdf(*pages: str, password: str = "") -> bytes:
    """A PDF with one line of text a page."""
    writer = PdfWriter()
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
                             NameObject("/BaseFont"): NameObject("/Helvetica")})  # fmt: skip
    for text in pages:
        page = writer.add_blank_page(595, 842)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
    writer.add_metadata({"/CreationDate": "D:20220407120000Z"})
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(*paragraphs: str, extra: str = "") -> bytes:
    """A Word document of these paragraphs."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f'{extra}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
        archive.writestr(
            "docProps/core.xml",
            '<c xmlns:d="http://purl.org/dc/terms/"><d:created>2022-04-07T10:00:00Z</d:created></c>',
        )
    return out.getvalue()


def test_a_pdf_has_pages_text_and_a_day() -> None:
    found = document_of(pdf("Sberbank on page one", "and Gazprombank on page two"), "a.pdf")
    assert found.format == "pdf" and len(found.pages) == 2
    assert found.page_of(found.text.index("Gazprombank")) == 2
    assert found.dated == date(2022, 4, 7)


def test_a_word_document_has_paragraphs_and_a_day() -> None:
    found = document_of(docx("Britain froze", "Sberbank"), "a.docx")
    assert found.text.split("\n\n")[1:] == ["Britain froze", "Sberbank"]
    assert found.dated == date(2022, 4, 7)


def test_html_is_what_a_reader_sees_and_no_script_is_run_or_shown() -> None:
    page = (b"<html><head><title>x</title><meta property='article:published_time' content='2022-04-07T10:00'></head>"
            b"<body><script>alert('Rosneft')</script><style>b{}</style><p>Britain froze <b>Sber</b>bank.</p><p>Next</p></body></html>")  # fmt: skip
    found = document_of(page, "a.html")
    assert "Rosneft" not in found.text and "b{}" not in found.text
    assert "Britain froze Sberbank." in found.text and "\n\nNext" in found.text
    assert found.dated == date(2022, 4, 7)


def test_markdown_and_text_stay_as_they_are() -> None:
    assert document_of(b"# T\n\n*Sberbank*", "a.md").text == "# T\n\n*Sberbank*"
    assert document_of("\ufeffСбербанк".encode(), "a.txt").text == "Сбербанк"


def test_a_legacy_encoding_is_read_with_a_note() -> None:
    found = document_of("Сбербанк и Газпром внесли в список санкций".encode("cp1251"), "a.txt")
    assert "Сбербанк" in found.text
    assert "Windows-1251" in found.notes[0]
    assert "Windows-1252" in document_of("Café Zürich und Sberbank".encode("cp1252"), "a.txt").notes[0]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"\x00\x01\x02binary", "a.txt", "binary data"),
        (pdf("x", password="secret"), "a.pdf", "encrypted"),
        (pdf("x")[:200], "a.pdf", "damaged"),
        (b"%PDF-1.7\ngarbage", "a.pdf", "damaged"),
        (b"PK\x03\x04broken", "a.docx", "damaged"),
        (docx("x", extra="<!DOCTYPE a [<!ENTITY b 'c'>]>"), "a.docx", "entities"),
        (b"  \n ", "a.txt", "no text"),
    ],
)
def test_bad_input_gets_a_reason(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        document_of(data, name)


def test_a_zip_that_is_no_word_document_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(InputError, match="no Word document"):
        document_of(out.getvalue(), "a.docx")


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("read"))
    with pytest.raises(InputError, match="200 MB"):
        open_document(path)


def test_a_text_of_too_many_characters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_CHARACTERS", 10)
    with pytest.raises(InputError, match="characters of text"):
        document_of(b"Sberbank and others", "a.txt")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        open_document(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        open_document(tmp_path)


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("Российские банки — «Сбербанк», ВТБ", "cp1251", "Windows-1251"),
        ("Великобритания заморозила активы Сбербанка.", "koi8-r", "KOI8-R"),
        ("日本はロシア連邦貯蓄銀行の資産を凍結した。", "shift_jis", "Shift JIS"),
        ("영국은 스베르방크의 자산을 동결했다.", "euc-kr", "EUC-KR"),
        ("英国冻结了俄罗斯联邦储蓄银行的资产，并实施了制裁。", "gb18030", "GB 18030"),
        ("Größe, Zürich und Genève", "cp1252", "Windows-1252"),
    ],
)
def test_a_legacy_encoding_is_guessed_and_told(text: str, encoding: str, name: str) -> None:
    document = document_of(text.encode(encoding), "report.txt")
    assert document.text == text
    assert name in document.notes[0]


def test_a_page_nested_too_deep_is_refused_and_not_read_in_part() -> None:
    page = b"<div>" * 5000 + b"Sberbank" + b"</div>" * 5000
    with pytest.raises(InputError, match="nested"):
        document_of(page, "page.html")
