"""Who decides or publishes: the authorities, by the short code used everywhere."""

import msgspec


class Authority(msgspec.Struct, frozen=True):
    """One jurisdiction whose designations the ledger holds."""

    code: str
    """ISO 3166 alpha-2 where it has one, else the usual two letters (``EU``, ``UN``)."""
    name: str
    bodies: str
    """The offices that decide and publish."""
    g7: bool = False
    """A member of the G7; the EU decides for FR, DE and IT."""


AUTHORITIES: dict[str, Authority] = {
    a.code: a
    for a in (
        Authority("GB", "United Kingdom", "FCDO; OFSI of HM Treasury", g7=True),
        Authority("US", "United States", "OFAC of the Treasury", g7=True),
        Authority("EU", "European Union", "Council of the EU", g7=True),
        Authority("CA", "Canada", "Global Affairs Canada", g7=True),
        Authority("JP", "Japan", "Ministry of Finance; Ministry of Foreign Affairs", g7=True),
        Authority("UN", "United Nations", "Security Council"),
        Authority("CH", "Switzerland", "SECO"),
        Authority("AU", "Australia", "DFAT"),
        Authority("NZ", "New Zealand", "MFAT"),
        Authority("UA", "Ukraine", "NSDC"),
    )
}
