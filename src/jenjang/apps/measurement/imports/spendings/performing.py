"""A realisation file looked at, and stored just as it was looked at.

A file replaces the periods it is of: what was stored there and is not in the file is taken
back. Nothing about employees is read, and the file itself is not kept.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.imports.spendings.matching import Activities
from jenjang.apps.measurement.models import Spending
from jenjang.apps.measurement.services import SpentFigure, replace_spending
from jenjang.apps.measurement.services.rollups import lock_unit
from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.apps.plans.imports.budgets.units import by_unit, none_of
from jenjang.apps.plans.models import Activity, SpendingKind
from jenjang.apps.plans.snapshots import lines_in_force
from jenjang.core.figures import write_rupiah
from jenjang.core.values import Refused
from jenjang.papers.sheets.apart import grids_apart
from jenjang.papers.sheets.columns import Problem
from jenjang.papers.sheets.spendings import SpendingRow, SpendingSheet, read_spending

Key = tuple[int, str]  # activity, kind of belanja
KINDS = {"": "", **dict(SpendingKind.choices)}


class LooksDifferent(Refused):
    """What the file would store is no longer what somebody looked at."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that comes, changes or goes; whole rupiah, None where there is none."""

    label: str
    kind: str
    before_idr: int | None
    after_idr: int | None


@dataclass
class PeriodPlan:
    """What a file would make of one period of the unit."""

    period: Period
    wanted: dict[Key, int] = field(default_factory=dict)
    physical: dict[int, Decimal] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    @property
    def total_idr(self) -> int:
        """Return what the file says was spent in the period."""
        return sum(self.wanted.values())


@dataclass
class SpendingPlan:
    """What a file would do, what keeps it from being done, and what to look at."""

    unit: Unit
    periods: list[PeriodPlan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)  # activities without a ceiling
    sums: list[str] = field(default_factory=list)  # printed sums that are none
    left_out: list[str] = field(default_factory=list)  # other units of the file

    @property
    def digest(self) -> str:
        """Return what two plans have in common that would do the same."""
        said = [
            [
                one.period.pk,
                sorted(map(repr, one.changes)),
                sorted(map(repr, one.physical.items())),
            ]
            for one in self.periods
        ]
        return hashlib.sha256(json.dumps([said, self.beyond]).encode()).hexdigest()


def read_sheet(content: bytes) -> SpendingSheet:
    """Return what the file says, read in a process apart."""
    return read_spending(grids_apart(content))


def look(
    sheet: SpendingSheet, unit: Unit, year: int, period: Period | None
) -> SpendingPlan:
    """Return what the sheet would make of the unit's realisation; nothing is written.

    `period` is what the whole file is of; None: each row's own date decides. Raise Refused
    where no row is the unit's, or nothing tells which month the rows are of.
    """
    rows = by_unit(sheet.rows, [unit], has_units=sheet.has_units)
    plan = SpendingPlan(unit, problems=[*sheet.problems, *rows.problems])
    plan.left_out = [f"{one.name} ({one.rows} baris)" for one in rows.others.values()]
    mine = rows.of_unit.get(unit.pk, [])
    if not mine and not plan.problems:
        raise Refused(none_of([unit], rows.others.values()))
    if period is None and not sheet.has_dates:
        raise Refused("Berkas ini tidak menyebut tanggal; pilih bulan atau triwulannya.")
    taker = _Taker(plan, year, period)
    for row in mine:
        taker.take(row)
    taker.finish()
    plan.problems.sort(key=lambda one: one.row)
    return plan


