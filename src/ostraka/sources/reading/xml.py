"""Reading XML without DTDs, entities or network, and taking every element out.

A list that carries a document type is refused: no official list does, and every known
XML attack needs one.
"""

import io
from collections.abc import Iterator

from lxml import etree

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import Issue, IssueCode, RawFile
from ostraka.text.clean import tidy


def parse_xml(file: RawFile) -> "Node":
    """The root of a whole document. Raises MalformedFile (with line) or UnsafeFile."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True,
        huge_tree=False,
    )  # fmt: skip
    try:
        tree = etree.parse(io.BytesIO(file.data), parser)
    except etree.XMLSyntaxError as error:
        raise MalformedFile(
            f"broken XML ({error.msg})", where=f"{file.name} line {error.lineno}", hint="download it again"
        ) from None
    _refuse_doctype(tree, file.name)
    return Node(tree.getroot())


def iterate_xml(file: RawFile, *tags: str) -> Iterator["Node"]:
    """Each element of those local names in turn, freed after use: for files too big to hold.

    Raises as :func:`parse_xml` does, when the broken place is reached.
    """
    context = etree.iterparse(
        io.BytesIO(file.data), events=("end",), tag=[f"{{*}}{tag}" for tag in tags], resolve_entities=False,
        no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False,
    )  # fmt: skip
    checked = False
    try:
        for _, element in context:
            if not checked:
                _refuse_doctype(element.getroottree(), file.name)
                checked = True
            yield Node(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise MalformedFile(
            f"broken XML ({error.msg})", where=f"{file.name} line {error.lineno}", hint="download it again"
        ) from None


def root_attributes(file: RawFile, tag: str) -> dict[str, str]:
    """The attributes of the root, read without the rest. Raises MalformedFile for another root."""
    try:
        context = etree.iterparse(
            io.BytesIO(file.data), events=("start",), resolve_entities=False, no_network=True, load_dtd=False
        )
        _, root = next(context)
    except (etree.XMLSyntaxError, StopIteration) as error:
        reason = getattr(error, "msg", None) or "no element at all"
        raise MalformedFile(f"broken XML ({reason})", where=f"{file.name} line 1") from None
    _refuse_doctype(root.getroottree(), file.name)
    found = etree.QName(root).localname
    if found != tag:
        raise MalformedFile(
            f"the root is <{found}> where <{tag}> was expected",
            where=f"{file.name} line {root.sourceline}",
            hint="the format has changed or this is another file",
        )
    return {etree.QName(name).localname: tidy(str(value)) for name, value in root.attrib.items()}


def top_nodes(file: RawFile, drop: tuple[str, ...] = ()) -> Iterator["Node"]:
    """Each child of the root in turn, freed after use: for files too big to hold.

    Elements named in ``drop``, at any depth, are emptied unread. Raises as :func:`parse_xml`
    does, when the broken place is reached.
    """
    context = etree.iterparse(
        io.BytesIO(file.data), events=("start", "end"), resolve_entities=False, no_network=True,
        load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False,
    )  # fmt: skip
    depth = 0
    try:
        for event, element in context:
            if event == "start":
                depth += 1
                if depth == 1:
                    _refuse_doctype(element.getroottree(), file.name)
                continue
            depth -= 1
            dropped = bool(drop) and etree.QName(element).localname in drop
            if dropped:
                element.clear()
            if depth == 1:
                if not dropped:
                    yield Node(element)
                    element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise MalformedFile(
            f"broken XML ({error.msg})", where=f"{file.name} line {error.lineno}", hint="download it again"
        ) from None


def _refuse_doctype(tree: "etree._ElementTree", name: str) -> None:
    if tree.docinfo.internalDTD is not None:
        raise UnsafeFile(
            "the XML declares a document type (DTD)",
            where=name,
            hint="official lists have none; do not use this file",
        )


class Node:
    """An element by local names, whose text, attributes and children are each taken once.

    >>> node = parse_xml(RawFile("a.xml", b'<a x="1"><b>B</b><b>C</b><d><e>E</e></d></a>'))
    >>> node.attr("x"), node.texts("b"), [i.message for i in node.leftovers()]
    ('1', ('B', 'C'), ["a/d/e is not used: 'E'"])
    """

    __slots__ = ("_attributes", "_children", "_element", "_taken", "_text", "tag")

    def __init__(self, element: "etree._Element") -> None:
        self._element = element
        self.tag = etree.QName(element).localname
        self._text = tidy(str(element.text or ""))
        self._attributes = {etree.QName(k).localname: str(v) for k, v in element.attrib.items()}
        self._attributes.pop("schemaLocation", None)
        self._attributes.pop("noNamespaceSchemaLocation", None)
        self._children: dict[str, list[Node]] = {}
        for child in element:
            if isinstance(child.tag, str):
                node = Node(child)
                self._children.setdefault(node.tag, []).append(node)
        self._taken: list[Node] = []

    @property
    def where(self) -> str:
        """Line in the file, for issues."""
        return f"line {self._element.sourceline}"

    def attr(self, name: str) -> str:
        """Take an attribute; empty when absent."""
        return tidy(self._attributes.pop(name, ""))

    def value(self) -> str:
        """Take this element's own text."""
        text, self._text = self._text, ""
        return text

    def nodes(self, tag: str) -> list["Node"]:
        """Take the children of that name; their own leftovers are still reported."""
        found = self._children.pop(tag, [])
        self._taken += found
        return found

    def node(self, tag: str) -> "Node | None":
        """Take the first child of that name; further ones stay as leftovers."""
        found = self._children.get(tag)
        if not found:
            return None
        first = found.pop(0)
        if not found:
            del self._children[tag]
        self._taken.append(first)
        return first

    def has(self, tag: str) -> bool:
        """Whether a child of that name is there and not yet taken."""
        return tag in self._children

    def flat(self) -> str:
        """Take all text of this element and whatever is inside it, in reading order.

        >>> parse_xml(RawFile("a.xml", b"<a>85<sup>th</sup> Centre</a>")).flat()
        '85th Centre'
        """
        self._text = ""
        self._taken, self._children = [], {}
        return tidy("".join(str(piece) for piece in self._element.itertext()))

    def find(self, tag: str) -> "Node":
        """Take the first child of that name, or an empty element, so that paths can be walked.

        >>> parse_xml(RawFile("a.xml", b"<a/>")).find("b").find("c").text("d")
        ''
        """
        return self.node(tag) or Node(etree.Element(tag))

    def text(self, tag: str) -> str:
        """Take the first child of that name for its text; empty when absent."""
        child = self.node(tag)
        return child.value() if child else ""

    def texts(self, tag: str) -> tuple[str, ...]:
        """Take the text of every child of that name, blanks left out."""
        return tuple(text for child in self.nodes(tag) if (text := child.value()))

    def ignore(self, *names: str) -> None:
        """Drop children and attributes that say nothing (ids of the file's own, repeats)."""
        for name in names:
            self._children.pop(name, None)
            self._attributes.pop(name, None)

    def drain(self, record_id: str = "") -> list[Issue]:
        """The leftovers, which are then no longer left: a parent does not report them again.

        >>> node = parse_xml(RawFile("a.xml", b"<a><b>B</b><c>C</c></a>"))
        >>> len(node.nodes("b")[0].drain()), [i.message for i in node.drain()], list(node.leftovers())
        (1, ["a/c is not used: 'C'"], [])
        """
        found = list(self.leftovers(record_id))
        self._text, self._attributes, self._children, self._taken = "", {}, {}, []
        return found

    def leftovers(self, record_id: str = "", path: str = "") -> Iterator[Issue]:
        """An issue for every text or attribute nobody took, at any depth."""
        here = f"{path}/{self.tag}" if path else self.tag
        found = {here: self._text} if self._text else {}
        found |= {f"{here}/@{name}": value for name, value in self._attributes.items() if value.strip()}
        for place, value in found.items():
            yield Issue(
                IssueCode.LEFTOVER_FIELD, self.where, f"{place} is not used: {value[:80]!r}", record_id
            )
        for children in (self._taken, *self._children.values()):
            for child in children:
                yield from child.leftovers(record_id, here)
