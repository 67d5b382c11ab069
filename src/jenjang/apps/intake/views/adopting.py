"""What was read becomes rows: previewed, adopted; and the file itself."""

from typing import Any, cast

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

STILL_FOUND = (
    "Masih ada temuan yang pasti: putuskan dahulu, atau centang bahwa berkas ini tetap "
    "diadopsi seperti tertulis."
)
STILL_DOUBTED = (
    "Masih ada yang diragukan: periksa dahulu, atau centang bahwa bacaannya tetap diadopsi."
)


@allow(ADOPTERS)
def upload_preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """What adopting would change, before anything is."""
    upload = adoptable(request, pk)
    doubts = open_doubts(upload)
    context = {"upload": upload, "refusal": "", "result": None, "doubt_count": doubts}
    context |= _found(request, upload)
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


def _found(request: SignedInRequest, upload: Upload) -> dict[str, Any]:
    """Return the grave findings about the paper as it is now, corrections included."""
    if upload.state != UploadState.READ:
        return {"graves": [], "audit_problem": ""}
    problem = ""
    try:
        services.audit_again(upload_id=upload.pk, by=request.user)
    except Refused as why:
        problem = str(why)
    return {"graves": list(services.grave_findings(upload)), "audit_problem": problem}


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
    sentence = _not_meant(request, upload)
    if sentence:
        messages.error(request, sentence)
        return redirect("intake:preview", pk)
    has_agreements = bool(services.documents_of(upload))
    came_of_it = "perjanjiannya berlaku" if has_agreements else "rekomendasinya tercatat"
    is_done = attempt_and_say(
        request,
        lambda: services.adopt(upload_id=upload.pk, by=request.user),
        f"{upload} sudah diadopsi; {came_of_it}.",
    )
    if not is_done:
        return redirect("intake:preview", pk)
    return redirect("agreements:list" if has_agreements else "followup:evaluations")


def _not_meant(request: SignedInRequest, upload: Upload) -> str:
    """Return why it is asked once more whether adopting is meant; '' where it is.

    `temuan` says how many grave findings the person saw: one more is asked about again.
    """
    if upload.state != UploadState.READ:
        return ""
    if "tetap" not in request.POST and open_doubts(upload):
        return STILL_DOUBTED
    graves = len(_found(request, upload)["graves"])
    return STILL_FOUND if graves and request.POST.get("temuan") != str(graves) else ""


@allow(ADOPTERS)
def upload_source(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file itself, as it came."""
    upload = adoptable(request, pk)
    file = cast("StoredFile", upload.file)  # kept: its file is there
    return send_file(open_stored(file), upload.name)
