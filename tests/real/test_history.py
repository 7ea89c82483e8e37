"""The history that the real files tell: counts, days, relistings, and the week of 6 April 2022."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ostraka.cli.main import run
from ostraka.model import Kind
from ostraka.screen.histories import history_of
from ostraka.screen.lists import Lists
from tests.real.conftest import FILES


def test_every_file_was_taken_over_whole(real: Lists) -> None:
    counts = {(s.source, s.seen_at.date().isoformat()): s.records for s in real.ledger.snapshots()}
    assert len(counts) == len(FILES)
    assert counts["us_ofac_sdn", "2022-04-05"] == 9_854
    assert counts["gb_ofsi", "2025-04-14"] == 4_688
    assert counts["ca_sema", "2025-05-31"] == 4_759
    assert counts["au_dfat", "2026-04-30"] == 3_811
    assert counts["un_sc", "2026-02-27"] == 730 + 273
    assert not [s for s in real.ledger.snapshots() if s.accepted], "no guard had to be overruled"


def test_the_un_list_has_730_persons_and_273_entities(real: Lists) -> None:
    listed = [x.record for x in real.as_of(date(2026, 2, 27), keys=["un_sc"]).listed]
    persons = sum(r.kind is Kind.PERSON for r in listed)
    assert (persons, len(listed) - persons) == (730, 273)


def test_every_as_of_count_is_that_of_the_file_of_the_day(real: Lists) -> None:
    """By what was known then: a later file may print a listing day that lies before this one's."""
    for snapshot in real.ledger.snapshots():
        if snapshot.source in ("us_ofac_sdn", "un_sc"):
            state = real.as_of(snapshot.seen_at.date(), snapshot.seen_at, [snapshot.source])
            assert len(state.listed) == snapshot.records, snapshot.seen_at


