"""An invented file as PDF: set by typst, or by LibreOffice from the Word file."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import typst
from tests.papers.strangers.papers import Stranger
from tests.papers.strangers.sheets import Break, Element, Form, Grid, Line, Sides

SOURCE = """
#let paper = json(bytes(sys.inputs.paper))
#set page(paper: "a4", margin: (x: 20mm, y: 22mm), numbering: paper.numbering)
#set text(font: "Libertinus Serif", size: paper.size * 1pt)
#set par(leading: paper.leading * 1em, spacing: paper.spacing * 1em)
#let lines(texts) = for text in texts [#text #linebreak()]
#for it in paper.elements {
  if it.kind == "line" {
    let body = if it.bold { strong(it.text) } else { it.text }
    if it.align == "center" { align(center, body) }
    else if it.align == "right" { align(right, body) }
    else { par(justify: it.align == "justify", body) }
  } else if it.kind == "columns" {
    table(columns: it.widths.map(w => w * 1fr), stroke: none, inset: it.inset * 1pt,
      ..it.rows.flatten().map(text => [#text]))
  } else if it.kind == "grid" {
    table(columns: it.widths.map(w => w * 1fr), stroke: if it.ruled { 0.5pt } else { none },
      ..if it.heads.len() > 0 { (table.header(..it.heads.map(c => table.cell(
        rowspan: c.rowspan, colspan: c.colspan, align: center, strong(c.text)))),) },
      ..it.cells.map(c => table.cell(rowspan: c.rowspan, colspan: c.colspan,
        c.paragraphs.map(t => [#t]).join(parbreak()))))
  } else if it.kind == "break" { pagebreak(weak: true); set page(flipped: it.landscape) }
}
"""


def as_pdf(paper: Stranger) -> bytes:
    """Return the file as PDF, set by typst."""
    rng = Random(paper.seed)
    pages: list[tuple[bool, list[Any]]] = [(False, [])]
    for element in paper.elements:
        if isinstance(element, Break):
            pages.append((element.landscape, []))
        else:
            pages[-1][1].extend(_elements(element))
    source = _with_pages(pages)
    values = {
        "elements": [element for _, page in pages for element in page],
        "pages": [page for _, page in pages],
        "size": rng.choice((9, 10, 11)),
        "leading": rng.choice((0.5, 0.65, 0.9)),
        "spacing": rng.choice((0.8, 1.0, 1.3)),
        "numbering": rng.choice((None, "1")),
    }
    content = typst.compile(source.encode(), sys_inputs={"paper": json.dumps(values)})
    assert isinstance(content, bytes)
    return content


def _with_pages(pages: list[tuple[bool, list[Any]]]) -> str:
    """Return the source with one `page` call a page, so that a page may lie on its side."""
    start, loop = SOURCE.split("#for it in paper.elements {")
    body = loop.split('  } else if it.kind == "break"')[0] + "  }\n}"
    calls = "\n".join(
        f"#page(flipped: {str(flipped).lower()})[#show-all(paper.pages.at({n}))]"
        for n, (flipped, _) in enumerate(pages)
    )
    return f"{start}#let show-all(elements) = for it in elements {{{body}\n{calls}"


def _elements(element: Element) -> list[dict[str, Any]]:
    match element:
        case Line(tabs=tabs) if tabs:
            found = [_columns([list(tabs)], (0.62, 0.23, 0.15)[: len(tabs)])]
        case Line(text=text, align=align, bold=bold):
            found = [{"kind": "line", "text": text or " ", "align": align, "bold": bold}]
        case Form(pairs=pairs, style=style):
            found = _form(pairs, style)
        case Sides():
            found = _sides(element)
        case Grid():
            found = [_grid(element)]
        case _:
            raise AssertionError(element)
    return found


def _form(pairs: tuple[tuple[str, str], ...], style: str) -> list[dict[str, Any]]:
    if style == "colon":
        return [_plain(f"{key} : {value}") for key, value in pairs]
    return [_columns([[key, ":", value] for key, value in pairs], (0.22, 0.03, 0.75))]


def _sides(sides: Sides) -> list[dict[str, Any]]:
    if sides.style == "stacked":
        return [_plain(text) for text in (*sides.left, "", *sides.right)]
    height = max(len(sides.left), len(sides.right))
    both = ((*side, *[""] * (height - len(side))) for side in (sides.left, sides.right))
    return [_columns([list(pair) for pair in zip(*both, strict=True)], (0.5, 0.5))]


def _plain(text: str) -> dict[str, Any]:
    return {"kind": "line", "text": text or " ", "align": "left", "bold": False}


def _columns(rows: list[list[str]], widths: tuple[float, ...]) -> dict[str, Any]:
    filled = [
        [text or " " for text in row] + [" "] * (len(widths) - len(row)) for row in rows
    ]
    return {"kind": "columns", "rows": filled, "widths": widths, "inset": 2}


def _grid(grid: Grid) -> dict[str, Any]:
    heads = [_cell(cell) for row in grid.rows[: grid.repeats] for cell in row if cell]
    cells = [_cell(cell) for row in grid.rows[grid.repeats :] for cell in row if cell]
    return {
        "kind": "grid",
        "widths": grid.widths,
        "ruled": grid.ruled,
        "heads": heads,
        "cells": cells,
    }


def _cell(cell: Any) -> Mapping[str, Any]:
    return {
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "text": cell.text,
        "paragraphs": cell.paragraphs,
    }


def by_office(words: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return Word files as LibreOffice prints them to PDF, all in one call."""
    for name, content in words.items():
        (folder / f"{name}.docx").write_bytes(content)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *(str(folder / f"{name}.docx") for name in words),
        ],
        check=True,
        capture_output=True,
        timeout=1200,
    )
    return {name: (folder / f"{name}.pdf").read_bytes() for name in words}
