"""What a Perubahan asks of the agreements below it."""

from collections.abc import Iterator

from jenjang.core.figures import fold, write_rupiah
from jenjang.papers.document import Agreement, Budget
from jenjang.papers.revising.differences import (
    BudgetPair,
    Differences,
    IndicatorPair,
    State,
)
from jenjang.papers.revising.matrix import printed_target


def reasons_to_follow(
    found: Differences, subordinate: Agreement, *, is_direct: bool
) -> tuple[str, ...]:
    """Return a sentence for each change of the superior that a subordinate must follow.

    Empty where his paper may stay as it is.

    `found` are the differences between the superior's two versions, `is_direct` whether he
    is the second party of the subordinate. An indicator is the same by its words, an
    activity by its code, else by its name; what lies below a changed activity follows it.
    """
    return tuple(_reasons(found, subordinate, is_direct=is_direct))


def _reasons(
    found: Differences, subordinate: Agreement, *, is_direct: bool
) -> Iterator[str]:
    if is_direct and any(one.side == "Pihak Pertama" for one in found.parties):
        yield "Atasan yang menjadi Pihak Kedua berganti."
    for promise in found.indicators:
        yield from _of_indicator(promise, subordinate)
    for ceiling in found.budgets:
        yield from _of_budget(ceiling, subordinate)


def _of_indicator(pair: IndicatorPair, subordinate: Agreement) -> Iterator[str]:
    if pair.before is None or pair.state is State.SAME:
        return
    text = fold(pair.before.indicator.text)
    if not any(fold(one.text) == text for _, _, one in subordinate.indicators()):
        return
    name = pair.before.indicator.text
    if pair.after is None:
        yield f"Indikator “{name}” dihapus dari perjanjian atasan."
    elif "target" in pair.changed:
        before, after = (printed_target(one.indicator) for one in (pair.before, pair.after))
        yield f"Target “{name}” pada perjanjian atasan: {before}, menjadi {after}."
    else:
        yield f"Indikator “{name}” berubah: {', '.join(pair.changed)}."


def _of_budget(pair: BudgetPair, subordinate: Agreement) -> Iterator[str]:
    if pair.before is None or pair.state is State.SAME:
        return
    touched = [one for one in subordinate.budgets if _is_of(one, pair.before)]
    if not touched:
        return
    name = pair.before.name
    if pair.after is None:
        yield f"{name} dihapus dari perjanjian atasan."
    elif pair.difference_idr:
        before, after = _rupiah(pair.before), _rupiah(pair.after)
        yield f"Pagu {name} pada perjanjian atasan: {before}, menjadi {after}."


def _is_of(own: Budget, changed: Budget) -> bool:
    """Return whether a line is the changed one, or lies below it by its code."""
    if own.code and changed.code:
        return f"{own.code}.".startswith(f"{changed.code}.")
    return fold(own.name) == fold(changed.name)


def _rupiah(budget: Budget) -> str:
    return "-" if budget.amount_idr is None else write_rupiah(budget.amount_idr)
