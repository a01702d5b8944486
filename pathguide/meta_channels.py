"""The channels that go by Meta: switched on by the token of their page, account or number."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pydantic import SecretStr

from connectors.channels.channel import Channel
from connectors.channels.graph import App
from connectors.channels.instagram import Instagram
from connectors.channels.messenger import Messenger
from connectors.channels.whatsapp import WhatsApp
from pathguide.settings import Settings, listed

_MESSENGER = ("messenger_page_id", "messenger_token")
_INSTAGRAM = ("instagram_account_id", "instagram_token")
_WHATSAPP = ("whatsapp_number_id", "whatsapp_token")
_APP = ("meta_app_secrets", "meta_verify_token")


def meta_channels(settings: Settings) -> Sequence[Channel]:
    """Every one that is set up; exits when one is set up by half: unsigned calls are never taken."""
    channels: list[Channel] = []
    if _is_on(settings, "messenger", _MESSENGER):
        page, token = (_value(settings, name) for name in _MESSENGER)
        channels.append(Messenger(page, token, _app(settings), settings.graph_url))
    if _is_on(settings, "instagram", _INSTAGRAM):
        account, token = (_value(settings, name) for name in _INSTAGRAM)
        url = settings.instagram_graph_url or settings.graph_url
        channels.append(Instagram(account, token, _app(settings), url))
    if _is_on(settings, "whatsapp", _WHATSAPP):
        number, token = (_value(settings, name) for name in _WHATSAPP)
        channels.append(WhatsApp(number, token, _app(settings), settings.graph_url))
    return channels


def _is_on(settings: Settings, channel: str, names: Sequence[str]) -> bool:
    if not any(_value(settings, name) for name in names):
        return False
    for name in (*names, *_APP):
        if not _value(settings, name):
            sys.exit(
                f"The channel {channel} is set up by half: PATHGUIDE_{name.upper()} is not set. "
                f"See docs/channels/{channel}.md."
            )
    return True


def _app(settings: Settings) -> App:
    return App(listed(_value(settings, "meta_app_secrets")), _value(settings, "meta_verify_token"))


def _value(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    return (value.get_secret_value() if isinstance(value, SecretStr) else str(value)).strip(" ,")
