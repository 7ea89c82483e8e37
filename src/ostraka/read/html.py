"""HTML into text: what a reader would see, block by block. Scripts and styles are dropped unrun."""

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree, html

from ostraka.errors import InputError
from ostraka.read.decoding import iso_day
from ostraka.read.document import Document

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "head",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
        "body",
        "title",
        "time",
    ]
)
_DATES = (
    ("//meta[@property='article:published_time']/@content", "metadata: article:published_time"),
    (
        "//meta[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime",
        "metadata: datePublished",
    ),
    (
        "//meta[@name='date' or @name='dc.date' or @name='DC.date.issued' or @name='pubdate'"
        " or @name='publish-date']/@content",
        "metadata: date",
    ),
    ("//time/@datetime", "the page's first <time>"),
)


def read_html(data: bytes, name: str) -> Document:
    """The visible text of a page, with the day its metadata gives. Raises InputError."""
    parser = html.HTMLParser(encoding=_encoding(data), no_network=True, remove_comments=True, huge_tree=False)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"not readable as HTML ({error})", where=name) from None
    if any("xcessive depth" in e.message for e in parser.error_log):
        raise InputError(
            "elements nested so deep that no browser wrote them", where=name, hint="save it anew"
        )
    if root is None:
        raise InputError("not readable as HTML", where=name)
    body = root.find("body")
    text = "".join(_pieces(body if body is not None else root))
    text = re.sub(r"[ \t\u00a0]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    text = re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    day, rule = _day(root)
    return Document(name=name, format="html", text=text, dated=day, date_rule=rule)


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are, else what the page declares."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _pieces(root: etree._Element) -> Iterator[str]:
    """The text of an element in order, with line ends around blocks; without recursion."""
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        if not isinstance(node.tag, str):
            yield _flat(node.tail)
            continue
        tag = node.tag.lower()
        if leaving:
            if tag in _BLOCKS:
                yield "\n\n" if tag[0] in "ph" or tag in ("div", "article", "section", "li") else "\n"
            yield _flat(node.tail) if node is not root else ""
            continue
        if tag in _DROPPED or "hidden" in node.attrib:
            yield _flat(node.tail)
            continue
        if tag in _BLOCKS:
            yield "\n"
        yield node.text or "" if tag == "pre" else _flat(node.text)
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def _day(root: etree._Element) -> tuple[date | None, str]:
    for path, rule in _DATES:
        found = root.xpath(path)
        for value in found if isinstance(found, list) else []:
            if day := iso_day(str(value)):
                return day, rule
    for script in root.xpath("//script[@type='application/ld+json']/text()"):  # type: ignore[union-attr]
        match = re.search(r'"datePublished"\s*:\s*"([^"]+)"', str(script))
        if match and (day := iso_day(match[1])):
            return day, "metadata: datePublished"
    return None, ""
