"""R01, R33, R40: what is left over, twin rows, groups of three."""

import pytest
from tests.papers.audit.invented import read
from tests.papers.audit.reported import (
    budget,
    findings,
    indicator,
    paper,
    said,
    table,
    where,
)

from jenjang.papers.audit import Paper
from jenjang.papers.blocks import Cell, Paragraph, Table

HEAD = "No\tKegiatan\tAnggaran (Rp)\tRealisasi (Rp)\tSisa Anggaran"
RIGHT = ("1\tRapat\t9.000\t8.000\t1.000", "2\tSurat\t7.500\t7.000\t500")
WRONG = "3\tTamu\t6.000\t4.000\t1.000"


def left(*rows: str, head: str = HEAD) -> list[tuple[str, str]]:
    return said("R01", read("\n".join([head, *rows])))


def test_a_balance_that_others_keep_is_shown_with_its_three_amounts():
    (finding,) = findings("R01", read("\n".join([HEAD, *RIGHT, WRONG])))
    assert (finding.written, finding.expected) == ("1.000", "Rp 2.000")
    assert where(finding) == ["1.4.5", "1.4.3", "1.4.4"]
    assert finding.cause == "6.000 − 4.000."


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((RIGHT[0], WRONG), 0),  # one of two
        ((*RIGHT, WRONG), 1),  # one of three
        ((*RIGHT, WRONG, WRONG), 0),
        ((*RIGHT, WRONG, "4\tAir\t0\t0\t0"), 1),
        ((*RIGHT, "3\tTamu\t6.000\t4.000\t"), 0),
        ((*RIGHT, "3\tTamu\t6.000\t-\t1.000"), 0),
        ((*RIGHT, "3\tTamu\t\t4.000\t1.000"), 0),
        ((*RIGHT, "3\tTamu\t0\t0\t1.000"), 1),
        ((*RIGHT, "3\tTamu\t6.000\t0\t6.000"), 0),
    ],
)
def test_a_balance_is_wrong_where_more_than_half_of_the_rows_keep_it(rows, found):
    assert len(left(*rows)) == found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (HEAD, 1),
        ("No\tKegiatan\tPagu\tJumlah Realisasi\tSaldo", 1),
        ("No\tKegiatan\tPagu\tRealisasi Kinerja\tSaldo", 0),
        ("No\tKegiatan\tPagu\tRealisasi\tPersen", 0),
        ("No\tPagu awal\tPagu\tRealisasi\tSisa", 0),  # two columns of ceilings
        ("a\tb\tc\td\te\n" * 2 + HEAD, 1),
        ("a\tb\tc\td\te\n" * 3 + HEAD, 0),
    ],
)
def test_the_columns_of_a_balance_are_known_by_their_heads(head, found):
    assert len(left(*RIGHT, WRONG, head=head)) == found


def grid(*rows: str) -> Table:
    return Table(tuple(tuple(Cell(text) for text in row.split("\t")) for row in rows))


def balance(*blocks) -> int:
    return len(findings("R01", Paper("pk.txt", blocks, ())))


def test_a_page_may_cut_the_header_off_but_not_the_columns():
    top = grid(HEAD, *RIGHT)
    assert balance(top, Paragraph("Halaman 2"), grid(*RIGHT, WRONG)) == 1
    assert balance(grid(*RIGHT, WRONG)) == 0
    assert balance(top, grid(*(row + "\t1" for row in (*RIGHT, WRONG)))) == 0
    narrow = grid(*(row.rpartition("\t")[0] for row in (*RIGHT, WRONG)))
    assert balance(top, narrow) == 0


def column(*texts: str) -> list[tuple[str, str]]:
    rows = "\n".join(f"{n}\tHal {n}\t{text}" for n, text in enumerate(texts, 1))
    return said("R40", read("No\tUraian\tNilai\n" + rows))


USUAL = ("1.000.000", "2.000.000", "3.000.000")


