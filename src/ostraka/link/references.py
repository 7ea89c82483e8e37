"""Numbers that prove two records to be one party: cross-references, UN references, registry numbers.

A number proves it only where each of the two authorities means one party by it: OFAC prints
a parent's INN beside its branch's, and a passport number may be short or a typing error.
Registry numbers and documents therefore need names that do not contradict; an authority's
reference to another's record does not.
"""

from collections.abc import Collection, Iterator

from ostraka.model import IdentifierKind, Record
from ostraka.text.identifiers import identifier_key, plain_value, well_formed

#: Whose number a record's own id is ...
_OWN = {
    "gb_uksl": "UK Sanctions List",
    "gb_ofsi": "OFSI",
    "us_ofac_sdn": "OFAC",
    "us_ofac_cons": "OFAC",
    "au_dfat": "DFAT",
    "eu_fsf": "EU",
}
#: ... and whose number another list means by the words beside it.
_NOTED = {
    "ofsi group id": "OFSI",
    "uk sanctions list ref": "UK Sanctions List",
    "uk sanctions list unique id": "UK Sanctions List",
    "ofac uid": "OFAC",
    "dfat reference": "DFAT",
    "eu reference number": "EU",
}
_REGISTRY = {
    IdentifierKind.INN: "tax",
    IdentifierKind.TAX: "tax",
    IdentifierKind.OGRN: "ogrn",
    IdentifierKind.LEI: "lei",
    IdentifierKind.IMO: "imo",
}
_DOCUMENTS = frozenset({IdentifierKind.PASSPORT, IdentifierKind.NATIONAL_ID, IdentifierKind.REGISTRATION})
#: Kinds of a key that prove a link on their own.
CERTAIN = frozenset({"reference", "un", "book"})


def keys_of(record: Record, hidden: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """``(kind of key, number)`` for all that another record of the same party may carry as well.

    Kinds: ``reference``, ``un``, ``book`` (the starter book's own parties), ``imo``, ``tax``,
    ``ogrn``, ``lei``, ``document``. Those ``hidden`` are left out, for a test of the rest.
    """
    for kind, number in _keys(record):
        if kind not in hidden:
            yield kind, number


def _keys(record: Record) -> Iterator[tuple[str, str]]:
    if owner := _OWN.get(record.source):
        yield "reference", f"{owner} {record.id}".upper()
    if record.source == "starter":
        yield "book", record.id.partition(":")[2]
    for i in record.identifiers:
        if i.kind is IdentifierKind.UN_REFERENCE:
            yield "un", plain_value(i)
        elif i.kind is IdentifierKind.LIST_REFERENCE:
            if owner := _NOTED.get(i.note.lower()):
                yield "reference", f"{owner} {i.value}".upper()
        elif i.kind in _REGISTRY and identifier_key(i) and well_formed(i):
            yield _REGISTRY[i.kind], plain_value(i)
        elif i.kind in _DOCUMENTS and (key := identifier_key(i)):
            yield "ogrn" if key.startswith("ogrn:") else "document", plain_value(i)
