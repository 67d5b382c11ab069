"""Acts of the tree editor that change where nodes stand: moving, stepping, merging."""

from enum import StrEnum
from typing import Any

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.plans.models import Objective
from jenjang.apps.plans.services.acts import (
    KEPT,
    ChangedMeanwhile,
    hold_objective,
    in_words,
    note_act,
)
from jenjang.apps.plans.services.objectives import check_parent, move_branch, path_under
from jenjang.apps.plans.services.tree import set_objective, whole_facts
from jenjang.apps.plans.snapshots.facts import Facts, objective_facts, place_facts
from jenjang.core.values import Refused


class Where(StrEnum):
    """On which side of another node one is put down."""

    BEFORE = "sebelum"
    AFTER = "sesudah"
    UNDER = "bawah"


class Step(StrEnum):
    """One step of a node by keyboard."""

    UP = "naik"
    DOWN = "turun"
    IN = "masuk"
    OUT = "keluar"


@transaction.atomic
def move_objective(
    *,
    objective_id: int,
    anchor_id: int | None,
    where: Where,
    seen_parent_id: int | None,
    by: User | None,
) -> Objective:
    """Put a node, with all below it, beside or under another (None: last at the top).

    Raise ChangedMeanwhile where it hangs elsewhere than the person saw.
    """
    objective = _held(objective_id, seen_parent_id)
    if anchor_id is None:
        return _move(objective, None, len(_siblings(objective, None)), by)
    anchor = Objective.objects.filter(pk=anchor_id).select_related("parent").first()
    if anchor is None:
        raise ChangedMeanwhile("Sasaran tujuan sudah tidak ada; muat ulang halaman.")
    if where is Where.UNDER:
        return _move(objective, anchor, len(_siblings(objective, anchor)), by)
    if anchor.pk == objective.pk:
        return objective
    others = [one.pk for one in _siblings(objective, anchor.parent)]
    at = others.index(anchor.pk) + (where is Where.AFTER) if anchor.pk in others else 0
    return _move(objective, anchor.parent, at, by)


@transaction.atomic
def step_objective(
    *, objective_id: int, step: Step, seen_parent_id: int | None, by: User | None
) -> Objective:
    """Take a node one step: past a sibling, under the one before it, or beside its parent.

    Raise Refused where there is no way.
    """
    objective = _held(objective_id, seen_parent_id)
    rows = Objective.objects.filter(plan=objective.plan, parent=objective.parent)
    keys = [one.pk for one in rows.order_by("order", "pk")]
    at = keys.index(objective.pk)
    if step is Step.OUT:
        return _step_out(objective, by)
    if step is Step.DOWN and at + 1 < len(keys):
        return _move(objective, objective.parent, at + 1, by)
    if step in {Step.UP, Step.IN} and at > 0:
        if step is Step.UP:
            return _move(objective, objective.parent, at - 1, by)
        before = Objective.objects.get(pk=keys[at - 1])
        return _move(objective, before, len(_siblings(objective, before)), by)
    raise Refused("Sasaran ini sudah di ujung; tidak dapat digeser ke arah itu.")


def _step_out(objective: Objective, by: User | None) -> Objective:
    parent = objective.parent
    if parent is None:
        raise Refused("Sasaran ini sudah di tingkat teratas.")
    above = Objective.objects.select_related("parent").get(pk=parent.pk)
    beside = [one.pk for one in _siblings(objective, above.parent)]
    return _move(objective, above.parent, beside.index(above.pk) + 1, by)


@transaction.atomic
def merge_objectives(
    *, kept_id: int, absorbed_id: int, text: str, by: User | None
) -> Objective:
    """Make two nodes of one meaning one: all that hung under either hangs under the kept.

    Indicators of both stay, each with its series; agreements that name the absorbed name
    the kept from now on, their frozen documents stay as signed. Raise Refused where the
    two are of different levels or one stands above the other.
    """
    kept, absorbed = hold_objective(kept_id), hold_objective(absorbed_id)
    _refuse_merge(kept, absorbed)
    gone, before = whole_facts(absorbed), objective_facts(kept)
    children = list(absorbed.children.order_by("order", "pk"))
    for child in children:
        place(child, kept, len(_siblings(child, kept)))
    moved = _hand_over(absorbed, kept)
    joined = {*before["activities"], *gone["activities"]}
    after = before | {
        "text": text.strip() or kept.text,
        "activities": sorted(joined),
        "csf": "\n".join(dict.fromkeys(filter(None, [kept.csf, absorbed.csf]))),
    }
    set_objective(kept, after)
    note_act(
        plan=kept.plan,
        action="objective.merged",
        subject=kept,
        by=by,
        before=in_words({"text": before["text"]}) | {"merged": gone["text"]},
        after=in_words({"text": after["text"]})
        | {
            KEPT: {
                "gone": gone,
                "before": before,
                "after": after,
                "moved": moved,
                "children": [child.pk for child in children],
            }
        },
    )
    Objective.objects.get(pk=absorbed.pk).delete()
    return kept


