"""What was read becomes rows: previewed, adopted; and the file itself."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jenjang.apps.files.models import StoredFile
from jenjang.apps.files.services import open_stored
from jenjang.apps.intake import services
from jenjang.apps.intake.adoption.changes import AdoptionResult, Change, ChangeKind
from jenjang.apps.intake.models import Upload, UploadState
from jenjang.apps.intake.services.corrections import open_doubts
from jenjang.apps.intake.views.asked import adoptable
from jenjang.apps.organisation.access import ADOPTERS, SignedInRequest
from jenjang.core.values import Refused
from jenjang.web.files import send_file
from jenjang.web.forms import attempt_and_say
from jenjang.web.pages import allow

STILL_DOUBTED = (
    "Masih ada yang diragukan: periksa dahulu, atau centang bahwa bacaannya tetap diadopsi."
)


@allow(ADOPTERS)
def upload_preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """What adopting would change, before anything is."""
    upload = adoptable(request, pk)
    doubts = open_doubts(upload)
    context = {"upload": upload, "refusal": "", "result": None, "doubt_count": doubts}
    try:
        result = services.preview_adoption(upload_id=upload.pk, by=request.user)
    except Refused as why:
        context["refusal"] = str(why)
        return render(request, "intake/preview.html", context, status=422)
    context |= {
        "result": result,
        "counts": {kind.value: count for kind, count in result.counts.items()},
        "changed": [one for one in result.changes if one.kind is ChangeKind.CHANGED],
        "groups": _new_by_paper(result),
    }
    return render(request, "intake/preview.html", context)


def _new_by_paper(result: AdoptionResult) -> list[tuple[str, list[Change]]]:
    """Return what is new, under the paper that says so."""
    groups: dict[str, list[Change]] = {}
    for change in result.changes:
        if change.kind is ChangeKind.NEW:
            groups.setdefault(change.where, []).append(change)
    return list(groups.items())


@allow(ADOPTERS)
@require_POST
def upload_adopt(request: SignedInRequest, pk: int) -> HttpResponse:
    """Adopt what was read: all of it, or nothing."""
    upload = adoptable(request, pk)
    if upload.state == UploadState.READ and not _is_meant(request, upload):
        messages.error(request, STILL_DOUBTED)
        return redirect("intake:preview", pk)
    is_done = attempt_and_say(
        request,
        lambda: services.adopt(upload_id=upload.pk, by=request.user),
        f"{upload} sudah diadopsi; perjanjiannya berlaku.",
    )
    return redirect("agreements:list") if is_done else redirect("intake:preview", pk)


def _is_meant(request: SignedInRequest, upload: Upload) -> bool:
    """Return whether nothing is in doubt, or the person adopts it all the same."""
    return "tetap" in request.POST or not open_doubts(upload)


@allow(ADOPTERS)
def upload_source(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file itself, as it came."""
    upload = adoptable(request, pk)
    file = cast("StoredFile", upload.file)  # kept: its file is there
    return send_file(open_stored(file), upload.name)
