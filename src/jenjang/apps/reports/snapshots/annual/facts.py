"""What a record of a period is made of: its facts, and how their records are named.

Amounts are whole rupiah, values stand in the indicator's own unit of measure, percentages
are as the roll-ups keep them. Missing is None or `Unknown`, never 0.

Every figure is named by the path of its record, so that it can be counted again without
what counted it here (`jenjang bench trace`). `when` is the period as papers.document names
it ("2023", "2023-TW2", "2023-S1"):

- ``target/12/2023/pk`` (``pk.1``: Perubahan 1), ``target/12/2023-TW2``: to date;
- ``result/12/2023``: the value to date of series 12; ``achievement/12/2023``: its capaian;
- ``benchmark/7``; ``budget/45/2023``, ``budget.initial/45/2023``: the ceiling of an
  activity with its branch, the one in force and the first; ``spending/45/2023``;
- ``sum/budget/all/2023``: added up over ``all``, ``kind:5.1``, ``objective:3``, ``unit:4``;
- ``rule:absorption/45/2023``, ``rule:mean/objective:3/2023``: computed by that rule.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from jenjang.core.formulas.budget import absorption_percent
from jenjang.core.values import Polarity, Reason, Unknown

MET = Decimal(100)
NAMED_DIGITS = 12  # of a lineage: no two objectives of a pemda share them
NOT_DUE = Unknown(Reason.NOT_MEASURED, "belum jatuh tempo")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a part or sentence is about: an "objective", "series" or "activity"."""

    kind: str
    pk: int


@dataclass(frozen=True, slots=True)
class Office:
    """Whose record it is: `name` the unit's, or the pemda's where `unit_id` is None."""

    unit_id: int | None
    name: str
    pemda: str
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A position of the unit with who held it on the last day; empty where nobody did."""

    pk: int
    name: str
    parent_id: int | None
    holder: str = ""
    nip: str | None = None
    rank: str | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A target: `value`, or words ("BB"); `path` names the row that states it."""

    value: Decimal | None
    text: str | None
    year: int
    path: str

    @property
    def is_stated(self) -> bool:
        """Return whether it says anything."""
        return self.value is not None or bool(self.text)


@dataclass(frozen=True, slots=True)
class Reached:
    """What a series reached by the end of a period, and by the same day of other years.

    `target` is the one to date. `broken_by` are the words of what changed in the
    definition since: where it says anything the figures do not compare.
    """

    year: int
    when: str
    value: Decimal | None = None
    text: str | None = None
    target: Decimal | None = None
    percent: Decimal | Unknown = NOT_DUE
    rating: str = ""
    is_due: bool = False
    is_verified: bool = False
    broken_by: tuple[str, ...] = ()

    @property
    def is_measured(self) -> bool:
        """Return whether there is a value or a grade."""
        return self.value is not None or bool(self.text)

    @property
    def is_comparable(self) -> bool:
        """Return whether its figures compare with those of the record's own year."""
        return not self.broken_by


@dataclass(frozen=True, slots=True)
class Told:
    """What was filed beside a value in one period: why, what hindered, what follows."""

    result_id: int
    period: str
    cause: str = ""
    obstacle: str = ""
    follow_up: str = ""
    unmeasured_because: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a review meeting decided: who does it until when, and how far it is."""

    pk: int
    text: str
    person: str
    due_on: dt.date
    state: str
    series: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Standard:
    """The value of an indicator over the country or the province, and who says so."""

    pk: int
    scope: str
    value: Decimal
    source: str
    year: int

    @property
    def name(self) -> str:
        """Return what it is called by in every year: ``standar_nasional``."""
        return f"standar_{self.scope.lower()}"


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator in the wording of the year, with all that is known of it.

    `promised_by` are the positions whose agreements in force name it, from the top;
    `murni` is the target of the agreements where a Perubahan set another.
    `yearly` are the Renstra's targets by year, `end` the last of them.
    """

    series_id: int
    indicator_id: int
    objective_id: int
    text: str
    measured_in: str
    polarity: Polarity
    target: Goal | None
    now: Reached
    murni: Goal | None = None
    earlier: tuple[Reached, ...] = ()
    yearly: tuple[Goal, ...] = ()
    end: Goal | None = None
    promised_by: tuple[int, ...] = ()
    owner_id: int | None = None
    owner: str = ""
    is_iku: bool = False
    definition: str = ""
    formula: str = ""
    data_source: str = ""
    told: tuple[Told, ...] = ()
    decisions: tuple[Decided, ...] = ()
    standards: tuple[Standard, ...] = ()

    @property
    def before(self) -> Reached | None:
        """Return what it reached the year before, where that was measured."""
        wanted = self.now.year - 1
        found = (one for one in self.earlier if one.year == wanted and one.is_measured)
        return next(found, None)

    @property
    def is_met(self) -> bool:
        """Return whether it reached its target."""
        if isinstance(self.now.percent, Decimal):
            return self.now.percent >= MET
        return self.now.percent.reason in REACHED

    @property
    def is_below(self) -> bool:
        """Return whether it fell short of its target."""
        if isinstance(self.now.percent, Decimal):
            return self.now.percent < MET
        return self.now.percent.reason in MISSED


