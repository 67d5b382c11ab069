"""The papers to change: small pieces of real files, so that one case takes little."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

PAGES = 2  # of a PDF in one piece
PIECES = 6  # of one file
LINES = 160  # of a text in one piece
MOST_BYTES = 700_000  # of one piece

KINDS = {".pdf": "pdf", ".docx": "zip", ".xlsx": "zip", ".txt": "text"}


@dataclass(frozen=True, slots=True)
class Seed:
    """One piece: the file it is of, its kind (pdf, zip, text) and its bytes."""

    name: str
    kind: str
    content: bytes


def seeds_of(folder: Path) -> list[Seed]:
    """Return the pieces of every paper in a folder, in a fixed order."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in KINDS)
    pieces = (seed for path in paths for seed in _pieces(path))
    return [seed for seed in pieces if len(seed.content) <= MOST_BYTES]


def _pieces(path: Path) -> Iterator[Seed]:
    cut = {"pdf": _pages, "zip": _light, "text": _windows}
    kind = KINDS[path.suffix]
    for number, content in enumerate(cut[kind](path.read_bytes())):
        yield Seed(f"{path.parent.name}-{number}{path.suffix}", kind, content)


def _pages(content: bytes) -> Iterator[bytes]:
    """Yield up to six pieces of two pages, spread over the file."""
    try:
        whole = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return
    step = max(PAGES, len(whole) // PIECES)
    for start in list(range(0, len(whole), step))[:PIECES]:
        piece = pypdfium2.PdfDocument.new()
        piece.import_pages(whole, list(range(start, min(start + PAGES, len(whole)))))
        out = io.BytesIO()
        piece.save(out)
        piece.close()
        yield out.getvalue()
    whole.close()


def _light(content: bytes) -> Iterator[bytes]:
    """Yield the file without its pictures, which no reader of it looks at."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = b"" if "/media/" in entry.filename else old.read(entry)
            new.writestr(entry.filename, data, zipfile.ZIP_DEFLATED)
    yield out.getvalue()


def _windows(content: bytes) -> Iterator[bytes]:
    lines = content.splitlines(keepends=True)
    step = max(LINES, len(lines) // PIECES)
    for start in list(range(0, len(lines), step))[:PIECES]:
        yield b"".join(lines[start : start + LINES])
