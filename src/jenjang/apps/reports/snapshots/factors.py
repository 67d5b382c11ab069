"""What was written beside a quarter's figures -> the factors under formulir E.81."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import OuterRef, Subquery

from jenjang.apps.followup.models import ChangeKind, Decision
from jenjang.apps.measurement.models import Achievement, Result
from jenjang.apps.organisation.models import Period
from jenjang.papers.layouts.e81 import Factors

MET = Decimal(100)


def factors_of(unit_id: int, quarter: Period) -> Factors:
    """Return what was written in the quarter, each sentence once; two queries."""
    capaian = Achievement.objects.filter(
        series=OuterRef("series"), period=OuterRef("period")
    )
    rows = list(
        Result.objects.of_unit(unit_id)
        .within(quarter)
        .annotate(percent=Subquery(capaian.values("percent")[:1]))
        .order_by("series", "period__last_day")
        .values_list("cause", "obstacle", "follow_up", "percent")
    )
    decisions = Decision.objects.filter(
        item__meeting__unit=unit_id, item__meeting__period__year=quarter.year_id
    ).exclude(change=ChangeKind.OTHER)
    return Factors(
        helping=_once(cause for cause, _, _, percent in rows if _is_met(percent)),
        hindering=_once(
            said
            for cause, obstacle, _, percent in rows
            for said in (obstacle, None if _is_met(percent) else cause)
        ),
        next_quarter=_once(follow_up for _, _, follow_up, _ in rows),
        next_renja=_once(decisions.order_by("pk").values_list("text", flat=True)),
    )


def _is_met(percent: Decimal | None) -> bool:
    return percent is not None and percent >= MET


def _once(texts: Iterable[str | None]) -> tuple[str, ...]:
    cleaned = (" ".join((text or "").split()).rstrip(".") for text in texts)
    return tuple(dict.fromkeys(text for text in cleaned if text))
