"""Files packed in a zip (Word, Excel): what may be in one, and only the XML of it.

What the readers get is a zip written anew, of the XML alone and of checked size: pictures,
macros, attachments and whatever else lay in it, or lied about its size, stays behind.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from jenjang.papers.readers.refusal import Unreadable

MEGABYTE = 1024 * 1024
MOST_ENTRIES = 3_000
MOST_UNPACKED = 500 * MEGABYTE  # of all, as they say: pictures are never unpacked
MOST_XML = 80 * MEGABYTE  # of all that is read, as they are
KEPT = (".xml", ".rels")

BROKEN_ZIP = (
    "Berkas ini rusak atau terpotong: salin ulang dari sumbernya atau simpan ulang dari "
    "Word, lalu unggah lagi."
)
TOO_MUCH = (
    "Isi berkas ini jauh lebih besar daripada sebuah dokumen: salin bagian yang diperlukan "
    "ke berkas baru di Word atau Excel, lalu unggah lagi."
)
DECLARES = (
    "Berkas ini memuat perintah XML yang tidak pernah ditulis Word atau Excel, jadi tidak "
    "dibaca: buka di Word atau Excel, simpan ulang, lalu unggah lagi."
)


def names_in(content: bytes) -> list[str]:
    """Return the names of the files in a zip, none where it is no sound zip.

    Raise `Unreadable` where it would unpack to more than a document can hold.
    """
    return [entry.filename for entry in entries_in(content)]


def entries_in(content: bytes) -> list[zipfile.ZipInfo]:
    """Return what a zip says of the files in it; none, and refusals, as `names_in`."""
    if not content.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return []
    if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > MOST_UNPACKED:
        raise Unreadable(TOO_MUCH)
    return entries


def parts_of(content: bytes, most_tags: int) -> dict[str, bytes]:
    """Return the XML files of a zip by name; together they have at most so many tags.

    Raise `Unreadable` where one is broken, declares types or entities (no office program
    writes a DOCTYPE, and all bombs of XML need one), or where they are too much.
    """
    parts: dict[str, bytes] = {}
    size = tags = 0
    for name, data in _unpacked(content):
        size, tags = size + len(data), tags + data.count(b"<")
        if size > MOST_XML or tags > most_tags:
            raise Unreadable(TOO_MUCH)
        if _declares(data):
            raise Unreadable(DECLARES)
        parts[name] = data
    return parts


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each XML file; one that is larger than it says is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in dict.fromkeys(packed.namelist()):
                if name.endswith(KEPT):
                    yield name, _part(packed, name)
    except Unreadable:
        raise
    except (
        *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError),
        *(EOFError, OSError, ValueError),
    ) as trouble:
        raise Unreadable(BROKEN_ZIP) from trouble


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    if packed.getinfo(name).file_size > MOST_XML:
        raise Unreadable(TOO_MUCH)
    with packed.open(name) as stream:
        return stream.read(MOST_XML + 1)


def _declares(data: bytes) -> bool:
    """Return whether an XML file has a DOCTYPE, in letters of one byte or of more."""
    plain = data.replace(b"\0", b"") if b"\0" in data else data
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of these files, not packed any smaller: it lives for one reading."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in parts.items():
            packed.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()
