"""The plain table reads a right file whole and refuses a wrong one whole."""

import re
from collections.abc import Callable

import pytest

from ostraka.energy.table import parse_table
from ostraka.errors import MalformedFile
from tests.unit.energy.conftest import AT

Sample = Callable[[str], bytes]


def test_an_empty_value_is_none_and_not_zero(sample: Sample) -> None:
    figures = parse_table(sample("table.csv"), AT, "table.csv")
    assert [(one.partner, one.period, one.value) for one in figures] == [
        ("RU", "2030", 50.0),
        ("TOTAL", "2030", 200.0),
        ("RU", "2031", None),
        ("TOTAL", "2031", 180.0),
    ]


def test_two_operators_at_one_border_point_are_refused_as_a_double_count(sample: Sample) -> None:
    with pytest.raises(MalformedFile, match=r"Operator A and Operator B both report .* count the flow twice"):
        parse_table(sample("greifswald_three_operators.csv"), AT, "greifswald.csv")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("reporter,fuel", "reporter,fule", "misses fuel and does not know 'fule'"),
        ("DE,gas,G3000,RU,2030", "GR,gas,G3000,RU,2030", "line 2: reporter is 'GR'"),
        ("DE,gas,G3000,RU,2030", "DE,gas,G3000,RU,2030H1", "'2030H1' is no period"),
        (",50,origin", ",fifty,origin", "could not convert string to float"),
        (",50,origin", ",50,somewhere", "place is 'somewhere'"),
        ("2031-05-01\nDE,gas,G3000,TOTAL,2030", "May\nDE,gas,G3000,TOTAL,2030", "vintage is 'May'"),
        ("DE,gas,G3000,RU,2031", "DE,gas,G3000,RU,2030", "a second figure for RU to DE, gas, 2030"),
        (",balance,example:gas,2031-05-01\nDE,gas,G3000,TOTAL,2031", "\nDE,gas,G3000,TOTAL,2031", "line 4"),
    ],
)
def test_a_wrong_file_is_refused_and_the_place_named(sample: Sample, old: str, new: str, told: str) -> None:
    text = sample("table.csv").decode()
    assert old in text
    with pytest.raises(MalformedFile, match=re.escape(told)):
        parse_table(text.replace(old, new, 1).encode(), AT, "table.csv")


def test_a_table_without_rows_is_refused(sample: Sample) -> None:
    header = sample("table.csv").splitlines()[0]
    with pytest.raises(MalformedFile, match="has no row"):
        parse_table(header + b"\n", AT, "table.csv")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(MalformedFile, match="not UTF-8"):
        parse_table(b"\xff\xfe\x00", AT, "table.csv")
