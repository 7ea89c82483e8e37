"""PDF into text, page by page. Encrypted and damaged files are refused with a reason."""

import io
import logging
import warnings

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ostraka.errors import InputError
from ostraka.read.document import Document

#: More pages than this is an archive, not a report.
MOST_PAGES = 5000


def read_pdf(data: bytes, name: str, limit: int) -> Document:
    """The text of a PDF with its pages and the day its metadata gives. Raises InputError."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise InputError("the PDF is encrypted", where=name, hint="save it without a password first")
            return _document(reader, name, limit)
    except InputError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
            AssertionError, NotImplementedError, ImportError, MemoryError) as error:  # fmt: skip
        raise InputError(
            f"the PDF is damaged or of an unknown kind ({type(error).__name__}: {error})", where=name
        ) from None


def _document(reader: PdfReader, name: str, limit: int) -> Document:
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise InputError(f"{count:,} pages; at most {MOST_PAGES:,} are read", where=name)
    parts: list[str] = []
    pages: list[int] = []
    empty: list[int] = []
    length = 0
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text() or ""
        if not text.strip():
            empty.append(number)
        pages.append(length)
        parts.append(text + "\n\n")
        length += len(text) + 2
        if length > limit:
            raise InputError(
                f"over {limit:,} characters of text by page {number:,}", where=name, hint="split it"
            )
    day = _created(reader)
    note = (f"no text on page {', '.join(map(str, empty[:10]))}: scanned, or blank",) if empty else ()
    return Document(
        name=name,
        format="pdf",
        text="".join(parts),
        pages=tuple(pages) or (0,),
        dated=day,
        date_rule="metadata: CreationDate of the PDF" if day else "",
        notes=note,
    )


def _created(reader: PdfReader):  # type: ignore[no-untyped-def]
    try:
        moment = reader.metadata.creation_date if reader.metadata else None
    except (ValueError, PyPdfError):
        return None
    return moment.date() if moment else None
