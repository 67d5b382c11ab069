"""One node of the tree: its words, its place, its parts, and taking acts back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import Position, Unit
from jenjang.apps.plans import services
from jenjang.apps.plans.forms.tree import (
    AskForm,
    MergeForm,
    ObjectiveForm,
    PlaceForm,
    SplitForm,
)
from jenjang.apps.plans.models import (
    Activity,
    Objective,
    ObjectiveLevel,
    Plan,
    PlanKind,
)
from jenjang.apps.plans.services import ChangedMeanwhile, Step, Where, supported_text
from jenjang.apps.plans.snapshots.cascade import read_plan_tree
from jenjang.apps.plans.snapshots.facts import Facts, fingerprint, objective_facts
from jenjang.apps.plans.views.reach import (
    may_change,
    objective_seen,
    objective_worked_on,
    plan_worked_on,
    year_of,
)
from jenjang.apps.plans.views.tree import page_of
from jenjang.core.values import Refused
from jenjang.web.forms import attempt, attempt_and_say, status_of
from jenjang.web.pages import allow

NODE = "plans/node.html"


@allow(READERS)
def node_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new node under another (`?induk=`) or at the top of a plan."""
    plan = plan_worked_on(request, pk)
    parent = _parent(plan, request.GET.get("induk", ""))
    initial = {"level": _level_below(plan, parent)}
    if parent is not None and parent.owner_id:
        initial["owner"] = str(parent.owner_id)
    form = ObjectiveForm(request.POST or None, plan=plan, initial=initial)
    made = attempt(
        form,
        lambda: services.draw_up_objective(
            plan_id=plan.pk,
            parent_id=None if parent is None else parent.pk,
            facts=form.facts(),
            by=request.user,
        ),
    )
    if made is not None:
        messages.success(request, "Sasaran ditambahkan.")
        return redirect(f"{reverse('plans:tree', args=[plan.pk])}#o{made.pk}")
    context = {"plan": plan, "parent": parent, "form": form}
    return render(request, "plans/node_new.html", context, status=status_of(form))


def _parent(plan: Plan, asked: str) -> Objective | None:
    if not asked:
        return None
    rows = Objective.objects.filter(plan=plan)
    parent = rows.filter(pk=int(asked)).first() if asked.isdecimal() else None
    if parent is None:
        raise Http404
    return parent


def _level_below(plan: Plan, parent: Objective | None) -> str:
    levels = list(ObjectiveLevel)
    if parent is not None:
        at = levels.index(ObjectiveLevel(parent.level))
        return str(levels[min(at + 1, len(levels) - 1)].value)
    is_pemda = plan.kind == PlanKind.RPJMD
    return (ObjectiveLevel.MISI if is_pemda else ObjectiveLevel.TUJUAN).value


@allow(READERS)
def node(request: SignedInRequest, pk: int) -> HttpResponse:
    """A node: what is said of it, as a form for who draws up the plan."""
    if request.method == "POST":
        objective = objective_worked_on(request, pk)
        return _worded(request, objective)
    objective = objective_seen(request, pk)
    facts = objective_facts(objective)
    form = ObjectiveForm(plan=objective.plan, initial=_initial(facts))
    return render(request, NODE, _page(request, objective, form, fingerprint(facts)))


def _worded(request: SignedInRequest, objective: Objective) -> HttpResponse:
    """Store what was typed; where somebody was quicker, show both and let choose."""
    initial = _initial(objective_facts(objective))
    form = ObjectiveForm(request.POST, plan=objective.plan, initial=initial)
    seen = request.POST.get("seen", "")
    stored: list[tuple[str, str]] = []
    if form.is_valid():
        try:
            services.word_objective(
                objective_id=objective.pk, facts=form.facts(), seen=seen, by=request.user
            )
        except ChangedMeanwhile as why:
            form.add_error(None, str(why))
            objective = objective_seen(request, objective.pk)
            facts = objective_facts(objective)
            seen, stored = fingerprint(facts), told(facts)
        except Refused as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, "Sasaran tersimpan.")
            return redirect("plans:node", objective.pk)
    context = _page(request, objective, form, seen) | {"stored": stored}
    return render(request, NODE, context, status=409 if stored else 422)


def _initial(facts: Facts) -> dict[str, Any]:
    return {
        **facts,
        "owner": facts["owner_id"] or "",
        "activities": [str(pk) for pk in facts["activities"]],
    }


def told(facts: Facts) -> list[tuple[str, str]]:
    """Return the facts of a node as a person reads them."""
    owner = Position.objects.filter(pk=facts["owner_id"]).first()
    activities = Activity.objects.filter(pk__in=facts["activities"]).order_by("path")
    return [
        ("Tingkat", str(ObjectiveLevel(facts["level"]).label)),
        ("Bunyi", facts["text"]),
        ("Penanggung jawab", owner.name if owner else "belum ada"),
        ("CSF", facts["csf"] or "–"),
        ("Mendukung sasaran RPJMD", supported_text(facts["supports"]) or "–"),
        ("Kegiatan", "; ".join(map(str, activities)) or "–"),
    ]


def _page(
    request: SignedInRequest, objective: Objective, form: ObjectiveForm, seen: str
) -> dict[str, Any]:
    plan = objective.plan
    shown = read_plan_tree(plan, year_of(request, plan))
    may = may_change(request, plan)
    return {
        "plan": plan,
        "objective": objective,
        "form": form if may else None,
        "facts": told(objective_facts(objective)) if not may else [],
        "seen": seen,
        "year": shown.year,
        "worries": shown.worries.get(("aim", objective.pk), ()),
        "leaves": [
            (leaf, shown.target(leaf), shown.worries.get(("measure", leaf.pk), ()))
            for leaf in shown.leaves.get(objective.pk, ())
        ],
        "children": shown.children.get(objective.pk, ()),
        "crosscuts": shown.crosscuts.get(objective.pk, ()),
        "supporters": _supporters(request, objective) if plan.unit_id is None else (),
        **(_tools(objective) if may else {}),
    }


def _supporters(request: SignedInRequest, objective: Objective) -> QuerySet[Objective]:
    """Return the objectives of units that serve one of the RPJMD, as far as seen."""
    rows = Objective.objects.visible_to(request.user).supporting(objective.lineage)
    return rows.select_related("plan__unit").order_by("plan__unit__name", "path")


def _tools(objective: Objective) -> dict[str, Any]:
    """Return the other acts there are on a node, each a form of its own."""
    nodes = list(Objective.objects.filter(plan=objective.plan_id).order_by("path"))
    tools: dict[str, Any] = {
        "place_form": PlaceForm(
            objective=objective,
            nodes=nodes,
            auto_id="place_%s",
            initial={"anchor": str(objective.parent_id or "")},
        ),
        "merge_form": MergeForm(objective=objective, nodes=nodes, auto_id="merge_%s"),
    }
    if objective.plan.unit_id is not None:
        units = _other_units(objective.plan)
        tools["split_form"] = SplitForm(objective=objective, auto_id="split_%s")
        tools["ask_form"] = AskForm(units=units, auto_id="ask_%s")
    return tools


@allow(READERS)
@require_POST
def node_move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Move a node: one step (`arah`), or beside or under another (`anchor`, `where`)."""
    objective = objective_worked_on(request, pk)
    said = request.POST.get("arah", "")
    act = _stepped(request, pk) if said in set(Step) else _placed(request, pk)
    return _done(request, objective, act, "Sasaran dipindahkan.")


def _stepped(request: SignedInRequest, pk: int) -> Callable[[], Objective]:
    return lambda: services.step_objective(
        objective_id=pk,
        step=Step(request.POST["arah"]),
        seen_parent_id=_key(request, "parent"),
        by=request.user,
    )


def _placed(request: SignedInRequest, pk: int) -> Callable[[], Objective]:
    where = request.POST.get("where", "")
    return lambda: services.move_objective(
        objective_id=pk,
        anchor_id=_key(request, "anchor"),
        where=Where(where) if where in set(Where) else Where.UNDER,
        seen_parent_id=_key(request, "parent"),
        by=request.user,
    )


def _key(request: SignedInRequest, name: str) -> int | None:
    """Return a key that was posted, None where it is none."""
    posted = request.POST.get(name, "")
    return int(posted) if posted.isdecimal() else None


def _done(
    request: SignedInRequest, objective: Objective, act: Callable[[], Any], said: str
) -> HttpResponse:
    """Do an act on the tree: the tree again in place (HTMX), or the page it stands on."""
    if attempt_and_say(request, act, said) or request.htmx:
        return _tree_again(request, objective.plan, f"o{objective.pk}")
    return redirect("plans:node", objective.pk)


def _tree_again(request: SignedInRequest, plan: Plan, anchor: str = "") -> HttpResponse:
    if request.htmx:
        shown = read_plan_tree(plan, year_of(request, plan))
        return render(request, "plans/tree.html#table", page_of(request, shown))
    query = request.GET.urlencode()
    url = reverse("plans:tree", args=[plan.pk])
    return redirect(f"{url}{f'?{query}' if query else ''}{f'#{anchor}' if anchor else ''}")


@allow(READERS)
@require_POST
def node_split(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give an objective to several positions."""
    objective = objective_worked_on(request, pk)
    form = SplitForm(request.POST, objective=objective)
    if not form.is_valid():
        return _refused(request, objective, form)
    level, owners = form.cleaned_data["level"], form.cleaned_data["owners"]
    return _done(
        request,
        objective,
        lambda: services.split_objective(
            objective_id=pk,
            level=ObjectiveLevel(level),
            owner_ids=[int(one) for one in owners],
            by=request.user,
        ),
        "Sasaran dibagi ke jabatan yang dipilih.",
    )


@allow(READERS)
@require_POST
def node_merge(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take another node of the same meaning into this one."""
    objective = objective_worked_on(request, pk)
    nodes = list(Objective.objects.filter(plan=objective.plan_id))
    form = MergeForm(request.POST, objective=objective, nodes=nodes)
    if not form.is_valid():
        return _refused(request, objective, form)
    absorbed, text = form.cleaned_data["absorbed"], form.cleaned_data["text"]
    return _done(
        request,
        objective,
        lambda: services.merge_objectives(
            kept_id=pk, absorbed_id=int(absorbed), text=text, by=request.user
        ),
        "Kedua sasaran digabung; indikator keduanya tetap ada.",
    )


@allow(READERS)
@require_POST
def node_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove an empty node."""
    objective = objective_worked_on(request, pk)
    is_done = attempt_and_say(
        request,
        lambda: services.remove_objective(objective_id=pk, by=request.user),
        "Sasaran dihapus; dapat dikembalikan dengan “Urungkan”.",
    )
    return _tree_again(request, objective.plan) if is_done else redirect("plans:node", pk)


@allow(READERS)
@require_POST
def node_ask(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask another unit to carry part of an objective."""
    objective = objective_worked_on(request, pk)
    units = {str(one.pk): one for one in _other_units(objective.plan)}
    form = AskForm(request.POST, units=units.values())
    if not form.is_valid():
        return _refused(request, objective, form)
    unit, text = units[form.cleaned_data["unit"]], form.cleaned_data["text"]
    attempt_and_say(
        request,
        lambda: services.ask_crosscut(
            objective_id=pk, unit=unit, text=text, by=request.user
        ),
        f"Permintaan dikirim ke {unit}.",
    )
    return redirect("plans:node", pk)


def _other_units(plan: Plan) -> list[Unit]:
    return [one for one in Unit.objects.order_by("name") if one.pk != plan.unit_id]


def _refused(
    request: SignedInRequest, objective: Objective, form: forms.Form
) -> HttpResponse:
    for errors in form.errors.values():
        messages.error(request, " ".join(map(str, errors)))
    return redirect("plans:node", objective.pk)


@allow(READERS)
@require_POST
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the last act on the tree back."""
    plan = plan_worked_on(request, pk)
    attempt_and_say(
        request,
        lambda: services.undo_act(
            plan_id=pk, act_id=_key(request, "act") or 0, by=request.user
        ),
        "Perubahan terakhir diurungkan.",
    )
    return _tree_again(request, plan)
