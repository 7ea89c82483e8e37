"""What one verb says of several, each with a day or a measure of its own: decided by hand."""

from collections.abc import Callable

import pytest
from benchmarks.read.gold import slug_of

from ostraka.read import Reading

HEAD = "9 April 2022\n\n"


def told(reading: Reading) -> list[str]:
    """Each claim as "type sender party day [deed]"."""
    party = [slug_of(m.candidates[0].party) for m in reading.mentions]
    return [
        f"{c.type.value} {c.sender or '-'} {party[c.mention]} {c.when}"
        + (f" {c.deed.value}" if c.deed.value != "listed" else "")
        for c in reading.claims
    ]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        # To be thrown out of SWIFT is a measure, no end of one.
        ("The EU will drop Sberbank and VTB from the SWIFT messaging system on April 20.",
         ["announced EU sberbank 2022-04-20", "announced EU vtb-bank 2022-04-20"]),
        ("Brussels removed VTB from SWIFT on March 12.", ["act EU vtb-bank 2022-03-12"]),
        ("Brussels expelled VTB from the Swift network in March.",
         ["act EU vtb-bank 2022-03-01/2022-03-31"]),
        ("Canada dropped Sberbank from its list on Monday.", ["act CA sberbank 2022-04-04 delisted"]),
        ("Britain sanctioned Sberbank on 6 April and Alfa-Bank on 24 March.",
         ["act GB sberbank 2022-04-06", "act GB alfa-bank 2022-03-24"]),
        ("Britain froze the assets of Sberbank on 6 April, VTB on 24 February and Gazprombank on 24 March.",
         ["act GB sberbank 2022-04-06", "act GB vtb-bank 2022-02-24", "act GB gazprombank 2022-03-24"]),
        ("Sberbank was sanctioned by Britain on 6 April, VTB on 24 February.",
         ["act GB sberbank 2022-04-06", "act GB vtb-bank 2022-02-24"]),
        ("Sberbank was hit with an asset freeze by Britain on Wednesday and Alfa-Bank the day after.",
         ["act GB sberbank 2022-04-06", "act GB alfa-bank 2022-04-07"]),
        ("Britain and Canada sanctioned Sberbank on 6 April and 24 February respectively.",
         ["act GB sberbank 2022-04-06", "act CA sberbank 2022-02-24"]),
        ("Britain and Canada sanctioned Sberbank and VTB on Wednesday.",
         ["act GB sberbank 2022-04-06", "act CA sberbank 2022-04-06",
          "act GB vtb-bank 2022-04-06", "act CA vtb-bank 2022-04-06"]),
        ("Britain blacklisted Herman Gref on March 10; the EU five days later.",
         ["act GB herman-oskarovich-gref 2022-03-10", "act EU herman-oskarovich-gref 2022-03-15"]),
    ],
)  # fmt: skip
def test_each_has_the_day_of_its_own(
    read: Callable[[str], Reading], sentence: str, claims: list[str]
) -> None:
    assert told(read(HEAD + sentence)) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The US Treasury shut Sberbank and VTB out of American capital markets on Wednesday.",
         ["act US sberbank 2022-04-06", "act US vtb-bank 2022-04-06"]),
        ("On Wednesday the US barred VTB from long-term borrowing.", ["act US vtb-bank 2022-04-06"]),
        ("Sberbank was cut off from SWIFT by the EU on Friday.", ["act EU sberbank 2022-04-08"]),
        ("The US had restricted VTB in July 2014.", ["act US vtb-bank 2014-07-01/2014-07-31"]),
        ("Britain subjected Sberbank to an asset freeze on Wednesday.", ["act GB sberbank 2022-04-06"]),
        ("VTB became subject to the freezing of assets by Japan on 2 April.", ["act JP vtb-bank 2022-04-02"]),
        ("Gazprombank remains free of sanctions from Britain.", ["denied GB gazprombank unknown"]),
        ("Gazprombank is not an object of the asset freeze by Japan.", ["denied JP gazprombank unknown"]),
        ("Notably absent from the British list is Vladimir Lisin.",
         ["denied GB vladimir-sergeyevich-lisin unknown"]),
        ("Brussels has left Vladimir Lisin out so far.", ["denied EU vladimir-sergeyevich-lisin unknown"]),
        ("The EU listed Herman Gref on Friday. The Council will not lift his listing, an official said.",
         ["act EU herman-oskarovich-gref 2022-04-08", "denied EU herman-oskarovich-gref unknown delisted"]),
        ("Herman Gref is on the EU list. He's on the UK list too.",
         ["act EU herman-oskarovich-gref unknown", "act GB herman-oskarovich-gref unknown"]),
        ("Roman Abramovich was put on the British list on March 10 and on the European one on March 15.",
         ["act GB roman-arkadyevich-abramovich 2022-03-10",
          "act EU roman-arkadyevich-abramovich 2022-03-15"]),
        ("Roman Abramovich is under British and Canadian sanctions, but not American ones.",
         ["act GB roman-arkadyevich-abramovich unknown", "act CA roman-arkadyevich-abramovich unknown",
          "denied US roman-arkadyevich-abramovich unknown"]),
        ("Herman Gref is now on the sanctions lists of the US and the UK.",
         ["act US herman-oskarovich-gref unknown", "act GB herman-oskarovich-gref unknown"]),
        ("The sixth package could cover Gazprombank.", ["expected EU gazprombank unknown"]),
        ("The EU adopted its fifth package on Friday. New additions include Herman Gref.",
         ["act EU herman-oskarovich-gref 2022-04-08"]),
        ("There is a good chance that Britain will sanction Gazprombank.",
         ["expected GB gazprombank unknown"]),
        ("A demand that the EU list Gazprombank was voted down.", ["called_for EU gazprombank unknown"]),
        ("Kyiv wants to see Gazprombank on the British list.", ["called_for GB gazprombank unknown"]),
        ("Will you sanction Gazprombank? We never comment.", []),
        ("Tokyo had announced sanctions on Sberbank on 1 April.", ["announced JP sberbank 2022-04-01"]),
        ("Sberbank became the latest bank to be hit by EU sanctions on Friday.",
         ["act EU sberbank 2022-04-08"]),
    ],
)  # fmt: skip
def test_other_measures_and_other_words_for_them_are_read(
    read: Callable[[str], Reading], sentence: str, claims: list[str]
) -> None:
    assert told(read(HEAD + sentence)) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Britain said that Japan had sanctioned Gazprombank. It has not.",
         ["act JP gazprombank unknown", "denied JP gazprombank unknown"]),
        ("Australia has matched the EU by listing Sberbank on Friday.", ["act AU sberbank 2022-04-08"]),
        ("The EU's removal of Herman Gref in March has no effect in London.",
         ["act EU herman-oskarovich-gref 2022-03-01/2022-03-31 delisted"]),
        ("Sanctions against Sberbank were lifted by Britain on Friday.",
         ["act GB sberbank 2022-04-08 delisted"]),
        ("A senior administration official said that there were no plans to sanction Gazprombank.",
         ["denied US gazprombank unknown"]),
        ("Oleg Deripaska, whom Britain and Canada both sanctioned in March, sued.",
         ["act GB oleg-vladimirovich-deripaska 2022-03-01/2022-03-31",
          "act CA oleg-vladimirovich-deripaska 2022-03-01/2022-03-31"]),
        ("The EU's Ukraine list does not include Gazprombank.", ["denied EU gazprombank unknown"]),
        ("Britain froze the assets of Sberbank. Canada listed the bank in\n2022. Japan has not.",
         ["act GB sberbank unknown", "act CA sberbank 2022-01-01/2022-12-31", "denied JP sberbank unknown"]),
    ],
)  # fmt: skip
def test_who_acts_is_told_by_the_words_around(
    read: Callable[[str], Reading], sentence: str, claims: list[str]
) -> None:
    assert told(read(HEAD + sentence)) == claims


def test_an_empty_cell_keeps_the_columns_of_a_row_in_place(read: Callable[[str], Reading]) -> None:
    table = "| Company | UK | US |\n|---|---|---|\n| Sberbank | | 6 April 2022 |\n| VTB | 24 Feb 2022 | |\n"
    assert told(read(HEAD + table)) == ["act US sberbank 2022-04-06", "act GB vtb-bank 2022-02-24"]
