"""Forms of the lists: a newer nomenclature, units of measure."""

from django import forms

from jenjang.core.figures.units import UnitKind
from jenjang.web.forms import TableFileField

KIND_WORDS = (
    (UnitKind.COUNT.value, "hitungan (orang, dokumen)"),
    (UnitKind.LEVEL.value, "tingkat (persen, nilai, indeks)"),
    (UnitKind.MEASURE.value, "ukuran (hektare, ton)"),
    (UnitKind.UNKNOWN.value, "lainnya"),
)


class ListFileForm(forms.Form):
    """A list of nomenclature to look at before it is loaded."""

    file = TableFileField("Berkas Excel subkegiatan SIPD-RI")
    decree = forms.CharField(
        label="Keputusan",
        max_length=160,
        help_text="Misalnya Kepmendagri 900.1-861 Tahun 2026. Keputusan yang sudah ada "
        "diperbarui isinya.",
    )
    first_year = forms.IntegerField(
        label="Dipakai mulai tahun", min_value=2000, max_value=2100, localize=False
    )


class MeasureForm(forms.Form):
    """A new unit of measure."""

    name = forms.CharField(label="Nama satuan", max_length=60)
    kind = forms.ChoiceField(label="Angkanya berupa", choices=KIND_WORDS)


class AliasesForm(forms.Form):
    """How else a unit of measure is written."""

    aliases = forms.CharField(
        label="Sebutan lain",
        required=False,
        help_text="Dipisahkan titik koma, misalnya: Dok; Dok.; dokumen",
    )

    def words(self) -> list[str]:
        """Return the aliases, as typed."""
        return str(self.cleaned_data["aliases"]).split(";")
