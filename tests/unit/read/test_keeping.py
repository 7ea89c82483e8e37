"""The book kept beside the ledger: read back it says what it said, and a damaged one is laid out anew."""

from pathlib import Path

import pytest

from ostraka.ledger import Ledger
from ostraka.read import Reader, Reading
from ostraka.read import keeping as kept
from ostraka.read.opening import document_of
from ostraka.screen.lists import Lists

TEXT = b"LONDON, 7 April 2022 - Britain on Wednesday froze the assets of Sberbank and of Andrey Guryev."


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lists:
    """The starter book in a home of its own, small as it is."""
    monkeypatch.setattr(kept, "WORTH_KEEPING", 1)
    lists = Lists(Ledger.open(f"sqlite:///{tmp_path}/ledger.sqlite", create=True), tmp_path)
    lists.load_starter()
    return lists


def read(lists: Lists) -> Reading:
    return Reader.open(lists).read(document_of(TEXT, "report.txt"))


def books(lists: Lists) -> list[Path]:
    return sorted((lists.home / "reading").glob("*.book"))


def test_a_book_that_was_kept_reads_as_the_one_laid_out(
    lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(lists)
    assert len(books(lists)) == 1 and len(first.claims) == 2 and first.left_out

    def not_again(*_: object) -> None:
        raise AssertionError("laid out again")

    monkeypatch.setattr(kept, "laid_out", not_again)
    assert read(lists) == first


@pytest.mark.parametrize("damage", [b"", b"not a book", b"cut"])
def test_a_damaged_book_is_laid_out_anew(lists: Lists, damage: bytes) -> None:
    first = read(lists)
    (path,) = books(lists)
    path.write_bytes(path.read_bytes()[:-100] if damage == b"cut" else damage)
    assert read(lists) == first


def test_a_place_that_cannot_be_written_does_not_matter(lists: Lists) -> None:
    (lists.home / "reading").write_text("a file where the folder should be")
    assert read(lists).mentions


def test_records_are_decoded_when_asked_for(lists: Lists) -> None:
    whole = Reader.open(lists).book
    again = Reader.open(lists).book
    assert list(again.records) == list(whole.records)
    assert again.records[1:3] == [whole.records[1], whole.records[2]]
    with pytest.raises(IndexError):
        again.records[len(whole.records)]
