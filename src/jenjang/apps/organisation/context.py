"""What every page's frame shows: who, where, which year, and the menu."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.access import Scope, scope
from jenjang.web.pages import drawn_rail, menu, rail


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the scope and the menu of a signed-in user; at most three queries.

    The menu, and `rail` as it stands beside a page, are made where a template asks: the
    part of a page that a saved cell gets has neither.
    """
    if not isinstance(getattr(request, "user", None), User):
        return {"scope": Scope(), "menu": [], "rail": drawn_rail(())}
    try:
        here = scope(request)
    except PermissionDenied:  # a unit not the user's: the frame stays in the usual one
        here = scope(request)
    return {
        "scope": here,
        "menu": SimpleLazyObject(partial(menu, request)),
        "rail": partial(rail, request),
    }
