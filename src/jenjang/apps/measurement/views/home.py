"""Beranda: the year of a unit at a glance; who sees several units gets the list of them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.followup.permissions import can_ask
from jenjang.apps.measurement.models import Summary
from jenjang.apps.measurement.permissions import can_report_something, only_files
from jenjang.apps.measurement.snapshots.calendar import short_name
from jenjang.apps.measurement.views.chart import chart_of
from jenjang.apps.measurement.views.chosen import (
    Chosen,
    chosen,
    nothing_yet,
    quarter_choices,
)
from jenjang.apps.measurement.views.due import due_page
from jenjang.apps.measurement.views.kabupaten import all_units
from jenjang.apps.measurement.views.leader import whole_pemda
from jenjang.apps.measurement.views.marks import shown_rupiah
from jenjang.apps.measurement.views.officials import holders_on, official_rows
from jenjang.apps.measurement.views.shares import shares_of
from jenjang.apps.measurement.views.use import waiting_for
from jenjang.apps.measurement.views.worries import worries
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Period, Position, Role
from jenjang.apps.organisation.permissions import roles
from jenjang.apps.plans.models import Plan
from jenjang.core.figures import write_date
from jenjang.web.pages import allow
from jenjang.web.prepared import Given, GivenKeys, Prepared

CHOOSES = frozenset({"unit", "tahun", "triwulan"})
"""Whoever chooses what to see sees the unit; who just comes sees his work."""


_SUMMARIES = Prepared(
    lambda: (
        Summary.objects.filter(unit=Given("unit"), period__in=GivenKeys("quarters"))
        .select_related("position", "period")
        .order_by("position__path", "period__n")
    )
)
_PLANS = Prepared(
    lambda: Plan.objects.filter(
        unit=Given("unit"), first_year__lte=Given("year"), last_year__gte=Given("year")
    ).order_by("kind", "revision")
)


def _positions_with_papers() -> QuerySet[Position, bool]:
    papers = Agreement.objects.filter(
        position=OuterRef("pk"), year=Given("year"), state=State.IN_FORCE
    )
    rows = Position.objects.filter(unit=Given("unit")).annotate(has_paper=Exists(papers))
    return rows.order_by().values_list("has_paper", flat=True)


_PAPERS = Prepared(_positions_with_papers)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five steps of the year; state done, now or nothing."""

    name: str
    text: str
    state: str = ""
    page: str = ""  # the name of the address where it is worked on


@allow(READERS)
def home(request: SignedInRequest) -> HttpResponse:
    """The year at a glance: steps, traffic lights, who has not filed, the next deadline."""
    if len(scope(request).units) > 1 and "unit" not in request.GET:
        leads = Role.PIMPINAN in roles(request.user)
        return whole_pemda(request) if leads else all_units(request)
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    if CHOOSES.isdisjoint(request.GET) and only_files(request.user, here.unit.pk):
        return due_page(request)
    context = _glance(here, timezone.localdate())
    context["may_file"] = can_report_something(request.user, here.unit.pk)
    context["may_ask"] = can_ask(request.user, here.unit)
    context["waiting"] = waiting_for(request.user, here.unit.pk, timezone.localdate())
    return render(request, "measurement/home.html", context)


def _glance(here: Chosen, today: dt.date) -> dict[str, Any]:
    """Return what the page shows; six queries beside the frame's."""
    quarters = [quarter.pk for quarter in here.calendar.quarters]
    rows = _SUMMARIES(unit=here.unit.pk, quarters=quarters)
    now = [row for row in rows if row.period_id == here.quarter.pk]
    unit = next((row for row in now if row.position_id is None), None)
    query = f"triwulan={here.quarter.n}"
    return {
        "here": here,
        "quarters": quarter_choices(here),
        "steps": _steps(here, unit, today),
        "worries": worries(here, now, due_words(here.quarter, today)),
        "shares": shares_of(unit, here.calendar.scale),
        "chart": chart_of(
            row for row in rows if row.position_id is None and row.measured_count
        ),
        "spent": shown_rupiah(unit.spent_idr if unit else None),
        "ceiling": shown_rupiah(unit.ceiling_idr if unit else None),
        "officials": official_rows(
            [row for row in now if row.position_id is not None],
            holders_on(here.unit, here.quarter.last_day),
            here.calendar.scale,
            query,
        ),
        "period_name": short_name(here.quarter),
    }


def due_words(period: Period, today: dt.date) -> str:
    """Return the deadline of filing: the date, and how far away it is."""
    days = (period.due_on - today).days
    if days < 0:
        return f"{write_date(period.due_on)}, lewat {-days} hari"
    left = "hari ini" if days == 0 else f"{days} hari lagi"
    return f"{write_date(period.due_on)}, {left}"


def _steps(here: Chosen, unit: Summary | None, today: dt.date) -> list[Step]:
    year = here.calendar.year
    plans = _plans(here)
    with_paper, without = _papers(here)
    filed = unit.measured_count if unit else 0
    promised = unit.indicator_count if unit else 0
    is_filed = 0 < promised == filed
    papers = f"{with_paper} perjanjian berlaku" + (
        f", {without} jabatan belum" if without else ""
    )
    return [
        Step("Rencana", plans or "belum ada rencana", "done" if plans else "now"),
        Step("Perjanjian", papers, "done" if with_paper and not without else "now"),
        Step(
            "Pengukuran",
            f"{short_name(here.quarter)}: {filed} dari {promised} indikator, "
            f"tenggat {due_words(here.quarter, today)}",
            "done" if is_filed else "now",
        ),
        # Perpres 29/2014 and the pemda's calendar: LKjIP of a unit in January.
        Step(
            "Laporan",
            f"LKjIP {year} disusun Januari {year + 1}",
            page="reports:written_list",
        ),
        Step(
            "Evaluasi", f"evaluasi AKIP {year} oleh Inspektorat, Maret–Agustus {year + 1}"
        ),
    ]


def _plans(here: Chosen) -> str:
    year = here.calendar.year
    plans = _PLANS(unit=here.unit.pk, year=year)
    return ", ".join(dict.fromkeys(_named(plan) for plan in plans))


def _named(plan: Plan) -> str:
    """Return the plan with its years, a single one once: "Renstra 2025–2029"."""
    if plan.first_year == plan.last_year:
        return f"{plan.get_kind_display()} {plan.first_year}"
    return str(plan)


def _papers(here: Chosen) -> tuple[int, int]:
    """Return how many positions have an agreement in force, and how many have none."""
    has = _PAPERS(unit=here.unit.pk, year=here.calendar.year)
    return has.count(True), has.count(False)
