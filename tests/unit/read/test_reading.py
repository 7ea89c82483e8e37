"""What a report names and claims, held against the starter book: the traps of the press, one by one."""

from collections.abc import Callable

import pytest

from ostraka.read import Claim, Reading

Read = Callable[[str], Reading]
HEAD = "LONDON, 7 April 2022 - "


def named(reading: Reading) -> dict[str, str]:
    """Words -> caption, or the candidates where ambiguous."""
    return {m.text: m.caption or "/".join(sorted(c.caption for c in m.candidates)) for m in reading.mentions}


def only(reading: Reading) -> Claim:
    assert len(reading.claims) == 1
    return reading.claims[0]


def verdict(claim: Claim) -> str:
    assert claim.verdict is not None
    return claim.verdict.outcome.value


def test_a_claim_on_its_day_is_confirmed_and_traced_to_a_record(read: Read) -> None:
    claim = only(read(HEAD + "Britain on Wednesday froze the assets of Sberbank."))
    assert (claim.type, claim.deed, claim.sender, str(claim.when)) == ("act", "listed", "GB", "2022-04-06")
    assert claim.verdict is not None and claim.verdict.fact is not None
    assert verdict(claim) == "confirmed"
    assert (claim.verdict.fact.source, claim.verdict.fact.listing) == ("starter", "GB:sberbank")
    assert "asset_freeze" in claim.verdict.fact.measures and claim.verdict.fact.list_version is not None


def test_another_day_is_told(read: Read) -> None:
    claim = only(read(HEAD + "Canada sanctioned Andrei Akimov on 24 February 2022."))
    assert verdict(claim) == "confirmed, other date"
    assert claim.verdict is not None and "2019-03-15" in claim.verdict.why


def test_a_list_that_lacks_the_party_says_which_hold_it(read: Read) -> None:
    claim = only(read(HEAD + "Leonid Mikhelson has been under US sanctions since 2017."))
    assert verdict(claim) == "not on that authority's list"
    assert claim.verdict is not None
    assert {f.authority for f in claim.verdict.others} == {"GB", "CA", "AU"}


def test_an_authority_that_listed_only_after_the_report_had_not_listed_then(read: Read) -> None:
    claim = only(read(HEAD + "The EU froze the assets of Sberbank."))
    assert verdict(claim) == "not on that authority's list"
    assert claim.verdict is not None and "2022-07-21" in claim.verdict.why


def test_the_father_named_with_the_sons_listing_is_likely_another_party(read: Read) -> None:
    claim = only(read(HEAD + "The EU sanctioned Andrey Grigoryevich Guryev on 9 March 2022."))
    assert verdict(claim) == "different party likely"
    assert claim.verdict is not None and claim.verdict.instead == "Andrey Andreevich Guryev"


def test_the_authoritys_list_wins_against_a_role_that_fits_the_son(read: Read) -> None:
    reading = read(HEAD + "Britain on Wednesday sanctioned the chief executive of PhosAgro, Andrey Guryev.")
    assert named(reading)["Andrey Guryev"] == "Andrey Grigoryevich Guryev"
    assert any(
        "role" in w for c in reading.mentions[0].candidates if "Andreevich" in c.caption for w in c.why
    )


def test_without_evidence_father_and_son_stay_ambiguous(read: Read) -> None:
    reading = read(HEAD + "Andrey Guryev was seen in Dubai.")
    assert named(reading)["Andrey Guryev"] == "Andrey Andreevich Guryev/Andrey Grigoryevich Guryev"
    assert reading.mentions[0].ambiguous


@pytest.mark.parametrize(
    "text", ["Pavel Guryev is a skater.", "Sberbank Europe failed.", "Dennis Miller told jokes."]
)
def test_look_alikes_are_kept_apart(read: Read, text: str) -> None:
    reading = read(text)
    assert not reading.mentions
    assert len(reading.look_alikes) == 1


@pytest.mark.parametrize(
    "text",
    [
        "May I ask?",
        "The Bank of Moscow is gone.",
        "A sovereign system may fail in Moscow.",
        "The Wagner opera began.",
    ],
)
def test_common_words_do_not_fire(read: Read, text: str) -> None:
    assert not read(text).mentions


@pytest.mark.parametrize(
    ("words", "caption"),
    [
        ("Credit\nBank of Moscow", "Credit Bank of Moscow"),
        ("Sovcom-\nflot", "Sovcomflot"),
        ("G. Timchenko", "Gennady Nikolayevich Timchenko"),
        ("TIMCHENKO, Gennady", "Gennady Nikolayevich Timchenko"),
        ("Mikhail Friedmann", "Mikhail Maratovich Fridman"),
        ("Алишера Усманова", "Alisher Burkhanovich Usmanov"),
        ("俄罗斯联邦储蓄银行", "Sberbank"),
        ("VTB", "VTB Bank"),
    ],
)
def test_a_name_is_found_however_it_is_written(read: Read, words: str, caption: str) -> None:
    text = f"The account of {words} is closed."
    reading = read(text)
    assert [m.caption for m in reading.mentions] == [caption]
    assert text[reading.mentions[0].start : reading.mentions[0].end] == words


def test_a_possessive_ends_before_its_s(read: Read) -> None:
    assert list(named(read("Gazprombank's cards stopped."))) == ["Gazprombank"]


