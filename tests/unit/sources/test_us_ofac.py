"""OFAC's two lists in all their formats: samples, mutations, and the real files."""

import io
import zipfile
from datetime import date

import pytest
from tests.unit.sources.ofac_samples import CSV_SET, END, built, codes, expected, only, parse, row, sample

from ostraka.model import IssueCode, MeasureKind, NameRole, RawFile, Record
from ostraka.sources.us_ofac_cons import SOURCE as CONS
from ostraka.sources.us_ofac_sdn import SOURCE as SDN

# --- the samples -----------------------------------------------------------------------------


def test_the_csv_set_gives_the_expected_records() -> None:
    parsed = SDN.parse(tuple(sample(name) for name in CSV_SET))
    assert parsed.issues == ()
    assert parsed.format == "csv-set"
    assert built(parsed) == expected("expected.json")


def test_the_classic_xml_gives_the_very_records_of_the_csv_set() -> None:
    parsed = SDN.parse((sample("sdn.xml"),))
    assert parsed.issues == ()
    assert (parsed.format, parsed.published) == ("classic-xml", date(2022, 4, 6))
    assert built(parsed) == expected("expected.json")[:3]


def test_the_enhanced_xml_gives_the_expected_records() -> None:
    parsed = SDN.parse((sample("sdn_enhanced.xml"),))
    assert parsed.issues == ()
    assert (parsed.format, parsed.published) == ("enhanced-xml", date(2022, 4, 8))
    assert built(parsed) == expected("expected_enhanced.json")


def test_the_advanced_xml_gives_the_very_records_of_the_enhanced() -> None:
    parsed = SDN.parse((sample("sdn_advanced.xml"),))
    assert parsed.issues == ()
    # DateOfIssue is the day of the schema, not of the file
    assert (parsed.format, parsed.published) == ("advanced-xml", None)
    assert built(parsed) == expected("expected_enhanced.json")


def test_the_consolidated_list_gives_the_expected_records() -> None:
    parsed = CONS.parse((sample("cons_prim.csv", "us_ofac_cons"),))
    assert parsed.issues == ()
    assert parsed.format == "csv-primary"
    assert built(parsed) == expected("expected.json", "us_ofac_cons")


def test_file_names_do_not_matter_and_zips_are_opened() -> None:
    files = [RawFile(f"{n}-2022-04", sample(name).data) for n, name in enumerate(CSV_SET)]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in reversed(files):
            archive.writestr(file.name, file.data)
    by_name = SDN.parse(tuple(sample(name) for name in CSV_SET))
    assert SDN.parse(tuple(files)).records == by_name.records
    assert SDN.parse((RawFile("sdn.zip", buffer.getvalue()),)).records == by_name.records


def test_a_delisted_party_is_gone_from_the_next_file() -> None:
    before = parse(row(ent="1"), row(ent="2"))
    after = parse(row(ent="2"))
    assert {r.id for r in before.records} - {r.id for r in after.records} == {"1"}


# --- the remarks -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("remark", "printed"),
    [
        ("DOB 24 Mar 1960.", "1960-03-24"),
        ("DOB 1953.", "1953"),
        ("DOB Mar 1960.", "1960-03"),
        ("DOB circa 1960.", "circa 1960"),
        ("DOB circa 01 Jan 1960.", "circa 1960-01-01"),
        ("DOB 1960 to 1965.", "1960 to 1965"),
        ("DOB 01 Jan 1960 to 31 Dec 1960.", "1960-01-01 to 1960-12-31"),
        ("DOB Jan 1960 to Mar 1960.", "1960-01 to 1960-03"),
        ("DOB circa 1960-1965.", "circa 1960 to 1965"),
        ("alt. DOB 1961.", "1961"),
    ],
)
def test_every_shape_of_a_birth_date_is_read(remark: str, printed: str) -> None:
    assert [str(day) for day in only(row(remark, kind='"individual"')).birth_dates] == [printed]


