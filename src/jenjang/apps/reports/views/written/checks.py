"""Pemeriksaan: what is still in the way of freezing; the audit, the approval, editions."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.reports import services
from jenjang.apps.reports.checks import Checked, Lack, check
from jenjang.apps.reports.forms import StepForm
from jenjang.apps.reports.models import Edition, PerformanceReport, step_named
from jenjang.apps.reports.permissions import can_check, can_step
from jenjang.apps.reports.snapshots.frozen import blocks_of_edition, composed
from jenjang.apps.reports.views.written.reach import report_seen
from jenjang.papers.writing import write_blocks
from jenjang.web.files import send_file
from jenjang.web.forms import attempt, attempt_and_say
from jenjang.web.pages import allow

ENDINGS, REVIEWED = ("pdf", "docx"), "direviu.pdf"


@allow(READERS)
def check_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every check with what it found, each item leading to where it is mended."""
    return _show(request, report_seen(request, pk))


def _show(
    request: SignedInRequest, report: PerformanceReport, form: StepForm | None = None
) -> HttpResponse:
    checked = list(_checked(report)) if report.is_open else []
    editions = Edition.objects.filter(report=report).for_page().select_related("frozen_by")
    context = {
        "report": report,
        "rows": [_row(one) for one in checked],
        "stopping": sum(lack.stops for one in checked for lack in one.lacks),
        "editions": editions,
        "may_check": report.is_open and can_check(request.user, report),
        "form": form or _form(request, report),
    }
    status = 422 if form else 200
    return render(request, "reports/written/checks.html", context, status=status)


def _checked(report: PerformanceReport) -> "list[Checked]":
    return list(check(services.looked_over(report, composed(report))))


def _row(one: Checked) -> dict[str, Any]:
    mark = "merah" if one.stops else "kuning" if one.lacks else "hijau"
    return {
        "check": one.check,
        "mark": mark,
        "lacks": [{"lack": lack, "url": _url(lack)} for lack in one.lacks],
    }


def _url(lack: Lack) -> str:
    if lack.page is None:
        return ""
    name, pk = lack.page
    return reverse(name, args=[] if pk is None else [pk])


def _form(request: SignedInRequest, report: PerformanceReport) -> StepForm | None:
    step = step_named(services.APPROVAL)
    if step is None or not can_step(request.user, report, step):
        return None
    return StepForm(initial={"version": report.version}, auto_id="bekukan_%s")


@allow(READERS)
@require_POST
def check_run(request: SignedInRequest, pk: int) -> HttpResponse:
    """Have the auditor look over the report and its sources as they are now."""
    report = report_seen(request, pk)
    if not (report.is_open and can_check(request.user, report)):
        raise PermissionDenied
    attempt_and_say(
        request,
        lambda: services.audit_report(report_id=pk, by=request.user),
        "Naskah dan sumbernya sudah diperiksa.",
    )
    return redirect("reports:checks", pk)


@allow(READERS)
@require_POST
def report_freeze(request: SignedInRequest, pk: int) -> HttpResponse:
    """Approve the report and freeze it, where nothing is in the way."""
    report, step = report_seen(request, pk), step_named(services.APPROVAL)
    if step is None or not can_step(request.user, report, step):
        raise PermissionDenied
    form = StepForm(request.POST, auto_id="bekukan_%s")
    made = attempt(
        form,
        lambda: services.freeze_report(report_id=pk, by=request.user, **form.cleaned_data),
    )
    if made is None:
        return _show(request, report, form)
    messages.success(request, f"{made} disetujui dan dibekukan.")
    return redirect("reports:checks", pk)


@allow(READERS)
def edition_file(request: SignedInRequest, pk: int, ending: str) -> HttpResponse:
    """A frozen report: the PDF that was frozen, or Word from its frozen document."""
    rows = Edition.objects.visible_to(request.user).select_related(
        "report__unit", "report__period", "pdf", "publication__pdf"
    )
    return send_edition(get_object_or_404(rows, pk=pk), ending)


def send_edition(edition: Edition, ending: str) -> HttpResponse:
    """Return a frozen report as a file; nothing of it is drawn anew."""
    if ending == REVIEWED and (bound := getattr(edition, "publication", None)):
        return send_file(open_stored(bound.pdf), f"{slugify(str(edition))}.{ending}")
    if ending not in ENDINGS:
        raise Http404
    name = f"{slugify(str(edition))}.{ending}"
    if ending == "pdf":
        return send_file(open_stored(edition.pdf), name)
    return send_file(write_blocks(blocks_of_edition(edition), ending, str(edition)), name)
