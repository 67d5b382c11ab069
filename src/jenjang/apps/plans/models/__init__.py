"""Two trees, joined: objectives (what is reached) and activities (what is paid for)."""

from jenjang.apps.plans.models.activities import (
    Activity,
    ActivityLevel,
    ActivityQuerySet,
)
from jenjang.apps.plans.models.acts import (
    TreeAct,
    TreeActQuerySet,
)
from jenjang.apps.plans.models.benchmarks import (
    Benchmark,
    BenchmarkLevel,
    BenchmarkQuerySet,
)
from jenjang.apps.plans.models.budgets import (
    BUDGETS_LATEST_FIRST,
    BudgetKind,
    BudgetLine,
    BudgetVersion,
    SpendingKind,
    version_rank,
)
from jenjang.apps.plans.models.decrees import (
    IkuDecree,
    IkuDecreeQuerySet,
    Issued,
)
from jenjang.apps.plans.models.indicators import (
    Indicator,
    IndicatorQuerySet,
    Series,
    Stage,
    Target,
    TargetQuerySet,
)
from jenjang.apps.plans.models.measures import (
    Measure,
    MeasureQuerySet,
)
from jenjang.apps.plans.models.nomenclature import (
    NomenclatureEntry,
    NomenclatureQuerySet,
    NomenclatureRelease,
    Scope,
)
from jenjang.apps.plans.models.objectives import (
    CrosscutRequest,
    CrosscutState,
    Objective,
    ObjectiveLevel,
    ObjectiveQuerySet,
)
from jenjang.apps.plans.models.plans import (
    PLANS_NEAREST_LAST,
    Plan,
    PlanKind,
    PlanQuerySet,
    PlanState,
    nearest,
)
from jenjang.apps.plans.models.problems import (
    Problem,
    ProblemKind,
    StrategicIssue,
)

__all__ = [
    "BUDGETS_LATEST_FIRST",
    "PLANS_NEAREST_LAST",
    "Activity",
    "ActivityLevel",
    "ActivityQuerySet",
    "Benchmark",
    "BenchmarkLevel",
    "BenchmarkQuerySet",
    "BudgetKind",
    "BudgetLine",
    "BudgetVersion",
    "CrosscutRequest",
    "CrosscutState",
    "IkuDecree",
    "IkuDecreeQuerySet",
    "Indicator",
    "IndicatorQuerySet",
    "Issued",
    "Measure",
    "MeasureQuerySet",
    "NomenclatureEntry",
    "NomenclatureQuerySet",
    "NomenclatureRelease",
    "Objective",
    "ObjectiveLevel",
    "ObjectiveQuerySet",
    "Plan",
    "PlanKind",
    "PlanQuerySet",
    "PlanState",
    "Problem",
    "ProblemKind",
    "Scope",
    "Series",
    "SpendingKind",
    "Stage",
    "StrategicIssue",
    "Target",
    "TargetQuerySet",
    "TreeAct",
    "TreeActQuerySet",
    "nearest",
    "version_rank",
]