class _Taker:
    """Puts the rows of one unit into the periods they are of."""

    def __init__(self, plan: SpendingPlan, year: int, period: Period | None) -> None:
        self.plan, self.year, self.period = plan, year, period
        unit = plan.unit
        self.activities = Activities(list(Activity.objects.filter(unit=unit)))
        months = Period.objects.filter(year=year, kind=PeriodKind.MONTH)
        self.months = {one.n: one for one in months}
        self.by_period: dict[int, PeriodPlan] = {}
        self.printed: dict[tuple[int, int], int] = {}
        self.paid = {line.activity_id for line in lines_in_force(unit.pk, year)}

    def take(self, row: SpendingRow) -> None:
        """Add one row, or say why it cannot be taken."""
        period = self._period(row)
        activity = self.activities.of(row)
        if activity is None:
            self._problem(
                row,
                "Kode Sub Kegiatan" if row.code else "Nama Sub Kegiatan",
                row.code or row.name,
                "Kegiatan ini tidak ada pada unit; impor dulu anggarannya atau betulkan.",
            )
        if activity is None or period is None:
            return
        one = self.by_period.setdefault(period.pk, PeriodPlan(period))
        if self.activities.has_parts(activity):
            key = (period.pk, activity.pk)
            self.printed[key] = self.printed.get(key, 0) + (row.amount_idr or 0)
            return
        if row.amount_idr is not None:
            figure = (activity.pk, row.kind)
            one.wanted[figure] = one.wanted.get(figure, 0) + row.amount_idr
        if row.physical_percent is not None:
            one.physical[activity.pk] = row.physical_percent

    def _period(self, row: SpendingRow) -> Period | None:
        """Return the period of a row; None, its problem told, where it has no right one."""
        if row.year is not None and row.year != self.year:
            what = f"Bukan tahun {self.year}; pilih tahun yang sesuai."
            self._problem(row, "Tanggal", str(row.year), what)
            return None
        if self.period is None:
            if row.month is None:
                self._problem(row, "Tanggal", "", "Tanggal kosong; isi bulannya.")
                return None
            return self.months[row.month]
        first, last = self.period.first_day.month, self.period.last_day.month
        if row.month is not None and not first <= row.month <= last:
            what = f"Di luar {self.period}; pilih periode menurut tanggal."
            self._problem(row, "Tanggal", f"bulan {row.month}", what)
            return None
        return self.period

    def _problem(self, row: SpendingRow, column: str, value: str, what: str) -> None:
        self.plan.problems.append(Problem(row.number, column, value, what))

    def finish(self) -> None:
        """Work out what changes, what has no ceiling, which printed sums are none."""
        self.plan.periods = sorted(
            self.by_period.values(), key=lambda one: one.period.first_day
        )
        for one in self.plan.periods:
            self._refuse_negative(one)
            one.changes = _changes(one, self.plan.unit, self.activities.by_pk)
            self._check_sums(one)
        used = {pk for one in self.plan.periods for pk, _ in one.wanted}
        self.plan.beyond = [
            str(self.activities.by_pk[pk]) for pk in sorted(used) if not self._is_paid(pk)
        ]

    def _is_paid(self, pk: int) -> bool:
        path = self.activities.by_pk[pk].path
        return any(int(path[i : i + 8]) in self.paid for i in range(0, len(path), 8))

    def _refuse_negative(self, one: PeriodPlan) -> None:
        for (pk, _), amount in one.wanted.items():
            if amount < 0:
                self.plan.problems.append(
                    Problem(
                        0,
                        "Nilai Setoran",
                        write_rupiah(amount),
                        f"Setoran {self.activities.by_pk[pk]} pada {one.period} melebihi "
                        "realisasinya; gabungkan dengan bulan belanjanya.",
                    )
                )

    def _check_sums(self, one: PeriodPlan) -> None:
        for (period, pk), printed in self.printed.items():
            if period != one.period.pk:
                continue
            above = self.activities.by_pk[pk]
            added = sum(
                amount
                for (part, _), amount in one.wanted.items()
                if self.activities.by_pk[part].path.startswith(above.path)
            )
            if printed != added:
                self.plan.sums.append(
                    f"{above}: tercetak {write_rupiah(printed)}, jumlah rinciannya "
                    f"{write_rupiah(added)}"
                )


def _changes(
    one: PeriodPlan, unit: Unit, activities: Mapping[int, Activity]
) -> list[Change]:
    rows = Spending.objects.filter(
        activity__unit=unit, period=one.period, spent_idr__isnull=False
    )
    before: dict[Key, int | None] = {
        (row.activity_id, row.kind): row.spent_idr for row in rows
    }
    return [
        Change(str(activities[key[0]]), KINDS[key[1]], before.get(key), one.wanted.get(key))
        for key in sorted(before.keys() | one.wanted.keys())
        if before.get(key) != one.wanted.get(key)
    ]


@transaction.atomic
def perform(
    sheet: SpendingSheet,
    unit: Unit,
    year: int,
    period: Period | None,
    *,
    digest: str,
    by: User | None,
) -> SpendingPlan:
    """Store what was looked at, all periods or none; return it.

    Raise LooksDifferent where it would now do something else, Refused where a problem is
    left or a period is locked or filed in another way.
    """
    lock_unit(unit)
    plan = look(sheet, unit, year, period)
    if plan.problems:
        raise Refused("Berkas ini masih bermasalah; perbaiki lalu unggah lagi.")
    if plan.digest != digest:
        raise LooksDifferent(
            "Realisasinya berubah sejak Anda memeriksa berkas ini. Lihat perbedaannya yang "
            "sekarang, lalu putuskan lagi."
        )
    for one in plan.periods:
        replace_spending(
            unit_id=unit.pk,
            period=one.period,
            figures=_figures(one),
            physical=one.physical,
            by=by,
        )
    return plan


def _figures(one: PeriodPlan) -> Sequence[SpentFigure]:
    return [SpentFigure(pk, kind, idr) for (pk, kind), idr in one.wanted.items()]
