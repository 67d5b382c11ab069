"""Each layout is the form of its government, and grows only by what there is to print."""

from dataclasses import replace

import pytest
from tests.papers.writing import samples

from jenjang.papers.blocks import Cell, Footer, Heading, Items, Signatures, Table
from jenjang.papers.layouts import LAYOUTS, banjar, banyumas, gowa, luwu_timur, national


def heads(blocks) -> list[list[str]]:
    return [[c.text for c in b.rows[0]] for b in blocks if isinstance(b, Table)]


def texts(table: Table, column: int) -> list[str]:
    return [row[column].text for row in table.rows[table.header_rows :]]


def test_national_has_statement_then_performance_then_budget():
    assert heads(national.blocks(samples.kasubag())) == [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["No", "Kegiatan/Sub Kegiatan", "Anggaran", "Keterangan"],
    ]


def test_banyumas_explains_each_indicator_where_it_stands():
    performance, budget = (
        b for b in banyumas.blocks(samples.camat()) if isinstance(b, Table)
    )
    assert [c.text for c in performance.rows[0]][:5] == [
        "TUJUAN/SASARAN",
        "INDIKATOR TUJUAN/SASARAN",
        "PENJELASAN",
        "SATUAN",
        "TARGET",
    ]
    assert [c.text for c in performance.rows[1]][:3] == ["1", "2", "3"]
    assert "Perhitungan : non kumulatif\nSumber data : " in texts(performance, 2)[1]
    assert budget.rows[-1][0].text == "TOTAL"
    assert Footer("Authorized by Esakip Kabupaten Mekarjaya") in banyumas.blocks(
        samples.camat()
    )


def test_gowa_names_each_level_in_a_row_of_its_own():
    table = next(b for b in gowa.blocks(samples.camat()) if isinstance(b, Table))
    wide = [row[0].text for row in table.rows if row[0].colspan == len(row)]
    assert wide == ["Sasaran Strategis", "Sasaran Program"]


def test_gowa_explains_each_objective_in_lampiran_2():
    blocks = gowa.blocks(samples.camat())
    assert Heading("PENJELASAN KINERJA", level=2) in blocks
    assert [
        "No",
        "Uraian",
        "Relevansi",
        "Formulasi",
        "Perhitungan",
        "Sumber Data",
    ] in heads(blocks)
    assert ["No", "Indikator Kinerja", "Target Kinerja", "Penjelasan"] in heads(blocks)
    assert [b.marks for b in blocks if isinstance(b, Items)] == [("1)", "2)")]


def test_luwu_timur_letters_the_upper_level_and_numbers_the_lower():
    performance, budget = (
        b for b in luwu_timur.blocks(samples.kasubag()) if isinstance(b, Table)
    )
    assert performance.rows[0][1].text == "Sasaran Kegiatan/Sub Kegiatan"
    assert [c.text for c in performance.rows[1]] == ["(1)", "(2)", "(3)", "(4)"]
    assert [text for text in texts(performance, 0) if text] == ["A.", "1.", "2."]
    assert texts(budget, 0) == ["I.", "1.", "2."]


def test_luwu_timur_gives_levels_that_do_not_nest_a_table_each():
    found = heads(luwu_timur.blocks(samples.camat()))
    assert [head[1] for head in found[:2]] == ["Sasaran Strategis", "Sasaran Program"]


def test_banjar_signs_with_rank_and_nip_and_gives_staff_a_column_satuan():
    blocks = banjar.blocks(samples.staff())
    (signed,) = (b for b in blocks if isinstance(b, Signatures))
    assert signed.right is not None
    assert signed.right.below == (
        "DARMA WISESA",
        "Pengatur Tk. I / II.d",
        "NIP. 198709052010011003",
    )
    assert heads(blocks) == [["NO", "KINERJA", "INDIKATOR KINERJA", "SATUAN", "TARGET"]]


def test_a_perubahan_says_so_and_why():
    first = banjar.blocks(samples.kasubag())[1]
    second = banjar.blocks(replace(samples.kasubag(), revision=2))[1]
    assert first == Heading("PERJANJIAN KINERJA PERUBAHAN TAHUN 2025")
    assert second == Heading("PERJANJIAN KINERJA PERUBAHAN KE-2 TAHUN 2025")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.key)
@pytest.mark.parametrize("sample", [samples.camat, samples.kasubag, samples.staff])
def test_every_row_is_of_one_length_and_the_widths_are_whole(sample, layout):
    for table in (b for b in layout.blocks(sample()) if isinstance(b, Table)):
        assert {len(row) for row in table.rows} == {len(table.widths)}
        assert sum(table.widths) == pytest.approx(1)
        assert all(_is_covered(table.rows, r, c) for r, c in _spans(table.rows))


def _spans(rows: tuple[tuple[Cell, ...], ...]) -> list[tuple[int, int]]:
    return [
        (r + down, c + right)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        for down in range(cell.rowspan)
        for right in range(cell.colspan)
        if (down, right) != (0, 0)
    ]


def _is_covered(rows: tuple[tuple[Cell, ...], ...], r: int, c: int) -> bool:
    return rows[r][c].covered
