"""The form of a Keputusan IKU: its facts, and rows that are added, ordered, left out."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.models import Appointment
from jenjang.apps.plans import services
from jenjang.apps.plans.models import IkuDecree
from jenjang.apps.plans.services import DecreeFacts
from jenjang.web.forms import DayField, attempt

LISTS = ("considerations", "legal_bases", "decisions")
LAST = 10_000  # rows without an order of their own stand last, as they came
EMPTY_ROWS = 2


class DecreeForm(forms.Form):
    """What stands in a decree beside its rows; `seen` is the state that was shown."""

    number = forms.CharField(
        label="Nomor",
        max_length=80,
        required=False,
        help_text="Contoh: 188/07 TAHUN 2025",
    )
    place = forms.CharField(label="Ditetapkan di", max_length=120, required=False)
    signed_on = DayField(label="Pada tanggal", required=False)
    signer = forms.ModelChoiceField(
        Appointment.objects.none(), label="Ditandatangani oleh", required=False
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, decree: IkuDecree, **kwargs: Any) -> None:
        """Offer who holds or held a position of the unit."""
        super().__init__(*args, **kwargs)
        held = Appointment.objects.filter(position__unit=decree.plan.unit_id)
        self.fields["signer"].queryset = (  # type: ignore[attr-defined]  # a ModelChoiceField
            held.select_related("official", "position").order_by("position__path", "-since")
        )

    def correct(self, decree: IkuDecree, rows: QueryDict, by: User) -> IkuDecree | None:
        """Write the decree; None where something is to be corrected."""
        return attempt(
            self,
            lambda: services.correct_decree(
                decree_id=decree.pk,
                facts=self._facts(rows),
                seen=self.cleaned_data["seen"],
                by=by,
            ),
        )

    def _facts(self, rows: QueryDict) -> DecreeFacts:
        said = self.cleaned_data
        lists = {name: tuple(rows_in(rows, name)) for name in LISTS}
        return DecreeFacts(
            number=said["number"],
            place=said["place"],
            signed_on=said["signed_on"],
            signer=said["signer"],
            **lists,
        )


def rows_in(rows: QueryDict, name: str) -> list[str]:
    """Return the rows of a list in the order the person gave, then chosen proposals."""
    texts, orders = rows.getlist(name), rows.getlist(f"{name}_order")
    numbered = [
        (_order(orders[at] if at < len(orders) else ""), at, text)
        for at, text in enumerate(texts)
    ]
    return [text for _, _, text in sorted(numbered)] + rows.getlist(f"{name}_proposed")


def shown_rows(texts: Sequence[str]) -> list[tuple[int, str]]:
    """Return the rows with their numbers, and empty ones to fill."""
    return list(enumerate([*texts, *[""] * EMPTY_ROWS], start=1))


def _order(written: str) -> float:
    try:
        return float(written.replace(",", "."))
    except ValueError:
        return LAST
