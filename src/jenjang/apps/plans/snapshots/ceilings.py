"""Ceilings of a unit's year as core speaks of them: each activity's counts once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from jenjang.apps.plans.models import Activity, BudgetKind, BudgetLine
from jenjang.core.formulas.branches import branch_ceilings


@dataclass(frozen=True, slots=True)
class Difference:
    """An activity whose stated ceiling is not the sum of those under it, whole rupiah."""

    activity_id: int
    stated_idr: int
    children_idr: int


@dataclass(frozen=True, slots=True)
class Ceilings:
    """What each activity may cost, its branch included, and the unit's sum; rupiah.

    `parents` is the tree of the unit's activities by key.
    """

    by_activity: Mapping[int, int]
    total_idr: int | None
    differences: tuple[Difference, ...]
    parents: Mapping[int, int | None]


def ceilings_of(unit_id: int, year: int) -> Ceilings:
    """Return the ceilings in force for a unit's year; two queries.

    The total is that of the activities at the top; None where no budget is known.
    """
    parents = parents_of_activities(unit_id)
    lines = lines_in_force(unit_id, year)
    own: Counter[int] = Counter()
    for line in lines:
        own[line.activity_id] += line.amount_idr
    from_agreements = all(line.version.kind == BudgetKind.FROM_AGREEMENTS for line in lines)
    found = branch_ceilings(parents, own, is_from_agreements=from_agreements)
    roots = [found[pk] for pk, parent in parents.items() if parent is None and pk in found]
    return Ceilings(
        found, sum(roots) if roots else None, _differences(parents, own, found), parents
    )


def parents_of_activities(unit_id: int) -> dict[int, int | None]:
    """Return the activity above each of the unit's activities; one query."""
    rows = Activity.objects.filter(unit=unit_id).order_by()
    return dict(rows.values_list("pk", "parent_id"))


def lines_in_force(unit_id: int, year: int) -> list[BudgetLine]:
    """Return the lines of the newest budget version of a unit's year."""
    lines = list(
        BudgetLine.objects.of_ceilings()
        .filter(version__unit=unit_id, version__year=year)
        .select_related("version")
    )
    newest = min((line.version.rank for line in lines), default=None)
    return [line for line in lines if line.version.rank == newest]


def _differences(
    parents: Mapping[int, int | None], own: Mapping[int, int], found: Mapping[int, int]
) -> tuple[Difference, ...]:
    """Return where a stated figure and the sum of all children disagree."""
    below: Counter[int] = Counter()
    for pk, parent in parents.items():
        if parent is not None and pk in found:
            below[parent] += found[pk]
    return tuple(
        Difference(pk, stated, below[pk])
        for pk, stated in own.items()
        if pk in below and below[pk] != stated
    )
