"""Reading a report: the listed parties it names, what it claims of them, and what the lists say to that."""

from ostraka.read.answer import Candidate, Claim, LookAlike, Mention, Reading, Standing, Verdict, When
from ostraka.read.document import Document
from ostraka.read.opening import open_document
from ostraka.read.reader import Reader

__all__ = [
    "Candidate",
    "Claim",
    "Document",
    "LookAlike",
    "Mention",
    "Reader",
    "Reading",
    "Standing",
    "Verdict",
    "When",
    "open_document",
]
