"""What waits for one's own signature, and the certificate one signs with."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import Official
from jenjang.apps.signing.forms import (
    BSRE,
    OWN,
    BroughtCertificateForm,
    OwnCertificateForm,
    SigningForm,
)
from jenjang.apps.signing.models import SigningCertificate
from jenjang.apps.signing.queues import signed_by, waiting_for
from jenjang.apps.signing.service import is_bsre_set_up
from jenjang.apps.signing.services import Outcome
from jenjang.web.forms import status_of
from jenjang.web.pages import allow

RECENT = 10
MOST_SHOWN = 60


@allow(READERS)
@sensitive_post_parameters("passphrase", "nik")
def own_papers(request: SignedInRequest) -> HttpResponse:
    """Papers that wait for one's own signature; many are signed with one passphrase."""
    certificate = _certificate(request)
    initial = {"way": OWN if certificate else BSRE}
    form = SigningForm(request.POST or None, with_bsre=is_bsre_set_up(), initial=initial)
    outcomes = form.sign(request.user)
    if outcomes is not None:
        _tell(request, outcomes)
        return redirect("signing:own")
    context = {
        "form": form,
        "waiting": list(waiting_for(request.user)[:MOST_SHOWN]),
        "signed": list(signed_by(request.user)[:RECENT]),
        "certificate": certificate,
        "now": timezone.now(),
        "with_bsre": is_bsre_set_up(),
    }
    return render(request, "signing/own.html", context, status=status_of(form))


def _tell(request: SignedInRequest, outcomes: list[Outcome]) -> None:
    """Say of each paper what came of it, the signed ones first in one sentence."""
    signed = [one for one in outcomes if one.refusal is None]
    if signed:
        holds = sum(one.holds for one in signed)
        more = f"; {holds} di antaranya kini berlaku" if holds else ""
        messages.success(request, f"{len(signed)} naskah ditandatangani{more}.")
    for one in outcomes:
        if one.refusal is not None:
            messages.error(request, f"{one.title}: {one.refusal}")


@allow(READERS)
@sensitive_post_parameters("passphrase", "again")
def own_certificate(request: SignedInRequest) -> HttpResponse:
    """One's own certificate: its passphrase is chosen, or a file is brought."""
    certificate = _certificate(request)
    is_prepared = certificate is not None and not certificate.is_ready
    is_brought = "bawa" in request.POST
    chosen = OwnCertificateForm(
        request.POST if request.method == "POST" and not is_brought else None
    )
    sent = (request.POST, request.FILES) if is_brought else (None, None)
    brought = BroughtCertificateForm(sent[0], sent[1], prefix="b")
    done = brought.bring(request.user) if is_brought else chosen.make(request.user)
    if done is not None:
        messages.success(request, "Sertifikat Anda siap dipakai.")
        return redirect("signing:own_certificate")
    context = {
        "certificate": certificate,
        "is_prepared": is_prepared,
        "official": Official.objects.filter(user=request.user).first(),
        "chosen": chosen,
        "brought": brought,
        "now": timezone.now(),
    }
    status = max(status_of(chosen), status_of(brought))
    return render(request, "signing/own_certificate.html", context, status=status)


def _certificate(request: SignedInRequest) -> SigningCertificate | None:
    found = SigningCertificate.objects.filter(official__user=request.user)
    return found.select_related("official").defer("p12").first()
