"""The picture of a route: well-formed, nothing beyond its edge or on top of another line, whole without being seen."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

import pathways
from pathways.catalog import Catalog
from pathways.planner import plan
from pathways.profile import Profile
from pathways.routes import Barrier, Exit, Route, Step, Target
from pathways.text_width import BOLD, width, wrapped

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 11, 23)
FONTS = Path(matplotlib.__file__).parent / "mpl-data" / "fonts" / "ttf"


def _step(title: str = "Practical nursing", **more: object) -> Step:
    return Step.model_validate({"kind": "training", "title": title, **more})


def _route(*steps: Step, title: str = "nurse", **more: object) -> Route:
    base = {"field": "health_science", "target": Target(onet_soc="29-2061.00", title=title), "fit": 0.5}
    return Route.model_validate({**base, "steps": list(steps), **more})


def _texts(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}text"))


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())


def _said(svg: str) -> str:
    return " ".join(one.text or "" for one in _texts(svg))


words = st.text(max_size=60) | st.sampled_from(
    ["<b>&amp;", "]]>", "W" * 200, "Ñandú 👩‍🚒 تعليم 漢字", "a\x00b\x0b\ufffe"]
)
money = st.none() | st.floats(0, 200_000)
exits = st.none() | st.builds(
    Exit, onet_soc=st.just("29-2061.00"), title=words, wage_hourly_median=money, wage_year=st.none() | st.just(2025)
)
steps = st.builds(
    Step,
    kind=st.sampled_from(["training", "exam", "work"]),
    title=words,
    program_id=st.none() | st.just("p"),
    provider=st.none() | words,
    city=st.none() | words,
    miles=st.none() | st.floats(0, 500),
    online=st.sampled_from([None, True, False]),
    weeks=st.none() | st.floats(0, 520),
    weeks_estimated=st.booleans(),
    hours=money,
    tuition_usd=money,
    tuition_year=st.none() | st.just(2021),
    paid=st.sampled_from([None, True, False]),
    exit=exits,
    exit_after_test=st.booleans(),
    sourced=st.booleans(),
)
barriers = st.builds(
    Barrier,
    barrier=st.just("age"),
    severity=st.sampled_from(["blocks", "case_by_case", "note"]),
    rule=words,
    concerns=words,
    source_url=words,
)
routes = st.builds(
    lambda made, title, rules, first, cost: _route(
        *made, title=title, barriers=rules, weeks_to_first_job=first, out_of_pocket_usd=cost
    ),
    st.lists(steps, max_size=7),
    words,
    st.lists(barriers, max_size=3),
    money,
    money,
)


@settings(max_examples=150, deadline=None)
@given(routes, st.sampled_from(["en", "es"]), st.sampled_from([240, 360, 800]))
def test_any_route_is_drawn_well_formed_within_the_picture_and_whole_in_words(route: Route, language: str, wide: int):
    svg = pathways.ladder_svg(route, language, wide)
    root = ElementTree.fromstring(svg)

    last_foot = 0.0
    for one in root.iter(f"{SVG}text"):
        size = float(one.attrib["font-size"])
        assert size >= 13
        if one.get("text-anchor") == "middle":
            continue
        end = float(one.attrib["x"]) + width(one.text or "", size, bold=one.get("font-weight") == "700")
        assert end <= wide
        assert float(one.attrib["y"]) - size * 0.8 >= last_foot - 0.2
        last_foot = float(one.attrib["y"])
    assert last_foot < float(root.attrib["height"])
    told = _letters(root.findtext(f"{SVG}desc") or "")
    assert all(_letters(step.title) in told for step in route.steps)
    assert root.attrib["role"] == "img"


def test_the_picture_stands_alone():
    svg = pathways.ladder_svg(_route(_step(provider="<script>alert(1)</script>")))

    assert "<script" not in svg
    assert not re.search(r"(?:href|src|url\(|@import|https?://(?!www\.w3\.org/2000/svg))", svg)
    assert "prefers-color-scheme:dark" in svg
    assert "@media print" in svg


def test_kinds_are_told_by_shape():
    shapes = {
        kind: pathways.ladder_svg(_route(_step(kind=kind))).count("<circle") for kind in ("training", "exam", "work")
    }
    diamond = pathways.ladder_svg(_route(_step(kind="exam")))

    assert shapes == {"training": 0, "exam": 0, "work": 2}
    assert "l13 13l-13 13" in diamond
    assert "l13 13l-13 13" not in pathways.ladder_svg(_route(_step(kind="training")))


def test_a_step_that_no_source_supports_has_broken_rails_and_says_so():
    sure = pathways.ladder_svg(_route(_step(kind="work")))
    open_ = pathways.ladder_svg(_route(_step(kind="work", sourced=False)))

    assert 'class="r o"' not in sure
    assert 'class="r o"' in open_
    assert "no source" in _said(open_)


def test_what_is_known_stands_with_its_year_and_what_is_not_says_so():
    job = Exit(onet_soc="29-2061.00", title="LPN", wage_hourly_median=28.0, wage_year=2025)
    known = _step(
        weeks=52, tuition_usd=4052, tuition_year=2021, exit=job, exit_after_test=True, program_id="p", miles=6
    )
    unknown = _step(program_id="p", exit=Exit(onet_soc="29-2061.00", title="LPN"))

    said = _said(pathways.ladder_svg(_route(known)))
    assert "52 weeks (about 12 months)" in said
    assert "$4,052 (2021)" in said
    assert "6 miles" in said
    assert "Job after the test: LPN" in said
    assert "about $28.00 an hour (2025)" in said
    said = _said(pathways.ladder_svg(_route(unknown)))
    assert "time not known" in said
    assert "price not known" in said
    assert "distance not known" in said
    assert "pay not known" in said


def test_a_rule_is_marked_once_and_stands_whole_in_the_words():
    rule = Barrier(barrier="age", severity="blocks", rule="Must be 18.", concerns="LPN licence", source_url="x")
    svg = pathways.ladder_svg(_route(_step(), barriers=[rule, rule.model_copy(update={"rule": "Must be sober."})]))

    assert _said(svg).count("A rule may stop you: LPN licence") == 1
    told = ElementTree.fromstring(svg).findtext(f"{SVG}desc") or ""
    assert "Must be 18." in told
    assert "Must be sober." in told


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_words_of_real_routes_are_in_the_persons_language(oklahoma: Catalog, language: str):
    person = Profile(place={"name": "Lawton"}, target_occupations=["29-1141.00"], language=language)
    route = plan(oklahoma, person, 1, TODAY).routes[0]

    told = pathways.ladder_text(route, language)

    assert told.splitlines()[0].startswith({"en": "Steps to:", "es": "Pasos hacia:"}[language])
    assert len(told.splitlines()) >= len(route.steps) + 3
    foreign = ("Step ", " weeks", "not known") if language == "es" else ("Paso ", " semanas", "no conocid")
    own = "\n".join(line for line in told.splitlines())
    assert not any(one in own for one in foreign)


@pytest.mark.parametrize(("font", "bold"), [("DejaVuSans.ttf", False), ("DejaVuSans-Bold.ttf", True)])
def test_no_sign_of_a_wide_font_is_wider_than_it_is_taken_for(font: str, bold: bool):
    with TTFont(FONTS / font) as read:
        signs, widths, em = read.getBestCmap(), read["hmtx"], read["head"].unitsPerEm
        letters = [*range(32, 127), *map(ord, "áéíóúüñÁÉÍÓÚÜÑ¿¡–—’‘“”…·→")]
        too_wide = [chr(one) for one in letters if widths[signs[one]][0] / em > width(chr(one), 1.0, bold=bold) + 1e-9]

    assert too_wide == []
    assert width("mmm", 10, bold=True) == pytest.approx(width("mmm", 10) * BOLD)


def test_a_word_longer_than_a_line_is_cut():
    lines = wrapped("a " + "W" * 50 + " b", 100, 10)

    assert "".join(lines).replace(" ", "") == "a" + "W" * 50 + "b"
    assert all(width(line, 10) <= 100 for line in lines)
    assert wrapped("  ", 100, 10) == []


def test_the_heading_may_stand_elsewhere():
    route = _route(_step(), title="nurse", weeks_total=4.0)

    assert "Steps to: nurse" in _said(pathways.ladder_svg(route))
    assert "Steps to: nurse" not in _said(pathways.ladder_svg(route, heading=False))
    assert "Steps to: nurse" in (
        ElementTree.fromstring(pathways.ladder_svg(route, heading=False)).findtext(f"{SVG}desc") or ""
    )
