"""What people type in a report -> blocks: paragraphs, lists, tables, with their figures.

A passage is plain text. In a list each line is an item; in a table each line is a row,
its cells parted by ``|`` (``\\|`` is one that is meant), the first row its head. An empty
line in a paragraph begins a new one.
"""

import re
from collections.abc import Mapping, Sequence

from jenjang.papers.blocks import Align, Bound, Cell, Items, Paragraph, Table
from jenjang.papers.bound_text import BoundFigure, Filled, fill

PARTING = re.compile(r"(?<!\\)\|")
MARK = re.compile(r"^(?:(?:\d{1,2}|[a-z])[.)]|[-–•*])\s+")
BULLETS = ("-", "–", "•", "*")

Figures = Mapping[str, BoundFigure]


def paragraphs(text: str, figures: Figures, key: str) -> tuple[Paragraph, ...]:
    """Return a typed text as paragraphs; the second and later keys are ``key.1``, ...

    >>> [one.text for one in paragraphs("Satu\\nkalimat.\\n\\nDua.", {}, "7")]
    ['Satu kalimat.', 'Dua.']
    """
    parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    return tuple(
        Paragraph(
            filled.text,
            align=Align.JUSTIFY,
            bound=bound_of(filled),
            key=key if n == 0 else f"{key}.{n}",
        )
        for n, filled in enumerate(fill(part, figures) for part in parts if part)
    )


def items(text: str, figures: Figures, key: str) -> Items:
    """Return a typed list; it is numbered unless its first line has a bullet.

    >>> made = items("- cepat\\n- tepat", {}, "7")
    >>> made.marks, made.texts
    (('-', '-'), ('cepat', 'tepat'))
    >>> items("cepat\\ntepat", {}, "7").marks
    ('1.', '2.')
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    filled = [fill(MARK.sub("", line), figures) for line in lines]
    return Items(
        texts=tuple(one.text for one in filled),
        marks=_marks(lines),
        bound=tuple(map(bound_of, filled)),
        key=key,
    )


def _marks(lines: Sequence[str]) -> tuple[str, ...]:
    if lines and lines[0].startswith(BULLETS):
        return ("-",) * len(lines)
    return tuple(f"{n}." for n in range(1, len(lines) + 1))


def table(text: str, figures: Figures, key: str) -> Table:
    """Return a typed table, every row as long as the longest.

    >>> made = table("Desa | Warga\\nSuka\\\\|maju | 12", {}, "7")
    >>> [[cell.text for cell in row] for row in made.rows]
    [['Desa', 'Warga'], ['Suka|maju', '12']]
    """
    rows = [cells_of(line) for line in text.splitlines() if line.strip()]
    width = max(map(len, rows), default=0)
    return Table(
        rows=tuple(
            tuple(
                _cell(cell, figures, is_head=n == 0)
                for cell in (*row, *[""] * (width - len(row)))
            )
            for n, row in enumerate(rows)
        ),
        widths=(1 / width,) * width if width else (),
        header_rows=1 if len(rows) > 1 else 0,
        key=key,
    )


def cells_of(line: str) -> tuple[str, ...]:
    """Return the cells of one typed row."""
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return tuple(
        " ".join(cell.replace("\\|", "|").split()) for cell in PARTING.split(inside)
    )


def line_of(cells: Sequence[str]) -> str:
    """Return cells as one typed row; `cells_of` gives them back.

    >>> line_of(("a|b", "", "c"))
    'a\\\\|b |  | c'
    """
    return " | ".join(cell.replace("|", "\\|") for cell in cells)


def bound_of(filled: Filled) -> tuple[Bound, ...]:
    """Return where the figures of a filled text stand."""
    return tuple(Bound(one.start, one.end, one.path) for one in filled.bound)


def _cell(text: str, figures: Figures, *, is_head: bool) -> Cell:
    filled = fill(text, figures)
    return Cell(
        filled.text,
        bold=is_head,
        align=Align.CENTER if is_head else Align.START,
        bound=bound_of(filled),
    )
