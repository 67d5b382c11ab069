"""Forms of positions, officials and appointments of one unit."""

from typing import Any, TypedDict

from django import forms
from django.db import transaction
from django.db.models import Q, QuerySet

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation import services
from jenjang.apps.organisation.models import (
    Appointment,
    AppointmentKind,
    Official,
    Position,
    Unit,
)
from jenjang.web.forms import DayField, attempt


def positions_of(unit: Unit | None) -> QuerySet[Position]:
    """Return the unit's positions in the order of the tree."""
    return Position.objects.filter(unit=unit).order_by("path")


class PositionForm(forms.Form):
    """A position and its superior."""

    name = forms.CharField(
        label="Nama jabatan", max_length=200, help_text="Contoh: Kepala Seksi Pelayanan"
    )
    reports_to = forms.ModelChoiceField(
        Position.objects.none(),
        label="Atasan langsung",
        required=False,
        empty_label="tidak ada",
    )
    echelon = forms.CharField(label="Eselon", max_length=12, required=False)

    def __init__(self, *args: Any, unit: Unit | None, **kwargs: Any) -> None:
        """Offer the superiors of the unit, and those above all units."""
        super().__init__(*args, **kwargs)
        self.unit = unit
        above = Position.objects.filter(Q(unit=unit) | Q(unit=None)).order_by("path")
        self.fields["reports_to"].queryset = above  # type: ignore[attr-defined]  # a ModelChoiceField

    def create(self, by: User) -> Position | None:
        """Make the position; None where something is to be corrected."""
        return attempt(
            self,
            lambda: services.create_position(
                unit=self.unit,
                name=self.cleaned_data["name"],
                reports_to=self.cleaned_data["reports_to"],
                echelon=self.cleaned_data["echelon"] or None,
                by=by,
            ),
        )

    def correct(self, position: Position, by: User) -> Position | None:
        """Rename or move the position; None where something is to be corrected."""
        return attempt(self, lambda: self._corrected(position, by))

    def _corrected(self, position: Position, by: User) -> Position:
        services.rename_position(
            position_id=position.pk,
            name=self.cleaned_data["name"],
            echelon=self.cleaned_data["echelon"] or None,
            by=by,
        )
        return services.move_position(
            position_id=position.pk, reports_to=self.cleaned_data["reports_to"], by=by
        )


class OfficialForm(forms.Form):
    """Who somebody is."""

    full_name = forms.CharField(
        label="Nama lengkap dengan gelar",
        max_length=200,
        help_text="Contoh: Rina Lestari, S.E.",
    )
    nip = forms.CharField(
        label="NIP",
        required=False,
        help_text="18 angka; spasi boleh. Kosongkan bila tidak ada.",
    )
    rank = forms.CharField(
        label="Pangkat / golongan", required=False, help_text="Contoh: Penata / III.c"
    )
    phone = forms.CharField(
        label="Nomor WhatsApp",
        required=False,
        help_text="Dipakai saat mengingatkan. Contoh: 0812 3456 7890",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )

    def correct(self, official: Official, by: User) -> Official | None:
        """Correct the official; None where something is to be corrected first."""
        return attempt(self, lambda: self._corrected(official, by))

    @transaction.atomic
    def _corrected(self, official: Official, by: User) -> Official:
        services.correct_official(official_id=official.pk, by=by, **self.cleaned_identity())
        return self._set_phone(official, by)

    def register(self, by: User) -> Official:
        """Make the official of a valid form."""
        made = services.register_official(by=by, **self.cleaned_identity())
        return self._set_phone(made, by)

    def _set_phone(self, official: Official, by: User) -> Official:
        phone = self.cleaned_data["phone"]
        return services.set_phone(official_id=official.pk, phone=phone, by=by)

    def cleaned_identity(self) -> "Identity":
        """Return who a valid form says it is."""
        given = self.cleaned_data
        return {"full_name": given["full_name"], "nip": given["nip"], "rank": given["rank"]}


class Identity(TypedDict):
    """Who somebody is, as typed."""

    full_name: str
    nip: str
    rank: str


class AppointmentForm(forms.Form):
    """An official in a position, from a day on."""

    position = forms.ModelChoiceField(
        Position.objects.none(), label="Jabatan", empty_label="pilih jabatan"
    )
    kind = forms.ChoiceField(label="Sebagai", choices=AppointmentKind.choices)
    since = DayField(label="Sejak")

    def __init__(self, *args: Any, unit: Unit | None, **kwargs: Any) -> None:
        """Offer the positions of the unit."""
        super().__init__(*args, **kwargs)
        self.fields["position"].queryset = positions_of(unit)  # type: ignore[attr-defined]  # a ModelChoiceField

    def appoint(self, official: Official, by: User) -> Appointment | None:
        """Appoint the official; None where something is to be corrected."""
        return attempt(self, lambda: self.appointed(official, by))

    def appointed(self, official: Official, by: User) -> Appointment:
        """Appoint the official with a valid form."""
        return services.appoint(
            official=official,
            position=self.cleaned_data["position"],
            kind=AppointmentKind(self.cleaned_data["kind"]),
            since=self.cleaned_data["since"],
            by=by,
        )


class NewOfficialForm(AppointmentForm, OfficialForm):
    """A new official with his position."""

    field_order = ["full_name", "nip", "rank", "phone", "position", "kind", "since"]

    def create(self, by: User) -> Official | None:
        """Make official and appointment; None where something is to be corrected."""
        return attempt(self, lambda: self._created(by))

    def _created(self, by: User) -> Official:
        official = self.register(by)
        self.appointed(official, by)
        return official


class AccountForm(forms.Form):
    """Which user an official is."""

    username = forms.CharField(
        label="Nama pengguna",
        required=False,
        max_length=60,
        help_text="Kosongkan untuk melepaskan akun.",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )

    def clean_username(self) -> User | None:
        """Return the user of that name."""
        name = self.cleaned_data["username"].strip().lower()
        if not name:
            return None
        user = User.objects.filter(username=name).first()
        if user is None:
            raise forms.ValidationError(
                f"Tidak ada pengguna “{name}”; periksa ejaannya, atau buat akunnya."
            )
        return user

    def link(self, official: Official, by: User) -> Official | None:
        """Link them; None where something is to be corrected."""
        return attempt(
            self,
            lambda: services.link_user(
                official_id=official.pk, user=self.cleaned_data["username"], by=by
            ),
        )