def test_a_family_name_means_the_full_name_read_last(read: Read) -> None:
    reading = read("Sergei Ivanov of Alrosa spoke. Anton Ivanov plays chess. Ivanov lost.")
    assert list(named(reading)) == ["Sergei Ivanov", "Alrosa"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a list printed family name first: each begins its own line, and the word above is not of it
        (
            "DYUKOV, Aleksandr Valerievich\nGURYEV, Andrey Grigoryevich\n2) KANTOR, Viatcheslav Moshe",
            ["DYUKOV, Aleksandr Valerievich", "GURYEV, Andrey Grigoryevich", "KANTOR, Viatcheslav Moshe"],
        ),
        ("The Tactical Missiles Corp. and VTB were sanctioned.", ["Tactical Missiles Corp.", "VTB"]),
        ("Britain sanctioned the United Shipbuilding Corp's yard.", ["United Shipbuilding Corp"]),
        # a relative by the given name alone; one who is not listed is none
        ("Arkady Rotenberg and his younger brother, Boris, were listed.", ["Arkady Rotenberg", "Boris"]),
        ("Arkady Rotenberg, his wife and son Igor were listed.", ["Arkady Rotenberg", "Igor"]),
        ("Roman Abramovich and his son Arkady were seen.", ["Roman Abramovich"]),
        ("Andrey Melnichenko left. His wife, Aleksandra, stayed.", ["Andrey Melnichenko", "Aleksandra"]),
        ("Arkady Rotenberg met his brother Boris Petrov.", ["Arkady Rotenberg"]),
        # what a short name means where the text is about sanctions it means in the rest of it
        ("A firm of Sistema opened. The US hit Sistema with sanctions. Sistema fell.", ["Sistema"] * 3),
        ("Tokyo sanctioned VTB and Bank Rossiya.", ["VTB", "Bank Rossiya"]),
        ("Sistema is a Russian word. The US hit Sistema with sanctions.", ["Sistema"]),
    ],
)
def test_a_name_in_a_form_of_its_own_is_found(read: Read, text: str, names: list[str]) -> None:
    assert [m.text for m in read(HEAD + "a notice.\n\n" + text).mentions] == names


@pytest.mark.parametrize(
    ("sentence", "kind", "sender"),
    [
        ("Britain will sanction Lukoil.", "announced", "GB"),
        ("Britain may sanction Lukoil.", "expected", "GB"),
        ("Liz Truss called on the EU to sanction Lukoil.", "called_for", "EU"),
        ("Canada has not sanctioned Lukoil.", "denied", "CA"),
        ("Lukoil was sanctioned by Japan.", "act", "JP"),
        ("The Treasury Department blacklisted Lukoil.", "act", "US"),
        ("“We have sanctioned Lukoil,” Liz Truss told the Commons.", "act", "GB"),
    ],
)
def test_the_governing_word_tells_the_type(read: Read, sentence: str, kind: str, sender: str) -> None:
    claim = only(read(HEAD + sentence))
    assert (claim.type, claim.sender) == (kind, sender)


def test_calls_expectations_and_lists_not_loaded_are_not_checkable(read: Read) -> None:
    for text in (
        "Britain may sanction Lukoil.",
        "Kyiv urged the EU to sanction Lukoil.",
        "Norway sanctioned Lukoil.",
    ):
        assert verdict(only(read(HEAD + text))) == "not checkable"


def test_a_company_named_beside_its_head_is_not_the_object(read: Read) -> None:
    reading = read(
        HEAD
        + "Britain sanctioned Andrey Akimov, chief executive of Gazprombank, and Novatek's Leonid Mikhelson."
    )
    assert {c.caption for c in reading.claims} == {"Andrey Igorevich Akimov", "Leonid Viktorovich Mikhelson"}


def test_a_delisting_is_held_against_the_day_it_took_effect(read: Read) -> None:
    claim = only(read("21 July 2023\nBritain on Thursday lifted sanctions on Oleg Tinkov."))
    assert (claim.deed, str(claim.when), verdict(claim)) == ("delisted", "2023-07-20", "confirmed")


def test_what_is_left_out_is_told(read: Read) -> None:
    reading = read(HEAD + "Britain on Wednesday froze the assets of Sberbank.")
    round_ = {o.caption for o in reading.left_out if o.kind == "same round" and o.authority == "GB"}
    assert {"Credit Bank of Moscow", "Leonid Viktorovich Mikhelson", "Viatcheslav Moshe Kantor"} <= round_
    before = {o.authority for o in reading.left_out if o.kind == "acted before"}
    since = {o.authority for o in reading.left_out if o.kind == "acted since"}
    assert {"CA", "AU", "US"} <= before and {"EU", "JP", "CH"} <= since


def test_without_a_date_of_its_own_it_says_so(read: Read) -> None:
    reading = read("Britain on Wednesday froze the assets of Sberbank.")
    assert reading.report_date is None and "none found" in reading.report_date_rule
    assert str(only(reading).when) == "unknown"


def test_parties_only_leaves_the_claims_out(read: Read) -> None:
    reader = read.__closure__[0].cell_contents  # type: ignore[attr-defined]
    from ostraka.read.opening import document_of

    reading = reader.read(document_of(b"Britain froze Sberbank.", "x"), parties_only=True)
    assert named(reading) == {"Sberbank": "Sberbank"} and not reading.claims


def test_facts_of_one_day_stand_in_one_order_always(read: Read) -> None:
    reading = read("LONDON, 7 April 2022 - Washington sanctioned Oleg Deripaska on 6 April 2018.")
    facts = [f for told in reading.histories.values() for f in told if str(f.day) == "2018-04-06"]
    programs = [f.program for f in facts]
    assert len(programs) == 2
    assert programs == sorted(programs)
