"""Who takes messages on channels that carriers bring, and what became of a message.

Revision: 0012
Revises: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table and the columns, all empty."""
    op.create_table(
        "consents",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("address_hash", sa.String(length=64), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmation", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("channel", "address_hash", name=op.f("pk_consents")),
    )
    op.add_column("outbox", sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("outbox", sa.Column("returned", sa.String(length=60), nullable=True))


def downgrade() -> None:
    """Remove them. Who had opted out is then no longer known: keep a copy of the table."""
    op.drop_column("outbox", "returned")
    op.drop_column("outbox", "arrived_at")
    op.drop_table("consents")
