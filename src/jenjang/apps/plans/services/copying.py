"""A version of a plan is a copy with a lineage: its rows, and what ties them together."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import Manager, Model

from jenjang.apps.organisation.trees import depth_of, path_of
from jenjang.apps.plans.models import (
    Indicator,
    Objective,
    Plan,
    PlanKind,
    Problem,
    Stage,
    StrategicIssue,
    Target,
)

Keys = dict[int, int]


def copy_rows(source: Plan, target: Plan) -> None:
    """Copy objectives, indicators, targets, problems and issues into an empty plan.

    An objective keeps its lineage and an indicator its series; both keep their owners.
    """
    objectives = _copy_tree(Objective.objects, source.objectives.order_by("path"), target)
    _copy_indicators(source, target, objectives)
    _copy_targets(source, target)
    problems = _copy_tree(Problem.objects, source.problems.order_by("path"), target)
    issues = _copy_issues(source, target)
    _copy_links(Objective.activities.through, "objective_id", "activity_id", objectives)
    _copy_links(
        StrategicIssue.problems.through, "strategicissue_id", "problem_id", issues, problems
    )
    _copy_links(
        StrategicIssue.objectives.through,
        "strategicissue_id",
        "objective_id",
        issues,
        objectives,
    )


def _copy_tree(manager: Manager[Any], rows: Iterable[Any], target: Plan) -> Keys:
    """Copy the nodes of a tree from the top down; return the new key of each old one."""
    made: dict[int, Any] = {}
    levels = sorted(rows, key=lambda row: (depth_of(row.path), row.path))
    for _, of_level in groupby(levels, key=lambda row: depth_of(row.path)):
        copies = [(row.pk, _copied(row, target, made)) for row in of_level]
        manager.bulk_create([copy for _, copy in copies])
        for key, copy in copies:
            copy.path = path_of(copy.parent.path if copy.parent else "", copy.pk)
            made[key] = copy
        manager.bulk_update([copy for _, copy in copies], ["path"])
    return {key: copy.pk for key, copy in made.items()}


def _copied(row: Any, target: Plan, made: dict[int, Any]) -> Any:
    copy = _renewed(row)
    copy.plan = target
    copy.parent = made.get(row.parent_id)
    return copy


def _renewed(row: Any) -> Any:
    """Return a row like this one that is not stored yet."""
    columns = [field for field in row._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 - public in Django
    return type(row)(**{field.attname: getattr(row, field.attname) for field in columns})


def _copy_indicators(source: Plan, target: Plan, objectives: Keys) -> None:
    copies = []
    for row in source.indicators.order_by("pk"):
        copy = _renewed(row)
        copy.plan, copy.objective_id = target, objectives[row.objective_id]
        copies.append(copy)
    Indicator.objects.bulk_create(copies, batch_size=500)


def _copy_targets(source: Plan, target: Plan) -> None:
    """Carry the Renstra's yearly targets into its next version."""
    if source.kind != PlanKind.RENSTRA or target.kind != PlanKind.RENSTRA:
        return
    rows = Target.objects.filter(
        series__indicators__plan=source,
        stage=Stage.RENSTRA,
        revision=source.revision,
        period__year__gte=target.first_year,
        period__year__lte=target.last_year,
    )
    copies = [_renewed(row) for row in rows.order_by("pk")]
    for copy in copies:
        copy.revision = target.revision
    Target.objects.bulk_create(copies, batch_size=500, ignore_conflicts=True)


def _copy_issues(source: Plan, target: Plan) -> Keys:
    made: Keys = {}
    for row in source.strategic_issues.order_by("pk"):
        copy = _renewed(row)
        copy.plan = target
        copy.save(force_insert=True)
        made[row.pk] = copy.pk
    return made


def _copy_links(
    through: type[Model], one: str, other: str, ones: Keys, others: Keys | None = None
) -> None:
    """Tie the copies together as the originals are; `others` None: the same other rows."""
    manager: Manager[Any] = through._default_manager  # noqa: SLF001 - public in Django
    rows = manager.filter(**{f"{one}__in": list(ones)}).values_list(one, other)
    manager.bulk_create(
        [
            through(**{one: ones[a], other: b if others is None else others[b]})
            for a, b in rows
        ],
        batch_size=500,
    )
