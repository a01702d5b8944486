"""How far a message of the bot's has been delivered, the messages that could not be, and which were erased.

Revision: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

DUE = sa.text("state = 'due'")
COLUMNS = ("channel", "state", "attempts", "parts_sent", "queued_at", "due_at", "delivered_at")


def upgrade() -> None:
    """Add the columns, empty where messages are fetched, and the tables."""
    op.add_column("outbox", sa.Column("channel", sa.String(length=20), nullable=True))
    op.add_column("outbox", sa.Column("state", sa.String(length=10), nullable=True))
    op.add_column("outbox", sa.Column("attempts", sa.Integer(), server_default="0", nullable=False))
    op.add_column("outbox", sa.Column("parts_sent", sa.Integer(), server_default="0", nullable=False))
    op.add_column("outbox", sa.Column("queued_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("outbox", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("outbox", sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_outbox_due", "outbox", ["channel", "due_at"], sqlite_where=DUE, postgresql_where=DUE)
    op.create_index("ix_outbox_order", "outbox", ["conversation_id", "seq"], sqlite_where=DUE, postgresql_where=DUE)
    op.create_table(
        "dead_letters",
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=60), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("died_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.conversation_id"],
            name=op.f("fk_dead_letters_conversation_id_conversations"),
        ),
        sa.PrimaryKeyConstraint("conversation_id", "seq", name=op.f("pk_dead_letters")),
    )
    op.create_index(op.f("ix_dead_letters_id"), "dead_letters", ["id"])
    op.create_index(op.f("ix_dead_letters_died_at"), "dead_letters", ["died_at"])
    op.create_table(
        "erased_messages",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_erased_messages")),
    )
    op.create_index(op.f("ix_erased_messages_at"), "erased_messages", ["at"])


def downgrade() -> None:
    """Remove all; what waited to be delivered is then never tried again."""
    op.drop_table("erased_messages")
    op.drop_table("dead_letters")
    op.drop_index("ix_outbox_order", "outbox")
    op.drop_index("ix_outbox_due", "outbox")
    for name in reversed(COLUMNS):
        op.drop_column("outbox", name)
