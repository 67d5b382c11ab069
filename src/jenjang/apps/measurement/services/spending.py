"""Reporting what was spent and built, a cell at a time or a whole period at once.

An activity is filed by quarter or by month, and with kinds of belanja or without: within
one quarter never both, for the sums would count it twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import Change, entry, record, record_all
from jenjang.apps.measurement.models import PhysicalProgress, Spending
from jenjang.apps.measurement.services.reporting import (
    SOMEBODY,
    ChangedMeanwhile,
    open_lock,
)
from jenjang.apps.measurement.services.rollups import (
    Touched,
    lock_unit,
    refresh_summaries,
)
from jenjang.apps.measurement.snapshots.calendar import quarter_of, read_calendar
from jenjang.apps.measurement.snapshots.money import allotted
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.plans.models import Activity, SpendingKind
from jenjang.core.figures import write_number, write_rupiah
from jenjang.core.values import Refused

MOST_IDR = 10**17
HUNDRED = Decimal(100)
FILED_BY = (PeriodKind.MONTH, PeriodKind.QUARTER)


@dataclass(frozen=True, slots=True)
class SpentFigure:
    """What one activity spent of one kind of belanja; whole rupiah."""

    activity_id: int
    kind: str
    spent_idr: int


@transaction.atomic
def report_spending(
    *,
    activity_id: int,
    period_id: int,
    spent_idr: int | None,
    version: int,
    by: User | None,
    kind: str = "",
) -> Spending:
    """Store what an activity spent in one quarter or month alone; None: not known.

    Whole rupiah of one `kind` of belanja, '' for all of them together. `version` is the
    one the writer saw, 0 where there was nothing; another one stored raises
    ChangedMeanwhile. Refused says what else is wrong.
    """
    activity = Activity.objects.get(pk=activity_id)
    lock_unit(activity.unit_id)
    period = Period.objects.get(pk=period_id)
    _refuse_place(activity, period)
    _refuse_amount(spent_idr, kind)
    spending = Spending.objects.filter(activity=activity, period=period, kind=kind).first()
    _refuse_stale(
        spending,
        version,
        _idr_in_words(spending.spent_idr if spending else None),
        _idr_in_words(spent_idr),
    )
    if spent_idr is not None:
        refuse_twice(activity, period, kind)
    lock = open_lock(activity.unit_id, period)

    spending = spending or Spending(activity=activity, period=period, kind=kind, version=0)
    before = _put(spending, spent_idr, by=by, is_late=lock is not None)
    spending.save()
    record(
        actor=by,
        action="spending.reported",
        subject=spending,
        before=before,
        after=spent_idr,
        unit_id=activity.unit_id,
    )
    refresh_summaries(
        activity.unit_id,
        read_calendar(period.year_id),
        first_quarter=quarter_of(period.last_day),
        positions=_holders_of(activity, period.year_id),
        touched=Touched(activities=frozenset([activity.pk])),
    )
    return spending


def _put(
    spending: Spending, spent_idr: int | None, *, by: User | None, is_late: bool
) -> int | None:
    """Write a figure into its row and return the one before."""
    before = spending.spent_idr
    spending.spent_idr = spent_idr
    spending.is_late = spending.is_late or (is_late and before != spent_idr)
    spending.version += 1
    spending.reported_by = by
    return before


@transaction.atomic
def report_physical(
    *,
    activity_id: int,
    period_id: int,
    percent: Decimal | None,
    version: int,
    by: User | None,
) -> PhysicalProgress:
    """Store how much of the work stands at the end of a quarter or month, 0 to 100.

    None takes it back. `version` as in `report_spending`.
    """
    activity = Activity.objects.get(pk=activity_id)
    lock_unit(activity.unit_id)
    period = Period.objects.get(pk=period_id)
    _refuse_place(activity, period)
    refuse_percent(percent)
    stored = PhysicalProgress.objects.filter(activity=activity, period=period).first()
    _refuse_stale(
        stored,
        version,
        _percent_in_words(stored.percent if stored else None),
        _percent_in_words(percent),
    )
    lock = open_lock(activity.unit_id, period)
    stored = stored or PhysicalProgress(activity=activity, period=period, version=0)
    before, stored.percent = stored.percent, percent
    stored.is_late = stored.is_late or (lock is not None and before != percent)
    stored.version += 1
    stored.reported_by = by
    stored.save()
    record(
        actor=by,
        action="physical.reported",
        subject=stored,
        before=before,
        after=percent,
        unit_id=activity.unit_id,
    )
    return stored


def refuse_percent(percent: Decimal | None) -> None:
    """Refuse a physical progress outside 0 to 100."""
    if percent is not None and not 0 <= percent <= HUNDRED:
        raise Refused("Kemajuan fisik antara 0 dan 100 persen.")


def _refuse_place(activity: Activity, period: Period) -> None:
    if period.kind not in FILED_BY:
        raise Refused("Realisasi anggaran diisi per bulan atau per triwulan.")
    if activity.children.exists():
        raise Refused("Isi realisasi pada rinciannya; di sini dijumlahkan sendiri.")


def _refuse_amount(spent_idr: int | None, kind: str) -> None:
    if kind and kind not in SpendingKind.values:
        raise Refused("Jenis belanja tidak dikenal; yang ada 5.1, 5.2, 5.3 dan 5.4.")
    if spent_idr is not None and not 0 <= spent_idr <= MOST_IDR:
        raise Refused("Realisasi anggaran tidak boleh negatif; tulis rupiah penuh.")


def refuse_twice(activity: Activity, period: Period, kind: str) -> None:
    """Refuse what the same quarter already holds filed in another way."""
    others = Spending.objects.filter(
        activity=activity,
        spent_idr__isnull=False,
        period__year=period.year_id,
        period__first_day__lte=period.last_day,
        period__last_day__gte=period.first_day,
    ).select_related("period")
    for other in others:
        why = filed_otherwise(other.period, other.kind, period, kind)
        if why:
            raise Refused(why)


def filed_otherwise(
    stored_at: Period, stored_kind: str, period: Period, kind: str
) -> str | None:
    """Return why a figure would be counted twice beside a stored one, None if it is not."""
    if stored_at.kind != period.kind:
        how = "per bulan" if stored_at.kind == PeriodKind.MONTH else "per triwulan"
        return (
            f"Kegiatan ini sudah diisi {how} ({stored_at}); kosongkan dulu angka itu bila "
            f"ingin mengisi {period}."
        )
    if stored_at.pk != period.pk or bool(stored_kind) == bool(kind):
        return None
    if stored_kind:
        return f"{period} sudah diisi per jenis belanja; ubah angka tiap jenisnya."
    return f"{period} sudah diisi tanpa jenis belanja; kosongkan dulu angka itu."


def _refuse_stale(
    stored: Spending | PhysicalProgress | None, version: int, said: str, typed: str
) -> None:
    if version == (stored.version if stored else 0):
        return
    who = str(stored.reported_by) if stored and stored.reported_by else SOMEBODY
    raise ChangedMeanwhile(stored=said, typed=typed, who=who)


def _idr_in_words(amount_idr: int | None) -> str:
    return "kosong" if amount_idr is None else write_rupiah(amount_idr)


def _percent_in_words(percent: Decimal | None) -> str:
    return "kosong" if percent is None else f"{write_number(percent)} %"


def _holders_of(activity: Activity, year: int) -> set[int]:
    """Return the positions whose money the activity is part of: its own and those above."""
    line = {int(activity.path[i : i + 8]) for i in range(0, len(activity.path), 8)}
    papers = allotted(activity.unit_id, year)
    return {position for position, ids in papers.items() if ids & line}


@transaction.atomic
def replace_spending(
    *,
    unit_id: int,
    period: Period,
    figures: Iterable[SpentFigure],
    physical: Mapping[int, Decimal],
    by: User | None,
) -> None:
    """Make a unit's realisation of one period just these figures, and no others.

    What was stored and is not named is taken back; `physical` (percent by activity) only
    adds and changes. The caller has made sure that every activity is the unit's and has no
    parts; a quarter filed in another way is refused here. Roll-ups are made once.
    """
    lock_unit(unit_id)
    lock = open_lock(unit_id, period)
    wanted = {(one.activity_id, one.kind): one.spent_idr for one in figures}
    stored = {
        (row.activity_id, row.kind): row
        for row in Spending.objects.filter(activity__unit=unit_id, period=period)
    }
    activities = Activity.objects.filter(unit=unit_id).in_bulk()
    told: list[Change] = []
    for key in sorted(wanted.keys() | stored.keys()):
        row = stored.get(key)
        if (row.spent_idr if row else None) == wanted.get(key):
            continue
        row = row or Spending(
            activity=activities[key[0]], period=period, kind=key[1], version=0
        )
        before = _put(row, wanted.get(key), by=by, is_late=lock is not None)
        row.save()
        told.append(_told(row, before, row.spent_idr, by, unit_id))
    _refuse_two_ways(unit_id, period)
    told += _replace_physical(period, physical, activities, by, is_late=lock is not None)
    record_all(told)
    refresh_summaries(
        unit_id, read_calendar(period.year_id), first_quarter=quarter_of(period.last_day)
    )


def _told(
    row: Spending, before: int | None, after: int | None, by: User | None, unit_id: int
) -> Change:
    return entry(
        actor=by,
        action="spending.reported",
        subject=row,
        before=before,
        after=after,
        unit_id=unit_id,
    )


def _replace_physical(
    period: Period,
    physical: Mapping[int, Decimal],
    activities: Mapping[int, Activity],
    by: User | None,
    *,
    is_late: bool,
) -> list[Change]:
    rows = PhysicalProgress.objects.filter(period=period, activity__in=physical)
    stored = {row.activity_id: row for row in rows}
    told = []
    for pk, percent in sorted(physical.items()):
        refuse_percent(percent)
        row = stored.get(pk) or PhysicalProgress(
            activity=activities[pk], period=period, version=0
        )
        before = row.percent
        if before == percent:
            continue
        row.percent, row.reported_by = percent, by
        row.is_late = row.is_late or is_late
        row.version += 1
        row.save()
        told.append(
            entry(
                actor=by,
                action="physical.reported",
                subject=row,
                before=before,
                after=percent,
                unit_id=activities[pk].unit_id,
            )
        )
    return told


def _refuse_two_ways(unit_id: int, period: Period) -> None:
    """Refuse a period that now stands in two ways for one activity of its quarter."""
    rows = Spending.objects.filter(
        activity__unit=unit_id,
        spent_idr__isnull=False,
        period__year=period.year_id,
        period__first_day__lte=period.last_day,
        period__last_day__gte=period.first_day,
    ).select_related("period", "activity")
    here = {row.activity_id: row for row in rows if row.period_id == period.pk}
    for row in rows:
        mine = here.get(row.activity_id)
        why = mine and filed_otherwise(row.period, row.kind, period, mine.kind)
        if why:
            raise Refused(f"{row.activity}: {why}")
