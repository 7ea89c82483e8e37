"""What an official interface is to us: which addresses to ask and how to read its answers.

Each interface is one file under ``interfaces/``. Its parser is pure, bytes in and
observations out, and reads an answer whole or refuses it: MalformedFile for something
that is not what the interface promises, SourceError for an answer that says itself that
it is an error or only a part.
"""

import json
from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlencode

import msgspec

from ostraka.energy.observation import Observation
from ostraka.errors import MalformedFile


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """What a refresh asks for."""

    since: int
    """First year."""
    until: date
    """The day of the refresh."""
    key: str = ""
    """Access key, where the interface wants one."""
    url: str = ""
    """Address of a file, where the interface has no lasting one."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One address to ask."""

    url: str
    params: tuple[tuple[str, str], ...] = ()
    secret_params: tuple[tuple[str, str], ...] = ()
    """Sent, but never stored or shown."""
    secret_headers: tuple[tuple[str, str], ...] = ()
    expects: tuple[tuple[str, str, str], ...] = ()
    """(reporter, fuel, partner) every whole answer has."""

    @property
    def name(self) -> str:
        """The address as it may be stored and shown: without any key."""
        return f"{self.url}?{urlencode(self.params)}" if self.params else self.url


class Seen(msgspec.Struct, frozen=True):
    """When an answer came and what to call it in an error."""

    at: datetime
    where: str


class Interface(msgspec.Struct, frozen=True, kw_only=True):
    """One official interface."""

    key: str
    title: str
    homepage: str
    licence: str
    acknowledgement: str
    """Printed beside every figure and picture made of it."""
    requests: Callable[[Ask], list[Request]]
    parse: Callable[[bytes, Seen], list[Observation]]
    recognizes: Callable[[bytes], bool]
    """Whether a file looks like an answer of this interface, from its first bytes."""
    setting: str = ""
    """The setting that holds its access key."""
    key_needed: bool = False
    url_needed: bool = False

    def lacks(self, ask: Ask) -> str:
        """What must be given before the interface can be asked, or an empty text."""
        if self.key_needed and not ask.key:
            return f"a key in {self.setting}"
        return "the address of its file (--url)" if self.url_needed and not ask.url else ""


def read_json(raw: bytes, where: str) -> dict[str, object]:
    """The JSON object of an answer. Raises MalformedFile, also for one that was cut off."""
    try:
        value = json.loads(raw)
    except (UnicodeDecodeError, ValueError) as error:
        raise MalformedFile(f"the answer is not whole JSON: {error}", where=where) from error
    if not isinstance(value, dict):
        raise MalformedFile("the answer is JSON of another kind", where=where)
    return value
