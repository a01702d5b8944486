"""The channels that the settings switch on, and what delivers by them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Engine

from bot.delivery import Delivery, Patience
from connectors.channels.channel import Channel
from connectors.channels.standard_webhooks import InvalidSecret, Signer
from connectors.channels.webhook import Webhook
from pathguide.meta_channels import meta_channels
from pathguide.settings import Settings


def open_channels(settings: Settings) -> Sequence[Channel]:
    """Every channel that is set up; exits when one is set up by half: unsigned calls are never taken."""
    return (*_webhook(settings), *meta_channels(settings))


def _webhook(settings: Settings) -> Sequence[Channel]:
    secrets = [part.strip() for part in settings.webhook_secrets.get_secret_value().split(",") if part.strip()]
    if not settings.webhook_url and not secrets:
        return ()
    if not settings.webhook_url:
        sys.exit("PATHGUIDE_WEBHOOK_SECRETS is set and PATHGUIDE_WEBHOOK_URL is not. See docs/channels/webhook.md.")
    try:
        return (Webhook(settings.webhook_url, Signer(secrets)),)
    except InvalidSecret as error:
        sys.exit(f"PATHGUIDE_WEBHOOK_SECRETS: {error} See docs/channels/webhook.md.")


def delivery_of(settings: Settings, database: Engine, channels: Sequence[Channel]) -> Delivery:
    """What brings the answers to the people of these channels."""
    return Delivery(database, channels, patience=Patience(give_up=timedelta(hours=settings.delivery_hours)))
