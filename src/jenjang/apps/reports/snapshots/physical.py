"""A unit's month, or all units', -> Laporan fisik dan keuangan."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jenjang.apps.measurement.models import PhysicalProgress
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.measurement.snapshots.money import Money, total_idr
from jenjang.apps.organisation.models import Period, Unit
from jenjang.apps.plans.models import Activity
from jenjang.apps.reports.snapshots.money import read_money
from jenjang.apps.reports.snapshots.people import (
    pemda_signature,
    read_people,
    seat_of_pemda,
)
from jenjang.core.formulas.e81 import sum_known
from jenjang.core.formulas.physical import Physical, branch_physical, joint_physical
from jenjang.papers.layouts.physical_financial import PhysicalFinancial, Progress

ALL = 0  # stands over the programmes of a unit: no activity has this key


def physical_financial_of(
    unit: Unit, calendar: Calendar, month: Period, *, pemda: str
) -> PhysicalFinancial:
    """Return the report of a unit's month; five queries for any size."""
    money = read_money([unit.pk], calendar.year)[unit.pk]
    found = _Month(money, month.n, _reported([unit.pk], month).get(unit.pk, {}))
    people = read_people(unit.pk, month.last_day)
    return PhysicalFinancial(
        unit=unit.name,
        regency=pemda,
        period=str(month),
        rows=found.rows(),
        total=found.total("Jumlah"),
        signature=people.signature,
    )


def physical_financial_of_all(
    units: Sequence[Unit], calendar: Calendar, month: Period, *, pemda: str
) -> PhysicalFinancial:
    """Return one line a unit; five queries for any number of units."""
    unit_ids = [unit.pk for unit in units]
    moneys, reported = read_money(unit_ids, calendar.year), _reported(unit_ids, month)
    rows = tuple(
        _Month(moneys[one.pk], month.n, reported.get(one.pk, {})).total(one.name)
        for one in units
    )
    return PhysicalFinancial(
        unit="Semua perangkat daerah",
        regency=pemda,
        period=str(month),
        rows=rows,
        total=_all_together(rows),
        signature=pemda_signature(seat_of_pemda(), "Kepala Bagian Pembangunan"),
        is_of_all=True,
    )


def _reported(unit_ids: Collection[int], month: Period) -> dict[int, dict[int, Decimal]]:
    """Return, by unit and activity, the newest progress reported by then; one query."""
    rows = PhysicalProgress.objects.filter(
        activity__unit__in=unit_ids,
        period__year=month.year_id,
        period__last_day__lte=month.last_day,
    ).order_by("period__last_day")
    found: defaultdict[int, dict[int, Decimal]] = defaultdict(dict)
    for unit_id, activity_id, percent in rows.values_list(
        "activity__unit_id", "activity_id", "percent"
    ):
        if percent is not None:
            found[unit_id][activity_id] = percent
    return found


@dataclass(frozen=True)
class _Month:
    """One unit's money and work at the end of a month."""

    money: Money
    month: int
    reported: Mapping[int, Decimal]

    def rows(self) -> tuple[Progress, ...]:
        """Return every activity with a ceiling or spending, in the tree's order."""
        ceilings, spent = self.money.ceilings(), self.money.spent_by_month(self.month)
        alone, physical = self.spent_in_month(), self.physical()
        return tuple(
            Progress(
                code=one.code or "",
                name=one.name,
                level=one.level,
                ceiling_idr=ceilings.get(one.pk),
                month_idr=alone.get(one.pk),
                spent_idr=spent.get(one.pk),
                physical=physical.get(one.pk) or self._own(one),
            )
            for one in self.money.activities
            if one.pk in ceilings or one.pk in spent
        )

    def total(self, name: str) -> Progress:
        """Return the unit as a whole."""
        tops = self.money.branches_of(None)
        return Progress(
            code="",
            name=name,
            level="",
            ceiling_idr=total_idr(self.money.ceilings(), tops),
            month_idr=total_idr(self.spent_in_month(), tops),
            spent_idr=total_idr(self.money.spent_by_month(self.month), tops),
            physical=self.physical().get(ALL),
        )

    def spent_in_month(self) -> dict[int, int]:
        """Return what each branch spent in that month alone, whole rupiah."""
        own = tuple(one for one in self.money.spent if one.last_month == self.month)
        return replace(self.money, spent=own).spent_by_month(self.month)

    def physical(self) -> dict[int, Physical]:
        """Return the progress of each branch, and of all under ALL."""
        parents: dict[int, int | None] = {
            pk: ALL if parent is None else parent
            for pk, parent in self.money.parents.items()
        }
        return branch_physical({ALL: None, **parents}, self.reported, self.money.ceilings())

    def _own(self, one: Activity) -> Physical | None:
        percent = self.reported.get(one.pk)
        return None if percent is None else Physical(percent, 1, 1)


def _all_together(rows: Sequence[Progress]) -> Progress:
    """Return all units as one; their progress weighed by what was reported of each."""
    return Progress(
        code="",
        name="Semua perangkat daerah",
        level="",
        ceiling_idr=sum_known([row.ceiling_idr for row in rows]),
        month_idr=sum_known([row.month_idr for row in rows]),
        spent_idr=sum_known([row.spent_idr for row in rows]),
        physical=joint_physical(
            [(row.physical, row.ceiling_idr) for row in rows if row.physical]
        ),
    )
