"""The typed document in the middle: what a paper says, each fact with its place.

Texts are as printed, misprints included, white space collapsed. Missing is `None`. Where
a fact stands is kept apart from the fact, under its path
(``objectives[0].indicators[1].text``), so that two papers which say the same compare equal
wherever they were read from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from jenjang.papers.blocks import Place


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader is unsure of: `path` names the fact or its holder."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Party:
    """An official as the paper names him; `nip` and `rank` as printed."""

    name: str
    title: str | None = None
    nip: str | None = None
    rank: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, and how much of it is promised.

    `target_text` is what is printed, `target_number` its value (None for a letter or
    several quantities), `quarter_targets` the targets of TW I to IV. The rest stands
    in the explanation of the annex, where there is one.
    """

    text: str
    unit: str | None = None
    target_text: str | None = None
    target_number: Decimal | None = None
    quarter_targets: tuple[str, ...] = ()
    accumulation: str | None = None
    definition: str | None = None
    relevance: str | None = None
    formula: str | None = None
    data_source: str | None = None
    target_note: str | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """A result that is promised (tujuan, sasaran, kinerja), with its indicators."""

    level: str
    text: str
    indicators: tuple[Indicator, ...] = ()
    description: str | None = None
    legal_bases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """A programme, kegiatan or sub kegiatan with its ceiling in whole rupiah.

    `parent` is the index, in the same agreement, of the line this one is part of.
    """

    level: str
    name: str
    amount_idr: int | None = None
    source: str | None = None
    code: str | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """What the annex prints again of parties, place and date."""

    date: str | None = None
    place: str | None = None
    first_party: Party | None = None
    second_party: Party | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A Perjanjian Kinerja as one paper states it.

    `date` is ISO, as much as is printed (``2018-01``, ``2017``); `revision` is 0 for murni,
    1..n for Perubahan; amounts are whole rupiah.
    """

    kind: str
    unit: str | None = None
    regency: str | None = None
    year: int | None = None
    first_party: Party | None = None
    second_party: Party | None = None
    place: str | None = None
    date: str | None = None
    date_text: str | None = None
    objectives: tuple[Objective, ...] = ()
    budgets: tuple[Budget, ...] = ()
    budget_total_idr: int | None = None
    revision: int | None = None
    reason: str | None = None
    annex: Annex | None = None
    footer: str | None = None
    at: Mapping[str, Place] = field(default_factory=dict, compare=False)
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)

    @property
    def is_revision(self) -> bool:
        """Return whether this is a Perubahan."""
        return self.kind == "PK Perubahan"

    def indicators(self) -> Iterator[tuple[str, Objective, Indicator]]:
        """Yield (path, objective, indicator) in the order of the paper."""
        for o, objective in enumerate(self.objectives):
            for i, indicator in enumerate(objective.indicators):
                yield f"objectives[{o}].indicators[{i}]", objective, indicator
