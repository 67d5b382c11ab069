"""The rules, in the order of the catalogue; a new one is one line in its topic's `RULES`.

A rule that two facts could fire stands before the one that follows from it.
"""

from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules import (
    arithmetic,
    ceilings,
    cells,
    claims,
    comparisons,
    contents,
    copies,
    counts,
    entities,
    formulas,
    lists,
    nomenclature,
    numbering,
    offices,
    people,
    ratings,
    regulations,
    signing,
    spelling,
    styles,
    substance,
    units,
    wordings,
    years,
)

RULES: tuple[Rule, ...] = (
    *ceilings.RULES,
    *arithmetic.RULES,
    *comparisons.RULES,
    *ratings.RULES,
    *counts.RULES,
    *people.RULES,
    *offices.RULES,
    *signing.RULES,
    *years.RULES,
    *wordings.RULES,
    *entities.RULES,
    *copies.RULES,
    *lists.RULES,
    *styles.RULES,
    *claims.RULES,
    *numbering.RULES,
    *contents.RULES,
    *cells.RULES,
    *units.RULES,
    *formulas.RULES,
    *substance.RULES,
    *regulations.RULES,
    *nomenclature.RULES,
    *spelling.RULES,
)
