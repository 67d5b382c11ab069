"""The upload a page is about, for whoever may adopt it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from jenjang.apps.intake.models import Upload, UploadQuerySet
from jenjang.apps.intake.permissions import can_adopt_upload
from jenjang.apps.organisation.access import SignedInRequest


def adoptable(request: SignedInRequest, pk: int) -> Upload:
    """Return the upload, read; 404 where it is not this user's to see."""
    return _asked(request, Upload.objects.kept().select_related("file", "unit"), pk)


def answerable(request: SignedInRequest, pk: int) -> Upload:
    """Return the upload, read or not; 404 where it is not this user's to see."""
    return _asked(request, Upload.objects.for_table(), pk)


def _asked(request: SignedInRequest, among: UploadQuerySet, pk: int) -> Upload:
    upload = get_object_or_404(among.visible_to(request.user), pk=pk)
    if not can_adopt_upload(request.user, upload):
        raise PermissionDenied
    return upload
