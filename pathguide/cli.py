"""The command line. Each command is a thin wrapper: what it does lives in a module of its own or on a floor below."""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module
from pathlib import Path

import click
from pydantic import ValidationError

from pathguide.settings import Settings

# Before any library that reads it is imported: TensorFlow and Rasa say much that nobody here needs.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ["RASA_TELEMETRY_ENABLED"] = "false"

_ELSEWHERE = {
    "data": "pathguide.data_commands",
    "occupation": "pathguide.occupation_command",
    "plan": "pathguide.plan_command",
    "requests": "pathguide.requests_command",
    "outbox": "pathguide.outbox_command",
    "secrets": "pathguide.secrets_command",
    "retention": "pathguide.retention_command",
    "backup": "pathguide.backup_commands",
    "restore": "pathguide.backup_commands",
}
"""The module of each command that has one of its own."""


class _Commands(click.Group):
    """Imports a command when it is called: `--help` should not wait for Rasa."""

    def list_commands(self, context: click.Context) -> list[str]:
        return ["serve", "gateway", "worker", "train", *_ELSEWHERE]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _ELSEWHERE:
            return super().get_command(context, name)
        command: click.Command = getattr(import_module(_ELSEWHERE[name]), name)
        return command


@click.command(cls=_Commands)
@click.version_option(package_name="pathguide")
@click.pass_context
def cli(context: click.Context) -> None:
    """Pathguide: find a way into a good job in Oklahoma."""
    try:
        settings = Settings()
    except ValidationError as error:
        for problem in error.errors():
            name = "_".join(["PATHGUIDE", *map(str, problem["loc"])]).upper()
            click.echo(f"{name}: {problem['msg']}. See docs/settings.md.", err=True)
        sys.exit(2)
    settings.export()
    context.obj = settings


@cli.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Prepare what is missing (database, encoder, model), then serve the website and the HTTP contract."""
    from pathguide.preparing import prepare
    from pathguide.serving import run

    run(settings, prepare(settings))


@cli.command()
@click.pass_obj
def gateway(settings: Settings) -> None:
    """Take messages, show conversations, serve the pages; workers answer. Needs PostgreSQL."""
    from pathguide.serving import GATEWAY, run_part

    run_part(settings, GATEWAY)


@cli.command()
@click.pass_obj
def worker(settings: Settings) -> None:
    """Answer what gateways have taken. Needs PostgreSQL."""
    from pathguide.serving import WORKER, run_part

    run_part(settings, WORKER)


@cli.command()
@click.option("--models", type=click.Path(path_type=Path), help="Folder for the model; default: PATHGUIDE_MODELS_DIR.")
@click.pass_obj
def train(settings: Settings, models: Path | None) -> None:
    """Train the dialogue model of this project, if what it is made of has changed."""
    from pathguide.preparing import prepare

    if models:
        settings = settings.model_copy(update={"models_dir": models})
    click.echo(prepare(settings))


def main() -> None:
    """Entry point; relative paths of the settings count from the folder the command is started in."""
    if not sys.warnoptions:  # the libraries' own news for programmers; `python -W default -m pathguide` shows it
        logging.captureWarnings(True)
        logging.getLogger("py.warnings").setLevel(logging.ERROR)
    cli(prog_name="pathguide")
