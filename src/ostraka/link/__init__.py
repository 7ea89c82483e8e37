"""Record linkage: which records of all lists describe one party, with the evidence for each link."""

from ostraka.link.linker import Link, Linking, Party, Verdict, link
from ostraka.link.runs import decide, decisions, link_ledger, linked, parties, party_with

__all__ = [
    "Link", "Linking", "Party", "Verdict", "decide", "decisions", "link", "link_ledger", "linked", "parties",
    "party_with",
]  # fmt: skip
