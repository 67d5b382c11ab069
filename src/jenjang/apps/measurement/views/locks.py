"""Kunci periode: which quarters are closed, to whom, and who may change them after all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.measurement import services
from jenjang.apps.measurement.forms import ExceptionForm, LockForm
from jenjang.apps.measurement.models import LockException, PeriodLock
from jenjang.apps.measurement.permissions import LOCKERS
from jenjang.apps.measurement.snapshots.calendar import read_calendar
from jenjang.apps.organisation.access import SignedInRequest, scope
from jenjang.apps.organisation.models import Period
from jenjang.web.forms import attempt, attempt_and_say, status_of
from jenjang.web.pages import allow


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """One quarter: its locks, and the exceptions that were granted."""

    quarter: Period
    locks: tuple[PeriodLock, ...]
    exceptions: tuple[LockException, ...]
    is_for_all: bool


@allow(LOCKERS)
def period_locks(request: SignedInRequest) -> HttpResponse:
    """The quarters of the year, and the two forms: a lock, an exception."""
    year = scope(request).year
    quarters = read_calendar(year).quarters if year else ()
    choices: dict[str, Any] = {"quarters": quarters, "units": scope(request).units}
    lock, exception = _forms(request, choices)
    if attempt(lock, lambda: _lock(request, lock)) or attempt(
        exception, lambda: _except(request, exception)
    ):
        return redirect("measurement:locks")
    context = {
        "rows": _rows(quarters),
        "lock": lock,
        "exception": exception,
        "today": timezone.localdate(),
    }
    status = max(status_of(lock), status_of(exception))
    return render(request, "measurement/locks.html", context, status=status)


def _forms(
    request: SignedInRequest, choices: dict[str, Any]
) -> tuple[LockForm, ExceptionForm]:
    """Return both forms, the one that was sent bound."""
    sent = request.POST.get("yang")
    return (
        LockForm(request.POST if sent == "kunci" else None, **choices),
        ExceptionForm(request.POST if sent == "pengecualian" else None, **choices),
    )


def _lock(request: SignedInRequest, form: LockForm) -> PeriodLock:
    return services.lock_period(**form.told(), by=request.user)


def _except(request: SignedInRequest, form: ExceptionForm) -> LockException:
    return services.grant_exception(**form.told(), by=request.user)


def _rows(quarters: tuple[Period, ...]) -> list[QuarterRow]:
    """Return the quarters with what holds in them; two queries."""
    locks = list(
        PeriodLock.objects.filter(period__in=quarters).select_related("unit", "locked_by")
    )
    exceptions = list(
        LockException.objects.filter(period__in=quarters).select_related(
            "unit", "granted_by"
        )
    )
    return [
        QuarterRow(
            quarter=quarter,
            locks=tuple(one for one in locks if one.period_id == quarter.pk),
            exceptions=tuple(one for one in exceptions if one.period_id == quarter.pk),
            is_for_all=any(
                one.period_id == quarter.pk and one.unit_id is None for one in locks
            ),
        )
        for quarter in quarters
    ]


@allow(LOCKERS)
@require_POST
def lock_lift(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open a closed quarter again, with the reason."""
    if not PeriodLock.objects.filter(pk=pk).exists():
        raise Http404
    reason = request.POST.get("reason", "")
    return _act(
        request,
        lambda: services.lift_lock(lock_id=pk, reason=reason, by=request.user),
        "Kunci dibuka; alasannya tersimpan di riwayat.",
    )


@allow(LOCKERS)
@require_POST
def exception_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an exception back."""
    if not LockException.objects.filter(pk=pk).exists():
        raise Http404
    return _act(
        request,
        lambda: services.end_exception(exception_id=pk, by=request.user),
        "Pengecualian diakhiri.",
    )


def _act(request: SignedInRequest, act: Callable[[], Any], done: str) -> HttpResponse:
    attempt_and_say(request, act, done)
    return redirect("measurement:locks")
