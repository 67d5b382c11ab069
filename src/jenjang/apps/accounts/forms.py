"""The form of one's own password."""

from typing import Any

from django import forms

from jenjang.apps.accounts import services
from jenjang.apps.accounts.models import User
from jenjang.core.values import Refused


class OwnPasswordForm(forms.Form):
    """The old password, and the new one twice."""

    old = forms.CharField(
        label="Kata sandi sekarang",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="Kata sandi baru",
        strip=False,
        help_text="Paling sedikit 8 tanda, bukan angka saja dan bukan kata yang lazim.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Kata sandi baru, sekali lagi",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Compare the two."""
        given = super().clean() or {}
        if "new" in given and "again" in given and given["new"] != given["again"]:
            self.add_error("again", "Kedua isian kata sandi baru tidak sama; ketik ulang.")
        return given

    def change(self, user: User) -> User | None:
        """Change the password, or return None with the sentence that says why not."""
        if not self.is_valid():
            return None
        try:
            return services.change_password(
                user_id=user.pk, old=self.cleaned_data["old"], new=self.cleaned_data["new"]
            )
        except Refused as why:
            self.add_error(None, str(why))
            return None
