"""Words of following that say nothing new: "more could follow", "usually follow", a line over several."""

import re
from collections.abc import Sequence

from ostraka.read.predicates import Predicate
from ostraka.read.senders import Sender, senders
from ostraka.read.topic import Page

_MORE = re.compile(
    r"\b(?:more|others|(?:(?:\w+ )?(?:further|additional|new|more|fresh|other)) \w+)\s+"
    r"(?:(?:has|have|had|could|may|might|will|would|to)\s+)?(?:soon\s+)?$",
    re.I,
)
#: Habits are no act: "Switzerland usually follows".
_USUALLY = re.compile(
    r"\b(?:usually|often|normally|generally|typically|always|ordinarily|routinely|traditionally|customarily"
    r"|as a rule|tends? to|tended to|sometimes|mostly)\b",
    re.I,
)
#: Characters of a paragraph in which what each did may be told.
_FAR = 2000


def idle(page: Page, span: tuple[int, int], one: Predicate, alone: Sequence[Sender]) -> bool:
    """Whether "follow" or "do so" tells of no act.

    ``alone`` are the authorities of a sentence that says no more than that.
    """
    if _MORE.search(page.text, span[0], one.start) or _USUALLY.search(page.text, span[0], one.end):
        return True
    return _heads(page, span[1], {s.code for s in alone})


def _heads(page: Page, place: int, codes: set[str]) -> bool:
    """Whether the sentences after it tell what each did: "Canada and Japan joined in. Ottawa listed X. …"."""
    end = page.raw.find("\n\n", place)
    end = end if end > 0 else len(page.raw)
    if len(codes) < 2 or end - place > _FAR:
        return False
    return codes <= {s.code for s in senders(page.text, place, end, page.treasury, page.home)}
