"""Where an agreement does not agree with what it is drawn from, fact by fact.

Its plan, its superior's agreement and the budget each say something of their own; here
that is held against the paper, beside the fact it speaks of. Nothing is corrected.
Source: PermenPANRB 53/2014, Lampiran I (an agreement is derived from the plan, the budget
and the superior's agreement).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jenjang.core.figures import fold, write_rupiah
from jenjang.papers.document import Agreement, Budget, Indicator
from jenjang.papers.revising import BudgetPair, IndicatorPair, State, differences


class Against(StrEnum):
    """What the paper is held against; the value is what a person reads."""

    PLAN = "rencana"
    SUPERIOR = "perjanjian atasan"
    BUDGET = "anggaran"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One fact that says otherwise elsewhere.

    `path` names the fact in the paper; `objectives` or `budgets` alone speak of what the
    paper does not have. `message` is one whole sentence, `about` the indicator or activity
    it speaks of ('' where the message names it).
    """

    path: str
    against: Against
    message: str
    about: str = ""


def against_plan(own: Agreement, planned: Agreement) -> list[Disagreement]:
    """Return what differs from the paper that the plan would give today.

    Explanations, place and date are free; ceilings are the budget's.
    """
    paths = _paths(own)
    found = differences(planned, own)
    told = [one for pair in found.indicators for one in _of_pair(pair, paths)]
    return [*told, *_activities(found.budgets, own)]


def _paths(own: Agreement) -> dict[int, str]:
    """Return where each indicator stands, by its identity: two may read the same."""
    return {id(indicator): path for path, _, indicator in own.indicators()}


def _of_pair(pair: IndicatorPair, paths: dict[int, str]) -> Iterator[Disagreement]:
    if pair.after is None:
        if pair.before is not None:
            yield _plan("objectives", f"Rencana memuat {_told(pair.before.indicator)}.")
        return
    path = paths[id(pair.after.indicator)]
    if pair.before is None:
        unknown = "Indikator ini tidak ada dalam rencana jabatan ini."
        yield _plan(f"{path}.text", unknown, pair.after.indicator.text)
        return
    planned = pair.before.indicator
    said = {
        "indikator": ("text", f"Bunyi dalam rencana: “{planned.text}”."),
        "satuan": ("unit", f"Satuan dalam rencana: {planned.unit or 'tidak ada'}."),
        "target": ("target_text", f"Target dalam rencana: {_target(planned)}."),
        "target triwulan": (
            "quarter_targets",
            f"Target triwulan dalam rencana: {'; '.join(planned.quarter_targets) or '–'}.",
        ),
    }
    for name in pair.changed:
        if name in said:
            where, message = said[name]
            yield _plan(f"{path}.{where}", message, pair.after.indicator.text)


def _activities(pairs: Sequence[BudgetPair], own: Agreement) -> Iterator[Disagreement]:
    for pair in pairs:
        if pair.state is State.DROPPED and pair.before is not None:
            yield _plan("budgets", f"Rencana menautkan {_called(pair.before)}.")
        elif pair.state is State.NEW and pair.after is not None:
            path = f"budgets[{own.budgets.index(pair.after)}].name"
            said = "Rencana tidak menautkannya dengan sasaran jabatan ini."
            yield _plan(path, said, pair.after.name)


def against_superior(own: Agreement, superior: Agreement) -> list[Disagreement]:
    """Return where the superior's agreement says otherwise of the same thing.

    The same indicator with another target, the same activity with another ceiling, and an
    activity that stands under nothing the superior answers for.
    """
    return [*_other_targets(own, superior), *_other_ceilings(own, superior)]


def _other_targets(own: Agreement, superior: Agreement) -> Iterator[Disagreement]:
    theirs = {fold(one.text): one for _, _, one in superior.indicators()}
    for path, _, indicator in own.indicators():
        same = theirs.get(fold(indicator.text))
        if same is not None and _amount(same) != _amount(indicator):
            said = f"Target di perjanjian atasan: {_target(same)}."
            yield _superior(f"{path}.target_text", said, indicator.text)


