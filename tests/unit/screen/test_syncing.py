"""Bringing lists up to date: what one list's failure does to the others, and what is remembered when."""

from collections.abc import Callable, Sequence
from pathlib import Path

import httpx
import pytest

from ostraka.errors import GuardError, InputError, MalformedFile, SourceError
from ostraka.model import SourceInfo
from ostraka.screen.fetching import Fetcher
from ostraka.screen.lists import Lists, Synced
from ostraka.screen.syncing import from_disk, from_network, sync
from tests.unit.screen.toy import toy

Answers = dict[str, tuple[int, str]]


def over_http(lists: Lists, infos: Sequence[SourceInfo], answers: Answers) -> list[Synced]:
    """Sync against a server that has these files, each with its text as its ETag."""

    def serve(request: httpx.Request) -> httpx.Response:
        status, text = answers[request.url.path.lstrip("/")]
        tag = f'"{text}"'
        if request.headers.get("if-none-match") == tag:
            return httpx.Response(304)
        return httpx.Response(status, text=text, headers={"ETag": tag})

    client = httpx.Client(transport=httpx.MockTransport(serve))
    with Fetcher(lists.home / "fetched.json", client, pauses=(0, 0)) as fetcher:
        files_of, done = from_network(lists.ledger, fetcher)
        return list(sync(lists.ledger, infos, files_of, done=done))


def test_one_lists_failure_does_not_stop_the_others(lists: Lists) -> None:
    infos = [toy(key) for key in ("gone", "broken", "bug", "short", "good")]
    infos[3] = toy("short", floor=2)
    results = over_http(
        lists,
        infos,
        {
            "gone.txt": (404, ""),
            "broken.txt": (200, "broken"),
            "bug.txt": (200, "bug"),
            "short.txt": (200, "1 Anna"),
            "good.txt": (200, "1 Anna"),
        },
    )
    assert [r.source for r in results] == ["gone", "broken", "bug", "short", "good"]
    kinds: list[type | None] = [SourceError, MalformedFile, MalformedFile, GuardError, type(None)]
    assert [type(r.error) for r in results] == kinds
    assert results[4].result is not None and results[4].result.outcome == "new"
    assert {s.source for s in lists.ledger.snapshots()} == {"good"}


def test_a_parser_that_fails_is_named_with_what_went_wrong(lists: Lists) -> None:
    [result] = over_http(lists, [toy()], {"toy.txt": (200, "bug")})
    assert "KeyError" in str(result.error) and "toy" in str(result.error)
    assert lists.ledger.attempts()[-1].outcome == "refused"


def test_an_unchanged_list_is_noted_as_seen_again(lists: Lists) -> None:
    answers = {"toy.txt": (200, "1 Anna")}
    over_http(lists, [toy()], answers)
    [again] = over_http(lists, [toy()], answers)
    assert again.result is not None
    assert (again.result.outcome, again.result.records) == ("unchanged", 1)
    first, second = lists.ledger.snapshots("toy")
    assert second.seen_at > first.seen_at
    assert lists.as_of(None).listed[0].last_seen == second.seen_at


def test_a_refused_list_is_not_remembered_and_is_downloaded_again(lists: Lists) -> None:
    over_http(lists, [toy()], {"toy.txt": (200, "broken")})
    [result] = over_http(lists, [toy()], {"toy.txt": (200, "broken")})
    assert isinstance(result.error, MalformedFile), "a 304 would have looked like success"
    assert not (lists.home / "fetched.json").exists()


def test_another_database_with_the_same_home_gets_the_list_of_today(lists: Lists, tmp_path: Path) -> None:
    """The server's "not modified" speaks of what the first database holds."""
    from ostraka.config import Settings

    other = Settings(lists.home, f"sqlite:///{tmp_path}/other.sqlite")
    with Lists.open(other, create=True) as second:
        over_http(second, [toy()], {"toy.txt": (200, "1 Anna")})
        over_http(lists, [toy()], {"toy.txt": (200, "1 Anna\n2 Boris")})
        [result] = over_http(second, [toy()], {"toy.txt": (200, "1 Anna\n2 Boris")})
    assert result.result is not None and result.result.records == 2


def test_the_floor_holds_on_sync_and_only_warns_when_a_person_gives_the_file(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = toy(floor=2)
    [result] = over_http(lists, [info], {"toy.txt": (200, "1 Anna")})
    assert isinstance(result.error, GuardError)
    assert "1 records" in str(result.error) and "under 2" in str(result.error)
    assert lists.ledger.snapshots() == []
    monkeypatch.setattr("ostraka.screen.lists.source", lambda _: info)
    (tmp_path / "toy.txt").write_text("1 Anna")
    done, warnings = lists.ingest("toy", [tmp_path / "toy.txt"])
    assert done.outcome == "new"
    assert len(warnings) == 1 and "below the floor" in warnings[0]


def test_from_a_folder_each_list_is_found_by_its_file_names(lists: Lists, tmp_path: Path) -> None:
    (tmp_path / "whole.txt").write_text("1 Anna")
    (tmp_path / "half.txt").write_text("1 Anna")
    infos = [toy("absent"), toy("half", files=2), toy("whole")]
    absent, half, whole = sync(lists.ledger, infos, from_disk(tmp_path))
    assert absent.skipped and absent.error is None and absent.result is None
    assert isinstance(half.error, InputError) and "half1.txt" in str(half.error)
    assert whole.result is not None and whole.result.records == 1


def test_a_list_without_an_address_says_so_instead_of_pretending(lists: Lists, tmp_path: Path) -> None:
    import msgspec

    info = msgspec.structs.replace(toy(), urls=())
    [never] = over_http(lists, [info], {})
    (tmp_path / "toy.txt").write_text("1 Anna")
    list(sync(lists.ledger, [info], from_disk(tmp_path)))
    [loaded] = over_http(lists, [info], {})
    for result in (never, loaded):
        assert result.result is None and result.error is None
        assert "ingest" in result.skipped
    assert len(lists.ledger.snapshots()) == 1


def test_what_is_going_on_is_told(lists: Lists) -> None:
    told: list[str] = []

    def tell(key: str) -> Callable[[str], None]:
        return lambda text: told.append(f"{key}: {text}")

    client = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, text="1 Anna")))
    with Fetcher(lists.home / "fetched.json", client) as fetcher:
        files_of, done = from_network(lists.ledger, fetcher)
        list(sync(lists.ledger, [toy()], files_of, tell, done))
    assert told == [
        "toy: fetching",
        "toy: comparing with the last snapshot",
        "toy: parsing",
        "toy: storing 1 records",
    ]


def test_by_default_the_lists_with_an_address_that_are_still_kept_are_synced(lists: Lists) -> None:
    keys = [info.key for info in lists.fetchable(())]
    assert {"gb_uksl", "us_ofac_sdn", "un_sc", "ca_sema"} <= set(keys)
    assert not {"gb_ofsi", "starter", "table", "ftm"} & set(keys)
    assert [info.key for info in lists.fetchable(["gb_ofsi"])] == ["gb_ofsi"]