def test_what_could_not_be_read_is_told_and_little(real: Lists) -> None:
    """Zero silent losses: what a parser left over is an issue, and there are few."""
    for snapshot in real.ledger.snapshots():
        issues = real.ledger.issues(snapshot.id)
        assert len(issues) == snapshot.issues <= max(25, snapshot.records // 100)
        assert not [i for i in issues if i.code == "malformed_record"]


def test_sberbank_was_not_on_the_sdn_list_on_5_april_and_was_on_the_8th(real: Lists) -> None:
    on = {
        day: "17018"
        in {x.record.id for x in real.as_of(date.fromisoformat(day), keys=["us_ofac_sdn"]).listed}
        for day in ("2022-04-05", "2022-04-07", "2022-04-08", "2023-02-24")
    }
    assert on == {"2022-04-05": False, "2022-04-07": False, "2022-04-08": True, "2023-02-24": True}


def test_the_84_relisted_parties_of_the_un_show_two_stays(real: Lists, raw: Callable[[str], bytes]) -> None:
    """Gone in 2024 with the end of the Iran regime, back in 2025 under the same id and the old day."""
    ids = {
        year: set(re.findall(rb"<DATAID>(\d+)</DATAID>", raw(f"un/consolidated-{day}.xml")))
        for year, day in (("2020", "2020-11-24"), ("2024", "2024-11-30"), ("2025", "2025-11-29"))
    }
    relisted = (ids["2020"] & ids["2025"]) - ids["2024"]
    assert len(relisted) == 84
    for number in relisted:
        events = [e for e in real.ledger.timeline("un_sc", number.decode()) if "list" in e.change]
        assert [e.change for e in events] == ["listed", "delisted", "relisted"], number
        assert [str(e.effective) for e in events[1:]] == ["2024-11-30", "2025-11-29"], number
        first = events[0].effective
        assert first is not None and first < date(2020, 11, 24)
    between = {x.record.id.encode() for x in real.as_of(date(2025, 6, 1), keys=["un_sc"]).listed}
    assert not relisted & between
    assert relisted <= {x.record.id.encode() for x in real.as_of(date(2026, 1, 1), keys=["un_sc"]).listed}


def test_the_two_reordered_files_of_ofac_make_one_version(real: Lists) -> None:
    first, second = real.ledger.snapshots("us_ofac_cons")
    assert first.content == second.content
    assert real.ledger.attempts("us_ofac_cons")[-1].outcome == "unchanged"
    assert real.diff("us_ofac_cons", None, None).changes == ()


#: Rows of ``facts/april-2022.md``: the name, then who, the id on that list, the first full blocking day.
#: OFAC's files here are of 5 and 8 April 2022, so the 6th shows as "first seen on the 8th".
WEEK = {
    "Sberbank": [
        ("gb_ofsi", "15076", "2022-04-06"),
        ("gb_uksl", "RUS0256", "2022-03-01"),
        ("us_ofac_sdn", "17018", "2022-04-08"),
        ("us_ofac_cons", "17018", "2022-02-24"),
        ("ca_russia_regs", "sch1-pt2-74", "2022-02-24"),
        ("ca_sema", "", "2022-02-24"),
        ("au_dfat", "6771", "2022-03-18"),
    ],
    "Credit Bank of Moscow": [
        ("gb_ofsi", "15077", "2022-04-06"),
        ("gb_uksl", "RUS1119", "2022-04-06"),
        ("us_ofac_sdn", "35163", "2023-02-24"),
        ("au_dfat", "6779", "2022-03-18"),
    ],
    "Andrey Grigoryevich Guryev": [
        ("gb_ofsi", "15072", "2022-04-06"),
        ("gb_uksl", "RUS1125", "2022-04-06"),
        ("us_ofac_sdn", "38216", "2022-08-02"),
    ],
    "Leonid Mikhelson": [
        ("gb_ofsi", "15073", "2022-04-06"),
        ("gb_uksl", "RUS1126", "2022-04-06"),
        ("ca_russia_regs", "sch1-pt1-728", "2022-04-05"),
        ("ca_sema", "", "2022-04-05"),
        ("au_dfat", "6896", "2022-04-06"),
    ],
    "Andrey Igorevich Akimov": [
        ("gb_ofsi", "15071", "2022-04-06"),
        ("gb_uksl", "RUS1122", "2022-04-06"),
        ("us_ofac_sdn", "24316", "2022-04-05"),
        ("ca_russia_regs", "sch1-pt1-94", "2019-03-15"),
        ("ca_sema", "", "2019-03-15"),
        ("au_dfat", "6916", "2022-04-06"),
    ],
    "Andrey Andreevich Guryev": [
        ("gb_ofsi", "", "2022-03-15"),
        ("us_ofac_sdn", "38217", "2022-08-02"),
        ("ca_russia_regs", "sch1-pt1-747", "2022-05-03"),
        ("ca_sema", "", "2022-05-03"),
        ("au_dfat", "6902", "2022-04-06"),
    ],
}


def history(name: str, home: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """What ``ostraka history NAME --json`` prints."""
    capsys.readouterr()
    with pytest.raises(SystemExit):
        run(["--home", str(home), "history", name, "--json"])
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", WEEK)
def test_the_week_of_6_april_2022_comes_out_of_the_history(
    real_home: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    timeline = history(name, real_home, capsys)["timeline"]
    listed = {e["source"]: e for e in timeline if e["change"] == "listed"}
    assert {s: e["effective"] for s, e in listed.items()} == {s: day for s, _, day in WEEK[name]}
    for source, number, _ in WEEK[name]:
        assert not number or listed[source]["listing_id"] == number
    assert all(("asset_freeze" in e["measures"]) == (s != "us_ofac_cons") for s, e in listed.items())
    assert sum(e["change"] == "listed" for e in timeline) == len(WEEK[name]), "and nobody else's listing"


def test_lesser_measures_have_their_own_days(real_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    timeline = history("Credit Bank of Moscow", real_home, capsys)["timeline"]
    by = {(e["source"], e["effective"]): e["measures"] for e in timeline if e["change"] == "measure"}
    assert by["gb_uksl", "2023-12-15"] == ["correspondent_banking"]
    assert by["gb_uksl", "2025-04-09"] == ["director_disqualification"]


def test_the_list_that_already_had_akimov_says_or_earlier(
    real_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    timeline = history("Andrey Igorevich Akimov", real_home, capsys)["timeline"]
    [of_us] = [e for e in timeline if e["source"] == "us_ofac_sdn" and e["change"] == "listed"]
    assert of_us["effective_basis"] == "on_or_before"


@pytest.mark.parametrize(
    ("number", "caption"), [("RUS1125", "GURYEV"), ("us_ofac_sdn:38216", "GURYEV"), ("17018", "SBERBANK")]
)
def test_an_authoritys_id_finds_the_party(real: Lists, number: str, caption: str) -> None:
    party = history_of(real, number)[0]
    assert caption in party.caption.upper()
    assert number.split(":")[-1] in {r.id for r in party.records}
    assert len({r.source for r in party.records}) >= 3


def test_other_akimovs_are_other_parties(real: Lists) -> None:
    assert "ANDREY" not in history_of(real, "Alexander Konstantinovich Akimov")[0].caption.upper()
    andrey = next(p for p in history_of(real, "Andrey Akimov") if "ANDREY" in p.caption.upper())
    assert not [r for r in andrey.records if {"ALEXANDER", "OLEG"} & set(r.caption.upper().split())]
