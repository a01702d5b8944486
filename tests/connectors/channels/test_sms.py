"""The channel `sms`: what Twilio brings, and what it gets. What it enforces stands in tests/providers/twilio.py."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from twilio.request_validator import RequestValidator

from bot.couriers import NotNow, OptedOut, Permanent, Temporary
from bot.messages import Choice, Message
from connectors.channels.channel import Received
from connectors.channels.pace import Pace
from connectors.channels.quiet_hours import QuietHours
from connectors.channels.sms import MEDIA, Sms, TwilioAccount, e164
from connectors.problems import Problem
from connectors.segments import is_gsm7, segments
from tests.connectors.doubles import running_gateway
from tests.providers.twilio import (
    LONGEST_BODY,
    OTHER,
    OURS,
    PUBLIC_URL,
    SERVICE,
    SID,
    TOKEN,
    Twilio,
    incoming,
    running_twilio,
)

PERSON = "+14055550147"
NOW = datetime(2026, 1, 5, 16, tzinfo=UTC)
PATH = "/webhooks/sms"
ANSWER = Message(
    id="5e0c",
    from_="bot",
    at="2026-01-05T16:00:00.000Z",
    text="Two ways:",
    choices=[Choice(title="More about 1", payload="/ask_details"), Choice(title="Más, por favor", payload="/more")],
)
CHICAGO = ZoneInfo("America/Chicago")


def channel(api_url: str = "http://127.0.0.1:9", **changes: object) -> Sms:
    given = {"sid": SID, "tokens": [TOKEN], "public_url": PUBLIC_URL, "numbers": [OURS, OTHER], "per_second": 1000.0}
    return Sms(TwilioAccount(**given | {"api_url": api_url} | changes), now=lambda: NOW)


def signed(fields: dict[str, str], path: str = PATH, token: str = TOKEN, url: str = PUBLIC_URL) -> dict[str, object]:
    signature = RequestValidator(token).compute_signature(url + path, fields)
    return {
        "data": urlencode(fields).encode(),
        "headers": {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": signature},
    }


def call(fields: dict[str, str], path: str = PATH) -> Received:
    return Received(path, {}, urlencode(fields).encode(), "application/x-www-form-urlencoded")


async def test_the_call_of_the_documentation_is_kept_and_acknowledged_with_nothing():
    async with running_gateway(channels=[channel()]) as gateway:
        answer = await gateway.client.post(PATH, **signed(incoming(PERSON, "I want to weld", sid="SM1")))
        # Twilio wants TwiML, or 204 and no body: https://www.twilio.com/docs/api/errors/15003
        assert (answer.status, await answer.read()) == (204, b"")
        assert gateway.conversations.received == [("sms", PERSON, "SM1", "I want to weld")]
        assert gateway.conversations.details == [(f"{PERSON}<{OURS}", None)]


@pytest.mark.parametrize("public_url", ["https://a.example:443", "https://a.example/base", "https://a.example/base/"])
async def test_the_signature_is_over_the_public_address(public_url):
    async with running_gateway(channels=[channel(public_url=public_url)]) as gateway:
        called = signed(incoming(PERSON, "hi"), url=public_url.rstrip("/").replace(":443", ""))
        assert (await gateway.client.post(PATH, **called)).status == 204
        other = signed(incoming(PERSON, "hi"), url="https://b.example")
        assert (await gateway.client.post(PATH, **other)).status == 403


async def test_an_older_token_is_taken_while_tokens_change():
    async with running_gateway(channels=[channel(tokens=["new", TOKEN])]) as gateway:
        assert (await gateway.client.post(PATH, **signed(incoming(PERSON, "hi")))).status == 204
        assert (await gateway.client.post(PATH, **signed(incoming(PERSON, "hi"), token="old"))).status == 403


def as_json(body: bytes) -> dict[str, object]:
    path = f"{PATH}?bodySHA256={hashlib.sha256(body).hexdigest()}"
    signature = RequestValidator(TOKEN).compute_signature(PUBLIC_URL + path, {})
    return {
        "path": path,
        "data": body,
        "headers": {"Content-Type": "application/json", "X-Twilio-Signature": signature},
    }


@pytest.mark.parametrize(
    ("called", "status"),
    [
        (signed(incoming(PERSON, "hi")) | {"headers": {"Content-Type": "application/x-www-form-urlencoded"}}, 403),
        (signed(incoming(PERSON, "hi")) | {"data": urlencode(incoming(PERSON, "ho")).encode()}, 403),
        (signed(incoming(PERSON, "hi"), path="/webhooks/other"), 403),
        (signed(incoming(PERSON, "x" * 70_000)), 413),
        (signed(incoming(PERSON, "hi")) | {"data": b"From=%FF"}, 400),
        (signed(incoming(PERSON, "hi")) | {"data": b"\xff\xfe"}, 400),
        (signed(incoming(PERSON, "hi")) | {"data": b"From"}, 400),
        (signed(incoming(PERSON, "hi")) | {"data": b"&".join(b"a=b" for _ in range(600))}, 400),
        (signed({}), 204),
        (as_json(b'{"From": "+14055550147"}'), 415),
        (as_json(b"{}") | {"data": b"[]"}, 403),
    ],
)
async def test_what_cannot_be_taken_is_refused_and_nothing_is_kept(called, status):
    async with running_gateway(channels=[channel()]) as gateway:
        answer = await gateway.client.post(called.pop("path", PATH), **called)
        shown = await answer.read()
        assert answer.status == status
        assert PERSON.encode() not in shown
        assert gateway.conversations.received == []


@pytest.mark.parametrize("sender", ["22395", "PATHGUIDE", "", "+1", "4055550147", "whatsapp:+14055550147"])
async def test_what_no_answer_can_be_sent_to_is_left_alone(sender):
    async with running_gateway(channels=[channel()]) as gateway:
        assert (await gateway.client.post(PATH, **signed(incoming(sender, "hi")))).status == 204
        assert gateway.conversations.received == []


def test_a_picture_without_words_is_a_choice_of_its_own_and_with_words_the_words_count():
    assert [one.payload for one in channel().parse(call(incoming(PERSON, "") | {"NumMedia": "1"}))] == [MEDIA]
    (arrival,) = channel().parse(call(incoming(PERSON, "my card") | {"NumMedia": "2"}))
    assert (arrival.text, arrival.payload) == ("my card", None)
    assert channel().parse(call(incoming(PERSON, "  "))) == ()


def test_of_a_text_longer_than_is_read_the_beginning_counts():
    (arrival,) = channel().parse(call(incoming(PERSON, "x" * 3000)))
    assert arrival.text == "x" * 2000


@pytest.mark.parametrize(
    ("text", "more", "confirms", "answered"),
    [
        ("STOP", {}, True, "STOP"),
        (" stop. ", {}, True, "STOP"),
        ("STOP", {}, False, None),
        ("stop texting me", {}, True, None),
        ("HELP", {}, True, None),
        ("HELP", {"OptOutType": "HELP"}, True, "HELP"),
        ("alto", {"OptOutType": "STOP"}, False, "STOP"),
        ("START", {"OptOutType": "START"}, True, "START"),
    ],
)
def test_what_twilio_has_answered_is_known(text, more, confirms, answered):
    (arrival,) = channel(confirms_stop=confirms).parse(call(incoming(PERSON, text) | more))
    assert arrival.answered == answered


@pytest.mark.parametrize(
    ("status", "code", "kind", "text"),
    [
        ("delivered", "", None, None),
        ("undelivered", "30003", Temporary, "twilio_30003"),
        ("undelivered", "30008", Temporary, "twilio_30008"),
        ("failed", "30001", Temporary, "twilio_30001"),
        ("undelivered", "30004", Permanent, "twilio_30004"),
        ("undelivered", "30005", Permanent, "twilio_30005"),
        ("undelivered", "30006", Permanent, "twilio_30006"),
        ("undelivered", "30007", Permanent, "twilio_30007"),
        ("failed", "21610", OptedOut, "twilio_21610"),
        ("failed", "", Permanent, "twilio_0"),
        ("failed", "²", Permanent, "twilio_0"),
    ],
)
def test_a_status_callback_tells_what_became_of_a_part(status, code, kind, text):
    told = call({"MessageStatus": status, "To": PERSON, "From": OURS, "ErrorCode": code}, f"{PATH}?part=5e0c.2")
    assert channel().parse(told) == ()
    (receipt,) = channel().receipts(told)
    assert (receipt.address, receipt.part_id) == (PERSON, "5e0c.2")
    assert (receipt.failure and type(receipt.failure)) == kind
    assert (receipt.failure and receipt.failure.kind) == text


@pytest.mark.parametrize("status", ["queued", "sending", "sent", "accepted", "scheduled", "new one"])
def test_while_a_message_is_under_way_nothing_is_told(status):
    assert channel().receipts(call({"MessageStatus": status, "To": PERSON}, f"{PATH}?part=1")) == ()
    assert channel().receipts(call(incoming(PERSON, "hi"))) == ()


async def test_a_receipt_is_settled_and_counted():
    fields = {"MessageStatus": "undelivered", "MessageSid": "SM1", "To": PERSON, "From": OURS, "ErrorCode": "30003"}
    async with running_gateway(channels=[channel()]) as gateway:
        answer = await gateway.client.post(f"{PATH}?part=5e0c", **signed(fields, f"{PATH}?part=5e0c"))
        assert answer.status == 204
        ((name, address, part, failure),) = gateway.conversations.settled
        assert (name, address, part, failure.kind) == ("sms", PERSON, "5e0c", "twilio_30003")
        assert gateway.conversations.received == []
        figures = await (await gateway.client.get("/metrics")).text()
        assert 'pathguide_receipts_total{channel="sms",outcome="retried"} 1.0' in figures


@pytest.fixture
def twilio() -> Iterator[Twilio]:
    with running_twilio() as twilio:
        yield twilio


async def test_a_message_goes_out_from_the_number_the_person_wrote_to(twilio):
    sms = channel(twilio.url)
    for ours in (OTHER, OURS, "+19995550100"):
        for part in sms.render(ANSWER):
            await sms.deliver(f"{PERSON}<{ours}", part)
    await sms.deliver(PERSON, ANSWER)
    await sms.close()

    assert [one.sender for one in twilio.sent[:2]] == [OTHER, OURS]
    # of a number that is not ours any more, and where none is known, always the same is taken
    assert twilio.sent[2].sender == twilio.sent[3].sender
    assert twilio.sent[0].body == "Two ways:\n1 More about 1\n2 Mas, por favor"
    assert twilio.sent[0].callback == f"{PUBLIC_URL}{PATH}?part=5e0c"
    assert {one.to for one in twilio.sent} == {PERSON}


async def test_a_messaging_service_chooses_the_number_itself(twilio):
    sms = channel(twilio.url, service_sid=SERVICE)
    await sms.deliver(f"{PERSON}<{OTHER}", ANSWER)
    await sms.close()
    assert (twilio.sent[0].sender, twilio.refused) == (OURS, [])


async def raised(twilio: Twilio, kind: type[Exception], address: str = PERSON, **changes: object):
    sms = channel(twilio.url, **changes)
    with pytest.raises(kind) as error:
        await sms.deliver(address, ANSWER)
    await sms.close()
    return error.value


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, 21610, OptedOut),
        (400, 21211, Permanent),
        (400, 21612, Permanent),
        (400, 21614, Permanent),
        (400, 21617, Permanent),
        (400, 99999, Permanent),
        (400, 21606, Temporary),
        (400, 21703, Temporary),
        (401, 20003, Temporary),
        (403, 20003, Temporary),
        (404, 20404, Temporary),
        (429, 20429, Temporary),
        (400, 21611, Temporary),
        (500, 20500, Temporary),
        (503, 20503, Temporary),
    ],
)
async def test_each_error_says_whether_to_try_again(twilio, status, code, kind):
    twilio.faults = [(status, {}, {"code": code, "status": status})]
    error = await raised(twilio, kind)
    assert type(error) is kind
    assert error.kind == f"twilio_{code}"
    assert twilio.sent == []


@pytest.mark.parametrize(("status", "code", "everybody"), [(429, 20429, True), (503, 1, True), (401, 20003, False)])
async def test_retry_after_is_heard(twilio, status, code, everybody):
    twilio.faults = [(status, {"Retry-After": "17"}, {"code": code})]
    error = await raised(twilio, Temporary)
    assert (error.retry_after_s, error.everybody) == (17, everybody)


async def test_errors_without_a_number_nobody_there_and_a_wrong_token_are_temporary(twilio):
    twilio.faults = [(502, {}, {}), (400, {}, {"code": "x"})]
    assert (await raised(twilio, Temporary)).kind == "http_502"
    assert (await raised(twilio, Permanent)).kind == "http_400"
    assert (await raised(twilio, Temporary, tokens=["wrong"])).kind == "twilio_20003"
    assert (await raised(Twilio("http://127.0.0.1:9"), Temporary)).kind == "connection"


async def test_twilio_refuses_whom_it_has_blocked(twilio):
    twilio.blocked.add((OURS, PERSON))
    assert (await raised(twilio, OptedOut, f"{PERSON}<{OURS}")).kind == "twilio_21610"


async def test_numbers_send_as_fast_as_they_may_and_do_not_wait_for_each_other():
    # given a clock that goes on by sleeping alone
    clock, slept = 0.0, []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    pace = Pace(2.0, clock=lambda: clock, sleep=sleep)

    # when three messages of two segments go out from one number and one from another
    for sender in ("a", "a", "b", "a"):
        await pace.wait(sender, 2)

    # then each of the first waits for the segments before it
    assert slept == [1.0, 2.0]
    clock = 10.0
    await pace.wait("a", 1)
    assert slept == [1.0, 2.0]


@pytest.mark.parametrize(("per_second", "parallel"), [(0.25, 1), (1.0, 4), (100.0, 8)])
def test_no_try_waits_longer_for_its_number_than_it_may_take(per_second, parallel):
    sms = channel(per_second=per_second)
    assert sms.parallel == parallel
    assert (sms.parallel - 1) * 2 / per_second < sms.limit_s


@pytest.mark.parametrize(
    ("at", "over"),
    [
        ("2026-01-05 20:59", None),
        ("2026-01-05 21:00", "2026-01-06 08:00"),
        ("2026-01-06 03:00", "2026-01-06 08:00"),
        ("2026-01-06 08:00", None),
        ("2026-03-07 22:00", "2026-03-08 08:00"),  # the clock is put forward in that night
        ("2026-03-08 07:59", "2026-03-08 08:00"),
    ],
)
def test_quiet_hours_go_by_the_clock_over_midnight(at, over):
    moment = datetime.fromisoformat(at).replace(tzinfo=CHICAGO)
    ends = datetime.fromisoformat(over).replace(tzinfo=CHICAGO) if over else None
    assert QuietHours(21, 8, CHICAGO).over_at(moment.astimezone(UTC)) == ends
    assert QuietHours(8, 8, CHICAGO).over_at(moment) is None


def test_quiet_hours_within_a_day():
    hours = QuietHours(1, 5, CHICAGO)
    assert hours.over_at(datetime(2026, 1, 5, 4, tzinfo=CHICAGO)) == datetime(2026, 1, 5, 5, tzinfo=CHICAGO)
    assert hours.over_at(datetime(2026, 1, 5, 23, tzinfo=CHICAGO)) is None


@pytest.mark.parametrize(("minutes", "waits"), [(5, False), (60, False), (61, True), (600, True)])
async def test_at_night_only_answers_go_out(twilio, minutes, waits):
    night = datetime(2026, 1, 6, 6, tzinfo=UTC)  # midnight in Oklahoma
    said = ANSWER.model_copy(update={"at": (night - timedelta(minutes=minutes)).isoformat()})
    account = TwilioAccount(SID, [TOKEN], PUBLIC_URL, numbers=[OURS], api_url=twilio.url)
    sms = Sms(account, QuietHours(21, 8, CHICAGO), now=lambda: night)
    if waits:
        with pytest.raises(NotNow) as error:
            await sms.deliver(PERSON, said)
        assert error.value.wait_s == 8 * 3600
    else:
        await sms.deliver(PERSON, said)
    await sms.close()
    assert len(twilio.sent) == (0 if waits else 1)


@pytest.mark.parametrize(
    ("number", "known"),
    [
        ("+14055550147", "+14055550147"),
        ("+1 (405) 555-0147", "+14055550147"),
        ("+525555550147", "+525555550147"),
        ("4055550147", None),
        ("+1405555014", None),
        ("+15550147", None),
        ("911", None),
        ("", None),
        ("+" + "9" * 400, None),
    ],
)
def test_numbers_are_those_of_the_world(number, known):
    assert e164(number) == known


SIGNS = some.characters(codec="utf-8", exclude_characters="\0")
MESSAGES = some.builds(
    Message,
    id=some.just("5e0c"),
    from_=some.just("bot"),
    at=some.just("2026-01-05T16:00:00.000Z"),
    text=some.one_of(some.text(SIGNS, max_size=2000), some.text("abc .,\nó😀€", max_size=3000)),
    choices=some.lists(some.builds(Choice, title=some.text(SIGNS, min_size=1, max_size=60), payload=some.just("/x"))),
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(MESSAGES)
def test_whatever_is_said_fits_and_each_part_has_its_own_id(message):
    parts = channel().render(message)
    assert all(segments(part.text) <= 2 and len(part.text) <= LONGEST_BODY for part in parts)
    assert len({part.id for part in parts}) == len(parts)
    assert parts == channel().render(message)
    if is_gsm7(message.text) and not message.choices:
        assert all(is_gsm7(part.text) for part in parts)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(some.binary(max_size=300), some.sampled_from(["application/x-www-form-urlencoded", "application/json", ""]))
def test_whatever_is_called_is_read_or_refused(body, content_type):
    called = Received(f"{PATH}?part=1", {}, body, content_type)
    for read in (channel().parse, channel().receipts):
        with suppress(Problem):
            assert len(read(called)) <= 1


@settings(max_examples=200, deadline=None, derandomize=True)
@given(some.dictionaries(some.sampled_from(sorted(incoming("", ""))), some.text(max_size=30)))
def test_whatever_the_fields_hold_is_read(changes):
    fields = incoming(PERSON, "hi") | {"MessageStatus": "failed"} | changes
    assert len(channel().parse(call(fields))) <= 1
    assert len(channel().receipts(call(fields, f"{PATH}?part=1"))) <= 1


def test_secrets_and_people_do_not_show():
    assert TOKEN not in repr(TwilioAccount(SID, [TOKEN], PUBLIC_URL))
    assert PERSON not in repr(channel().parse(call(incoming(PERSON, "hi"))))


async def test_it_can_be_closed_before_it_is_used():
    await channel().close()
    assert asyncio.all_tasks() == {asyncio.current_task()}
