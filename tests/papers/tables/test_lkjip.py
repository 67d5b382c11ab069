"""Every row of the tables of real LKjIPs, against what a person wrote down of them."""

from typing import Any

import pytest
from tests.conftest import CORPUS
from tests.papers.tables.comparing import doubted, read_tables, same_rows, wrongs
from tests.papers.tables.scoring import scored
from tests.papers.truths.scoring import Truth, papers, reports

from jenjang.papers.recognisers.tables import ReadTable

USUAL = ("lkjip-martapura-barat-2023", "lkjip-wonosobo-kominfo-2019")  # a text and a PDF


def marks(truth: Truth) -> tuple[pytest.MarkDecorator, ...]:
    """Return what leaves the longer reports to the proof: each is read for a minute."""
    return () if truth.name in USUAL else (pytest.mark.proof,)


TABLES = [
    pytest.param(
        truth,
        table,
        id=f"{truth.name} {table['number'] or table['caption']}",
        marks=marks(truth),
    )
    for truth in reports()
    for table in truth.content["tables"]
]
LEAST_F1, MOST_SILENT, MOST_TIMID = 0.95, 0.01, 0.05
MOST_DOUBTED = 0.25  # share of the rows of all tables; most of them are doubtful on paper


def tables_of(truth: Any) -> tuple[ReadTable, ...]:
    """Return the tables of the paper of a truth."""
    return read_tables(papers(CORPUS)[truth.sha256], truth.content["year"])


@pytest.mark.corpus
@pytest.mark.parametrize(("truth", "table"), TABLES)
def test_every_row_is_recognised_with_its_numbers(truth, table):
    found = [read for read in tables_of(truth) if same_rows(read, table)]

    assert len(found) == 1
    assert wrongs(found[0], table) == []


@pytest.mark.corpus
@pytest.mark.parametrize(
    "truth", [pytest.param(one, id=one.name, marks=marks(one)) for one in reports()]
)
def test_facts_are_right_or_doubted(truth):
    score = scored(truth)

    assert score.f1 >= LEAST_F1
    assert score.silent_share <= MOST_SILENT
    assert score.timid_share <= MOST_TIMID


@pytest.mark.proof
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
