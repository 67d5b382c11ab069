"""What kind of file it is, known by what it holds, never by its name.

No reader is imported here: a process that reads one kind needs no other.
"""

from jenjang.papers.readers.packed import names_in

START = 1024


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
