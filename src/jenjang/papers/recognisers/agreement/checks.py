"""Figures of one paper that must agree: where they do not, one of them is doubtful."""

from collections.abc import Sequence

from jenjang.core.figures import fold, write_rupiah
from jenjang.core.nomenclature import Entry, find
from jenjang.papers.recognisers.agreement.drafts import (
    AgreementDraft,
    BudgetDraft,
    ObjectiveDraft,
)
from jenjang.papers.recognisers.agreement.runs import Run
from jenjang.papers.recognisers.agreement.words import ACTIVITY_LEVELS


def doubt_sums(draft: AgreementDraft) -> None:
    """Doubt a total or a parent's ceiling that is not the sum of what it is made of."""
    _doubt_total(draft)
    for at, parent in enumerate(draft.budgets):
        parts = [budget.amount_idr for budget in draft.budgets if budget.parent == at]
        found = _sum(parts)
        if parent.amount_idr is None or found in {None, parent.amount_idr}:
            continue
        parent.notes.doubt(
            "amount",
            f"Pagu ini {write_rupiah(parent.amount_idr)}, tetapi rinciannya berjumlah "
            f"{write_rupiah(found or 0)}; periksa mana yang benar.",
        )


def _doubt_total(draft: AgreementDraft) -> None:
    total = draft.budget_total_idr
    if total is None or not draft.budgets:
        return
    parents = {budget.parent for budget in draft.budgets}
    every = [budget.amount_idr for budget in draft.budgets]
    highest = [budget.amount_idr for budget in draft.budgets if budget.parent is None]
    lowest = [b.amount_idr for at, b in enumerate(draft.budgets) if at not in parents]
    sums = [_sum(amounts) for amounts in (highest, lowest, every)]
    if total not in sums and sums[0] is not None:
        draft.notes.doubt(
            "budget_total",
            f"Jumlah anggaran tercetak {write_rupiah(total)}, tetapi baris-barisnya "
            f"berjumlah {write_rupiah(sums[0])}; periksa mana yang benar.",
        )


def _sum(amounts: Sequence[int | None]) -> int | None:
    """Return the sum of `amounts`; None where there is none or one is missing."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def lower_activities(
    runs: Sequence[Run[BudgetDraft]], objectives: Sequence[ObjectiveDraft]
) -> None:
    """Correct a heading that names the level above the one its lines stand on.

    Papers head the budget "Kegiatan" where the objectives are those of a kegiatan and its
    sub kegiatan, and list a line for each sub kegiatan: as many lines as objectives of
    the lower level say which level they are.
    """
    levels = [level for level in ACTIVITY_LEVELS if _count(objectives, level)]
    for run in runs:
        upper = run.items[0].level if run.items and len(run.levels) == 1 else None
        lower = levels[levels.index(upper) + 1 :][:1] if upper in levels else []
        if upper is None or not lower or len(run.items) != _count(objectives, lower[0]):
            continue
        if _says(run, upper, lower[0], is_open=len(run.items) == _count(objectives, upper)):
            for item in run.items:
                item.level = lower[0]


def _says(run: Run[BudgetDraft], upper: str, lower: str, *, is_open: bool) -> bool:
    """Return whether the lines stand on the lower level.

    A name that begins with its level says it. Where there are as many objectives of the
    upper level (`is_open`), the national list of activities decides; where it knows
    nothing, the heading stands and is doubted.
    """
    if any(fold(item.name).startswith(f"{upper} ") for item in run.items):
        return False
    if not is_open:
        return True
    if all(isinstance(find(item.name, lower), Entry) for item in run.items):
        return True
    for item in run.items:
        item.notes.doubt("level", _open_level(run.heading, lower))
    return False


def _open_level(heading: str, level: str) -> str:
    return f"Judul kolom “{heading}” mungkin berarti {level}; periksa tingkat baris ini."


def _count(objectives: Sequence[ObjectiveDraft], level: str) -> int:
    return sum(1 for objective in objectives if fold(objective.level) == f"sasaran {level}")
