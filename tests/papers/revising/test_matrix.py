"""The annex of a Perubahan, as it is printed."""

from dataclasses import replace
from decimal import Decimal

from tests.papers.revising.test_differences import MURNI, REPORTS, SATISFACTION

from jenjang.papers.blocks import Table
from jenjang.papers.revising import differences, matrix
from jenjang.papers.writers import docx, pdf, text

PERUBAHAN = replace(
    MURNI,
    kind="PK Perubahan",
    revision=1,
    reason="Perubahan strategi",
    date_text="5 Oktober 2025",
    objectives=(
        replace(
            MURNI.objectives[0],
            indicators=(
                replace(SATISFACTION, target_text="88", target_number=Decimal(88)),
            ),
        ),
    ),
    budgets=(replace(MURNI.budgets[0], amount_idr=400), *MURNI.budgets[1:]),
)


def rows(before, after) -> list[list[list[str]]]:
    blocks = matrix(before, after, differences(before, after))
    return [
        [[cell.text for cell in row] for row in block.rows[1:]]
        for block in blocks
        if isinstance(block, Table)
    ]


def test_the_annex_lays_targets_and_ceilings_side_by_side():
    indicators, budgets = rows(MURNI, PERUBAHAN)

    assert [row[3:] for row in indicators] == [
        ["Indeks", "87,50", "88", "target berubah"],
        ["Laporan", "12", "-", "dihapus"],
    ]
    assert [row[2:] for row in budgets] == [
        ["Rp 900", "Rp 400", "(Rp 500)", "berubah"],
        ["Rp 900", "Rp 900", "-", "tetap"],
        ["Rp 100", "Rp 100", "-", "tetap"],
        ["Rp 1.000", "Rp 500", "(Rp 500)", ""],
    ]


def test_the_annex_names_both_papers_and_the_reason():
    blocks = matrix(MURNI, PERUBAHAN, differences(MURNI, PERUBAHAN))
    printed = text.write(blocks, "Matriks").decode()

    assert "PK Perubahan 1, 5 Oktober 2025" in printed
    assert "Perubahan strategi" in printed


def test_a_new_indicator_has_no_earlier_target():
    (indicators, _) = rows(replace(MURNI, objectives=()), MURNI)

    assert [row[4:] for row in indicators] == [
        ["-", "87,50", "baru"],
        ["-", "12", "baru"],
    ]


def test_where_nothing_changed_the_annex_says_so():
    again = replace(MURNI, kind="PK Perubahan", objectives=(), budgets=())
    blocks = matrix(again, again, differences(again, again))

    assert "Tidak ada yang berubah" in text.write(blocks, "Matriks").decode()


def test_quarter_targets_stand_under_the_targets_they_belong_to():
    quartered = replace(REPORTS, quarter_targets=("3", "3", "3", "3"))
    after = replace(
        MURNI, objectives=(replace(MURNI.objectives[1], indicators=(quartered,)),)
    )

    indicators, _ = rows(MURNI, after)

    assert indicators[-1][5] == "12\nTW I–IV: 3 · 3 · 3 · 3"


def test_the_annex_is_printed_as_word_and_pdf():
    blocks = matrix(MURNI, PERUBAHAN, differences(MURNI, PERUBAHAN))

    assert pdf.write(blocks, "Matriks").startswith(b"%PDF")
    assert docx.write(blocks, "Matriks").startswith(b"PK")
