"""Satisfaction survey (SKM): the index from the answers, and how many must be asked.

Source: PermenPANRB 14/2017. Answers are 1 to 4, blanks are excluded; each unsur weighs
1/x of x. The regulation prints 1/9 as 0,11, and offices that follow the print are one
percent lower (an 88,50 falls to 87,62, from A to B): the report must state the weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jenjang.core.values import Reason, Unknown

PRINTED_WEIGHT = Decimal("0.11")
TO_HUNDRED = 25  # index of 1-4 to one of 25-100
LOWEST_ANSWER, HIGHEST_ANSWER = 1, 4

_CHI_SQUARE = Decimal("3.841")  # one degree of freedom, 95 %
_SHARE = Decimal("0.5")
_ERROR = Decimal("0.05")
_TABLE_EXCEPTIONS = {100_000: 384}  # printed so; the formula gives 383


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """A survey's result: mean of each unsur (NRR, 1-4), their index (NI) and IKM (25-100).

    `weight` is what each unsur weighs: None for exactly 1/x, or the printed 0,11.
    """

    means: tuple[Decimal, ...]
    index: Decimal
    ikm: Decimal
    weight: Decimal | None

    def lowest(self, many: int = 3) -> tuple[int, ...]:
        """Return the positions of the lowest unsur: those that the follow-up takes up.

        >>> of_means([Decimal(3), Decimal(2), Decimal(4), Decimal(1)]).lowest(2)
        (3, 1)
        """
        order = sorted(range(len(self.means)), key=lambda n: self.means[n])
        return tuple(order[:many])


def of_answers(
    answers: Sequence[Sequence[int | None]], weight: Decimal | None = None
) -> Satisfaction | Unknown:
    """Return the result of a survey: one row of answers a respondent, None for a blank.

    >>> round(of_answers([[4, 3], [3, None], [2, 3]]).ikm, 2)
    Decimal('75.00')
    """
    unsur = list(zip(*answers, strict=True))
    known = [[answer for answer in column if answer is not None] for column in unsur]
    if not known or not all(known):
        return Unknown(Reason.NOT_MEASURED)
    strange = {n for column in known for n in column if not _is_answer(n)}
    if strange:
        return Unknown(
            Reason.OUT_OF_RANGE, f"Jawaban survei harus 1–4; tertulis {min(strange)}."
        )
    return of_means([Decimal(sum(each)) / len(each) for each in known], weight)


def _is_answer(answer: int) -> bool:
    return LOWEST_ANSWER <= answer <= HIGHEST_ANSWER


def of_means(means: Sequence[Decimal], weight: Decimal | None = None) -> Satisfaction:
    """Return the result from the means of the unsur (NRR), unrounded.

    >>> totals = [105, 101, 100, 116, 102, 105, 106, 105, 115]  # of 29 respondents
    >>> means = [Decimal(total) / 29 for total in totals]
    >>> round(of_means(means).ikm, 2), round(of_means(means, PRINTED_WEIGHT).ikm, 2)
    (Decimal('91.48'), Decimal('90.56'))
    """
    total = sum(means, Decimal(0))
    index = total / len(means) if weight is None else total * weight
    return Satisfaction(tuple(means), index, index * TO_HUNDRED, weight)


def sample_size(population: int) -> int:
    """Return how many of a population to ask, after Krejcie and Morgan (95 %, 5 %).

    The formula rounded to nearest; where the printed table differs, the table.

    >>> sample_size(1000), sample_size(1350), sample_size(100_000)
    (278, 299, 384)
    """
    if population in _TABLE_EXCEPTIONS:
        return _TABLE_EXCEPTIONS[population]
    spread = _CHI_SQUARE * _SHARE * (1 - _SHARE)
    size = spread * population / (_ERROR**2 * (population - 1) + spread)
    return int(size.quantize(Decimal(1), ROUND_HALF_UP))
