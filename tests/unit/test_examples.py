"""The example customers: whole, consistent, and hard enough to be worth screening."""

import csv
from pathlib import Path

from ostraka.data import starter_files
from ostraka.sources.starter import parse
from ostraka.text.countries import country_code
from ostraka.text.dates import parse_date

EXAMPLES = Path(__file__).parents[2] / "examples"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of an example file."""
    return list(csv.DictReader((EXAMPLES / name).read_text("utf-8").splitlines()))


CUSTOMERS = rows("customers.csv")
EXPECTED = rows("customers-expected.csv")


def test_both_files_hold_the_same_customers_in_the_same_order() -> None:
    assert [c["id"] for c in CUSTOMERS] == [e["id"] for e in EXPECTED]
    assert len({c["id"] for c in CUSTOMERS}) == len(CUSTOMERS) >= 220


def test_every_expected_party_is_in_the_starter_book_and_there_are_enough_of_them() -> None:
    slugs = {record.id.split(":")[1] for record in parse(starter_files()).records}
    expected = [e["party"] for e in EXPECTED if e["party"]]
    assert set(expected) <= slugs
    assert len(set(expected)) >= 40


def test_a_look_alike_names_the_party_it_is_not() -> None:
    slugs = {record.id.split(":")[1] for record in parse(starter_files()).records}
    near = [e for e in EXPECTED if not e["party"] and e["why"] != "ordinary"]
    assert len(near) >= 40
    assert {e["why"].split(":")[0] for e in near} <= slugs


def test_types_birth_dates_and_countries_can_be_read() -> None:
    for customer in CUSTOMERS:
        assert customer["name"] and customer["type"] in ("person", "organization")
        assert not customer["birth_date"] or parse_date(customer["birth_date"]).known
        assert country_code(customer["country"]) == customer["country"]


def test_the_readme_counts_what_is_there() -> None:
    text = (EXAMPLES / "README.md").read_text("utf-8")
    listed = sum(bool(e["party"]) for e in EXPECTED)
    near = sum(not e["party"] and e["why"] != "ordinary" for e in EXPECTED)
    assert f"{len(CUSTOMERS)} invented customers" in text
    assert f"{listed} of them" in text and f"{near} more" in text
