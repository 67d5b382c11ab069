"""Ceilings of a unit's budget versions as tables: one alone, or two side by side."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from jenjang.apps.organisation.trees import depth_of, keys_of
from jenjang.apps.plans.models import (
    Activity,
    ActivityLevel,
    BudgetKind,
    BudgetLine,
    BudgetVersion,
    SpendingKind,
)
from jenjang.core.figures import fold
from jenjang.core.formulas.branches import branch_ceilings, topmost

NO_FUND = "tanpa sumber dana"
NO_KIND = "tanpa jenis belanja"
LEVELS = tuple(ActivityLevel.values)
Figures = TypeVar("Figures")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a budget is asked for; '' asks for all."""

    fund: str = ""
    kind: str = ""
    level: str = ""  # down to this level
    words: str = ""
    only_changed: bool = False


@dataclass(frozen=True, slots=True)
class One:
    """The ceiling of one version; `stated_idr` where it states another itself."""

    ceiling_idr: int | None
    stated_idr: int | None = None


@dataclass(frozen=True, slots=True)
class Two:
    """The ceilings of two versions, whole rupiah; None where a version has none."""

    first_idr: int | None
    second_idr: int | None

    @property
    def difference_idr(self) -> int:
        """Return by how much the second is more than the first."""
        return (self.second_idr or 0) - (self.first_idr or 0)


@dataclass(frozen=True, slots=True)
class TreeRow(Generic[Figures]):
    """An activity and its figures; `depth` is how many stand above it."""

    activity: Activity
    depth: int
    figures: Figures


@dataclass(frozen=True, slots=True)
class Total(Generic[Figures]):
    """A sum by kind of belanja or source of funds."""

    label: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Table(Generic[Figures]):
    """A tree of ceilings, its sum, and the sums by kind of belanja and by fund."""

    rows: list[TreeRow[Figures]]
    total: Figures
    by_kind: list[Total[Figures]]
    by_fund: list[Total[Figures]]


def latest_first(versions: Iterable[BudgetVersion]) -> list[BudgetVersion]:
    """Return a unit's versions of a year, the one that holds at the head."""
    return sorted(versions, key=lambda one: one.rank)


def funds_of(lines: Iterable[BudgetLine]) -> list[str]:
    """Return the sources of funds of lines, by name."""
    return sorted({line.fund_source for line in lines if line.fund_source})


def table_of(
    activities: Sequence[Activity],
    version: BudgetVersion,
    lines: Sequence[BudgetLine],
    wanted: Wanted,
) -> Table[One]:
    """Return the tree of one version, whole rupiah."""
    chosen = _chosen(lines, wanted)
    sums = _Sums(activities, version, chosen)
    figures = {
        one.pk: One(sums.ceilings[one.pk], sums.stated_apart(one.pk))
        for one in activities
        if one.pk in sums.ceilings
    }
    return Table(
        rows=_rows(activities, figures, wanted),
        total=One(sums.total),
        by_kind=[Total(name, One(idr)) for name, idr in sums.by_kind().items()],
        by_fund=[Total(name, One(idr)) for name, idr in sums.by_fund().items()],
    )


def comparison_of(
    activities: Sequence[Activity],
    first: tuple[BudgetVersion, Sequence[BudgetLine]],
    second: tuple[BudgetVersion, Sequence[BudgetLine]],
    wanted: Wanted,
) -> Table[Two]:
    """Return the trees of two versions side by side, whole rupiah."""
    one, two = (
        _Sums(activities, version, _chosen(lines, wanted))
        for version, lines in (first, second)
    )
    pairs = {
        activity.pk: Two(one.ceilings.get(activity.pk), two.ceilings.get(activity.pk))
        for activity in activities
        if activity.pk in one.ceilings or activity.pk in two.ceilings
    }
    if wanted.only_changed:
        pairs = {pk: pair for pk, pair in pairs.items() if pair.difference_idr}
    return Table(
        rows=_rows(activities, pairs, wanted),
        total=Two(one.total, two.total),
        by_kind=_paired(one.by_kind(), two.by_kind()),
        by_fund=_paired(one.by_fund(), two.by_fund()),
    )


