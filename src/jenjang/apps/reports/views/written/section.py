"""A section: its passages as they are printed, and everything that is done to them."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.reports import services
from jenjang.apps.reports.forms import (
    AssignForm,
    CommentForm,
    InsertForm,
    PassageForm,
)
from jenjang.apps.reports.models import (
    Comment,
    Passage,
    PassageDraft,
    PassageKind,
    Presence,
    Section,
    SectionState,
)
from jenjang.apps.reports.permissions import (
    can_comment,
    can_write_report,
    can_write_section,
)
from jenjang.apps.reports.services import NewPassage
from jenjang.apps.reports.snapshots.written.composing import (
    Drawn,
    DrawnSection,
    drawn_section,
)
from jenjang.apps.reports.snapshots.written.last_year import texts_before
from jenjang.apps.reports.snapshots.written.material import (
    PART_NAMES,
    Material,
    read_material,
)
from jenjang.apps.reports.snapshots.written.rows import read_written
from jenjang.apps.reports.views.written.reach import section_seen, section_written
from jenjang.apps.reports.views.written.showing import ShownPassage, html_of, sources_of
from jenjang.web.forms import attempt, attempt_and_say, troubles
from jenjang.web.pages import allow

TYPED = (
    PassageKind.PARAGRAPH,
    PassageKind.SUBHEADING,
    PassageKind.ITEMS,
    PassageKind.TABLE,
)
MOVES = (("naik", "Naik"), ("turun", "Turun"), ("hapus", "Hapus"))


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the passages of a section: three queries for any number."""

    comments: dict[int | None, list[Comment]]
    drafts: dict[int, PassageDraft]
    here: list[Presence]


@dataclass(frozen=True, slots=True)
class Opened:
    """A section read with its report, drawn, and those before and after it."""

    section: Section
    drawn: DrawnSection
    material: Material
    before: Section | None
    after: Section | None


def opened(section: Section) -> Opened:
    """Return a section with all that its page shows of it."""
    report = section.report
    written, material = read_written(report), read_material(report)
    if section.is_gone:
        numbered = written.section(section.pk)
        passages = tuple(Drawn(one, ()) for one in numbered.passages)
        return Opened(section, DrawnSection(numbered, passages), material, None, None)
    drawn = drawn_section(written, material, section.pk)
    rows = [None, *(one.section for one in written.sections), None]
    n = rows.index(section)
    return Opened(section, drawn, material, rows[n - 1], rows[n + 1])


@allow(READERS)
def section_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The passages of a section; `?ubah=` opens one to be written in."""
    asked = request.GET.get("ubah", "")
    return show_section(
        request, section_seen(request, pk), int(asked) if asked.isdecimal() else None
    )


def show_section(
    request: SignedInRequest,
    section: Section,
    editing: int | None = None,
    bound: dict[int, ShownPassage] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show a section with the form of one passage, or with one that came back."""
    found, beside = opened(section), beside_of(request, section)
    may_write = may_write_in(request, section)
    shown = [
        (bound or {}).get(one.passage.pk)
        or shown_passage(
            one, found.material, beside, may_write=may_write,
            is_edited=one.passage.pk == editing,
        )
        for one in found.drawn.passages
    ]  # fmt: skip
    last_year = texts_before(section.report, section) if may_write else []
    context = _frame(request, found, beside) | {
        "passages": shown,
        "may_write": may_write,
        "from_last_year": len(last_year),
    }
    return render(request, "reports/written/section.html", context, status=status)


def may_write_in(request: SignedInRequest, section: Section) -> bool:
    """Return whether this person writes here, and the report is still open."""
    return section.report.is_open and can_write_section(request.user, section)


