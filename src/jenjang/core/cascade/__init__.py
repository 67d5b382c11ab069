"""The pohon kinerja as data, and the checks that are run while somebody works on it."""

from jenjang.core.cascade.checks import CHECKS, Check, worries
from jenjang.core.cascade.tree import Aim, Cascade, Level, Measure, Worry

__all__ = [
    "CHECKS",
    "Aim",
    "Cascade",
    "Check",
    "Level",
    "Measure",
    "Worry",
    "worries",
]
