"""Beside each fact stands what the plan, the superior or the budget says otherwise."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jenjang.papers.agreeing import (
    Against,
    Disagreement,
    against_budget,
    against_plan,
    against_superior,
)
from jenjang.papers.document import Agreement, Budget, Indicator, Objective

REPORTS = Indicator("Jumlah laporan", "Laporan", "12", Decimal(12))
SALARIES = Indicator("Persentase gaji tepat waktu", "Persen", "100", Decimal(100))
SUPPORT = Budget("program", "Program Penunjang", 500, code="7.01.01")
FINANCE = Budget("kegiatan", "Administrasi Keuangan", 300, code="7.01.01.2.02")


def paper(*indicators: Indicator, budgets: tuple[Budget, ...] = ()) -> Agreement:
    objective = Objective("sasaran program", "Tertibnya keuangan", indicators)
    return Agreement("PK", objectives=(objective,), budgets=budgets)


def told(found: list[Disagreement]) -> list[tuple[str, str]]:
    return [(one.path, one.message) for one in found]


def test_a_paper_as_planned_is_not_spoken_of():
    planned = paper(REPORTS, SALARIES, budgets=(SUPPORT,))
    own = replace(planned, place="Sukamaju", date="2025-01-15")

    assert against_plan(own, planned) == []


@pytest.mark.parametrize(
    ("changed", "path", "message"),
    [
        (
            {"target_text": "10", "target_number": Decimal(10)},
            "objectives[0].indicators[0].target_text",
            "Target dalam rencana: 12.",
        ),
        (
            {"unit": "Dokumen"},
            "objectives[0].indicators[0].unit",
            "Satuan dalam rencana: Laporan.",
        ),
        (
            {"text": "Jumlah laporannya"},
            "objectives[0].indicators[0].text",
            "Bunyi dalam rencana: “Jumlah laporan”.",
        ),
        (
            {"quarter_targets": ("3", "6", "9", "12")},
            "objectives[0].indicators[0].quarter_targets",
            "Target triwulan dalam rencana: –.",
        ),
    ],
    ids=["target", "unit", "wording", "quarters"],
)
def test_each_fact_that_differs_from_the_plan_is_told(changed, path, message):
    own = paper(replace(REPORTS, **changed))

    assert told(against_plan(own, paper(REPORTS))) == [(path, message)]


def test_an_explanation_is_free():
    assert against_plan(paper(replace(REPORTS, definition="Apa")), paper(REPORTS)) == []


def test_what_one_side_has_and_the_other_has_not_is_told():
    own, planned = paper(SALARIES, budgets=(FINANCE,)), paper(REPORTS, budgets=(SUPPORT,))

    assert sorted(told(against_plan(own, planned))) == [
        ("budgets", "Rencana menautkan program “Program Penunjang”."),
        (
            "budgets[0].name",
            "Rencana tidak menautkannya dengan sasaran jabatan ini.",
        ),
        ("objectives", "Rencana memuat indikator “Jumlah laporan” (target 12)."),
        (
            "objectives[0].indicators[0].text",
            "Indikator ini tidak ada dalam rencana jabatan ini.",
        ),
    ]


def test_a_target_or_a_ceiling_other_than_the_superiors_is_told():
    own = paper(
        replace(REPORTS, target_text="10", target_number=Decimal(10)),
        budgets=(replace(SUPPORT, amount_idr=400),),
    )

    assert told(against_superior(own, paper(REPORTS, budgets=(SUPPORT,)))) == [
        ("objectives[0].indicators[0].target_text", "Target di perjanjian atasan: 12."),
        ("budgets[0].amount_idr", "Pagu di perjanjian atasan: Rp 500."),
    ]


def test_a_target_that_is_no_number_is_compared_by_its_words():
    grade = Indicator("Nilai AKIP", target_text="BB")
    own = paper(replace(grade, target_text="A"))

    assert len(against_superior(own, paper(grade))) == 1
    assert against_superior(paper(replace(grade, target_text="bb")), paper(grade)) == []


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        (FINANCE, False),
        (replace(FINANCE, code="7.01.05.2.01"), True),
        (replace(FINANCE, code=None), False),
        (Budget("program", "Program Lain"), True),
        (replace(FINANCE, code="7.01.05.2.01", parent=0), False),
    ],
    ids=["under it", "elsewhere", "no code", "another program", "part of another line"],
)
def test_an_activity_under_nothing_of_the_superiors_is_told(line, is_told):
    found = against_superior(paper(budgets=(line,)), paper(budgets=(SUPPORT,)))

    message = f"Perjanjian atasan tidak memuat {line.level} ini atau induknya."
    assert told(found) == ([("budgets[0].name", message)] if is_told else [])


def test_a_superior_without_money_says_nothing_of_it():
    assert against_superior(paper(budgets=(SUPPORT,)), paper()) == []


def test_another_ceiling_an_unknown_activity_and_a_wrong_sum_are_told():
    own = replace(
        paper(budgets=(SUPPORT, Budget("program", "Program Lain", 5))),
        budget_total_idr=500,
    )

    found = against_budget(own, [replace(SUPPORT, amount_idr=600)])

    assert {one.against for one in found} == {Against.BUDGET}
    assert told(found) == [
        ("budgets[0].amount_idr", "Pagu dalam anggaran: Rp 600."),
        ("budgets[1].name", "Anggaran tidak memuat kegiatan ini."),
        ("budget_total_idr", "Jumlah barisnya Rp 505."),
    ]


def test_what_it_is_about_is_named_where_the_sentence_does_not():
    own = paper(SALARIES, budgets=(FINANCE,))

    found = [
        *against_plan(own, paper(REPORTS)),
        *against_budget(own, [replace(FINANCE, amount_idr=1)]),
    ]

    assert sorted(one.about for one in found) == [
        "",
        "Administrasi Keuangan",
        "Administrasi Keuangan",
        "Persentase gaji tepat waktu",
    ]


def test_an_activity_that_lost_its_money_is_told():
    gone = [replace(SUPPORT, amount_idr=None)]

    assert told(against_budget(paper(budgets=(SUPPORT,)), gone)) == [
        ("budgets[0].amount_idr", "Pagu dalam anggaran: tidak ada.")
    ]


def test_an_activity_is_known_by_its_code_before_its_name():
    renamed = replace(SUPPORT, name="PROGRAM PENUNJANG URUSAN")

    assert against_budget(paper(budgets=(renamed,)), [SUPPORT]) == []


def test_nothing_is_said_where_there_is_no_budget():
    assert against_budget(paper(budgets=(SUPPORT,)), []) == []
