"""Weighted scores: IKKI, the evaluation of a kecamatan, the LKE of SAKIP.

A scorecard is a tree: a part is scored itself, or is the sum of its own parts. Weights are
percent of the whole, so those of all leaves sum to 100; anything else is refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.values import Reason, Unknown

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a scorecard: weight in percent of the whole, score 0 to 100 of a leaf."""

    name: str
    weight_percent: Decimal
    score: Decimal | None = None
    parts: tuple["Part", ...] = ()

    def leaves(self) -> Iterator["Part"]:
        """Yield the parts that are scored themselves."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


def weighted_score(card: Part) -> Decimal | Unknown:
    """Return the score of the whole, 0 to 100: weights must add up, every leaf be scored.

    >>> weighted_score(ikki(Decimal(90), Decimal(80), Decimal(85)))
    Decimal('85.5')
    """
    if card.weight_percent != HUNDRED:
        return _wrong_weight(card, card.weight_percent)
    return points(card)


def points(part: Part) -> Decimal | Unknown:
    """Return what a part adds to the whole, in points: weight x score / 100.

    >>> points(Part("Pelayanan", Decimal(30), score=Decimal(85)))
    Decimal('25.5')
    """
    problem = _problem(part)
    if problem is not None:
        return problem
    scored = ((leaf.weight_percent, leaf.score) for leaf in part.leaves())
    products = (weight * score for weight, score in scored if score is not None)
    return sum(products, Decimal(0)) / HUNDRED


def _problem(part: Part) -> Unknown | None:
    """Return what keeps a part from being summed, None where nothing does."""
    if not part.parts:
        return _problem_of_leaf(part)
    total = sum((each.weight_percent for each in part.parts), Decimal(0))
    if total != part.weight_percent:
        return _wrong_weight(part, total)
    return next(filter(None, map(_problem, part.parts)), None)


def _problem_of_leaf(leaf: Part) -> Unknown | None:
    if leaf.score is None:
        return Unknown(Reason.NOT_MEASURED, f"{leaf.name} belum dinilai.")
    if 0 <= leaf.score <= HUNDRED:
        return None
    return Unknown(Reason.OUT_OF_RANGE, f"Nilai {leaf.name} harus 0–100.")


def _wrong_weight(part: Part, total: Decimal) -> Unknown:
    whole = part.weight_percent if part.parts and part.weight_percent != total else HUNDRED
    return Unknown(
        Reason.OUT_OF_RANGE, f"Jumlah bobot {part.name} {total:f}, seharusnya {whole:f}."
    )


def ikki(performance: Decimal, compliance: Decimal, service: Decimal) -> Part:
    """Return the Indeks Kepatuhan dan Kinerja Intern: 40, 30 and 30 percent.

    Scores 0 to 100: kinerja utama, kepatuhan, pelayanan umum.
    """
    return Part(
        "IKKI",
        HUNDRED,
        parts=(
            Part("Unsur kinerja utama", Decimal(40), performance),
            Part("Unsur kepatuhan", Decimal(30), compliance),
            Part("Unsur pelayanan umum", Decimal(30), service),
        ),
    )


# The answers of the LKE and what they are worth; PermenPANRB 88/2021.
LKE_ANSWERS: Mapping[str, Decimal] = {
    "AA": Decimal(100),
    "A": Decimal(90),
    "BB": Decimal(80),
    "B": Decimal(70),
    "CC": Decimal(60),
    "C": Decimal(50),
    "D": Decimal(30),
    "E": Decimal(0),
}
LKE_WEIGHTS: Mapping[str, Decimal] = {
    "Perencanaan Kinerja": Decimal(30),
    "Pengukuran Kinerja": Decimal(30),
    "Pelaporan Kinerja": Decimal(15),
    "Evaluasi Akuntabilitas Kinerja Internal": Decimal(25),
}
LKE_ASPECTS: Mapping[str, Decimal] = {
    "Keberadaan": Decimal("0.2"),
    "Kualitas": Decimal("0.3"),
    "Pemanfaatan": Decimal("0.5"),
}


def lke(answers: Mapping[str, tuple[str | None, ...]]) -> Part:
    """Return the LKE from the answers of each component, one an aspect, None if open.

    >>> same = {component: ("A", "BB", "B") for component in LKE_WEIGHTS}
    >>> weighted_score(lke(same)) == 77
    True
    """
    return Part("LKE", HUNDRED, parts=tuple(_component(n, answers[n]) for n in LKE_WEIGHTS))


def _component(name: str, answers: tuple[str | None, ...]) -> Part:
    weight = LKE_WEIGHTS[name]
    parts = tuple(
        Part(f"{name}: {aspect}", weight * share, LKE_ANSWERS[answer] if answer else None)
        for (aspect, share), answer in zip(LKE_ASPECTS.items(), answers, strict=True)
    )
    return Part(name, weight, parts=parts)


def proposed_answer(fulfilled: int, criteria: int) -> str | Unknown:
    """Return the answer that the criteria fulfilled suggest; the evaluator decides.

    None of them E, to a quarter D, to a half C, to three quarters CC, below all B, all BB.
    A and AA are given by the evaluator only.

    >>> [proposed_answer(n, 4) for n in range(5)]
    ['E', 'D', 'C', 'CC', 'BB']
    """
    if criteria == 0:
        return Unknown(Reason.ZERO_DENOMINATOR)
    share = Decimal(fulfilled) * 100 / criteria
    bounds = ((0, "E"), (25, "D"), (50, "C"), (75, "CC"))
    below = (answer for top, answer in bounds if share <= top)
    return next(below, "B" if fulfilled < criteria else "BB")
