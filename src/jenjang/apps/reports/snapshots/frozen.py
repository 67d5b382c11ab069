"""A report as it would be frozen now, and as it was."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jenjang.apps.reports.models import Edition, PerformanceReport
from jenjang.apps.reports.snapshots.written.composing import (
    DrawnSection,
    blocks_of_report,
    drawn_sections,
)
from jenjang.apps.reports.snapshots.written.material import Material, read_material
from jenjang.apps.reports.snapshots.written.rows import read_written
from jenjang.core.values import Refused
from jenjang.papers.blocks import Block
from jenjang.papers.exchange.blocks import blocks_from_json, blocks_to_json


@dataclass(frozen=True, slots=True)
class Composed:
    """A report composed from record and texts, with the JSON and hash of its blocks."""

    sections: Sequence[DrawnSection]
    material: Material
    blocks: tuple[Block, ...]
    document: list[dict[str, Any]]
    document_sha256: str


def composed(report: PerformanceReport) -> Composed:
    """Return the report as it would be frozen now."""
    written, material = read_written(report), read_material(report)
    blocks = tuple(blocks_of_report(written, material))
    document = blocks_to_json(blocks)
    return Composed(
        drawn_sections(written, material), material, blocks, document, sha256_of(document)
    )


def sha256_of(document: Any) -> str:
    """Return the SHA-256 that does not depend on how a database keeps JSON."""
    said = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def blocks_of_edition(edition: Edition) -> tuple[Block, ...]:
    """Return what was frozen; raise Refused where it is no longer that."""
    if sha256_of(edition.document) != edition.document_sha256:
        raise Refused(
            f"Naskah {edition} tidak lagi sama dengan yang dibekukan; pulihkan dari "
            "cadangan."
        )
    return blocks_from_json(edition.document)
