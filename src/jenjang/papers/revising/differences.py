"""What differs between two versions of one agreement, promise by promise.

A Perubahan states the whole agreement anew; what changed in it is for the reader to find.
Source: PermenPANRB 53/2014, Lampiran I (an agreement is revised where officials, strategy
or priorities change).
"""

from dataclasses import dataclass
from enum import StrEnum

from jenjang.core.figures import fold, fold_name
from jenjang.papers.document import Agreement, Budget, Indicator, Party
from jenjang.papers.revising.pairing import paired


class State(StrEnum):
    """What became of a promise; the value is what a person reads."""

    SAME = "tetap"
    CHANGED = "berubah"
    NEW = "baru"
    DROPPED = "dihapus"


@dataclass(frozen=True, slots=True)
class Promise:
    """An indicator under the objective it stands under."""

    objective: str
    level: str
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class IndicatorPair:
    """An indicator in both versions; None where a version does not have it."""

    before: Promise | None
    after: Promise | None

    @property
    def changed(self) -> tuple[str, ...]:
        """Return what differs, in the words of the form: sasaran, indikator, target ..."""
        if self.before is None or self.after is None:
            return ()
        before, after = _facts(self.before), _facts(self.after)
        return tuple(name for name in before if before[name] != after[name])

    @property
    def state(self) -> State:
        """Return what became of the indicator."""
        return _state(self.before, self.after, is_changed=bool(self.changed))


@dataclass(frozen=True, slots=True)
class BudgetPair:
    """A programme, kegiatan or sub kegiatan in both versions."""

    before: Budget | None
    after: Budget | None

    @property
    def difference_idr(self) -> int | None:
        """Return how much more is given now, whole rupiah; None where a side is unknown.

        What a version does not have counts as nothing given.

        >>> BudgetPair(Budget("program", "A", 5), None).difference_idr
        -5
        >>> BudgetPair(Budget("program", "A"), Budget("program", "A", 2)).difference_idr
        """
        amounts = [
            0 if one is None else one.amount_idr for one in (self.before, self.after)
        ]
        before_idr, after_idr = amounts
        if before_idr is None or after_idr is None:
            return None
        return after_idr - before_idr

    @property
    def state(self) -> State:
        """Return what became of the ceiling."""
        if self.before is None or self.after is None:
            return _state(self.before, self.after, is_changed=False)
        is_other = _money(self.before) != _money(self.after)
        return _state(self.before, self.after, is_changed=is_other)


@dataclass(frozen=True, slots=True)
class PartyPair:
    """Who stands on one side of the agreement, before and after."""

    side: str
    before: Party | None
    after: Party | None


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything two versions state, side by side; `parties` are those that changed."""

    indicators: tuple[IndicatorPair, ...]
    budgets: tuple[BudgetPair, ...]
    parties: tuple[PartyPair, ...]
    total_before_idr: int | None
    total_after_idr: int | None

    @property
    def is_nothing(self) -> bool:
        """Return whether the later version promises just what the earlier one did."""
        states = {one.state for one in self.indicators}
        states.update(one.state for one in self.budgets)
        return not self.parties and states <= {State.SAME}


def differences(before: Agreement, after: Agreement) -> Differences:
    """Return the two versions side by side, in the order of the later one.

    An indicator is known by its words, then by how much its words are alike; an activity
    by its code, then by its name. Places and dates are not compared.
    """
    return Differences(
        indicators=_indicators(before, after),
        budgets=_budgets(before, after),
        parties=_parties(before, after),
        total_before_idr=total_idr(before),
        total_after_idr=total_idr(after),
    )


def total_idr(agreement: Agreement) -> int | None:
    """Return the printed total, else the sum of the lines that are part of no other.

    None where a line that counts states no amount.
    """
    if agreement.budget_total_idr is not None:
        return agreement.budget_total_idr
    amounts = [one.amount_idr for one in agreement.budgets if one.parent is None]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def _indicators(before: Agreement, after: Agreement) -> tuple[IndicatorPair, ...]:
    pairs = paired(
        _promises(before),
        _promises(after),
        keys=(
            lambda one: (fold(one.objective), fold(one.indicator.text)),
            lambda one: fold(one.indicator.text),
        ),
        text=lambda one: fold(one.indicator.text),
    )
    return tuple(IndicatorPair(*pair) for pair in pairs)


def _promises(agreement: Agreement) -> list[Promise]:
    return [
        Promise(objective.text, objective.level, indicator)
        for _, objective, indicator in agreement.indicators()
    ]


def _budgets(before: Agreement, after: Agreement) -> tuple[BudgetPair, ...]:
    pairs = paired(
        before.budgets,
        after.budgets,
        keys=(lambda one: one.code, lambda one: (one.level, fold(one.name))),
        text=lambda one: f"{one.level} {fold(one.name)}",
    )
    return tuple(BudgetPair(*pair) for pair in pairs)


def _parties(before: Agreement, after: Agreement) -> tuple[PartyPair, ...]:
    sides = (
        PartyPair("Pihak Pertama", before.first_party, after.first_party),
        PartyPair("Pihak Kedua", before.second_party, after.second_party),
    )
    return tuple(one for one in sides if _person(one.before) != _person(one.after))


def _person(party: Party | None) -> tuple[str, str] | None:
    return None if party is None else (fold_name(party.name), fold(party.title or ""))


def _facts(promise: Promise) -> dict[str, object]:
    """Return what is compared of a promise, under the words of the form."""
    one = promise.indicator
    return {
        "sasaran": fold(promise.objective),
        "indikator": fold(one.text),
        "satuan": fold(one.unit or ""),
        "target": fold(one.target_text or "")
        if one.target_number is None
        else one.target_number,
        "target triwulan": tuple(map(fold, one.quarter_targets)),
        "penjelasan": tuple(
            fold(text or "")
            for text in (one.definition, one.formula, one.data_source, one.accumulation)
        ),
    }


def _money(budget: Budget) -> tuple[int | None, str, str]:
    return budget.amount_idr, fold(budget.name), fold(budget.source or "")


def _state(before: object | None, after: object | None, *, is_changed: bool) -> State:
    if before is None:
        return State.NEW
    if after is None:
        return State.DROPPED
    return State.CHANGED if is_changed else State.SAME
