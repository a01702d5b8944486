"""Twilio's signatures: its own vectors, its own library, and what is no signature."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from twilio.request_validator import RequestValidator

from connectors.channels.channel import Unsigned
from connectors.channels.twilio_signature import verify_body, verify_form

TOKEN = "12345"
URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
CALL = [
    ("CallSid", "CA1234567890ABCDE"),
    ("Digits", "1234"),
    ("From", "+14158675309"),
    ("To", "+18005551212"),
    ("Caller", "+14158675309"),
]
SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8="
BODY = b'{"property": "value", "boolean": true}'
BODY_URL = f"{URL}&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"
BODY_SIGNATURE = "a9nBmqA0ju/hNViExpshrM61xv4="


@pytest.mark.parametrize("url", [URL, URL.replace(".com", ".com:443")])
def test_a_form_of_the_documentation_is_accepted_with_and_without_the_port(url):
    verify_form([TOKEN], url, CALL, SIGNATURE)
    verify_form(["another", TOKEN], url, CALL[::-1], SIGNATURE)


def test_a_name_that_comes_twice_counts_with_each_different_value():
    fields = [("Sid", "CA123"), ("SidAccount", "AC123"), ("Digits", "5678"), ("Digits", "1234"), ("Digits", "1234")]
    verify_form([TOKEN], URL, fields, "IK+Dwps556ElfBT0I3Rgjkr1wJU=")


def test_a_body_of_the_documentation_is_accepted():
    verify_body([TOKEN], BODY_URL, BODY, BODY_SIGNATURE)


@pytest.mark.parametrize(
    ("tokens", "url", "fields", "signature"),
    [
        (["another"], URL, CALL, SIGNATURE),
        ([TOKEN], URL.replace("https", "http"), CALL, SIGNATURE),
        ([TOKEN], URL.replace(".com", ".com:8443"), CALL, "x" + SIGNATURE[1:]),
        ([TOKEN], f"{URL}&more=1", CALL, SIGNATURE),
        ([TOKEN], URL, CALL[:-1], SIGNATURE),
        ([TOKEN], URL, [*CALL, ("More", "")], SIGNATURE),
        ([TOKEN], URL, CALL, ""),
        ([TOKEN], URL, CALL, "é"),
        ([TOKEN], URL, CALL, SIGNATURE[:-4]),
        ([TOKEN], URL, CALL, "A" * 100_000),
    ],
)
def test_anything_else_is_refused(tokens, url, fields, signature):
    with pytest.raises(Unsigned):
        verify_form(tokens, url, fields, signature)


@pytest.mark.parametrize(
    ("url", "body", "signature"),
    [
        (BODY_URL, BODY + b" ", BODY_SIGNATURE),
        (URL, BODY, BODY_SIGNATURE),
        (BODY_URL.replace("0a1f", "0b1f"), BODY, BODY_SIGNATURE),
        (BODY_URL, BODY, SIGNATURE),
        (f"{URL}&bodySHA256=%C3%A9", BODY, BODY_SIGNATURE),
    ],
)
def test_another_body_is_refused(url, body, signature):
    with pytest.raises(Unsigned):
        verify_body([TOKEN], url, body, signature)


def test_an_address_of_version_six_keeps_its_host():
    with pytest.raises(Unsigned):
        verify_form([TOKEN], "https://[::1]:8443/x", [], SIGNATURE)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(some.dictionaries(some.text(min_size=1, max_size=10), some.text(max_size=20), max_size=8), some.text(min_size=1))
def test_what_twilios_library_signs_is_accepted_and_nothing_more(fields, token):
    signature = RequestValidator(token).compute_signature(URL, fields)
    verify_form([token], URL, list(fields.items()), signature)
    with pytest.raises(Unsigned):
        verify_form([token], URL, [*fields.items(), ("zz", "1")], signature)
