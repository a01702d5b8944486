"""Plans kept under a link, and requests for a human.

Revision: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "saved_plans",
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.conversation_id"],
            name=op.f("fk_saved_plans_conversation_id_conversations"),
        ),
        sa.PrimaryKeyConstraint("conversation_id", "token_hash", name=op.f("pk_saved_plans")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_saved_plans_token_hash")),
    )
    op.create_index(op.f("ix_saved_plans_expires_at"), "saved_plans", ["expires_at"])
    op.create_table(
        "human_requests",
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("county", sa.String(length=40), nullable=True),
        sa.Column("area", sa.String(length=300), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("question", sa.Text(), nullable=True),
        sa.Column("consent", sa.Text(), nullable=False),
        sa.Column("consent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.conversation_id"],
            name=op.f("fk_human_requests_conversation_id_conversations"),
        ),
        sa.PrimaryKeyConstraint("conversation_id", "id", name=op.f("pk_human_requests")),
    )
    op.create_index(op.f("ix_human_requests_state_created_at"), "human_requests", ["state", "created_at"])


def downgrade() -> None:
    """Remove the tables and what they hold."""
    op.drop_table("human_requests")
    op.drop_table("saved_plans")
