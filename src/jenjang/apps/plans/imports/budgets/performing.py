"""A budget file looked at, and done just as it was looked at."""

from collections.abc import Sequence

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import StoredFile
from jenjang.apps.organisation.models import Government, Unit
from jenjang.apps.plans.imports.budgets.comparing import unit_plan
from jenjang.apps.plans.imports.budgets.plans import BudgetPlan
from jenjang.apps.plans.imports.budgets.units import by_unit, none_of
from jenjang.apps.plans.mapping import UnitList
from jenjang.apps.plans.services import NamedVersion, replace_budget
from jenjang.core.values import Refused
from jenjang.papers.sheets.apart import grids_apart
from jenjang.papers.sheets.budgets import BudgetSheet, read_budget


class LooksDifferent(Refused):
    """What the file would do is no longer what somebody looked at."""


def read_sheet(content: bytes, year: int) -> BudgetSheet:
    """Return what the file says, read in a process apart."""
    pemda = Government.objects.values_list("name", flat=True).first() or ""
    return read_budget(grids_apart(content), year=year, regency=pemda)


def look(sheet: BudgetSheet, named: NamedVersion, units: Sequence[Unit]) -> BudgetPlan:
    """Return what the sheet would make of the units chosen; nothing is written.

    Raise Refused where no row is theirs.
    """
    rows = by_unit(sheet.rows, units, has_units=sheet.has_units)
    lists: dict[str | None, UnitList | None] = {}
    plans, problems = [], [*sheet.problems, *rows.problems]
    for unit in units:
        if unit.pk in rows.of_unit:
            plan, found = unit_plan(unit, named, rows.of_unit[unit.pk], lists)
            plans.append(plan)
            problems += found
    if not plans and not problems:
        raise Refused(none_of(units, rows.others.values()))
    return BudgetPlan(
        named=named,
        units=tuple(plans),
        problems=tuple(sorted(problems, key=lambda one: one.row)),
        others=tuple(rows.others.values()),
        blank_rows=sheet.blank_rows,
        stated_total_idr=sheet.stated_total_idr,
    )


@transaction.atomic
def perform(
    sheet: BudgetSheet,
    named: NamedVersion,
    units: Sequence[Unit],
    *,
    digest: str,
    is_confirmed: bool,
    source: StoredFile,
    by: User,
) -> BudgetPlan:
    """Do what was looked at, all units or none; return it.

    Raise LooksDifferent where it would now do something else, Refused where a problem is
    left or activities of agreements lose their ceiling and nobody said so.
    """
    keys = [unit.pk for unit in units]
    locked = list(Unit.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    plan = look(sheet, named, locked)
    if plan.problems:
        raise Refused("Berkas ini masih bermasalah; perbaiki lalu unggah lagi.")
    if plan.digest != digest:
        raise LooksDifferent(
            "Anggaran atau kegiatannya berubah sejak Anda memeriksa berkas ini. Lihat "
            "perbedaannya yang sekarang, lalu putuskan lagi."
        )
    if plan.missed and not is_confirmed:
        raise Refused(
            f"{plan.missed} kegiatan dalam perjanjian tidak mendapat pagu dari berkas ini; "
            "centang pernyataannya bila memang demikian."
        )
    for one in plan.units:
        replace_budget(
            unit=one.unit,
            named=named,
            activities=one.activities,
            lines=one.lines,
            source=source,
            by=by,
        )
    return plan
