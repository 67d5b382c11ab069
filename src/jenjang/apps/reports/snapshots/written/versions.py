"""Two versions of a section, passage by passage and word by word."""

from dataclasses import dataclass
from typing import Any

from jenjang.apps.reports.models import SectionVersion
from jenjang.apps.reports.snapshots.written.material import PART_NAMES
from jenjang.papers.revising.words import Run, compared_words


@dataclass(frozen=True, slots=True)
class ComparedPassage:
    """A passage in two versions: "new", "dropped", "changed" or "same"."""

    change: str
    kind: str
    runs: tuple[Run, ...]


def compared(old: SectionVersion | None, new: SectionVersion) -> list[ComparedPassage]:
    """Return the passages of the newer version, each after those dropped before it."""
    before = {one["passage"]: one for one in (old.content if old else [])}
    after = {one["passage"] for one in new.content}
    found = [_compared(before.get(one["passage"]), one) for one in new.content]
    dropped = [
        ComparedPassage("dropped", one["kind"], (Run("old", _said(one)),))
        for pk, one in before.items()
        if pk not in after
    ]
    return [*found, *dropped]


def _compared(old: dict[str, Any] | None, new: dict[str, Any]) -> ComparedPassage:
    if old is None:
        return ComparedPassage("new", new["kind"], (Run("new", _said(new)),))
    runs = compared_words(_said(old), _said(new))
    is_same = all(run.kind == "same" for run in runs)
    return ComparedPassage("same" if is_same else "changed", new["kind"], runs)


def _said(content: dict[str, Any]) -> str:
    """Return what a passage said: its title, then its text; of a part its name."""
    part = content["part"]
    said = (content["caption"], content["text"] or PART_NAMES.get(part, part))
    return "\n".join(part for part in said if part)
