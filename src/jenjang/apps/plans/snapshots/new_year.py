"""What a new year begins with in a unit: its plan, and a target for every series of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jenjang.apps.organisation.models import PeriodKind, Unit
from jenjang.apps.plans.models import (
    Indicator,
    Plan,
    PlanKind,
    PlanState,
    Stage,
    Target,
    nearest,
)
from jenjang.core.figures import write_number


class Origin(StrEnum):
    """Where a proposed target comes from, in words."""

    RENSTRA = "Renstra"
    LAST_YEAR = "usulan dari tahun lalu"
    NONE = "belum ada"
    SET = "sudah diisi"


class Way(StrEnum):
    """What becomes of the unit's plan."""

    CONTINUES = "rencana berlanjut"
    COPIED = "rencana disalin"
    NONE = "tidak ada rencana"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A series' target of the new year: value and text as they would be stored."""

    indicator: Indicator
    origin: Origin
    value: Decimal | None = None
    text: str | None = None

    @property
    def shown(self) -> str:
        """Return the target as printed."""
        return self.text or ("" if self.value is None else write_number(self.value))


@dataclass(frozen=True, slots=True)
class NewYear:
    """What opening `year` would do in a unit; `source` is the plan it begins from."""

    unit: Unit
    year: int
    way: Way
    source: Plan | None
    target: Plan | None
    objective_count: int
    proposed: tuple[Proposed, ...]
    why_not: str = ""

    @property
    def to_set(self) -> tuple[Proposed, ...]:
        """Return the targets that would be set."""
        fresh = {Origin.RENSTRA, Origin.LAST_YEAR}
        return tuple(one for one in self.proposed if one.origin in fresh)

    @property
    def is_done(self) -> bool:
        """Return whether nothing remains to be carried."""
        return self.way is not Way.COPIED and not self.to_set


def new_year_of(unit: Unit, year: int) -> NewYear:
    """Return what opening the year would carry; a fixed number of queries."""
    here = _plan_of(unit, year)
    if here is not None and here.objectives.exists():
        return _carried(unit, year, Way.CONTINUES, here, here)
    before = _plan_of(unit, year - 1)
    if before is None:
        why = f"Belum ada rencana {year - 1} yang dapat dilanjutkan."
        return NewYear(unit, year, Way.NONE, None, here, 0, (), why)
    if before.kind != PlanKind.FROM_AGREEMENTS:
        why = f"{before} tidak mencakup {year}; buka rencana berikutnya lebih dahulu."
        return NewYear(unit, year, Way.NONE, before, here, 0, (), why)
    return _carried(unit, year, Way.COPIED, before, here)


def _plan_of(unit: Unit, year: int) -> Plan | None:
    covering = Plan.objects.of_year(unit.pk, year).filter(state=PlanState.IN_FORCE)
    return nearest(covering)


def _carried(unit: Unit, year: int, way: Way, source: Plan, target: Plan | None) -> NewYear:
    indicators = list(
        Indicator.objects.filter(plan=source)
        .select_related("objective", "owner", "series")
        .order_by("objective__path", "order")
    )
    proposed = tuple(_proposals(indicators, year))
    return NewYear(unit, year, way, source, target, source.objectives.count(), proposed)


def _proposals(indicators: Iterable[Indicator], year: int) -> Iterable[Proposed]:
    indicators = list(indicators)
    rows = Target.objects.settled().filter(
        series__in=[one.series_id for one in indicators],
        period__year__in=(year - 1, year),
        period__kind=PeriodKind.YEAR,
    )
    known: dict[tuple[int, int, str], Target] = {}
    for row in rows.select_related("period").order_by("revision", "pk"):
        known[row.series_id, row.period.year_id, row.stage] = row
    for one in indicators:
        yield _proposal(one, year, known)


def _proposal(
    indicator: Indicator, year: int, known: dict[tuple[int, int, str], Target]
) -> Proposed:
    """Return the Renstra's target of the year, else what was promised last year."""
    series_id = indicator.series_id
    set_already = [known.get((series_id, year, stage)) for stage in (Stage.RENJA, Stage.PK)]
    if any(set_already):
        return Proposed(indicator, Origin.SET)
    of_renstra = known.get((series_id, year, Stage.RENSTRA))
    if of_renstra is not None:
        return Proposed(indicator, Origin.RENSTRA, of_renstra.value, of_renstra.text)
    for stage in (Stage.PK, Stage.RENJA, Stage.RENSTRA):
        last = known.get((series_id, year - 1, stage))
        if last is not None:
            return Proposed(indicator, Origin.LAST_YEAR, last.value, last.text)
    return Proposed(indicator, Origin.NONE)
