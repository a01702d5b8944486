"""Dashboard and alert rules: their queries parse, and every figure, label and value in them is one that there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import promql_parser
import pytest
import yaml
from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.metrics import MetricWrapperBase
from pydantic import BaseModel, ConfigDict

from bot.queues import DEAD_LETTERS, INBOX, OUTBOX
from connectors.metrics import GatewayMetrics
from pathguide.settings import PROJECT

DASHBOARD = json.loads((PROJECT / "deploy" / "grafana" / "pathguide.json").read_text(encoding="utf-8"))
RULES = yaml.safe_load((PROJECT / "deploy" / "prometheus" / "alerts.yml").read_text(encoding="utf-8"))
PAGE = (PROJECT / "docs" / "observing.md").read_text(encoding="utf-8")
SCRAPED = frozenset({"job", "instance"})
VALUES = {"queue": {INBOX, OUTBOX, DEAD_LETTERS}, "phase": {"waited", "claim", "dialogue", "commit"}}


class Rule(BaseModel):
    """An alert as Prometheus reads it."""

    model_config = ConfigDict(extra="forbid")

    alert: str
    expr: str
    for_: str | None = None
    labels: dict[str, str]
    annotations: dict[str, str]


def rules() -> list[Rule]:
    (group,) = RULES["groups"]
    return [
        Rule.model_validate({"for_" if key == "for" else key: value for key, value in rule.items()})
        for rule in group["rules"]
    ]


def figures() -> dict[str, set[str]]:
    """The series that `/metrics` shows, by name, with their labels."""
    found: dict[str, set[str]] = {"up": set()}
    for figure in vars(GatewayMetrics(CollectorRegistry())).values():
        if not isinstance(figure, MetricWrapperBase):
            continue
        labels = set(figure._labelnames)
        if isinstance(figure, Counter):
            found[f"{figure._name}_total"] = labels
        elif isinstance(figure, Histogram):
            found |= {
                f"{figure._name}_bucket": labels | {"le"},
                f"{figure._name}_count": labels,
                f"{figure._name}_sum": labels,
            }
        else:
            found[figure._name] = labels
    return found


def expressions() -> Iterator[tuple[str, str]]:
    for rule in rules():
        yield rule.alert, rule.expr
    for panel in DASHBOARD["panels"]:
        for target in panel["targets"]:
            yield panel["title"], target["expr"].replace("$__rate_interval", "5m")


def selectors(expression: str) -> list[Any]:
    found: list[Any] = []
    promql_parser.walk(promql_parser.parse(expression), lambda node: found.append(node))
    return [node for node in found if isinstance(node, promql_parser.VectorSelector)]


def groupings(expression: str) -> set[str]:
    return {name.strip() for inside in re.findall(r"by \(([^)]*)\)", expression) for name in inside.split(",")}


@pytest.mark.parametrize(("name", "expression"), list(expressions()))
def test_every_query_asks_for_figures_that_there_are(name: str, expression: str):
    known = figures()
    asked = selectors(expression)
    assert asked
    for selector in asked:
        assert selector.name in known, selector.name
        matchers = {matcher.name: matcher.value for matcher in selector.matchers.matchers}
        assert set(matchers) <= known[selector.name] | SCRAPED
        assert "job" in matchers
        for label, values in VALUES.items():
            assert matchers.get(label, next(iter(values))) in values
    assert groupings(expression) <= set.union(*(known[selector.name] for selector in asked)) | SCRAPED


def test_every_figure_is_on_the_dashboard():
    shown = {
        selector.name
        for panel in DASHBOARD["panels"]
        for target in panel["targets"]
        for selector in selectors(target["expr"].replace("$__rate_interval", "5m"))
    }
    plain = {re.sub(r"_(bucket|count|sum)$", "", name) for name in figures()} - {"up"}
    assert plain == {re.sub(r"_bucket$", "", name) for name in shown}


def test_the_panels_have_their_own_places():
    taken: set[tuple[int, int]] = set()
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])
    for panel in DASHBOARD["panels"]:
        at = panel["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not cells & taken
        assert max(x for x, _ in cells) < 24
        taken |= cells


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.alert)
def test_every_alert_says_how_soon_and_what_to_do(rule: Rule):
    assert rule.labels["severity"] in ("page", "ticket")
    assert set(rule.annotations) == {"summary", "description"}
    assert rule.for_ is None or promql_parser.parse_duration(rule.for_)
    assert f"\n### {rule.alert}\n" in PAGE


def test_the_page_tells_of_no_alert_that_is_not_there():
    assert set(re.findall(r"^### (Pathguide\w+)$", PAGE, re.MULTILINE)) == {rule.alert for rule in rules()}
