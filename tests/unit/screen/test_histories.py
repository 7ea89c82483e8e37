"""A party's life across authorities, found by name, by id, by identifier."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from ostraka.errors import InputError
from ostraka.ledger import Arrival
from ostraka.model import Identifier, IdentifierKind, Kind, Name, Parsed, RawFile, Record
from ostraka.screen.histories import Party, history_of
from ostraka.screen.lists import Lists
from tests.unit.screen.toy import toy


def told(party: Party) -> list[str]:
    return [f"{e.effective} {e.authority} {e.change} {'+'.join(e.measures)}" for e in party.timeline]


def test_sberbank_in_the_starter_book(starter: Lists) -> None:
    """The facts of ``facts/designations.csv``, each from its official instrument."""
    party = history_of(starter, "Sberbank")[0]
    assert party.caption == "Sberbank" and party.kind == "organization"
    lines = told(party)
    for line in (
        "2014-09-12 US listed debt_equity",
        "2014-09-16 CA listed debt_equity",
        "2022-02-24 CA measure asset_freeze",
        "2022-03-01 GB listed correspondent_banking",
        "2022-04-06 GB measure asset_freeze",
        "2022-04-06 US measure asset_freeze",
    ):
        assert line in lines
    assert any(x.startswith("2022-07-21 EU") and x.endswith("asset_freeze") for x in lines)
    assert [e.effective for e in party.timeline] == sorted(e.effective for e in party.timeline if e.effective)


def test_father_and_son_guryev_are_two_parties(starter: Lists) -> None:
    father, son = (
        history_of(starter, f"Andrey {patronymic} Guryev")[0] for patronymic in ("Grigoryevich", "Andreevich")
    )
    assert {r.id.split(":")[1] for r in father.records} == {"andrey-grigoryevich-guryev"}
    assert {r.id.split(":")[1] for r in son.records} == {"andrey-andreevich-guryev"}
    assert {e.authority for e in father.timeline} == {"GB", "US"}
    assert {e.authority for e in son.timeline} == {"GB", "US", "EU", "CA", "AU"}
    assert told(father)[0].startswith("2022-04-06 GB listed asset_freeze")
    assert told(son)[0].startswith("2022-03-09 EU listed asset_freeze")


def test_without_the_patronymic_both_are_told_apart(starter: Lists) -> None:
    captions = [p.caption for p in history_of(starter, "Andrey Guryev")]
    assert sorted(captions)[:2] == ["Andrey Andreevich Guryev", "Andrey Grigoryevich Guryev"]


@pytest.mark.parametrize("text", ["GB:sberbank", "gb:SBERBANK", "starter:GB:sberbank", " GB:sberbank "])
def test_an_id_finds_its_record_and_the_same_party_elsewhere(starter: Lists, text: str) -> None:
    party = history_of(starter, text)[0]
    assert party.score == 1.0
    assert "GB:sberbank" in {r.id for r in party.records}
    assert {e.authority for e in party.timeline} >= {"GB", "US", "EU", "CA"}


@pytest.mark.parametrize("text", ["Zebedee Unheardof", "RUS9999", "starter:nobody"])
def test_an_unknown_name_or_id_is_an_error_that_says_where_to_look(starter: Lists, text: str) -> None:
    with pytest.raises(InputError, match="was ever on a loaded list") as caught:
        history_of(starter, text)
    assert "ostraka sources" in caught.value.hint


def test_before_anything_was_seen_nothing_is_known(starter: Lists, moment: Callable[[str], datetime]) -> None:
    with pytest.raises(InputError, match="nothing had been seen by 2020-01-01"):
        history_of(starter, "Sberbank", moment("2020-01-01"))


def put(lists: Lists, seen: datetime, *lines: str, number: str = "") -> None:
    """A snapshot of the toy list; ``number`` is a passport every record carries."""
    files = (RawFile("toy.txt", "\n".join(lines).encode()),)
    parsed = toy().parse(files)
    if number:
        import msgspec

        held = (Identifier(IdentifierKind.PASSPORT, number),)
        records: tuple[Record, ...] = tuple(
            msgspec.structs.replace(r, identifiers=held) for r in parsed.records
        )
        parsed = Parsed(records, (), "lines")
    order = Arrival(source="toy", files=files, seen_at=seen, ingested_at=seen, parser="1", accept=True)
    lists.ledger.ingest(order, parsed)


def test_who_was_delisted_long_ago_is_still_found(lists: Lists, moment: Callable[[str], datetime]) -> None:
    put(lists, moment("2022-04-01"), "1 Anna Alpha", "2 Boris Beta")
    put(lists, moment("2023-04-01"), "2 Boris Beta")
    [anna] = history_of(lists, "Anna Alpha")
    assert [(str(e.effective), e.change) for e in anna.timeline] == [
        ("2022-04-01", "listed"),
        ("2023-04-01", "delisted"),
    ]


def test_what_was_seen_later_is_left_out_when_asked(lists: Lists, moment: Callable[[str], datetime]) -> None:
    put(lists, moment("2022-04-01"), "1 Anna Alpha", "2 Boris Beta")
    put(lists, moment("2023-04-01"), "2 Boris Beta")
    [anna] = history_of(lists, "Anna Alpha", moment("2022-12-31"))
    assert [e.change for e in anna.timeline] == ["listed"]


def test_an_identifier_finds_who_carries_it(lists: Lists, moment: Callable[[str], datetime]) -> None:
    put(lists, moment("2022-04-01"), "1 Anna Alpha", number="AB 123")
    [anna] = history_of(lists, "ab 123")
    assert anna.caption == "Anna Alpha" and anna.score == 1.0


def test_a_bare_family_name_finds_who_bears_it_before_who_bears_the_like(lists: Lists) -> None:
    """KONTUR is one long word nearly spelled so, and of a firm that is enough for a hit."""
    firm = Record(source="toy", id="1", kind=Kind.ORGANIZATION, names=(Name("KONTUR OOO"),))
    man = Record(source="toy", id="2", kind=Kind.PERSON, names=(Name("Viatcheslav KANTOR"),))
    moment = datetime(2022, 4, 6, tzinfo=UTC)
    arrival = Arrival(
        source="toy", files=(RawFile("x", b"x"),), seen_at=moment, ingested_at=moment, parser="1"
    )
    lists.ledger.ingest(arrival, Parsed((firm, man), format="test"))
    assert [p.caption for p in history_of(lists, "Kantor")] == ["Viatcheslav KANTOR", "KONTUR OOO"]
    assert history_of(lists, "Kontur")[0].caption == "KONTUR OOO"
