"""Rows of findings -> what people read: one cause, one group; and the reviewer's paper."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jenjang.apps.findings.models import SEVERITIES, Finding, FindingState
from jenjang.apps.organisation.models import Government, Unit
from jenjang.core.figures import write_date
from jenjang.papers.audit.finding import Severity
from jenjang.papers.layouts.review_note import NotedFinding, ReviewNote

SIGNS = {
    Severity.MISCALCULATED: "merah",
    Severity.INCONSISTENT: "merah",
    Severity.COPIED: "kuning",
    Severity.SUBSTANCE: "biru",
    Severity.FORMAT: "abu",
}
"""The mark of a severity; its word always stands beside it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with what its card says beside the finding's own columns."""

    finding: Finding
    sign: str
    places: tuple[str, ...]
    may_settle: bool = False
    refusal: str = ""

    @property
    def is_open(self) -> bool:
        """Return whether nobody has settled it."""
        return self.finding.state == FindingState.OPEN


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one cause: the root, and what follows from it."""

    root: Shown
    others: tuple[Shown, ...]


def shown(finding: Finding, *, may_settle: bool, refusal: str = "") -> Shown:
    """Return a finding as its card shows it."""
    return Shown(
        finding,
        SIGNS[Severity(finding.severity)],
        tuple(_place(one) for one in finding.places),
        may_settle,
        refusal,
    )


def grouped(found: Iterable[Shown]) -> list[Group]:
    """Return the groups in the order of their first finding."""
    groups: dict[tuple[str, int, str], list[Shown]] = {}
    for one in found:
        row = one.finding
        group = row.group or f"only {row.fingerprint}"
        groups.setdefault((row.subject_type, row.subject_id, group), []).append(one)
    return [_group(members) for members in groups.values()]


def _group(members: Sequence[Shown]) -> Group:
    root = next((one for one in members if one.finding.is_root), members[0])
    return Group(root, tuple(one for one in members if one is not root))


def _place(place: dict[str, object]) -> str:
    """Return a place in words.

    >>> _place({"file": "pk.pdf", "page": 2, "line": None, "cell": "1.3.2"})
    'pk.pdf, halaman 2, tabel 1 baris 3 kolom 2'
    """
    words = [str(place["file"])] if place.get("file") else []
    if place.get("page"):
        words.append(f"halaman {place['page']}")
    if cell := str(place.get("cell") or ""):
        table, row, column = [*cell.split("."), "?", "?"][:3]
        words.append(f"tabel {table} baris {row} kolom {column}")
    elif place.get("line"):
        words.append(f"baris {place['line']}")
    return ", ".join(words)


def review_note(
    unit: Unit, year: int, groups: Sequence[Group], *, reviewer: str, today: dt.date
) -> ReviewNote:
    """Return the note about a unit's year as of `today`, one entry for each cause."""
    government = Government.objects.first()
    return ReviewNote(
        unit=unit.name,
        regency=government.name if government else "",
        year=year,
        place=(government.seat if government else None) or "",
        date_text=write_date(today),
        reviewer=reviewer,
        severities=tuple(SEVERITIES),
        findings=tuple(_noted(group) for group in groups),
    )


def _noted(group: Group) -> NotedFinding:
    row = group.root.finding
    return NotedFinding(
        document=row.subject_label,
        places=tuple(
            place.removeprefix(f"{row.subject_label}, ") for place in group.root.places
        ),
        rule=row.rule,
        severity=row.severity,
        is_certain=row.is_certain,
        message=" ".join(filter(None, (row.message, row.cause))),
        state=FindingState(row.state).label,
        reason=row.reason,
        followers=tuple(one.finding.message for one in group.others),
    )
