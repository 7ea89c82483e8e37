"""Draw the reliability of the probability: what was given beside what was true, by tenths.

    python -m benchmarks.quality.plot [--out docs/explanation/reliability.svg]

Reads the table the package ships; `make learn` calls it after learning.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from ostraka.match.learnt import LEARNT, Learnt
from ostraka.report.charts import INK, SOFT, WARN, Picture, as_svg

OUT = Path(__file__).parents[2] / "docs/explanation/reliability.svg"


def interval(share: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a share seen in n trials (Wilson).

    >>> [round(x, 2) for x in interval(0.5, 10)]
    [0.24, 0.76]
    """
    z = 1.96
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def picture(learnt: Learnt) -> Picture:
    """Each tenth as a point with its interval and its count; the diagonal is perfection."""
    rows = [(given, true, n, *interval(true, n)) for given, true, n in learnt.reliability]
    points = [
        {"given": given, "true": true, "n": f"{n:,}", "low": low, "high": high}
        for given, true, n, low, high in rows
    ]
    total = sum(n for _, _, n in learnt.reliability)
    x = {"field": "given", "type": "quantitative", "title": "probability given", "scale": {"domain": [0, 1]}}
    y = {"field": "true", "type": "quantitative", "title": "share that was the same party"}
    error = learnt.expected_calibration_error
    return Picture(
        title="What a probability is worth",
        description=f"{total:,} hits of parties that taught nothing, by tenths of the probability given. On"
        f" the dashed line as many are the same party as it says. Expected error {error:.4f}.",
        spec={
            "width": 460,
            "height": 380,
            "data": {"values": points},
            "layer": [
                {
                    "data": {"values": [{"given": 0, "true": 0}, {"given": 1, "true": 1}]},
                    "mark": {"type": "line", "strokeDash": [5, 4], "color": SOFT},
                    "encoding": {"x": x, "y": y},
                },
                {
                    "mark": {"type": "rule", "color": INK},
                    "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
                },
                {
                    "mark": {"type": "circle", "color": WARN, "opacity": 1, "size": 60},
                    "encoding": {"x": x, "y": y},
                },
                {
                    "mark": {
                        "type": "text",
                        "align": "right",
                        "dx": -8,
                        "dy": -6,
                        "fontSize": 10,
                        "color": INK,
                    },
                    "encoding": {"x": x, "y": y, "text": {"field": "n"}},
                },
            ],
        },
        columns=("given", "true", "hits", "low", "high"),
        rows=tuple(rows),
        sources=(
            f"{total:,} held-out hits across official lists, the number of each tenth beside it; bars: 95 %.",
            f"Expected calibration error {error:.4f}. Learnt {learnt.learnt_on}.",
        ),
    )


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    given.out.write_bytes(as_svg(picture(LEARNT)))
    print(given.out)


if __name__ == "__main__":
    main()
