"""What must be there before anything is served: tables, pathway data, sentence encoder, dialogue model.

`serve` and `train` make it. Gateways and workers only wait for it: many start at once, and one of them must not alter
the tables that the others work with.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from sqlalchemy.exc import SQLAlchemyError

from bot.lean import leave_out_tensorflow, needs_tensorflow
from pathguide.data_commands import describe
from pathguide.database import prepare_database
from pathguide.migrate import is_current
from pathguide.progress import Steps
from pathguide.settings import Settings
from pathways.encoder import open_encoder
from pathways.loader import InvalidData, load

STEPS = 4


def prepare(settings: Settings) -> Path:
    """Make what is missing: tables, data, encoder, model. The model's path; exits with a reason when it cannot be."""
    steps = Steps(STEPS)
    with steps.step("Preparing the database"):
        engine = prepare_database(settings)
    try:
        with steps.step("Loading the pathway data") as step:
            report = load(engine, settings.data_dir, step.advance)
            step.outcome = describe(settings.data_dir, report) if report.changed else "up to date"
    except InvalidData as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        sys.exit(f"{settings.data_dir}: {len(error.problems)} problems; nothing was loaded")
    finally:
        engine.dispose()
    with steps.step("Preparing the sentence encoder"):
        open_encoder(settings.encoder_dir)
    with steps.step("Preparing the dialogue model") as step:
        return _trained(settings, report.version, step)


def missing(settings: Settings) -> dict[str, str]:
    """What a gateway or worker still waits for, and what to do about it; empty when it may begin."""
    found = {}
    try:
        if not is_current(settings.url):
            found["database"] = "has not the tables of this version: run pathguide train once against it"
    except SQLAlchemyError:
        found["database"] = "cannot be reached"
    if newest_model(settings) is None:
        found["dialogue"] = "there is no model in PATHGUIDE_MODELS_DIR: run pathguide train"
    return found


def newest_model(settings: Settings) -> Path | None:
    """The model trained last."""
    from bot.errors import UnusableModel
    from bot.model import latest_model

    try:
        return latest_model(settings.models_dir)
    except UnusableModel:
        return None


def without_tensorflow(settings: Settings) -> None:
    """Leave TensorFlow out where the pipeline can do without; before Rasa is imported."""
    if not needs_tensorflow(settings.project_dir / "config.yml"):
        leave_out_tensorflow()


def _trained(settings: Settings, data_version: str, step: Any) -> Path:
    without_tensorflow(settings)
    from bot.errors import UnusableModel
    from bot.model import train

    done = 0

    def progress(what: str) -> None:
        nonlocal done
        done += 1
        step.advance(min(done, 9), 10, what)

    try:
        model = train(settings.project_dir, settings.models_dir, progress, data_version)
    except UnusableModel as error:
        sys.exit(str(error))
    step.outcome = model.name
    return model
