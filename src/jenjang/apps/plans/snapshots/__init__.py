"""Rows of plans as core, papers and pages speak of them."""

from jenjang.apps.plans.snapshots.benchmarks import benchmarks_of
from jenjang.apps.plans.snapshots.ceilings import (
    Ceilings,
    Difference,
    ceilings_of,
    lines_in_force,
    parents_of_activities,
    stated_in_force,
)
from jenjang.apps.plans.snapshots.decrees import (
    annexes_of,
    decree_of,
    key_indicators,
    sha256_of,
    years_of,
)
from jenjang.apps.plans.snapshots.new_year import NewYear, Origin, Way, new_year_of
from jenjang.apps.plans.snapshots.problems import ProblemTree, problem_tree_of
from jenjang.apps.plans.snapshots.proposals import Proposal, propose_decree

__all__ = [
    "Ceilings",
    "Difference",
    "NewYear",
    "Origin",
    "ProblemTree",
    "Proposal",
    "Way",
    "annexes_of",
    "benchmarks_of",
    "ceilings_of",
    "decree_of",
    "key_indicators",
    "lines_in_force",
    "new_year_of",
    "parents_of_activities",
    "problem_tree_of",
    "propose_decree",
    "sha256_of",
    "stated_in_force",
    "years_of",
]
