"""R21, R25, R26: the decree on indicators beside agreements and reports."""

import pytest
from tests.papers.audit.agreed import agreement, aim
from tests.papers.audit.reported import budget, findings, paper, said, table, where

from jenjang.papers.document import Doubt, IndicatorRow

AIM, SHARE = "Meningkatnya mutu pelayanan surat kantor", "Persentase surat tercatat"


def row(indicator: str = SHARE, objective: str | None = AIM, **rest: str) -> IndicatorRow:
    return IndicatorRow(indicator, objective=objective, **rest)


def decree(*rows, kind: str = "iku", **rest):
    return paper(table(kind, *rows), kind="Keputusan IKU", **rest)


AGREED = agreement(
    aim("Tertibnya arsip desa", "Jumlah arsip"), aim(AIM, "Indeks mutu surat")
)


def test_a_sasaran_with_another_indicator_in_the_decree_is_found():
    papers = (
        decree(row("Jumlah arsip", "Lain"), row("", AIM), row("Skor", None), row()),
        AGREED,
    )
    (finding,) = findings("R21", *papers)
    assert (finding.written, finding.expected) == (SHARE, "Indeks mutu surat")
    assert [spot.file for spot in finding.places] == ["lkjip.txt", "pk.txt"]
    assert where(finding)[1] == "objectives[1].indicators[0].text"


@pytest.mark.parametrize(
    ("objective", "found"),
    [
        ("Mutu pelayanan surat", 1),  # three words of four
        ("Mutu pelayanan", 0),  # two of four
        ("Terjaganya mutu pelayanan surat kantor", 1),
        ("Hal yang lain", 0),
    ],
)
def test_a_sasaran_is_one_by_three_quarters_of_its_words(objective, found):
    assert len(findings("R21", decree(row(objective=objective)), AGREED)) == found


@pytest.mark.parametrize(
    "papers",
    [
        (decree(row(), kind="perjanjian"), agreement(aim("Lain sekali", SHARE))),
        (decree(row("Indeks mutu surat")), AGREED),
        (decree(row("Jumlah arsip")), AGREED),  # agreed under another sasaran
        (decree(row()),),
    ],
)
def test_an_indicator_of_the_decree_that_is_agreed_anywhere_is_right(papers):
    assert [f for f in findings("R21", *papers) if f.written == SHARE] == []


def test_of_two_sasaran_the_one_is_meant_whose_words_are_more_like():
    near = aim("Meningkatnya mutu pelayanan surat kantor desa", "Nilai desa")
    for order in ((near, AGREED.agreements[0].objectives[1]),) * 2:
        for aims in (order, order[::-1]):
            assert [e for _, e in said("R21", decree(row()), agreement(*aims))] == [
                "Indeks mutu surat"
            ]
    twins = agreement(aim(AIM, "Indeks satu"), aim(AIM, "Indeks dua"))
    assert [e for _, e in said("R21", decree(row()), twins)] == ["Indeks satu"]


def test_a_row_that_is_doubted_or_no_indicator_is_not_compared():
    doubt = (Doubt("tables[0].rows[0]", "samar"),)
    assert findings("R21", decree(row(), doubts=doubt), AGREED) == []
    assert findings("R21", decree(budget("program", "Desa")), AGREED) == []


AS_AGREED = agreement(aim("Meningkatnya mutu surat", SHARE))


@pytest.mark.parametrize("kind", ["perjanjian", "capaian"])
def test_a_sasaran_that_a_report_words_otherwise_is_found_once(kind):
    first = (row("Jumlah arsip"), row(SHARE, None), row(SHARE, "Meningkatnya mutu kantor"))
    report = decree(*first, row(SHARE, "Meningkatnya nilai"), kind=kind)
    (finding,) = findings("R21", report, AS_AGREED)
    assert finding.written == "Meningkatnya mutu kantor"
    assert finding.expected == "Meningkatnya mutu surat"
    assert where(finding) == [1003, "objectives[0].text"]
    assert "“Meningkatnya mutu surat” dalam PK ditulis" in finding.message


def test_each_indicator_under_another_sasaran_is_found():
    agreed = agreement(
        aim("Meningkatnya mutu surat", SHARE), aim("Tertibnya arsip", "Jumlah arsip")
    )
    report = decree(
        row(SHARE, "Meningkatnya mutu kantor"),
        row("Jumlah arsip", "Rapinya arsip"),
        kind="capaian",
    )
    assert [w for w, _ in said("R21", report, agreed)] == [
        "Meningkatnya mutu kantor",
        "Rapinya arsip",
    ]


@pytest.mark.parametrize(
    ("objective", "found"),
    [
        ("Meningkatnya surat mutu", 0),  # the same words
        ("satu dua tiga", 1),
        ("satu dua tiga empat", 1),
        ("satu dua tiga empat lima", 0),  # more than 1,6 times as many: several sasaran
        ("satu dua", 1),
        ("satu", 0),
    ],
)
def test_a_sasaran_in_other_words_is_about_as_long(objective, found):
    report = decree(row(SHARE, objective), kind="capaian")
    assert len(findings("R21", report, AS_AGREED)) == found


