"""Numbers as lists print them, with their labels inside the cell, to identifiers.

"OGRN: 1031624002937; INN - 5261079332", "Tax ID No. 7735579027 (Russia)", "1117746568829",
"S335026 (False Indonesian)": labels are read where they stand; what has none keeps the kind of
its column. The printed words stay in the note wherever they say more than the number.
"""

import re
from collections.abc import Iterator

from ostraka.model import Identifier, IdentifierKind
from ostraka.text.nationalities import countries_in

# letters glued to the next word are not the number's: "38705Acuris", "308989789VAT number"
_ANY = r"(?-i:[A-Z]{0,6}\d[\dA-Z/.-]*\d(?:[A-Z]{1,2}\b)?)"
_LABELED = tuple(
    (
        kind,
        re.compile(rf"(?:{label})\b(?:\W{{0,3}}\([A-Z ]+\)| number| code)?[\s:.,–#-]{{0,5}}({value})", re.I),
    )
    for kind, label, value in (
        (IdentifierKind.OGRN, r"OGRN(?:IP)?|ОГРН(?:ИП)?", r"\d{13}(?:\d\d)?(?!\d)"),
        (IdentifierKind.INN, r"INN|ИНН", r"\d{10}(?:\d\d)?(?!\d)"),
        (IdentifierKind.KPP, r"KPP|КПП", r"\d{9}(?!\d)"),
        (IdentifierKind.LEI, r"LEI", r"[A-Z0-9]{18}\d\d\b"),
        (
            IdentifierKind.BIC,
            r"SWIFT(?: ?/ ?BI[CN])?(?: code)?|BIC",
            r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b",
        ),
        (IdentifierKind.IMO, r"IMO(?: number)?", r"\d{7}(?!\d)"),
        (
            IdentifierKind.TAX,
            r"TIN|tax(?:payer)?(?: identification| identifier| id| registration)?(?: number| no| code)?|УНН|"
            r"UNP|TRN|INN|fiscal code|VAT",
            _ANY,
        ),
        (
            IdentifierKind.REGISTRATION,
            r"(?:unified )?social credit (?:code|identifier)(?: number)?|USC?CC?|BvD ID|"
            r"(?:company )?registration (?:number|no|id)|company (?:number|no)|CR(?: no)?|BR(?: no)?|BIN|BIK|"
            r"OKPO|OKTMO|DUNS|D-U-N-S",
            _ANY,
        ),
    )
)
_NUMBER = re.compile(rf"\b{_ANY}")
_DATE = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? \d{4}\b")
#: An Italian fiscal code in its groups: name, birth year, month and day, place, check letter.
_FISCAL = re.compile(r"\b[A-Z]{3} ?[A-Z]{3} ?\d\d[A-Z]\d\d ?[A-Z]\d{3}[A-Z]\b")
_PROPER = re.compile(r"[A-Z][\w’']*(?:[ -](?:of |and |the )*[A-Z][\w’']*)*")
_TAX = re.compile(r"\btax|\b(?:TIN|TRN|fiscal)\b", re.I)
_RUSSIA = re.compile(r"Russia|OGRN|INN", re.I)


def number_of(kind: IdentifierKind, number: str, details: str) -> Identifier:
    """One personal document: its number as printed, the issuing country where the details name it."""
    value = number.lstrip("'").strip(" ,;")  # the spreadsheet's mark for "this is text"
    if kind is IdentifierKind.NATIONAL_ID:
        kind = next((k for k, pattern in _LABELED[:3] if re.search(rf"\b{k.name}\b", details)), kind)
        if kind is IdentifierKind.NATIONAL_ID and _TAX.search(details):
            kind = IdentifierKind.TAX
    return Identifier(kind, value, _country(details) or _country(value), details)


