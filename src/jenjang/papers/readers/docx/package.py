"""A Word file without its strangers: only what says the text, and nothing from outside.

Links to other files and pages, templates, pictures, macros and embedded files go before
the file is opened, so that nothing can follow them. A document with macros (.docm) and a
template (.dotx, .dotm) hold the same text as a document and are read as one.
"""

from collections.abc import Iterator
from posixpath import dirname, join, normpath

from lxml import etree

from jenjang.papers.readers.packed import BROKEN_ZIP, parts_of, zipped
from jenjang.papers.readers.refusal import Unreadable

MOST_TAGS = 1_000_000  # a report of 300 pages has some 300,000
TYPES = "[Content_Types].xml"
DOCUMENT = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
ALSO_DOCUMENTS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
# The relations that are followed; of all but the last a file has one.
ONCE = ("/officeDocument", "/styles", "/numbering")
OFTEN = ("/footer",)


def without_strangers(content: bytes) -> bytes:
    """Return the Word file as it may be opened.

    Raise `Unreadable` where it is broken or holds more than a document can.
    """
    parts = parts_of(content, MOST_TAGS)
    for name in [name for name in parts if name.endswith(".rels")]:
        parts[name] = _related(name, parts)
    for kind in ALSO_DOCUMENTS:
        parts[TYPES] = parts.get(TYPES, b"").replace(kind, DOCUMENT)
    return zipped(parts)


def _related(name: str, parts: dict[str, bytes]) -> bytes:
    """Return a file of relations with those alone that lead to what is read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(parts[name], parser)
    except (etree.XMLSyntaxError, ValueError) as trouble:
        raise Unreadable(BROKEN_ZIP) from trouble
    folder = dirname(dirname(name))
    kept = set(_kept(root, folder, parts))
    for relation in list(root):
        if relation not in kept:
            root.remove(relation)
    told: bytes = etree.tostring(root)
    return told


def _kept(
    root: "etree._Element", folder: str, parts: dict[str, bytes]
) -> Iterator["etree._Element"]:
    seen: set[str] = set()
    for relation in root:
        kind = relation.get("Type", "")
        target = normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")
        inside = relation.get("TargetMode") != "External" and target in parts
        if inside and kind.endswith((*ONCE, *OFTEN)) and kind not in seen:
            yield relation
        if kind.endswith(ONCE):
            seen.add(kind)
