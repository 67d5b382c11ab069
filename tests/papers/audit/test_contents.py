"""R43, R44: lists of contents and of tables, and references to tables."""

import pytest
from tests.papers.audit.invented import read
from tests.papers.audit.reported import findings, said, where

CONTENTS = (
    "DAFTAR ISI",
    "DAFTAR ISI .......... i",
    "DAFTAR TABEL .......... ii",
    "KATA PENGANTAR .......... iii",
    "BAB I PENDAHULUAN .......... 1",
    "A. Latar Belakang .......... 1",
    "BAB II AKUNTABILITAS .......... 7",
    "A. Capaian Kinerja Kantor .......... 7",
)
TABLES = ("DAFTAR TABEL", "Tabel 2.1 Capaian Kinerja Tahun 2023 .......... 8")
BODY = (
    "KATA PENGANTAR",
    "Puji syukur.",
    "BAB I PENDAHULUAN",
    "A. Latar Belakang",
    "BAB II AKUNTABILITAS",
    "A. Capaian Kinerja Kantor",
    "Tabel 2.1 Capaian Kinerja Tahun 2023",
)


def paper(*parts: tuple[str, ...] | str):
    """Return a paper with each of its lines on a line of its own."""
    lines = [
        part for each in parts for part in ((each,) if isinstance(each, str) else each)
    ]
    return read("\n".join(lines))


def conflicts(*parts: tuple[str, ...] | str) -> list[tuple[str, str]]:
    return said("R43", paper(*parts))


def test_contents_that_say_what_stands_in_the_body_are_not_spoken_of():
    assert conflicts(CONTENTS, TABLES, BODY) == []
    assert conflicts(TABLES, BODY) == []
    assert conflicts(BODY) == []


def another(*texts: tuple[str, str]) -> tuple[str, ...]:
    """Return the body with some of its lines worded otherwise."""
    return tuple(dict(texts).get(line, line) for line in BODY)


def test_a_heading_that_is_worded_otherwise_is_shown_in_both_places():
    body = another(("A. Capaian Kinerja Kantor", "A. Capaian Kinerja"))
    (finding,) = findings("R43", paper(CONTENTS, TABLES, body))
    assert (finding.written, finding.expected) == (
        "Capaian Kinerja Kantor",
        "Capaian Kinerja",
    )
    assert where(finding) == [8, 16]


def test_headings_are_compared_chapter_by_chapter_the_first_of_each():
    gone = another(("A. Latar Belakang", "1. Latar Belakang"))
    assert conflicts(CONTENTS, TABLES, gone) == []
    moved = another(
        ("A. Latar Belakang", "B. Latar Belakang"),
        ("A. Capaian Kinerja Kantor", "A. Hasil Kerja"),
    )
    assert conflicts(CONTENTS, TABLES, moved) == [("Capaian Kinerja Kantor", "Hasil Kerja")]
    assert conflicts(CONTENTS, TABLES, "A. Sebelum bab", BODY, "A. Sesudahnya") == []


@pytest.mark.parametrize(("words", "found"), [(13, 1), (14, 0)])
def test_a_heading_has_no_more_than_fourteen_words(words, found):
    long = "A. " + "hal " * words
    body = another(("A. Latar Belakang", long.strip()))
    assert len(conflicts(CONTENTS, TABLES, body)) == found


def test_a_lettered_line_in_a_table_is_no_heading():
    body = another(("A. Latar Belakang", "A. Maksud\t2"))
    assert conflicts(CONTENTS, TABLES, body) == []


def test_front_matter_that_is_not_listed_is_named():
    body = ("RINGKASAN EKSEKUTIF", "Singkat.", *BODY)
    (finding,) = findings("R43", paper(CONTENTS, TABLES, body))
    assert finding.cause == "Tidak terdaftar: RINGKASAN EKSEKUTIF."
    assert finding.written == "daftar isi, daftar tabel, kata pengantar"


