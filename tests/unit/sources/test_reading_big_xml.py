"""Reading the children of a big XML root one by one."""

import pytest

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import RawFile
from ostraka.sources.reading.xml import root_attributes, top_nodes

BOOK = RawFile(
    "book.xml",
    b'<?xml version="1.0"?><b:book xmlns:b="urn:x" day="1"><page n="1"><line>A<note>x</note></line></page>'
    b'<cover>C</cover><page n="2"><line>B</line></page></b:book>',
)


def test_the_root_tells_its_attributes_without_its_namespace() -> None:
    assert root_attributes(BOOK, "book") == {"day": "1"}


def test_another_root_is_refused_by_name() -> None:
    with pytest.raises(MalformedFile, match="<book> where <atlas> was expected"):
        root_attributes(BOOK, "atlas")


def test_each_child_of_the_root_comes_whole_and_in_order() -> None:
    nodes = [
        (node.tag, node.attr("n"), [line.value() for line in node.nodes("line")]) for node in top_nodes(BOOK)
    ]
    assert nodes == [("page", "1", ["A"]), ("cover", "", []), ("page", "2", ["B"])]


def test_dropped_elements_are_emptied_inside_and_left_out_on_top() -> None:
    nodes = list(top_nodes(BOOK, drop=("cover", "note")))
    assert [node.tag for node in nodes] == ["page", "page"]
    line = nodes[0].node("line")
    assert line is not None
    assert (line.value(), line.texts("note")) == ("A", ())


def test_a_cut_file_gives_its_first_children_and_then_the_error() -> None:
    cut = top_nodes(RawFile("book.xml", BOOK.data[:-40]))
    assert next(cut).attr("n") == "1"
    assert next(cut).tag == "cover"
    with pytest.raises(MalformedFile, match=r"book\.xml line 1: broken XML"):
        next(cut)


def test_a_document_type_is_refused_by_both() -> None:
    bad = RawFile("bad.xml", b"<!DOCTYPE a [<!ENTITY x 'y'>]><a><b/></a>")
    with pytest.raises(UnsafeFile, match="document type"):
        root_attributes(bad, "a")
    with pytest.raises(UnsafeFile, match="document type"):
        next(top_nodes(bad))
