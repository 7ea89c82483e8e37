"""The shipped timetable: what it may hold, which dates bind whom, and what comes next."""

from datetime import date

import pytest

from ostraka.energy.observation import MEMBERS
from ostraka.energy.shipped import shipped_file
from ostraka.energy.timetable import end_dates, entries_for, next_dates, read_timetable, timetable
from ostraka.errors import MalformedFile

TODAY = date(2026, 11, 22)
#: places where an authority publishes its own words, or the text of the instrument itself.
OFFICIAL = (
    "ofac.treasury.gov",
    "govinfo.gov",
    "gov.uk",
    "gazette.gc.ca",
    "laws.justice.gc.ca",
    "eur-lex.europa.eu",
    "mofa.go.jp",
    "ENTSOG",
    "text of Article",
    "recital",
)


def test_only_what_rests_on_an_official_text_is_certain() -> None:
    certain = [one for one in timetable() if one.certainty == "certain"]
    assert certain
    for one in certain:
        assert any(place in one.source for place in OFFICIAL), one.id
        assert "memory" not in one.source, one.id


def test_every_entry_says_what_and_where_it_was_read() -> None:
    for one in timetable():
        assert one.what and one.source, one.id
        assert one.certainty == "unverified" or not one.source.startswith("from memory"), one.id


def test_every_member_and_the_group_are_there() -> None:
    assert {one.member for one in timetable()} == {*MEMBERS, "G7"}


def test_the_texts_of_the_g7_set_no_end_date() -> None:
    assert not any(one.ends_imports for one in timetable() if one.member == "G7")


def test_japan_and_france_have_no_date_of_their_own() -> None:
    for member in ("JP", "FR"):
        assert not any(one.ends_imports for one in timetable() if one.member == member)
    assert end_dates("JP", "lng") == []
    assert [one.id for one in end_dates("FR", "gas")] == ["eu-2027-09-30"]


def test_the_dates_often_misstated_are_stated_right() -> None:
    by_id = {one.id: one for one in timetable()}
    assert "(No. 15)" in by_id["uk-2023-01-01"].instrument
    assert by_id["uk-2022-12-05"].day == date(2022, 12, 5)
    assert {"crude", "products", "lng"} <= set(by_id["ca-2022-03-10"].fuels)
    assert by_id["ca-2025-08-12"].day == date(2025, 8, 12)


def test_the_reversals_of_2026_and_italys_slip_are_reversals() -> None:
    reversals = {one.id: one.reverses for one in timetable() if one.is_reversal}
    assert reversals == {
        "it-2022-05-19": "it-2022-04",
        "us-2026-03-12": "?",
        "us-2026-05-18": "?",
        "eu-2026-03-24": "eu-2026-04-15",
        "uk-2026-05-20-licence": "uk-2026-05-20",
    }


def test_a_members_own_date_comes_before_the_unions() -> None:
    assert [one.id for one in end_dates("DE", "gas")] == ["de-2024-gas", "eu-2027-09-30"]
    assert [one.id for one in end_dates("EU27", "gas")] == ["eu-2027-09-30"]


def test_a_derogation_of_some_states_is_not_everybodys() -> None:
    assert "eu-2022-pipeline-crude" in {one.id for one in entries_for("EU27", "crude")}
    assert "eu-2022-pipeline-crude" not in {one.id for one in entries_for("IT", "crude")}
    assert "eu-2023-06-23" in {one.id for one in entries_for("DE", "crude")}


def test_a_derogation_is_open_from_its_day_until_its_end() -> None:
    licence = next(one for one in timetable() if one.id == "uk-2026-05-20-licence")
    days = [date(2026, 5, 19), date(2026, 5, 20), date(2026, 12, 31), date(2027, 1, 1)]
    assert [licence.open_on(day) for day in days] == [False, True, True, False]


def test_the_next_dates_are_those_still_to_come_each_once() -> None:
    assert [(str(one.day), one.entry.member) for one in next_dates(TODAY)] == [
        ("2027-01-01", "EU27"),
        ("2027-01-01", "UK"),
        ("2027-09-30", "EU27"),
        ("2027-11-01", "EU27"),
        ("2027-12-31", "EU27"),
        ("2028-01-01", "US"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("us-2022-04-22,US,", "us-2022-04-22,XX,", "unknown member or fuel"),
        ("us-2022-04-22,US,coal", "us-2022-04-22,US,peat", "unknown member or fuel"),
        ("winddown_end,2022-04-22", "rundown,2022-04-22", "Invalid enum value 'rundown'"),
        ("winddown_end,2022-04-22", "winddown_end,22 April", "Invalid isoformat"),
        ("\nus-2022-04-22,", "\nus-2022-03-08,", "ids used twice: us-2022-03-08"),
        (",certain,yes,,,,\n", ",certain,perhaps,,,,\n", "zero 'perhaps'"),
    ],
)
def test_a_wrong_timetable_is_refused(old: str, new: str, why: str) -> None:
    text = shipped_file("timetable.csv").decode()
    assert old in text
    with pytest.raises(MalformedFile, match=why):
        read_timetable(text.replace(old, new, 1).encode(), "timetable.csv")
