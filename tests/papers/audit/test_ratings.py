"""R13, R14, R60: what a scale of the report itself makes of its capaian and its words."""

import pytest
from tests.papers.audit.reported import figures, paper, statement, table
from tests.papers.audit.standing import of, standing

from jenjang.papers.document import IndicatorRow

CLASSES = (("≥ 100%", "Berhasil"), ("70% < 100%", "Cukup"), ("< 70%", "Gagal"))


def scale(*classes: tuple[str, str]) -> str:
    rows = [f"{n}\t{span}\t{word}" for n, (span, word) in enumerate(classes, 1)]
    return "\n".join(["No\tInterval Nilai\tKriteria Penilaian", *rows])


SCALE = scale(*CLASSES)


def rated(rating: str | None, name: str = "Indeks Kantor", when=None, **printed: str):
    return IndicatorRow(name, figures=figures(when, **printed), rating=rating)


def flaws(rule: str, *rows, statements=(), printed: str = SCALE):
    tables = (table("capaian", *rows),) if rows else ()
    page = paper(*tables, statements=statements, printed=printed)
    return [(f.written, f.expected) for f in of(rule, page)]


def test_a_wrong_predikat_is_shown_with_its_capaian_and_the_class_it_is_due():
    page = paper(table("capaian", rated("Berhasil", achieved="98,27")), printed=SCALE)
    (found,) = of("R13", page)
    assert [spot.place.cell or spot.place.line for spot in found.places[1:]] == [
        "0.0.0",
        "1.3.2",
    ]
    assert found.message == "Capaian 98,27 % “Indeks Kantor” berpredikat “Berhasil”."
    assert found.cause == "Menurut skala dokumen ini: Cukup."
    assert found.certain


@pytest.mark.parametrize(
    ("achieved", "due"),
    [("100", "Berhasil"), ("99,99", "Cukup"), ("70", "Cukup"), ("69,99", "Gagal")],
)
def test_a_capaian_on_the_edge_of_a_class_has_its_word(achieved, due):
    words = [word for _, word in CLASSES]
    found = [word for word in words if not flaws("R13", rated(word, achieved=achieved))]
    assert found == [due]


def test_rows_without_predikat_or_capaian_are_passed_over():
    wrong = rated("Gagal", "Indeks Lain", achieved="100")
    for open_row in (
        rated(None, achieved="100"),
        rated("Gagal", target="100"),
        rated("Gagal", when="2022", achieved="100"),
    ):
        assert flaws("R13", open_row, wrong) == [("Gagal", "Berhasil")]


def sentence(rating: str | None, *said):
    return statement("Capaiannya.", "Indeks Surat", *said, rating=rating)


def test_a_sentence_that_rates_its_capaian_is_shown_by_itself():
    page = paper(
        statements=(sentence("Gagal", *figures(achieved="100", target="5")),),
        printed=SCALE,
    )
    (found,) = of("R13", page)
    assert (found.written, found.expected) == ("Gagal", "Berhasil")
    assert found.message.startswith("Capaian 100 % “Indeks Surat”")
    assert [spot.place.line for spot in found.places] == [2000, 2]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (figures("2023", achieved="100"), 1),
        (figures("2022", achieved="100"), 0),
        (figures("2022", achieved="50") + figures("2023", achieved="100"), 1),
        (figures(achieved="100") + figures(achieved="90"), 0),
        (figures(target="100"), 0),
    ],
)
def test_a_sentence_rates_the_one_capaian_of_this_year(said, found):
    assert len(flaws("R13", statements=(sentence("Gagal", *said),))) == found
    assert flaws("R13", statements=(sentence(None, *said),)) == []


def test_without_one_scale_of_its_own_a_report_is_not_judged():
    wrong = rated("Gagal", achieved="100")
    assert flaws("R13", wrong, printed="Tanpa skala.") == []
    two = f"{SCALE}\n\nSkala lain\n\n{scale(*CLASSES[::-1])}"
    assert flaws("R13", wrong, printed=two) == []
    assert flaws("R14", rated("Unggul", achieved="100"), printed=two) == []
    assert of("R13", paper(table("capaian", wrong)), paper(printed=SCALE)) == []


