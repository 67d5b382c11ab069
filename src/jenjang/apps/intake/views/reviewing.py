"""What was read in a file is looked over beside its pages: confirmed, corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jenjang.apps.files.models import StoredFile
from jenjang.apps.findings.forms import FilterForm
from jenjang.apps.findings.permissions import can_settle_in
from jenjang.apps.intake.adoption.followed import rows_in
from jenjang.apps.intake.leaves import Leaf, Leaves
from jenjang.apps.intake.models import Upload, UploadState
from jenjang.apps.intake.review.adding import Failed
from jenjang.apps.intake.review.facts import Fact, Json, Reviewed, key_of
from jenjang.apps.intake.review.found import Found, found_in
from jenjang.apps.intake.review.papers import PaperChoice, paper_choices
from jenjang.apps.intake.review.sheet import Sheet, sheet_of
from jenjang.apps.intake.review.spots import Lit, marked, page_of, spots_on
from jenjang.apps.intake.review.tables import ReportSheet, report_sheet_of
from jenjang.apps.intake.services import corrections, reports_of
from jenjang.apps.intake.views.asked import adoptable
from jenjang.apps.organisation.access import ADOPTERS, SignedInRequest
from jenjang.core.values import Refused
from jenjang.papers.correcting import corrected, follower, is_agreement, steps
from jenjang.web.pages import allow

ROW_FIELDS = ("level", "text", "target_text", "unit", "name", "amount", "source", "code")


@dataclass
class Desk:
    """One upload on the desk of who looks it over: the agreement and page in view."""

    upload: Upload
    asked_paper: str = ""
    asked_page: str = ""
    asked_findings: Mapping[str, str] = field(default_factory=dict)
    may_settle: bool = False
    failed: Failed | None = None
    refused: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def leaves(self) -> Leaves:
        """Return the pages of the file."""
        return Leaves(cast("StoredFile", self.upload.file))  # kept: its file is there

    @cached_property
    def outline(self) -> list[list[Json]] | None:
        """Return what the blocks say where the file has no pages to draw."""
        try:
            return self.leaves.outline()
        except Refused:
            return None

    @cached_property
    def reviewed(self) -> Reviewed:
        """Return the reading as people corrected it."""
        kept = {one.path: one for one in self.upload.corrections.select_related("by")}
        changes = corrections.as_changes(kept.values())
        reading = corrected(self.upload.reading, changes, with_removed=True)
        pages = partial(page_of, outline=self.outline)
        return Reviewed(reading, kept, pages, self.refused)

    @cached_property
    def papers(self) -> list[PaperChoice]:
        """Return the documents of the file to choose from."""
        return paper_choices(self.reviewed)

    @cached_property
    def number(self) -> int:
        """Return the document in view, from 0: the one asked for, or the first in doubt."""
        if self.asked_paper.isdecimal():
            return min(max(int(self.asked_paper[:6]), 1), max(len(self.papers), 1)) - 1
        return next((one.number - 1 for one in self.papers if one.doubts), 0)

    @cached_property
    def sheet(self) -> Sheet | ReportSheet | None:
        """Return the document in view; None where nothing was read."""
        if not self.papers:
            return None
        document = self.reviewed.reading["documents"][self.number]
        if is_agreement(document):
            return sheet_of(self.reviewed, self.number, self.failed)
        return report_sheet_of(self.reviewed, self.number)

    @property
    def facts(self) -> list[Fact]:
        """Return what can be lit up."""
        return self.sheet.facts if self.sheet is not None else []

    @property
    def page_number(self) -> int:
        """Return the page in view: asked for, of the first doubt, of the first fact."""
        if self.asked_page.isdecimal():
            return max(int(self.asked_page[:6]), 1)
        doubts = self.sheet.doubts if self.sheet is not None else []
        return next((one.page for one in (*doubts, *self.facts) if one.page), 1)

    @cached_property
    def found(self) -> Found:
        """Return what the auditor found in the file, as far as the filters leave it."""
        return found_in(
            self.upload,
            self.asked_findings,
            may_settle=self.may_settle,
            outline=self.outline,
        )

    def leaf(self) -> dict[str, Any]:
        """Return the page in view with its facts lit up, as the template shows it."""
        try:
            leaf = self.leaves.leaf(self.page_number)
        except Refused as why:
            return {"leaf": None, "leaf_problem": str(why)}
        return {"leaf": leaf, **self._lit(leaf)}

    def _lit(self, leaf: Leaf) -> dict[str, Any]:
        facts = [fact for fact in self.facts if not self.reviewed.is_removed(fact.path)]
        lit: list[Lit] = [*facts, *self.found.lit]
        if leaf.is_picture:
            return {"spots": spots_on(leaf, lit)}
        return {"pieces": marked(leaf, lit)}

    @property
    def is_editable(self) -> bool:
        """Return whether facts may still be corrected."""
        return self.upload.state == UploadState.READ

    def _follow_ups(self) -> int:
        """Return how many recommendations of an evaluation the file's reports tell of."""
        return sum(len(rows_in(one)) for one in reports_of(self.upload))

    def context(self) -> dict[str, Any]:
        """Return what the templates of the page need."""
        doubts = sum(paper.doubts for paper in self.papers)
        here = self.papers[self.number].doubts if self.papers else 0
        later = (one for one in self.papers if one.doubts and one.number != self.number + 1)
        return {
            "upload": self.upload,
            "papers": self.papers,
            "number": self.number + 1,
            "sheet": self.sheet,
            "is_agreement": isinstance(self.sheet, Sheet),
            "follow_ups": self._follow_ups(),
            "is_editable": self.is_editable,
            "doubt_count": doubts,
            "doubts_here": here,
            "next_paper": next(later, None),
            "problems": self.upload.reading.get("problems", []),
        }


