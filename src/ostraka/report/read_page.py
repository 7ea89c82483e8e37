"""A reading as one HTML page that needs nothing else: no script, no network, all escaped.

The text stands on the left with its mentions marked; each mark is a link to the card of its
party, where the claims, the history and the look-alikes open.
"""

# ruff: noqa: E501  (markup is read as one line)

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from ostraka.errors import InputError

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --ok: #1b7f3b; --date: #8a6100; --no: #b3261e;
  --other: #8e24aa; --open: #1565a0; --paper: #fff; --ink: #1a1a1a; --dim: #5c5c5c; }
@media (prefers-color-scheme: dark) { :root { --ok: #6fcf8a; --date: #e6b450; --no: #ff8a80; --other: #d896ec;
  --open: #7ab8e8; --paper: #16181b; --ink: #e8e6e3; --dim: #a5a5a5; } }
* { box-sizing: border-box; }
body { font: 16px/1.55 system-ui, sans-serif; margin: 0; background: var(--paper); color: var(--ink); }
header, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.35rem; margin: 0 0 .2rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0; }
.about, .dim { color: var(--dim); }
.about { margin: 0 0 .6rem; }
.note { border-left: 3px solid var(--date); padding: .1rem .7rem; margin: .4rem 0; }
.counts { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; padding: 0; margin: .6rem 0 0; list-style: none; }
main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2.2rem; align-items: start; }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
article { font-family: Georgia, 'Times New Roman', serif; font-size: 1.06rem; white-space: pre-line; overflow-wrap: anywhere; }
@media (min-width: 60rem) { article { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding-right: .6rem; } }
article:focus-visible, a:focus-visible, summary:focus-visible { outline: 2px solid var(--open); outline-offset: 2px; }
mark { background: none; color: inherit; }
article a { color: inherit; text-decoration: none; border-bottom: 2px solid var(--c); background: color-mix(in srgb, var(--c) 14%, transparent);
  padding: 0 .1em; border-radius: 2px; }
