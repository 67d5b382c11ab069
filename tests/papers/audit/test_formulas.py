"""R52, R53, R61, R63: formulas that compute what they say."""

import pytest
from tests.papers.audit.invented import explanation, said, table
from tests.papers.reading.invented import paper

AIM = "Tertibnya surat"
SHARE = "Persentase surat yang tercatat"


def formula(text: str, indicator: str = SHARE) -> str:
    rows = table("Sasaran", (AIM, indicator, "100%"))
    return paper(objectives=rows, after=explanation(AIM, indicator, text))


def certainties(rule: str, content: str) -> list[bool]:
    return [certain for _, _, certain in said(rule, content)]


def test_a_quantity_divided_by_itself_is_found():
    same = "Jumlah surat yang tercatat : Total Jumlah surat yang tercatat"
    assert certainties("R52", formula(same)) == [True]
    assert certainties("R52", formula("Jumlah surat tercatat : Jumlah surat masuk")) == []


def test_an_indicator_that_is_the_achievement_of_its_own_sasaran_is_asked_about():
    rows = "Meningkatnya capaian kinerja pelayanan", "Persentase capaian kinerja pelayanan"
    own = paper(objectives=table("Sasaran", (*rows, "100%")))
    other = paper(objectives=table("Sasaran", (rows[0], "Persentase pemohon puas", "100%")))
    assert certainties("R52", own) == [False]
    assert certainties("R52", other) == []


@pytest.mark.parametrize("text", ["Hasil pendataan", "Jumlah surat yang tercatat"])
def test_a_percentage_without_a_denominator_is_no_formula(text):
    assert certainties("R53", formula(text)) == [True]


def test_a_denominator_that_only_says_target_is_asked_about():
    aimless = "Jumlah surat dibagi sesuai target dikali 100%"
    assert certainties("R53", formula(aimless)) == [False]


def test_a_part_of_the_population_over_the_whole_is_asked_about():
    part = "Jumlah desa tertib dibagi jumlah desa/kelurahan yang ada x 100%"
    whole = "Jumlah desa/kelurahan tertib dibagi jumlah desa/kelurahan yang ada x 100%"
    assert certainties("R53", formula(part)) == [False]
    assert certainties("R53", formula(whole)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah surat tercatat dibagi jumlah surat masuk dikali 100%",
        "(surat tercatat / surat masuk) x 100",
        "Surat tercatat per surat masuk",
    ],
)
def test_a_ratio_is_a_formula(text):
    assert certainties("R53", formula(text)) == []


def test_the_index_of_satisfaction_is_computed_as_its_regulation_says():
    index = "Indeks Kepuasan Masyarakat"
    wrong = formula("Total nilai unsur x 100 / total unsur terisi", index)
    right = formula("(Total nilai unsur / total unsur terisi) x nilai penimbang", index)
    assert certainties("R61", wrong) == [True]
    assert certainties("R61", right) == []


def test_a_percentage_that_is_added_up_is_asked_about():
    head = "Sasaran\tIndikator\tPenjelasan\tSatuan\tTarget\nTertib\tPersentase surat\t"
    text = head + "Formulasi : a dibagi b x 100 % Perhitungan : {} Sumberdata : buku\t%\t90"
    assert certainties("R63", paper(objectives=text.format("kumulatif"))) == [False]
    assert certainties("R63", paper(objectives=text.format("non kumulatif"))) == []
