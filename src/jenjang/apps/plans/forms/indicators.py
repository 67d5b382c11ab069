"""The form of an indicator, the targets of the plan's years included."""

from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from jenjang.apps.organisation.models import PeriodKind
from jenjang.apps.plans.forms.tree import choose, positions_of
from jenjang.apps.plans.models import Indicator, Plan, PlanKind, Stage
from jenjang.apps.plans.services import IndicatorSheet, TargetFigure
from jenjang.apps.plans.snapshots.facts import Facts
from jenjang.core.composites import all_composites
from jenjang.core.figures import canonical_unit, read_number, read_target
from jenjang.core.values import Accumulation, Polarity, Unknown
from jenjang.web.forms import FigureField

POLARITIES = (
    (Polarity.MAXIMIZE.value, "Makin tinggi makin baik"),
    (Polarity.MINIMIZE.value, "Makin rendah makin baik"),
    (Polarity.STABILIZE.value, "Makin dekat ke target makin baik"),
    (Polarity.MILESTONE.value, "Tahapan: selesai atau belum"),
    (Polarity.ORDINAL.value, "Peringkat (mis. BB, A)"),
)
ACCUMULATIONS = (
    (Accumulation.LAST.value, "Non kumulatif: posisi akhir"),
    (Accumulation.SUM.value, "Kumulatif: dijumlahkan"),
    (Accumulation.AVERAGE.value, "Rata-rata periode"),
    (Accumulation.MAX.value, "Nilai tertinggi"),
    (Accumulation.MIN.value, "Nilai terendah"),
    (Accumulation.RECOMPUTE.value, "Dihitung ulang: jumlah pembilang ÷ jumlah penyebut"),
)
STAGES = {
    Stage.RENSTRA: "Target Renstra",
    Stage.RENJA: "Target Renja",
}
WORDS = (
    "measured_in", "definition", "relevance", "formula_text", "numerator_text",
    "denominator_text", "data_source", "baseline_text",
)  # fmt: skip


def long_text(label: str, help_text: str = "", rows: int = 2) -> forms.CharField:
    """Return a field of several lines that may stay empty."""
    return forms.CharField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def composite_choices() -> list[tuple[str, str]]:
    """Return the composite indices that are known, by key."""
    return [(key, composite.name) for key, composite in all_composites().items()]


class TargetField(forms.CharField):
    """A target: a number, a grade, or both as papers print them ("84,00 (Baik)")."""

    def clean(self, value: Any) -> Any:
        """Return the figure; an empty one takes the target away."""
        text = super().clean(value)
        if not text:
            return TargetFigure(None, None)
        target = read_target(text)
        if isinstance(target, Unknown):
            return TargetFigure.of(None, text)
        plain = isinstance(read_number(text), Decimal)
        return TargetFigure.of(target.number, None if plain else text)


class IndicatorForm(forms.Form):
    """All that is said of an indicator."""

    text = forms.CharField(
        label="Indikator", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_iku = forms.BooleanField(label="Indikator Kinerja Utama (IKU)", required=False)
    measured_in = forms.CharField(
        label="Satuan",
        max_length=60,
        required=False,
        help_text="Misalnya Persen, Nilai, Dokumen, Orang.",
    )
    owner = forms.ChoiceField(label="Penanggung jawab", required=False)
    polarity = forms.ChoiceField(label="Arah", choices=POLARITIES)
    accumulation = forms.ChoiceField(
        label="Perhitungan antarperiode", choices=ACCUMULATIONS
    )
    frequency = forms.ChoiceField(label="Diukur setiap", choices=PeriodKind.choices)
    definition = long_text("Definisi operasional")
    relevance = long_text("Alasan pemilihan")
    formula_text = long_text("Rumus dalam kata-kata")
    numerator_text = forms.CharField(label="Pembilang (a)", max_length=300, required=False)
    denominator_text = forms.CharField(label="Penyebut (b)", max_length=300, required=False)
    factor = FigureField(
        label="Faktor pengali", required=False, help_text="100 untuk persentase."
    )
    composite = forms.ChoiceField(
        label="Indeks gabungan",
        required=False,
        help_text="Diisi per unsur, nilainya dihitung sendiri.",
    )
    data_source = long_text("Sumber data", rows=1)
    baseline_year = forms.IntegerField(
        label="Tahun kondisi awal", required=False, min_value=1990, max_value=2100,
        localize=False,
    )  # fmt: skip
    baseline_value = FigureField(label="Nilai kondisi awal", required=False)
    baseline_text = forms.CharField(
        label="Keterangan kondisi awal", max_length=200, required=False
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        """Offer the unit's positions, and a field for each target of the plan's years."""
        super().__init__(*args, **kwargs)
        self.plan = plan
        choose(self, "composite", [("", "bukan"), *composite_choices()])
        choose(self, "owner", [("", "belum ada"), *positions_of(plan.unit_id)])
        for stage, year in self._places():
            label = f"{STAGES[stage]} {year}"
            self.fields[f"{stage.value}_{year}"] = TargetField(
                label=label, max_length=200, required=False
            )

    def _places(self) -> list[tuple[Stage, int]]:
        is_renstra = self.plan.kind == PlanKind.RENSTRA
        stages = (Stage.RENSTRA, Stage.RENJA) if is_renstra else (Stage.RENJA,)
        return [(stage, year) for stage in stages for year in self.plan.years]

    def target_rows(self) -> list[tuple[int, list[BoundField]]]:
        """Return, for each year of the plan, its target fields."""
        stages = dict.fromkeys(stage for stage, _ in self._places())
        return [
            (year, [self[f"{stage.value}_{year}"] for stage in stages])
            for year in self.plan.years
        ]

    def target_heads(self) -> list[str]:
        """Return what the target fields of a year are called, in their order."""
        return [STAGES[stage] for stage in dict.fromkeys(one for one, _ in self._places())]

    def clean_measured_in(self) -> str:
        """Return the unit by its official name, where it has one."""
        typed = str(self.cleaned_data["measured_in"]).strip()
        official = canonical_unit(typed) if typed else typed
        return typed if isinstance(official, Unknown) else official

    def sheet(self) -> IndicatorSheet:
        """Return what was typed."""
        typed = self.cleaned_data
        return IndicatorSheet(
            text=" ".join(typed["text"].split()),
            polarity=Polarity(typed["polarity"]),
            accumulation=Accumulation(typed["accumulation"]),
            factor=typed["factor"] if typed["factor"] is not None else Decimal(100),
            owner_id=int(typed["owner"]) if typed["owner"] else None,
            composite=typed["composite"],
            is_iku=typed["is_iku"],
            baseline_year=typed["baseline_year"],
            baseline_value=typed["baseline_value"],
            frequency=PeriodKind(typed["frequency"]),
            targets={
                (stage, year): typed[f"{stage.value}_{year}"]
                for stage, year in self._places()
            },
            **{name: typed[name].strip() or None for name in WORDS},
        )


def initial_of(facts: Facts) -> dict[str, Any]:
    """Return the facts of an indicator as the form shows them."""
    shown = {name: facts[name] for name in facts if name != "targets"}
    targets = {
        key.replace(" ", "_"): text or value
        for key, (value, text) in facts["targets"].items()
    }
    return {**shown, **targets, "owner": facts["owner_id"] or ""}


def begun() -> dict[str, Any]:
    """Return what a new indicator begins with."""
    fresh = Indicator()
    return {
        "polarity": fresh.polarity,
        "accumulation": fresh.accumulation,
        "factor": "100",
        "frequency": PeriodKind.QUARTER.value,
    }
