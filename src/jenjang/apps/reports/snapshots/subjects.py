"""What the repeating sections of a report are about: objectives and their indicators."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Indicator, ObjectiveLevel, PlanState

ANALYSED = (ObjectiveLevel.TUJUAN, ObjectiveLevel.STRATEGIS)


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator in the wording of the report's year."""

    series_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective with its indicators, in the order of the tree."""

    objective_id: int
    lineage: UUID
    text: str
    indicators: tuple[Measured, ...]


def aims_of(unit_id: int | None, period: Period) -> list[Aim]:
    """Return what a unit's report analyses: goals and strategic objectives; one query.

    Where a plan has none of these levels, it is the objectives that stand at its top.
    `unit_id` None asks for those of the pemda's own plans.
    """
    wordings = _wordings(unit_id, period.year_id)
    chosen = [one for one in wordings if one.objective.level in ANALYSED]
    if not chosen and wordings:
        top = min(len(one.objective.path) for one in wordings)
        chosen = [one for one in wordings if len(one.objective.path) == top]
    return _by_objective(chosen)


def _wordings(unit_id: int | None, year: int) -> list[Indicator]:
    """Return the wording in force of each series, in the tree's order."""
    rows = Indicator.objects.filter(
        plan__unit=unit_id, plan__first_year__lte=year, plan__last_year__gte=year
    ).exclude(plan__state=PlanState.DRAFT)
    newest = {
        one.series_id: one
        for one in sorted(
            rows.select_related("plan", "objective"), key=lambda one: one.plan.rank
        )
    }
    return sorted(newest.values(), key=lambda one: (one.objective.path, one.order, one.pk))


def _by_objective(wordings: Iterable[Indicator]) -> list[Aim]:
    """Return the objectives of these wordings; those of one lineage are one."""
    found: dict[UUID, list[Indicator]] = {}
    for one in wordings:
        found.setdefault(one.objective.lineage, []).append(one)
    return [
        Aim(
            rows[-1].objective_id,
            lineage,
            rows[-1].objective.text,
            tuple(Measured(one.series_id, one.text) for one in rows),
        )
        for lineage, rows in found.items()
    ]
