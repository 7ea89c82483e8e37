"""The answers on the starter book, held against dates known from the instruments themselves."""

from datetime import date

from ostraka.coalition import Book
from ostraka.coalition.choice import Choice, authorities_of
from ostraka.coalition.expiring import expiring, next_lapse
from ostraka.coalition.gaps import gaps
from ostraka.coalition.known import conditions, known_rounds
from ostraka.coalition.lag import leaders, pairs
from ostraka.coalition.matrix import long_table, matrix, wide_table
from ostraka.coalition.rounds import round_of
from ostraka.coalition.waves import rounds, waves

G7 = authorities_of([])


def _round(book: Book) -> dict[str, dict[str, str]]:
    found = round_of(book, "GB", date(2022, 4, 6), G7, 7)
    told = {p.caption: p.others for p in found.parties}
    return {n: {o.authority: f"{o.when} {o.start or ''}".strip() for o in all_} for n, all_ in told.items()}


def test_the_round_of_6_april_is_ten_parties_and_not_the_younger_guryev(book: Book) -> None:
    names = set(_round(book))
    assert (
        len(names) == 10 and "Andrey Grigoryevich Guryev" in names and "Andrey Andreevich Guryev" not in names
    )


def test_who_was_before_britain_and_who_after(book: Book) -> None:
    by = _round(book)
    assert by["Andrey Igorevich Akimov"]["US"] == "before 2018-04-06"
    assert by["Andrey Igorevich Akimov"]["CA"] == "before 2019-03-15"
    assert by["Andrey Igorevich Akimov"]["EU"] == "never"
    assert by["Sberbank"] == {
        "US": "same day 2022-04-06",
        "EU": "later 2022-07-21",
        "CA": "before 2022-02-24",
        "JP": "later 2022-05-12",
    }
    assert by["Viatcheslav Moshe Kantor"]["EU"] == "within 2022-04-08"
    assert by["Leonid Viktorovich Mikhelson"]["CA"] == "before 2022-04-05"
    assert by["Andrey Grigoryevich Guryev"]["US"] == "later 2022-08-02"
    assert by["Credit Bank of Moscow"]["EU"] == "later 2022-12-16"
    # of Japan the book knows single cases: not listed there is not said
    assert by["Andrey Igorevich Akimov"]["JP"] == "part_loaded"


def test_the_matrix_of_a_day_shows_what_was_in_force_then(book: Book) -> None:
    found = matrix(book, G7, day=date(2022, 4, 7))
    sberbank = next(r for r in found.rows if r.caption == "Sberbank")
    assert sberbank.freezers == ("GB", "US", "CA")
    eu = sberbank.cells[2]
    assert eu.freeze is None and eu.state in ("not_listed", "before_first")
    akimov = next(r for r in found.rows if r.caption == "Andrey Igorevich Akimov")
    assert [str(c.freeze) for c in akimov.cells[:2]] == ["2022-04-06", "2018-04-06"]


def test_frozen_by_all_but_one(book: Book) -> None:
    found = matrix(book, ("GB", "US", "EU", "CA"), all_but_one=True)
    names = {r.caption: {c.authority for c in r.cells if not c.frozen} for r in found.rows}
    assert names["Credit Bank of Moscow"] == {"CA"}
    assert "Sberbank" not in names and all(len(missing) == 1 for missing in names.values())


def test_tables_have_a_line_for_each_party_and_for_each_measure(book: Book) -> None:
    found = matrix(book, G7)
    wide, long = wide_table(found), long_table(found)
    assert len(wide.rows) == len(found.rows) and wide.columns[3:] == G7
    lines = [r for r in long.records() if r["name"] == "Sberbank" and r["authority"] == "GB"]
    assert [(r["measure"], r["start"]) for r in lines] == [
        ("correspondent_banking", date(2022, 3, 1)),
        ("asset_freeze", date(2022, 4, 6)),
        ("trust_services", date(2023, 3, 21)),
        ("director_disqualification", date(2025, 4, 9)),
    ]
    assert str(long.arrow().schema.field("start").type) == "date32[day]"
    assert list(wide.pandas().columns) == list(wide.columns)
    assert wide.polars().shape == (len(wide.rows), len(wide.columns))


