"""Ships share names and change them: what else must agree, and what tells a former name."""

import msgspec

from ostraka.link import link
from ostraka.model import Attribute, Kind, Record
from tests.unit.link.people import groups, record


def ship(key: str, name: str, *also: str, sort: str = "", built: str = "") -> Record:
    told = (("vessel_type", sort), ("build_date", built))
    return msgspec.structs.replace(
        record(key, name, *also, kind=Kind.VESSEL),
        attributes=tuple(Attribute(k, v) for k, v in told if v),
    )


def test_ships_of_one_name_are_one_ship_if_their_sort_agrees() -> None:
    tanker, same = (
        ship("ca_sema:1", "Marlin", sort="Oil Tanker"),
        ship("us_ofac_sdn:1", "MARLIN", sort="Tanker"),
    )
    tug = ship("us_ofac_sdn:2", "MARLIN", sort="Offshore Tug/Supply Ship")
    assert groups(link([tanker, same]))
    assert not groups(link([tanker, tug]))


def test_a_ship_is_built_once() -> None:
    one, other = ship("ca_sema:1", "Marlin", built="2003"), ship("us_ofac_sdn:1", "MARLIN", built="2016")
    assert not groups(link([one, other]))


def test_a_ship_is_known_by_its_earlier_name_written_together_or_apart() -> None:
    renamed, before = ship("au_dfat:1", "VARG", "VICTOR WUDI"), ship("ca_sema:1", "Victorwudi")
    assert groups(link([renamed, before]))


def test_a_spelling_both_lists_print_is_the_one_compared() -> None:
    # the shortest spelling of one list, "OAO VEB LIZING", compares badly with the other's only one
    full = record("us_ofac_sdn:1", "VEB LEASING OJSC", "OAO VEB LIZING", kind=Kind.ORGANIZATION)
    short = record("gb_ofsi:1", "VEB LEASING OJSC", kind=Kind.ORGANIZATION)
    assert groups(link([full, short]))
