"""What came back in a Word file: changes to passages, and what cannot be taken back."""

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What was done to a passage."""

    CHANGED = "changed"
    MOVED = "moved"
    DELETED = "deleted"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """One change; texts hold figures as tokens.

    `key` is the passage, of a new one "+1", "+2", ... in their order. `after` is the
    passage that it stands behind now, for what moved or is new: it may be new itself, and
    is empty at the very beginning. `what` is paragraph, heading, items, table or picture.
    """

    kind: ChangeKind
    key: str
    what: str
    before: str = ""
    text: str = ""
    caption_before: str = ""
    caption: str = ""
    after: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that is not taken back: where it stands, and why (Indonesian)."""

    place: str
    reason: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """All that came back; where anything is refused, nothing is to be stored."""

    changes: tuple[Change, ...] = ()
    refusals: tuple[Refusal, ...] = ()
