"""Rapat evaluasi kinerja: the list of a unit's year, and the page of one meeting."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from jenjang.apps.followup import services
from jenjang.apps.followup.forms import (
    AboutForm,
    CallForm,
    DecisionForm,
    ItemForm,
    SaidForm,
)
from jenjang.apps.followup.models import AgendaItem, AgendaKind, ChangeKind, Meeting
from jenjang.apps.followup.permissions import can_keep_minutes
from jenjang.apps.followup.snapshots.minutes import minutes_of, read_items
from jenjang.apps.followup.snapshots.use import ToldDecision, told
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import (
    Appointment,
    Period,
    PeriodKind,
    Position,
    Unit,
)
from jenjang.apps.plans.models import Indicator
from jenjang.papers.layouts.minutes import blocks
from jenjang.papers.writing import write_blocks
from jenjang.web.files import send_file
from jenjang.web.forms import attempt, attempt_and_say
from jenjang.web.pages import allow

PRINTED = ("pdf", "docx")
SIGNS = {
    AgendaKind.LOW: "merah",
    AgendaKind.UNFILED: "abu",
    AgendaKind.MONEY: "kuning",
    AgendaKind.EARLIER: "biru",
    AgendaKind.OTHER: "abu",
}


@allow(READERS)
def meeting_list(request: SignedInRequest) -> HttpResponse:
    """The quarters of the unit's year with their meetings, and a way to call one."""
    here = scope(request)
    if here.unit is None or here.year is None:
        return render(request, "followup/meetings.html", {"rows": []})
    context = {
        "rows": _quarters(here.unit, here.year),
        "may_keep": can_keep_minutes(request.user, here.unit),
        "form": CallForm(initial={"held_on": timezone.localdate()}),
    }
    return render(request, "followup/meetings.html", context)


def _quarters(unit: Unit, year: int) -> list[dict[str, Any]]:
    quarters = Period.objects.filter(year=year, kind=PeriodKind.QUARTER).order_by("n")
    held = {
        one.period_id: one
        for one in Meeting.objects.of_unit(unit.pk, year).prefetch_related(
            "items__decisions"
        )
    }
    return [_quarter(period, held.get(period.pk)) for period in quarters]


def _quarter(period: Period, meeting: Meeting | None) -> dict[str, Any]:
    items = list(meeting.items.all()) if meeting else []
    return {
        "period": period,
        "meeting": meeting,
        "item_count": len(items),
        "decision_count": sum(len(item.decisions.all()) for item in items),
    }


@allow(READERS)
def meeting_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The agenda, what is said and decided; forms for the unit's office until it closes."""
    return _show(request, _visible(request, pk))


def _visible(request: SignedInRequest, pk: int) -> Meeting:
    rows = Meeting.objects.visible_to(request.user).select_related(
        "unit", "period", "leader__official", "leader__position", "closed_by"
    )
    return get_object_or_404(rows, pk=pk)


def _kept(request: SignedInRequest, pk: int) -> Meeting:
    """Return a meeting whose minutes the user keeps, else 404 or 403."""
    meeting = _visible(request, pk)
    if not can_keep_minutes(request.user, meeting.unit_id):
        raise PermissionDenied
    return meeting


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item of the agenda with its forms, where the user may write."""

    item: AgendaItem
    sign: str
    links: list[Indicator]
    earlier: list[ToldDecision]
    decisions: list[ToldDecision]
    said_form: forms.Form | None
    decision_form: forms.Form | None


def _show(
    request: SignedInRequest, meeting: Meeting, bound: dict[str, forms.Form] | None = None
) -> HttpResponse:
    """Show the meeting; `bound` are forms that came back, by their name on the page."""
    bound = bound or {}
    may_write = can_keep_minutes(request.user, meeting.unit_id) and not meeting.is_closed
    context = {
        "meeting": meeting,
        "items": _items(meeting, bound, may_write=may_write),
        "may_write": may_write,
        "present": meeting.present.select_related("official", "position"),
        "about_form": bound.get("rapat") or (_about_form(meeting) if may_write else None),
        "item_form": bound.get("butir") or ItemForm(auto_id="butir_%s"),
    }
    status = 422 if bound else 200
    return render(request, "followup/meeting.html", context, status=status)


def _items(
    meeting: Meeting, bound: dict[str, forms.Form], *, may_write: bool
) -> list[ShownItem]:
    rows = read_items(meeting)
    wordings = _wordings(meeting, rows)
    positions = _positions(meeting.unit_id) if may_write else []
    today = timezone.localdate()
    return [
        ShownItem(
            item=item,
            sign=SIGNS[AgendaKind(item.kind)],
            links=[wordings[s.pk] for s in item.series.all() if s.pk in wordings],
            earlier=told(item.earlier.all(), today),
            decisions=told(item.decisions.all(), today),
            said_form=(bound.get(f"kata{item.pk}") or _said_form(item))
            if may_write
            else None,
            decision_form=(bound.get(f"putus{item.pk}") or _decision_form(item, positions))
            if may_write
            else None,
        )
        for item in rows
    ]


def _wordings(meeting: Meeting, rows: list[AgendaItem]) -> dict[int, Indicator]:
    """Return the newest wording of the series on the agenda; one query."""
    series = {one.pk for item in rows for one in item.series.all()}
    settled = Indicator.objects.settled(meeting.unit_id, meeting.period.year_id)
    found = settled.filter(series__in=series).order_by("plan__revision", "pk")
    return {one.series_id: one for one in found}


def _positions(unit_id: int) -> list[tuple[str, str]]:
    rows = Position.objects.filter(unit=unit_id).order_by("path")
    return [(str(one.pk), one.name) for one in rows]


def _said_form(item: AgendaItem) -> SaidForm:
    initial = {"said": item.said, "version": item.version}
    return SaidForm(initial=initial, auto_id=f"kata{item.pk}_%s")


def _decision_form(item: AgendaItem, positions: list[tuple[str, str]]) -> DecisionForm:
    return DecisionForm(
        initial={"position": item.position_id, "change": ChangeKind.OTHER},
        positions=positions,
        auto_id=f"putus{item.pk}_%s",
    )


def _about_form(meeting: Meeting) -> AboutForm:
    initial = {
        "version": meeting.version,
        "held_on": meeting.held_on,
        "place": meeting.place,
        "leader": meeting.leader_id,
        "present": [str(one.pk) for one in meeting.present.all()],
        "guests": meeting.guests,
    }
    return AboutForm(initial=initial, people=_people(meeting))


def _people(meeting: Meeting) -> list[tuple[str, str]]:
    """Return the unit's officials on the day of the meeting, from the top."""
    rows = (
        Appointment.objects.on(meeting.held_on)
        .filter(position__unit=meeting.unit_id)
        .select_related("official", "position")
        .order_by("position__path", "kind")
    )
    return [(str(one.pk), f"{one.official}, {one.position}") for one in rows]


