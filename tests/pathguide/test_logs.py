"""Logs in both forms: what stands in them, and what must not."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator

import pytest

from pathguide import logs


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield io.StringIO()
    root.handlers[:], level = before
    root.setLevel(level)


def fail(logger: logging.Logger, words: str) -> None:
    try:
        raise ValueError(words)
    except ValueError:
        logger.exception("a %s failed", "turn", stack_info=True)


def test_json_is_one_object_a_line_with_what_was_told_apart(stream: io.StringIO):
    logs.set_up("INFO", "json", stream)

    logging.getLogger("connectors.server").info("%s answered", "GET /", extra={"status": 200, "route": "/"})
    logging.getLogger("bot").debug("not told")

    (line,) = stream.getvalue().splitlines()
    told = json.loads(line)
    assert list(told) == ["time", "level", "logger", "message", "route", "status"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", told.pop("time"))
    assert told == {
        "level": "info",
        "logger": "connectors.server",
        "message": "GET / answered",
        "route": "/",
        "status": 200,
    }


@pytest.mark.parametrize("form", ["json", "text"])
def test_of_an_error_the_kind_and_the_place_are_told_and_not_its_words(stream: io.StringIO, form: str):
    logs.set_up("INFO", form, stream)

    fail(logging.getLogger("sqlalchemy.pool"), "Anna, +1 405 555 0101")

    told = stream.getvalue()
    assert "a turn failed: ValueError" in told
    assert "test_logs.py" in told
    assert "Anna" not in told
    assert "555" not in told
    assert form == "text" or len(told.splitlines()) == 1


def test_text_is_a_line_for_people(stream: io.StringIO):
    logs.set_up("WARNING", "text", stream)

    logging.getLogger("bot.delivery").warning("%s delivers again", "webhook")
    logging.getLogger("bot.delivery").info("not told")

    assert stream.getvalue().endswith(" WARNING bot.delivery webhook delivers again\n")
    assert len(stream.getvalue().splitlines()) == 1
