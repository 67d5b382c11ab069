"""The letterhead: seen as papers print it, its picture and its address."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.access import (
    GOVERNMENT_KEEPERS,
    PEOPLE_KEEPERS,
    SignedInRequest,
    scope,
)
from jenjang.apps.organisation.forms.letterhead import AddressForm, LogoForm
from jenjang.apps.organisation.models import Government
from jenjang.apps.organisation.permissions import can_manage_government
from jenjang.apps.organisation.services import put_logo
from jenjang.apps.organisation.snapshots import letterhead_of
from jenjang.papers.writers import html
from jenjang.web.forms import attempt_and_say, status_of
from jenjang.web.pages import allow


@allow(PEOPLE_KEEPERS)
def letterhead(request: SignedInRequest) -> HttpResponse:
    """The unit's letterhead as it is printed, and its address."""
    unit = scope(request).unit
    if unit is None:
        raise Http404
    form = AddressForm(request.POST or None, initial={"address": unit.address})
    if form.write(unit, request.user) is not None:
        messages.success(request, "Kop tersimpan; dipakai pada cetakan berikutnya.")
        return redirect("organisation:letterhead")
    return _page(request, form, LogoForm())


@allow(GOVERNMENT_KEEPERS)
@require_POST
def logo(request: SignedInRequest) -> HttpResponse:
    """Put the picture on every letterhead, or take it off."""
    if "hapus" in request.POST:
        attempt_and_say(
            request,
            lambda: put_logo(content=None, by=request.user),
            "Lambang dilepas dari kop.",
        )
        return redirect("organisation:letterhead")
    form = LogoForm(request.POST, request.FILES)
    if form.put(request.user) is not None:
        messages.success(request, "Lambang dipasang pada kop setiap unit.")
        return redirect("organisation:letterhead")
    return _page(request, AddressForm(), form)


@allow(PEOPLE_KEEPERS)
def logo_picture(request: SignedInRequest) -> HttpResponse:
    """The picture itself; an empty answer (204) where there is none."""
    government = Government.objects.select_related("logo").first()
    if government is None or government.logo is None:
        return HttpResponse(status=204)
    response = HttpResponse(open_stored(government.logo), "image/png")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _page(
    request: SignedInRequest, address: AddressForm, logo_form: LogoForm
) -> HttpResponse:
    unit = scope(request).unit
    head = letterhead_of(unit) if unit else None
    shown = html.write([head], "Kop naskah").decode() if head else ""
    context = {
        "form": address,
        "logo_form": logo_form,
        "has_logo": head is not None and head.logo is not None,
        "shown": mark_safe(shown),  # noqa: S308  the writer escapes every text
        "may_put_logo": can_manage_government(request.user),
        "unit": unit,
    }
    status = max(status_of(address), status_of(logo_form))
    return render(request, "organisation/letterhead.html", context, status=status)