LISTED = (
    "DAFTAR ISI",
    "KATA PENGANTAR .... i",
    "DAFTAR ISI .... ii",
    "DAFTAR TABEL .... iii",
)


def test_front_matter_in_another_order_than_listed_is_found():
    rest = (*CONTENTS[4:], *TABLES)
    assert conflicts("KATA PENGANTAR", "Puji.", LISTED, rest, BODY[2:]) == []
    (finding,) = findings("R43", paper(LISTED, rest, BODY))
    assert finding.cause == "Urutannya berbeda."
    assert finding.written == "daftar isi, daftar tabel, kata pengantar"
    assert where(finding) == [2, 3, 4, 1, 9, 11]


def test_front_matter_named_in_a_table_or_in_a_sentence_is_no_part_of_the_paper():
    rest = (*CONTENTS[4:], *TABLES)
    body = (*BODY[2:], "Kata pengantar\t1", "Ringkasan eksekutif ada.")
    assert conflicts("KATA PENGANTAR", "Puji.", LISTED, rest, body) == []


def test_four_entries_and_six_headings_of_the_front_are_shown():
    listed = (*LISTED, "DAFTAR GAMBAR .... iv", "RINGKASAN EKSEKUTIF .... v")
    heads = ("KATA PENGANTAR", "Puji.") * 7
    (finding,) = findings("R43", paper(listed, CONTENTS[4:], "DAFTAR TABEL", heads))
    assert where(finding) == [2, 3, 4, 5, 1, 11, 12, 14, 16, 18]


def test_a_table_that_is_listed_under_another_title_is_found():
    listed = ("DAFTAR TABEL", "Tabel 2.1 Tindak Lanjut Rekomendasi .... 8")
    (finding,) = findings("R43", paper(listed, BODY))
    assert finding.written == "Tindak Lanjut Rekomendasi"
    assert finding.expected == "Capaian Kinerja Tahun 2023"
    assert where(finding) == [2, 9]
    assert "menyebut Tabel 2.1 “Tindak" in finding.message
    assert "(1 tabel berbeda)" in finding.message


def tables(*titles: str, other: str = "Hal lain sama sekali") -> tuple[str, ...]:
    listed = [f"Tabel 2.{n} {title} .... 9" for n, title in enumerate(titles, 1)]
    body = [f"Tabel 2.{n} {other}" for n in range(1, len(titles) + 1)]
    return ("DAFTAR TABEL", *listed, "BAB II KINERJA", "Berikut tabelnya.", *body)


def test_six_of_the_tables_that_are_listed_otherwise_are_shown():
    (finding,) = findings("R43", paper(tables(*["Capaian Kinerja"] * 7)))
    assert where(finding) == [line for n in range(6) for line in (2 + n, 11 + n)]
    assert "(7 tabel berbeda)" in finding.message


@pytest.mark.parametrize(
    ("listed", "body", "found"),
    [
        ("satu dua", "satu dua tiga empat", "Daftar menyebut"),  # half of the words
        ("satu dua", "satu dua tiga empat lima", "Daftar tabel menyebut"),
        ("aa bb cc dd ee ff gg hh ii", "aa bb cc dd ee ff gg hh ii jj", None),
        ("aa bb cc dd ee ff gg hh", "aa bb cc dd ee ff gg hh jj", "Daftar menyebut"),
    ],
)
def test_titles_are_one_by_half_of_their_words_and_the_same_by_nine_in_ten(
    listed, body, found
):
    messages = [f.message for f in findings("R43", paper(tables(listed, other=body)))]
    assert [message.partition(" “")[0].split(" Tabel")[0] for message in messages] == (
        [found] if found else []
    )


def test_the_first_of_two_captions_with_one_number_counts():
    listed = ("DAFTAR TABEL", "Tabel 2.1 Capaian Kinerja .... 8", "BAB II KINERJA")
    bodies = ("Tabel 2.1 Capaian Kinerja", "Tabel 2.1 Lanjutan hal lain", "Tabel 2.2 Apa")
    assert conflicts(listed, bodies) == []
    assert len(conflicts(listed, bodies[::-1])) == 1


