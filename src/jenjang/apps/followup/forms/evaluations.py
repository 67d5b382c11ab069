"""What is typed in about evaluations and their recommendations."""

from typing import Any

from django import forms

from jenjang.apps.followup.forms import Choices, VersionForm, choose
from jenjang.apps.followup.models import LONGEST_URL, Evaluation, Recommendation
from jenjang.apps.followup.services import EvaluationFacts, Words
from jenjang.core.scales import all_scales
from jenjang.papers.document import FollowUpRow
from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.sheets.follow_up import pasted_from, read_follow_up
from jenjang.web.forms import DayField, FigureField, TableFileField

NONE = ("", "–")
AREA = {"rows": 3}


class EvaluationForm(VersionForm):
    """What the letter (LHE) states."""

    year = forms.IntegerField(
        label="Tahun yang dievaluasi",
        min_value=2005,
        max_value=2100,
        help_text="Tahun kinerjanya, bukan tahun suratnya.",
    )
    value = FigureField(
        label="Nilai", required=False, max_length=12, help_text="0-100, misalnya 78,45."
    )
    rating = forms.ChoiceField(
        label="Predikat",
        required=False,
        help_text="Boleh kosong: diisi menurut PermenPANRB 88/2021.",
    )
    letter = forms.CharField(label="Nomor LHE", max_length=120, required=False)
    issued_on = DayField(label="Tanggal LHE", required=False)
    field_order = ("version", "year", "value", "rating", "letter", "issued_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the grades of the scale, the best first."""
        super().__init__(*args, **kwargs)
        bands = reversed(all_scales()["sakip"].bands)
        choose(self, "rating", [NONE, *((b.code, f"{b.code} ({b.label})") for b in bands)])

    @classmethod
    def of(cls, evaluation: Evaluation) -> "EvaluationForm":
        """Return the form of a stored one; its year stays."""
        names = ("version", "year", "value", "rating", "letter", "issued_on")
        initial = {name: getattr(evaluation, name) for name in names}
        initial["value"] = plain_value(evaluation)
        form = cls(initial=initial, auto_id="evaluasi_%s")
        form.fields["year"].disabled = True
        return form

    def facts(self) -> EvaluationFacts:
        """Return what was typed."""
        said = self.cleaned_data
        return EvaluationFacts(
            value=said["value"],
            rating=said["rating"] or None,
            letter=said["letter"] or None,
            issued_on=said["issued_on"],
        )


def plain_value(evaluation: Evaluation) -> str:
    """Return the value as it is typed again: "78,45"."""
    if evaluation.value is None:
        return ""
    return f"{evaluation.value.normalize():f}".replace(".", ",")


class RecommendationForm(forms.Form):
    """What a recommendation says and what is planned about it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    number = forms.CharField(label="Nomor", max_length=20, required=False)
    text = forms.CharField(
        label="Rekomendasi", max_length=4000, widget=forms.Textarea(attrs=AREA)
    )
    action = forms.CharField(
        label="Rencana tindak lanjut",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs=AREA),
    )
    target = forms.CharField(label="Target", max_length=1000, required=False)
    time = forms.CharField(
        label="Waktu", max_length=200, required=False, help_text="Misalnya Triwulan II."
    )
    due_on = DayField(label="Paling lambat", required=False)
    position = forms.ChoiceField(label="Penanggung jawab", required=False)
    responsible = forms.CharField(
        label="Penanggung jawab lain",
        max_length=300,
        required=False,
        help_text="Bila bukan jabatan dari unit ini.",
    )

    def __init__(self, *args: Any, positions: Choices, **kwargs: Any) -> None:
        """Offer the unit's positions."""
        super().__init__(*args, **kwargs)
        choose(self, "position", [NONE, *positions])

    @classmethod
    def of(cls, one: Recommendation, positions: Choices) -> "RecommendationForm":
        """Return the form of a stored one."""
        names = ("version", *Words.__dataclass_fields__)
        initial = {name: getattr(one, name) for name in names}
        initial["position"] = one.position_id
        return cls(initial=initial, positions=positions, auto_id="ubah_%s")

    def words(self) -> Words:
        """Return what was typed."""
        said = self.cleaned_data
        position = int(said["position"]) if said["position"] else None
        plain = ("number", "text", "action", "target", "time", "due_on", "responsible")
        return Words(position_id=position, **{name: said[name] for name in plain})


class PasteForm(forms.Form):
    """A follow-up table, pasted or from a file; looked at before it is stored."""

    file = TableFileField("Berkas Excel atau CSV")
    text = forms.CharField(
        label="Tabel",
        required=False,
        max_length=100_000,
        strip=False,
        help_text="Salin tabel dari Excel atau Word, lalu tempel di sini.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    rows: tuple[FollowUpRow, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take a file or a text."""
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False

    def clean(self) -> dict[str, Any]:
        """Read the table; what stands wrong is said in one sentence."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            self._read(said)
        except Unreadable as why:
            raise forms.ValidationError(str(why)) from why
        return said

    def _read(self, said: dict[str, Any]) -> None:
        if said.get("file"):
            said["text"] = pasted_from(said["file"].read())
        self.rows = read_follow_up(said.get("text") or "")


class WorkForm(VersionForm):
    """What was done so far."""

    done = forms.CharField(
        label="Yang sudah dilakukan",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs=AREA),
    )


class ClaimForm(VersionForm):
    """What was done, and when it was finished."""

    done = forms.CharField(
        label="Yang sudah dilakukan", max_length=4000, widget=forms.Textarea(attrs=AREA)
    )
    finished_on = DayField(label="Tanggal selesai")


class ReturnForm(VersionForm):
    """Why a claim is given back."""

    reason = forms.CharField(
        label="Alasan dikembalikan", max_length=2000, widget=forms.Textarea(attrs=AREA)
    )


class ProofForm(VersionForm):
    """A file or a link that shows what was done."""

    file = forms.FileField(label="Berkas", required=False)
    url = forms.CharField(
        label="Tautan",
        max_length=LONGEST_URL,
        required=False,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse neither and both."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(said.get("file")) == bool((said.get("url") or "").strip()):
            raise forms.ValidationError("Pilih berkas atau tulis tautannya, salah satu.")
        return said


class RemoveProofForm(VersionForm):
    """Which proof is taken away."""

    proof = forms.IntegerField(widget=forms.HiddenInput)
