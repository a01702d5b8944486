"""What comes in over HTTP and is not as it should be: the right status, and a document that says what to do."""

from __future__ import annotations

import json

import pytest

from tests.connectors.doubles import running_gateway

SECRET = "my-very-own-words"
PLAN, UNDERSTAND, CREATE = "/api/v1/plan", "/api/v1/understand", "/api/v1/conversations"


async def problem(answer, status):
    """The problem document of an answer that must be one."""
    assert answer.status == status, await answer.text()
    assert answer.content_type == "application/problem+json"
    document = json.loads(await answer.read())
    assert document["status"] == status
    assert document["title"]
    assert document["detail"]
    assert SECRET not in json.dumps(document)
    assert "Traceback" not in json.dumps(document)
    return document


async def test_json_is_taken_whatever_type_curl_says_it_is():
    async with running_gateway() as gateway:
        for content_type in ("application/x-www-form-urlencoded", "text/plain", "application/json", ""):
            headers = {"Content-Type": content_type}
            answer = await gateway.client.post(UNDERSTAND, data=b'{"text":"hi"}', headers=headers)
            assert answer.status == 200, content_type
            assert (await answer.json())["intent"] == {"name": "inform", "confidence": 0.9}


async def test_a_byte_order_mark_is_no_mistake():
    async with running_gateway() as gateway:
        answer = await gateway.client.post(UNDERSTAND, data=b'\xef\xbb\xbf{"text":"hi"}')
        assert answer.status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"my-very-own-words",
        b'{"text": my-very-own-words}',
        b'{"text": "my-very-own-words',
        b'["my-very-own-words"]',
        b'"my-very-own-words"',
        b"null",
        b"17",
        b'{"text": NaN}',
        b'{"text": Infinity}',
        b'{"text": 1e999}',
        b'{"text": ' + b"9" * 6000 + b"}",
        b'{"text": "\xff\xfe"}',
        b"[" * 30_000,
        b'{"a":' * 8_000,
        b'{"text": "a\x00b"}',
        '{"text": "hi"}'.encode("utf-16"),
    ],
)
async def test_what_is_not_a_json_object_is_400(body):
    async with running_gateway() as gateway:
        await problem(await gateway.client.post(UNDERSTAND, data=body), 400)


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        (UNDERSTAND, {}, "text"),
        (UNDERSTAND, {"text": None}, "text"),
        (UNDERSTAND, {"text": 5}, "text"),
        (UNDERSTAND, {"text": ["a"]}, "text"),
        (UNDERSTAND, {"text": " \n\t"}, "text"),
        (UNDERSTAND, {"text": SECRET + "x" * 2001}, "text"),
        (UNDERSTAND, {"text": SECRET + "\x00"}, "text"),
        (UNDERSTAND, {"text": SECRET, "asked": "shoe_size"}, "asked"),
        (UNDERSTAND, {"text": SECRET, "language": "fr"}, "language"),
        (UNDERSTAND, {"text": SECRET, "colour": "red"}, "colour"),
        (UNDERSTAND, {"text": "hi", SECRET: 1}, "(a name)"),
        (CREATE, {"language": "xx"}, "language"),
        (CREATE, {"channel": "pigeon"}, "channel"),
        (PLAN, {}, "profile"),
        (PLAN, {"profile": None}, "profile"),
        (PLAN, {"profile": "Lawton"}, "profile"),
        (PLAN, {"profile": {"place": SECRET}}, "profile.place"),
        (PLAN, {"profile": {"place": {"zip": "7350"}}}, "profile.place.zip"),
        (PLAN, {"profile": {"place": {"lat": 135.0}}}, "profile.place.lat"),
        (PLAN, {"profile": {"max_weeks": "52"}}, "profile.max_weeks"),
        (PLAN, {"profile": {"max_weeks": -1}}, "profile.max_weeks"),
        (PLAN, {"profile": {"budget_usd": True}}, "profile.budget_usd"),
        (PLAN, {"profile": {"online_ok": "yes"}}, "profile.online_ok"),
        (PLAN, {"profile": {"age": 3}}, "profile.age"),
        (PLAN, {"profile": {"schedule": ["night"]}}, "profile.schedule.0"),
        (PLAN, {"profile": {"target_occupations": ["nurse"]}}, "profile.target_occupations.0"),
        (PLAN, {"profile": {"shoe_size": 9}}, "profile.shoe_size"),
        (PLAN, {"profile": {"interests": ["a"] * 51}}, "profile"),
        (PLAN, {"profile": {"avoid": [SECRET + "x" * 301]}}, "profile"),
        (PLAN, {"profile": {}, "limit": 0}, "limit"),
        (PLAN, {"profile": {}, "limit": 11}, "limit"),
        (PLAN, {"profile": {}, "limit": 2.5}, "limit"),
        (PLAN, {"profile": {}, "limit": "3"}, "limit"),
    ],
)
async def test_a_wrong_field_is_422_and_named(path, body, field):
    async with running_gateway() as gateway:
        document = await problem(await gateway.client.post(path, json=body), 422)
        assert field in [error["field"] for error in document["errors"]]
        assert all(error["detail"] for error in document["errors"])


