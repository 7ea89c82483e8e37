"""Ostraka: who is sanctioned, by whom, since when and under which measure.

The package is library first: the command line, the web and the batch jobs are thin
covers over the same functions. Nothing heavy is imported here, so that
``import ostraka`` and ``ostraka --help`` stay instant; the names of the Python API are
loaded when they are first used.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ostraka.library import Matcher
    from ostraka.match import Comparison, MatchConfig, compare
    from ostraka.model import Query

__version__ = "0.1.0"
__all__ = ["Comparison", "MatchConfig", "Matcher", "Query", "compare"]

_HOMES = {
    "Comparison": "ostraka.match",
    "MatchConfig": "ostraka.match",
    "Matcher": "ostraka.library",
    "Query": "ostraka.model",
    "compare": "ostraka.match",
}


def __getattr__(name: str) -> Any:
    """A name of the API, imported now."""
    if name not in _HOMES:
        raise AttributeError(f"module 'ostraka' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
