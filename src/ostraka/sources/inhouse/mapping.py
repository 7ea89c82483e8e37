"""The YAML file that says what the columns of an in-house table mean."""

from typing import Any

import msgspec
import yaml

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import IdentifierKind, Kind, MeasureKind, RawFile


class Cell(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column, where its name alone does not say enough."""

    column: str
    split: str = ""
    """What stands between several values in one cell, such as ``";"``."""
    values: dict[str, str] = {}
    """The table's words -> ours (``P: person``)."""


class Number(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An identifier: its kind, the column it is in and that of the country that issued it."""

    kind: IdentifierKind
    column: str
    split: str = ""
    country: str | Cell | None = None
    note: str = ""

    @property
    def cell(self) -> Cell:
        """The column the number is in."""
        return Cell(self.column, self.split)


class Mapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every key a mapping may have; ``program``, ``id`` and a name (or its parts) it must have."""

    program: str | Cell
    """Key of the ground of listing, the same for every row or by a column."""
    id: str | Cell
    label: str = ""
    """The list's name, for people."""
    authority: str = ""
    prefix: str = ""
    """Put before every id, where several tables are ingested together."""
    sheet: str = ""
    delimiter: str = ","
    encoding: str = "utf-8-sig"
    kind: Kind | Cell = Kind.OTHER
    """``person``, ``organization`` …, the same for every row or by a column."""
    name: str | Cell | None = None
    given: str | Cell | None = None
    middle: str | Cell | None = None
    family: str | Cell | None = None
    aliases: list[str | Cell] = []
    weak_aliases: list[str | Cell] = []
    previous_names: list[str | Cell] = []
    original_script: list[str | Cell] = []
    born: str | Cell | None = None
    birth_place: str | Cell | None = None
    gender: str | Cell | None = None
    nationality: str | Cell | None = None
    titles: str | Cell | None = None
    positions: str | Cell | None = None
    address: list[str | Cell] = []
    """Columns that make one address together."""
    country: str | Cell | None = None
    """The country of that address."""
    identifiers: list[Number] = []
    contacts: dict[str, str | Cell] = {}
    attributes: dict[str, str | Cell] = {}
    reference: str | Cell | None = None
    listed_on: str | Cell | None = None
    ended_on: str | Cell | None = None
    updated_on: str | Cell | None = None
    measures: list[MeasureKind] | Cell = []
    """The measures of every row, or the column that names them."""
    reasons: list[str | Cell] = []
    notes: list[str | Cell] = []
    ignore: list[str] = []
    """Columns left out on purpose."""

    def columns(self) -> set[str]:
        """Every column the mapping speaks of."""
        found: set[str] = set(self.ignore)
        for name in self.__struct_fields__:
            if name not in _NOT_COLUMNS:
                found |= _columns(getattr(self, name))
        return found | (_columns(self.program) if isinstance(self.program, Cell) else set())


_NOT_COLUMNS = {"program", "label", "authority", "prefix", "sheet", "delimiter", "encoding", "ignore"}


def _columns(value: Any) -> set[str]:
    """The columns in a value of the mapping, at any depth."""
    if isinstance(value, Kind | MeasureKind):
        return set()
    if isinstance(value, str):
        return {value}
    if isinstance(value, Cell):
        return {value.column}
    if isinstance(value, Number):
        return {value.column} | _columns(value.country)
    if isinstance(value, dict):
        value = list(value.values())
    return set().union(*(_columns(part) for part in value)) if isinstance(value, list) else set()


def load_mapping(file: RawFile) -> Mapping:
    """The mapping in a YAML file.

    Raises MalformedFile naming the key that is wrong, UnsafeFile for YAML aliases.
    """
    try:
        # an alias ("*a") lets a few lines unfold to gigabytes; no mapping needs one
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(file.data)):
            raise UnsafeFile("the mapping uses YAML aliases", where=file.name, hint="write the value out")
        mapping = msgspec.convert(yaml.safe_load(file.data), Mapping)
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = f" line {place.line + 1}" if place else ""
        raise MalformedFile(f"no YAML ({error.__class__.__name__})", where=file.name + line) from None
    except msgspec.ValidationError as error:
        raise MalformedFile(str(error), where=file.name, hint="see the how-to of in-house lists") from None
    if mapping.name is None and mapping.family is None:
        raise MalformedFile("neither name nor family is told", where=file.name, hint="add: name: <column>")
    return mapping
