"""DOCX into text: the paragraphs of a Word document and its tables, from the XML within.

The file is a zip of XML. Both are opened warily: bounds on what unpacks, no entities, no network.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import date

from lxml import etree

from ostraka.errors import InputError
from ostraka.read.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CREATED = "{http://purl.org/dc/terms/}created"
#: Bytes a part may unpack to.
MOST_UNPACKED = 200 * 1024 * 1024


def read_docx(data: bytes, name: str, limit: int) -> Document:
    """The text of a Word document and the day its properties give. Raises InputError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "word/document.xml" not in archive.namelist():
                raise InputError("a zip file, but no Word document", where=name, hint="unpack it first")
            text = "".join(_paragraphs(_part(archive, "word/document.xml", name)))
            day = _created(archive, name)
    except (
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        ValueError,
        KeyError,
    ) as error:
        raise InputError(f"the Word document is damaged or encrypted ({error})", where=name) from None
    if len(text) > limit:
        raise InputError(f"over {limit:,} characters of text", where=name, hint="split it")
    return Document(
        name=name,
        format="docx",
        text=text,
        dated=day,
        date_rule="metadata: created, of the Word document" if day else "",
    )


def _part(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element:
    if archive.getinfo(part).file_size > MOST_UNPACKED:
        raise InputError("unpacks to more than is read at once", where=name)
    with archive.open(part) as file:
        data = file.read(MOST_UNPACKED + 1)
    if len(data) > MOST_UNPACKED:
        raise InputError("unpacks to more than is read at once", where=name)
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data[:20000]:
        raise InputError("the document declares entities, which no Word document needs", where=name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for node in root.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}p"):
        if node.tag == f"{_W}p":
            yield "\n\n"
        elif node.tag == f"{_W}t":
            yield node.text or ""
        else:
            yield "\t" if node.tag == f"{_W}tab" else "\n"


def _created(archive: zipfile.ZipFile, name: str) -> date | None:
    if "docProps/core.xml" not in archive.namelist():
        return None
    found = _part(archive, "docProps/core.xml", name).findtext(f".//{_CREATED}") or ""
    try:
        return date.fromisoformat(found[:10])
    except ValueError:
        return None
