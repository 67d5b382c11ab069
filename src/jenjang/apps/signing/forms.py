"""What is typed in to sign, to make a certificate, to bring in what was signed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement, Signature, SignatureState
from jenjang.apps.signing import services
from jenjang.apps.signing.models import SigningCertificate
from jenjang.apps.signing.services import Outcome
from jenjang.web.forms import DayField, PasswordInput, attempt

OWN, BSRE = "sertifikat", "bsre"


def _passphrase(label: str, autocomplete: str = "off", **kwargs: Any) -> forms.CharField:
    widget = PasswordInput(autocomplete)
    return forms.CharField(
        label=label, strip=False, max_length=200, widget=widget, **kwargs
    )


class SigningForm(forms.Form):
    """The papers chosen, the way, and the passphrase; the NIK for BSrE alone."""

    way = forms.ChoiceField(
        label="Cara",
        choices=[(OWN, "Sertifikat saya"), (BSRE, "BSrE")],
        widget=forms.RadioSelect,
    )
    nik = forms.RegexField(
        r"^\d{16}$",
        label="NIK",
        required=False,
        help_text="Hanya untuk BSrE; diteruskan ke sana dan tidak disimpan di sini.",
        error_messages={"invalid": "NIK terdiri atas 16 angka."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    passphrase = _passphrase("Kata sandi tanda tangan")

    def __init__(self, *args: Any, with_bsre: bool, **kwargs: Any) -> None:
        """Offer BSrE only where it is set up."""
        super().__init__(*args, **kwargs)
        self.chosen: list[str] = []
        if isinstance(self.data, QueryDict):
            self.chosen = [str(one) for one in self.data.getlist("naskah")]
        if not with_bsre:
            del self.fields["way"], self.fields["nik"]

    def clean(self) -> dict[str, Any]:
        """Ask for the NIK where BSrE needs it."""
        given = super().clean() or {}
        if given.get("way") == BSRE and not given.get("nik") and "nik" not in self.errors:
            self.add_error("nik", "Isi NIK Anda; BSrE memerlukannya.")
        return given

    def sign(self, user: User) -> list[Outcome] | None:
        """Sign what was chosen; None where something is to be corrected first."""
        return attempt(self, lambda: self._signed(user))

    def _signed(self, user: User) -> list[Outcome]:
        given = self.cleaned_data
        ids = [int(one) for one in self.chosen if one.isdecimal()]
        if given.get("way") == BSRE:
            return services.have_signed(
                signature_ids=ids,
                user=user,
                nik=given["nik"],
                passphrase=given["passphrase"],
            )
        return services.sign_papers(
            signature_ids=ids, user=user, passphrase=given["passphrase"]
        )


class OwnCertificateForm(forms.Form):
    """The passphrase of a prepared certificate, twice."""

    passphrase = _passphrase(
        "Kata sandi tanda tangan",
        "new-password",
        help_text="Paling sedikit 10 tanda, lain dari kata sandi masuk. Hanya Anda yang "
        "mengetahuinya: tidak disimpan dan tidak dapat dipulihkan.",
    )
    again = _passphrase("Kata sandi tanda tangan, sekali lagi", "new-password")

    def clean(self) -> dict[str, Any]:
        """Compare the two."""
        given = super().clean() or {}
        both = given.get("passphrase"), given.get("again")
        if None not in both and both[0] != both[1]:
            self.add_error("again", "Kedua isian kata sandi tidak sama; ketik ulang.")
        return given

    def make(self, user: User) -> SigningCertificate | None:
        """Make the key; None where something is to be corrected."""
        return attempt(
            self,
            lambda: services.make_own_certificate(
                user=user, passphrase=self.cleaned_data["passphrase"]
            ),
        )


class BroughtCertificateForm(forms.Form):
    """A PKCS#12 file and the passphrase that opens it."""

    p12 = forms.FileField(
        label="Berkas sertifikat (.p12 atau .pfx)",
        widget=forms.FileInput(attrs={"accept": ".p12,.pfx"}),
    )
    passphrase = _passphrase("Kata sandi berkas itu")

    def bring(self, user: User) -> SigningCertificate | None:
        """Keep it; None where something is to be corrected."""
        return attempt(
            self,
            lambda: services.bring_certificate(
                user=user,
                content=self.cleaned_data["p12"].read(),
                passphrase=self.cleaned_data["passphrase"],
            ),
        )


class ScanForm(forms.Form):
    """A scan of the signed print: of which day, with whose pen on it."""

    scan = forms.FileField(
        label="Pindaian atau foto naskah (PDF, JPG, PNG)",
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )
    signed_on = DayField(label="Tanggal ditandatangani")
    orders = forms.TypedMultipleChoiceField(
        label="Yang menandatangani",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih pihak yang tanda tangannya ada di pindaian."},
    )

    def __init__(
        self, *args: Any, signatures: Iterable[Signature] = (), **kwargs: Any
    ) -> None:
        """Offer the parties that have not signed."""
        super().__init__(*args, **kwargs)
        orders: Any = self.fields["orders"]
        orders.choices = [
            (one.order, f"{one.appointment.official} ({one.appointment.position})")
            for one in signatures
            if one.state != SignatureState.SIGNED
        ]
        self.fields["signed_on"].initial = timezone.localdate()

    def attach(self, agreement: Agreement, by: User) -> list[Signature] | None:
        """Keep the scan; None where something is to be corrected."""
        return attempt(
            self,
            lambda: services.attach_scan(
                agreement_id=agreement.pk,
                content=self.cleaned_data["scan"].read(),
                name=self.cleaned_data["scan"].name,
                signed_on=self.cleaned_data["signed_on"],
                orders=self.cleaned_data["orders"],
                by=by,
            ),
        )


class SignedPdfForm(forms.Form):
    """A PDF that was signed elsewhere."""

    pdf = forms.FileField(
        label="PDF yang sudah ditandatangani",
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
    )

    def attach(self, agreement: Agreement, by: User) -> list[Signature] | None:
        """Verify and keep it; None where something is to be corrected."""
        return attempt(
            self,
            lambda: services.attach_signed_pdf(
                agreement_id=agreement.pk, content=self.cleaned_data["pdf"].read(), by=by
            ),
        )


class CodeForm(forms.Form):
    """The code printed at the foot of a paper."""

    kode = forms.CharField(
        label="Kode naskah",
        max_length=32,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )


class HeldAgainstForm(forms.Form):
    """A PDF to be held against what was issued."""

    pdf = forms.FileField(
        label="Berkas PDF",
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )
