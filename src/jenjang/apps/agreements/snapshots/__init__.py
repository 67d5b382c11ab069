"""Agreements as papers speak of them: the only bridge from rows to documents."""

from jenjang.apps.agreements.snapshots.documents import (
    document_of,
    frozen,
    in_force_with_parties,
    named_papers,
    objectives_in_force,
    sha256_of,
)
from jenjang.apps.agreements.snapshots.prints import pdf_in_hand, printed
from jenjang.apps.agreements.snapshots.skp import SkpRow, skp_rows

__all__ = [
    "SkpRow",
    "document_of",
    "frozen",
    "in_force_with_parties",
    "named_papers",
    "objectives_in_force",
    "pdf_in_hand",
    "printed",
    "sha256_of",
    "skp_rows",
]
