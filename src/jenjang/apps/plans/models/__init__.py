"""Two trees, joined: objectives (what is reached) and activities (what is paid for)."""

from jenjang.apps.plans.models.activities import (
    Activity,
    ActivityLevel,
    ActivityQuerySet,
)
from jenjang.apps.plans.models.budgets import (
    BUDGETS_LATEST_FIRST,
    BudgetKind,
    BudgetLine,
    BudgetVersion,
    SpendingKind,
)
from jenjang.apps.plans.models.decrees import (
    IkuDecree,
)
from jenjang.apps.plans.models.indicators import (
    Indicator,
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
    Plan,
    PlanKind,
    PlanQuerySet,
    PlanState,
)
from jenjang.apps.plans.models.problems import (
    Problem,
    ProblemKind,
    StrategicIssue,
)

__all__ = [
    "BUDGETS_LATEST_FIRST",
    "Activity",
    "ActivityLevel",
    "ActivityQuerySet",
    "BudgetKind",
    "BudgetLine",
    "BudgetVersion",
    "CrosscutRequest",
    "CrosscutState",
    "IkuDecree",
    "Indicator",
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
]
