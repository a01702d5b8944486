"""The picture of a route: a ladder in SVG, readable on a phone, in light and dark, in print, and without seeing it.

One reads from the top, where the person stands, to the goal at the foot, as one reads a phone (docs/decisions). Every
difference is told by shape or words as well as by colour: a square for training, a diamond for a test, a circle for
work; rails that are broken where going on is possible but not sourced; a triangle beside a rule that may stop one.
Lines are wrapped by the widths of `pathways.text_width`, so nothing leaves the picture in any common font. The
picture is self-contained: no script, no address, no font of its own. The `pathguide-ladder-*` variables of a page that
holds it inline win over its colours.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from pathways.ladder_words import facts, kind, ladder_text, pay, totals, warning, where
from pathways.phrases import say
from pathways.routes import Barrier, Route, Step
from pathways.text_width import width as width_of
from pathways.text_width import wrapped

LEAST_WIDTH = 240
MARGIN = 12.0
RAIL_LEFT, RAIL_RIGHT = 18.0, 38.0
RAIL = (RAIL_LEFT + RAIL_RIGHT) / 2
TEXT_LEFT = 54.0
BOX_PAD = 8.0
LEADING = 1.36
HEAD, TITLE, TEXT = 17.0, 15.0, 13.5
GAP, STEP_GAP = 6.0, 18.0

# Not allowed in XML 1.0, however written.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_STYLE = (
    ".pgl{--ink:var(--pathguide-ladder-ink,#1b1f24);--soft:var(--pathguide-ladder-soft,#4a5159);"
    "--line:var(--pathguide-ladder-line,#6b737c);--paper:var(--pathguide-ladder-paper,#fff);"
    "--mark:var(--pathguide-ladder-mark,#0b5c8a);--box:var(--pathguide-ladder-box,#eef4f8)}"
    "@media (prefers-color-scheme:dark){.pgl{--ink:var(--pathguide-ladder-ink,#eceff2);"
    "--soft:var(--pathguide-ladder-soft,#c3cad1);--line:var(--pathguide-ladder-line,#98a2ac);"
    "--paper:var(--pathguide-ladder-paper,#171b20);--mark:var(--pathguide-ladder-mark,#7cc4ee);"
    "--box:var(--pathguide-ladder-box,#232a31)}}"
    "@media print{.pgl{--ink:#000;--soft:#000;--line:#000;--paper:#fff;--mark:#000;--box:#fff}}"
    ".pgl .p{fill:var(--paper)}.pgl .i{fill:var(--ink)}.pgl .s{fill:var(--soft)}"
    ".pgl .r{stroke:var(--line);stroke-width:3;fill:none}.pgl .o{stroke-dasharray:2 7}"
    ".pgl .m{fill:var(--paper);stroke:var(--mark);stroke-width:2.5}.pgl .g{stroke:var(--mark);stroke-width:2;fill:none}"
    ".pgl .f{fill:var(--mark)}.pgl .b{fill:var(--box);stroke:var(--line);stroke-width:1}"
)


@dataclass
class _Sheet:
    """What is drawn so far, and how far down it goes."""

    width: float
    y: float = MARGIN
    shapes: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def right(self) -> float:
        """The right end of lines of text."""
        return self.width - MARGIN

    def write(self, text: str, size: float, tone: str = "i", *, left: float = TEXT_LEFT, bold: bool = False) -> None:
        """Lines of text below what is there; they end before the margin."""
        weight = ' font-weight="700"' if bold else ""
        for line in wrapped(text, self.right - left - (BOX_PAD if left > TEXT_LEFT else 0), size, bold=bold):
            self.y += size * LEADING
            baseline = self.y - size * (LEADING - 1)
            where_ = f'x="{left:g}" y="{baseline:.1f}"'
            self.texts.append(f'<text class="{tone}" {where_} font-size="{size:g}"{weight}>{_xml(line)}</text>')

    def draw(self, shape: str) -> None:
        """A shape under the text."""
        self.shapes.append(shape)


def ladder_svg(route: Route, language: str = "en", width: int = 360, *, heading: bool = True) -> str:
    """The ladder of a route as a self-contained SVG document.

    Args:
        route: a route of the planner; its texts are in the language it was planned in.
        language: "en" or "es", for the words around them.
        width: pixels of the drawing at its natural size, 240 at least; the text keeps its size.
        heading: whether the goal and the sums stand above the ladder; a card that has them leaves them out.
    """
    sheet = _Sheet(float(max(width, LEAST_WIDTH)))
    if heading:
        sheet.write(say("ladder_title", language, job=route.target.title), HEAD, left=MARGIN, bold=True)
        for line in totals(route, language):
            sheet.write(line, TEXT, "s", left=MARGIN)
        sheet.y += STEP_GAP
    for number, step in enumerate(route.steps, 1):
        _rung(sheet, step, number, language)
    _goal(sheet, route, language)
    shown = dict[str, Barrier]()
    for barrier in route.barriers:
        shown.setdefault(warning(barrier, language), barrier)
    for barrier in shown.values():
        _rule(sheet, barrier, language)
    return _document(sheet, route, language)


def _xml(text: str) -> str:
    """Text as it may stand in the document."""
    return escape(_FORBIDDEN.sub("", text))


def _rung(sheet: _Sheet, step: Step, number: int, language: str) -> None:
    top = sheet.y
    if number == 1:
        sheet.write(say("ladder_start", language), TEXT, "s", bold=True)
        sheet.y += GAP
    level = sheet.y + TITLE * LEADING / 2
    sheet.write(kind(step, number, language), TEXT, "s")
    sheet.write(step.title, TITLE, bold=True)
    if place := where(step, language):
        sheet.write(place, TEXT)
    _facts(sheet, facts(step, language))
    _exit(sheet, step, language)
    if not step.sourced:
        sheet.write(say("ladder_possible", language), TEXT, "s")
    sheet.y += STEP_GAP
    broken = "" if step.sourced else " o"
    for rail in (RAIL_LEFT, RAIL_RIGHT):
        if step.sourced:
            sheet.draw(f'<path class="r" d="M{rail:g} {top:.1f}V{sheet.y:.1f}"/>')
        else:
            sheet.draw(f'<path class="r" d="M{rail:g} {top:.1f}V{level:.1f}"/>')
            sheet.draw(f'<path class="r{broken}" d="M{rail:g} {level:.1f}V{sheet.y:.1f}"/>')
    sheet.draw(f'<path class="r" d="M{RAIL_LEFT:g} {level:.1f}H{RAIL_RIGHT:g}"/>')
    sheet.draw(_SHAPES[str(step.kind)](RAIL, level))


def _facts(sheet: _Sheet, told: str) -> None:
    """Facts in one line if they fit, else each in its own: a price is not torn from its year."""
    fits = width_of(told, TEXT) <= sheet.right - TEXT_LEFT
    for line in [told] if fits else told.split(" · "):
        sheet.write(line, TEXT)


def _exit(sheet: _Sheet, step: Step, language: str) -> None:
    """The job that opens, in a box; a step without one says so."""
    sheet.y += GAP
    if step.exit is None:
        sheet.write(say("ladder_no_job", language), TEXT, "s")
        return
    top, left = sheet.y, TEXT_LEFT + BOX_PAD
    name = "ladder_after_test" if step.exit_after_test else "ladder_job"
    sheet.y += BOX_PAD / 2
    sheet.write(say(name, language, job=step.exit.title), TEXT, left=left, bold=True)
    sheet.write(pay(step.exit, language), TEXT, left=left)
    sheet.y += BOX_PAD
    box = f'x="{TEXT_LEFT:g}" y="{top:.1f}" width="{sheet.right - TEXT_LEFT:g}" height="{sheet.y - top:.1f}"'
    sheet.draw(f'<rect class="b" {box} rx="5"/>')
    sheet.y += GAP


def _goal(sheet: _Sheet, route: Route, language: str) -> None:
    top = sheet.y
    sheet.write(say("ladder_goal", language, job=route.target.title), TITLE, bold=True)
    foot = top + 16
    for rail in (RAIL_LEFT, RAIL_RIGHT):
        sheet.draw(f'<path class="r" d="M{rail:g} {top:.1f}V{foot:.1f}"/>')
    flag, pole = f"M{RAIL - 5:g} {top:.1f}l13 5l-13 5z", f"M{RAIL - 6:g} {top - 1:.1f}v15"
    sheet.draw(f'<path class="m" d="M{RAIL - 13:g} {top - 4:.1f}h26v21h-26z"/>')
    sheet.draw(f'<path class="f" d="{flag}"/><path class="g" d="{pole}"/>')
    sheet.y = max(sheet.y, foot)


def _rule(sheet: _Sheet, barrier: Barrier, language: str) -> None:
    """A rule that may stand in the way, with its mark."""
    sheet.y += GAP * 1.5
    middle = sheet.y + TEXT * LEADING / 2
    sheet.write(warning(barrier, language), TEXT)
    sign = {"blocks": "!", "case_by_case": "?"}.get(str(barrier.severity), "i")
    if sign == "i":
        sheet.draw(f'<circle class="m" cx="{RAIL:g}" cy="{middle:.1f}" r="9"/>')
    else:
        sheet.draw(f'<path class="m" d="M{RAIL:g} {middle - 11:.1f}l12 20h-24z"/>')
    below = 5.0 if sign == "i" else 6.0
    attributes = f'x="{RAIL:g}" y="{middle + below:.1f}" font-size="{TEXT:g}" font-weight="700" text-anchor="middle"'
    sheet.texts.append(f'<text class="i" {attributes}>{sign}</text>')


def _square(x: float, y: float) -> str:
    return f'<path class="m" d="M{x - 9:g} {y - 9:.1f}h18v18h-18z"/><path class="g" d="M{x - 4:g} {y:.1f}h8m-4 -4v8"/>'


def _diamond(x: float, y: float) -> str:
    tick = f"M{x - 4:g} {y:.1f}l3 4l5 -7"
    return f'<path class="m" d="M{x:g} {y - 13:.1f}l13 13l-13 13l-13 -13z"/><path class="g" d="{tick}"/>'


def _circle(x: float, y: float) -> str:
    return f'<circle class="m" cx="{x:g}" cy="{y:.1f}" r="10"/><circle class="f" cx="{x:g}" cy="{y:.1f}" r="4"/>'


_SHAPES = {"training": _square, "exam": _diamond, "work": _circle}


def _document(sheet: _Sheet, route: Route, language: str) -> str:
    title = _xml(say("ladder_title", language, job=route.target.title))
    told = _xml(ladder_text(route, language))
    name = "pgl" + hashlib.sha256(f"{title}{told}".encode()).hexdigest()[:10]
    width, height = f"{sheet.width:g}", f"{sheet.y + MARGIN:.0f}"
    font = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pgl" role="img" lang="{"es" if language == "es" else "en"}" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="{font}" '
        f'aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{title}</title><desc id="{name}-d">{told}</desc>'
        f'<style>{_STYLE}</style><rect class="p" width="{width}" height="{height}" rx="8"/>'
        f"{''.join(sheet.shapes)}{''.join(sheet.texts)}</svg>"
    )
