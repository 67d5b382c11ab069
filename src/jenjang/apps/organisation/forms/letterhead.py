"""Forms of the letterhead."""

from typing import Any

from django import forms

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation import services
from jenjang.apps.organisation.models import Government, Unit
from jenjang.web.forms import attempt


class AddressForm(forms.Form):
    """The lines under a unit's name."""

    address = forms.CharField(
        label="Alamat pada kop",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Paling banyak tiga baris: jalan dan kode pos, telepon, pos-el.",
    )

    def write(self, unit: Unit, by: User) -> Unit | None:
        """Write the address; None where something is to be corrected."""
        return attempt(
            self,
            lambda: services.write_address(
                unit_id=unit.pk, address=self.cleaned_data["address"], by=by
            ),
        )


class LogoForm(forms.Form):
    """The picture of the pemda."""

    logo = forms.FileField(
        label="Lambang daerah",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        help_text="PNG, JPEG, atau WebP, paling besar 5 MB, sebaiknya tanpa latar.",
    )

    def put(self, by: User) -> Government | None:
        """Put the picture on the letterhead; None where it is refused."""
        return attempt(self, lambda: services.put_logo(content=self._content(), by=by))

    def _content(self) -> bytes:
        file: Any = self.cleaned_data["logo"]
        content: bytes = file.read()
        return content