@pytest.mark.parametrize(
    ("remark", "kind", "value", "country", "note"),
    [
        ("Tax ID No. 7701234567 (Russia).", "inn", "7701234567", "RU", "Tax ID No."),
        ("Tax ID No. 7701234567.", "tax", "7701234567", "", "Tax ID No."),
        ("Tax ID No. AA-1 (Italy).", "tax", "AA-1", "IT", "Tax ID No."),
        ("Registration ID 1027700000000 (Russia).", "ogrn", "1027700000000", "RU", "Registration ID"),
        ("Registration Number 1027700000000 (Latvia).", "registration", "1027700000000", "LV",
         "Registration Number"),
        ("Registration Number HRB 1 (Stuttgart) (Germany).", "registration", "HRB 1 (Stuttgart)", "DE",
         "Registration Number"),
        ("Registration Number 1 (Korea, North) issued 1999.", "registration", "1", "KP",
         "Registration Number, issued 1999"),
        ("Legal Entity Number 1 (Netherlands).", "registration", "1", "NL", "Legal Entity Number"),
        ("SWIFT/BIC ABCDRUMM.", "bic", "ABCDRUMM", "", ""),
        ("Identification Number IMO 9000003.", "imo", "9000003", "", "Identification Number"),
        ("Identification Number 12 (Iran).", "registration", "12", "IR", "Identification Number"),
        ("BIK (RU) 044525225.", "other", "044525225", "", "BIK (RU)"),
        ("Digital Currency Address - XMR 4abc.", "crypto_address", "4abc", "", "XMR"),
        ("Aircraft Tail Number EP-ABC.", "aircraft_registration", "EP-ABC", "", ""),
        ("Aircraft Construction Number (also called L/N or S/N or F/N) 99.", "serial", "99", "",
         "Aircraft Construction Number (also called L/N or S/N or F/N)"),
    ],
)  # fmt: skip
def test_every_kind_of_number_is_told(remark: str, kind: str, value: str, country: str, note: str) -> None:
    (found,) = only(row(remark)).identifiers
    assert (found.kind, found.value, found.country, found.note) == (kind, value, country, note)


def test_prose_that_begins_like_a_document_is_a_note() -> None:
    record = only(row("Passport issued in Sarajevo, Bosnia.", kind='"individual"'))
    assert (record.identifiers, record.notes) == ((), ("Passport issued in Sarajevo, Bosnia",))


def test_a_number_of_a_kind_never_seen_is_kept_and_reported() -> None:
    parsed = parse(row("Invented Card Number 12345 (Iran)."))
    assert codes(parsed) == [IssueCode.UNKNOWN_CATEGORY]
    assert parsed.records[0].notes == ("Invented Card Number 12345 (Iran)",)


def test_quoted_aliases_are_weak_and_those_of_the_alias_file_are_not() -> None:
    (primary, *aliases) = only(
        row("a.k.a. 'DOE, Jim'; f.k.a. 'J'.", name="DOE, John", kind='"individual"')
    ).names
    assert (primary.full, primary.given, primary.family, primary.printed) == (
        "John DOE", "John", "DOE", "DOE, John",
    )  # fmt: skip
    assert {(a.full, a.role, a.weak) for a in aliases} == {
        ("Jim DOE", NameRole.ALIAS, True),
        ("J", NameRole.PREVIOUS, True),
    }


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("DOE, JR., Samuel", "Samuel DOE JR."),
        ("ROE, Feliciano, Jr.", "Feliciano ROE Jr."),
        ("MONONYM", "MONONYM"),
    ],
)
def test_suffixes_and_single_names_keep_their_place(printed: str, full: str) -> None:
    assert only(row(name=printed, kind='"individual"')).caption == full


def test_an_organization_with_a_comma_is_no_person() -> None:
    assert only(row(name="NOWHERE, S.A.")).caption == "NOWHERE, S.A."


def test_the_closing_period_goes_and_that_of_an_abbreviation_stays() -> None:
    assert only(row("Linked To: A S.A.S.; Linked To: B.")).relations[0].name == "A S.A.S."
    assert [r.name for r in only(row("Linked To: A; Linked To: B S.A.")).relations] == ["A", "B S.A."]


