"""What is typed beside the cells of results: money spent, rules, a filled sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from django import forms

from jenjang.apps.measurement.cells import number_reader, read_cell, version_of
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.services.rules import IndicatorRules
from jenjang.apps.organisation.models import Period, Position, Unit
from jenjang.apps.plans.models import Indicator
from jenjang.core.composites import Composite
from jenjang.core.figures import canonical_unit, read_rupiah, write_number
from jenjang.core.values import Accumulation, Polarity, Unknown
from jenjang.web.forms import DayField, TableFileField

Read = TypeVar("Read")

POLARITIES = {
    Polarity.MAXIMIZE: "Makin tinggi makin baik",
    Polarity.MINIMIZE: "Makin rendah makin baik",
    Polarity.STABILIZE: "Makin dekat ke target makin baik",
    Polarity.MILESTONE: "Tahapan: selesai atau belum",
    Polarity.ORDINAL: "Peringkat (mis. BB, A)",
}
ACCUMULATIONS = {
    Accumulation.SUM: "Kumulatif: dijumlahkan",
    Accumulation.LAST: "Non kumulatif: posisi akhir",
    Accumulation.AVERAGE: "Rata-rata periode",
    Accumulation.MAX: "Nilai tertinggi",
    Accumulation.MIN: "Nilai terendah",
    Accumulation.RECOMPUTE: "Dihitung ulang: jumlah pembilang ÷ jumlah penyebut",
}


class EntryFileForm(forms.Form):
    """A filled sheet of entries."""

    file = TableFileField("Lembar isian yang sudah diisi (.xlsx)")


@dataclass(slots=True)
class TypedSpending:
    """What was typed into one cell of spending, whole rupiah of a kind of belanja."""

    version: int
    spent_idr: int | None
    written: str
    problem: str | None = None
    kind: str = ""


def read_spending(posted: Mapping[str, str]) -> TypedSpending:
    """Return the cell as read, or the sentence that says what to type instead."""
    problems: dict[str, str] = {}
    written = posted.get("spent", "").strip()
    spent_idr = read_cell("spent", written, read_rupiah, problems)
    return TypedSpending(
        version_of(posted),
        spent_idr,
        written,
        problems.get("spent"),
        posted.get("kind", ""),
    )


@dataclass(slots=True)
class TypedPhysical:
    """What was typed into one cell of physical progress, percent."""

    version: int
    percent: Decimal | None
    written: str
    problem: str | None = None


def read_physical(posted: Mapping[str, str]) -> TypedPhysical:
    """Return the cell as read, or the sentence that says what to type instead."""
    problems: dict[str, str] = {}
    written = posted.get("percent", "").strip()
    percent = read_cell(
        "percent", written, number_reader("Persen", is_count=False), problems
    )
    return TypedPhysical(version_of(posted), percent, written, problems.get("percent"))


class RulesForm(forms.Form):
    """How an indicator is counted, and who answers for it."""

    polarity = forms.ChoiceField(
        label="Arah", choices=[(p.value, label) for p, label in POLARITIES.items()]
    )
    accumulation = forms.ChoiceField(
        label="Perhitungan dalam setahun",
        choices=[(a.value, label) for a, label in ACCUMULATIONS.items()],
    )
    measured_in = forms.CharField(label="Satuan", max_length=60, required=False)
    numerator_text = forms.CharField(
        label="Pembilang, dalam kata",
        max_length=300,
        required=False,
        help_text="Mis. jumlah laporan yang tepat waktu. Kosongkan bila bukan rasio.",
    )
    denominator_text = forms.CharField(
        label="Penyebut, dalam kata",
        max_length=300,
        required=False,
        help_text="Mis. jumlah laporan yang seharusnya selesai.",
    )
    owner = forms.ModelChoiceField(
        label="Penanggung jawab",
        queryset=Position.objects.none(),
        required=False,
        empty_label="belum ada",
    )

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        """Offer the positions of the indicator's unit."""
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        if isinstance(owner, forms.ModelChoiceField):
            owner.queryset = Position.objects.filter(unit=indicator.series.unit_id)

    def rules(self) -> IndicatorRules:
        """Return what was chosen; valid forms only."""
        given = self.cleaned_data
        return IndicatorRules(
            polarity=Polarity(given["polarity"]),
            accumulation=Accumulation(given["accumulation"]),
            measured_in=_unit_name(given["measured_in"]),
            numerator_text=given["numerator_text"] or None,
            denominator_text=given["denominator_text"] or None,
            owner_id=given["owner"].pk if given["owner"] else None,
        )


