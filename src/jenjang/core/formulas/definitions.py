"""What an indicator means from plan to plan, and whether its figures still compare."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jenjang.core.figures import canonical_unit, fold
from jenjang.core.values import Accumulation, Polarity, Unknown


@dataclass(frozen=True, slots=True)
class Definition:
    """How one plan words and counts an indicator; texts as printed, empty where none."""

    text: str
    measured_in: str
    polarity: Polarity
    accumulation: Accumulation
    numerator: str = ""
    denominator: str = ""
    factor: Decimal = Decimal(100)
    composite: str = ""
    meaning: str = ""


class Difference(StrEnum):
    """What changed between two definitions; the value is what a person reads."""

    WORDING = "kata-kata indikator"
    MEANING = "definisi operasional"
    DIRECTION = "arah"
    UNIT = "satuan"
    FORMULA = "rumus"
    ACCUMULATION = "cara menghitung s.d. periode"


BREAKING = frozenset({Difference.UNIT, Difference.FORMULA, Difference.ACCUMULATION})
"""Other words or another direction leave the figures what they are; these do not."""


def differences(before: Definition, after: Definition) -> tuple[Difference, ...]:
    """Return what changed; case, spaces and the usual names of units are no change.

    >>> old = Definition("Nilai IKM", "%", Polarity.MAXIMIZE, Accumulation.LAST)
    >>> new = Definition("nilai  IKM", "Persen", Polarity.MAXIMIZE, Accumulation.LAST)
    >>> differences(old, new)
    ()
    >>> new = Definition("Nilai IKM", "Indeks", Polarity.MAXIMIZE, Accumulation.LAST)
    >>> [one.value for one in differences(old, new)]
    ['satuan']
    """
    compared = {
        Difference.WORDING: (fold(before.text), fold(after.text)),
        Difference.MEANING: (fold(before.meaning), fold(after.meaning)),
        Difference.DIRECTION: (before.polarity, after.polarity),
        Difference.UNIT: (unit_key(before.measured_in), unit_key(after.measured_in)),
        Difference.FORMULA: (_formula(before), _formula(after)),
        Difference.ACCUMULATION: (before.accumulation, after.accumulation),
    }
    return tuple(what for what, (old, new) in compared.items() if old != new)


def is_comparable(changed: Iterable[Difference]) -> bool:
    """Return whether figures before and after such a change may be compared.

    >>> is_comparable([Difference.WORDING]), is_comparable([Difference.UNIT])
    (True, False)
    """
    return BREAKING.isdisjoint(changed)


def unit_key(measured_in: str) -> str:
    """Return a unit of measure for comparing: its usual name in one case.

    >>> unit_key("%") == unit_key("persen")
    True
    """
    name = canonical_unit(measured_in)
    return fold(measured_in if isinstance(name, Unknown) else name)


def _formula(one: Definition) -> tuple[str, str, Decimal, str]:
    is_ratio = bool(one.numerator and one.denominator)
    factor = one.factor if is_ratio else Decimal(0)  # without parts it says nothing
    return fold(one.numerator), fold(one.denominator), factor, one.composite