def test_remarks_cut_without_their_overflow_give_no_wrong_value() -> None:
    whole = "Tax ID No. 1 (Russia); " + "x" * 959 + "; a.k.a. 'WHOLE NAME'."
    cut = whole[:1000]
    assert cut.endswith("a.k.a. 'WHOLE NA")
    parsed = parse(row(cut))
    assert codes(parsed) == [IssueCode.BAD_VALUE]
    assert [n.full for n in parsed.records[0].names] == ["X"]
    assert ("remarks_cut", "a.k.a. 'WHOLE NA") in [(a.key, a.value) for a in parsed.records[0].attributes]


def test_remarks_cut_inside_a_word_are_completed_by_the_comments_file() -> None:
    whole = "Tax ID No. 1 (Russia); " + "x" * 959 + "; a.k.a. 'WHOLE NAME'."
    files = tuple(
        RawFile(name, (line + END).encode())
        for name, line in (("p", row(whole[:1000])), ("c", f'1,"{whole[1000:]}"'))
    )
    parsed = SDN.parse(files)
    assert parsed.issues == ()
    assert [n.full for n in parsed.records[0].names] == ["X", "WHOLE NAME"]


def test_an_unreadable_birth_date_is_kept_as_printed_and_reported() -> None:
    parsed = parse(row("DOB long ago.", kind='"individual"'))
    assert codes(parsed) == [IssueCode.BAD_DATE]
    assert str(parsed.records[0].birth_dates[0]) == "long ago"


# --- programs and measures -------------------------------------------------------------------


def measures(record: Record) -> dict[str, set[MeasureKind]]:
    return {d.program: {m.kind for m in d.measures} for d in record.designations}


def test_each_tag_is_a_designation_that_blocks_and_no_date_is_made_up() -> None:
    record = only(row(tag="UKRAINE-EO13661] [RUSSIA-EO14024"))
    assert measures(record) == {
        "US-UKRAINE-EO13661": {MeasureKind.ASSET_FREEZE},
        "US-RUSSIA-EO14024": {MeasureKind.ASSET_FREEZE},
    }
    assert record.listed_on is None


def test_on_the_sdn_list_a_directive_s_dates_belong_to_that_measure_alone() -> None:
    record = only(
        row(
            "Listing Date (EO 14024 Directive 3): 24 Feb 2022; "
            "Effective Date (EO 14024 Directive 3): 26 Mar 2022.",
            tag="RUSSIA-EO14024",
        )
    )
    (designation,) = record.designations
    assert designation.listed_on is None
    assert {(m.kind, m.effective) for m in designation.measures} == {
        (MeasureKind.ASSET_FREEZE, None),
        (MeasureKind.DEBT_EQUITY, date(2022, 3, 26)),
    }


def test_a_sectoral_tag_alone_on_the_sdn_list_still_blocks() -> None:
    remark = "Executive Order 13662 Directive Determination - Subject to Directive 1."
    assert measures(only(row(remark, tag="UKRAINE-EO13662"))) == {
        "US-UKRAINE-EO13662": {MeasureKind.ASSET_FREEZE, MeasureKind.DEBT_EQUITY}
    }


def test_a_measure_of_an_order_without_a_tag_gets_the_program_of_that_order() -> None:
    record = only(row("Executive Order 13846 information: FOREIGN EXCHANGE. Sec. 5(a)(ii).", tag="IFSR"))
    assert measures(record)["US-IRAN-EO13846"] == {MeasureKind.TRANSACTION_BAN}
    assert {d.program_name for d in record.designations} == {"", "IFSR"}


def test_a_program_and_a_kind_of_party_never_seen_are_kept_and_reported() -> None:
    parsed = parse(row(tag="INVENTED-EO99999", kind='"submarine"'))
    assert sorted(codes(parsed)) == [IssueCode.UNKNOWN_CATEGORY, IssueCode.UNKNOWN_PROGRAM]
    assert parsed.records[0].designations[0].program == "US-INVENTED-EO99999"
    assert parsed.records[0].kind == "other"
