"""Forms of agreements."""

import datetime as dt

from django import forms

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements import services
from jenjang.apps.agreements.models import Agreement, ReasonKind
from jenjang.web.forms import attempt

REASON_LENGTH = 1000


class ReasonForm(forms.Form):
    """Why: one or a few sentences for who drew the paper up."""

    reason = forms.CharField(
        label="Alasan",
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasannya dahulu."},
    )


class RevisionForm(forms.Form):
    """Why an agreement is revised: the kind the regulation names, and the reason."""

    kind = forms.ChoiceField(
        label="Dasar perubahan", choices=ReasonKind.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label="Alasan",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Contoh: DPPA Nomor 12 Tahun 2025 mengurangi pagu Program Penunjang. "
        "Alasan ini tercetak pada naskahnya.",
    )

    def open(self, agreement: Agreement, day: dt.date, by: User) -> Agreement | None:
        """Open the Perubahan; None where something is to be corrected."""
        return attempt(
            self,
            lambda: services.revise(
                agreement_id=agreement.pk,
                kind=ReasonKind(self.cleaned_data["kind"]),
                reason=self.cleaned_data["reason"],
                day=day,
                by=by,
            ),
        )