class _Sums:
    """The ceilings of one version over the tree of activities."""

    def __init__(
        self,
        activities: Sequence[Activity],
        version: BudgetVersion,
        lines: Sequence[BudgetLine],
    ) -> None:
        self.parents = {one.pk: one.parent_id for one in activities}
        self.lines = lines
        self.own: Counter[int] = Counter()
        for line in lines:
            self.own[line.activity_id] += line.amount_idr
        self.is_from_agreements = version.kind == BudgetKind.FROM_AGREEMENTS
        self.ceilings = branch_ceilings(
            self.parents, self.own, is_from_agreements=self.is_from_agreements
        )

    @property
    def total(self) -> int | None:
        """Return the sum of those at the top, None where there are none."""
        tops = [
            self.ceilings[pk]
            for pk, above in self.parents.items()
            if above is None and pk in self.ceilings
        ]
        return sum(tops) if tops else None

    def stated_apart(self, pk: int) -> int | None:
        """Return what a version states itself where the sum under it is another."""
        stated = self.own.get(pk)
        return stated if stated is not None and stated != self.ceilings[pk] else None

    def by_kind(self) -> dict[str, int]:
        """Return sums by kind of belanja, each ceiling once."""
        labels = dict(SpendingKind.choices)
        return self._sums(lambda line: labels.get(line.spending_kind, NO_KIND))

    def by_fund(self) -> dict[str, int]:
        """Return sums by source of funds, each ceiling once."""
        return self._sums(lambda line: line.fund_source or NO_FUND)

    def _sums(self, label: "Callable[[BudgetLine], str]") -> dict[str, int]:
        counted = self._counted()
        sums: Counter[str] = Counter()
        for line in self.lines:
            if line.activity_id in counted:
                sums[label(line)] += line.amount_idr
        return dict(sorted(sums.items()))

    def _counted(self) -> set[int]:
        """Return the activities whose own lines make up the total."""
        if self.is_from_agreements:
            return topmost(self.parents, self.own.keys())
        above: set[int] = set()
        for pk in self.own:
            parent = self.parents.get(pk)
            while parent is not None and parent not in above:
                above.add(parent)
                parent = self.parents.get(parent)
        return set(self.own) - above


def _chosen(lines: Iterable[BudgetLine], wanted: Wanted) -> list[BudgetLine]:
    return [
        line
        for line in lines
        if (not wanted.fund or line.fund_source == wanted.fund)
        and (not wanted.kind or line.spending_kind == wanted.kind)
    ]


def _rows(
    activities: Sequence[Activity], figures: Mapping[int, Figures], wanted: Wanted
) -> list[TreeRow[Figures]]:
    deepest = LEVELS.index(wanted.level) if wanted.level in LEVELS else len(LEVELS)
    words = fold(wanted.words).split()
    return [
        TreeRow(one, depth_of(one.path), figures[one.pk])
        for one in sorted(activities, key=_place(activities))
        if one.pk in figures
        and LEVELS.index(one.level) <= deepest
        and _has_words(one, words)
    ]


def _place(activities: Sequence[Activity]) -> "Callable[[Activity], tuple[str, ...]]":
    """Return how activities are sorted: by the codes from the top, those without last."""
    by_pk = {one.pk: one for one in activities}

    def place(one: Activity) -> tuple[str, ...]:
        above = (by_pk[pk] for pk in keys_of(one.path) if pk in by_pk)
        return tuple(each.code or f"~{each.path}" for each in above)

    return place


def _has_words(one: Activity, words: Sequence[str]) -> bool:
    text = f"{one.code or ''} {one.folded_name}"
    return all(word in text for word in words)


def _paired(first: Mapping[str, int], second: Mapping[str, int]) -> list[Total[Two]]:
    return [
        Total(label, Two(first.get(label), second.get(label)))
        for label in sorted(first.keys() | second.keys())
    ]
