"""What is chosen on the pages of findings."""

from django import forms

from jenjang.apps.findings.models import SEVERITIES, FindingState

ALL = ("", "semua")


class FilterForm(forms.Form):
    """Which findings a page shows; what is not a choice is as if not chosen."""

    keadaan = forms.ChoiceField(
        choices=[*FindingState.choices, ("semua", "semua")], required=False
    )
    jenis = forms.ChoiceField(choices=[ALL, *SEVERITIES], required=False)
    kepastian = forms.ChoiceField(
        choices=[ALL, ("pasti", "pasti"), ("tanya", "tanya")], required=False
    )
    aturan = forms.RegexField(r"^R\d\d$", required=False)

    def chosen(self) -> dict[str, str]:
        """Return what is chosen, by field; open findings where no state is."""
        self.is_valid()
        said = {name: str(self.cleaned_data.get(name) or "") for name in self.fields}
        return said | {"keadaan": said["keadaan"] or FindingState.OPEN}


class SettleForm(forms.Form):
    """What became of a finding, and why."""

    state = forms.ChoiceField(choices=FindingState.choices)
    seen = forms.ChoiceField(choices=FindingState.choices)
    reason = forms.CharField(max_length=1000, required=False)
    back = forms.CharField(max_length=300, required=False)
