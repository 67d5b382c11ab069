"""Before there is a government, every way leads to the page that founds it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from jenjang.apps.organisation.models import Government
from jenjang.web.addresses import address


class FirstRun:
    """Send a visitor of an empty database to the first-run page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Ask only where nobody is signed in: a signed-in user proves a government."""
        start = address("organisation:first_run")
        if request.path in {start, address("health")} or request.user.is_authenticated:
            return self.get_response(request)
        if Government.objects.exists():
            return self.get_response(request)
        return HttpResponseRedirect(start)
