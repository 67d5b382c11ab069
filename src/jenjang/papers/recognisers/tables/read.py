"""One table of blocks -> one table of facts, with places and doubts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jenjang.papers.blocks import Place, Table
from jenjang.papers.document import Doubt, FactTable


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table that is understood; paths of `at` and `doubts` begin at the table.

    ``rows[2].figures[1]``, ``rows[2].indicator``, ``rows[2]``.
    """

    table: FactTable
    at: Mapping[str, Place] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


def read_table(
    table: Table, caption: str | None = None, year: int | None = None
) -> ReadTable | None:
    """Return what `table` states; None where its columns are none that we know.

    `year` is the year the paper is about: what "Realisasi" alone is of.
    """
    return None


def joined(above: Table, below: Table) -> Table | None:
    """Return both as one table where `below`, on the next page, goes on with `above`.

    None where `below` begins a table of its own.
    """
    if not above.rows or not below.rows or len(above.rows[0]) != len(below.rows[0]):
        return None
    return None
