"""The channels that the settings switch on, and what delivers by them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot.delivery import Delivery, Patience
from connectors.channels.channel import Channel
from connectors.channels.quiet_hours import QuietHours
from connectors.channels.sms import Sms, TwilioAccount, e164
from connectors.channels.standard_webhooks import InvalidSecret, Signer
from connectors.channels.webhook import Webhook
from pathguide.meta_channels import meta_channels
from pathguide.settings import Settings, listed


def open_channels(settings: Settings) -> Sequence[Channel]:
    """Every channel that is set up; exits when one is set up by half: unsigned calls are never taken."""
    ours = [channel for channel in (_webhook(settings), _sms(settings)) if channel is not None]
    return [*ours, *meta_channels(settings)]


def delivery_of(settings: Settings, database: Engine, channels: Sequence[Channel]) -> Delivery:
    """What brings the answers to the people of these channels."""
    return Delivery(database, channels, patience=Patience(give_up=timedelta(hours=settings.delivery_hours)))


def _webhook(settings: Settings) -> Channel | None:
    secrets = listed(settings.webhook_secrets.get_secret_value())
    if not settings.webhook_url and not secrets:
        return None
    if not settings.webhook_url:
        sys.exit("PATHGUIDE_WEBHOOK_SECRETS is set and PATHGUIDE_WEBHOOK_URL is not. See docs/channels/webhook.md.")
    try:
        return Webhook(settings.webhook_url, Signer(secrets))
    except InvalidSecret as error:
        sys.exit(f"PATHGUIDE_WEBHOOK_SECRETS: {error} See docs/channels/webhook.md.")


def _sms(settings: Settings) -> Channel | None:
    tokens = listed(settings.twilio_auth_token.get_secret_value())
    senders = settings.twilio_messaging_service or settings.twilio_numbers
    if not (settings.twilio_account_sid or tokens or senders):
        return None
    needed = {
        "PATHGUIDE_TWILIO_ACCOUNT_SID": settings.twilio_account_sid,
        "PATHGUIDE_TWILIO_AUTH_TOKEN": tokens,
        "PATHGUIDE_TWILIO_MESSAGING_SERVICE (or PATHGUIDE_TWILIO_NUMBERS)": senders,
        "PATHGUIDE_PUBLIC_URL": settings.public_url,
    }
    if missing := [name for name, value in needed.items() if not value]:
        sys.exit(f"Text messages are switched on by half. Set {', '.join(missing)} too. See docs/channels/sms.md.")
    numbers = [e164(number) for number in settings.twilio_numbers]
    if None in numbers:
        sys.exit("PATHGUIDE_TWILIO_NUMBERS: write each number as +14055550100. See docs/channels/sms.md.")
    return Sms(
        TwilioAccount(
            sid=settings.twilio_account_sid,
            tokens=tokens,
            public_url=settings.public_url,
            service_sid=settings.twilio_messaging_service,
            numbers=[number for number in numbers if number],
            api_url=settings.twilio_api_url,
            per_second=settings.twilio_segments_per_second,
            confirms_stop=settings.twilio_confirms_stop,
        ),
        _quiet_hours(settings),
    )


def _quiet_hours(settings: Settings) -> QuietHours | None:
    if not settings.quiet_hours:
        return None
    try:
        zone = ZoneInfo(settings.time_zone)
    except (ValueError, OSError, LookupError):
        sys.exit(f"PATHGUIDE_TIME_ZONE: {settings.time_zone} is no time zone of this system, or it has none (tzdata).")
    begin, _, end = settings.quiet_hours.partition("-")
    return QuietHours(int(begin), int(end), zone)
