"""Agreements as papers speak of them: the only bridge from rows to documents."""

from jenjang.apps.agreements.snapshots.documents import (
    document_of,
    frozen,
    in_force_with_parties,
    named_papers,
    objectives_in_force,
    sha256_of,
)

__all__ = [
    "document_of",
    "frozen",
    "in_force_with_parties",
    "named_papers",
    "objectives_in_force",
    "sha256_of",
]
