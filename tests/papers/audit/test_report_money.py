"""R01 in reports: which rows a total may add up, and what is shown where it does not."""

import pytest
from tests.papers.audit.reported import budget, figures, findings, indicator, paper, table

from jenjang.papers.document import Doubt, IndicatorRow


def amount(of: int) -> str:
    return f"{of}.000"


def row(level: str, name: str, ceiling: int | None, spent: int | None = None, parent=None):
    printed = {"ceiling": ceiling, "spent": spent}
    said = {what: amount(each) for what, each in printed.items() if each is not None}
    return budget(level, name, parent, **said)


def found(*tables, doubts=()):
    """Return (what, written, expected, lines or cells of the places) of flaws."""
    flaws = findings("R01", paper(*tables, doubts=doubts))
    return [(_opening(f.message), f.written, f.expected, _stand(f.places)) for f in flaws]


def _opening(message: str) -> str:
    return message.split(" “", maxsplit=1)[0].split(" dalam", maxsplit=1)[0]


def _stand(spots):
    return [spot.place.cell or spot.place.line for spot in spots]


TWO = (row("program", "Program Satu", 100, 60), row("program", "Program Dua", 200, 70))


def total(ceiling: int | None, spent: int | None = None):
    return row("total", "Jumlah seluruhnya", ceiling, spent)


def test_a_total_is_shown_first_and_then_each_amount_it_should_add():
    wrong = [("Jumlah pagu", "Rp 310.000", "Rp 300.000", ["0.2.0", "0.0.0", "0.1.0"])]
    assert found(table("anggaran", *TWO, total(310, 130))) == wrong
    assert found(table("anggaran", *TWO, total(300, 130))) == []


def test_a_total_of_what_was_spent_is_one_of_its_own():
    wrong = [("Jumlah realisasi", "Rp 131.000", "Rp 130.000", ["0.2.1", "0.0.1", "0.1.1"])]
    kegiatan = (row("kegiatan", "Satu", 100, 60), row("kegiatan", "Dua", 200, 70))
    assert found(table("anggaran", *kegiatan, total(300, 131))) == wrong
    assert found(table("anggaran", *TWO, total(300))) == []


def test_the_difference_of_a_total_is_its_cause():
    (flaw,) = findings("R01", paper(table("anggaran", *TWO, total(290)), printed="x"))
    assert flaw.cause == "Selisih Rp 10.000."
    assert flaw.certain
    assert "dalam tabel anggaran tertulis Rp 290.000" in flaw.message


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_total_of_which_a_row_is_doubted_is_asked_about(at):
    page = paper(
        table("anggaran", *TWO, total(290)), doubts=(Doubt(f"tables[0].rows[{at}]", "?"),)
    )
    assert [f.certain for f in findings("R01", page)] == [False]


def test_tables_without_one_total_at_their_end_are_left_alone():
    assert found(table("anggaran", *TWO, row("program", "Program Tiga", 5))) == []
    assert found(table("anggaran", *TWO, total(310), total(620))) == []
    assert found(table("anggaran", TWO[0], total(310))) == []
    assert found(table("anggaran", *TWO, total(310), row("program", "Lain", 9))) == []


def test_a_total_is_not_compared_with_rows_that_lack_an_amount():
    lacking = (row("program", "Program Satu", 100), row("program", "Program Dua", None))
    assert found(table("anggaran", *lacking, total(310))) == []
    assert found(table("anggaran", *TWO, total(None, 130))) == []


TREE = (
    row("program", "Program Satu", 100),
    row("kegiatan", "Kegiatan A", 30, parent=0),
    row("kegiatan", "Kegiatan B", 70, parent=0),
    row("program", "Program Dua", 200),
    row("kegiatan", "Kegiatan C", 150, parent=3),
    row("kegiatan", "Kegiatan D", 50, parent=3),
)


def test_a_total_adds_the_highest_rows_or_those_without_parts():
    assert found(table("anggaran", *TREE, total(300))) == []
    (flaw,) = found(table("anggaran", *TREE, total(600)))
    assert flaw[1:3] == ("Rp 600.000", "Rp 300.000")
    assert flaw[3] == ["0.6.0", "0.0.0", "0.3.0"]


