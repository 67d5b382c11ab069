"""Findings as JSON and back: the shape of ``jenjang audit --json``."""

from collections.abc import Mapping
from typing import Any

from jenjang.papers.audit.finding import Finding, Severity, Spot
from jenjang.papers.blocks import Place

Json = dict[str, Any]

TEXTS = ("message", "written", "expected", "cause", "group")


def to_json(finding: Finding) -> Json:
    """Return a finding as a dict that `json.dumps` takes."""
    return {
        "rule": finding.rule,
        "certain": finding.certain,
        "severity": finding.severity.value,
        "places": [place_json(spot) for spot in finding.places],
        "lines": list(finding.lines),
        **{name: getattr(finding, name) for name in TEXTS},
    }


def from_json(data: Mapping[str, Any]) -> Finding:
    """Return the finding that `to_json` wrote."""
    return Finding(
        rule=data["rule"],
        certain=data["certain"],
        severity=Severity(data["severity"]),
        places=tuple(_spot(place) for place in data["places"]),
        **{name: data[name] for name in TEXTS},
    )


def place_json(spot: Spot) -> Json:
    """Return a place with the file it is in; its box where the reader knows it."""
    place = spot.place
    said = {"file": spot.file, "page": place.page, "line": place.line, "cell": place.cell}
    return said if place.box is None else said | {"box": list(place.box)}


def _spot(data: Mapping[str, Any]) -> Spot:
    box = data.get("box")
    edges = (float(box[0]), float(box[1]), float(box[2]), float(box[3])) if box else None
    return Spot(data["file"], Place(data["page"], data["line"], data["cell"], edges))
