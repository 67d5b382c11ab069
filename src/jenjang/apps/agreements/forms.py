"""What is typed when a paper is returned or withdrawn."""

from django import forms

REASON_LENGTH = 1000


class ReasonForm(forms.Form):
    """Why: one or a few sentences for who drew the paper up."""

    reason = forms.CharField(
        label="Alasan",
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasannya dahulu."},
    )
