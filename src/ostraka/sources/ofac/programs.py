"""OFAC's program tags, and which measure each brings on which list.

OFAC prints tags and remarks, not measures. The rules here: whoever is on the SDN List is
blocked; a directive restricts what that directive says; on the consolidated (non-SDN) list
a tag that no non-SDN list uses is there because the party is on the SDN List as well.
The split of directives follows OFAC's own texts: EO 13662 directives 1-3 are about debt
and equity and 4 about goods, services and technology for oil projects; EO 14024 directive
2 closes correspondent accounts (CAPTA) and 4 forbids transactions with the central bank.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

import msgspec

from ostraka.model import Designation, Measure, MeasureKind

_K = MeasureKind

#: Every tag OFAC has used since 2018; another one is an issue and is kept.
_TAGS = (
    "561-Related|561List|BALKANS|BALKANS-EO14033|BELARUS|BELARUS-EO|BELARUS-EO14038|BPI-RUSSIA-EO14024"
    "|BPI-SUDAN-14098|BURMA-EO14014|BURUNDI|CAATSA - IRAN|CAATSA - RUSSIA|CAR|CMIC-EO13959|CUBA"
    "|CYBER2|CYBER3|DARFUR|DPRK|DPRK-NKSPEA|DPRK2|DPRK3|DPRK4|DRCONGO|ELECTION-EO13848"
    "|ETHIOPIA-EO14046|FSE-IR|FSE-SY|FTO|GLOMAG|HIFPAA|HK-EO13936|HOSTAGES-EO14078|HRIT-IR"
    "|HRIT-SY|ICC-EO14203|IFCA|IFSR|ILLICIT-DRUGS-EO|ILLICIT-DRUGS-EO14059|IRAN|IRAN-CON-ARMS-EO"
    "|IRAN-EO13846|IRAN-EO13871|IRAN-EO13876|IRAN-EO13902|IRAN-HR|IRAN-TRA|IRAQ2|IRAQ3|IRGC|ISA"
    "|LEBANON|LIBYA2|LIBYA3|MAGNIT|MALI-EO13882|MIDDLE-EAST-EO|NICARAGUA|NICARAGUA-NHRAA|NPWMD"
    "|NS-PLC|PAARSSR-EO13894|PEESA|PEESA-EO|PEESA-EO14039|RUSSIA-EO14024|RUSSIA-EO14065|SDGT|SDNT"
    "|SDNTK|SOMALIA|SOUTH SUDAN|SSIDES|SUDAN-EO14098|SYRIA|SYRIA-CAESAR|SYRIA-EO13894|TCO|UHRPA"
    "|UKRAINE-EO13660|UKRAINE-EO13661|UKRAINE-EO13662|UKRAINE-EO13685|VENEZUELA|VENEZUELA-EO13850"
    "|VENEZUELA-EO13884|WEST-BANK-EO14115|YEMEN|ZIMBABWE"
)
KNOWN = frozenset(_TAGS.split("|"))
#: Tags of non-SDN lists and what they restrict where no directive says more.
_NON_BLOCKING = {
    "561-Related": _K.CORRESPONDENT_BANKING,
    "561List": _K.CORRESPONDENT_BANKING,
    "CMIC-EO13959": _K.INVESTMENT_BAN,
    "FSE-IR": _K.TRANSACTION_BAN,
    "FSE-SY": _K.TRANSACTION_BAN,
    "NS-PLC": _K.REJECT,
}
_SECTORAL_TAG = "UKRAINE-EO13662"
_DIRECTIVES = {
    ("13662", "1"): _K.DEBT_EQUITY,
    ("13662", "2"): _K.DEBT_EQUITY,
    ("13662", "3"): _K.DEBT_EQUITY,
    ("13662", "4"): _K.EXPORT_CONTROL,
    ("14014", "1"): _K.SERVICES_BAN,
    ("14024", "1"): _K.DEBT_EQUITY,
    ("14024", "1a"): _K.DEBT_EQUITY,
    ("14024", "2"): _K.CORRESPONDENT_BANKING,
    ("14024", "3"): _K.DEBT_EQUITY,
    ("14024", "4"): _K.TRANSACTION_BAN,
    ("CMIC", ""): _K.INVESTMENT_BAN,
}
#: Words of a menu of sanctions (CAATSA 235, EO 13846, EO 14059) -> measure; the first that fits.
_MENU = (
    ("BLOCKING PROPERTY", _K.ASSET_FREEZE),
    ("EXPORT-IMPORT BANK", _K.OTHER),
    ("PRINCIPAL EXECUTIVE", _K.OTHER),
    ("EXCLUSION OF CORPORATE OFFICERS", _K.TRAVEL_BAN),
    ("EXPORT SANCTIONS", _K.EXPORT_CONTROL),
    ("IMPORT SANCTIONS", _K.IMPORT_BAN),
    ("FOREIGN EXCHANGE", _K.TRANSACTION_BAN),
    ("BANKING TRANSACTIONS", _K.TRANSACTION_BAN),
    ("EQUITY OR DEBT", _K.INVESTMENT_BAN),
    ("LOANS", _K.DEBT_EQUITY),
)


class Restriction(msgspec.Struct):
    """A measure short of blocking that a party's own details tell of."""

    order: str
    """Number of the executive order, ``CAATSA`` or ``CMIC``: it finds the program by its tag."""
    kind: MeasureKind
    printed: str = ""
    listed_on: date | None = None
    effective: date | None = None
    basis: str = ""
    listed_basis: str = ""


