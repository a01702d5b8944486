"""The tables of imported reference files, and a program's subject by which they are joined to it.

Revision: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _text(name: str, length: int | None = None, *, null: bool = False) -> sa.Column:
    return sa.Column(name, sa.String(length=length) if length else sa.String(), nullable=null)


def _float(name: str, *, null: bool = True) -> sa.Column:
    return sa.Column(name, sa.Float(), nullable=null)


def _whole(name: str, *, null: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer(), nullable=null)


def _flag(name: str, *, null: bool = False) -> sa.Column:
    return sa.Column(name, sa.Boolean(), nullable=null)


TABLES: dict[str, tuple[tuple[str, ...], tuple[sa.Column, ...]]] = {
    "reference_imports": (
        ("kind", "part"),
        (
            _text("kind", 20), _text("part", 120), _text("release", 80), _text("as_of", 40, null=True),
            _text("digest", 64), _whole("rows"), _whole("left_out"), _text("source_url"), _text("imported_at", 40),
        ),
    ),
    "reference_occupations": (("onet_soc",), (_text("onet_soc", 10), _text("title"), _text("description"))),
    "reference_titles": (
        ("onet_soc", "title"), (_text("onet_soc", 10), _text("title", 200), _text("short_title", 200, null=True)),
    ),
    "reference_interests": (
        ("onet_soc", "interest"),
        (_text("onet_soc", 10), _text("interest", 1), _float("score", null=False), _whole("rank", null=True)),
    ),
    "reference_job_zones": (("onet_soc",), (_text("onet_soc", 10), _whole("job_zone"))),
    "reference_related": (
        ("onet_soc", "related"), (_text("onet_soc", 10), _text("related", 10), _text("tier", 20), _whole("position")),
    ),
    "reference_tasks": (
        ("onet_soc", "task_id"), (_text("onet_soc", 10), _whole("task_id"), _text("task"), _flag("core", null=True)),
    ),
    "reference_ratings": (
        ("onet_soc", "element_id"),
        (
            _text("onet_soc", 10), _text("element_id", 20), _text("kind", 12), _text("name", 120), _float("importance"),
            _float("level"), _flag("relevant"),
        ),
    ),
    "reference_education": (
        ("onet_soc", "category"), (_text("onet_soc", 10), _whole("category"), _float("share_pct")),
    ),
    "reference_technology": (
        ("onet_soc", "example"),
        (_text("onet_soc", 10), _text("example", 200), _text("category"), _flag("hot"), _flag("in_demand")),
    ),
    "reference_wages": (
        ("area", "soc_code", "year"),
        (
            _text("area", 80), _text("soc_code", 7), _whole("year"), _float("hourly_median_usd"),
            _float("annual_median_usd"), _float("annual_p10_usd"), _float("annual_p90_usd"),
            _whole("employment", null=True), _float("jobs_per_1000"),
        ),
    ),
    "reference_projections": (
        ("soc_code",), (_text("soc_code", 7), _float("growth_pct", null=False), _whole("openings_per_year", null=True)),
    ),
    "reference_requirements": (
        ("soc_code",),
        (
            _text("soc_code", 7), _text("typical_entry_education", 20), _text("work_experience", 40),
            _text("on_the_job_training", 60),
        ),
    ),
    "reference_crosswalk": (
        ("cip", "soc_code"), (_text("cip", 7), _text("soc_code", 7), _text("cip_title")),
    ),
    "reference_critical": (
        ("area", "code"),
        (
            _text("area", 120), _text("code", 10), _whole("rank", null=True), _whole("year"),
            _text("source_url", null=True),
        ),
    ),
}  # fmt: skip


def upgrade() -> None:
    """Make the tables and the columns."""
    for name, (key, columns) in TABLES.items():
        op.create_table(name, *columns, sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{name}")))
    op.add_column("programs", _text("cip", 7, null=True))
    op.add_column("programs", _text("cip_basis", 20, null=True))


def downgrade() -> None:
    """Remove them."""
    op.drop_column("programs", "cip_basis")
    op.drop_column("programs", "cip")
    for name in reversed(TABLES):
        op.drop_table(name)