article a sup { font: 600 .62em system-ui, sans-serif; color: var(--c); padding-left: .15em; }
article s { text-decoration: underline dotted var(--dim) 2px; text-underline-offset: 3px; }
.c-confirmed { --c: var(--ok); } .c-date { --c: var(--date); } .c-no { --c: var(--no); } .c-other { --c: var(--other); }
.c-open { --c: var(--open); } .c-none { --c: var(--dim); }
.verdict { color: var(--c); font-weight: 650; }
details { border: 1px solid var(--line); border-radius: 8px; margin: .55rem 0; }
details[open] { background: var(--soft); }
details:has(> :target) { outline: 2px solid var(--open); }
.in { scroll-margin-top: 4rem; }
summary::before { content: "▸"; color: var(--dim); }
details[open] > summary::before { content: "▾"; }
summary { cursor: pointer; padding: .5rem .8rem; display: flex; gap: .7rem; align-items: baseline; flex-wrap: wrap; }
summary .n { color: var(--dim); min-width: 1.4rem; font-variant-numeric: tabular-nums; }
summary .name { font-weight: 650; }
summary .by { color: var(--dim); font-size: .88em; }
.in { padding: 0 .9rem .8rem; font-size: .94rem; }
.claim { border-left: 3px solid var(--c); padding: .15rem .8rem; margin: .6rem 0; }
.claim p { margin: .12rem 0; }
q { font-family: Georgia, serif; }
table { border-collapse: collapse; width: 100%; font-size: .9em; margin: .3rem 0; }
.wide { overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: .16rem .7rem .16rem 0; border-top: 1px solid var(--line); }
th { color: var(--dim); font-weight: 500; border-top: 0; }
td.day { white-space: nowrap; font-variant-numeric: tabular-nums; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
footer { color: var(--dim); font-size: .88rem; border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .8rem; padding-bottom: 2rem; }
"""
_CLASS = {
    "confirmed": "c-confirmed",
    "confirmed, other date": "c-date",
    "not on that authority's list": "c-no",
    "different party likely": "c-other",
    "not checkable": "c-open",
}
_TYPE = {
    "act": "",
    "announced": "announced: ",
    "called_for": "called for: ",
    "expected": "expected: ",
    "denied": "denied: ",
}
_DEED = {"listed": "listed", "delisted": "took off its list", "licensed": "licensed"}
_KINDS = {
    "same round": "Listed in the same round, not named",
    "acted before": "Had acted by the day of the report, not named",
    "acted since": "Have acted since",
}


def write_page(path: Path, text: str, reading: Mapping[str, Any]) -> None:
    """Write the page of a reading, given as plain values. Raises InputError where it cannot be written."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text("".join(_page(text, reading)), encoding="utf-8", errors="replace")
        part.replace(path)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", where=str(path)) from None
    finally:
        part.unlink(missing_ok=True)


def _page(text: str, reading: Mapping[str, Any]) -> Iterator[str]:
    title = escape(f"{reading['file']} against the lists")
    yield '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n"
    yield from _header(reading, title)
    numbers = {party: n for n, party in enumerate(_parties(reading), 1)}
    yield '<main>\n<section aria-labelledby="text"><h2 id="text">The text</h2>\n<article tabindex="0">'
    yield from _marked(text, reading, numbers)
    yield "</article></section>\n<section>\n"
    yield from _cards(text, reading, numbers)
    yield from _look_alikes(reading)
    yield from _left_out(reading)
    yield "</section>\n</main>\n"
    lists = ", ".join(
        f"{escape(k)} (seen {escape(str(v)[:10])})" for k, v in reading.get("lists", {}).items()
    )
    yield f"<footer>Read against: {lists}. Every verdict names the record it rests on.</footer>\n</html>\n"


def _header(reading: Mapping[str, Any], title: str) -> Iterator[str]:
    day = reading["report_date"]
    told = f"Report of {day} ({reading['report_date_rule']})" if day else "No date of its own"
    pages = f", {reading['pages']} pages" if reading["pages"] > 1 else ""
    yield f"<header><h1>{title}</h1>\n<p class=about>{escape(told)}; {escape(reading['format'])}{pages}.</p>\n"
    notes = [*reading.get("notes", ()), *([] if day else [reading["report_date_rule"]])]
    yield from (f"<p class=note>{escape(note)}</p>\n" for note in notes)
    claims = reading.get("claims", ())
    counts = [(o, sum(c["verdict"]["outcome"] == o for c in claims)) for o in _CLASS]
    yield "<ul class=counts>"
    yield f"<li>{len(_parties(reading))} listed parties in {len(reading['mentions'])} places</li>"
    yield from (
        f'<li class="{_CLASS[o]}"><span class=verdict>{n}</span> {escape(o)}</li>' for o, n in counts if n
    )
    yield "</ul></header>\n"


def _parties(reading: Mapping[str, Any]) -> list[str]:
    """Parties in the order of their first mention; an ambiguous mention stands for itself."""
    return list(dict.fromkeys(_key(m) for m in reading["mentions"]))


def _key(mention: Mapping[str, Any]) -> str:
    return str(mention.get("party") or "? " + " / ".join(c["party"] for c in mention["candidates"]))


def _marked(text: str, reading: Mapping[str, Any], numbers: Mapping[str, int]) -> Iterator[str]:
    """The text with links on its mentions; look-alikes dotted."""
    worst: dict[int, str] = {}
    for claim in reading.get("claims", ()):
        worst.setdefault(claim["mention"], claim["verdict"]["outcome"])
    marks = []
    for place, m in enumerate(reading["mentions"]):
        n = numbers[_key(m)]
        told = worst.get(place, "")
        label = escape(f"{m.get('caption') or 'ambiguous'}{': ' + told if told else ''}", quote=True)
        opened = f'<a class="{_CLASS.get(told, "c-none")}" href="#p{n}" title="{label}">'
        marks.append((m["start"], m["end"], opened, f"<sup>{n}</sup></a>"))
    for x in reading.get("look_alikes", ()):
        label = escape(f"{'' if x.get('possible') else 'not listed: '}{x['why']}", quote=True)
        tag = "i" if x.get("possible") else "s"
        marks.append((x["start"], x["end"], f'<{tag} title="{label}">', f"</{tag}>"))
    at = 0
    for start, end, opened, closed in sorted(marks):
        if start < at:
            continue
        yield escape(text[at:start]) + opened + escape(text[start:end]) + closed
        at = end
    yield escape(text[at:])


def _cards(text: str, reading: Mapping[str, Any], numbers: Mapping[str, int]) -> Iterator[str]:
    claims = reading.get("claims", ())
    yield "<h2>Parties and what is claimed of them</h2>\n"
    for key, n in numbers.items():
        own = [m for m in reading["mentions"] if _key(m) == key]
        places = {i for i, m in enumerate(reading["mentions"]) if _key(m) == key}
        told = [c for c in claims if c["mention"] in places]
        name = own[0].get("caption") or f"{own[0]['text']} (ambiguous)"
        by = ", ".join(dict.fromkeys(c["verdict"]["outcome"] for c in told))
        opened = " open" if told and len(numbers) <= 12 else ""
        yield f"<details{opened}><summary><span class=n>{n}</span><span class=name>{escape(name)}</span>"
        yield f"<span class=by>{escape(by or f'named {len(own)} time' + 's' * (len(own) != 1))}</span></summary><div class=in id=p{n}>\n"
        yield from (_claim(text, c) for c in told)
        yield _found(own)
        yield from _evidence(own[0])
        for candidate in own[0]["candidates"] if not own[0].get("party") else own[0]["candidates"][:1]:
            yield _history(candidate, reading.get("histories", {}).get(candidate["party"], ()))
        yield _namesakes(own[0], reading)
        yield "</div></details>\n"


def _namesakes(mention: Mapping[str, Any], reading: Mapping[str, Any]) -> str:
    """The other parties of a like name, on the lists and in the text."""
    captions = {c["caption"] for c in mention["candidates"]}
    listed = [
        n
        for c in mention["candidates"]
        for n in reading.get("namesakes", {}).get(c["party"], ())
        if n not in captions
    ]
    near = [" ".join(x["text"].split()) for x in reading.get("look_alikes", ()) if captions & set(x["of"])]
    rows = [f"<li>{escape(n)} <span class=dim>(listed)</span></li>" for n in dict.fromkeys(listed)]
    rows += [
        f"<li>{escape(n)} <span class=dim>(in this text, not listed)</span></li>" for n in dict.fromkeys(near)
    ]
    if not rows:
        return ""
    return f"<details><summary>Look-alikes <span class=by>{len(rows)}</span></summary><div class=in><ul>{''.join(rows)}</ul></div></details>\n"


def _claim(text: str, claim: Mapping[str, Any]) -> str:
    verdict = claim["verdict"]
    when = claim["when"]
    first, last = when.get("first"), when.get("last")
    day = (
        f", {'since ' if when.get('since') else ''}{first if first == last or not last else f'{first} to {last}'}"
        if first
        else ""
    )
    said = f" <span class=dim>(said by {escape(claim['said_by'])})</span>" if claim.get("said_by") else ""
    head = f"{_TYPE[claim['type']]}{claim['sender'] or 'somebody'} {_DEED[claim['deed']]} {claim['caption']}{day}"
    begin, end = claim["sentence"]
    fact = verdict.get("fact")
    record = f" <span class=dim>{escape(fact['source'])} {escape(fact['listing'])}, list seen {escape(str(fact.get('list_version'))[:10])}</span>" if fact else ""  # fmt: skip
    words = escape(text[begin : claim["start"]]) + f"<b>{escape(text[claim['start'] : claim['end']])}</b>" + escape(text[claim["end"] : end])  # fmt: skip
    elsewhere = _elsewhere(verdict) if verdict["outcome"] == "not on that authority's list" else ""
    return (
        f'<div class="claim {_CLASS[verdict["outcome"]]}"><p>{escape(head)}{said}</p>'
        f"<p><span class=verdict>{escape(verdict['outcome'])}</span>: {escape(verdict['why'])}.{record}</p>{elsewhere}"
        f"<p class=dim><q>{words}</q></p><p class=dim>rule: {escape(claim['rule'])}; date: {escape(when['rule'])}</p></div>\n"
    )


def _elsewhere(verdict: Mapping[str, Any]) -> str:
    others: dict[str, str] = {}
    for fact in verdict.get("others", ()):
        others.setdefault(fact["authority"], str(fact.get("day") or "undated"))
    told = ", ".join(f"{a} {d}" for a, d in others.items())
    return f"<p>Lists that hold the party: {escape(told) or 'none loaded'}.</p>"


def _found(own: Sequence[Mapping[str, Any]]) -> str:
    ways = ", ".join(
        f"“{escape(t)}” ({escape(h)})"
        for t, h in dict.fromkeys((" ".join(m["text"].split()), m["how"]) for m in own)
    )
    return f"<p class=dim>Named as {ways}.</p>\n"


def _evidence(mention: Mapping[str, Any]) -> Iterator[str]:
    """The candidates and what speaks for each, where the name fits more than one."""
    if len(mention["candidates"]) < 2:
        return
    yield "<p>The name fits more than one party:</p><ul>"
    for c in mention["candidates"]:
        why = "; ".join(c.get("why", ())) or "the name alone"
        yield f"<li>{escape(c['caption'])} <span class=dim>({c.get('points', 0):+.1f}: {escape(why)})</span></li>"
    yield "</ul>\n"


def _history(candidate: Mapping[str, Any], facts: Sequence[Mapping[str, Any]]) -> str:
    rows = "".join(
        f"<tr><td class=day>{escape(str(f.get('day') or 'undated'))}<td>{escape(f['authority'])}"
        f"<td>{escape(', '.join(m.replace('_', ' ') for m in f.get('measures', ())))}"
        f"<td>{escape('until ' + str(f['until']) if f.get('until') else 'over' if f.get('over') else '')}"
        f"<td class=dim>{escape(f['source'])} {escape(f['listing'])}\n"
        for f in facts
    )
    return (
        f"<details><summary>History of {escape(candidate['caption'])}</summary><div class='in wide'>"
        f"<table><tr><th>day<th>by<th>measures<th><th>record\n{rows}</table></div></details>\n"
    )


def _look_alikes(reading: Mapping[str, Any]) -> Iterator[str]:
    for title, possible in (
        ("Possible namesakes: the name fits, the text does not tell", True),
        ("Not listed, though the name looks like it", False),
    ):
        found = [x for x in reading.get("look_alikes", ()) if x.get("possible", False) is possible]
        if not found:
            continue
        yield f"<h2>{title}</h2>\n<ul>"
        for x in found:
            yield f"<li><b>{escape(' '.join(x['text'].split()))}</b> <span class=dim>like {escape(', '.join(x['of'][:3]))}; {escape(x['why'])}</span></li>"
        yield "</ul>\n"


def _left_out(reading: Mapping[str, Any]) -> Iterator[str]:
    found = reading.get("left_out", ())
    if not found:
        return
    yield "<h2>What the report leaves out</h2>\n"
    for kind, title in _KINDS.items():
        own = [o for o in found if o["kind"] == kind]
        if own:
            rows = "".join(
                f"<tr><td class=day>{escape(str(o['day']))}<td>{escape(o['authority'])}<td>{escape(o['caption'])}<td class=dim>{escape(o['listing'])}\n"
                for o in own
            )
            yield f"<details><summary>{escape(title)} <span class=by>{len(own)}</span></summary>"
            yield f"<div class='in wide'><table>{rows}</table></div></details>\n"
