"""An agreement while it is being read: what was found, where, and what is doubtful."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from jenjang.papers.blocks import NOWHERE, Place
from jenjang.papers.document import (
    Agreement,
    Annex,
    Budget,
    Doubt,
    Indicator,
    Objective,
    Party,
)


@dataclass(slots=True)
class Notes:
    """Where the facts of one thing stand, and which of them are doubtful, by their key."""

    places: dict[str, Place] = field(default_factory=dict)
    doubts: list[tuple[str, str]] = field(default_factory=list)

    def put(self, key: str, place: Place) -> None:
        """Remember where the fact `key` stands."""
        if place != NOWHERE:
            self.places[key] = place

    def doubt(self, key: str, why: str) -> None:
        """Remember why the fact `key` may be wrong, one sentence in Indonesian."""
        if (key, why) not in self.doubts:
            self.doubts.append((key, why))


@dataclass(slots=True)
class IndicatorDraft:
    """An indicator as it is read; the fields are those of `Indicator`."""

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
    notes: Notes = field(default_factory=Notes)

    def freeze(self) -> Indicator:
        """Return what was read."""
        return Indicator(
            text=self.text,
            unit=self.unit,
            target_text=self.target_text,
            target_number=self.target_number,
            quarter_targets=self.quarter_targets,
            accumulation=self.accumulation,
            definition=self.definition,
            relevance=self.relevance,
            formula=self.formula,
            data_source=self.data_source,
            target_note=self.target_note,
        )


@dataclass(slots=True)
class ObjectiveDraft:
    """An objective as it is read; its level is known once its whole table is."""

    text: str
    mark: str = ""
    level: str = ""
    indicators: list[IndicatorDraft] = field(default_factory=list)
    description: str | None = None
    legal_bases: tuple[str, ...] = ()
    notes: Notes = field(default_factory=Notes)

    def freeze(self) -> Objective:
        """Return what was read."""
        return Objective(
            level=self.level,
            text=self.text,
            indicators=tuple(indicator.freeze() for indicator in self.indicators),
            description=self.description,
            legal_bases=self.legal_bases,
        )


@dataclass(slots=True)
class BudgetDraft:
    """A line of the budget as it is read; level and parent come with the whole table."""

    name: str
    mark: str = ""
    level: str = ""
    amount_idr: int | None = None
    source: str | None = None
    code: str | None = None
    parent: int | None = None
    notes: Notes = field(default_factory=Notes)

    def freeze(self) -> Budget:
        """Return what was read."""
        return Budget(
            level=self.level,
            name=self.name,
            amount_idr=self.amount_idr,
            source=self.source,
            code=self.code,
            parent=self.parent,
        )


@dataclass(slots=True)
class AgreementDraft:
    """An agreement as it is read."""

    kind: str = "PK"
    unit: str | None = None
    part: str | None = None  # of an office, named by the headings where no office is
    regency: str | None = None
    year: int | None = None
    first_party: Party | None = None
    second_party: Party | None = None
    place: str | None = None
    date: str | None = None
    date_text: str | None = None
    objectives: list[ObjectiveDraft] = field(default_factory=list)
    budgets: list[BudgetDraft] = field(default_factory=list)
    budget_total_idr: int | None = None
    revision: int | None = None
    reason: str | None = None
    annex: Annex | None = None
    footer: str | None = None
    notes: Notes = field(default_factory=Notes)

    def freeze(self) -> Agreement:
        """Return what was read, with the place of each fact and every doubt."""
        held = list(self._held())
        return Agreement(
            kind=self.kind,
            unit=self.unit,
            regency=self.regency,
            year=self.year,
            first_party=self.first_party,
            second_party=self.second_party,
            place=self.place,
            date=self.date,
            date_text=self.date_text,
            objectives=tuple(objective.freeze() for objective in self.objectives),
            budgets=tuple(budget.freeze() for budget in self.budgets),
            budget_total_idr=self.budget_total_idr,
            revision=self.revision,
            reason=self.reason,
            annex=self.annex,
            footer=self.footer,
            at={
                f"{path}{key}": place
                for path, notes in held
                for key, place in notes.places.items()
            },
            doubts=tuple(
                Doubt(f"{path}{key}", why)
                for path, notes in held
                for key, why in notes.doubts
            ),
        )

    def _held(self) -> Iterator[tuple[str, Notes]]:
        """Yield (path, notes) of the agreement and of all it holds."""
        yield "", self.notes
        for o, objective in enumerate(self.objectives):
            yield f"objectives[{o}].", objective.notes
            for i, indicator in enumerate(objective.indicators):
                yield f"objectives[{o}].indicators[{i}].", indicator.notes
        for b, budget in enumerate(self.budgets):
            yield f"budgets[{b}].", budget.notes
