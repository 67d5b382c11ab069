"""The reviu of a submitted report: begun, answered, closed with its statement."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Appointment, Government
from jenjang.apps.reports.models import (
    Edition,
    ReportReview,
    ReportState,
    ReviewAnswer,
    ReviewPoint,
)
from jenjang.apps.reports.snapshots.reviewing import see
from jenjang.core.checklists import all_checklists, newest_checklist
from jenjang.core.figures import write_date
from jenjang.core.values import Refused
from jenjang.papers.exchange.blocks import blocks_to_json
from jenjang.papers.layouts.review_statement import (
    ReviewStatement,
    StatedPoint,
    blocks,
)


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """What was answered to a point; None: not yet."""

    answer: ReviewAnswer | None
    note: str


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """What stands under the statement."""

    notes: str = ""
    reviewer_id: int | None = None
    place: str = ""
    reviewed_on: dt.date | None = None


@transaction.atomic
def begin_review(*, edition_id: int, by: User | None) -> ReportReview:
    """Begin the reviu of what was submitted; what can be seen is answered already.

    Begun before, that one is returned. Refused for a report that is not submitted.
    """
    edition = Edition.objects.select_related("report__period").get(pk=edition_id)
    report = type(edition.report).objects.select_for_update().get(pk=edition.report_id)
    if report.state != ReportState.SUBMITTED:
        raise Refused("Reviu dilakukan atas laporan yang sudah disampaikan.")
    found = ReportReview.objects.filter(edition=edition).first()
    if found is not None:
        return found
    review = ReportReview.objects.create(edition=edition, checklist=newest_checklist().key)
    _add_points(review)
    record(actor=by, action="review.begun", subject=review, unit_id=edition.report.unit_id)
    return review


def _add_points(review: ReportReview) -> None:
    checklist = all_checklists()[review.checklist]
    seen = see(review.edition, checklist)
    ReviewPoint.objects.bulk_create(
        ReviewPoint(
            review=review,
            key=point.key,
            order=order,
            answer=_answer(seen[point.key]),
            seen=(seen[point.key] or (False, ""))[1],
        )
        for order, point in enumerate(checklist.points, start=1)
    )


def _answer(seen: tuple[bool, str] | None) -> ReviewAnswer | None:
    """Return yes for what is seen to hold; what does not is left to the reviewer."""
    return ReviewAnswer.YES if seen and seen[0] else None


@transaction.atomic
def answer_review(
    *,
    review_id: int,
    version: int,
    answers: Mapping[str, PointAnswer],
    facts: ReviewFacts,
    by: User | None,
) -> ReportReview:
    """Store the answers and what stands under the statement; a *tidak* says why."""
    review = _open(review_id, version)
    for point in review.points.all():
        said = answers.get(point.key)
        if said is None:
            continue
        if said.answer == ReviewAnswer.NO and not said.note.strip():
            raise Refused(f"Butir {point.key}: tulis sebab jawaban tidak.")
        point.answer, point.note = said.answer, said.note.strip() or None
        point.save(update_fields=["answer", "note"])
    review.notes, review.place = facts.notes.strip() or None, facts.place.strip() or None
    review.reviewer_id, review.reviewed_on = facts.reviewer_id, facts.reviewed_on
    review.version += 1
    review.save()
    record(
        actor=by,
        action="review.answered",
        subject=review,
        after={key: said.answer for key, said in answers.items()},
        unit_id=review.edition.report.unit_id,
    )
    return review


@transaction.atomic
def close_review(
    *, review_id: int, version: int, today: dt.date, by: User | None
) -> ReportReview:
    """Issue the statement *telah direviu*; every point must be answered.

    Refused without reviewer, place and day, or for a day to come.
    """
    review = _open(review_id, version)
    left = [one.key for one in review.points.all() if one.answer is None]
    if left:
        raise Refused(f"Belum dijawab: {', '.join(left)}.")
    if not (review.reviewer_id and review.place and review.reviewed_on):
        raise Refused("Isi pereviu, tempat, dan tanggal pernyataan.")
    if review.reviewed_on > today:
        raise Refused("Tanggal pernyataan tidak boleh di masa depan.")
    review.document = blocks_to_json(blocks(statement_of(review)))
    review.closed_at, review.closed_by = timezone.now(), by
    review.version += 1
    review.save()
    record(
        actor=by,
        action="review.closed",
        subject=review,
        unit_id=review.edition.report.unit_id,
    )
    return review


@transaction.atomic
def reply_to_review(
    *, review_id: int, replies: Mapping[str, str], by: User | None
) -> ReportReview:
    """Store what the unit replies to points answered *tidak*."""
    review = ReportReview.objects.select_for_update().get(pk=review_id)
    for point in review.points.filter(answer=ReviewAnswer.NO, key__in=replies):
        point.reply = replies[point.key].strip() or None
        point.save(update_fields=["reply"])
    record(
        actor=by,
        action="review.replied",
        subject=review,
        after=dict(replies),
        unit_id=review.edition.report.unit_id,
    )
    return review


def statement_of(review: ReportReview) -> ReviewStatement:
    """Return the statement as it would be issued now."""
    checklist = all_checklists()[review.checklist]
    report, reviewer = review.edition.report, _reviewer(review)
    return ReviewStatement(
        of=report.unit.name if report.unit else _pemda(),
        year=report.period.year_id,
        place=review.place or "",
        date_text=write_date(review.reviewed_on) if review.reviewed_on else "",
        reviewer=str(reviewer.official) if reviewer else "",
        reviewer_title=str(reviewer.position) if reviewer else "",
        checklist=checklist.name,
        notes=review.notes or "",
        points=tuple(
            StatedPoint(
                one.key,
                checklist.point(one.key).text,
                one.get_answer_display() if one.answer else "",
                one.note or one.seen,
            )
            for one in review.points.all()
        ),
    )


def _pemda() -> str:
    government = Government.objects.first()
    return f"Pemerintah {government.name}" if government else "pemerintah daerah"


def _reviewer(review: ReportReview) -> Appointment | None:
    rows = Appointment.objects.select_related("official", "position")
    return rows.filter(pk=review.reviewer_id or 0).first()


def _open(review_id: int, version: int) -> ReportReview:
    rows = ReportReview.objects.select_for_update(of=("self",)).select_related(
        "edition__report__unit", "edition__report__period"
    )
    review = rows.get(pk=review_id)
    if review.version != version or review.is_closed:
        raise Refused("Reviu ini sudah diubah atau ditutup; muat ulang halaman.")
    return review
