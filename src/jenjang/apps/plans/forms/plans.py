"""Forms of whole plans."""

from typing import Any

from django import forms

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.models import Unit
from jenjang.apps.plans import services
from jenjang.apps.plans.models import Plan, PlanKind
from jenjang.web.forms import DayField, attempt


class PlanForm(forms.Form):
    """A plan to open: of the unit, or of the whole pemda."""

    whose = forms.ChoiceField(label="Rencana")
    first_year = forms.IntegerField(label="Tahun awal", localize=False)
    last_year = forms.IntegerField(label="Tahun akhir", localize=False)
    begin_as = forms.ChoiceField(
        label="Mulai dari",
        required=False,
        help_text="Salinan membawa sasaran, indikator, penanggung jawab, dan kegiatannya.",
    )

    def __init__(
        self,
        *args: Any,
        unit: Unit | None,
        may_pemda: bool,
        plans: list[Plan],
        **kwargs: Any,
    ) -> None:
        """Offer what this person may open, and the unit's plans to begin as."""
        super().__init__(*args, **kwargs)
        self.unit, self.plans = unit, {str(plan.pk): plan for plan in plans}
        whose = [(PlanKind.RENSTRA.value, f"Renstra {unit}")] if unit else []
        if may_pemda:
            whose.append((PlanKind.RPJMD.value, "RPJMD pemerintah daerah"))
        self.fields["whose"].choices = whose  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["begin_as"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "pohon kosong"),
            *((key, f"salinan {plan}") for key, plan in self.plans.items()),
        ]

    def open(self, by: User) -> Plan | None:
        """Open the plan; None where something is to be corrected."""
        return attempt(self, lambda: self._open(by))

    def _open(self, by: User) -> Plan:
        kind = PlanKind(self.cleaned_data["whose"])
        begin_as = self.plans.get(self.cleaned_data["begin_as"])
        is_pemda = kind == PlanKind.RPJMD
        same = begin_as is not None and (begin_as.unit_id is None) == is_pemda
        return services.open_plan(
            unit=None if is_pemda else self.unit,
            kind=kind,
            first_year=self.cleaned_data["first_year"],
            last_year=self.cleaned_data["last_year"],
            begin_as=begin_as if same else None,
            by=by,
        )


class DecreeForm(forms.Form):
    """By which decree a plan was set."""

    number = forms.CharField(label="Nomor peraturan atau keputusan", max_length=80)
    date = DayField(label="Tanggal")

    def store(self, plan: Plan, by: User) -> Plan | None:
        """Store it; None where something is to be corrected."""
        return attempt(
            self, lambda: services.set_decree(plan_id=plan.pk, by=by, **self.cleaned_data)
        )
