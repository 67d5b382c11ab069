"""Verifikasi: what was handed in and waits for the visitor, made for a telephone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from jenjang.apps.measurement import services
from jenjang.apps.measurement.models import Evidence, Result, ResultState
from jenjang.apps.measurement.permissions import (
    can_report_something,
    can_verify,
    can_verify_something,
    reports_only_own,
)
from jenjang.apps.measurement.snapshots.calendar import short_name
from jenjang.apps.measurement.snapshots.evidence import Shown, read_evidence
from jenjang.apps.measurement.snapshots.flags import Surroundings, read_surroundings
from jenjang.apps.measurement.snapshots.series import (
    Promises,
    SeriesYear,
    promises,
    read_years,
    wordings,
)
from jenjang.apps.measurement.views.chosen import (
    Chosen,
    chosen,
    nothing_yet,
    quarter_choices,
)
from jenjang.apps.measurement.views.marks import Mark
from jenjang.apps.measurement.views.rows import entered_words, mark_of, target_words
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Period, Unit
from jenjang.apps.organisation.permissions import own_position_ids
from jenjang.core.formulas.progress import progress
from jenjang.core.values import Refused
from jenjang.web.pages import allow

MOST = 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """One value that waits: all its verifier needs to decide."""

    key: int
    version: int
    text: str
    owner: str
    period: str
    value: str
    target: str
    mark: Mark
    words: tuple[tuple[str, str], ...]
    flags: tuple[str, ...]
    url: str
    evidence: tuple[Shown, ...]


@allow(READERS)
def verification_queue(request: SignedInRequest) -> HttpResponse:
    """What the visitor may verify in the unit and quarter; `?semua=1` ticks all of it."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    rows = _rows(_waiting(request, here), here)
    return render(
        request,
        "measurement/verification.html",
        {
            "here": here,
            "rows": rows,
            "quarters": quarter_choices(here),
            "flagged": sum(bool(row.flags) for row in rows),
            "is_all_ticked": request.GET.get("semua") == "1",
            "query": urlencode({"unit": here.unit.pk, "triwulan": here.quarter.n}),
        },
    )


def _waiting(request: SignedInRequest, here: Chosen) -> list[Result]:
    """Return the results handed in that the visitor may decide on; one query."""
    rows = (
        Result.objects.of_unit(here.unit)
        .within(here.quarter)
        .filter(state=ResultState.SUBMITTED)
        .select_related("indicator__owner", "period", "reported_by")
        .order_by("indicator__objective__path", "indicator__order", "pk")[:MOST]
    )
    return [
        row for row in rows if can_verify(request.user, here.unit.pk, row.indicator.owner)
    ]


def _rows(results: Sequence[Result], here: Chosen) -> list[Waiting]:
    """Return what the page shows; nine queries for any number."""
    calendar = here.calendar
    words = wordings(result.indicator_id for result in results)
    years = read_years(calendar.year, calendar.periods, words)
    by_series = {one.series_id: one for one in years}
    around = read_surroundings(here.unit.pk, here.quarter, years, results)
    evidence = read_evidence(
        Evidence.objects.standing().filter(
            series__in=by_series, period__in=[result.period_id for result in results]
        ),
        here.unit.pk,
    )
    return [
        _row(
            one,
            by_series[one.series_id],
            here,
            around,
            evidence.get((one.series_id, one.period_id), ()),
        )
        for one in results
    ]


def _row(
    result: Result,
    one: SeriesYear,
    here: Chosen,
    around: Surroundings,
    evidence: Sequence[Shown],
) -> Waiting:
    n, unit = result.period.n, one.indicator.measured_in
    found = progress(one.rules, one.target, one.entered, n=n, periods=len(one.periods))
    because = result.unmeasured_because and result.get_unmeasured_because_display()
    told = {
        "Belum diukur": because,
        "Catatan": result.note,
        "Hambatan": result.obstacle,
        "Penyebab": result.cause,
        "Tindak lanjut": result.follow_up,
    }
    return Waiting(
        key=result.pk,
        version=result.version,
        text=one.indicator.text,
        owner=one.indicator.owner.name if one.indicator.owner else "",
        period=short_name(result.period),
        value=entered_words(one.entered.get(n), unit),
        target=target_words(one, found, unit),
        mark=mark_of(found, here.calendar),
        words=tuple((name, str(text)) for name, text in told.items() if text),
        flags=tuple(flag.sentence for flag in around.raised(one, result)),
        url=reverse("measurement:value", args=[result.period_id, result.series_id]),
        evidence=tuple(evidence),
    )


