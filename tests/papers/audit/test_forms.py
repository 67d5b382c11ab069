"""R05, R40, R42, R45, R48: counts, styles, numbers, cells, units."""

import pytest
from tests.papers.audit.invented import explanation, findings, said, subordinate, table
from tests.papers.reading.invented import paper

BUDGET = (
    "No\tProgram\tAnggaran\n1\tProgram Satu\t{}\n2\tProgram Dua\t{}\n3\tProgram Tiga\t{}"
)


def budget(*amounts: str) -> str:
    return paper(budgets=BUDGET.format(*amounts) + "\n\tJumlah\t")


def test_a_count_in_digits_and_other_words_is_found():
    assert [w for w, _, _ in said("R05", paper(after="Ada 8 (tujuh) indikator."))] == [
        "8 (tujuh)"
    ]
    assert (
        said("R05", paper(after="Ada 8 (delapan) indikator dan 20 (dua puluh) desa.")) == []
    )


def test_a_count_that_the_table_below_does_not_have_is_found():
    rows = "No\tUraian\tTarget\n1\tSatu\t2\n2\tDua\t3"
    text = "Sasaran ini memiliki {} indikator, yaitu:\n\n" + rows
    assert said("R05", paper(after=text.format(3))) == [("3", "2", True)]
    assert said("R05", paper(after=text.format(2))) == []


def test_every_style_of_rupiah_but_the_usual_is_one_finding():
    found = findings("R40", budget("Rp 1.000.000", "Rp 2.000.000", "Rp. 3,000,000,-"))
    assert {f.written for f in found} == {"Rp. 3,000,000,-"}
    assert all(f.expected.startswith("Rp") for f in found)
    assert findings("R40", budget("Rp 1.000.000", "Rp 2.000.000", "Rp 3.000.000")) == []


def test_the_one_amount_of_a_column_with_other_separators_is_named_alone():
    rows = ("Rp 1,000,000", "Rp 2,000,000", "Rp 3.000.000", "Rp 4,000,000")
    text = "No\tProgram\tAnggaran\n" + "\n".join(
        f"{n}\tProgram {n}\t{amount}" for n, amount in enumerate(rows, 1)
    )
    outliers = [f for f in findings("R40", paper(budgets=text)) if "Hanya" in f.message]
    assert [f.written for f in outliers] == ["Rp 3.000.000"]


def test_column_numbers_with_a_gap_are_found():
    gap = "No\tSasaran\tIndikator\tTarget\n(1)\t(2)\t(3)\t(5)\n1\tTertib\tJumlah\t2"
    assert [w for w, _, _ in said("R42", paper(objectives=gap))] == ["(1) (2) (3) (5)"]
    assert said("R42", paper(objectives=gap.replace("(5)", "(4)"))) == []


@pytest.mark.parametrize(
    ("numbers", "found"), [("123", []), ("113", ["1", "3"]), ("124", ["4"])]
)
def test_rows_are_numbered_without_gap_or_double(numbers, found):
    rows = "\n".join(f"{n}\tProgram {n}\tRp 1.000.000" for n in numbers)
    text = paper(budgets="No\tProgram\tAnggaran\n" + rows)
    assert sorted(w for w, _, _ in said("R42", text)) == found


def test_numbers_that_begin_again_under_a_letter_are_right():
    rows = "A\tSatu\tRp 1\n1\tDua\tRp 1\n2\tTiga\tRp 1\nB\tEmpat\tRp 1\n1\tLima\tRp 1"
    assert said("R42", paper(budgets="No\tKegiatan\tAnggaran\n" + rows)) == []


def test_a_list_inside_an_item_of_another_is_no_jump():
    rows = "\n".join(
        f"{n}\tBaris {at}\tRp 1.000" for at, n in enumerate((1, 1, 2, 3, 2, 1, 2, 3))
    )
    assert said("R42", paper(budgets="No\tUraian\tAnggaran\n" + rows)) == []


def test_a_header_on_another_level_than_its_rows_is_found():
    rows = "No\t{}\tAnggaran\n1\tFasilitasi Kunjungan Tamu\tRp 1.000.000"
    assert said("R42", paper(budgets=rows.format("Kegiatan"))) == [
        ("Kegiatan", "Sub Kegiatan", True)
    ]
    assert said("R42", paper(budgets=rows.format("Sub Kegiatan"))) == []


def test_an_empty_unit_beside_filled_ones_is_found():
    head = "No\tSasaran\tIndikator\tSatuan\tTarget\n1\tMutu\tIndeks Kepuasan\t{}\t83\n"
    rows = head + "2\tTertib\tPersentase tertib\t%\t90"
    assert [e for _, e, _ in said("R45", paper(objectives=rows.format("")))] == ["satuan"]
    assert said("R45", paper(objectives=rows.format("Indeks"))) == []


def test_a_list_of_programmes_without_a_total_is_found_in_the_heads_agreement_alone():
    rows = BUDGET.format("Rp 1.000.000", "Rp 2.000.000", "Rp 3.000.000")
    assert [e for _, e, _ in said("R45", paper(budgets=rows))] == ["baris jumlah"]
    assert said("R45", paper(budgets=rows + "\n\tJumlah\tRp 6.000.000")) == []
    assert said("R45", subordinate(budgets=rows)) == []


