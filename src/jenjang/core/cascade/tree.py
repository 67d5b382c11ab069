"""A pohon kinerja of one year: what is to be reached, how it is measured, what it costs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from jenjang.core.values import Accumulation, Polarity


class Level(StrEnum):
    """Levels of the pohon kinerja from the top (PermenPANRB 89/2021)."""

    MISI = "misi"
    TUJUAN = "tujuan"
    STRATEGIS = "sasaran strategis"
    PROGRAM = "sasaran program"
    KEGIATAN = "sasaran kegiatan"
    SUB_KEGIATAN = "sasaran sub kegiatan"
    KINERJA = "kinerja"

    @property
    def depth(self) -> int:
        """Return how far below the top the level stands.

        >>> Level.MISI.depth, Level.PROGRAM.depth
        (0, 3)
        """
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective; `activities` are the keys of those linked to it, not to its branch."""

    key: int
    parent: int | None
    level: Level
    text: str
    is_orphan: bool = False
    has_owner: bool = True
    activities: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator of the year under its aim.

    `before` is what the year before reached, or was to reach where `is_before_reached` is
    False; None where neither is known.
    """

    key: int
    aim: int | None
    text: str
    measured_in: str | None = None
    polarity: Polarity = Polarity.MAXIMIZE
    accumulation: Accumulation = Accumulation.LAST
    is_ratio: bool = False
    has_owner: bool = True
    target: Decimal | None = None
    target_text: str | None = None
    before: Decimal | None = None
    is_before_reached: bool = False


@dataclass(frozen=True, slots=True)
class Worry:
    """What a check found at an aim or a measure: why it matters, and what to do."""

    check: str
    aim: int | None
    measure: int | None
    why: str
    do: str

    def __str__(self) -> str:
        """Return both sentences."""
        return f"{self.why} {self.do}"


@dataclass(frozen=True)
class Cascade:
    """The aims by key, the measures, and what each activity may cost in the year.

    `ceilings_idr` is empty where no budget of the year is known. `measured` says whether
    the plan holds indicators at all: that of the whole pemda holds none.
    """

    year: int
    aims: Mapping[int, Aim]
    measures: tuple[Measure, ...] = ()
    ceilings_idr: Mapping[int, int] = field(default_factory=dict)
    is_measured: bool = True

    @cached_property
    def children(self) -> Mapping[int | None, tuple[Aim, ...]]:
        """Return the aims under each; those whose parent is not here under None."""
        found: defaultdict[int | None, list[Aim]] = defaultdict(list)
        for aim in self.aims.values():
            found[aim.parent if aim.parent in self.aims else None].append(aim)
        return {key: tuple(aims) for key, aims in found.items()}

    @cached_property
    def measures_of(self) -> Mapping[int, tuple[Measure, ...]]:
        """Return the measures of each aim that has any."""
        found: defaultdict[int, list[Measure]] = defaultdict(list)
        for measure in self.measures:
            if measure.aim is not None:
                found[measure.aim].append(measure)
        return {key: tuple(measures) for key, measures in found.items()}

    @cached_property
    def branch_activities(self) -> Mapping[int, frozenset[int]]:
        """Return what serves each aim or any below it."""
        found: dict[int, frozenset[int]] = {}
        for aim in self._lowest_first():
            below = (found[child.key] for child in self.children.get(aim.key, ()))
            found[aim.key] = aim.activities.union(*below)
        return found

    def above(self, aim: Aim) -> Iterator[Aim]:
        """Yield the aims above one, the nearest first."""
        parent = self.aims.get(aim.parent) if aim.parent is not None else None
        while parent is not None:
            yield parent
            parent = self.aims.get(parent.parent) if parent.parent is not None else None

    def _lowest_first(self) -> list[Aim]:
        order: list[Aim] = []
        waiting = list(self.children.get(None, ()))
        while waiting:
            aim = waiting.pop()
            order.append(aim)
            waiting.extend(self.children.get(aim.key, ()))
        return order[::-1]
