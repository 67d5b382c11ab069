"""Texts, pictures and files of two kinds at once that mean harm, as bytes."""

import io
import struct
import zlib

from PIL import Image
from tests import office
from tests.papers.hostile import archives, pdfs

from jenjang.papers.writing import write


def text() -> bytes:
    """Return a sound agreement as text."""
    return write([office.camats()], "txt")


def nul_bytes() -> bytes:
    """Return an agreement with NUL bytes far behind its beginning."""
    return text() + b"\0" * 5000 + text()


def in_utf16() -> bytes:
    """Return an agreement saved as "Unicode" by Notepad."""
    return text().decode().encode("utf-16")


def torn_utf16() -> bytes:
    """Return UTF-16 that ends in the middle of a letter, with halves of pairs."""
    return b"\xff\xfe" + b"\x00\xd8A\x00" * 500 + b"\x41"


def long_line(length: int = 45_000_000) -> bytes:
    """Return a text of one line, as long as a file may be."""
    return b"PERJANJIAN KINERJA " * (length // 19)


def long_row(length: int = 4_000_000) -> bytes:
    """Return a text of one line with millions of tabs."""
    return b"a\t" * length


def many_rows(count: int = 500_000) -> bytes:
    """Return a text with a table that does not end."""
    return b"1\tMeningkatnya mutu\tIndeks\t87,50\n" * count


def ragged_rows(count: int = 60_000) -> bytes:
    """Return a text whose rows are each of another length, and torn."""
    return b"".join(b"abc" + b"\tab" * (n % 40) + b"\n" for n in range(count))


def blank_lines(count: int = 20_000_000) -> bytes:
    """Return a text of a few words among millions of empty lines."""
    return b"PERJANJIAN KINERJA\n" + b"\n" * count + b"TAHUN 2025\n"


def form_feeds(count: int = 2_000_000) -> bytes:
    """Return a text of millions of pages with nothing on them."""
    return b"PERJANJIAN KINERJA\n" + b"\f" * count


def marks(kind: bytes, length: int = 19_000, lines: int = 100) -> bytes:
    """Return a text of one kind of mark, over and over, never closed, in long lines."""
    line = b"PERJANJIAN KINERJA " + kind * (length // len(kind))
    return b"\n".join([line] * lines)


def bidi_text() -> bytes:
    """Return an agreement with marks that turn the order of letters around."""
    return text().replace(b"87,50", "\u202e05,78\u202c".encode())


def path_names() -> list[str]:
    """Return names of files that want to be somewhere else, or look like another."""
    return [
        *("../../etc/passwd", "/etc/passwd", "C:\\windows\\pk.txt", "pk.txt\0.pdf"),
        *("\u202efdp.txt", "-rf", "$(touch x).txt", "`id`.txt", "a" * 5000 + ".txt"),
        *("", ".", "..", "CON.txt", "pk\n.txt", "<script>.txt"),
    ]


def pdf_and_zip() -> bytes:
    """Return a file that is a PDF from its start and a Word file from its end."""
    return pdfs.one_page() + archives.word()


def web_page_with_pdf_head() -> bytes:
    """Return a page of HTML that says within its first kB that it is a PDF."""
    return b"<html><!-- %PDF-1.7 --><script>fetch('http://127.0.0.1:9')</script></html>"


def gif_and_jar() -> bytes:
    """Return a picture that is a Java archive from its end."""
    return picture("GIF") + archives.with_parts(
        archives.word(), {"Main.class": b"\xca\xfe"}
    )


def picture(kind: str = "PNG", size: tuple[int, int] = (600, 800)) -> bytes:
    """Return a blank picture."""
    out = io.BytesIO()
    Image.new("1" if kind == "TIFF" else "L", size, 1).save(out, kind)
    return out.getvalue()


def png_bomb(side: int = 50_000) -> bytes:
    """Return a PNG of a few MB that unpacks to 2,500 million points."""
    packer, rows = zlib.compressobj(9), bytearray()
    row = bytes(side // 8 + 1)
    for _ in range(side):
        rows += packer.compress(row)
    rows += packer.flush()
    head = struct.pack(">LLBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", bytes(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def png_text_bomb() -> bytes:
    """Return a small PNG with a packed remark of 200 MB."""
    sound = picture()
    packed = zlib.compress(b" " * 200_000_000, 9)
    return sound[:33] + _chunk(b"zTXt", b"x\0\0" + packed) + sound[33:]


def _chunk(name: bytes, data: bytes) -> bytes:
    crc = struct.pack(">L", zlib.crc32(name + data))
    return struct.pack(">L", len(data)) + name + data + crc


def claims_pixels() -> bytes:
    """Return a PNG that says it has four thousand million by as many points."""
    head = struct.pack(">LLBBBBB", 2**31 - 1, 2**31 - 1, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", b"x")


def tiff_loop() -> bytes:
    """Return a TIFF whose next page is always the same."""
    entries = ((256, 4, 1, 10), (257, 4, 1, 10), (273, 4, 1, 8), (279, 4, 1, 10))
    body = b"".join(struct.pack("<HHLL", *entry) for entry in entries)
    return (
        b"II*\0" + struct.pack("<L", 8) + struct.pack("<H", 4) + body + struct.pack("<L", 8)
    )


def many_frames(count: int = 400) -> bytes:
    """Return a GIF of many pictures."""
    out = io.BytesIO()
    frames = [Image.new("L", (40, 40), n % 256) for n in range(count)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def thin_picture() -> bytes:
    """Return a picture of one point by sixty thousand."""
    return picture("PNG", (1, 60_000))
