"""Papers come in: dropped, queued, watched while a worker reads them, stopped."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST

from jenjang.apps.intake import services, tasks
from jenjang.apps.intake.forms import Taken, UploadForm
from jenjang.apps.intake.models import KEPT, UNFINISHED, Upload, UploadState
from jenjang.apps.intake.permissions import can_adopt_upload
from jenjang.apps.intake.views.asked import answerable
from jenjang.apps.organisation.access import ADOPTERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Unit
from jenjang.apps.organisation.permissions import can_adopt
from jenjang.core.values import Refused
from jenjang.web.forms import attempt_and_say
from jenjang.web.pages import allow

PAGE_ROWS = 25


@allow(ADOPTERS)
def upload_list(request: SignedInRequest) -> HttpResponse:
    """What has come in and how far it is, and the form for more."""
    form = (
        UploadForm(request.POST, request.FILES)
        if request.method == "POST"
        else UploadForm()
    )
    if form.is_bound and form.is_valid():
        return _take_in(request, form)
    limit_mb = settings.UPLOAD_LIMIT_BYTES // services.MEGABYTE
    context = {"form": form, "limit_mb": limit_mb} | _rows(request)
    status = 422 if form.is_bound else 200
    return render(request, "intake/list.html", context, status=status)


def _take_in(request: SignedInRequest, form: UploadForm) -> HttpResponse:
    taken = form.take(_unit_for(request), request.user)
    for upload in taken.waiting:
        tasks.enqueue_after_commit(upload)
    _say(request, taken)
    return redirect("intake:list")


def _unit_for(request: SignedInRequest) -> Unit | None:
    """Return the unit a paper must be of; None where the paper itself may say (pembina)."""
    return None if can_adopt(request.user) else scope(request).unit


def _say(request: SignedInRequest, taken: Taken) -> None:
    for sentence in taken.refusals:
        messages.error(request, sentence)
    for name, first in taken.known:
        messages.info(request, _pointing_to(name, first))
    if taken.waiting:
        messages.success(
            request,
            f"{len(taken.waiting)} berkas diterima; kemajuannya terlihat di bawah ini, dan "
            "Anda boleh meninggalkan halaman ini.",
        )


def _pointing_to(name: str, first: Upload) -> str:
    """Return the sentence about a file that was given before, with the way to it."""
    is_kept = first.state in KEPT
    url = (
        reverse("intake:detail", args=[first.pk])
        if is_kept
        else f"{reverse('intake:list')}#u{first.pk}"
    )
    return format_html(
        '{}: berkas yang sama sudah diunggah pada {} dengan nama <a href="{}">{}</a>; '
        "tidak dibaca dua kali.",
        name,
        timezone.localtime(first.uploaded_at).strftime("%d-%m-%Y pukul %H.%M"),
        url,
        first.name,
    )


@allow(ADOPTERS)
def upload_progress(request: SignedInRequest) -> HttpResponse:
    """The table again while something is read; 204 where it says what is shown already."""
    rows = _rows(request)
    if request.GET.get("sidik") == rows["fingerprint"]:
        return HttpResponse(status=204)
    return render(request, "intake/list.html#rows", rows)


@allow(ADOPTERS)
@require_POST
def upload_stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop an upload that waits or is being read."""
    return _act(request, pk, services.stop_reading, "{} dihentikan.")


@allow(ADOPTERS)
@require_POST
def upload_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a stopped upload be read after all."""

    def act(*, upload_id: int, by: Any) -> None:
        upload = services.start_again(upload_id=upload_id, by=by)
        tasks.enqueue_after_commit(upload)

    return _act(request, pk, act, "{} menunggu dibaca lagi.")


@allow(ADOPTERS)
@require_POST
def upload_dismiss(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a refused or stopped upload off the list."""
    return _act(request, pk, services.dismiss_upload, "{} disingkirkan dari daftar.")


@allow(ADOPTERS)
@require_POST
def upload_together(request: SignedInRequest) -> HttpResponse:
    """Compare chosen uploads of one unit with one another."""
    chosen = {int(pk[:18]) for pk in request.POST.getlist("upload") if pk.isdecimal()}
    uploads = list(Upload.objects.visible_to(request.user).kept().filter(pk__in=chosen))
    if not all(can_adopt_upload(request.user, one) for one in uploads):
        raise PermissionDenied
    try:
        found = services.audit_together(uploads=uploads, by=request.user)
    except Refused as why:
        messages.error(request, str(why))
    else:
        messages.success(request, _compared(found))
    return redirect("intake:list")


def _compared(found: list[tuple[Upload, int]]) -> str:
    """Return the sentence about uploads held together, with the way to each."""
    ways = format_html_join(
        ", ",
        '<a href="{}#temuan">{}</a> ({})',
        ((reverse("intake:detail", args=[one.pk]), one, count) for one, count in found),
    )
    total = sum(count for _, count in found)
    return format_html(
        "{} berkas dibandingkan: {} temuan. Lihat {}.", len(found), total, ways
    )


def _act(
    request: SignedInRequest, pk: int, act: Callable[..., object], done: str
) -> HttpResponse:
    """Do what a button in a row says; answer with the table, or the page without htmx."""
    upload = answerable(request, pk)
    if request.htmx:
        act(upload_id=upload.pk, by=request.user)
        return render(request, "intake/list.html#rows", _rows(request))
    attempt_and_say(
        request, lambda: act(upload_id=upload.pk, by=request.user), done.format(upload)
    )
    return redirect("intake:list")


def _rows(request: SignedInRequest) -> dict[str, Any]:
    """Return what the table shows, and by what its next question can tell a change."""
    uploads = Upload.objects.visible_to(request.user).for_table().order_by("-pk")
    page = Paginator(uploads, PAGE_ROWS).get_page(request.GET.get("hal"))
    queue = _queue(page)
    for upload in page:
        upload.place_in_queue = queue.get(upload.pk)
    is_stuck = bool(queue) and Upload.objects.is_nobody_reading(timezone.now())
    return {
        "page": page,
        "may_compare": sum(one.state in KEPT for one in page) > 1,
        "reading": [one for one in page if one.state in UNFINISHED],
        "is_stuck": is_stuck,
        "fingerprint": _fingerprint(page, is_stuck=is_stuck),
    }


def _queue(page: "Page[Upload]") -> dict[int, int]:
    """Return the place in the queue (1 is next) by upload, of all units' waiting ones."""
    if not any(one.state == UploadState.WAITING for one in page):
        return {}
    return {pk: place for place, pk in enumerate(Upload.objects.queue(), start=1)}


def _fingerprint(page: "Page[Upload]", *, is_stuck: bool) -> str:
    told = [
        (one.pk, one.state, one.pages_read, one.pages_total, one.place_in_queue)
        for one in page
    ]
    return hashlib.sha256(repr((told, is_stuck)).encode()).hexdigest()[:12]
