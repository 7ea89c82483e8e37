"""Acts told as done before another: "the EU had cut it off in June" is no new topic."""

import re
from collections.abc import Sequence

from ostraka.read.topic import Done, Page

_HAD = re.compile(
    r"\bhad(?:\s+(?:also|already|not|since|earlier|then|first|both|all|never|itself|\w+ly))*\s+$"
)


def told_before(text: str, acts: Sequence[Done], last: Done | None, page: Page) -> bool:
    """Whether all acts are told with "had", within the paragraph that told an act of its own with its day."""
    if last is None or not last.when.known or not page.one_paragraph(last.one.start, acts[0].one.start):
        return False
    return all(
        text.startswith("had ", d.one.start) or _HAD.search(text, max(0, d.one.start - 40), d.one.start)
        for d in acts
    ) and not text.startswith("had ", last.one.start)
