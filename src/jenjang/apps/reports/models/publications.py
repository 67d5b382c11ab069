"""A frozen report as it is given to the public: bound with the statement of its reviu."""

from typing import Any

from django.db import models

from jenjang.apps.files.models import StoredFile
from jenjang.apps.reports.models.editions import Edition, EditionFrozen


class Publication(models.Model):
    """The paper of an edition with the statement *telah direviu* behind its cover.

    Both are set from what was frozen: the edition's document and the reviu's. `public_pdf`
    is the same paper with its NIPs masked. A row is never written again.
    """

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="publication")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    public_pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Return what was published."""
        return f"{self.edition} (telah direviu)"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new row; raise EditionFrozen for a change."""
        if not self._state.adding:
            raise EditionFrozen
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raise EditionFrozen."""
        raise EditionFrozen