@allow(ADOPTERS)
def upload_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file's page in view, beside what was read on it: what to look at first."""
    asked = request.GET.get("perjanjian", ""), request.GET.get("halaman", "")
    filters = FilterForm(request.GET)
    desk = Desk(adoptable(request, pk), *asked, asked_findings=filters.chosen())
    return _page(request, desk, filters=filters)


def _page(
    request: SignedInRequest,
    desk: Desk,
    status: int = 200,
    filters: FilterForm | None = None,
) -> HttpResponse:
    desk.may_settle = can_settle_in(request.user, desk.upload.unit_id)
    context = desk.context() | desk.leaf()
    context |= {
        "found": desk.found,
        "filters": filters or FilterForm(),
        "back": request.get_full_path() if request.method == "GET" else "",
    }
    return render(request, "intake/detail.html", context, status=status)


@allow(ADOPTERS)
def upload_leaf(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """One page of the file with its facts lit up, to be put into the review page."""
    upload = adoptable(request, pk)
    desk = Desk(upload, request.GET.get("perjanjian", ""), str(number))
    return render(request, "intake/review/leaf.html", desk.context() | desk.leaf())


@allow(ADOPTERS)
def upload_picture(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """The picture of one page; a browser may keep it, a proxy may not."""
    upload = adoptable(request, pk)
    leaves = Leaves(cast("StoredFile", upload.file))  # kept: its file is there
    response = HttpResponse(leaves.picture(number), "image/webp")
    response["Cache-Control"] = "private, max-age=86400"
    return response


@allow(ADOPTERS)
@require_POST
def upload_fact(request: SignedInRequest, pk: int) -> HttpResponse:
    """One fact confirmed, corrected or taken back: its form again, and what follows."""
    upload = adoptable(request, pk)
    path = request.POST.get("path", "")
    refusal = _settle(request, upload)
    typed = {path: (refusal, request.POST.get("value", ""))} if refusal else {}
    desk = Desk(upload, _paper_of(path), refused=typed)
    status = 422 if refusal else 200
    if not request.htmx:
        return _page(request, desk, status) if refusal else redirect(_next(desk, path))
    context = desk.context() | {
        "fact": desk.reviewed.fact(path),
        "others": [desk.reviewed.fact(other) for other in _following(desk, path)],
        "is_top": "atas" in request.POST,
    }
    return render(request, "intake/review/settled.html", context, status=status)


def _settle(request: SignedInRequest, upload: Upload) -> str:
    """Do what the button says; return the sentence of a refusal."""
    said = request.POST
    path, version = said.get("path", ""), _whole(said.get("version", ""))
    try:
        match said.get("act"):
            case "batal":
                corrections.take_back(
                    upload_id=upload.pk, path=path, version=version, by=request.user
                )
            case "periksa":
                corrections.confirm(upload_id=upload.pk, path=path, by=request.user)
            case _:
                corrections.settle_fact(
                    upload_id=upload.pk,
                    path=path,
                    typed=said.get("value", ""),
                    version=version,
                    by=request.user,
                )
    except Refused as why:
        return str(why)
    return ""


def _following(desk: Desk, path: str) -> list[str]:
    """Return the facts whose fields change along with one."""
    follows = follower(path)
    shown = {fact.path for fact in desk.facts}
    return [follows] if follows in shown else []


def _whole(typed: str) -> int:
    return int(typed[:9]) if typed.isdecimal() else 0


def _paper_of(path: str) -> str:
    names = steps(path)
    number = names[1] if len(names) > 1 else 0
    return str(number + 1) if isinstance(number, int) else "1"


def _next(desk: Desk, path: str) -> str:
    """Return where to go without script: to the next doubt, else to the same field."""
    doubts = desk.sheet.doubts if desk.sheet is not None else []
    return _address(desk, doubts[0].path if doubts else path)


def _address(desk: Desk, path: str) -> str:
    page = reverse("intake:detail", args=[desk.upload.pk])
    leaf = next((one.page for one in desk.facts if one.path.startswith(path)), None)
    shown = f"&halaman={leaf}" if leaf else ""
    return f"{page}?perjanjian={desk.number + 1}{shown}#{key_of(path)}"


@allow(ADOPTERS)
@require_POST
def upload_row(request: SignedInRequest, pk: int) -> HttpResponse:
    """A row added, removed or taken back: the page again, at that row."""
    upload = adoptable(request, pk)
    said = request.POST
    path = said.get("path", "")
    typed = {name: said.get(name, "") for name in ROW_FIELDS}
    desk = Desk(upload, _paper_of(path), said.get("halaman", ""))
    try:
        changed = _change_row(request, upload, path, typed)
    except corrections.NotTyped as why:
        desk.failed = Failed(path, typed, why.field, str(why))
        return _page(request, desk, status=422)
    except Refused as why:
        messages.error(request, str(why))
        changed = path
    return redirect(_address(desk, changed))


def _change_row(
    request: SignedInRequest, upload: Upload, path: str, typed: dict[str, str]
) -> str:
    """Do what the button says; return the path of the row to look at."""
    version = _whole(request.POST.get("version", ""))
    match request.POST.get("act"):
        case "hapus":
            corrections.remove_row(
                upload_id=upload.pk, path=path, version=version, by=request.user
            )
        case "kembali":
            corrections.take_back(
                upload_id=upload.pk, path=path, version=version, by=request.user
            )
        case _:
            return corrections.add_row(
                upload_id=upload.pk, rows=path, typed=typed, by=request.user
            )
    return path
