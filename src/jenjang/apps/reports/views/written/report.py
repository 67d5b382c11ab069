"""A report: its sections and how far they are, its steps, its preview and files."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.reports import services
from jenjang.apps.reports.forms import StepForm
from jenjang.apps.reports.models import (
    STEPS,
    Comment,
    PassageKind,
    PerformanceReport,
    ReportState,
    SectionState,
    Step,
    step_named,
)
from jenjang.apps.reports.permissions import can_step, can_write_report
from jenjang.apps.reports.snapshots.frozen import blocks_of_edition
from jenjang.apps.reports.snapshots.written.composing import (
    DrawnSection,
    blocks_of_report,
    drawn_sections,
)
from jenjang.apps.reports.snapshots.written.last_year import texts_before
from jenjang.apps.reports.snapshots.written.material import read_material, subject_of
from jenjang.apps.reports.snapshots.written.rows import WrittenReport, read_written
from jenjang.apps.reports.views.written.checks import send_edition
from jenjang.apps.reports.views.written.reach import report_seen, report_written
from jenjang.papers.blocks import PageBreak
from jenjang.papers.writers import html
from jenjang.papers.writing import write_blocks
from jenjang.web.files import send_file
from jenjang.web.forms import attempt, attempt_and_say
from jenjang.web.pages import allow

ENDINGS = ("pdf", "docx")
MADE = {"sampul", "daftar-isi", "daftar-tabel", "daftar-gambar"}
"""Sections that are made of the rest: nobody writes them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A section in the list of a report."""

    pk: int
    heading: str
    depth: str
    is_done: bool
    state: str
    responsible: str
    due: Any
    is_late: bool
    notes: tuple[str, ...]
    is_made: bool
    is_asked: bool


@allow(READERS)
def report_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The sections with their state, who writes them until when, and what is missing."""
    return _show(request, report_seen(request, pk))


def _show(
    request: SignedInRequest,
    report: PerformanceReport,
    bound: dict[str, StepForm] | None = None,
) -> HttpResponse:
    written, material = read_written(report), read_material(report)
    drawn = drawn_sections(written, material)
    may_write = report.is_open and can_write_report(request.user, report.unit_id)
    lines = _lines(drawn, _remarks(report), material.gaps)
    context = {
        "report": report,
        "states": _states(report),
        "lines": lines,
        "gone": written.gone,
        "gaps": material.gaps,
        "waiting": sum(p.passage.is_draft for one in drawn for p in one.passages),
        "done": sum(line.is_done for line in lines if line.is_asked),
        "to_write": sum(line.is_asked for line in lines),
        "may_write": may_write,
        "from_last_year": len(texts_before(report)) if may_write else 0,
        "steps": _steps(request, report, bound or {}),
    }
    status = 422 if bound else 200
    return render(request, "reports/written/report.html", context, status=status)


def _states(report: PerformanceReport) -> list[tuple[str, str]]:
    """Return the states a report goes through, each "done", "now" or "later"."""
    order = list(ReportState)
    now = order.index(ReportState(report.state))
    marks = ["done"] * now + ["now"] + ["later"] * (len(order) - now - 1)
    return [(state.label, mark) for state, mark in zip(order, marks, strict=True)]


def _steps(
    request: SignedInRequest, report: PerformanceReport, bound: dict[str, StepForm]
) -> list[tuple[Any, StepForm]]:
    seen = {"version": report.version}
    return [
        (step, bound.get(step.key) or _step_form(step, initial=seen))
        for step in STEPS
        if can_step(request.user, report, step)
    ]


def _step_form(step: Step, *args: Any, **kwargs: Any) -> StepForm:
    return StepForm(
        *args, auto_id=f"{step.key}_%s", needs_reason=step.needs_reason, **kwargs
    )


def _remarks(report: PerformanceReport) -> Counter[int]:
    rows = Comment.objects.filter(section__report=report, settled_at=None)
    return Counter(rows.values_list("section_id", flat=True))


def _lines(
    sections: Sequence[DrawnSection], remarks: Counter[int], gaps: Sequence[Any]
) -> list[Line]:
    missing = Counter((gap.section_key, gap.subject) for gap in gaps)
    return [_line(one, remarks, missing) for one in sections]


