"""What is beside a section: remarks, versions and their comparison, figures by name."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.reports import services
from jenjang.apps.reports.forms import CommentForm
from jenjang.apps.reports.models import Section, SectionVersion
from jenjang.apps.reports.permissions import can_comment
from jenjang.apps.reports.snapshots.written.material import read_material
from jenjang.apps.reports.snapshots.written.versions import compared
from jenjang.apps.reports.views.written.reach import (
    comment_seen,
    report_seen,
    section_seen,
)
from jenjang.apps.reports.views.written.section import may_write_in, show_section
from jenjang.core.figures import fold
from jenjang.web.forms import attempt, attempt_and_say
from jenjang.web.pages import allow

MOST_SHOWN = 40


@allow(READERS)
@require_POST
def comment_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a remark beside the section or one of its passages."""
    section = section_seen(request, pk)
    if not can_comment(request.user, section.report):
        raise PermissionDenied
    form = CommentForm(request.POST, auto_id="komentar_%s")
    made = attempt(
        form,
        lambda: services.add_comment(
            section_id=pk,
            passage_id=form.cleaned_data["passage"],
            text=form.cleaned_data["text"],
            by=request.user,
        ),
    )
    if made is None:
        messages.error(request, "Tulis dulu komentarnya.")
        return show_section(request, section, status=422)
    return redirect("reports:section", pk)


@allow(READERS)
@require_POST
def comment_settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that a remark is dealt with."""
    comment = comment_seen(request, pk)
    if not can_comment(request.user, comment.section.report):
        raise PermissionDenied
    attempt_and_say(
        request,
        lambda: services.settle_comment(comment_id=pk, by=request.user),
        "Komentar ditandai selesai.",
    )
    return redirect("reports:section", comment.section_id)


@allow(READERS)
def section_versions(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every version of a section, and two of them word by word (`?dari=&sampai=`)."""
    section = section_seen(request, pk)
    rows = list(section.versions.select_related("by")[:200])
    old, new = _chosen(request, section, rows)
    context = {
        "section": section,
        "report": section.report,
        "rows": rows,
        "old": old,
        "new": new,
        "pieces": compared(old, new) if new else [],
        "lost": [one for one in rows if one.lost],
        "removed": section.passages.exclude(removed_at=None),
        "may_write": may_write_in(request, section),
    }
    return render(request, "reports/written/versions.html", context)


def _chosen(
    request: SignedInRequest, section: Section, rows: list[SectionVersion]
) -> tuple[SectionVersion | None, SectionVersion | None]:
    """Return the two versions asked for, else the last and the one before it."""
    by_n = {str(one.n): one for one in rows}
    last = rows[0] if rows else None
    before = rows[1] if len(rows) > 1 else None
    old = by_n.get(request.GET.get("dari", ""), before)
    new = by_n.get(request.GET.get("sampai", ""), last)
    if old and new and old.n > new.n:
        old, new = new, old
    return old, new


@dataclass(frozen=True, slots=True)
class Offered:
    """A figure that can be put into a text."""

    token: str
    label: str
    text: str


@allow(READERS)
def figures(request: SignedInRequest, pk: int) -> HttpResponse:
    """The figures of a report by name, those that match all words of `?q=`."""
    report = report_seen(request, pk)
    words = fold(request.GET.get("q", "")).split()
    material = read_material(report)
    found = [
        Offered(f"{{{name}}}", figure.label, figure.text)
        for name, figure in material.figures.items()
        if _matches(words, f"{figure.label} {name} {figure.text}")
    ]
    context: dict[str, Any] = {
        "report": report,
        "found": found[:MOST_SHOWN],
        "more": max(len(found) - MOST_SHOWN, 0),
        "q": request.GET.get("q", ""),
        "target": request.GET.get("untuk", ""),
    }
    is_part = bool(request.htmx)
    name = "figures_part" if is_part else "figures"
    return render(request, f"reports/written/{name}.html", context)


def _matches(words: list[str], text: str) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)
