"""Records as FollowTheMoney: the right entities, nothing lost, and what the library itself accepts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ostraka.data import starter_files
from ostraka.model import (
    Attribute,
    Contact,
    Designation,
    Identifier,
    IdentifierKind,
    Kind,
    Measure,
    MeasureKind,
    Name,
    NameRole,
    PartialDate,
    Place,
    RawFile,
    Record,
    Relation,
)
from ostraka.report.ftm import entities, entity_id
from ostraka.report.ftm_values import country_code, email, website
from ostraka.sources import SOURCES, source

PERSON = Record(
    source="gb_uksl",
    id="RUS9001",
    kind=Kind.PERSON,
    names=(
        Name("Pavel Ilyich Testov", given="Pavel", middle="Ilyich", family="Testov", printed="TESTOV, Pavel"),
        Name("Pasha", NameRole.ALIAS, weak=True),
        Name("Павел Ильич Тестов", NameRole.ORIGINAL_SCRIPT, language="rus"),
        Name("Pavel Oldname", NameRole.PREVIOUS),
    ),
    designations=(
        Designation(
            authority="GB",
            program="GB-RUS",
            program_name="The Russia (Sanctions) (EU Exit) Regulations 2019",
            reference="RUS9001",
            listed_on=date(2022, 3, 1),
            listed_basis="DateDesignated",
            measures=(
                Measure(MeasureKind.TRAVEL_BAN, "Travel Ban", date(2022, 3, 1)),
                Measure(MeasureKind.ASSET_FREEZE, "Asset freeze", date(2022, 3, 1)),
                Measure(MeasureKind.TRUST_SERVICES, "Trust Services", date(2023, 3, 21), basis="text"),
            ),
            reasons="He tests.",
        ),
    ),
    birth_dates=(
        PartialDate("1960-03-24"),
        PartialDate("1960", "1965", circa=True),
        PartialDate(printed="?"),
    ),
    birth_places=(Place(full="Perm, Russia", city="Perm", country="RU"), Place(country="SU")),
    nationalities=("RU", "Atlantis"),
    gender="male",
    titles=("Dr",),
    positions=("Chief tester",),
    addresses=(Place(full="1 Test Lane, Perm", city="Perm", postal_code="614000", country="RU"),),
    identifiers=(
        Identifier(IdentifierKind.PASSPORT, "75 1234567", "RU", "expired"),
        Identifier(IdentifierKind.INN, "500100732259"),
        Identifier(IdentifierKind.INN, "500100732258"),
        Identifier(IdentifierKind.LIST_REFERENCE, "15076", note="OFSI group ID"),
        Identifier(IdentifierKind.CRYPTO_ADDRESS, "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", note="XBT"),
    ),
    contacts=(Contact("phone", "+8 (800) 555-55-50"), Contact("email", "a@b.ru"), Contact("website", "b.ru")),
    relations=(Relation("family", "Anna Testova", "RUS9002"), Relation("associate", "Boris Nobody")),
    notes=("Free text.",),
    updated_on=date(2025, 4, 9),
)  # fmt: skip

VESSEL = Record(
    source="us_ofac_sdn",
    id="9",
    kind=Kind.VESSEL,
    names=(Name("TEST MARU"),),
    identifiers=(
        Identifier(IdentifierKind.IMO, "9074729"),
        Identifier(IdentifierKind.IMO, "9074720"),
        Identifier(IdentifierKind.CALL_SIGN, "UBXY"),
        Identifier(IdentifierKind.SERIAL, "HIN77"),
    ),
    attributes=(
        Attribute("flag", "RU"),
        Attribute("vessel_type", "Oil Tanker"),
        Attribute("tonnage", "9,000"),
    ),
    relations=(Relation("owner", id="10"), Relation("linked_to", id="11")),
    contacts=(Contact("website", "ships.ru"),),
)


def by_schema(record: Record) -> dict[str, list[dict[str, Any]]]:
    """The record's entities under the names of their schemata."""
    found: dict[str, list[dict[str, Any]]] = {}
    for entity in entities(record, "https://list.example/"):
        found.setdefault(entity["schema"], []).append(entity)
    return found


