"""R40, R47, R48: styles, words and units at the edge of what is spoken of."""

import pytest
from tests.papers.audit.invented import findings, read, said, table
from tests.papers.audit.standing import of, places
from tests.papers.reading.invented import paper


def amounts(*texts: str) -> str:
    rows = [f"{n}\tProgram {n}\t{text}" for n, text in enumerate(texts, 1)]
    return paper(budgets="\n".join(["No\tProgram\tAnggaran", *rows]))


USUAL = ("Rp 1.000.000", "Rp 2.000.000")


def styles(*texts: str) -> list[tuple[str, str]]:
    """Return (written, style it is told apart from) of other styles."""
    found = [f for f in findings("R40", amounts(*texts)) if "gaya lain" in f.message]
    return [(f.written, f.message.split("“")[2].split("”")[0]) for f in found]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Rp 3.000.000,-", 1),
        ("Rp 3.000.000,00", 1),
        ("Rp 3,000,000", 1),
        ("Rp. 3.000.000", 0),
        ("Rp3.000.000", 0),
    ],
)
def test_another_separator_or_tail_is_another_style_and_the_prefix_is_not(other, found):
    assert styles(*USUAL, other) == [(other, "Rp 1.000.000")] * found


def test_the_usual_style_has_points_where_there_are_any():
    commas = ("Rp 1,000,000", "Rp 2,000,000", "Rp 3,000,000")
    assert styles(*commas, "Rp 4.000.000") == [("Rp 1,000,000", "Rp 4.000.000")]
    assert styles(*commas) == []
    tailed = ("Rp 1,000,000", "Rp 2,000,000", "Rp 3,000,000,-")
    assert styles(*tailed) == [("Rp 3,000,000,-", "Rp 1,000,000")]


def test_the_style_of_most_amounts_is_the_usual_one():
    tailed = ("Rp 1.000.000,-", "Rp 2.000.000,-")
    assert styles("Rp 3.000.000", *tailed) == [("Rp 3.000.000", "Rp 1.000.000,-")]


def test_a_style_is_one_finding_with_all_its_places():
    tailed = ("Rp 3.000.000,-", "Rp 4.000.000,-")
    content = amounts(*USUAL, "Rp 5.000.000", *tailed)
    assert places("R40", content) == [list(tailed)]
    (found,) = findings("R40", content)
    assert found.expected == "Rp 1.234.567"


def test_each_paper_has_a_style_of_its_own():
    one = read(amounts(*USUAL), "a.txt")
    other = read(amounts("Rp 1.000.000,-", "Rp 2.000.000,-"), "b.txt")
    assert of("R40", one, other) == []


def outliers(*texts: str) -> list[tuple[str, str]]:
    found = [f for f in findings("R40", amounts(*texts)) if "Hanya" in f.message]
    return [(f.written, f.expected) for f in found]


def test_an_outlier_is_shown_beside_the_first_of_the_others():
    texts = ("Rp 1,000,000", "Rp 2,000,000", "Rp 3.000.000", "Rp 4,000,000")
    assert outliers(*texts) == [("Rp 3.000.000", "Rp 1,000,000")]
    last = ("Rp 3.000.000", "Rp 1,000,000", "Rp 2,000,000", "Rp 4,000,000")
    assert outliers(*last) == [("Rp 3.000.000", "Rp 1,000,000")]
    shown = [p for p in places("R40", amounts(*texts)) if p == ["Rp 3.000.000"]]
    assert len(shown) == 1


def test_an_amount_without_separators_is_neither_an_outlier_nor_beside_one():
    texts = ("Rp 5000", "Rp 1,000,000", "Rp 2,000,000", "Rp 4,000,000")
    assert outliers(*texts) == []
    assert outliers(*texts, "Rp 3.000.000") == [("Rp 3.000.000", "Rp 1,000,000")]


def test_amounts_in_sentences_or_in_two_columns_are_no_column():
    lines = ["Belanja Rp 1,000,000.", "Belanja Rp 2,000,000.", "Belanja Rp 3,000,000.",
             "Belanja Rp 4.000.000."]  # fmt: skip
    found = findings("R40", paper(budgets="", after="\n\n".join(lines)))
    assert [f for f in found if "Hanya" in f.message] == []
    head, row = "No\tPagu\tRealisasi", "{}\tRp {},000,000\tRp {}"
    rows = [head, row.format(1, 1, "2,000,000"), row.format(2, 3, "4.000.000")]
    two_columns = paper(budgets="\n".join(rows))
    assert [f for f in findings("R40", two_columns) if "Hanya" in f.message] == []


