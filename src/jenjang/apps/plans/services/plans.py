"""Acts on whole plans: opening one, revising it, putting it in force."""

from django.db import transaction
from django.db.models import Max

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Unit
from jenjang.apps.organisation.services import ask_recount, foresee_year
from jenjang.apps.plans.models import Plan, PlanKind, PlanState, Series
from jenjang.apps.plans.services.copying import copy_rows
from jenjang.core.values import Refused

LONGEST_YEARS = 10


@transaction.atomic
def open_plan(
    *,
    unit: Unit | None,
    kind: PlanKind,
    first_year: int,
    last_year: int,
    begin_as: Plan | None,
    by: User | None,
) -> Plan:
    """Open a plan murni as a draft, empty or as a copy; the periods of its years are made.

    Raise Refused for years that are none, or where that plan is there already.
    """
    _check_years(first_year, last_year)
    _check_kind(unit, kind)
    if Plan.objects.filter(
        unit=unit, kind=kind, first_year=first_year, revision=0
    ).exists():
        raise Refused(
            f"{kind.label} mulai {first_year} sudah ada; buka itu, atau buat Perubahan."
        )
    plan = Plan(
        unit=unit,
        kind=kind,
        first_year=first_year,
        last_year=last_year,
        state=PlanState.DRAFT,
        copied_from=begin_as,
    )
    return _opened(plan, begin_as, by)


@transaction.atomic
def revise_plan(*, plan_id: int, by: User | None) -> Plan:
    """Open the next Perubahan of a plan: a draft with a copy of all that is in it.

    Objectives and indicators keep their lineage and series; the plan in force holds until
    the Perubahan is put in force. Raise Refused while another draft of it is open.
    """
    plan = (
        Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan_id)
    )
    versions = Plan.objects.filter(
        unit=plan.unit_id, kind=plan.kind, first_year=plan.first_year
    )
    if plan.kind == PlanKind.FROM_AGREEMENTS:
        raise Refused(
            "Rencana dari perjanjian berubah bersama perjanjiannya; buka Renstra."
        )
    if versions.filter(state=PlanState.DRAFT).exists():
        raise Refused(
            "Masih ada draf rencana ini; berlakukan dulu sebelum membuat Perubahan."
        )
    if plan.state != PlanState.IN_FORCE:
        raise Refused("Perubahan dibuat dari rencana yang sedang berlaku.")
    latest = versions.aggregate(latest=Max("revision"))["latest"]
    revised = Plan(
        unit=plan.unit,
        kind=plan.kind,
        first_year=plan.first_year,
        last_year=plan.last_year,
        revision=latest + 1,
        state=PlanState.DRAFT,
        copied_from=plan,
    )
    return _opened(revised, plan, by)


@transaction.atomic
def put_plan_in_force(*, plan_id: int, by: User | None) -> Plan:
    """Let a draft hold; versions in force for the same years are superseded by it."""
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan_id)
    if plan.state != PlanState.DRAFT:
        raise Refused("Rencana ini bukan draf; tidak ada yang perlu diberlakukan.")
    if not plan.objectives.exists():
        raise Refused("Rencana ini masih kosong; susun dulu pohon kinerjanya.")
    older = Plan.objects.select_for_update(of=("self",)).filter(
        unit=plan.unit_id,
        kind=plan.kind,
        state=PlanState.IN_FORCE,
        first_year__lte=plan.last_year,
        last_year__gte=plan.first_year,
    )
    for one in older:
        one.state = PlanState.SUPERSEDED
        one.save(update_fields=["state"])
        record(actor=by, action="plan.superseded", subject=one, after=str(plan))
    plan.state = PlanState.IN_FORCE
    plan.save(update_fields=["state"])
    Series.objects.filter(indicators__plan=plan).update(is_to_recount=True)
    if plan.unit_id is not None:
        ask_recount(plan.years, unit_id=plan.unit_id)
    record(actor=by, action="plan.in_force", subject=plan, after=str(plan))
    return plan


@transaction.atomic
def set_decree(*, plan_id: int, number: str, date: object, by: User | None) -> Plan:
    """Store by which decree the plan was set; number and date as on paper."""
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan_id)
    before = {"number": plan.decree_number, "date": plan.decree_date}
    after = {"number": number, "date": date}
    if before == after:
        return plan
    plan.decree_number, plan.decree_date = number, date  # type: ignore[assignment]  # a date
    plan.save(update_fields=["decree_number", "decree_date"])
    record(actor=by, action="plan.decreed", subject=plan, before=before, after=after)
    return plan


def _opened(plan: Plan, source: Plan | None, by: User | None) -> Plan:
    plan.save(force_insert=True)
    for year in plan.years:
        foresee_year(year)
    if source is not None:
        copy_rows(source, plan)
    after = {"state": plan.state, "from": None if source is None else str(source)}
    record(actor=by, action="plan.opened", subject=plan, after=after)
    return plan


def _check_years(first_year: int, last_year: int) -> None:
    if not 2000 <= first_year <= last_year <= 2100:
        raise Refused("Tahun akhir tidak boleh sebelum tahun awal; pakai 2000 sampai 2100.")
    if last_year - first_year >= LONGEST_YEARS:
        raise Refused(f"Satu rencana paling panjang {LONGEST_YEARS} tahun.")


def _check_kind(unit: Unit | None, kind: PlanKind) -> None:
    if unit is None and kind != PlanKind.RPJMD:
        raise Refused("Rencana seluruh pemda adalah RPJMD.")
    if unit is not None and kind != PlanKind.RENSTRA:
        raise Refused("Rencana perangkat daerah yang dibuka di sini adalah Renstra.")