def test_words_to_the_edge_of_1_6_times_are_one_sasaran():
    five, eight = "aa bb cc dd ee", "ff gg hh ii jj kk ll mm"
    for one, other in ((five, eight), (eight, five)):
        report = decree(row(SHARE, one), kind="capaian")
        assert len(findings("R21", report, agreement(aim(other, SHARE)))) == 1


def test_a_sasaran_that_one_of_two_agreements_words_so_is_right():
    other = agreement(aim("Meningkatnya mutu kantor", SHARE), file="lain.txt")
    report = decree(row(SHARE, "Meningkatnya mutu kantor"), kind="capaian")
    assert findings("R21", report, AS_AGREED, other) == []
    assert findings("R21", decree(row(objective="Lain"), kind="efisiensi"), AS_AGREED) == []


FORMULA = "Jumlah surat tercatat dibagi jumlah surat masuk"


def twice(
    one: IndicatorRow, other: IndicatorRow, *, apart: bool = True, doubts: tuple = ()
):
    """Return a report with two rows, in tables of their own or in one."""
    tables = (
        [table("iku", one), table("capaian", other)]
        if apart
        else [table("iku", one, other)]
    )
    return paper(*tables, doubts=doubts)


def test_two_formulas_of_one_indicator_are_found_in_decree_and_report():
    (finding,) = findings(
        "R25", twice(row(formula=FORMULA), row(formula="Hasil survei warga"))
    )
    assert (finding.written, finding.expected) == (FORMULA, "Hasil survei warga")
    assert where(finding) == [1001, 1002]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (row(formula=FORMULA), row(formula=FORMULA.upper()), 0),
        (row(formula=FORMULA), row(), 0),
        (row(formula=FORMULA), row(formula="Realisasi : target x 100"), 0),  # of capaian
        (row(formula=FORMULA), row("Skor desa", formula="Hasil survei"), 1),  # one sasaran
        (row(formula=FORMULA), row("Skor desa", None, formula="Hasil survei"), 0),
        (
            row(formula=FORMULA),
            row("Skor desa", "Tertibnya arsip", formula="Hasil survei"),
            0,
        ),
        (row(formula=FORMULA), row(objective=None, formula="Hasil survei"), 1),
        (
            row("Skor a", "aa bb cc", formula=FORMULA),
            row("Nilai", "aa bb cc dd", formula="Sensus"),
            1,
        ),
        (
            row("Skor a", "aa bb", formula=FORMULA),
            row("Nilai", "aa bb cc", formula="Sensus"),
            0,
        ),
        (row("Skor a", None, formula=FORMULA), row("Nilai", None, formula="Sensus"), 0),
        (
            row(formula="aa bb cc dd ee ff gg hh ii jj"),
            row(formula="aa bb cc dd ee ff gg kk ll mm"),
            0,
        ),
        (
            row(formula="aa bb cc dd ee ff gg hh ii jj"),
            row(formula="aa bb cc dd ee ff kk ll mm nn"),
            1,
        ),
        (row(formula="aa bb"), row(formula="aa bb cc dd ee ff"), 0),  # the shorter is in it
        (row(formula=FORMULA), row(formula="-"), 0),
    ],
)
def test_formulas_of_one_indicator_or_sasaran_share_seven_tenths_of_their_words(
    one, other, found
):
    assert len(findings("R25", twice(one, other))) == found
    assert len(findings("R25", twice(other, one))) == found
    assert findings("R25", twice(one, other, apart=False)) == []


def test_a_third_formula_is_compared_with_the_first_it_differs_from():
    rows = [row(formula=f) for f in (FORMULA, "Hasil survei warga", "Angka sensus desa")]
    report = paper(
        *(table(kind, r) for kind, r in zip(("iku", "capaian", "iku"), rows, strict=True))
    )
    assert [(w, e) for w, e in said("R25", report)] == [
        (FORMULA, "Hasil survei warga"),
        (FORMULA, "Angka sensus desa"),
    ]


def test_formulas_are_quoted_with_160_letters():
    long = ("aa " * 60, "bb " * 60)
    assert said("R25", twice(*(row(formula=text) for text in long))) == [
        (long[0][:160], long[1][:160])
    ]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (row(data_source="Buku agenda"), row(data_source="Survei warga"), 1),
        (
            row(data_source="Buku agenda"),
            row("Jumlah arsip", data_source="Survei warga"),
            0,
        ),
        (row(data_source="Buku agenda"), row(), 0),
        (row(data_source="aa bb"), row(data_source="aa cc"), 1),  # a third of the words
        (row(data_source="aa bb cc"), row(data_source="aa bb dd"), 0),  # half
    ],
)
def test_the_data_of_one_indicator_come_from_one_source(one, other, found):
    assert len(findings("R26", twice(one, other))) == found
    assert findings("R26", twice(one, other, apart=False)) == []
    doubt = (Doubt("tables[1].rows[0]", "samar"),)
    assert findings("R26", twice(one, other, doubts=doubt)) == []


def test_a_third_source_is_compared_with_the_first_it_differs_from():
    sources = ("Buku agenda", "Survei warga", "Sensus desa")
    report = paper(*(table("iku", row(data_source=text)) for text in sources))
    (first, second) = findings("R26", report)
    assert (first.written, first.expected) == ("Buku agenda", "Survei warga")
    assert (second.written, second.expected) == ("Buku agenda", "Sensus desa")
    assert where(second) == [1001, 1003]
