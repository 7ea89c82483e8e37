"""One OFAC party while it is being read: every format fills the same form the same way.

A reader gives what its format prints as (type, value); what a type means is decided
here once, so that a party comes out alike from CSV and from each XML.
"""

import re
from datetime import date

import msgspec

from ostraka.model import (
    Attribute,
    Contact,
    Identifier,
    IdentifierKind,
    IssueCode,
    Kind,
    Name,
    NameRole,
    PartialDate,
    Place,
    Record,
    Relation,
)
from ostraka.model.record import canonical
from ostraka.sources.ofac import vocabulary
from ostraka.sources.ofac.identifiers import Detail, read_identifier
from ostraka.sources.ofac.listings import dated
from ostraka.sources.ofac.names import party_name, told_name, unstop
from ostraka.sources.ofac.places import birth_place, code, stands_for_country
from ostraka.sources.ofac.programs import (
    KNOWN,
    Restriction,
    designations,
    directive_kind,
    menu_kind,
    plain_designations,
)
from ostraka.text.dates import parse_date, parse_day

SDN, CONS = "us_ofac_sdn", "us_ofac_cons"
_KINDS = {
    "": Kind.ORGANIZATION,
    "entity": Kind.ORGANIZATION,
    "individual": Kind.PERSON,
    "vessel": Kind.VESSEL,
    "aircraft": Kind.AIRCRAFT,
}
_ROLES = {"aka": NameRole.ALIAS, "fka": NameRole.PREVIOUS, "nka": NameRole.ALIAS}
_SANCTIONS_TYPE = re.compile(r"(?:Executive Order )?(\d{5}) (?:Sectoral )?Directive (\w+)")
#: Sanctions types that the program's tag says already.
_TOLD_BY_TAG = frozenset(
    {
        "Reject",
        "561 Full Restrictions",
        "NDAA Special Conditions",
        "CAATSA Section 231/235 Sanctions",
        "Executive Order 14059 Non-blocking",
    }
)
_DIRECTIVE = re.compile(r"Subject to Directive (\w+)")
_DIRECTIVE_DATE = re.compile(r"(?P<what>.+) Date \((?:EO (?P<order>\d+) Directive (?P<number>\w+)|CMIC)\)")


class NamePart(msgspec.Struct):
    """A part of a name and OFAC's word for it (``Last Name``, ``Patronymic`` …)."""

    type: str
    value: str


