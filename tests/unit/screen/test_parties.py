"""Which records are one party: references first, then names that agree best, never against a birth date."""

from ostraka.model import (
    Designation,
    Identifier,
    IdentifierKind,
    Kind,
    Measure,
    MeasureKind,
    Name,
    NameRole,
    PartialDate,
    Record,
)
from ostraka.screen.parties import group


def record(
    where: str,
    *names: str,
    born: str = "",
    kind: Kind = Kind.PERSON,
    measure: MeasureKind = MeasureKind.ASSET_FREEZE,
    numbers: tuple[Identifier, ...] = (),
) -> Record:
    """A record from ``source:id``, with names, the first of them the primary one."""
    source, _, number = where.partition(":")
    return Record(
        source=source,
        id=number,
        kind=kind,
        names=tuple(Name(n, NameRole.ALIAS if i else NameRole.PRIMARY) for i, n in enumerate(names)),
        birth_dates=(PartialDate(born),) if born else (),
        identifiers=numbers,
        designations=(Designation(authority="GB", program="P", measures=(Measure(measure),)),),
    )


def grouped(*records: Record) -> list[str]:
    """The parties, each as its ids."""
    return [" ".join(f"{r.source}:{r.id}" for r in members) for members in group(records)]


def test_one_name_on_several_lists_is_one_party() -> None:
    assert grouped(
        record("gb_uksl:1", "Leonid Viktorovich Mikhelson"),
        record("ca_sema:2", "Leonid Viktorovich MIKHELSON"),
        record("us_ofac_sdn:3", "Leonid Victorovich Mikhelson"),
    ) == ["gb_uksl:1 ca_sema:2 us_ofac_sdn:3"]


def test_with_the_same_birth_day_a_patronymic_may_be_missing() -> None:
    long, short = "Leonid Viktorovich Mikhelson", "Leonid MIKHELSON"
    day = "1955-08-11"
    assert len(grouped(record("gb_uksl:1", long, born=day), record("au_dfat:2", short, born=day))) == 1
    assert len(grouped(record("au_dfat:2", short, born=day), record("gb_uksl:1", long, born=day))) == 1
    assert (
        len(grouped(record("gb_uksl:1", long, born=day), record("au_dfat:2", "Igor Sechin", born=day))) == 2
    )


def test_father_and_son_are_two_whatever_the_lists_call_them() -> None:
    assert grouped(
        record("gb_uksl:1", "Andrey Grigoryevich Guryev", born="1960-03-24"),
        record("gb_uksl:2", "Andrey Andreevich Guryev", born="1982-03-07"),
        record("au_dfat:3", "Andrey Guryev", born="1982-03-07"),
        record("us_ofac_sdn:4", "Andrey Grigoryevich Guryev", born="1960"),
    ) == ["gb_uksl:1 us_ofac_sdn:4", "gb_uksl:2 au_dfat:3"]


def test_namesakes_with_other_birth_dates_are_two() -> None:
    assert (
        len(grouped(record("gb_uksl:1", "Ana Alba", born="1960"), record("un_sc:2", "Ana Alba", born="1961")))
        == 2
    )


def test_a_shared_reference_joins_what_names_would_not() -> None:
    inn = (Identifier(IdentifierKind.INN, "7707083893"),)
    assert grouped(
        record("gb_uksl:1", "Sberbank", kind=Kind.ORGANIZATION, numbers=inn),
        record("us_ofac_sdn:2", "Savings Bank of Russia", kind=Kind.ORGANIZATION, numbers=inn),
    ) == ["gb_uksl:1 us_ofac_sdn:2"]


def test_the_number_one_list_notes_of_another_is_a_reference() -> None:
    noted = (Identifier(IdentifierKind.LIST_REFERENCE, "15072", note="OFSI Group ID"),)
    assert grouped(
        record("gb_uksl:RUS1125", "Andrey Guryev", numbers=noted),
        record("gb_ofsi:15073", "Leonid Mikhelson"),
        record("gb_ofsi:15072", "A. G. GURYEV"),
    ) == ["gb_uksl:RUS1125 gb_ofsi:15072", "gb_ofsi:15073"]


