"""What every page's frame shows: who, where, which year, and the menu."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.access import Scope, scope
from jenjang.web.pages import menu


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the scope and the menu of a signed-in user; at most three queries."""
    if not isinstance(getattr(request, "user", None), User):
        return {"scope": Scope(), "menu": []}
    try:
        here = scope(request)
    except PermissionDenied:  # a unit not the user's: the frame stays in the usual one
        here = scope(request)
    return {"scope": here, "menu": menu(request)}
