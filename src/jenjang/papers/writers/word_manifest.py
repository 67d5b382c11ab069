"""What a Word file remembers of the passages it was written from, as document properties.

Each property is a text of at most 255 letters: longer ones are cut by Word.
"""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part

NAME = "Jenjang"
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
    part = Part(PackURI("/docProps/custom.xml"), MEDIA, xml.encode(), package)
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
