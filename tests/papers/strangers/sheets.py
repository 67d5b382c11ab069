"""What a page of an invented agreement is made of, before it is text, Word or PDF."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph; `tabs` are parts that tab stops hold apart."""

    text: str
    align: str = "left"
    bold: bool = False
    tabs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Lines with a key and a value, as Nama : X; `style` is colon, tabs or table."""

    pairs: tuple[tuple[str, str], ...]
    style: str


@dataclass(frozen=True, slots=True)
class Box:
    """A cell with its paragraphs; a covered place of the grid is None."""

    paragraphs: tuple[str, ...]
    colspan: int = 1
    rowspan: int = 1

    @property
    def text(self) -> str:
        """Return all paragraphs as one line."""
        return " ".join(self.paragraphs)


Row = list[Box | None]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `widths` are shares of the page."""

    rows: tuple[tuple[Box | None, ...], ...]
    widths: tuple[float, ...]
    ruled: bool = True
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class Sides:
    """Two signature blocks; `style` is table, tabs or stacked."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    style: str


@dataclass(frozen=True, slots=True)
class Break:
    """A new page."""

    landscape: bool = False


Element = Line | Form | Grid | Sides | Break


def box(*paragraphs: str, colspan: int = 1, rowspan: int = 1) -> Box:
    """Return a cell."""
    return Box(tuple(paragraphs), colspan, rowspan)
