"""Guards: what may stop a new version of a list, so that yesterday's stays in force.

A guard protects against a missed party: an empty, cut or garbled download would silently
unlist thousands. A person may overrule it (``--accept``), and that is recorded.
"""

from collections.abc import Sequence

from ostraka.ledger.profile import Profile
from ostraka.model import IssueCode, Parsed

#: The greatest honest loss in our real files is 14 %: the UN list from 2020 to 2024 (1,018 to 879),
#: four years in one step. Among 309 daily SDN versions the greatest is under 2 %.
MAX_LOSS = 0.15
#: A field filled by at least this many records yesterday ...
MIN_FILLED = 20
#: ... and by less than this part of its old rate today has lost its column.
MIN_KEPT = 0.2
#: More unreadable records than this, and the format itself has changed.
MAX_UNREADABLE = 0.01


def tripped(parsed: Parsed, today: Profile, before: Profile | None) -> list[str]:
    """What speaks against taking this list over, one sentence each; empty when all is well.

    ``before`` is the profile of the snapshot before it, None for the first one. Amendments
    are small by nature: only what they hold is judged.
    """
    reasons = list(_within(parsed, today))
    if before is not None and not parsed.partial:
        reasons += _against(today, before)
    return reasons


def _within(parsed: Parsed, today: Profile) -> Sequence[str]:
    codes = [issue.code for issue in parsed.issues]
    reasons = []
    if not today.records and not parsed.partial:
        reasons.append("empty: the list holds no record")
    if doubles := codes.count(IssueCode.DUPLICATE_ID):
        example = next(i for i in parsed.issues if i.code is IssueCode.DUPLICATE_ID)
        reasons.append(f"duplicate ids: {doubles} (such as {example.record_id or example.message})")
    unreadable = codes.count(IssueCode.MALFORMED_RECORD)
    if unreadable > MAX_UNREADABLE * max(today.records, 1) and unreadable > 1:
        reasons.append(f"unreadable: {unreadable:,} of {today.records + unreadable:,} records")
    return reasons


def _against(today: Profile, before: Profile) -> Sequence[str]:
    if not today.records:
        return []  # said already, and rates mean nothing
    reasons = []
    if today.records < before.records * (1 - MAX_LOSS):
        reasons.append(f"suddenly short: {today.records:,} records, {before.records:,} before")
    for field, count in sorted(before.fields.items()):
        old, new = count / before.records, today.fields.get(field, 0) / today.records
        if count >= MIN_FILLED and new < old * MIN_KEPT:
            reasons.append(f"lost field {field}: filled by {old:.1%} of records before, {new:.1%} now")
    return reasons
