"""Files kept as they are and handed to people again: judged by what they hold.

Nothing is unpacked or drawn here; what is not surely one of KINDS is refused.
"""

import re
from dataclasses import dataclass

from jenjang.papers.readers.packed import BROKEN_ZIP, MEGABYTE, TOO_MUCH, entries_in
from jenjang.papers.readers.refusal import Unreadable

OFFICE = "application/vnd.openxmlformats-officedocument"
SMALL_UNPACKED = 20 * MEGABYTE
MOST_RATIO = 100  # unpacked over packed, of what is not small: a document has some 10

EMPTY = "Berkas ini kosong; pilih berkas yang berisi bukti."
NOT_ATTACHABLE = (
    "Isi berkas ini bukan PDF, JPEG, PNG, Word (.docx), Excel (.xlsx), atau teks biasa, "
    "apa pun namanya; simpan sebagai PDF atau foto, lalu unggah lagi."
)
HAS_MACROS = (
    "Berkas ini memuat makro; simpan sebagai .docx atau .xlsx tanpa makro, atau sebagai "
    "PDF, lalu unggah lagi."
)
IS_MARKUP = (
    "Berkas ini halaman web atau gambar SVG, yang dapat membawa program; cetak ke PDF atau "
    "ambil fotonya, lalu unggah lagi."
)


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that may be kept: what it is called on the line, and its ending."""

    media_type: str
    ending: str

    @property
    def is_picture(self) -> bool:
        """Return whether a browser shows it as a picture."""
        return self.media_type.startswith("image/")


PDF = FileKind("application/pdf", "pdf")
JPEG = FileKind("image/jpeg", "jpg")
PNG = FileKind("image/png", "png")
DOCX = FileKind(f"{OFFICE}.wordprocessingml.document", "docx")
XLSX = FileKind(f"{OFFICE}.spreadsheetml.sheet", "xlsx")
TEXT = FileKind("text/plain; charset=utf-8", "txt")
KINDS = (PDF, JPEG, PNG, DOCX, XLSX, TEXT)

MARKS = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
MARKUP = re.compile(
    r"<\s*(?:!doctype|\?xml|html|head|body|script|svg|iframe|object|embed|meta)\b"
    r"|<\?xml",
    re.IGNORECASE,
)
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def kind_of(content: bytes) -> FileKind:
    """Return what a file is by its content; raise `Unreadable` for what is not kept.

    >>> kind_of(b"%PDF-1.7 ...").ending
    'pdf'
    """
    if not content.strip():
        raise Unreadable(EMPTY)
    for mark, kind in MARKS:
        if content.startswith(mark):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return _text(content)


def _office(content: bytes) -> FileKind:
    """Return Word or Excel; a bomb, macros, or a zip of anything else is refused."""
    entries = entries_in(content)
    if not entries or sum(one.compress_size for one in entries) > len(content):
        raise Unreadable(BROKEN_ZIP)
    unpacked = sum(one.file_size for one in entries)
    if unpacked > SMALL_UNPACKED and unpacked > MOST_RATIO * len(content):
        raise Unreadable(TOO_MUCH)
    names = {one.filename for one in entries}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Unreadable(HAS_MACROS)
    if "word/document.xml" in names:
        return DOCX
    if "xl/workbook.xml" in names:
        return XLSX
    raise Unreadable(NOT_ATTACHABLE)


def _text(content: bytes) -> FileKind:
    """Return plain text; what a browser might take for a page is refused."""
    written = _decoded(content)
    if written is None or CONTROLS.search(written) or written.startswith("{\\rtf"):
        raise Unreadable(NOT_ATTACHABLE)
    if MARKUP.search(written):
        raise Unreadable(IS_MARKUP)
    return TEXT


def _decoded(content: bytes) -> str | None:
    """Return the letters of a text; None where no encoding that texts have fits."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return None if wide else content.decode("cp1252")
    except UnicodeDecodeError:
        return None
