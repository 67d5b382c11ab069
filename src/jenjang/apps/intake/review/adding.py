"""The small form for a row the reader missed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jenjang.apps.intake.review.facts import key_of
from jenjang.apps.intake.review.words import label
from jenjang.papers.correcting import choices_of, steps
from jenjang.papers.correcting.parts import LISTS

TITLES = {
    "objectives": "Tambah sasaran",
    "indicators": "Tambah indikator",
    "budgets": "Tambah baris anggaran",
}


@dataclass(frozen=True, slots=True)
class Failed:
    """A row that was not added: to which list, what was typed, which field is wrong."""

    rows: str
    typed: Mapping[str, str] = field(default_factory=dict)
    field: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """One field of the form."""

    name: str
    label: str
    choices: tuple[str, ...]
    typed: str
    refusal: str


@dataclass(frozen=True, slots=True)
class Adder:
    """The form of one list."""

    rows: str
    title: str
    blanks: tuple[Blank, ...]
    is_open: bool

    @property
    def key(self) -> str:
        """Return its name on the page."""
        return f"{key_of(self.rows)}-baru"


def adder_of(rows: str, failed: Failed | None = None) -> Adder:
    """Return the form that adds a row to a list, as it came back where it failed.

    >>> [blank.label for blank in adder_of("documents[0].objectives").blanks]
    ['Tingkat', 'Bunyi']
    """
    names = tuple(one for one in steps(rows)[2:] if isinstance(one, str))
    mine = failed if failed is not None and failed.rows == rows else Failed(rows)
    blanks = (
        Blank(
            name=name,
            label=label(f"{rows}[0].{name}"),
            choices=choices_of(f"{rows}[0].{name}") if name == "level" else (),
            typed=mine.typed.get(name, ""),
            refusal=mine.sentence if name == mine.field else "",
        )
        for name in LISTS[names]
    )
    return Adder(rows, TITLES[names[-1]], tuple(blanks), is_open=bool(mine.sentence))
