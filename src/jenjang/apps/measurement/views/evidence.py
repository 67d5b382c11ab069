"""Bukti: files and links behind the results of a period, attached, opened, taken away."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_POST

from jenjang.apps.accounts.models import User
from jenjang.apps.files.services import open_stored
from jenjang.apps.measurement import services
from jenjang.apps.measurement.forms.evidence import DescribeForm, EvidenceForm, Given
from jenjang.apps.measurement.models import Evidence
from jenjang.apps.measurement.permissions import can_report_series
from jenjang.apps.measurement.snapshots.evidence import Shown, read_evidence
from jenjang.apps.measurement.snapshots.series import Line, promises, wordings
from jenjang.apps.measurement.tasks import check_after_commit, check_link
from jenjang.apps.measurement.views.chosen import nothing_yet
from jenjang.apps.measurement.views.grid import Grid, period_choices, read_grid
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.papers.readers.attachable import kind_of
from jenjang.web.files import send_file
from jenjang.web.forms import attempt_and_say
from jenjang.web.pages import allow

ROWS = 100
MEGABYTE = 1024 * 1024
PAGE = "measurement/evidence.html"
SANDBOX = "default-src 'none'; sandbox"


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One indicator of the period with its evidence; ticked where it was asked for."""

    key: int
    text: str
    owner: str
    value_url: str
    may_report: bool
    is_ticked: bool
    evidence: tuple[Shown, ...]


@allow(READERS)
def evidence_page(request: SignedInRequest) -> HttpResponse:
    """The evidence of every indicator due in the period; new evidence for those ticked."""
    grid = read_grid(request)
    if grid is None:
        return nothing_yet(request)
    if request.method != "POST":
        return _page(request, grid, EvidenceForm())
    form = EvidenceForm(
        request.POST,
        request.FILES,
        targets=_targets(request, grid),
        keys=request.POST.getlist("unggahan"),
    )
    if not form.is_valid():
        return _page(request, grid, form, status=422)
    _say(request, form.give(request.user))
    return redirect(f"{reverse('measurement:evidence')}?{_query(request)}#daftar")


def _page(
    request: SignedInRequest, grid: Grid, form: EvidenceForm, status: int = 200
) -> HttpResponse:
    page: Page[Line] = Paginator(grid.lines, ROWS).get_page(request.GET.get("hal"))
    rows = _rows(request, grid, list(page))
    is_shut = grid.lock is not None and grid.lock.is_shut
    context = {
        "grid": grid,
        "page": page,
        "asked": [row for row in rows if row.is_ticked],
        "rest": [row for row in rows if not row.is_ticked],
        "without": sum(not row.evidence for row in rows),
        "form": form,
        "periods": period_choices(grid),
        "query": _query(request),
        "may_give": not is_shut and any(row.may_report for row in rows),
        "limit_mb": settings.EVIDENCE_LIMIT_BYTES // MEGABYTE,
    }
    return render(request, PAGE, context, status=status)


def _query(request: SignedInRequest) -> str:
    """Return the address's questions but for the indicator it was opened for."""
    asked = request.GET.copy()
    asked.pop("indikator", None)
    return asked.urlencode()


def _rows(request: SignedInRequest, grid: Grid, lines: list[Line]) -> list[EvidenceRow]:
    """Return the rows of the page; three queries for any number."""
    words = wordings(line.indicator_id for line in lines)
    found = read_evidence(
        Evidence.objects.standing().filter(
            series__in=words, period__in=[own_period(grid, line) for line in lines]
        ),
        grid.here.unit.pk,
    )
    asked = _asked(request.POST if request.method == "POST" else request.GET)
    return [
        EvidenceRow(
            key=line.series_id,
            text=words[line.series_id].text,
            owner=str(words[line.series_id].owner or ""),
            value_url=reverse(
                "measurement:value", args=[own_period(grid, line), line.series_id]
            ),
            may_report=_may_report(request.user, grid, line),
            is_ticked=line.series_id in asked,
            evidence=tuple(found.get((line.series_id, own_period(grid, line)), ())),
        )
        for line in lines
    ]


