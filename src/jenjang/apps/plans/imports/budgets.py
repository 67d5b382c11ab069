"""A budget file: what it would make of the budgets of its units, then doing just that.

`look` works it out from the rows of the database as they are; `perform` works it out
again behind a lock and goes on only where it comes to the same, so that nobody overwrites
what another person did in between.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import StoredFile
from jenjang.apps.organisation.models import Government, Unit
from jenjang.apps.organisation.titles import fold_unit
from jenjang.apps.organisation.trees import keys_of
from jenjang.apps.plans.imports.resolving import Notice, Resolver
from jenjang.apps.plans.mapping import UnitList, unit_list
from jenjang.apps.plans.models import (
    Activity,
    BudgetLine,
    BudgetVersion,
    SpendingKind,
)
from jenjang.apps.plans.services import (
    NamedVersion,
    WantedActivity,
    WantedLine,
    replace_budget,
)
from jenjang.core.formulas.branches import branch_ceilings
from jenjang.core.values import Refused
from jenjang.papers.sheets.apart import grids_apart
from jenjang.papers.sheets.budgets import (
    LABELS,
    UNIT_CODE,
    BudgetRow,
    BudgetSheet,
    Problem,
    Step,
    read_budget,
)

ADDED, CHANGED, DROPPED = "baru", "berubah", "hilang"


class LooksDifferent(Refused):
    """What the file would do is no longer what somebody looked at."""


@dataclass(frozen=True, slots=True)
class LineChange:
    """A ceiling that comes, changes or goes; whole rupiah, None where there is none."""

    what: str
    label: str
    fund: str
    spending: str
    before_idr: int | None
    after_idr: int | None

    @property
    def spending_label(self) -> str:
        """Return the kind of belanja in words."""
        return str(dict(SpendingKind.choices).get(self.spending, ""))


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """What a file would make of one unit's version."""

    unit: Unit
    is_new: bool
    activities: tuple[WantedActivity, ...]
    lines: tuple[WantedLine, ...]
    changes: tuple[LineChange, ...]
    notices: tuple[Notice, ...]
    missed: tuple[Activity, ...]  # named by agreements, without a ceiling in the file
    new_activities: int
    before_idr: int
    total_idr: int
    same: int

    def count(self, what: str) -> int:
        """Return how many ceilings come, change or go."""
        return sum(change.what == what for change in self.changes)

    @property
    def added(self) -> int:
        """Return how many ceilings come."""
        return self.count(ADDED)

    @property
    def changed(self) -> int:
        """Return how many ceilings change."""
        return self.count(CHANGED)

    @property
    def dropped(self) -> int:
        """Return how many ceilings go."""
        return self.count(DROPPED)


@dataclass
class OtherUnit:
    """A unit of the file that is not imported: how many rows, whole rupiah."""

    name: str
    rows: int = 0
    total_idr: int = 0


