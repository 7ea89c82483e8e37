"""A reading for the terminal: the text marked up, then the claims, then what is left out."""

import textwrap
from collections.abc import Iterator

from rich.text import Text

from ostraka.cli.output import out
from ostraka.read import Claim, Document, Mention, Reading

#: outcome -> its name as a column.
OUTCOMES = {
    "confirmed": "confirmed",
    "confirmed, other date": "other date",
    "not on that authority's list": "not listed",
    "different party likely": "other party",
    "not checkable": "not checkable",
}
_STYLE = {
    "confirmed": "bold green",
    "confirmed, other date": "bold yellow",
    "not on that authority's list": "bold red",
    "different party likely": "bold magenta",
    "not checkable": "cyan",
}
_TYPE = {
    "act": "",
    "announced": "announced: ",
    "called_for": "called for: ",
    "expected": "expected: ",
    "denied": "denied: ",
}
#: Style and label of a look-alike, by whether it may be the listed party all the same.
_OPEN = {False: ("dim strike", "not listed"), True: ("italic", "a namesake?")}
#: Omissions of one kind shown; --json has all.
SHOWN = 12
#: Of a long text only the paragraphs that name somebody are shown.
LONG = 6000


def show(document: Document, reading: Reading, parties_only: bool) -> None:
    """Print a reading."""
    day = (
        f"report of {reading.report_date} ({reading.report_date_rule})"
        if reading.report_date
        else "no date of its own"
    )
    out.print(Text.assemble((reading.file, "bold"), f"  {reading.format}, {day}"), soft_wrap=True)
    if not reading.report_date:
        out.print(Text(f"  {reading.report_date_rule}", "yellow"), soft_wrap=True)
    for note in reading.notes:
        out.print(Text(f"  {note}", "yellow"), soft_wrap=True)
    out.print()
    _print_text(document, reading)
    _print_parties(reading)
    if not parties_only:
        _print_claims(document, reading)
        _print_left_out(reading)


def _print_text(document: Document, reading: Reading) -> None:
    """The text with its mentions marked and numbered as in the list below it."""
    numbers = {m.party: n for n, m in enumerate(_firsts(reading), 1)}
    outcomes = {c.mention: c.verdict.outcome.value for c in reversed(reading.claims) if c.verdict}
    marks: list[tuple[int, int, str, str]] = []
    for place, m in enumerate(reading.mentions):
        style = _STYLE[outcomes[place]] if place in outcomes else "bold"
        label = str(numbers[m.party]) if m.party else "?"
        marks.append((m.start, m.end, f"{style} underline", label))
    marks += [(x.start, x.end, *_OPEN[x.possible]) for x in reading.look_alikes]
    text = document.text
    for begin, end in _paragraphs(text):
        own = sorted(x for x in marks if begin <= x[0] < end)
        if not own and len(text) > LONG:
            continue
        line = Text()
        at = begin
        for start, stop, style, label in own:
            line.append(_flat(text[at:start]))
            line.append(_flat(text[start:stop]), style)
            line.append(f"[{label}]", "dim")
            at = stop
        line.append(_flat(text[at:end]))
        out.print(line)
        out.print()


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield at, at + len(part)
        at += len(part) + 2


def _flat(text: str) -> str:
    """Line ends as blanks, and nothing a terminal would take as a command."""
    return "".join(c if c.isprintable() else " " for c in text)


def _firsts(reading: Reading) -> list[Mention]:
    """The first mention of each party."""
    found: dict[str, Mention] = {}
    for m in reading.mentions:
        if m.party:
            found.setdefault(m.party, m)
    return list(found.values())


