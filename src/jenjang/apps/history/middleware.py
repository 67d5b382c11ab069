"""Gives every request an id, so that the changes of one request can be told together."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jenjang.apps.history.context import in_request


class RequestId:
    """Set the id before the view, send it back as X-Request-ID."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request inside its own id."""
        with in_request(request.headers.get("X-Request-ID")) as own:
            response = self.get_response(request)
        response["X-Request-ID"] = own
        return response
