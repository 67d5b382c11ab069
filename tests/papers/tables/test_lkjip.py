"""Every row of the tables of real LKjIPs, against what a person wrote down of them."""

from typing import Any

import pytest
from tests.conftest import CORPUS
from tests.papers.tables.comparing import read_tables, wrongs
from tests.papers.truths.scoring import papers, reports

TABLES = [
    pytest.param(truth, table, id=f"{truth.name} {table['number'] or table['columns'][1]}")
    for truth in reports()
    for table in truth.content["tables"]
]
_read: dict[str, list[Any]] = {}


def tables_of(truth: Any) -> list[Any]:
    """Return the tables of the paper of a truth, read once."""
    if truth.name not in _read:
        paper = papers(CORPUS)[truth.sha256]
        _read[truth.name] = read_tables(paper, truth.content["year"])
    return _read[truth.name]


def same_rows(table: Any, truth: dict[str, Any]) -> bool:
    """Return whether a table was read from where the truth was written down."""
    places = [
        (place.page, place.line) for path, place in table.at.items() if "rows[0]" in path
    ]
    first = truth["rows"][0]
    return (first.get("page"), first.get("line")) in places


@pytest.mark.corpus
@pytest.mark.parametrize(("truth", "table"), TABLES)
def test_every_row_is_recognised_with_its_numbers(truth, table):
    found = [read for read in tables_of(truth) if same_rows(read, table)]

    assert len(found) == 1
    assert wrongs(found[0], table) == []
