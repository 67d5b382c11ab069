"""Forms of users and what they may do."""

import datetime as dt

from django import forms

from jenjang.apps.accounts.models import User
from jenjang.apps.accounts.services import Issued, correct_user, create_user
from jenjang.apps.organisation import services
from jenjang.apps.organisation.models import Grant, Role, Unit
from jenjang.web.forms import DayField, attempt


class GrantForm(forms.Form):
    """A role, and the unit it holds in."""

    role = forms.ChoiceField(label="Peran", choices=[("", "pilih peran"), *Role.choices])
    unit = forms.ModelChoiceField(
        Unit.objects.filter(closed_on=None),
        label="Perangkat daerah",
        required=False,
        empty_label="seluruh pemda",
        help_text="Kosongkan untuk peran tingkat pemda: Admin sampai Pimpinan daerah.",
    )
    since = DayField(label="Berlaku sejak")

    def give(self, user: User, by: User) -> Grant | None:
        """Give the role; None where something is to be corrected."""
        return attempt(self, lambda: self.given_to(user, by))

    def given_to(self, user: User, by: User) -> Grant:
        """Give the role of a valid form."""
        return services.grant_role(
            user=user,
            role=Role(self.cleaned_data["role"]),
            unit=self.cleaned_data["unit"],
            since=self.cleaned_data["since"],
            by=by,
        )


class UserForm(forms.Form):
    """A person's name and address."""

    full_name = forms.CharField(label="Nama lengkap", max_length=200)
    email = forms.EmailField(label="Surel", required=False)

    def correct(self, user: User, by: User) -> User | None:
        """Correct the user; None where something is to be corrected first."""
        return attempt(
            self,
            lambda: correct_user(
                user_id=user.pk,
                full_name=self.cleaned_data["full_name"],
                email=self.cleaned_data["email"],
                by=by,
            ),
        )


class NewUserForm(GrantForm, UserForm):
    """A new user with his first role."""

    username = forms.CharField(
        label="Nama pengguna",
        max_length=60,
        help_text="Huruf kecil, angka, titik atau tanda hubung, tanpa spasi.",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    field_order = ["full_name", "username", "email", "role", "unit", "since"]

    def create(self, by: User) -> Issued | None:
        """Make the user; None where something is to be corrected."""
        return attempt(self, lambda: self._created(by))

    def _created(self, by: User) -> Issued:
        issued = create_user(
            username=self.cleaned_data["username"],
            full_name=self.cleaned_data["full_name"],
            email=self.cleaned_data["email"],
            by=by,
        )
        self.given_to(issued.user, by)
        return issued


class LastDayForm(forms.Form):
    """The last day of a role or an appointment."""

    last_day = DayField(label="Hari terakhir")

    def day(self, today: dt.date) -> dt.date:
        """Return the day given, else today."""
        return self.cleaned_data["last_day"] if self.is_valid() else today
