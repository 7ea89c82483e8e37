"""Designations and measures: the legal act, and what it does from which day on."""

from datetime import date
from enum import StrEnum

import msgspec


class MeasureKind(StrEnum):
    """What a measure does to the party, in words common to all authorities."""

    ASSET_FREEZE = "asset_freeze"
    """Full blocking: funds frozen, dealings prohibited (OFAC "Block", SEMA Schedule 1)."""
    TRAVEL_BAN = "travel_ban"
    DEBT_EQUITY = "debt_equity"
    """New debt or equity, capital-market access (OFAC directives, 833/2014 Annex III, SEMA Sch. 2-3)."""
    INVESTMENT_BAN = "investment_ban"
    CORRESPONDENT_BANKING = "correspondent_banking"
    """Correspondent or payable-through accounts, processing payments (CAPTA, UK reg. 17A)."""
    TRANSACTION_BAN = "transaction_ban"
    """Any transaction, short of a freeze (833/2014 Art. 5aa, 5ac ...; financial messaging)."""
    TRUST_SERVICES = "trust_services"
    DIRECTOR_DISQUALIFICATION = "director_disqualification"
    SERVICES_BAN = "services_ban"
    SHIPPING = "shipping"
    """Port entry, registration, detention, chartering, crewing of ships."""
    AIRCRAFT = "aircraft"
    ARMS_EMBARGO = "arms_embargo"
    EXPORT_CONTROL = "export_control"
    IMPORT_BAN = "import_ban"
    REJECT = "reject"
    """Transactions are rejected, not blocked (OFAC NS-PLC)."""
    SECTORAL = "sectoral"
    """A lesser financial measure the list does not name more closely."""
    OTHER = "other"

    @property
    def blocking(self) -> bool:
        """Whether this measure is a full blocking one."""
        return self is MeasureKind.ASSET_FREEZE


class Measure(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, order=True):
    """One measure with its own dates, which may differ from the designation's.

    ``effective`` is None where the list does not print the day *this measure* began.
    """

    kind: MeasureKind
    printed: str = ""
    """The authority's words for it."""
    effective: date | None = None
    ended_on: date | None = None
    basis: str = ""
    """The source field the date was read from, for instance ``OtherInformation``."""

    def in_force(self, day: date) -> bool:
        """Whether it is in force on ``day``; an unknown start counts as begun."""
        return (self.effective or day) <= day and not (self.ended_on and self.ended_on <= day)


class Designation(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, kw_only=True):
    """The legal act that puts a party under measures, as one list prints it."""

    authority: str
    """Code from :data:`ostraka.model.authority.AUTHORITIES`."""
    program: str
    """Our key of the legal ground, such as ``GB-RUS``, ``US-RUSSIA-EO14024``, ``UN-QD``."""
    program_name: str = ""
    """As printed."""
    instrument: str = ""
    """Regulation, executive order, notice or annex entry, as printed."""
    reference: str = ""
    """The authority's number for this entry within the instrument (schedule, item, annex)."""
    listed_on: date | None = None
    """Legal effect of the listing *on this list*, where the list prints it."""
    listed_basis: str = ""
    """Which field said so and what it means there: ``DateDesignated: first measure``."""
    published_on: date | None = None
    ended_on: date | None = None
    """First day no longer designated, where the list itself says so."""
    ended: bool = False
    """The list says it is over (with or without a day)."""
    measures: tuple[Measure, ...] = ()
    reasons: str = ""

    def in_force(self, day: date) -> bool:
        """Whether the act is in force on ``day`` by its own printed dates."""
        if self.ended_on is not None:
            return (self.listed_on or day) <= day < self.ended_on
        return not self.ended and (self.listed_on or day) <= day
