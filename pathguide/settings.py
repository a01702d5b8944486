"""Settings, from the environment or a `.env` file. Every name is documented in docs/settings.md; a test holds it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url

from pathways.db import normalised_url

PROJECT = Path(__file__).resolve().parent.parent


def listed(value: str) -> list[str]:
    """The parts of a setting that holds several, separated by commas."""
    return [part.strip() for part in value.split(",") if part.strip()]


class Settings(BaseSettings):
    """What may differ between one installation and the next."""

    model_config = SettingsConfigDict(env_prefix="PATHGUIDE_", env_file=".env", extra="ignore")

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8080, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    worker_port: int = Field(
        8081, ge=0, le=65535, description="Port of a worker's `/healthz`, `/readyz` and `/metrics`; 0 takes a free one."
    )
    database_url: SecretStr = Field(
        SecretStr("sqlite:///var/pathguide.db"),
        description="Where everything is kept: `sqlite:///path/file.db` or `postgresql://name:password@host/database`.",
    )
    secret_keys: SecretStr = Field(
        SecretStr(""),
        description="Keys that encrypt phone numbers and contacts, newest first, separated by commas.",
    )
    data_dir: Path = Field(
        PROJECT / "data" / "oklahoma", description="Folder of the pathway data (CSV) to load at start."
    )
    encoder_dir: Path = Field(
        Path("var/encoder"), description="Folder of the sentence encoder (`model.onnx`, `tokenizer.json`)."
    )
    models_dir: Path = Field(Path("models"), description="Folder of the trained dialogue models.")
    project_dir: Path = Field(
        PROJECT, description="Folder of the Rasa project to train: `config.yml`, `domain.yml`, `data/`."
    )
    actions: str = Field("actions", pattern=r"^\w+(\.\w+)*$", description="Python package of its custom actions.")
    allowed_origins: Annotated[list[str], NoDecode] = Field(
        [], description="Other sites that may embed the widget, separated by commas: `https://example.org`."
    )
    trust_proxy: bool = Field(
        False,
        description="Take the person's address from X-Forwarded-For: only behind a proxy of your own that sets it.",
    )
    public_url: str = Field(
        "",
        pattern=r"^(https?://[^\s/]+(/[^\s]*)?)?$",
        description="Where people reach this service, `https://chat.example.org`: for links to plans by SMS.",
    )
    plan_days: int = Field(90, ge=1, le=3650, description="How many days the link to a saved plan opens.")
    retention_days: int = Field(
        30, ge=1, le=3650, description="How many days after the last message a conversation is kept."
    )
    request_days: int = Field(90, ge=1, le=3650, description="How many days a request for a human is kept at most.")
    webhook_url: str = Field(
        "",
        pattern=r"^(https?://[^\s/]+(/[^\s]*)?)?$",
        description="Where the channel `webhook` posts answers, `https://agency.example.org/in`; empty: it is off.",
    )
    webhook_secrets: SecretStr = Field(
        SecretStr(""),
        description="Secrets that sign the calls of the channel `webhook`, newest first, with commas: `whsec_…`.",
    )
    meta_app_secrets: SecretStr = Field(
        SecretStr(""), description="App secrets of the Meta app, newest first, separated by commas."
    )
    meta_verify_token: SecretStr = Field(
        SecretStr(""), description="A word of your own that Meta shows when it asks whether the webhook is yours."
    )
    graph_url: str = Field(
        "https://graph.facebook.com/v25.0",
        pattern=r"^https?://[^\s/]+(/[^\s]*)?$",
        description="Meta's Graph API with its version.",
    )
    messenger_page_id: str = Field("", pattern=r"^\d*$", description="Number of the Facebook page; empty: it is off.")
    messenger_token: SecretStr = Field(SecretStr(""), description="Access token of the Facebook page.")
    instagram_account_id: str = Field(
        "", pattern=r"^\d*$", description="Number of the Instagram professional account; empty: it is off."
    )
    instagram_token: SecretStr = Field(SecretStr(""), description="Access token of that account, or of its page.")
    instagram_graph_url: str = Field(
        "",
        pattern=r"^(https?://[^\s/]+(/[^\s]*)?)?$",
        description="`https://graph.instagram.com/v25.0` for a token by Instagram login; empty: PATHGUIDE_GRAPH_URL.",
    )
    whatsapp_number_id: str = Field(
        "", pattern=r"^\d*$", description="Phone number id of the WhatsApp number; empty: it is off."
    )
    whatsapp_token: SecretStr = Field(SecretStr(""), description="Access token of the WhatsApp Business account.")
    twilio_account_sid: str = Field(
        "", pattern="^(AC[0-9a-fA-F]{32})?$", description="Account of the channel `sms`, `AC…`; empty: it is off."
    )
    twilio_auth_token: SecretStr = Field(
        SecretStr(""), description="Its auth tokens, the one in use first, with commas."
    )
    twilio_messaging_service: str = Field(
        "", pattern="^(MG[0-9a-fA-F]{32})?$", description="The messaging service to send by, `MG…`."
    )
    twilio_numbers: Annotated[list[str], NoDecode] = Field(
        [], description="Without a messaging service: the numbers to send from, with commas: `+14055550100`."
    )
    twilio_segments_per_second: float = Field(
        1.0, ge=0.25, le=1000, description="How many segments one of these numbers, or the service, sends in a second."
    )
    twilio_confirms_stop: bool = Field(True, description="Whether Twilio itself answers STOP, as it does by default.")
    twilio_api_url: str = Field(
        "https://api.twilio.com", pattern=r"^https?://[^\s/]+$", description="Twilio's REST API, of another region."
    )
    quiet_hours: str = Field(
        "21-8",
        pattern=r"^(([01]?\d|2[0-3])-([01]?\d|2[0-3]))?$",
        description="Full hours in which no text message goes out but answers; empty: there are none.",
    )
    time_zone: str = Field("America/Chicago", description="Whose clock they go by.")
    delivery_hours: float = Field(
        24.0, gt=0, le=168, description="How long a message that a channel cannot deliver is tried again, in hours."
    )
    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="How much is logged.")
    log_format: str = Field(
        "text", pattern="^(text|json)$", description="Lines for people, or one JSON object a line for a log collector."
    )

    @field_validator("allowed_origins", "twilio_numbers", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.rstrip("/") for part in listed(value)] if isinstance(value, str) else value

    @property
    def url(self) -> str:
        """The database address with the driver in use and an absolute path; holds a secret, never log it."""
        url = make_url(normalised_url(self.database_url.get_secret_value()))
        if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
            url = url.set(database=str(Path(url.database).resolve()))
        return url.render_as_string(hide_password=False)

    def export(self) -> None:
        """Hand on to subprocesses and Rasa components what they read from the environment themselves."""
        os.environ["RASA_TELEMETRY_ENABLED"] = "false"
        os.environ["PATHGUIDE_DATABASE_URL"] = self.url
        os.environ["PATHGUIDE_SECRET_KEYS"] = self.secret_keys.get_secret_value()
        os.environ["PATHGUIDE_PUBLIC_URL"] = self.public_url
        os.environ["PATHGUIDE_PLAN_DAYS"] = str(self.plan_days)
        os.environ["PATHGUIDE_RETENTION_DAYS"] = str(self.retention_days)
        os.environ["PATHGUIDE_ENCODER_DIR"] = str(self.encoder_dir.resolve())