def test_a_total_may_add_the_leaves_or_one_level_alone():
    uneven = (
        row("program", "Program Satu", None),
        row("kegiatan", "Kegiatan A", 30, parent=0),
        row("program", "Program Dua", None),
        row("sub kegiatan", "Sub C", 70, parent=2),
        row("kegiatan", "Kegiatan E", 5, parent=2),
    )
    assert found(table("anggaran", *uneven, total(105))) == []  # the leaves
    assert found(table("anggaran", *uneven, total(35))) == []  # the kegiatan
    (flaw,) = found(table("anggaran", *uneven, total(36)))
    assert flaw == ("Jumlah pagu", "Rp 36.000", "Rp 105.000", ["0.5.0", 1001, 1003])


def test_each_table_and_each_report_has_its_own_total():
    right, small = (
        table("anggaran", *TWO, total(300)),
        table("anggaran", *(row("program", n, 5) for n in ("Kecil", "Mungil")), total(10)),
    )
    assert found(right, small) == []
    assert findings("R01", paper(right), paper(small)) == []
    assert found(table("capaian", indicator("Indeks", target="1")), right) == []
    ((_, _, _, shown),) = found(right, table("anggaran", *TWO, total(301)))
    assert shown == ["1.2.0", "1.0.0", "1.1.0"]


PARENT = (
    row("program", "Program Satu", 100, 50),
    row("kegiatan", "Kegiatan A", 30, 20, parent=0),
    row("kegiatan", "Kegiatan B", 60, 30, parent=0),
)


def test_a_parent_is_shown_before_the_parts_it_should_add():
    wrong = [("Pagu", "Rp 100.000", "Rp 90.000", ["0.0.0", "0.1.0", "0.2.0"])]
    assert found(table("anggaran", *PARENT)) == wrong
    (flaw,) = findings("R01", paper(table("anggaran", *PARENT)))
    assert flaw.cause == "Selisih Rp 10.000."
    assert flaw.group.startswith("ceiling_idr ")
    assert flaw.certain
    other = (PARENT[0], *TWO)
    assert found(table("anggaran", *other)) == []


@pytest.mark.parametrize("at", [0, 1])
def test_a_parent_of_which_a_row_is_doubted_is_asked_about(at):
    page = paper(
        table("anggaran", *PARENT), doubts=(Doubt(f"tables[0].rows[{at}].name", "?"),)
    )
    assert [f.certain for f in findings("R01", page)] == [False]


KINDS = (
    row("akun", "Pendapatan", 7),
    row("akun", "Belanja Daerah", 100, 60),
    row("akun", "Belanja Operasi", 70, 40),
    row("akun", "Belanja Modal", 30, 20),
)


def test_spending_is_what_its_kinds_add_to():
    assert found(table("anggaran", *KINDS)) == []
    more = (*KINDS, row("akun", "Belanja Tidak Terduga", 5, 0))
    assert found(table("anggaran", *more)) == [
        ("Pagu", "Rp 100.000", "Rp 105.000", ["0.1.0", "0.2.0", "0.3.0", "0.4.0"])
    ]
    spent = (*KINDS[:3], row("akun", "Belanja Modal", 30, 21))
    assert [f[:3] for f in found(table("anggaran", *spent))] == [
        ("Realisasi", "Rp 60.000", "Rp 61.000")
    ]


@pytest.mark.parametrize(
    ("name", "flaws"),
    [("Jumlah Belanja", 1), ("TOTAL BELANJA", 1), ("Total", 0), ("Jumlah", 0)],
)
def test_the_whole_of_spending_goes_by_three_names(name, flaws):
    kinds = (KINDS[0], row("akun", name, 101), *KINDS[2:])
    assert len(found(table("anggaran", *kinds))) == flaws


def test_one_kind_or_a_kind_without_amount_makes_no_sum():
    assert found(table("anggaran", *KINDS[1:3])) == []
    open_kind = row("akun", "Belanja Modal", None, 20)
    assert found(table("anggaran", *KINDS[:3], open_kind)) == []
    assert (
        found(table("anggaran", row("akun", "Belanja Daerah", None, 60), *KINDS[2:])) == []
    )
    assert found(table("anggaran", KINDS[1]), table("anggaran", *KINDS[2:])) == []
    missing_ceiling = (
        row("akun", "Belanja Daerah", None, 61),
        *KINDS[2:],
    )
    assert [f[0] for f in found(table("anggaran", *missing_ceiling))] == ["Realisasi"]


