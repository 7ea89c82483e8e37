"""Parties, links with their evidence, and what people decided of them."""

import sqlalchemy as sa
from alembic import op

from ostraka.ledger.schema import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _pair() -> list[sa.Column[str]]:
    names = ("left_source", "left_id", "right_source", "right_id")
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def upgrade() -> None:
    """Create the tables of record linkage."""
    op.create_table(
        "party",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("caption", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
    )
    op.create_table(
        "party_member",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("record_id", sa.String, primary_key=True),
        sa.Column("party_id", sa.String, sa.ForeignKey("party.id"), nullable=False),
    )
    op.create_index("ix_party_member_party_id", "party_member", ["party_id"])
    op.create_table(
        "link",
        sa.Column("id", sa.Integer, primary_key=True),
        *_pair(),
        sa.Column("how", sa.String, nullable=False),
        sa.Column("weight", sa.Float, nullable=False),
        sa.Column("refused", sa.String, nullable=False),
        sa.Column("evidence", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_link_left_source_left_id", "link", ["left_source", "left_id"])
    op.create_index("ix_link_right_source_right_id", "link", ["right_source", "right_id"])
    op.create_table(
        "link_run",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("ostraka", sa.String, nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("records", sa.Integer, nullable=False),
        sa.Column("parties", sa.Integer, nullable=False),
        sa.Column("links", sa.Integer, nullable=False),
    )
    op.create_table(
        "link_decision",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("same", sa.Boolean, nullable=False),
        *_pair(),
    )


def downgrade() -> None:
    """Drop them; the decisions are lost."""
    for table in ("link_decision", "link_run", "link", "party_member", "party"):
        op.drop_table(table)
