"""What the auditor says: a finding, its places, and the group it shares a cause with."""

from dataclasses import dataclass
from enum import StrEnum

from jenjang.papers.blocks import Place


class Severity(StrEnum):
    """What kind of fault it is; the value is what a person reads."""

    MISCALCULATED = "salah hitung"
    INCONSISTENT = "tidak konsisten"
    COPIED = "salin-tempel"
    FORMAT = "format"
    SUBSTANCE = "substansi"


GRAVE = (Severity.MISCALCULATED, Severity.INCONSISTENT, Severity.COPIED)

UNDECIDED = "Belum dapat dipastikan mana yang benar."


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in one of the files."""

    file: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What a rule saw, before it is signed with the rule's name.

    The first of `places` is where the root stands; both sides of a conflict are named.
    `cause` says why it is wrong and which side the arithmetic or the law supports.
    `certain` is None where the rule's own certainty holds. Flaws of one `group` have one
    root: the first of them names it.
    """

    places: tuple[Spot, ...]
    message: str
    written: str = ""
    expected: str = ""
    cause: str = ""
    certain: bool | None = None
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault, or one question, about the papers (see `Flaw` for its fields)."""

    rule: str
    severity: Severity
    certain: bool
    places: tuple[Spot, ...]
    message: str
    written: str = ""
    expected: str = ""
    cause: str = ""
    group: str = ""

    @property
    def is_grave(self) -> bool:
        """Return whether it keeps a paper from being signed: certain, and no mere form."""
        return self.certain and self.severity in GRAVE

    @property
    def lines(self) -> tuple[int, ...]:
        """Return the lines in the first file that it names, in their order."""
        first = self.places[0].file if self.places else ""
        lines = {spot.place.line for spot in self.places if spot.file == first}
        return tuple(sorted(line for line in lines if line is not None))
