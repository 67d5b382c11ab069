"""R05, R32, R35, R59: counts and lists, follow-ups and their evidence."""

import pytest
from tests.papers.audit.invented import read
from tests.papers.audit.reported import findings, said, where

from jenjang.papers.audit import Paper

LONG = "Menyusun rencana aksi abcde setiap bulan di kantor"


def items(*lines: str, before: int = 0, between: int = 0) -> Paper:
    gap = [f"Kalimat {'y' * n} di antaranya." for n in range(between)]
    head = [f"Kalimat {'x' * n} di atasnya." for n in range(before)]
    return read("\n".join([*head, lines[0], *gap, *lines[1:]]))


def test_an_item_that_is_said_again_is_shown_with_the_one_before():
    (finding,) = findings("R32", items(f"1. {LONG}", f"2. {LONG}"))
    assert where(finding) == [2, 1]
    assert finding.written == LONG
    assert len(findings("R32", items(*[f"{n}. {LONG}" for n in range(3)]))) == 2


@pytest.mark.parametrize(
    ("again", "found"),
    [
        (LONG.replace("abcde", "abcdx"), 1),  # four letters of five
        (LONG.replace("abcde", "abcxy"), 0),
        (LONG.replace("abcde", "abcd"), 0),  # a word of four letters is another
        (LONG + " lagi", 0),
        (LONG.upper(), 1),
        (LONG.replace("bulan", "tahun"), 0),
    ],
)
def test_an_item_is_the_same_but_for_a_slip_in_long_words(again, found):
    assert len(findings("R32", items(f"- {LONG}", f"- {again}"))) == found
    assert len(findings("R32", items(f"- {again}", f"- {LONG}"))) == found


def test_items_with_other_figures_or_too_short_to_tell_are_no_repetition():
    assert findings("R32", items(f"- {LONG} 2023", f"- {LONG} 2024")) == []
    assert (
        findings("R32", items("- Menyusun rencana aksi ya", "- Menyusun rencana aksi ya"))
        == []
    )
    assert (
        len(
            findings(
                "R32", items("- Menyusun rencana aksi aja", "- Menyusun rencana aksi aja")
            )
        )
        == 1
    )
    assert findings("R32", items(LONG, LONG)) == []
    assert findings("R32", read(f"1. {LONG}\tx\n2. {LONG}\ty")) == []


@pytest.mark.parametrize(("between", "found"), [(11, 1), (12, 0)])
def test_two_items_of_one_list_stand_within_twelve_lines(between, found):
    for before in (0, 20):
        paper = items(f"- {LONG}", f"- {LONG}", before=before, between=between)
        assert len(findings("R32", paper)) == found


def test_a_long_item_is_quoted_with_160_letters_and_told_with_80():
    long = "kata " * 40
    (finding,) = findings("R32", items(f"- {long}", f"- {long}"))
    assert finding.written == long[:160]
    assert finding.message.endswith(f"“{long[:80]}”.")


CITED = "Undang-Undang Nomor 23 Tahun 2014"
REST = (
    "tentang Pemerintahan Daerah di seluruh Indonesia",
    "tentang hal yang lain sama sekali itu",
)


def cited(first: str, second: str, between: int = 0, **rest: int) -> int:
    return len(findings("R32", items(first, second, between=between, **rest)))


def test_two_items_that_begin_with_one_regulation_are_one_said_twice():
    lines = [f"{n}. {CITED} {rest}" for n, rest in enumerate(REST, 1)]
    assert cited(*lines) == 1
    assert cited(*lines, between=11, before=20) == 1
    assert cited(*lines, between=12) == 0
    assert cited(lines[0], lines[1].replace("23", "24")) == 0
    assert cited(lines[0], lines[1].replace("2014", "2015")) == 0
    assert cited(lines[0], f"2. Sesuai {CITED} {REST[1]}") == 0
    papers = [read(line, file) for line, file in zip(lines, "ab", strict=True)]
    assert findings("R32", *papers) == []


HEAD = "NO\tREKOMENDASI\tSTATUS\tBUKTI\tWAKTU"


