"""R52, R53, R61, R63: formulas that compute what they say."""

import pytest
from tests.papers.audit.agreed import agreement, aim
from tests.papers.audit.invented import explanation, read, said, table
from tests.papers.audit.reported import findings, where
from tests.papers.reading.invented import paper

from jenjang.papers.audit import Paper
from jenjang.papers.document import Indicator

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


def annexed(*rows: tuple[str, str]) -> Paper:
    """Return a table of indicators with their formulas, without an agreement."""
    lines = [f"{n}\t{name}\t{formula}" for n, (name, formula) in enumerate(rows, 1)]
    return read("\n".join(["No\tIndikator\tFormulasi", *lines]))


def messages(rule: str, *papers: Paper) -> list[str]:
    return [f.message for f in findings(rule, *papers)]


def test_a_formula_without_an_agreement_is_told_by_the_name_in_its_own_row():
    paper_of = annexed(
        ("Jumlah desa", "Hasil"), ("Persentase a", ""), ("Persentase b", "Hasil")
    )
    assert messages("R53", paper_of) == ["“Hasil” bukan rumus untuk “Persentase b”."]
    assert [where(f) for f in findings("R53", paper_of)] == [["1.4.3"]]


def beside(formula: str | None, indicator: str = SHARE, **rest: str) -> Paper:
    return agreement(aim(AIM, Indicator(indicator, formula=formula)), **rest)


def test_a_formula_beside_an_indicator_counts_where_no_annex_states_one():
    assert [where(f) for f in findings("R53", beside("Hasil"))] == [
        ["objectives[0].indicators[0].formula"]
    ]
    assert findings("R53", beside(None)) == []
    annex = "No\tIndikator\tFormulasi\n1\tPersentase surat\ta : b"
    assert findings("R53", beside("Hasil", after=annex)) == []
    assert (
        len(findings("R53", beside("Hasil"), beside("a : b", file="b", after=annex))) == 1
    )


def test_a_name_that_the_annex_cuts_is_told_as_the_agreement_words_it():
    annex = "No\tIndikator\tFormulasi\n1\tPersentase surat\tHasil"
    (told,) = messages("R53", beside(None, after=annex))
    assert told == f"“Hasil” bukan rumus untuk “{SHARE}”."


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("Jumlah surat masuk dibagi surat masuk", 1),
        ("Jumlah surat masuk kantor dibagi surat masuk", 0),
        ("Jumlah surat masuk dibagi surat masuk kantor", 0),
        ("Jumlah total dibagi jumlah seluruh ", 0),
        ("Jumlah surat masuk bagi semua surat masuk dikali 100%", 1),
        ("(surat masuk : surat masuk) x 100 %", 1),
    ],
)
def test_numerator_and_denominator_are_one_where_all_their_words_are(formula, found):
    assert len(findings("R52", beside(formula))) == found


@pytest.mark.parametrize(
    ("objective", "indicator", "found"),
    [
        ("Capaian aa bb cc dd", "Persentase capaian aa bb cc", 1),
        ("Capaian aa bb cc dd ee", "Persentase capaian aa bb cc", 1),  # three words of five
        ("Capaian aa bb cc dd ee", "Persentase capaian aa bb", 0),
        ("Capaian aa bb", "Jumlah capaian aa bb", 0),
        ("Mutu aa bb", "Persentase capaian aa bb", 0),
        ("Capaian aa bb", "Persentase aa bb", 0),
    ],
)
def test_an_indicator_measures_its_own_capaian_by_three_fifths_of_its_words(
    objective, indicator, found
):
    assert len(findings("R52", agreement(aim(objective, indicator)))) == found


def test_a_unit_in_the_place_of_a_formula_is_passed_over_and_the_next_is_not():
    rows = (("Persentase a", "Dokumen"), ("Persentase b", "Hasil"))
    assert len(messages("R53", annexed(*rows))) == 1


@pytest.mark.parametrize(
    ("indicator", "formula", "certain"),
    [
        ("Indeks Kepuasan Masyarakat", "Hasil survei", [False]),
        ("Indeks Kepuasan Masyarakat", "Nilai unsur : jumlah unsur", []),
        ("Indeks Mutu", "Hasil survei", []),
        ("Persentase surat", "Hasil survei", [True]),
        ("Persentase surat", "Realisasi dibagi target", []),
        ("Persentase surat", "Jumlah surat dibagi target", [False]),
        ("Persentase surat", "Jumlah surat dibagi target surat", []),
        ("Persentase surat", "Jumlah kelurahan dibagi desa/kelurahan", [False]),
        ("Persentase surat", "Desa dibagi desa/kelurahan", [False]),
        ("Persentase surat", "Jumlah kota dibagi desa/kelurahan", []),
        ("Persentase surat", "Desa/kelurahan dibagi desa/kelurahan", []),
    ],
)
def test_a_formula_is_certain_or_asked_about(indicator, formula, certain):
    assert [f.certain for f in findings("R53", beside(formula, indicator))] == certain


def test_a_part_of_the_population_is_told_with_the_whole():
    (told,) = messages("R53", beside("Jumlah kelurahan dibagi desa/kelurahan"))
    assert told == "Pembilang menghitung kelurahan, penyebut desa/kelurahan."


@pytest.mark.parametrize(
    ("indicator", "formula", "found"),
    [
        ("Indeks Kepuasan Masyarakat", "Nilai unsur : jumlah unsur", 1),
        ("Nilai IKM", "Nilai unsur : jumlah unsur", 1),
        ("Indeks Kepuasan Masyarakat", "Hasil survei", 0),
        ("Indeks Mutu", "Nilai unsur : jumlah unsur", 0),
        ("Indeks Kepuasan Masyarakat", "Nilai unsur : jumlah unsur x 25", 0),
        ("Indeks Kepuasan Masyarakat", "Nilai unsur : jumlah unsur x 250", 1),
    ],
)
def test_the_index_of_satisfaction_is_weighted_or_converted(indicator, formula, found):
    assert len(findings("R61", beside(formula, indicator))) == found


@pytest.mark.parametrize(
    ("indicator", "said_of", "found"),
    [
        ("Persentase surat", "Kumulatif", 1),
        ("Persentase surat", "Non Kumulatif", 0),
        ("Persentase surat", None, 0),
        ("Jumlah surat", "Kumulatif", 0),
    ],
)
def test_a_percentage_is_not_added_up(indicator, said_of, found):
    added = agreement(aim(AIM, Indicator(indicator, accumulation=said_of)))
    asked = findings("R63", added)
    assert [where(f) for f in asked] == [
        ["objectives[0].indicators[0].accumulation"]
    ] * found
    assert [(f.written, f.expected) for f in asked] == [
        ("Kumulatif", "non kumulatif")
    ] * found
