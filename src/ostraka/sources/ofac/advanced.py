"""OFAC's advanced XML (``Sanctions``, the UN's schema 1.0): tables that refer to each other.

Words stand in reference tables at the head; then come addresses and documents, the parties
that refer to them, the ties between parties, and what OFAC imposed on which list since
when. ``DateOfIssue`` is that of the schema, so the file tells no date of its own.
"""

from collections import defaultdict
from datetime import date

from ostraka.errors import MalformedFile
from ostraka.model import Issue, IssueCode, Parsed, PartialDate, Place, RawFile
from ostraka.sources.ofac.gathering import Gathering
from ostraka.sources.ofac.identifiers import Detail
from ostraka.sources.ofac.party import NamePart, Party
from ostraka.sources.ofac.places import address
from ostraka.sources.ofac.remarks import read_remarks
from ostraka.sources.reading.xml import Node, iterate_xml

ROOT = "Sanctions"
_NEEDED = ("ReferenceValueSets", "DistinctParty", "SanctionsEntry")
#: The reference tables used; the others hold words the file needs by its schema alone.
_WORDS = (
    "AliasType|Country|DetailReference|FeatureType|IDRegDocDateType|IDRegDocType|LegalBasis|List|LocPartType"
    "|NamePartType|PartyType|RelationType|Reliability|SanctionsType|Script|Validity"
)
#: References and flags that the schema asks for and that say nothing of the party.
_FILLING = (
    "ID", "FixedRef", "DocNameStatusID", "ScriptStatusID", "Acronym", "CalendarTypeID", "YearFixed",
    "MonthFixed", "DayFixed", "DetailTypeID", "IdentityReference", "LocPartValueTypeID",
    "LocPartValueStatusID", "FeatureVersionReference", "IDRegDocumentReference", "LocationAreaCode",
    "DocumentedNameReference", "CountryRelevanceID", "SanctionsEntryReference",
)  # fmt: skip


def parse_advanced(file: RawFile, source: str) -> Parsed:
    """The parties of an advanced XML file.

    Raises MalformedFile for broken XML, or where parties or what was imposed on them are missing.
    """
    tables = _Tables(source)
    readers = {
        "ReferenceValueSets": tables.read_words,
        "Location": tables.read_location,
        "IDRegDocument": tables.read_document,
        "DistinctParty": tables.read_party,
        "ProfileRelationship": tables.read_relation,
        "SanctionsEntry": tables.read_entry,
    }
    seen = set()
    for node in iterate_xml(file, *readers):
        seen.add(node.tag)
        readers[node.tag](node)
    missing = [name for name in _NEEDED if name not in seen]
    if missing:
        raise MalformedFile(f"no {' and no '.join(missing)} in it", where=file.name, hint="download it again")
    found = Gathering()
    for party, where, leftovers in tables.parties:
        found.add(party, where, leftovers)
    found.issues += tables.issues
    return found.parsed("advanced-xml")