@dataclass(frozen=True, slots=True)
class BudgetPlan:
    """What a file would do: per unit, what keeps it from being done, who is left out."""

    named: NamedVersion
    units: tuple[UnitPlan, ...]
    problems: tuple[Problem, ...]
    others: tuple[OtherUnit, ...]
    blank_rows: int
    stated_total_idr: int | None

    @property
    def missed(self) -> int:
        """Return how many activities of agreements have no ceiling in the file."""
        return sum(len(one.missed) for one in self.units)

    @property
    def digest(self) -> str:
        """Return what two plans have in common that would do the same."""
        said = [
            (
                one.unit.pk,
                sorted(map(repr, one.changes)),
                sorted(each.pk for each in one.missed),
                sorted(map(repr, one.activities)),
            )
            for one in sorted(self.units, key=lambda plan: plan.unit.pk)
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


@dataclass
class _Sorted:
    """The rows of a sheet by unit."""

    of_unit: dict[int, list[BudgetRow]] = field(default_factory=dict)
    others: dict[str, OtherUnit] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_sheet(content: bytes, year: int) -> BudgetSheet:
    """Return what the file says, read in a process apart."""
    pemda = Government.objects.values_list("name", flat=True).first() or ""
    return read_budget(grids_apart(content), year=year, regency=pemda)


def look(sheet: BudgetSheet, named: NamedVersion, units: Sequence[Unit]) -> BudgetPlan:
    """Return what the sheet would make of the units chosen; nothing is written.

    Raise Refused where no row is theirs.
    """
    rows = _by_unit(sheet, units)
    lists: dict[str | None, UnitList | None] = {}
    plans, problems = [], [*sheet.problems, *rows.problems]
    for unit in units:
        if unit.pk in rows.of_unit:
            plan, found = _unit_plan(unit, named, rows.of_unit[unit.pk], lists)
            plans.append(plan)
            problems += found
    if not plans and not problems:
        raise Refused(_none_of(units, rows.others.values()))
    return BudgetPlan(
        named=named,
        units=tuple(plans),
        problems=tuple(sorted(problems, key=lambda one: one.row)),
        others=tuple(rows.others.values()),
        blank_rows=sheet.blank_rows,
        stated_total_idr=sheet.stated_total_idr,
    )


@transaction.atomic
def perform(
    sheet: BudgetSheet,
    named: NamedVersion,
    units: Sequence[Unit],
    *,
    digest: str,
    is_confirmed: bool,
    source: StoredFile,
    by: User,
) -> BudgetPlan:
    """Do what was looked at, all units or none; return it.

    Raise LooksDifferent where it would now do something else, Refused where a problem is
    left or activities of agreements lose their ceiling and nobody said so.
    """
    keys = [unit.pk for unit in units]
    locked = list(Unit.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    plan = look(sheet, named, locked)
    if plan.problems:
        raise Refused("Berkas ini masih bermasalah; perbaiki lalu unggah lagi.")
    if plan.digest != digest:
        raise LooksDifferent(
            "Anggaran atau kegiatannya berubah sejak Anda memeriksa berkas ini. Lihat "
            "perbedaannya yang sekarang, lalu putuskan lagi."
        )
    if plan.missed and not is_confirmed:
        raise Refused(
            f"{plan.missed} kegiatan dalam perjanjian tidak mendapat pagu dari berkas ini; "
            "centang pernyataannya bila memang demikian."
        )
    for one in plan.units:
        replace_budget(
            unit=one.unit,
            named=named,
            activities=one.activities,
            lines=one.lines,
            source=source,
            by=by,
        )
    return plan


def _by_unit(sheet: BudgetSheet, units: Sequence[Unit]) -> _Sorted:
    found = _Sorted()
    if not sheet.has_units:
        if len(units) != 1:
            raise Refused(
                "Berkas ini tidak menyebut perangkat daerah; pilih satu unit saja."
            )
        found.of_unit = {units[0].pk: sheet.rows} if sheet.rows else {}
        return found
    names = _Names(list(Unit.objects.all()))
    chosen = {unit.pk for unit in units}
    for row in sheet.rows:
        unit = names.unit_of(row, found.problems)
        if unit is not None and unit.pk in chosen:
            found.of_unit.setdefault(unit.pk, []).append(row)
        else:
            label = _label(row)
            other = found.others.setdefault(label, OtherUnit(label))
            other.rows += 1
            other.total_idr += row.amount_idr
    return found


class _Names:
    """Which unit a row is of: its sub unit first, by code, else by name."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_code: dict[str, Unit] = {}
        self.by_name: dict[str, Unit] = {}
        for unit in units:
            if unit.code:
                self.by_code[_code(unit.code)] = unit
            for name in (unit.folded_name, *unit.aliases):
                self.by_name[name] = unit

    def unit_of(self, row: BudgetRow, problems: list[Problem]) -> Unit | None:
        """Return the unit; where code and name are of two, say so and return None."""
        for step in (row.sub_unit, row.unit):
            coded = self.by_code.get(_code(step.code)) if step.code else None
            named = self.by_name.get(fold_unit(step.name)) if step.name else None
            if coded and named and coded.pk != named.pk:
                problems.append(_two_units(row, step, coded, named))
                return None
            if coded or named:
                return coded or named
        return None


def _code(text: str) -> str:
    return text.split(" ", 1)[0].strip().rstrip(".")


def _two_units(row: BudgetRow, step: Step, coded: Unit, named: Unit) -> Problem:
    what = f"Kode ini milik {coded.name}, sedangkan namanya {named.name}."
    return Problem(row.number, LABELS[UNIT_CODE], step.code, what)


def _label(row: BudgetRow) -> str:
    step = row.sub_unit if row.sub_unit.code or row.sub_unit.name else row.unit
    return step.name or step.code or "(tanpa nama)"


def _none_of(units: Sequence[Unit], others: Iterable[OtherUnit]) -> str:
    named = ", ".join(other.name for other in list(others)[:5])
    who = units[0].name if len(units) == 1 else "unit yang terdaftar"
    if not named:
        return f"Berkas ini tidak memuat satu pun pagu {who}."
    return (
        f"Berkas ini tidak memuat {who}; isinya {named}. Samakan nama atau kode unitnya, "
        "atau pilih unit lain."
    )


Key = tuple[str, str, str]  # activity, fund, kind of belanja


def _unit_plan(
    unit: Unit,
    named: NamedVersion,
    rows: Sequence[BudgetRow],
    lists: dict[str | None, UnitList | None],
) -> tuple[UnitPlan, list[Problem]]:
    if unit.code not in lists:
        lists[unit.code] = unit_list(unit, named.year)
    own = list(Activity.objects.filter(unit=unit))
    resolver = Resolver(lists[unit.code], own)
    amounts = _amounts(rows, resolver)
    activities = tuple(resolver.activities.values())
    version = BudgetVersion.objects.filter(
        unit=unit, year_id=named.year, kind=named.kind, revision=named.revision
    ).first()
    lines = list(version.lines.select_related("activity")) if version else []
    before = _before(lines, activities)
    plan = UnitPlan(
        unit=unit,
        is_new=version is None,
        activities=activities,
        lines=tuple(WantedLine(*key, amount) for key, amount in amounts.items()),
        changes=tuple(_changes(_labels(activities, lines), before, amounts)),
        notices=tuple(resolver.notices.values()),
        missed=tuple(_missed(unit, named.year, own, activities)),
        new_activities=sum(one.pk is None for one in activities),
        before_idr=_total({f"#{one.pk}": _parent(one) for one in own}, _by_pk(lines)),
        total_idr=_total({one.key: one.above for one in activities}, _by_activity(amounts)),
        same=sum(amounts.get(key) == amount for key, amount in before.items()),
    )
    return plan, resolver.problems


def _amounts(rows: Sequence[BudgetRow], resolver: Resolver) -> dict[Key, int]:
    amounts: dict[Key, int] = {}
    for row in rows:
        key = resolver.key_of(row)
        if key is not None:
            line = (key, row.fund, row.spending)
            amounts[line] = amounts.get(line, 0) + row.amount_idr
    return amounts


def _before(
    lines: Iterable[BudgetLine], activities: Iterable[WantedActivity]
) -> dict[Key, int]:
    """Return the ceilings there are, under the keys that the file has for them."""
    keys = {one.pk: one.key for one in activities if one.pk is not None}
    return {
        (
            keys.get(line.activity_id, f"#{line.activity_id}"),
            line.fund_source,
            line.spending_kind,
        ): line.amount_idr
        for line in lines
    }


def _labels(
    activities: Iterable[WantedActivity], lines: Iterable[BudgetLine]
) -> dict[str, str]:
    labels = {f"#{line.activity_id}": str(line.activity) for line in lines}
    return labels | {one.key: f"{one.code or ''} {one.name}".strip() for one in activities}


def _changes(
    labels: Mapping[str, str], before: Mapping[Key, int], after: Mapping[Key, int]
) -> Iterator[LineChange]:
    for key in sorted(before.keys() | after.keys(), key=lambda one: (labels[one[0]], one)):
        old, new = before.get(key), after.get(key)
        if old != new:
            what = ADDED if old is None else DROPPED if new is None else CHANGED
            yield LineChange(what, labels[key[0]], key[1], key[2], old, new)


def _missed(
    unit: Unit,
    year: int,
    own: Iterable[Activity],
    activities: Iterable[WantedActivity],
) -> list[Activity]:
    """Return the activities that agreements name and the file gives nothing."""
    paths = {one.pk: one.path for one in own}
    wanted = [paths[one.pk] for one in activities if one.pk is not None]
    covered = {pk for path in wanted for pk in keys_of(path)}
    promised = Activity.objects.filter(unit=unit).promised_in(year).order_by("path")
    return [one for one in promised if one.pk not in covered]


def _parent(one: Activity) -> str | None:
    return f"#{one.parent_id}" if one.parent_id else None


def _by_pk(lines: Iterable[BudgetLine]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for line in lines:
        sums[f"#{line.activity_id}"] += line.amount_idr
    return sums


def _by_activity(amounts: Mapping[Key, int]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for key, amount in amounts.items():
        sums[key[0]] += amount
    return sums


def _total(parents: Mapping[str, str | None], own_idr: Mapping[str, int]) -> int:
    """Return the sum at the top, each ceiling once; whole rupiah."""
    found = branch_ceilings(parents, own_idr)
    return sum(
        found[key] for key, above in parents.items() if above is None and key in found
    )
