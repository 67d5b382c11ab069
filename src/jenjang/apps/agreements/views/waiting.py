"""What waits for the visitor: papers he may approve or return, made for a telephone."""

from django.http import HttpResponse
from django.shortcuts import render

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.agreements.permissions import can_review
from jenjang.apps.agreements.views.listing import stated_total
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.web.pages import allow

MOST = 100


@allow(READERS)
def waiting(request: SignedInRequest) -> HttpResponse:
    """Submitted papers of every unit the visitor sees that he may decide on."""
    submitted = (
        Agreement.objects.visible_to(request.user)
        .filter(state=State.SUBMITTED)
        .select_related(
            "unit",
            "position",
            "submitted_by",
            "first_party__official",
            "first_party__position",
            "second_party__position",
        )
        .order_by("submitted_at")[:MOST]
    )
    mine = [one for one in submitted if can_review(request.user, one)]
    rows = [(one, _total(one)) for one in mine]
    return render(request, "agreements/waiting.html", {"rows": rows})


def _total(one: Agreement) -> int | None:
    return stated_total(one.document.get("budget_total"), one.document.get("budgets"))
