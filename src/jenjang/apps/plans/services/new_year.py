"""A new year of a unit: its plan goes on or is copied, its targets are proposed."""

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.apps.organisation.services import open_year
from jenjang.apps.plans.models import Plan, Series, Stage, Target
from jenjang.apps.plans.services.copying import copy_rows
from jenjang.apps.plans.services.objectives import plan_from_agreements
from jenjang.apps.plans.snapshots.new_year import (
    NewYear,
    Origin,
    Proposed,
    Way,
    new_year_of,
)
from jenjang.core.values import Refused


@transaction.atomic
def carry_year(*, unit_id: int, year: int, by: User | None) -> NewYear:
    """Open the year and carry the unit's plan into it; again it carries only what is new.

    A plan that covers the year goes on; one drawn from agreements is copied with lineage,
    owners, activities and the same series. Targets come from the Renstra, else last year's
    as proposals. Raise Refused where there is nothing to go on from.
    """
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    open_year(year=year, by=by)
    carried = new_year_of(unit, year)
    if carried.way is Way.NONE:
        raise Refused(f"{unit}: {carried.why_not}")
    if carried.is_done:
        return carried
    plan = carried.source
    if carried.way is Way.COPIED and plan is not None:
        plan = _copied(plan, unit, year, by)
    _propose(carried, year)
    _tell(carried, plan, by)
    return carried


def _copied(source: Plan, unit: Unit, year: int, by: User | None) -> Plan:
    plan = plan_from_agreements(unit=unit, year=year, by=by)
    plan.copied_from = source
    plan.save(update_fields=["copied_from"])
    copy_rows(source, plan)
    return plan


def _propose(carried: NewYear, year: int) -> None:
    period = Period.objects.get(year=year, kind=PeriodKind.YEAR)
    Target.objects.bulk_create(
        [_target(one, period) for one in carried.to_set], ignore_conflicts=True
    )
    ids = [one.indicator.series_id for one in carried.to_set]
    Series.objects.filter(pk__in=ids).update(is_to_recount=True)


def _target(proposed: Proposed, period: Period) -> Target:
    return Target(
        series_id=proposed.indicator.series_id,
        period=period,
        stage=Stage.RENJA,
        value=proposed.value,
        text=proposed.text,
        is_proposal=proposed.origin is Origin.LAST_YEAR,
    )


def _tell(carried: NewYear, plan: Plan | None, by: User | None) -> None:
    if plan is None:
        return
    origins = [one.origin for one in carried.to_set]
    record(
        actor=by,
        action="plan.carried",
        subject=plan,
        after={
            "year": carried.year,
            "from": str(carried.source),
            "objectives": carried.objective_count,
            "indicators": len(carried.proposed),
            "targets_of_renstra": origins.count(Origin.RENSTRA),
            "targets_proposed": origins.count(Origin.LAST_YEAR),
        },
        unit_id=carried.unit.pk,
    )
