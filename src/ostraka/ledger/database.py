"""Opening the database: SQLite or PostgreSQL, one writer at a time, readers never blocked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, make_url

from ostraka.errors import LedgerBusy, LedgerError, LedgerMissing, LedgerVersion, UsageError

#: The newest file in ``migrations``.
HEAD = "0002"
#: How long a second ingest waits for the first, in seconds.
WAIT = 60
#: Any number unlikely to be another application's, for PostgreSQL's advisory lock.
_LOCK = 0x057_4A_4A


def connect(url: str, *, create: bool = False) -> Engine:
    """An engine on a ledger of the current schema; ``create`` makes or upgrades it.

    Raises LedgerMissing, LedgerVersion, UsageError for a bad URL.
    """
    try:
        target = make_url(url)
    except sa.exc.ArgumentError:
        raise UsageError(
            "not a database URL", where=url, hint="sqlite:///path or postgresql+psycopg://…"
        ) from None
    if target.get_backend_name() == "sqlite":
        path = Path(target.database or "")
        if not create and not path.exists():
            raise LedgerMissing(
                "there is no ledger yet",
                where=str(path),
                hint="run `ostraka init --starter` or `ostraka sync`",
            )
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        engine = sa.create_engine(target)
    except ModuleNotFoundError as error:
        raise UsageError(
            f"no driver for this database ({error.name})", hint="pip install 'ostraka[postgresql]'"
        ) from None
    if engine.dialect.name == "sqlite":
        _tune_sqlite(engine)
    try:
        _check_version(engine, create)
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _tune_sqlite(engine: Engine) -> None:
    @sa.event.listens_for(engine, "connect")
    def _on_connect(connection: sa.engine.interfaces.DBAPIConnection, _: object) -> None:
        connection.isolation_level = None  # we begin transactions ourselves, see below
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {WAIT * 1000}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = NORMAL")  # with WAL: no corruption, whatever dies
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _check_version(engine: Engine, create: bool) -> None:
    try:
        with engine.connect() as connection:
            found = (
                connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
                if sa.inspect(connection).has_table("alembic_version")
                else None
            )
    except sa.exc.DBAPIError as error:
        raise LedgerError(
            f"the database cannot be opened ({error.orig})",
            where=engine.url.render_as_string(),
            hint="check the URL, the server and the file's rights",
        ) from None
    if found == HEAD:
        return
    if found is None and not create:
        raise LedgerMissing(
            "the database holds no ledger",
            where=engine.url.render_as_string(),
            hint="run `ostraka init --starter` or `ostraka sync`",
        )
    if found is not None and found > HEAD:
        raise LedgerVersion(
            f"written by a newer Ostraka (schema {found}, this one knows {HEAD})",
            where=engine.url.render_as_string(),
            hint="pip install --upgrade ostraka",
        )
    _migrate(engine)


def _migrate(engine: Engine) -> None:
    # Alembic costs 0.15 s to import and is needed only when a ledger is made or upgraded.
    from alembic import command
    from alembic.config import Config

    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA journal_mode = WAL")
    config = Config()
    config.set_main_option("script_location", "ostraka.ledger:alembic")
    folder = str(Path(__file__).parent / "migrations")
    config.set_main_option("version_locations", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "newline")  # the folder's name may hold any other sign
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the ledger throughout."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(**options) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """The only writer's connection: all of it is committed at the end, or none of it.

    Raises LedgerBusy when another writer holds the ledger for longer than WAIT seconds.
    """
    with engine.connect().execution_options(writing=True) as connection:
        try:
            transaction = connection.begin()
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT}s'")
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        except sa.exc.OperationalError as error:
            raise LedgerBusy(
                f"another ingest holds the ledger ({error.orig})",
                where=connection.engine.url.render_as_string(),
                hint="try again when it has finished",
            ) from None
        with transaction:
            yield connection
