"""Several papers in one file: PDFs bound with bookmarks, files of any kind in a ZIP."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file of a bundle: what it is called (its bookmark, its name), and its bytes."""

    name: str
    content: bytes


def bound(leaves: Iterable[Leaf], title: str) -> bytes:
    """Return one PDF with the pages of all, in their order, each under its bookmark.

    The files themselves stay the originals: what is signed electronically is proved by
    them alone, since binding makes a new file.
    """
    writer = PdfWriter()
    for leaf in leaves:
        reader = PdfReader(io.BytesIO(leaf.content))
        writer.append(reader, outline_item=leaf.name, import_outline=False)
    writer.add_metadata({"/Title": title, "/Producer": "Jenjang"})
    writer.page_mode = "/UseOutlines"
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def zipped(leaves: Iterable[Leaf]) -> bytes:
    """Return a ZIP of the files; of several with one name the later ones are numbered.

    >>> import zipfile, io
    >>> made = zipped([Leaf("pk.docx", b"a"), Leaf("pk.docx", b"b")])
    >>> zipfile.ZipFile(io.BytesIO(made)).namelist()
    ['pk.docx', 'pk-2.docx']
    """
    out = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for leaf in leaves:
            name = _free(leaf.name, taken)
            taken.add(name)
            archive.writestr(name, leaf.content)
    return out.getvalue()


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    number, free = 2, name
    while free in taken:
        free, number = f"{stem}-{number}{dot}{ending}", number + 1
    return free
