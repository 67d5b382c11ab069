"""What a report is made of, in order: its sections, and what is written in each."""

from dataclasses import dataclass
from enum import StrEnum

DEEPEST = 5


class BadOutline(ValueError):
    """An outline no report can be made by."""


class Numbering(StrEnum):
    """What stands before the title of a section."""

    NONE = "none"
    CHAPTER = "chapter"  # BAB I
    ORDINAL = "ordinal"  # A. under a chapter, then 1. a. 1)
    ANNEX = "annex"  # Lampiran 1


class Repeats(StrEnum):
    """For what a section stands again, once below its own title for each."""

    ONCE = "once"
    OBJECTIVE = "objective"
    INDICATOR = "indicator"
    OBJECTIVE_INDICATOR = "objective, indicator"  # each objective, below it each indicator


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """One section. `key` names it for ever ("3.a.capaian"), whatever its title becomes.

    `level` 1 is a chapter or what stands beside one, at most DEEPEST. `parts` are the keys
    of tables and charts drawn from the record, in order; `answers` which of the seven
    analyses of PermenPANRB 53/2014 it gives (1 to 7); `guidance` what is to be written.
    """

    key: str
    title: str
    level: int
    numbering: Numbering = Numbering.ORDINAL
    repeats: Repeats = Repeats.ONCE
    parts: tuple[str, ...] = ()
    answers: tuple[int, ...] = ()
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of one kind of report; `period` is the kind of period it tells of."""

    key: str
    name: str
    source: str
    period: str
    sections: tuple[OutlineSection, ...]

    def __post_init__(self) -> None:
        """Refuse a key twice, and a section that skips a level."""
        keys = [section.key for section in self.sections]
        if not keys or len(set(keys)) != len(keys):
            raise BadOutline(f"{self.key}: sections must be there, each key once")
        above = 0
        for section in self.sections:
            if not 1 <= section.level <= min(above + 1, DEEPEST):
                raise BadOutline(f"{self.key}: {section.key} skips a level")
            above = section.level

    def section(self, key: str) -> OutlineSection:
        """Return the section of a key; KeyError where there is none."""
        return {section.key: section for section in self.sections}[key]
