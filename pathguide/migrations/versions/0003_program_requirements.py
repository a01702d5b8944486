"""Statuses that a program asks for.

Revision: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "program_requirements",
        sa.Column("program_id", sa.String(length=120), nullable=False),
        sa.Column("requirement", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["program_id"], ["programs.id"], name=op.f("fk_program_requirements_program_id_programs")
        ),
        sa.PrimaryKeyConstraint("program_id", "requirement", name=op.f("pk_program_requirements")),
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_table("program_requirements")
