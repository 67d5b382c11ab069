"""The record of a unit's period: all that an LKjIP states, read once, changed nowhere."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from jenjang.apps.reports.snapshots.annual.facts import (
    NO_MONEY,
    Advice,
    Aim,
    Decided,
    Kind,
    Measure,
    Office,
    Paper,
    PlanFact,
    Post,
    Spend,
    Trouble,
    UnitStanding,
    Work,
    added,
)
from jenjang.core.formulas.achievement import mean_achievement
from jenjang.core.formulas.branches import topmost
from jenjang.core.formulas.efficiency import EfficiencyRule, Effort, efficiency_percent
from jenjang.core.scales import Scale
from jenjang.core.values import Unknown
from jenjang.papers.drawing import FIGURES


@dataclass(frozen=True)  # cached, so it has no slots
class AnnualRecord:
    """All that is known of a unit's period (unit None: of the pemda), for its LKjIP."""

    office: Office
    year: int
    when: str
    period: str
    is_whole_year: bool
    last_day: dt.date
    scale: Scale
    efficiency_rule: EfficiencyRule
    chart_colour: str = FIGURES
    posts: tuple[Post, ...] = ()
    plan: PlanFact | None = None
    troubles: tuple[Trouble, ...] = ()
    issues: tuple[str, ...] = ()
    aims: tuple[Aim, ...] = ()
    measures: tuple[Measure, ...] = ()
    papers: tuple[Paper, ...] = ()
    works: tuple[Work, ...] = ()
    kinds: tuple[Kind, ...] = ()
    money: Spend = NO_MONEY
    money_before: Spend | None = None
    works_before: tuple[Work, ...] = ()
    kinds_before: tuple[Kind, ...] = ()
    decisions: tuple[Decided, ...] = ()
    advice: tuple[Advice, ...] = ()
    units: tuple[UnitStanding, ...] = ()

    @property
    def when_before(self) -> str:
        """Return the same period of the year before, as paths name it."""
        return self.when.replace(str(self.year), str(self.year - 1), 1)

    @cached_property
    def by_series(self) -> dict[int, Measure]:
        """Return the indicators by series."""
        return {one.series_id: one for one in self.measures}

    @cached_property
    def by_aim(self) -> dict[int, Aim]:
        """Return the objectives by key."""
        return {one.pk: one for one in self.aims}

    @cached_property
    def by_post(self) -> dict[int, Post]:
        """Return the positions by key."""
        return {one.pk: one for one in self.posts}

    @cached_property
    def by_work(self) -> dict[int, Work]:
        """Return the activities by key."""
        return {one.pk: one for one in self.works}

    @cached_property
    def head(self) -> Post | None:
        """Return the unit's topmost position."""
        return self.posts[0] if self.posts else None

    @cached_property
    def answered(self) -> tuple[Measure, ...]:
        """Return what the report gives account of: what is promised, and the IKU.

        All indicators where there is no agreement yet.
        """
        found = tuple(one for one in self.measures if one.promised_by or one.is_iku)
        return found or self.measures

    @cached_property
    def years_before(self) -> tuple[int, ...]:
        """Return the earlier years in which anything was measured, the earliest first."""
        found = {e.year for m in self.answered for e in m.earlier if e.is_measured}
        return tuple(sorted(found))

    def of_aim(self, pk: int) -> tuple[Measure, ...]:
        """Return the indicators that stand at an objective itself."""
        return tuple(one for one in self.answered if one.objective_id == pk)

    def mean(self, measures: tuple[Measure, ...]) -> Decimal | Unknown:
        """Return the mean capaian of those that have one."""
        return mean_achievement([one.now.percent for one in measures]).percent

    def rating(self, percent: Decimal | Unknown) -> str:
        """Return the predikat in the pemda's scale, empty where there is no percentage."""
        return "" if isinstance(percent, Unknown) else self.scale.rating(percent).label

    @cached_property
    def _parents(self) -> dict[int, int | None]:
        return {one.pk: one.parent_id for one in self.works}

    def tops_of(self, aim_pk: int) -> tuple[Work, ...]:
        """Return the activities that serve an objective, none of them below another."""
        linked = self.by_aim[aim_pk].activities & self._parents.keys()
        found = topmost(self._parents, linked)
        return tuple(one for one in self.works if one.pk in found)

    def money_of(self, aim_pk: int) -> Spend:
        """Return what the activities that serve an objective may and did cost together."""
        return added(one.money for one in self.tops_of(aim_pk))

    def efficiency(self, percent: Decimal | Unknown, money: Spend) -> Decimal | Unknown:
        """Return the efficiency by the pemda's rule, in percent."""
        effort = Effort(percent, money.spent_idr, money.ceiling_idr)
        return efficiency_percent(self.efficiency_rule, effort)