def place(objective: Objective, parent: Objective | None, at: int) -> None:
    """Hang a node as the one at `at` (from 0) under another, its siblings numbered anew."""
    check_parent(objective, parent)
    siblings = _siblings(objective, parent)
    siblings.insert(min(at, len(siblings)), objective)
    if objective.parent_id != (None if parent is None else parent.pk):
        old_root = objective.path
        objective.parent = parent
        objective.save(update_fields=["parent"])
        move_branch(objective.plan_id, old_root, path_under(parent, objective))
        objective.refresh_from_db(fields=["path"])
    for number, one in enumerate(siblings):
        one.order = number
    Objective.objects.bulk_update(siblings, ["order"])


def hand_back(kept: Objective, absorbed: Objective, moved: dict[str, Any]) -> None:
    """Let what `_hand_over` moved name the absorbed node again."""
    for name, keys in moved.items():
        rows = getattr(kept, name)
        if keys["added"] is None:
            field = rows.field.name
            rows.filter(pk__in=keys["all"]).update(**{field: absorbed})
        else:
            rows.remove(*keys["added"])
            getattr(absorbed, name).add(*keys["all"])


def _held(objective_id: int, seen_parent_id: int | None) -> Objective:
    objective = hold_objective(objective_id)
    if objective.parent_id != seen_parent_id:
        raise ChangedMeanwhile(
            "Sasaran ini sudah dipindahkan orang lain. Muat ulang halaman, lalu ulangi "
            "bila masih perlu."
        )
    return objective


def _move(
    objective: Objective, parent: Objective | None, at: int, by: User | None
) -> Objective:
    before, above = place_facts(objective), objective.parent
    place(objective, parent, at)
    if objective.is_orphan:
        objective.is_orphan = False
        objective.save(update_fields=["is_orphan"])
    after = place_facts(objective)
    if after == before:
        return objective
    note_act(
        plan=objective.plan,
        action="objective.placed",
        subject=objective,
        by=by,
        before=_place_in_words(above, before),
        after=_place_in_words(parent, after),
    )
    return objective


def _place_in_words(parent: Objective | None, facts: Facts) -> dict[str, Any]:
    return {
        "parent": None if parent is None else parent.text,
        "order": facts["order"] + 1,
        KEPT: facts,
    }


def _siblings(objective: Objective, parent: Objective | None) -> list[Objective]:
    """Return those under a parent in their order, but the node itself."""
    rows = Objective.objects.filter(plan=objective.plan_id, parent=parent)
    return list(rows.exclude(pk=objective.pk).order_by("order", "pk"))


def _refuse_merge(kept: Objective, absorbed: Objective) -> None:
    if kept.pk == absorbed.pk or kept.plan_id != absorbed.plan_id:
        raise Refused("Pilih dua sasaran yang berbeda dari satu rencana.")
    if kept.level != absorbed.level:
        raise Refused("Hanya sasaran setingkat yang dapat digabung.")
    if kept.path.startswith(absorbed.path) or absorbed.path.startswith(kept.path):
        raise Refused("Sasaran tidak dapat digabung dengan yang di atas atau di bawahnya.")


def _hand_over(absorbed: Objective, kept: Objective) -> dict[str, Any]:
    """Let everything that names `absorbed` name `kept`; return what was moved, by relation.

    `added` are the rows that did not name `kept` before; None for rows that name one only.
    """
    moved: dict[str, Any] = {}
    for relation in Objective._meta.related_objects:  # noqa: SLF001 - public in Django
        name = str(relation.get_accessor_name())
        rows = getattr(absorbed, name)
        keys = list(rows.values_list("pk", flat=True))
        if not keys:
            continue
        if relation.many_to_many:
            had = set(getattr(kept, name).values_list("pk", flat=True))
            moved[name] = {"all": keys, "added": [key for key in keys if key not in had]}
            getattr(kept, name).add(*keys)
            rows.clear()
        else:
            moved[name] = {"all": keys, "added": None}
            rows.update(**{relation.field.name: kept})
    return moved
