"""A composite index: entered by its components, computed by its rule, told in words.

A weighted index is the sum of its scores times their shares (IKKI, evaluasi kecamatan);
a survey index is the mean of its unsur (NRR, 1 to 4) times 25 (IKM, PermenPANRB 14/2017).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jenjang.core.figures import write_number
from jenjang.core.formulas.survey import TO_HUNDRED, of_means
from jenjang.core.values import Reason, Unknown

HUNDRED = Decimal(100)
Scores = Mapping[str, Decimal]


class BadComposite(ValueError):
    """A definition that cannot be computed by."""


class Way(StrEnum):
    """How a composite is computed."""

    WEIGHTED = "weighted"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class Component:
    """One thing that is scored; `weight` counts beside those of the others."""

    code: str
    name: str
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Composite:
    """One version of an index; `lowest` and `highest` bound the score of each component.

    `key` names the version too (``ikki-1``): a year keeps the one it was measured by.
    """

    key: str
    name: str
    source: str
    way: Way
    components: tuple[Component, ...]
    lowest: Decimal
    highest: Decimal

    def __post_init__(self) -> None:
        """Refuse a definition without components, with one twice, or of no weight."""
        codes = [component.code for component in self.components]
        if not codes or len(set(codes)) != len(codes):
            raise BadComposite(f"{self.key}: components must be there, each once")
        if any(component.weight <= 0 for component in self.components):
            raise BadComposite(f"{self.key}: every weight must be above 0")

    @property
    def total_weight(self) -> Decimal:
        """Return what all weights come to."""
        return sum((component.weight for component in self.components), Decimal(0))

    def value(self, scores: Scores) -> Decimal | Unknown:
        """Return the index of the scores by code, unrounded; say what keeps it from one.

        >>> parts = (Component("a", "A", Decimal(40)), Component("b", "B", Decimal(60)))
        >>> two = Composite("x-1", "X", "contoh", Way.WEIGHTED, parts, Decimal(0), HUNDRED)
        >>> two.value({"a": Decimal(90), "b": Decimal(80)})
        Decimal('84')
        >>> two.value({"a": Decimal(90)}).detail
        'B belum diisi.'
        """
        problem = self._problem(scores)
        if problem is not None:
            return problem
        if self.way is Way.SURVEY:
            return of_means([scores[component.code] for component in self.components]).ikm
        products = (scores[part.code] * part.weight for part in self.components)
        return sum(products, Decimal(0)) / self.total_weight

    def _problem(self, scores: Scores) -> Unknown | None:
        for component in self.components:
            score = scores.get(component.code)
            if score is None:
                return Unknown(Reason.NOT_MEASURED, f"{component.name} belum diisi.")
            if not self.lowest <= score <= self.highest:
                return Unknown(Reason.OUT_OF_RANGE, self._bounds(component))
        return None

    def _bounds(self, component: Component) -> str:
        lowest, highest = write_number(self.lowest), write_number(self.highest)
        return f"Nilai {component.name} harus {lowest}–{highest}."

    def in_words(self, scores: Scores) -> str:
        """Return how the index was computed, the numbers filled in.

        >>> parts = (Component("a", "A", Decimal(40)), Component("b", "B", Decimal(60)))
        >>> two = Composite("x-1", "X", "contoh", Way.WEIGHTED, parts, Decimal(0), HUNDRED)
        >>> two.in_words({"a": Decimal(90), "b": Decimal("80.5")})
        'A 90 × 40 % + B 80,5 × 60 % = 84,30'
        """
        value = self.value(scores)
        if isinstance(value, Unknown):
            return str(value)
        told = [
            self._told(component, scores[component.code]) for component in self.components
        ]
        joined = " + ".join(told)
        if self.way is Way.SURVEY:
            joined = f"({joined}) ÷ {len(told)} × {TO_HUNDRED}"
        return f"{joined} = {write_number(value, 2)}"

    def _told(self, component: Component, score: Decimal) -> str:
        figure = write_number(score)
        if self.way is Way.SURVEY:
            return figure
        if self.total_weight == HUNDRED:
            return f"{component.name} {figure} × {write_number(component.weight)} %"
        share = f"{write_number(component.weight)}/{write_number(self.total_weight)}"
        return f"{component.name} {figure} × {share}"
