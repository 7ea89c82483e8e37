"""The XML of the UK Sanctions List, element by element, into entries.

Only excerpts of that file can be studied, and it leaves empty elements out. So elements not seen
yet are looked for under every likely name (singular, plural, "…Details"); whatever has another
name still shows up as a leftover.
"""

from ostraka.sources.reading.entries import Entry
from ostraka.sources.reading.xml import Node

_SINGLE = {
    "updated": "LastUpdated",
    "designated": "DateDesignated",
    "ofsi": "OFSIGroupID",
    "un": "UNReferenceNumber",
    "regime": "RegimeName",
    "kind": "IndividualEntityShip",
    "source": "DesignationSource",
    "sanctions": "SanctionsImposed",
    "other": "OtherInformation",
    "reasons": "UKStatementofReasons",
}
#: group -> element of one value, whose text is the value.
_LISTED = {
    "title": ("Title",),
    "phone": ("PhoneNumber",),
    "website": ("Website",),
    "email": ("EmailAddress",),
    "dob": ("DOB",),
    "nationality": ("Nationality",),
    "position": ("Position",),
    "gender": ("Gender",),
    "entity_type": ("TypeOfEntity",),
    "subsidiary": ("Subsidiary",),
    "parent": ("ParentCompany",),
    "registration": ("BusinessRegistrationNumber",),
    "imo": ("IMONumber",),
    "owner": ("CurrentOwnerOperator",),
    "previous_owner": ("PreviousOwnerOperator",),
    "flag": ("CurrentBelievedFlagOfShip",),
    "previous_flag": ("PreviousFlag",),
    "ship_type": ("TypeOfShip",),
    "tonnage": ("TonnageOfShip", "Tonnage"),
    "length": ("LengthOfShip", "Length"),
    "year_built": ("YearBuilt",),
    "hin": ("HullIdentificationNumber", "HIN"),
}
#: group -> (containers, element of one value, its cells).
_STRUCTURED: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "name": (
        ("Names",),
        "Name",
        ("Name6", "Name1", "Name2", "Name3", "Name4", "Name5", "NameType", "AliasStrength"),
    ),
    "original": (
        ("NonLatinNames",),
        "NonLatinName",
        ("NameNonLatinScript", "NonLatinScriptType", "NonLatinScriptLanguage"),
    ),
    "address": (
        ("Addresses",),
        "Address",
        (*(f"AddressLine{n}" for n in range(1, 7)), "AddressPostalCode", "AddressCountry"),
    ),
    "birth": (("BirthDetails",), "Location", ("TownOfBirth", "CountryOfBirth")),
    "passport": (
        ("PassportDetails", "Passports"),
        "Passport",
        ("PassportNumber", "PassportAdditionalInformation"),
    ),
    "national": (
        ("NationalIdentifierDetails", "NationalIdentifiers"),
        "NationalIdentifier",
        ("NationalIdentifierNumber", "NationalIdentifierAdditionalInformation"),
    ),
}
_DETAILS = {"IndividualDetails": "Individual", "EntityDetails": "Entity", "ShipDetails": "Ship"}
_FLAGS = (
    "AssetFreeze", "ArmsEmbargo", "TargetedArmsEmbargo", "CharteringOfShips",
    "ClosureOfRepresentativeOffices", "CrewServicingOfShipsAndAircraft", "Deflag",
    "PreventionOfBusinessArrangements", "ProhibitionOfPortEntry", "TravelBan",
    "PreventionOfCharteringOfShips", "PreventionOfCharteringOfShipsAndAircraft",
    "TechnicalAssistanceRelatedToAircraft", "TrustServicesSanctions", "DirectorDisqualificationSanction",
)  # fmt: skip


def read_designation(node: Node) -> Entry:
    """The entry of one ``Designation`` element; its id is empty where ``UniqueID`` is missing."""
    entry = Entry(node.text("UniqueID"), node.where)
    for group, tag in _SINGLE.items():
        for text in node.texts(tag):
            entry.add(group, text)
    holders = [node]
    for container, tag in _DETAILS.items():
        holders += [inner for outer in node.nodes(container) for inner in outer.nodes(tag)]
    for holder in holders:
        for group, tags in _LISTED.items():
            for tag in tags:
                _add_listed(entry, group, holder, tag)
        for group, (containers, tag, cells) in _STRUCTURED.items():
            for container in containers:
                for outer in holder.nodes(container):
                    for value in outer.nodes(tag):
                        entry.add(group, *(value.text(cell) for cell in cells))
    for flags in node.nodes("SanctionsImposedIndicators"):
        for tag in _FLAGS:
            if flags.text(tag).lower() == "true":
                entry.add("flagged", tag)
    entry.issues += node.leftovers(entry.id)
    return entry


def _add_listed(entry: Entry, group: str, holder: Node, tag: str) -> None:
    """The texts of ``tag`` wherever it stands: alone, or in any of its likely containers."""
    plural = f"{tag[:-1]}ies" if tag.endswith("y") else f"{tag}es" if tag.endswith("s") else f"{tag}s"
    for text in holder.texts(tag):
        entry.add(group, text)
    for container in (plural, f"{tag}Details"):
        for outer in holder.nodes(container):
            for text in (outer.value(), *outer.texts(tag)):
                entry.add(group, text)
