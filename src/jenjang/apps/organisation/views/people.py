"""Positions of the unit in hand, who holds them, and since when."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.organisation import services
from jenjang.apps.organisation.access import (
    PEOPLE_KEEPERS,
    READERS,
    USER_KEEPERS,
    SignedInRequest,
    scope,
)
from jenjang.apps.organisation.forms.people import (
    AccountForm,
    AppointmentForm,
    NewOfficialForm,
    OfficialForm,
    PositionForm,
)
from jenjang.apps.organisation.forms.users import LastDayForm
from jenjang.apps.organisation.models import Appointment, Official, Position, Unit
from jenjang.apps.organisation.permissions import can_manage_people, can_manage_users
from jenjang.core.figures import write_nip, write_phone
from jenjang.web.forms import attempt_and_say, status_of
from jenjang.web.pages import allow


@allow(READERS)
def official_list(request: SignedInRequest) -> HttpResponse:
    """The unit's positions from the top, and who holds each today."""
    unit = scope(request).unit
    may_keep = can_manage_people(request.user, unit)
    context = {
        "rows": _tree(unit),
        "idle": Official.objects.filter(appointments=None)[:50] if may_keep else (),
        "may_keep": may_keep,
    }
    return render(request, "organisation/officials.html", context)


def _tree(unit: Unit | None) -> list[dict[str, object]]:
    """Return the rows of the table, each with its depth below the unit's head."""
    held = Appointment.objects.on(timezone.localdate()).select_related("official")
    positions = list(
        Position.objects.filter(unit=unit)
        .prefetch_related(Prefetch("appointments", held.order_by("kind"), "held"))
        .order_by("path")
    )
    top = min((len(position.path) for position in positions), default=0)
    return [
        {
            "position": position,
            "depth": min((len(position.path) - top) // 8, 5),
            "holders": [_holder(one) for one in position.held],  # type: ignore[attr-defined]  # by the prefetch
        }
        for position in positions
    ]


def _holder(one: Appointment) -> dict[str, object]:
    official = one.official
    nip = write_nip(official.nip) if official.nip else ""
    return {"appointment": one, "official": official, "nip": nip}


@allow(PEOPLE_KEEPERS)
def position_new(request: SignedInRequest) -> HttpResponse:
    """A new position of the unit in hand."""
    form = PositionForm(request.POST or None, unit=scope(request).unit)
    if form.create(request.user) is not None:
        return redirect("organisation:officials")
    page = "organisation/position.html"
    return render(request, page, {"form": form, "position": None}, status=status_of(form))


@allow(PEOPLE_KEEPERS)
def position_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """A position: another name, another superior."""
    position = _keepable_position(request, pk)
    initial = {
        "name": position.name,
        "reports_to": position.reports_to_id,
        "echelon": position.echelon,
    }
    form = PositionForm(request.POST or None, initial=initial, unit=position.unit)
    with transaction.atomic():
        corrected = form.correct(position, request.user)
        if corrected is None:
            transaction.set_rollback(True)
    if corrected is not None:
        return redirect("organisation:officials")
    context = {"form": form, "position": position}
    return render(request, "organisation/position.html", context, status=status_of(form))


def _keepable_position(request: SignedInRequest, pk: int) -> Position:
    """Return the position, 404 where it is not seen, 403 where it is not kept."""
    seen = Position.objects.visible_to(request.user).for_table()
    position = get_object_or_404(seen, pk=pk)
    if not can_manage_people(request.user, position.unit_id):
        raise PermissionDenied
    return position


@allow(PEOPLE_KEEPERS)
def official_new(request: SignedInRequest) -> HttpResponse:
    """A new official in a position of the unit in hand."""
    initial = {"since": timezone.localdate(), "position": request.GET.get("jabatan")}
    form = NewOfficialForm(request.POST or None, initial=initial, unit=scope(request).unit)
    with transaction.atomic():
        official = form.create(request.user)
        if official is None:
            transaction.set_rollback(True)
    if official is not None:
        return redirect("organisation:official", official.pk)
    page = "organisation/official_new.html"
    return render(request, page, {"form": form}, status=status_of(form))


@allow(PEOPLE_KEEPERS)
def official_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """An official: identity, appointments, account."""
    official = _keepable_official(request, pk)
    form = OfficialForm(request.POST) if request.method == "POST" else None
    if form is not None and form.correct(official, request.user) is not None:
        return redirect("organisation:official", pk)
    return _show_official(request, official, form=form)


def _keepable_official(request: SignedInRequest, pk: int) -> Official:
    """Return an official of the user's units, or one without any position yet."""
    seen = Official.objects.visible_to(request.user).select_related("user")
    official = seen.filter(pk=pk).first()
    if official is None:
        new = Official.objects.filter(appointments=None).select_related("user")
        official = get_object_or_404(new, pk=pk)
    elif not _keeps_one_of(request, official):
        raise PermissionDenied
    return official


def _keeps_one_of(request: SignedInRequest, official: Official) -> bool:
    held = official.appointments.values_list("position__unit_id", flat=True)
    return any(can_manage_people(request.user, unit_id) for unit_id in held) or (
        can_manage_people(request.user)
    )


def _show_official(
    request: SignedInRequest,
    official: Official,
    *,
    form: OfficialForm | None = None,
    appointment_form: AppointmentForm | None = None,
    account_form: AccountForm | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    form = form or OfficialForm(
        initial={
            "full_name": official.full_name,
            "nip": write_nip(official.nip) if official.nip else "",
            "rank": official.rank,
            "phone": write_phone(official.phone) if official.phone else "",
        }
    )
    appointment_form = appointment_form or AppointmentForm(
        initial={"since": today}, unit=scope(request).unit
    )
    username = official.user.username if official.user else ""
    account_form = account_form or AccountForm(initial={"username": username})
    context = {
        "official": official,
        "form": form,
        "appointment_form": appointment_form,
        "account_form": account_form,
        "appointments": official.appointments.for_table().order_by("-since"),
        "today": today,
        "may_link": can_manage_users(request.user),
    }
    status = max(map(status_of, (form, appointment_form, account_form)))
    return render(request, "organisation/official.html", context, status=status)


@allow(PEOPLE_KEEPERS)
@require_POST
def appointment_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """One more position for an official, definitif or acting."""
    official = _keepable_official(request, pk)
    form = AppointmentForm(request.POST, unit=scope(request).unit)
    if form.appoint(official, request.user) is None:
        return _show_official(request, official, appointment_form=form)
    return redirect("organisation:official", pk)


@allow(PEOPLE_KEEPERS)
@require_POST
def appointment_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """An appointment ends with a day, today where none is given."""
    seen = Appointment.objects.visible_to(request.user).for_table()
    one = get_object_or_404(seen, pk=pk)
    if not can_manage_people(request.user, one.position.unit_id):
        raise PermissionDenied
    day = LastDayForm(request.POST).day(timezone.localdate())
    attempt_and_say(
        request,
        lambda: services.end_appointment(appointment_id=pk, last_day=day, by=request.user),
        "Penugasan diakhiri.",
    )
    return redirect("organisation:official", one.official_id)


@allow(USER_KEEPERS)
@require_POST
def official_account(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say which user an official is."""
    official = _keepable_official(request, pk)
    form = AccountForm(request.POST)
    if form.link(official, request.user) is None:
        return _show_official(request, official, account_form=form)
    return redirect("organisation:official", pk)
