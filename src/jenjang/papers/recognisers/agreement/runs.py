"""Rows that belong to one table, and the levels that its heading and marks give them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from jenjang.papers.recognisers.agreement.drafts import Notes

# From high to low; letters over numbers, Roman over Arabic, 1 over 1.1.
KINDS = ("roman", "letter", "number 0", "number 1", "number 2", "number 3", "small letter")
NO_LEVEL = ("uraian",)  # headings that say no level
JOINING = (
    r"(?:dan/atau|dan|atau|yang|di|ke|dari|dengan|untuk|pada|dalam|oleh|serta|terhadap|atas|"
    r"bagi|kepada|sesuai|tentang|antar|per)"
)
RUNS_ON = re.compile(rf"(?:[-,/&(]|\b{JOINING})$", re.IGNORECASE)
STARTS_WITHIN = re.compile(rf"{JOINING}\b", re.IGNORECASE)


class Levelled(Protocol):
    """A row with a mark before it, whose level is still to be found."""

    mark: str
    level: str
    notes: Notes


Item = TypeVar("Item", bound=Levelled)


@dataclass(slots=True)
class Run(Generic[Item]):
    """The rows under one heading; `levels` from high to low as the heading names them."""

    levels: tuple[str, ...]
    heading: str = ""
    items: list[Item] = field(default_factory=list)

    def set_levels(self) -> None:
        """Give every row its level: the heading's own, or the one its mark stands for."""
        steps = mark_steps([item.mark for item in self.items])
        depth = max(steps, default=0) + 1
        for item, step in zip(self.items, steps, strict=True):
            if item.level:
                continue
            if len(self.levels) <= 1 or depth == 1:
                self._set_single(item)
            else:
                item.level = self.levels[min(step, len(self.levels) - 1)]
                if step >= len(self.levels):
                    item.notes.doubt("level", _too_deep(self.heading))

    def _set_single(self, item: Item) -> None:
        item.level = self.levels[0] if self.levels else self.heading
        if len(self.levels) > 1 or self.heading in NO_LEVEL:
            item.notes.doubt("level", _which_level(self.heading))


def _too_deep(heading: str) -> str:
    return f"Nomor baris lebih bertingkat daripada judul “{heading}”; periksa tingkatnya."


def _which_level(heading: str) -> str:
    return (
        f"Judul kolom “{heading}” menyebut beberapa tingkat tetapi nomor barisnya tidak "
        "membedakan; pilih tingkat baris ini."
    )


def mark_steps(marks: Sequence[str]) -> list[int]:
    """Return how deep each mark stands among all marks of the table, 0 for the highest.

    >>> mark_steps(["A.", "1.", "2", "B", "3."])
    [0, 1, 1, 0, 1]
    >>> mark_steps(["I.", "1.", "2.", "II.", "1."])
    [0, 1, 1, 0, 1]
    >>> mark_steps(["1.", "2.", "3."])
    [0, 0, 0]
    """
    bare = [_bare(mark) for mark in marks]
    capitals = [mark for mark in bare if mark.isupper()]
    is_roman = "I" in capitals and all(re.fullmatch(r"[IVXL]+", mark) for mark in capitals)
    kinds = [_kind(mark, is_roman=is_roman) for mark in bare]
    ranked = sorted({kind for kind in kinds if kind}, key=KINDS.index)
    return [ranked.index(kind) if kind else 0 for kind in kinds]


def mark_kind(mark: str) -> str:
    """Return what kind of mark stands before a row, alike for 1. and (2), A. and B.

    >>> mark_kind("1.") == mark_kind("(2)"), mark_kind("A.") == mark_kind("1.")
    (True, False)
    """
    return _kind(_bare(mark), is_roman=False)


def _bare(mark: str) -> str:
    return re.sub(r"[()\s]|[.)]+$", "", mark)


def _kind(mark: str, *, is_roman: bool) -> str:
    if not mark:
        return ""
    if mark[0].isdigit():
        return f"number {min(mark.count('.'), 3)}"
    if mark.islower():
        return "small letter"
    return "roman" if is_roman else "letter"


def runs_on(above: str, text: str) -> bool:
    """Return whether `text` continues `above` rather than beginning anew.

    >>> runs_on("Pelayanan Kesejahteraan Sosial dan", "Kebencanaan Kecamatan")
    True
    >>> runs_on("Pembinaan Peran", "Serta Masyarakat"), runs_on("Mutu", "Meningkatnya x")
    (True, False)
    """
    starts_within = text[:1].islower() or STARTS_WITHIN.match(text)
    return bool(text) and bool(starts_within or RUNS_ON.search(above.strip()))
