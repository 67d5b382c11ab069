"""Where drawings stand on a page of a tagged PDF: their words are no running text."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from jenjang.papers.readers.pdf.objects import Edges, all_objects, edges_of

FIGURE = "Figure"
NAME_BYTES = 64
DEEPEST = 12


def drawings_on(page: pypdfium2.PdfPage) -> list[Edges]:
    """Return left, bottom, right and top of each figure that the tags of a page name."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return []
    try:
        marks = [set(_marks(figure)) for figure in _figures(tree)]
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return [box for one in marks if (box := _around(page, one)) is not None]


def _figures(tree: Any) -> Iterator[Any]:
    for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, at)
        yield from _found(child, DEEPEST)


def _found(element: Any, deeper: int) -> Iterator[Any]:
    if not element or not deeper:
        return
    if _kind(element) == FIGURE:
        yield element
        return
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield from _found(
            pdfium.FPDF_StructElement_GetChildAtIndex(element, at), deeper - 1
        )


def _kind(element: Any) -> str:
    name = ctypes.create_string_buffer(NAME_BYTES)
    pdfium.FPDF_StructElement_GetType(element, name, NAME_BYTES)
    return name.raw.decode("utf-16-le", "replace").partition("\0")[0]


def _marks(element: Any) -> Iterator[int]:
    """Yield the numbers by which the content of a page says whose it is."""
    for at in range(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)):
        yield pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)


def _around(page: pypdfium2.PdfPage, marks: set[int]) -> Edges | None:
    """Return the box around the objects of a page that carry one of the marks."""
    boxes = [
        edges
        for one in all_objects(page)
        if pdfium.FPDFPageObj_GetMarkedContentID(one) in marks
        and (edges := edges_of(one)) is not None
    ]
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
