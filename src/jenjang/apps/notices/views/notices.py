"""Pengingat: what one was told, how one wants to be told, how the pemda reminds."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.notices import services
from jenjang.apps.notices.forms import PaceForm, WishesForm
from jenjang.apps.notices.models import (
    Mail,
    MailState,
    Notice,
    NoticePace,
    ReminderDay,
    Subscription,
)
from jenjang.apps.notices.permissions import PACERS
from jenjang.apps.notices.snapshots.digest import lateness
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.core.deadlines import Told
from jenjang.web.forms import attempt_and_say, status_of
from jenjang.web.pages import allow

ROWS = 25
WHY = {
    Told.OWN: "",
    Told.SUPERIOR: "Anda atasan langsungnya",
    Told.HEAD: "Anda kepala perangkat daerahnya",
    Told.PEMBINA: "dari seluruh unit kerja",
}


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice as the page shows it."""

    notice: Notice
    due: str
    is_late: bool
    why: str


@allow(READERS)
def notice_list(request: SignedInRequest) -> HttpResponse:
    """What the user was told and is still to be done: unread first, then by its day."""
    today = timezone.localdate()
    rows = Notice.objects.of_user(request.user).open().seen_by(request.user)
    ordered = rows.select_related("unit").order_by(
        F("read_at").asc(nulls_first=True), "due_on", "pk"
    )
    page: Page[Notice] = Paginator(ordered, ROWS).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "rows": [_row(one, today) for one in page],
        "may_pace": PACERS.allows(request),
    }
    return render(request, "notices/list.html", context)


def _row(notice: Notice, today: dt.date) -> NoticeRow:
    return NoticeRow(
        notice=notice,
        due=lateness(notice.due_on, today),
        is_late=notice.due_on < today,
        why=WHY[Told(notice.told)],
    )


@allow(READERS)
@require_POST
def notice_read(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note that one was read."""
    get_object_or_404(Notice.objects.of_user(request.user), pk=pk)
    services.mark_read(notice_id=pk, by=request.user)
    return redirect("notices:list")


@allow(READERS)
@require_POST
def notices_read(request: SignedInRequest) -> HttpResponse:
    """Note that all were read."""
    count = services.mark_all_read(by=request.user)
    messages.success(request, f"{count} pengingat ditandai sudah dibaca.")
    return redirect("notices:list")


@allow(READERS)
def wishes(request: SignedInRequest) -> HttpResponse:
    """E-mail or none, and the secret address of one's calendar."""
    row = Subscription.objects.filter(user=request.user).first() or Subscription()
    form = WishesForm(request.POST or None, initial={"wants_mail": row.wants_mail})
    if request.method == "POST":
        wants = "wants_mail" in request.POST
        services.want_mail(by=request.user, wants=wants)
        messages.success(request, "Tersimpan.")
        return redirect("notices:wishes")
    context = {
        "form": form,
        "row": row,
        "is_mail_on": bool(settings.SMTP["host"]),
        "made_address": request.session.pop("calendar_address", ""),
    }
    return render(request, "notices/wishes.html", context)


@allow(READERS)
@require_POST
def address_new(request: SignedInRequest) -> HttpResponse:
    """Make a calendar address; it is shown once, on the next page."""
    token = services.new_calendar_address(by=request.user)
    path = reverse("notices:feed", args=[token])
    request.session["calendar_address"] = request.build_absolute_uri(path)
    return redirect("notices:wishes")


@allow(READERS)
@require_POST
def address_end(request: SignedInRequest) -> HttpResponse:
    """End one's calendar address."""
    attempt_and_say(
        request,
        lambda: services.revoke_calendar_address(by=request.user),
        "Alamat kalender diakhiri; kalender yang memakainya tidak diperbarui lagi.",
    )
    return redirect("notices:wishes")


@allow(PACERS)
def pace(request: SignedInRequest) -> HttpResponse:
    """How the pemda reminds, and what was sent lately."""
    row = NoticePace.objects.first() or NoticePace()
    form = PaceForm.showing(request.POST, row)
    if form.set(request.user) is not None:
        messages.success(request, "Tersimpan; berlaku mulai pengingat berikutnya.")
        return redirect("notices:pace")
    context = {
        "form": form,
        "last": ReminderDay.objects.first(),
        "is_mail_on": bool(settings.SMTP["host"]),
    }
    return render(request, "notices/pace.html", context, status=status_of(form))


@allow(PACERS)
def mail_log(request: SignedInRequest) -> HttpResponse:
    """Every e-mail with what became of it, the newest first."""
    asked = request.GET.get("keadaan", "")
    rows = Mail.objects.select_related("user")
    shown = rows.filter(state=asked) if asked in MailState.values else rows
    page: Page[Mail] = Paginator(shown, ROWS).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "states": MailState.choices,
        "asked": asked,
        "extra": f"&keadaan={asked}" if asked else "",
    }
    return render(request, "notices/mails.html", context)
