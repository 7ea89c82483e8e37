"""Who says it: the speaker of a sentence, and what stands in quotation marks."""

# ruff: noqa: E501  (a pattern is read as one line)

import re

_VERB = (
    r"(?:said|says|told|announced|announces|wrote|tweeted|added|insisted|argued|warned|claimed|stated|confirmed"
    r"|explained|declared|reports?|reported|denied|denies|urged|urges|demanded|demands|called|calls|believes?"
    r"|asked|asks|pledged|promised|vowed)"
)
_WHO = r"(?:[A-Z][\w.'’-]*|the|a|an|of|for|and|minister|foreign|prime|secretary|spokes\w+|office|ministry|government|official|officials|lawmakers?|ministers|diplomats?|sources?|analysts?|lawyers?|bank|company|president|chancellor|treasury|senior|opposition)"
_SAYS = re.compile(rf"\b(?:according to|{_VERB})\b")
_SPEAKERS = (
    re.compile(rf"\baccording to\s+(?P<who>(?:{_WHO}\s*){{1,8}})"),
    re.compile(rf"[,”\"]\s*{_VERB}\s+(?P<who>(?:{_WHO}\s*){{1,8}})"),
    re.compile(rf"(?P<who>(?:{_WHO}\s+){{1,8}}){_VERB}\b"),
)


def speaker(text: str, start: int, end: int) -> str:
    """Who says it, in the words of the sentence; empty where nobody is named."""
    part = text[start:end]
    if not _SAYS.search(part):
        return ""
    for pattern in _SPEAKERS:
        if found := pattern.search(part):
            who = found["who"].strip(" ,")
            if who.lower() not in ("the", "a", "an", "and"):
                return " ".join(who.split())
    return ""


_QUOTED = re.compile(r"“[^”]{3,600}”|\"[^\"\n]{3,600}\"|«[^»]{3,600}»|„[^“”]{3,600}[“”]")


def quotations(text: str) -> list[tuple[int, int]]:
    """Places of quoted speech, longer than a name in quotation marks."""
    return [m.span() for m in _QUOTED.finditer(text) if m[0].count(" ") > 2]
