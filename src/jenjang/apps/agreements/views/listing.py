"""The agreements of a unit: who promised what to whom."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jenjang.apps.agreements.models import Agreement, AgreementQuerySet
from jenjang.apps.findings.permissions import (
    can_settle_in,
)
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Appointment, Unit
from jenjang.apps.organisation.permissions import can_adopt
from jenjang.web.pages import allow

PAGE_ROWS = 50


@allow(READERS)
def agreement_list(request: SignedInRequest) -> HttpResponse:
    """The year's agreements from the head down, and who has none yet."""
    here = scope(request)
    if here.unit is None or here.year is None:
        return render(request, "agreements/nothing.html")
    agreements = Agreement.objects.of_unit(here.unit.pk, here.year)
    replaced = request.GET.get("semua") == "1"
    shown = agreements if replaced else agreements.in_force()
    page = Paginator(_table(shown), PAGE_ROWS).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "rows": [(one, stated_total(one.printed_idr, one.lines)) for one in page],  # type: ignore[attr-defined]  # by the annotation
        "missing": _without_agreement(here.unit, here.year),
        "replaced": replaced,
        "may_adopt": can_adopt(request.user, here.unit),
        "may_audit": can_settle_in(request.user, here.unit),
    }
    return render(request, "agreements/list.html", context)


def _table(agreements: AgreementQuerySet) -> AgreementQuerySet:
    """Return what a row shows, in one query: of the paper only what it says of money."""
    return (
        agreements.select_related(
            "position", "first_party__official", "second_party__official"
        )
        .defer("document")
        .annotate(
            indicator_count=Count("commitments"),
            printed_idr=F("document__budget_total"),
            lines=F("document__budgets"),
        )
        .order_by("position__path", "-revision", "-edition")
    )


def stated_total(printed_idr: int | None, lines: list[dict[str, Any]] | None) -> int | None:
    """Return the total a paper prints, else the sum of its lines that are part of no other.

    None where a line states no amount: what is not known is not summed as 0.

    >>> stated_total(None, [{"amount": 5, "parent": None}, {"amount": 5, "parent": 0}])
    5
    """
    if printed_idr is not None:
        return printed_idr
    amounts = [one["amount"] for one in lines or () if one.get("parent") is None]
    return sum(amounts) if amounts and None not in amounts else None


def _without_agreement(unit: Unit, year: int) -> Iterable[Appointment]:
    """Return who holds a position that has promised nothing in the year."""
    promised = Agreement.objects.of_unit(unit.pk, year).in_force().values("position_id")
    return (
        Appointment.objects.on(timezone.localdate())
        .filter(position__unit=unit)
        .exclude(position__in=promised)
        .select_related("official", "position")
        .order_by("position__path")
    )
