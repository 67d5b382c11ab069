"""Whose the rows of a budget file are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from jenjang.apps.organisation.models import Unit
from jenjang.apps.organisation.titles import fold_unit
from jenjang.apps.plans.imports.budgets.plans import OtherUnit
from jenjang.core.values import Refused
from jenjang.papers.sheets.budgets import LABELS, UNIT_CODE, Step
from jenjang.papers.sheets.columns import Problem


class UnitsRow(Protocol):
    """A row that may say whose it is, and states money; whole rupiah."""

    @property
    def number(self) -> int:
        """Return the number a person counts it by."""

    @property
    def unit(self) -> Step:
        """Return code and name of the unit."""

    @property
    def sub_unit(self) -> Step:
        """Return code and name of the sub unit."""

    @property
    def amount_idr(self) -> int | None:
        """Return its money."""


R = TypeVar("R", bound=UnitsRow)


@dataclass
class SortedRows(Generic[R]):
    """The rows of a sheet by unit."""

    of_unit: dict[int, list[R]] = field(default_factory=dict)
    others: dict[str, OtherUnit] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def by_unit(rows: list[R], units: Sequence[Unit], *, has_units: bool) -> SortedRows[R]:
    """Return the rows of the units chosen; raise Refused where a row could be anybody's.

    `has_units` tells whether the table has columns that name units.
    """
    found: SortedRows[R] = SortedRows()
    if not has_units:
        if len(units) != 1:
            raise Refused(
                "Berkas ini tidak menyebut perangkat daerah; pilih satu unit saja."
            )
        found.of_unit = {units[0].pk: rows} if rows else {}
        return found
    names = _Names(list(Unit.objects.all()))
    chosen = {unit.pk for unit in units}
    for row in rows:
        unit = names.unit_of(row, found.problems)
        if unit is not None and unit.pk in chosen:
            found.of_unit.setdefault(unit.pk, []).append(row)
        else:
            label = _label(row)
            other = found.others.setdefault(label, OtherUnit(label))
            other.rows += 1
            other.total_idr += row.amount_idr or 0
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

    def unit_of(self, row: UnitsRow, problems: list[Problem]) -> Unit | None:
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


def _two_units(row: UnitsRow, step: Step, coded: Unit, named: Unit) -> Problem:
    what = f"Kode ini milik {coded.name}, sedangkan namanya {named.name}."
    return Problem(row.number, LABELS[UNIT_CODE], step.code, what)


def _label(row: UnitsRow) -> str:
    step = row.sub_unit if row.sub_unit.code or row.sub_unit.name else row.unit
    return step.name or step.code or "(tanpa nama)"


def none_of(units: Sequence[Unit], others: Iterable[OtherUnit]) -> str:
    """Return the sentence for a file that holds none of the units chosen."""
    named = ", ".join(other.name for other in list(others)[:5])
    who = units[0].name if len(units) == 1 else "unit yang terdaftar"
    if not named:
        return f"Berkas ini tidak memuat satu pun pagu {who}."
    return (
        f"Berkas ini tidak memuat {who}; isinya {named}. Samakan nama atau kode unitnya, "
        "atau pilih unit lain."
    )