class _Tables:
    """The file's tables by their own ids, as far as they have been read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.issues: list[Issue] = []
        self.words: dict[str, dict[str, str]] = {}
        self.kinds: dict[str, str] = {}
        self.locations: dict[str, tuple[tuple[Place, ...], str]] = {}
        self.documents: dict[str, list[Detail]] = defaultdict(list)
        self.by_profile: dict[str, Party] = {}
        self.parties: list[tuple[Party, str, list[Issue]]] = []

    def word(self, table: str, node: Node, attribute: str) -> str:
        """The word an attribute refers to; the reference itself where the table lacks it."""
        key = node.attr(attribute)
        return self.words.get(table, {}).get(key, key)

    def read_words(self, node: Node) -> None:
        """The reference tables. A party's kind is its subtype or, for "Unknown", its type."""
        for name in _WORDS.split("|"):
            rows = [row for group in node.nodes(f"{name}Values") for row in group.nodes(name)]
            self.words[name] = {row.attr("ID"): row.value() for row in rows}
        for group in node.nodes("PartySubTypeValues"):
            for row in group.nodes("PartySubType"):
                kind, party_type = row.value(), self.word("PartyType", row, "PartyTypeID")
                self.kinds[row.attr("ID")] = party_type if kind == "Unknown" else kind

    def read_location(self, node: Node) -> None:
        """An address, once more where its parts are also told in another script."""
        key = node.attr("ID")
        node.ignore(*_FILLING)
        country = ""
        for link in node.nodes("LocationCountry"):
            link.ignore(*_FILLING)
            country = self.word("Country", link, "CountryID")
        parts: dict[str, dict[str, str]] = {"true": {}, "false": {}}
        for part in node.nodes("LocationPart"):
            name = self.word("LocPartType", part, "LocPartTypeID")
            for value in part.nodes("LocationPartValue"):
                value.ignore(*_FILLING)
                script = parts[value.attr("Primary") or "true"]
                script[name] = ", ".join(p for p in (script.get(name), value.text("Value")) if p)
        # a country that only a nationality refers to is a part without a type
        country = country or parts["true"].pop("Unknown", "")
        places = [_place(told, country) for told in parts.values() if told or told is parts["true"]]
        self.locations[key] = tuple(place for place in places if place), country
        self.issues += node.leftovers()

    def read_document(self, node: Node) -> None:
        """A document, kept for the identity it belongs to."""
        node.ignore(*_FILLING)
        dates = {}
        for entry in node.nodes("DocumentDate"):
            what = self.word("IDRegDocDateType", entry, "IDRegDocDateTypeID")
            dates[what] = " ".join(str(_period(period)) for period in entry.nodes("DatePeriod"))
        _, place = self.locations.get(node.attr("IssuedIn-LocationID"), ((), ""))
        validity = self.word("Validity", node, "ValidityID")
        notes = [*node.texts("IssuingAuthority"), place, *node.texts("Comment")]
        notes.append("" if validity == "Valid" else validity.lower())
        self.documents[node.attr("IdentityID")].append(
            Detail(
                self.word("IDRegDocType", node, "IDRegDocTypeID"),
                node.text("IDRegistrationNo"),
                self.word("Country", node, "IssuedBy-CountryID"),
                dates.pop("Issue Date", ""),
                dates.pop("Expiration Date", ""),
                ", ".join(p for p in (*notes, *dates.values()) if p),
            )
        )
        self.issues += node.leftovers()

    def read_party(self, node: Node) -> None:
        """A party with its names, features, addresses and documents."""
        record_id, profile = node.attr("FixedRef"), node.node("Profile")
        kind = self.kinds.get(profile.attr("PartySubTypeID"), "") if profile else "unknown"
        party = Party(self.source, record_id, kind or "unknown")
        if profile:
            self.by_profile[profile.attr("ID")] = party
            profile.ignore(*_FILLING)
            for identity in profile.nodes("Identity"):
                self._identity(party, identity)
            for feature in profile.nodes("Feature"):
                self._feature(party, feature)
        for comment in node.texts("Comment"):
            read_remarks(party, comment)
        self.parties.append((party, node.where, list(node.leftovers(record_id))))

    def _identity(self, party: Party, node: Node) -> None:
        for document in self.documents.pop(node.attr("ID"), ()):
            party.detail(document)
        if node.attr("False") == "true":
            party.note("OFAC marks one of its identities as false")
        node.ignore(*_FILLING, "Primary")
        types = {}
        for groups in node.nodes("NamePartGroups"):
            for master in groups.nodes("MasterNamePartGroup"):
                for group in master.nodes("NamePartGroup"):
                    types[group.attr("ID")] = self.word("NamePartType", group, "NamePartTypeID")
        for alias in node.nodes("Alias"):
            role = "" if alias.attr("Primary") == "true" else self.word("AliasType", alias, "AliasTypeID")
            weak = alias.attr("LowQuality") == "true"
            alias.ignore(*_FILLING, "AliasTypeID")
            for documented in alias.nodes("DocumentedName"):
                documented.ignore(*_FILLING)
                parts, script = [], ""
                for part in documented.nodes("DocumentedNamePart"):
                    for value in part.nodes("NamePartValue"):
                        value.ignore(*_FILLING)
                        script = self.word("Script", value, "ScriptID")
                        parts.append(NamePart(types.get(value.attr("NamePartGroupID"), ""), value.value()))
                party.documented_name("", parts, script, role=role, weak=weak)

    def _feature(self, party: Party, node: Node) -> None:
        name = self.word("FeatureType", node, "FeatureTypeID")
        node.ignore(*_FILLING)
        for version in node.nodes("FeatureVersion"):
            version.ignore(*_FILLING)
            reliability = self.word("Reliability", version, "ReliabilityID")
            doubts = reliability if reliability not in ("Confirmed", "Unknown", "") else ""
            values = [str(_period(period)) for period in version.nodes("DatePeriod")]
            for detail in version.nodes("VersionDetail"):
                detail.ignore(*_FILLING)
                values += [detail.value(), self.word("DetailReference", detail, "DetailReferenceID")]
            for link in version.nodes("VersionLocation"):
                places, country = self.locations.get(link.attr("LocationID"), ((), ""))
                if name == "Location":
                    if country:
                        party.country(country)
                    party.addresses += places
                values.append(country)
            note = ", ".join(p for p in (*version.texts("Comment"), doubts) if p)
            if name != "Location":
                party.detail(Detail(name, " ".join(v for v in values if v), note=note))
            else:
                party.note(note)

    def read_relation(self, node: Node) -> None:
        """A tie, put to the party it starts from."""
        party = self.by_profile.get(node.attr("From-ProfileID"))
        related = node.attr("To-ProfileID")
        other = self.by_profile.get(related)
        kind = self.word("RelationType", node, "RelationTypeID")
        # the quality is that of OFAC's evidence and nearly never told
        node.ignore(*_FILLING, "RelationQualityID", "SanctionsEntryID")
        if party is None:
            message = f"{kind!r} from profile {related}, which is not in the file"
            self.issues.append(Issue(IssueCode.ORPHAN, node.where, message))
            return
        party.relation(kind, other.caption if other else "", other.id if other else related)
        former = "former relation" if node.attr("Former") == "true" else ""
        party.note(", ".join(p for p in (former, *node.texts("Comment")) if p))
        self.issues += node.leftovers(party.id)

    def read_entry(self, node: Node) -> None:
        """What OFAC imposed on a party on one list: the day, the authority, tags and measures."""
        party = self.by_profile.get(node.attr("ProfileID"))
        name = self.word("List", node, "ListID")
        node.ignore(*_FILLING)
        if party is None:
            message = f"an entry of the {name!r} for a profile that is not in the file"
            self.issues.append(Issue(IssueCode.ORPHAN, node.where, message))
            return
        days = []
        for event in node.nodes("EntryEvent"):
            # the only type of event is the entry's creation
            event.ignore(*_FILLING, "EntryEventTypeID")
            party.authorities.append(self.word("LegalBasis", event, "LegalBasisID"))
            days += [day for stamp in event.nodes("Date") if (day := _day(stamp))]
            for comment in event.texts("Comment"):
                party.note(comment)
        for measure in node.nodes("SanctionsMeasure"):
            measure.ignore(*_FILLING, "DatePeriod")  # always without a date
            kind, comment = self.word("SanctionsType", measure, "SanctionsTypeID"), measure.text("Comment")
            if kind != "Program":
                party.sanctions_type(kind)
                party.note(comment)
            elif comment not in party.tags:
                party.tag(comment)
        party.listing(name, min(days, default=None))
        self.issues += node.leftovers(party.id)


