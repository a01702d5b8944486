"""Keeping the plan: a page of its own under a link that expires and can be closed, and what stands on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.interview import question_follows
from actions.knowing import known_lines
from actions.links import new_link, plan_days, public_url
from actions.orders import DropPlans, KeepPlan
from actions.recommending import keep_offered
from actions.showing import OTHER_IDEAS, TALK
from actions.trying import keeps_change
from actions.turn import PathguideAction, Turn
from actions.voice import Choice, payload
from pathways.interview_plan import answered

FIND_TRAINING = Choice("choice_find_training", payload("ask_recommendations"))
SAVE = Choice("choice_save", payload("save_plan"))
CLOSE_LINK = Choice("choice_close_link", payload("save_plan", aim="close"))
# Whoever is shown the page need not learn these; who asks for a person sends them along, with consent.
DELICATE = frozenset({"justice_involved", "disability", "low_income", "no_diploma", "youth_out_of_school"})
_ASKED_BY_COUNSELORS = ("interests", "place", "schedule", "transport", "budget_usd", "max_weeks", "education")
_CLOSES = re.compile(
    r"\b(delete|remove|erase|close|kill|cancel|revoke|disable|take down|get rid of|borr\w*|quit\w*|elimin\w*|cierr\w*"
    r"|cerrar|cancel\w*|anul\w*)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\b(links?|url|web ?page|page|plans?|enlaces?|p[aá]gina|liga)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(data|everything|conversation|chat|all|datos|todo|conversaci[oó]n)\b", re.IGNORECASE)


class SavePlan(PathguideAction):
    """Keeps the plan under a link, or closes the links there are."""

    action_name = "action_save_plan"

    def answer(self, turn: Turn) -> None:
        """Give the link with how long it opens; where none could be opened from here, say what stays."""
        if wants_link_closed(turn):
            close_links(turn)
        elif keeps_change(turn):
            keep_offered(turn)
        elif not turn.routes:
            turn.voice.say("save_nothing", [] if question_follows(turn) else [FIND_TRAINING])
        elif not public_url() and turn.voice.phrase("opens_own_links") == "no":
            turn.voice.say("save_plan_here", [OTHER_IDEAS, TALK])
        else:
            self._keep(turn)

    def _keep(self, turn: Turn) -> None:
        link, days = new_link(), plan_days()
        turn.order(
            KeepPlan(
                token_hash=link.token_hash,
                days=days,
                language=turn.language,
                about=known_lines(turn, shareable(turn.profile.said())),
                open_questions=open_questions(turn),
            )
        )
        turn.remember("linked", True)
        card = {"kind": "link", "title": turn.voice.phrase("plan_page"), "url": link.address}
        choices = [CLOSE_LINK, TALK, OTHER_IDEAS]
        turn.voice.say("save_plan", (), [card], address=link.address, days=days)
        turn.voice.say("save_plan_note", [] if question_follows(turn) else choices)


def wants_link_closed(turn: Turn) -> bool:
    """Whether the message asks to close the link to the plan, and not to delete everything."""
    if turn.tapped:
        return bool(turn.entity("aim") == "close")
    return bool(_CLOSES.search(turn.text) and _LINK.search(turn.text) and not _ALL.search(turn.text))


def close_links(turn: Turn) -> None:
    """Close every link of this conversation."""
    if turn.slots.get("linked"):
        turn.order(DropPlans())
        turn.remember("linked", None)
    else:
        turn.voice.say("no_link", [SAVE, OTHER_IDEAS] if turn.routes else [FIND_TRAINING])
        return
    turn.voice.say("link_closed", [SAVE, OTHER_IDEAS] if turn.routes else [FIND_TRAINING])


def shareable(said: Mapping[str, Any]) -> dict[str, Any]:
    """A profile without what is delicate and what was denied."""
    kept = {name: value for name, value in said.items() if name != "denied"}
    kept["statuses"] = [one for one in said.get("statuses") or [] if one not in DELICATE]
    return kept


def open_questions(turn: Turn) -> tuple[str, ...]:
    """What a counselor would still ask."""
    untold = [name for name in _ASKED_BY_COUNSELORS if not answered(turn.profile, name)]
    return tuple(turn.voice.phrase("not_told", what=turn.voice.phrase(f"known_{name}")) for name in untold)
