"""OFAC's own words for the details of a party, and what each becomes in a record.

The same words stand in every format: as ``idType`` in the classic XML, as feature and
document types in the advanced and enhanced XML, and as the first words of a piece of
the CSV's Remarks. Words are looked up without a closing colon or dash. A word that is
not here is kept as printed and reported, never dropped.
"""

import re

from ostraka.model import IdentifierKind

_K = IdentifierKind


def _types(names: str) -> frozenset[str]:
    return frozenset(names.split("|"))


def _table(groups: dict[IdentifierKind, str]) -> dict[str, IdentifierKind]:
    return {name: kind for kind, names in groups.items() for name in names.split("|")}


#: printed type -> kind of identifier; :func:`ostraka.sources.ofac.party` refines the Russian ones.
IDENTIFIERS = _table(
    {
        _K.PASSPORT: "Passport|Diplomatic Passport|British National Overseas Passport"
        "|Stateless Person Passport",
        _K.NATIONAL_ID: "Cedula No.|SSN|D.N.I.|N.I.E.|National ID No.|Bosnian Personal ID No."
        "|Credencial electoral|Kenyan ID No.|C.I.N.|Moroccan Personal ID No.|C.U.R.P."
        "|Electoral Registry No.|Identification Number|National Foreign ID Number"
        "|Cartilla de Servicio Militar Nacional|C.U.I.P.|Personal ID Card|Residency Number"
        "|CNP (Personal Numerical Code)|Romanian Permanent Resident"
        "|Turkish Identification Number|Stateless Person ID Card|Refugee ID Card"
        "|Numero de Identidad|Tazkira National ID Card|I.F.E.|Citizen's Card Number"
        "|UAE Identification|C.U.I.|Military Registration Number",
        _K.TAX: "R.F.C.|RFC|NIT #|US FEIN|RUC #|C.I.F.|RIF #|V.A.T. Number|Italian Fiscal Code"
        "|Fiscal Code|C.U.I.T.|Tax ID No.|Paraguayan tax identification number"
        "|Numero Unico de Identificacao Tributaria (NUIT)|Romanian Tax Registration|N.I.F."
        "|RTN|RSIN",
        _K.REGISTRATION: "Business Registration Document #|Registration ID|LE Number|Registered Charity No."
        "|C.R. No.|UK Company Number|Dubai Chamber of Commerce Membership No."
        "|Trade License No.|Commercial Registry Number|Certificate of Incorporation Number"
        "|Registration Certificate Number (Dubai)|Matricula Mercantil No"
        "|Government Gazette Number|Romanian C.R.|Folio Mercantil No."
        "|Istanbul Chamber of Comm. No.|Company Number|Public Registration Number|License"
        "|Branch Unit Number|Enterprise Number|Organization Code"
        "|United Social Credit Code Certificate (USCCC)|Chamber of Commerce Number"
        "|Business Number|Business Registration Number|Registration Number"
        "|MSB Registration Number|File Number|Unified Social Credit Code (USCC)"
        "|Central Registration System Number|Economic Register Number (CBLS)"
        "|Tourism License No.|Afghan Money Service Provider License Number",
        _K.OGRN: "Russian State Individual Business Registration Number Pattern (OGRNIP)",
        _K.LEI: "Legal Entity Number",
        _K.BIC: "SWIFT/BIC",
        _K.IMO: "Vessel Registration Identification",
        _K.MMSI: "MMSI",
        _K.CALL_SIGN: "Vessel Call Sign",
        _K.AIRCRAFT_REGISTRATION: "Aircraft Tail Number|Previous Aircraft Tail Number",
        _K.SERIAL: "Aircraft Construction Number (also called L/N or S/N or F/N)"
        "|Aircraft Manufacturer's Serial Number (MSN)|Aircraft Serial Identification",
        _K.SECURITY: "ISIN|Equity Ticker",
        _K.OTHER: "BIK (RU)|D-U-N-S Number|Driver's License No.|Travel Document Number|VisaNumberID"
        "|Immigration No.|Public Security and Immigration No.|Birth Certificate Number"
        "|Serial No.|Pilot License Number|SRE Permit No.|Permit Number|Trademark number"
        "|Seafarer's Identification Document|Global Intermediary Identification Number"
        "|Aircraft Mode S Transponder Code|Chinese Commercial Code|MICEX Code"
        "|Tarjeta Profesional",
    }
)
#: Types whose kind of identifier says it all, so that no note repeats the type.
PLAIN = _types(
    "Passport|SWIFT/BIC|MMSI|Vessel Call Sign|Vessel Registration Identification|ISIN|Aircraft Tail Number"
)
#: Types whose value may lack digits; any other "number" without a digit is prose.
LETTERS = _types(
    "SWIFT/BIC|Aircraft Tail Number|Previous Aircraft Tail Number|Equity Ticker|MICEX Code|Vessel Call Sign"
)
CONTACTS = {
    "Email": "email",
    "Email Address": "email",
    "Website": "website",
    "Phone Number": "phone",
    "Phone No.": "phone",
    "PHONE": "phone",
    "Telephone": "phone",
    "Telephone Number": "phone",
    "Fax": "fax",
    "FAX": "fax",
    "TELEX": "telex",
}
#: printed type -> key of the attribute that keeps its value as printed
ATTRIBUTES = {
    "Additional Sanctions Information": "additional_sanctions_information",
    "Aircraft Manufacture Date": "aircraft_manufactured",
    "Aircraft Model": "aircraft_model",
    "Aircraft Type": "aircraft_type",
    "Former Vessel Flag": "former_flag",
    "IFCA Determination": "ifca_determination",
    "Issuer Name": "issuer_name",
    "Organization Established Date": "established",
    "Organization Type": "organization_type",
    "Other Vessel Call Sign": "other_call_sign",
    "Other Vessel Flag": "other_flag",
    "Other Vessel Type": "other_vessel_type",
    "PEESA Information": "peesa_information",
    "Secondary sanctions risk": "secondary_sanctions_risk",
    "Target Type": "target_type",
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions": (
        "transactions_prohibited"
    ),
    "VESSEL TYPE": "vessel_type",
    "Vessel Flag": "flag",
    "Vessel Gross Registered Tonnage": "gross_registered_tonnage",
    "Vessel Gross Tonnage": "tonnage",
    "Vessel Tonnage": "tonnage",
    "Vessel Type": "vessel_type",
    "Vessel Year of Build": "year_built",
}
#: Attributes that are dates, kept in ISO form because the formats print them differently.
DATED = frozenset({"established", "aircraft_manufactured"})
#: printed type -> relation of the party to the one named
RELATIONS = {
    "Aircraft Operator": "operator",
    "Linked To": "linked_to",
    "Vessel Owner": "owner",
    "Vessel Operator": "operator",
}
BIRTH_DATE, BIRTH_PLACE = ("DOB", "Birthdate"), ("POB", "Place of Birth")
NATIONALITY = (
    "nationality",
    "citizen",
    "Nationality Country",
    "Citizenship Country",
    "Nationality of Registration",
)
GENDER = ("Gender",)
POSITION = ("Title",)
#: OFAC's word for a tie -> kind of relation, as what the other party is to this one
TIES = {
    "Acting for or on behalf of": "acts_for",
    "Associate Of": "associate",
    "Family member of": "family",
    "Leader or official of": "official_of",
    "Owned or Controlled By": "owner",
    "Owns, controls, or operates": "subsidiary",
    "Principal Executive Officer": "executive_of",
    "Property in the interest of": "property_of",
    "Providing support to": "supports",
    "playing a significant role in": "role_in",
}
#: Types that only point the reader elsewhere
REFERENCES = ("For more information, please see",)

