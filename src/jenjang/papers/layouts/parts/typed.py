"""What people type in a report -> blocks: paragraphs, lists, tables, with their figures.

A passage is plain text. In a list each line is an item; in a table each line is a row,
its cells parted by ``|`` (``\\|`` is one that is meant), the first row its head. An empty
line in a paragraph begins a new one. A column that holds nothing but figures is set as
figures are: to the right.
"""

import re
from collections.abc import Mapping, Sequence

from jenjang.papers.blocks import Align, Bound, Cell, Items, Paragraph, Table
from jenjang.papers.bound_text import BoundFigure, Filled, fill

PARTING = re.compile(r"(?<!\\)\|")
MARK = re.compile(r"^(?:(?:\d{1,2}|[a-z])[.)]|[-–•*])\s+")
BULLETS = ("-", "–", "•", "*")
FIGURE = re.compile(r"\(?(?:Rp\.?\s*)?[-−+]?\d[\d.,]*\s*%?\)?", re.IGNORECASE)
DASHES = ("", "-", "–", "—")

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
    rows = [[fill(cell, figures) for cell in row] for row in rows_of(text)]
    width = len(rows[0]) if rows else 0
    aligns = aligns_of([[cell.text for cell in row] for row in rows])
    return Table(
        rows=tuple(
            tuple(map(_head, row)) if n == 0 else tuple(map(_cell, row, aligns))
            for n, row in enumerate(rows)
        ),
        widths=(1 / width,) * width if width else (),
        header_rows=1 if len(rows) > 1 else 0,
        key=key,
    )


def rows_of(text: str) -> list[tuple[str, ...]]:
    """Return the rows of a typed table, each as long as the longest.

    >>> rows_of("Desa | Warga\\nSuka")
    [('Desa', 'Warga'), ('Suka', '')]
    """
    rows = [cells_of(line) for line in text.splitlines() if line.strip()]
    width = max(map(len, rows), default=0)
    return [(*row, *("",) * (width - len(row))) for row in rows]


def aligns_of(rows: Sequence[Sequence[str]]) -> tuple[Align, ...]:
    """Return how each column stands below the first row: figures end where it ends.

    >>> rows = ("Desa", "Pagu"), ("Suka", "Rp1.200"), ("Maju", "–")
    >>> [str(one) for one in aligns_of(rows)]
    ['start', 'end']
    """
    return tuple(
        Align.END if _are_figures(column[1:]) else Align.START
        for column in zip(*rows, strict=True)
    )


def _are_figures(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if cell not in DASHES]
    return bool(said) and all(map(FIGURE.fullmatch, said))


def text_of(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a typed table, without rows and last columns that say nothing.

    The first row stays: it is the head.

    >>> text_of([("Desa", "Warga", ""), ("", "", ""), ("Suka|maju", "", "")])
    'Desa | Warga\\n| Suka\\\\|maju |  |'
    """
    said = [[" ".join(cell.split()) for cell in row] for row in rows]
    kept = [row for n, row in enumerate(said) if n == 0 or any(row)]
    width = max((n + 1 for row in kept for n, cell in enumerate(row) if cell), default=0)
    lines = (line_of((*row, *("",) * width)[:width]) for row in kept)
    return "\n".join(lines) if width else ""


def cells_of(line: str) -> tuple[str, ...]:
    """Return the cells of one typed row."""
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return tuple(
        " ".join(cell.replace("\\|", "|").split()) for cell in PARTING.split(inside)
    )


def line_of(cells: Sequence[str]) -> str:
    """Return cells as one typed row; `cells_of` gives them back.

    >>> line_of(("a|b", "", "c")), line_of(("", "c"))
    ('a\\\\|b |  | c', '|  | c |')
    """
    line = " | ".join(cell.replace("|", "\\|") for cell in cells)
    is_open = not (cells and cells[0] and cells[-1])
    return f"| {line} |" if is_open else line


def bound_of(filled: Filled) -> tuple[Bound, ...]:
    """Return where the figures of a filled text stand."""
    return tuple(Bound(one.start, one.end, one.path) for one in filled.bound)


def _head(filled: Filled) -> Cell:
    return Cell(filled.text, bold=True, align=Align.CENTER, bound=bound_of(filled))


def _cell(filled: Filled, align: Align) -> Cell:
    return Cell(filled.text, align=align, bound=bound_of(filled))
