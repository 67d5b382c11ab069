"""Forms of reminders."""

from dataclasses import asdict

from django import forms

from jenjang.apps.accounts.models import User
from jenjang.apps.notices import services
from jenjang.apps.notices.models import NoticePace
from jenjang.apps.notices.models.notices import MOST_DAYS
from jenjang.core.deadlines import Pace
from jenjang.web.forms import attempt


def _days(label: str, least: int = 1) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=MOST_DAYS)


class PaceForm(forms.Form):
    """How many days before and after a deadline, and after how many days late to whom."""

    before_days = _days("Diingatkan berapa hari sebelum tenggat", 0)
    every_days = _days("Diulang setiap berapa hari sesudah tenggat")
    repeats = _days("Paling banyak diulang berapa kali")
    superior_after_days = _days("Atasan langsung diberi tahu sesudah lewat berapa hari")
    head_after_days = _days("Kepala perangkat daerah diberi tahu sesudah lewat berapa hari")
    pembina_after_days = _days("Bagian Organisasi diberi tahu sesudah lewat berapa hari")
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def showing(cls, data: object, row: NoticePace) -> "PaceForm":
        """Return the form with what holds now."""
        initial = asdict(row.pace) | {"version": row.version}
        return cls(data or None, initial=initial)  # type: ignore[arg-type]  # a QueryDict

    def set(self, by: User) -> NoticePace | None:
        """Set the pace; None where something is to be corrected."""
        return attempt(self, lambda: self._set(by))

    def _set(self, by: User) -> NoticePace:
        said = dict(self.cleaned_data)
        version = said.pop("version")
        return services.set_pace(pace=Pace(**said), version=version, by=by)


class WishesForm(forms.Form):
    """Whether a person wants e-mail."""

    wants_mail = forms.BooleanField(
        label="Kirimi saya satu surel ringkasan pada hari ada pengingat baru",
        required=False,
    )
