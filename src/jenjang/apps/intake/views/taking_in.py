"""Papers come in: uploaded, previewed, adopted."""

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jenjang.apps.files.models import StoredFile
from jenjang.apps.files.services import open_stored
from jenjang.apps.intake import services
from jenjang.apps.intake.adoption.changes import AdoptionResult, Change, ChangeKind
from jenjang.apps.intake.forms import UploadForm
from jenjang.apps.intake.models import Upload
from jenjang.apps.intake.views.asked import adoptable
from jenjang.apps.organisation.access import ADOPTERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Unit
from jenjang.apps.organisation.permissions import can_adopt
from jenjang.core.values import Refused
from jenjang.web.files import send_file
from jenjang.web.forms import attempt_and_say
from jenjang.web.pages import allow

PAGE_ROWS = 25


@allow(ADOPTERS)
def upload_list(request: SignedInRequest) -> HttpResponse:
    """What has come in, and the form for more."""
    form = (
        UploadForm(request.POST, request.FILES)
        if request.method == "POST"
        else UploadForm()
    )
    if form.is_bound and form.is_valid():
        return _take_in(request, form)
    uploads = Upload.objects.visible_to(request.user).for_table().order_by("-pk")
    page = Paginator(uploads, PAGE_ROWS).get_page(request.GET.get("hal"))
    status = 422 if form.is_bound else 200
    return render(request, "intake/list.html", {"form": form, "page": page}, status=status)


def _take_in(request: SignedInRequest, form: UploadForm) -> HttpResponse:
    uploads, refusals = form.read(_unit_for(request), request.user)
    for sentence in refusals:
        messages.error(request, sentence)
    if len(uploads) == 1 and not refusals:
        return redirect("intake:detail", uploads[0].pk)
    if uploads:
        messages.success(request, f"{len(uploads)} berkas terbaca; periksa satu per satu.")
    return redirect("intake:list")


def _unit_for(request: SignedInRequest) -> Unit | None:
    """Return the unit a paper must be of; None where the paper itself may say (pembina)."""
    return None if can_adopt(request.user) else scope(request).unit


@allow(ADOPTERS)
def upload_preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """What adopting would change, before anything is."""
    upload = adoptable(request, pk)
    context = {"upload": upload, "refusal": "", "result": None, "groups": []}
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
    is_done = attempt_and_say(
        request,
        lambda: services.adopt(upload_id=upload.pk, by=request.user),
        f"{upload} sudah diadopsi; perjanjiannya berlaku.",
    )
    return redirect("agreements:list") if is_done else redirect("intake:preview", pk)


@allow(ADOPTERS)
def upload_source(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file itself, as it came."""
    upload = adoptable(request, pk)
    file = cast("StoredFile", upload.file)  # kept: its file is there
    return send_file(open_stored(file), upload.name)
