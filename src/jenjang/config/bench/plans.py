"""Activities, objectives, series, indicators, targets and budgets of one unit, in bulk."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TypeVar

from django.db.models import Manager

from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.organisation.trees import path_of
from jenjang.apps.plans.models import (
    Activity,
    BudgetKind,
    BudgetLine,
    BudgetVersion,
    Indicator,
    Objective,
    Plan,
    PlanKind,
    Series,
    Stage,
    Target,
)
from jenjang.config.bench import kabupaten
from jenjang.config.bench.kabupaten import Line
from jenjang.config.bench.offices import Office
from jenjang.core.figures import fold
from jenjang.core.values import Accumulation

Node = TypeVar("Node", Activity, Objective)
Activities = dict[tuple[str, int], Activity]  # by level and number within it


@dataclass(frozen=True, slots=True)
class Plans:
    """A unit's year: objectives by post and number, indicators in the order of series."""

    objectives: dict[tuple[int, int], Objective]
    indicators: tuple[Indicator, ...]
    activities: Activities

    def of_post(self, post: int) -> list[Indicator]:
        """Return the wordings of what a post promises."""
        numbered = enumerate(self.indicators)
        return [one for number, one in numbered if kabupaten.holder(number)[0] == post]


def with_paths(nodes: list[Node], manager: Manager[Node]) -> list[Node]:
    """Insert the nodes of one level, below parents that stand, each with its path."""
    made = manager.bulk_create(nodes)
    for node in made:
        node.path = path_of(node.parent.path if node.parent else "", node.pk)
    manager.bulk_update(made, ["path"])
    return made


def add_activities(office: Office) -> Activities:
    """Add the unit's nomenclature."""
    added: Activities = {}
    above = {"program": "", "kegiatan": "program", "sub kegiatan": "kegiatan"}
    for level, lines in groupby(kabupaten.lines(), key=lambda line: line.level):
        rows = [
            Activity(
                unit=office.unit,
                level=level,
                code=line.code,
                name=line.name,
                folded_name=fold(line.name),
                parent=None if line.parent is None else added[above[level], line.parent],
            )
            for line in lines
        ]
        for number, row in enumerate(with_paths(rows, Activity.objects)):
            added[level, number] = row
    return added


def add_series(office: Office) -> list[Series]:
    """Add what the unit measures every month."""
    return Series.objects.bulk_create(
        Series(unit=office.unit, frequency=PeriodKind.MONTH)
        for _ in range(kabupaten.SERIES_PER_UNIT)
    )


def add_plans(
    office: Office, year: int, activities: Activities, series: list[Series]
) -> Plans:
    """Add the unit's plan of a year: objectives, wordings, targets and its budget."""
    plan = Plan.objects.create(
        unit=office.unit, kind=PlanKind.FROM_AGREEMENTS, first_year=year, last_year=year
    )
    objectives = _add_objectives(office, plan)
    indicators = tuple(_add_indicators(office, plan, objectives, series))
    plans = Plans(objectives, indicators, activities)
    _add_targets(year, series)
    _link_activities(plans)
    _add_budget(office, year, activities)
    return plans


def _add_objectives(office: Office, plan: Plan) -> dict[tuple[int, int], Objective]:
    """Add the tree: an objective of a post hangs under the same one of its superior."""
    added: dict[tuple[int, int], Objective] = {}
    posts = sorted(range(len(kabupaten.POSTS)), key=kabupaten.depth)
    for _, of_depth in groupby(posts, key=kabupaten.depth):
        places = [
            (post, n) for post in of_depth for n in range(kabupaten.OBJECTIVES_PER_POSITION)
        ]
        rows = [_objective(office, plan, added, place) for place in places]
        added.update(zip(places, with_paths(rows, Objective.objects), strict=True))
    return added


def _objective(
    office: Office,
    plan: Plan,
    added: dict[tuple[int, int], Objective],
    place: tuple[int, int],
) -> Objective:
    post, n = place
    text = kabupaten.objective_text(post, n)
    superior = kabupaten.POSTS[post].superior
    return Objective(
        plan=plan,
        parent=None if superior is None else added[superior, n],
        level=kabupaten.LEVELS[kabupaten.depth(post)],
        text=text,
        folded_text=fold(text),
        owner=office.holders[post].position,
        order=n,
    )


def _add_indicators(
    office: Office,
    plan: Plan,
    objectives: dict[tuple[int, int], Objective],
    series: list[Series],
) -> list[Indicator]:
    rows = []
    for number, one in enumerate(series):
        post, n = kabupaten.holder(number)
        text = kabupaten.indicator_text(number)
        rows.append(
            Indicator(
                series=one,
                plan=plan,
                objective=objectives[post, n],
                text=text,
                folded_text=fold(text),
                measured_in="Persen",
                accumulation=Accumulation.RECOMPUTE,
                numerator_text="Tugas yang selesai tepat waktu",
                denominator_text="Seluruh tugas yang jatuh tempo",
                owner=office.holders[post].position,
                order=number,
            )
        )
    return Indicator.objects.bulk_create(rows)


def _add_targets(year: int, series: list[Series]) -> None:
    whole_year = Period.objects.get(year=year, kind=PeriodKind.YEAR)
    percents = [kabupaten.target_percent(n, year) for n in range(len(series))]
    Target.objects.bulk_create(
        Target(
            series=one,
            period=whole_year,
            stage=Stage.PK,
            value=Decimal(percent),
            text=str(percent),
        )
        for one, percent in zip(series, percents, strict=True)
    )


def _link_activities(plans: Plans) -> None:
    """Tie every objective to the lines its holder's agreement names."""
    link = Objective.activities.through
    link.objects.bulk_create(
        link(objective_id=objective.pk, activity_id=plans.activities[at(line)].pk)
        for (post, _), objective in plans.objectives.items()
        for line in kabupaten.allotted(post)
    )


def at(line: Line) -> tuple[str, int]:
    """Return where a line's activity is kept."""
    return line.level, line.number


def _add_budget(office: Office, year: int, activities: Activities) -> None:
    version = BudgetVersion.objects.create(
        unit=office.unit, year_id=year, kind=BudgetKind.FROM_AGREEMENTS
    )
    BudgetLine.objects.bulk_create(
        BudgetLine(
            version=version,
            activity=activities[at(line)],
            fund_source="APBD",
            amount_idr=line.amount_idr(year),
        )
        for line in kabupaten.lines()
    )
