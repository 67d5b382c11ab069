"""Realisasi: capaian per objective and per official, the budget, and all of it in Excel."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from jenjang.apps.measurement.models import Summary
from jenjang.apps.measurement.snapshots.calendar import short_name
from jenjang.apps.measurement.snapshots.money import money_of
from jenjang.apps.measurement.snapshots.tree import Node, Tree, read_tree
from jenjang.apps.measurement.views.chosen import (
    Chosen,
    chosen,
    filing_choices,
    filing_period,
    nothing_yet,
    quarter_choices,
)
from jenjang.apps.measurement.views.marks import (
    MISSING,
    Mark,
    mark,
    of_ceiling,
    shown_absorption,
    shown_rupiah,
)
from jenjang.apps.measurement.views.officials import holders_on, official_rows
from jenjang.apps.measurement.views.spending import (
    budgeted,
    kind_rows,
    read_ledger,
    spending_rows,
)
from jenjang.apps.measurement.views.workbook import WORKBOOK, Sheets, write_workbook
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.permissions import can_report_budget
from jenjang.apps.plans.models import ObjectiveLevel
from jenjang.core.figures import write_percent
from jenjang.core.formulas.efficiency import EfficiencyRule, Effort, efficiency_percent
from jenjang.core.values import Unknown
from jenjang.web.pages import allow
from jenjang.web.stencil import Stencil

ROWS = 25
VIEWS = {"sasaran": "Per sasaran", "pejabat": "Per pejabat", "anggaran": "Anggaran"}


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """One objective: how much is filed, mean capaian, money, efficiency."""

    text: str
    level: str
    owner: str
    filed: str
    mark: Mark
    spent: str
    ceiling: str
    absorption: str
    efficiency: str
    efficiency_note: str


DRAW = Stencil("measurement/summary_row.html", frozenset())


@allow(READERS)
def realisation(request: SignedInRequest) -> HttpResponse:
    """One of three tables (`?lihat=`), all up to the quarter."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    asked = request.GET.get("lihat", "")
    view = asked if asked in VIEWS else "sasaran"
    context = {
        "here": here,
        "view": view,
        "query": request.GET.urlencode(),
        "views": list(VIEWS.items()),
        "quarters": quarter_choices(here),
        "period_name": short_name(here.quarter),
        **_TABLES[view](request, here),
    }
    return render(request, f"measurement/summary_{_NAMES[view]}.html", context)


def _objectives(request: SignedInRequest, here: Chosen) -> dict[str, Any]:
    tree = read_tree(here.unit.pk, here.calendar, here.quarter)
    page = Paginator(measured_nodes(tree), ROWS).get_page(request.GET.get("hal"))
    rule = EfficiencyRule(here.calendar.efficiency_rule)
    rows = [_objective(node, tree, here, rule) for node in page]
    return {
        "page": page,
        "rows": rows,
        "drawn": [DRAW(row) for row in rows],
        "rule": rule.heading,
    }


def measured_nodes(tree: Tree) -> list[Node]:
    """Return the objectives that have indicators, in the tree's order."""
    found, waiting = [], list(reversed(tree.children.get(None, ())))
    while waiting:
        node = waiting.pop()
        if tree.leaves.get(node.pk):
            found.append(node)
        waiting.extend(reversed(tree.children.get(node.pk, ())))
    return found


def _objective(node: Node, tree: Tree, here: Chosen, rule: EfficiencyRule) -> ObjectiveRow:
    percent = tree.mean_percent(node)
    ceiling_idr, spent_idr = tree.ceiling_idr(node), tree.spent_idr(node)
    efficiency = efficiency_percent(rule, Effort(percent, spent_idr, ceiling_idr))
    known = None if isinstance(percent, Unknown) else percent
    reason = percent.reason.name if isinstance(percent, Unknown) else None
    return ObjectiveRow(
        text=node.text,
        level=ObjectiveLevel(node.level).label,
        owner=node.owner or MISSING,
        filed=_filed(node, tree),
        mark=mark(known, reason, here.calendar.scale),
        ceiling=of_ceiling(ceiling_idr),
        spent=shown_rupiah(spent_idr),
        absorption=shown_absorption(spent_idr, ceiling_idr),
        efficiency=MISSING
        if isinstance(efficiency, Unknown)
        else write_percent(efficiency),
        efficiency_note=str(efficiency) if isinstance(efficiency, Unknown) else "",
    )


def _filed(node: Node, tree: Tree) -> str:
    leaves = tree.leaves.get(node.pk, ())
    due = [
        tree.reached[leaf.series_id] for leaf in leaves if leaf.series_id in tree.reached
    ]
    return f"{sum(one.is_measured for one in due)} / {len(due)}"


def _officials(_request: SignedInRequest, here: Chosen) -> dict[str, Any]:
    summaries = _summaries(here)
    return {
        "officials": official_rows(
            summaries,
            holders_on(here.unit, here.quarter.last_day),
            here.calendar.scale,
            f"triwulan={here.quarter.n}",
        )
    }


def _summaries(here: Chosen) -> list[Summary]:
    rows = Summary.objects.of_unit(here.unit).filter(
        period=here.quarter, position__isnull=False
    )
    return list(rows.select_related("position").order_by("position__path"))


def _budget(request: SignedInRequest, here: Chosen) -> dict[str, Any]:
    money = money_of(here.unit.pk, here.calendar.year, with_holders=False)
    period = filing_period(request, here)
    ledger = read_ledger(here.unit.pk, period, money)
    page = Paginator(budgeted(ledger), ROWS).get_page(request.GET.get("hal"))
    may_report = can_report_budget(request.user, here.unit)
    return {
        "page": page,
        "rows": list(spending_rows(ledger, list(page))),
        "may_report": may_report,
        "filed": period,
        "filings": filing_choices(here, period),
        "filed_name": short_name(period),
        "belanja": kind_rows(ledger),
    }


_NAMES = {"sasaran": "objectives", "pejabat": "officials", "anggaran": "budget"}
_TABLES: dict[str, Callable[[SignedInRequest, Chosen], dict[str, Any]]] = {
    "sasaran": _objectives,
    "pejabat": _officials,
    "anggaran": _budget,
}


@allow(READERS)
def realisation_workbook(request: SignedInRequest) -> HttpResponse:
    """The three tables as a workbook: figures as figures, texts as texts."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    content = write_workbook(
        Sheets(
            here=here,
            tree=read_tree(here.unit.pk, here.calendar, here.quarter),
            summaries=_summaries(here),
            holders=holders_on(here.unit, here.quarter.last_day),
        )
    )
    name = slugify(f"realisasi {here.unit} {here.quarter}")
    return HttpResponse(
        content,
        content_type=WORKBOOK,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )
