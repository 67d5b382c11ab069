"""Taking back the last act on a plan's tree: a new act of its own, so nothing is lost."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.models import Entry
from jenjang.apps.history.services import record
from jenjang.apps.plans.models import Indicator, Objective, Plan, TreeAct
from jenjang.apps.plans.services.acts import (
    KEPT,
    ChangedMeanwhile,
    hold_plan,
    recount,
    recount_plan,
)
from jenjang.apps.plans.services.moving import hand_back, place
from jenjang.apps.plans.services.sheets import remade_indicator, set_indicator
from jenjang.apps.plans.services.tree import refuse_unless_empty, remade, set_objective
from jenjang.apps.plans.snapshots.facts import (
    Facts,
    indicator_facts,
    objective_facts,
    place_facts,
)
from jenjang.core.values import Refused

MOVED_ON = (
    "Ini sudah diubah lagi sesudahnya, sehingga tidak dapat diurungkan; ubah langsung."
)


@transaction.atomic
def undo_act(*, plan_id: int, act_id: int, by: User | None) -> TreeAct:
    """Take back the newest act that stands on a plan's tree, which must be `act_id`.

    Raise ChangedMeanwhile where a newer one stands, Refused where what it did was changed
    again by other means.
    """
    plan = hold_plan(plan_id)
    act = TreeAct.objects.standing(plan).select_related("entry").first()
    if act is None or act.pk != act_id:
        raise ChangedMeanwhile(
            "Sudah ada perubahan lain sesudahnya; muat ulang untuk melihat yang terakhir."
        )
    entry = act.entry
    UNDOERS[entry.action](plan, entry)
    act.undone_by = record(
        actor=by,
        action="tree.undone",
        subject=plan,
        before=_said(entry.after) | {"act": entry.action, "subject": entry.subject_label},
        after=_said(entry.before),
    )
    act.save(update_fields=["undone_by"])
    recount_plan(plan)
    return act


def _said(facts: Any) -> dict[str, Any]:
    return {key: value for key, value in (facts or {}).items() if key != KEPT}


def _kept(facts: Any) -> Facts:
    kept: Facts = facts[KEPT]
    return kept


def _objective(entry: Entry) -> Objective:
    found = Objective.objects.filter(pk=entry.subject_id).select_related("plan", "parent")
    objective = found.first()
    if objective is None:
        raise Refused(MOVED_ON)
    return objective


def _unworded(_: Plan, entry: Entry) -> None:
    objective = _objective(entry)
    facts = objective_facts(objective)
    _refuse_unless(facts, _kept(entry.after))
    set_objective(objective, _kept(entry.before))


def _unplaced(plan: Plan, entry: Entry) -> None:
    objective, before = _objective(entry), _kept(entry.before)
    _refuse_unless(place_facts(objective), {"parent_id": _kept(entry.after)["parent_id"]})
    parent = Objective.objects.filter(pk=before["parent_id"], plan=plan).first()
    if before["parent_id"] is not None and parent is None:
        raise Refused(MOVED_ON)
    place(objective, parent, before["order"])
    objective.is_orphan = before["is_orphan"]
    objective.save(update_fields=["is_orphan"])


def _unadded(_: Plan, entry: Entry) -> None:
    objective = _objective(entry)
    refuse_unless_empty(objective)
    objective.delete()


def _unsplit(_: Plan, entry: Entry) -> None:
    for part in Objective.objects.filter(pk__in=_kept(entry.after)["made"]):
        refuse_unless_empty(part)
        part.delete()


def _unremoved(plan: Plan, entry: Entry) -> None:
    facts = _kept(entry.before)
    objective = remade(plan, facts)
    place(objective, objective.parent, facts["order"])


def _unmerged(plan: Plan, entry: Entry) -> None:
    kept, facts = _objective(entry), _kept(entry.after)
    _refuse_unless(objective_facts(kept), facts["after"])
    absorbed = remade(plan, facts["gone"])
    for number, child in enumerate(Objective.objects.filter(pk__in=facts["children"])):
        place(child, absorbed, number)
    hand_back(kept, absorbed, facts["moved"])
    set_objective(kept, facts["before"])
    place(absorbed, absorbed.parent, facts["gone"]["order"])


def _indicator(entry: Entry) -> Indicator:
    rows = Indicator.objects.select_related("plan", "series", "objective")
    indicator = rows.filter(pk=entry.subject_id).first()
    if indicator is None:
        raise Refused(MOVED_ON)
    return indicator


def _unset_indicator(plan: Plan, entry: Entry) -> None:
    indicator = _indicator(entry)
    _refuse_unless(indicator_facts(indicator), _kept(entry.after))
    set_indicator(indicator, _kept(entry.before))
    recount(plan, [indicator.series_id])


def _unadded_indicator(_: Plan, entry: Entry) -> None:
    indicator = _indicator(entry)
    if any(
        getattr(indicator, str(relation.get_accessor_name())).exists()
        for relation in Indicator._meta.related_objects  # noqa: SLF001 - public in Django
    ):
        raise Refused("Indikator yang diperjanjikan atau diukur tidak dapat dihapus.")
    indicator.delete()


def _unremoved_indicator(plan: Plan, entry: Entry) -> None:
    indicator = remade_indicator(plan, _kept(entry.before))
    recount(plan, [indicator.series_id])


UNDOERS: dict[str, Callable[[Plan, Entry], None]] = {
    "objective.added": _unadded,
    "objective.worded": _unworded,
    "objective.placed": _unplaced,
    "objective.split": _unsplit,
    "objective.removed": _unremoved,
    "objective.merged": _unmerged,
    "indicator.added": _unadded_indicator,
    "indicator.set": _unset_indicator,
    "indicator.removed": _unremoved_indicator,
}


def _refuse_unless(facts: dict[str, Any], expected: dict[str, Any]) -> None:
    """Raise Refused where a thing is no more what the act made of it."""
    if any(facts[key] != value for key, value in expected.items()):
        raise Refused(MOVED_ON)