def _place(parts: dict[str, str], country: str) -> Place | None:
    street = ", ".join(p for p in (parts.get(f"ADDRESS{n}") for n in (1, 2, 3)) if p)
    state, region = parts.get("STATE/PROVINCE", ""), parts.get("REGION", "")
    if region and not country:
        country = f"Region: {region}"  # as the other formats print it
    elif region:
        state = ", ".join(p for p in (state, region) if p)
    return address(street, parts.get("CITY", ""), state, parts.get("POSTAL CODE", ""), country)


def _day(node: Node) -> date | None:
    """A Year, Month and Day."""
    node.ignore("CalendarTypeID")
    try:
        return date(*(int(node.text(name)) for name in ("Year", "Month", "Day")))
    except ValueError:
        return None


def _period(node: Node) -> PartialDate:
    """A period from the earliest first to the latest last day, as the partial date it stands for.

    1 January to 31 December of a year is that year: the format has no other way to say it.
    """
    circa, ends = False, []
    for name, side in (("Start", "From"), ("End", "To")):
        for edge in node.nodes(name):
            circa |= edge.attr("Approximate") == "true"
            edge.ignore(*_FILLING)
            found = {n.tag: _day(n) for tag in ("From", "To") for n in edge.nodes(tag)}
            ends.append(found.get(side))
    node.ignore(*_FILLING)
    first, last = ends if len(ends) == 2 else (None, None)
    if not first or not last:
        return PartialDate(printed="a period without both ends")
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        start, end = f"{first.year}", f"{last.year}"
    elif first.day == 1 and (last.replace(day=28) - first.replace(day=28)).days < 28 <= last.day:
        start, end = (f"{day:%Y-%m}" for day in (first, last))
    else:
        start, end = first.isoformat(), last.isoformat()
    return PartialDate(start, "" if start == end else end, circa)
