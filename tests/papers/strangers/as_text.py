"""An invented file as text: cells parted by tabs, as a converter leaves them."""

from tests.papers.strangers.papers import Stranger
from tests.papers.strangers.sheets import Break, Element, Form, Grid, Line, Sides


def as_text(paper: Stranger) -> bytes:
    """Return the file as UTF-8."""
    return "\n".join(
        line for element in paper.elements for line in _lines(element)
    ).encode()


def _lines(element: Element) -> list[str]:
    match element:
        case Line(tabs=tabs) if tabs:
            return ["\t".join(tabs)]
        case Line(text=text):
            return ["", text, ""]
        case Form(pairs=pairs):
            return [f"{key} : {value}" for key, value in pairs]
        case Sides(left=left, right=right):
            return ["", *left, "", *right, ""]
        case Grid(rows=rows):
            drawn = [
                "\t".join("<br>".join(cell.paragraphs) if cell else "" for cell in row)
                for row in rows
            ]
            return ["", *drawn, ""]
        case Break():
            return ["\f"]
