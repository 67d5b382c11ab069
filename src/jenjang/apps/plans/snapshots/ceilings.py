"""Ceilings of a unit's year as core speaks of them: each activity's counts once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from jenjang.apps.plans.models import Activity, BudgetKind, BudgetLine, version_rank
from jenjang.core.formulas.branches import branch_ceilings
from jenjang.web.prepared import Given, Prepared


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
    stated = stated_in_force(unit_id, year)
    own, from_agreements = stated.by_activity, stated.is_from_agreements
    found = branch_ceilings(parents, own, is_from_agreements=from_agreements)
    roots = [found[pk] for pk, parent in parents.items() if parent is None and pk in found]
    return Ceilings(
        found, sum(roots) if roots else None, _differences(parents, own, found), parents
    )


def parents_of_activities(unit_id: int) -> dict[int, int | None]:
    """Return the activity above each of the unit's activities; one query."""
    return dict(_PARENTS(unit=unit_id))


_PARENTS = Prepared(
    lambda: (
        Activity.objects.filter(unit=Given("unit"))
        .order_by()
        .values_list("pk", "parent_id")
    )
)
_STATED = Prepared(
    lambda: _of_year(Given("unit"), Given("year")).values_list(
        "version__kind", "version__revision", "activity_id", "amount_idr"
    )
)


def _of_year(unit: int | Given, year: int | Given) -> QuerySet[BudgetLine]:
    lines = BudgetLine.objects.of_ceilings()
    return lines.filter(version__unit=unit, version__year=year)


@dataclass(frozen=True, slots=True)
class Stated:
    """The ceilings a unit's newest budget version of a year states, whole rupiah."""

    by_activity: Mapping[int, int]
    is_from_agreements: bool


def stated_in_force(unit_id: int, year: int) -> Stated:
    """Return what the newest version states at each activity itself; one query."""
    rows = _STATED(unit=unit_id, year=year)
    newest = min((version_rank(kind, n) for kind, n, *_ in rows), default=None)
    own_idr: Counter[int] = Counter()
    kinds = set()
    for kind, revision, activity_id, amount_idr in rows:
        if version_rank(kind, revision) == newest:
            own_idr[activity_id] += amount_idr
            kinds.add(kind)
    return Stated(own_idr, is_from_agreements=kinds <= {BudgetKind.FROM_AGREEMENTS})


def lines_in_force(unit_id: int, year: int) -> list[BudgetLine]:
    """Return the lines of the newest budget version of a unit's year."""
    lines = list(_of_year(unit_id, year).select_related("version"))
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