async def test_half_a_surrogate_pair_is_refused_not_stumbled_over():
    async with running_gateway() as gateway:
        await problem(await gateway.client.post(UNDERSTAND, data=b'{"text": "\\ud800"}'), 422)


async def test_whole_numbers_are_fine_where_numbers_are_wanted():
    async with running_gateway() as gateway:
        profile = {"max_weeks": 52, "budget_usd": 1500.5, "place": {"name": "Lawton"}, "language": "es"}
        answer = await gateway.client.post(PLAN, json={"profile": profile, "limit": 2})
        assert await answer.json() == {"routes": [], "near_misses": [], "support": []}
        assert gateway.pathways.asked[0][0].said() == {**profile, "max_weeks": 52.0}
        assert gateway.pathways.asked[0][1] == 2


async def test_a_body_of_more_than_64_kb_is_413():
    async with running_gateway() as gateway:
        big = b'{"text": "' + b"x" * 70_000 + b'"}'
        document = await problem(await gateway.client.post(UNDERSTAND, data=big), 413)
        assert "64 KB" in document["detail"]


async def test_a_file_upload_is_415():
    async with running_gateway() as gateway:
        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        await problem(await gateway.client.post(UNDERSTAND, data=b"--x--", headers=headers), 415)


async def test_a_body_that_is_not_the_gzip_it_says_is_a_4xx():
    async with running_gateway() as gateway:
        answer = await gateway.client.post(UNDERSTAND, data=b'{"text":"hi"}', headers={"Content-Encoding": "gzip"})
        assert 400 <= answer.status < 500


async def test_an_address_that_leads_nowhere_is_404():
    async with running_gateway() as gateway:
        for path in ("/nothing", "/api/v1/nothing", "/widget/../../etc/passwd", "/widget/%2e%2e%2findex.html"):
            await problem(await gateway.client.get(path), 404)


async def test_a_method_that_is_not_taken_is_405_and_says_which_are():
    async with running_gateway() as gateway:
        answer = await gateway.client.get(PLAN)
        await problem(answer, 405)
        assert answer.headers["Allow"] == "POST"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "q"),
        ("q=", "q"),
        ("q=%20", "q"),
        ("q=a%00b", "q"),
        ("q=nurse&limit=0", "limit"),
        ("q=nurse&limit=51", "limit"),
        ("q=nurse&limit=x", "limit"),
        ("q=nurse&language=fr", "language"),
        (f"q={'x' * 301}", "q"),
    ],
)
async def test_a_wrong_parameter_is_422_and_named(query, field):
    async with running_gateway() as gateway:
        document = await problem(await gateway.client.get(f"/api/v1/occupations?{query}"), 422)
        assert [error["field"] for error in document["errors"]] == [field]


async def test_occupations_are_asked_for_in_the_persons_words():
    async with running_gateway() as gateway:
        answer = await gateway.client.get("/api/v1/occupations?q=fix%20cars&limit=4&language=en")
        assert await answer.json() == {"occupations": []}
        assert gateway.pathways.asked == [("fix cars", 4, "en")]


async def test_what_breaks_inside_is_500_and_the_log_has_no_words_of_the_person(caplog):
    async with running_gateway() as gateway:
        talk = await (await gateway.client.post(CREATE)).json()
        gateway.conversations.broken = RuntimeError(f"could not store {SECRET}")
        answer = await gateway.client.post(
            f"{CREATE}/{talk['id']}/messages",
            json={"text": SECRET, "message_id": "1"},
            headers={"Authorization": f"Bearer {talk['token']}"},
        )
        await problem(answer, 500)
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text