def whole(spent: int, ceiling: int = 300):
    return table("ringkasan", row("akun", "Anggaran kecamatan", ceiling, spent))


def test_what_was_spent_of_the_whole_budget_is_what_the_programmes_spent():
    own = table("anggaran", *TWO)
    assert found(own, whole(130)) == []
    assert found(own, whole(131, ceiling=299)) == []
    assert found(own, whole(131)) == [
        ("Realisasi", "Rp 131.000", "Rp 130.000", ["1.0.0", "0.0.0", "0.1.0"])
    ]
    assert [f[3] for f in found(own, whole(131), whole(132))] == [
        ["1.0.0", "2.0.0", "0.0.0", "0.1.0"]
    ]


def test_a_whole_budget_is_known_by_two_programmes_with_ceiling_and_spending():
    assert found(table("anggaran", TWO[0]), whole(61, ceiling=100)) == []
    unspent = (TWO[0], row("program", "Program Dua", 200))
    assert found(table("anggaran", *unspent), whole(131)) == []
    assert len(found(table("anggaran", *unspent), table("anggaran", *TWO), whole(131))) == 1
    kegiatan = [row("kegiatan", f"Kegiatan {n}", 150, 65) for n in "AB"]
    assert found(table("anggaran", *kegiatan), whole(131)) == []
    free = (row("program", "Program Satu", 300, 60), row("program", "Program Dua", 0, 70))
    assert found(table("anggaran", *free)) == []


def stated(activity: str, ceiling: int, name: str = "Indeks Surat"):
    return IndicatorRow(name, activity=activity, figures=figures(ceiling=amount(ceiling)))


BELOW = (
    row("program", "Program Satu", None),
    row("kegiatan", "Kegiatan Surat Menyurat", None, parent=0),
    row("sub kegiatan", "Agenda", 40, parent=1),
    row("sub kegiatan", "Ekspedisi", 50, parent=1),
)


def test_a_ceiling_beside_an_activity_is_what_its_parts_add_to():
    parts = table("anggaran", *BELOW)
    assert found(parts, table("iku", stated("Surat Menyurat", 90))) == []
    assert found(parts, table("iku", stated("Surat Menyurat", 95))) == [
        ("Pagu", "Rp 95.000", "Rp 90.000", ["1.0.0", "0.2.0", "0.3.0"])
    ]
    again = table("iku", stated("Surat Menyurat", 95), stated("Surat Menyurat", 95, "Lain"))
    assert [f[3] for f in found(parts, again)] == [["1.0.0", "1.1.0", "0.2.0", "0.3.0"]]


def test_a_ceiling_that_is_right_in_one_place_or_of_another_activity_is_left_alone():
    parts = table("anggaran", *BELOW)
    one = table("iku", stated("Surat Menyurat", 95), stated("Surat Menyurat", 90, "Lain"))
    assert found(parts, one) == []
    assert found(parts, table("iku", stated("Rapat Koordinasi", 95))) == []
    assert found(parts, table("iku", stated("Program Satu", 95))) == []
    assert found(parts, table("iku", IndicatorRow("Surat Menyurat"))) == []


def test_an_activity_with_a_ceiling_of_its_own_or_without_parts_is_not_worked_out():
    own = (BELOW[0], row("kegiatan", "Surat Menyurat", 90, parent=0), *BELOW[2:])
    assert found(table("anggaran", *own), table("iku", stated("Surat Menyurat", 95))) == []
    bare = table("anggaran", *BELOW[:2])
    assert found(bare, table("iku", stated("Surat Menyurat", 95))) == []
    lacking = (*BELOW[:3], row("sub kegiatan", "Ekspedisi", None, 5, parent=1))
    assert (
        found(table("anggaran", *lacking), table("iku", stated("Surat Menyurat", 95))) == []
    )
    first = (row("kegiatan", "Rapat", None), *BELOW[1:])
    assert (
        len(found(table("anggaran", *first), table("iku", stated("Surat Menyurat", 9))))
        == 1
    )
