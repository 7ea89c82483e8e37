"""Records written by hand, in short."""

from datetime import date

from ostraka.link import Linking
from ostraka.model import (
    Designation,
    Identifier,
    IdentifierKind,
    Kind,
    Measure,
    MeasureKind,
    Name,
    PartialDate,
    Record,
)

PROGRAMS = {
    "gb_ofsi": ("GB", "GB-RUS"),
    "us_ofac_sdn": ("US", "US-RUSSIA-EO14024"),
    "us_ofac_cons": ("US", "US-RUSSIA-EO14024"),
    "eu_fsf": ("EU", "EU-UKR"),
    "ca_sema": ("CA", "CA-SEMA-RUS"),
    "au_dfat": ("AU", "AU-RUSSIA"),
    "un_sc": ("UN", "UN-QD"),
}


def record(
    key: str,
    name: str,
    *also: str,
    born: str = "",
    kind: Kind = Kind.PERSON,
    un: str = "",
    weak: str = "",
    program: str = "",
) -> Record:
    """``source:id`` with names, a birth date, a UN reference."""
    source, _, record_id = key.partition(":")
    authority, usual = PROGRAMS[source]
    names = (Name(name), *(Name(n) for n in also), *((Name(weak, weak=True),) if weak else ()))
    return Record(
        source=source,
        id=record_id,
        kind=kind,
        names=names,
        birth_dates=(PartialDate(born),) if born else (),
        identifiers=(Identifier(IdentifierKind.UN_REFERENCE, un),) if un else (),
        designations=(
            Designation(authority=authority, program=program or usual, listed_on=date(2022, 4, 6),
                        measures=(Measure(MeasureKind.ASSET_FREEZE),)),
        ),
    )  # fmt: skip


def groups(found: Linking) -> set[frozenset[str]]:
    """The parties of more than one record, as sets of ``source:id``."""
    every = (frozenset(":".join(m) for m in p.members) for p in found.parties)
    return {members for members in every if len(members) > 1}
