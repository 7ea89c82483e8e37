"""The week of 6 April 2022, from the lists themselves."""

from collections.abc import Iterator
from datetime import date

import pytest

from ostraka.coalition import Book, open_book
from ostraka.coalition.book import Subject
from ostraka.coalition.rounds import round_of
from ostraka.coalition.waves import rounds
from ostraka.screen.lists import Lists
from ostraka.sources import SOURCES


@pytest.fixture(scope="module")
def book(real: Lists) -> Iterator[Book]:
    return open_book(real.ledger, floors={s.key: s.floor for s in SOURCES})


def party(book: Book, record: str) -> Subject:
    source, _, record_id = record.partition(":")
    return next(s for s in book.subjects if (source, record_id) in s.members)


#: First freeze by OFSI group: UK, US (the first of the snapshots there that shows the party), Canada,
#: Australia; None: never.
TABLE = {
    "15076": ("2022-04-06", "2022-04-08", "2022-02-24", None),
    "15077": ("2022-04-06", "2023-02-24", None, "2022-03-18"),
    "15072": ("2022-04-06", "2022-08-02", None, None),
    "15073": ("2022-04-06", None, "2022-04-05", "2022-04-06"),
    "15071": ("2022-04-06", "2022-04-05", "2019-03-15", "2022-04-06"),
    "14734": ("2022-03-15", "2022-08-02", "2022-05-03", "2022-04-06"),
}


@pytest.mark.parametrize("group", TABLE)
def test_first_freezes_are_those_of_the_official_lists(book: Book, group: str) -> None:
    subject = party(book, f"gb_ofsi:{group}")
    found = [subject.first(a) for a in ("GB", "US", "CA", "AU")]
    assert tuple(str(s.day) if s else None for s in found) == TABLE[group]


def test_father_and_son_guryev_are_two_parties_and_each_has_his_own_records(book: Book) -> None:
    father, son = party(book, "gb_ofsi:15072"), party(book, "gb_ofsi:14734")
    assert ("us_ofac_sdn", "38216") in father.members and ("us_ofac_sdn", "38217") in son.members
    assert ("gb_uksl", "RUS1125") in father.members and ("au_dfat", "6902") in son.members


def test_the_akimovs_are_parties_of_their_own(book: Book) -> None:
    akimovs = [s for s in book.subjects if s.caption.upper().endswith(" AKIMOV")]
    assert {s.caption.split()[0][:4].title() for s in akimovs} == {"Andr", "Alex", "Oleg"}
    assert len(akimovs) == 4


def test_the_round_of_6_april_2022(book: Book) -> None:
    found = round_of(book, "GB", date(2022, 4, 6), ("GB", "US", "CA"), 7)
    assert len(found.parties) == 10
    before = {p.id for p in found.parties if p.by("before")}
    akimov, guryev = party(book, "gb_ofsi:15071").id, party(book, "gb_ofsi:15072").id
    assert akimov in before and guryev not in before


def test_a_list_that_is_a_part_never_says_not_listed(book: Book) -> None:
    # of the EU and Japan no whole list is there
    cell = book.absence(party(book, "gb_ofsi:15072"), "EU", None)
    assert cell.value == "not_loaded"


def test_the_dates_alone_show_the_rounds(book: Book) -> None:
    found = {(r.authority, r.day): len(r.parties) for r in rounds(book, ("GB", "CA"))}
    assert found["GB", date(2022, 4, 6)] == 10
    # Canada's regulation of 24 February 2022 and OFSI's largest days
    assert found["CA", date(2022, 2, 24)] > 350 and found["GB", date(2022, 3, 11)] > 350
