"""What formulir E.81 is made of: activities, their indicators, years of a Renstra."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.snapshots.calendar import quarter_of
from jenjang.apps.organisation.models import PeriodKind
from jenjang.apps.plans.models import (
    PLANS_NEAREST_LAST,
    ActivityLevel,
    Indicator,
    ObjectiveLevel,
    Plan,
    PlanKind,
    PlanState,
    Stage,
    Target,
)
from jenjang.core.formulas.e81 import (
    Performance,
    performance,
    quarter_entered,
    renstra_target,
    year_value,
    years_before,
)
from jenjang.core.formulas.progress import Entered, Rules
from jenjang.core.values import Accumulation, Polarity, Reason, Unknown

STAGES = (Stage.RENSTRA, Stage.RENJA, Stage.PK)
Filed = Mapping[int, Mapping[int, list[tuple[int, Entered]]]]
"""By series and year: what was filed, with the quarter it ends in."""


@dataclass(frozen=True, slots=True)
class Worded:
    """An indicator as the form prints it, light enough to read many units at once.

    `objective` is the sasaran strategis it stands under, else its own; `activities` those
    that serve its objective.
    """

    series_id: int
    unit_id: int
    objective: str
    text: str
    measured_in: str
    responsible: str
    rules: Rules
    activities: frozenset[int]


LINE = ("objective", "objective__parent", "objective__parent__parent",
        "objective__parent__parent__parent")  # fmt: skip
NAMES = (
    "pk", "series_id", "series__unit_id", "text", "measured_in", "owner__name", "polarity",
    "accumulation", "factor", "plan__unit_id", "plan__kind", "plan__revision", "plan_id",
    "objective__path", "order", "objective__activities__pk",
    *(f"{above}__{name}" for above in LINE for name in ("level", "text")),
)  # fmt: skip


def read_wordings(
    unit_ids: Collection[int], year: int, *, programs_only: bool = False
) -> list[Worded]:
    """Return the wordings in force of the units' series, in the tree's order; one query.

    `programs_only` reads those whose objective is served by a programme itself.
    """
    rows = Indicator.objects.filter(
        series__unit__in=unit_ids, plan__first_year__lte=year, plan__last_year__gte=year
    ).exclude(plan__state=PlanState.DRAFT)
    if programs_only:
        rows = rows.filter(objective__activities__level=ActivityLevel.PROGRAM)
    by_key: dict[int, dict[str, Any]] = {}
    serving: defaultdict[int, set[int]] = defaultdict(set)
    for row in rows.order_by("objective__path", "order", "pk").values(*NAMES):
        by_key[row["pk"]] = row
        if row["objective__activities__pk"] is not None:
            serving[row["pk"]].add(row["objective__activities__pk"])
    newest: dict[int, dict[str, Any]] = {}
    for row in sorted(by_key.values(), key=_nearness):
        newest[row["series_id"]] = row
    in_order = sorted(
        newest.values(), key=lambda row: (row["objective__path"], row["order"])
    )
    return [_worded(row, frozenset(serving[row["pk"]])) for row in in_order]


def _nearness(row: Mapping[str, Any]) -> tuple[bool, int, int, int]:
    """Return how near a wording's plan is: its own unit's, then by kind and revision."""
    is_own = row["plan__unit_id"] == row["series__unit_id"]
    kind = PLANS_NEAREST_LAST.index(PlanKind(row["plan__kind"]))
    return is_own, kind, row["plan__revision"], row["plan_id"]


def _worded(row: Mapping[str, Any], activities: frozenset[int]) -> Worded:
    return Worded(
        series_id=row["series_id"],
        unit_id=row["series__unit_id"],
        objective=_strategic(row),
        text=row["text"],
        measured_in=row["measured_in"] or "",
        responsible=row["owner__name"] or "",
        rules=Rules(
            Polarity(row["polarity"]), Accumulation(row["accumulation"]), row["factor"]
        ),
        activities=activities,
    )


def _strategic(row: Mapping[str, Any]) -> str:
    """Return the sasaran strategis an indicator stands under, else its own objective."""
    for above in LINE:
        if row[f"{above}__level"] == ObjectiveLevel.STRATEGIS:
            return str(row[f"{above}__text"])
    return str(row["objective__text"])


@dataclass(frozen=True, slots=True)
class Targets:
    """Yearly targets: of the Renstra by series and year, and the year's newest paper's.

    `years` are those of the Renstra that holds in the year, by series.
    """

    renstra: Mapping[int, Mapping[int, Decimal]]
    year: Mapping[int, Decimal]
    years: Mapping[int, range]


def read_targets(series_ids: Collection[int], year: int) -> Targets:
    """Return the targets of a year and of the Renstra it lies in; one query."""
    plan = Plan.objects.settled().filter(
        unit=OuterRef("series__unit"),
        kind=PlanKind.RENSTRA,
        first_year__lte=year,
        last_year__gte=year,
    )
    rows = (
        Target.objects.settled()
        .filter(
            Q(stage=Stage.RENSTRA) | Q(period__year=year),
            series__in=series_ids,
            period__kind=PeriodKind.YEAR,
        )
        .annotate(
            first_year=Subquery(plan.order_by("-revision").values("first_year")[:1]),
            last_year=Subquery(plan.order_by("-revision").values("last_year")[:1]),
        )
        .order_by("revision")
        .values_list(
            "series_id", "period__year", "stage", "revision", "value", "first_year",
            "last_year",
        )
    )  # fmt: skip
    renstra: defaultdict[int, dict[int, Decimal]] = defaultdict(dict)
    newest: dict[int, tuple[tuple[int, int], Decimal]] = {}
    years: dict[int, range] = {}
    for series_id, of_year, stage, revision, value, first_year, last_year in rows:
        if value is None:
            continue
        if first_year is not None:
            years[series_id] = range(first_year, last_year + 1)
        if stage == Stage.RENSTRA and of_year in years.get(series_id, ()):
            renstra[series_id][of_year] = value  # a later revision comes later
        rank = (STAGES.index(Stage(stage)), revision)
        if of_year == year and rank >= newest.get(series_id, (rank, value))[0]:
            newest[series_id] = (rank, value)
    return Targets(renstra, {pk: value for pk, (_, value) in newest.items()}, years)


def read_filed(series_ids: Collection[int], first_year: int, last_year: int) -> Filed:
    """Return what was filed from one year to another; one query."""
    rows = Result.objects.filter(
        series__in=series_ids,
        period__year__gte=first_year,
        period__year__lte=last_year,
    ).order_by("period__last_day")
    found: defaultdict[int, defaultdict[int, list[tuple[int, Entered]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for series_id, last_day, value, numerator, denominator, text in rows.values_list(
        "series_id", "period__last_day", "value", "numerator", "denominator", "text"
    ):
        entered = Entered(value, numerator, denominator, text)
        found[series_id][last_day.year].append((quarter_of(last_day), entered))
    return found


def performance_of(
    one: Worded, year: int, n: int, targets: Targets, filed: Filed
) -> Performance:
    """Return the columns K of an indicator; quarters after `n` stay empty."""
    by_year = filed.get(one.series_id, {})
    accumulation = one.rules.accumulation
    years = targets.years.get(one.series_id, range(0))
    earlier = [
        year_value(one.rules, _quarters(one.rules, by_year.get(each, ()), 4))
        for each in years
        if each < year
    ]
    target = targets.year.get(one.series_id)
    stated = targets.renstra.get(one.series_id, {})
    return performance(
        one.rules,
        renstra=renstra_target([stated.get(each) for each in years], accumulation),
        before=years_before(earlier, accumulation),
        target=Unknown(Reason.NO_TARGET) if target is None else target,
        quarters=_quarters(one.rules, by_year.get(year, ()), n),
    )


def _quarters(
    rules: Rules, filed: Iterable[tuple[int, Entered]], n: int
) -> list[Entered | None]:
    by_quarter: defaultdict[int, list[Entered]] = defaultdict(list)
    for quarter, entered in filed:
        by_quarter[quarter].append(entered)
    return [
        quarter_entered(rules, by_quarter[quarter]) if quarter <= n else None
        for quarter in range(1, 5)
    ]