def _line(
    one: DrawnSection, remarks: Counter[int], missing: Counter[tuple[str, Any]]
) -> Line:
    section = one.numbered.section
    is_made = section.key in MADE
    is_done = section.state == SectionState.DONE
    is_asked = not (is_made or one.numbered.is_bare)
    today = timezone.localdate()
    return Line(
        pk=section.pk,
        heading=one.numbered.name,
        depth=f"d{section.level - 1}",
        is_done=is_done,
        state=_state(one) if is_asked else "",
        responsible=str(section.responsible or ""),
        due=section.due_on,
        is_late=bool(section.due_on and section.due_on < today and not is_done),
        notes=() if is_made else tuple(_notes(one, remarks, missing)),
        is_made=is_made,
        is_asked=is_asked,
    )


def _state(one: DrawnSection) -> str:
    """Return whether a section is done, written in, or holds nothing typed yet."""
    if one.numbered.section.state == SectionState.DONE:
        return SectionState.DONE.label
    typed = [p for p in one.passages if p.passage.kind != PassageKind.PART]
    has_text = any(not p.passage.is_draft for p in typed)
    return SectionState.OPEN.label if has_text else "Belum ditulis"


def _notes(
    one: DrawnSection, remarks: Counter[int], missing: Counter[tuple[str, Any]]
) -> list[str]:
    """Return what is to be done in a section, in words."""
    section, passages = one.numbered.section, one.passages
    counted = (
        (sum(p.passage.is_draft for p in passages), "usulan menunggu"),
        (sum(bool(p.changed) for p in passages), "angka berubah"),
        (sum(p.outgrown is not None for p in passages), "kalimat perlu dibaca ulang"),
        (sum(bool(p.missing) for p in passages), "angka tidak dikenal"),
        (remarks[section.pk], "komentar terbuka"),
        (missing[section.key, subject_of(section)], "yang kurang"),
    )
    return [f"{count} {what}" for count, what in counted if count]


@allow(READERS)
@require_POST
def report_refresh(request: SignedInRequest, pk: int) -> HttpResponse:
    """Follow plan and template again, and draw up proposals for what is new."""
    report_written(request, pk)
    attempt_and_say(
        request,
        lambda: services.refresh_report(report_id=pk, by=request.user),
        "Laporan disegarkan; tulisan yang ada tidak berubah.",
    )
    return redirect("reports:written", pk)


@allow(READERS)
@require_POST
def report_last_year(request: SignedInRequest, pk: int) -> HttpResponse:
    """Copy the texts of last year's report as drafts, to be decided on one by one."""
    report_written(request, pk)
    is_done = attempt_and_say(
        request,
        lambda: services.copy_last_year(report_id=pk, by=request.user),
        "Narasi tahun lalu disalin sebagai usulan; baca dan putuskan satu per satu.",
    )
    return redirect("reports:proposals" if is_done else "reports:written", pk)


@allow(READERS)
@require_POST
def report_step(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """Take the report to its next state, or back with a reason."""
    report, step = report_seen(request, pk), step_named(key)
    if step is None:
        raise Http404
    if not can_step(request.user, report, step):
        raise PermissionDenied
    if key == services.APPROVAL:
        return redirect("reports:checks", pk)
    form = _step_form(step, request.POST)
    done = attempt(
        form,
        lambda: services.take_step(
            report_id=pk, key=key, by=request.user, **form.cleaned_data
        ),
    )
    if done is None:
        return _show(request, report, {key: form})
    messages.success(request, f"Laporan sekarang {done.get_state_display().lower()}.")
    return redirect("reports:written", pk)


@allow(READERS)
def report_preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """The whole report as it is printed now."""
    report = report_seen(request, pk)
    shown = [one for one in _blocks(report) if not isinstance(one, PageBreak)]
    paper = html.write(shown, str(report)).decode()
    context = {
        "report": report,
        "paper": mark_safe(paper),  # noqa: S308  the writer escapes every text
    }
    return render(request, "reports/written/preview.html", context)


@allow(READERS)
def report_file(request: SignedInRequest, pk: int, ending: str) -> HttpResponse:
    """The report as PDF or Word; of a frozen one the PDF that was frozen."""
    report = report_seen(request, pk)
    if ending not in ENDINGS:
        raise Http404
    edition = None if report.is_open else report.editions.for_page().first()
    if edition is not None:
        return send_edition(edition, ending)
    title = str(report)
    return send_file(
        write_blocks(_blocks(report), ending, title), f"{slugify(title)}.{ending}"
    )


def _blocks(report: PerformanceReport) -> Sequence[Any]:
    """Return what was frozen; of a report that is still written what it is now."""
    edition = None if report.is_open else report.editions.first()
    if edition is not None:
        return blocks_of_edition(edition)
    written: WrittenReport = read_written(report)
    return blocks_of_report(written, read_material(report))
