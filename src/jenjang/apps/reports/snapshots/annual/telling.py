"""What people said of the year: causes, obstacles, follow-ups, decisions of meetings."""

from collections import defaultdict
from collections.abc import Collection

from jenjang.apps.followup.models import (
    Decision,
    DecisionState,
    Recommendation,
    RecommendationState,
)
from jenjang.apps.followup.snapshots.minutes import person_of, state_of
from jenjang.apps.measurement.models import Result
from jenjang.apps.organisation.models import Period
from jenjang.apps.reports.snapshots.annual.facts import Advice, Decided, Told


def read_told(series_ids: Collection[int], period: Period) -> dict[int, tuple[Told, ...]]:
    """Return, by series, what was filed beside its values, in order; one query."""
    rows = (
        Result.objects.filter(
            series__in=series_ids,
            period__year=period.year_id,
            period__last_day__lte=period.last_day,
        )
        .select_related("period")
        .order_by("period__last_day")
    )
    found: defaultdict[int, list[Told]] = defaultdict(list)
    for row in rows:
        found[row.series_id].append(_told(row))
    return {pk: tuple(told) for pk, told in found.items()}


def _told(row: Result) -> Told:
    because = row.get_unmeasured_because_display() if row.unmeasured_because else ""
    return Told(
        result_id=row.pk,
        period=str(row.period),
        cause=_clean(row.cause),
        obstacle=_clean(row.obstacle),
        follow_up=_clean(row.follow_up),
        unmeasured_because=because,
    )


def _clean(text: str | None) -> str:
    return " ".join((text or "").split())


def read_decisions(unit_id: int, period: Period) -> tuple[Decided, ...]:
    """Return what the meetings of the year decided, cancelled ones aside; two queries."""
    rows = (
        Decision.objects.of_unit(unit_id, period.year_id)
        .filter(item__meeting__period__last_day__lte=period.last_day)
        .exclude(state=DecisionState.CANCELLED)
        .for_table()
        .prefetch_related("item__series")
    )
    return tuple(
        Decided(
            pk=row.pk,
            text=_clean(row.text),
            person=person_of(row),
            due_on=row.due_on,
            state=state_of(row),
            series=frozenset(one.pk for one in row.item.series.all()),
        )
        for row in rows
    )


def read_advice(unit_id: int | None, year: int) -> tuple[Advice, ...]:
    """Return what the evaluation of the year before recommended; two queries."""
    rows = Recommendation.objects.of_year(unit_id, year - 1).for_table()
    return tuple(_advice(one) for one in rows)


def _advice(one: Recommendation) -> Advice:
    return Advice(
        pk=one.pk,
        text=_clean(one.text),
        number=one.number or "",
        source=str(one.evaluation),
        action=_clean(one.done or one.action),
        target=_clean(one.target),
        time=_clean(one.time),
        responsible=one.answered_by or "",
        position_id=one.position_id,
        state=one.get_state_display(),
        is_settled=one.state == RecommendationState.VERIFIED,
        evidence="; ".join(proof.url or proof.name for proof in one.proofs.all()),
    )
