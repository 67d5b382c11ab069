"""Aturan indikator: how it is counted, who answers for it, and what changed when."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from jenjang.apps.history.models import Entry, subject_type
from jenjang.apps.measurement import services
from jenjang.apps.measurement.forms import ACCUMULATIONS, POLARITIES, RulesForm
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.permissions import can_set_rules
from jenjang.apps.measurement.snapshots.calendar import read_calendar, short_name
from jenjang.apps.measurement.snapshots.series import read_years
from jenjang.apps.measurement.views.changes import RESULT, Change, change_of
from jenjang.apps.measurement.views.marks import Mark, shown_figure
from jenjang.apps.measurement.views.rows import (
    entered_words,
    explanation,
    mark_of,
    target_words,
)
from jenjang.apps.measurement.views.use import use_of_series
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.permissions import can_see_unit
from jenjang.apps.plans.models import Indicator, Target
from jenjang.core.values import Accumulation, Polarity, Refused
from jenjang.web.pages import allow

CHANGES = 20


@allow(READERS)
def indicator_rules(request: SignedInRequest, pk: int) -> HttpResponse:
    """The rules as a form for the unit's planning office, as facts for everybody else."""
    rows = Indicator.objects.select_related("series__unit", "objective", "owner", "plan")
    indicator = rows.filter(pk=pk).first()
    if indicator is None or not can_see_unit(request.user, indicator.series.unit_id):
        raise Http404
    may_set = can_set_rules(request.user, indicator.series.unit_id)
    if request.method == "POST" and not may_set:
        raise PermissionDenied

    form = RulesForm(request.POST or None, indicator=indicator, initial=_initial(indicator))
    if form.is_valid() and _save(request, indicator, form):
        messages.success(request, "Aturan indikator tersimpan; capaian dihitung ulang.")
        return redirect("measurement:indicator", pk)
    return render(
        request,
        "measurement/indicator.html",
        {
            "indicator": indicator,
            "form": form if may_set else None,
            "facts": _facts(indicator),
            "targets": _targets(indicator),
            "changes": _changes(indicator),
            "year": scope(request).year,
            "periods": _periods(indicator, scope(request).year),
            **use_of_series(request.user, indicator, scope(request).year),
        },
        status=422 if form.is_bound else 200,
    )


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One period of the indicator: what was entered, what it comes to, and how."""

    name: str
    value: str
    target: str
    mark: Mark
    explanation: str


def _periods(indicator: Indicator, year: int | None) -> list[PeriodRow]:
    """Return the periods of the year; none where the plan has not that year."""
    plan = indicator.plan
    if year is None or not plan.first_year <= year <= plan.last_year:
        return []
    calendar = read_calendar(year)
    [one] = read_years(year, calendar.periods, {indicator.series_id: indicator})
    rows = []
    for period in one.periods:
        found = one.by_period(period.n)
        rows.append(
            PeriodRow(
                name=short_name(period),
                value=entered_words(one.entered.get(period.n), indicator.measured_in),
                target=target_words(one, found, indicator.measured_in),
                mark=mark_of(found, calendar),
                explanation=explanation(one, period.n),
            )
        )
    return rows


def _initial(indicator: Indicator) -> dict[str, Any]:
    names = (
        "polarity",
        "accumulation",
        "measured_in",
        "numerator_text",
        "denominator_text",
    )
    return {name: getattr(indicator, name) for name in names} | {
        "owner": indicator.owner_id
    }


def _save(request: SignedInRequest, indicator: Indicator, form: RulesForm) -> bool:
    try:
        services.set_rules(indicator_id=indicator.pk, rules=form.rules(), by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _facts(indicator: Indicator) -> list[tuple[str, str]]:
    """Return what the papers say of the indicator, and how it is counted."""
    facts = [
        ("Sasaran", indicator.objective.text),
        ("Penanggung jawab", str(indicator.owner or "belum ada")),
        ("Arah", POLARITIES[Polarity(indicator.polarity)]),
        ("Perhitungan", ACCUMULATIONS[Accumulation(indicator.accumulation)]),
        ("Satuan", indicator.measured_in or ""),
        ("Diisi per", indicator.series.get_frequency_display().lower()),
        ("Pembilang", indicator.numerator_text or ""),
        ("Penyebut", indicator.denominator_text or ""),
        ("Definisi", indicator.definition or ""),
        ("Formulasi di dokumen", indicator.formula_text or ""),
        ("Sumber data", indicator.data_source or ""),
    ]
    return [(name, text) for name, text in facts if text]


def _targets(indicator: Indicator) -> list[tuple[str, str, str]]:
    """Return the targets by period and paper: what was to be reached, who says so."""
    rows = (
        Target.objects.filter(series=indicator.series_id)
        .select_related("period")
        .order_by("period__year", "period__kind", "period__n", "stage", "revision")
    )
    return [
        (str(row.period), _stage(row), row.text or shown_figure(row.value)) for row in rows
    ]


def _stage(target: Target) -> str:
    name = str(target.get_stage_display())
    return f"{name} Perubahan {target.revision}" if target.revision else name


def _changes(indicator: Indicator) -> list[Change]:
    """Return the latest changes of the rules and of the figures, newest first."""
    results = Result.objects.filter(series=indicator.series_id).select_related("period")
    periods = {result.pk: str(result.period) for result in results}
    of_rules = Entry.objects.filter(
        subject_type=subject_type(indicator), subject_id=indicator.pk
    )
    of_results = Entry.objects.filter(subject_type=RESULT, subject_id__in=list(periods))
    entries = (of_rules | of_results).select_related("actor").order_by("-id")[:CHANGES]
    return [
        change_of(
            entry,
            periods.get(entry.subject_id, "") if entry.subject_type == RESULT else "aturan",
        )
        for entry in entries
    ]
