"""Who may bring papers in and adopt them."""

import datetime as dt

from jenjang.apps.intake.models import Upload
from jenjang.apps.organisation.models import Visitor
from jenjang.apps.organisation.permissions import (
    can_adopt,
    can_adopt_somewhere,
    can_see_unit,
)


def can_upload(user: Visitor, today: dt.date | None = None) -> bool:
    """Whoever may adopt papers of some unit."""
    return can_adopt_somewhere(user, today)


def can_see_upload(user: Visitor, upload: Upload, today: dt.date | None = None) -> bool:
    """Who brought it, and who sees its unit."""
    own = bool(user.pk) and upload.uploaded_by_id == user.pk
    return own or can_see_unit(user, upload.unit_id, today)


def can_adopt_upload(user: Visitor, upload: Upload, today: dt.date | None = None) -> bool:
    """Its unit's office, or Bagian Organisasi.

    One without a unit is asked about again, paper by paper, when it is adopted.
    """
    if upload.unit_id is None:
        return can_adopt_somewhere(user, today)
    return can_adopt(user, upload.unit_id, today)
