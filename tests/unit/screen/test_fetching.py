"""Lists over HTTP, against a server made of answers written down here."""

import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

import ostraka
from ostraka.errors import InputError, SourceError
from ostraka.model import RawFile
from ostraka.screen import fetching
from ostraka.screen.fetching import TIMEOUT, USER_AGENT, Fetcher, digest, from_folder
from tests.unit.screen.toy import toy

ONE = "https://lists.example/toy.txt"
TWO = "https://lists.example/toy1.txt"


class Server:
    """Answers each request from ``answers`` (the last one again and again) and keeps the requests."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def fetcher(memory: Path, server: Callable[[httpx.Request], httpx.Response]) -> Fetcher:
    transport = httpx.MockTransport(server)
    client = httpx.Client(transport=transport, follow_redirects=True, headers={"User-Agent": USER_AGENT})
    return Fetcher(memory, client, pauses=(0, 0))


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "fetched.json"


def answer(text: str, etag: str = "", modified: str = "", status: int = 200) -> httpx.Response:
    headers = {k: v for k, v in (("ETag", etag), ("Last-Modified", modified)) if v}
    return httpx.Response(status, text=text, headers=headers)


def test_the_first_time_nothing_is_asked_conditionally_and_we_say_who_we_are(memory: Path) -> None:
    server = Server(answer("1 Anna", etag='"a"'))
    with fetcher(memory, server) as f:
        assert f.fetch(toy()) == (RawFile("toy.txt", b"1 Anna"),)
    [request] = server.requests
    assert str(request.url) == ONE
    assert request.headers["user-agent"].startswith(f"ostraka/{ostraka.__version__} ")
    assert not {"if-none-match", "if-modified-since"} & set(request.headers)


def test_the_client_made_by_default_follows_redirects_names_itself_and_waits_long(memory: Path) -> None:
    with Fetcher(memory) as f:
        assert f._client.follow_redirects
        assert f._client.headers["user-agent"] == USER_AGENT
        assert f._client.timeout == TIMEOUT


def test_what_the_server_said_is_sent_back_and_304_means_unchanged(memory: Path) -> None:
    day = "Wed, 06 Apr 2022 10:00:00 GMT"
    with fetcher(memory, Server(answer("1 Anna", etag='"a"', modified=day))) as f:
        files = f.fetch(toy())
        f.remember(toy())
    assert files is not None
    server = Server(answer("", status=304))
    with fetcher(memory, server) as f:
        assert f.fetch(toy(), held={digest(files[0])}) is None
    assert server.requests[0].headers["if-none-match"] == '"a"'
    assert server.requests[0].headers["if-modified-since"] == day


def test_nothing_is_remembered_before_the_files_are_stored(memory: Path) -> None:
    with fetcher(memory, Server(answer("1 Anna", etag='"a"'))) as f:
        f.fetch(toy())
    assert not memory.exists()


def test_a_ledger_that_holds_other_bytes_than_the_server_spoke_of_gets_them_all(memory: Path) -> None:
    """Another database with the same home, or a file ingested by hand since."""
    with fetcher(memory, Server(answer("1 Anna", etag='"a"'))) as f:
        f.fetch(toy())
        f.remember(toy())
    server = Server(answer("1 Anna", etag='"a"'))
    with fetcher(memory, server) as f:
        assert f.fetch(toy(), held={digest(RawFile("toy.txt", b"1 Boris"))}) is not None
        assert f.fetch(toy(), held=()) is not None
    assert all("if-none-match" not in r.headers for r in server.requests)


def test_where_only_some_files_changed_the_others_are_fetched_whole(memory: Path) -> None:
    info = toy(files=2)
    with fetcher(memory, Server(answer("1 Anna", etag='"a"'), answer("2 Boris", etag='"b"'))) as f:
        first = f.fetch(info)
        f.remember(info)
    assert first is not None
    server = Server(answer("", status=304), answer("2 Bob", etag='"c"'), answer("1 Anna", etag='"a"'))
    with fetcher(memory, server) as f:
        files = f.fetch(info, held={digest(x) for x in first})
        f.remember(info)
    assert files == (RawFile("toy.txt", b"1 Anna"), RawFile("toy1.txt", b"2 Bob"))
    assert [str(r.url) for r in server.requests] == [ONE, TWO, ONE]
    assert "if-none-match" not in server.requests[2].headers
    assert {url: known["etag"] for url, known in json.loads(memory.read_text()).items()} == {
        ONE: '"a"',
        TWO: '"c"',
    }


@pytest.mark.parametrize("trouble", [500, 503, 429])
def test_a_server_in_trouble_is_asked_again(memory: Path, trouble: int) -> None:
    server = Server(answer("busy", status=trouble), answer("busy", status=trouble), answer("1 Anna"))
    with fetcher(memory, server) as f:
        assert f.fetch(toy()) == (RawFile("toy.txt", b"1 Anna"),)
    assert len(server.requests) == 3


def test_a_connection_that_breaks_is_tried_again(memory: Path) -> None:
    server = Server(httpx.ConnectTimeout("timed out"), httpx.ReadError("reset"), answer("1 Anna"))
    with fetcher(memory, server) as f:
        assert f.fetch(toy()) is not None


def test_after_the_third_failure_the_address_and_the_answer_are_named(memory: Path) -> None:
    server = Server(answer("busy", status=503))
    with fetcher(memory, server) as f, pytest.raises(SourceError, match="answered 503") as caught:
        f.fetch(toy())
    assert caught.value.where == ONE
    assert "yesterday's list stays" in caught.value.hint
    assert len(server.requests) == 3


def test_a_server_that_cannot_be_reached_is_named(memory: Path) -> None:
    server = Server(httpx.ConnectError("no such host"))
    with (
        fetcher(memory, server) as f,
        pytest.raises(SourceError, match=r"could not be reached \(no such host\)"),
    ):
        f.fetch(toy())
    assert len(server.requests) == 3


@pytest.mark.parametrize("status", [404, 403, 410])
def test_what_is_not_there_is_not_asked_for_again(memory: Path, status: int) -> None:
    server = Server(answer("gone", status=status))
    with fetcher(memory, server) as f, pytest.raises(SourceError, match=f"answered {status}"):
        f.fetch(toy())
    assert len(server.requests) == 1


def test_a_redirect_to_a_signed_address_is_followed(memory: Path) -> None:
    """As the UN's does; what is remembered belongs to the address that was asked."""
    server = Server(
        httpx.Response(302, headers={"Location": "https://blobs.example/x?sig=1"}),
        answer("1 Anna", etag='"a"'),
    )
    with fetcher(memory, server) as f:
        assert f.fetch(toy()) == (RawFile("toy.txt", b"1 Anna"),)
        f.remember(toy())
    assert list(json.loads(memory.read_text())) == [ONE]