@allow(READERS)
@require_POST
def meeting_about(request: SignedInRequest, pk: int) -> HttpResponse:
    """Store when and where the meeting was, and who was there."""
    meeting = _kept(request, pk)
    form = AboutForm(request.POST, people=_people(meeting))
    return _act(
        request,
        meeting,
        Posted("rapat", form),
        lambda: services.describe_meeting(
            meeting_id=pk,
            version=form.cleaned_data["version"],
            about=form.about(),
            by=request.user,
        ),
        "Data rapat tersimpan.",
    )


@allow(READERS)
@require_POST
def item_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put something of the office's own on the agenda."""
    meeting = _kept(request, pk)
    form = ItemForm(request.POST, auto_id="butir_%s")
    return _act(
        request,
        meeting,
        Posted("butir", form),
        lambda: services.add_item(
            meeting_id=pk, title=form.cleaned_data["title"], by=request.user
        ),
        "Butir ditambahkan.",
    )


@allow(READERS)
@require_POST
def item_said(request: SignedInRequest, pk: int) -> HttpResponse:
    """Store what was said about an item."""
    item = _kept_item(request, pk)
    form = SaidForm(request.POST, auto_id=f"kata{pk}_%s")
    return _act(
        request,
        item.meeting,
        Posted(f"kata{pk}", form, f"butir-{pk}"),
        lambda: services.write_said(
            item_id=pk,
            version=form.cleaned_data["version"],
            said=form.cleaned_data["said"],
            by=request.user,
        ),
        "Pembahasan tersimpan.",
    )


@allow(READERS)
@require_POST
def decision_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Store a decision about an item."""
    item = _kept_item(request, pk)
    form = DecisionForm(
        request.POST, positions=_positions(item.meeting.unit_id), auto_id=f"putus{pk}_%s"
    )
    return _act(
        request,
        item.meeting,
        Posted(f"putus{pk}", form, f"butir-{pk}"),
        lambda: services.decide(
            item_id=pk,
            text=form.cleaned_data["text"],
            position_id=int(form.cleaned_data["position"]),
            due_on=form.cleaned_data["due_on"],
            change=ChangeKind(form.cleaned_data["change"]),
            by=request.user,
        ),
        "Putusan tersimpan.",
    )


def _kept_item(request: SignedInRequest, pk: int) -> AgendaItem:
    item = get_object_or_404(AgendaItem.objects.only("pk", "meeting_id"), pk=pk)
    item.meeting = _kept(request, item.meeting_id)
    return item


@dataclass(frozen=True, slots=True)
class Posted:
    """A form that came in, its name on the page, and the place to go back to."""

    name: str
    form: forms.Form
    place: str = ""


def _act(
    request: SignedInRequest,
    meeting: Meeting,
    posted: Posted,
    act: Callable[[], Any],
    done: str,
) -> HttpResponse:
    """Do the act and go back to the page, or show it with the form to correct."""
    if attempt(posted.form, act) is None:
        return _show(request, meeting, {posted.name: posted.form})
    messages.success(request, done)
    url = reverse("followup:meeting", args=[meeting.pk])
    return redirect(f"{url}#{posted.place}" if posted.place else url)


@allow(READERS)
@require_POST
def meeting_close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Freeze the minutes."""
    meeting = _kept(request, pk)
    attempt_and_say(
        request,
        lambda: services.close_meeting(
            meeting_id=meeting.pk, today=timezone.localdate(), by=request.user
        ),
        "Notulen ditutup dan dibekukan.",
    )
    return redirect("followup:meeting", pk)


@allow(READERS)
def meeting_file(request: SignedInRequest, pk: int, ending: str) -> HttpResponse:
    """The minutes as a file: frozen where the meeting is closed."""
    if ending not in PRINTED:
        raise Http404
    meeting = _visible(request, pk)
    minutes = minutes_of(meeting, request.user.full_name)
    title = f"Notulen {meeting} {meeting.unit}"
    return send_file(
        write_blocks(blocks(minutes), ending, title), f"{slugify(title)}.{ending}"
    )
