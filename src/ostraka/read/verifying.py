"""Each claim held against the lists: by the acting authority, by the day, by the measure.

``confirmed`` always carries the fact of a record that confirms it. A list that is not
loaded is never taken for a list without the party.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from ostraka.model import AUTHORITIES
from ostraka.read.answer import Claim, ClaimType, Deed, Outcome, Standing, Verdict
from ostraka.read.book import Book, Party, blocking
from ostraka.read.senders import GROUPS

#: A list may show a party this much later than the act, where only our snapshots tell the day.
SHOWN_LATE = timedelta(3)
#: A fact dated this much after the report may still be the act it reports.
AHEAD = timedelta(7)


class Verifier:
    """The lists as a judge of claims."""

    def __init__(self, book: Book, report: date | None) -> None:
        self.book, self.report = book, report

    def verdict(self, claim: Claim, party: Party | None, namesakes: Sequence[Party]) -> Verdict:
        """What the lists say to a claim."""
        if party is None:
            return Verdict(outcome=Outcome.NOT_CHECKABLE, why="which party is meant is not settled")
        facts = self.book.party_facts(party.records)
        others = tuple(f for f in blocking(facts) if f.authority != claim.sender)
        outcome, why, fact = self._judge(claim, facts)
        instead = ""
        if outcome is Outcome.NOT_LISTED and claim.type is ClaimType.ACT and claim.deed is Deed.LISTED:
            for other in namesakes:
                own = [f for f in self.book.party_facts(other.records) if f.authority == claim.sender]
                found = self._exact(claim, blocking(own))
                if found:
                    outcome, instead, fact = Outcome.OTHER_PARTY, other.caption, found
                    told = f"{name_of(claim.sender)} listed {other.caption} on {found.day}"
                    why = f"{told}, and has never listed {party.caption}"
        return Verdict(outcome=outcome, why=why, fact=fact, instead=instead, others=others)

    def _judge(self, claim: Claim, facts: Sequence[Standing]) -> tuple[Outcome, str, Standing | None]:
        if claim.type in (ClaimType.CALLED_FOR, ClaimType.EXPECTED):
            told = "a call" if claim.type is ClaimType.CALLED_FOR else "an expectation"
            return Outcome.NOT_CHECKABLE, f"{told}, not an act", None
        if claim.deed is Deed.LICENSED:
            return Outcome.NOT_CHECKABLE, "licences stand on no list", None
        if not claim.sender:
            return self._by_anybody(claim, facts)
        if claim.sender in GROUPS:
            return Outcome.NOT_CHECKABLE, "several governments, which keep no list in common", None
        if claim.sender not in self.book.authorities:
            return Outcome.NOT_CHECKABLE, f"no list of {name_of(claim.sender)} is loaded", None
        own = [f for f in facts if f.authority == claim.sender]
        if not own and (ends := self._ends_before(claim)):
            told = f"the last list of {name_of(claim.sender)} known is of {ends}"
            return Outcome.NOT_CHECKABLE, f"{told}, before what is told", None
        if claim.deed is Deed.DELISTED:
            return self._delisting(claim, own)
        if claim.type is ClaimType.DENIED:
            return self._denial(claim, own)
        if claim.type is ClaimType.ANNOUNCED:
            return self._announcement(claim, own)
        return self._listing(claim, own)

    def _ends_before(self, claim: Claim) -> date | None:
        """The day of the authority's last edition known, if that is older than what the claim tells of."""
        prefix = claim.sender.lower() + "_"
        known = [day.date() for source, day in self.book.versions.items() if source.startswith(prefix)]
        told = claim.when.first or self.report
        return max(known) if known and told and max(known) < told else None

    def _by_anybody(self, claim: Claim, facts: Sequence[Standing]) -> tuple[Outcome, str, Standing | None]:
        found = (
            self._exact(claim, facts) if claim.deed is Deed.LISTED and claim.type is ClaimType.ACT else None
        )
        if found and claim.when.first == claim.when.last:
            return Outcome.CONFIRMED, f"by {name_of(found.authority)}, whom the text does not name", found
        return Outcome.NOT_CHECKABLE, "the text does not say who acted", None

    def _listing(self, claim: Claim, own: Sequence[Standing]) -> tuple[Outcome, str, Standing | None]:
        name = name_of(claim.sender)
        by_then = [f for f in own if f.day is None or self.report is None or f.day <= self.report + AHEAD]
        fitting = _of_measure(claim, by_then)
        if exact := self._exact(claim, fitting):
            lesser = (
                ""
                if not exact.measures or "asset_freeze" in exact.measures
                else "; a lesser measure than a freeze"
            )
            return Outcome.CONFIRMED, f"{name}, {_day(exact)}{lesser}", exact
        if not by_then:
            later = min((f for f in own if f.day), key=lambda f: f.day or date.max, default=None)
            if later:
                return (
                    Outcome.NOT_LISTED,
                    f"not then: {name} listed it on {later.day}, after the report",
                    later,
                )
            return Outcome.NOT_LISTED, f"{name} has never listed it, as far as the loaded lists tell", None
        if not fitting or (claim.when.known and not blocking(fitting)):
            kinds = ", ".join(by_then[-1].measures).replace("_", " ")
            later = next((f for f in blocking(own) if f not in by_then), None)
            since = f"; a freeze only {_day(later)}" if later else ""
            why = f"{name} had it under a lesser measure only ({kinds}, {_day(by_then[-1])}){since}"
            return Outcome.NOT_LISTED, why, later or by_then[-1]
        best = self._nearest(claim, fitting)
        if not claim.when.known:
            return Outcome.CONFIRMED, f"{name}, {_day(best)}; the text gives no day", best
        if best.day is None or (
            best.basis == "on_or_before" and claim.when.first and claim.when.first <= best.day
        ):
            return Outcome.NOT_CHECKABLE, f"{name} has it on its list, which prints no day", best
        return Outcome.OTHER_DATE, f"{name}, {_day(best)}, not {claim.when}", best

    def _exact(self, claim: Claim, facts: Sequence[Standing]) -> Standing | None:
        """The fact on the day (or within the days) claimed; a freeze before lesser measures."""
        if not claim.when.known:
            return None
        found = [f for f in facts if f.day and self._same_day(claim, f)]
        if claim.when.since and facts:
            found = [f for f in found if f.day == min(x.day for x in facts if x.day)]
        return next(iter(blocking(found) or found), None)

    def _same_day(self, claim: Claim, fact: Standing) -> bool:
        if fact.day is None:
            return False
        if claim.when.holds(fact.day):
            return True
        return fact.basis == "first_seen" and any(
            claim.when.holds(fact.day - timedelta(n)) for n in range(1, SHOWN_LATE.days + 1)
        )

    def _nearest(self, claim: Claim, facts: Sequence[Standing]) -> Standing:
        """The fact to show where none is on the day: the first freeze, else the nearest in time."""
        dated = [f for f in blocking(facts) if f.day] or [f for f in facts if f.day]
        if not dated:
            return facts[0]
        if claim.when.since or not claim.when.first:
            return dated[0]
        wanted = claim.when.first
        return min(dated, key=lambda f: abs(((f.day or wanted) - wanted).days))

    def _delisting(self, claim: Claim, own: Sequence[Standing]) -> tuple[Outcome, str, Standing | None]:
        name = name_of(claim.sender)
        over = [f for f in own if f.over]
        if claim.type is ClaimType.ANNOUNCED and not any(f.until and claim.when.holds(f.until) for f in over):
            return Outcome.NOT_CHECKABLE, "an intention, not yet an act", over[0] if over else None
        if claim.type is ClaimType.DENIED:
            return (
                Outcome.NOT_CHECKABLE,
                f"a denial; {name} {'has' if over else 'has not'} taken it off its list",
                None,
            )
        if not own:
            return Outcome.NOT_LISTED, f"{name} has never listed it, as far as the loaded lists tell", None
        if not over:
            return Outcome.NOT_LISTED, f"{name} still has it on its list, {_day(own[0])}", own[0]
        exact = [f for f in over if f.until and claim.when.holds(f.until)]
        if exact:
            return Outcome.CONFIRMED, f"{name} took it off on {exact[0].until}", exact[0]
        dated = [f for f in over if f.until]
        if not claim.when.known or not dated:
            day = f"on {dated[0].until}" if dated else "on a day the list does not print"
            return Outcome.CONFIRMED, f"{name} took it off {day}", (dated or over)[0]
        return Outcome.OTHER_DATE, f"{name} took it off on {dated[0].until}, not {claim.when}", dated[0]

    def _denial(self, claim: Claim, own: Sequence[Standing]) -> tuple[Outcome, str, Standing | None]:
        name = name_of(claim.sender)
        held = [f for f in blocking(own) if f.day is None or self.report is None or f.day <= self.report]
        held = [f for f in held if not f.over or (f.until and self.report and f.until > self.report)]
        if held:
            return (
                Outcome.NOT_CHECKABLE,
                f"a denial, which the list contradicts: {name}, {_day(held[0])}",
                held[0],
            )
        later = next((f for f in blocking(own) if f.day), None)
        since = (
            f"; it has since, {_day(later)}"
            if later and later.day and self.report and later.day > self.report
            else ""
        )
        return Outcome.NOT_LISTED, f"as the text says, {name} did not have it under a freeze{since}", None

    def _announcement(self, claim: Claim, own: Sequence[Standing]) -> tuple[Outcome, str, Standing | None]:
        name = name_of(claim.sender)
        if exact := self._exact(claim, own):
            return Outcome.CONFIRMED, f"{name}, {_day(exact)}", exact
        near = [
            f for f in own if f.day and self.report and abs((f.day - self.report).days) <= SHOWN_LATE.days
        ]
        if near and not claim.when.known:
            return Outcome.CONFIRMED, f"{name}, {_day(near[0])}; the text gives no day", near[0]
        held = [f for f in blocking(own) if f.day and self.report and f.day <= self.report and not f.over]
        if held:
            why = f"an announcement; {name} had it on its list already, {_day(held[0])}"
            return Outcome.NOT_CHECKABLE, why, held[0]
        later = [f for f in blocking(own) if f.day and self.report and f.day > self.report]
        since = f"; it did so on {later[0].day}" if later else ""
        return Outcome.NOT_CHECKABLE, f"an announcement, not yet an act{since}", later[0] if later else None


def _of_measure(claim: Claim, facts: Sequence[Standing]) -> list[Standing]:
    """The facts of the measure claimed; all of them where the claim is of sanctions in general."""
    if claim.measure == "asset_freeze":
        return blocking(facts)
    if claim.measure:
        return [f for f in facts if claim.measure in f.measures] or list(facts)
    return list(facts)


def name_of(code: str) -> str:
    """The authority's name for a code, or the code."""
    return AUTHORITIES[code].name if code in AUTHORITIES else code


def _day(fact: Standing) -> str:
    if fact.day is None:
        return "on a day its list does not print"
    return {"on_or_before": f"on or before {fact.day}", "first_seen": f"first seen on {fact.day}"}.get(
        fact.basis, f"since {fact.day}"
    )
