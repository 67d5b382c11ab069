"""Reviu: the check-list of a submitted report, its statement, and the unit's replies."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.models import Appointment
from jenjang.apps.reports import services
from jenjang.apps.reports.models import (
    Edition,
    ReportReview,
    ReviewAnswer,
    ReviewPoint,
)
from jenjang.apps.reports.permissions import can_review, can_write_report
from jenjang.apps.reports.services import PointAnswer, ReviewFacts
from jenjang.core.checklists import all_checklists
from jenjang.papers.exchange.blocks import blocks_from_json
from jenjang.papers.writing import write_blocks
from jenjang.web.files import send_file
from jenjang.web.forms import DayField, attempt, attempt_and_say
from jenjang.web.pages import allow

PRINTED = ("pdf", "docx")


class FactsForm(forms.Form):
    """What stands under the statement."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    notes = forms.CharField(
        label="Catatan hasil reviu",
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reviewer = forms.ModelChoiceField(
        Appointment.objects.none(), label="Pereviu", required=False
    )
    place = forms.CharField(label="Tempat", max_length=120, required=False)
    reviewed_on = DayField(label="Tanggal", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer who holds office today."""
        super().__init__(*args, **kwargs)
        held = Appointment.objects.on(timezone.localdate())
        self.fields["reviewer"].queryset = (  # type: ignore[attr-defined]  # a ModelChoiceField
            held.select_related("official", "position").order_by("position__path")
        )

    def facts(self) -> ReviewFacts:
        """Return what was typed."""
        said = self.cleaned_data
        reviewer = said["reviewer"]
        return ReviewFacts(
            notes=said["notes"],
            reviewer_id=reviewer.pk if reviewer else None,
            place=said["place"],
            reviewed_on=said["reviewed_on"],
        )


@allow(READERS)
def review_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The check-list of an edition with its answers; forms for who answers or replies."""
    return _show(request, _edition(request, pk))


def _edition(request: SignedInRequest, pk: int) -> Edition:
    rows = Edition.objects.visible_to(request.user).for_page()
    return get_object_or_404(rows, pk=pk)


def _review(edition: Edition) -> ReportReview | None:
    return ReportReview.objects.filter(edition=edition).select_related("reviewer").first()


def _show(
    request: SignedInRequest, edition: Edition, form: FactsForm | None = None
) -> HttpResponse:
    review = _review(edition)
    may_review = can_review(request.user) and not (review and review.is_closed)
    unit_id = edition.report.unit_id
    context = {
        "edition": edition,
        "review": review,
        "parts": _parts(review) if review else [],
        "may_review": may_review,
        "may_reply": bool(review) and can_write_report(request.user, unit_id),
        "answers": ReviewAnswer.choices,
        "form": form or (_form(review) if review and may_review else None),
    }
    status = 422 if form else 200
    return render(request, "reports/written/review.html", context, status=status)


def _form(review: ReportReview) -> FactsForm:
    names = ("version", "notes", "reviewer", "place", "reviewed_on")
    return FactsForm(initial={name: getattr(review, name) for name in names})


def _parts(review: ReportReview) -> list[dict[str, Any]]:
    points = {one.key: one for one in review.points.all()}
    return [
        {
            "part": part,
            "rows": [
                {"point": point, "said": points[point.key]}
                for point in part.points
                if point.key in points
            ],
        }
        for part in all_checklists()[review.checklist].parts
    ]


@allow(READERS)
@require_POST
def review_begin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin the reviu of a submitted report."""
    edition = _edition(request, pk)
    if not can_review(request.user):
        raise PermissionDenied
    attempt_and_say(
        request,
        lambda: services.begin_review(edition_id=pk, by=request.user),
        "Reviu dimulai; butir yang terlihat dari data sudah terjawab.",
    )
    return redirect("reports:review", edition.pk)


@allow(READERS)
@require_POST
def review_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Store the answers, and issue the statement where that is asked."""
    edition = _edition(request, pk)
    if not can_review(request.user):
        raise PermissionDenied
    review = _begun(edition)
    form = FactsForm(request.POST)
    if attempt(form, lambda: _store(request, review, form)) is None:
        return _show(request, edition, form)
    messages.success(request, "Reviu tersimpan.")
    return redirect("reports:review", pk)


def _begun(edition: Edition) -> ReportReview:
    review = _review(edition)
    if review is None:
        raise Http404
    return review


def _store(request: SignedInRequest, review: ReportReview, form: FactsForm) -> ReportReview:
    stored = services.answer_review(
        review_id=review.pk,
        version=form.cleaned_data["version"],
        answers={one.key: _said(request, one) for one in review.points.all()},
        facts=form.facts(),
        by=request.user,
    )
    if "terbitkan" not in request.POST:
        return stored
    return services.close_review(
        review_id=review.pk,
        version=stored.version,
        today=timezone.localdate(),
        by=request.user,
    )


def _said(request: SignedInRequest, point: ReviewPoint) -> PointAnswer:
    answer = request.POST.get(f"jawab_{point.key}", "")
    known = answer in ReviewAnswer.values
    note = request.POST.get(f"catatan_{point.key}", "")[:2000]
    return PointAnswer(ReviewAnswer(answer) if known else None, note)


@allow(READERS)
@require_POST
def review_reply(request: SignedInRequest, pk: int) -> HttpResponse:
    """Store the unit's replies to what was answered *tidak*."""
    edition = _edition(request, pk)
    if not can_write_report(request.user, edition.report.unit_id):
        raise PermissionDenied
    review = _begun(edition)
    replies = {
        one.key: request.POST.get(f"tanggapan_{one.key}", "")[:2000]
        for one in review.points.filter(answer=ReviewAnswer.NO)
    }
    services.reply_to_review(review_id=review.pk, replies=replies, by=request.user)
    messages.success(request, "Tanggapan tersimpan.")
    return redirect("reports:review", pk)


@allow(READERS)
def review_file(request: SignedInRequest, pk: int, ending: str) -> HttpResponse:
    """The statement as it was issued."""
    review = _begun(_edition(request, pk))
    if review.document is None or ending not in PRINTED:
        raise Http404
    title = f"Pernyataan telah direviu {review.edition}"
    content = write_blocks(blocks_from_json(review.document), ending, title)
    return send_file(content, f"{slugify(title)}.{ending}")
