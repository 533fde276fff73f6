"""The Kubernetes manifests: valid by the schemas, at one with each other and the program, and watched.

`make deploy-test`; offline, by the schemas that kubernetes-validate carries. Every kind of mistake that the
checks are for is seeded once, and must be found.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

import kubernetes_validate
import pytest
import yaml

from service.api.settings import Settings
from service.version import __version__
from tests.conftest import ROOT

FOLDER = ROOT / "deploy" / "kubernetes"
OLDEST, NEWEST = "1.29", "1.37"
Manifests = dict[str, Any]


def manifests() -> Manifests:
    """Every manifest, by its kind."""
    names = yaml.safe_load((FOLDER / "kustomization.yaml").read_text(encoding="utf-8"))["resources"]
    assert {*names, "kustomization.yaml"} == {path.name for path in FOLDER.glob("*.yaml")}
    read = [yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")) for name in names]
    return {one["kind"]: copy.deepcopy(one) for one in read}  # anchors must not be shared while mistakes are seeded


def mistakes(one: Manifests) -> Iterator[str]:
    """What is wrong, one line for each."""
    for manifest in one.values():
        for version in (OLDEST, NEWEST):
            try:
                kubernetes_validate.validate(manifest, version, strict=True)
            except kubernetes_validate.ValidationError as error:
                yield f"{manifest['kind']} by {version}: {error.message}"
    if not (found := list(_ties(one))):
        found = [*_rights(one), *_times(one)]
    yield from found


def _pod(one: Manifests) -> Any:
    return one["Deployment"]["spec"]["template"]


def _container(one: Manifests) -> Any:
    return _pod(one)["spec"]["containers"][0]


def _ties(one: Manifests) -> Iterator[str]:
    labels = _pod(one)["metadata"]["labels"].items()
    selectors = {
        "Deployment": one["Deployment"]["spec"]["selector"]["matchLabels"],
        "Service": one["Service"]["spec"]["selector"],
        "PodDisruptionBudget": one["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"],
        "NetworkPolicy": one["NetworkPolicy"]["spec"]["podSelector"].get("matchLabels", {}),
    }
    yield from (f"{kind} selects no pod of ours" for kind, wanted in selectors.items() if not _within(wanted, labels))
    ports = {port["name"] for port in _container(one).get("ports", [])}
    named = [port["targetPort"] for port in one["Service"]["spec"]["ports"]]
    named += [port["port"] for rule in one["NetworkPolicy"]["spec"]["ingress"] for port in rule["ports"]]
    named += [_container(one).get(probe, {}).get("httpGet", {}).get("port") for probe in _PROBES]
    yield from (f"no port is called {name}" for name in named if name not in ports)
    target = one["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]
    if (target["kind"], target["name"]) != ("Deployment", one["Deployment"]["metadata"]["name"]):
        yield "the autoscaler scales something else"
    if not re.fullmatch(rf"[^:]+:{re.escape(__version__)}(@sha256:.+)?", _container(one)["image"]):
        yield "the image is of another version"
    yield from _settings(one)


_PROBES = ("startupProbe", "readinessProbe", "livenessProbe")


def _within(wanted: dict[str, str], labels: Any) -> bool:
    return bool(wanted) and wanted.items() <= labels


def _settings(one: Manifests) -> Iterator[str]:
    known = {f"VNREPORT_{name.upper()}" for name in Settings.model_fields}
    given = {row["name"] for row in _container(one)["env"]}
    yield from (f"no setting is called {name}" for name in sorted(given - known))
    if _pod(one)["spec"].get("enableServiceLinks") is not False:
        yield "a Service called vnreport would set VNREPORT_PORT"


def _rights(one: Manifests) -> Iterator[str]:
    pod, own = _pod(one)["spec"], _container(one).get("securityContext", {})
    demands = {
        "runs as root": pod.get("securityContext", {}).get("runAsNonRoot") is True,
        "no seccomp profile": pod.get("securityContext", {}).get("seccompProfile") == {"type": "RuntimeDefault"},
        "has a token of the cluster": pod.get("automountServiceAccountToken") is False,
        "may gain rights": own.get("allowPrivilegeEscalation") is False,
        "is privileged": not own.get("privileged"),
        "writes to its image": own.get("readOnlyRootFilesystem") is True,
        "keeps capabilities": own.get("capabilities", {}).get("drop") == ["ALL"],
        "has no limit of memory": "memory" in _container(one).get("resources", {}).get("limits", {}),
        "asks for no processor": "cpu" in _container(one).get("resources", {}).get("requests", {}),
        "is not scaled by figures": bool(one["HorizontalPodAutoscaler"]["spec"].get("metrics")),
        "calls out": one["NetworkPolicy"]["spec"].get("egress") == []
        and "Egress" in one["NetworkPolicy"]["spec"]["policyTypes"],
        "is open to every pod": all(rule.get("from") for rule in one["NetworkPolicy"]["spec"]["ingress"]),
        "has nowhere to write": any(mount["mountPath"] == "/tmp" for mount in _container(one).get("volumeMounts", [])),
        "is open to the world": one["Service"]["spec"]["type"] == "ClusterIP",
        "can all be taken at once": one["PodDisruptionBudget"]["spec"].get("maxUnavailable") == 1
        and one["HorizontalPodAutoscaler"]["spec"]["minReplicas"] >= 2,
    }
    yield from (complaint for complaint, met in demands.items() if not met)


def _times(one: Manifests) -> Iterator[str]:
    shutdown = next(
        (float(row["value"]) for row in _container(one)["env"] if row["name"].endswith("SHUTDOWN_TIMEOUT")), 30
    )
    pause = re.search(r"sleep\((\d+)\)", str(_container(one).get("lifecycle", {}).get("preStop", "")))
    if pause is None:
        yield "stops to listen while requests are still sent to it"
    elif _pod(one)["spec"]["terminationGracePeriodSeconds"] <= shutdown + int(pause[1]):
        yield "is killed before it has answered what is in hand"
    paths = {name: _container(one)[name]["httpGet"]["path"] for name in _PROBES}
    if paths != {"startupProbe": "/readyz", "readinessProbe": "/readyz", "livenessProbe": "/livez"}:
        yield "a probe asks the wrong thing"


def test_the_manifests_are_sound() -> None:
    assert list(mistakes(manifests())) == []


def _spec(one: Manifests, kind: str) -> Any:
    return one[kind]["spec"]


SEEDED: dict[str, Callable[[Manifests], object]] = {
    "a word misspelt": lambda one: _container(one).update(imagePullPolice="Always"),
    "a number where a word belongs": lambda one: _container(one)["env"][0].update(value=2),
    "a kind of another group": lambda one: one["HorizontalPodAutoscaler"].update(apiVersion="autoscaling/v1"),
    "no selector": lambda one: _spec(one, "Deployment").pop("selector"),
    "a unit that is none": lambda one: _container(one)["resources"]["limits"].update(memory={"Gi": 1}),
    "a Service of other pods": lambda one: _spec(one, "Service")["selector"].update({"app.kubernetes.io/name": "vn"}),
    "a budget for other pods": lambda one: _spec(one, "PodDisruptionBudget")["selector"]["matchLabels"].update(a="b"),
    "a policy for other pods": lambda one: _spec(one, "NetworkPolicy")["podSelector"]["matchLabels"].update(a="b"),
    "an autoscaler of something else": lambda one: _spec(one, "HorizontalPodAutoscaler")["scaleTargetRef"].update(
        name="x"
    ),
    "a port that nobody has": lambda one: _spec(one, "Service")["ports"][0].update(targetPort="web"),
    "a probe of another port": lambda one: _container(one)["readinessProbe"]["httpGet"].update(port="web"),
    "liveness by readiness": lambda one: _container(one)["livenessProbe"]["httpGet"].update(path="/readyz"),
    "the newest image": lambda one: _container(one).update(image="vnreport:latest"),
    "a setting that is none": lambda one: _container(one)["env"][0].update(name="VNREPORT_WORKER"),
    "service links": lambda one: _pod(one)["spec"].pop("enableServiceLinks"),
    "root": lambda one: _pod(one)["spec"]["securityContext"].pop("runAsNonRoot"),
    "a privileged container": lambda one: _container(one)["securityContext"].update(privileged=True),
    "capabilities kept": lambda one: _container(one)["securityContext"].pop("capabilities"),
    "a writable image": lambda one: _container(one)["securityContext"].update(readOnlyRootFilesystem=False),
    "no limit of memory": lambda one: _container(one)["resources"].pop("limits"),
    "a token of the cluster": lambda one: _pod(one)["spec"].pop("automountServiceAccountToken"),
    "calls to the outside": lambda one: _spec(one, "NetworkPolicy").update(egress=[{}]),
    "open to every pod": lambda one: _spec(one, "NetworkPolicy")["ingress"][0].pop("from"),
    "open to the world": lambda one: _spec(one, "Service").update(type="LoadBalancer"),
    "killed too early": lambda one: _pod(one)["spec"].update(terminationGracePeriodSeconds=30),
    "no pause before the end": lambda one: _container(one).pop("lifecycle"),
    "no place to write": lambda one: _container(one).update(volumeMounts=[]),
    "one pod only": lambda one: _spec(one, "HorizontalPodAutoscaler").update(minReplicas=1),
}


@pytest.mark.parametrize("seed", SEEDED.values(), ids=SEEDED.keys())
def test_a_seeded_mistake_is_found(seed: Callable[[Manifests], object]) -> None:
    one = manifests()
    seed(one)
    assert _told(one)


def _told(one: Manifests) -> list[str]:
    """The mistakes found; a manifest too broken to be looked into is one as well."""
    try:
        return list(mistakes(one))
    except KeyError as error:
        return [f"without {error}"]