@pytest.mark.parametrize(("words", "found"), [(23, 1), (24, 0)])
def test_a_caption_has_no_more_than_25_words(words, found):
    listed = ("DAFTAR TABEL", "Tabel 2.1 Capaian Kinerja .... 8", "BAB II KINERJA")
    assert len(conflicts(listed, "Tabel 2.1 " + "hal " * words)) == found


def test_a_caption_may_have_its_title_on_the_next_line_or_none_at_all():
    listed = ("DAFTAR TABEL", "Tabel 2.1 Capaian Kinerja .... 8", "BAB II KINERJA", "Isi.")
    assert conflicts(listed, "Tabel 2.1", "Capaian Kinerja") == []
    assert conflicts(listed, "Tabel 2.1", "Hal lain") == [("Capaian Kinerja", "Hal lain")]
    assert conflicts(listed, "Tabel 2.1") == [("Capaian Kinerja", "")]
    assert conflicts(listed, "Tabel 2.1 Hal lain\tdalam sel") == []


@pytest.mark.parametrize(("letters", "found"), [(160, 1), (161, 0)])
def test_a_line_longer_than_160_letters_ends_a_list(letters, found):
    listed = ("DAFTAR TABEL", "Tabel 2.1 Capaian Kinerja .... 8")
    later = ("Tabel 2.2 Tindak Lanjut .... 9", "BAB II KINERJA", "Tabel 2.2 Hal lain")
    assert len(conflicts(listed, "panjang ".ljust(letters, "x"), later)) == found


@pytest.mark.parametrize(
    "end", ["DAFTAR LAMPIRAN", "KATA PENGANTAR", "RINGKASAN EKSEKUTIF"]
)
def test_a_list_ends_where_the_next_part_of_the_front_begins(end):
    listed = ("DAFTAR TABEL", "Tabel 2.1 Capaian Kinerja .... 8", end)
    assert len(conflicts(listed, "Tabel 2.1", "Hal lain")) == 1
    assert conflicts(listed[:2], "DAFTAR DESA", "Tabel 2.1", "Hal lain") == []


def test_one_line_without_a_page_is_wrapped_and_two_are_the_body():
    listed = ("DAFTAR TABEL", "Tabel 2.1 Capaian Kinerja .... 8")
    later = ("Tabel 2.2 Tindak Lanjut .... 9", "DAFTAR GAMBAR", "Tabel 2.2 Hal lain")
    assert len(conflicts(listed, "yang panjang", later)) == 1
    assert conflicts(listed, "yang panjang", "Tabel 2.2 Tindak Lanjut", later[2]) == []


def test_lines_without_a_page_before_the_first_entry_are_passed_over():
    head = ("DAFTAR TABEL", "Judul", "Halaman", "Tabel 2.1 Tindak Lanjut .... 8")
    assert len(conflicts(head, "BAB II KINERJA", "Tabel 2.1 Hal lain")) == 1


def test_a_list_may_stand_in_a_table():
    listed = (
        "DAFTAR TABEL\n\nTabel 2.1\tTindak Lanjut\t8\nTabel 2.2\tCapaian Kinerja\t9\n\n"
    )
    body = "BAB II KINERJA\nTabel 2.1 Hal lain\nTabel 2.2 Capaian Kinerja"
    assert said("R43", read(listed + body)) == [("Tindak Lanjut", "Hal lain")]
    assert said("R43", read("Daftar tabel\t1\n\nTabel 2.1 Tindak .... 8\n" + body)) == []


ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII")


@pytest.mark.parametrize(("number", "roman"), enumerate(ROMANS, 1))
def test_a_table_is_not_listed_on_a_page_before_its_chapter(number, roman):
    def listed(page: int):
        contents = (
            "DAFTAR ISI",
            "DAFTAR ISI .... ii",
            "DAFTAR TABEL .... iii",
            "BAB X KINERJA",
        )
        chapter = f"BAB {roman} AKUNTABILITAS .... 9"
        table = f"Tabel {number}.1 Capaian Kinerja .... {page}"
        return paper(contents, chapter, "DAFTAR TABEL", table, "Tabel 8.1 Lain .... 1")

    (finding,) = findings("R43", listed(8))
    assert where(finding) == [7]
    assert finding.written == f"Tabel {number}.1 halaman 8"
    assert findings("R43", listed(9)) == []


