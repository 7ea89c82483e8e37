"""The words of the field as frozen values: records, designations, measures, dates."""

from ostraka.model.authority import AUTHORITIES, Authority
from ostraka.model.dates import PartialDate
from ostraka.model.designation import Designation, Measure, MeasureKind
from ostraka.model.parsed import Issue, IssueCode, Parsed, RawFile, SourceInfo
from ostraka.model.query import Query
from ostraka.model.record import (
    Attribute,
    Contact,
    Identifier,
    IdentifierKind,
    Kind,
    Name,
    NameRole,
    Place,
    Record,
    Relation,
)

__all__ = [
    "AUTHORITIES",
    "Attribute",
    "Authority",
    "Contact",
    "Designation",
    "Identifier",
    "IdentifierKind",
    "Issue",
    "IssueCode",
    "Kind",
    "Measure",
    "MeasureKind",
    "Name",
    "NameRole",
    "Parsed",
    "PartialDate",
    "Place",
    "Query",
    "RawFile",
    "Record",
    "Relation",
    "SourceInfo",
]
