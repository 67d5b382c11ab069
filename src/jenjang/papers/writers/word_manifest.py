"""What a Word file remembers of the passages it was written from, as document properties.

By its key, what each passage said when it was written. Each property is a text of at most
255 letters: longer ones are cut by Word.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from jenjang.papers.writers.word_passages import Piece

NAME = "Jenjang"
CUSTOM = "docProps/custom.xml"
ENTRY = re.compile(r"(?P<key>[^\s=]+)=(?P<digest>[0-9a-f]+)")
DIGITS = 10
MOST_LETTERS = 255
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
FIRST_ID = 2  # says the format
KIND = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)
MEDIA = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
SPACES = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)


def digest_of(piece: Piece) -> str:
    """Return what tells whether a passage says the same: its figures' values do not count.

    >>> digest_of(Piece("7", "paragraph", "Capaian {ik1.capaian}."))
    'bf334e65e8'
    """
    said = "\n".join((piece.kind, piece.caption, piece.text))
    return sha256(said.encode()).hexdigest()[:DIGITS]


def manifest_of(pieces: Iterable[Piece]) -> Mapping[str, str]:
    """Return the digest of every passage by its key."""
    return {piece.key: digest_of(piece) for piece in pieces if piece.key}


def read_manifest(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return what the parts of a Word file remember, nothing where it is not ours."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(parts.get(CUSTOM, b"<none/>"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    said = " ".join(
        "".join(one.itertext()) for one in root if one.get("name", "").startswith(NAME)
    )
    return {found["key"]: found["digest"] for found in ENTRY.finditer(said)}


def remember(word: WordDocument, manifest: Mapping[str, str]) -> None:
    """Write what each passage said, by its key, into the properties of a document."""
    said = [f"{key}={digest}" for key, digest in manifest.items()]
    lines = "".join(
        f'<property fmtid="{FORMAT_ID}" pid="{n + FIRST_ID}" name="{NAME}{n}">'
        f"<vt:lpwstr>{escape(line)}</vt:lpwstr></property>"
        for n, line in enumerate(_lines(said))
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><Properties {SPACES}>{lines}</Properties>'
    package = word.part.package
    part = Part(PackURI(f"/{CUSTOM}"), MEDIA, xml.encode(), package)
    package.relate_to(part, KIND)


def _lines(said: list[str]) -> list[str]:
    """Return words in lines that are not too long.

    >>> [len(line) for line in _lines(["12=abcdef"] * 30)]
    [249, 49]
    """
    lines = [""]
    for word in said:
        if lines[-1] and len(lines[-1]) + len(word) + 1 > MOST_LETTERS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