def test_an_indicator_above_the_explained_ones_is_found_unexplained():
    rows = (
        "No\tSasaran Program/Kegiatan\tIndikator Kinerja\tTarget\n"
        "A\tMeningkatnya mutu kantor\tPersentase mutu kantor\t100%\n"
        "1\tTertibnya surat\tPersentase surat tercatat\t100%\n"
        "2\tTertibnya arsip\tPersentase arsip tersusun\t100%"
    )
    one = explanation("Tertibnya surat", "Persentase surat tercatat")
    both = one + "\n2.\tPersentase arsip tersusun\tTertib\tJumlah a dibagi jumlah b\tBuku"
    whole = both + "\n3.\tPersentase mutu kantor\tTertib\tJumlah c dibagi jumlah d\tBuku"
    found = [w for w, _, _ in said("R45", paper(objectives=rows, after=both))]
    assert found == ["Persentase mutu kantor"]
    assert said("R45", paper(objectives=rows, after=whole)) == []


@pytest.mark.parametrize(
    ("indicator", "target", "wanted"),
    [
        ("Jumlah paket mebel yang dibeli", "2 Unit", "Paket"),
        ("Persentase surat tercatat", "12 Dokumen", "Persen"),
        ("Nilai SAKIP", "70 %", "Nilai"),
    ],
)
def test_a_unit_that_is_not_what_is_counted_is_found(indicator, target, wanted):
    rows = table("Sasaran", ("Tertib", indicator, target))
    assert said("R48", paper(objectives=rows)) == [(target, wanted, True)]


@pytest.mark.parametrize(
    ("indicator", "target"),
    [
        ("Jumlah paket mebel yang dibeli", "2 Paket"),
        ("Jumlah laporan keuangan yang disusun", "2 Dokumen"),
        ("Jumlah dokumen evaluasi", "2 Laporan"),
        ("Jumlah kendaraan dinas", "4 Unit"),
        ("Jumlah orang yang dilatih", "4 Org"),
        ("Nilai SAKIP", "72,65"),
    ],
)
def test_a_unit_that_fits_is_not_spoken_of(indicator, target):
    assert (
        said("R48", paper(objectives=table("Sasaran", ("Tertib", indicator, target)))) == []
    )


def test_one_unit_under_two_names_is_found_once():
    rows = table(
        "Sasaran",
        ("A", "Jumlah dokumen A", "2 Dok"),
        ("B", "Jumlah dokumen B", "3 Dokumen"),
    )
    assert [e for _, e, _ in said("R48", paper(objectives=rows))] == ["Dokumen"]


@pytest.mark.parametrize(("between", "found"), [(0, 1), (1, 1), (2, 1), (3, 0)])
def test_a_count_is_compared_with_a_table_no_further_than_three_lines_below(between, found):
    rows = "No\tUraian\tTarget\n1\tSatu\t2\n2\tDua\t3"
    said_above = "Sasaran ini memiliki 3 indikator, yaitu:"
    lines = [said_above, *(f"Kalimat ke-{n} di antaranya." for n in range(between)), rows]
    found_places = [f.places for f in findings("R05", paper(after="\n\n".join(lines)))]
    assert [len(places) for places in found_places] == [3] * found


def test_a_count_is_not_compared_with_rows_that_are_not_numbered_from_one():
    rows = "No\tUraian\tTarget\n2\tSatu\t2\n3\tDua\t3"
    text = "Sasaran ini memiliki 3 indikator, yaitu:\n\n" + rows
    assert said("R05", paper(after=text)) == []


def test_a_comma_between_thousands_and_a_mere_other_style_have_causes_of_their_own():
    comma = findings("R40", budget("Rp 1.000.000", "Rp 2.000.000", "Rp 3,000,000"))
    style = findings("R40", budget("Rp 1.000.000", "Rp 2.000.000", "Rp 3.000.000,-"))

    assert {"titik, bukan koma" in f.cause for f in comma} == {True}
    assert [f.cause for f in style] == ["Satu dokumen memakai satu cara menulis rupiah."]
    assert "daripada “Rp 1.000.000”" in style[0].message


@pytest.mark.parametrize(
    ("rows", "outliers"),
    [
        (("1,000", "2,000", "3.000"), []),
        (("1,000", "2,000", "3,000", "4.000"), ["Rp 4.000"]),
        (("1,000", "2,000", "3,000", "4.000", "5.000"), []),
    ],
)
def test_an_amount_stands_alone_only_beside_three_of_another_way(rows, outliers):
    text = "No\tProgram\tAnggaran\n" + "\n".join(
        f"{n}\tProgram {n}\tRp {amount}.000" for n, amount in enumerate(rows, 1)
    ).replace(",000.000", ",000,000")
    found = [f for f in findings("R40", paper(budgets=text)) if "Hanya" in f.message]
    assert [f.written.removesuffix(".000").removesuffix(",000") for f in found] == outliers
