"""Acts of the tree editor on one node: adding, wording, splitting, removing."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.plans.models import Objective, ObjectiveLevel, Plan
from jenjang.apps.plans.services.acts import (
    KEPT,
    ChangedMeanwhile,
    activities_of,
    hold_objective,
    hold_plan,
    in_words,
    note_act,
    position_of,
    supported,
)
from jenjang.apps.plans.services.objectives import path_under
from jenjang.apps.plans.snapshots.facts import (
    Facts,
    fingerprint,
    objective_facts,
    place_facts,
)
from jenjang.core.figures import fold
from jenjang.core.values import Refused

MENTIONED_IN = {
    "agreements": "perjanjian kinerja",
    "crosscut_requests": "permintaan crosscutting",
    "crosscut_answers": "permintaan crosscutting dari perangkat daerah lain",
    "issues": "isu strategis",
}


@dataclass(frozen=True, slots=True)
class ObjectiveFacts:
    """What a form says of an objective; `activity_ids` are those it is served by.

    `supports` is the lineage of what it serves in the RPJMD.
    """

    level: ObjectiveLevel
    text: str
    owner_id: int | None = None
    csf: str = ""
    activity_ids: tuple[int, ...] = ()
    supports: UUID | None = None

    def kept(self) -> Facts:
        """Return them as the history keeps them."""
        return {
            "text": self.text,
            "level": self.level.value,
            "owner_id": self.owner_id,
            "csf": self.csf,
            "supports": None if self.supports is None else str(self.supports),
            "activities": sorted(self.activity_ids),
        }


@transaction.atomic
def draw_up_objective(
    *, plan_id: int, parent_id: int | None, facts: ObjectiveFacts, by: User | None
) -> Objective:
    """Add a node as the last under another (None: at the top)."""
    plan = hold_plan(plan_id)
    objective = _new(plan, _parent(plan, parent_id), facts)
    words = in_words(facts.kept()) | {"parent": _text(objective.parent)}
    note_act(
        plan=plan,
        action="objective.added",
        subject=objective,
        by=by,
        after=words | {KEPT: {}},
    )
    return objective


@transaction.atomic
def word_objective(
    *, objective_id: int, facts: ObjectiveFacts, seen: str, by: User | None
) -> Objective:
    """Give a node other words, level, owner, CSF or activities.

    `seen` is the fingerprint of what the person saw; raise ChangedMeanwhile where it is
    no more.
    """
    objective = hold_objective(objective_id)
    before = objective_facts(objective)
    if fingerprint(before) != seen:
        raise ChangedMeanwhile(
            "Sasaran ini diubah orang lain sejak Anda membukanya; pilih isian mana yang "
            "dipakai."
        )
    after = facts.kept()
    changed = {key for key in after if after[key] != before[key]}
    if not changed:
        return objective
    set_objective(objective, after)
    old = {key: before[key] for key in changed}
    new = {key: after[key] for key in changed}
    note_act(
        plan=objective.plan,
        action="objective.worded",
        subject=objective,
        by=by,
        before=in_words(old) | {KEPT: old},
        after=in_words(new) | {KEPT: new},
    )
    return objective


@transaction.atomic
def split_objective(
    *, objective_id: int, level: ObjectiveLevel, owner_ids: list[int], by: User | None
) -> list[Objective]:
    """Give an objective to several positions: each gets a part of it as a child.

    Raise Refused where none is named, or one has a part of it already.
    """
    objective = hold_objective(objective_id)
    has_part = set(objective.children.values_list("owner_id", flat=True))
    owners = [position_of(objective.plan, key) for key in dict.fromkeys(owner_ids)]
    if not owners:
        raise Refused("Pilih paling sedikit satu jabatan yang ikut memikul sasaran ini.")
    for owner in owners:
        if owner is not None and owner.pk in has_part:
            raise Refused(f"{owner.name} sudah punya bagian dari sasaran ini.")
    made = [
        _new(
            objective.plan,
            objective,
            ObjectiveFacts(level, objective.text, None if owner is None else owner.pk),
        )
        for owner in owners
    ]
    note_act(
        plan=objective.plan,
        action="objective.split",
        subject=objective,
        by=by,
        after={
            "owner": [owner.name for owner in owners if owner is not None],
            KEPT: {"made": [one.pk for one in made]},
        },
    )
    return made


@transaction.atomic
def remove_objective(*, objective_id: int, by: User | None) -> Plan:
    """Remove a node that nothing stands under and nothing names; return its plan."""
    objective = hold_objective(objective_id)
    refuse_unless_empty(objective)
    facts = whole_facts(objective)
    plan = objective.plan
    note_act(
        plan=plan,
        action="objective.removed",
        subject=objective,
        by=by,
        before=in_words(facts) | {"parent": _text(objective.parent), KEPT: facts},
    )
    objective.delete()
    return plan


def whole_facts(objective: Objective) -> Facts:
    """Return all that is needed to make a removed node again."""
    return {
        **objective_facts(objective),
        **place_facts(objective),
        "pk": objective.pk,
        "lineage": str(objective.lineage),
    }


def refuse_unless_empty(objective: Objective) -> None:
    """Raise Refused where anything stands under a node or names it."""
    if objective.children.exists():
        raise Refused("Pindahkan atau hapus dulu sasaran di bawahnya.")
    if objective.indicators.exists():
        raise Refused("Hapus dulu indikatornya, atau gabungkan dengan sasaran lain.")
    for relation in Objective._meta.related_objects:  # noqa: SLF001 - public in Django
        name = str(relation.get_accessor_name())
        if getattr(objective, name).exists():
            where = MENTIONED_IN.get(name, "dokumen lain")
            raise Refused(
                f"Sasaran ini disebut di {where}; gabungkan dengan sasaran lain bila tidak "
                "dipakai lagi."
            )


def set_objective(objective: Objective, facts: Facts) -> None:
    """Store these facts of a node; the act is recorded by whoever asks."""
    plan = objective.plan
    if "activities" in facts:
        objective.activities.set(activities_of(plan, facts["activities"]))
    if "owner_id" in facts:
        objective.owner = position_of(plan, facts["owner_id"])
    for name in ("text", "level", "csf"):
        if name in facts:
            setattr(objective, name, facts[name])
    if "supports" in facts:
        objective.supports_lineage = supported(plan, facts["supports"])
    objective.folded_text = fold(objective.text)
    objective.save(
        update_fields=[
            "text", "folded_text", "level", "csf", "owner", "supports_lineage",
        ]
    )  # fmt: skip


def _new(plan: Plan, parent: Objective | None, facts: ObjectiveFacts) -> Objective:
    siblings = Objective.objects.filter(plan=plan, parent=parent)
    objective = Objective(
        plan=plan,
        parent=parent,
        level=facts.level,
        text=facts.text,
        folded_text=fold(facts.text),
        csf=facts.csf,
        supports_lineage=supported(plan, facts.supports),
        owner=position_of(plan, facts.owner_id),
        order=siblings.count(),
    )
    objective.save(force_insert=True)
    objective.path = path_under(parent, objective)
    objective.save(update_fields=["path"])
    objective.activities.set(activities_of(plan, list(facts.activity_ids)))
    return objective


def _parent(plan: Plan, parent_id: int | None) -> Objective | None:
    if parent_id is None:
        return None
    parent = Objective.objects.filter(pk=parent_id, plan=plan).first()
    if parent is None:
        raise Refused("Induk yang dipilih sudah tidak ada di rencana ini; muat ulang.")
    return parent


def remade(plan: Plan, facts: Facts) -> Objective:
    """Make a removed node again, under its old key and where it stood."""
    parent = _parent(plan, facts["parent_id"])
    objective = Objective(
        pk=facts["pk"],
        plan=plan,
        parent=parent,
        level=facts["level"],
        text=facts["text"],
        folded_text=fold(facts["text"]),
        csf=facts["csf"],
        supports_lineage=facts.get("supports"),
        owner=position_of(plan, facts["owner_id"]),
        order=facts["order"],
        is_orphan=facts["is_orphan"],
        lineage=facts["lineage"],
    )
    objective.path = path_under(parent, objective)
    objective.save(force_insert=True)
    objective.activities.set(activities_of(plan, facts["activities"]))
    return objective


def _text(objective: Any) -> str | None:
    return None if objective is None else str(objective)
