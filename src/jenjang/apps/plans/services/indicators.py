"""Acts on indicators, their series and targets."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Period, Position
from jenjang.apps.plans.models import Indicator, Objective, Series, Stage, Target
from jenjang.core.figures import fold, write_number
from jenjang.core.values import Accumulation, Polarity, Refused

TEXT_LENGTH = 200
FINEST = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """The wording and rules of an indicator, as a paper or a page gives them."""

    text: str
    measured_in: str | None = None
    polarity: Polarity = Polarity.MAXIMIZE
    accumulation: Accumulation = Accumulation.LAST
    definition: str | None = None
    relevance: str | None = None
    formula_text: str | None = None
    numerator_text: str | None = None
    denominator_text: str | None = None
    data_source: str | None = None


@dataclass(frozen=True, slots=True)
class TargetFigure:
    """How much is promised: a value, what is printed, or both."""

    value: Decimal | None
    text: str | None

    @classmethod
    def of(cls, value: Decimal | None, text: str | None) -> "TargetFigure":
        """Return what a row can hold; a value finer than four decimals stays text only."""
        is_finer = value is not None and value != value.quantize(FINEST)
        return cls(None if is_finer else value, text[:TEXT_LENGTH] if text else None)

    def __str__(self) -> str:
        """Return the target as printed."""
        return self.text or ("" if self.value is None else write_number(self.value))


@transaction.atomic
def add_indicator(
    *,
    objective: Objective,
    facts: IndicatorFacts,
    owner: Position | None,
    order: int,
    by: User | None,
) -> Indicator:
    """Add an indicator to a node; its series is that of another year, else new."""
    indicator = Indicator(
        plan=objective.plan,
        objective=objective,
        owner=owner,
        order=order,
        folded_text=fold(facts.text),
        **_columns(facts),
    )
    indicator.series = continued_series(indicator)
    indicator.save(force_insert=True)
    record(
        actor=by,
        action="indicator.added",
        subject=indicator,
        after={"text": facts.text, "objective": objective.text},
        unit_id=objective.plan.unit_id,
    )
    return indicator


@transaction.atomic
def correct_indicator(
    *, indicator: Indicator, facts: IndicatorFacts, by: User | None
) -> dict[str, tuple[Any, Any]]:
    """Give an indicator other words; return what changed: {column: (before, after)}."""
    new = _columns(facts)
    changed = {
        name: (getattr(indicator, name), value)
        for name, value in new.items()
        if getattr(indicator, name) != value
    }
    if not changed:
        return {}
    for name, (_, value) in changed.items():
        setattr(indicator, name, value)
    indicator.folded_text = fold(indicator.text)
    indicator.save(update_fields=[*changed, "folded_text"])
    record(
        actor=by,
        action="indicator.corrected",
        subject=indicator,
        before={name: before for name, (before, _) in changed.items()},
        after={name: after for name, (_, after) in changed.items()},
        unit_id=indicator.plan.unit_id,
    )
    return changed


@transaction.atomic
def give_indicator(*, indicator: Indicator, owner: Position, by: User | None) -> Indicator:
    """Make a position the owner of an indicator: he reports it."""
    if indicator.owner_id == owner.pk:
        return indicator
    before = str(indicator.owner) if indicator.owner else None
    indicator.owner = owner
    indicator.save(update_fields=["owner"])
    record(
        actor=by,
        action="indicator.given",
        subject=indicator,
        before={"owner": before},
        after={"owner": str(owner)},
        unit_id=indicator.plan.unit_id,
    )
    return indicator


@transaction.atomic
def set_target(
    *,
    indicator: Indicator,
    period: Period,
    stage: Stage,
    revision: int,
    figure: TargetFigure,
    by: User | None,
) -> TargetFigure | None:
    """Set what the series is to reach; return what it was where it changed or is new.

    The returned figure is empty (None, None) for a new target, and None where nothing
    changed.
    """
    target, is_new = Target.objects.select_for_update().get_or_create(
        series_id=indicator.series_id,
        period=period,
        stage=stage,
        revision=revision,
        defaults={"value": figure.value, "text": figure.text},
    )
    before = TargetFigure(None, None) if is_new else TargetFigure(target.value, target.text)
    if before == figure and not target.is_proposal:
        return None
    if not is_new:
        target.value, target.text = figure.value, figure.text
        target.is_proposal = False
        target.save(update_fields=["value", "text", "is_proposal"])
    record(
        actor=by,
        action="target.set",
        subject=target,
        before=None if is_new else str(before),
        after={"indicator": indicator.text, "period": str(period), "target": str(figure)},
        unit_id=indicator.plan.unit_id,
    )
    return before


def _columns(facts: IndicatorFacts) -> dict[str, Any]:
    """Return the facts as columns hold them: what stays None is not known."""
    return {name: value or None for name, value in asdict(facts).items()}


def continued_series(indicator: Indicator) -> Series:
    """Return the series this wording continues, else a new one.

    It continues the one of the unit's latest other plan with the same text, where that
    plan does not have the text twice, or only once with the same owner.
    """
    unit = indicator.plan.unit
    if unit is None:
        raise Refused("Rencana seluruh pemda tidak memuat indikator perangkat daerah.")
    same_text = (
        Indicator.objects.filter(
            Q(series__unit=unit) | Q(plan__unit=unit), folded_text=indicator.folded_text
        )
        .select_related("series", "plan")
        .order_by("-plan__first_year", "-plan__revision", "pk")
    )
    rows = list(same_text)
    taken = {one.series_id for one in rows if one.plan_id == indicator.plan_id}
    found = [one for one in rows if one.series_id not in taken]
    latest = [one for one in found if one.plan_id == found[0].plan_id]
    owned = [one for one in latest if one.owner_id == indicator.owner_id]
    for candidates in (owned, latest):
        if len(candidates) == 1:
            return candidates[0].series
    return Series.objects.create(unit=unit)
