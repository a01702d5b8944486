"""The Spanish of texts that people are shown: jobs, services, rules, entry requirements, notes, credentials.

Revision: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

COLUMNS: dict[str, tuple[str, ...]] = {
    "occupations": ("description_es",),
    "credentials": ("name_es", "exam_es"),
    "barriers": ("rule_es",),
    "programs": ("credential_text_es", "entry_requirements_es", "note_es"),
    "articulations": ("credit_given_es",),
    "work_experiences": ("credential_text_es", "entry_requirements_es", "note_es"),
    "services": ("description_es", "how_to_apply_es", "eligibility_es"),
}


def upgrade() -> None:
    """Add the columns, unknown in every row."""
    for table, names in COLUMNS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.String(), nullable=True))


def downgrade() -> None:
    """Remove the columns and what they hold."""
    for table, names in COLUMNS.items():
        for name in reversed(names):
            op.drop_column(table, name)
