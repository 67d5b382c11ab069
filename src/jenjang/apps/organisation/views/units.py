"""Units, years and what the pemda decides once for all of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.organisation import services
from jenjang.apps.organisation.access import (
    GOVERNMENT_KEEPERS,
    UNIT_KEEPERS,
    YEAR_OPENERS,
    SignedInRequest,
)
from jenjang.apps.organisation.forms.units import (
    GovernmentForm,
    NewUnitForm,
    UnitForm,
    YearForm,
)
from jenjang.apps.organisation.forms.users import LastDayForm
from jenjang.apps.organisation.models import Government, Unit, Year
from jenjang.papers.audit.reference.areas import (
    Area,
    areas,
    areas_matching,
    districts_of,
    government_named,
)
from jenjang.web.forms import attempt_and_say, status_of
from jenjang.web.pages import allow

AREA_ROWS = 50


@allow(UNIT_KEEPERS)
def unit_list(request: SignedInRequest) -> HttpResponse:
    """Every unit and how many positions it has."""
    units = Unit.objects.annotate(position_count=Count("positions")).order_by("name")
    return render(request, "organisation/units.html", {"units": units})


@allow(UNIT_KEEPERS)
def unit_new(request: SignedInRequest) -> HttpResponse:
    """A new unit."""
    form = NewUnitForm(request.POST or None)
    if form.create(request.user) is not None:
        return redirect("organisation:units")
    context = {"form": form, "unit": None, "districts": _districts()}
    return render(request, "organisation/unit.html", context, status=status_of(form))


@allow(UNIT_KEEPERS)
def unit_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """A unit: another name, another code, or its end."""
    unit = get_object_or_404(Unit, pk=pk)
    initial = {"name": unit.name, "code": unit.code, "area_code": unit.area_code}
    form = UnitForm(request.POST or None, initial=initial)
    if form.correct(unit, request.user) is not None:
        return redirect("organisation:units")
    context = {
        "form": form,
        "unit": unit,
        "today": timezone.localdate(),
        "districts": _districts(),
    }
    return render(request, "organisation/unit.html", context, status=status_of(form))


def _districts() -> list[Area]:
    """Return the kecamatan of the pemda, none where its own code is not known."""
    own = Government.objects.values_list("area_code", flat=True).first()
    return districts_of(own) if own else []


@allow(UNIT_KEEPERS)
@require_POST
def unit_close(request: SignedInRequest, pk: int) -> HttpResponse:
    """A unit ends with a day; its papers and results stay."""
    unit = get_object_or_404(Unit, pk=pk)
    day = LastDayForm(request.POST).day(timezone.localdate())
    attempt_and_say(
        request,
        lambda: services.close_unit(unit_id=pk, on=day, by=request.user),
        f"{unit} ditutup.",
    )
    return redirect("organisation:unit", pk)


@allow(YEAR_OPENERS)
def year_list(request: SignedInRequest) -> HttpResponse:
    """The years that are open, and one more."""
    form = YearForm(request.POST or None)
    year = form.open(request.user)
    if year is not None:
        messages.success(request, f"Tahun {year} dibuka beserta seluruh periodenya.")
        return redirect("organisation:year", year.pk)
    years = list(Year.objects.opened().order_by("-year"))
    next_year = max(year.pk for year in years) + 1 if years else None
    context = {"form": form, "years": years, "next_year": next_year}
    return render(request, "organisation/years.html", context, status=status_of(form))


@allow(GOVERNMENT_KEEPERS)
def government(request: SignedInRequest) -> HttpResponse:
    """What the pemda prints and how it judges."""
    pemda = get_object_or_404(Government)
    form = GovernmentForm(request.POST or None, initial=vars(pemda))
    if form.change(request.user) is not None:
        messages.success(
            request, "Tersimpan; berlaku untuk halaman dan cetakan berikutnya."
        )
        return redirect("organisation:government")
    governments = [area for area in areas().values() if area.level != "kecamatan"]
    proposed = None if pemda.area_code else government_named(pemda.name)
    context = {
        "form": form,
        "pemda": pemda,
        "governments": governments,
        "proposed": proposed,
    }
    return render(request, "organisation/government.html", context, status=status_of(form))


@allow(GOVERNMENT_KEEPERS)
def area_list(request: SignedInRequest) -> HttpResponse:
    """Area codes by name or code; without a question those of the pemda."""
    own = Government.objects.values_list("area_code", flat=True).first() or ""
    words = request.GET.get("cari", "").strip()
    found = areas_matching(words or own) if words or own else list(areas().values())
    page = Paginator(found, AREA_ROWS).get_page(request.GET.get("hal"))
    rows = [(area, *_above(area)) for area in page]
    context = {"page": page, "rows": rows, "words": words, "count": len(found), "own": own}
    name = "organisation/areas.html"
    return render(request, f"{name}#found" if request.htmx else name, context)


def _above(area: Area) -> tuple[str, str]:
    """Return the names of the kabupaten or kota and of the province an area lies in."""
    listed, code = areas(), area.code
    return (
        listed[code[:5]].name if len(code) > 5 else "",
        listed[code[:2]].name if len(code) > 2 else "",
    )
