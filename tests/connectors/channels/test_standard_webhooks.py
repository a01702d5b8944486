"""Signatures as the specification has them: its own vector, its own library, and what must be refused."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest
import standardwebhooks

from connectors.channels.channel import Unsigned
from connectors.channels.standard_webhooks import InvalidSecret, Signer

SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes ok.").decode()
OTHER = "whsec_" + base64.b64encode(b"another secret of thirty-one b.").decode()
NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
BODY = '{"text": "sí"}'.encode()


def test_the_vector_of_the_specification():
    signer = Signer(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
    sent = datetime.fromtimestamp(1614265330, UTC)

    headers = signer.headers("msg_p5jXN8AQM9LWM0D4loKWxJek", sent, b'{"test": 2432232314}')

    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert headers["webhook-timestamp"] == "1614265330"


def test_the_specifications_library_accepts_what_we_sign_and_signs_what_we_accept():
    now = datetime.now(UTC)
    library = standardwebhooks.Webhook(SECRET)

    library.verify(BODY, Signer([SECRET]).headers("m1", now, BODY))
    signature = library.sign("m1", now, BODY.decode())
    headers = {"webhook-id": "m1", "webhook-timestamp": str(int(now.timestamp())), "webhook-signature": signature}
    Signer([SECRET]).verify(headers, now, BODY)
    with pytest.raises(standardwebhooks.WebhookVerificationError):
        library.verify(BODY, Signer([OTHER]).headers("m1", now, BODY))


def test_while_secrets_are_exchanged_both_serve():
    # given one side with the new and the old secret, the other with one of them
    both = Signer([OTHER, SECRET])
    for single in (Signer([SECRET]), Signer([OTHER])):
        # then each accepts what the other signs
        single.verify(both.headers("m1", NOW, BODY), NOW, BODY)
        both.verify(single.headers("m1", NOW, BODY), NOW, BODY)


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-id": "m2"},
        {"webhook-id": ""},
        {"webhook-id": "m1 "},
        {"webhook-timestamp": ""},
        {"webhook-timestamp": "now"},
        {"webhook-timestamp": "1767607201"},
        {"webhook-timestamp": "1767607200.0"},
        {"webhook-timestamp": "9" * 400},
        {"webhook-signature": ""},
        {"webhook-signature": "v1"},
        {"webhook-signature": "v1,"},
        {"webhook-signature": "v1,é"},
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": ",,, v1,v1 =="},
    ],
)
def test_what_was_not_signed_is_refused(change):
    headers = Signer([SECRET]).headers("m1", NOW, BODY) | change
    with pytest.raises(Unsigned):
        Signer([SECRET]).verify(headers, NOW, BODY)


def test_another_version_another_secret_and_another_body_are_refused():
    headers = Signer([SECRET]).headers("m1", NOW, BODY)
    asymmetric = headers | {"webhook-signature": headers["webhook-signature"].replace("v1,", "v1a,")}
    for given, body, signer in ((asymmetric, BODY, SECRET), (headers, BODY + b" ", SECRET), (headers, BODY, OTHER)):
        with pytest.raises(Unsigned):
            Signer([signer]).verify(given, NOW, body)


@pytest.mark.parametrize("age", [timedelta(seconds=301), timedelta(seconds=-301), timedelta(days=4000)])
def test_what_is_too_old_or_from_the_future_is_refused(age):
    headers = Signer([SECRET]).headers("m1", NOW - age, BODY)
    with pytest.raises(Unsigned):
        Signer([SECRET]).verify(headers, NOW, BODY)


def test_five_minutes_are_borne():
    for age in (timedelta(seconds=300), timedelta(seconds=-300)):
        Signer([SECRET]).verify(Signer([SECRET]).headers("m1", NOW - age, BODY), NOW, BODY)


@pytest.mark.parametrize(
    "secret", ["", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64 at all!", "whsec_" + "A" * 200, "ñ"]
)
def test_a_secret_that_is_none_is_refused_and_not_repeated(secret):
    with pytest.raises(InvalidSecret) as raised:
        Signer([secret])
    assert len(secret) < 8 or secret not in str(raised.value)


def test_without_a_secret_nothing_is_signed():
    with pytest.raises(InvalidSecret):
        Signer([])
