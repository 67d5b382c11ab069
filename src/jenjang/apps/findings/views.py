"""Findings of a unit's year: filtered, grouped by cause, settled, printed."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from jenjang.apps.findings import services
from jenjang.apps.findings.forms import FilterForm, SettleForm
from jenjang.apps.findings.models import (
    SEVERITIES,
    Finding,
    FindingQuerySet,
    FindingState,
)
from jenjang.apps.findings.permissions import (
    can_settle,
    can_settle_everywhere,
    can_settle_in,
)
from jenjang.apps.findings.snapshots import Group, grouped, shown
from jenjang.apps.findings.snapshots import review_note as note_of
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Unit
from jenjang.core.values import Refused
from jenjang.papers.layouts.review_note import blocks
from jenjang.papers.writing import write_blocks
from jenjang.web.files import send_file
from jenjang.web.forms import attempt_and_say
from jenjang.web.pages import allow

PAGE_GROUPS = 25
PRINTED = ("pdf", "docx", "xlsx")


@allow(READERS)
def finding_list(request: SignedInRequest) -> HttpResponse:
    """The findings about the documents of a unit's year, by cause."""
    here = scope(request)
    if here.unit is None or here.year is None:
        return render(request, "findings/list.html", {"page": None})
    form = FilterForm(request.GET)
    chosen = form.chosen()
    of_year = _of(request, here.unit, here.year)
    found = _chosen(of_year, chosen).select_related("decided_by")
    may_settle = can_settle_in(request.user, here.unit)
    groups = grouped(shown(one, may_settle=may_settle) for one in found)
    page = Paginator(groups, PAGE_GROUPS).get_page(request.GET.get("hal"))
    context = {
        "chosen": chosen,
        "form": form,
        "page": page,
        "papers": _by_paper(page),
        "counts": _counts(of_year),
        "rules": sorted(set(of_year.values_list("rule", flat=True))),
    }
    return render(request, "findings/list.html", context)


def _by_paper(groups: Iterable[Group]) -> list[tuple[str, list[Group]]]:
    """Return the groups under the document they are about, in their order."""
    parts = groupby(groups, key=lambda group: group.root.finding.subject_label)
    return [(label, list(part)) for label, part in parts]


def _of(request: SignedInRequest, unit: Unit, year: int) -> FindingQuerySet:
    seen = Finding.objects.visible_to(request.user)
    return seen.filter(unit=unit, year=year).order_by("subject_type", "subject_id", "order")


def _chosen(found: FindingQuerySet, chosen: dict[str, str]) -> FindingQuerySet:
    """Return those the filters leave."""
    if chosen["keadaan"] != "semua":
        found = found.filter(state=chosen["keadaan"])
    if chosen["jenis"]:
        found = found.filter(severity=chosen["jenis"])
    if chosen["kepastian"]:
        found = found.filter(is_certain=chosen["kepastian"] == "pasti")
    return found.filter(rule=chosen["aturan"]) if chosen["aturan"] else found


def _counts(found: FindingQuerySet) -> list[tuple[str, str, int]]:
    """Return (key, label, open findings) of each severity."""
    rows = found.open().order_by().values_list("severity").annotate(Count("pk"))
    by_severity = dict(rows)
    return [(key, label, by_severity.get(key, 0)) for key, label in SEVERITIES]


@allow(READERS)
@require_POST
def finding_settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what became of a finding; answers with its card, or goes back to the page."""
    seen = Finding.objects.visible_to(request.user).select_related("decided_by")
    finding = get_object_or_404(seen, pk=pk)
    if not can_settle(request.user, finding):
        raise PermissionDenied
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _card(request, finding, "Pilih salah satu putusan, lalu coba lagi.")
    if request.htmx:
        return _settled_card(request, finding, form)
    attempt_and_say(request, lambda: _settle(request, pk, form), "Putusan tersimpan.")
    return redirect(_back(request, form))


def _settled_card(
    request: SignedInRequest, finding: Finding, form: SettleForm
) -> HttpResponse:
    try:
        response = _card(request, _settle(request, finding.pk, form))
    except Refused as why:
        return _card(request, finding, str(why))
    response["HX-Trigger"] = "finding-settled"  # pages that count them count anew
    return response


def _settle(request: SignedInRequest, pk: int, form: SettleForm) -> Finding:
    said = form.cleaned_data
    return services.settle(
        finding_id=pk,
        state=FindingState(said["state"]),
        reason=said["reason"],
        seen=said["seen"],
        by=request.user,
    )


def _card(request: SignedInRequest, finding: Finding, refusal: str = "") -> HttpResponse:
    """Return the card alone; with 422 and the sentence where it was refused."""
    card = shown(finding, may_settle=True, refusal=refusal)
    context = {"one": card, "back": ""}
    return render(request, "findings/card.html", context, status=422 if refusal else 200)


def _back(request: SignedInRequest, form: SettleForm) -> str:
    """Return the page the form stood on, where it is one of ours."""
    asked: str = form.cleaned_data["back"]
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if asked and is_ours else reverse("findings:list")


@dataclass(frozen=True, slots=True)
class UnitLine:
    """How many findings of a unit are open."""

    unit: Unit
    counts: tuple[tuple[str, int], ...]
    certain: int
    total: int
    settled: int


@allow(READERS)
def unit_board(request: SignedInRequest) -> HttpResponse:
    """Open findings by unit and severity, the unit with most certain ones first."""
    here = scope(request)
    seen = Finding.objects.visible_to(request.user).filter(year=here.year)
    tallies = _tallies(seen)
    lines = [_line(unit, tallies[unit.pk]) for unit in here.units]
    lines.sort(key=lambda line: (-line.certain, -line.total, line.unit.name))
    context = {
        "page": Paginator(lines, PAGE_GROUPS).get_page(request.GET.get("hal")),
        "may_audit": can_settle_everywhere(request.user),
        "severities": [label for _, label in SEVERITIES],
    }
    return render(request, "findings/board.html", context)


def _tallies(found: FindingQuerySet) -> defaultdict[int | None, Counter[str]]:
    """Return by unit how many are open of each severity, certain, and settled."""
    columns = ("unit_id", "state", "severity", "is_certain")
    rows = found.order_by().values_list(*columns).annotate(Count("pk"))
    tallies: defaultdict[int | None, Counter[str]] = defaultdict(Counter)
    for unit_id, state, severity, is_certain, count in rows:
        tally = tallies[unit_id]
        if state != FindingState.OPEN:
            tally["settled"] += count
            continue
        tally[severity] += count
        tally["certain"] += count * is_certain
    return tallies


def _line(unit: Unit, tally: Counter[str]) -> UnitLine:
    counts = tuple((label, tally[key]) for key, label in SEVERITIES)
    total = sum(count for _, count in counts)
    return UnitLine(unit, counts, tally["certain"], total, tally["settled"])


@allow(READERS)
def review_note(request: SignedInRequest, ending: str) -> HttpResponse:
    """Catatan Hasil Reviu of the unit's year, with the findings the filters leave."""
    here = scope(request)
    if here.unit is None or here.year is None or ending not in PRINTED:
        raise Http404
    chosen = FilterForm(request.GET).chosen()
    found = _chosen(_of(request, here.unit, here.year), chosen)
    groups = grouped(shown(one, may_settle=False) for one in found)
    note = note_of(
        here.unit,
        here.year,
        groups,
        reviewer=request.user.full_name,
        today=timezone.localdate(),
    )
    title = f"Catatan Hasil Reviu {here.unit} {here.year}"
    return send_file(
        write_blocks(blocks(note), ending, title), f"{slugify(title)}.{ending}"
    )