REACHED = frozenset({Reason.RANK_MET, Reason.ZERO_TARGET_EXCEEDED})
MISSED = frozenset({Reason.RANK_MISSED, Reason.ZERO_TARGET_MISSED})


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective: `activities` are those linked to it or to what stands below it.

    `name` begins the names of its figures: that of its lineage, so that it is the same in
    every version of the plan and in every year.
    """

    pk: int
    lineage: UUID
    level: str
    text: str
    parent_id: int | None
    activities: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """Return what its figures are called by: ``sasaran-1f3b9c2a4d5e``."""
        return f"sasaran-{self.lineage.hex[:NAMED_DIGITS]}"


@dataclass(frozen=True, slots=True)
class Paper:
    """An agreement, in force or replaced; `allotments` are rupiah by activity."""

    pk: int
    position_id: int
    position: str
    revision: int
    signed_on: dt.date | None
    is_in_force: bool
    series: tuple[int, ...] = ()
    allotments: Mapping[int, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spend:
    """What something may and did cost, whole rupiah; None where nobody said."""

    ceiling_idr: int | None = None
    spent_idr: int | None = None
    initial_idr: int | None = None

    @property
    def remaining_idr(self) -> int | None:
        """Return what is left of the ceiling, None where one of the two is not known."""
        if self.ceiling_idr is None or self.spent_idr is None:
            return None
        return self.ceiling_idr - self.spent_idr

    @property
    def absorption(self) -> Decimal | Unknown:
        """Return the share that was spent, in percent."""
        return absorption_percent(self.spent_idr, self.ceiling_idr)

    @property
    def is_known(self) -> bool:
        """Return whether there is a figure to show."""
        return self.ceiling_idr is not None or self.spent_idr is not None


NO_MONEY = Spend()


@dataclass(frozen=True, slots=True)
class Work:
    """A program, kegiatan or sub kegiatan with its money, its branch included."""

    pk: int
    level: str
    code: str
    name: str
    parent_id: int | None
    money: Spend


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of belanja: its code of the rekening, '' where the source does not say."""

    code: str
    name: str
    money: Spend


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem with its causes, and the strategic issues that answer it."""

    text: str
    kind: str
    causes: tuple["Trouble", ...] = ()
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation of an evaluation and what was done about it.

    `action` is what was done, else what is planned; `time` as written.
    """

    pk: int
    text: str
    number: str = ""
    source: str = ""
    action: str = ""
    target: str = ""
    time: str = ""
    responsible: str = ""
    position_id: int | None = None
    state: str = ""
    is_settled: bool = False
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """A unit of the pemda by its roll-up."""

    pk: int
    name: str
    indicator_count: int
    measured_count: int
    rated_count: int
    percent: Decimal | Unknown
    rating: str
    money: Spend


@dataclass(frozen=True, slots=True)
class PlanFact:
    """The plan that holds: its name and years, with the decree that sets the IKU."""

    name: str
    first_year: int
    last_year: int
    decree: str = ""


def added(moneys: Iterable[Spend]) -> Spend:
    """Return money added up; what nobody said stays None where nobody said any of it."""
    found = list(moneys)
    return Spend(
        _sum(one.ceiling_idr for one in found),
        _sum(one.spent_idr for one in found),
        _sum(one.initial_idr for one in found),
    )


def _sum(figures: Iterable[int | None]) -> int | None:
    known = [one for one in figures if one is not None]
    return sum(known) if known else None