def test_a_report_without_a_scale_does_not_keep_the_next_from_being_judged():
    plain = paper(table("capaian", rated("Unggul", achieved="100")))
    judged = paper(table("capaian", rated("Unggul", achieved="100")), printed=SCALE)
    assert len(of("R14", plain, judged)) == 1
    graded = paper(table("capaian", rated("Gagal", achieved="100")), printed=SCALE)
    assert len(of("R13", plain, graded)) == 1
    assert len(of("R13", graded, paper(printed="Skala ada di lampiran."))) == 1


def test_a_foreign_predikat_is_shown_with_the_words_there_are():
    page = paper(table("capaian", rated("Unggul", achieved="100")), printed=SCALE)
    (found,) = of("R14", page)
    assert (found.written, found.expected) == ("Unggul", "Berhasil, Cukup, Gagal")
    assert found.places[1].place.cell == "0.0.0"


def test_an_index_of_another_instrument_has_words_of_its_own():
    assert flaws("R14", rated("Baik", "Nilai SAKIP", achieved="100")) == []
    assert flaws("R14", rated("Baik", "Indeks Kepuasan", achieved="100")) == []
    assert flaws("R14", rated("Baik", "Indeks Surat", achieved="100")) != []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Capaian itu berkategori baik, masuk kategori Sangat Baik.", ["Sangat Baik"]),
        ("Capaian masuk kategori Cukup Berhasil.", ["Cukup Berhasil"]),
        ("Capaian masuk kategori Berhasil.", []),
        ("Capaian masuk kategori **Baik** dan predikat tinggi.", ["Baik", "tinggi"]),
        ("Hasil masuk kategori Baik.", []),
        ("Capaian IKM masuk kategori Baik.", []),
        ("Capaian mutu layanan masuk kategori Baik.", []),
    ],
)
def test_a_sentence_about_capaian_uses_the_words_of_the_scale(text, found):
    printed = f"{SCALE}\n\n{text}"
    assert [w for w, _ in flaws("R14", printed=printed)] == found


def test_a_foreign_word_in_a_sentence_is_shown_there_and_cells_are_left_alone():
    text = "Capaian masuk kategori Baik."
    page = paper(printed=f"{SCALE}\n\n{text}")
    assert standing(of("R14", page), page) == [[text]]
    cells = f"{SCALE}\n\nSela.\n\nNo\tUraian\n1\t{text}"
    assert flaws("R14", printed=cells) == []


def holes(*classes: tuple[str, str]) -> list[str]:
    return [f.message for f in of("R60", paper(printed=scale(*classes)))]


@pytest.mark.parametrize(
    ("classes", "found"),
    [
        (CLASSES, []),
        (CLASSES[::-1], []),
        (
            (("91 - 100", "A"), ("76 - 90", "B"), ("0 - 75", "C")),
            ["75 sampai 76", "90 sampai 91"],
        ),
        ((("> 90", "A"), ("75 - 90", "B"), ("< 75", "C")), []),
        ((("> 90", "A"), ("75 < 90", "B"), ("< 75", "C")), ["90 sampai 90"]),
        ((("≥ 90", "A"), ("75 < 90", "B"), ("< 75", "C")), []),
        ((("> 90", "A"), ("> 75 - 90", "B"), ("< 75", "C")), ["75 sampai 75"]),
        ((("> 90", "A"), ("70 - 95", "B"), ("< 75", "C")), []),
        ((("> 90", "A"), ("> 80", "B"), ("< 70", "C")), ["70 sampai 80"]),
        ((("0 - 1", "A"), ("1 - 2", "B"), ("4 - 5", "C")), ["2 sampai 4"]),
    ],
)
def test_a_scale_leaves_no_value_between_two_classes(classes, found):
    spans = [m.removeprefix("Nilai dari ").partition(" tidak")[0] for m in holes(*classes)]
    assert spans == found


def test_a_hole_is_shown_by_the_classes_on_both_its_sides():
    page = paper(printed=scale(("> 90", "A"), ("75 - 85", "B"), ("< 75", "C")))
    (found,) = of("R60", page)
    assert standing([found], page) == [["75 - 85", "> 90"]]
    assert found.written == "75 - 85 … > 90"


def test_a_scale_of_which_a_class_was_not_read_is_not_judged():
    unread = scale(("> 90", "A"), ("75 - 85", "B"), ("< 75", "C"), ("tak ada", "D"))
    assert of("R60", paper(printed=unread)) == []
    after = scale(("> 90", "A"), ("75 - 85", "B"), ("< 75", "C"))
    assert len(of("R60", paper(printed=f"{unread}\n\nSela.\n\n{after}"))) == 1
