"""The matching engine: exact candidates, two numbers, evidence.

``score`` (0..1) says how completely and exactly two names agree and raises the alert;
``weight`` (bits) and ``probability`` say how likely it is the same party and rank the queue.
"""

from ostraka.match.config import MatchConfig
from ostraka.match.hit import Comparison, Evidence, Hit
from ostraka.match.index import Index
from ostraka.match.matcher import Matcher, compare, searchable

__all__ = ["Comparison", "Evidence", "Hit", "Index", "MatchConfig", "Matcher", "compare", "searchable"]
