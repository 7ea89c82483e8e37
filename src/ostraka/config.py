"""The settings: the only module that reads the environment.

``--home`` and ``--db`` on the command line win over the environment, which wins over
the platform's default.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path

#: setting -> what it does; the reference page is made from this table.
ENVIRONMENT: dict[str, str] = {
    "OSTRAKA_HOME": "Folder of the ledger and its index. Default: the platform's data folder.",
    "OSTRAKA_DB": "Database URL of the ledger. Default: the SQLite file ledger.sqlite in the home folder; "
    "postgresql+psycopg://user@host/name for a shared one.",
    "OSTRAKA_EIA_KEY": "Key of the U.S. Energy Information Administration (free): `ostraka energy sync eia`.",
    "OSTRAKA_COMTRADE_KEY": "Key of UN Comtrade, for `ostraka energy sync comtrade`. Default: none, "
    "a preview of 500 rows a month.",
}
#: settings that hold an access key, never shown.
KEYS = ("OSTRAKA_EIA_KEY", "OSTRAKA_COMTRADE_KEY")


@dataclass(frozen=True)
class Settings:
    """Where the ledger lives."""

    home: Path
    db: str
    """SQLAlchemy URL."""
    keys: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Access keys of interfaces that want one, by setting."""

    @property
    def db_shown(self) -> str:
        """The URL without a password."""
        return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:***@", self.db)


def load_settings(
    home: str | None = None, db: str | None = None, environ: Mapping[str, str] = os.environ
) -> Settings:
    """Settings from the given values, else the environment, else the defaults.

    >>> load_settings(environ={"OSTRAKA_HOME": "/data"}).db
    'sqlite:////data/ledger.sqlite'
    """
    folder = Path(home or environ.get("OSTRAKA_HOME") or user_data_path("ostraka", appauthor=False))
    return Settings(
        folder,
        db or environ.get("OSTRAKA_DB") or f"sqlite:///{(folder / 'ledger.sqlite').as_posix()}",
        {name: environ[name] for name in KEYS if environ.get(name)},
    )
