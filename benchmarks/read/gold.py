"""The gold set of reports: loaded, read, and compared with what was decided by hand.

Its form is told in tests/gold/read/README.md. Also prints every difference:
``python -m benchmarks.read.gold [KEY]``; the held-out reports are counted apart, without differences.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import msgspec

from ostraka.ledger import Ledger
from ostraka.read import Claim, Mention, Reader, Reading
from ostraka.read.opening import document_of
from ostraka.read.when import report_date
from ostraka.screen.lists import Lists

FOLDER = Path(__file__).parents[2] / "tests" / "gold" / "read"
#: Reports nobody looks at while rules are made: they say what an unseen report will get.
HELD = FOLDER.parent / "held"
_MARK = re.compile(r"\{([^{}=]+)=([^{}]+)\}")


class GoldMention(msgspec.Struct, frozen=True):
    """A marked place: its party, or several where the text does not tell which."""

    start: int
    end: int
    parties: tuple[str, ...]


class GoldClaim(msgspec.Struct, frozen=True):
    """One claim of one party (empty: ambiguous)."""

    type: str
    sender: str
    party: str
    when: str
    deed: str


class Report(msgspec.Struct, frozen=True):
    """One report with everything decided by hand."""

    key: str
    day: str
    text: str
    mentions: tuple[GoldMention, ...]
    none: tuple[tuple[int, int], ...]
    """Places that look like a listed party and are none."""
    claims: tuple[GoldClaim, ...]
    given: date | None = None
    """The day that goes with the report where its text tells none (as ``--date`` does)."""


class Counts(msgspec.Struct):
    """What agreed, over all reports."""

    reports: int = 0
    mentions: int = 0
    mentions_found: int = 0
    mentions_right: int = 0
    resolved_right: int = 0
    claims: int = 0
    claims_found: int = 0
    claims_matched: int = 0
    type_right: int = 0
    sender_right: int = 0
    date_right: int = 0
    report_dates_right: int = 0

    def measures(self) -> dict[str, float]:
        """The measures of quality: F1 of mentions and claims; of claims also type, sender and date.

        A claim that was missed or made up counts against type, sender and date alike.
        """
        return {
            "mentions_precision": _share(self.mentions_right, self.mentions_found),
            "mentions_recall": _share(self.mentions_right, self.mentions),
            "mentions_f1": _f1(self.mentions_right, self.mentions, self.mentions_found),
            "resolution_accuracy": _share(self.resolved_right, self.mentions_right),
            "claims_f1": _f1(self.claims_matched, self.claims, self.claims_found),
            "claim_type": _f1(self.type_right, self.claims, self.claims_found),
            "claim_sender": _f1(self.sender_right, self.claims, self.claims_found),
            "claim_date": _f1(self.date_right, self.claims, self.claims_found),
            "report_date": _share(self.report_dates_right, self.reports),
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _f1(right: int, gold: int, found: int) -> float:
    return round(2 * right / (gold + found), 4) if gold + found else 1.0


def starter_reader() -> Reader:
    """A reader on the starter book alone, in memory."""
    lists = Lists(Ledger.open("sqlite://", create=True), Path())
    lists.load_starter()
    return Reader.open(lists)


def load(slugs: Sequence[str], folder: Path = FOLDER) -> list[Report]:
    """Every report of the gold set. Raises ValueError where a key means no or two parties."""
    reports = []
    for path in sorted(folder.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text("utf-8"), flags=re.M)[1:]:
            head, text, claims = re.split(r"^---\n", part, flags=re.M)
            key, _, day = head.strip().partition("\ndate:")
            reports.append(_report(key, day.strip(), text, claims, slugs))
    return reports


def _report(key: str, day: str, marked: str, lines: str, slugs: Sequence[str]) -> Report:
    marked = document_of(marked.encode(), key).text  # the marks stay where the text of HTML is taken out
    text, mentions, none, at = "", [], [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        span = (len(text), len(text) + len(mark[1]))
        text += mark[1]
        at = mark.end()
        if mark[2] == "!":
            none.append(span)
        else:
            parties = tuple(sorted(_slug(k, slugs) for k in mark[2].lstrip("?").split(",")))
            mentions.append(GoldMention(*span, parties))
    claims = [c for line in lines.splitlines() if line.strip() for c in _claims(line, slugs)]
    day, given, _ = day.partition(" given")
    day_given = date.fromisoformat(day) if given else None
    return Report(key, day, text + marked[at:], tuple(mentions), tuple(none), tuple(claims), day_given)


def _claims(line: str, slugs: Sequence[str]) -> Iterable[GoldClaim]:
    kind, sender, keys, when, *deed = line.split()
    for one in sender.split(","):
        for key in keys.split(","):
            party = "" if key == "?" else _slug(key, slugs)
            yield GoldClaim(
                kind, one.strip("-"), party, "unknown" if when == "-" else when, (deed or ["listed"])[0]
            )


def _slug(key: str, slugs: Sequence[str]) -> str:
    fits = [s for s in slugs if s == key] or [s for s in slugs if f"-{key}-" in f"-{s}-"]
    if len(fits) != 1:
        raise ValueError(f"the key {key!r} means {fits or 'no party'}")
    return fits[0]


def slug_of(party: str) -> str:
    """The starter book's slug of a party's id."""
    return party.rpartition(":")[2]


def compare(report: Report, reading: Reading, counts: Counts) -> list[str]:
    """Count what agrees into ``counts``; the differences, for eyes."""
    counts.reports += 1
    told = _compare_mentions(report, reading, counts)
    told += _compare_claims(report, reading, counts)
    day = str(reading.report_date or "-")
    if report.given and (own := report_date(report.text)):
        day = f"{own.first}, where none was to be found"
    counts.report_dates_right += day == report.day
    return told + ([] if day == report.day else [f"report date {day}, not {report.day}"])


def _compare_mentions(report: Report, reading: Reading, counts: Counts) -> list[str]:
    found = {(m.start, m.end): m for m in reading.mentions}
    gold = {(m.start, m.end): m for m in report.mentions}
    counts.mentions += len(gold)
    counts.mentions_found += len(found)
    told = [f"missed {report.text[a:b]!r}" for a, b in gold if (a, b) not in found]
    told += [f"false {report.text[a:b]!r}" for a, b in found if (a, b) not in gold]
    for span, one in gold.items():
        if span in found:
            counts.mentions_right += 1
            parties = _parties(found[span])
            counts.resolved_right += parties == one.parties
            if parties != one.parties:
                told.append(
                    f"{report.text[slice(*span)]!r} is {'/'.join(one.parties)}, not {'/'.join(parties)}"
                )
    return told


def _parties(mention: Mention) -> tuple[str, ...]:
    if mention.party:
        return (slug_of(mention.candidates[0].listings[0]),)
    return tuple(sorted(slug_of(c.listings[0]) for c in mention.candidates))


def _compare_claims(report: Report, reading: Reading, counts: Counts) -> list[str]:
    """Gold claims matched to those found of the same party and deed, the best agreeing first."""
    left = [_flat(c, reading) for c in reading.claims]
    counts.claims += len(report.claims)
    counts.claims_found += len(left)
    told = []
    pairs = sorted(
        (
            (_agreement(g, f), i, j)
            for i, g in enumerate(report.claims)
            for j, f in enumerate(left)
            if _agreement(g, f) >= 0
        ),
        reverse=True,
    )
    taken_gold: set[int] = set()
    taken: set[int] = set()
    for _, i, j in pairs:
        if i in taken_gold or j in taken:
            continue
        taken_gold.add(i)
        taken.add(j)
        gold, found = report.claims[i], left[j]
        counts.claims_matched += 1
        counts.type_right += gold.type == found.type
        counts.sender_right += gold.sender == found.sender
        counts.date_right += gold.when == found.when
        if (gold.type, gold.sender, gold.when) != (found.type, found.sender, found.when):
            told.append(f"claim {_line(gold)} read as {_line(found)} [{reading.claims[j].rule}]")
    told += [f"claim missed: {_line(g)}" for i, g in enumerate(report.claims) if i not in taken_gold]
    told += [
        f"claim made up: {_line(f)} [{reading.claims[j].rule}]" for j, f in enumerate(left) if j not in taken
    ]
    return told


def _agreement(gold: GoldClaim, found: GoldClaim) -> int:
    if gold.party != found.party or gold.deed != found.deed:
        return -1
    return (gold.sender == found.sender) * 4 + (gold.when == found.when) * 2 + (gold.type == found.type)


def _flat(claim: Claim, reading: Reading) -> GoldClaim:
    party = _parties(reading.mentions[claim.mention])[0] if claim.party else ""
    return GoldClaim(claim.type.value, claim.sender, party, str(claim.when), claim.deed.value)


def _line(one: GoldClaim) -> str:
    return f"{one.type} {one.sender or '-'} {one.party or '?'} {one.when} {one.deed}"


def evaluate(reader: Reader, show: str | None = None, quiet: bool = True, folder: Path = FOLDER) -> Counts:
    """The whole gold set of a folder read and counted."""
    slugs = sorted({slug_of(r.id) for r in reader.book.records})
    counts = Counts()
    for report in load(slugs, folder):
        if show and report.key != show:
            continue
        reading = reader.read(document_of(report.text.encode(), report.key), report.given)
        told = compare(report, reading, counts)
        if told and not quiet:
            print(f"\n{report.key}")
            print("\n".join(f"  {line}" for line in told))
    return counts


if __name__ == "__main__":
    opened = starter_reader()
    total = evaluate(opened, sys.argv[1] if len(sys.argv) > 1 else None, quiet=False)
    print(f"\n{total}\n{total.measures()}")
    if any(HELD.glob("*.txt")):
        print(f"held out: {evaluate(opened, folder=HELD).measures()}")