def test_twelve_of_the_tables_before_their_chapter_are_shown():
    contents = (
        "DAFTAR ISI",
        "DAFTAR ISI .... ii",
        "DAFTAR TABEL .... ii",
        "BAB II KINERJA .... 9",
    )
    listed = [f"Tabel 2.{n} Capaian .... 8" for n in range(1, 14)]
    (finding,) = findings("R43", paper(contents, "DAFTAR TABEL", tuple(listed)))
    assert where(finding) == list(range(6, 18))
    assert "Halaman 13 tabel" in finding.message


@pytest.mark.parametrize(("roman", "found"), [("v", 0), ("iv", 1), ("i", 1), ("vi", 0)])
def test_pages_may_be_numbered_in_roman(roman, found):
    contents = (
        "DAFTAR ISI",
        "DAFTAR ISI .... ii",
        "DAFTAR TABEL .... ii",
        "BAB II KINERJA .... v",
    )
    assert (
        len(conflicts(contents, "DAFTAR TABEL", f"Tabel 2.1 Capaian .... {roman}")) == found
    )


def test_a_chapter_without_a_page_says_nothing_of_its_tables():
    contents = (
        "DAFTAR ISI",
        "DAFTAR ISI .... ii",
        "DAFTAR TABEL .... ii",
        "BAB II KINERJA",
    )
    assert conflicts(contents, "DAFTAR TABEL", "Tabel 2.1 Capaian .... 8") == []


CAPTIONS = ("Tabel 3.1 Capaian", "Isi.", "Tabel 3.2 Anggaran")


def pointing(*lines: str) -> list[tuple[str, str]]:
    return said("R44", paper(lines))


@pytest.mark.parametrize(("between", "found"), [(0, 1), (11, 1), (12, 0)])
def test_the_table_that_follows_stands_within_twelve_lines(between, found):
    rest = [f"Kalimat {'x' * n}." for n in range(between)]
    lines = ("Lihat tabel 3.2 berikut.", *rest, *CAPTIONS)
    assert pointing(*lines) == [("tabel 3.2 berikut", "Tabel 3.1")] * found


def test_a_reference_to_the_table_that_follows_is_shown_with_it():
    (finding,) = findings("R44", paper("Lihat tabel 3.2 di bawah.", CAPTIONS))
    assert where(finding) == [1, 2]
    assert finding.cause == "Tabel 3.1: Capaian."
    assert pointing("Lihat tabel 3.1 di bawah.", *CAPTIONS) == []
    assert pointing("Tabel 3.2 berikut ini memuat capaian", *CAPTIONS) == [
        ("Tabel 3.2 berikut", "Tabel 3.1")
    ]


def test_a_reference_to_a_table_above_is_to_one_of_those_above():
    assert pointing(*CAPTIONS, "Dari tabel 3.1 di atas.") == []
    assert pointing(*CAPTIONS, "Dari tabel 3.2 di atas.") == []
    (finding,) = findings(
        "R44", paper(CAPTIONS, "Dari tabel 3.4 di atas.", "Tabel 3.4 Hal")
    )
    assert (finding.written, finding.expected) == ("tabel 3.4 di atas", "Tabel 3.2")
    assert where(finding) == [4, 3]
    assert pointing("Dari tabel 3.4 diatas.", *CAPTIONS) == []


def test_references_in_tables_or_in_papers_of_one_table_are_not_followed():
    assert pointing("Lihat tabel 3.2 berikut\t1", *CAPTIONS) == []
    assert pointing("Lihat tabel 3.2 berikut.", CAPTIONS[0]) == []
