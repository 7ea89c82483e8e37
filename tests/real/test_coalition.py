"""The week of 6 April 2022, from the lists themselves."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ostraka.coalition import Book, open_book
from ostraka.coalition.book import Subject
from ostraka.coalition.choice import Choice
from ostraka.coalition.lag import pairs
from ostraka.coalition.matrix import matrix
from ostraka.coalition.rounds import round_of
from ostraka.coalition.waves import rounds
from ostraka.config import Settings
from ostraka.model import MeasureKind
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
    "15076": ("2022-04-06", "2022-04-08", "2022-02-24", "2022-03-18"),
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


#: First freeze by Britain, the US, Canada and Australia, read by hand out of the files: "Listed On" of
#: OFSI's list of April 2025; the first of the four SDN lists here that shows the party (5 and 8 April and
#: 2 August 2022, 24 February 2023); the in-force day of the item of SOR/2014-58, or the day of Canada's
#: autonomous list where the law only restates it; "Control Date" or "Listed on" of Australia's.
BY_HAND = {
    "gb_ofsi:14195": ("VTB", "2022-02-24", "2022-04-05", "2022-02-24", "2022-03-18"),
    "gb_ofsi:15017": ("Alfa-Bank", "2022-03-24", "2022-04-08", "2022-02-24", "2022-03-18"),
    "gb_ofsi:14184": ("Promsvyazbank", "2022-02-22", "2022-04-05", "2022-02-24", "2022-02-26"),
    "gb_ofsi:15015": ("Gazprombank", "2022-03-24", None, "2022-02-24", "2022-03-18"),
    # the others blocked it long before Britain did
    "gb_ofsi:16337": ("Novikombank", "2023-12-15", "2022-04-05", "2022-02-24", "2022-03-18"),
    "gb_ofsi:14185": ("Rostec", "2022-02-24", "2022-08-02", "2022-02-24", "2022-02-25"),
    "gb_ofsi:15018": ("Alrosa", "2022-03-24", "2022-04-08", "2022-02-24", "2022-04-14"),
    "gb_ofsi:15040": ("Sovcomflot", "2022-03-24", None, "2022-02-24", "2022-04-14"),
    "gb_ofsi:15901": ("Severstal", "2023-05-19", "2022-08-02", "2023-08-22", "2023-05-19"),
    # Canada's list prints 2023 for 2022; the law has the right year
    "gb_ofsi:14212": ("Abramovich", "2022-03-10", None, "2022-03-10", "2022-03-14"),
    "gb_ofsi:14214": ("Deripaska", "2022-03-10", "2022-04-05", "2022-03-06", "2022-03-18"),
    "gb_ofsi:14210": ("Usmanov", "2022-03-03", "2022-04-05", "2022-03-10", "2022-03-14"),
    "gb_ofsi:15417": ("Potanin", "2022-06-29", "2023-02-24", "2022-04-05", "2022-04-06"),
    "gb_ofsi:16217": ("Marina Mordashova", "2023-11-08", "2022-08-02", "2023-02-23", None),
    "gb_ofsi:15271": ("Alekperov", "2022-04-13", None, "2022-05-03", "2022-04-06"),
    "gb_ofsi:15000": ("Gref", "2022-03-24", "2022-04-05", "2022-02-24", "2022-04-06"),
    "gb_ofsi:15391": ("Alina Kabaeva", "2022-05-13", "2022-08-02", "2022-05-27", "2022-07-01"),
    "gb_ofsi:14197": ("Lavrov", "2022-02-25", "2022-04-05", "2022-02-28", "2022-02-28"),
    "gb_ofsi:14615": ("Fridman", "2022-03-15", None, "2022-04-19", "2022-03-14"),
    "gb_ofsi:15070": ("Kogogin", "2022-04-06", "2022-08-02", "2022-05-06", "2022-04-06"),
    "gb_ofsi:14725": ("Andrey Melnichenko", "2022-03-15", "2022-08-02", "2023-02-23", "2022-04-06"),
    "gb_ofsi:14619": ("Alfia Kogogina", "2022-03-15", "2022-04-05", "2022-02-24", "2022-02-26"),
    # the law restated its schedule in 2016, the list tells 2014; Australia relisted him twice
    "gb_ofsi:14181": ("Timchenko", "2022-02-22", "2022-04-05", "2014-03-21", "2014-06-19"),
    "au_dfat:8669": ("Aleksandra Melnichenko", None, None, "2025-02-21", "2026-02-24"),
}


@pytest.mark.parametrize("record", BY_HAND)
def test_first_freezes_read_by_hand_out_of_the_files(book: Book, record: str) -> None:
    subject = party(book, record)
    found = [subject.first(a) for a in ("GB", "US", "CA", "AU")]
    assert tuple(str(s.day) if s else None for s in found) == BY_HAND[record][1:]


#: Britain's lead over each, counted in days on a calendar: before, same day, after, never; lags from 0.
LAGS = {
    # before: Alfa, Gazprombank, Novikombank, Alrosa, Sovcomflot, Deripaska, Potanin, Mordashova, Gref,
    # Kogogina, Timchenko; the same day: VTB, Rostec, Abramovich
    "CA": (11, 3, 9, 0, (0, 0, 0, 2, 3, 7, 14, 20, 30, 35, 95, 345)),
    # before: Alfa, Gazprombank, Novikombank, Potanin, Alekperov, Fridman, Kogogina, Timchenko; the same
    # day: Severstal, Kogogin; never: Mordashova
    "AU": (8, 2, 12, 1, (0, 0, 1, 3, 4, 4, 8, 11, 13, 21, 21, 22, 22, 49)),
}


@pytest.mark.parametrize("follower", LAGS)
def test_lags_counted_by_hand(book: Book, follower: str) -> None:
    ids = frozenset(party(book, record).id for record in BY_HAND)
    found = pairs(book, ("GB", follower), Choice(ids=ids))
    (one,) = (p for p in found if p.leader == "GB")
    assert (one.before, one.same_day, one.after, one.never, one.lags) == LAGS[follower]


def test_a_list_removed_from_the_ledger_turns_its_column_to_not_loaded(
    book: Book, shared: Path, tmp_path: Path
) -> None:
    everything = matrix(book, ("GB", "AU"))
    cells = {r.id: r.cells[1].state for r in everything.rows}
    assert cells[party(book, "gb_ofsi:15072").id] == "not_listed"
    with Lists.open(Settings(tmp_path, f"sqlite:///{tmp_path}/ledger.sqlite"), create=True) as lists:
        lists.ingest("gb_ofsi", [shared / "lists/uk/ConList-2025-04-14.xlsx"])
        without = matrix(open_book(lists.ledger), ("GB", "AU"))
    assert {r.cells[1].state for r in without.rows} == {"not_loaded"}


def test_before_our_first_snapshot_nobody_is_said_not_to_be_listed(book: Book) -> None:
    guryev = party(book, "gb_ofsi:15072")
    # of the SDN list the first snapshot here is of 5 April 2022, and it prints no days
    assert book.absence(guryev, "US", date(2022, 4, 4)).value == "before_first"
    assert book.absence(guryev, "US", date(2022, 4, 6)).value == "not_listed"


#: First freeze by the UN, Britain, the US and Australia: LISTED_ON of the UN's list; "Listed On" of OFSI's,
#: which prints the day after; the first of the SDN lists here; "Listed on" of Australia's.
UN_BY_HAND = {
    "un_sc:6908661": (
        "Muhindo Akili Mundos, CDi.032",
        "2018-02-01",
        "2018-02-02",
        "≤2022-04-05",
        "2018-02-01",
    ),
    "un_sc:6908658": ("Salim Al-Mansur, QDi.411", "2018-03-06", "2018-03-07", "≤2022-04-05", "2018-03-06"),
    # OFAC prints it as ISIL-LIBYA and these files hold none of its aliases: no link, though it is listed
    "un_sc:6908836": ("ISIL - Libya, QDe.165", "2020-03-04", "2020-03-05", None, "2020-03-04"),
}


@pytest.mark.parametrize("record", UN_BY_HAND)
def test_the_uns_parties_read_by_hand_out_of_the_files(book: Book, record: str) -> None:
    subject = party(book, record)
    found = [subject.first(a) for a in ("UN", "GB", "US", "AU")]
    assert tuple(str(s) if s else None for s in found) == UN_BY_HAND[record][1:]


#: Ships are kept out of ports, not frozen: "Control Date" of Australia's list. Canada's Schedule 1.1 has a
#: row for each of them, by the IMO number, and prints no day beside it.
SHIPS_BY_HAND = {
    "au_dfat:8227": ("Andaman Skies, IMO 9288693", "2025-06-18"),
    "au_dfat:8228": ("Noctis, IMO 9258868", "2025-06-18"),
    "au_dfat:8229": ("Bull, IMO 9292503", "2025-06-18"),
}


@pytest.mark.parametrize("record", SHIPS_BY_HAND)
def test_ships_read_by_hand_out_of_the_files(book: Book, record: str) -> None:
    subject = party(book, record)
    name, day = SHIPS_BY_HAND[record]
    assert str(subject.first("AU", MeasureKind.SHIPPING)) == day
    assert ("ca_russia_regs", f"sch1.1-imo{name[-7:]}") in subject.members
    assert not subject.frozen("AU", None) and not subject.frozen("CA", None)
