"""Which records become one party: spelled otherwise they meet, look-alikes stay apart."""

from datetime import UTC, datetime

import msgspec

from ostraka.link import Verdict, link
from ostraka.model import Kind, Place
from tests.unit.link.people import groups, record


def test_spellings_of_kantor_meet() -> None:
    records = [
        record("gb_ofsi:15075", "Viatcheslav Moshe KANTOR", born="1953-09-08"),
        record("eu_fsf:K", "Vyacheslav Moshe KANTOR", "Вячеслав Моше Кантор", born="1953-09-08"),
    ]
    assert groups(link(records)) == {frozenset({"gb_ofsi:15075", "eu_fsf:K"})}


def test_father_and_son_guryev_stay_apart() -> None:
    records = [
        record("gb_ofsi:father", "Andrey Grigoryevich GURYEV", born="1960-03-24"),
        record("us_ofac_sdn:father", "Andrey Grigoryevich GURYEV", "Andrey GURYEV", born="1960-03-24"),
        record("gb_ofsi:son", "Andrey Andreevich GURYEV", born="1982-03-07"),
        record("us_ofac_sdn:son", "Andrey Andreevich GURYEV", "Andrey GURYEV", born="1982-03-07"),
        record("au_dfat:son", "Andrey Andreevich GURIEV", born="1982-03-07"),
    ]
    assert groups(link(records)) == {
        frozenset({"gb_ofsi:father", "us_ofac_sdn:father"}),
        frozenset({"gb_ofsi:son", "us_ofac_sdn:son", "au_dfat:son"}),
    }


def test_four_akimovs_are_four_parties() -> None:
    names = ("Andrey Igorevich", "Alexander Konstantinovich", "Oleg Konstantinovich", "Alexey Vladimirovich")
    born = ("1953-09-22", "1954-11-10", "1981-09-16", "1970-01-02")
    records = [
        record(f"{source}:{name[:6]}", f"{name} AKIMOV", born=day)
        for source in ("gb_ofsi", "ca_sema", "us_ofac_sdn")
        for name, day in zip(names, born, strict=True)
    ]
    assert sorted(len(g) for g in groups(link(records))) == [3, 3, 3, 3]


def test_two_dyukovs_and_two_sergei_ivanovs_stay_apart_without_birth_dates() -> None:
    records = [
        record("gb_ofsi:D1", "Alexander Valeryevich DYUKOV"),
        record("eu_fsf:D2", "Aleksandr Reshideovich DYUKOV"),
        record("gb_ofsi:I1", "Sergei Sergeyevich IVANOV"),
        record("us_ofac_sdn:I2", "Sergei Borisovich IVANOV"),
    ]
    assert groups(link(records)) == set()


def test_a_typing_error_in_the_patronymic_does_not_part_a_man() -> None:
    records = [
        record("gb_ofsi:1", "Sergey Anatolyevich KOGOGIN"),
        record("ca_sema:2", "Sergey Analolievich KOGOGIN"),
    ]
    assert groups(link(records)) == {frozenset({"gb_ofsi:1", "ca_sema:2"})}


def test_a_un_reference_joins_names_that_have_nothing_in_common() -> None:
    records = [
        record("un_sc:1", "ABU BAKR", un="QDi.999"),
        record("gb_ofsi:2", "Quite Another NAME", un="QDi.999"),
    ]
    made = link(records)
    assert groups(made) == {frozenset({"un_sc:1", "gb_ofsi:2"})}
    assert [(one.how, one.evidence[0].text) for one in made.links] == [("reference", "un QDI999 is the same")]
    assert groups(link(records, hidden=("un", "un_reference"))) == set()


def test_two_records_of_one_list_are_two_parties_unless_something_says_otherwise() -> None:
    twins = [
        record("gb_ofsi:1", "Ivan Petrovich SIDOROV", born="1960-05-06"),
        record("gb_ofsi:2", "Ivan Petrovich SIDOROV", born="1961-05-06"),
    ]
    assert groups(link(twins)) == set()
    again = [
        record("gb_ofsi:1", "Ivan Petrovich SIDOROV", born="1960-05-06"),
        record("gb_ofsi:2", "Ivan Petrovich SIDOROV", born="1960-05-06", program="GB-BEL"),
    ]
    assert groups(link(again)) == {frozenset({"gb_ofsi:1", "gb_ofsi:2"})}


def test_a_record_that_took_anothers_place_on_its_list_is_the_same_party() -> None:
    firm = [
        record(f"gb_ofsi:{n}", "FAJR INDUSTRIAL GROUP", kind=Kind.ORGANIZATION) for n in ("8994", "16113")
    ]
    assert groups(link(firm)) == set()
    day = [datetime(year, 1, 1, tzinfo=UTC) for year in (2018, 2023, 2025)]
    shown = {("gb_ofsi", "8994"): (day[0], day[1]), ("gb_ofsi", "16113"): (day[2], day[2])}
    assert groups(link(firm, shown=shown)) == {frozenset({"gb_ofsi:8994", "gb_ofsi:16113"})}


def test_a_weak_alias_makes_no_link() -> None:
    records = [
        record("gb_ofsi:1", "Ivan Petrovich SIDOROV", born="1960-05-06", weak="Grigory RASPUTINSKY"),
        record("us_ofac_sdn:2", "Grigory RASPUTINSKY", born="1960-05-06"),
    ]
    assert groups(link(records)) == set()


