"""The lists of a day as rows."""

from datetime import date

from ostraka.screen.exporting import COLUMNS, documents, lines
from ostraka.screen.lists import Lists

NEEDED = {"source", "id", "kind", "names", "designations", "first_seen", "last_seen"}


def test_a_document_is_a_whole_record_with_its_clocks(starter: Lists) -> None:
    found = {d["id"]: d for d in documents(starter.as_of(date(2026, 11, 22)))}
    assert all(d.keys() >= NEEDED for d in found.values())
    sber = found["GB:sberbank"]
    assert (sber["source"], sber["kind"]) == ("starter", "organization")
    assert sber["names"][0]["full"] == "Sberbank"
    assert sber["first_seen"] == sber["last_seen"] == "2026-11-22T00:00:00+00:00"
    assert (sber["since"], sber["since_basis"]) == ("2022-03-01", "printed")


def test_every_record_of_the_day_is_there_in_one_order(starter: Lists) -> None:
    state = starter.as_of(date(2026, 11, 22))
    ids = [(d["source"], d["id"]) for d in documents(state)]
    assert ids == sorted(ids) and len(ids) == len(state.listed)
    assert [(x["source"], x["id"]) for x in lines(state)] == ids


def test_a_line_has_the_columns_and_joins_what_there_is_several_of(starter: Lists) -> None:
    found = {x["id"]: x for x in lines(starter.as_of(date(2026, 11, 22)))}
    son = found["GB:andrey-andreevich-guryev"]
    assert tuple(son) == COLUMNS
    assert son["caption"] == "Andrey Andreevich Guryev"
    assert "Андреевич" in son["original_script"] or "Андреевич" not in son["aliases"]
    assert son["birth_dates"] == "1982-03-07"
    assert son["measures"].split("; ") == ["asset_freeze", "trust_services"]
    assert (son["authority"], son["programs"], son["listed_on"]) == ("GB", "GB-RUS", "2022-03-15")


def test_an_earlier_day_has_only_who_was_listed_then(starter: Lists) -> None:
    ids = {d["id"] for d in documents(starter.as_of(date(2022, 4, 5)))}
    assert "GB:andrey-andreevich-guryev" in ids
    assert not {"GB:andrey-grigoryevich-guryev", "US:andrey-andreevich-guryev"} & ids