def test_the_party_comes_first_with_its_names_by_role() -> None:
    party = entities(PERSON)[0]
    assert (party["id"], party["schema"], party["caption"]) == (
        "gb-uksl-RUS9001", "Person", "Pavel Ilyich Testov",
    )  # fmt: skip
    assert (party["datasets"], party["target"]) == (["gb_uksl"], True)
    properties = party["properties"]
    assert properties["name"] == ["Pavel Ilyich Testov"]
    assert properties["alias"] == ["Павел Ильич Тестов"]
    assert properties["weakAlias"] == ["Pasha"]
    assert properties["previousName"] == ["Pavel Oldname"]
    assert [properties[p] for p in ("firstName", "middleName", "lastName")] == [
        ["Pavel"],
        ["Ilyich"],
        ["Testov"],
    ]


def test_a_persons_facts_are_properties_and_what_does_not_fit_is_a_note() -> None:
    properties = entities(PERSON)[0]["properties"]
    assert properties["birthDate"] == ["1960-03-24", "1960", "1965"]
    assert properties["birthPlace"] == ["Perm, Russia", "SU"]
    assert properties["birthCountry"] == ["ru", "suhh"]
    assert properties["nationality"] == ["ru"]
    assert properties["innCode"] == ["500100732259"]
    assert properties["passportNumber"] == ["75 1234567"]
    assert (properties["email"], properties["website"]) == (["a@b.ru"], ["b.ru"])
    assert (properties["title"], properties["position"]) == (["Dr"], ["Chief tester"])
    assert properties["topics"] == ["sanction"]
    assert properties["modifiedAt"] == ["2025-04-09"]
    assert set(properties["notes"]) == {
        "birthDate: circa 1960 to 1965",
        "birthDate: ?",
        "nationality: Atlantis",
        "phone: +8 (800) 555-55-50",
        "Free text.",
        "associate: Boris Nobody",
    }


def test_measures_that_began_on_other_days_are_other_sanctions() -> None:
    first, later = sorted(by_schema(PERSON)["Sanction"], key=lambda s: s["properties"]["startDate"])
    assert first["properties"] == {
        "authority": ["FCDO; OFSI of HM Treasury"],
        "authorityId": ["RUS9001"],
        "country": ["gb"],
        "entity": ["gb-uksl-RUS9001"],
        "listingDate": ["2022-03-01"],
        "program": ["The Russia (Sanctions) (EU Exit) Regulations 2019"],
        "programId": ["GB-RUS"],
        "provisions": ["travel ban", "Travel Ban", "asset freeze", "Asset freeze"],
        "reason": ["He tests."],
        "recordId": ["RUS9001"],
        "sourceUrl": ["https://list.example/"],
        "startDate": ["2022-03-01"],
        "status": ["in force"],
        "summary": ["listing date: DateDesignated"],
    }
    assert later["properties"]["startDate"] == ["2023-03-21"]
    assert later["properties"]["provisions"] == ["trust services", "Trust Services"]


def test_numbers_with_more_to_say_are_documents_and_wallets_their_own_things() -> None:
    found = by_schema(PERSON)
    (passport,) = found["Passport"]
    assert passport["properties"] == {
        "country": ["ru"],
        "holder": ["gb-uksl-RUS9001"],
        "number": ["75 1234567"],
        "summary": ["expired"],
        "type": ["passport"],
    }
    # the INN with a wrong check digit, which the library would drop as one, and the other list's number
    assert [(d["properties"]["number"], d["properties"]["type"]) for d in found["Identification"]] == [
        (["500100732258"], ["inn"]),
        (["15076"], ["list reference"]),
    ]
    (wallet,) = found["CryptoWallet"]
    assert wallet["properties"]["publicKey"] == ["1BoatSLRHtKNngkdXEeobR76b53LETtpyT"]
    assert wallet["properties"]["currency"] == ["XBT"]


def test_an_address_is_linked_and_told_in_one_line() -> None:
    (address,) = by_schema(PERSON)["Address"]
    assert address["properties"] == {
        "city": ["Perm"],
        "country": ["ru"],
        "full": ["1 Test Lane, Perm"],
        "postalCode": ["614000"],
    }
    assert entities(PERSON)[0]["properties"]["addressEntity"] == [address["id"]]


