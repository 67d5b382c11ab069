"""Evaluations of a year and what they recommend: entered, corrected, taken out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max

from jenjang.apps.accounts.models import User
from jenjang.apps.followup.models import (
    UNSETTLED,
    Evaluation,
    Recommendation,
    RecommendationState,
)
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Government, Position, Unit
from jenjang.core.figures import fold
from jenjang.core.scales import all_scales
from jenjang.core.values import Refused
from jenjang.papers.document import FollowUpRow

MOST_ROWS = 200
EARLIEST = 2005
OLD_PAGE = (
    "Sudah diubah orang lain sejak halaman ini dibuka; periksa isinya, lalu simpan lagi "
    "bila perlu."
)


@dataclass(frozen=True, slots=True)
class EvaluationFacts:
    """What a letter (LHE) states; None for what it does not."""

    value: Decimal | None = None
    rating: str | None = None
    letter: str | None = None
    issued_on: dt.date | None = None


def rating_of(value: Decimal) -> str:
    """Return the predikat of a value by PermenPANRB 88/2021.

    >>> rating_of(Decimal("78.45"))
    'BB'
    """
    return all_scales()["sakip"].rating(value).code


@transaction.atomic
def keep_evaluation(
    *, unit_id: int | None, year: int, facts: EvaluationFacts, version: int, by: User | None
) -> Evaluation:
    """Store the result of the evaluation of a unit's year (None: of the whole pemda).

    `version` is of the one that was seen, 0 where there was none. Without a rating the
    scale's own is stored. Refused for a value beyond 0 to 100 or a year before SAKIP.
    """
    _refuse(facts, year)
    _hold(unit_id)
    found = Evaluation.objects.filter(unit=unit_id, year=year).first()
    if (found.version if found else 0) != version:
        raise Refused(OLD_PAGE)
    before = _told(found) if found else None
    evaluation = found or Evaluation(unit_id=unit_id, year=year, version=0)
    for name, value in asdict(_completed(facts)).items():
        setattr(evaluation, name, value)
    evaluation.version += 1
    evaluation.save()
    record(
        actor=by,
        action="evaluation.kept",
        subject=evaluation,
        before=before,
        after=_told(evaluation),
        unit_id=unit_id,
    )
    return evaluation


def _refuse(facts: EvaluationFacts, year: int) -> None:
    if facts.value is not None and not 0 <= facts.value <= 100:
        raise Refused("Nilai evaluasi antara 0 dan 100.")
    if year < EARLIEST:
        raise Refused(f"Tahun yang dievaluasi paling awal {EARLIEST}.")


def _hold(unit_id: int | None) -> None:
    """Lock the unit, else the pemda, so that two cannot begin the same year."""
    if unit_id is None:
        Government.objects.select_for_update().first()
    else:
        Unit.objects.select_for_update().get(pk=unit_id)


def _completed(facts: EvaluationFacts) -> EvaluationFacts:
    rating = (facts.rating or "").strip() or None
    if rating is None and facts.value is not None:
        rating = rating_of(facts.value)
    letter = (facts.letter or "").strip() or None
    return EvaluationFacts(facts.value, rating, letter, facts.issued_on)


def _told(evaluation: Evaluation) -> dict[str, Any]:
    names = EvaluationFacts.__dataclass_fields__
    return {name: getattr(evaluation, name) for name in names}


@dataclass(frozen=True, slots=True)
class Words:
    """What a recommendation says and what is planned about it."""

    text: str
    number: str | None = None
    action: str | None = None
    target: str | None = None
    time: str | None = None
    due_on: dt.date | None = None
    position_id: int | None = None
    responsible: str | None = None


def words_of(rows: Sequence[FollowUpRow], unit_id: int | None) -> list[Words]:
    """Return the rows as recommendations; who answers is a position where one fits.

    What a paper says of state and evidence is not taken: that is shown here anew.
    """
    known = {
        fold(one.name): one.pk
        for one in Position.objects.filter(unit=unit_id).order_by("-path")
    }
    return [_words(row, known) for row in rows]


def _words(row: FollowUpRow, known: dict[str, int]) -> Words:
    position = known.get(fold(row.responsible or ""))
    return Words(
        text=row.recommendation,
        number=(row.number or "")[:20] or None,
        action=row.action,
        target=row.target,
        time=(row.time or "")[:200] or None,
        position_id=position,
        responsible=None if position else (row.responsible or "")[:300] or None,
    )


@transaction.atomic
def add_recommendations(
    *, evaluation_id: int, rows: Sequence[Words], by: User | None
) -> list[Recommendation]:
    """Add recommendations to an evaluation, all or none, after those that are there."""
    evaluation = Evaluation.objects.select_for_update().get(pk=evaluation_id)
    last = evaluation.recommendations.aggregate(last=Max("order"))["last"] or 0
    if last + len(rows) > MOST_ROWS:
        raise Refused(f"Paling banyak {MOST_ROWS} rekomendasi satu evaluasi.")
    return [
        _add(evaluation, words, order, by)
        for order, words in enumerate(rows, start=last + 1)
    ]


def _add(
    evaluation: Evaluation, words: Words, order: int, by: User | None
) -> Recommendation:
    made = Recommendation(evaluation=evaluation, order=order)
    _fill(made, words)
    made.save()
    record(
        actor=by,
        action="recommendation.added",
        subject=made,
        after=_words_of(made),
        unit_id=evaluation.unit_id,
    )
    return made


@transaction.atomic
def write_recommendation(
    *, recommendation_id: int, version: int, words: Words, by: User | None
) -> Recommendation:
    """Correct what a recommendation says; refused once it is claimed or verified."""
    found = hold_recommendation(recommendation_id, version)
    if found.state not in UNSETTLED:
        raise Refused("Rekomendasi yang sudah diajukan selesai tidak diubah lagi.")
    before = _words_of(found)
    _fill(found, words)
    found.version += 1
    found.save()
    record(
        actor=by,
        action="recommendation.written",
        subject=found,
        before=before,
        after=_words_of(found),
        unit_id=found.evaluation.unit_id,
    )
    return found


@transaction.atomic
def remove_recommendation(*, recommendation_id: int, version: int, by: User | None) -> None:
    """Take out one entered by mistake; refused once anything was done about it."""
    found = hold_recommendation(recommendation_id, version)
    if found.state != RecommendationState.OPEN or found.proofs.exists():
        raise Refused("Rekomendasi yang sudah ditindaklanjuti tidak dihapus.")
    record(
        actor=by,
        action="recommendation.removed",
        subject=found,
        before=_words_of(found),
        unit_id=found.evaluation.unit_id,
    )
    found.delete()


def hold_recommendation(recommendation_id: int, version: int) -> Recommendation:
    """Return a recommendation, locked; refuse an act on an older state of it."""
    rows = Recommendation.objects.select_for_update(of=("self",))
    found = rows.select_related("evaluation").filter(pk=recommendation_id).first()
    if found is None or found.version != version:
        raise Refused(OLD_PAGE)
    return found


def _fill(found: Recommendation, words: Words) -> None:
    text = words.text.strip()
    if not text:
        raise Refused("Isi rekomendasinya.")
    _refuse_position(found.evaluation, words.position_id)
    found.text, found.due_on, found.position_id = text, words.due_on, words.position_id
    for name in ("number", "action", "target", "time", "responsible"):
        setattr(found, name, (getattr(words, name) or "").strip() or None)
    if found.position_id is not None:
        found.responsible = None


def _refuse_position(evaluation: Evaluation, position_id: int | None) -> None:
    """A position of the unit answers; for the whole pemda any may."""
    if position_id is None or evaluation.unit_id is None:
        return
    if not Position.objects.filter(pk=position_id, unit=evaluation.unit_id).exists():
        raise Refused("Penanggung jawab harus jabatan dari unit ini.")


def _words_of(found: Recommendation) -> dict[str, Any]:
    return {name: getattr(found, name) for name in Words.__dataclass_fields__}
