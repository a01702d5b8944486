"""Services that clear what stands in the way, and money for training."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

from actions.nations import own_first
from actions.showing import ADD_A_LIMIT
from actions.telling import support_card, support_line
from actions.turn import PathguideAction, Turn
from actions.voice import Choice, payload
from pathways.eligibility import REFERRAL_NUMBER, support_for
from pathways.profile import Profile, merge
from pathways.routes import Support

MOST_SERVICES = 3
MOST_LOOKED_AT = 12
MONEY = ("financial_aid", "tuition")
# Whose own services may pay for training, and which of them do.
_MONEY_OF = {"tribal_citizen": "tribal", "veteran": "veterans"}
_SCHOOL = re.compile(r"education|school|college|tuition|scholarship|gi bill|training", re.IGNORECASE)
# Who asks for help as somebody with a disability, a record or a uniform "to get a job" means work, not aids.
_WORK = re.compile(r"\b(?:jobs?|work|hired|career|trabaj\w+|empleo|chamba)\b", re.IGNORECASE)
_TO_WORK = re.compile(
    r"\b(?:get|find|keep|land) (?:or \w+ )?(?:a |good )?(?:jobs?|work)\b|\bjob (?:help|training|search)|\bcareers?\b",
    re.IGNORECASE,
)
_EXPECTING = re.compile(
    r"\b(?:pregnan\w+|expecting|prenatal|maternity|new ?born|embaraz\w+|esperando (?:un )?beb[eé]|reci[eé]n nacid\w+)\b",
    re.IGNORECASE,
)
_NEEDS_OF_MOTHERS = ("food", "health", "child_care")
_FOR_MOTHERS = re.compile(r"\b(?:wic|pregnan\w+|mothers?)\b", re.IGNORECASE)
OFFERED_NEEDS = ("child_care", "transportation", "food", "housing", "tuition", "legal")
# What somebody may be asking help with who names nothing, by what they have told of themselves.
_NEEDS_OF = {
    "justice_involved": ("reentry",),
    "veteran": ("veterans",),
    "tribal_citizen": ("tribal",),
    "disability": ("disability",),
    "parent": ("child_care",),
    "dislocated_worker": ("unemployment", "job_search"),
    "unemployed": ("job_search",),
    "no_diploma": ("adult_education",),
    "english_learner": ("english",),
}
FIND_TRAINING = Choice("choice_find_training", payload("ask_recommendations"))
HUMAN = Choice("choice_human", payload("talk_to_human"))


class SupportAction(PathguideAction):
    """What helps with child care, rides, food, housing or a record?"""

    action_name = "action_support"

    def answer(self, turn: Turn) -> None:
        """Services for what was asked; with nothing named, for the needs and circumstances told; else which kind."""
        asked = [value for value in turn.entity_values("support_category") if value]
        expecting = not asked and not turn.tapped and _EXPECTING.search(turn.text) is not None
        if expecting:
            asked = list(_NEEDS_OF_MOTHERS)
        told = [need for status in turn.profile.statuses for need in _NEEDS_OF.get(status, ())]
        categories = asked or turn.heard.given.needs or [*turn.profile.needs, *told]
        if not categories:
            turn.voice.say("support_which", [need_choice(need) for need in OFFERED_NEEDS])
            return
        found = find_services(turn, list(dict.fromkeys(categories)), MOST_LOOKED_AT)
        if expecting:
            found = _fitting_first(turn, found, _FOR_MOTHERS)
        elif not turn.tapped and _WORK.search(turn.text):
            found = _fitting_first(turn, found, _TO_WORK)
        found = found[:MOST_SERVICES]
        show_services(turn, found, "support_head")


class FinancialAid(PathguideAction):
    """Who helps to pay for training?"""

    action_name = "action_financial_aid"

    def answer(self, turn: Turn) -> None:
        """Money this person may be able to get, what is for their own circumstances first, and with whom to ask."""
        own = [need for status, need in _MONEY_OF.items() if status in turn.profile.statuses]
        special = [one for one in find_services(turn, own, MOST_LOOKED_AT) if _for_school(turn, one)] if own else []
        usual = find_services(turn, list(MONEY), MOST_SERVICES)
        show_services(turn, [*special[: MOST_SERVICES - 1], *usual][:MOST_SERVICES], "aid_head")


def asks_for_help(turn: Turn) -> bool:
    """Whether the message names a kind of help."""
    return bool(turn.entity_values("support_category") or turn.heard.given.needs)


def find_services(turn: Turn, categories: list[str], limit: int) -> list[Support]:
    """Services of these categories, those nearest to the person's case first; 2-1-1 is named beside them anyway."""
    found = support_for(turn.catalog, _profile(turn), categories=categories, limit=max(limit + 1, MOST_LOOKED_AT))
    named = [one for one in found if one.phone != REFERRAL_NUMBER]
    return own_first(turn, named or found)[:limit]


def show_services(turn: Turn, found: list[Support], heading: str) -> None:
    """Say the services, whom to call for each, and that nothing is promised."""
    voice, profile = turn.voice, _profile(turn)
    turn.remember("shown_support", [support.model_dump(mode="json") for support in found])
    county = profile.place.county if profile.place else None
    if not found:
        voice.say("support_none", [HUMAN, FIND_TRAINING])
        return
    lines = [support_line(voice, position, support) for position, support in enumerate(found, 1)]
    head = voice.turned(heading)
    choices = [FIND_TRAINING if not turn.routes else ADD_A_LIMIT, HUMAN]
    turn.remember("offer", choices[0].payload)
    ending = voice.phrase("support_note" if county else "support_where")
    if voice.keeps_short:
        for line, support in zip(lines, found, strict=True):
            voice.utter(line, cards=[support_card(support)])
        voice.utter(ending, choices)
        return
    voice.utter("\n".join([head, *lines, ending]), choices, [support_card(support) for support in found])


def tell_services(turn: Turn, found: list[Support]) -> None:
    """Name services in passing, with nothing to choose: what was asked goes on after them."""
    if not found:
        return
    turn.remember("shown_support", [support.model_dump(mode="json") for support in found])
    lines = [support_line(turn.voice, position, support) for position, support in enumerate(found, 1)]
    turn.voice.utter(
        "\n".join([turn.voice.phrase("support_for_you"), *lines]), cards=[support_card(one) for one in found]
    )


def _profile(turn: Turn) -> Profile:
    """What is known with what this message adds, also where it is only tried out."""
    return turn.worded(merge(turn.profile, turn.heard))


def _for_school(turn: Turn, support: Support) -> bool:
    """Whether a service pays for schooling, by its name and description."""
    row = turn.catalog.services.get(support.service_id)
    return row is not None and _SCHOOL.search(f"{row.name} {row.description or ''}") is not None


def _fitting_first(turn: Turn, found: list[Support], pattern: re.Pattern[str]) -> list[Support]:
    """The services whose name or description speaks most of what was asked, before the others."""

    def speaks(support: Support) -> int:
        row = turn.catalog.services.get(support.service_id)
        return len(pattern.findall(f"{row.name} {row.description}")) if row is not None else 0

    return sorted(found, key=speaks, reverse=True)


def need_choice(need: str) -> Choice:
    """The choice that asks for help of a kind."""
    return Choice(f"need_{need}", payload("ask_support", support_category=need))
