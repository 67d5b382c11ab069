"""What an official types into e-Kinerja of his agreement."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.snapshots.documents import document_of
from jenjang.core.formulas.skp import Aspect, aspect


@dataclass(frozen=True, slots=True)
class SkpRow:
    """One indicator: the superior's result it serves, the own result, its target.

    `aspect` is what the unit of measure proposes; None is the official's to choose.
    """

    served: str | None
    result: str
    indicator: str
    aspect: Aspect | None
    target: str
    unit: str


def skp_rows(agreement: Agreement) -> Iterator[SkpRow]:
    """Yield a row for each indicator, in the order of the paper.

    The result that is served is the node above in the pohon kinerja, where there is one.
    """
    served = _served(agreement)
    for _, objective, indicator in document_of(agreement).indicators():
        yield SkpRow(
            served=served.get(objective.text),
            result=objective.text,
            indicator=indicator.text,
            aspect=aspect(indicator.unit),
            target=indicator.target_text or "",
            unit=indicator.unit or "",
        )


def _served(agreement: Agreement) -> Mapping[str, str]:
    """Return the text of the node above each promised objective.

    For several agreements prefetch `objectives__parent`.
    """
    promised = agreement.objectives.all()
    return {one.text: one.parent.text for one in promised if one.parent}
