"""One FollowTheMoney entity whose properties are each taken once, and the lines they come in.

A line is an entity, or ``{"op": "ADD"|"MOD"|"DEL", "entity": {…}}`` in a delta file. Property
values ought to be lists of strings; a bare value is taken as a list of one, a nested object
is kept as its JSON and reported.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from ostraka.errors import MalformedFile
from ostraka.model import Issue, IssueCode, RawFile
from ostraka.text.clean import tidy


class Entity:
    """Properties by name; what is left when a record is made goes into its attributes."""

    def __init__(self, raw: dict[str, Any], where: str) -> None:
        self.id, self.schema, self.where = str(raw["id"]), str(raw["schema"]), where
        self.caption = tidy(raw.get("caption") if isinstance(raw.get("caption"), str) else "")
        self.referents = [str(value) for value in raw.get("referents") or ()]
        self.nested: list[str] = []
        self.properties: dict[str, list[str]] = {}
        for name, value in raw["properties"].items():
            values = value if isinstance(value, list) else [value]
            texts = [self._text(name, single) for single in values]
            if any(texts):
                self.properties[str(name)] = list(dict.fromkeys(text for text in texts if text))

    def _text(self, name: str, value: Any) -> str:
        if isinstance(value, dict | list):
            self.nested.append(name)
            return msgspec.json.encode(value).decode()
        return "" if value is None else tidy(str(value))

    def take(self, *names: str) -> list[str]:
        """The values of several properties, in that order, each property taken once."""
        return [value for name in names for value in self.properties.pop(name, ())]

    def get(self, name: str) -> list[str]:
        """The values of a property, left where they are."""
        return self.properties.get(name, [])

    @property
    def label(self) -> str:
        """What to call it: its caption, else its first name, else its id."""
        return self.caption or next(iter(self.get("name")), self.id)


class Lines(msgspec.Struct):
    """What a file says, by id."""

    entities: dict[str, Entity]
    deleted: dict[str, str]
    """id -> line of entities a delta takes away."""
    delta: bool


def read(file: RawFile, issues: list[Issue]) -> Lines:
    """The entities of a file. Raises MalformedFile where no line is one."""
    lines = Lines({}, {}, False)
    for number, line in enumerate(file.data.splitlines(), 1):
        if line.strip():
            _line(line, f"{file.name} line {number}", lines, issues)
    if not lines.entities and not lines.deleted:
        raise MalformedFile(
            "no FollowTheMoney entity", where=file.name,
            hint='expected JSON lines, each with "id", "schema" and "properties"',
        )  # fmt: skip
    return lines


def _line(line: bytes, where: str, lines: Lines, issues: list[Issue]) -> None:
    raw = _decoded(line)
    if isinstance(raw, dict) and "op" in raw:
        lines.delta = True
        if raw["op"] == "DEL" and isinstance(raw.get("entity"), dict):
            lines.deleted[str(raw["entity"].get("id"))] = where
            return
        raw = raw.get("entity")
    if not (
        isinstance(raw, dict)
        and raw.get("id")
        and raw.get("schema")
        and isinstance(raw.get("properties"), dict)
    ):
        message = "no JSON object with id, schema and properties"
        issues.append(Issue(IssueCode.MALFORMED_RECORD, where, message))
        return
    entity = Entity(raw, where)
    if entity.id in lines.entities:
        issues.append(Issue(IssueCode.DUPLICATE_ID, where, "this id is there twice", entity.id))
        return
    lines.entities[entity.id] = entity
    for name in entity.nested:
        issues.append(Issue(IssueCode.BAD_VALUE, where, f"{name}: an object where text belongs", entity.id))


def _decoded(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line)
    except msgspec.DecodeError:
        return None


def snake(name: str) -> str:
    """A property's name as an attribute key.

    >>> snake("dissolutionDate"), snake("IMDB"), snake("Person:country")
    ('dissolution_date', 'imdb', 'person_country')
    """
    spaced = "".join(
        f"_{c}" if c.isupper() and i and not name[i - 1].isupper() else c if c.isalnum() else "_"
        for i, c in enumerate(name)
    )
    return "_".join(part for part in spaced.lower().split("_") if part)


def texts(entity: Entity, names: Iterator[str]) -> list[str]:
    """``name: value`` for each value of the properties named, taken."""
    return [f"{snake(name)}: {value}" for name in names for value in entity.take(name)]
