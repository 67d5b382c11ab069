"""Forms of budgets: a file to import, what of a budget is shown."""

from typing import Any

from django import forms

from jenjang.apps.organisation.models import Unit
from jenjang.apps.plans.ceilings import LEVELS, Wanted
from jenjang.apps.plans.models import BudgetKind, SpendingKind
from jenjang.apps.plans.services import NamedVersion
from jenjang.web.forms import DayField, TableFileField

KINDS = [
    (kind.value, kind.label) for kind in BudgetKind if kind != BudgetKind.FROM_AGREEMENTS
]
NUMBERED = (BudgetKind.SHIFT, BudgetKind.DPPA)
ALL_UNITS = "semua"


class BudgetFileForm(forms.Form):
    """A budget file, and which document it is."""

    file = TableFileField("Berkas dari SIPD atau contoh lembar (Excel, CSV, JSON)")
    whose = forms.ChoiceField(label="Untuk", required=False)
    kind = forms.ChoiceField(label="Dokumen", choices=KINDS, initial=BudgetKind.DPA)
    revision = forms.IntegerField(
        label="Pergeseran atau perubahan ke-",
        min_value=1,
        max_value=99,
        initial=1,
        required=False,
        localize=False,
        help_text="Hanya untuk Pergeseran dan DPPA.",
    )
    of_year = forms.IntegerField(
        label="Tahun pendanaan",
        min_value=2000,
        max_value=2100,
        required=False,
        localize=False,
        help_text="Hanya untuk Renstra: satu berkas bagi tiap tahunnya.",
    )
    document_number = forms.CharField(label="Nomor", max_length=80, required=False)
    document_date = DayField(label="Tanggal", required=False)

    def __init__(
        self, *args: Any, unit: Unit, year: int, others: int, **kwargs: Any
    ) -> None:
        """Offer the unit in hand, and all units to who may import for all."""
        super().__init__(*args, **kwargs)
        self.year = year
        self.fields["of_year"].initial = year
        choices = [("", unit.name)]
        if others:
            choices.append((ALL_UNITS, f"Semua unit yang terdaftar ({others + 1})"))
        self.fields["whose"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if not others:
            del self.fields["whose"]

    @property
    def is_for_all(self) -> bool:
        """Return whether every unit of the file is meant."""
        return self.cleaned_data.get("whose") == ALL_UNITS

    def named(self) -> NamedVersion:
        """Return which version the file is."""
        said = self.cleaned_data
        kind = BudgetKind(said["kind"])
        revision = (said["revision"] or 1) if kind in NUMBERED else 0
        return NamedVersion(
            year=self._year_of(kind),
            kind=kind,
            revision=revision,
            document_number=said["document_number"],
            document_date=said["document_date"],
        )

    def _year_of(self, kind: BudgetKind) -> int:
        """Return the year it is for: a Renstra plans years that nobody works in yet."""
        said: int | None = self.cleaned_data["of_year"]
        return (said or self.year) if kind == BudgetKind.RENSTRA else self.year


class ShownForm(forms.Form):
    """What of a budget is shown; words that are none of the choices show all."""

    tingkat = forms.ChoiceField(
        label="Sampai tingkat",
        required=False,
        choices=[("", "semua"), *zip(LEVELS[1:], LEVELS[1:], strict=True)],
    )
    dana = forms.ChoiceField(label="Sumber dana", required=False)
    jenis = forms.ChoiceField(
        label="Jenis belanja",
        required=False,
        choices=[("", "semua"), *SpendingKind.choices],
    )
    cari = forms.CharField(label="Cari", required=False, max_length=100)

    def __init__(self, *args: Any, funds: list[str], **kwargs: Any) -> None:
        """Offer the sources of funds there are."""
        super().__init__(*args, **kwargs)
        choices = [("", "semua"), *((fund, fund) for fund in funds)]
        self.fields["dana"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def wanted(self, *, only_changed: bool = False) -> Wanted:
        """Return what is asked for."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(
            fund=said.get("dana", ""),
            kind=said.get("jenis", ""),
            level=said.get("tingkat", ""),
            words=said.get("cari", ""),
            only_changed=only_changed,
        )
