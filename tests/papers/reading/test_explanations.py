"""Lampiran 2: descriptions, legal bases and explanations go where they belong."""

from tests.papers.reading.invented import agreement, paper

TABLE = """No\tSasaran Strategis\tIndikator Kinerja\tTarget
1\tMeningkatnya mutu pelayanan\tIndeks Kepuasan Masyarakat\t87,50
2\tMeningkatnya tertib administrasi\tNilai AKIP\t72"""


def explained(annex: str):
    return agreement(
        paper(objectives=TABLE, after=f"LAMPIRAN 2 PENJELASAN KINERJA\n\n{annex}")
    )


def test_description_and_legal_bases_are_read():
    found = explained(
        "Penjelasan Sasaran Kinerja 1\n\nUraian Sasaran :\n\n"
        "Mutu adalah kepuasan. Dasar hukum dalam mencapai kinerja antara lain:\n\n"
        "- 1) Undang-Undang Nomor 25 Tahun 2009;\n"
        "- 2) Peraturan Presiden Nomor 29 Tahun 2014"
    )
    assert found.objectives[0].description == "Mutu adalah kepuasan."
    assert found.objectives[0].legal_bases == (
        "Undang-Undang Nomor 25 Tahun 2009;",
        "Peraturan Presiden Nomor 29 Tahun 2014",
    )


def test_a_legal_basis_within_the_sentence_is_read():
    found = explained(
        "Penjelasan 1\n\nUraian Sasaran :\n\nMutu. Dasar hukum yaitu UU 25/2009"
    )
    assert found.objectives[0].description == "Mutu."
    assert found.objectives[0].legal_bases == ("UU 25/2009",)


def test_an_explanation_goes_to_the_objective_it_names_not_to_its_number():
    found = explained(
        "Penjelasan 1\n\nSasaran : MENINGKATNYA TERTIB ADMINISTRASI\n\nTertib itu rapi."
    )
    assert found.objectives[0].description is None
    assert found.objectives[1].description == "Tertib itu rapi."


def test_the_tables_of_indicators_and_targets_are_read():
    found = explained(
        "Penjelasan Kinerja 2\n\nIndikator Kinerja\n\n"
        "No\tUraian\tRelevansi\tFormulasi\tSumber Data\n"
        "1\tNilai dari\tMakin baik\ta / b\tLHE\n"
        "\tInspektorat\t\t\tInspektorat\n\nTarget Kinerja\n\n"
        "No\tTarget\tPenjelasan\n1\t72\tSesuai renstra"
    )
    indicator = found.objectives[1].indicators[0]
    assert (indicator.definition, indicator.relevance) == (
        "Nilai dari Inspektorat",
        "Makin baik",
    )
    assert (indicator.formula, indicator.data_source) == ("a / b", "LHE Inspektorat")
    assert indicator.target_note == "Sesuai renstra"
    assert found.objectives[0].indicators[0].definition is None


def test_rows_of_one_explanation_find_the_indicators_they_begin_with():
    found = explained(
        "Penjelasan Kinerja\n\nNo\tUraian\tRelevansi\tSumber Data\n"
        "1\tNilai AKIP adalah nilai\tr1\ts1\n2\tIndeks Kepuasan Masyarakat diukur\tr2\ts2"
    )
    assert [o.indicators[0].relevance for o in found.objectives] == ["r2", "r1"]


def test_a_table_of_targets_in_the_annex_adds_no_objective():
    found = explained(
        "Penjelasan 1\n\nNo\tIndikator Kinerja\tTarget Kinerja\tPenjelasan\n1\tIKM\t9\tx"
    )
    assert len(found.objectives) == 2
