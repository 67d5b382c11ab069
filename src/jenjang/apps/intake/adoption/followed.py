"""Tindak lanjut of a report: what an evaluation recommended becomes rows of its year.

A report of a year tells of the evaluation of the year before. What is recorded already
stays as it is: a paper is older than what was done since. State and evidence are not
taken from it, those are claimed and verified here.
"""

from collections.abc import Sequence
from dataclasses import astuple

from jenjang.apps.accounts.models import User
from jenjang.apps.followup.models import Evaluation, Recommendation
from jenjang.apps.followup.services import (
    EvaluationFacts,
    Words,
    add_recommendations,
    keep_evaluation,
    words_of,
)
from jenjang.apps.intake.adoption.changes import Changes
from jenjang.apps.intake.adoption.placing import NO_PEMDA, Place, place_documents
from jenjang.apps.organisation.models import Government
from jenjang.core.figures import fold
from jenjang.core.values import Refused
from jenjang.papers.document import FollowUpRow, Report

MOST_SHOWN = 300  # letters of a recommendation in the list of changes


def rows_in(report: Report) -> list[FollowUpRow]:
    """Return the rows of a report's follow-up tables that name a recommendation."""
    return [
        row
        for table in report.tables
        for row in table.rows
        if isinstance(row, FollowUpRow) and row.recommendation.strip()
    ]


def adopt_follow_ups(
    reports: Sequence[Report],
    *,
    by: User | None,
    changes: Changes,
    unit_id: int | None,
) -> list[int]:
    """Record what the reports say was recommended; return the keys of the evaluations.

    Call it inside the transaction of an adoption. Refused where unit or year is not known,
    as for agreements.
    """
    government = Government.objects.select_for_update().first()
    if government is None:
        raise Refused(NO_PEMDA)
    places = place_documents(reports, government, unit_id, by, changes)
    return [
        _adopt(place, [row for one in own for row in rows_in(one)], by, changes)
        for place, own in places.items()
    ]


def _adopt(
    place: Place, rows: Sequence[FollowUpRow], by: User | None, changes: Changes
) -> int:
    unit, year = place.unit, place.year - 1
    evaluation = Evaluation.objects.filter(unit=unit, year=year).first()
    if evaluation is None:
        evaluation = keep_evaluation(
            unit_id=unit.pk, year=year, facts=EvaluationFacts(), version=0, by=by
        )
        changes.new("Evaluasi", unit.name, str(evaluation))
        changes.remark(
            f"Rekomendasi dicatat pada {evaluation}: laporan menceritakan evaluasi tahun "
            "sebelumnya. Nilai dan suratnya diisi di Hasil evaluasi."
        )
    new = _new(evaluation, words_of(rows, unit.pk), changes)
    add_recommendations(evaluation_id=evaluation.pk, rows=new, by=by)
    for one in new:
        changes.new("Rekomendasi", str(evaluation), one.text[:MOST_SHOWN])
    return evaluation.pk


def _new(evaluation: Evaluation, words: Sequence[Words], changes: Changes) -> list[Words]:
    """Return what is not recorded yet, each once; tell of what is."""
    known = {fold(one.text): one for one in evaluation.recommendations.all()}
    found: dict[str, Words] = {}
    for one in words:
        there = known.get(fold(one.text))
        if there is None:
            found.setdefault(fold(one.text), one)
            continue
        changes.same("Rekomendasi", str(evaluation), one.text[:MOST_SHOWN])
        if _differs(there, one):
            changes.remark(
                f"Rekomendasi “{one.text[:80]}” sudah tercatat dengan isian lain; yang "
                "tercatat tidak diubah."
            )
    return list(found.values())


def _differs(there: Recommendation, words: Words) -> bool:
    """Return whether the paper states anything that is recorded otherwise."""
    stored = astuple(
        Words(**{name: getattr(there, name) for name in Words.__dataclass_fields__})
    )
    said = astuple(words)
    return any(
        new is not None and new != old for old, new in zip(stored, said, strict=True)
    )
