"""The programmes, kegiatan and sub kegiatan that a paper names, and their ceilings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jenjang.apps.agreements.models import Allotment, State
from jenjang.apps.intake.adoption.changes import rupiah
from jenjang.apps.intake.adoption.people import Setting
from jenjang.apps.intake.adoption.wording import clearly_likest
from jenjang.apps.organisation.models import Position, Unit, UnitKind
from jenjang.apps.organisation.trees import keys_of
from jenjang.apps.plans.models import Activity, ActivityLevel, BudgetLine, BudgetVersion
from jenjang.apps.plans.services import (
    budget_from_agreements,
    ensure_activity,
    place_activity,
    state_ceiling,
    withdraw_ceiling,
)
from jenjang.core import nomenclature
from jenjang.core.figures import fold, plain
from jenjang.core.values import Refused, Unknown
from jenjang.papers.document import Agreement, Budget

LEVELS = {level.value: level for level in ActivityLevel}
LOWER = {
    ActivityLevel.PROGRAM: ActivityLevel.KEGIATAN,
    ActivityLevel.KEGIATAN: ActivityLevel.SUB_KEGIATAN,
    ActivityLevel.SUB_KEGIATAN: ActivityLevel.SUB_KEGIATAN,
}


@dataclass(frozen=True, slots=True)
class Named:
    """A budget line of a paper with its activity; `is_placed`: it may be counted."""

    budget: Budget
    activity: Activity
    is_placed: bool
    path: str


def name_activities(
    document: Agreement, position: Position, setting: Setting
) -> list[Named]:
    """Return the activities of a paper's budget lines, made where they are new.

    A name of the nomenclature stands under the kegiatan and program of its code. Another
    stands where the paper, its neighbours or the superior's paper put it. One that a
    subordinate names and nothing places is kept, but its ceiling is not counted: it is
    part of something that is counted already.
    """
    for budget in document.budgets:
        if budget.amount_idr is not None and budget.amount_idr < 0:
            raise Refused(
                f"Pagu “{plain(budget.name)}” negatif ({rupiah(budget.amount_idr)}); "
                "perbaiki angkanya di dokumen."
            )
    return _Naming(document, position, setting).run()


class _Naming:
    """One paper's budget lines while they are named."""

    def __init__(self, document: Agreement, position: Position, setting: Setting) -> None:
        self.document = document
        self.position = position
        self.setting = setting
        self.superiors = list(_superiors_activities(position, setting))
        self.rows: dict[int, Activity] = {}
        self.by_code: dict[str, Activity] = {}
        own = Activity.objects.filter(unit=setting.unit)
        self.known = set(own.values_list("pk", flat=True))

    def run(self) -> list[Named]:
        """Name what the nomenclature knows first: the rest is placed beside it."""
        taken: set[str] = set()
        for n, budget in enumerate(self.document.budgets):
            entry = _entry(budget) if has_nomenclature(self.setting.unit) else None
            if entry is not None and entry.code not in taken:
                taken.add(entry.code)
                self.rows[n] = self._coded(entry.code)
        for n, budget in enumerate(self.document.budgets):
            if n not in self.rows:
                self.rows[n] = self._other(n, budget)
        return [
            Named(budget, self.rows[n], self._is_placed(self.rows[n]), f"budgets[{n}]")
            for n, budget in enumerate(self.document.budgets)
        ]

    def _coded(self, code: str) -> Activity:
        """Return the row of a code, with the rows above it, from the program down."""
        if code not in self.by_code:
            self.by_code[code] = self._made_of(code)
        return self.by_code[code]

    def _made_of(self, code: str) -> Activity:
        entry = nomenclature.entry(code)
        if isinstance(entry, Unknown):
            raise Refused(str(entry))
        above = nomenclature.parent_code(code)
        parent = None
        if above is not None and entry.level != ActivityLevel.PROGRAM:
            parent = self._coded(above)
        return self._ensured(LEVELS[entry.level], plain(entry.name), entry.code, parent)

    def _other(self, n: int, budget: Budget) -> Activity:
        level = LEVELS.get(fold(budget.level), ActivityLevel.KEGIATAN)
        parent = self._parent_of(n, budget, level)
        if parent is None and self.superiors and level is ActivityLevel.PROGRAM:
            level = ActivityLevel.KEGIATAN
        if parent is not None and parent.level == level:
            level = LOWER[ActivityLevel(parent.level)]
        return self._ensured(level, plain(budget.name), None, parent)

    def _ensured(
        self, level: ActivityLevel, name: str, code: str | None, parent: Activity | None
    ) -> Activity:
        row = ensure_activity(
            unit=self.setting.unit,
            level=level,
            name=name,
            code=code,
            parent=parent,
            by=self.setting.by,
        )
        if row.pk not in self.known:
            self.known.add(row.pk)
            self.setting.changes.new(level.label, str(self.position), str(row))
        elif parent is not None and row.parent_id is None:
            row = place_activity(activity=row, parent=parent, by=self.setting.by)
            self.setting.changes.changed(
                f"Induk {level.label}", str(row), None, parent.name
            )
        return row

    def _parent_of(self, n: int, budget: Budget, level: ActivityLevel) -> Activity | None:
        """Return where an activity the nomenclature does not know belongs."""
        printed = self._printed_parent(n, budget)
        if printed is not None:
            return printed
        if level is ActivityLevel.PROGRAM and not self.superiors:
            return None
        return self._parent_by_name(budget) or self._shared_by_neighbours()

    def _printed_parent(self, n: int, budget: Budget) -> Activity | None:
        if budget.parent is None or budget.parent == n:
            return None
        return self.rows.get(budget.parent)

    def _parent_by_name(self, budget: Budget) -> Activity | None:
        """Return the parent of the nomenclature's most similar name, or the superior's."""
        known = has_nomenclature(self.setting.unit)
        near = nomenclature.suggest(budget.name) if known else None
        above = None if near is None else nomenclature.parent_code(near.code)
        if near is not None and above is not None and near.level != ActivityLevel.PROGRAM:
            self.setting.changes.remark(
                f"“{plain(budget.name)}” tidak ada dalam nomenklatur; ditempatkan seperti "
                f"“{near.name}” ({near.code}), periksa namanya."
            )
            return self._coded(above)
        names = {n: row.name for n, row in enumerate(self.superiors)}
        likest = clearly_likest(budget.name, names)
        return None if likest is None else self.superiors[likest]

    def _shared_by_neighbours(self) -> Activity | None:
        """Return the nearest activity above all placed ones of this paper.

        The only activity of the superior's paper is that of all its subordinates.
        """
        paths = [keys_of(row.path)[:-1] for row in self.rows.values() if row.parent_id]
        if paths:
            shared = [
                pk
                for pk, *others in zip(*paths, strict=False)
                if all(other == pk for other in others)
            ]
            if shared:
                return Activity.objects.get(pk=shared[-1])
        return self.superiors[0] if len(self.superiors) == 1 else None

    def _is_placed(self, row: Activity) -> bool:
        return row.parent_id is not None or not self.superiors or row in self.superiors