def _unit_name(typed: str) -> str | None:
    """Return the unit of measure by its usual name ("%" is Persen), else as typed."""
    found = canonical_unit(typed)
    return typed or None if isinstance(found, Unknown) else found


class ComponentsForm(forms.Form):
    """The scores of a composite, a field for each component."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, localize=False)

    def __init__(
        self, *args: Any, composite: Composite, stored: Result | None, **kwargs: Any
    ) -> None:
        """Begin with what is stored."""
        super().__init__(*args, **kwargs)
        self.composite = composite
        self.fields["version"].initial = stored.version if stored else 0
        scores = stored.scores if stored else {}
        for component in composite.components:
            score = scores.get(component.code)
            self.fields[component.code] = forms.CharField(
                label=component.name,
                max_length=20,
                initial="" if score is None else write_number(score),
                help_text=f"{composite.lowest}–{composite.highest}",
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )

    def components(self) -> list[forms.BoundField]:
        """Return the fields of the components, in their order."""
        return [self[component.code] for component in self.composite.components]

    def clean(self) -> dict[str, Any]:
        """Read every score."""
        typed = super().clean() or {}
        for component in self.composite.components:
            typed[component.code] = self._score(component.code, typed)
        return typed

    def _score(self, code: str, typed: dict[str, Any]) -> Decimal | None:
        written = str(typed.get(code) or "").strip()
        if not written:
            return None
        found = number_reader(None, is_count=False)(written)
        if isinstance(found, Unknown):
            self.add_error(code, str(found))
            return None
        return found

    def scores(self) -> dict[str, Decimal]:
        """Return the scores that were typed, by code."""
        codes = [component.code for component in self.composite.components]
        return {code: self.cleaned_data[code] for code in codes}


class QuarterField(forms.TypedChoiceField):
    """One of the year's quarters; gives its key."""

    def __init__(self) -> None:
        """Begin without quarters; the form is told them."""
        super().__init__(label="Triwulan", coerce=int)


class UnitField(forms.TypedChoiceField):
    """One of the units; gives its key, None for all where that is offered."""

    def __init__(self, *, required: bool) -> None:
        """Begin without units; the form is told them."""
        super().__init__(
            label="Unit kerja", coerce=int, empty_value=None, required=required
        )


class QuarterForm(forms.Form):
    """What is done to a quarter of the year, and to a unit where the form asks for one."""

    quarter_id = QuarterField()

    def __init__(
        self,
        *args: Any,
        quarters: Iterable[Period],
        units: Iterable[Unit] = (),
        **rest: Any,
    ) -> None:
        """Offer the quarters of the year, and the units."""
        super().__init__(*args, **rest)
        self._offer("quarter_id", [(one.pk, str(one)) for one in quarters])
        if "unit_id" in self.fields:
            first = [] if self.fields["unit_id"].required else [("", "semua unit")]
            self._offer("unit_id", [*first, *((one.pk, one.name) for one in units)])

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def told(self) -> dict[str, Any]:
        """Return what was chosen, as the service names it; valid forms only."""
        return dict(self.cleaned_data)


class LockForm(QuarterForm):
    """A quarter to close, to all units or to one."""

    unit_id = UnitField(required=False)


class ExceptionForm(QuarterForm):
    """A unit that may change a closed quarter, on which days and why."""

    unit_id = UnitField(required=True)
    since = DayField(label="Dari tanggal")
    until = DayField(label="Sampai tanggal")
    reason = forms.CharField(
        label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class SpotCheckForm(QuarterForm):
    """How many values to draw from a quarter; the same seed draws the same."""

    size = forms.IntegerField(
        label="Banyaknya nilai", min_value=1, max_value=200, initial=20
    )
    seed = forms.IntegerField(
        label="Bilangan acak",
        min_value=0,
        max_value=2_000_000_000,
        required=False,
        help_text="Kosongkan untuk diundi. Bilangan yang sama menarik nilai yang sama.",
    )
