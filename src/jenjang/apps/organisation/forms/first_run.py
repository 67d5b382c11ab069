"""The form of the first run: the pemda, its first admin, its units."""

import datetime as dt
from typing import Any

from django import forms

from jenjang.apps.organisation import services
from jenjang.apps.organisation.titles import kind_of_unit
from jenjang.web.forms import PasswordInput, attempt


class FirstRunForm(forms.Form):
    """Asks for what nobody else can know; all else has a page later."""

    name = forms.CharField(
        label="Nama pemerintah daerah",
        max_length=120,
        help_text="Contoh: Kabupaten Tirtajaya",
    )
    head_title = forms.CharField(
        label="Sebutan kepala daerah", max_length=120, help_text="Contoh: Bupati Tirtajaya"
    )
    seat = forms.CharField(
        label="Ibu kota",
        max_length=120,
        required=False,
        help_text="Tempat penandatanganan pada dokumen.",
    )
    year = forms.IntegerField(label="Tahun pertama yang dikerjakan", localize=False)
    units = forms.CharField(
        label="Perangkat daerah",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Satu nama tiap baris, misalnya: Kecamatan Sukamaju.",
    )
    full_name = forms.CharField(label="Nama lengkap admin pertama", max_length=200)
    username = forms.CharField(
        label="Nama pengguna",
        max_length=60,
        help_text="Huruf kecil, angka, titik atau tanda hubung, tanpa spasi.",
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none"}
        ),
    )
    password = forms.CharField(
        label="Kata sandi",
        strip=False,
        help_text="Paling sedikit 8 tanda, bukan angka saja dan bukan kata yang lazim.",
        widget=PasswordInput("new-password"),
    )
    again = forms.CharField(
        label="Kata sandi, sekali lagi",
        strip=False,
        widget=PasswordInput("new-password"),
    )

    def clean_year(self) -> int:
        """Refuse a year no paper can be of."""
        year = int(self.cleaned_data["year"])
        if not 2000 <= year <= 2100:
            raise forms.ValidationError("Isi tahun antara 2000 dan 2100.")
        return year

    def clean_units(self) -> list[services.NewUnit]:
        """Return one unit a line."""
        names = [" ".join(line.split()) for line in self.cleaned_data["units"].splitlines()]
        return [services.NewUnit(name, kind_of_unit(name)) for name in names if name]

    def clean(self) -> dict[str, Any]:
        """Compare the two passwords."""
        given = super().clean() or {}
        if given.get("password") != given.get("again"):
            self.add_error("again", "Kedua isian kata sandi tidak sama; ketik ulang.")
        return given

    def found(self, today: dt.date) -> services.Founded | None:
        """Found the pemda; None where something is to be corrected."""
        return attempt(self, lambda: self._found(today))

    def _found(self, today: dt.date) -> services.Founded:
        given = self.cleaned_data
        founded = services.found_government(
            name=given["name"],
            head_title=given["head_title"],
            seat=given["seat"],
            admin_username=given["username"],
            admin_full_name=given["full_name"],
            admin_password=given["password"],
            units=given["units"],
            today=today,
        )
        services.open_year(year=given["year"], by=founded.admin)
        return founded
