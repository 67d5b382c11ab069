"""The page that founds the pemda; it is there only while none exists."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from jenjang.apps.organisation.forms.first_run import FirstRunForm
from jenjang.apps.organisation.models import Government
from jenjang.web.forms import status_of
from jenjang.web.pages import ANYONE, allow


@allow(ANYONE)
@sensitive_post_parameters("password", "again")
def first_run(request: HttpRequest) -> HttpResponse:
    """The pemda, its first admin and its units; then straight to work."""
    if Government.objects.exists():
        raise Http404
    today = timezone.localdate()
    form = FirstRunForm(request.POST or None, initial={"year": today.year})
    founded = form.found(today)
    if founded is None:
        page = "organisation/first_run.html"
        return render(request, page, {"form": form}, status=status_of(form))
    login(request, founded.admin, settings.AUTHENTICATION_BACKENDS[0])
    messages.success(
        request, f"{founded.government} siap dipakai. Berikutnya: beri akun kepada rekan."
    )
    return redirect("organisation:users")
