"""What a person corrects in a reading: facts by their paths, typed, put in their place.

A reading is the JSON of ``jenjang read --json``. `paths` finds what a path names, `facts`
reads what is typed for it, `changes` applies all changes to a copy of the reading.
"""

from jenjang.papers.correcting.changes import Change, ChangeKind, corrected
from jenjang.papers.correcting.facts import FactKind, kind_of, read_typed, write_typed
from jenjang.papers.correcting.paths import at_path, holders, steps

__all__ = [
    "Change",
    "ChangeKind",
    "FactKind",
    "at_path",
    "corrected",
    "holders",
    "kind_of",
    "read_typed",
    "steps",
    "write_typed",
]
