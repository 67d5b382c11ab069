"""A picture is put into a section."""

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import Kind
from jenjang.apps.files.services import plain_name, store
from jenjang.apps.reports.models import Passage, PassageKind
from jenjang.apps.reports.services.writing import NewPassage, insert_passage
from jenjang.papers.illustrations import illustration


@transaction.atomic
def insert_picture(
    *,
    section_id: int,
    after_id: int | None,
    content: bytes,
    name: str,
    caption: str,
    by: User,
) -> Passage:
    """Keep a picture, made small, and put it after a passage; Refused for what is none."""
    made = illustration(content)
    ending = made.media_type.removeprefix("image/")
    stored = store(
        content=made.content,
        name=f"{plain_name(name).rsplit('.', 1)[0]}.{ending}",
        media_type=made.media_type,
        kind=Kind.UPLOAD,
        by=by,
    )
    new = NewPassage(PassageKind.PICTURE, caption=caption, picture_id=stored.pk)
    return insert_passage(section_id=section_id, after_id=after_id, new=new, by=by)
