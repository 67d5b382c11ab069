"""What a person corrects in a reading: facts by their paths, typed, put in their place.

A reading is the JSON of ``jenjang read --json``. `paths` finds what a path names, `parts`
knows what an agreement is made of, `facts` reads what is typed, `changes` applies all
changes to a copy of the reading.
"""

from jenjang.papers.correcting.changes import (
    Change,
    ChangeKind,
    corrected,
    follower,
    in_document,
)
from jenjang.papers.correcting.facts import (
    FactKind,
    choices_of,
    json_number,
    kind_of,
    read_typed,
    write_typed,
)
from jenjang.papers.correcting.parts import (
    is_agreement,
    is_fact,
    row_fields,
    shown_at,
    unit_beside,
)
from jenjang.papers.correcting.paths import at_path, holders, joined, row_of, steps

__all__ = [
    "Change",
    "ChangeKind",
    "FactKind",
    "at_path",
    "choices_of",
    "corrected",
    "follower",
    "holders",
    "in_document",
    "is_agreement",
    "is_fact",
    "joined",
    "json_number",
    "kind_of",
    "read_typed",
    "row_fields",
    "row_of",
    "shown_at",
    "steps",
    "unit_beside",
    "write_typed",
]