def words(text: str) -> list[tuple[str, str, bool]]:
    return said("R47", paper(after=text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Capaia\n\nKantor", ["capaia"]),
        ("No\tUraian\n1\tCapaia n kantor", []),
        ("Capaia nn kantor", ["capaia"]),
        ("Capaiam n kantor", ["capaiam"]),
    ],
)
def test_a_word_that_goes_on_after_a_blank_is_broken_and_no_slip(text, found):
    assert [w for w, _, _ in words(text)] == found


def test_a_slip_is_certain_and_says_by_what():
    (found,) = findings("R47", paper(after="Presentase surat."))
    assert found.certain
    assert found.cause == "Menurut kosakata peraturan dan pedoman ejaan."
    (english,) = findings("R47", paper(after="Kunjungan ke industry batik."))
    assert english.cause == (
        "Ejaan Inggris; benar bila memang istilah atau nama dalam bahasa itu."
    )


def test_words_of_links_and_of_the_signers_names_are_not_spelled():
    assert words("Lihat www.presentase.go.id atau https://x.id/presentase") == []
    signer = paper(after="Saudara Presentase hadir.").replace(
        "SRI LESTARI", "SRI PRESENTASE"
    )
    assert said("R47", signer) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kantor desa desa maju.", [("desa desa", "desa")]),
        ("Kantor Desa Desa maju.", []),
        ("No\tUraian\n1\tKantor Desa Desa maju", [("Desa Desa", "Desa")]),
        ("Kantor rata rata maju.", []),
        ("Kantor desa desa maju", []),
        ("Kantor di di desa.", []),
    ],
)
def test_words_said_twice_are_found_in_sentences_and_cells(text, found):
    assert [(w, e) for w, e, _ in words(text)] == found


def test_a_doubled_word_and_a_body_named_twice_are_shown_where_they_stand():
    text = "Kantor desa desa maju."
    assert places("R47", paper(after=text)) == [[text]]
    both = "Koordinasi dengan TNI, camat, dan Tentara Nasional Indonesia di wilayah."
    assert places("R47", paper(after=both)) == [[both]]
    assert words(both)[0][:2] == (
        "tni, camat, dan tentara nasional indonesia",
        "Tentara Nasional Indonesia",
    )


def units(*rows: tuple[str, str]) -> str:
    return paper(
        objectives=table("Sasaran", *(("Tertib", what, of_) for what, of_ in rows))
    )


@pytest.mark.parametrize(
    ("indicator", "target", "wanted"),
    [
        ("Nilai SAKIP", "70 Persen", ["Nilai"]),
        ("Nilai SAKIP", "70 Poin", []),
        ("Jumlah orang", "4 Orang/Bulan", []),
        ("Jumlah orang", "4 Paket", ["Orang"]),
        ("Jumlah orang", "empat", []),
        ("Keramaian kantor", "4 Paket", []),
    ],
)
def test_a_unit_is_what_is_counted_or_has_it_within(indicator, target, wanted):
    assert [e for _, e, _ in said("R48", units((indicator, target)))] == wanted


def test_a_unit_of_its_own_column_counts_where_the_target_has_none():
    rows = "No\tSasaran\tIndikator\tSatuan\tTarget\n1\tTertib\tJumlah orang\t{}\t4"
    assert said("R48", paper(objectives=rows.format("Paket"))) == [("4", "Orang", True)]
    assert said("R48", paper(objectives=rows.format("Orang"))) == []


def test_an_unfitting_unit_is_shown_at_the_target():
    content = units(("Jumlah orang", "4 Paket"))
    assert places("R48", content) == [["4 Paket"]]
    (found,) = findings("R48", content)
    assert found.message.endswith("bertarget “4 Paket”: satuannya seharusnya orang.")


def test_the_rarer_names_of_units_are_shown_and_all_are_told():
    rows = [("Jumlah dokumen A", "2 Dokumen"), ("Jumlah dokumen B", "3 Dokumen")]
    content = units(*rows, ("Jumlah dokumen C", "4 Dok"))
    assert places("R48", content) == [["4 Dok"]]
    (found,) = findings("R48", content)
    assert (found.written, found.expected) == ("“Dokumen” dan “Dok”", "Dokumen")


def test_twelve_rarer_names_are_shown():
    dok = [(f"Jumlah dokumen {n}", "4 Dok") for n in "ABCDEFGHIJKLM"]
    full = [(f"Jumlah dokumen {n}", "4 Dokumen") for n in "ABCDEFGHIJKLMN"]
    (shown,) = places("R48", units(*dok, *full))
    assert shown == ["4 Dok"] * 12


def test_percents_go_by_several_names_and_each_paper_by_its_own():
    assert said("R48", units(("Persentase A", "90%"), ("Persentase B", "90 Persen"))) == []
    one = read(units(("Jumlah dokumen A", "2 Dokumen")), "a.txt")
    other = read(units(("Jumlah dokumen A", "2 Dok")), "b.txt")
    assert of("R48", one, other) == []
