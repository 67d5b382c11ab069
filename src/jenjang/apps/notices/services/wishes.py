"""How a user wants to be told: e-mail or none, and the secret address of his calendar."""

import secrets

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.notices.models import Subscription, digest_of

TOKEN_BYTES = 32


@transaction.atomic
def want_mail(*, by: User, wants: bool) -> Subscription:
    """Note whether the user wants e-mail."""
    row = _of(by)
    if row.wants_mail != wants:
        row.wants_mail = wants
        row.save(update_fields=["wants_mail"])
        record(actor=by, action="notices.mail_set", subject=row, after=wants)
    return row


@transaction.atomic
def new_calendar_address(*, by: User) -> str:
    """Return the secret of a new calendar address, shown once; an older one ends."""
    row, token = _of(by), secrets.token_urlsafe(TOKEN_BYTES)
    row.token_digest, row.token_made_at = digest_of(token), timezone.now()
    row.save(update_fields=["token_digest", "token_made_at"])
    record(actor=by, action="calendar.address_made", subject=row)
    return token


@transaction.atomic
def revoke_calendar_address(*, by: User) -> None:
    """End the user's calendar address: whoever still has it reads nothing any more."""
    row = _of(by)
    if row.token_digest is not None:
        row.token_digest = row.token_made_at = None
        row.save(update_fields=["token_digest", "token_made_at"])
        record(actor=by, action="calendar.address_ended", subject=row)


def _of(user: User) -> Subscription:
    row, _ = Subscription.objects.select_for_update().get_or_create(user=user)
    return row