def own_period(grid: Grid, line: Line) -> int:
    """Return the series' own period that ends with the one shown."""
    found = grid.calendar.own_period(line.frequency, grid.period)
    return found.pk if found else grid.period.pk


def _may_report(user: User, grid: Grid, line: Line) -> bool:
    return can_report_series(user, grid.here.unit.pk, grid.answerable(line))


def _asked(data: MultiValueDict[str, Any]) -> set[int]:
    return {int(one[:18]) for one in data.getlist("indikator") if one.isdecimal()}


def _targets(request: SignedInRequest, grid: Grid) -> dict[int, int]:
    """Return the period by series of those ticked; refuse one that is not his to prove."""
    lines = {line.series_id: line for line in grid.lines}
    asked = _asked(request.POST)
    if not asked <= lines.keys():
        raise Http404
    if not all(_may_report(request.user, grid, lines[pk]) for pk in asked):
        raise PermissionDenied
    return {pk: own_period(grid, lines[pk]) for pk in asked}


def _say(request: SignedInRequest, given: Given) -> None:
    """Say what came of it; new links are looked at by a worker."""
    check_after_commit(one for one in given.made if one.url)
    for sentence in given.refusals:
        messages.error(request, sentence)
    if given.made:
        messages.success(request, f"{len(given.made)} bukti dilampirkan.")
    elif not given.refusals:
        messages.info(request, "Bukti yang sama sudah terlampir; tidak ada yang berubah.")


@allow(READERS)
def evidence_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file, for whoever sees the unit; never shown by the browser as a page of ours."""
    evidence = _visible(request, pk)
    if evidence.file is None:
        raise Http404
    content = open_stored(evidence.file)
    kind = kind_of(content)
    name = PurePath(evidence.name)
    known = {kind.ending, "jpeg"} if kind.ending == "jpg" else {kind.ending}
    is_named_so = name.suffix.lower().lstrip(".") in known
    response = send_file(
        content, name.name if is_named_so else f"{name.name}.{kind.ending}"
    )
    response["Content-Type"] = kind.media_type
    response["Content-Security-Policy"] = SANDBOX
    return response


@allow(READERS)
@require_POST
def evidence_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take evidence away; the row, the file and who did it stay."""
    evidence = _own(request, pk)
    attempt_and_say(
        request,
        lambda: services.remove_evidence(evidence_id=pk, by=request.user),
        "Bukti dilepas; riwayatnya tetap tersimpan.",
    )
    return _to_value(evidence)


@allow(READERS)
@require_POST
def evidence_describe(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say on which pages to look."""
    evidence = _own(request, pk)
    form = DescribeForm(request.POST)
    if form.is_valid():
        said = form.said
        attempt_and_say(
            request,
            lambda: services.describe_evidence(evidence_id=pk, said=said, by=request.user),
            "Keterangan bukti tersimpan.",
        )
    else:
        messages.error(request, "Keterangan terlalu panjang; persingkat, lalu simpan.")
    return _to_value(evidence)


@allow(READERS)
@require_POST
def evidence_check(request: SignedInRequest, pk: int) -> HttpResponse:
    """Have a link looked at again."""
    evidence = _visible(request, pk)
    if evidence.url is None:
        raise Http404
    check_link.enqueue(evidence.pk)
    messages.info(request, "Tautan akan diperiksa lagi sebentar lagi.")
    return _to_value(evidence)


def _to_value(evidence: Evidence) -> HttpResponse:
    url = reverse("measurement:value", args=[evidence.period_id, evidence.series_id])
    return redirect(f"{url}#bukti")


def _visible(request: SignedInRequest, pk: int) -> Evidence:
    rows = Evidence.objects.visible_to(request.user)
    found = rows.select_related("file", "series", "period", "indicator").filter(pk=pk)
    evidence = found.first()
    if evidence is None:
        raise Http404
    return evidence


def _own(request: SignedInRequest, pk: int) -> Evidence:
    """Return evidence of a figure that the visitor reports."""
    evidence = _visible(request, pk)
    unit_id = evidence.series.unit_id
    promised = promises(unit_id, evidence.period.year_id)
    answering = promised.answering(evidence.series_id, evidence.indicator.owner_id)
    if not can_report_series(request.user, unit_id, answering):
        raise PermissionDenied
    return evidence