def _other_ceilings(own: Agreement, superior: Agreement) -> Iterator[Disagreement]:
    theirs = _keyed(superior.budgets)
    for n, budget in enumerate(own.budgets):
        same = _same(budget, theirs)
        if same is None:
            if budget.parent is None and _is_outside(budget, superior.budgets):
                said = f"Perjanjian atasan tidak memuat {budget.level} ini atau induknya."
                yield _superior(f"budgets[{n}].name", said, budget.name)
        elif same.amount_idr is not None and same.amount_idr != budget.amount_idr:
            said = f"Pagu di perjanjian atasan: {write_rupiah(same.amount_idr)}."
            yield _superior(f"budgets[{n}].amount_idr", said, budget.name)


def _is_outside(budget: Budget, theirs: Sequence[Budget]) -> bool:
    """Return whether it stands under none of the lines, as far as codes and names say."""
    codes = [one.code for one in theirs if one.code]
    if budget.code and codes:
        return not any(budget.code.startswith(f"{code}.") for code in codes)
    return bool(theirs) and budget.level == "program"


def against_budget(own: Agreement, ceilings: Sequence[Budget]) -> list[Disagreement]:
    """Return where the budget in force gives another ceiling, or knows no such activity.

    `ceilings` are all activities of the unit's year; nothing is said where there are none.
    """
    return [*_budgeted(own, ceilings), *_total(own)] if ceilings else []


def _budgeted(own: Agreement, ceilings: Sequence[Budget]) -> Iterator[Disagreement]:
    known = _keyed(ceilings)
    for n, budget in enumerate(own.budgets):
        same = _same(budget, known)
        if same is None:
            said = "Anggaran tidak memuat kegiatan ini."
            yield _budget(f"budgets[{n}].name", said, budget.name)
        elif same.amount_idr != budget.amount_idr:
            now = "tidak ada" if same.amount_idr is None else write_rupiah(same.amount_idr)
            said = f"Pagu dalam anggaran: {now}."
            yield _budget(f"budgets[{n}].amount_idr", said, budget.name)


def _total(own: Agreement) -> Iterator[Disagreement]:
    amounts = [one.amount_idr for one in own.budgets if one.parent is None]
    known = [amount for amount in amounts if amount is not None]
    is_summed = own.budget_total_idr is not None and len(known) == len(amounts)
    if is_summed and sum(known) != own.budget_total_idr:
        yield _budget("budget_total_idr", f"Jumlah barisnya {write_rupiah(sum(known))}.")


Key = tuple[str, str]


def _keyed(budgets: Sequence[Budget]) -> dict[Key, Budget]:
    """Return the lines by code and by level and name: either tells them."""
    named = {(one.level, fold(one.name)): one for one in budgets}
    return named | {("", one.code): one for one in budgets if one.code}


def _same(budget: Budget, known: dict[Key, Budget]) -> Budget | None:
    by_code = known.get(("", budget.code)) if budget.code else None
    return by_code or known.get((budget.level, fold(budget.name)))


def _amount(indicator: Indicator) -> object:
    if indicator.target_number is not None:
        return indicator.target_number
    return fold(indicator.target_text or "")


def _target(indicator: Indicator) -> str:
    return indicator.target_text or "belum ada"


def _told(indicator: Indicator) -> str:
    return f"indikator “{indicator.text}” (target {_target(indicator)})"


def _called(budget: Budget) -> str:
    return f"{budget.level} “{budget.name}”"


def _plan(path: str, message: str, about: str = "") -> Disagreement:
    return Disagreement(path, Against.PLAN, message, about)


def _superior(path: str, message: str, about: str) -> Disagreement:
    return Disagreement(path, Against.SUPERIOR, message, about)


def _budget(path: str, message: str, about: str = "") -> Disagreement:
    return Disagreement(path, Against.BUDGET, message, about)
