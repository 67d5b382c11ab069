"""People as papers name them: each printing of a signer's name, and what is below."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jenjang.core.figures import fold_name, is_blank, plain, read_nip
from jenjang.papers.audit.bundle import Bundle, Line, Paper, once
from jenjang.papers.audit.facts.agreements import agreements

LONGEST = 12  # words of a line that holds a name
BELOW = 3  # lines under a name where rank and NIP stand
_LABEL = re.compile(r"^\s*(?:\W*nama\s*:)?\s*", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s+(?=(?:juru|pengatur|penata|pembina)\b(?: |$)|n\s?i\s?p\b)", re.IGNORECASE
)
_RANK = re.compile(
    r"^(?:pangkat\b.{0,12}:\s*)?(?:juru|pengatur|penata|pembina)\b[\w .,/()-]{0,30}$",
    re.IGNORECASE,
)
_NIP = re.compile(r"^(?:n\s?i\s?p\.?|nrp|nippppk)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Naming:
    """A name where it is printed; `rank` and `nip` are the lines under it."""

    key: str
    text: str
    line: Line
    rank: Line | None
    nip: Line | None

    @property
    def is_introduction(self) -> bool:
        """Return whether it stands after "Nama :"."""
        return bool(re.match(r"\W*nama\s*:", self.line.text, re.IGNORECASE))


@once
def namings(bundle: Bundle) -> tuple[Naming, ...]:
    """Return every line that is the name of a person who signs."""
    known = {each.owner for each in agreements(bundle)}
    known |= {each.superior for each in agreements(bundle)}
    known.discard("")
    return tuple(naming for paper in bundle.papers for naming in _of(paper, known))


def _of(paper: Paper, known: set[str]) -> Iterator[Naming]:
    for line in paper.lines:
        parts = line.text.split("\n")
        for at, part in enumerate(parts):
            named, *behind = _BEHIND.split(_LABEL.sub("", plain(part)))
            text = named.strip("() ")
            if text and len(text.split()) <= LONGEST and (key := _key(text, known)):
                below = _below(paper, line, [*behind, *parts[at + 1 :]])
                yield Naming(key, text, line, _first(_RANK, below), _first(_NIP, below))


def _below(paper: Paper, line: Line, rest: Sequence[str]) -> tuple[Line, ...]:
    """Return what stands under a name: in its cell, then in its column or on the page.

    Two signers stand side by side in a table: the next cell is the other's.
    """
    inside = [replace(line, text=part) for part in rest]
    if line.table is None or line.row is None or line.column is None:
        return (*inside, *paper.lines[line.order + 1 : line.order + 1 + BELOW])[:BELOW]
    rows = paper.grids[line.table].rows[line.row + 1 :][:BELOW]
    column = [row[line.column] for row in rows if line.column < len(row)]
    return (*inside, *column)[:BELOW]


def _key(text: str, known: set[str]) -> str:
    """Return the folded name of a known person; a stray letter of a title is no name."""
    name = fold_name(text)
    if name in known:
        return name
    return ""


def _first(pattern: re.Pattern[str], lines: tuple[Line, ...]) -> Line | None:
    for line in lines:
        if pattern.match(plain(line.text)):
            return line
        if not _RANK.match(plain(line.text)) and not is_blank(line.text):
            return None
    return None


@once
def by_person(bundle: Bundle) -> dict[str, list[Naming]]:
    """Return the namings of each person, in the order of the papers."""
    found: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings(bundle):
        found[naming.key].append(naming)
    return dict(found)


def nip_of(naming: Naming) -> str | None:
    """Return the 18 digits under a name, None where there are none."""
    read = read_nip(naming.nip.text) if naming.nip else None
    return read if isinstance(read, str) else None
