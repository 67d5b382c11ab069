"""The agreements of a unit: who promised what to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jenjang.apps.agreements.models import OPEN, Agreement, AgreementQuerySet, State
from jenjang.apps.agreements.permissions import acts_open, can_draw_up
from jenjang.apps.agreements.snapshots import changes_since
from jenjang.apps.findings.permissions import (
    can_settle_in,
)
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Appointment, Unit
from jenjang.apps.organisation.permissions import can_adopt
from jenjang.web.pages import allow

PAGE_ROWS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in the list: its sum, what changed in the plan since, what may be done."""

    paper: Agreement
    total_idr: int | None
    changes: list[str]
    acts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of a unit's papers are in a state."""

    label: str
    count: int


@allow(READERS)
def agreement_list(request: SignedInRequest) -> HttpResponse:
    """The year's agreements from the head down, and who has none yet."""
    here = scope(request)
    if here.unit is None or here.year is None:
        return render(request, "agreements/nothing.html")
    agreements = Agreement.objects.of_unit(here.unit.pk, here.year)
    replaced = request.GET.get("semua") == "1"
    shown = agreements if replaced else agreements.exclude(state=State.SUPERSEDED)
    page = Paginator(_table(shown), PAGE_ROWS).get_page(request.GET.get("hal"))
    rows = _rows(request, list(page), here.unit.pk, here.year)
    missing = list(_without_agreement(here.unit, here.year))
    standing = _standing(agreements)
    with_paper = sum(one.count for one in standing)
    context = {
        "page": page,
        "rows": rows,
        "settled": with_paper,
        "officials": with_paper + len(missing),
        "standing": standing,
        "missing": missing,
        "replaced": replaced,
        "holds": any(one.label == State.IN_FORCE.label for one in standing),
        "may_adopt": can_adopt(request.user, here.unit),
        "may_audit": can_settle_in(request.user, here.unit),
        "may_draw_up": can_draw_up(request.user, here.unit),
        "may_submit": any("submit" in row.acts for row in rows),
        "may_approve": any("approve" in row.acts for row in rows),
    }
    return render(request, "agreements/list.html", context)


def _rows(
    request: SignedInRequest, papers: list[Agreement], unit_id: int, year: int
) -> list[Row]:
    on_their_way = [one for one in papers if one.state in OPEN]
    changes = changes_since(on_their_way, unit_id, year)
    return [
        Row(
            one,
            stated_total(one.printed_idr, one.lines),  # type: ignore[attr-defined]  # by the annotation
            changes.get(one.pk, []),
            acts_open(request.user, one),
        )
        for one in papers
    ]


def _standing(agreements: AgreementQuerySet) -> list[Standing]:
    """Return the states there are papers in, in the order a paper goes through them."""
    counted = agreements.exclude(state=State.SUPERSEDED).order_by().values_list("state")
    counts = dict(counted.annotate(Count("pk")))
    return [Standing(one.label, counts[one]) for one in State if one in counts]


def _table(agreements: AgreementQuerySet) -> AgreementQuerySet:
    """Return what a row shows, in one query: of the paper only what it says of money."""
    return (
        agreements.select_related(
            "position",
            "first_party__official",
            "first_party__position",
            "second_party__official",
            "second_party__position",
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
    """Return who holds a position that has no paper in the year."""
    papers = Agreement.objects.of_unit(unit.pk, year).exclude(state=State.SUPERSEDED)
    promised = papers.values("position_id")
    return (
        Appointment.objects.on(timezone.localdate())
        .filter(position__unit=unit)
        .exclude(position__in=promised)
        .select_related("official", "position")
        .order_by("position__path")
    )
