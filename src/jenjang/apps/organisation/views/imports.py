"""The pages of the two imports: choose a sheet, see what it would do, then do it.

Between the two steps the sheet is kept; a signed ticket names it, its user and its page.
"""

from typing import Any, Protocol

from django import forms
from django.core import signing
from django.core.exceptions import BadRequest
from django.core.files.base import File
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.files.models import Kind, StoredFile
from jenjang.apps.files.services import open_stored, store
from jenjang.apps.organisation.access import (
    PEOPLE_KEEPERS,
    USER_KEEPERS,
    SignedInRequest,
    scope,
)
from jenjang.apps.organisation.imports import officials, users
from jenjang.apps.organisation.imports.rehearsal import Outcome
from jenjang.apps.organisation.imports.sheet import LARGEST_FILE, template
from jenjang.core.values import Refused
from jenjang.web.files import MEDIA_TYPES, send_file
from jenjang.web.forms import attempt, attempt_and_say, status_of
from jenjang.web.pages import allow

AN_HOUR = 3600


class Import(Protocol):
    """What an import does with a sheet."""

    def __call__(self, content: bytes, *, rehearse: bool) -> Outcome:
        """Do it, or only rehearse it."""


class SheetForm(forms.Form):
    """The sheet to rehearse; what it is, is judged by its content."""

    sheet = forms.FileField(
        label="Berkas Excel",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_sheet(self) -> File[bytes]:
        """Refuse what is too large before it is read."""
        sheet: File[bytes] = self.cleaned_data["sheet"]
        if (sheet.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                "Berkas lebih dari 5 MB; pilih lembar yang lebih kecil."
            )
        return sheet

    def rehearse(self, run: Import) -> tuple[Outcome, bytes] | None:
        """Return what the sheet would do; None where it cannot be read."""
        return attempt(self, lambda: self._rehearsed(run))

    def _rehearsed(self, run: Import) -> tuple[Outcome, bytes]:
        content = self.cleaned_data["sheet"].read()
        return run(content, rehearse=True), content


@allow(USER_KEEPERS)
def user_import(request: SignedInRequest) -> HttpResponse:
    """Users from a sheet: what it would do."""
    return _rehearsal(request, "users", _users_by(request))


@allow(USER_KEEPERS)
@require_POST
def user_import_do(request: SignedInRequest) -> HttpResponse:
    """Users from a sheet: done; their passwords are shown once."""
    outcome = _performed(request, "users", _users_by(request))
    if outcome is None or not outcome.issued:
        return redirect("organisation:users")
    context = {"issued": outcome.issued}
    return render(request, "organisation/user_password.html", context)


@allow(USER_KEEPERS)
def user_template(request: SignedInRequest) -> HttpResponse:
    """An empty sheet for users."""
    return send_file(template("Pengguna", users.COLUMNS), "contoh-pengguna.xlsx")


@allow(PEOPLE_KEEPERS)
def official_import(request: SignedInRequest) -> HttpResponse:
    """Positions and officials of the unit in hand from a sheet: what it would do."""
    return _rehearsal(request, "officials", _officials_by(request))


@allow(PEOPLE_KEEPERS)
@require_POST
def official_import_do(request: SignedInRequest) -> HttpResponse:
    """Positions and officials of the unit in hand from a sheet: done."""
    _performed(request, "officials", _officials_by(request))
    return redirect("organisation:officials")


@allow(PEOPLE_KEEPERS)
def official_template(request: SignedInRequest) -> HttpResponse:
    """An empty sheet for officials."""
    return send_file(template("Pejabat", officials.COLUMNS), "contoh-pejabat.xlsx")


def _users_by(request: SignedInRequest) -> Import:
    def run(content: bytes, *, rehearse: bool) -> Outcome:
        today = timezone.localdate()
        return users.import_users(content, today=today, by=request.user, rehearse=rehearse)

    return run


def _officials_by(request: SignedInRequest) -> Import:
    unit = scope(request).unit
    if unit is None:
        raise Http404

    def run(content: bytes, *, rehearse: bool) -> Outcome:
        return officials.import_officials(
            content,
            unit=unit,
            today=timezone.localdate(),
            by=request.user,
            rehearse=rehearse,
        )

    return run


def _rehearsal(request: SignedInRequest, what: str, run: Import) -> HttpResponse:
    form = (
        SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    )
    rehearsed = form.rehearse(run) if form.is_bound else None
    context: dict[str, Any] = {"form": form, "what": what, "outcome": None, "ticket": ""}
    if rehearsed is not None:
        context["outcome"], content = rehearsed
        if not context["outcome"].problems:
            context["ticket"] = _ticket(request, what, content)
    return render(request, "organisation/import.html", context, status=status_of(form))


def _ticket(request: SignedInRequest, what: str, content: bytes) -> str:
    kept = store(
        content=content,
        name=f"impor-{what}.xlsx",
        media_type=MEDIA_TYPES["xlsx"],
        kind=Kind.UPLOAD,
        by=request.user,
    )
    return signing.dumps([what, request.user.pk, kept.pk], salt=__name__)


def _performed(request: SignedInRequest, what: str, run: Import) -> Outcome | None:
    """Return what was done; None where the sheet no longer passes, which is said."""
    outcomes: list[Outcome] = []

    def act() -> None:
        outcome = run(_ticketed(request, what), rehearse=False)
        if outcome.problems:
            raise Refused(
                "Data sudah berubah sejak diperiksa; unggah lembarnya sekali lagi."
            )
        outcomes.append(outcome)

    attempt_and_say(request, act, "Impor selesai; semua baris diterapkan.")
    return outcomes[0] if outcomes else None


def _ticketed(request: SignedInRequest, what: str) -> bytes:
    try:
        ticket = request.POST.get("ticket", "")
        page, user_pk, file_pk = signing.loads(ticket, salt=__name__, max_age=AN_HOUR)
    except signing.SignatureExpired:
        raise Refused(
            "Pemeriksaan lebih dari satu jam lalu; unggah lembarnya lagi."
        ) from None
    except signing.BadSignature:
        raise BadRequest from None
    if (page, user_pk) != (what, request.user.pk):
        raise BadRequest
    return open_stored(get_object_or_404(StoredFile, pk=file_pk))
