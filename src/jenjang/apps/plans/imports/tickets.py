"""Between looking and doing, a file is kept; a signed ticket names it and who looked."""

from typing import Any

from django.core import signing
from django.core.exceptions import BadRequest

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import Kind, StoredFile
from jenjang.apps.files.services import open_stored, store
from jenjang.core.values import Refused

AN_HOUR = 3600
SALT = "jenjang.apps.plans.imports"


def issue_ticket(page: str, content: bytes, name: str, said: Any, by: User) -> str:
    """Keep the bytes and return their ticket; `said` is what the form was told, as JSON."""
    kept = store(
        content=content,
        name=name,
        media_type="application/octet-stream",
        kind=Kind.UPLOAD,
        by=by,
    )
    return signing.dumps([page, by.pk, kept.pk, said], salt=SALT, compress=True)


def open_ticket(ticket: str, page: str, by: User) -> tuple[StoredFile, bytes, Any]:
    """Return file, bytes and what was said; raise Refused after an hour."""
    try:
        of_page, user_pk, file_pk, said = signing.loads(ticket, salt=SALT, max_age=AN_HOUR)
    except signing.SignatureExpired:
        raise Refused(
            "Pemeriksaan lebih dari satu jam lalu; unggah berkasnya lagi."
        ) from None
    except signing.BadSignature:
        raise BadRequest from None
    if (of_page, user_pk) != (page, by.pk):
        raise BadRequest
    file = StoredFile.objects.get(pk=file_pk)
    return file, open_stored(file), said
