"""What a worker does with agreements: audit those of one unit."""

from functools import partial

from django.db import transaction
from django_tasks import task

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.services import audit_agreements
from jenjang.apps.organisation.models import Unit


@task()
def audit_unit(unit_id: int, year: int, user_id: int) -> int:
    """Audit a unit's agreements of a year; return how many findings there are."""
    by = User.objects.filter(pk=user_id).first()
    return audit_agreements(unit=Unit.objects.get(pk=unit_id), year=year, by=by)


def audit_after_commit(unit_ids: list[int], year: int, by: User) -> None:
    """Hand one task a unit to the workers once the transaction in hand has committed."""
    for unit_id in unit_ids:
        transaction.on_commit(partial(audit_unit.enqueue, unit_id, year, by.pk))
