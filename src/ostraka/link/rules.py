"""When the evidence on two records suffices for a link. Measured by ``benchmarks/coalition``.

A wrong link hides a namesake behind a listed party's dates, a missing one shows a party twice:
the second is the lesser evil here, so each rule asks for more where less is known.
"""

from ostraka.link.judging import WHOLE, Judged
from ostraka.match import Evidence

#: Birth dates agree that well -> the least score of the names.
_LEAST_SCORE = {
    "day": 0.8,
    "day and month swapped": 0.85,
    "placeholder day": 0.88,
    "month": 0.85,
    "year": 0.88,
    "one year apart": 0.93,
    "few years apart": 0.97,
    "same century, other year": 0.97,
}
_UNKNOWN_BIRTH = 0.93
#: Least bits of all evidence together, by how much is known of the birth dates.
_LEAST_BITS = {"day": 16.0, "few years apart": 24.0, "same century, other year": 24.0}
_BITS = 20.0
#: Words that must agree where birth dates are unknown or do not fit.
_WORDS = {"few years apart": 3, "same century, other year": 3}
#: Particles and legal forms weigh no more than this.
_MINOR = 0.3
_ORGANIZATION_SCORE, _ORGANIZATION_BITS = 0.9, 10.0
#: Letters from which a misspelled word is still itself.
_LONG = 6
_VESSEL_SCORE, _VESSEL_BITS = 0.95, 16.0
#: A rare word that only one of the names has tells a daughter from her mother: then all else must agree.
_RARE_WORD, _NEARLY_WHOLE = -4.0, 0.95


def person_suffices(judged: Judged, other_father: bool) -> bool:
    """Whether two persons' records are one party."""
    told = {e.feature: e.how for e in judged.evidence}
    birth = told.get("birth_date", "")
    if judged.against or told.get("gender") == "other":
        return False
    if other_father and birth != "day":
        return False
    if birth == "day" and told.get("lone") is not None:
        return judged.weight >= _BITS
    agreeing = words(judged.evidence)
    if agreeing < _WORDS.get(birth, 2) and birth != "day":
        return False
    least = _LEAST_SCORE.get(birth, _UNKNOWN_BIRTH)
    return judged.score >= least and judged.weight >= _LEAST_BITS.get(birth, _BITS)


def other_suffices(judged: Judged, vessel: bool) -> bool:
    """Whether two organizations', ships' or aircraft's records are one party."""
    if judged.against or any(e.feature == "identifier" and e.how == "other" for e in judged.evidence):
        return False
    # a daughter bears her mother's name in another country
    if not vessel and any(e.feature == "country" and e.how == "other" for e in judged.evidence):
        return False
    least = (_VESSEL_SCORE, _VESSEL_BITS) if vessel else (_ORGANIZATION_SCORE, _ORGANIZATION_BITS)
    # one agreeing word suffices if it is the whole name (a bank's short one), else it takes two
    if judged.score < WHOLE and words(judged.evidence) < 2:
        return False
    if words(judged.evidence) < 2 and not any(_telling(e) for e in judged.evidence):
        return False
    # both print an alias of one word (BK), under programs about different things: two firms as likely
    apart = any(e.feature == "theme" and e.bits < 0 for e in judged.evidence)
    if apart and judged.by_alias and words(judged.evidence) < 2:
        return False
    one_sided = any(e.feature == "name_only" and e.bits <= _RARE_WORD for e in judged.evidence)
    if one_sided and judged.score < _NEARLY_WHOLE:
        return False
    # many ships bear one name: that all of it agrees tells no more than its words do
    whole = sum(e.bits for e in judged.evidence if vessel and e.feature == "whole")
    return judged.score >= least[0] and judged.weight - whole >= least[1]


def _telling(evidence: Evidence) -> bool:
    """Whether one word alone can tell a firm: exact, or long enough to be known misspelled."""
    return evidence.bits > 0 and (
        evidence.how == "exact" or (evidence.feature == "name" and len(evidence.query) >= _LONG)
    )


def words(evidence: tuple[Evidence, ...]) -> int:
    """Full words of the two names that agree."""
    return sum(
        e.feature == "name" and e.how != "initial" and min(e.query_weight, e.listed_weight) > 0.3
        for e in evidence
    )
