"""Entries from the XML 1.1 files, one sanctionEntity at a time."""

from collections.abc import Iterator

from ostraka.model import Issue, IssueCode, RawFile
from ostraka.sources.fsf.entry import Entry, Part
from ostraka.sources.reading.xml import Node, top_nodes


def entries(file: RawFile) -> Iterator[tuple[Entry, list[Node]] | Issue]:
    """Each entry with its node, to ask for leftovers once its parts were taken; issues for other elements."""
    for node in top_nodes(file):
        if node.tag == "sanctionEntity":
            yield _entry(node), [node]
        else:
            yield Issue(IssueCode.LEFTOVER_FIELD, node.where, f"export/{node.tag} is not used")


def _entry(node: Node) -> Entry:
    entry = Entry(node.attr("logicalId"), node.attr("euReferenceNumber"), node.where)
    entry.un_id = node.attr("unitedNationId")
    entry.designation_date = node.attr("designationDate")
    entry.designation_details = node.attr("designationDetails")
    entry.remarks += node.texts("remark")
    subject = node.node("subjectType")
    if subject:
        code, letter = subject.attr("code"), subject.attr("classificationCode")
        entry.subject = code or letter
        subject.ignore("logicalId")
    for regulation in node.nodes("regulation"):
        act = entry.act(regulation.attr, url=regulation.text("publicationUrl"))
        entry.acts += [act] if act else []
        entry.remarks += regulation.texts("remark")
        regulation.ignore("logicalId")
    for tag, parts in (
        ("nameAlias", entry.names),
        ("birthdate", entry.births),
        ("identification", entry.documents),
        ("citizenship", entry.citizenships),
        ("address", entry.addresses),
    ):
        parts += (_part(entry, child) for child in node.nodes(tag))
    return entry


def _part(entry: Entry, node: Node) -> Part:
    for summary in node.nodes("regulationSummary"):
        act = entry.act(summary.attr)
        entry.cited += [act] if act else []
    contacts = tuple(
        (info.attr("key"), info.attr("value") or info.value()) for info in node.nodes("contactInfo")
    )
    # the language in which the act was read, not that of the name
    node.ignore("regulationLanguage")
    return Part(node.attr, node.where, node.texts("remark"), contacts)
