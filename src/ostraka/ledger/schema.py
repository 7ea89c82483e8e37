"""The tables of the ledger, the same on SQLite and PostgreSQL.

What is written once and never changed: ``blob`` (raw bytes), ``snapshot`` with its
``manifest`` (which record versions it holds) and ``record_version``. ``span`` is derived
from the manifests and can be rebuilt from them at any time. ``attempt`` is the diary of
ingests, refusals included.

``link_decision`` is written once as well: what a person decided of two records. ``party``,
``party_member``, ``link`` and ``link_run`` are derived from the records and the decisions.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

#: Bound parameters a statement; SQLite allows 32,766.
CHUNK = 5000


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware datetime in UTC, stored without its zone so that every database orders it alike."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Naive UTC for the database. Raises ValueError for a naive value: it would be ambiguous."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("the ledger takes aware datetimes only")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """The value with its zone back."""
        return value.replace(tzinfo=UTC) if value is not None else None


metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

blob = sa.Table(
    "blob",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("base", sa.String(64), comment="sha256 of the blob this one is compressed against"),
    sa.Column("data", sa.LargeBinary, nullable=False, comment="zstandard"),
)

snapshot = sa.Table(
    "snapshot",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("source", sa.String, nullable=False),
    sa.Column("seen_at", UtcDateTime, nullable=False),
    sa.Column("published", sa.Date, comment="the edition's own date"),
    sa.Column("ingested_at", UtcDateTime, nullable=False),
    sa.Column("format", sa.String, nullable=False),
    sa.Column("parser", sa.String, nullable=False, comment="version of Ostraka that parsed it"),
    sa.Column("partial", sa.Boolean, nullable=False),
    sa.Column("accepted", sa.String, nullable=False, comment="guards a person overruled"),
    sa.Column("content", sa.String(64), nullable=False, comment="sha256 over the record versions"),
    sa.Column("records", sa.Integer, nullable=False),
    sa.Column("issues", sa.Integer, nullable=False),
    sa.Column("profile", sa.JSON, nullable=False, comment="fill counts and vocabularies"),
    sa.Column("manifest", sa.LargeBinary, nullable=False, comment="version ids, int32, zstandard"),
    sa.UniqueConstraint("source", "seen_at"),
)

raw_file = sa.Table(
    "raw_file",
    metadata,
    sa.Column("snapshot_id", sa.ForeignKey("snapshot.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("sha256", sa.ForeignKey("blob.sha256"), nullable=False, index=True),
)

record_version = sa.Table(
    "record_version",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("source", sa.String, nullable=False),
    sa.Column("record_id", sa.String, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("listed_on", sa.Date, comment="earliest printed listing day"),
    sa.Column("ended_on", sa.Date, comment="latest printed end, when every designation has ended"),
    sa.Column("ended", sa.Boolean, nullable=False, comment="every designation has ended"),
    sa.Column("body", sa.LargeBinary, nullable=False, comment="JSON of the record"),
    sa.UniqueConstraint("source", "record_id", "digest"),
)

span = sa.Table(
    "span",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("source", sa.String, nullable=False),
    sa.Column("record_id", sa.String, nullable=False),
    sa.Column("version_id", sa.ForeignKey("record_version.id"), nullable=False),
    sa.Column("from_seen", UtcDateTime, nullable=False, comment="first snapshot that shows the version"),
    sa.Column("to_seen", UtcDateTime, comment="first later snapshot that does not"),
    sa.Index(None, "source", "record_id"),
    sa.Index(None, "source", "to_seen"),
)

issue = sa.Table(
    "issue",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("snapshot_id", sa.ForeignKey("snapshot.id"), nullable=False, index=True),
    sa.Column("code", sa.String, nullable=False),
    sa.Column("place", sa.String, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("record_id", sa.String, nullable=False),
)

attempt = sa.Table(
    "attempt",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("source", sa.String, nullable=False, index=True),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("seen_at", UtcDateTime, nullable=False),
    sa.Column("outcome", sa.String, nullable=False, comment="new, unchanged, repeated or refused"),
    sa.Column("message", sa.Text, nullable=False),
)

party = sa.Table(
    "party",
    metadata,
    sa.Column("id", sa.String, primary_key=True, comment="source:id of its first record"),
    sa.Column("caption", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
)

party_member = sa.Table(
    "party_member",
    metadata,
    sa.Column("source", sa.String, primary_key=True),
    sa.Column("record_id", sa.String, primary_key=True),
    sa.Column("party_id", sa.ForeignKey("party.id"), nullable=False, index=True),
)

link = sa.Table(
    "link",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("left_source", sa.String, nullable=False),
    sa.Column("left_id", sa.String, nullable=False),
    sa.Column("right_source", sa.String, nullable=False),
    sa.Column("right_id", sa.String, nullable=False),
    sa.Column("how", sa.String, nullable=False, comment="decision, reference, number or evidence"),
    sa.Column("weight", sa.Float, nullable=False, comment="bits"),
    sa.Column("refused", sa.String, nullable=False, comment="why it was not made; empty if it was"),
    sa.Column("evidence", sa.LargeBinary, nullable=False, comment="JSON"),
    sa.Index(None, "left_source", "left_id"),
    sa.Index(None, "right_source", "right_id"),
)

link_run = sa.Table(
    "link_run",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("ostraka", sa.String, nullable=False),
    sa.Column("content", sa.String(64), nullable=False, comment="fingerprint of the lists and decisions"),
    sa.Column("records", sa.Integer, nullable=False),
    sa.Column("parties", sa.Integer, nullable=False),
    sa.Column("links", sa.Integer, nullable=False),
)

link_decision = sa.Table(
    "link_decision",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("by", sa.String, nullable=False, comment="who decided"),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("same", sa.Boolean, nullable=False),
    sa.Column("left_source", sa.String, nullable=False),
    sa.Column("left_id", sa.String, nullable=False),
    sa.Column("right_source", sa.String, nullable=False),
    sa.Column("right_id", sa.String, nullable=False),
)
