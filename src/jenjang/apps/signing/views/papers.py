"""How far the signing of one paper is; scans and signed files are brought in here."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jenjang.apps.agreements.models import Agreement, Signature, SignatureState, State
from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.access import ADOPTERS, READERS, SignedInRequest
from jenjang.apps.signing import services
from jenjang.apps.signing.forms import ScanForm, SignedPdfForm
from jenjang.apps.signing.permissions import can_attach, can_sign
from jenjang.apps.signing.verdicts import replaced_by, signers_of
from jenjang.web.files import send_file
from jenjang.web.forms import attempt_and_say, status_of
from jenjang.web.pages import allow
from jenjang.web.public import check_address


@allow(READERS)
def paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who has signed a paper, who is awaited, and the file as it is now."""
    agreement = _readable(request, pk)
    return _page(request, agreement, ScanForm(signatures=signers_of(agreement)))


@allow(ADOPTERS)
@require_POST
def paper_scan(request: SignedInRequest, pk: int) -> HttpResponse:
    """The scan of a print signed in ink comes in."""
    agreement = _keepable(request, pk)
    form = ScanForm(request.POST, request.FILES, signatures=signers_of(agreement))
    done = form.attach(agreement, request.user)
    return _after(request, agreement, done, form, SignedPdfForm())


@allow(ADOPTERS)
@require_POST
def paper_signed(request: SignedInRequest, pk: int) -> HttpResponse:
    """A PDF signed elsewhere comes in."""
    agreement = _keepable(request, pk)
    form = SignedPdfForm(request.POST, request.FILES)
    done = form.attach(agreement, request.user)
    scan = ScanForm(signatures=signers_of(agreement))
    return _after(request, agreement, done, scan, form)


@allow(READERS)
def paper_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The PDF as it was issued (``?naskah=terbit``), else with what has been signed."""
    agreement = _readable(request, pk)
    stored = agreement.issued_pdf
    if request.GET.get("naskah") != "terbit":
        signed = [one for one in signers_of(agreement) if one.file is not None]
        stored = signed[-1].file if signed else stored
    if stored is None:
        raise Http404
    ending = {"image/png": "png", "image/jpeg": "jpg"}.get(stored.media_type, "pdf")
    return send_file(open_stored(stored), f"{agreement.code}.{ending}")


@allow(READERS)
@require_POST
def request_look_up(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask BSrE what became of a request that was not answered."""
    signature = _own(request, pk)
    act = partial(services.look_up, signature_id=pk, user=request.user)
    attempt_and_say(request, act, "Tanda tangan BSrE ditemukan dan disimpan.")
    return redirect("signing:paper", signature.agreement_id)


@allow(READERS)
@require_POST
def request_release(request: SignedInRequest, pk: int) -> HttpResponse:
    """The signer says that BSrE has not signed."""
    signature = _own(request, pk)
    act = partial(services.say_not_signed, signature_id=pk, user=request.user)
    attempt_and_say(request, act, "Dicatat belum ditandatangani; Anda dapat mengulang.")
    return redirect("signing:paper", signature.agreement_id)


def _after(
    request: SignedInRequest,
    agreement: Agreement,
    done: list[Signature] | None,
    scan: ScanForm,
    signed: SignedPdfForm,
) -> HttpResponse:
    """Go back to the paper where something was kept, else say what to correct."""
    if done is None:
        return _page(request, agreement, scan, signed)
    names = ", ".join(str(one.appointment.official) for one in done)
    messages.success(request, f"Tanda tangan {names} dicatat.")
    return redirect("signing:paper", agreement.pk)


def _page(
    request: SignedInRequest,
    agreement: Agreement,
    scan: ScanForm,
    signed: SignedPdfForm | None = None,
) -> HttpResponse:
    signatures = signers_of(agreement)
    is_waiting = agreement.state == State.WAITING
    brought = signed or SignedPdfForm()
    context = {
        "agreement": agreement,
        "signatures": signatures,
        "address": check_address(agreement.code or ""),
        "replaced_by": replaced_by(agreement),
        "may_attach": is_waiting and can_attach(request.user, agreement),
        "is_awaited": is_waiting and any(_awaits(request, one) for one in signatures),
        "open_request": next((one for one in signatures if _asked(request, one)), None),
        "scan": scan,
        "signed": brought,
    }
    status = max(status_of(scan), status_of(brought))
    return render(request, "signing/paper.html", context, status=status)


def _awaits(request: SignedInRequest, signature: Signature) -> bool:
    is_open = signature.state in {SignatureState.WAITING, SignatureState.FAILED}
    return is_open and can_sign(request.user, signature)


def _asked(request: SignedInRequest, signature: Signature) -> bool:
    is_asked = signature.state == SignatureState.REQUESTED
    return is_asked and can_sign(request.user, signature)


def _readable(request: SignedInRequest, pk: int) -> Agreement:
    """Return an issued paper the user may read: one of his units, or one he signs."""
    seen = Agreement.objects.visible_to(request.user)
    own = Agreement.objects.filter(signatures__appointment__official__user=request.user)
    issued = Agreement.objects.exclude(code=None).select_related(
        "unit", "position", "issued_pdf"
    )
    found = issued.filter(pk__in=seen.values("pk")) | issued.filter(pk__in=own.values("pk"))
    return get_object_or_404(found.defer("document"), pk=pk)


def _keepable(request: SignedInRequest, pk: int) -> Agreement:
    agreement = _readable(request, pk)
    if not can_attach(request.user, agreement):
        raise PermissionDenied
    return agreement


def _own(request: SignedInRequest, pk: int) -> Signature:
    """Return a signature of the user's own; of another's nobody learns."""
    own = Signature.objects.filter(appointment__official__user=request.user)
    return get_object_or_404(own, pk=pk)
