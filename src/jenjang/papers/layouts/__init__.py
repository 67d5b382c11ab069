"""The layouts: how an agreement looks on the paper of each government.

A new layout is one module with `blocks(agreement)` and one line in `LAYOUTS`. A layout
prints everything an agreement has: what its form has no place for gets the column or the
annex that the other forms use, and only where there is something to print.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jenjang.papers.blocks import Block
from jenjang.papers.document import Agreement
from jenjang.papers.layouts import banjar, banyumas, gowa, luwu_timur, national


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to print an agreement; `name` is what a person chooses by (Indonesian)."""

    key: str
    name: str
    blocks: Callable[[Agreement], tuple[Block, ...]]


LAYOUTS = (
    Layout("national", "Nasional (PermenPANRB 53/2014)", national.blocks),
    Layout("banyumas", "Kabupaten Banyumas", banyumas.blocks),
    Layout("gowa", "Kabupaten Gowa", gowa.blocks),
    Layout("luwu_timur", "Kabupaten Luwu Timur", luwu_timur.blocks),
    Layout("banjar", "Kabupaten Banjar", banjar.blocks),
)
