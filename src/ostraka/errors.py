"""Every error Ostraka raises on purpose, in one tree, and what each means to a caller.

::

    OstrakaError
    ├── UsageError          a command or call was put together wrongly      exit 2, HTTP 400
    ├── InputError          a file or value that was given cannot be used   exit 3, HTTP 422
    │   ├── MalformedFile   a list file is not what its format promises
    │   ├── UnsafeFile      entity bomb, DTD, zip bomb, encrypted archive
    │   └── UnreadableTable a customers' table cannot be read at all
    ├── SourceError         an authority's server did not give us its list  exit 4, HTTP 502
    ├── GuardError          a list was refused to protect yesterday's       exit 5, HTTP 409
    └── LedgerError         the ledger itself                               exit 6, HTTP 503
        ├── LedgerMissing   there is none yet
        ├── LedgerBusy      another ingest holds it
        └── LedgerVersion   written by another version of Ostraka

Each error says what happened, where, and what to do about it. A problem inside one
record is no error: it is an :class:`ostraka.model.parsed.Issue` and the rest is kept.
"""


class OstrakaError(Exception):
    """What happened (``what``), where it happened (``where``), what to do (``hint``).

    >>> print(OstrakaError("the list is empty", where="sdn.csv", hint="download it again"))
    sdn.csv: the list is empty
      → download it again
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        place = f"{where}: " if where else ""
        todo = f"\n  → {hint}" if hint else ""
        super().__init__(f"{place}{what}{todo}")


class UsageError(OstrakaError):
    """A command or call was put together wrongly."""


class InputError(OstrakaError):
    """A file or value that was given cannot be used."""


class MalformedFile(InputError):
    """A list file is not what its format promises; nothing was changed."""


class UnsafeFile(InputError):
    """A file that could harm its reader: entity bomb, DTD, zip bomb, encryption."""


class UnreadableTable(InputError):
    """A customers' table cannot be read at all."""


class SourceError(OstrakaError):
    """An authority's server did not give us its list."""


class GuardError(OstrakaError):
    """A list was refused by a guard; the ledger keeps what it had."""


class LedgerError(OstrakaError):
    """The ledger itself cannot do what was asked."""


class LedgerMissing(LedgerError):
    """There is no ledger yet where one was looked for."""


class LedgerBusy(LedgerError):
    """Another ingest holds the ledger."""


class LedgerVersion(LedgerError):
    """The ledger was written by another version of Ostraka."""


#: error class -> (exit code of the command line, HTTP status); subclasses inherit.
MEANING: dict[type[OstrakaError], tuple[int, int]] = {
    UsageError: (2, 400),
    InputError: (3, 422),
    SourceError: (4, 502),
    GuardError: (5, 409),
    LedgerError: (6, 503),
}


def exit_code(error: OstrakaError) -> int:
    """The exit code of the command line for this error.

    >>> exit_code(UnsafeFile("x")), exit_code(LedgerBusy("x"))
    (3, 6)
    """
    return next(code for kind, (code, _) in MEANING.items() if isinstance(error, kind))
