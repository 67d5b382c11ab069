"""Tables of this folder as rows, each read once."""

import csv
import gzip
from collections.abc import Iterator
from importlib import resources


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the lines of a table; one whose name ends in .gz is packed."""
    file = resources.files("jenjang.papers.audit.reference") / "data" / name
    content = file.read_bytes()
    text = gzip.decompress(content) if name.endswith(".gz") else content
    yield from csv.DictReader(text.decode().splitlines())


def lines(name: str) -> Iterator[str]:
    """Yield the words of a plain list, comments left out."""
    file = resources.files("jenjang.papers.audit.reference") / "data" / name
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()
