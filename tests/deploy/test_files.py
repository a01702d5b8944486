"""The files for containers: valid by the schemas of their tools, locked down, and true to the program's own names."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import jsonschema
import kubernetes_validate
import pytest
import yaml
from pydantic import SecretStr

from connectors.operations import OPERATIONS
from pathguide.cli import cli
from pathguide.settings import PROJECT, Settings
from tests.deploy.test_observing import figures, selectors

DEPLOY = PROJECT / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
VERSIONS = ("1.32", "1.35", "1.37")
KUSTOMIZATION = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text(encoding="utf-8"))
ADAPTER = yaml.safe_load((KUBERNETES / "prometheus-adapter.yaml").read_text(encoding="utf-8"))
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
CONTAINERFILE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
FIELDS = {f"PATHGUIDE_{name.upper()}": field for name, field in Settings.model_fields.items()}
SECRETS = {name for name, field in FIELDS.items() if field.annotation is SecretStr}
PARTS = ("prepare", "gateway", "worker")
COMMANDS = {"prepare": "train", "gateway": "gateway", "worker": "worker"}
PORTS = {"gateway": Settings.model_fields["port"].default, "worker": Settings.model_fields["worker_port"].default}


def objects() -> list[dict[str, Any]]:
    """The Kubernetes objects of every file."""
    files = [KUBERNETES / name for name in KUSTOMIZATION["resources"]]
    return [found for file in files for found in yaml.safe_load_all(file.read_text(encoding="utf-8"))]


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [found for found in objects() if found["kind"] == kind]


def pods() -> Iterator[tuple[str, dict[str, Any]]]:
    """The part and the pod template of each workload."""
    for found in [*of_kind("Job"), *of_kind("Deployment")]:
        yield found["metadata"]["labels"]["app.kubernetes.io/component"], found["spec"]["template"]


def test_the_compose_file_is_one_by_the_compose_specification():
    package = importlib.util.find_spec("check_jsonschema")
    (folder,) = package.submodule_search_locations
    schema = json.loads((Path(folder) / "builtin_schemas" / "vendor" / "compose-spec.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert [error.message for error in validator.iter_errors(COMPOSE)] == []
    assert not validator.is_valid({**COMPOSE, "services": {"gateway": {"imge": "pathguide"}}})


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("found", objects(), ids=lambda found: f"{found['kind']}-{found['metadata']['name']}")
def test_every_object_is_one_by_kubernetes_schemas(found: dict[str, Any], version: str):
    kubernetes_validate.validate(found, version, strict=True)


def test_the_schemas_find_a_misspelt_field():
    (gateway, *_) = of_kind("Deployment")
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate({**gateway, "spec": {**gateway["spec"], "replicsa": 2}}, VERSIONS[0], strict=True)


def test_every_file_is_applied():
    files = {file.name for file in KUBERNETES.glob("*.yaml")} - {"kustomization.yaml", "prometheus-adapter.yaml"}
    assert set(KUSTOMIZATION["resources"]) == files


@pytest.mark.parametrize(("part", "pod"), list(pods()), ids=lambda value: value if isinstance(value, str) else "")
def test_every_pod_is_locked_down_and_runs_its_part(part: str, pod: dict[str, Any]):
    spec = pod["spec"]
    (container,) = spec["containers"]
    assert spec["securityContext"]["runAsNonRoot"] is True
    assert f"USER {spec['securityContext']['runAsUser']}:{spec['securityContext']['runAsGroup']}" in CONTAINERFILE
    assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert spec["automountServiceAccountToken"] is False
    assert container["securityContext"] == {
        "readOnlyRootFilesystem": True,
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
    }
    assert {mount["mountPath"] for mount in container["volumeMounts"]} == {"/tmp"}
    assert "memory" in container["resources"]["limits"]
    assert container["args"] == [COMMANDS[part]]
    assert container["image"] == "pathguide"
    assert {"configMapRef": {"name": "pathguide"}} in container["envFrom"]
    assert {"secretRef": {"name": "pathguide"}} in container["envFrom"]


@pytest.mark.parametrize("part", ["gateway", "worker"])
def test_probes_ask_what_the_program_answers_where_it_listens(part: str):
    pod = dict(pods())[part]
    (container,) = pod["spec"]["containers"]
    (port,) = container["ports"]
    paths = {operation.path for operation in OPERATIONS}
    assert port["containerPort"] == PORTS[part]
    assert pod["metadata"]["annotations"]["prometheus.io/port"] == str(PORTS[part])
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert container[probe]["httpGet"]["path"] in paths
        assert container[probe]["httpGet"]["port"] == port["name"]


@pytest.mark.parametrize("part", ["gateway", "worker"])
def test_disruptions_and_scaling_are_of_what_there_is(part: str):
    labels = dict(pods())[part]["metadata"]["labels"]
    budgets = [found["spec"]["selector"]["matchLabels"] for found in of_kind("PodDisruptionBudget")]
    scaled = {found["spec"]["scaleTargetRef"]["name"]: found["spec"] for found in of_kind("HorizontalPodAutoscaler")}
    assert labels in budgets
    assert scaled[f"pathguide-{part}"]["minReplicas"] >= 2
    assert [found["metadata"]["name"] for found in of_kind("Deployment")] == sorted(scaled)


def test_workers_follow_the_queue():
    (worker,) = [
        found["spec"] for found in of_kind("HorizontalPodAutoscaler") if found["metadata"]["name"] == "pathguide-worker"
    ]
    names = [metric["external"]["metric"]["name"] for metric in worker["metrics"] if metric["type"] == "External"]
    (rule,) = ADAPTER["rules"]["external"]
    assert names == [rule["name"]["as"]]
    for query in (rule["seriesQuery"], rule["metricsQuery"]):
        (selector,) = selectors(query)
        assert selector.name in figures()


def test_settings_are_settings_and_secrets_stand_in_no_file():
    (config,) = of_kind("ConfigMap")
    composed = COMPOSE["x-part"]["environment"]
    assert {*config["data"], *composed, *re.findall(r"PATHGUIDE_\w+", CONTAINERFILE)} <= FIELDS.keys()
    assert len(SECRETS) >= 3
    assert not SECRETS & config["data"].keys()
    for name in SECRETS & composed.keys():
        assert composed[name].count("${") == 1
    values = {name.removeprefix("PATHGUIDE_").lower(): value for name, value in config["data"].items()}
    assert Settings(_env_file=None, **values).log_format == "json"


def test_commands_are_commands():
    context = click.Context(cli)
    for command in (*COMMANDS.values(), *re.findall(r'CMD \["(\w+)"\]', CONTAINERFILE)):
        assert cli.get_command(context, command) is not None
    for part in PARTS:
        assert COMPOSE["services"][part]["command"] == [COMMANDS[part]]


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_locked_down_in_compose_too(part: str):
    service = COMPOSE["services"][part]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["tmpfs"] == ["/tmp"]


def test_only_the_gateway_can_be_reached_and_only_from_this_machine_unless_said():
    published = {name: service["ports"] for name, service in COMPOSE["services"].items() if "ports" in service}
    assert published.keys() == {"gateway", "grafana"}
    for ports in published.values():
        assert all("127.0.0.1:" in port for port in ports)


def test_what_compose_mounts_is_there():
    for service in COMPOSE["services"].values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in COMPOSE["volumes"] or (DEPLOY / source).exists()


@pytest.mark.parametrize("name", ["prometheus.yml", "kubernetes.yml"])
def test_figures_are_collected_under_the_name_that_the_alerts_use(name: str):
    config = yaml.safe_load((DEPLOY / "prometheus" / name).read_text(encoding="utf-8"))
    assert [job["job_name"] for job in config["scrape_configs"]] == ["pathguide"]
    assert all((DEPLOY / "prometheus" / rules).exists() for rules in config["rule_files"])


def test_the_image_holds_what_the_program_reads_and_no_secrets():
    left_out = set((PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines())
    assert {"var", "models", ".*"} <= left_out
    assert not left_out & {"pathguide", "connectors", "bot", "actions", "pathways", "data", "config.yml", "domain.yml"}
