"""Agreements as JSON and back."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from jenjang.papers.exchange import NotADocument, from_json, to_json

texts = st.text(min_size=1, max_size=20)
maybe = st.none() | texts
numbers = st.none() | st.decimals(-(10**11), 10**11, places=4)
parties = st.builds(Party, name=texts, title=maybe, nip=maybe, rank=maybe)
indicators = st.builds(
    Indicator,
    text=texts,
    unit=maybe,
    target_text=maybe,
    target_number=numbers,
    quarter_targets=st.lists(texts, max_size=4).map(tuple),
    accumulation=maybe,
    definition=maybe,
    relevance=maybe,
    formula=maybe,
    data_source=maybe,
    target_note=maybe,
)
objectives = st.builds(
    Objective,
    level=texts,
    text=texts,
    indicators=st.lists(indicators, max_size=2).map(tuple),
    description=maybe,
    legal_bases=st.lists(texts, max_size=2).map(tuple),
)
budgets = st.builds(
    Budget,
    level=texts,
    name=texts,
    amount_idr=st.none() | st.integers(0, 10**15),
    source=maybe,
    code=maybe,
    parent=st.none() | st.integers(0, 3),
)
agreements = st.builds(
    Agreement,
    kind=st.sampled_from(["PK", "PK Perubahan"]),
    unit=maybe,
    regency=maybe,
    year=st.none() | st.integers(2000, 2100),
    first_party=st.none() | parties,
    second_party=st.none() | parties,
    place=maybe,
    date=maybe,
    date_text=maybe,
    objectives=st.lists(objectives, max_size=2).map(tuple),
    budgets=st.lists(budgets, max_size=2).map(tuple),
    budget_total_idr=st.none() | st.integers(0, 10**15),
    revision=st.none() | st.integers(0, 3),
    reason=maybe,
    annex=st.none()
    | st.builds(Annex, maybe, maybe, st.none() | parties, st.none() | parties),
    footer=maybe,
)


@given(agreements)
def test_an_agreement_written_as_json_and_read_again_is_itself(agreement):
    assert from_json(json.loads(json.dumps(to_json(agreement)))) == agreement


def test_places_and_doubts_come_back_too():
    agreement = Agreement(
        kind="PK",
        at={"year": Place(1, 2, "1.2.3"), "unit": Place(1, box=(70.5, 80, 210, 92.25))},
        doubts=(Doubt("year", "Isi tahunnya."),),
    )
    again = from_json(json.loads(json.dumps(to_json(agreement))))
    assert (again.at, again.doubts) == (agreement.at, agreement.doubts)


def test_the_shape_is_that_of_the_corpus():
    agreement = Agreement(
        kind="PK",
        objectives=(
            Objective(
                "sasaran", "Mutu", (Indicator("IKM", target_number=Decimal("87.50")),)
            ),
        ),
        budgets=(Budget("program", "Program A", 5000),),
        budget_total_idr=5000,
    )
    data = to_json(agreement)
    assert data["objectives"][0]["indicators"][0]["target_number"] == 87.5
    assert data["budgets"][0]["amount"] == data["budget_total"] == 5000


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "bukan perjanjian kinerja"),
        ({"kind": "LKjIP"}, "bukan perjanjian kinerja"),
        ({"kind": "PK", "year": "2024"}, "“year” dalam JSON salah: harus bilangan bulat"),
        ({"kind": "PK", "unit": 5}, "“unit” dalam JSON salah: harus teks"),
        ({"kind": "PK", "objectives": {}}, None),
        (
            {"kind": "PK", "objectives": ["x"]},
            "“objectives” dalam JSON salah: harus daftar",
        ),
        ({"kind": "PK", "objectives": [{"level": "sasaran"}]}, "“text” dalam JSON salah"),
        (
            {"kind": "PK", "budgets": [{"level": "a", "name": "b", "amount": 1.5}]},
            "“amount”",
        ),
        ({"kind": "PK", "at": {"year": {"box": [1, 2, 3]}}}, "“box”"),
        ({"kind": "PK", "first_party": "X"}, "“first_party” dalam JSON salah: harus objek"),
    ],
)
def test_json_of_another_shape_is_refused_with_the_part_that_is_wrong(data, sentence):
    if sentence is None:
        assert from_json(data).objectives == ()
        return
    with pytest.raises(NotADocument, match=sentence):
        from_json(data)
