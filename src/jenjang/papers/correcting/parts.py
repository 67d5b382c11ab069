"""What an agreement is made of: its facts, its rows, and where each is in a reading."""

from typing import Any

from jenjang.papers.correcting.facts import write_typed
from jenjang.papers.correcting.paths import at_path, joined, steps

PARTIES = ("first_party", "second_party")
PARTY = ("name", "title", "nip", "rank")
AGREEMENT = (
    "kind",
    "year",
    "revision",
    "unit",
    "regency",
    "place",
    "date",
    "reason",
    "budget_total",
)
OBJECTIVE = ("level", "text", "description")
INDICATOR = (
    "text",
    "target_text",
    "target_number",
    "unit",
    "accumulation",
    "definition",
    "relevance",
    "formula",
    "data_source",
    "target_note",
)
BUDGET = ("name", "amount", "level", "code", "source")

# The facts of each part of an agreement, in the order a page shows them.
FACTS: dict[tuple[str, ...], tuple[str, ...]] = {
    (): AGREEMENT,
    ("first_party",): PARTY,
    ("second_party",): PARTY,
    ("objectives",): OBJECTIVE,
    ("objectives", "indicators"): INDICATOR,
    ("budgets",): BUDGET,
}


def is_fact(reading: Any, path: str) -> bool:
    """Return whether a path names a fact of an agreement that a person may type.

    >>> read = {"documents": [{"kind": "PK", "budgets": [{"amount": 5}]}]}
    >>> is_fact(read, "documents[0].budgets[0].amount"), is_fact(read, "documents[0].at")
    (True, False)
    """
    names = steps(path)
    words = tuple(one for one in names[2:-1] if isinstance(one, str))
    if names[:1] != ("documents",) or not is_agreement(at_path(reading, joined(names[:2]))):
        return False
    if names[-2:-1] == ("quarter_targets",):
        return at_path(reading, path) is not None
    is_held = names[-2] in PARTIES or at_path(reading, joined(names[:-1])) is not None
    return is_held and names[-1] in FACTS.get(words, ())


def is_agreement(document: Any) -> bool:
    """Return whether a document of a reading is an agreement: only they are adopted."""
    return isinstance(document, dict) and str(document.get("kind") or "").startswith("PK")


LISTS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("objectives",): ("level", "text"),
    ("objectives", "indicators"): ("text", "target_text", "unit"),
    ("budgets",): ("name", "amount", "level", "code", "source"),
}
"""What is typed of a row that is added."""


def row_fields(reading: Any, rows: str) -> tuple[str, ...]:
    """Return what is typed of a row added to a list; none where a path names no list.

    >>> read = {"documents": [{"kind": "PK", "objectives": []}]}
    >>> row_fields(read, "documents[0].objectives"), row_fields(read, "documents[0].at")
    (('level', 'text'), ())
    """
    names = steps(rows)
    words = tuple(one for one in names[2:] if isinstance(one, str))
    document = at_path(reading, joined(names[:2])) if names[:1] == ("documents",) else None
    holder = at_path(reading, joined(names[:-1]))
    is_there = is_agreement(document) and isinstance(holder, dict)
    return LISTS.get(words, ()) if is_there and isinstance(names[-1], str) else ()


def unit_beside(reading: Any, path: str) -> str | None:
    """Return what a fact is counted in: the unit in the same indicator."""
    unit = at_path(reading, joined((*steps(path)[:-1], "unit")))
    return unit if isinstance(unit, str) else None


def shown_at(reading: Any, path: str) -> str:
    """Return what stands at a path as a person types it."""
    return write_typed(path, at_path(reading, path), unit_beside(reading, path))
