"""The acts on a paper on its way, each one button: alone, or on all that are ticked."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jenjang.apps.agreements import services
from jenjang.apps.agreements.forms import ReasonForm
from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.permissions import (
    acts_open,
    can_draw_up,
    can_issue,
    can_prepare,
    can_review,
)
from jenjang.apps.agreements.snapshots import day_of_drawing, warnings_before_issue
from jenjang.apps.agreements.views.reach import readable
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import Visitor
from jenjang.core.values import Refused
from jenjang.web.pages import allow

May = Callable[[Visitor, Agreement], bool]


@allow(READERS)
@require_POST
def agreement_submit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand a draft to the superior; what the auditor finds stops it and is shown."""
    agreement = _reached(request, pk, can_prepare)
    version = _version(request.POST.get("versi"))

    def act() -> str:
        services.submit(agreement_id=pk, version=version, by=request.user)
        return f"{agreement} sudah diajukan kepada {_superior(agreement)}."

    return _answer(request, pk, act)


@allow(READERS)
@require_POST
def agreement_take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a paper a draft again."""
    agreement = _reached(request, pk, can_prepare)

    def act() -> str:
        services.take_back(agreement_id=pk, by=request.user)
        return f"{agreement} sudah ditarik kembali dan dapat diubah."

    return _answer(request, pk, act)


@allow(READERS)
@require_POST
def agreement_approve(request: SignedInRequest, pk: int) -> HttpResponse:
    """Approve a submitted paper, of the version that was read."""
    agreement = _reached(request, pk, can_review)
    version = _version(request.POST.get("versi"))

    def act() -> str:
        services.approve(agreement_id=pk, version=version, by=request.user)
        return f"{agreement} sudah disetujui."

    return _answer(request, pk, act)


@allow(READERS)
@require_POST
def agreement_send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Return a submitted paper with a reason."""
    agreement = _reached(request, pk, can_review)

    def act() -> str:
        services.send_back(agreement_id=pk, reason=_reason(request), by=request.user)
        return f"{agreement} sudah dikembalikan dengan alasannya."

    return _answer(request, pk, act)


@allow(READERS)
@require_POST
def agreement_issue(request: SignedInRequest, pk: int) -> HttpResponse:
    """Freeze an approved paper and give it out for signature."""
    agreement = _reached(request, pk, can_issue)
    day = day_of_drawing(agreement.year_id, timezone.localdate())

    def act() -> str:
        warnings = warnings_before_issue(agreement)
        services.issue(agreement_id=pk, day=day, by=request.user)
        for warning in warnings:
            messages.warning(request, warning)
        return f"{agreement} sudah diterbitkan dan menunggu tanda tangan."

    return _answer(request, pk, act)


@allow(READERS)
@require_POST
def agreement_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Withdraw an issued paper that nobody has signed."""
    agreement = _reached(request, pk, can_issue)

    def act() -> str:
        services.withdraw(agreement_id=pk, reason=_reason(request), by=request.user)
        return f"{agreement} sudah ditarik; susun yang baru dari daftar perjanjian."

    return _answer(request, pk, act)


@allow(READERS)
@require_POST
def agreement_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Delete a draft; its history stays."""
    agreement = _reached(request, pk, _may_draw_up)
    try:
        services.delete_draft(agreement_id=pk, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("agreements:detail", pk)
    messages.success(request, f"Draf {agreement} sudah dihapus; riwayatnya tetap ada.")
    return redirect("agreements:list")


@allow(READERS)
@require_POST
def agreement_together(request: SignedInRequest, act: str) -> HttpResponse:
    """Submit or approve all that are ticked and may be; what is refused is told of."""
    if act not in TOGETHER:
        raise Http404
    name, do, done = TOGETHER[act]
    ticked = [_ticked(one) for one in request.POST.getlist("pilih")]
    count = 0
    for pk, version in ticked:
        paper = readable(request, pk)
        if name not in acts_open(request.user, paper):
            continue
        try:
            do(agreement_id=pk, version=version, by=request.user)
        except Refused as refusal:
            messages.error(request, f"{paper.position}: {refusal}")
        else:
            count += 1
    said = f"{count} perjanjian {done}." if ticked else "Centang dahulu perjanjiannya."
    messages.success(request, said)
    return _back(request, "agreements:list")


TOGETHER = {
    "ajukan": ("submit", services.submit, "diajukan"),
    "setujui": ("approve", services.approve, "disetujui"),
}


def _may_draw_up(user: Visitor, agreement: Agreement) -> bool:
    return can_draw_up(user, agreement.unit_id)


def _reached(request: SignedInRequest, pk: int, may: May) -> Agreement:
    agreement = readable(request, pk)
    if not may(request.user, agreement):
        raise PermissionDenied
    return agreement


def _answer(request: SignedInRequest, pk: int, act: Callable[[], str]) -> HttpResponse:
    """Do it, say so or why not, and go back to where the button stood."""
    try:
        messages.success(request, act())
    except services.Stopped as stopped:
        messages.error(request, f"{stopped} {_listed(stopped.findings)}")
        return redirect("agreements:detail", pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return _back(request, "agreements:detail", pk)


def _listed(findings: Iterable[object]) -> str:
    return " · ".join(str(one) for one in findings)


def _back(request: SignedInRequest, name: str, *args: int) -> HttpResponse:
    """Return the way to the page the button stood on, where it says one of ours."""
    asked = request.POST.get("kembali", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return redirect(asked)
    return redirect(name, *args)


def _superior(agreement: Agreement) -> str:
    return str(agreement.second_party.official) if agreement.second_party else "atasan"


def _reason(request: SignedInRequest) -> str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise Refused(" ".join(map(str, form.errors["reason"])))
    return str(form.cleaned_data["reason"])


def _version(text: str | None) -> int:
    """Return the version the visitor saw; none at all is none there is."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else -1


def _ticked(text: str) -> tuple[int, int]:
    """Return key and version of a ticked paper, ``12:3``."""
    key, _, version = text.partition(":")
    return _version(key), _version(version)
