"""Towns just across the state line.

Revision: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "border_places",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=2), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("position_basis", sa.String(length=20), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_border_places")),
    )
    op.create_index(op.f("ix_border_places_name"), "border_places", ["name"], unique=False)


def downgrade() -> None:
    """Remove it."""
    op.drop_index(op.f("ix_border_places_name"), table_name="border_places")
    op.drop_table("border_places")
