"""Forms of a reorganisation: which units, into what, from which day."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.models import Position, Unit, UnitKind
from jenjang.apps.organisation.titles import kind_of_unit
from jenjang.apps.plans.services import (
    NewUnit,
    Reorganised,
    merge_units,
    rehearse,
    split_unit,
    transfer_position,
)
from jenjang.web.forms import DayField, attempt

SURE = "ya"


class ReorganisingForm(forms.Form):
    """What every act asks: from when."""

    on = DayField(label="Berlaku sejak")


class MergeForm(ReorganisingForm):
    """Units that become one: a new one, or one that stays."""

    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label="Unit yang digabung",
        widget=forms.CheckboxSelectMultiple,
    )
    name = forms.CharField(
        label="Nama unit baru",
        max_length=200,
        required=False,
        help_text="Kosongkan bila digabungkan ke unit yang sudah ada.",
    )
    into = forms.ModelChoiceField(
        Unit.objects.none(), label="Atau ke unit yang sudah ada", required=False
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        """Offer the open units."""
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = units  # type: ignore[attr-defined]  # of a model
        self.fields["into"].queryset = units  # type: ignore[attr-defined]  # of a model

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one place to go."""
        said: dict[str, Any] = super().clean() or {}
        if bool(said.get("name")) == bool(said.get("into")):
            raise forms.ValidationError(
                "Isi nama unit baru, atau pilih satu unit yang sudah ada."
            )
        return said

    def act(self, by: User) -> Reorganised:
        """Merge the units."""
        said = self.cleaned_data
        new = NewUnit(said["name"], kind_of_unit(said["name"]))
        return merge_units(
            unit_ids=[unit.pk for unit in said["units"]],
            into=said["into"] or new,
            on=said["on"],
            by=by,
        )


class SplitForm(ReorganisingForm):
    """Which positions go to the first new unit, which to the second; the rest with them."""

    first = forms.CharField(label="Nama unit pertama", max_length=200)
    second = forms.CharField(label="Nama unit kedua", max_length=200)

    def __init__(
        self, *args: Any, unit: Unit, positions: Sequence[Position], **kwargs: Any
    ) -> None:
        """Ask of every position where it goes; the topmost must say, others may follow."""
        super().__init__(*args, **kwargs)
        self.unit, self.positions = unit, positions
        keys = {one.pk for one in positions}
        for one in positions:
            follows = one.reports_to_id in keys
            choices = [("1", "unit pertama"), ("2", "unit kedua")]
            if follows:
                choices = [("", "ikut atasannya"), *choices]
            self.fields[f"to_{one.pk}"] = forms.ChoiceField(
                label=one.name, choices=choices, required=not follows
            )

    def act(self, by: User) -> Reorganised:
        """Split the unit."""
        return split_unit(
            unit_id=self.unit.pk, into=self._into(), on=self.cleaned_data["on"], by=by
        )

    def _into(self) -> Mapping[str, tuple[UnitKind, Sequence[int]]]:
        kind = UnitKind(self.unit.kind)
        return {
            self.cleaned_data[name]: (kind, self._going(mark))
            for name, mark in (("first", "1"), ("second", "2"))
        }

    def _going(self, mark: str) -> list[int]:
        said = self.cleaned_data
        return [one.pk for one in self.positions if said.get(f"to_{one.pk}") == mark]


class TransferForm(ReorganisingForm):
    """A position with all below it, the unit it goes to, and its superior there."""

    position = forms.ModelChoiceField(Position.objects.none(), label="Jabatan")
    superior = forms.ModelChoiceField(
        Position.objects.none(), label="Atasan di unit tujuan"
    )

    def __init__(self, *args: Any, positions: Any, **kwargs: Any) -> None:
        """Offer the positions of open units."""
        super().__init__(*args, **kwargs)
        for name in ("position", "superior"):
            self.fields[name].queryset = positions  # type: ignore[attr-defined]  # of a model
            self.fields[name].label_from_instance = (  # type: ignore[attr-defined]  # of a model
                lambda one: f"{one.unit} · {one.name}"
            )

    def act(self, by: User) -> Reorganised:
        """Move the position."""
        said = self.cleaned_data
        return transfer_position(
            position_id=said["position"].pk,
            unit=said["superior"].unit,
            superior=said["superior"],
            on=said["on"],
            by=by,
        )


Act = MergeForm | SplitForm | TransferForm


def shown_or_done(form: Act, by: User) -> tuple[Reorganised | None, bool]:
    """Return what the act of a form would do, or did, and whether it is done.

    It is done once its outcome was shown and the person is sure.
    """
    is_sure = form.data.get("sure") == SURE
    told = attempt(
        form, lambda: form.act(by) if is_sure else rehearse(lambda: form.act(by))
    )
    return told, is_sure and told is not None
