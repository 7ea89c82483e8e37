"""Birth dates, documents, citizenships and addresses of an entry of the EU's files."""

import re

from ostraka.model import Contact, Identifier, IdentifierKind, IssueCode, PartialDate, Place
from ostraka.sources.fsf.entry import Entry, Part
from ostraka.text.countries import country_code
from ostraka.text.dates import parse_date

#: By the type's code and, for codes never seen, by words of its description.
_DOCUMENTS = (
    (re.compile(r"^(passport|diplomatic-?passport)$|passport", re.I), IdentifierKind.PASSPORT),
    (re.compile(r"^(fiscalcode|tax)|fiscal|\btax", re.I), IdentifierKind.TAX),
    (re.compile(r"^regnumber$|registration|trade lic", re.I), IdentifierKind.REGISTRATION),
    (re.compile(r"^swiftbic$|swift|\bbic\b", re.I), IdentifierKind.BIC),
    (re.compile(r"\bimo\b", re.I), IdentifierKind.IMO),
    (re.compile(r"^other\b", re.I), IdentifierKind.OTHER),
    (re.compile(r"^(id|ssn)\b|identi|social security", re.I), IdentifierKind.NATIONAL_ID),
    (
        re.compile(r"^(electionid|tradelic|residentperm|travel|birth|driv|licen)|permit|certificate", re.I),
        IdentifierKind.OTHER,
    ),
)
_RUSSIAN = {"INN": IdentifierKind.INN, "OGRN": IdentifierKind.OGRN, "KPP": IdentifierKind.KPP}
_FLAGS = {
    "diplomatic": "diplomatic",
    "knownExpired": "known expired",
    "knownFalse": "known false",
    "reportedLost": "reported lost",
    "revokedByIssuer": "revoked by issuer",
}
_CONTACTS = {"PHONE": "phone", "MOBILE": "phone", "FAX": "fax", "EMAIL": "email", "WEB": "website"}


def births(entry: Entry, notes: list[str]) -> tuple[list[PartialDate], list[Place]]:
    """Dates and places of birth; their remarks are added to ``notes``."""
    dates: list[PartialDate] = []
    places: list[Place] = []
    for part in entry.births:
        born = _birth_date(entry, part)
        dates += [born] if born else []
        place = _place(entry, part, ("place", "city"))
        places += [place] if place else []
        notes += (f"born {born or 'on an unknown day'}: {remark}" for remark in part.remarks)
    return dates, places


def _birth_date(entry: Entry, part: Part) -> PartialDate | None:
    circa, calendar = part.take("circa") == "true", part.take("calendarType")
    numbers = [part.take(which).zfill(2) for which in ("year", "monthOfYear", "dayOfMonth")]
    first, last = part.take("yearRangeFrom"), part.take("yearRangeTo")
    printed = part.take("birthdate").removeprefix("N/A")
    if not printed:
        known = numbers[: numbers.index("00") if "00" in numbers else 3]
        printed = "-".join(known) or (f"{first} to {last}" if first and last else first or last)
    if not printed:
        return None
    if calendar not in ("", "GREGORIAN"):
        entry.issue(IssueCode.BAD_DATE, f"birth date {printed} in the calendar {calendar}", part.where)
        return PartialDate(printed=f"{printed} ({calendar})")
    found = parse_date(printed)
    if not found.known:
        entry.issue(IssueCode.BAD_DATE, f"birth date not understood: {printed!r}", part.where)
    return PartialDate(found.start, found.end, circa or found.circa, found.printed)


def _place(entry: Entry, part: Part, first: tuple[str, ...]) -> Place | None:
    """The place of an address or birth; ``first`` are the attributes printed before region and country."""
    part.take("logicalId")
    values = {name: part.take(name).removeprefix("-") for name in (*first, "zipCode", "region")}
    code, land = part.take("countryIso2Code"), part.take("countryDescription")
    country = _country(entry, code, land, part.where)
    full = ", ".join(filter(None, (*values.values(), land if country and land else country)))
    return Place(full, values["city"], values["region"], values["zipCode"], country) if full else None


def _country(entry: Entry, code: str, description: str, where: str) -> str:
    """The country, empty for ``00`` UNKNOWN, as printed (with an issue) where it is not known."""
    if code in ("", "00") and description in ("", "UNKNOWN"):
        return ""
    known = country_code(code) or country_code(description)
    if not known:
        entry.issue(IssueCode.BAD_VALUE, f"country not known: {code} {description}".rstrip(), where)
    return known or description or code


def document(entry: Entry, part: Part) -> list[Identifier]:
    """A document's number, and its Latin form where that is another."""
    code, words = part.take("identificationTypeCode"), part.take("identificationTypeDescription")
    kind = next(
        (kind for text in (code, words) for pattern, kind in _DOCUMENTS if text and pattern.search(text)),
        None,
    )
    if not kind:
        entry.issue(IssueCode.UNKNOWN_CATEGORY, f"type of document {code!r} ({words})", part.where)
    said = [words, *(text for name, text in _FLAGS.items() if part.take(name) == "true")]
    for name, label in (
        ("issuedBy", "issued by"), ("issueDate", "issued on"), ("issuedDate", "issued on"),
        ("validFrom", "valid from"), ("validTo", "valid to"), ("nameOnDocument", "name on document:"),
        ("region", "region"),
    ):  # fmt: skip
        if value := part.take(name):
            said.append(f"{label} {value}")
    remarks = " ".join(part.remarks)
    kind = next((russian for word, russian in _RUSSIAN.items() if re.search(rf"\b{word}\b", remarks)), kind)
    country = _country(entry, part.take("countryIso2Code"), part.take("countryDescription"), part.where)
    numbers = dict.fromkeys(filter(None, (part.take("number"), part.take("latinNumber"))))
    part.take("logicalId")
    note = "; ".join(filter(None, (*said, *part.remarks)))
    return [Identifier(kind or IdentifierKind.OTHER, number, country, note) for number in numbers]


def citizenship(entry: Entry, part: Part, notes: list[str]) -> str:
    """The country of a citizenship, empty if it is not told; its remarks are added to ``notes``."""
    country = _country(entry, part.take("countryIso2Code"), part.take("countryDescription"), part.where)
    region = part.take("region")
    part.take("logicalId")
    notes += (f"citizenship {country}: {text}" for text in (*filter(None, [region]), *part.remarks))
    return country


def addresses(entry: Entry, notes: list[str]) -> tuple[list[Place], list[Contact]]:
    """Addresses, and the contacts printed with them; remarks are added to ``notes``."""
    places: list[Place] = []
    contacts: list[Contact] = []
    for part in entry.addresses:
        number = part.take("number")  # of the house: version 1.0 of the CSV only
        place = _place(entry, part, ("street", "poBox", "place", "city"))
        if number:
            notes.append(f"{place.full if place else 'address'}: number {number}")
        places += [place] if place else []
        remarks = [
            *part.remarks,
            *(["as at the time of listing"] if part.take("asAtListingTime") == "true" else []),
        ]
        notes += (f"{place.full}: {remark}" if place else remark for remark in remarks)
        for key, value in part.contacts:
            if key not in _CONTACTS:
                entry.issue(IssueCode.UNKNOWN_CATEGORY, f"kind of contact {key!r}", part.where)
            contacts.append(Contact(_CONTACTS.get(key, key.lower()), value.replace("\\n", " ")))
    return places, contacts
