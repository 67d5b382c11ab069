"""One table that only grows."""

from typing import Any, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class AppendOnly(TypeError):
    """Somebody tried to change or remove what was recorded."""

    def __init__(self) -> None:
        """Say it once, for every way of trying."""
        super().__init__("Riwayat hanya bertambah: tidak diubah dan tidak dihapus.")


class EntryQuerySet(models.QuerySet["Entry"]):
    """Which changes somebody reads; reading is all it offers."""

    def of_unit(self, unit_id: int | None) -> Self:
        """Return the changes of one unit (None: those of the whole pemda)."""
        return self.filter(unit_id=unit_id)

    def of_subject(self, subject: models.Model) -> Self:
        """Return the changes of one row."""
        return self.filter(subject_type=subject_type(subject), subject_id=subject.pk)

    def for_page(self) -> Self:
        """Return the entries with their actors, newest first."""
        return self.select_related("actor")

    def update(self, **_: object) -> int:
        """Refuse: an entry is never changed."""
        raise AppendOnly

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: an entry is never removed."""
        raise AppendOnly


class Entry(models.Model):
    """One change: who did what to which row, before and after, in which request.

    `unit_id` scopes the entry to a perangkat daerah (None: the whole pemda). Rows are
    never updated nor deleted; both raise.
    """

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    action = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=300)
    unit_id = models.BigIntegerField(null=True)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    request_id = models.CharField(max_length=36, null=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["subject_type", "subject_id", "-id"], name="history_subject"
            ),
            models.Index(fields=["unit_id", "-id"], name="history_unit"),
        ]

    def __str__(self) -> str:
        """Return the act and its subject."""
        return f"{self.action} · {self.subject_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new entry; raise AppendOnly on one that is stored already."""
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *_: object, **__: object) -> tuple[int, dict[str, int]]:
        """Refuse: an entry is never removed."""
        raise AppendOnly


def subject_type(subject: models.Model) -> str:
    """Return the name under which entries know the kind of a row: "plans.Target"."""
    return f"{subject._meta.app_label}.{type(subject).__name__}"  # noqa: SLF001 - public in Django