def test_ties_to_known_ids_are_family_ownership_or_an_unknown_link_with_its_role() -> None:
    (family,) = by_schema(PERSON)["Family"]
    assert family["properties"]["relative"] == ["gb-uksl-RUS9002"]
    assert family["properties"]["description"] == ["Anna Testova"]
    (owner,) = by_schema(VESSEL)["Ownership"]
    assert (owner["properties"]["owner"], owner["properties"]["asset"]) == (
        ["us-ofac-sdn-10"],
        ["us-ofac-sdn-9"],
    )
    (link,) = by_schema(VESSEL)["UnknownLink"]
    assert (link["properties"]["object"], link["properties"]["role"]) == (["us-ofac-sdn-11"], ["linked to"])


def test_a_vessel_keeps_its_numbers_and_a_wrong_one_is_a_note() -> None:
    vessel = entities(VESSEL)[0]
    assert vessel["schema"] == "Vessel" and vessel["target"] is False
    assert vessel["properties"]["imoNumber"] == ["IMO9074729"]
    assert vessel["properties"]["callSign"] == ["UBXY"]
    assert (vessel["properties"]["flag"], vessel["properties"]["type"]) == (["ru"], ["Oil Tanker"])
    assert vessel["properties"]["notes"] == [
        "website: ships.ru", "tonnage: 9,000", "imo: 9074720", "serial: HIN77",
    ]  # fmt: skip


def test_a_kpp_makes_an_organization_a_company() -> None:
    number = Identifier(IdentifierKind.KPP, "770301001")
    firm = Record(source="s", id="1", kind=Kind.ORGANIZATION, names=(Name("Firm"),), identifiers=(number,))
    assert entities(firm)[0]["schema"] == "Company"
    assert entities(firm)[0]["properties"]["kppCode"] == ["770301001"]


def test_an_ended_listing_is_no_topic_and_says_so() -> None:
    over = Designation(authority="EU", program="EU-UKR", ended_on=date(2025, 3, 15), ended=True)
    record = Record(
        source="eu_fsf", id="EU.1.1", kind=Kind.PERSON, names=(Name("A B"),), designations=(over,)
    )
    party, sanction = entities(record)
    assert "topics" not in party["properties"]
    assert (sanction["properties"]["status"], sanction["properties"]["endDate"]) == (
        ["ended"],
        ["2025-03-15"],
    )


def test_only_export_controls_are_not_called_a_sanction() -> None:
    act = Designation(authority="EU", program="EU-RUS", measures=(Measure(MeasureKind.EXPORT_CONTROL),))
    record = Record(source="s", id="1", kind=Kind.ORGANIZATION, names=(Name("F"),), designations=(act,))
    assert entities(record)[0]["properties"]["topics"] == ["export.control"]


def test_values_too_long_for_their_property_are_kept_whole_in_the_notes() -> None:
    long = "Société " * 60
    record = Record(source="s", id="1", kind=Kind.ORGANIZATION, names=(Name(long),), notes=("n" * 70_000,))
    properties = entities(record)[0]["properties"]
    assert properties["name"] == [long[:200]]
    assert properties["notes"][0] == f"name: {long}"
    assert "".join(properties["notes"][1:]) == "n" * 70_000


def test_the_same_record_gives_the_same_entities_and_no_id_twice() -> None:
    for record in (PERSON, VESSEL):
        assert entities(record) == entities(record)
        ids = [entity["id"] for entity in entities(record)]
        assert len(set(ids)) == len(ids)


def test_ids_are_made_of_letters_digits_dots_and_dashes_and_stay_apart() -> None:
    assert entity_id("eu_fsf", "EU.8537.32") == "eu-fsf-EU.8537.32"
    assert entity_id("table", "a b") != entity_id("table", "a_b") != entity_id("table", "a-b")
    assert entity_id("table", "_").startswith("table-")


@pytest.mark.parametrize(
    "text, fit", [("b.ru", True), ("https://b.ru/x?y=1", True), ("see b.ru", False), ("b", False)]
)
def test_only_one_web_address_is_a_website(text: str, fit: bool) -> None:
    assert website(text) is fit


@pytest.mark.parametrize(
    "text, fit", [("a@b.ru", True), ("a@b", False), ("a@b.ru; c@d.ru", False), ("a.ru", False)]
)
def test_only_one_mail_address_is_an_email(text: str, fit: bool) -> None:
    assert email(text) is fit


def test_what_is_written_is_read_back_by_the_source_ftm_with_names_and_days() -> None:
    records = source("starter").parse(starter_files()).records
    lines = b"\n".join(msgspec.json.encode(entity) for record in records for entity in entities(record))
    back = {r.id: r for r in source("ftm").parse((RawFile("starter.ftm.json", lines),)).records}
    assert len(back) == len(records)
    for record in records:
        found = back[entity_id(record.source, record.id)]
        assert found.kind == record.kind
        assert {n.full for n in found.names} == {n.full for n in record.names}
        assert _terms(found) == _terms(record)


