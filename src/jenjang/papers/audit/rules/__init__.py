"""The rules, in the order of the catalogue; a new one is one line here.

A rule that two facts could fire stands before the one that follows from it.
"""

from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules import ceilings

RULES: tuple[Rule, ...] = (*ceilings.RULES,)
