"""Reports as JSON and back."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.papers.blocks import Place
from jenjang.papers.document import (
    FIGURES,
    REPORTS,
    TABLES,
    BudgetRow,
    Chapter,
    Doubt,
    FactTable,
    Figure,
    FollowUpRow,
    IndicatorRow,
    PlainTable,
    Report,
    Statement,
    SurveyRow,
)
from jenjang.papers.exchange import NotADocument, report_from_json, to_json

texts = st.text(min_size=1, max_size=12)
maybe = st.none() | texts
figures = st.lists(
    st.builds(
        Figure,
        what=st.sampled_from(FIGURES),
        printed=texts,
        number=st.none() | st.decimals(-(10**11), 10**11, places=4),
        when=maybe,
    ),
    max_size=2,
).map(tuple)
rows = st.one_of(
    st.builds(IndicatorRow, indicator=texts, objective=maybe, figures=figures, note=maybe),
    st.builds(
        BudgetRow,
        level=texts,
        name=texts,
        code=maybe,
        parent=st.none() | st.integers(0, 5),
        figures=figures,
    ),
    st.builds(FollowUpRow, recommendation=texts, action=maybe, status=maybe),
    st.builds(SurveyRow, subject=texts, figures=figures, rating=maybe),
)
reports = st.builds(
    Report,
    kind=st.sampled_from(REPORTS),
    unit=maybe,
    regency=maybe,
    year=st.none() | st.integers(2000, 2100),
    period=maybe,
    title=maybe,
    decree_number=maybe,
    date=maybe,
    chapters=st.lists(
        st.builds(
            Chapter,
            title=texts,
            level=st.integers(1, 5),
            number=maybe,
            paragraphs=st.lists(texts, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    tables=st.lists(
        st.builds(
            FactTable,
            kind=st.sampled_from(TABLES),
            rows=st.lists(rows, max_size=2).map(tuple),
            number=maybe,
            caption=maybe,
        ),
        max_size=2,
    ).map(tuple),
    statements=st.lists(
        st.builds(Statement, text=texts, subject=maybe, figures=figures, direction=maybe),
        max_size=2,
    ).map(tuple),
    others=st.lists(
        st.builds(
            PlainTable,
            cells=st.lists(st.lists(st.text(max_size=5), max_size=3).map(tuple)).map(tuple),
            number=maybe,
            caption=maybe,
        ),
        max_size=2,
    ).map(tuple),
)


@given(reports)
def test_a_report_written_as_json_and_read_again_is_itself(report):
    assert report_from_json(json.loads(json.dumps(to_json(report)))) == report


def test_places_and_doubts_of_a_report_come_back_too():
    report = Report(
        kind="LKjIP",
        at={"tables[0].rows[1].figures[2]": Place(31, None, "4.3.6")},
        doubts=(Doubt("year", "Isi tahunnya."),),
    )
    again = report_from_json(json.loads(json.dumps(to_json(report))))
    assert (again.at, again.doubts) == (report.at, report.doubts)


def test_a_figure_is_a_json_number_and_a_row_says_what_it_is():
    row = BudgetRow("program", "A", figures=(Figure("ceiling_idr", "5", Decimal(5)),))
    table = FactTable("realisasi anggaran", (row,), number="3.7")
    (data,) = to_json(Report(kind="LKjIP", tables=(table,)))["tables"]
    assert data["rows"][0]["type"] == "budget"
    assert data["rows"][0]["figures"][0]["number"] == 5


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"kind": "PK"}, "bukan laporan"),
        ({"kind": "LKjIP", "tables": [{"kind": "iku", "rows": [{"type": "x"}]}]}, "“type”"),
        ({"kind": "LKjIP", "others": [{"cells": ["x"]}]}, "“cells”"),
        ({"kind": "LKjIP", "statements": [{"subject": "IKM"}]}, "“text”"),
        (
            {"kind": "Renja", "tables": [{"kind": "iku", "rows": [{"type": "survey"}]}]},
            "“subject”",
        ),
    ],
)
def test_json_of_another_shape_is_refused_with_the_part_that_is_wrong(data, sentence):
    with pytest.raises(NotADocument, match=sentence):
        report_from_json(data)
