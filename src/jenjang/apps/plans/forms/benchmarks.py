"""What is typed in about a national or provincial value."""

from typing import Any

from django import forms

from jenjang.apps.plans.models import Benchmark, BenchmarkLevel, Indicator
from jenjang.apps.plans.services import BenchmarkFacts
from jenjang.core.figures import write_number
from jenjang.web.forms import FigureField

SHARED = "semua"


class BenchmarkForm(forms.Form):
    """Which indicator, which year and level, what value and who says so."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    series = forms.ChoiceField(label="Indikator", required=False)
    text = forms.CharField(
        label="Indikator semua unit",
        max_length=1000,
        required=False,
        help_text="Tulis persis seperti pada rencana, misalnya Indeks Kepuasan Masyarakat.",
    )
    year = forms.IntegerField(label="Tahun", min_value=2000, max_value=2100)
    level = forms.ChoiceField(label="Tingkat", choices=BenchmarkLevel.choices)
    value = FigureField(label="Nilai", max_length=30)
    measured_in = forms.CharField(label="Satuan", max_length=60, required=False)
    source = forms.CharField(
        label="Sumber",
        max_length=300,
        help_text="Dokumen, halaman, atau alamat tempat angka ini dibaca.",
    )

    def __init__(
        self, *args: Any, indicators: list[Indicator], may_share: bool, **kwargs: Any
    ) -> None:
        """Offer the unit's indicators; `may_share` also any wording, for all units."""
        super().__init__(*args, **kwargs)
        self.texts = {str(one.series_id): one.text for one in indicators}
        shared = [(SHARED, "– ditulis di bawah, untuk semua unit –")] if may_share else []
        choices = [*shared, *self.texts.items()]
        self.fields["series"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if not may_share:
            del self.fields["text"]

    @staticmethod
    def initial_of(benchmark: Benchmark) -> dict[str, Any]:
        """Return what the form of a stored one begins with."""
        names = ("version", "text", "year", "level", "measured_in", "source")
        return {name: getattr(benchmark, name) for name in names} | {
            "series": str(benchmark.series_id or SHARED),
            "value": write_number(benchmark.value),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse a value of no indicator."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("series", "") in ("", SHARED) and not said.get("text"):
            raise forms.ValidationError("Pilih indikatornya, atau tulis namanya.")
        return said

    def facts(self) -> BenchmarkFacts:
        """Return what was typed."""
        said = self.cleaned_data
        own = said["series"] if said["series"] in self.texts else None
        return BenchmarkFacts(
            text=self.texts[own] if own else said["text"],
            year=said["year"],
            level=BenchmarkLevel(said["level"]),
            value=said["value"],
            source=said["source"],
            series_id=int(own) if own else None,
            measured_in=said["measured_in"],
        )
