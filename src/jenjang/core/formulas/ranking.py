"""Ranking units by their mean capaian, with what a reader must know beside each.

A mean over three indicators, or over figures nobody verified, is no match for one over
thirty: such a unit is listed apart. The bounds are ours; no regulation ranks units so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.figures import write_percent
from jenjang.core.formulas.achievement import HUNDRED

EASY_PERCENT = Decimal(120)
"""Capaian beyond which a target may have been easy: a question, never a verdict."""
FEWEST_INDICATORS = 5
LEAST_MEASURED_PERCENT = Decimal(75)
LEAST_VERIFIED_PERCENT = Decimal(50)
MANY_EASY_PERCENT = Decimal(25)


@dataclass(frozen=True, slots=True)
class Contender:
    """One unit: how many indicators are due, filed, verified, far beyond the target."""

    key: int
    percent: Decimal | None
    due: int
    measured: int
    verified: int
    late: int
    exceeding: int

    @property
    def measured_percent(self) -> Decimal:
        """Return the share of what is due that is filed, in percent."""
        return _share(self.measured, self.due)

    @property
    def verified_percent(self) -> Decimal:
        """Return the share of what is filed that is verified, in percent."""
        return _share(self.verified, self.measured)

    @property
    def exceeding_percent(self) -> Decimal:
        """Return the share of what is filed that went far beyond its target, in percent."""
        return _share(self.exceeding, self.measured)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Those ranked, best first with their places, and those apart with the reasons why."""

    ranked: tuple[tuple[int, Contender], ...]
    apart: tuple[tuple[Contender, tuple[str, ...]], ...]


def incomparable_because(one: Contender) -> tuple[str, ...]:
    """Return why a unit is not ranked; nothing where it is.

    >>> incomparable_because(Contender(1, Decimal(98), 4, 4, 4, 0, 0))
    ('hanya 4 indikator, paling sedikit 5',)
    >>> incomparable_because(Contender(1, Decimal(98), 20, 18, 9, 0, 0))
    ()
    """
    if not one.due:
        return ("belum ada indikator yang diperjanjikan",)
    if one.percent is None:
        return ("belum ada indikator yang terukur",)
    few = f"hanya {one.due} indikator, paling sedikit {FEWEST_INDICATORS}"
    reasons = (
        few if one.due < FEWEST_INDICATORS else "",
        _too_little("terisi", one.measured_percent, LEAST_MEASURED_PERCENT),
        _too_little("terverifikasi", one.verified_percent, LEAST_VERIFIED_PERCENT),
    )
    return tuple(why for why in reasons if why)


def _too_little(word: str, share_percent: Decimal, least_percent: Decimal) -> str:
    if share_percent >= least_percent:
        return ""
    return f"baru {write_percent(share_percent)} {word}, paling sedikit {least_percent} %"


def caveats(one: Contender) -> tuple[str, ...]:
    """Return what a reader must know beside a unit's place.

    >>> caveats(Contender(1, Decimal(118), 20, 18, 18, 3, 6))
    ('2 belum diukur', '6 jauh melampaui target (> 120 %)', '3 terlambat diisi')
    """
    unverified, missing = one.measured - one.verified, one.due - one.measured
    many_easy = one.exceeding_percent >= MANY_EASY_PERCENT
    said = (
        (missing, f"{missing} belum diukur"),
        (unverified, f"{unverified} belum terverifikasi"),
        (many_easy, f"{one.exceeding} jauh melampaui target (> {EASY_PERCENT} %)"),
        (one.late, f"{one.late} terlambat diisi"),
    )
    return tuple(words for holds, words in said if holds)


def rank(contenders: Iterable[Contender]) -> Ranking:
    """Return the ranking; equal means share a place, and the next place is left out.

    >>> full = [Contender(key, Decimal(mean), 9, 9, 9, 0, 0)
    ...         for key, mean in ((1, 90), (2, 97), (3, 90), (4, 80))]
    >>> [(place, one.key) for place, one in rank(full).ranked]
    [(1, 2), (2, 1), (2, 3), (4, 4)]
    """
    fair, apart = [], []
    for one in contenders:
        why = incomparable_because(one)
        if why:
            apart.append((one, why))
        else:
            fair.append(one)
    return Ranking(_placed(fair), tuple(apart))


def _placed(fair: Sequence[Contender]) -> tuple[tuple[int, Contender], ...]:
    best_first = sorted(fair, key=lambda one: (-(one.percent or Decimal(0)), one.key))
    placed: list[tuple[int, Contender]] = []
    for n, one in enumerate(best_first, start=1):
        shares = placed and placed[-1][1].percent == one.percent
        placed.append((placed[-1][0] if shares else n, one))
    return tuple(placed)


def _share(part: int, whole: int) -> Decimal:
    return Decimal(part) * HUNDRED / whole if whole else Decimal(0)
