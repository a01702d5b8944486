"""The domain, the rules and the actions fit together."""

from __future__ import annotations

import yaml
from rasa_sdk.executor import ActionExecutor

from pathways.profile import Profile
from tests.actions.stage import PROJECT, domain

INTENTS = [
    "greet",
    "goodbye",
    "thank",
    "affirm",
    "deny",
    "skip",
    "dont_know",
    "restart",
    "go_back",
    "help",
    "inform",
    "ask_recommendations",
    "ask_details",
    "compare",
    "ask_wage",
    "ask_duration",
    "ask_cost",
    "ask_requirements",
    "ask_schedule",
    "ask_where",
    "ask_support",
    "ask_financial_aid",
    "ask_pathway",
    "ask_demand",
    "what_if",
    "change_answer",
    "why",
    "ask_source",
    "save_plan",
    "talk_to_human",
    "opt_out",
    "opt_in",
    "delete_my_data",
    "ask_privacy",
    "change_language",
    "crisis",
    "frustrated",
    "abuse",
    "bot_challenge",
    "chitchat",
    "out_of_scope",
]


def _rules() -> list[dict]:
    files = sorted((PROJECT / "data" / "rules").glob("*.yml"))
    return [rule for path in files for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]]


def _steps() -> list[dict]:
    steps = [step for rule in _rules() for step in rule["steps"]]
    return [inner for step in steps for inner in step.get("or", [step])]


def test_every_intent_of_the_contract_is_in_the_domain() -> None:
    assert [next(iter(intent)) for intent in domain()["intents"]] == INTENTS or set(INTENTS) == {
        next(iter(intent)) for intent in domain()["intents"]
    }


def test_every_intent_has_a_rule() -> None:
    assert {step["intent"] for step in _steps() if "intent" in step} == {*INTENTS, "nlu_fallback"}


def test_every_action_of_the_domain_is_written_and_every_written_one_is_in_the_domain() -> None:
    executor = ActionExecutor()
    executor.register_package("actions")
    ours = {name for name, run in executor.actions.items() if run.__module__.startswith(("actions.", "rasa_sdk."))}
    assert ours == set(domain()["actions"])


def test_every_action_is_reached() -> None:
    in_rules = {step["action"] for step in _steps() if "action" in step}
    by_rasa = {name for name in domain()["actions"] if "_form" in name} | {
        "action_validate_slot_mappings",
        "action_default_fallback",
    }
    assert set(domain()["actions"]) <= in_rules | by_rasa


def test_no_slot_takes_text_by_itself() -> None:
    for name, slot in domain()["slots"].items():
        assert [mapping["type"] for mapping in slot["mappings"]] == ["custom"], name


def test_every_slot_is_used() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "actions").glob("*.py"))
    for name in domain()["slots"]:
        assert f'"{name}"' in sources, name


def test_choices_can_carry_every_fact_of_the_profile() -> None:
    assert set(Profile.model_fields) - {"language"} <= set(domain()["entities"])
