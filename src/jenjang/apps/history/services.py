"""Writing the history: every service that changes something says so here."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from jenjang.apps.history.context import request_id
from jenjang.apps.history.models import Entry, subject_type

LABEL_LENGTH = 300


def entry(
    *,
    actor: AbstractBaseUser | None,
    action: str,
    subject: models.Model,
    before: Any = None,
    after: Any = None,
    unit_id: int | None = None,
) -> Entry:
    """Return an entry not yet stored, for `record_all`; arguments as `record`."""
    return Entry(
        actor_id=None if actor is None else actor.pk,
        action=action,
        subject_type=subject_type(subject),
        subject_id=subject.pk,
        subject_label=str(subject)[:LABEL_LENGTH],
        unit_id=unit_id if unit_id is not None else getattr(subject, "unit_id", None),
        before=before,
        after=after,
        request_id=request_id(),
    )


def record(
    *,
    actor: AbstractBaseUser | None,
    action: str,
    subject: models.Model,
    before: Any = None,
    after: Any = None,
    unit_id: int | None = None,
) -> Entry:
    """Store that `actor` (None: a command) did `action` ("result.reported") to `subject`.

    `before` and `after` are what JSON can hold, dates and decimals included; never a
    secret. `unit_id` is the subject's own where none is given. Call it inside the
    transaction of the change.
    """
    made = entry(
        actor=actor,
        action=action,
        subject=subject,
        before=before,
        after=after,
        unit_id=unit_id,
    )
    made.save(force_insert=True)
    return made


def record_all(entries: Iterable[Entry]) -> list[Entry]:
    """Store many entries of one act at once, in their order."""
    return Entry.objects.bulk_create(entries)
