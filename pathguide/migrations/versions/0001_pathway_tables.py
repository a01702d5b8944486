"""The pathway tables.

Revision: 0001
Revises: nothing
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "credentials",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("issuer", sa.String(), nullable=True),
        sa.Column("oklahoma_authority", sa.String(), nullable=True),
        sa.Column("min_age", sa.Integer(), nullable=True),
        sa.Column("typical_hours", sa.Float(), nullable=True),
        sa.Column("exam", sa.String(), nullable=True),
        sa.Column("background_check", sa.Boolean(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credentials")),
    )
    op.create_table(
        "dataset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("loaded_at", sa.String(length=40), nullable=False),
        sa.Column("folder", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dataset")),
    )
    op.create_table(
        "fields",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_es", sa.String(), nullable=False),
        sa.Column("words_en", sa.String(), nullable=True),
        sa.Column("words_es", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fields")),
    )
    op.create_table(
        "providers",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_providers")),
    )
    op.create_table(
        "services",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("organization", sa.String(), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("how_to_apply", sa.String(), nullable=True),
        sa.Column("eligibility", sa.String(), nullable=True),
        sa.Column("income_pct_fpl_max", sa.Integer(), nullable=True),
        sa.Column("min_age", sa.Integer(), nullable=True),
        sa.Column("max_age", sa.Integer(), nullable=True),
        sa.Column("statewide", sa.Boolean(), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("phone_year", sa.Integer(), nullable=True),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_services")),
    )
    op.create_index(op.f("ix_services_category"), "services", ["category"], unique=False)
    op.create_table(
        "workforce_areas",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("board_website", sa.String(), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workforce_areas")),
    )
    op.create_table(
        "counties",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("fips", sa.String(length=5), nullable=False),
        sa.Column("seat", sa.String(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("workforce_area_id", sa.String(length=120), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workforce_area_id"], ["workforce_areas.id"], name=op.f("fk_counties_workforce_area_id_workforce_areas")
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counties")),
    )
    op.create_index(op.f("ix_counties_workforce_area_id"), "counties", ["workforce_area_id"], unique=False)
    op.create_table(
        "credential_prerequisites",
        sa.Column("credential_id", sa.String(length=120), nullable=False),
        sa.Column("prerequisite_id", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["credential_id"], ["credentials.id"], name=op.f("fk_credential_prerequisites_credential_id_credentials")
        ),
        sa.ForeignKeyConstraint(
            ["prerequisite_id"],
            ["credentials.id"],
            name=op.f("fk_credential_prerequisites_prerequisite_id_credentials"),
        ),
        sa.PrimaryKeyConstraint("credential_id", "prerequisite_id", name=op.f("pk_credential_prerequisites")),
    )
    op.create_table(
        "credential_titles",
        sa.Column("credential_id", sa.String(length=120), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["credential_id"], ["credentials.id"], name=op.f("fk_credential_titles_credential_id_credentials")
        ),
        sa.PrimaryKeyConstraint("credential_id", "language", "title", name=op.f("pk_credential_titles")),
    )
    op.create_table(
        "occupations",
        sa.Column("onet_soc", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("plain_title_en", sa.String(), nullable=False),
        sa.Column("plain_title_es", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("field_id", sa.String(length=120), nullable=False),
        sa.Column("riasec", sa.String(length=6), nullable=True),
        sa.Column("job_zone", sa.Integer(), nullable=True),
        sa.Column("typical_entry_education", sa.String(), nullable=True),
        sa.Column("work_experience", sa.String(), nullable=True),
        sa.Column("on_the_job_training", sa.String(), nullable=True),
        sa.Column("licensed", sa.Boolean(), nullable=True),
        sa.Column("license_body", sa.String(), nullable=True),
        sa.Column("license_source_url", sa.String(), nullable=True),
        sa.Column("critical", sa.Boolean(), nullable=True),
        sa.Column("growth_pct_us", sa.Float(), nullable=True),
        sa.Column("openings_per_year_us", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["field_id"], ["fields.id"], name=op.f("fk_occupations_field_id_fields")),
        sa.PrimaryKeyConstraint("onet_soc", name=op.f("pk_occupations")),
    )
    op.create_index(op.f("ix_occupations_field_id"), "occupations", ["field_id"], unique=False)
    op.create_table(
        "service_requirements",
        sa.Column("service_id", sa.String(length=120), nullable=False),
        sa.Column("requirement", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name=op.f("fk_service_requirements_service_id_services")
        ),
        sa.PrimaryKeyConstraint("service_id", "requirement", name=op.f("pk_service_requirements")),
    )
    op.create_table(
        "barriers",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("onet_soc", sa.String(length=10), nullable=True),
        sa.Column("credential_id", sa.String(length=120), nullable=True),
        sa.Column("barrier", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("severity", sa.String(length=20), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["credential_id"], ["credentials.id"], name=op.f("fk_barriers_credential_id_credentials")
        ),
        sa.ForeignKeyConstraint(["onet_soc"], ["occupations.onet_soc"], name=op.f("fk_barriers_onet_soc_occupations")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_barriers")),
    )
    op.create_index(op.f("ix_barriers_credential_id"), "barriers", ["credential_id"], unique=False)
    op.create_index(op.f("ix_barriers_onet_soc"), "barriers", ["onet_soc"], unique=False)
    op.create_table(
        "campuses",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("provider_id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=True),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("zip", sa.String(length=5), nullable=True),
        sa.Column("county", sa.String(length=40), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("position_basis", sa.String(length=20), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["county"], ["counties.name"], name=op.f("fk_campuses_county_counties")),
        sa.ForeignKeyConstraint(["provider_id"], ["providers.id"], name=op.f("fk_campuses_provider_id_providers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campuses")),
    )
    op.create_index(op.f("ix_campuses_county"), "campuses", ["county"], unique=False)
    op.create_index(op.f("ix_campuses_provider_id"), "campuses", ["provider_id"], unique=False)
    op.create_table(
        "demand_statements",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("onet_soc", sa.String(length=10), nullable=False),
        sa.Column("list", sa.String(length=40), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("growth_pct", sa.Float(), nullable=True),
        sa.Column("openings_per_year", sa.Integer(), nullable=True),
        sa.Column("hourly_median_usd", sa.Float(), nullable=True),
        sa.Column("year", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["onet_soc"], ["occupations.onet_soc"], name=op.f("fk_demand_statements_onet_soc_occupations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demand_statements")),
    )
    op.create_index(op.f("ix_demand_statements_onet_soc"), "demand_statements", ["onet_soc"], unique=False)
    op.create_table(
        "job_centers",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=True),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("zip", sa.String(length=5), nullable=True),
        sa.Column("county", sa.String(length=40), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("position_basis", sa.String(length=20), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("hours", sa.String(), nullable=True),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["county"], ["counties.name"], name=op.f("fk_job_centers_county_counties")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_centers")),
    )
    op.create_index(op.f("ix_job_centers_county"), "job_centers", ["county"], unique=False)
    op.create_table(
        "ladders",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("from_onet_soc", sa.String(length=10), nullable=False),
        sa.Column("to_onet_soc", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("needs_credential", sa.String(), nullable=True),
        sa.Column("typical_years", sa.Float(), nullable=True),
        sa.Column("field_id", sa.String(length=120), nullable=False),
        sa.Column("basis", sa.String(length=40), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["field_id"], ["fields.id"], name=op.f("fk_ladders_field_id_fields")),
        sa.ForeignKeyConstraint(
            ["from_onet_soc"], ["occupations.onet_soc"], name=op.f("fk_ladders_from_onet_soc_occupations")
        ),
        sa.ForeignKeyConstraint(
            ["to_onet_soc"], ["occupations.onet_soc"], name=op.f("fk_ladders_to_onet_soc_occupations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ladders")),
    )
    op.create_index(op.f("ix_ladders_from_onet_soc"), "ladders", ["from_onet_soc"], unique=False)
    op.create_index(op.f("ix_ladders_to_onet_soc"), "ladders", ["to_onet_soc"], unique=False)
    op.create_table(
        "occupation_credentials",
        sa.Column("onet_soc", sa.String(length=10), nullable=False),
        sa.Column("credential_id", sa.String(length=120), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=True),
        sa.Column("basis", sa.String(length=40), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["credential_id"], ["credentials.id"], name=op.f("fk_occupation_credentials_credential_id_credentials")
        ),
        sa.ForeignKeyConstraint(
            ["onet_soc"], ["occupations.onet_soc"], name=op.f("fk_occupation_credentials_onet_soc_occupations")
        ),
        sa.PrimaryKeyConstraint("onet_soc", "credential_id", name=op.f("pk_occupation_credentials")),
    )
    op.create_table(
        "occupation_titles",
        sa.Column("onet_soc", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["onet_soc"], ["occupations.onet_soc"], name=op.f("fk_occupation_titles_onet_soc_occupations")
        ),
        sa.PrimaryKeyConstraint("onet_soc", "language", "title", name=op.f("pk_occupation_titles")),
    )
    op.create_table(
        "places",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("county", sa.String(length=40), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["county"], ["counties.name"], name=op.f("fk_places_county_counties")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_places")),
    )
    op.create_index(op.f("ix_places_county"), "places", ["county"], unique=False)
    op.create_index(op.f("ix_places_name"), "places", ["name"], unique=False)
    op.create_table(
        "service_areas",
        sa.Column("service_id", sa.String(length=120), nullable=False),
        sa.Column("county", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["county"], ["counties.name"], name=op.f("fk_service_areas_county_counties")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_service_areas_service_id_services")),
        sa.PrimaryKeyConstraint("service_id", "county", name=op.f("pk_service_areas")),
    )
    op.create_index(op.f("ix_service_areas_county"), "service_areas", ["county"], unique=False)
    op.create_table(
        "wages",
        sa.Column("onet_soc", sa.String(length=10), nullable=False),
        sa.Column("area", sa.String(length=80), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("wage_soc", sa.String(length=10), nullable=True),
        sa.Column("hourly_median_usd", sa.Float(), nullable=True),
        sa.Column("annual_median_usd", sa.Float(), nullable=True),
        sa.Column("annual_p10_usd", sa.Float(), nullable=True),
        sa.Column("annual_p90_usd", sa.Float(), nullable=True),
        sa.Column("employment", sa.Integer(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["onet_soc"], ["occupations.onet_soc"], name=op.f("fk_wages_onet_soc_occupations")),
        sa.PrimaryKeyConstraint("onet_soc", "area", "year", name=op.f("pk_wages")),
    )
    op.create_table(
        "zips",
        sa.Column("zip", sa.String(length=5), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("county", sa.String(length=40), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["county"], ["counties.name"], name=op.f("fk_zips_county_counties")),
        sa.PrimaryKeyConstraint("zip", name=op.f("pk_zips")),
    )
    op.create_index(op.f("ix_zips_county"), "zips", ["county"], unique=False)
    op.create_table(
        "ladder_credentials",
        sa.Column("ladder_id", sa.String(length=120), nullable=False),
        sa.Column("credential_id", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["credential_id"], ["credentials.id"], name=op.f("fk_ladder_credentials_credential_id_credentials")
        ),
        sa.ForeignKeyConstraint(["ladder_id"], ["ladders.id"], name=op.f("fk_ladder_credentials_ladder_id_ladders")),
        sa.PrimaryKeyConstraint("ladder_id", "credential_id", name=op.f("pk_ladder_credentials")),
    )
    op.create_table(
        "place_names",
        sa.Column("place_id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_place_names_place_id_places")),
        sa.PrimaryKeyConstraint("place_id", "name", name=op.f("pk_place_names")),
    )
    op.create_table(
        "programs",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("provider_id", sa.String(length=120), nullable=False),
        sa.Column("campus_id", sa.String(length=120), nullable=True),
        sa.Column("campus_assumed", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("field_id", sa.String(length=120), nullable=False),
        sa.Column("credential_text", sa.String(), nullable=False),
        sa.Column("credential_kind", sa.String(length=40), nullable=False),
        sa.Column("credit_hours", sa.Float(), nullable=True),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.Column("weeks", sa.Float(), nullable=True),
        sa.Column("weeks_basis", sa.String(length=40), nullable=True),
        sa.Column("schedule_basis", sa.String(length=20), nullable=True),
        sa.Column("tuition_usd", sa.Float(), nullable=True),
        sa.Column("tuition_year", sa.Integer(), nullable=True),
        sa.Column("tuition_basis", sa.String(), nullable=True),
        sa.Column("min_education", sa.String(length=20), nullable=True),
        sa.Column("min_education_basis", sa.String(length=20), nullable=True),
        sa.Column("min_age", sa.Integer(), nullable=True),
        sa.Column("entry_requirements", sa.String(), nullable=True),
        sa.Column("last_awarded", sa.String(length=10), nullable=True),
        sa.Column("confidence", sa.String(length=20), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["campus_id"], ["campuses.id"], name=op.f("fk_programs_campus_id_campuses")),
        sa.ForeignKeyConstraint(["field_id"], ["fields.id"], name=op.f("fk_programs_field_id_fields")),
        sa.ForeignKeyConstraint(["provider_id"], ["providers.id"], name=op.f("fk_programs_provider_id_providers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programs")),
    )
    op.create_index(op.f("ix_programs_campus_id"), "programs", ["campus_id"], unique=False)
    op.create_index(op.f("ix_programs_credential_kind"), "programs", ["credential_kind"], unique=False)
    op.create_index("ix_programs_field_campus", "programs", ["field_id", "campus_id"], unique=False)
    op.create_index(op.f("ix_programs_field_id"), "programs", ["field_id"], unique=False)
    op.create_index(op.f("ix_programs_provider_id"), "programs", ["provider_id"], unique=False)
    op.create_table(
        "work_experiences",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("provider_id", sa.String(length=120), nullable=False),
        sa.Column("campus_id", sa.String(length=120), nullable=True),
        sa.Column("campus_assumed", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("field_id", sa.String(length=120), nullable=False),
        sa.Column("credential_text", sa.String(), nullable=True),
        sa.Column("paid", sa.Boolean(), nullable=True),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.Column("weeks", sa.Float(), nullable=True),
        sa.Column("tuition_usd", sa.Float(), nullable=True),
        sa.Column("tuition_year", sa.Integer(), nullable=True),
        sa.Column("min_education", sa.String(length=20), nullable=True),
        sa.Column("min_age", sa.Integer(), nullable=True),
        sa.Column("entry_requirements", sa.String(), nullable=True),
        sa.Column("confidence", sa.String(length=20), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["campus_id"], ["campuses.id"], name=op.f("fk_work_experiences_campus_id_campuses")),
        sa.ForeignKeyConstraint(["field_id"], ["fields.id"], name=op.f("fk_work_experiences_field_id_fields")),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["providers.id"], name=op.f("fk_work_experiences_provider_id_providers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_experiences")),
    )
    op.create_index(op.f("ix_work_experiences_field_id"), "work_experiences", ["field_id"], unique=False)
    op.create_index(op.f("ix_work_experiences_provider_id"), "work_experiences", ["provider_id"], unique=False)
    op.create_table(
        "articulations",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("from_text", sa.String(), nullable=False),
        sa.Column("from_credential_id", sa.String(length=120), nullable=True),
        sa.Column("to_program_id", sa.String(length=120), nullable=False),
        sa.Column("credit_given", sa.String(), nullable=False),
        sa.Column("weeks_saved", sa.Float(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_credential_id"], ["credentials.id"], name=op.f("fk_articulations_from_credential_id_credentials")
        ),
        sa.ForeignKeyConstraint(
            ["to_program_id"], ["programs.id"], name=op.f("fk_articulations_to_program_id_programs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articulations")),
    )
    op.create_index(op.f("ix_articulations_to_program_id"), "articulations", ["to_program_id"], unique=False)
    op.create_table(
        "program_credentials",
        sa.Column("program_id", sa.String(length=120), nullable=False),
        sa.Column("credential_id", sa.String(length=120), nullable=False),
        sa.Column("relation", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["credential_id"], ["credentials.id"], name=op.f("fk_program_credentials_credential_id_credentials")
        ),
        sa.ForeignKeyConstraint(
            ["program_id"], ["programs.id"], name=op.f("fk_program_credentials_program_id_programs")
        ),
        sa.PrimaryKeyConstraint("program_id", "credential_id", name=op.f("pk_program_credentials")),
    )
    op.create_index(
        op.f("ix_program_credentials_credential_id"), "program_credentials", ["credential_id"], unique=False
    )
    op.create_table(
        "program_occupations",
        sa.Column("program_id", sa.String(length=120), nullable=False),
        sa.Column("onet_soc", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["onet_soc"], ["occupations.onet_soc"], name=op.f("fk_program_occupations_onet_soc_occupations")
        ),
        sa.ForeignKeyConstraint(
            ["program_id"], ["programs.id"], name=op.f("fk_program_occupations_program_id_programs")
        ),
        sa.PrimaryKeyConstraint("program_id", "onet_soc", name=op.f("pk_program_occupations")),
    )
    op.create_index(op.f("ix_program_occupations_onet_soc"), "program_occupations", ["onet_soc"], unique=False)
    op.create_table(
        "program_prerequisites",
        sa.Column("program_id", sa.String(length=120), nullable=False),
        sa.Column("alternative", sa.Integer(), nullable=False),
        sa.Column("credential_id", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["credential_id"], ["credentials.id"], name=op.f("fk_program_prerequisites_credential_id_credentials")
        ),
        sa.ForeignKeyConstraint(
            ["program_id"], ["programs.id"], name=op.f("fk_program_prerequisites_program_id_programs")
        ),
        sa.PrimaryKeyConstraint("program_id", "alternative", "credential_id", name=op.f("pk_program_prerequisites")),
    )
    op.create_table(
        "program_schedules",
        sa.Column("program_id", sa.String(length=120), nullable=False),
        sa.Column("schedule", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_program_schedules_program_id_programs")),
        sa.PrimaryKeyConstraint("program_id", "schedule", name=op.f("pk_program_schedules")),
    )
    op.create_table(
        "work_experience_credentials",
        sa.Column("work_experience_id", sa.String(length=120), nullable=False),
        sa.Column("credential_id", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["credential_id"], ["credentials.id"], name=op.f("fk_work_experience_credentials_credential_id_credentials")
        ),
        sa.ForeignKeyConstraint(
            ["work_experience_id"],
            ["work_experiences.id"],
            name=op.f("fk_work_experience_credentials_work_experience_id_work_experiences"),
        ),
        sa.PrimaryKeyConstraint("work_experience_id", "credential_id", name=op.f("pk_work_experience_credentials")),
    )
    op.create_table(
        "work_experience_occupations",
        sa.Column("work_experience_id", sa.String(length=120), nullable=False),
        sa.Column("onet_soc", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["onet_soc"], ["occupations.onet_soc"], name=op.f("fk_work_experience_occupations_onet_soc_occupations")
        ),
        sa.ForeignKeyConstraint(
            ["work_experience_id"],
            ["work_experiences.id"],
            name=op.f("fk_work_experience_occupations_work_experience_id_work_experiences"),
        ),
        sa.PrimaryKeyConstraint("work_experience_id", "onet_soc", name=op.f("pk_work_experience_occupations")),
    )
    op.create_index(
        op.f("ix_work_experience_occupations_onet_soc"), "work_experience_occupations", ["onet_soc"], unique=False
    )
    op.create_table(
        "work_experience_prerequisites",
        sa.Column("work_experience_id", sa.String(length=120), nullable=False),
        sa.Column("alternative", sa.Integer(), nullable=False),
        sa.Column("credential_id", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["credential_id"],
            ["credentials.id"],
            name=op.f("fk_work_experience_prerequisites_credential_id_credentials"),
        ),
        sa.ForeignKeyConstraint(
            ["work_experience_id"],
            ["work_experiences.id"],
            name=op.f("fk_work_experience_prerequisites_work_experience_id_work_experiences"),
        ),
        sa.PrimaryKeyConstraint(
            "work_experience_id", "alternative", "credential_id", name=op.f("pk_work_experience_prerequisites")
        ),
    )


def downgrade() -> None:
    """Remove the tables, with what they hold."""
    op.drop_table("work_experience_prerequisites")
    op.drop_index(op.f("ix_work_experience_occupations_onet_soc"), table_name="work_experience_occupations")
    op.drop_table("work_experience_occupations")
    op.drop_table("work_experience_credentials")
    op.drop_table("program_schedules")
    op.drop_table("program_prerequisites")
    op.drop_index(op.f("ix_program_occupations_onet_soc"), table_name="program_occupations")
    op.drop_table("program_occupations")
    op.drop_index(op.f("ix_program_credentials_credential_id"), table_name="program_credentials")
    op.drop_table("program_credentials")
    op.drop_index(op.f("ix_articulations_to_program_id"), table_name="articulations")
    op.drop_table("articulations")
    op.drop_index(op.f("ix_work_experiences_provider_id"), table_name="work_experiences")
    op.drop_index(op.f("ix_work_experiences_field_id"), table_name="work_experiences")
    op.drop_table("work_experiences")
    op.drop_index(op.f("ix_programs_provider_id"), table_name="programs")
    op.drop_index(op.f("ix_programs_field_id"), table_name="programs")
    op.drop_index("ix_programs_field_campus", table_name="programs")
    op.drop_index(op.f("ix_programs_credential_kind"), table_name="programs")
    op.drop_index(op.f("ix_programs_campus_id"), table_name="programs")
    op.drop_table("programs")
    op.drop_table("place_names")
    op.drop_table("ladder_credentials")
    op.drop_index(op.f("ix_zips_county"), table_name="zips")
    op.drop_table("zips")
    op.drop_table("wages")
    op.drop_index(op.f("ix_service_areas_county"), table_name="service_areas")
    op.drop_table("service_areas")
    op.drop_index(op.f("ix_places_name"), table_name="places")
    op.drop_index(op.f("ix_places_county"), table_name="places")
    op.drop_table("places")
    op.drop_table("occupation_titles")
    op.drop_table("occupation_credentials")
    op.drop_index(op.f("ix_ladders_to_onet_soc"), table_name="ladders")
    op.drop_index(op.f("ix_ladders_from_onet_soc"), table_name="ladders")
    op.drop_table("ladders")
    op.drop_index(op.f("ix_job_centers_county"), table_name="job_centers")
    op.drop_table("job_centers")
    op.drop_index(op.f("ix_demand_statements_onet_soc"), table_name="demand_statements")
    op.drop_table("demand_statements")
    op.drop_index(op.f("ix_campuses_provider_id"), table_name="campuses")
    op.drop_index(op.f("ix_campuses_county"), table_name="campuses")
    op.drop_table("campuses")
    op.drop_index(op.f("ix_barriers_onet_soc"), table_name="barriers")
    op.drop_index(op.f("ix_barriers_credential_id"), table_name="barriers")
    op.drop_table("barriers")
    op.drop_table("service_requirements")
    op.drop_index(op.f("ix_occupations_field_id"), table_name="occupations")
    op.drop_table("occupations")
    op.drop_table("credential_titles")
    op.drop_table("credential_prerequisites")
    op.drop_index(op.f("ix_counties_workforce_area_id"), table_name="counties")
    op.drop_table("counties")
    op.drop_table("workforce_areas")
    op.drop_index(op.f("ix_services_category"), table_name="services")
    op.drop_table("services")
    op.drop_table("providers")
    op.drop_table("fields")
    op.drop_table("dataset")
    op.drop_table("credentials")