def followed(*rows: str, head: str = HEAD) -> Paper:
    return read("\n".join([head, *rows]))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("1\tSusun aksi\tSelesai\t\tMaret", "tanpa bukti"),
        ("1\tSusun aksi\tSelesai\t-\tMaret", "tanpa bukti"),
        (
            "1\tSusun aksi\tSudah ditindaklanjuti\tFoto\tTahun depan",
            "padahal masih bersyarat",
        ),
        ("1\tSusun aksi\tSelesai\t\tApabila ada dana", "tanpa bukti"),
        ("1\tSusun aksi\tSelesai\tFoto\tMaret", None),
        ("1\tSusun aksi\tBelum\t\tTahun depan", None),
        ("\tdan seterusnya\tSelesai\t\t", None),  # the row above goes on
    ],
)
def test_what_is_done_has_evidence_and_is_not_to_come(row, why):
    found = findings("R59", followed("1\tUkur puas\tBelum\t\tMei", row))
    assert [f.message for f in found] == (
        [f"Tindak lanjut “Susun aksi” selesai {why}."] if why else []
    )
    assert [where(f) for f in found] == [["1.3.3"]] * len(found)
    assert [f.cause for f in found] == [row.split("\t")[4]] * len(found)


def test_a_long_recommendation_is_told_with_80_letters_and_its_time_with_160():
    (finding,) = findings(
        "R59", followed(f"1\t{'x' * 90}\tSelesai\tFoto\tJika {'y' * 200}")
    )
    assert f"“{'x' * 80}”" in finding.message
    assert finding.cause == ("Jika " + "y" * 200)[:160]


def test_a_table_of_follow_ups_need_have_neither_number_nor_time_nor_evidence():
    rows = "Susun aksi\tSelesai\t"
    (finding,) = findings("R59", followed(rows, head="REKOMENDASI\tSTATUS\tBUKTI"))
    assert finding.cause == ""
    bare = followed("Susun aksi\tSelesai", head="REKOMENDASI\tSTATUS")
    assert findings("R59", bare) == findings("R35", bare) == []
    assert findings("R59", followed("Susun\t", head="REKOMENDASI\tBUKTI")) == []


def linked(*links: str) -> Paper:
    return followed(
        *(f"{n}\tHal {n}\tSelesai\t{link}\tMei" for n, link in enumerate(links, 1))
    )


def test_a_link_that_proves_several_recommendations_is_asked_about_once():
    links = ("lihat https://contoh.id/a.", "https://contoh.id/a, ya", "https://contoh.id/b")
    (finding,) = findings("R35", linked(*links))
    assert finding.written == "https://contoh.id/a"
    assert where(finding) == ["1.2.4", "1.3.4"]
    assert not finding.certain
    assert findings("R35", linked("Foto", "Foto", "https://contoh.id/b")) == []


def test_twelve_of_the_rows_with_one_link_are_shown():
    (finding,) = findings("R35", linked(*["https://contoh.id/a"] * 13))
    assert where(finding) == [f"1.{n}.4" for n in range(2, 14)]
    assert "untuk 13 rekomendasi" in finding.message


TABLE = "No\tUraian\tTarget\n1\tSatu\t2\n2\t5\t3\n\t3\t4"


def test_a_count_is_shown_with_the_first_and_the_last_row_it_counts():
    (finding,) = findings("R05", read("Terdapat 3 indikator:\n\n" + TABLE))
    assert where(finding) == [1, "1.2.1", "1.3.1"]
    assert finding.message == "Disebut 3 indikator, tabel di bawahnya memuat 2."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Terdapat 2 indikator:", []),
        ("Terdapat 3 indikator.", []),
        ("Terdapat 3 desa:", []),
        ("Terdapat 1.003 indikator:", []),
        ("Terdapat 3 (tiga) sub kegiatan tahun 2.024 yaitu:", [("3", "2")]),
    ],
)
def test_a_count_is_of_what_a_table_lists_and_ends_with_a_colon(text, found):
    assert said("R05", read(f"{text}\n\n{TABLE}")) == found


def test_a_count_in_a_cell_or_of_another_paper_is_not_of_the_table():
    assert said("R05", read("a\tTerdapat 3 indikator:\n\n" + TABLE)) == []
    above, below = read("Terdapat 3 indikator:", "a.txt"), read(TABLE, "b.txt")
    assert said("R05", above, below) == []
    assert said("R05", read(TABLE + "\n\nTerdapat 3 indikator:")) == []


def test_figures_and_words_that_differ_are_told_together():
    (finding,) = findings("R05", read("Ada 8 (tujuh) desa\n\nAda 12 (dua belas) desa"))
    assert finding.message == "“8 (tujuh)”: angka dan hurufnya berbeda."
    assert where(finding) == [1]
    assert said("R05", read("Ada 8 (tidak tahu) desa dan 1.008 (tujuh) warga")) == []
