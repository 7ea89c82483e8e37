"""Classes of measures: what a reader tells apart at a glance, in the order of their weight."""

from enum import StrEnum

from ostraka.model import MeasureKind

_K = MeasureKind


class MeasureClass(StrEnum):
    """What a measure comes to for the party."""

    FREEZE = "freeze"
    """Full blocking."""
    TRAVEL = "travel"
    BANKING = "banking"
    """Correspondent accounts, payments, financial messaging, any transaction."""
    SECTORAL = "sectoral"
    """New debt and equity, investment, services, trade."""
    TRANSPORT = "transport"
    OTHER = "other"

    @property
    def sign(self) -> str:
        """One letter for it."""
        return "V" if self is MeasureClass.TRANSPORT else self.value[0].upper()


_CLASSES = {
    _K.ASSET_FREEZE: MeasureClass.FREEZE,
    _K.TRAVEL_BAN: MeasureClass.TRAVEL,
    _K.CORRESPONDENT_BANKING: MeasureClass.BANKING,
    _K.TRANSACTION_BAN: MeasureClass.BANKING,
    _K.REJECT: MeasureClass.BANKING,
    _K.DEBT_EQUITY: MeasureClass.SECTORAL,
    _K.INVESTMENT_BAN: MeasureClass.SECTORAL,
    _K.SERVICES_BAN: MeasureClass.SECTORAL,
    _K.EXPORT_CONTROL: MeasureClass.SECTORAL,
    _K.IMPORT_BAN: MeasureClass.SECTORAL,
    _K.SECTORAL: MeasureClass.SECTORAL,
    _K.SHIPPING: MeasureClass.TRANSPORT,
    _K.AIRCRAFT: MeasureClass.TRANSPORT,
}


def class_of(kind: MeasureKind) -> MeasureClass:
    """The class of a measure; what fits none is OTHER (trust services, director disqualification ...).

    >>> class_of(MeasureKind.TRANSACTION_BAN).value, class_of(MeasureKind.TRUST_SERVICES).value
    ('banking', 'other')
    """
    return _CLASSES.get(kind, MeasureClass.OTHER)