class Party:
    """Collects a party's parts; :meth:`record` gives the finished record."""

    def __init__(self, source: str, record_id: str, kind: str) -> None:
        self.source, self.id = source, record_id
        self.issues: list[tuple[IssueCode, str]] = []
        self.kind = _KINDS.get(kind.lower(), Kind.OTHER)
        if kind.lower() not in _KINDS:
            self.issue(IssueCode.UNKNOWN_CATEGORY, f"kind of party {kind!r} is not known")
        self.names: list[Name] = []
        self.tags: list[str] = []
        self.lists: dict[str, date] = {}
        self.authorities: list[str] = []
        self.block = False
        self.birth_dates: list[PartialDate] = []
        self.birth_places: list[Place] = []
        self.gender = ""
        self.nationalities: list[str] = []
        self.positions: list[str] = []
        self.addresses: list[Place] = []
        self.identifiers: list[Identifier] = []
        self.contacts: list[Contact] = []
        self.relations: list[Relation] = []
        self.attributes: list[Attribute] = []
        self.notes: list[str] = []
        self.restrictions: dict[tuple[str, str], Restriction] = {}

    def issue(self, code: IssueCode, message: str) -> None:
        """Note a problem; the reader adds the place."""
        self.issues.append((code, message))

    @property
    def named(self) -> bool:
        """Whether it has a primary name."""
        return bool(self.names) and self.names[0].role is NameRole.PRIMARY

    @property
    def caption(self) -> str:
        """The primary name in natural order, empty while there is none."""
        return self.names[0].full if self.names else ""

    def primary(self, printed: str) -> None:
        """Put the primary name first."""
        self.names.insert(0, party_name(printed, self.kind, NameRole.PRIMARY))

    def alias(self, printed: str, role: str, *, weak: bool = False) -> None:
        """Add an alias by OFAC's word for its role (``aka``, ``F.K.A.`` …)."""
        self.names.append(party_name(printed, self.kind, self._role(role), weak))

    def _role(self, printed: str) -> NameRole:
        known = _ROLES.get(printed.lower().replace(".", ""))
        if known is None:
            self.issue(IssueCode.UNKNOWN_CATEGORY, f"type of alias {printed!r} is not known")
        return known or NameRole.ALIAS

    def tag(self, printed: str) -> None:
        """Add a program tag."""
        if printed not in KNOWN:
            self.issue(IssueCode.UNKNOWN_PROGRAM, f"program {printed!r} is not known")
        self.tags.append(printed)

    def documented_name(
        self, printed: str, parts: list[NamePart], script: str, *, role: str, weak: bool
    ) -> None:
        """Add a name told in parts; without a ``role`` it is the primary one."""
        name = told_name(printed, [(p.type, p.value) for p in parts], self.kind)
        if script and script != "Latin":
            name = msgspec.structs.replace(name, role=NameRole.ORIGINAL_SCRIPT, weak=weak, language=script)
            self.names.append(name)
        elif role:
            self.names.append(msgspec.structs.replace(name, role=self._role(role), weak=weak))
        else:
            self.names.insert(0, name)

    def listing(self, name: str, day: date | None) -> None:
        """Add a list the party is on, with the day OFAC gives for that."""
        self.attribute("on_list", f"{name}, {day}" if day else name)
        if day:
            self.lists[name] = min(day, self.lists.get(name, day))

    def sanctions_type(self, printed: str) -> None:
        """Add one of OFAC's sanctions types, which remarks and features mostly tell as well."""
        if printed == "Block":
            self.block = True
        elif found := _SANCTIONS_TYPE.fullmatch(printed):
            self._restriction(found[1], found[2])
        elif printed in ("CMIC Executive Order", "Executive Order 13959 Sanctions"):
            self._restriction("CMIC", "")
        elif printed not in _TOLD_BY_TAG:
            self.issue(IssueCode.UNKNOWN_CATEGORY, f"type of sanctions {printed!r} is not known")
            self.attribute("sanctions_type", printed)

    def relation(self, printed: str, name: str, other: str) -> None:
        """Add a tie to another party of the list."""
        if printed not in vocabulary.TIES:
            self.issue(IssueCode.UNKNOWN_CATEGORY, f"relation {printed!r} is not known")
        self.relations.append(Relation(vocabulary.TIES.get(printed) or _slug(printed), name, other))

    def country(self, printed: str) -> str:
        """ISO code; regions and OFAC's words for "none" stay as printed; else an issue too."""
        if not stands_for_country(printed):
            self.issue(IssueCode.BAD_VALUE, f"country {printed!r} is not known")
        return code(printed) or printed

    def attribute(self, key: str, value: str) -> None:
        """Add an attribute unless it is blank."""
        if value:
            self.attributes.append(Attribute(key, value))

    def note(self, text: str) -> None:
        """Keep free text as printed, unless it only repeats a position."""
        if text and text not in self.positions:
            self.notes.append(unstop(text))

    def vessel(self, **fields: str) -> None:
        """Add the particulars of a ship; tonnage without the commas only the CSV prints."""
        if call_sign := fields.pop("call_sign", ""):
            self.identifiers.append(Identifier(IdentifierKind.CALL_SIGN, call_sign))
        if owner := fields.pop("owner", ""):
            self.relations.append(Relation("owner", owner))
        for key, value in fields.items():
            self.attribute(key, value.replace(",", "") if "tonnage" in key else value)

    def detail(self, item: Detail) -> None:
        """Put one typed value where it belongs; an unknown type becomes an attribute and an issue."""
        name = item.type.rstrip(" :-")
        if item.note and name not in vocabulary.IDENTIFIERS:
            self.note(f"{name} {item.value}: {item.note}")
        if name in vocabulary.IDENTIFIERS:
            self._identifier(name, item)
        elif key := vocabulary.ATTRIBUTES.get(name):
            day = parse_date(item.value) if key in vocabulary.DATED else None
            self.attribute(key, str(day) if day else unstop(item.value))
        elif key := vocabulary.RELATIONS.get(name):
            self.relations.append(Relation(key, item.value))
        elif key := vocabulary.CONTACTS.get(name):
            self.contacts.append(Contact(key, item.value))
        elif name in vocabulary.NATIONALITY:
            self.nationalities.append(self.country(item.value))
        elif name in vocabulary.BIRTH_DATE:
            self.birth_date(parse_date(item.value))
        elif name in vocabulary.BIRTH_PLACE:
            self.birth_places.append(birth_place(item.value))
        elif name in vocabulary.POSITION:
            self.positions += item.value.split("; ")
        elif name in vocabulary.GENDER and item.value in ("Male", "Female"):
            self.gender = item.value.lower()
        elif name in vocabulary.REFERENCES:
            self.note(f"{name}: {item.value}")
        elif vocabulary.FAMILY.fullmatch(name):
            self._family(name, item)
        else:
            self.issue(IssueCode.UNKNOWN_CATEGORY, f"detail {item.type!r} is not known")
            self.attribute(_slug(name), " ".join(p for p in (item.value, item.country, item.note) if p))

    def birth_date(self, day: PartialDate) -> None:
        """Add a birth date, with an issue if it could not be read."""
        self.birth_dates.append(day)
        if not day.known:
            self.issue(IssueCode.BAD_DATE, f"birth date {day.printed!r} could not be read")

    def _identifier(self, name: str, item: Detail) -> None:
        identifier, country = read_identifier(name, item, self.kind is Kind.PERSON)
        if identifier is None:
            self.note(" ".join(p for p in (name, item.value, item.country and f"({item.country})") if p))
            return
        if country:
            self.country(country)
        if identifier.kind is IdentifierKind.REGISTRATION and identifier.value.startswith("IMO"):
            self.issue(IssueCode.BAD_VALUE, f"{identifier.value!r} is no IMO number of seven digits")
        self.identifiers.append(identifier)

    def _family(self, name: str, item: Detail) -> None:
        """A type that carries a currency, an order or a directive in its own words."""
        words = name.split(" ")
        if name.startswith("Digital Currency"):
            self.identifiers.append(Identifier(IdentifierKind.CRYPTO_ADDRESS, item.value, note=words[-1]))
        elif found := _DIRECTIVE_DATE.fullmatch(name):
            self._directive_date(name, found, item.value)
        elif directive := _DIRECTIVE.match(item.value):
            order, number = words[2], directive[1]
            self._restriction(order, number).printed = f"{name} - {unstop(item.value)}"
        elif "Directive" in name:
            self.note(f"{name} - {item.value}")
        else:
            order = "CAATSA" if words[0] == "CAATSA" else words[2]
            self.restrictions[order, item.value] = Restriction(
                order, menu_kind(item.value), unstop(item.value)
            )

    def _restriction(self, order: str, number: str) -> Restriction:
        kind = directive_kind(order, number)
        return self.restrictions.setdefault(
            (order, number), Restriction(order, kind, f"EO {order} Directive {number}" if number else order)
        )

    def _directive_date(self, name: str, found: re.Match[str], printed: str) -> None:
        """Listing and effective dates of a directive belong to that measure alone."""
        day = parse_day(printed)
        if day is None:
            self.issue(IssueCode.BAD_DATE, f"{name} {printed!r} could not be read")
        restriction = self._restriction(found["order"] or "CMIC", found["number"] or "")
        if found["what"] == "Effective" and day:
            restriction.effective, restriction.basis = day, name
            return
        self.attribute(_slug(name), day.isoformat() if day else printed)
        if found["what"] == "Listing":
            restriction.listed_on, restriction.listed_basis = day, name

    def record(self) -> Record:
        """The finished record in canonical order."""
        sdn = self.source == SDN
        if self.restrictions or self.block:
            found = designations(self.tags, tuple(self.restrictions.values()), sdn=sdn, block=self.block)
        else:
            found = plain_designations(tuple(self.tags), sdn)
        if self.lists or self.authorities:
            found, unpaired = dated(found, self.lists, self.authorities)
            for authority in unpaired:
                self.attribute("legal_authority", authority)
        return canonical(
            Record(
                source=self.source,
                id=self.id,
                kind=self.kind,
                names=tuple(self.names),
                designations=found,
                birth_dates=tuple(self.birth_dates),
                birth_places=tuple(self.birth_places),
                gender=self.gender,
                nationalities=tuple(self.nationalities),
                positions=tuple(self.positions),
                addresses=tuple(self.addresses),
                identifiers=tuple(self.identifiers),
                contacts=tuple(self.contacts),
                relations=tuple(self.relations),
                attributes=tuple(self.attributes),
                notes=tuple(self.notes),
            )
        )


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
