"""The upload a page is about, for whoever may adopt it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from jenjang.apps.intake.models import Upload
from jenjang.apps.intake.permissions import can_adopt_upload
from jenjang.apps.organisation.access import SignedInRequest


def adoptable(request: SignedInRequest, pk: int) -> Upload:
    """Return the upload, read; 404 where it is not this user's to see."""
    seen = Upload.objects.visible_to(request.user).kept().select_related("file", "unit")
    upload = get_object_or_404(seen, pk=pk)
    if not can_adopt_upload(request.user, upload):
        raise PermissionDenied
    return upload
