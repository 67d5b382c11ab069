"""The formats that are read, known by what the file holds (`kinds`).

A new format is one module with `read(content)` and one line in `READERS`; what we know
but do not read has one line in `NOT_READ`, which says what to do instead.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jenjang.papers.blocks import Block
from jenjang.papers.readers import docx, picture, text, word97
from jenjang.papers.readers.kinds import (
    is_docx,
    is_old_office,
    is_old_spreadsheet,
    is_old_word,
    is_pdf,
    is_picture,
    is_spreadsheet,
    is_text,
    is_zip,
)
from jenjang.papers.readers.packed import BROKEN_ZIP
from jenjang.papers.readers.pdf import document as pdf
from jenjang.papers.readers.refusal import Unforeseen, Unreadable
from jenjang.papers.readers.xlsx import document as xlsx

MOST_BYTES = 50 * 1024 * 1024

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
