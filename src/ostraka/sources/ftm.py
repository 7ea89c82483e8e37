"""Any FollowTheMoney JSON-lines file: the field's interchange format, as OpenSanctions and others publish it.

A party is an entity; its sanctions, owners, relatives, papers and addresses are entities of
their own that point at it. They are resolved here into the records of the parties. What
points at nobody in the file is an issue (``orphan``), never dropped unseen; so is a party
no record can be made of.

Properties that have no place of their own in a record become attributes under their name in
snake case, so a file with properties of its own invention loses nothing. ``first_seen``,
``last_seen`` and ``last_change`` are the publisher's bookkeeping and are left out: they change
daily without the party having changed.

A delta file (lines with ``op``) is partial: what it lacks is unchanged. A ``DEL`` names no
more than an id, of a party or of anything else; it is reported, and only a whole file
can show that a party is gone.
"""

from ostraka.errors import MalformedFile
from ostraka.model import Issue, IssueCode, Parsed, RawFile, Record, SourceInfo
from ostraka.model.record import canonical
from ostraka.sources.followthemoney.entity import Entity, Lines, read
from ostraka.sources.followthemoney.links import TIES, designation, identifier, place, tie
from ostraka.sources.followthemoney.party import KINDS, Said, record
from ostraka.sources.reading.archive import unpack


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The records of the parties. Raises MalformedFile where a file holds no entity."""
    issues: list[Issue] = []
    lines = Lines({}, {}, False)
    unpacked = unpack(files)
    if not unpacked:
        raise MalformedFile("no file")
    for file in unpacked:
        found = read(file, issues)
        for entity in found.entities.values():
            if entity.id in lines.entities:
                issues.append(
                    Issue(IssueCode.DUPLICATE_ID, entity.where, "this id is in two files", entity.id)
                )
            lines.entities.setdefault(entity.id, entity)
        lines.deleted.update(found.deleted)
        lines.delta |= found.delta
    for deleted, where in lines.deleted.items():
        message = "deleted; a delta does not say what it was: ingest a whole file"
        issues.append(Issue(IssueCode.ORPHAN, where, message, deleted))
    said = _resolve(lines.entities, issues)
    records: list[Record] = []
    for entity in lines.entities.values():
        made = record(entity, said[entity.id], issues) if entity.id in said else None
        if made is not None:
            records.append(canonical(made))
    records.sort(key=lambda made: made.id)
    form = "delta" if lines.delta else "entities"
    return Parsed(tuple(records), tuple(issues), format=form, partial=lines.delta)


def _resolve(entities: dict[str, Entity], issues: list[Issue]) -> dict[str, Said]:
    """What is said about each party, by its id."""
    said = {entity.id: Said() for entity in entities.values() if entity.schema in KINDS}
    used: set[str] = set()
    for entity in entities.values():
        if entity.id in said:
            _addresses(entity, said[entity.id], entities, used, issues)
        elif entity.schema in TIES:
            _tied(entity, entities, said, issues)
        elif entity.schema in ("Sanction", "Identification", "Passport"):
            _about(entity, said, issues)
        elif entity.schema == "Occupancy":
            _occupancy(entity, entities, said, used, issues)
    for entity in entities.values():
        if entity.schema in ("Address", "Position") and entity.id not in used:
            _orphan(entity, "nobody in the file has this", issues)
        elif not _known(entity.schema):
            issues.append(
                Issue(IssueCode.UNKNOWN_CATEGORY, entity.where, f"schema {entity.schema!r}", entity.id)
            )
    return said


def _known(schema: str) -> bool:
    others = ("Sanction", "Identification", "Passport", "Occupancy", "Address", "Position")
    return schema in KINDS or schema in TIES or schema in others


def _orphan(entity: Entity, why: str, issues: list[Issue]) -> None:
    issues.append(
        Issue(IssueCode.ORPHAN, entity.where, f"{entity.schema} {entity.label!r}: {why}", entity.id)
    )


def _addresses(
    entity: Entity, said: Said, entities: dict[str, Entity], used: set[str], issues: list[Issue]
) -> None:
    for pointed in entity.take("addressEntity"):
        address = entities.get(pointed)
        if address is None or address.schema != "Address":
            # the text of the address is mostly in the party's own "address" too
            issues.append(
                Issue(IssueCode.ORPHAN, entity.where, f"addressEntity {pointed!r} is not here", entity.id)
            )
        else:
            said.addresses.append(place(address))
            used.add(pointed)


def _about(entity: Entity, said: dict[str, Said], issues: list[Issue]) -> None:
    """A sanction or a paper, told of everyone it points at."""
    pointed = entity.take("entity", "holder")
    here = [said[i] for i in pointed if i in said]
    if not here:
        _orphan(entity, f"points at {', '.join(pointed) or 'nobody'}, not a party of this file", issues)
        return
    if entity.schema == "Sanction":
        found, notes = designation(entity)
        for party in here:
            party.designations.append(found)
            party.notes += notes
        return
    paper = identifier(entity)
    if paper is None:
        _orphan(entity, "has no number", issues)
        return
    for party in here:
        party.identifiers.append(paper)


def _tied(entity: Entity, entities: dict[str, Entity], said: dict[str, Said], issues: list[Issue]) -> None:
    """A link, told of both its ends; an end that is not here is an issue, the other still told."""
    (one, one_sees), (other, other_sees) = TIES[entity.schema]
    ends = [(i, j) for i in entity.get(one) for j in entity.get(other)]
    missing = sorted({i for pair in ends for i in pair if i not in said})
    if missing or not ends:
        _orphan(entity, f"points at {', '.join(missing) or 'nobody'}, not a party of this file", issues)
    for left, right in ends:
        for here, kind, there in ((left, one_sees, right), (right, other_sees, left)):
            if here in said:
                seen = entities.get(there) or Entity({"id": there, "schema": "", "properties": {}}, "")
                relation, attributes = tie(entity, kind, seen)
                said[here].relations.append(relation)
                said[here].attributes += attributes


def _occupancy(
    entity: Entity, entities: dict[str, Entity], said: dict[str, Said], used: set[str], issues: list[Issue]
) -> None:
    """A post held: its name becomes a position of the holder, with its dates."""
    posts = [entities[i] for i in entity.get("post") if i in entities]
    holders = [said[i] for i in entity.get("holder") if i in said]
    used.update(post.id for post in posts)
    if not posts or not holders:
        _orphan(entity, "post or holder is not in this file", issues)
    since, until = entity.get("startDate")[:1], entity.get("endDate")[:1]
    dates = f" ({'-'.join([*(since or ['']), *(until or [''])])})" if since or until else ""
    for holder in holders:
        holder.positions += [f"{post.label}{dates}" for post in posts]


SOURCE = SourceInfo(
    key="ftm",
    authority="",
    title="A FollowTheMoney file",
    publisher="whoever wrote the file",
    parse=parse,
    homepage="https://followthemoney.tech/",
    file_names=("entities.ftm.json",),
    licence="as the file's publisher says",
    formats=("entities", "delta"),
    note="Not fetched. Each designation names its own authority.",
)
