"""A filled sheet beside what is stored: what it would change, and what is wrong in it."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.timezone import localtime

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.cells import Typed, cells_of, read_row
from jenjang.apps.measurement.imports.plans import (
    EMPTY,
    EntryPlan,
    Figures,
    RowChange,
    shown,
)
from jenjang.apps.measurement.imports.stamps import Place
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.permissions import reportable_series
from jenjang.apps.measurement.services import Drafts, Filing, Told
from jenjang.apps.measurement.snapshots.series import promises
from jenjang.apps.plans.models import Indicator
from jenjang.core.figures import write_date
from jenjang.core.formulas.progress import Entered
from jenjang.papers.sheets.columns import Problem
from jenjang.papers.sheets.entry import CELLS, FIGURES, LABELS, FilledRow, FilledSheet

SHOWN_LETTERS = 80
GONE = "Indikator ini tidak lagi ada dalam rencana unit; unduh lembar yang baru."
NOT_YOURS = "Indikator ini tidak diisi oleh Anda."
OTHER_CELLS = (
    "Cara mengisi indikator ini berubah sejak lembar diunduh; unduh lembar yang baru."
)
BOTH = "Isi pembilang dan penyebut, keduanya."


def look(sheet: FilledSheet, place: Place, by: User) -> EntryPlan:
    """Return what the sheet would change of the unit's results; nothing is written."""
    return look_and_fill(sheet, place, by)[0]


def look_and_fill(sheet: FilledSheet, place: Place, by: User) -> tuple[EntryPlan, Drafts]:
    """Return what the sheet would change, and the rows filled with it, not yet stored."""
    looker = _Looker(place, by, {_keys(row)[1] for row in sheet.rows if row.edited})
    for row in sheet.rows:
        if row.edited:
            looker.take(row)
    looker.ask_service()
    problems = sorted([*sheet.problems, *looker.problems], key=lambda one: one.row)
    plan = EntryPlan(
        changes=tuple(looker.changes),
        filings=tuple(looker.filings),
        problems=tuple(problems),
        same=len(sheet.rows) - len(looker.changes),
        missing=sheet.missing,
    )
    return plan, looker.drafts


def _keys(row: FilledRow) -> tuple[int, int]:
    """Return period and series of a row; its stamp was sealed, so they are numbers."""
    period_id, _, series_id = row.key.partition("-")
    return int(period_id), int(series_id)


@dataclass
class _Looker:
    """The rows of a sheet gone through, each beside the stored one."""

    place: Place
    by: User
    series_ids: set[int]
    changes: list[RowChange] = field(default_factory=list)
    filings: list[Filing] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: list[FilledRow] = field(default_factory=list)  # of the filings, in their order

    def __post_init__(self) -> None:
        """Read everything the rows are held against; the same queries for any number."""
        unit_id, year = self.place.unit.pk, self.place.period.year_id
        self.drafts = Drafts(unit_id, year, self.series_ids)
        self.wordings = self.drafts.wordings
        promised = promises(unit_id, year)
        owners = {pk: one.owner_id for pk, one in self.wordings.items()}
        self.mine = reportable_series(self.by, unit_id, promised.answering_all(owners))

    def take(self, row: FilledRow) -> None:
        """Take a row that was filled; what is wrong in it becomes problems."""
        period_id, series_id = _keys(row)
        indicator = self.wordings.get(series_id)
        if indicator is None or series_id not in self.mine:
            self._blame(row, NOT_YOURS if indicator else GONE)
            return
        if row.edited & {*FIGURES} - {*cells_of(indicator)}:
            self._blame(row, OTHER_CELLS)
            return
        stored = self.drafts.stored.get((series_id, period_id))
        typed = read_row(indicator, row.cells)
        before = _told(stored)
        after = _merged(typed, row, before)
        if before == after and not typed.problems:
            return
        if (stored.version if stored else 0) != row.version:
            self._blame(row, _stale(stored, before, indicator))
            return
        if self._blame_cells(row, typed):
            return
        self.rows.append(row)
        self.changes.append(RowChange(row.number, indicator, before, after))
        told = _as_told(after, stored)
        self.filings.append(Filing(series_id, period_id, row.version, told))

    def ask_service(self) -> None:
        """Ask the service, which would refuse some rows for reasons of its own."""
        for at, why in self.drafts.fill(self.filings, self.by).items():
            self._blame(self.rows[at], why)

    def _blame_cells(self, row: FilledRow, typed: Typed) -> bool:
        """Name each cell that cannot be taken; return whether there is any."""
        for name, what in typed.problems.items():
            self._blame_cell(row, name, what)
        if not typed.problems and typed.lacks_a_part:
            empty = next(name for name, part in typed.figures.items() if part is None)
            self._blame_cell(row, empty, BOTH)
        return bool(typed.problems) or typed.lacks_a_part

    def _blame(self, row: FilledRow, what: str) -> None:
        """Name a row for the first of its cells that was filled."""
        self._blame_cell(row, next(name for name in CELLS if name in row.edited), what)

    def _blame_cell(self, row: FilledRow, name: str, what: str) -> None:
        value = row.cells[name][:SHOWN_LETTERS]
        self.problems.append(Problem(row.number, LABELS[name], value, what))


def _told(stored: Result | None) -> dict[str, Decimal | str | None]:
    """Return what is stored, by cell; what is computed (a ratio, a composite) is not."""
    if stored is None:
        return dict.fromkeys(CELLS)
    told: dict[str, Any] = {name: getattr(stored, name) for name in CELLS}
    if stored.denominator is not None or stored.components:
        told["value"] = None
    return told


def _merged(
    typed: Typed, row: FilledRow, before: Figures
) -> dict[str, Decimal | str | None]:
    """Return what the row comes to: cells nobody touched stay as they are stored."""
    figures: dict[str, Any] = dict.fromkeys(FIGURES) | typed.figures | {"text": typed.text}
    if not row.edited & {*FIGURES}:
        figures = {name: before[name] for name in FIGURES}
    words = {"note": typed.note, "obstacle": typed.obstacle}
    kept = {name: before[name] for name in words if name not in row.edited}
    return figures | words | kept


def _as_told(after: Figures, stored: Result | None) -> Told:
    """Return what is to be stored; what the sheet has no column for stays as it is."""
    told: dict[str, Any] = dict(after)
    entered = Entered(*(told[n] for n in ("value", "numerator", "denominator", "text")))
    if stored is None:
        return Told(entered, told["note"], told["obstacle"])
    return Told(
        entered=entered,
        note=told["note"],
        obstacle=told["obstacle"],
        unmeasured_because=stored.unmeasured_because if entered.is_missing else None,
        cause=stored.cause,
        follow_up=stored.follow_up,
    )


def _stale(stored: Result | None, before: Figures, indicator: Indicator) -> str:
    """Say who stored what since the sheet was exported."""
    if stored is None:
        return "Isian ini dihapus sejak lembar diunduh; unduh lembar yang baru."
    said = [shown(n, before[n], indicator) for n in FIGURES if before[n] is not None]
    when = localtime(stored.reported_at)
    return (
        f"Sejak lembar diunduh {stored.reported_by or 'orang lain'} menyimpan "
        f"{' / '.join(said) or EMPTY} pada {write_date(when.date())} pukul {when:%H.%M}; "
        "unduh lembar yang baru."
    )
