"""Whom a work experience is only for.

Revision: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "work_experience_requirements",
        sa.Column("work_experience_id", sa.String(length=120), nullable=False),
        sa.Column("requirement", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["work_experience_id"],
            ["work_experiences.id"],
            name=op.f("fk_work_experience_requirements_work_experience_id_work_experiences"),
        ),
        sa.PrimaryKeyConstraint("work_experience_id", "requirement", name=op.f("pk_work_experience_requirements")),
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_table("work_experience_requirements")