def document_of(kind: IdentifierKind, text: str) -> Identifier:
    """One document whose number stands somewhere in a sentence, as the list of 2018 prints them.

    >>> document_of(IdentifierKind.NATIONAL_ID, "Italian fiscal code RSS MRA 70A41 F205Z").value
    'RSSMRA70A41F205Z'
    """
    if fiscal := _FISCAL.search(text):
        found = fiscal[0].replace(" ", "")
    else:
        found = next((m[0] for m in _NUMBER.finditer(_DATE.sub("", text)) if len(m[0]) > 4), "")
    if kind is IdentifierKind.NATIONAL_ID and _TAX.search(text):
        kind = IdentifierKind.TAX
    value = found or text
    return Identifier(kind, value, _country(text), "" if value == text else text)


def business_numbers(text: str) -> Iterator[Identifier]:
    """Every number in a business-registration cell, by its label; unlabeled ones as REGISTRATION.

    >>> [(str(i.kind), i.value) for i in business_numbers("OGRN - 1125261000040; INN – 5261079332")]
    [('ogrn', '1125261000040'), ('inn', '5261079332')]
    >>> [(str(i.kind), i.value, i.country) for i in business_numbers("Tax ID No. 7735579027 (Russia)")]
    [('inn', '7735579027', 'RU')]
    """
    rest, note = text, text
    country = _country(text)
    found: list[tuple[IdentifierKind, str]] = []
    for kind, pattern in _LABELED:
        for match in pattern.finditer(rest):
            found.append((kind, match[1]))
        rest = pattern.sub(" ", rest)
    for match in _NUMBER.finditer(rest):
        if sum(c.isdigit() for c in match[0]) >= 5:
            # "7706061801 (INN)" has its label behind
            behind = IdentifierKind.TAX if re.search(r"\b(?:INN|TIN)\b", rest) else None
            found.append((behind or IdentifierKind.REGISTRATION, match[0]))
    if not found:
        yield Identifier(IdentifierKind.REGISTRATION, text)
    for kind, value in found:
        if kind is IdentifierKind.TAX and _RUSSIA.search(text) and re.fullmatch(r"\d{10}(?:\d\d)?", value):
            kind = IdentifierKind.INN
        if kind is IdentifierKind.REGISTRATION and is_ogrn(value):
            kind = IdentifierKind.OGRN
        yield Identifier(kind, value, country, "" if value == note else note)


def is_ogrn(value: str) -> bool:
    """Whether a bare number can only be meant as a Russian state registration number.

    13 digits (15 for sole traders), a first digit of 1, 2, 3 or 5, and the right check digit
    (order 105n of the Russian Ministry of Finance, 18 June 2014): one number in thirty passes by chance.

    >>> is_ogrn("1027700132195"), is_ogrn("1027700132196")
    (True, False)
    """
    if not re.fullmatch(r"[1235]\d{12}(?:\d\d)?", value):
        return False
    return int(value[:-1]) % (len(value) - 2) % 10 == int(value[-1])


def un_reference(text: str, field: str) -> Identifier:
    """The UN reference in the UN's own spelling; ``field`` is where it was printed.

    >>> un_reference("KPI. 067", "UN Ref").value, un_reference("QI.A.151.03", "UN Ref").value
    ('KPi.067', 'QI.A.151.03')
    """
    bare = text.replace(" ", "")
    value = f"{bare[:2]}{bare[2].lower()}{bare[3:]}" if re.fullmatch(r"[A-Z]{2}[EI]\.\d{3}", bare) else bare
    return Identifier(IdentifierKind.UN_REFERENCE, value, note=field)


def imo_number(text: str) -> str:
    """The seven digits of a printed IMO number, or the text as it is.

    >>> imo_number("IMO9826902"), imo_number("unknown")
    ('9826902', 'unknown')
    """
    found = re.search(r"(?<!\d)\d{7}(?!\d)", text)
    return found[0] if found else text


def _country(text: str) -> str:
    """The first country or people that a capitalized word before any "issued" names, or nothing."""
    for phrase in _PROPER.findall(re.split(r"\bIssued (?:at|by|in|on)|\bissued", text)[0]):
        words = phrase.split()
        for size in range(min(len(words), 5), 0, -1):
            codes, _ = countries_in(" ".join(words[:size]))
            if len(codes) == 1 and len(words[0]) > 2:
                return codes[0]
    return ""