def _frame(request: SignedInRequest, found: Opened, beside: Beside) -> dict[str, Any]:
    section, report = found.section, found.section.report
    assigns = report.is_open and can_write_report(request.user, report.unit_id)
    given = {"responsible": section.responsible_id, "due_on": section.due_on}
    return {
        "report": report,
        "section": section,
        "numbered": found.drawn.numbered,
        "before": found.before,
        "after": found.after,
        "gaps": found.material.gaps_in(section),
        "here": [one.user for one in beside.here],
        "comments": beside.comments[None],
        "comment_form": CommentForm(auto_id="komentar_%s")
        if can_comment(request.user, report)
        else None,
        "assign_form": AssignForm(initial=given, unit_id=report.unit_id)
        if assigns
        else None,
        "kinds": TYPED,
        "acts": MOVES,
        "parts": sorted(PART_NAMES.items(), key=lambda one: one[1]),
        "has_changed": any(
            one.changed or one.outgrown is not None for one in found.drawn.passages
        ),
        "drafts": [one.passage for one in found.drawn.passages if one.passage.is_draft],
        "is_done": section.state == SectionState.DONE,
    }


def beside_of(request: SignedInRequest, section: Section) -> Beside:
    """Read what stands beside the passages."""
    comments: defaultdict[int | None, list[Comment]] = defaultdict(list)
    for comment in section.comments.filter(settled_at=None).select_related("by"):
        comments[comment.passage_id].append(comment)
    drafts = PassageDraft.objects.filter(passage__section=section, user=request.user)
    here = Presence.objects.now(timezone.now()).filter(section=section)
    return Beside(
        comments,
        {one.passage_id: one for one in drafts},
        list(here.exclude(user=request.user).select_related("user")),
    )


def shown_passage(
    drawn: Drawn,
    material: Material,
    beside: Beside,
    *,
    may_write: bool,
    is_edited: bool = False,
) -> ShownPassage:
    """Return a passage as its section shows it, with its form where it is edited."""
    passage = drawn.passage
    draft = beside.drafts.get(passage.pk)
    is_part = passage.kind == PassageKind.PART
    shown = ShownPassage(
        passage=passage,
        html=html_of(drawn, material),
        is_empty=not (drawn.blocks if is_part else passage.text or passage.picture_id),
        may_write=may_write,
        missing=drawn.missing,
        changed=drawn.changed,
        outgrown=drawn.outgrown,
        sources=() if is_part else sources_of(passage, material),
        part_name=PART_NAMES.get(passage.part, passage.part) if is_part else "",
        comments=tuple(beside.comments[passage.pk]),
        writers=tuple(
            one.user.full_name for one in beside.here if one.passage_id == passage.pk
        ),
        draft=draft,
    )
    if not (is_edited and may_write) or is_part:
        return shown
    return replace(shown, **_form(passage, draft))


def _form(passage: Passage, draft: PassageDraft | None) -> dict[str, Any]:
    """Return the form of a passage, over what this person was writing where he was.

    Where somebody stored another text meanwhile, it stands beside as `theirs`.
    """
    said = draft or passage
    initial = {"version": passage.version, "text": said.text, "caption": said.caption}
    is_behind = draft is not None and draft.version != passage.version
    return {
        "form": PassageForm(initial=initial, passage=passage),
        "theirs": (passage.text or passage.caption) if is_behind else "",
    }


