"""A Word file that somebody changed -> what he changed, passage by passage.

Every passage stands between the ends of a bookmark, every figure of the record is a
content control, and the file remembers what each passage said when it was written. So a
change is told from a figure that moved meanwhile, and nothing is taken back that cannot
be told for certain: what was done to a figure or to a table of the record is refused, with
its place and the reason.
"""

from jenjang.papers.wordback.comparing import compare
from jenjang.papers.wordback.returned import Change, ChangeKind, Refusal, Returned

__all__ = ["Change", "ChangeKind", "Refusal", "Returned", "compare"]