def test_what_a_person_decided_wins_over_every_evidence() -> None:
    same = [
        record("gb_ofsi:1", "Viatcheslav Moshe KANTOR", born="1953-09-08"),
        record("eu_fsf:2", "Viatcheslav Moshe KANTOR", born="1953-09-08"),
    ]
    left, right = ("gb_ofsi", "1"), ("eu_fsf", "2")
    assert groups(link(same, [Verdict(left, right, False)])) == set()
    # the last word counts
    assert len(groups(link(same, [Verdict(left, right, False), Verdict(right, left, True)]))) == 1
    other = [
        record("gb_ofsi:1", "Ivan PETROV", born="1950-01-01"),
        record("eu_fsf:2", "Jane DOE", born="1970-01-01"),
    ]
    assert len(groups(link(other, [Verdict(left, right, True)]))) == 1


def test_a_third_record_does_not_bring_together_what_a_person_parted() -> None:
    records = [
        record(f"{s}:1", "Viatcheslav Moshe KANTOR", born="1953-09-08")
        for s in ("gb_ofsi", "eu_fsf", "ca_sema")
    ]
    made = link(records, [Verdict(("gb_ofsi", "1"), ("eu_fsf", "1"), False)])
    assert all(not {"gb_ofsi:1", "eu_fsf:1"} <= group for group in groups(made))
    assert "a person keeps them apart" in {one.refused for one in made.links}


def test_the_order_of_the_records_does_not_matter() -> None:
    records = [
        record(f"{s}:{n}", f"Ivan Petrovich SIDOROV{n}", born="1960-05-06")
        for s in ("gb_ofsi", "eu_fsf")
        for n in "ab"
    ]
    assert link(records) == link(list(reversed(records)))


def test_two_short_names_a_letter_apart_are_two_firms() -> None:
    one = record("gb_ofsi:1", "STC LLC", kind=Kind.ORGANIZATION)
    other = record("us_ofac_sdn:1", "LIMITED LIABILITY COMPANY STK", kind=Kind.ORGANIZATION)
    assert groups(link([one, other])) == set()


def test_an_alias_of_one_word_joins_no_two_firms_of_different_matters() -> None:
    brigade = record("gb_ofsi:1", "SEVER BRATSTVO", "SBK", kind=Kind.ORGANIZATION, program="GB-SYR")
    tools = record("us_ofac_sdn:1", "STANKI BOLSHOY KAMEN", "SBK CO.", kind=Kind.ORGANIZATION)
    assert groups(link([brigade, tools])) == set()
    # under one program it is the short name of one firm, as is a first name of one word under any
    same = record("gb_ofsi:1", "SEVER BRATSTVO", "SBK", kind=Kind.ORGANIZATION)
    assert groups(link([same, tools])) == {frozenset({"gb_ofsi:1", "us_ofac_sdn:1"})}
    first = [
        record("gb_ofsi:1", "LLC PLANARIS", kind=Kind.ORGANIZATION, program="GB-BLR"),
        record("us_ofac_sdn:1", "Planaris LLC", kind=Kind.ORGANIZATION),
    ]
    assert groups(link(first)) == {frozenset({"gb_ofsi:1", "us_ofac_sdn:1"})}


def test_a_firm_meets_itself_under_its_legal_form_spelled_out() -> None:
    short = record("gb_ofsi:1", "VESNA HOLDINGS", "OOO KHOLDINGOVAYA VESNA", kind=Kind.ORGANIZATION)
    spelled = "OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU KHOLDINGOVAYA VESNA"
    long = record("us_ofac_sdn:1", spelled, kind=Kind.ORGANIZATION)
    assert groups(link([short, long])) == {frozenset({"gb_ofsi:1", "us_ofac_sdn:1"})}


def test_a_daughter_named_for_another_country_is_not_the_bank() -> None:
    bank = record("gb_ofsi:1", "ALFA-BANK JSC", kind=Kind.ORGANIZATION)
    daughter = record("ca_sema:1", "Alfa-Bank ZAO (Belarus)", kind=Kind.ORGANIZATION, program="CA-SEMA-BLR")
    assert groups(link([bank, daughter])) == set()


def test_a_branch_that_a_list_prints_as_an_alias_is_not_the_bank() -> None:
    bank = record("us_ofac_sdn:1", "VTB BANK PJSC", "VTB BANK SHANGHAI BRANCH", kind=Kind.ORGANIZATION)
    branch = record("ca_sema:1", "VTB Bank (PJSC) Shanghai Branch", kind=Kind.ORGANIZATION)
    assert groups(link([bank, branch])) == set()


def test_a_firm_of_another_country_is_another_firm_however_alike_the_names() -> None:
    mother = record("gb_ofsi:1", "Severbank", kind=Kind.ORGANIZATION)
    daughter = record("us_ofac_sdn:1", "Joint Stock Company Severbank", kind=Kind.ORGANIZATION)
    in_russia, in_ukraine = (
        msgspec.structs.replace(r, addresses=(Place("", country=country),))
        for r, country in ((mother, "RU"), (daughter, "UA"))
    )
    assert groups(link([mother, daughter])) == {frozenset({"gb_ofsi:1", "us_ofac_sdn:1"})}
    assert groups(link([in_russia, in_ukraine])) == set()


def test_two_numbers_of_one_authority_are_two_parties_on_two_lists_as_on_one() -> None:
    # OFAC numbers the parties of both of its lists together: other numbers, other firms
    mother = record("us_ofac_sdn:100", "OOO VOSTOK PROEKT", kind=Kind.ORGANIZATION)
    daughter = record("us_ofac_cons:200", "OOO VOSTOK PROEKT", kind=Kind.ORGANIZATION)
    assert groups(link([mother, daughter])) == set()
    itself = record("us_ofac_cons:100", "OOO VOSTOK PROEKT", kind=Kind.ORGANIZATION)
    assert groups(link([mother, itself])) == {frozenset({"us_ofac_sdn:100", "us_ofac_cons:100"})}
