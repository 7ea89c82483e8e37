"""Countries and addresses in OFAC's words."""

import re
from functools import cache

from ostraka.model import Place
from ostraka.text.countries import country_code

#: Words OFAC writes where a country would stand.
NO_COUNTRY = frozenset({"undetermined", "Netherlands Antilles", "None Identified", "Unknown"})
# "London EC3N 1DY", "Baku AZ 1008"; but in "New York, NY 10001" the letters are a region
_POSTAL = re.compile(r"(?:^|(?<=\s))((?:(?<=[^,] )[A-Z]{2,3} (?=\d))?\S*\d.*)$")

#: ISO code or None, remembered: a list repeats some two hundred names tens of thousands of times.
code = cache(country_code)


def stands_for_country(printed: str) -> bool:
    """Whether OFAC uses these words in place of a country (``undetermined``, ``Region: Crimea``)."""
    return bool(code(printed)) or printed in NO_COUNTRY or printed.startswith("Region:")


def birth_place(printed: str) -> Place:
    """``City, Region, Country`` in parts; the last counts as country only if it is one.

    >>> birth_place("Sinuiju, North Pyongan, Korea, North").country
    'KP'
    """
    if whole := code(printed):
        return Place(full=printed, country=whole)
    parts = printed.split(", ")
    # "Korea, North" holds a comma itself
    for size in (2, 1):
        if len(parts) > size and (found := code(", ".join(parts[-size:]))):
            return Place(full=printed, city=parts[0], region=", ".join(parts[1:-size]), country=found)
    return Place(full=printed, city=parts[0], region=", ".join(parts[1:]))


def address(street: str, city: str, region: str, postal_code: str, country: str) -> Place | None:
    """An address out of its parts, ``full`` composed as OFAC's CSV prints it; None if all are blank."""
    cell = " ".join(p for p in (", ".join(p for p in (city, region) if p), postal_code) if p)
    full = ", ".join(p for p in (street, cell, country) if p)
    return Place(full, city, region, postal_code, code(country) or country) if full else None


def csv_address(street: str, cell: str, country: str) -> Place:
    """An address of the CSV, whose one cell holds city, region and postal code.

    A postal code begins at the first word with a digit, the region behind the last comma. A
    cell that holds a region alone can't be told from one that holds a city.

    >>> csv_address("1 Invented Street", "London EC3N 1DY", "United Kingdom").postal_code
    'EC3N 1DY'
    """
    found = _POSTAL.search(cell)
    postal = found[1] if found else ""
    place = cell.removesuffix(postal).strip(" ,")
    city, _, region = place.rpartition(", ") if ", " in place else (place, "", "")
    full = ", ".join(p for p in (street, cell, country) if p)
    return Place(full, city, region, postal, code(country) or country)
