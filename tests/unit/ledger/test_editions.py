"""What earlier editions of a list add to a record, and what they must not bring back."""

from ostraka.ledger.editions import _with
from ostraka.model import Identifier, IdentifierKind, Kind, Name, PartialDate, Record


def edition(*names: str, ids: tuple[Identifier, ...] = (), born: tuple[PartialDate, ...] = ()) -> Record:
    return Record(
        source="toy",
        id="1",
        kind=Kind.ORGANIZATION,
        names=tuple(Name(n) for n in names),
        identifiers=ids,
        birth_dates=born,
    )


def test_an_alias_of_an_earlier_edition_still_counts() -> None:
    first, last = edition("Mill", "Old Mill"), edition("Mill")
    assert [n.full for n in _with(last, [first, last]).names] == ["Mill", "Old Mill"]


def test_a_number_that_was_corrected_does_not_speak_again() -> None:
    wrong, right = (Identifier(IdentifierKind.UN_REFERENCE, v) for v in ("KPe.023", "KPe.035"))
    first, last = edition("Bank", ids=(wrong,)), edition("Bank", ids=(right,))
    assert _with(last, [first, last]).identifiers == (right,)


def test_a_number_that_the_last_edition_leaves_out_counts() -> None:
    number = Identifier(IdentifierKind.OGRN, "1027700132195")
    first, last = edition("Bank", ids=(number,)), edition("Bank")
    assert _with(last, [first, last]).identifiers == (number,)


def test_a_corrected_birth_date_does_not_speak_again() -> None:
    old, new = PartialDate(1950), PartialDate(1960)
    first, last = edition("A", born=(old,)), edition("A", born=(new,))
    assert _with(last, [first, last]).birth_dates == (new,)
