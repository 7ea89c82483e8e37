"""Record linkage: which records of all lists describe one party, with the evidence for each link."""

from ostraka.ledger.links import Decision, Key, Run, StoredLink
from ostraka.link.linker import Link, Linking, Party, Verdict, link
from ostraka.link.runs import decide, decisions, link_ledger, linked, parties, party_with

__all__ = [
    "Decision", "Key", "Link", "Linking", "Party", "Run", "StoredLink", "Verdict",
    "decide", "decisions", "link", "link_ledger", "linked", "parties",
    "party_with",
]  # fmt: skip
