"""The first schema: archive, snapshots, record versions, spans, issues, attempts."""

import sqlalchemy as sa
from alembic import op

from ostraka.ledger.schema import UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table."""
    _archive()
    _versions()
    _diary()


def _archive() -> None:
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("base", sa.String(64)),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("seen_at", UtcDateTime, nullable=False),
        sa.Column("published", sa.Date),
        sa.Column("ingested_at", UtcDateTime, nullable=False),
        sa.Column("format", sa.String, nullable=False),
        sa.Column("parser", sa.String, nullable=False),
        sa.Column("partial", sa.Boolean, nullable=False),
        sa.Column("accepted", sa.String, nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("records", sa.Integer, nullable=False),
        sa.Column("issues", sa.Integer, nullable=False),
        sa.Column("profile", sa.JSON, nullable=False),
        sa.Column("manifest", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("source", "seen_at", name="uq_snapshot_source"),
    )
    op.create_table(
        "raw_file",
        sa.Column("snapshot_id", sa.Integer, sa.ForeignKey("snapshot.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("blob.sha256"), nullable=False),
    )
    op.create_index("ix_raw_file_sha256", "raw_file", ["sha256"])


def _versions() -> None:
    op.create_table(
        "record_version",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("record_id", sa.String, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("listed_on", sa.Date),
        sa.Column("ended_on", sa.Date),
        sa.Column("ended", sa.Boolean, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("source", "record_id", "digest", name="uq_record_version_source"),
    )
    op.create_table(
        "span",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("record_id", sa.String, nullable=False),
        sa.Column("version_id", sa.Integer, sa.ForeignKey("record_version.id"), nullable=False),
        sa.Column("from_seen", UtcDateTime, nullable=False),
        sa.Column("to_seen", UtcDateTime),
    )
    op.create_index("ix_span_source_record_id", "span", ["source", "record_id"])
    op.create_index("ix_span_source_to_seen", "span", ["source", "to_seen"])


def _diary() -> None:
    op.create_table(
        "issue",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("snapshot_id", sa.Integer, sa.ForeignKey("snapshot.id"), nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("record_id", sa.String, nullable=False),
    )
    op.create_index("ix_issue_snapshot_id", "issue", ["snapshot_id"])
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("seen_at", UtcDateTime, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
    )
    op.create_index("ix_attempt_source", "attempt", ["source"])


def downgrade() -> None:
    """There is nothing before the first version."""
    raise NotImplementedError("the first schema has no predecessor")
