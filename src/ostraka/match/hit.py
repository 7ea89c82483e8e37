"""What comes back: hits with their evidence, and the comparison of two names."""

import msgspec

from ostraka.model import Kind


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One piece of evidence for or against two descriptions meaning the same party."""

    feature: str
    """``name``, ``name_only``, ``whole``, ``order``, ``characters``, ``missing``, ``lone``, ``birth_date``,
    ``country``, ``gender``, ``identifier``, ``place`` or ``weak_alias``."""
    text: str
    """The whole sentence, without its bits."""
    bits: float = 0.0
    """Above zero speaks for the same party, below against."""
    query: str = ""
    listed: str = ""
    similarity: float = 0.0
    """Of the two words, for ``name``."""
    how: str = ""
    query_weight: float = 0.0
    """How much the word counts in the score, for ``name`` and ``name_only``."""
    listed_weight: float = 0.0

    def __str__(self) -> str:
        return f"{self.text} {self.bits:+.1f} bits"


class Hit(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A listed party whose name agrees at or above the threshold, or that shares an identifier."""

    source: str
    record_id: str
    caption: str
    kind: Kind
    score: float
    """Name agreement, 0..1: what raises the alert."""
    weight: float
    """Sum of the evidence in bits: what ranks the queue."""
    probability: float
    """Calibrated chance that it is the same party."""
    matched_name: str
    """The listed name, as printed, that agrees best."""
    query_name: str
    """The name or alias of the query that agrees best."""
    evidence: tuple[Evidence, ...] = ()


class Comparison(msgspec.Struct, frozen=True):
    """How two names agree, on their own."""

    score: float
    weight: float
    probability: float
    evidence: tuple[Evidence, ...] = ()
