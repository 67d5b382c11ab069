"""What annexes explain: which sasaran a wording is of, which indicator a formula is of."""

import pytest
from tests.papers.audit.agreed import agreement, aim
from tests.papers.audit.invented import known, read

from jenjang.papers.audit import Paper
from jenjang.papers.audit.facts.explanations import Measure, explained, measures
from jenjang.papers.blocks import Paragraph

HEAD = "No\tIndikator\tFormulasi\tSumber Data\n"
SURAT, ARSIP = (
    aim("Tertibnya surat", "Jumlah surat masuk"),
    aim("Rapinya arsip", "Nilai arsip"),
)


def measured(after: str, *aims) -> tuple[Measure, ...]:
    return known(measures, agreement(*(aims or (SURAT, ARSIP)), after=after))


def pairs(after: str, *aims) -> list[tuple[str, str | None]]:
    """Return the rows of an annex, each with the indicator it belongs to."""
    found = measured(after, *aims)
    return [(m.name.text, m.promise and m.promise.indicator.text) for m in found]


def test_a_row_says_how_its_indicator_is_measured():
    (found,) = measured(HEAD + "1\tJumlah surat masuk\ta : b\tBuku agenda")
    assert (found.formula.text, found.source.text) == ("a : b", "Buku agenda")
    assert (found.definition, found.owner, found.objective) == (None, None, None)
    assert found.spot.place.cell == "1.2.2"
    assert found.formula_spot.place.cell == "1.2.3"
    assert found.promise.path == "objectives[0].indicators[0]"
    assert found.signed is found.promise.signed


def test_a_decree_says_more_of_an_indicator():
    head = "Sasaran\tIndikator\tFormulasi\tDefinisi\tAlasan\tPenanggung jawab\n"
    (found,) = known(
        measures, head + "Tertib\tJumlah surat\ta : b\tSurat\tPenting\tSekretaris"
    )
    assert found.objective.text == "Tertib"
    assert (found.definition.text, found.relevance.text) == ("Surat", "Penting")
    assert found.owner.text == "Sekretaris"
    assert found.signed is found.promise is None


def test_a_formula_that_runs_over_rows_without_a_number_is_one():
    rows = "1\tJumlah surat masuk\tJumlah a\tBuku\n\t\tdibagi\t\n\t\tjumlah b\t\n"
    rows += "2\tNilai arsip\tc\tx"
    first, second = measured(HEAD + rows)
    assert first.formula_text == "Jumlah a dibagi jumlah b"
    assert second.formula_text == "c"
    torn = measured(HEAD + "1\tJumlah surat\t\tBuku\n\t\ta : b\t")
    assert [m.formula_text for m in torn] == ["a : b"]
    assert [m.formula_spot.place.cell for m in torn] == ["1.2.3"]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("2\t\ta : b\tBuku", ["Nilai arsip"]),
        ("2\t-\ta : b\tBuku", ["Nilai arsip"]),
        ("\tJumlah tamu\ta : b\tBuku", ["Nilai arsip"]),
        ("2\tJumlah tamu\ta : b\tBuku", ["Jumlah tamu", "Nilai arsip"]),
    ],
)
def test_a_row_names_an_indicator_under_a_number_of_its_own(row, names):
    assert [
        m.name.text for m in measured(HEAD + row + "\n3\tNilai arsip\tc : d\tx")
    ] == names


def test_rows_of_a_table_without_numbers_are_rows_of_their_own():
    rows = "Indikator\tFormulasi\nJumlah surat\ta : b\nJumlah tamu\tc : d"
    assert [m.formula_text for m in known(measures, rows)] == ["a : b", "c : d"]
    assert known(measures, rows.replace("Formulasi", "Target")) == ()
    assert known(measures, "Formulasi\tIndikator\nx\t") == ()


def test_each_row_belongs_to_the_indicator_it_is_most_like_each_to_one():
    rows = HEAD + "1\tNilai arsip\ta : b\t\n2\tJumlah surat masuk kantor\tc : d\t"
    assert pairs(rows) == [
        ("Nilai arsip", "Nilai arsip"),
        ("Jumlah surat masuk kantor", "Jumlah surat masuk"),
    ]
    twice = HEAD + "1\tJumlah surat\ta : b\t\n2\tJumlah surat masuk\tc : d\t"
    assert pairs(twice) == [
        ("Jumlah surat", None),
        ("Jumlah surat masuk", "Jumlah surat masuk"),
    ]
    equal = HEAD + "1\tJumlah surat masuk\ta : b\t\n2\tJumlah surat masuk\tc : d\t"
    assert [p for _, p in pairs(equal)] == ["Jumlah surat masuk", None]
    same = (aim("Tertibnya surat", "Jumlah surat masuk", "Surat masuk jumlah"),)
    assert (
        pairs(HEAD + "1\tJumlah surat masuk\ta : b\t", *same)[0][1] == "Jumlah surat masuk"
    )


@pytest.mark.parametrize(
    ("name", "is_it"),
    [
        ("aa bb cc xx yy zz", True),  # three words of ten in either
        ("aa bb xx yy zz", False),
    ],
)
def test_a_row_is_of_an_indicator_by_three_tenths_of_their_words(name, is_it):
    promised = aim("Tertib", "aa bb cc dd ee ff gg")
    assert (pairs(HEAD + f"1\t{name}\ta : b\t", promised)[0][1] is not None) == is_it


