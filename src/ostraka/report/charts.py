"""Pictures: a Vega-Lite specification with its title, description and table, written to a file.

The specification itself needs nothing. Drawing it as SVG or PNG, or inside a page, needs
the optional ``vl-convert-python`` (``pip install 'ostraka[charts]'``), which draws without
a browser and without the network. A page is one file: the picture as inline SVG, the
table and the sources, with no script and nothing to load.

Colors are for those who see them: every picture is told apart by dash, shape or words
as well, so that it can be printed in black and white.
"""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from ostraka.errors import UsageError

Cell = str | int | float | None
SCALE = 2.0
"""Dots for each unit of a PNG: sharp on a dense screen."""
INK, SOFT, LINE, WARN = "#1b1b1b", "#6b6b6b", "#d9d9d9", "#b04a00"
FONT = "DejaVu Sans, Helvetica, Arial, sans-serif"


#: A mark of the drawing that says what it is.
_DESCRIBED = re.compile(r'<(path|rect)((?: [^<>]*)? aria-label="([^"<>]*)"[^<>]*?)/>')


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """What a picture shows, in words, in numbers and as a specification."""

    title: str
    description: str
    """What a reader who cannot see it should know."""
    spec: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """The table beside the picture: every figure drawn."""
    sources: tuple[str, ...] = ()


def vega_lite(picture: Picture) -> dict[str, Any]:
    """The whole Vega-Lite 5 specification, with title, description, sources and plain colors."""
    title: dict[str, Any] = {
        "text": picture.title,
        "anchor": "start",
        "fontSize": 16,
        "color": INK,
        "offset": 16,
    }
    if picture.sources:
        title |= {"subtitle": list(picture.sources), "subtitleFontSize": 10, "subtitleColor": SOFT}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": picture.description,
        "title": title,
        "background": "white",
        "padding": 16,
        "config": {
            "font": FONT,
            "axis": {"labelColor": INK, "titleColor": SOFT, "titleFontWeight": "normal", "gridColor": LINE},
            "view": {"stroke": None},
            "legend": {"labelColor": INK, "titleColor": SOFT, "titleFontWeight": "normal"},
        },
        **picture.spec,
    }


def as_json(picture: Picture) -> bytes:
    """The specification as a file any Vega-Lite tool opens."""
    return json.dumps(vega_lite(picture), indent=1, ensure_ascii=False).encode()


def as_svg(picture: Picture) -> bytes:
    """The picture as SVG with its title and description for screen readers."""
    text = str(_converter().vegalite_to_svg(vega_lite(picture)))
    head, mark, rest = text.partition(">")
    words = f"<title>{html.escape(picture.title)}</title><desc>{html.escape(picture.description)}</desc>"
    return f"{head}{mark}{words}{rest}".encode()


def as_png(picture: Picture) -> bytes:
    """The picture as PNG."""
    return bytes(_converter().vegalite_to_png(vega_lite(picture), scale=SCALE))


def as_html(picture: Picture) -> bytes:
    """A page of its own: picture, description, table and sources, nothing to load."""
    head = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in picture.columns)
    body = "".join(f"<tr>{''.join(map(_td, row))}</tr>" for row in picture.rows)
    sources = "".join(f"<p class='source'>{html.escape(text)}</p>" for text in picture.sources)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{html.escape(picture.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body {{ font-family: {FONT}; color: {INK}; margin: 2rem; max-width: 70rem }}
svg {{ max-width: 100%; height: auto }}
table {{ border-collapse: collapse; font-size: .9rem }}
.kept {{ white-space: nowrap }}
th, td {{ text-align: left; vertical-align: top; padding: .2rem 1rem .2rem 0 }}
tr {{ border-bottom: 1px solid {LINE} }}
.source {{ color: {SOFT}; font-size: .8rem }}
</style></head><body>
<figure>{_with_tooltips(as_svg(picture).decode())}<figcaption>{html.escape(picture.description)}</figcaption></figure>
<table><caption>{html.escape(picture.title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>
{sources}
</body></html>
""".encode()


def as_csv(picture: Picture) -> bytes:
    """The table beside the picture."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(picture.columns)
    writer.writerows(picture.rows)
    return text.getvalue().encode()


#: A cell of no more letters is not broken: "≥2022-04-06" has eleven.
_SHORT = 12
#: suffix -> how a picture becomes that file.
FORMATS: dict[str, Callable[[Picture], bytes]] = {
    ".svg": as_svg,
    ".png": as_png,
    ".json": as_json,
    ".html": as_html,
}


def write_picture(picture: Picture, path: Path) -> Sequence[Path]:
    """The files written: the picture in the format of the suffix, and its table beside it.

    A page has the table inside. Raises UsageError for an unknown suffix or where the
    optional library is not installed.
    """
    render = FORMATS.get(path.suffix.lower())
    if render is None:
        raise UsageError(
            f"no picture is written as {path.suffix or 'a file without suffix'}",
            hint=f"end the file name with one of {', '.join(FORMATS)}",
        )
    written = [(path, render(picture))]
    if path.suffix.lower() != ".html":
        written.append((path.with_suffix(".csv"), as_csv(picture)))
    for file, data in written:
        file.write_bytes(data)
    return [file for file, _ in written]


def _with_tooltips(svg: str) -> str:
    """The drawing with each mark's description as its title, which a browser shows under the pointer."""
    return _DESCRIBED.sub(r"<\1\2><title>\3</title></\1>", svg)


def _converter() -> Any:
    """The optional library that draws; imported here because it is optional and large."""
    try:
        import vl_convert
    except ImportError as error:
        raise UsageError(
            "drawing needs the optional library vl-convert-python",
            hint="pip install 'ostraka[charts]', or write the specification: FILE.json",
        ) from error
    return vl_convert


def _td(cell: Cell) -> str:
    """A cell of the page's table; what is short, a day above all, stays on one line."""
    text = _text(cell)
    kept = " class=kept" if len(text) <= _SHORT else ""
    return f"<td{kept}>{html.escape(text)}</td>"


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, float):
        return str(cell)
    return f"{cell:,.1f}" if abs(cell) >= 10 else f"{cell:.3g}"  # a share needs its three digits
