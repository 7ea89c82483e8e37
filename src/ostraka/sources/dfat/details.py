"""What Australia's "Additional Information" hides behind its labels: references, documents, contacts.

The text is kept whole as a note; what is read here is read on top of that, so a label that is
not understood loses nothing.
"""

import re
from collections.abc import Iterator

from ostraka.model import Contact, Identifier, IdentifierKind
from ostraka.sources.reading.identifiers import business_numbers, document_of, un_reference
from ostraka.text.clean import numbered

_REFERENCE = re.compile(r"^\s*([A-Z]{2}[EIei]\.\d{3})\b")
_GENDER = re.compile(r"\b(?:gender|sex): *(male|female)\b", re.I)
_WEBSITE = re.compile(r"\bwebsites?: *(\S+)", re.I)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"\b(tel(?:ephone)?(?: numbers?)?|phone|fax|facsimile(?: number)?): *(\+?[\d\s()/+,-]+\d)", re.I
)
_COMPANY = re.compile(
    r"\b(?:company identification|state registration|tax id(?:entification)?|registration|SWIFT|national tax)"
    r"[^:.;]{0,20}[:.] *[^;]*?[A-Z\d/-]{6,}",
    re.I,
)
_IMO = re.compile(r"\bIMO\)?[^\d.;]{0,30}(\d{7})\b")
#: a label, then everything up to the next label, or the next sentence that begins with a word
_DOCUMENT = re.compile(
    r"\b(passport|national identification)(?: no| number| information)?\.?: *"
    r"(.*?)(?=\.? (?:National|Passport|Address|Listed|Other|Designation|Title)\b[^:.]{0,20}\.?:|"
    r"\. (?-i:[A-Z][a-z])|;|$)",
    re.I,
)
_PREVIOUS = re.compile(r"\bprevious names? includes? *:? *([^.;]+)", re.I)
_LONGEST_NUMBER = 30
_KINDS = {"passport": IdentifierKind.PASSPORT, "national identification": IdentifierKind.NATIONAL_ID}


def identifiers_in(text: str) -> Iterator[Identifier]:
    """The UN reference a text begins with, and the numbers its labels announce.

    >>> [(str(i.kind), i.value) for i in identifiers_in("QDi.999. Passport no: a) A123456 b) B765432. Tall")]
    [('un_reference', 'QDi.999'), ('passport', 'A123456'), ('passport', 'B765432')]
    """
    if found := _REFERENCE.match(text):
        yield un_reference(found[1], "Additional Information")
    for label, words in _DOCUMENT.findall(text):
        for part in numbered(words):
            document = document_of(_KINDS[label.lower()], part)
            if any(c.isdigit() for c in document.value) and len(document.value) <= _LONGEST_NUMBER:
                yield document
    for found in _COMPANY.finditer(text):
        yield from business_numbers(found[0])
    for number in _IMO.findall(text):
        yield Identifier(IdentifierKind.IMO, number)


def previous_names_in(text: str) -> Iterator[str]:
    """The names a ship had before, where the text tells them.

    >>> list(previous_names_in("Previous names include NORTH POLE, EVENING and SOUTH POLE"))
    ['NORTH POLE', 'EVENING', 'SOUTH POLE']
    """
    for found in _PREVIOUS.finditer(text):
        yield from (name.strip() for name in re.split(r", | and |, and ", found[1]) if name.strip())


def contacts_in(text: str) -> Iterator[Contact]:
    """Websites, e-mail addresses, phone and fax numbers behind their labels."""
    for site in _WEBSITE.findall(text):
        yield Contact("website", site.rstrip(";,."))
    for mail in _EMAIL.findall(text):
        yield Contact("email", mail.rstrip("."))
    for label, numbers in _PHONE.findall(text):
        kind = "fax" if label.lower().startswith("f") else "phone"
        yield from (Contact(kind, number.strip()) for number in numbers.split(",") if number.strip())


def gender_in(text: str) -> str:
    """``male`` or ``female`` where the text says so, else nothing."""
    found = _GENDER.search(text)
    return found[1].lower() if found else ""
