"""What holds for every source: samples that parse, records in one order, unique ids, known authorities."""

import json
import re
from pathlib import Path

import pytest

from ostraka.data import starter_files
from ostraka.errors import MalformedFile, OstrakaError, UnsafeFile, UsageError
from ostraka.model import AUTHORITIES, Parsed, RawFile, SourceInfo
from ostraka.model.record import canonical, decode, encode
from ostraka.sources import SOURCES, source
from tests.unit.sources.test_au_dfat import workbook

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "samples"
#: Sources whose samples lie elsewhere: the book ships with the package, the in-house table is an example.
ELSEWHERE = {"starter", "table"}
IDS = [info.key for info in SOURCES]


def parsed(info: SourceInfo) -> list[Parsed]:
    """What parses of a source's samples: each file alone, and all files of one name's kind together."""
    if info.key == "starter":
        return [info.parse(starter_files())]
    if info.key == "table":
        names = ("watchlist.csv", "watchlist.yml")
        return [info.parse(tuple(RawFile(n, (ROOT / "examples/in-house" / n).read_bytes()) for n in names))]
    if info.key == "au_dfat":
        return [
            info.parse((workbook((SAMPLES / info.key / n).read_text("utf-8")),))
            for n in ("new.csv", "old.csv")
        ]
    paths = sorted(p for p in (SAMPLES / info.key).iterdir() if not p.name.startswith("expected"))
    attempts = [[p] for p in paths] + [[p for p in paths if p.suffix == ".csv"]]
    found = []
    for files in filter(None, attempts):
        try:
            found.append(info.parse(tuple(RawFile(p.name, p.read_bytes()) for p in files)))
        except MalformedFile:
            continue  # one of several files that only together make the list
    return found


@pytest.mark.parametrize("info", SOURCES, ids=IDS)
def test_a_source_without_a_sample_fails(info: SourceInfo) -> None:
    folder = SAMPLES / info.key
    assert info.key == "starter" or folder.is_dir(), f"tests/samples/{info.key} is missing"
    assert info.key in ELSEWHERE or len(list(folder.iterdir())) >= 2
    if info.key != "starter":
        assert json.loads((folder / "expected.json").read_text("utf-8"))


@pytest.mark.parametrize("info", SOURCES, ids=IDS)
def test_records_come_sorted_canonical_and_with_unique_ids(info: SourceInfo) -> None:
    results = [p for p in parsed(info) if p.records]
    assert results, "no sample parses"
    for result in results:
        ids = [r.id for r in result.records]
        assert ids == sorted(ids) and len(set(ids)) == len(ids)
        for record in result.records:
            assert record.source == info.key
            assert record.names and all(n.full for n in record.names)
            assert canonical(record) == record, record.id
            assert decode(encode(record)) == record
            # a mapping of one's own may name any authority
            assert info.key == "table" or all(d.authority in AUTHORITIES for d in record.designations)
        assert result.format


@pytest.mark.parametrize("info", SOURCES, ids=IDS)
@pytest.mark.parametrize("data", [b"", b"<html><body>Down for maintenance</body></html>", b"\0" * 64, b"{}"])
def test_what_is_no_list_is_refused_as_a_whole(info: SourceInfo, data: bytes) -> None:
    """As a value of our own error tree, or as an empty list that the guard refuses; never anything else."""
    for name in info.file_names or ("list.csv",):
        try:
            result = info.parse((RawFile(name, data),))
        except OstrakaError as error:
            assert isinstance(error, MalformedFile | UnsafeFile)
            assert error.where
        else:
            assert not result.records


@pytest.mark.parametrize("info", SOURCES, ids=IDS)
def test_a_source_says_what_it_is(info: SourceInfo) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", info.key)
    assert not info.authority or info.authority in AUTHORITIES
    assert info.title and info.publisher and info.note
    assert len(info.urls) in (0, len(info.file_names))
    assert all(url.startswith("https://") for url in info.urls)
    assert info.floor >= 1 and info.stale_after_days >= 1
    assert source(info.key) is info


def test_keys_are_unique_and_an_unknown_one_names_the_others() -> None:
    assert len(set(IDS)) == len(IDS)
    with pytest.raises(UsageError, match="no source has the key 'gb'") as caught:
        source("gb")
    assert "gb_uksl" in caught.value.hint
