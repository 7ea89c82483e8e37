"""``ostraka doctor``: is every list there, fresh, whole, and still what it used to be?"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import msgspec

from ostraka.ledger import Ledger, Snapshot
from ostraka.model import SourceInfo

#: A field whose fill rate moves by more than this between two snapshots is worth a look.
DRIFT = 0.10


class Finding(msgspec.Struct, frozen=True):
    """One thing to look at."""

    level: str
    """``problem`` (a list cannot be relied on) or ``notice``."""
    code: str
    message: str


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """The state of one source in the ledger."""

    source: str
    authority: str
    title: str
    loaded: bool
    state: str
    """``ok``, ``not loaded``, ``refused``, ``stale``, ``frozen``, ``closed`` or ``below floor``."""
    records: int = 0
    snapshots: int = 0
    format: str = ""
    published: date | None = None
    last_seen: datetime | None = None
    age_days: int | None = None
    issues: int = 0
    last_attempt: str = ""
    findings: tuple[Finding, ...] = ()
    fill: dict[str, float] = {}
    """Field -> share of records that fill it."""


def examine(ledger: Ledger, sources: Sequence[SourceInfo], now: datetime | None = None) -> list[Health]:
    """The health of every source, loaded or not."""
    now = now or datetime.now(UTC)
    snapshots: dict[str, list[Snapshot]] = {}
    for s in ledger.snapshots():
        snapshots.setdefault(s.source, []).append(s)
    attempts = {a.source: a for a in ledger.attempts()}
    healths = []
    for info in sources:
        last = attempts.get(info.key)
        refused = last.message if last and last.outcome == "refused" else ""
        healths.append(_health(info, snapshots.get(info.key, []), refused, now))
    return healths


def _health(info: SourceInfo, snapshots: list[Snapshot], refused: str, now: datetime) -> Health:
    findings = [Finding("problem", "refused", f"the last attempt was refused: {refused}")] if refused else []
    about = Health(
        source=info.key,
        authority=info.authority,
        title=info.title,
        last_attempt=refused or "ok",
        loaded=bool(snapshots),
        state="refused" if refused else "not loaded",
        findings=tuple(findings),
    )
    if not snapshots:
        return about
    latest = snapshots[-1]
    # an amendment holds a few records: what the list is like shows in the last whole one
    whole = next((s for s in reversed(snapshots) if not s.partial), latest)
    findings += [*_freshness(info, snapshots, now), *_size(info, whole), *_drift(snapshots)]
    states = [f.code for f in findings if f.code in ("refused", "closed", "frozen", "stale", "below floor")]
    return msgspec.structs.replace(
        about,
        state=states[0] if states else "ok",
        records=whole.records,
        snapshots=len(snapshots),
        format=latest.format,
        published=latest.published,
        last_seen=latest.seen_at,
        age_days=(now - latest.seen_at).days,
        issues=latest.issues,
        findings=tuple(findings),
        fill={f: round(n / max(whole.records, 1), 4) for f, n in sorted(whole.profile.fields.items())},
    )


def _freshness(info: SourceInfo, snapshots: list[Snapshot], now: datetime) -> list[Finding]:
    latest = snapshots[-1]
    if info.closed_on and latest.seen_at.date() >= info.closed_on:
        return [
            Finding(
                "problem",
                "closed",
                f"the list was closed on {info.closed_on}; its address still answers with old data",
            )
        ]
    if info.closed_on:
        return [Finding("notice", "closed", f"the list was closed on {info.closed_on}; kept for its history")]
    if (now - latest.seen_at).days > info.stale_after_days:
        return [
            Finding(
                "problem", "stale", f"last seen {(now - latest.seen_at).days} days ago; run `ostraka sync`"
            )
        ]
    same = [s for s in snapshots if s.content == latest.content]
    edition = latest.published or same[0].seen_at.date()
    if len(same) > 1 and (latest.seen_at.date() - edition).days > info.stale_after_days:
        days = (latest.seen_at.date() - edition).days
        return [
            Finding(
                "problem", "frozen",
                f"seen {len(same)} times with the same content, {days} days old: "
                "the address may have been retired",
            )
        ]  # fmt: skip
    return []


def _size(info: SourceInfo, latest: Snapshot) -> list[Finding]:
    findings = []
    if not latest.partial and latest.records < info.floor:
        text = f"{latest.records:,} records; today's whole list has at least {info.floor:,}"
        findings.append(Finding("problem", "below floor", text))
    if latest.accepted:
        findings.append(Finding("notice", "accepted", f"a person overruled a guard: {latest.accepted}"))
    if latest.issues:
        findings.append(Finding("notice", "issues", f"{latest.issues:,} issues while parsing"))
    return findings


def _drift(snapshots: list[Snapshot]) -> list[Finding]:
    """What moved between the last two whole snapshots: counts, fill rates, words."""
    whole = [s for s in snapshots if not s.partial][-2:]
    if len(whole) < 2:
        return []
    before, latest = whole
    findings = []
    if before.format != latest.format:
        findings.append(
            Finding("notice", "format", f"read from {latest.format}, before from {before.format}")
        )
    change = latest.records - before.records
    if abs(change) > DRIFT * before.records:
        findings.append(
            Finding("notice", "count", f"{before.records:,} records before, {latest.records:,} now")
        )
    for field in sorted(before.profile.fields.keys() | latest.profile.fields.keys()):
        old = before.profile.fields.get(field, 0) / max(before.records, 1)
        new = latest.profile.fields.get(field, 0) / max(latest.records, 1)
        if abs(new - old) > DRIFT:
            findings.append(Finding("notice", "fill", f"{field} filled by {old:.0%} before, {new:.0%} now"))
    for what in ("programs", "measures", "kinds"):
        old_words, new_words = (set(getattr(s.profile, what)) for s in (before, latest))
        for word in sorted(old_words ^ new_words):
            verb = "is new" if word in new_words else "is gone"
            findings.append(Finding("notice", "vocabulary", f"{what.removesuffix('s')} {word} {verb}"))
    return findings
