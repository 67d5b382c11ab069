"""The form of one's own password."""

from typing import Any

from django import forms

from jenjang.apps.accounts import services
from jenjang.apps.accounts.models import User
from jenjang.web.forms import PasswordInput, attempt


class OwnPasswordForm(forms.Form):
    """The old password, and the new one twice."""

    old = forms.CharField(
        label="Kata sandi sekarang", strip=False, widget=PasswordInput("current-password")
    )
    new = forms.CharField(
        label="Kata sandi baru",
        strip=False,
        help_text="Paling sedikit 8 tanda, bukan angka saja dan bukan kata yang lazim.",
        widget=PasswordInput("new-password"),
    )
    again = forms.CharField(
        label="Kata sandi baru, sekali lagi",
        strip=False,
        widget=PasswordInput("new-password"),
    )

    def clean(self) -> dict[str, Any]:
        """Compare the two."""
        given = super().clean() or {}
        if "new" in given and "again" in given and given["new"] != given["again"]:
            self.add_error("again", "Kedua isian kata sandi baru tidak sama; ketik ulang.")
        return given

    def change(self, user: User) -> User | None:
        """Change the password; None where something is to be corrected."""
        return attempt(
            self,
            lambda: services.change_password(
                user_id=user.pk, old=self.cleaned_data["old"], new=self.cleaned_data["new"]
            ),
        )