def _terms(record: Record) -> set[tuple[str, str, date | None, date | None]]:
    """Authority, program, day of listing and first day of each measure."""
    return {
        (d.authority, d.program, d.listed_on or m.effective, m.effective)
        for d in record.designations
        for m in d.measures
    }


# The newest file of each list that is kept beside the project; an excerpt where there is no whole one.
LISTS = {
    "au_dfat": ("au/Australian_Sanctions_Consolidated_List-2026-04.xlsx",),
    "ca_russia_regs": ("ca/SOR-2014-58/2026-07-23.xml",),
    "ca_sema": ("ca/sema-lmes-2025-05.xml",),
    "ch_seco": ("ch/2026-08-27_excerpt/consolidated-list.excerpt.xml",),
    "eu_fsf": ("eu/xmlFullSanctionsList_1_1.excerpt.xml",),
    "ftm": ("ftm/zala.entities.ftm.json",),
    "gb_ofsi": ("uk/ConList-2025-04-14.xlsx",),
    "gb_uksl": ("uk/UK-Sanctions-List-2026-03-26.excerpt.xml",),
    "jp_mof": ("jp/shisantouketsu20260828.excerpt.csv",),
    "un_sc": ("un/consolidated-2026-02-27.xml",),
    "us_ofac_cons": ("us/cons/consolidated-2026-01-08.xml",),
    "us_ofac_sdn": tuple(f"us/2021-07/{name}.csv" for name in ("sdn", "alt", "add", "sdn_comments")),
}


def records_of(key: str, shared: Path) -> tuple[Record, ...]:
    """The records of a real list, or of the starter book."""
    if key == "starter":
        return source(key).parse(starter_files()).records
    if key not in LISTS:
        pytest.skip(f"no file of {key} is kept beside the project")
    return (
        source(key)
        .parse(tuple(RawFile(Path(p).name, (shared / "lists" / p).read_bytes()) for p in LISTS[key]))
        .records
    )


KEYS = [info.key for info in SOURCES]


def texts(value: Any) -> Iterator[str]:
    """Every text in a record's plain form that an entity has to tell."""
    if isinstance(value, dict):
        for key, part in value.items():
            # told by the property a value stands in, or not told at all: see the module's docstring
            if key not in ("source", "role", "language", "printed", "kind", "authority", "key"):
                yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str) and len(value) < 60_000:
        yield value


@pytest.mark.parametrize("key", KEYS)
def test_nothing_a_real_record_says_is_lost(key: str, shared: Path) -> None:
    for record in records_of(key, shared):
        told = "\n".join(v for e in entities(record) for vs in e["properties"].values() for v in vs)
        for text in texts(msgspec.to_builtins(record)):
            code = country_code(text) if len(text) == 2 else ""
            assert text in told or (code and code in told), (record.id, text)


@pytest.mark.parametrize("key", KEYS)
def test_the_library_accepts_every_entity_of_a_real_list_and_would_drop_no_value(
    key: str, shared: Path
) -> None:
    followthemoney = pytest.importorskip(
        "followthemoney", reason="followthemoney needs ICU's headers to install: pip install 'ostraka[ftm]'"
    )
    ids: dict[str, str] = {}
    for record in records_of(key, shared):
        for entity in entities(record):
            schema = followthemoney.model.get(entity["schema"])
            schema.validate(entity)
            assert ids.setdefault(entity["id"], record.id) == record.id
            for name, found in entity["properties"].items():
                prop = schema.properties[name]
                for value in found:
                    clean = prop.type.clean(value, format=prop.format)
                    assert clean and len(clean) <= prop.max_length, (entity["id"], name, value)


def test_the_library_accepts_the_invented_records() -> None:
    followthemoney = pytest.importorskip(
        "followthemoney", reason="followthemoney needs ICU's headers to install: pip install 'ostraka[ftm]'"
    )
    for record in (PERSON, VESSEL):
        for entity in entities(record):
            schema = followthemoney.model.get(entity["schema"])
            schema.validate(entity)
            assert set(entity["properties"]) <= set(schema.properties)
            assert all(entity["properties"].get(name) for name in schema.required)
