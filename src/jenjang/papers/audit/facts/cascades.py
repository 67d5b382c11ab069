"""What superior and subordinate both promise: the same sasaran in two agreements."""

from jenjang.core.figures import fold
from jenjang.papers.audit.bundle import Bundle, once
from jenjang.papers.audit.facts.agreements import Promise, chains, promises
from jenjang.papers.audit.facts.wording import likeness, subject

SAME_SUBJECT = 0.75  # share of words; "Penyediaan Jasa Penunjang" and "Jasa Penunjang"


@once
def shared_objectives(bundle: Bundle) -> tuple[tuple[Promise, Promise], ...]:
    """Return (superior's, subordinate's) first indicators of one sasaran on one level."""
    return tuple(
        (upper, lower)
        for above, below in chains(bundle)
        for lower in _heads(promises(below))
        if (upper := _counterpart(lower, _heads(promises(above)))) is not None
    )


def _heads(promised: tuple[Promise, ...]) -> tuple[Promise, ...]:
    """Return the indicators that stand alone under their sasaran."""
    return tuple(p for p in promised if len(p.objective.indicators) == 1)


def _counterpart(lower: Promise, uppers: tuple[Promise, ...]) -> Promise | None:
    level = fold(lower.objective.level)
    about = subject(lower.objective.text)
    beside = [upper for upper in uppers if fold(upper.objective.level) == level]
    shares = [likeness(subject(upper.objective.text), about) for upper in beside]
    best = max(shares, default=0.0)
    return beside[shares.index(best)] if best >= SAME_SUBJECT else None