def test_a_long_explanation_is_compared_by_its_opening_of_two_words_more():
    text = "Jumlah surat masuk adalah semua surat yang sampai di kantor ini setiap hari"
    assert pairs(HEAD + f"1\t{text}\ta : b\t")[0][1] == "Jumlah surat masuk"
    promised = aim("Tertib", "aa")
    assert pairs(HEAD + "1\tbb cc aa\ta : b\t", promised)[0][1] == "aa"
    assert pairs(HEAD + "1\tbb cc dd aa\ta : b\t", promised)[0][1] is None


def test_a_table_of_one_indicator_is_also_known_by_the_sasaran_above_it():
    def annex(*names: str) -> str:
        return "\n\n".join(f"Sasaran : {n}\n\n{HEAD}1\tTabel ukur\ta : b\t" for n in names)

    assert [p for _, p in pairs(annex("Tertibnya surat", "Rapinya arsip"))] == [
        "Jumlah surat masuk",
        "Nilai arsip",
    ]
    below = f"{HEAD}1\tTabel ukur\ta : b\t\n\nSasaran : Tertibnya surat"
    assert pairs(below) == [("Tabel ukur", None)]
    assert pairs(f"{HEAD}1\tTabel ukur\ta : b\t") == [("Tabel ukur", None)]


def test_a_table_belongs_to_the_agreement_it_stands_in():
    table = read(HEAD + "1\tJumlah surat masuk\ta : b\t")
    first, second = agreement(SURAT), agreement(SURAT, file="lain.txt")
    apart = known(measures, first, second, table)
    assert [m.signed for m in apart] == [None]
    (inside,) = known(
        measures, agreement(ARSIP), agreement(SURAT, after=HEAD + "1\tSurat\ta\t", file="b")
    )
    assert inside.signed.paper.file == "b"


def test_a_table_before_the_agreement_of_its_file_is_not_of_it():
    whole = agreement(SURAT)
    table = read(HEAD + "1\tJumlah surat masuk\ta : b\t").blocks
    before = Paper("pk.txt", (*table, Paragraph("x"), *whole.blocks), whole.documents)
    assert [m.signed for m in known(measures, before)] == [None]


def worded(after: str, *aims) -> list[tuple[str, str | None]]:
    found = known(explained, agreement(*(aims or (SURAT, ARSIP)), after=after))
    return [(e.wording, e.promise and e.promise.objective.text) for e in found]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Sasaran : Tertibnya surat", "Tertibnya surat"),
        ("Uraian Sasaran Kinerja: Tertibnya surat", "Tertibnya surat"),
        ("URAIAN SASARAN :\nTertibnya surat. Yang dimaksud adalah ini", "Tertibnya surat"),
        ("URAIAN SASARAN\nTertibnya surat", "Tertibnya surat"),
        ("URAIAN SASARAN\nYang dimaksud adalah ini", None),
        ("URAIAN SASARAN", None),
        ("Sasaran kerja kantor", None),
        ("Sasaran : Tertibnya surat\tx", None),  # in a table
    ],
)
def test_a_sasaran_is_worded_again_after_its_heading(text, wording):
    assert [w for w, _ in worded(text)] == ([wording] if wording else [])


def test_a_wording_stands_on_its_own_line():
    found = known(explained, agreement(SURAT, after="URAIAN SASARAN\nTertibnya surat"))
    assert [e.line.spot.place.line for e in found] == [2]


def test_each_wording_is_of_the_sasaran_it_is_most_like():
    text = "Sasaran : Rapinya arsip kantor\nSasaran : Tertibnya surat"
    assert worded(text) == [
        ("Rapinya arsip kantor", "Rapinya arsip"),
        ("Tertibnya surat", "Tertibnya surat"),
    ]
    twice = "Sasaran : Tertibnya surat kantor\nSasaran : Tertibnya surat\nSasaran : Hal"
    assert [p for _, p in worded(twice)] == [None, "Tertibnya surat", None]
    equal = "Sasaran : Tertibnya surat\nSasaran : Tertibnya surat\nSasaran : Hal"
    assert [p for _, p in worded(equal)] == ["Tertibnya surat", None, None]


def test_of_as_many_wordings_as_sasaran_the_last_two_belong_together():
    text = "Sasaran : Hal yang aneh\nSasaran : Tertibnya surat"
    assert [p for _, p in worded(text)] == ["Rapinya arsip", "Tertibnya surat"]
    assert [p for _, p in worded("Sasaran : Aneh\nSasaran : Ganjil")] == [None, None]
    three = (SURAT, ARSIP, aim("Ramainya pasar", "Jumlah pasar"))
    assert [p for _, p in worded(text, *three)] == [None, "Tertibnya surat"]
    assert [p for _, p in worded(text + "\nSasaran : Ganjil", *three)] == [
        None,
        "Tertibnya surat",
        None,
    ]


def test_a_wording_alone_is_of_the_first_sasaran_where_it_is_like_none():
    assert worded("Sasaran : Hal yang aneh") == [("Hal yang aneh", "Tertibnya surat")]
    assert worded("Sasaran : Rapinya arsip") == [("Rapinya arsip", "Rapinya arsip")]
    assert worded("Sasaran : Hal yang aneh", aim("Tanpa indikator")) == [
        ("Hal yang aneh", None)
    ]


def test_a_sasaran_with_several_indicators_is_one():
    several = aim("Tertibnya surat", "Jumlah", "Nilai")
    assert worded("Sasaran : Aneh\nSasaran : Tertibnya surat", several, ARSIP)[0][1] == (
        "Rapinya arsip"
    )
