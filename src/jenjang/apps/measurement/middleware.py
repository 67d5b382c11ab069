"""After an act, what it changed in a plan is counted anew before anybody looks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jenjang.apps.measurement.services import is_anything_marked, recount_marked


class Recount:
    """Ask once after each POST; a mark that a stopped process left is met by the next."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, then count what is marked."""
        response = self.get_response(request)
        if request.method == "POST" and is_anything_marked():
            recount_marked()
        return response
