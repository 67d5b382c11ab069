"""One value: what was entered, how it stands, and every change of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.models import Evidence, Result
from jenjang.apps.measurement.permissions import can_report_series
from jenjang.apps.measurement.snapshots.calendar import (
    Calendar,
    quarter_of,
    read_calendar,
)
from jenjang.apps.measurement.snapshots.evidence import Shown, read_evidence
from jenjang.apps.measurement.snapshots.flags import read_surroundings
from jenjang.apps.measurement.snapshots.locks import read_lock
from jenjang.apps.measurement.snapshots.series import (
    SeriesYear,
    promises,
    read_years,
    wordings_in_force,
)
from jenjang.apps.measurement.views.changes import Change, change_of
from jenjang.apps.measurement.views.grid import asked_as
from jenjang.apps.measurement.views.rows import (
    components_url,
    entered_words,
    explanation,
    filed_by,
    mark_of,
    result_state,
    target_words,
)
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.organisation.permissions import can_see_unit
from jenjang.apps.plans.models import Series
from jenjang.core.composites import all_composites
from jenjang.core.figures import write_date
from jenjang.web.pages import allow


@allow(READERS)
def result_value(request: SignedInRequest, period_id: int, series_id: int) -> HttpResponse:
    """The value of a series in a period, for whoever sees the unit."""
    series = Series.objects.select_related("unit").filter(pk=series_id).first()
    period = Period.objects.filter(pk=period_id).first()
    if series is None or period is None or not can_see_unit(request.user, series.unit_id):
        raise Http404
    calendar = read_calendar(period.year_id)
    words = wordings_in_force(series.unit_id, period.year_id, [series_id])
    if series_id not in words or period.kind != series.frequency:
        raise Http404
    [one] = read_years(period.year_id, calendar.periods, words)
    rows = Result.objects.select_related("reported_by", "decided_by", "period", "indicator")
    stored = rows.filter(series=series, period=period).first()
    found = one.by_period(period.n)
    lock = read_lock(series.unit_id, period)
    evidence = _evidence(series, period)
    return render(
        request,
        "measurement/value.html",
        {
            "evidence": [one for one in evidence if one.evidence.removed_at is None],
            "removed": [one for one in evidence if one.evidence.removed_at is not None],
            "attach_query": f"periode={_shown_in(period, calendar)}",
            "may_attach": _may_report(request, series, period, one)
            and not (lock is not None and lock.is_shut),
            "unit": series.unit,
            "period": period,
            "one": one,
            "mark": mark_of(found, calendar),
            "value": entered_words(one.entered.get(period.n), one.indicator.measured_in),
            "target": target_words(one, found, one.indicator.measured_in),
            "explanation": explanation(one, period.n),
            "state": result_state(stored),
            "lock": lock,
            "flags": _flags(series, calendar, one, stored),
            "facts": _facts(one, stored),
            "components_url": components_url(one, period),
            "changes": _changes(stored),
        },
    )


def _evidence(series: Series, period: Period) -> list[Shown]:
    """Return all evidence there ever was for the value; two queries."""
    rows = Evidence.objects.filter(series=series, period=period)
    return read_evidence(rows, series.unit_id).get((series.pk, period.pk), [])


def _shown_in(period: Period, calendar: Calendar) -> str:
    """Return the quarter or month whose pages hold the period."""
    if period.kind == PeriodKind.MONTH:
        return asked_as(period)
    n = quarter_of(period.last_day)
    return asked_as(next(quarter for quarter in calendar.quarters if quarter.n == n))


def _may_report(
    request: SignedInRequest, series: Series, period: Period, one: SeriesYear
) -> bool:
    promised = promises(series.unit_id, period.year_id)
    answering = promised.answering(series.pk, one.indicator.owner_id)
    return can_report_series(request.user, series.unit_id, answering)


def _flags(
    series: Series, calendar: Calendar, one: SeriesYear, stored: Result | None
) -> list[str]:
    """Return what should be looked at in the value, in sentences."""
    if stored is None:
        return []
    n = quarter_of(stored.period.last_day)
    quarter = next(q for q in calendar.quarters if q.n == n)
    around = read_surroundings(series.unit_id, quarter, [one], [stored])
    return [flag.sentence for flag in around.raised(one, stored)]


def _facts(one: SeriesYear, stored: Result | None) -> list[tuple[str, str]]:
    """Return what is said beside the figure; only what is."""
    facts = [("Penanggung jawab", str(one.indicator.owner or "belum ada"))]
    if stored is None:
        return facts
    facts += [
        ("Per unsur", composite_words(one, stored)),
        ("Catatan", stored.note or ""),
        ("Hambatan", stored.obstacle or ""),
        ("Penyebab", stored.cause or ""),
        ("Tindak lanjut", stored.follow_up or ""),
        ("Pengisian", filed_by(stored)),
        ("Keputusan terakhir", _decided(stored)),
        ("Sesudah dikunci", "diubah dengan pengecualian" if stored.is_late else ""),
    ]
    return [(name, text) for name, text in facts if text]


def composite_words(one: SeriesYear, stored: Result) -> str:
    """Return how a composite was computed, the numbers filled in."""
    if not one.indicator.composite or not stored.components:
        return ""
    return all_composites()[one.indicator.composite].in_words(stored.scores)


def _decided(stored: Result) -> str:
    if stored.decided_at is None:
        return ""
    when = localtime(stored.decided_at)
    return f"{stored.decided_by or 'impor'}, {write_date(when.date())} pukul {when:%H.%M}"


def _changes(stored: Result | None) -> list[Change]:
    """Return every change of the value, newest first; one query."""
    if stored is None:
        return []
    entries = Entry.objects.of_subject(stored).for_page()
    return [change_of(entry, WHAT.get(entry.action, entry.action)) for entry in entries]


WHAT = {
    "result.reported": "diisi",
    "result.submitted": "diajukan",
    "result.verified": "diverifikasi",
    "result.returned": "dikembalikan",
}
