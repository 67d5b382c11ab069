"""Reorganisation: units merged and split, positions moved; shown first, then done."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from jenjang.apps.organisation.access import UNIT_KEEPERS, SignedInRequest
from jenjang.apps.organisation.models import Position, PositionQuerySet, Unit, UnitQuerySet
from jenjang.apps.plans.forms.reorganising import (
    Act,
    MergeForm,
    SplitForm,
    TransferForm,
    shown_or_done,
)
from jenjang.web.forms import status_of
from jenjang.web.pages import allow


@allow(UNIT_KEEPERS)
def reorganisation(request: SignedInRequest) -> HttpResponse:
    """What can be reorganised, and which units have ended."""
    open_ones = _open_units().annotate(position_count=Count("positions"))
    context = {
        "units": open_ones,
        "closed": Unit.objects.exclude(closed_on=None).order_by("-closed_on", "name"),
    }
    return render(request, "plans/reorganisation.html", context)


@allow(UNIT_KEEPERS)
def merge(request: SignedInRequest) -> HttpResponse:
    """Units become one."""
    form = MergeForm(request.POST or None, units=_open_units())
    return _answer(request, form, "Gabungkan unit")


@allow(UNIT_KEEPERS)
def split(request: SignedInRequest, pk: int) -> HttpResponse:
    """One unit becomes two."""
    unit = get_object_or_404(Unit, pk=pk)
    positions = list(Position.objects.filter(unit=unit).order_by("path"))
    form = SplitForm(request.POST or None, unit=unit, positions=positions)
    return _answer(request, form, f"Pecah {unit}")


@allow(UNIT_KEEPERS)
def transfer(request: SignedInRequest) -> HttpResponse:
    """A position goes to another unit."""
    form = TransferForm(request.POST or None, positions=_positions())
    return _answer(request, form, "Pindahkan jabatan ke unit lain")


def _answer(request: SignedInRequest, form: Act, title: str) -> HttpResponse:
    """Show what the act would do; do it once the person has seen that and is sure."""
    told, is_done = shown_or_done(form, request.user)
    if told is not None and is_done:
        messages.success(request, "Penataan dilaksanakan.")
        for whom in told.unplaced:
            messages.warning(request, f"Belum ditempatkan: {whom}.")
        for whom in told.to_reissue:
            messages.warning(request, f"Perannya perlu diberikan lagi: {whom}.")
        return redirect("plans:reorganisation")
    context = {"form": form, "told": told, "title": title}
    return render(request, "plans/reorganise.html", context, status=status_of(form))


def _open_units() -> UnitQuerySet:
    return Unit.objects.open_on(timezone.localdate()).order_by("name")


def _positions() -> PositionQuerySet:
    rows = Position.objects.filter(unit__in=_open_units()).select_related("unit")
    return rows.order_by("unit__name", "path")
