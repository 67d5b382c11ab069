"""What the plan of a year promises for a position: the paper that would be drawn up today.

A position promises the objectives it owns, those in which it owns an indicator, and those
it shared with a subordinate in its last agreement and both carry on. Ceilings are those of
the budget version that holds. Read once for a unit's year, whatever the number of papers.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jenjang.apps.agreements.models import Agreement, Promised, State
from jenjang.apps.agreements.snapshots.earlier import (
    NOTHING_EARLIER,
    Earlier,
    earlier_of,
)
from jenjang.apps.agreements.snapshots.people import party_of
from jenjang.apps.agreements.snapshots.targets import YearTargets, targets_of_year
from jenjang.apps.organisation.models import (
    Appointment,
    Government,
    Position,
    Unit,
)
from jenjang.apps.organisation.trees import keys_of
from jenjang.apps.plans.models import (
    Activity,
    ActivityLevel,
    Indicator,
    Objective,
    ObjectiveLevel,
    Plan,
)
from jenjang.apps.plans.models.plans import nearest
from jenjang.apps.plans.snapshots import ceilings_of, lines_in_force
from jenjang.core.figures import write_date
from jenjang.core.values import Accumulation
from jenjang.papers import document as paper

NOT_PROMISED = (ObjectiveLevel.MISI, ObjectiveLevel.TUJUAN)
"""Levels an agreement does not promise unless the position's last one did."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A paper the plan gives, its parties, and the rows it stands on, in its order."""

    document: paper.Agreement
    first_party: Appointment
    second_party: Appointment
    promised: Promised

    @property
    def facts(self) -> dict[str, Any]:
        """Return what plan and budget say, by key: what `Agreement.planned` keeps."""
        printed = [one for _, _, one in self.document.indicators()]
        rows = zip(self.promised.indicators, printed, strict=True)
        return {
            "indicators": {
                str(row.pk): {"text": one.text, "target": one.target_text}
                for row, one in rows
            },
            "ceilings": {
                str(pk): amount for pk, amount in (self.promised.allotments or {}).items()
            },
        }


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A position that gets no paper, and the sentence that says why and what to do."""

    position: Position
    why: str


def document_from_plan(position: Position, year: int, day: dt.date) -> Planned | LeftOut:
    """Return the paper that the plan gives a position on a day, or why it gives none."""
    if position.unit is None:
        return LeftOut(position, "Jabatan ini tidak berada di suatu perangkat daerah.")
    return UnitYear(position.unit, year, day).paper_of(position)


def planned_papers(unit: Unit, year: int, day: dt.date) -> list[Planned | LeftOut]:
    """Return the paper of each position of a unit, or why there is none, head first."""
    known = UnitYear(unit, year, day)
    return [known.paper_of(position) for position in known.positions]


def day_of_drawing(year: int, today: dt.date) -> dt.date:
    """Return the day a paper of a year is drawn up on: today, within that year.

    >>> day_of_drawing(2026, dt.date(2025, 12, 20))
    datetime.date(2026, 1, 1)
    """
    return max(dt.date(year, 1, 1), min(today, dt.date(year, 12, 31)))


class UnitYear:
    """Plan, budget and people of a unit's year on a day, each read when first asked."""

    def __init__(self, unit: Unit, year: int, day: dt.date) -> None:
        """Remember whose year it is; read nothing yet."""
        self.unit, self.year, self.day = unit, year, day

    def paper_of(self, position: Position) -> Planned | LeftOut:
        """Return a position's paper, or why it gets none."""
        parties = self._parties(position)
        if isinstance(parties, LeftOut):
            return parties
        promised = self._promises(position)
        if not promised:
            return LeftOut(
                position,
                "Belum ada sasaran yang dimilikinya dalam pohon kinerja; tetapkan "
                "penanggung jawabnya di rencana.",
            )
        return self._drawn(position, *parties, promised)

    @cached_property
    def positions(self) -> list[Position]:
        """Return the unit's positions from the head down."""
        return list(
            Position.objects.filter(unit=self.unit)
            .select_related("reports_to")
            .order_by("path")
        )

    @cached_property
    def _government(self) -> Government:
        return Government.objects.get()

    @cached_property
    def _holders(self) -> Mapping[int, list[Appointment]]:
        """Return who holds each position on the day, superiors outside the unit too."""
        ids = {one.pk for one in self.positions}
        ids |= {one.reports_to_id for one in self.positions if one.reports_to_id}
        rows = Appointment.objects.on(self.day).filter(position__in=ids)
        found: defaultdict[int, list[Appointment]] = defaultdict(list)
        for row in rows.select_related("official", "position__unit").order_by("since"):
            found[row.position_id].append(row)
        return found

    @cached_property
    def _plan(self) -> Plan | None:
        return nearest(Plan.objects.settled().of_year(self.unit.pk, self.year))

    @cached_property
    def _objectives(self) -> list[Objective]:
        rows = Objective.objects.filter(plan=self._plan).order_by("path")
        return list(rows.select_related("owner").prefetch_related("activities"))

    @cached_property
    def _indicators(self) -> Mapping[int, list[Indicator]]:
        """Return the plan's indicators by their objective."""
        found: defaultdict[int, list[Indicator]] = defaultdict(list)
        rows = Indicator.objects.filter(plan=self._plan).select_related("owner", "plan")
        for row in rows.order_by("order", "pk"):
            found[row.objective_id].append(row)
        return found

    @cached_property
    def _targets(self) -> YearTargets:
        rows = [one.series_id for own in self._indicators.values() for one in own]
        return targets_of_year(rows, self.year)

    @cached_property
    def _ceilings(self) -> Mapping[int, int]:
        return ceilings_of(self.unit.pk, self.year).by_activity

    @cached_property
    def _funds(self) -> Mapping[int, set[str]]:
        """Return the sources of funds of each activity, those below it included."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for line in lines_in_force(self.unit.pk, self.year):
            for pk in keys_of(self._activities[line.activity_id].path):
                found[pk] |= {line.fund_source} - {""}
        return found

    @cached_property
    def _activities(self) -> Mapping[int, Activity]:
        return {one.pk: one for one in Activity.objects.filter(unit=self.unit)}

    @cached_property
    def _earlier(self) -> Mapping[int, Earlier]:
        """Return what each position's last agreement up to this year promised."""
        held = Agreement.objects.filter(
            unit=self.unit, year__lte=self.year, state=State.IN_FORCE
        )
        last = dict(held.order_by("year").values_list("position_id", "pk"))
        return earlier_of({pk: position_id for position_id, pk in last.items()})

    def ceilings(self) -> tuple[paper.Budget, ...]:
        """Return every activity the year's budget knows, as a paper would print it."""
        return self._budgets(self._ceilings)

    def _parties(self, position: Position) -> tuple[Appointment, Appointment] | LeftOut:
        own = self._holder(position, "Jabatan ini")
        if isinstance(own, LeftOut):
            return own
        if position.reports_to is None:
            return LeftOut(
                position,
                "Atasan jabatan ini belum ditetapkan; tetapkan di halaman jabatan.",
            )
        above = self._holder(position.reports_to, f"Jabatan atasan, {position.reports_to},")
        return LeftOut(position, above.why) if isinstance(above, LeftOut) else (own, above)

    def _holder(self, position: Position, called: str) -> Appointment | LeftOut:
        holders = self._holders.get(position.pk, [])
        if len(holders) == 1:
            return holders[0]
        if not holders:
            why = f"{called} kosong pada {write_date(self.day)}; catat penugasannya."
            return LeftOut(position, why)
        names = " dan ".join(
            f"{one.official} ({one.get_kind_display().rstrip('.').lower()})"
            for one in holders
        )
        return LeftOut(
            position,
            f"{called} dipegang {names} sekaligus pada {write_date(self.day)}; akhiri "
            "salah satu penugasannya.",
        )

    def _promises(self, position: Position) -> dict[Objective, list[Indicator]]:
        found = {}
        for objective in self._objectives:
            indicators = self._of_position(objective, position)
            if indicators is not None:
                found[objective] = indicators
        return found

    def _of_position(
        self, objective: Objective, position: Position
    ) -> list[Indicator] | None:
        """Return what a position promises of an objective, None where it is not his."""
        rows = self._indicators.get(objective.pk, [])
        earlier = self._earlier.get(position.pk, NOTHING_EARLIER)
        if objective.owner_id == position.pk:
            is_kept = objective.lineage in earlier.lineages
            if objective.level in NOT_PROMISED and not is_kept:
                return None
            return [one for one in rows if _is_below(one.owner, position)]
        if self._is_shared(objective, position, earlier):
            return [one for one in rows if one.series_id in earlier.series]
        return [one for one in rows if one.owner_id == position.pk] or None

    def _is_shared(
        self, objective: Objective, position: Position, earlier: Earlier
    ) -> bool:
        """Return whether he and its owner below him both promised it last time."""
        owner = objective.owner
        if owner is None or not owner.path.startswith(position.path):
            return False
        theirs = self._earlier.get(owner.pk, NOTHING_EARLIER)
        return objective.lineage in earlier.lineages & theirs.lineages

    def _drawn(
        self,
        position: Position,
        first: Appointment,
        second: Appointment,
        promises: Mapping[Objective, list[Indicator]],
    ) -> Planned:
        activities = self._paid(position, promises)
        budgets = self._budgets(activities)
        tops = [one.amount_idr for one in budgets if one.parent is None]
        known = [amount for amount in tops if amount is not None]
        seat, when = self._government.seat, self.day.isoformat()
        one, other = party_of(first), party_of(second)
        document = paper.Agreement(
            kind="PK",
            unit=self.unit.name,
            regency=self._government.name,
            year=self.year,
            first_party=one,
            second_party=other,
            place=seat,
            date=when,
            date_text=write_date(self.day),
            objectives=tuple(self._objective(one, rows) for one, rows in promises.items()),
            budgets=budgets,
            budget_total_idr=sum(known) if known and len(known) == len(tops) else None,
            revision=0,
            annex=paper.Annex(when, seat, one, other),
        )
        indicators = [one for rows in promises.values() for one in rows]
        allotments = {pk: self._ceilings.get(pk) for pk in activities}
        promised = Promised([*promises], indicators, allotments)
        return Planned(document, first, second, promised)

    def _objective(self, objective: Objective, rows: list[Indicator]) -> paper.Objective:
        return paper.Objective(
            objective.level, objective.text, tuple(self._indicator(one) for one in rows)
        )

    def _indicator(self, row: Indicator) -> paper.Indicator:
        target = self._targets.of_year(row.series_id)
        explained = bool(row.definition or row.formula_text or row.data_source)
        return paper.Indicator(
            row.text,
            unit=row.measured_in,
            target_text=target.text if target else None,
            target_number=target.value if target else None,
            quarter_targets=self._targets.of_quarters(row.series_id),
            accumulation=_accumulation(row) if explained else None,
            definition=row.definition,
            relevance=row.relevance,
            formula=row.formula_text,
            data_source=row.data_source,
        )

    def _paid(self, position: Position, promises: Iterable[Objective]) -> list[int]:
        """Return the activities a position answers for, in the order of the nomenclature.

        Those its objectives are linked with, those of its last agreement that have money
        again, and every program for the head of the unit.
        """
        chosen = {one.pk for node in promises for one in node.activities.all()}
        earlier = self._earlier.get(position.pk, NOTHING_EARLIER)
        chosen |= earlier.activities & self._ceilings.keys()
        if position.reports_to is None or position.reports_to.unit_id != self.unit.pk:
            chosen |= {pk for pk in self._ceilings if self._is_program(pk)}
        return sorted(chosen & self._activities.keys(), key=self._order)

    def _is_program(self, pk: int) -> bool:
        return self._activities[pk].level == ActivityLevel.PROGRAM

    def _order(self, pk: int) -> list[tuple[bool, str, int]]:
        """Return what sorts an activity behind its parent, by code where it has one."""
        above = [self._activities[key] for key in keys_of(self._activities[pk].path)]
        return [(one.code is None, one.code or "", one.pk) for one in above]

    def _budgets(self, activities: Iterable[int]) -> tuple[paper.Budget, ...]:
        keys = sorted(activities, key=self._order)
        at = {pk: n for n, pk in enumerate(keys)}
        return tuple(self._budget(self._activities[pk], at) for pk in keys)

    def _budget(self, activity: Activity, at: Mapping[int, int]) -> paper.Budget:
        return paper.Budget(
            activity.level,
            activity.name,
            self._ceilings.get(activity.pk),
            source=", ".join(sorted(self._funds.get(activity.pk, ()))) or None,
            code=activity.code,
            parent=nearest_above(activity.path, at),
        )


def nearest_above(path: str, at: Mapping[int, int]) -> int | None:
    """Return where the nearest activity above that is listed stands in the list."""
    above = (at[pk] for pk in reversed(keys_of(path)[:-1]) if pk in at)
    return next(above, None)


def _is_below(owner: Position | None, position: Position) -> bool:
    return owner is None or owner.path.startswith(position.path)


def _accumulation(row: Indicator) -> str:
    is_summed = row.accumulation == Accumulation.SUM
    return "Kumulatif" if is_summed else "Non Kumulatif"
