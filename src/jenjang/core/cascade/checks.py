"""Every check there is, and what all of them find in a tree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jenjang.core.cascade import measuring, structure, wording
from jenjang.core.cascade.tree import Cascade, Worry


@dataclass(frozen=True, slots=True)
class Check:
    """One question asked of a tree; `name` is what a person reads over its answers."""

    key: str
    name: str
    find: Callable[[Cascade], Iterator[Worry]]


CHECKS = (
    Check("orphan_aim", "Sasaran tanpa induk", structure.orphan_aims),
    Check("level", "Tingkat tidak berurutan", structure.levels_out_of_order),
    Check("orphan_measure", "Indikator tanpa sasaran", structure.orphan_measures),
    Check("unmeasured", "Sasaran tanpa indikator", structure.unmeasured_aims),
    Check("unpaid", "Sasaran tanpa kegiatan atau pagu", structure.unpaid_aims),
    Check("unowned", "Tanpa penanggung jawab", structure.unowned),
    Check("repeated", "Indikator sama di dua tingkat", structure.repeated_measures),
    Check("activity_worded", "Sasaran berbunyi kegiatan", wording.activity_worded),
    Check("double_aim", "Sasaran rangkap", wording.double_aims),
    Check("double_measure", "Indikator rangkap", wording.double_measures),
    Check("summed_ratio", "Rasio dijumlahkan", measuring.summed_ratios),
    Check("no_target", "Indikator tanpa target", measuring.without_target),
    Check("no_unit", "Indikator tanpa satuan", measuring.without_unit),
    Check("lower_target", "Target mundur", measuring.lower_targets),
)


def worries(cascade: Cascade) -> list[Worry]:
    """Return what every check finds, in the order of the checks."""
    return [worry for check in CHECKS for worry in check.find(cascade)]
