"""The rules, in the order of the catalogue; a new one is one line in its topic's `RULES`.

A rule that two facts could fire stands before the one that follows from it.
"""

from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules import (
    ceilings,
    cells,
    copies,
    counts,
    entities,
    formulas,
    numbering,
    offices,
    people,
    signing,
    spelling,
    styles,
    substance,
    units,
    wordings,
)

RULES: tuple[Rule, ...] = (
    *ceilings.RULES,
    *counts.RULES,
    *people.RULES,
    *offices.RULES,
    *signing.RULES,
    *wordings.RULES,
    *entities.RULES,
    *copies.RULES,
    *styles.RULES,
    *numbering.RULES,
    *cells.RULES,
    *units.RULES,
    *formulas.RULES,
    *substance.RULES,
    *spelling.RULES,
)