@allow(READERS)
@require_POST
def section_insert(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a passage between two others; a typed one opens to be written in."""
    section = section_written(request, pk)
    form = InsertForm(request.POST, request.FILES)
    made = attempt(form, lambda: _insert(request, section, form.cleaned_data))
    url = reverse("reports:section", args=[pk])
    if made is None:
        messages.error(request, troubles(form))
        return redirect(url)
    is_typed = made.kind in TYPED
    return redirect(f"{url}{f'?ubah={made.pk}' if is_typed else ''}#p-{made.pk}")


def _insert(request: SignedInRequest, section: Section, said: dict[str, Any]) -> Passage:
    where: dict[str, Any] = {
        "section_id": section.pk, "after_id": said["after"], "by": request.user,
    }  # fmt: skip
    kind = PassageKind(said["kind"])
    if kind == PassageKind.PICTURE and said["picture"]:
        file = said["picture"]
        return services.insert_picture(
            content=file.read(), name=file.name, caption=said["caption"], **where
        )
    part = said["part"] if kind == PassageKind.PART else ""
    return services.insert_passage(new=NewPassage(kind, part=part), **where)


@allow(READERS)
@require_POST
def section_assign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say who writes the section, and until when."""
    section = section_seen(request, pk)
    if not can_write_report(request.user, section.report.unit_id):
        raise PermissionDenied
    form = AssignForm(request.POST, unit_id=section.report.unit_id)
    if not form.is_valid():
        return show_section(request, section, status=422)
    chosen = form.cleaned_data["responsible"]
    attempt_and_say(
        request,
        lambda: services.assign_section(
            section_id=pk,
            responsible_id=int(chosen) if chosen else None,
            due_on=form.cleaned_data["due_on"],
            by=request.user,
        ),
        "Tugas tersimpan.",
    )
    return redirect("reports:section", pk)


@allow(READERS)
@require_POST
def section_mark(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that the section is done, or open it again."""
    section_written(request, pk)
    is_done = request.POST.get("status") == SectionState.DONE
    state = SectionState.DONE if is_done else SectionState.OPEN
    attempt_and_say(
        request,
        lambda: services.mark_section(section_id=pk, state=state, by=request.user),
        "Bagian ditandai selesai." if is_done else "Bagian dibuka lagi.",
    )
    return redirect("reports:section", pk)


@allow(READERS)
@require_POST
def section_accept(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the proposals of the section that were on the page, as they stood there."""
    section = section_written(request, pk)
    attempt_and_say(
        request,
        lambda: services.accept_proposals(
            section_id=pk, seen=read_by(request), by=request.user
        ),
        "Usulan yang dibaca diterima dan ikut dicetak.",
    )
    return back(request, reverse("reports:section", args=[pk]), section.report_id)


def read_by(request: SignedInRequest) -> dict[int, int]:
    """Return the proposals that stood before this person, with their versions."""
    said = (one.partition(":")[::2] for one in request.POST.getlist("dibaca"))
    return {
        int(pk): int(version)
        for pk, version in said
        if pk.isdecimal() and version.isdecimal()
    }


def back(request: SignedInRequest, url: str, report_id: int) -> HttpResponse:
    """Return to where an act was done from: the list of proposals, else the section."""
    page = request.POST.get("kembali", "")
    if not page.isdecimal():
        return redirect(url)
    return redirect(f"{reverse('reports:proposals', args=[report_id])}?hal={page}")


@allow(READERS)
@require_POST
def section_last_year(request: SignedInRequest, pk: int) -> HttpResponse:
    """Copy what was typed in this section last year as drafts."""
    section = section_written(request, pk)
    attempt_and_say(
        request,
        lambda: services.copy_last_year(
            report_id=section.report_id, section_id=pk, by=request.user
        ),
        "Narasi tahun lalu disalin sebagai usulan.",
    )
    return redirect("reports:section", pk)


@allow(READERS)
@require_POST
def section_seen_figures(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that the changed figures were looked over."""
    found = opened(section_written(request, pk))
    seen = {one.passage.pk: one.seen for one in found.drawn.passages}
    attempt_and_say(
        request,
        lambda: services.mark_seen(section_id=pk, seen=seen, by=request.user),
        "Angka ditandai sudah diperiksa.",
    )
    return redirect("reports:section", pk)


@allow(READERS)
@require_POST
def section_presence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note who has the section open, and answer who else has."""
    section = section_seen(request, pk)
    asked = request.POST.get("passage", "")
    passage = section.passages.filter(pk=asked).first() if asked.isdecimal() else None
    services.note_presence(
        section_id=pk, passage_id=passage.pk if passage else None, by=request.user
    )
    here = [one.user for one in beside_of(request, section).here]
    return render(request, "reports/written/here.html", {"here": here})