def _print_parties(reading: Reading) -> None:
    count = len(_firsts(reading))
    out.print(
        Text(
            f"{count or 'No'} listed part{'y' if count == 1 else 'ies'}, {len(reading.mentions)} mentions",
            "bold",
        )
    )
    for number, m in enumerate(_firsts(reading), 1):
        facts = [
            f for f in reading.histories.get(m.party, ()) if not f.measures or "asset_freeze" in f.measures
        ]
        first: dict[str, str] = {}
        for f in facts:
            told = str(f.day or "undated") + (f" to {f.until}" if f.until else " (over)" if f.over else "")
            first.setdefault(f.authority, told)
        by = ", ".join(f"{a} {d}" for a, d in first.items()) or "no full blocking measure"
        out.print(Text.assemble(f"  {number:>2}  ", (m.caption, "bold"), ("  " + by, "dim")), soft_wrap=True)
    for m in reading.mentions:
        if m.ambiguous:
            names = "; ".join(f"{c.caption} ({', '.join(c.why) or 'name only'})" for c in m.candidates[:5])
            out.print(
                Text.assemble("   ?  ", (m.text, "bold"), (f"  ambiguous: {names}", "dim")), soft_wrap=True
            )
    for x in reading.look_alikes:
        told = f"  {'' if x.possible else 'not listed, '}{x.why}; like {', '.join(x.of[:3])}"
        sign, style = ("   ~  ", "italic") if x.possible else ("   -  ", "strike")
        out.print(Text.assemble(sign, (_flat(x.text), style), (told, "dim")), soft_wrap=True)
    out.print()


def _print_claims(document: Document, reading: Reading) -> None:
    out.print(Text(f"{len(reading.claims) or 'No'} claim{'s' * (len(reading.claims) != 1)}", "bold"))
    for claim in reading.claims:
        outcome = claim.verdict.outcome.value if claim.verdict else ""
        out.print(
            Text.assemble(("  " + outcome, _STYLE.get(outcome, "")), f"  {sentence_of(claim)}"),
            soft_wrap=True,
        )
        why = claim.verdict.why if claim.verdict else ""
        fact = claim.verdict.fact if claim.verdict else None
        record = (
            f"  [{fact.source}:{fact.listing}, list seen {fact.list_version:%Y-%m-%d}]"
            if fact and fact.list_version
            else ""
        )
        out.print(Text.assemble(("      " + why, ""), (record, "dim")), soft_wrap=True)
        if outcome == "not on that authority's list" and claim.verdict:
            out.print(Text("      " + elsewhere(claim), "dim"), soft_wrap=True)
        words = _flat(document.text[claim.start : claim.end])
        out.print(Text(f"      “{textwrap.shorten(words, 90)}” ({claim.rule})", "dim"), soft_wrap=True)
    out.print()


def sentence_of(claim: Claim) -> str:
    """The claim as a short sentence."""
    deed = {"listed": "listed", "delisted": "took off its list", "licensed": "licensed"}[claim.deed.value]
    when = f", {'since ' if claim.when.since else ''}{claim.when}" if claim.when.known else ", no day given"
    said = f" (said by {claim.said_by})" if claim.said_by else ""
    return f"{_TYPE[claim.type.value]}{claim.sender or 'somebody'} {deed} {claim.caption}{when}{said}"


def elsewhere(claim: Claim) -> str:
    """Which other authorities' lists hold the party."""
    others: dict[str, str] = {}
    for f in claim.verdict.others if claim.verdict else ():
        others.setdefault(f.authority, str(f.day or "undated"))
    return (
        "on the list of " + ", ".join(f"{a} ({d})" for a, d in others.items())
        if others
        else "on no other loaded list"
    )


def _print_left_out(reading: Reading) -> None:
    titles = {
        "same round": "Listed in the same round, not named",
        "acted before": "Had acted before, not named",
        "acted since": "Have acted since",
    }
    for kind, title in titles.items():
        own = [o for o in reading.left_out if o.kind == kind]
        if not own:
            continue
        out.print(Text(title, "bold"))
        for o in own[:SHOWN]:
            out.print(
                Text.assemble(f"  {o.authority} {o.day}  {o.caption}", (f"  {o.listing}", "dim")),
                soft_wrap=True,
            )
        if len(own) > SHOWN:
            out.print(Text(f"  and {len(own) - SHOWN} more: --json shows all", "dim"))
