"""Any readable file into a :class:`Document`: text, Markdown, HTML, PDF, DOCX.

Nothing in a file is run. What cannot be read gives an InputError that says why; a file or a
text over the limit is refused before it is loaded whole.
"""

import re
from pathlib import Path

from ostraka.errors import InputError
from ostraka.read.decoding import decoded
from ostraka.read.document import Document
from ostraka.read.html import read_html

#: Bytes of a file, and characters of the text in it, that are read.
MOST_BYTES = 64 * 1024 * 1024
MOST_CHARACTERS = 20_000_000
_TEXT_ENDINGS = {".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text", "": "text"}
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|div|p)\b",
    re.I | re.S,
)


def open_document(path: Path) -> Document:
    """The document in a file. Raises InputError for one that is missing, too big, binary or damaged."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise InputError("is a folder", where=str(path), hint="read it with --batch")
        if size > MOST_BYTES:
            raise InputError(
                f"{size / 1e6:,.0f} MB; at most {MOST_BYTES / 1e6:,.0f} MB are read at once", where=str(path),
                hint="split it, or take the text out of it first",
            )  # fmt: skip
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from None
    return document_of(data, path.name)


def document_of(data: bytes, name: str) -> Document:
    """The document in these bytes; ``name`` helps to tell what they are. Raises InputError."""
    if len(data) > MOST_BYTES:
        raise InputError(
            f"over {MOST_BYTES / 1e6:,.0f} MB, more than is read at once", where=name, hint="split the text"
        )
    found = _document(data, name)
    if len(found.text) > MOST_CHARACTERS:
        raise InputError(
            f"{len(found.text):,} characters of text; at most {MOST_CHARACTERS:,} are read at once",
            where=name,
            hint="split it",
        )
    if not found.text.strip():
        raise InputError(
            "there is no text in it", where=name, hint="a scanned page needs text recognition first"
        )
    return found


def _document(data: bytes, name: str) -> Document:
    # heavy, and most documents are neither: imported when met
    if data[:1024].lstrip()[:5] == b"%PDF-" or name.lower().endswith(".pdf"):
        from ostraka.read.pdf import read_pdf

        return read_pdf(data, name, MOST_CHARACTERS)
    if data[:4] == b"PK\x03\x04":
        from ostraka.read.docx import read_docx

        return read_docx(data, name, MOST_CHARACTERS)
    ending = Path(name).suffix.lower()
    if (
        ending in (".html", ".htm", ".xhtml")
        or (ending not in _TEXT_ENDINGS and _HTML.match(data[:2000]))
        or (_HTML.match(data[:2000]) and ending != ".md")
    ):
        return read_html(data, name)
    text, note = decoded(data, name)
    return Document(
        name=name,
        format=_TEXT_ENDINGS.get(ending, "text"),
        text=text,
        notes=(note,) if note else (),
        pages=_pages(text),
    )


def _pages(text: str) -> tuple[int, ...]:
    """A form feed begins a page, as `pdftotext` writes it."""
    return (0, *(m.end() for m in re.finditer("\f", text)))
