"""A Word file that comes back: what it would change, then all of it or nothing."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.plans.imports.tickets import issue_ticket, open_ticket
from jenjang.apps.reports import services
from jenjang.apps.reports.forms import WordForm
from jenjang.apps.reports.models import PerformanceReport
from jenjang.apps.reports.views.written.reach import report_written
from jenjang.core.values import Refused
from jenjang.papers.revising.words import Run, compared_words
from jenjang.papers.wordback import Change, Returned
from jenjang.web.forms import attempt, attempt_and_say, status_of
from jenjang.web.pages import allow

PAGE = "reports.word"
LABELS = {
    "changed": "Diubah",
    "moved": "Dipindah",
    "deleted": "Dihapus",
    "added": "Baru",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One change as it is looked at: where, what was done, word by word."""

    place: str
    label: str
    title: tuple[Run, ...]
    runs: tuple[Run, ...]


@allow(READERS)
def word_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """A Word file of this report that was changed: its changes, and what is refused."""
    report = report_written(request, pk)
    form = WordForm(request.POST or None, request.FILES or None)
    found = attempt(form, lambda: _looked_at(report, form)) if form.is_bound else None
    context = {
        "report": report,
        "form": form,
        "found": found,
        "changes": [_shown(one) for one in found.changes] if found else [],
        "ticket": _ticket(request, form, found),
    }
    return render(request, "reports/written/word.html", context, status=status_of(form))


def _looked_at(report: PerformanceReport, form: WordForm) -> Returned:
    if not report.is_open:
        raise Refused(services.FROZEN)
    content: bytes = form.cleaned_data["file"].read()
    return services.look_at_word(report, content)


def _ticket(request: SignedInRequest, form: WordForm, found: Returned | None) -> str:
    """Keep the file for the next step, where there is something that may be taken in."""
    if found is None or found.refusals or not found.changes:
        return ""
    file = form.cleaned_data["file"]
    file.seek(0)
    seen = services.digest_of(found)
    return issue_ticket(PAGE, file.read(), file.name or "", seen, request.user)


@allow(READERS)
@require_POST
def word_take(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take in the file that was looked at."""
    report = report_written(request, pk)

    def act() -> None:
        ticket = request.POST.get("ticket", "")
        _, content, seen = open_ticket(ticket, PAGE, request.user)
        services.take_word_back(
            report_id=report.pk, content=content, seen=seen, by=request.user
        )

    attempt_and_say(request, act, "Perubahan dari Word sudah masuk ke laporan.")
    return redirect("reports:written", pk)


def _shown(change: Change) -> Shown:
    kind = change.kind.value
    return Shown(
        place=change.place,
        label=LABELS[kind],
        title=compared_words(change.caption_before, change.caption)
        if kind == "changed" and change.caption_before != change.caption
        else (),
        runs=compared_words(change.before, change.text),
    )
