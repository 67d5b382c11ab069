"""Drafts of a device: whose they are, and what they are answered with.

The script of the entry page keeps every row it sends until one of these answers came:
stored (once, however often it is sent), conflict (somebody else stored another figure;
both are shown), refused (with the reason), incomplete, another (somebody else is signed
in). An answer that is none of them leaves the draft where it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias
from uuid import UUID

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement import services
from jenjang.apps.measurement.cells import Typed
from jenjang.apps.measurement.models import ReceivedDraft, Result
from jenjang.apps.measurement.services import ChangedMeanwhile
from jenjang.apps.measurement.views.rows import Row
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.core.values import Refused
from jenjang.web.pages import allow

KEEP = "Jenjang-Keep"
"""The header that tells the worker to keep a page on the device, and for whom."""

Came: TypeAlias = ReceivedDraft | Result | Refused | None


@dataclass(frozen=True, slots=True)
class Draft:
    """The id a device gave to what was typed, and whose it is."""

    id: UUID
    owner: str


def owner_key(user: User) -> str:
    """Return what drafts and pages on a device are kept by: one user of one pemda.

    The key of the installation is in it, and an installation serves one pemda; nobody
    reads a name from it.
    """
    return salted_hmac("measurement.drafts", str(user.pk)).hexdigest()[:20]


def read_draft(posted: Mapping[str, str]) -> Draft | None:
    """Return the draft a row was sent as; None where a form was sent as it stands."""
    try:
        return Draft(UUID(posted["draft"]), posted.get("owner", ""))
    except (KeyError, ValueError):
        return None


def report(draft: Draft | None) -> Callable[..., ReceivedDraft | Result]:
    """Return the act that stores a row."""
    if draft is None:
        return services.report_result
    return partial(services.report_draft, draft=draft.id)


def of_another() -> JsonResponse:
    """The answer to a draft of a user who is not the one signed in: nothing is stored."""
    return JsonResponse({"state": "another"}, status=409)


def draft_answer(
    request: SignedInRequest, typed: Typed, came: Came, *, stored: Row, shown: Row
) -> JsonResponse:
    """What came of a draft; `stored` is the row without what was typed."""
    answer: dict[str, Any] = {
        **_outcome(typed, came),
        "now": stored.version,
        "fields": stored.fields,
        "who": came.who if isinstance(came, ChangedMeanwhile) else stored.filed_by,
        "html": render_to_string("measurement/grid.html#changed", {"row": shown}, request),
    }
    return JsonResponse(answer, status=STATUS[answer["state"]])


STATUS = {"stored": 200, "incomplete": 200, "conflict": 409, "refused": 422}


def _outcome(typed: Typed, came: Came) -> dict[str, Any]:
    if isinstance(came, ChangedMeanwhile):
        return {"state": "conflict", "stored": came.stored}
    if typed.problems:
        return {"state": "refused", "why": " ".join(typed.problems.values())}
    if came is None or isinstance(came, Refused):
        return {"state": "incomplete"}
    return {"state": "stored", "version": came.version}


@allow(READERS)
def draft_sender(request: SignedInRequest) -> JsonResponse:
    """Whose drafts may be sent now, with the token to send them with."""
    return JsonResponse({"owner": owner_key(request.user), "token": get_token(request)})