def test_an_amount_among_three_that_are_whole_is_compared_with_the_first():
    assert column(*USUAL, "65.00.000") == [("65.00.000", "1.000.000")]
    assert column("65.00.000", *USUAL) == [("65.00.000", "1.000.000")]
    assert column(*USUAL[:2], "65.00.000") == []
    assert column(*USUAL[:2], "apa saja", "65.00.000") == []
    (finding,) = findings(
        "R40", read("a\tb\n" + "".join(f"{t}\tx\n" for t in (*USUAL, "65.00.000")))
    )
    assert where(finding) == ["1.5.1"]
    assert "ditulis seperti 1.000.000" in finding.cause


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("65.00.000", 1),  # seven digits
        ("65.00.00", 0),  # six
        ("6.500.000,00", 0),
        ("65.00.000,00", 1),
        ("6500000", 0),  # not grouped at all
        ("65.00.000 lebih", 0),
        ("Rp 65.00.000", 1),
    ],
)
def test_an_amount_of_seven_digits_and_more_is_grouped_by_three(text, found):
    assert len(column(*USUAL, text)) == found


def test_amounts_of_other_columns_make_no_column_of_money():
    rows = "a\tb\n1.000.000\t2.000.000\n3.000.000\t65.00.000"
    assert said("R40", read(rows)) == []


def test_a_column_goes_on_after_a_page():
    parts = (grid("a\tb", *(f"x\t{t}" for t in USUAL)), grid("x\t65.00.000"))
    assert [f.written for f in findings("R40", Paper("pk.txt", parts, ()))] == ["65.00.000"]


TWIN = {"ceiling": "5.250.000", "spent": "4.123.457"}


def twins(*rows, kind: str = "anggaran") -> list:
    return findings("R33", paper(table(kind, *rows)))


def test_twins_are_shown_the_later_first_and_asked_about():
    rows = (
        indicator("Indeks", **TWIN),
        budget("kegiatan", "Tanpa pagu", spent="4.123.457"),
        budget("kegiatan", "Lomba desa", **TWIN),
        budget("kegiatan", "Profil desa", **TWIN),
    )
    (asked,) = twins(*rows)
    assert where(asked) == ["0.3.0", "0.2.0"]
    assert asked.written == "Rp 5.250.000; Rp 4.123.457"
    assert not asked.certain
    assert "“Profil desa” sama persis dengan “Lomba desa”" in asked.message


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (budget("kegiatan", "Profil desa", **TWIN), 1),
        (budget("sub kegiatan", "Profil desa", **TWIN), 0),  # its only part
        (budget("kegiatan", "LOMBA DESA", **TWIN), 0),  # itself again
        (budget("kegiatan", "Profil desa", **{**TWIN, "ceiling": "5.250.001"}), 0),
        (budget("kegiatan", "Profil desa", **{**TWIN, "spent": "4.123.458"}), 0),
        (budget("kegiatan", "Profil desa", ceiling="5.250.000"), 0),
        (indicator("Profil desa", **TWIN), 0),
    ],
)
def test_twins_are_activities_of_one_level_with_names_of_their_own(other, found):
    assert len(twins(budget("kegiatan", "Lomba desa", **TWIN), other)) == found


@pytest.mark.parametrize(
    ("ceiling", "spent", "found"),
    [
        ("5.250.000", "4.000.000", 0),  # a round sum
        ("5.250.000", "4.100.000", 1),
        ("4.123.457", "4.123.457", 0),  # all of it
        ("0", "4.123.457", 0),
        ("5.250.000", "0", 0),
    ],
)
def test_a_round_sum_or_one_spent_whole_may_well_be_given_twice(ceiling, spent, found):
    rows = [
        budget("kegiatan", name, ceiling=ceiling, spent=spent) for name in ("Satu", "Dua")
    ]
    assert len(twins(*rows)) == found


def test_rows_of_two_tables_are_no_twins():
    rows = [table("anggaran", budget("kegiatan", name, **TWIN)) for name in ("Satu", "Dua")]
    assert findings("R33", paper(*rows)) == []
