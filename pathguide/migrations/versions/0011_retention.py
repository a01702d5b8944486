"""Counts of conversations that are no longer kept, and an index to find the old ones by.

Revision: 0011
Revises: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the index."""
    op.create_table(
        "usage_counts",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("asked", sa.String(length=60), nullable=False),
        sa.Column("conversations", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "channel", "language", "asked", name=op.f("pk_usage_counts")),
    )
    op.create_index(op.f("ix_conversations_created_at"), "conversations", ["created_at"])


def downgrade() -> None:
    """Remove both."""
    op.drop_index(op.f("ix_conversations_created_at"), "conversations")
    op.drop_table("usage_counts")
