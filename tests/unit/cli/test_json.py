"""``--json``: one document on standard output and nothing else, with the fields others rely on."""

import csv
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from ostraka.data import starter_files
from ostraka.model import Record
from ostraka.sources.starter import parse
from tests.unit.cli.conftest import Ostraka

DAY = "2026-11-22"


def starter(day: str = DAY) -> list[Record]:
    """The records of the starter book with a designation in force on that day."""
    records = parse(starter_files()).records
    return [r for r in records if any(d.in_force(date.fromisoformat(day)) for d in r.designations)]


House = Callable[[Sequence[str]], list[Path]]
EVENT = {"effective", "seen", "authority", "change", "measures", "listing_id"}
HIT = {"party", "caption", "kind", "score", "matched_name", "designations"}
DESIGNATION = {"authority", "program", "measures", "listed_on", "status", "source", "listing_id"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["sources"],
        ["doctor"],
        ["doctor", "un_sc"],
        ["check", "Sberbank"],
        ["check", "Wilhelmina Blau"],
        ["history", "Andrey Guryev"],
        ["diff", "starter"],
    ],
)
def test_each_prints_one_document_and_nothing_else(
    ostraka: Ostraka, starter_home: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # as on a terminal, where progress is shown
    monkeypatch.setattr("ostraka.cli.output.err._force_terminal", True)
    done = ostraka(*arguments, "--json", home=starter_home)
    assert done.code == 0
    json.loads(done.out)
    assert "\x1b" not in done.out


def test_ingest_and_sync_print_one_document_too(ostraka: Ostraka, house: House, tmp_path: Path) -> None:
    files = house([f"Name {n}" for n in range(30)])
    done = ostraka("ingest", "table", *files, "--seen", "2022-04-06", "--json")
    assert done.json["result"]["outcome"] == "new"
    assert (done.json["result"]["records"], done.json["warnings"]) == (30, [])
    done = ostraka("sync", "table", "un_sc", "--from", tmp_path, "--json")
    by = {r["source"]: r for r in done.json}
    assert done.code == 0
    assert by["table"]["result"]["outcome"] == "unchanged"
    assert by["un_sc"]["skipped"]


def test_a_failed_sync_still_prints_its_document(ostraka: Ostraka, house: House, tmp_path: Path) -> None:
    house(["Anna"])
    (tmp_path / "consolidated.xml").write_text("<html></html>")
    done = ostraka("sync", "un_sc", "table", "--from", tmp_path, "--json")
    assert done.code == 3
    failed, taken = done.json
    assert failed["error"]["what"] and failed["error"]["where"] and failed["result"] is None
    assert taken["error"] is None and taken["result"]["records"] == 1


def test_an_error_prints_nothing_on_standard_output(ostraka: Ostraka, starter_home: Path) -> None:
    done = ostraka("history", "Zebedee Unheardof", "--json", home=starter_home)
    assert (done.code, done.out) == (3, "")


def test_check_tells_the_query_the_day_and_the_configuration(ostraka: Ostraka, starter_home: Path) -> None:
    answer = ostraka(
        "check", "Sberbank", "--kind", "organization", "--as-of", "2022-04-06",
        "--threshold", "0.9", "--json",
        home=starter_home,
    ).json  # fmt: skip
    assert answer["query"] == {"name": "Sberbank", "kind": "organization"}
    assert (answer["as_of"], answer["threshold"]) == ("2022-04-06", 0.9)
    assert len(answer["config"]) == 12 and answer["index"]
    [hit] = answer["hits"]
    assert hit.keys() >= HIT | {"weight", "probability", "evidence"}
    assert all(d.keys() >= DESIGNATION for d in hit["designations"])
    by = {d["authority"]: d for d in hit["designations"]}
    assert "EU" not in by or "asset_freeze" not in str(by["EU"]["measures"])
    assert {m["kind"] for m in by["GB"]["measures"]} >= {"asset_freeze"}


def test_what_is_known_of_a_party_sharpens_the_answer(ostraka: Ostraka, starter_home: Path) -> None:
    def best(*known: str) -> dict[str, Any]:
        hits = ostraka("check", "Andrey Guryev", *known, "--json", home=starter_home).json["hits"]
        found: dict[str, Any] = max(hits, key=lambda h: h["weight"])
        return found

    assert best("--born", "1982-03-07")["caption"] == "Andrey Andreevich Guryev"
    assert best("--born", "1960-03-24")["caption"] == "Andrey Grigoryevich Guryev"
    assert best("--country", "Russia")["weight"] >= best()["weight"]


def test_a_kind_leaves_the_others_out(ostraka: Ostraka, starter_home: Path) -> None:
    assert ostraka("check", "Sberbank", "--kind", "person", "--json", home=starter_home).json["hits"] == []


def test_history_has_the_timeline_as_others_rely_on(ostraka: Ostraka, starter_home: Path) -> None:
    answer = ostraka("history", "Leonid Mikhelson", "--json", home=starter_home).json
    assert all(event.keys() >= EVENT for event in answer["timeline"])
    days = [(e["effective"], e["authority"], e["change"]) for e in answer["timeline"]]
    assert ("2022-04-05", "CA", "listed") in days
    assert ("2022-04-06", "GB", "listed") in days
    assert {r["source"] for r in answer["records"]} == {"starter"}


def test_history_tells_the_son_from_the_father(ostraka: Ostraka, starter_home: Path) -> None:
    answer = ostraka("history", "Andrey Grigoryevich Guryev", "--json", home=starter_home).json
    assert answer["party"] == "Andrey Grigoryevich Guryev"
    assert {e["listing_id"].split(":")[1] for e in answer["timeline"]} == {"andrey-grigoryevich-guryev"}


def test_sources_tells_every_list_loaded_or_not(ostraka: Ostraka, starter_home: Path) -> None:
    answer = {s["source"]: s for s in ostraka("sources", "--json", home=starter_home).json}
    assert answer["starter"]["loaded"] and answer["starter"]["records"] == len(parse(starter_files()).records)
    assert answer["un_sc"] | {"findings": []} == answer["un_sc"]
    assert (answer["un_sc"]["loaded"], answer["un_sc"]["state"]) == (False, "not loaded")


def test_diff_tells_who_came_changed_and_went(ostraka: Ostraka, house: House) -> None:
    names = [f"Name {n}" for n in range(30)]
    ostraka("ingest", "table", *house(names), "--seen", "2022-04-01")
    ostraka("ingest", "table", *house([*names[:28], "Other", "Name 29", "New"]), "--seen", "2022-04-06")
    answer = ostraka("diff", "table", "--json").json
    changes = [(c["record_id"], c["change"], c["fields"]) for c in answer["changes"]]
    assert changes == [("29", "amended", ["names"]), ("31", "listed", [])]
    assert ostraka("diff", "table", "--to", "2022-04-05", "--json").json["changes"][0]["change"] == "listed"
    plain = ostraka("diff", "table").out
    assert "amended 1" in plain and "listed 1" in plain and "New" in plain


def test_export_writes_the_lines_others_rely_on(ostraka: Ostraka, starter_home: Path, tmp_path: Path) -> None:
    done = ostraka("export", "--as-of", DAY, "-o", tmp_path / "all.jsonl", home=starter_home)
    assert (done.code, done.out) == (0, "")
    count = len(starter())
    assert f"{count} records as of {DAY} written to {tmp_path}/all.jsonl\n" in done.err
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    needed = {"source", "id", "kind", "names", "designations", "first_seen", "last_seen"}
    assert len(lines) == count and all(line.keys() >= needed for line in lines)


def test_export_writes_tables_and_entities(ostraka: Ostraka, starter_home: Path, tmp_path: Path) -> None:
    for form in ("csv", "parquet", "ftm"):
        assert (
            ostraka("export", "--as-of", DAY, "--format", form, "-o", tmp_path / form, home=starter_home).code
            == 0
        )
    with (tmp_path / "csv").open(newline="") as file:
        header, *rows = csv.reader(file)
    assert header[:4] == ["source", "id", "kind", "caption"] and len(rows) == len(starter())
    table = pq.read_table(tmp_path / "parquet")
    assert table.num_rows == len(starter()) and table.column_names[:3] == ["source", "id", "kind"]
    entities = [json.loads(line) for line in (tmp_path / "ftm").read_text().splitlines()]
    assert {"Person", "Sanction"} <= {e["schema"] for e in entities}
    assert all({"id", "schema", "properties"} <= e.keys() for e in entities)


def test_export_of_an_earlier_day_says_what_it_rests_on(
    ostraka: Ostraka, starter_home: Path, tmp_path: Path
) -> None:
    done = ostraka("export", "--as-of", "2022-04-05", "-o", tmp_path / "a.jsonl", home=starter_home)
    ids = {json.loads(line)["id"] for line in (tmp_path / "a.jsonl").read_text().splitlines()}
    assert "US:sberbank" in ids and "GB:andrey-grigoryevich-guryev" not in ids
    assert "our first snapshot is of 2026-11-22" in done.err
