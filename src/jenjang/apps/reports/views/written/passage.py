"""One passage: written in place, moved, removed, accepted; its picture."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.reports import services
from jenjang.apps.reports.forms import PassageForm
from jenjang.apps.reports.models import Passage
from jenjang.apps.reports.permissions import can_comment
from jenjang.apps.reports.services import Written
from jenjang.apps.reports.snapshots.written.composing import Drawn
from jenjang.apps.reports.views.written.reach import passage_written, section_seen
from jenjang.apps.reports.views.written.section import (
    MOVES,
    Opened,
    back,
    beside_of,
    may_write_in,
    opened,
    show_section,
    shown_passage,
)
from jenjang.apps.reports.views.written.showing import ShownPassage
from jenjang.web.forms import attempt, attempt_and_say
from jenjang.web.pages import allow

PART = "reports/written/passage.html"


@allow(READERS)
def passage_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The passage with its form (GET, `?batal=` without), or stored (POST)."""
    passage = passage_written(request, pk)
    if request.method != "POST":
        shown = _shown(request, passage, is_edited="batal" not in request.GET)
        return _answer(request, passage, shown)
    form = PassageForm(request.POST, passage=passage)
    done = attempt(form, lambda: _store(request, passage, form))
    if done is None:
        shown = replace(_shown(request, passage), form=form)
        return _answer(request, passage, shown, status=422)
    if done.is_clash:
        shown = _shown(request, passage_written(request, pk), is_edited=True)
        return _answer(request, passage, shown, status=422)
    return _stored(request, done.passage)


def _store(request: SignedInRequest, passage: Passage, form: PassageForm) -> Written:
    return services.write_passage(
        passage_id=passage.pk,
        version=form.cleaned_data["version"],
        by=request.user,
        **form.words(),
    )


def _stored(request: SignedInRequest, passage: Passage) -> HttpResponse:
    """Keep what its figures say now as seen by who wrote it, and show it."""
    found = opened(passage.section)
    drawn = _drawn(found, passage)
    services.keep_seen(passage_id=passage.pk, seen=drawn.seen)
    drawn.passage.seen = drawn.seen
    return _answer(request, passage, _shown(request, passage, found))


def _drawn(found: Opened, passage: Passage) -> Drawn:
    drawn = found.drawn.passages
    return next((one for one in drawn if one.passage.pk == passage.pk), Drawn(passage, ()))


def _shown(
    request: SignedInRequest,
    passage: Passage,
    found: Opened | None = None,
    *,
    is_edited: bool = False,
) -> ShownPassage:
    section = passage.section
    found = found or opened(section)
    return shown_passage(
        _drawn(found, passage),
        found.material,
        beside_of(request, section),
        may_write=may_write_in(request, section),
        is_edited=is_edited,
    )


def _answer(
    request: SignedInRequest, passage: Passage, shown: ShownPassage, status: int = 200
) -> HttpResponse:
    """Answer with the passage alone where the page swaps it, else with its section."""
    if request.htmx:
        context = {
            "one": shown,
            "section": passage.section,
            "acts": MOVES,
            "comment_form": can_comment(request.user, passage.section.report),
        }
        return render(request, PART, context, status=status)
    if status == 200 and shown.form is None:
        return redirect(_place(passage))
    return show_section(request, passage.section, bound={passage.pk: shown}, status=status)


def _place(passage: Passage) -> str:
    return f"{reverse('reports:section', args=[passage.section_id])}#p-{passage.pk}"


@allow(READERS)
@require_POST
def passage_draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep what is being written, a few seconds after the typing stopped."""
    passage = passage_written(request, pk)
    form = PassageForm(request.POST, passage=passage)
    kept = attempt(
        form,
        lambda: services.keep_draft(
            passage_id=pk,
            version=form.cleaned_data["version"],
            by=request.user,
            **form.words(),
        ),
    )
    context = {"kept": kept, "now": timezone.now(), "passage": passage, "form": form}
    return render(request, "reports/written/draft.html", context)


@allow(READERS)
@require_POST
def passage_act(request: SignedInRequest, pk: int, act: str) -> HttpResponse:
    """Move, remove, bring back or accept a passage, or forget one's draft of it."""
    passage = passage_written(request, pk)
    if act not in ACTS:
        raise Http404
    said = request.POST.get("version", "")
    version = int(said) if said.isdecimal() else passage.version
    done, sentence = ACTS[act]
    attempt_and_say(request, lambda: done(passage, version, request.user), sentence)
    moved = Passage.objects.get(pk=pk)
    return back(request, _place(moved), passage.section.report_id)


def _up(passage: Passage, _version: int, by: Any) -> Any:
    return services.shift_passage(passage_id=passage.pk, places=-1, by=by)


def _down(passage: Passage, _version: int, by: Any) -> Any:
    return services.shift_passage(passage_id=passage.pk, places=1, by=by)


def _remove(passage: Passage, version: int, by: Any) -> Any:
    return services.remove_passage(passage_id=passage.pk, version=version, by=by)


def _restore(passage: Passage, _version: int, by: Any) -> Any:
    return services.restore_passage(passage_id=passage.pk, by=by)


def _accept(passage: Passage, version: int, by: Any) -> Any:
    return services.accept_proposal(passage_id=passage.pk, version=version, by=by)


def _forget(passage: Passage, _version: int, by: Any) -> Any:
    return services.drop_draft(passage_id=passage.pk, by=by)


ACTS: dict[str, tuple[Callable[[Passage, int, Any], Any], str]] = {
    "naik": (_up, "Dipindah ke atas."),
    "turun": (_down, "Dipindah ke bawah."),
    "hapus": (_remove, "Dihapus; teksnya tetap ada di daftar versi."),
    "pulihkan": (_restore, "Dikembalikan."),
    "terima": (_accept, "Usulan diterima dan ikut dicetak."),
    "lupakan": (_forget, "Draf Anda dihapus."),
}


@allow(READERS)
def picture(request: SignedInRequest, pk: int) -> HttpResponse:
    """The picture of a passage."""
    passage = get_object_or_404(Passage.objects.select_related("picture"), pk=pk)
    section_seen(request, passage.section_id)
    if passage.picture is None:
        raise Http404
    response = HttpResponse(open_stored(passage.picture), passage.picture.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response
