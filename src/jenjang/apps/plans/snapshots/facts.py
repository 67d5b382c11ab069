"""What may be changed of a node, as the history keeps it, and the mark it is known by."""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from jenjang.apps.organisation.models import PeriodKind
from jenjang.apps.plans.models import Indicator, Objective, Plan, PlanKind, Stage, Target
from jenjang.core.figures import write_number

Facts = dict[str, Any]

INDICATOR_COLUMNS = (
    "text", "measured_in", "polarity", "accumulation", "definition", "relevance",
    "formula_text", "numerator_text", "denominator_text", "factor", "composite",
    "data_source",
    "owner_id", "order", "code", "is_iku", "baseline_year", "baseline_value",
    "baseline_text",
)  # fmt: skip


def objective_facts(objective: Objective) -> Facts:
    """Return what may be changed of an objective, as JSON holds it."""
    return {
        "text": objective.text,
        "level": str(objective.level),
        "owner_id": objective.owner_id,
        "csf": objective.csf,
        "supports": _named(objective.supports_lineage),
        "activities": sorted(objective.activities.values_list("pk", flat=True)),
    }


def place_facts(objective: Objective) -> Facts:
    """Return where an objective stands: under which, and how many siblings before it."""
    siblings = Objective.objects.filter(plan=objective.plan_id, parent=objective.parent_id)
    keys = list(siblings.order_by("order", "pk").values_list("pk", flat=True))
    return {
        "parent_id": objective.parent_id,
        "order": keys.index(objective.pk),
        "is_orphan": objective.is_orphan,
    }


def indicator_facts(indicator: Indicator) -> Facts:
    """Return what may be changed of an indicator, its frequency and targets included."""
    own = {name: getattr(indicator, name) for name in INDICATOR_COLUMNS}
    return {
        **{name: _kept(value) for name, value in own.items()},
        "frequency": str(indicator.series.frequency),
        "targets": target_facts(indicator),
    }


def target_facts(indicator: Indicator) -> dict[str, list[str | None]]:
    """Return the yearly targets the plan sets: {"renstra 2026": ["80", None]}."""
    rows = plan_targets(indicator.plan).filter(series=indicator.series_id)
    return {
        f"{stage} {year}": [None if value is None else write_number(value), text]
        for stage, year, value, text in rows.values_list(
            "stage", "period__year_id", "value", "text"
        )
    }


def plan_targets(plan: Plan) -> Any:
    """Return the yearly targets that belong to a plan: its own stage's and its renja's."""
    yearly = Target.objects.filter(
        period__kind=PeriodKind.YEAR,
        period__year__gte=plan.first_year,
        period__year__lte=plan.last_year,
    )
    renja = yearly.filter(stage=Stage.RENJA, revision=0)
    if plan.kind != PlanKind.RENSTRA:
        return renja
    return renja | yearly.filter(stage=Stage.RENSTRA, revision=plan.revision)


def fingerprint(facts: Mapping[str, Any]) -> str:
    """Return a short mark of facts: another mark means that somebody changed them.

    >>> fingerprint({"text": "a"}) == fingerprint({"text": "a"})
    True
    """
    written = json.dumps(facts, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _kept(value: Any) -> Any:
    return write_number(value) if isinstance(value, Decimal) else value


def _named(lineage: UUID | None) -> str | None:
    return None if lineage is None else str(lineage)