#: Types that come in families: a currency, an executive order, a directive is part of the type.
FAMILY = re.compile(
    r"Digital Currency Address - \w+"
    r"|Executive Order \d+ (?:Directive Determination|Directive Information|information)"
    r"|CAATSA Section \d+ Information"
    r"|(?:Listing|Effective|Purchase/Sales For Divestment) Date \([^)]*\)"
)


def _by_first_word() -> dict[str, tuple[str, ...]]:
    words: dict[str, list[str]] = {}
    for table in (
        IDENTIFIERS, CONTACTS, ATTRIBUTES, RELATIONS, BIRTH_DATE, BIRTH_PLACE, NATIONALITY, GENDER,
    ):  # fmt: skip
        for name in table:
            words.setdefault(name.split(" ")[0], []).append(name)
    return {word: tuple(sorted(names, key=len, reverse=True)) for word, names in words.items()}


_BY_FIRST_WORD = _by_first_word()


def split_type(piece: str) -> tuple[str, str] | None:
    """The type a piece of text begins with and the rest of it, or None where it begins with none.

    >>> split_type("Registration Number HRB 1 (Germany)")
    ('Registration Number', 'HRB 1 (Germany)')
    >>> split_type("Listing Date (EO 14024 Directive 2): 24 Feb 2022")
    ('Listing Date (EO 14024 Directive 2)', '24 Feb 2022')
    >>> split_type("Brigadier General") is None
    True
    """
    # "Linked To:" and "Gender" alike: a type ends at a blank or a colon
    word = piece.partition(" ")[0].rstrip(":")
    for name in _BY_FIRST_WORD.get(word, ()):
        if piece.startswith(name) and piece[len(name) : len(name) + 1] in (" ", ":"):
            return name, piece[len(name) :].lstrip(" :").removeprefix("- ")
    if family := FAMILY.match(piece):
        return family[0], piece[family.end() :].lstrip(" :").removeprefix("- ")
    return None
