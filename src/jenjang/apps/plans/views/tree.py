"""Pohon kinerja, to be worked on: the tree as a table and as a drawing, and as files."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify

from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.plans.models import Plan, TreeAct, nearest
from jenjang.apps.plans.snapshots.cascade import PlanTree, read_plan_tree
from jenjang.apps.plans.snapshots.drawing import boxes_of
from jenjang.apps.plans.views.reach import drawn, may_change, plan_seen, year_of
from jenjang.apps.plans.views.rows import EVERYTHING, Folding, rows_of
from jenjang.apps.plans.views.workbook import write_workbook
from jenjang.core.cascade import CHECKS
from jenjang.papers.drawing import whole, write_pdf, write_svg
from jenjang.web.files import send_file
from jenjang.web.pages import allow

TITLE = "Pohon kinerja"
UNDOABLE = {
    "indicator.added": "menambah indikator",
    "indicator.removed": "menghapus indikator",
    "indicator.set": "mengubah indikator",
    "objective.added": "menambah sasaran",
    "objective.merged": "menggabung sasaran",
    "objective.placed": "memindahkan sasaran",
    "objective.removed": "menghapus sasaran",
    "objective.split": "membagi sasaran",
    "objective.worded": "mengubah sasaran",
}
"""Acts that can be taken back, as the button says them."""


@allow(READERS)
def current(request: SignedInRequest) -> HttpResponse:
    """The tree of the plan the unit works by in the year in hand."""
    here = scope(request)
    if here.unit is not None and here.year is not None:
        plans = Plan.objects.of_year(here.unit.pk, here.year).settled()
        plan = nearest(plans)
        if plan is not None:
            return redirect("plans:tree", plan.pk)
    return redirect("plans:list")


@allow(READERS)
def tree(request: SignedInRequest, pk: int) -> HttpResponse:
    """The tree with what is to be mended beside each node, or as a drawing."""
    plan = plan_seen(request, pk)
    shown = read_plan_tree(plan, year_of(request, plan))
    if request.GET.get("lihat") == "gambar":
        svg = write_svg(whole(boxes_of(shown)), f"{TITLE} {_subtitle(shown)}")
        context = {**_frame(request, shown), "drawing": drawn(svg)}
        return render(request, "plans/drawing.html", context)
    return render(request, "plans/tree.html", page_of(request, shown))


def page_of(request: SignedInRequest, shown: PlanTree) -> dict[str, Any]:
    """Return what the page of a tree shows."""
    url = reverse("plans:tree", args=[shown.plan.pk])
    folding = Folding(shown, url, request.GET.get("buka"))
    return {
        **_frame(request, shown),
        "rows": list(rows_of(shown, folding)),
        "here_query": folding.query,
        "open_all": folding.address(EVERYTHING),
        "close_all": folding.address(""),
        "last_act": _last_act(shown.plan) if may_change(request, shown.plan) else None,
    }


def _frame(request: SignedInRequest, shown: PlanTree) -> dict[str, Any]:
    return {
        "plan": shown.plan,
        "year": shown.year,
        "years": list(shown.plan.years),
        "may_change": may_change(request, shown.plan),
        "counts": _counts(shown),
        "checks": _checks(shown),
    }


def _counts(shown: PlanTree) -> str:
    indicators = sum(map(len, shown.leaves.values()))
    return f"{len(shown.nodes)} sasaran · {indicators} indikator"


def _checks(shown: PlanTree) -> list[tuple[str, int]]:
    """Return the name of each check that found something, and how often."""
    found = [one.check for rows in shown.worries.values() for one in rows]
    counted = [(check.name, found.count(check.key)) for check in CHECKS]
    return [(name, count) for name, count in counted if count]


def _last_act(plan: Plan) -> dict[str, Any] | None:
    """Return the act that may be taken back, in words."""
    act = TreeAct.objects.standing(plan).select_related("entry__actor").first()
    if act is None:
        return None
    who = act.entry.actor.full_name if act.entry.actor else "impor"
    return {
        "pk": act.pk,
        "what": UNDOABLE[act.entry.action],
        "label": act.entry.subject_label[:90],
        "who": who,
        "at": act.entry.at,
    }


@allow(READERS)
def tree_file(request: SignedInRequest, pk: int, ending: str) -> HttpResponse:
    """The tree on A3 paper (pdf), as a drawing (svg) or a workbook (xlsx)."""
    plan = plan_seen(request, pk)
    shown = read_plan_tree(plan, year_of(request, plan))
    name = slugify(f"pohon kinerja {plan.unit or 'pemda'} {plan} target {shown.year}")
    return send_file(_written(shown, ending), f"{name}.{ending}")


def _written(shown: PlanTree, ending: str) -> bytes:
    if ending == "pdf":
        foot = f"{_counts(shown)} · {_subtitle(shown)}"
        return write_pdf(boxes_of(shown), TITLE, _subtitle(shown), foot)
    if ending == "svg":
        return write_svg(whole(boxes_of(shown)), f"{TITLE} {_subtitle(shown)}").encode()
    if ending == "xlsx":
        return write_workbook(shown)
    raise Http404


def _subtitle(shown: PlanTree) -> str:
    whose = shown.plan.unit or "Pemerintah daerah"
    return f"{whose} · {shown.plan} · target {shown.year}"
