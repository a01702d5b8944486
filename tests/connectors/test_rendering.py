"""Wording by channel: the web as it is; SMS in two segments, numbered, cut between sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.messages import Choice, Message
from connectors.rendering import render, sms_fits

AT = "2026-01-05T10:00:00.000Z"


def said(text: str, *titles: str) -> Message:
    choices = [Choice(title=title, payload=f'/inform{{"n": {n}}}') for n, title in enumerate(titles)]
    return Message(id="m", from_="bot", at=AT, text=text, choices=choices)


def test_the_web_and_the_person_are_left_as_they_are():
    long = said("One. " * 500, "A")
    assert render(long, "web") == [long]
    mine = Message(id="p", from_="person", at=AT, text="word " * 500)
    assert render(mine, "sms") == [mine]


def test_choices_are_numbered_and_stay_data():
    (part,) = render(said("How do you get around?", "Car", "Bus", "No way"), "sms")
    assert part.text == "How do you get around?\n1 Car\n2 Bus\n3 No way"
    assert [choice.title for choice in part.choices] == ["Car", "Bus", "No way"]


def test_typographic_signs_do_not_cost_a_whole_alphabet():
    (part,) = render(said("It’s “free” – call 2‑1‑1… now • today"), "sms")
    assert part.text == 'It\'s "free" - call 2-1-1... now - today'


def test_a_long_text_is_cut_between_sentences():
    sentences = [f"This is sentence number {n} and it has some length to it." for n in range(12)]
    parts = render(said(" ".join(sentences), "Yes"), "sms")
    assert len(parts) > 1
    assert [part.id for part in parts] == ["m", *(f"m.{n}" for n in range(2, len(parts) + 1))]
    assert all(part.text.endswith((".", "1 Yes")) for part in parts)
    assert " ".join(part.text for part in parts) == " ".join(sentences) + "\n1 Yes"
    assert [bool(part.choices) for part in parts] == [False] * (len(parts) - 1) + [True]


def test_spanish_goes_without_accents_on_vowels_always_and_keeps_its_letters():
    (part,) = render(said("¿Qué piensa? El año próximo: información, pingüinos. Ánimo, ÓSCAR."), "sms")
    assert part.text == "¿Que piensa? El año proximo: informacion, pingüinos. Animo, OSCAR."


def test_a_list_is_cut_between_its_lines_and_never_after_a_colon():
    lines = [f"- Job number {n}: a long line about it, with a price; and pay: $20 an hour" for n in range(8)]
    parts = render(said("\n".join(lines)), "sms")
    assert len(parts) > 1
    assert "\n".join(part.text for part in parts) == "\n".join(lines)
    assert all(line in lines for part in parts for line in part.text.split("\n"))


def test_a_sentence_too_long_is_cut_at_a_comma_or_semicolon():
    parts = render(said(", ".join(["a phrase of some length without an end"] * 12) + "."), "sms")
    assert all(part.text.endswith((",", ".")) for part in parts)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("x" * 306, True),
        ("x" * 307, False),
        ("€" * 153, True),
        ("€" * 154, False),
        ("ñ" * 306, True),
        ("ó" * 134, True),
        ("ó" * 135, False),
        ("😀" * 67, True),
        ("😀" * 68, False),
    ],
)
def test_sizes_are_those_of_the_standard(text, fits):
    assert sms_fits(text) is fits


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    some.text(alphabet=some.sampled_from("abc é ó ñ €{ 😀.!?\n "), max_size=900),
    some.lists(some.text(alphabet="abcó ", min_size=1, max_size=40), max_size=12),
)
def test_no_message_is_ever_too_long_and_no_word_is_lost(text, titles):
    parts = render(said(text, *titles), "sms")
    assert all(sms_fits(part.text) for part in parts)
    shown = "".join("".join(part.text for part in parts).split())
    numbered = text + "".join(f"{n}{title}" for n, title in enumerate(titles, 1))
    assert shown == "".join(numbered.split()).translate(str.maketrans("éó", "eo"))
    assert sum(len(part.choices) for part in parts) == len(titles)
