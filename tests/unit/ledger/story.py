"""History as text: a test writes snapshots as lines and reads the ledger's answers as lines.

A snapshot is ``DAY  id[/version][@listed-day][!ended-day] …``; ``DAY+`` is an amendment.
"""

from datetime import UTC, date, datetime, time

from ostraka.ledger import Arrival, Ingested, Ledger
from ostraka.model import Designation, Issue, Kind, Measure, MeasureKind, Name, Parsed, RawFile, Record


def moment(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), UTC)


def record(word: str, source: str = "gb_uksl") -> Record:
    word, _, ended = word.partition("!")
    word, _, listed = word.partition("@")
    name, _, version = word.partition("/")
    designation = Designation(
        authority="GB",
        program="GB-RUS",
        listed_on=date.fromisoformat(listed) if listed else None,
        ended_on=date.fromisoformat(ended) if ended else None,
        ended=bool(ended),
        measures=(Measure(MeasureKind.ASSET_FREEZE),),
    )
    return Record(
        source=source,
        id=name,
        kind=Kind.PERSON,
        names=(Name(f"Person {name}"),),
        designations=(designation,),
        notes=(version,) if version else (),
    )


def ingest(
    ledger: Ledger, line: str, *, source: str = "gb_uksl", accept: bool = True, issues: tuple[Issue, ...] = ()
) -> Ingested:
    day, *words = line.split()
    records = sorted((record(w, source) for w in words), key=lambda r: r.id)
    parsed = Parsed(tuple(records), issues, "test", partial=day.endswith("+"))
    return _take(ledger, source, day.rstrip("+"), parsed, line, accept)


def take(ledger: Ledger, day: str, *records: Record) -> Ingested:
    """Ingest records that a line cannot say."""
    return _take(ledger, records[0].source, day, Parsed(records, format="test"), repr(records), True)


def _take(ledger: Ledger, source: str, day: str, parsed: Parsed, text: str, accept: bool) -> Ingested:
    seen = moment(day)
    arrival = Arrival(
        source=source,
        files=(RawFile("list.txt", text.encode()),),
        seen_at=seen,
        ingested_at=seen,
        parser="1",
        accept=accept,
    )
    return ledger.repeat(arrival) or ledger.ingest(arrival, parsed)


def tell(ledger: Ledger, story: str) -> None:
    for line in story.strip().splitlines():
        ingest(ledger, line.strip())


def listed(ledger: Ledger, day: str, known_by: str | None = None, source: str = "gb_uksl") -> str:
    """``id/version since`` of everyone listed that day, joined."""
    found = ledger.as_of(date.fromisoformat(day), *([moment(known_by)] if known_by else []), sources=[source])
    return " ".join(sorted(f"{x.record.id}{''.join('/' + n for n in x.record.notes)}" for x in found.listed))


def life(ledger: Ledger, record_id: str, source: str = "gb_uksl") -> list[str]:
    """``effective (basis) change`` of each event."""
    return [f"{e.effective} {e.effective_basis} {e.change}" for e in ledger.timeline(source, record_id)]
