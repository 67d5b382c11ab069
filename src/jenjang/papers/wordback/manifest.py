"""What a Word file remembers: by its key, what each passage said when it was written."""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

from lxml import etree

from jenjang.papers.wordback.pieces import Piece

CUSTOM = "docProps/custom.xml"
ENTRY = re.compile(r"(?P<key>[^\s=]+)=(?P<digest>[0-9a-f]+)")
DIGITS = 10


def digest_of(piece: Piece) -> str:
    """Return what tells whether a passage says the same: its figures' values do not count.

    >>> digest_of(Piece("7", "paragraph", "Capaian {ik1.capaian}."))
    '0f2cd52b60'
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
        "".join(one.itertext()) for one in root if one.get("name", "").startswith("Jenjang")
    )
    return {found["key"]: found["digest"] for found in ENTRY.finditer(said)}