def has_nomenclature(unit: Unit) -> bool:
    """Return whether the nomenclature at hand, the kecamatan's, is this unit's."""
    return unit.kind in {UnitKind.KECAMATAN, UnitKind.KELURAHAN}


def _entry(budget: Budget) -> nomenclature.Entry | None:
    """Return the nomenclature's line, by code, by name and level, or by name alone."""
    if budget.code:
        coded = nomenclature.entry(budget.code)
        if not isinstance(coded, Unknown):
            return coded
    for level in (fold(budget.level), None):
        named = nomenclature.find(budget.name, level)
        if not isinstance(named, Unknown) and named.level in LEVELS:
            return named
    return None


def _superiors_activities(position: Position, setting: Setting) -> Iterator[Activity]:
    """Yield what the superior's agreement in force names, in its order."""
    rows = Allotment.objects.filter(
        agreement__position=position.reports_to_id,
        agreement__unit=setting.unit,
        agreement__year=setting.year,
        agreement__state=State.IN_FORCE,
    )
    for row in rows.select_related("activity").order_by("order"):
        yield row.activity


def allotted_idr(named: Sequence[Named]) -> dict[int, int | None]:
    """Return what a paper states for each activity, several fund sources together."""
    found: dict[int, int | None] = {}
    for one in named:
        before, amount = found.get(one.activity.pk), one.budget.amount_idr
        found[one.activity.pk] = amount if before is None else before + (amount or 0)
    return found


def state_ceilings(
    named: Sequence[Named], position: Position, revision: int, setting: Setting
) -> None:
    """Enter a paper's ceilings in the budget "dari PK", unless a superior's holds."""
    newest = (
        BudgetVersion.objects.filter(unit=setting.unit, year=setting.year)
        .order_by("-revision")
        .values_list("revision", flat=True)
        .first()
    )
    stated = [one for one in named if one.is_placed and one.budget.amount_idr is not None]
    if not stated and newest is None:
        return
    version = budget_from_agreements(
        unit=setting.unit,
        year=setting.year,
        revision=max(revision, newest or 0),
        by=setting.by,
    )
    for one in stated:
        _state(one, version, position, setting)
    for one in named:
        if not one.is_placed and one.budget.amount_idr is not None:
            setting.changes.remark(
                f"Pagu “{one.activity.name}” ({rupiah(one.budget.amount_idr)}) tidak "
                "dijumlahkan: programnya tidak diketahui. Tempatkan di bawah programnya."
            )
    _drop_unstated(version, position, stated, setting)


def _state(
    one: Named, version: BudgetVersion, position: Position, setting: Setting
) -> None:
    amount = one.budget.amount_idr or 0
    result = state_ceiling(
        version=version,
        activity=one.activity,
        amount_idr=amount,
        fund_source=one.budget.source,
        stated_by=position,
        by=setting.by,
    )
    name = one.activity.name
    if result.is_superiors:
        if result.before_idr != amount:
            setting.changes.remark(
                f"Pagu “{name}” di PK {position} {rupiah(amount)}, di PK atasannya "
                f"{rupiah(result.before_idr)}; angka atasan yang dipakai."
            )
    elif result.before_idr is None:
        setting.changes.new("Pagu", name, rupiah(amount) or "", one.path)
    elif result.before_idr != amount:
        before = rupiah(result.before_idr)
        setting.changes.changed("Pagu", name, before, rupiah(amount), one.path)


def _drop_unstated(
    version: BudgetVersion,
    position: Position,
    stated: Sequence[Named],
    setting: Setting,
) -> None:
    """Take out the lines this position stated before and states no more."""
    kept = [one.activity.pk for one in stated]
    gone = BudgetLine.objects.filter(version=version, stated_by=position).exclude(
        activity__in=kept
    )
    for line in gone.select_related("activity"):
        setting.changes.changed("Pagu", line.activity.name, rupiah(line.amount_idr), None)
        withdraw_ceiling(line=line, by=setting.by)
