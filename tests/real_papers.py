"""Real documents of the corpus, each read once by a process of the tests."""

from functools import cache
from pathlib import Path

from jenjang.papers.reading import Reading, read


@cache
def reading_of(paper: Path) -> Reading:
    """Return what a document of the corpus says; nobody may change it."""
    return read(paper)
