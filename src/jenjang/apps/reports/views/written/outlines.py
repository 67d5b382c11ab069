"""Susunan laporan: the sections of a kind of report, as the pemda adapts them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from jenjang.apps.organisation.access import SignedInRequest, scope
from jenjang.apps.organisation.models import PeriodKind
from jenjang.apps.reports import services
from jenjang.apps.reports.forms import OutlineForm
from jenjang.apps.reports.models import ReportTemplate
from jenjang.apps.reports.permissions import TEMPLATE_KEEPERS
from jenjang.core.outlines import Numbering, numbers_of, outline_for
from jenjang.web.forms import attempt
from jenjang.web.pages import allow

KINDS = {
    "tahun": PeriodKind.YEAR,
    "semester": PeriodKind.SEMESTER,
    "triwulan": PeriodKind.QUARTER,
}


@allow(TEMPLATE_KEEPERS)
def outline_page(request: SignedInRequest, kind: str = "tahun") -> HttpResponse:
    """The sections in order: renamed, moved, switched off, own ones added."""
    year = scope(request).year
    if kind not in KINDS or year is None:
        raise Http404
    template = services.template_in_force(period_kind=KINDS[kind], year=year)
    sections = list(template.sections.order_by("order"))
    form = OutlineForm(request.POST or None, template=template, sections=sections)
    if request.method == "POST" and _adapt(request, form, template, year):
        messages.success(request, f"Susunan tersimpan; berlaku untuk laporan mulai {year}.")
        return redirect("reports:outline_of", kind)
    return _show(request, kind, template, form)


def _adapt(
    request: SignedInRequest, form: OutlineForm, template: ReportTemplate, year: int
) -> bool:
    done = attempt(
        form,
        lambda: services.adapt_template(
            period_kind=template.period_kind,
            year=year,
            version=form.cleaned_data["version"],
            wishes=form.wishes(),
            move=form.move(),
            remove=request.POST.get("hapus"),
            add=form.own(),
            by=request.user,
        ),
    )
    return done is not None


def _show(
    request: SignedInRequest, kind: str, template: ReportTemplate, form: OutlineForm
) -> HttpResponse:
    context: dict[str, Any] = {
        "kind": kind,
        "kinds": KINDS.items(),
        "template": template,
        "source": outline_for(template.period_kind).source,
        "form": form,
        "rows": _rows(form),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "reports/written/outline.html", context, status=status)


def _rows(form: OutlineForm) -> list[dict[str, Any]]:
    """Return each section with its number and its fields; those switched off have none."""
    on = [one for one in form.sections if one.is_on]
    numbers = numbers_of((one.level, Numbering(one.numbering)) for one in on)
    by_key = dict(zip([one.key for one in on], numbers, strict=True))
    return [
        {
            "section": one,
            "number": by_key.get(one.key, ""),
            "depth": f"d{one.level - 1}",
            "fields": form.fields_of(one),
        }
        for one in form.sections
    ]
