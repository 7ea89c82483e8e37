"""One construction of claim language a test: what the sentence says, decided by hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from benchmarks.read.gold import slug_of

from ostraka.read import Claim, Reader, Reading
from ostraka.read.opening import document_of
from ostraka.read.sentences import LONGEST, sentences
from ostraka.read.verifying import Verifier

HEAD = "LONDON, 9 April 2022\n\n"


def told(reading: Reading) -> list[str]:
    """Each claim as "type sender party day"."""
    party = [slug_of(m.candidates[0].party) for m in reading.mentions]
    return [f"{c.type.value} {c.sender or '-'} {party[c.mention]} {c.when}" for c in reading.claims]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Britain froze VTB's assets on Wednesday; the Americans did the same.",
         ["act GB vtb-bank 2022-04-06", "act US vtb-bank 2022-04-06"]),
        ("Britain sanctioned Gazprombank on Wednesday. Canada has not.",
         ["act GB gazprombank 2022-04-06", "denied CA gazprombank unknown"]),
        ("Alrosa, on which Washington had imposed sanctions on Thursday, lost clients.",
         ["act US alrosa 2022-04-07"]),
        ("Viktor Rashnikov, whom Switzerland sanctioned on 16 March, sold his yacht.",
         ["act CH viktor-filippovich-rashnikov 2022-03-16"]),
        ("If the sanctions on Rosneft are not lifted, prices will rise.", []),
        ("EU to sanction Alina Kabaeva", ["announced EU alina-maratovna-kabaeva unknown"]),
        ("The EU sanctioned VTB on Friday, two days after Washington had listed the bank.",
         ["act EU vtb-bank 2022-04-08", "act US vtb-bank 2022-04-06"]),
        ("No sanctions have been imposed by Japan on Gazprombank.", ["denied JP gazprombank unknown"]),
        ("Sanctioned by the EU on 28 February, Mikhail Fridman went to court.",
         ["act EU mikhail-maratovich-fridman 2022-02-28"]),
        ("Herman Gref was sanctioned by Canada in March and added to the EU list on Friday.",
         ["act CA herman-oskarovich-gref 2022-03-01/2022-03-31", "act EU herman-oskarovich-gref 2022-04-08"]),
        ("Among those newly sanctioned by the EU on Friday were Herman Gref and Oleg Deripaska.",
         ["act EU herman-oskarovich-gref 2022-04-08", "act EU oleg-vladimirovich-deripaska 2022-04-08"]),
        ("Sberbank: sanctioned by the UK (6 April) and the US (7 April).",
         ["act GB sberbank 2022-04-06", "act US sberbank 2022-04-07"]),
        ("Following the lead of the US, Japan froze the assets of Alfa-Bank on Friday.",
         ["act JP alfa-bank 2022-04-08"]),
        ("Berlin is against sanctioning Gazprombank.", ["denied DE gazprombank unknown"]),
        ("There is no sign that Tokyo will sanction Gazprombank.", ["denied JP gazprombank unknown"]),
        ("Sanctions were slapped on Alisher Usmanov by Britain and the EU in March.",
         ["act GB alisher-burkhanovich-usmanov 2022-03-01/2022-03-31",
          "act EU alisher-burkhanovich-usmanov 2022-03-01/2022-03-31"]),
        ("The UK freeze on Gazprombank has been in force since 24 March 2022.",
         ["act GB gazprombank 2022-03-24"]),
        ("Brussels won't sanction Gazprombank as long as gas is flowing.", ["denied EU gazprombank unknown"]),
        ("Kyiv wants Gazprombank sanctioned by the Americans.", ["called_for US gazprombank unknown"]),
        ("Dmitry Mazepin and Andrey Melnichenko were listed by the EU in February and March.",
         ["act EU dmitry-arkadievich-mazepin 2022-02-01/2022-03-31",
          "act EU andrey-igorevich-melnichenko 2022-02-01/2022-03-31"]),
        ("Q: Is Gazprombank sanctioned? A: Yes, by Britain since 24 March 2022; not by the EU.",
         ["act GB gazprombank 2022-03-24", "denied EU gazprombank unknown"]),
        ("Has Britain sanctioned Alrosa? No.", ["denied GB alrosa unknown"]),
        ("Brussels sanctioned Alisher Usmanov in February, London in March, Tokyo on Tuesday.",
         ["act EU alisher-burkhanovich-usmanov 2022-02-01/2022-02-28",
          "act GB alisher-burkhanovich-usmanov 2022-03-01/2022-03-31",
          "act JP alisher-burkhanovich-usmanov 2022-04-05"]),
        ("Had Britain not sanctioned Sberbank, others would have.", []),
        ("Sources say the US will spare Gazprombank for now.", ["denied US gazprombank unknown"]),
        ("Severstal is on the SDN list; Gazprombank is not.",
         ["act US severstal unknown", "denied US gazprombank unknown"]),
    ],
)  # fmt: skip
def test_a_construction_says_what_it_says(
    read: Callable[[str], Reading], sentence: str, claims: list[str]
) -> None:
    assert told(read(HEAD + sentence)) == claims


def test_a_table_gives_a_claim_for_each_cell(read: Callable[[str], Reading]) -> None:
    reading = read("9 April 2022\n\nBank | UK | EU\nSberbank | 6 April 2022 | no\nVTB | yes | 8 April 2022\n")
    assert told(reading) == [
        "act GB sberbank 2022-04-06",
        "denied EU sberbank unknown",
        "act GB vtb-bank unknown",
        "act EU vtb-bank 2022-04-08",
    ]


def test_an_entry_gives_a_claim_for_each_authority(read: Callable[[str], Reading]) -> None:
    reading = read(
        "9 April 2022\n\nAlexei Mordashov: EU 28 February 2022; UK 15 March 2022; Japan: not listed.\n"
    )
    assert told(reading) == [
        "act EU alexey-alexandrovich-mordashov 2022-02-28",
        "act GB alexey-alexandrovich-mordashov 2022-03-15",
        "denied JP alexey-alexandrovich-mordashov unknown",
    ]


def test_a_heading_says_who_acts(read: Callable[[str], Reading]) -> None:
    reading = read("9 April 2022\n\n1. European Union.\nAlfa-Bank was listed in March.\n")
    assert told(reading) == ["act EU alfa-bank 2022-03-01/2022-03-31"]


def test_a_line_of_a_chronology_is_about_whom_it_was(read: Callable[[str], Reading]) -> None:
    reading = read(
        "9 April 2022\n\n1 March: Alrosa is sanctioned by Canada.\n7 April: added to the US list.\n"
    )
    assert told(reading)[1:] == ["act US alrosa 2022-04-07"]


def test_a_list_below_takes_what_stands_above_it(read: Callable[[str], Reading]) -> None:
    reading = read(
        "7 April 2022\n\nThe following were added to the UK list on Wednesday:\n\n- Sberbank\n- Alrosa\n"
    )
    assert told(reading) == ["act GB sberbank 2022-04-06", "act GB alrosa 2022-04-06"]


def test_a_list_that_ends_before_the_act_is_no_list_without_the_party(reader: Reader) -> None:
    reading = reader.read(document_of(b"9 April 2022\n\nJapan sanctioned Alrosa on Thursday.", "r.txt"))
    claim: Claim = reading.claims[0]
    party = next(p for p in reader.book.parties(range(len(reader.book.records))) if p.id == claim.party)
    book = reader.book
    before = dict(book.versions)
    book.versions["jp_mof"] = datetime(2018, 7, 4, tzinfo=UTC)
    try:
        verdict = Verifier(book, date(2022, 4, 9)).verdict(claim, party, [])
    finally:
        book.versions = before
    assert verdict.outcome.value == "not checkable"
    assert "2018-07-04" in verdict.why


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("It came on Friday, when the Americans sanctioned Alfa-Bank.", ["act US alfa-bank 2022-04-08"]),
        ("Igor Sechin, who has run an oil firm since 2012, was listed by the EU in March.",
         ["act EU igor-ivanovich-sechin 2022-03-01/2022-03-31"]),
        ("Brussels, which had listed Igor Sechin on 28 February, added Oleg Deripaska on Friday.",
         ["act EU igor-ivanovich-sechin 2022-02-28", "act EU oleg-vladimirovich-deripaska 2022-04-08"]),
        ("Canada sanctioned VTB on 24 February 2021, Britain on 24 March.",
         ["act CA vtb-bank 2021-02-24", "act GB vtb-bank 2021-03-24"]),
        ("The US sanctioned VTB and blacklisted Alfa-Bank on Thursday.",
         ["act US vtb-bank 2022-04-07", "act US alfa-bank 2022-04-07"]),
        ("Alfa-Bank was sanctioned by the EU on Monday and by Britain and Japan on Thursday.",
         ["act EU alfa-bank 2022-04-04", "act GB alfa-bank 2022-04-07", "act JP alfa-bank 2022-04-07"]),
        ("The EU took aim at Alfa-Bank, and on Friday Canada sanctioned VTB.",
         ["act EU alfa-bank unknown", "act CA vtb-bank 2022-04-08"]),
        ("Earlier in the week Canada sanctioned VTB.", ["act CA vtb-bank 2022-04-04/2022-04-09"]),
        ("Britain has no plans to delist VTB, which it sanctioned on Friday.",
         ["denied GB vtb-bank unknown", "act GB vtb-bank 2022-04-08"]),
        ("Washington has sanctioned neither VTB nor Alfa-Bank.",
         ["denied US vtb-bank unknown", "denied US alfa-bank unknown"]),
        ("Left off the EU list were VTB and Alfa-Bank.",
         ["denied EU vtb-bank unknown", "denied EU alfa-bank unknown"]),
        ("Canada still has nothing on VTB.", ["denied CA vtb-bank unknown"]),
        ("Canada left Alfa-Bank alone.", ["denied CA alfa-bank unknown"]),
        ("Oleg Deripaska was among six men sanctioned by the US on Friday.",
         ["act US oleg-vladimirovich-deripaska 2022-04-08"]),
        ("Ottawa encouraged the EU to sanction Vladimir Lisin.",
         ["called_for EU vladimir-sergeyevich-lisin unknown"]),
        ("A bill in Congress would impose sanctions on VTB.", ["expected US vtb-bank unknown"]),
        ("Britain sanctioned VTB on Friday. Alfa-Bank could be next.",
         ["act GB vtb-bank 2022-04-08", "expected GB alfa-bank unknown"]),
        ("Britain sanctioned VTB on Friday, as did Canada.",
         ["act GB vtb-bank 2022-04-08", "act CA vtb-bank 2022-04-08"]),
        ("UK sanctions Alfa-Bank?", []),
        ("A court annulled the sanctions imposed on Mikhail Fridman.", []),
        ("In the EU, where Alfa-Bank was listed in March, nothing changes.",
         ["act EU alfa-bank 2022-03-01/2022-03-31"]),
        ("The US waived sanctions on Kirill Dmitriev on Friday.",
         ["act US kirill-alexandrovich-dmitriev 2022-04-08"]),
        ("Canada is expected to follow the EU on VTB.", ["expected CA vtb-bank unknown"]),
        ("Britain hit VTB on Friday. More could follow.", ["act GB vtb-bank 2022-04-08"]),
    ],
)  # fmt: skip
def test_words_of_more_outlets_are_read(
    read: Callable[[str], Reading], sentence: str, claims: list[str]
) -> None:
    assert sorted(told(read(HEAD + sentence))) == sorted(claims)


def test_a_firms_telling_word_means_it_after_its_full_name(read: Callable[[str], Reading]) -> None:
    reading = read(
        HEAD + "Britain froze Alfa-Bank on Friday. Alfa had expected it. She drives an Alfa Romeo."
    )
    assert [m.text for m in reading.mentions] == ["Alfa-Bank", "Alfa"]


def test_a_sentence_without_an_end_is_cut_into_readable_ones() -> None:
    text = "names; of the list " * 2000
    spans = list(sentences(text))
    assert max(b - a for a, b in spans) <= LONGEST
    assert " ".join(text[a:b] for a, b in spans).split() == text.split()
