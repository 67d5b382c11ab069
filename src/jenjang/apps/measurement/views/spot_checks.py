"""Uji petik: draws of values over all units, and what a look at each found."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jenjang.apps.measurement import services
from jenjang.apps.measurement.forms import SpotCheckForm
from jenjang.apps.measurement.models import (
    Outcome,
    Result,
    SpotCheck,
    SpotCheckItem,
)
from jenjang.apps.measurement.permissions import SPOT_CHECKERS
from jenjang.apps.measurement.snapshots.calendar import read_calendar, short_name
from jenjang.apps.measurement.views.marks import shown_figure
from jenjang.apps.measurement.views.rows import State, result_state
from jenjang.apps.organisation.access import SignedInRequest, scope
from jenjang.web.forms import attempt, attempt_and_say, status_of
from jenjang.web.pages import allow

ROWS = 25


@allow(SPOT_CHECKERS)
def spot_checks(request: SignedInRequest) -> HttpResponse:
    """The draws of the year with how far each is, and the form for a new one."""
    year = scope(request).year
    quarters = read_calendar(year).quarters if year else ()
    form = SpotCheckForm(request.POST or None, quarters=quarters)
    drawn = attempt(form, lambda: services.draw_spot_check(**form.told(), by=request.user))
    if drawn is not None:
        return redirect("measurement:spot_check", drawn.pk)
    checks = (
        SpotCheck.objects.filter(period__in=quarters)
        .select_related("period", "drawn_by")
        .annotate(
            drawn=Count("items"),
            judged=Count("items", filter=Q(items__outcome__isnull=False)),
            differing=Count("items", filter=Q(items__outcome=Outcome.DIFFERS)),
        )
    )
    context = {"checks": checks, "form": form}
    return render(request, "measurement/spot_checks.html", context, status=status_of(form))


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One value drawn: what it says now, how it stands, what was found."""

    item: SpotCheckItem
    unit: str
    text: str
    period: str
    value: str
    state: State
    has_changed: bool
    url: str


@allow(SPOT_CHECKERS)
def spot_check(request: SignedInRequest, pk: int) -> HttpResponse:
    """The values of one draw, in the order of the lot."""
    check = SpotCheck.objects.select_related("period", "drawn_by").filter(pk=pk).first()
    if check is None:
        raise Http404
    items = check.items.select_related(
        "judged_by", "result__period", "result__indicator", "result__series__unit"
    )
    page: Page[SpotCheckItem] = Paginator(items, ROWS).get_page(request.GET.get("hal"))
    outcomes = dict(Outcome.choices)
    counts = check.items.values_list("outcome").annotate(n=Count("pk")).order_by()
    context = {
        "check": check,
        "page": page,
        "rows": [_row(item) for item in page],
        "outcomes": Outcome.choices,
        "counts": [(outcomes.get(key or "", "Belum dilihat"), n) for key, n in counts],
    }
    return render(request, "measurement/spot_check.html", context)


def _row(item: SpotCheckItem) -> ItemRow:
    result = item.result
    return ItemRow(
        item=item,
        unit=result.series.unit.name,
        text=result.indicator.text,
        period=short_name(result.period),
        value=_shown(result),
        state=result_state(result),
        has_changed=result.version != item.version,
        url=reverse("measurement:value", args=[result.period_id, result.series_id]),
    )


def _shown(result: Result) -> str:
    return result.text or shown_figure(result.value, result.indicator.measured_in)


@allow(SPOT_CHECKERS)
@require_POST
def spot_check_judge(request: SignedInRequest, pk: int) -> HttpResponse:
    """Store what a look at one value found, and go on with the next."""
    item = SpotCheckItem.objects.filter(pk=pk).first()
    if item is None:
        raise Http404
    attempt_and_say(
        request,
        lambda: services.judge_item(
            item_id=pk,
            outcome=request.POST.get("outcome", ""),
            note=request.POST.get("note"),
            by=request.user,
        ),
        "Hasil uji petik tersimpan.",
    )
    here = reverse("measurement:spot_check", args=[item.check_run_id])
    return redirect(f"{here}?{request.GET.urlencode()}#butir-{pk}")