def test_every_party_the_leader_froze_is_counted_once(book: Book) -> None:
    for pair in pairs(book, ("GB", "US", "EU", "CA")):
        told = pair.before + pair.same_day + pair.after + pair.unclear + pair.never
        assert told == pair.frozen and len(pair.censored) == pair.never
        assert len(pair.lags) + len(pair.bounded) >= pair.same_day + pair.after


def test_the_lag_of_the_eu_after_britain_by_hand(book: Book) -> None:
    by_hand = []
    for s in book.subjects:
        gb, eu = s.first("GB"), s.first("EU")
        if gb and eu and gb.exact and eu.exact and eu.day >= gb.day:
            by_hand.append((eu.day - gb.day).days)
    pair = next(p for p in pairs(book, ("GB", "EU")) if p.follower == "EU")
    assert list(pair.lags) == sorted(by_hand) and 2 in by_hand  # Kantor: 6 and 8 April


def test_who_led(book: Book) -> None:
    led = {one.caption: one for one in leaders(book, G7)}
    assert led["Andrey Igorevich Akimov"].leaders == ("US",)
    assert led["Leonid Viktorovich Mikhelson"].leaders == ("CA",)
    assert led["Leonid Viktorovich Mikhelson"].followers == (("GB", 1, 1),)
    assert led["Vladimir Vladimirovich Putin"].leaders == ("GB", "US", "EU")


def test_gaps_are_a_worklist(book: Book) -> None:
    found = {g.caption: g for g in gaps(book, ("GB", "US"), ("EU",))}
    assert found["Andrey Grigoryevich Guryev"].open_since == date(2022, 8, 2)
    assert "Sberbank" not in found


def test_the_wave_of_april_2022_is_found_from_the_dates(book: Book) -> None:
    found = waves(rounds(book, G7, Choice(programs=("russia",))))
    april = next(w for w in found if w.first <= date(2022, 4, 6) <= w.last)
    assert set(april.authorities) == {"CA", "GB", "US", "EU"} and april.coordinated and april.shared
    named = {(r.authority, r.day): r.known.name for r in april.rounds if r.known}
    assert named["GB", date(2022, 4, 6)] == "5th package" == named["EU", date(2022, 4, 8)]


def test_a_round_needs_its_least_number_of_parties(book: Book) -> None:
    assert all(len(r.parties) >= 8 for r in rounds(book, G7, least=8))


def test_what_lapses() -> None:
    eu = next(i for i in conditions().instruments if i.key == "eu-269")
    assert next_lapse(eu, date(2022, 4, 6)) == date(2022, 9, 15)
    assert next_lapse(eu, date(2022, 9, 16)) == date(2023, 3, 15)
    ca = next(i for i in conditions().instruments if i.key == "ca-sema-rus")
    assert next_lapse(ca, date(2022, 4, 6)) is None


def test_expiring_shows_urgent_designations_and_licences_of_the_day(book: Book) -> None:
    found = expiring(book, date(2022, 4, 7), 60)
    urgent = {e.day: e for e in found if e.what == "urgent"}
    # 6 April and 56 days; the urgent procedure is there since 15 March 2022
    assert date(2022, 6, 1) in urgent and not urgent[date(2022, 6, 1)].certain
    assert min(urgent) == date(2022, 5, 10)
    assert not [e for e in found if e.what == "licence"]
    assert [e.name[:15] for e in expiring(book, date(2022, 6, 1), 30) if e.what == "licence"] == [
        "INT/2022/1277877"[:15]
    ]


def test_every_shipped_fact_has_a_source() -> None:
    assert all(r.source and "memory" not in r.source for r in known_rounds())
    assert all(i.source for i in conditions().instruments) and all(x.source for x in conditions().licences)
