"""A password that an admin gave opens one page only: the one that replaces it."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django_htmx.http import HttpResponseClientRedirect

from jenjang.apps.accounts.models import User
from jenjang.web.addresses import address

OPEN = ("account_change_password", "account_logout", "health")


class PasswordFirst:
    """Send a user with a given password to the page that changes it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let through who has chosen his own password."""
        if request.path in {address(name) for name in OPEN}:
            return self.get_response(request)
        user = request.user
        if not isinstance(user, User) or not user.must_change_password:
            return self.get_response(request)
        here = request.get_full_path() if request.method == "GET" else "/"
        url = f"{address('account_change_password')}?{urlencode({'next': here})}"
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(url)
        return HttpResponseRedirect(url)
