"""What people said of the year: causes, obstacles, follow-ups, decisions of meetings."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q

from jenjang.apps.followup.models import (
    Decision,
    DecisionState,
    Recommendation,
    RecommendationState,
)
from jenjang.apps.followup.snapshots.minutes import person_of, state_of
from jenjang.apps.measurement.models import Result, Unmeasured
from jenjang.apps.organisation.models import Period
from jenjang.apps.reports.snapshots.annual.facts import Advice, Decided, Told

WORDS = ("cause", "obstacle", "follow_up")


def read_told(series_ids: Collection[int], period: Period) -> dict[int, tuple[Told, ...]]:
    """Return, by series, what was filed beside its values, in order; one query."""
    said = Q(unmeasured_because__isnull=False)
    for name in WORDS:
        said |= Q(**{f"{name}__gt": ""})
    rows = (
        Result.objects.filter(
            said,
            series__in=series_ids,
            period__year=period.year_id,
            period__last_day__lte=period.last_day,
        )
        .order_by("period__last_day")
        .values_list(
            "series_id", "pk", "period__kind", "period__n", "unmeasured_because", *WORDS
        )
    )
    found: defaultdict[int, list[Told]] = defaultdict(list)
    for series_id, pk, kind, n, because, cause, obstacle, follow_up in rows:
        name = str(Period(year_id=period.year_id, kind=kind, n=n))
        reason = Unmeasured(because).label if because else ""
        cleaned = (_clean(cause), _clean(obstacle), _clean(follow_up))
        found[series_id].append(Told(pk, name, *cleaned, reason))
    return {pk: tuple(told) for pk, told in found.items()}


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
