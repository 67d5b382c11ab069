"""Forms of one node of the tree: its words, its place, its parts."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from jenjang.apps.organisation.models import Position, Unit
from jenjang.apps.plans.models import (
    Activity,
    Objective,
    ObjectiveLevel,
    Plan,
    PlanKind,
)
from jenjang.apps.plans.services import ObjectiveFacts, Where

OF_THE_PEMDA = (ObjectiveLevel.MISI, ObjectiveLevel.TUJUAN, ObjectiveLevel.STRATEGIS)
SHOWN = 110
INDENT = "\u2003"


class ObjectiveForm(forms.Form):
    """All that is said of an objective."""

    level = forms.ChoiceField(label="Tingkat")
    text = forms.CharField(
        label="Bunyi",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tulis keadaan yang ingin dicapai, misalnya “Meningkatnya kualitas "
        "pelayanan kecamatan”.",
    )
    owner = forms.ChoiceField(label="Penanggung jawab", required=False)
    csf = forms.CharField(
        label="Faktor penentu keberhasilan (CSF)",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Apa yang harus ada agar sasaran ini tercapai.",
    )
    supports = forms.ChoiceField(
        label="Mendukung sasaran RPJMD",
        required=False,
        help_text="Kinerja sasaran ini ikut menyusun capaian sasaran itu.",
    )
    activities = forms.MultipleChoiceField(
        label="Program, kegiatan, dan sub kegiatan yang mendukung",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        """Offer the levels, positions and activities of the plan's unit."""
        super().__init__(*args, **kwargs)
        choose(self, "level", levels_of(plan))
        if plan.unit_id is None:
            for name in ("owner", "csf", "supports", "activities"):
                del self.fields[name]
            return
        self._offer_objectives_of_the_pemda(plan)
        choose(self, "owner", [("", "belum ada"), *positions_of(plan.unit_id)])
        choose(self, "activities", _activities(plan.unit_id))
        if not self.fields["activities"].choices:  # type: ignore[attr-defined]  # a ChoiceField
            del self.fields["activities"]

    def _offer_objectives_of_the_pemda(self, plan: Plan) -> None:
        """Offer those of the RPJMD of these years, where there is one."""
        nodes = list(Objective.objects.of_the_pemda(plan.first_year, plan.last_year))
        if not nodes:
            del self.fields["supports"]
            return
        offered = {
            str(one.lineage): INDENT * (len(one.path) // 8 - 1) + cut(one.text)
            for one in nodes
        }
        kept = str(self.initial.get("supports") or "")
        if kept and kept not in offered:
            offered[kept] = "sasaran yang tidak ada lagi di RPJMD"
        choose(self, "supports", [("", "belum dikaitkan"), *offered.items()])

    def facts(self) -> ObjectiveFacts:
        """Return what was typed; what was not asked for stays as it was shown."""
        typed = self.cleaned_data
        supports = typed.get("supports", self.initial.get("supports"))
        return ObjectiveFacts(
            level=ObjectiveLevel(typed["level"]),
            text=" ".join(typed["text"].split()),
            owner_id=int(typed["owner"]) if typed.get("owner") else None,
            csf=typed.get("csf", ""),
            supports=UUID(str(supports)) if supports else None,
            activity_ids=tuple(map(int, typed.get("activities", ()))),
        )


class PlaceForm(forms.Form):
    """Where a node is to stand: beside or under another, or at the top."""

    anchor = forms.ChoiceField(label="Sasaran", required=False)
    where = forms.ChoiceField(
        label="Letak",
        choices=[
            (Where.UNDER.value, "di bawahnya, sebagai anak terakhir"),
            (Where.BEFORE.value, "tepat sebelumnya"),
            (Where.AFTER.value, "tepat sesudahnya"),
        ],
    )

    def __init__(
        self, *args: Any, objective: Objective, nodes: list[Objective], **kwargs: Any
    ) -> None:
        """Offer every node that does not stand below this one."""
        super().__init__(*args, **kwargs)
        others = [one for one in nodes if not one.path.startswith(objective.path)]
        choose(self, "anchor", [("", "paling atas"), *nodes_as_choices(others)])


class SplitForm(forms.Form):
    """Over whom an objective is split."""

    level = forms.ChoiceField(label="Tingkat bagiannya")
    owners = forms.MultipleChoiceField(
        label="Jabatan yang ikut memikul", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, objective: Objective, **kwargs: Any) -> None:
        """Offer the levels below, and the positions of the unit."""
        super().__init__(*args, **kwargs)
        levels = list(ObjectiveLevel)
        at = levels.index(ObjectiveLevel(objective.level))
        below = levels[at + 1 :] or [ObjectiveLevel.KINERJA]
        choose(self, "level", [(one.value, one.label) for one in below])
        choose(self, "owners", positions_of(objective.plan.unit_id))


class MergeForm(forms.Form):
    """Which node of the same meaning is taken into this one, and how it reads then."""

    absorbed = forms.ChoiceField(label="Sasaran yang dilebur ke sini")
    text = forms.CharField(
        label="Bunyi sesudahnya", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self, *args: Any, objective: Objective, nodes: list[Objective], **kwargs: Any
    ) -> None:
        """Offer those of the same level that are not in line with it, siblings first."""
        super().__init__(*args, **kwargs)
        found = [one for one in nodes if _can_merge(objective, one)]
        found.sort(key=lambda one: one.parent_id != objective.parent_id)
        choose(self, "absorbed", [(str(one.pk), cut(one.text)) for one in found])


class AskForm(forms.Form):
    """Which unit is asked to carry which part of an objective."""

    unit = forms.ChoiceField(label="Perangkat daerah")
    text = forms.CharField(
        label="Bagian yang diminta",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tulis kinerja yang diharapkan dari perangkat daerah itu.",
    )

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        """Offer every other unit."""
        super().__init__(*args, **kwargs)
        choose(self, "unit", [(str(one.pk), one.name) for one in units])


class AnswerForm(forms.Form):
    """How a part asked for is taken into the own tree."""

    parent = forms.ChoiceField(label="Di bawah sasaran")
    level = forms.ChoiceField(label="Tingkat")
    text = forms.CharField(
        label="Bunyi di pohon kita",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.ChoiceField(label="Penanggung jawab", required=False)

    def __init__(
        self, *args: Any, unit: Unit, nodes: list[Objective], **kwargs: Any
    ) -> None:
        """Offer the nodes of the own tree, levels and positions."""
        super().__init__(*args, **kwargs)
        choose(self, "parent", nodes_as_choices(nodes))
        choose(self, "level", [(one.value, one.label) for one in ObjectiveLevel][1:])
        choose(self, "owner", [("", "belum ada"), *positions_of(unit.pk)])

    def facts(self) -> ObjectiveFacts:
        """Return what was typed."""
        typed = self.cleaned_data
        return ObjectiveFacts(
            level=ObjectiveLevel(typed["level"]),
            text=" ".join(typed["text"].split()),
            owner_id=int(typed["owner"]) if typed["owner"] else None,
        )


def choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give a field of a form its choices."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


def levels_of(plan: Plan) -> list[tuple[str, str]]:
    """Return the levels a plan of that kind has: missions are the pemda's."""
    if plan.kind == PlanKind.RPJMD:
        return [(one.value, one.label) for one in OF_THE_PEMDA]
    return [(one.value, one.label) for one in ObjectiveLevel if one != ObjectiveLevel.MISI]


def positions_of(unit_id: int | None) -> list[tuple[str, str]]:
    """Return the unit's positions from its head down."""
    rows = Position.objects.filter(unit=unit_id).order_by("path")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


def nodes_as_choices(nodes: list[Objective]) -> list[tuple[str, str]]:
    """Return nodes in the order of the tree, each indented by how deep it stands."""
    deep = [(one, len(one.path) // 8 - 1) for one in nodes]
    return [(str(one.pk), INDENT * depth + cut(one.text)) for one, depth in deep]


def cut(text: str) -> str:
    """Return a text short enough for a list."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"


def _activities(unit_id: int) -> list[tuple[str, str]]:
    rows = Activity.objects.filter(unit=unit_id).order_by("code", "path")
    return [(str(one.pk), str(one)) for one in rows]


def _can_merge(objective: Objective, other: Objective) -> bool:
    in_line = other.path.startswith(objective.path) or objective.path.startswith(other.path)
    return other.level == objective.level and not in_line