def test_redirects_without_end_are_an_error(memory: Path) -> None:
    server = Server(httpx.Response(302, headers={"Location": ONE}))
    with fetcher(memory, server) as f, pytest.raises(SourceError, match="could not be reached"):
        f.fetch(toy())


def test_a_body_without_end_is_not_downloaded(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 10)
    server = Server(answer("x" * 11))
    with fetcher(memory, server) as f, pytest.raises(SourceError, match="more than 10 bytes"):
        f.fetch(toy())
    assert len(server.requests) == 1


def test_a_compressed_answer_is_unpacked(memory: Path) -> None:
    import gzip

    body = gzip.compress(b"1 Anna")
    server = Server(httpx.Response(200, content=body, headers={"Content-Encoding": "gzip"}))
    with fetcher(memory, server) as f:
        assert f.fetch(toy()) == (RawFile("toy.txt", b"1 Anna"),)


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"https://lists.example/toy.txt": "x"}', "\udcff"])
def test_a_damaged_memory_costs_one_download(memory: Path, text: str) -> None:
    memory.write_bytes(text.encode(errors="surrogateescape"))
    server = Server(answer("1 Anna", etag='"a"'))
    with fetcher(memory, server) as f:
        files = f.fetch(toy(), held={digest(RawFile("toy.txt", b"1 Anna"))})
        f.remember(toy())
    assert files is not None
    assert "if-none-match" not in server.requests[0].headers
    assert json.loads(memory.read_text())[ONE]["etag"] == '"a"'


def test_a_folder_gives_the_files_in_the_order_of_the_source(tmp_path: Path) -> None:
    (tmp_path / "toy1.txt").write_text("2 Boris")
    (tmp_path / "toy.txt").write_text("1 Anna")
    (tmp_path / "other.txt").write_text("3 Vera")
    assert from_folder(toy(files=2), tmp_path) == (
        RawFile("toy.txt", b"1 Anna"),
        RawFile("toy1.txt", b"2 Boris"),
    )


def test_a_folder_with_part_of_the_files_is_an_error_that_names_the_others(tmp_path: Path) -> None:
    (tmp_path / "toy1.txt").write_text("2 Boris")
    with pytest.raises(InputError, match=r"files missing: toy\.txt"):
        from_folder(toy(files=2), tmp_path)


def test_a_folder_without_any_of_the_files_has_nothing_of_this_list(tmp_path: Path) -> None:
    assert from_folder(toy(), tmp_path) == ()