def program_key(tag: str) -> str:
    """Our key of OFAC's program tag.

    >>> program_key("RUSSIA-EO14024"), program_key("CAATSA - RUSSIA")
    ('US-RUSSIA-EO14024', 'US-CAATSA-RUSSIA')
    """
    return "US-" + re.sub(r"[^A-Za-z0-9]+", "-", tag).strip("-").upper()


def directive_kind(order: str, directive: str) -> MeasureKind:
    """What a numbered directive restricts; a new one counts as sectoral.

    >>> directive_kind("13662", "1").value, directive_kind("14024", "2").value
    ('debt_equity', 'correspondent_banking')
    """
    return _DIRECTIVES.get((order, directive.lower()), _K.SECTORAL)


def menu_kind(words: str) -> MeasureKind:
    """What a line of a menu of sanctions does.

    >>> menu_kind("BANKING TRANSACTIONS. Sec 235(a)(8)").value
    'transaction_ban'
    """
    upper = words.upper()
    return next((kind for start, kind in _MENU if start in upper), _K.OTHER)


def designations(
    tags: Sequence[str], restrictions: Sequence[Restriction], *, sdn: bool, block: bool = False
) -> tuple[Designation, ...]:
    """One designation for each tag, with the measures that tag brings on this list.

    ``sdn``: the list is the SDN List, so the party is blocked. ``block``: the list says so itself.
    """
    found: dict[str, list[Measure]] = {tag: [] for tag in tags}
    listed: dict[str, list[Restriction]] = {}
    for item in restrictions:
        # a program the remarks tell of and the tags do not: OFAC's usual tag for that order
        tag = next((t for t in (*tags, *sorted(KNOWN)) if item.order in t), f"EO{item.order}")
        found.setdefault(tag, []).append(
            Measure(item.kind, item.printed, effective=item.effective, basis=item.basis)
        )
        listed.setdefault(tag, []).append(item)
    for tag in tags:
        _complete(tag, found[tag], sdn)
    if (sdn or block) and not any(m.kind.blocking for measures in found.values() for m in measures):
        for tag in [t for t in tags if t not in _NON_BLOCKING and (sdn or t != _SECTORAL_TAG)] or tags:
            found[tag].append(Measure(_K.ASSET_FREEZE))
    return tuple(
        _designation(tag if tag in tags else "", tag, measures, () if sdn else listed.get(tag, ()))
        for tag, measures in found.items()
    )


@cache
def plain_designations(tags: tuple[str, ...], sdn: bool) -> tuple[Designation, ...]:
    """The designations of a party whose details tell of no measure: most, in few combinations."""
    return designations(tags, (), sdn=sdn)


def _complete(tag: str, measures: list[Measure], sdn: bool) -> None:
    """Add the measure that the tag itself stands for, where nothing printed tells it already."""
    if tag in _NON_BLOCKING:
        default = _NON_BLOCKING[tag]
    elif tag == _SECTORAL_TAG and (measures or not sdn):
        default = _K.SECTORAL
    elif sdn and not any(m.kind.blocking for m in measures):
        measures.append(Measure(_K.ASSET_FREEZE))
        return
    else:
        default = _K.ASSET_FREEZE
    if not measures:
        measures.append(Measure(default))


def _designation(
    printed: str, tag: str, measures: list[Measure], listed: Sequence[Restriction]
) -> Designation:
    """On a non-SDN list the listing date of its directives is the date of the listing."""
    first = min((r for r in listed if r.listed_on), key=lambda r: r.listed_on or date.max, default=None)
    return Designation(
        authority="US",
        program=program_key(tag),
        program_name=printed,
        measures=tuple(measures),
        listed_on=first.listed_on if first else None,
        listed_basis=first.listed_basis if first else "",
    )
