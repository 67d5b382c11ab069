"""Money of a unit's period, or of all units: activities, kinds of belanja, the year before.

Whole rupiah. A ceiling counts once: where the newest version states an activity and what
stands below it, the lower figures are the activity's.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jenjang.apps.measurement.snapshots.money import Money, total_idr
from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Activity, BudgetKind, BudgetLine, SpendingKind
from jenjang.apps.reports.snapshots.annual.facts import Kind, Spend, Work, added
from jenjang.apps.reports.snapshots.money import read_spent
from jenjang.core.formulas.branches import branch_ceilings, counted

UNTOLD = "Belanja yang jenisnya tidak dirinci"
BUDGETS = (BudgetKind.RKA, BudgetKind.DPA, BudgetKind.SHIFT, BudgetKind.DPPA)


@dataclass(frozen=True, slots=True)
class Budget:
    """What a unit may and did cost in a period: by activity, by kind, and in all.

    The same of the year before, by the same day of it.
    """

    works: tuple[Work, ...]
    kinds: tuple[Kind, ...]
    total: Spend
    before: Spend | None
    works_before: tuple[Work, ...] = ()
    kinds_before: tuple[Kind, ...] = ()


def read_budgets(unit_ids: Collection[int], period: Period) -> dict[int, Budget]:
    """Return the money of each unit; three queries for any number of them."""
    year = period.year_id
    activities: defaultdict[int, list[Activity]] = defaultdict(list)
    for row in Activity.objects.filter(unit__in=unit_ids).order_by("path"):
        activities[row.unit_id].append(row)
    lines: defaultdict[int, list[BudgetLine]] = defaultdict(list)
    for line in BudgetLine.objects.filter(
        version__unit__in=unit_ids, version__year__in=(year - 1, year)
    ).select_related("version"):
        lines[line.version.unit_id].append(line)
    spent = read_spent(unit_ids, year - 1, year)
    found = {}
    for pk in unit_ids:
        of_year = [
            Money(
                activities=tuple(_by_code(activities[pk])),
                own_idr={},
                spent=tuple(one for at, one in spent.get(pk, ()) if at == wanted),
                allotted={},
                is_from_agreements=False,
            )
            for wanted in (year - 1, year)
        ]
        found[pk] = _budget(of_year, lines[pk], period)
    return found


def _by_code(activities: Sequence[Activity]) -> Iterator[Activity]:
    """Yield activities from the top down, those of one parent in the order of their codes.

    What has no code follows, as it stands in the plan.
    """
    below: defaultdict[int | None, list[Activity]] = defaultdict(list)
    for one in activities:
        below[one.parent_id].append(one)

    def branch(parent_id: int | None) -> Iterator[Activity]:
        for one in sorted(below[parent_id], key=lambda one: (not one.code, one.code or "")):
            yield one
            yield from branch(one.pk)

    yield from branch(None)


def _budget(moneys: Sequence[Money], lines: Sequence[BudgetLine], period: Period) -> Budget:
    before, now = moneys
    year, month = period.year_id, period.last_day.month
    mine = [one for one in lines if one.version.year_id == year]
    earlier = [one for one in lines if one.version.year_id == year - 1]
    in_force, first = _newest(mine), _first(mine)
    parents = now.parents
    ceilings, initial = _ceilings(parents, in_force), _ceilings(parents, first)
    spent, tops = now.spent_by_month(month), now.branches_of(None)
    replaced = _newest(earlier)
    ceilings_before = _ceilings(parents, replaced)
    spent_before = before.spent_by_month(month)
    last_year = Spend(total_idr(ceilings_before, tops), total_idr(spent_before, tops))
    return Budget(
        works=tuple(_works(now.activities, ceilings, spent, initial)),
        kinds=tuple(_kinds(parents, in_force, first, now.spent_by_kind(month), tops)),
        total=Spend(
            total_idr(ceilings, tops), total_idr(spent, tops), total_idr(initial, tops)
        ),
        before=last_year if last_year.is_known else None,
        works_before=tuple(_works(now.activities, ceilings_before, spent_before, {})),
        kinds_before=tuple(
            _kinds(parents, replaced, (), before.spent_by_kind(month), tops)
        ),
    )


def _newest(lines: Sequence[BudgetLine]) -> list[BudgetLine]:
    newest = min((line.version.rank for line in lines), default=None)
    return [line for line in lines if line.version.rank == newest]


def _first(lines: Sequence[BudgetLine]) -> list[BudgetLine]:
    """Return the lines of the first budget (pagu murni) where a later one replaced it."""
    ranks = {line.version.rank for line in lines if line.version.kind in BUDGETS[1:]}
    if len(ranks) < 2:
        return []
    return [line for line in lines if line.version.rank == max(ranks)]


def _is_from_agreements(lines: Iterable[BudgetLine]) -> bool:
    return all(line.version.kind == BudgetKind.FROM_AGREEMENTS for line in lines)


def _own(lines: Iterable[BudgetLine]) -> Counter[int]:
    own: Counter[int] = Counter()
    for line in lines:
        own[line.activity_id] += line.amount_idr
    return own


def _ceilings(
    parents: Mapping[int, int | None], lines: Sequence[BudgetLine]
) -> dict[int, int]:
    stands = _is_from_agreements(lines)
    return branch_ceilings(parents, _own(lines), is_from_agreements=stands)


def _works(
    activities: Iterable[Activity],
    ceilings: Mapping[int, int],
    spent: Mapping[int, int],
    initial: Mapping[int, int],
) -> Iterable[Work]:
    """Yield the activities that money is set aside for or was spent on, from the top."""
    for one in activities:
        money = Spend(ceilings.get(one.pk), spent.get(one.pk), initial.get(one.pk))
        if money.is_known:
            yield Work(one.pk, one.level, one.code or "", one.name, one.parent_id, money)


def _kinds(
    parents: Mapping[int, int | None],
    lines: Sequence[BudgetLine],
    first: Sequence[BudgetLine],
    spent: Mapping[str, Mapping[int, int]],
    tops: Collection[int],
) -> Iterable[Kind]:
    """Yield the kinds of belanja in the order of the rekening, what is untold last."""
    names = {kind.value: kind.label for kind in SpendingKind}
    ceilings, initial = _by_kind(parents, lines), _by_kind(parents, first)
    codes = sorted({*ceilings, *spent} - {""})
    for code in (*codes, ""):
        money = Spend(
            ceilings.get(code), total_idr(spent.get(code, {}), tops), initial.get(code)
        )
        if money.is_known:
            yield Kind(code, names.get(code, UNTOLD), money)


def _by_kind(
    parents: Mapping[int, int | None], lines: Sequence[BudgetLine]
) -> dict[str, int]:
    """Return the ceiling of each kind over the lines that make up the total."""
    whole = counted(parents, _own(lines), is_from_agreements=_is_from_agreements(lines))
    found: Counter[str] = Counter()
    for line in lines:
        if line.activity_id in whole:
            found[line.spending_kind] += line.amount_idr
    return dict(found)


def merged(budgets: Iterable[Budget]) -> Budget:
    """Return the money of several units as one: kinds and totals, without activities."""
    found = list(budgets)
    befores = [one.before for one in found if one.before is not None]
    return Budget(
        works=(),
        kinds=_merged_kinds(kind for one in found for kind in one.kinds),
        total=added([one.total for one in found]),
        before=added(befores) if befores else None,
        kinds_before=_merged_kinds(kind for one in found for kind in one.kinds_before),
    )


def _merged_kinds(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return each kind once, in the order of the rekening, what is untold last."""
    moneys: defaultdict[tuple[str, str], list[Spend]] = defaultdict(list)
    for kind in kinds:
        moneys[kind.code, kind.name].append(kind.money)
    ordered = sorted(moneys.items(), key=lambda one: (not one[0][0], one[0]))
    return tuple(Kind(code, name, added(of)) for (code, name), of in ordered)
