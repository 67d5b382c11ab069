"""Results handed in, verified and returned: what the history says of each.

Who may is asked by the pages (permissions); none of these acts changes a figure.
"""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import entry, record_all
from jenjang.apps.measurement.models import (
    SUBMITTABLE,
    Result,
    ResultQuerySet,
    ResultState,
)
from jenjang.apps.measurement.services.rollups import count_results, lock_unit
from jenjang.apps.measurement.snapshots.locks import read_lock
from jenjang.apps.organisation.models import Period
from jenjang.core.values import Refused


@transaction.atomic
def submit_results(
    *,
    unit_id: int,
    quarter_id: int,
    series_ids: Collection[int] | None = None,
    by: User | None,
) -> list[Result]:
    """Hand in what is filed in the periods that end in the quarter, or of these series.

    What says nothing stays behind; Refused where nothing is left to hand in.
    """
    lock_unit(unit_id)
    rows = _of_unit(unit_id).within(Period.objects.get(pk=quarter_id)).told()
    rows = rows.filter(state__in=SUBMITTABLE)
    if series_ids is not None:
        rows = rows.filter(series__in=series_ids)
    results = list(rows.order_by("pk"))
    if not results:
        raise Refused("Tidak ada isian yang dapat diajukan; isi dulu angkanya.")
    return _move(results, ResultState.SUBMITTED, "result.submitted", by)


@transaction.atomic
def verify_results(
    *, unit_id: int, versions: Mapping[int, int], by: User | None
) -> list[Result]:
    """Verify several results of a unit at once, each as it was read (its version).

    All or none: Refused names the first that was changed meanwhile or is not waiting.
    """
    results = _waiting(unit_id, versions)
    return _move(results, ResultState.VERIFIED, "result.verified", by)


@transaction.atomic
def return_results(
    *, unit_id: int, versions: Mapping[int, int], reason: str, by: User | None
) -> list[Result]:
    """Return results to their owners, with what is to be mended.

    Refused without a reason, and while the period is shut: nobody could mend them.
    """
    told = reason.strip()
    if not told:
        raise Refused("Tulis alasan pengembalian, agar yang mengisi tahu apa diperbaiki.")
    results = _waiting(unit_id, versions)
    for period in {result.period_id: result.period for result in results}.values():
        lock = read_lock(unit_id, period)
        if lock is not None and lock.is_shut:
            raise Refused(lock.sentence)
    return _move(results, ResultState.RETURNED, "result.returned", by, told)


def send_back(result: Result, reason: str, by: User | None) -> Result:
    """Return one result whatever its state: what a spot check found.

    Inside the caller's transaction, which holds the unit.
    """
    return _move([result], ResultState.RETURNED, "result.returned", by, reason)[0]


def _of_unit(unit_id: int) -> ResultQuerySet:
    rows = Result.objects.of_unit(unit_id)
    return rows.select_related("indicator", "period", "series")


def _waiting(unit_id: int, versions: Mapping[int, int]) -> list[Result]:
    """Return the results named, each still waiting and still of the version read."""
    lock_unit(unit_id)
    if not versions:
        raise Refused("Pilih dulu isian yang dimaksud.")
    results = list(_of_unit(unit_id).filter(pk__in=versions).order_by("pk"))
    if len(results) != len(versions):
        raise Refused("Ada isian yang bukan milik unit ini; muat ulang halaman.")
    for result in results:
        if result.state != ResultState.SUBMITTED or result.version != versions[result.pk]:
            raise Refused(
                f"“{result.indicator}” berubah sejak halaman ini dibuka; muat ulang, "
                "lalu periksa lagi."
            )
    return results


def _move(
    results: Sequence[Result],
    state: ResultState,
    action: str,
    by: User | None,
    reason: str | None = None,
) -> list[Result]:
    """Store the next state of results of one unit, and who brought them there."""
    before = {result.pk: {"state": result.state} for result in results}
    vouched = [r for r in results if ResultState.VERIFIED in {r.state, state}]
    for result in results:
        result.state, result.returned_because = state, reason
        result.decided_by, result.decided_at = by, timezone.now()
    Result.objects.bulk_update(results, MOVED)
    after = {"state": state} | ({"reason": reason} if reason else {})
    record_all(
        entry(
            actor=by,
            action=action,
            subject=result,
            before=before[result.pk],
            after=after,
            unit_id=result.series.unit_id,
        )
        for result in results
    )
    if vouched:
        count_results(vouched[0].series.unit_id, vouched)
    return list(results)


MOVED = ("state", "returned_because", "decided_by", "decided_at")
