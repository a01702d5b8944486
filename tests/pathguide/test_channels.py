"""Channels are switched on whole or not at all."""

from __future__ import annotations

import base64

import pytest

from pathguide.channels import open_channels
from pathguide.settings import Settings

SECRET = "whsec_" + base64.b64encode(bytes(32)).decode()


def settings(**values: str) -> Settings:
    return Settings(_env_file=None, **values)


def test_without_settings_there_is_no_channel():
    assert open_channels(settings()) == []


def test_with_an_address_and_secrets_the_webhook_is_on():
    (channel,) = open_channels(settings(webhook_url="https://a.example/in", webhook_secrets=f"{SECRET}, {SECRET}"))
    assert channel.name == "webhook"


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"webhook_url": "https://a.example/in"}, "PATHGUIDE_WEBHOOK_SECRETS"),
        ({"webhook_secrets": SECRET}, "PATHGUIDE_WEBHOOK_URL"),
        ({"webhook_url": "https://a.example/in", "webhook_secrets": "whsec_short"}, "PATHGUIDE_WEBHOOK_SECRETS"),
    ],
)
def test_half_a_channel_stops_the_start_and_says_why(values, named):
    with pytest.raises(SystemExit, match=named) as raised:
        open_channels(settings(**values))
    assert "docs/channels/webhook.md" in str(raised.value)
    assert "short" not in str(raised.value)


META = {"meta_app_secrets": "new-secret, old-secret", "meta_verify_token": "a word"}
MESSENGER = {"messenger_page_id": "1906385232743451", "messenger_token": "EAA-token"}


WHATSAPP = {"whatsapp_number_id": "106540352242922", "whatsapp_token": "EAA-token"}
INSTAGRAM = {"instagram_account_id": "17841405822304914", "instagram_token": "EAA-token"}
BY_META = {"messenger": MESSENGER, "instagram": INSTAGRAM, "whatsapp": WHATSAPP}


@pytest.mark.parametrize("name", BY_META)
def test_with_its_account_and_the_app_a_channel_of_meta_is_on(name):
    (channel,) = open_channels(settings(**META, **BY_META[name]))
    assert channel.name == name


def test_the_app_alone_is_no_channel_and_one_app_serves_several():
    assert open_channels(settings(**META)) == []
    assert len(open_channels(settings(**META, **MESSENGER, **INSTAGRAM, **WHATSAPP))) == 3


@pytest.mark.parametrize(
    ("name", "missing"), [(name, missing) for name, values in BY_META.items() for missing in (*META, *values)]
)
def test_half_a_channel_of_meta_stops_the_start_and_names_what_is_missing(name, missing):
    left = {**META, **BY_META[name], missing: "" if missing.endswith("_id") else " , "}
    with pytest.raises(SystemExit, match=f"PATHGUIDE_{missing.upper()} is not set") as raised:
        open_channels(settings(**left))
    assert f"docs/channels/{name}.md" in str(raised.value)
    assert "EAA-token" not in str(raised.value)


def test_secrets_of_meta_do_not_show():
    shown = repr(settings(**META, **MESSENGER))
    assert not any(value in shown for value in ("new-secret", "a word", "EAA-token"))


def test_secrets_do_not_show():
    assert SECRET not in repr(settings(webhook_url="https://a.example/in", webhook_secrets=SECRET))


TWILIO = {
    "twilio_account_sid": "AC" + "0" * 32,
    "twilio_auth_token": "token-of-the-account, older-token",
    "twilio_numbers": "+14055550100,+19185550100",
    "public_url": "https://chat.example.org",
}


def test_with_an_account_and_a_number_text_messages_are_on():
    (channel,) = open_channels(settings(**TWILIO))
    assert channel.name == "sms"
    (channel,) = open_channels(settings(**TWILIO | {"twilio_numbers": "", "twilio_messaging_service": "MG" + "1" * 32}))
    assert channel.name == "sms"


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"twilio_account_sid": ""}, "PATHGUIDE_TWILIO_ACCOUNT_SID"),
        ({"twilio_auth_token": " , "}, "PATHGUIDE_TWILIO_AUTH_TOKEN"),
        ({"twilio_numbers": ""}, "PATHGUIDE_TWILIO_NUMBERS"),
        ({"twilio_numbers": "405 555 0100"}, "PATHGUIDE_TWILIO_NUMBERS"),
        ({"public_url": ""}, "PATHGUIDE_PUBLIC_URL"),
        ({"time_zone": "Oklahoma"}, "PATHGUIDE_TIME_ZONE"),
        ({"time_zone": "../x"}, "PATHGUIDE_TIME_ZONE"),
    ],
)
def test_half_an_account_stops_the_start_and_names_what_is_missing(changes, named):
    with pytest.raises(SystemExit, match=named) as raised:
        open_channels(settings(**TWILIO | changes))
    assert "token-of-the-account" not in str(raised.value)


def test_a_public_address_alone_switches_nothing_on():
    assert open_channels(settings(public_url="https://chat.example.org")) == []