def test_a_subsidiary_of_the_same_short_name_does_not_take_the_parents_place() -> None:
    """OFAC lists the bank in Moscow, its daughter in Kyiv, and a dozen more under like names."""
    assert grouped(
        record("ca_sema:1", "Sberbank", kind=Kind.ORGANIZATION),
        record("gb_uksl:2", "PJSC Sberbank", "PJSC Sberbank of Russia", kind=Kind.ORGANIZATION),
        record("us_ofac_sdn:18715", "JOINT STOCK COMPANY SBERBANK", kind=Kind.ORGANIZATION),
        record("us_ofac_sdn:17018", "PUBLIC JOINT STOCK COMPANY SBERBANK OF RUSSIA", kind=Kind.ORGANIZATION),
    ) == ["ca_sema:1 gb_uksl:2 us_ofac_sdn:17018", "us_ofac_sdn:18715"]


def test_where_two_agree_alike_the_party_with_more_records_takes_the_record() -> None:
    """Australia prints the daughter's aliases in the mother's entry."""
    noted = (Identifier(IdentifierKind.LIST_REFERENCE, "15076", note="OFSI Group ID"),)
    bank, daughter = Kind.ORGANIZATION, "Dochirnii Bank Sberbanku"
    assert grouped(
        record("au_dfat:1", "Sberbank", daughter, kind=bank),
        record("us_ofac_cons:18715", daughter, kind=bank),
        record("us_ofac_sdn:18715", daughter, kind=bank),
        record("us_ofac_cons:17018", "Sberbank of Russia", "Sberbank", kind=bank),
        record("us_ofac_sdn:17018", "Sberbank of Russia", kind=bank),
        record("gb_uksl:2", "PJSC Sberbank of Russia", "Sberbank", kind=bank, numbers=noted),
        record("gb_ofsi:15076", "PJSC Sberbank of Russia", "Sberbank", kind=bank),
    ) == [
        "au_dfat:1 us_ofac_cons:17018 us_ofac_sdn:17018 gb_uksl:2 gb_ofsi:15076",
        "us_ofac_cons:18715 us_ofac_sdn:18715",
    ]


def test_two_records_of_one_list_are_two_parties() -> None:
    assert len(grouped(record("gb_uksl:1", "Ana Alba"), record("gb_uksl:2", "Ana Alba"))) == 2


def test_but_one_name_under_two_acts_of_one_list_is_one() -> None:
    """Canada's schedules: the same bank in Schedule 1 and 2."""
    assert grouped(
        record("ca_sema:1", "Sberbank", kind=Kind.ORGANIZATION),
        record("ca_sema:2", "SBERBANK", kind=Kind.ORGANIZATION, measure=MeasureKind.DEBT_EQUITY),
    ) == ["ca_sema:1 ca_sema:2"]


def test_a_ship_is_not_its_owner() -> None:
    assert len(grouped(record("gb_uksl:1", "Nord Star", kind=Kind.VESSEL),
                       record("us_ofac_sdn:2", "Nord Star", kind=Kind.ORGANIZATION))) == 2  # fmt: skip


def test_parties_and_their_records_keep_the_order_given() -> None:
    assert grouped(
        record("un_sc:9", "Boris Beta"),
        record("gb_uksl:5", "Ana Alba"),
        record("au_dfat:1", "Boris Beta"),
        record("au_dfat:2", "Ana Alba"),
    ) == ["un_sc:9 au_dfat:1", "gb_uksl:5 au_dfat:2"]


def test_nobody_makes_no_party() -> None:
    assert group([]) == []


def test_what_was_linked_stays_as_it_was_linked() -> None:
    one, two = record("gb_uksl:1", "Leonid Mikhelson"), record("ca_sema:2", "Leonid Mikhelson")
    other = record("us_ofac_sdn:3", "Somebody Else")
    homes = {("gb_uksl", "1"): "a", ("ca_sema", "2"): "b", ("us_ofac_sdn", "3"): "a"}
    assert [[r.id for r in members] for members in group([one, two, other], homes)] == [["1", "3"], ["2"]]


def test_a_record_no_run_has_seen_joins_a_linked_party_by_its_name() -> None:
    one, two = record("gb_uksl:1", "Leonid Mikhelson"), record("ca_sema:2", "Leonid Mikhelson")
    assert [len(members) for members in group([one, two], {("gb_uksl", "1"): "a"})] == [2]
