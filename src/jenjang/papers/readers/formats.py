"""The formats that are read, known by what the file holds, never by its name.

A new format is one module with `read(content)` and one line in `READERS`; what we know
but do not read has one line in `NOT_READ`, which says what to do instead.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jenjang.papers.blocks import Block
from jenjang.papers.readers import docx, picture, text, word97, xlsx
from jenjang.papers.readers.packed import BROKEN_ZIP, names_in
from jenjang.papers.readers.pdf import document as pdf
from jenjang.papers.readers.refusal import Unforeseen, Unreadable

MOST_BYTES = 50 * 1024 * 1024
START = 1024

EMPTY = "Berkas ini kosong: pilih berkas yang berisi dokumen."
TOO_LARGE = (
    "Berkas ini lebih besar dari 50 MB: simpan ulang dengan gambar yang lebih kecil, atau "
    "pisahkan halaman perjanjiannya, lalu unggah lagi."
)
UNKNOWN = (
    "Isi berkas ini bukan PDF, Word, Excel, gambar, atau teks: simpan ulang sebagai PDF, "
    "Word (.docx), atau Excel (.xlsx), lalu unggah lagi."
)
OLD_OFFICE = (
    "Berkas ini terkunci kata sandi atau bukan dokumen Word atau Excel: buka di Word, "
    "hapus kata sandinya, simpan sebagai .docx, lalu unggah lagi."
)


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that is read: how it is known by its content, and who reads it."""

    key: str
    is_it: Callable[[bytes], bool]
    read: Callable[[bytes], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class NotRead:
    """A format that is known and not read, and the sentence that says what to do."""

    is_it: Callable[[bytes], bool]
    sentence: str


def is_pdf(content: bytes) -> bool:
    """Return whether `content` is a PDF: its mark stands within the first 1024 bytes."""
    return b"%PDF-" in content[:START]


def is_docx(content: bytes) -> bool:
    """Return whether `content` is a Word document (.docx)."""
    return "word/document.xml" in names_in(content)


def is_spreadsheet(content: bytes) -> bool:
    """Return whether `content` is an Excel workbook (.xlsx)."""
    return "xl/workbook.xml" in names_in(content)


def is_zip(content: bytes) -> bool:
    """Return whether `content` begins as a zip file."""
    return content.startswith(b"PK\x03\x04")


def is_old_office(content: bytes) -> bool:
    """Return whether `content` is an OLE2 file: old Office, or a locked new one."""
    return content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def is_old_word(content: bytes) -> bool:
    """Return whether `content` is a Word document of before 2007 (.doc), not locked."""
    return is_old_office(content) and _names_stream(content, "WordDocument")


def is_old_spreadsheet(content: bytes) -> bool:
    """Return whether `content` is an Excel workbook of before 2007 (.xls)."""
    return is_old_office(content) and (
        _names_stream(content, "Workbook") or _names_stream(content, "Book")
    )


def _names_stream(content: bytes, name: str) -> bool:
    """Return whether an OLE2 file has a stream of this name in its directory."""
    return f"{name}\0".encode("utf-16-le") in content


def is_picture(content: bytes) -> bool:
    """Return whether `content` is a picture: JPEG, PNG, TIFF, WebP or GIF."""
    starts = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8")
    return content.startswith(starts) or (
        content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    )


def is_text(content: bytes) -> bool:
    """Return whether `content` is text: no bytes that no text has."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    strange = sum(
        content[:START].count(bytes([byte])) for byte in (*range(9), *range(14, 32))
    )
    return b"\x00" not in content and strange == 0


READERS = (
    Reader("pdf", is_pdf, pdf.read),
    Reader("docx", is_docx, docx.read),
    Reader("xlsx", is_spreadsheet, xlsx.read),
    Reader("xls", is_old_spreadsheet, xlsx.read),
    Reader("doc", is_old_word, word97.read),
    Reader("picture", is_picture, picture.read),
    Reader("text", is_text, text.read),
)

NOT_READ = (
    NotRead(is_zip, BROKEN_ZIP),
    NotRead(is_old_office, OLD_OFFICE),
)


def read_blocks(content: bytes) -> tuple[Block, ...]:
    """Return the blocks of a file by the reader that knows its content.

    Raise `Unreadable` with one Indonesian sentence where none does.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    if not content.strip():
        raise Unreadable(EMPTY)
    for reader in READERS:
        if reader.is_it(content):
            return _read_by(reader, content)
    for known in NOT_READ:
        if known.is_it(content):
            raise Unreadable(known.sentence)
    raise Unreadable(UNKNOWN)


def _read_by(reader: Reader, content: bytes) -> tuple[Block, ...]:
    """Return what a reader makes of a file; what it stumbles over never comes through."""
    try:
        return reader.read(content)
    except (Unreadable, MemoryError):
        raise
    except Exception as trouble:
        raise Unforeseen from trouble
