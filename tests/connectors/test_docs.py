"""The documentation names every call, status and figure, and what it shows is what is answered."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from connectors.operations import OPERATIONS
from connectors.pages import FOLDER
from tests.connectors.doubles import running_gateway

TEXT = (Path(__file__).parents[2] / "docs" / "http-api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("call", OPERATIONS, ids=lambda call: f"{call.method} {call.path}")
def test_every_call_is_documented(call):
    assert f"`{call.method} {call.path}" in TEXT


def test_every_status_is_documented():
    statuses = {int(status) for call in OPERATIONS for status in call.problems}
    assert statuses | {405, 500} == {int(status) for status in re.findall(r"^\| (\d{3}) \|", TEXT, re.MULTILINE)}


async def test_every_figure_is_documented():
    async with running_gateway() as gateway:
        figures = await (await gateway.client.get("/metrics")).text()
    for name in re.findall(r"^# TYPE (\w+)", figures, re.MULTILINE):
        assert name.removesuffix("_created") in TEXT.replace("_total", "") or name in TEXT


async def test_the_error_shown_is_the_error_answered():
    shown = json.loads(re.search(r"```json\n(.*?)```", TEXT, re.DOTALL)[1])
    async with running_gateway() as gateway:
        answer = await gateway.client.post("/api/v1/plan", data='{"profile": {"max_weeks": "52"}}')
        assert json.loads(await answer.read()) == shown


def test_the_widget_is_small():
    parts = [FOLDER / "widget.js", *(FOLDER / "widget").glob("*.js")]
    assert sum(len(gzip.compress(part.read_bytes())) for part in parts) < 20 * 1024


def test_the_loader_asks_for_every_part():
    loader = (FOLDER / "widget.js").read_text()
    assert set(re.findall(r"'(\w+\.js)'", loader)) == {part.name for part in (FOLDER / "widget").glob("*.js")}


def test_both_languages_say_the_same_things():
    text = (FOLDER / "widget" / "words.js").read_text()
    english, spanish = text.split("const es = {")
    names = [re.findall(r"^  (\w+):", part, re.MULTILINE) for part in (english, spanish)]
    assert names[0] == names[1]
