"""Cells typed by people: read by core.figures, refused with what to type instead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from django import forms

from jenjang.apps.measurement.models import Result, Unmeasured
from jenjang.apps.measurement.services.rules import IndicatorRules
from jenjang.apps.measurement.snapshots.series import takes_parts
from jenjang.apps.organisation.models import Position
from jenjang.apps.plans.models import Indicator
from jenjang.core.composites import Composite
from jenjang.core.figures import canonical_unit, read_number, read_rupiah, write_number
from jenjang.core.values import Accumulation, Polarity, Reason, Unknown

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
LONGEST_GRADE = 200
WORDS = ("note", "obstacle", "cause", "follow_up")


@dataclass(slots=True)
class Typed:
    """What was typed into one row, as read; `problems` are sentences by cell.

    `written` is each cell as it was typed.
    """

    version: int = 0
    figures: dict[str, Decimal | None] = field(default_factory=dict)
    text: str | None = None
    note: str | None = None
    obstacle: str | None = None
    unmeasured_because: str | None = None
    cause: str | None = None
    follow_up: str | None = None
    problems: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    @property
    def lacks_a_part(self) -> bool:
        """Return whether one of numerator and denominator is still to come."""
        parts = [self.figures[c] for c in ("numerator", "denominator") if c in self.figures]
        return len(parts) == 2 and (parts[0] is None) != (parts[1] is None)


def cells_of(indicator: Indicator) -> tuple[str, ...]:
    """Return the names of the cells an indicator is entered in."""
    if indicator.composite:
        return ()  # on a page of its own, by its components
    if takes_parts(indicator):
        return ("numerator", "denominator")
    return ("text",) if is_graded(indicator) else ("value",)


def is_graded(indicator: Indicator) -> bool:
    """Return whether a grade or a step in words is entered rather than a number."""
    return indicator.polarity in {Polarity.ORDINAL, Polarity.MILESTONE}


def read_row(indicator: Indicator, posted: Mapping[str, str]) -> Typed:
    """Return the row as read; a cell that cannot be read stands in `problems`."""
    typed = Typed(version=_version(posted))
    for name in WORDS:
        setattr(typed, name, posted.get(name, "").strip() or None)
    chosen = posted.get("unmeasured_because", "")
    typed.unmeasured_because = chosen if chosen in Unmeasured.values else None
    for cell in cells_of(indicator):
        written = typed.written[cell] = posted.get(cell, "").strip()
        if cell == "text":
            _read_grade(written, typed)
        else:
            unit = indicator.measured_in if cell == "value" else None
            reader: Callable[[str], Decimal | Unknown] = _number_reader(unit)
            typed.figures[cell] = _read(cell, written, reader, typed.problems)
    return typed


def _number_reader(unit: str | None) -> Callable[[str], Decimal | Unknown]:
    def read(written: str) -> Decimal | Unknown:
        found = read_number(written.removesuffix("%").strip(), unit)
        if isinstance(found, Decimal) and found != round(found, 4):
            return Unknown(
                Reason.OUT_OF_RANGE,
                f"“{written}” terlalu rinci; paling banyak empat angka di belakang koma.",
            )
        return found

    return read


def _read_grade(written: str, typed: Typed) -> None:
    """A grade ("BB") is kept as typed, a number as a number."""
    found = read_number(written) if written else None
    if isinstance(found, Decimal):
        typed.figures["value"] = found
    elif len(written) > LONGEST_GRADE:
        typed.problems["text"] = f"Terlalu panjang; paling banyak {LONGEST_GRADE} huruf."
    else:
        typed.text = written or None


def _read(
    cell: str,
    written: str,
    reader: Callable[[str], Read | Unknown],
    problems: dict[str, str],
) -> Read | None:
    """Return what the cell says, None where it is empty or unreadable."""
    if not written:
        return None
    found = reader(written)
    if isinstance(found, Unknown):
        problems[cell] = str(found)
        return None
    return found


def _version(posted: Mapping[str, str]) -> int:
    written = posted.get("version", "")
    return int(written) if written.isascii() and written.isdigit() else 0


@dataclass(slots=True)
class TypedSpending:
    """What was typed into one cell of spending, whole rupiah."""

    version: int
    spent_idr: int | None
    written: str
    problem: str | None = None


def read_spending(posted: Mapping[str, str]) -> TypedSpending:
    """Return the cell as read, or the sentence that says what to type instead."""
    problems: dict[str, str] = {}
    written = posted.get("spent", "").strip()
    spent_idr = _read("spent", written, read_rupiah, problems)
    return TypedSpending(_version(posted), spent_idr, written, problems.get("spent"))


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
        found = _number_reader(None)(written)
        if isinstance(found, Unknown):
            self.add_error(code, str(found))
            return None
        return found

    def scores(self) -> dict[str, Decimal]:
        """Return the scores that were typed, by code."""
        codes = [component.code for component in self.composite.components]
        return {code: self.cleaned_data[code] for code in codes}
