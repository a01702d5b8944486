"""Importing the public reference files, for tests that need them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from pathways import reference

SINGLE_FILES = {
    "oews_ok.csv": reference.import_wages,
    "oews_ok_nonmetro.csv": reference.import_wages,
    "oews_us.csv": reference.import_wages,
    "projections_us_2024_2034.csv": reference.import_projections,
    "bls_education_training_2022.csv": reference.import_education,
    "cip2020_soc2018_crosswalk.csv": reference.import_crosswalk,
}


def import_everything(engine: Engine, folder: Path) -> None:
    """Import every file of the reference folder as it is."""
    reference.import_onet(engine, folder / "onet")
    for name, importer in SINGLE_FILES.items():
        importer(engine, folder / name)
