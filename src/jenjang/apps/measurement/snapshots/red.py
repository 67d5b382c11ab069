"""What is red at a quarter: figures missing, targets missed, money out of step.

One reading for the home page, the agenda of the review meeting and the questions asked.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jenjang.apps.measurement.models import Achievement, Summary
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.measurement.snapshots.series import promises, wordings_in_force
from jenjang.apps.organisation.models import Period, Position
from jenjang.apps.plans.models import Indicator
from jenjang.core.formulas.budget import absorption_percent
from jenjang.core.values import Reason, Unknown
from jenjang.web.prepared import Given, GivenKeys, Prepared

MET = Decimal(100)
EVEN_PACE = Decimal(25)  # percent of a ceiling a quarter


@dataclass(frozen=True, slots=True)
class Missed:
    """An indicator below its target: capaian s.d. periode, and at the period before."""

    indicator: Indicator
    percent: Decimal
    before: Decimal | None


@dataclass(frozen=True, slots=True)
class Unfiled:
    """What a position answers for and nobody filed; `position` None: nobody owns it."""

    position: Position | None
    indicators: tuple[Indicator, ...]


class Trouble(StrEnum):
    """What is wrong with money."""

    NONE_RECORDED = "none recorded"
    OVER = "over"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class MoneyTrouble:
    """Spending of a position (None: the unit) out of step, in percent."""

    position: Position | None
    trouble: Trouble
    absorption_percent: Decimal | None = None
    reached_percent: Decimal | None = None


def missed(
    unit_id: int, calendar: Calendar, quarter: Period, most: int | None = None
) -> list[Missed]:
    """Return the indicators below their target, the furthest first; two queries."""
    now, before = _percents(unit_id, calendar, quarter)
    low = sorted((percent, pk) for pk, percent in now.items() if percent < MET)[:most]
    wordings = wordings_in_force(unit_id, calendar.year, [pk for _, pk in low])
    return [
        Missed(wordings[pk], percent, before.get(pk))
        for percent, pk in low
        if pk in wordings
    ]


_PERCENTS = Prepared(
    lambda: Achievement.objects.filter(
        series__unit=Given("unit"), period__in=GivenKeys("periods")
    ).values_list("series_id", "period_id", "percent")
)


def _percents(
    unit_id: int, calendar: Calendar, quarter: Period
) -> tuple[Mapping[int, Decimal], Mapping[int, Decimal]]:
    """Return capaian by series, at the quarter and at the one before; one query."""
    standing = calendar.standing(quarter)
    now = {period.pk for period in standing}
    earlier = calendar.before(quarter)
    periods = [*standing, *(calendar.standing(earlier) if earlier else ())]
    current: dict[int, Decimal] = {}
    previous: dict[int, Decimal] = {}
    for series_id, period_id, percent in _PERCENTS(
        unit=unit_id, periods=[period.pk for period in periods]
    ):
        if percent is not None:
            (current if period_id in now else previous)[series_id] = percent
    return current, previous


def unfiled(unit_id: int, calendar: Calendar, quarter: Period) -> list[Unfiled]:
    """Return what is promised and not filed, by who answers for it; four queries.

    An indicator stands once: with its owner, else with the lowest that promises it.
    """
    return unfiled_in(unit_id, calendar.year, calendar.standing(quarter))


def unfiled_in(unit_id: int, year: int, periods: Iterable[Period]) -> list[Unfiled]:
    """Return the same of these periods of the year, each filed for by itself."""
    promised = promises(unit_id, year)
    missing = _missing(unit_id, periods, promised.of(None))
    wordings = wordings_in_force(unit_id, year, missing) if missing else {}
    positions = Position.objects.filter(unit=unit_id).order_by("path").in_bulk()
    found: dict[int | None, list[Indicator]] = {}
    for pk, indicator in wordings.items():
        holder = _answering(indicator, promised.positions_of(pk), positions)
        found.setdefault(holder, []).append(indicator)
    order = {pk: place for place, pk in enumerate(positions)}
    return [
        Unfiled(positions[pk] if pk else None, tuple(rows))
        for pk, rows in sorted(found.items(), key=lambda one: order.get(one[0] or 0, -1))
    ]


def _missing(
    unit_id: int, periods: Iterable[Period], promised: Collection[int]
) -> list[int]:
    rows = Achievement.objects.of_unit(unit_id).in_periods(periods)
    not_filed = rows.filter(reason=Reason.NOT_MEASURED.name)
    return [pk for pk in not_filed.values_list("series_id", flat=True) if pk in promised]


def _answering(
    indicator: Indicator, promising: Iterable[int], positions: Mapping[int, Position]
) -> int | None:
    """Return who answers for an indicator: its owner, else the lowest that promises it."""
    if indicator.owner_id in positions:
        return indicator.owner_id
    known = [positions[pk] for pk in promising if pk in positions]
    return max(known, key=lambda one: len(one.path)).pk if known else None


def money_troubles(summaries: Iterable[Summary], quarter: Period) -> list[MoneyTrouble]:
    """Return spending over the ceiling, none recorded, or far behind the results.

    `summaries` are the unit's and its positions' of that quarter, with their positions.
    """
    found = (_money_trouble(summary, quarter.n) for summary in summaries)
    return [one for one in found if one is not None]


def _money_trouble(summary: Summary, quarter: int) -> MoneyTrouble | None:
    if summary.position_id is None and summary.ceiling_idr and summary.spent_idr is None:
        return MoneyTrouble(None, Trouble.NONE_RECORDED)
    if summary.spent_idr is None or summary.ceiling_idr is None:
        return None
    spent = absorption_percent(summary.spent_idr, summary.ceiling_idr)
    if isinstance(spent, Unknown):
        return None
    reached = summary.achievement_percent
    if spent > MET:
        return MoneyTrouble(summary.position, Trouble.OVER, spent, reached)
    is_behind = spent < EVEN_PACE * quarter / 2
    if is_behind and reached is not None and reached >= MET:
        return MoneyTrouble(summary.position, Trouble.BEHIND, spent, reached)
    return None
