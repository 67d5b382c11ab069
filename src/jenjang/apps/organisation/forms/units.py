"""Forms of units, years and what the pemda decides once."""

from typing import Any

from django import forms
from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation import services
from jenjang.apps.organisation.models import Government, Unit, UnitKind, Year
from jenjang.core.scales import all_scales
from jenjang.papers.drawing import FIGURES
from jenjang.papers.layouts import LAYOUTS
from jenjang.web.forms import attempt

EFFICIENCY_RULES = (
    ("E1", "E1 · 100 − serapan, bila capaian ≥ 100 %"),
    ("E2", "E2 · capaian − serapan"),
    ("E3", "E3 · (pagu × capaian − realisasi) ÷ (pagu × capaian)"),
)


class UnitForm(forms.Form):
    """A unit's name and code."""

    name = forms.CharField(
        label="Nama perangkat daerah",
        max_length=200,
        help_text="Contoh: Kecamatan Sukamaju",
    )
    code = forms.CharField(
        label="Kode perangkat daerah",
        max_length=40,
        required=False,
        help_text="Seperti pada DPA, misalnya 7.01.0.00.0.00.06.0000; dipakai saat impor "
        "anggaran.",
    )
    area_code = forms.CharField(
        label="Kode wilayah kecamatan",
        max_length=13,
        required=False,
        help_text="Kode Kemendagri; dikosongkan, dicari dari nama kecamatannya.",
        widget=forms.TextInput(attrs={"list": "kecamatan", "autocomplete": "off"}),
    )

    def correct(self, unit: Unit, by: User) -> Unit | None:
        """Rename the unit; None where something is to be corrected."""
        return attempt(self, lambda: self._correct(unit, by))

    @transaction.atomic
    def _correct(self, unit: Unit, by: User) -> Unit:
        said = self.cleaned_data
        services.rename_unit(unit_id=unit.pk, name=said["name"], code=said["code"], by=by)
        return services.set_unit_area(unit_id=unit.pk, code=said["area_code"], by=by)


class NewUnitForm(UnitForm):
    """A new unit, which has a kind."""

    kind = forms.ChoiceField(label="Jenis", choices=UnitKind.choices)

    def create(self, by: User) -> Unit | None:
        """Make the unit; None where something is to be corrected."""
        return attempt(
            self,
            lambda: services.create_unit(
                name=self.cleaned_data["name"],
                kind=UnitKind(self.cleaned_data["kind"]),
                code=self.cleaned_data["code"],
                area_code=self.cleaned_data["area_code"] or None,
                by=by,
            ),
        )


class YearForm(forms.Form):
    """A year to open."""

    year = forms.IntegerField(label="Tahun", localize=False)

    def open(self, by: User) -> Year | None:
        """Open the year; None where it is out of bounds."""
        return attempt(
            self, lambda: services.open_year(year=self.cleaned_data["year"], by=by)
        )


class GovernmentForm(forms.Form):
    """What the pemda prints and how it judges."""

    head_title = forms.CharField(label="Sebutan kepala daerah", max_length=120)
    seat = forms.CharField(label="Ibu kota", max_length=120, required=False)
    area_code = forms.CharField(
        label="Kode wilayah",
        max_length=5,
        required=False,
        help_text="Kode Kemendagri kabupaten atau kota, misalnya 33.02.",
        widget=forms.TextInput(attrs={"list": "wilayah", "autocomplete": "off"}),
    )
    layout = forms.ChoiceField(label="Bentuk cetak Perjanjian Kinerja")
    achievement_scale = forms.ChoiceField(label="Skala predikat capaian")
    efficiency_rule = forms.ChoiceField(label="Rumus efisiensi", choices=EFFICIENCY_RULES)
    chart_colour = forms.CharField(
        label="Warna grafik",
        max_length=7,
        required=False,
        help_text="Untuk grafik di halaman dan laporan; cukup gelap di atas putih.",
        widget=forms.TextInput(attrs={"type": "color"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the layouts and scales that are there."""
        super().__init__(*args, **kwargs)
        layouts = [(one.key, one.name) for one in LAYOUTS]
        scales = [(key, one.name) for key, one in all_scales().items()]
        self.fields["layout"].choices = layouts  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["achievement_scale"].choices = scales  # type: ignore[attr-defined]  # a ChoiceField

    def change(self, by: User) -> Government | None:
        """Change the pemda's rules; None where something is to be corrected."""
        return attempt(self, lambda: self._change(by))

    @transaction.atomic
    def _change(self, by: User) -> Government:
        said = dict(self.cleaned_data)
        said["chart_colour"] = said["chart_colour"] or FIGURES
        services.set_government_area(code=said.pop("area_code"), by=by)
        return services.change_government(by=by, **said)
