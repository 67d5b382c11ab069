"""What is typed in about meetings, decisions and questions."""

from typing import Any

from django import forms

from jenjang.apps.followup.models import ChangeKind
from jenjang.apps.followup.services import About, Change
from jenjang.web.forms import DayField

NONE = ("", "–")
Choices = list[tuple[str, str]]


def choose(form: forms.Form, name: str, choices: Choices) -> None:
    """Offer what there is in a field of choices."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class AboutForm(forms.Form):
    """When and where a meeting was, who led it, who was there."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    held_on = DayField(label="Tanggal rapat")
    place = forms.CharField(label="Tempat", max_length=200, required=False)
    leader = forms.ChoiceField(label="Pimpinan rapat", required=False)
    present = forms.MultipleChoiceField(
        label="Yang hadir", required=False, widget=forms.CheckboxSelectMultiple
    )
    guests = forms.CharField(
        label="Hadir lainnya",
        required=False,
        help_text="Satu orang satu baris, dengan jabatannya.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        """Offer the unit's officials of the day."""
        super().__init__(*args, **{"auto_id": "rapat_%s"} | kwargs)
        choose(self, "leader", [NONE, *people])
        choose(self, "present", people)

    def about(self) -> About:
        """Return what was typed."""
        said = self.cleaned_data
        return About(
            held_on=said["held_on"],
            place=said["place"],
            leader_id=int(said["leader"]) if said["leader"] else None,
            present_ids=tuple(map(int, said["present"])),
            guests=said["guests"],
        )


class ItemForm(forms.Form):
    """Something of the office's own for the agenda."""

    title = forms.CharField(label="Hal yang dibahas", max_length=500)


class SaidForm(forms.Form):
    """What was said about an item."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    said = forms.CharField(
        label="Pembahasan",
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecisionForm(forms.Form):
    """What was decided: who does what until when."""

    text = forms.CharField(
        label="Putusan", max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    position = forms.ChoiceField(label="Penanggung jawab")
    due_on = DayField(label="Tenggat")
    change = forms.ChoiceField(label="Yang akan diubah", choices=ChangeKind.choices)

    def __init__(self, *args: Any, positions: Choices, **kwargs: Any) -> None:
        """Offer the unit's positions."""
        super().__init__(*args, **kwargs)
        choose(self, "position", positions)


class CallForm(forms.Form):
    """The day a meeting is to be held."""

    held_on = DayField(label="Tanggal rapat")


class VersionForm(forms.Form):
    """An act of one button: the state the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FinishForm(VersionForm):
    """What proves that a decision was carried out, and when it was."""

    evidence = forms.CharField(
        label="Bukti",
        max_length=2000,
        help_text="Nomor surat, dokumen, atau tautan yang menunjukkan hasilnya.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    finished_on = DayField(label="Tanggal selesai")


class CancelForm(VersionForm):
    """Why a decision is not carried out."""

    reason = forms.CharField(
        label="Alasan", max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class ChangeForm(VersionForm):
    """What a decision changed: one of three kinds of rows, or words."""

    target = forms.ChoiceField(label="Target", required=False)
    budget_line = forms.ChoiceField(label="Pagu", required=False)
    activity = forms.ChoiceField(label="Kegiatan", required=False)
    words = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=1000,
        help_text="Tindakan lain, atau apa yang berubah pada kegiatan itu.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, offered: dict[str, Choices], **kwargs: Any) -> None:
        """Offer what the unit has."""
        super().__init__(*args, **kwargs)
        for name, choices in offered.items():
            choose(self, name, [NONE, *choices])

    def clean(self) -> dict[str, Any]:
        """Refuse two rows at once."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if sum(bool(said.get(name)) for name in ("target", "budget_line", "activity")) > 1:
            raise forms.ValidationError("Pilih satu saja: target, pagu, atau kegiatan.")
        return said

    def change(self) -> Change:
        """Return what was chosen."""
        said = self.cleaned_data
        return Change(
            target_id=int(said["target"]) if said["target"] else None,
            budget_line_id=int(said["budget_line"]) if said["budget_line"] else None,
            activity_id=int(said["activity"]) if said["activity"] else None,
            words=said["words"],
        )


class AskForm(forms.Form):
    """A question; one tap sends the prepared words and day."""

    period = forms.IntegerField()
    position = forms.IntegerField()
    series = forms.IntegerField(required=False)
    text = forms.CharField(max_length=2000, required=False)
    due_on = DayField(required=False)
    back = forms.CharField(max_length=300, required=False)


class AnswerForm(forms.Form):
    """The answer to a question."""

    text = forms.CharField(
        label="Jawaban", max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
