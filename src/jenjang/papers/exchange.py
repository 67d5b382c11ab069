"""Agreements as JSON and back: the shape of ``jenjang read --json``.

Amounts, years and target numbers are JSON numbers; `at` says where a fact stands, by its
path, and `doubts` which facts are unsure. What is written and read again is the same
document; a dict of another shape is refused by `NotAnAgreement`.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jenjang.core.values import Refused
from jenjang.papers.blocks import Place
from jenjang.papers.document import (
    Agreement,
    Annex,
    Budget,
    Doubt,
    Indicator,
    Objective,
    Party,
)

Json = dict[str, Any]

INDICATOR_TEXTS = (
    "accumulation",
    "definition",
    "relevance",
    "formula",
    "data_source",
    "target_note",
)
EDGES = ("left", "top", "right", "bottom")
AGREEMENT_TEXTS = ("unit", "regency", "place", "date", "date_text", "reason", "footer")


class NotAnAgreement(Refused):
    """The JSON has not the shape of an agreement; says which part is wrong."""


def to_json(agreement: Agreement) -> Json:
    """Return `agreement` as a dict that `json.dumps` takes.

    >>> to_json(Agreement(kind="PK", year=2025))["year"]
    2025
    """
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
        "at": {path: _place(place) for path, place in agreement.at.items()},
        "doubts": [{"path": doubt.path, "why": doubt.why} for doubt in agreement.doubts],
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
        "target_number": _number(indicator.target_number),
        "quarter_targets": list(indicator.quarter_targets),
        **{key: getattr(indicator, key) for key in INDICATOR_TEXTS},
    }


def _number(value: Decimal | None) -> int | float | None:
    """Return a decimal as a JSON number; Python prints floats so that they read back."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


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


def _place(place: Place) -> Json:
    said: Json = {"page": place.page, "line": place.line, "cell": place.cell}
    return said if place.box is None else said | {"box": list(place.box)}


def from_json(data: Mapping[str, Any]) -> Agreement:
    """Return the agreement that `data` states; keys that are missing are not known.

    Raise `NotAnAgreement` where `data` has another shape.

    >>> from_json({"kind": "PK", "budget_total": 5000}).budget_total_idr
    5000
    """
    kind = _text(data, "kind")
    if kind is None or not kind.startswith("PK"):
        raise NotAnAgreement("JSON ini bukan perjanjian kinerja: isi “kind” dengan PK.")
    return Agreement(
        kind=kind,
        **{key: _text(data, key) for key in AGREEMENT_TEXTS},
        year=_integer(data, "year"),
        revision=_integer(data, "revision"),
        first_party=_read_party(data, "first_party"),
        second_party=_read_party(data, "second_party"),
        objectives=tuple(_read_objective(each) for each in _list(data, "objectives")),
        budgets=tuple(_read_budget(each) for each in _list(data, "budgets")),
        budget_total_idr=_integer(data, "budget_total"),
        annex=_read_annex(data),
        at={path: _read_place(place) for path, place in (data.get("at") or {}).items()},
        doubts=tuple(
            Doubt(_needed(each, "path"), _needed(each, "why"))
            for each in _list(data, "doubts")
        ),
    )


def _wrong(key: str, wanted: str) -> NotAnAgreement:
    return NotAnAgreement(f"Isi “{key}” dalam JSON salah: harus {wanted}.")


def _text(data: Mapping[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is None or isinstance(value, str):
        return value
    raise _wrong(key, "teks")


def _needed(data: Mapping[str, Any], key: str) -> str:
    value = _text(data, key)
    if value is None:
        raise _wrong(key, "teks")
    return value


def _integer(data: Mapping[str, Any], key: str) -> int | None:
    value = data.get(key)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise _wrong(key, "bilangan bulat")


def _list(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = data.get(key) or []
    if isinstance(value, list) and all(isinstance(each, Mapping) for each in value):
        return value
    raise _wrong(key, "daftar")


def _texts(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key) or []
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise _wrong(key, "daftar teks")


def _mapping(data: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    value = data.get(key)
    if value is None or isinstance(value, Mapping):
        return value
    raise _wrong(key, "objek")


def _read_party(data: Mapping[str, Any], key: str) -> Party | None:
    party = _mapping(data, key)
    if party is None:
        return None
    rest = {each: _text(party, each) for each in ("title", "nip", "rank")}
    return Party(name=_needed(party, "name"), **rest)


def _read_objective(data: Mapping[str, Any]) -> Objective:
    return Objective(
        level=_needed(data, "level"),
        text=_needed(data, "text"),
        indicators=tuple(_read_indicator(each) for each in _list(data, "indicators")),
        description=_text(data, "description"),
        legal_bases=_texts(data, "legal_bases"),
    )


def _read_indicator(data: Mapping[str, Any]) -> Indicator:
    return Indicator(
        text=_needed(data, "text"),
        unit=_text(data, "unit"),
        target_text=_text(data, "target_text"),
        target_number=_decimal(data, "target_number"),
        quarter_targets=_texts(data, "quarter_targets"),
        **{key: _text(data, key) for key in INDICATOR_TEXTS},
    )


def _decimal(data: Mapping[str, Any], key: str) -> Decimal | None:
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return Decimal(str(value))
    raise _wrong(key, "angka")


def _read_budget(data: Mapping[str, Any]) -> Budget:
    return Budget(
        level=_needed(data, "level"),
        name=_needed(data, "name"),
        amount_idr=_integer(data, "amount"),
        source=_text(data, "source"),
        code=_text(data, "code"),
        parent=_integer(data, "parent"),
    )


def _read_annex(data: Mapping[str, Any]) -> Annex | None:
    annex = _mapping(data, "annex")
    if annex is None:
        return None
    return Annex(
        date=_text(annex, "date"),
        place=_text(annex, "place"),
        first_party=_read_party(annex, "first_party"),
        second_party=_read_party(annex, "second_party"),
    )


def _read_place(data: Mapping[str, Any]) -> Place:
    return Place(
        _integer(data, "page"), _integer(data, "line"), _text(data, "cell"), _box(data)
    )


def _box(data: Mapping[str, Any]) -> tuple[float, float, float, float] | None:
    match data.get("box"):
        case None:
            return None
        case [*edges] if len(edges) == len(EDGES) and all(_is_number(e) for e in edges):
            return float(edges[0]), float(edges[1]), float(edges[2]), float(edges[3])
    raise _wrong("box", "empat angka")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
