"""Cells typed on a page or in a sheet: read by core.figures, or refused with what to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from jenjang.apps.measurement.models import Unmeasured
from jenjang.apps.measurement.snapshots.series import takes_parts
from jenjang.apps.plans.models import Indicator
from jenjang.core.figures import UnitKind, read_number, unit_kind
from jenjang.core.values import Polarity, Reason, Unknown

Read = TypeVar("Read")

LONGEST_GRADE = 200
REASONS = frozenset(Unmeasured.values)
WORDS = ("note", "obstacle", "cause", "follow_up")


@dataclass(slots=True)
class Typed:
    """What was typed into one row, as read; `problems` are sentences by cell.

    `written` is each cell as it was typed.
    """

    version: int = 0
    figures: dict[str, Decimal | None] = field(default_factory=dict)
    text: str | None = None
    note: str | None = None
    obstacle: str | None = None
    unmeasured_because: str | None = None
    cause: str | None = None
    follow_up: str | None = None
    problems: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    @property
    def lacks_a_part(self) -> bool:
        """Return whether one of numerator and denominator is still to come."""
        parts = [self.figures[c] for c in ("numerator", "denominator") if c in self.figures]
        return len(parts) == 2 and (parts[0] is None) != (parts[1] is None)


def cells_of(indicator: Indicator) -> tuple[str, ...]:
    """Return the names of the cells an indicator is entered in."""
    if indicator.composite:
        return ()  # on a page of its own, by its components
    if takes_parts(indicator):
        return ("numerator", "denominator")
    return ("text",) if is_graded(indicator) else ("value",)


def is_graded(indicator: Indicator) -> bool:
    """Return whether a grade or a step in words is entered rather than a number."""
    return indicator.polarity in {Polarity.ORDINAL, Polarity.MILESTONE}


def read_row(indicator: Indicator, posted: Mapping[str, str]) -> Typed:
    """Return the row as read; a cell that cannot be read stands in `problems`."""
    typed = Typed(version=version_of(posted))
    for name in WORDS:
        setattr(typed, name, posted.get(name, "").strip() or None)
    chosen = posted.get("unmeasured_because", "")
    typed.unmeasured_because = chosen if chosen in REASONS else None
    for cell in cells_of(indicator):
        written = typed.written[cell] = posted.get(cell, "").strip()
        if cell == "text":
            _read_grade(written, typed)
        else:
            unit = indicator.measured_in if cell == "value" else None
            is_count = cell != "value" or unit_kind(unit) is UnitKind.COUNT
            reader: Callable[[str], Decimal | Unknown] = number_reader(
                unit, is_count=is_count
            )
            typed.figures[cell] = read_cell(cell, written, reader, typed.problems)
    return typed


def number_reader(
    unit: str | None, *, is_count: bool
) -> Callable[[str], Decimal | Unknown]:
    """Return a reader of figures; what is counted (`is_count`) is never below nothing."""

    def read(written: str) -> Decimal | Unknown:
        found = read_number(written.removesuffix("%").strip(), unit)
        if isinstance(found, Decimal) and is_count and found < 0:
            return Unknown(Reason.OUT_OF_RANGE, f"“{written}” tidak boleh negatif.")
        if isinstance(found, Decimal) and found != round(found, 4):
            return Unknown(
                Reason.OUT_OF_RANGE,
                f"“{written}” terlalu rinci; paling banyak empat angka di belakang koma.",
            )
        return found

    return read


def _read_grade(written: str, typed: Typed) -> None:
    """A grade ("BB") is kept as typed, a number as a number."""
    found = read_number(written) if written else None
    if isinstance(found, Decimal):
        typed.figures["value"] = found
    elif len(written) > LONGEST_GRADE:
        typed.problems["text"] = f"Terlalu panjang; paling banyak {LONGEST_GRADE} huruf."
    else:
        typed.text = written or None


def read_cell(
    cell: str,
    written: str,
    reader: Callable[[str], Read | Unknown],
    problems: dict[str, str],
) -> Read | None:
    """Return what the cell says, None where it is empty or unreadable."""
    if not written:
        return None
    found = reader(written)
    if isinstance(found, Unknown):
        problems[cell] = str(found)
        return None
    return found


def version_of(posted: Mapping[str, str]) -> int:
    """Return the version of a row that the page was read with, 0 where it had none."""
    written = posted.get("version", "")
    return int(written) if written.isascii() and written.isdigit() else 0
