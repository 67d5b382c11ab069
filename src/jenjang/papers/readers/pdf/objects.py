"""The objects of one kind on a page of a PDF: paths, pictures.

The library wraps every object before it looks what it is; a page of a wide table has
thousands of letters, so here they are only looked at.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

NESTED_FORMS = 4

Edges = tuple[float, float, float, float]


def objects_of(page: pypdfium2.PdfPage, kind: int) -> Iterator[Any]:
    """Yield the handles of a kind (`FPDF_PAGEOBJ_...`), in the order they are drawn.

    Forms are looked into, no deeper than `NESTED_FORMS`. A handle lives as its page does.
    """
    for handle in all_objects(page):
        yield from _found(handle, kind, NESTED_FORMS - 1)


def edges_of(handle: Any) -> Edges | None:
    """Return left, bottom, right and top of an object, None where it has none."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(handle, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def matrix_of(handle: Any) -> pypdfium2.PdfMatrix:
    """Return how an object lies on its page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, matrix)
    return pypdfium2.PdfMatrix.from_raw(matrix)


def _found(handle: Any, kind: int, deeper: int) -> Iterator[Any]:
    own = pdfium.FPDFPageObj_GetType(handle)
    if own == kind:
        yield handle
    elif own == pdfium.FPDF_PAGEOBJ_FORM and deeper:
        for inner in _of_form(handle):
            yield from _found(inner, kind, deeper - 1)


def all_objects(page: pypdfium2.PdfPage) -> Iterator[Any]:
    """Yield the objects that stand on a page itself."""
    for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
        yield pdfium.FPDFPage_GetObject(page.raw, at)


def _of_form(form: Any) -> Iterator[Any]:
    for at in range(pdfium.FPDFFormObj_CountObjects(form)):
        yield pdfium.FPDFFormObj_GetObject(form, at)
