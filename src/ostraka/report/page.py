"""Screening results as one HTML page that needs nothing else: no script, no network, all escaped."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

from ostraka.report.writers import Write, appearing

_STYLE = """
:root { color-scheme: light dark; --line: #8885; --soft: #8882; --hit: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --hit: #ff8a80; } }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin-bottom: .2rem; }
.about { color: GrayText; margin-top: 0; }
details { border-top: 1px solid var(--line); padding: .45rem 0; }
summary { cursor: pointer; display: flex; gap: 1rem; align-items: baseline; }
summary .id { min-width: 6rem; color: GrayText; }
summary .name { flex: 1; font-weight: 600; }
summary .score { color: var(--hit); font-variant-numeric: tabular-nums; }
section { margin: .5rem 0 .8rem 1.5rem; padding: .5rem .9rem; background: var(--soft); border-radius: 6px; }
h2 { font-size: 1rem; margin: .2rem 0; }
table { border-collapse: collapse; width: 100%; margin: .3rem 0; font-size: .92em; }
th, td { text-align: left; padding: .15rem .6rem .15rem 0; vertical-align: top; }
th { color: GrayText; font-weight: 500; }
summary::before { content: "▸"; color: GrayText; width: .7rem; }
details[open] > summary::before { content: "▾"; }
td.day { white-space: nowrap; }
td.bits { text-align: right; width: 4rem; font-variant-numeric: tabular-nums; }
.problem { border-top: 1px solid var(--line); padding: .45rem 0; }
footer { border-top: 2px solid var(--line); margin-top: 1rem; padding-top: .6rem; }
"""


_HEAD = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{style}</style>
<h1>{title}</h1>
<p class=about>{text}</p>
<main>
"""


@contextmanager
def page(path: Path, about: Mapping[str, object]) -> Iterator[Write]:
    """A function that adds one result to the page; rows without hits are counted, not printed.

    Raises InputError where the page cannot be written.
    """
    rows = hits = problems = 0
    with appearing(path) as part, part.open("w", encoding="utf-8", errors="replace") as file:
        title = f"Screening of {about['file']}"
        text = f"Lists of {about['day']}, threshold {about['threshold']}. Open a row for the evidence."
        file.write(_HEAD.format(title=escape(title), style=_STYLE, text=escape(text)))

        def _write(row: Mapping[str, Any]) -> None:
            nonlocal rows, hits, problems
            rows, hits, problems = rows + 1, hits + bool(row["hits"]), problems + bool(row.get("problem"))
            if row["hits"] or row.get("problem"):
                file.write(_row(row))

        yield _write
        counts = f"{rows:,} rows, {hits:,} with hits, {problems:,} with a problem."
        file.write(f"</main>\n<footer>{counts}</footer>\n</html>\n")


def _row(row: Mapping[str, Any]) -> str:
    problem = (
        f"<p class=problem>Row {row['row']}, {escape(row['id'])}: {escape(row.get('problem', ''))}</p>\n"
    )
    if not row["hits"]:
        return problem
    best, others = row["hits"][0], len(row["hits"]) - 1
    name = f"<span class=id>{escape(row['id'])}</span><span class=name>{escape(row['name'])}</span>"
    party = f"<span>{escape(best['caption'])}{f' and {others} more' if others else ''}</span>"
    score = f"<span class=score>{best['score']:.2f}</span>"
    details = f"<summary>{name}{party}{score}</summary>\n{''.join(map(_hit, row['hits']))}"
    return f"<details>{details}</details>\n{problem if row.get('problem') else ''}"


def _hit(hit: Mapping[str, Any]) -> str:
    evidence = "".join(
        f"<tr><td class=bits>{e.get('bits', 0):+.1f}<td>{escape(e['text'])}\n" for e in hit["evidence"]
    )
    designations = "".join(
        f"<tr><td>{escape(d['authority'])}<td class=day>{escape(d['since'])} {_BASIS[d['since_basis']]}"
        f"<td>{escape(', '.join(_measure(m) for m in d['measures']))}<td>{escape(d['program'])}"
        f"<td>{escape(d['source'])} {escape(d['listing_id'])}{_status(d)}\n"
        for d in hit["designations"]
    )
    return (
        f"<section><h2>{escape(hit['caption'])} ({escape(hit['kind'])})</h2>\n"
        f"<p>Score {hit['score']:.2f}, evidence {hit['weight']:+.1f} bits, "
        f"probability {hit['probability']:.2f}; "
        f"by the listed name <em>{escape(hit['matched_name'])}</em>.</p>\n"
        f"<table><tr><th>by<th>since<th>measures<th>program<th>listing\n{designations}</table>\n"
        f"<table><tr><th>bits<th>evidence\n{evidence}</table></section>\n"
    )


def _status(designation: Mapping[str, Any]) -> str:
    status = designation.get("status", "in force")
    return "" if status == "in force" else f" ({escape(status)})"


def _measure(measure: Mapping[str, Any]) -> str:
    words = str(measure["kind"]).replace("_", " ")
    return f"{words} ({measure['effective']})" if measure.get("effective") else words


_BASIS = {"printed": "", "first_seen": "(first seen)", "on_or_before": "(or earlier)", "first_missing": ""}
