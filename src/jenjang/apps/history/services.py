"""Writing the history: every service that changes something says so here."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils import timezone

from jenjang.apps.history.context import request_id
from jenjang.apps.history.models import Entry, subject_type
from jenjang.apps.history.rows import insert_rows

LABEL_LENGTH = 300


class Change(NamedTuple):
    """A change to be recorded: the columns of an entry."""

    actor_id: int | None
    action: str
    subject_type: str
    subject_id: int
    subject_label: str
    unit_id: int | None
    before: Any
    after: Any
    request_id: str | None


def entry(
    *,
    actor: AbstractBaseUser | None,
    action: str,
    subject: models.Model,
    before: Any = None,
    after: Any = None,
    unit_id: int | None = None,
    label: str | None = None,
) -> Change:
    """Return a change not yet recorded, for `record_all`; arguments as `record`.

    `label` is what the subject calls itself, where the caller knows without asking it.
    """
    return Change(
        actor_id=None if actor is None else actor.pk,
        action=action,
        subject_type=subject_type(subject),
        subject_id=subject.pk,
        subject_label=(str(subject) if label is None else label)[:LABEL_LENGTH],
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
    change = entry(
        actor=actor,
        action=action,
        subject=subject,
        before=before,
        after=after,
        unit_id=unit_id,
    )
    made = Entry(**change._asdict())
    made.save(force_insert=True)
    return made


def record_all(changes: Iterable[Change]) -> None:
    """Record many changes of one act at once, in their order."""
    now = timezone.now()
    insert_rows(Entry, ("at", *Change._fields), [(now, *one) for one in changes])
