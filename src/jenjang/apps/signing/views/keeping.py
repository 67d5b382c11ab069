"""The admin's page of certificates: an issuer of the office, and who may have one."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import USER_KEEPERS, SignedInRequest
from jenjang.apps.organisation.models import Official
from jenjang.apps.signing import services
from jenjang.apps.signing.models import OfficeAuthority
from jenjang.web.forms import attempt_and_say
from jenjang.web.pages import allow

PAGE_ROWS = 50


@allow(USER_KEEPERS)
def certificate_list(request: SignedInRequest) -> HttpResponse:
    """Officials with an account, and the certificate of each."""
    officials = Official.objects.exclude(user=None).select_related("certificate", "user")
    sought = request.GET.get("cari", "").strip()
    if sought:
        officials = officials.filter(full_name__icontains=sought)
    page = Paginator(officials.defer("certificate__p12"), PAGE_ROWS)
    shown = page.get_page(request.GET.get("hal"))
    context = {
        "page": shown,
        "rows": [(one, getattr(one, "certificate", None)) for one in shown],
        "authority": OfficeAuthority.objects.first(),
        "sought": sought,
        "now": timezone.now(),
    }
    return render(request, "signing/certificates.html", context)


@allow(USER_KEEPERS)
@require_POST
def authority_new(request: SignedInRequest) -> HttpResponse:
    """Make an issuer of the office."""
    act = partial(services.found_authority, by=request.user)
    attempt_and_say(request, act, "Penerbit kantor dibuat.")
    return redirect("signing:certificates")


@allow(USER_KEEPERS)
@require_POST
def certificate_prepare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let an official make a certificate of the office."""
    official = get_object_or_404(Official, pk=pk)
    act = partial(services.prepare_certificate, official_id=pk, by=request.user)
    said = (
        f"Sertifikat {official} disiapkan; ia memilih kata sandinya sendiri di halaman "
        "Sertifikat saya."
    )
    attempt_and_say(request, act, said)
    return redirect("signing:certificates")
