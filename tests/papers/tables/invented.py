"""Tables that no pemda printed: headings and rows as plain lists, or drawn with bars."""

from jenjang.papers.blocks import Cell, Place, Table
from jenjang.papers.recognisers.tables import ReadTable, read_table


def drawn(text: str, page: int | None = None) -> Table:
    """Return a table drawn with bars; ``>`` goes on to the left, ``^`` with the cell above.

    >>> [cell.text for cell in drawn("No | Program").rows[0]]
    ['No', 'Program']
    """
    lines = [line for line in text.strip().split("\n") if line.strip()]
    grid = [[cell.strip() for cell in line.split("|")] for line in lines]
    rows = [
        tuple(_cell(grid, r, c, page) for c in range(len(row)))
        for r, row in enumerate(grid)
    ]
    return Table(tuple(rows), place=Place(page=page))


def _cell(grid: list[list[str]], r: int, c: int, page: int | None) -> Cell:
    text = grid[r][c]
    place = Place(page=page, cell=f"1.{r + 1}.{c + 1}")
    if text in {">", "^"}:
        return Cell(covered=True, place=place)
    right = 1
    while c + right < len(grid[r]) and grid[r][c + right] == ">":
        right += 1
    down = 1
    while r + down < len(grid) and grid[r + down][c : c + 1] == ["^"]:
        down += 1
    return Cell(text.replace("\\n", "\n"), right, down, place=place)


def read(text: str, caption: str | None = None, year: int | None = None) -> ReadTable:
    """Return what a drawn table states."""
    found = read_table(drawn(text), caption, year)
    assert found is not None
    return found


def figures(row: object) -> dict[str, str | None]:
    """Return the figures of a row: ``actual 2023`` and its number as text."""
    return {
        " ".join(filter(None, (figure.what, figure.when, figure.of))): (
            None if figure.number is None else str(figure.number)
        )
        for figure in getattr(row, "figures", ())
    }
