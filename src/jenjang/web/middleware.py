"""A refusal that no page has answered for is still told in its one sentence."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jenjang.core.values import Refused


class RefusalPage:
    """Answer 409 with the sentence of a Refused that a view let through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Turn a refusal into its page; leave every other fault alone."""
        if not isinstance(exception, Refused):
            return None
        if getattr(request, "htmx", False):
            return HttpResponse(str(exception), "text/plain; charset=utf-8", 409)
        return render(request, "refused.html", {"sentence": str(exception)}, status=409)
