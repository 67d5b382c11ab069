"""Which row of an agreement stands behind which printed line."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from jenjang.core.figures import fold

Row = TypeVar("Row")


def rows_behind(
    printed: Sequence[str], rows: Sequence[Row], text: Callable[[Row], str]
) -> list[Row | None]:
    """Return the row behind each printed text, in its order; None where none is found.

    A paper drawn up here has a row a line, in the same order. One that came from outside
    may print a thing twice (two sources of funds) or in other words than its row: there
    the words tell, and one row may stand behind two lines.

    >>> rows_behind(["Gaji", "Gaji", "Alat"], ["gaji", "alat"], str)
    ['gaji', 'gaji', 'alat']
    """
    if len(printed) == len(rows):
        return list(rows)
    by_text = {fold(text(row)): row for row in rows}
    return [by_text.get(fold(one)) for one in printed]
