"""The agreement a page is about, as its visitor may see it."""

from django.shortcuts import get_object_or_404

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.organisation.access import SignedInRequest


def readable(request: SignedInRequest, pk: int) -> Agreement:
    """Return an agreement of the visitor's units with its parties, else 404."""
    seen = Agreement.objects.visible_to(request.user).select_related(
        "unit",
        "position__reports_to",
        "first_party__official",
        "first_party__position",
        "second_party__official",
        "second_party__position",
        "source",
        "issued_pdf",
    )
    return get_object_or_404(seen, pk=pk)
