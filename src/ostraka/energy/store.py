"""The store of observations: one SQLite file in the home folder, nothing ever overwritten.

A refresh adds a row only where a figure is new or differs from the newest edition we
hold, so both editions of a revised figure stay and ``known_by`` can ask for either. The
raw answer is kept beside them, compressed, and can be parsed again.

One transaction writes one answer: a crash leaves the old store. A second writer waits
up to half a minute, then gets LedgerBusy; readers never wait.
"""

import hashlib
from datetime import datetime
from pathlib import Path

import msgspec
import sqlalchemy as sa
import zstandard

from ostraka.energy.guards import refuse_shrinking
from ostraka.energy.observation import Basis, Observation, Place, Record, Transit, newest
from ostraka.errors import LedgerBusy, LedgerError

FILE_NAME = "energy.sqlite"
BUSY_SECONDS = 30

_METADATA = sa.MetaData()
_RELEASE = sa.Table(
    "release",
    _METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("interface", sa.String, nullable=False),
    sa.Column("request", sa.String, nullable=False),
    sa.Column("retrieved_at", sa.String, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("etag", sa.String, nullable=False),
    sa.Column("last_modified", sa.String, nullable=False),
    sa.Column("figures", sa.Integer, nullable=False),
    sa.Column("raw", sa.LargeBinary, nullable=False),
)
_TEXT = ("reporter", "fuel", "product", "partner", "period", "unit", "source", "vintage", "flag")
_BASIS = ("place", "transit", "record")
_OBSERVATION = sa.Table(
    "observation",
    _METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("release_id", sa.ForeignKey("release.id"), nullable=False),
    *(sa.Column(name, sa.String, nullable=False) for name in (*_TEXT, *_BASIS)),
    sa.Column("value", sa.Float),
    sa.Column("retrieved_at", sa.String, nullable=False),
)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of an interface, or one imported file, as it came."""

    interface: str
    request: str
    """The address asked, without any key; or the file's name."""
    retrieved_at: datetime
    raw: bytes
    etag: str = ""
    last_modified: str = ""

    @property
    def sha256(self) -> str:
        """The digest of the raw bytes."""
        return hashlib.sha256(self.raw).hexdigest()


class Stored(msgspec.Struct, frozen=True):
    """What storing an answer did."""

    figures: int
    """Figures in the answer."""
    added: int
    """Figures in places that were empty before."""
    revised: int
    """Figures that differ from the newest edition held; both stay."""


class EnergyStore:
    """The observations in ``home/energy.sqlite``; the file is made at the first write."""

    def __init__(self, home: Path) -> None:
        self.path = home / FILE_NAME
        self._engine = sa.create_engine(
            f"sqlite:///{self.path.as_posix()}", connect_args={"timeout": BUSY_SECONDS}
        )
        sa.event.listen(self._engine, "connect", _no_implicit_begin)

    def observations(self) -> list[Observation]:
        """Every edition of every figure; empty where there is no store yet."""
        if not self._written():
            return []
        return self._read(sa.select(_OBSERVATION).order_by(_OBSERVATION.c.id))

    def previous(self, interface: str, request: str) -> tuple[str, str, str]:
        """sha256, ETag and Last-Modified of the newest answer to the same request, or empty texts."""
        if not self._written():
            return ("", "", "")
        columns = _RELEASE.c
        query = (
            sa.select(columns.sha256, columns.etag, columns.last_modified)
            .where(columns.interface == interface, columns.request == request)
            .order_by(columns.id.desc())
            .limit(1)
        )
        try:
            with self._engine.connect() as connection:
                row = connection.execute(query).first()
        except sa.exc.DatabaseError as error:
            raise self._error(error) from error
        return (row[0], row[1], row[2]) if row else ("", "", "")

    def add(self, answer: Answer, observations: list[Observation]) -> Stored:
        """What was added and revised; all of the answer or nothing is written.

        Raises GuardError if the answer lost figures we hold, LedgerBusy if another
        process writes for longer than half a minute.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with self._engine.begin() as connection:
                # The write lock is taken before reading, so that two refreshes cannot both
                # compare with the same newest edition and then both write.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                _METADATA.create_all(connection)
                sources = {one.source for one in observations}
                known = sa.select(_OBSERVATION).where(_OBSERVATION.c.source.in_(sources))
                rows = connection.execute(known.order_by(_OBSERVATION.c.id))
                held = newest([_observation(row._mapping) for row in rows])
                refuse_shrinking(held, observations, answer.request)
                before = {one.place: one for one in held}
                changed = [one for one in observations if _differs(before.get(one.place), one)]
                release = connection.execute(_RELEASE.insert().values(**_release(answer, len(observations))))
                key = release.inserted_primary_key
                if changed and key is not None:
                    connection.execute(_OBSERVATION.insert(), [_row(one, key[0]) for one in changed])
        except sa.exc.DatabaseError as error:
            raise self._error(error) from error
        revised = sum(one.place in before for one in changed)
        return Stored(len(observations), len(changed) - revised, revised)

    def raw_answers(self) -> list[Answer]:
        """Every answer as it came, oldest first, to be parsed again."""
        if not self._written():
            return []
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(_RELEASE).order_by(_RELEASE.c.id)).mappings()
            return [
                Answer(
                    interface=row["interface"],
                    request=row["request"],
                    retrieved_at=datetime.fromisoformat(row["retrieved_at"]),
                    raw=zstandard.decompress(row["raw"]),
                    etag=row["etag"],
                    last_modified=row["last_modified"],
                )
                for row in rows
            ]

    def _written(self) -> bool:
        """Whether anything was ever stored; a first write that was refused leaves an empty file."""
        return self.path.exists() and self.path.stat().st_size > 0

    def _read(self, query: "sa.Select[tuple[object, ...]]") -> list[Observation]:
        try:
            with self._engine.connect() as connection:
                return [_observation(row._mapping) for row in connection.execute(query)]
        except sa.exc.DatabaseError as error:
            raise self._error(error) from error

    def _error(self, error: sa.exc.DatabaseError) -> LedgerError:
        if "locked" in str(error.orig):
            return LedgerBusy(
                "another refresh is writing the energy figures", where=str(self.path), hint="try again"
            )
        return LedgerError(
            f"the store of energy figures cannot be used: {error.orig}",
            where=str(self.path),
            hint="move the file away and run: ostraka energy sync",
        )


def _no_implicit_begin(connection: object, _record: object) -> None:
    """Leave BEGIN to us: the driver would begin a transaction too late to hold the lock."""
    connection.isolation_level = None  # type: ignore[attr-defined]


def _differs(held: Observation | None, one: Observation) -> bool:
    return held is None or (held.value, held.flag) != (one.value, one.flag)


def _release(answer: Answer, figures: int) -> dict[str, object]:
    return {
        "interface": answer.interface,
        "request": answer.request,
        "retrieved_at": answer.retrieved_at.isoformat(),
        "sha256": answer.sha256,
        "etag": answer.etag,
        "last_modified": answer.last_modified,
        "figures": figures,
        "raw": zstandard.compress(answer.raw),
    }


def _row(one: Observation, release: int) -> dict[str, object]:
    return {
        **{name: getattr(one, name) for name in _TEXT},
        **{name: str(getattr(one.basis, name)) for name in _BASIS},
        "release_id": release,
        "value": one.value,
        "retrieved_at": one.retrieved_at.isoformat(),
    }


def _observation(row: "sa.RowMapping") -> Observation:
    return Observation(
        **{name: row[name] for name in _TEXT},
        value=row["value"],
        basis=Basis(Place(row["place"]), Transit(row["transit"]), Record(row["record"])),
        retrieved_at=datetime.fromisoformat(row["retrieved_at"]),
    )
