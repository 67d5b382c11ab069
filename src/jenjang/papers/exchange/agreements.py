"""Agreements as JSON and back."""

from collections.abc import Mapping
from typing import Any

from jenjang.papers.document import (
    Agreement,
    Annex,
    Budget,
    Indicator,
    Objective,
    Party,
)
from jenjang.papers.exchange.parts import (
    Json,
    NotADocument,
    at_and_doubts,
    decimal,
    integer,
    many,
    mapping,
    needed,
    number,
    read_at,
    read_doubts,
    text,
    texts,
)

INDICATOR_TEXTS = (
    "accumulation",
    "definition",
    "relevance",
    "formula",
    "data_source",
    "target_note",
)
AGREEMENT_TEXTS = ("unit", "regency", "place", "date", "date_text", "reason", "footer")


def to_json(agreement: Agreement) -> Json:
    """Return `agreement` as a dict that `json.dumps` takes."""
    return {
        "kind": agreement.kind,
        "unit": agreement.unit,
        "regency": agreement.regency,
        "year": agreement.year,
        "revision": agreement.revision,
        "reason": agreement.reason,
        "first_party": _party(agreement.first_party),
        "second_party": _party(agreement.second_party),
        "place": agreement.place,
        "date": agreement.date,
        "date_text": agreement.date_text,
        "objectives": [_objective(objective) for objective in agreement.objectives],
        "budgets": [_budget(budget) for budget in agreement.budgets],
        "budget_total": agreement.budget_total_idr,
        "annex": _annex(agreement.annex),
        "footer": agreement.footer,
        **at_and_doubts(agreement.at, agreement.doubts),
    }


def _party(party: Party | None) -> Json | None:
    if party is None:
        return None
    return {"name": party.name, "title": party.title, "nip": party.nip, "rank": party.rank}


def _objective(objective: Objective) -> Json:
    return {
        "level": objective.level,
        "text": objective.text,
        "description": objective.description,
        "legal_bases": list(objective.legal_bases),
        "indicators": [_indicator(indicator) for indicator in objective.indicators],
    }


def _indicator(indicator: Indicator) -> Json:
    return {
        "text": indicator.text,
        "unit": indicator.unit,
        "target_text": indicator.target_text,
        "target_number": number(indicator.target_number),
        "quarter_targets": list(indicator.quarter_targets),
        **{key: getattr(indicator, key) for key in INDICATOR_TEXTS},
    }


def _budget(budget: Budget) -> Json:
    return {
        "level": budget.level,
        "code": budget.code,
        "name": budget.name,
        "amount": budget.amount_idr,
        "source": budget.source,
        "parent": budget.parent,
    }


def _annex(annex: Annex | None) -> Json | None:
    if annex is None:
        return None
    return {
        "date": annex.date,
        "place": annex.place,
        "first_party": _party(annex.first_party),
        "second_party": _party(annex.second_party),
    }


def from_json(data: Mapping[str, Any]) -> Agreement:
    """Return the agreement that `data` states; keys that are missing are not known.

    Raise `NotADocument` where `data` has another shape.

    >>> from_json({"kind": "PK", "budget_total": 5000}).budget_total_idr
    5000
    """
    kind = text(data, "kind")
    if kind is None or not kind.startswith("PK"):
        raise NotADocument("JSON ini bukan perjanjian kinerja: isi “kind” dengan PK.")
    return Agreement(
        kind=kind,
        **{key: text(data, key) for key in AGREEMENT_TEXTS},
        year=integer(data, "year"),
        revision=integer(data, "revision"),
        first_party=_read_party(data, "first_party"),
        second_party=_read_party(data, "second_party"),
        objectives=tuple(_read_objective(each) for each in many(data, "objectives")),
        budgets=tuple(_read_budget(each) for each in many(data, "budgets")),
        budget_total_idr=integer(data, "budget_total"),
        annex=_read_annex(data),
        at=read_at(data),
        doubts=read_doubts(data),
    )


def _read_party(data: Mapping[str, Any], key: str) -> Party | None:
    party = mapping(data, key)
    if party is None:
        return None
    rest = {each: text(party, each) for each in ("title", "nip", "rank")}
    return Party(name=needed(party, "name"), **rest)


def _read_objective(data: Mapping[str, Any]) -> Objective:
    return Objective(
        level=needed(data, "level"),
        text=needed(data, "text"),
        indicators=tuple(_read_indicator(each) for each in many(data, "indicators")),
        description=text(data, "description"),
        legal_bases=texts(data, "legal_bases"),
    )


def _read_indicator(data: Mapping[str, Any]) -> Indicator:
    return Indicator(
        text=needed(data, "text"),
        unit=text(data, "unit"),
        target_text=text(data, "target_text"),
        target_number=decimal(data, "target_number"),
        quarter_targets=texts(data, "quarter_targets"),
        **{key: text(data, key) for key in INDICATOR_TEXTS},
    )


def _read_budget(data: Mapping[str, Any]) -> Budget:
    return Budget(
        level=needed(data, "level"),
        name=needed(data, "name"),
        amount_idr=integer(data, "amount"),
        source=text(data, "source"),
        code=text(data, "code"),
        parent=integer(data, "parent"),
    )


def _read_annex(data: Mapping[str, Any]) -> Annex | None:
    annex = mapping(data, "annex")
    if annex is None:
        return None
    return Annex(
        date=text(annex, "date"),
        place=text(annex, "place"),
        first_party=_read_party(annex, "first_party"),
        second_party=_read_party(annex, "second_party"),
    )
