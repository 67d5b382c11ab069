"""Every row of the tables of real LKjIPs, against what a person wrote down of them."""

from typing import Any

import pytest
from tests.conftest import CORPUS
from tests.papers.tables.comparing import doubted, read_tables, squeezed, wrongs
from tests.papers.truths.scoring import papers, reports

TABLES = [
    pytest.param(truth, table, id=f"{truth.name} {table['number'] or table['caption']}")
    for truth in reports()
    for table in truth.content["tables"]
]
NAMES = ("name", "recommendation", "indicator", "objective")
MOST_DOUBTED = 0.25  # share of the rows of all tables; most of them are doubtful on paper
_read: dict[str, list[Any]] = {}


def tables_of(truth: Any) -> list[Any]:
    """Return the tables of the paper of a truth, read once."""
    if truth.name not in _read:
        paper = papers(CORPUS)[truth.sha256]
        _read[truth.name] = read_tables(paper, truth.content["year"])
    return _read[truth.name]


def same_rows(table: Any, truth: dict[str, Any]) -> bool:
    """Return whether a table was read from where the truth was written down."""
    first, row = truth["rows"][0], table.table.rows[0]
    places = [
        (place.page, place.line) for path, place in table.at.items() if "rows[0]" in path
    ]
    key = next(key for key in NAMES if first.get(key))
    name = squeezed(getattr(row, key, None))
    return (first.get("page"), first.get("line")) in places and name == squeezed(first[key])


@pytest.mark.corpus
@pytest.mark.parametrize(("truth", "table"), TABLES)
def test_every_row_is_recognised_with_its_numbers(truth, table):
    found = [read for read in tables_of(truth) if same_rows(read, table)]

    assert len(found) == 1
    assert wrongs(found[0], table) == []


@pytest.mark.corpus
def test_few_rows_are_doubted():
    rows = [
        doubted(read, at)
        for truth, table in (param.values for param in TABLES)
        for read in tables_of(truth)
        if same_rows(read, table)
        for at in range(len(read.table.rows))
    ]

    assert len(rows) > 500
    assert sum(rows) <= MOST_DOUBTED * len(rows)
