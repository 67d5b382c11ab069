"""What waits for whom."""

from django.db.models import Exists, OuterRef, QuerySet

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Signature, SignatureState, State


def waiting_for(user: User) -> QuerySet[Signature]:
    """Return the user's signatures that are awaited, with `waits_for_other` on each."""
    earlier = Signature.objects.filter(
        agreement=OuterRef("agreement"), order__lt=OuterRef("order")
    ).exclude(state=SignatureState.SIGNED)
    return (
        _of(user)
        .filter(agreement__state=State.WAITING)
        .exclude(state=SignatureState.SIGNED)
        .annotate(waits_for_other=Exists(earlier))
        .order_by("waits_for_other", "agreement__position__path")
    )


def signed_by(user: User) -> QuerySet[Signature]:
    """Return what the user has signed, newest first."""
    return _of(user).filter(state=SignatureState.SIGNED).order_by("-signed_at")


def _of(user: User) -> QuerySet[Signature]:
    return (
        Signature.objects.filter(appointment__official__user=user)
        .select_related(
            "agreement__unit",
            "agreement__position",
            "agreement__first_party__official",
            "agreement__second_party__official",
            "appointment__official",
        )
        .defer("agreement__document")
    )
