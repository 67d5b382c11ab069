"""A composite index in one period, filed by its components on a page of its own."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from jenjang.apps.measurement import services
from jenjang.apps.measurement.forms import ComponentsForm
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.permissions import can_report_series
from jenjang.apps.measurement.snapshots.locks import read_lock
from jenjang.apps.measurement.snapshots.series import promises, wordings_in_force
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import Period
from jenjang.apps.organisation.permissions import can_see_unit
from jenjang.apps.plans.models import Indicator, Series
from jenjang.core.composites import Composite, all_composites
from jenjang.web.forms import attempt, status_of
from jenjang.web.pages import allow


@allow(READERS)
def components_edit(
    request: SignedInRequest, period_id: int, series_id: int
) -> HttpResponse:
    """The scores of a composite: read by whoever sees the unit, filed by its owner."""
    series = Series.objects.select_related("unit").filter(pk=series_id).first()
    period = Period.objects.filter(pk=period_id).first()
    if series is None or period is None or not can_see_unit(request.user, series.unit_id):
        raise Http404
    indicator, composite = _composite(series, period)
    may_report = _may_report(request, series, period, indicator)
    if request.method == "POST" and not may_report:
        raise PermissionDenied
    stored = Result.objects.filter(series=series, period=period).first()
    form = ComponentsForm(request.POST or None, composite=composite, stored=stored)
    filed = attempt(form, lambda: _report(request, series, period, form))
    if filed is not None:
        return redirect("measurement:value", period.pk, series.pk)
    context = {
        "unit": series.unit,
        "series": series,
        "period": period,
        "indicator": indicator,
        "composite": composite,
        "form": form,
        "words": composite.in_words(stored.scores) if stored and stored.components else "",
        "may_report": may_report,
        "lock": read_lock(series.unit_id, period),
    }
    return render(request, "measurement/components.html", context, status=status_of(form))


def _composite(series: Series, period: Period) -> tuple[Indicator, Composite]:
    """Return the wording in force and its composite; 404 where it is none."""
    words = wordings_in_force(series.unit_id, period.year_id, [series.pk])
    indicator = words.get(series.pk)
    if indicator is None or not indicator.composite or period.kind != series.frequency:
        raise Http404
    return indicator, all_composites()[indicator.composite]


def _may_report(
    request: SignedInRequest, series: Series, period: Period, indicator: Indicator
) -> bool:
    promised = promises(series.unit_id, period.year_id)
    answering = promised.answering(series.pk, indicator.owner_id)
    return can_report_series(request.user, series.unit_id, answering)


def _report(
    request: SignedInRequest, series: Series, period: Period, form: ComponentsForm
) -> Result:
    """Store the scores; what is said beside the figure stays as it is."""
    stored = Result.objects.filter(series=series, period=period).first()
    told = {
        name: getattr(stored, name) if stored else None
        for name in ("note", "obstacle", "cause", "follow_up")
    }
    return services.report_result(
        series_id=series.pk,
        period_id=period.pk,
        version=form.cleaned_data["version"],
        components=form.scores(),
        by=request.user,
        **told,
    )