@allow(READERS)
@require_POST
def results_submit(request: SignedInRequest, quarter_id: int) -> HttpResponse:
    """Hand in the unit's figures of the quarter, or one official's."""
    quarter, unit = _quarter(quarter_id), _unit(request)
    if not can_report_something(request.user, unit.pk):
        raise PermissionDenied
    try:
        results = services.submit_results(
            unit_id=unit.pk,
            quarter_id=quarter_id,
            series_ids=_series_handed_in(request, unit, quarter),
            by=request.user,
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{len(results)} isian diajukan untuk diverifikasi.")
    return redirect(f"{reverse('measurement:grid')}?{request.GET.urlencode()}")


def _series_handed_in(
    request: SignedInRequest, unit: Unit, quarter: Period
) -> list[int] | None:
    """Return the series of the official named; None for the whole unit.

    A member of staff hands in his own alone, whomever he names.
    """
    asked = request.POST.get("pejabat", "")
    named = {int(asked)} if asked.isascii() and asked.isdigit() else set()
    if reports_only_own(request.user, unit.pk):
        own = set(own_position_ids(request.user))
        named = named & own or own
    elif not named:
        return None
    return _series_of(named, unit, promises(unit.pk, quarter.year_id))


def _series_of(positions: set[int], unit: Unit, promised: Promises) -> list[int]:
    owned = Result.objects.of_unit(unit).filter(indicator__owner__in=positions)
    found = set(owned.values_list("series_id", flat=True))
    return sorted(found.union(*(promised.of(position) for position in positions)))


@allow(READERS)
@require_POST
def results_decide(request: SignedInRequest) -> HttpResponse:
    """Verify all that are ticked, or return one with its reason."""
    unit = _unit(request)
    if not can_verify_something(request.user, unit.pk):
        raise PermissionDenied
    returned = request.POST.get("kembalikan", "")
    asked = [returned] if returned else request.POST.getlist("pilih")
    versions = _versions(asked)
    _check_all(request, unit, versions)
    try:
        messages.success(request, _decide(request, unit, versions, returned))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('measurement:queue')}?{request.GET.urlencode()}")


def _decide(
    request: SignedInRequest, unit: Unit, versions: Mapping[int, int], returned: str
) -> str:
    given: dict[str, Any] = {"unit_id": unit.pk, "versions": versions, "by": request.user}
    if not returned:
        return f"{len(services.verify_results(**given))} nilai terverifikasi."
    reason = request.POST.get(f"alasan-{next(iter(versions), '')}", "")
    services.return_results(reason=reason, **given)
    return "Nilai dikembalikan dengan alasannya."


def _versions(asked: Sequence[str]) -> dict[int, int]:
    """Return the version read by the key of each value: "12:3" is value 12, version 3."""
    parts = [one.split(":") for one in asked if one.replace(":", "", 1).isdecimal()]
    return {int(pair[0]): int(pair[1]) for pair in parts if len(pair) == 2}


def _check_all(request: SignedInRequest, unit: Unit, versions: Mapping[int, int]) -> None:
    """Refuse the whole act where one of the values is not the visitor's to decide on."""
    rows = Result.objects.filter(pk__in=versions).select_related(
        "indicator__owner", "series"
    )
    for row in rows:
        is_here = row.series.unit_id == unit.pk
        if not is_here or not can_verify(request.user, unit.pk, row.indicator.owner):
            raise PermissionDenied


def _unit(request: SignedInRequest) -> Unit:
    unit = scope(request).unit
    if unit is None:
        raise Http404
    return unit


def _quarter(pk: int) -> Period:
    found = Period.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
