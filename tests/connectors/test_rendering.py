"""Wording by channel: the web as it is; SMS in two segments, numbered, cut between sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.messages import Message
from connectors.rendering import render, sms_fits
from connectors.segments import is_gsm7, segments
from tests.connectors.channels.messages import AT, said

NUMBER = re.compile(r"^\((\d+)/(\d+)\) ")


def shown(parts: list[Message]) -> list[str]:
    """The texts of the parts without their numbers, which must be there and right when there are several."""
    if len(parts) > 1:
        numbers = [NUMBER.match(part.text) for part in parts]
        assert [found and found.groups() for found in numbers] == [
            (str(number), str(len(parts))) for number in range(1, len(parts) + 1)
        ]
        return [NUMBER.sub("", part.text) for part in parts]
    return [part.text for part in parts]


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
    assert " ".join(shown(parts)) == " ".join(sentences) + "\n1 Yes"
    assert [bool(part.choices) for part in parts] == [False] * (len(parts) - 1) + [True]


def test_spanish_goes_without_accents_on_vowels_always_and_keeps_its_letters():
    (part,) = render(said("¿Qué piensa? El año próximo: información, pingüinos. Ánimo, ÓSCAR."), "sms")
    assert part.text == "¿Que piensa? El año proximo: informacion, pingüinos. Animo, OSCAR."


def test_a_list_is_cut_between_its_lines_and_never_after_a_colon():
    lines = [f"- Job number {n}: a long line about it, with a price; and pay: $20 an hour" for n in range(8)]
    parts = render(said("\n".join(lines)), "sms")
    assert len(parts) > 1
    assert "\n".join(shown(parts)) == "\n".join(lines)
    assert all(line in lines for text in shown(parts) for line in text.split("\n"))


def test_a_sentence_too_long_is_cut_at_a_comma_or_semicolon():
    parts = render(said(", ".join(["a phrase of some length without an end"] * 12) + "."), "sms")
    assert all(part.text.endswith((",", ".")) for part in parts)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 1),
        ("x" * 160, 1),
        ("x" * 161, 2),
        ("x" * 306, 2),
        ("x" * 307, 3),
        ("x" * 459, 3),
        ("x" * 460, 4),
        ("ñ¿¡üéÉ" * 51, 2),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("€" * 152, 2),
        ("€" * 153, 3),  # 76 and a half would fit in each: the pair is not parted, so 76 do
        ("x" + "€" * 152, 2),
        ("ó" * 70, 1),
        ("ó" * 71, 2),
        ("ó" * 134, 2),
        ("ó" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 66, 2),
        ("😀" * 67, 3),  # 33 and a half would fit in each
        ("x" * 69 + "😀", 2),
        ("x" * 66 + "😀" + "x" * 66, 3),
        ("x" * 159 + "^", 2),
        ("x" * 152 + "^" + "x" * 152, 3),
    ],
)
def test_segments_are_counted_as_carriers_count(text, number):
    assert segments(text) == number
    assert sms_fits(text) is (number <= 2)


@pytest.mark.parametrize(("text", "is_one"), [("ñandú", False), ("Ñandu {[~]} €", True), ("ç", False), ("Ç", True)])
def test_the_alphabet_is_the_standards(text, is_one):
    assert is_gsm7(text) is is_one


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    some.text(alphabet=some.sampled_from("abc é ó ñ €{ 😀.!?\n "), max_size=900),
    some.lists(some.text(alphabet="abcó ", min_size=1, max_size=40), max_size=12),
)
def test_no_message_is_ever_too_long_and_no_word_is_lost(text, titles):
    parts = render(said(text, *titles), "sms")
    assert all(sms_fits(part.text) for part in parts)
    said_all = "".join("".join(shown(parts)).split())
    numbered = text + "".join(f"{n}{title}" for n, title in enumerate(titles, 1))
    assert said_all == "".join(numbered.split()).translate(str.maketrans("éó", "eo"))
    assert sum(len(part.choices) for part in parts) == len(titles)
