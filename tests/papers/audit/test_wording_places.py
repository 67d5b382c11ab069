"""R21: which two texts are compared, where both stand, and how much may differ."""

import pytest
from tests.papers.audit.invented import explanation, findings, read, subordinate, table
from tests.papers.audit.standing import of, places
from tests.papers.reading.invented import paper

AIM = "Terlaksananya Administrasi Umum Perangkat Daerah"
SHARE = "Persentase Administrasi Umum yang tertib"
OWN = table("Sasaran Kegiatan", (AIM, SHARE, "100%"))


def told(*contents: str) -> list[tuple[str, str, bool]]:
    return [(f.written, f.expected, f.certain) for f in findings("R21", *contents)]


def chain(above: str, below: str) -> tuple[str, str]:
    return (
        paper(objectives=table("Sasaran Kegiatan", (AIM, above, "100%"))),
        subordinate(objectives=table("Sasaran Kegiatan", (AIM, below, "100%"))),
    )


def test_two_indicators_down_the_chain_are_shown_the_subordinates_first():
    other = "Persentase kebutuhan kantor terpenuhi"
    assert places("R21", *chain(SHARE, other)) == [[other, SHARE]]
    (found,) = findings("R21", *chain(SHARE, other))
    assert found.message == (
        f"Sasaran “{AIM}” diukur dengan “{other}” dalam PK bawahan, tetapi dengan "
        f"“{SHARE}” dalam PK atasan."
    )


@pytest.mark.parametrize(
    ("words", "certain"),
    [("satu dua tiga", True), ("alfa beta gama delta epsilon zeta", False)],
)
def test_one_word_of_seven_may_be_on_purpose_and_one_of_four_is_not(words, certain):
    long = f"Jumlah {words}"
    assert told(*chain(long, f"{long} Semua")) == [(f"{long} Semua", long, certain)]


def annexed(name: str, *, aim: str = AIM, objectives: str = OWN) -> str:
    return paper(objectives=objectives, after=explanation(aim, name))


def test_an_explained_indicator_is_shown_after_the_one_promised():
    other = "Persentase jasa kantor yang tersedia"
    assert places("R21", annexed(other)) == [[SHARE, other]]
    (found,) = findings("R21", annexed(other))
    assert found.certain
    assert found.message == (
        f"Indikator “{SHARE}” dalam tabel kinerja dijelaskan sebagai “{other}” dalam "
        "lampirannya."
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Persentase Administrasi Umum", 0),  # cut by a page
        ("Persentase Umum Administrasi", 1),
        ("Persentase Administrasi Umum tertib kantor", 1),
        ("Persentase Administrasi Umum tertib satu dua tiga empat", 1),
        ("Persentase Administrasi Umum tertib satu dua tiga empat lima", 0),
        ("Persentase satu dua tiga Administrasi Umum tertib empat lima enam", 0),
        ("Persentase satu dua tiga empat Administrasi Umum tertib lima enam", 1),
    ],
)
def test_an_explanation_is_the_indicator_or_opens_with_it(name, found):
    assert len([t for t in told(annexed(name)) if t[1] == SHARE]) == found


def test_a_long_explanation_is_told_by_its_first_sixteen_words():
    words = [f"kata{chr(97 + n)}" for n in range(16)]
    long = " ".join(["Persentase", *words])
    (found,) = findings("R21", annexed(long))
    assert f"sebagai “{' '.join(['Persentase', *words[:15]])} …”" in found.message
    (short,) = findings("R21", annexed(" ".join(["Persentase", *words[:15]])))
    assert "…" not in short.message


MEANING = "Tertibnya administrasi umum kantor setiap bulan"


def test_a_row_that_explains_without_naming_is_found():
    assert told(annexed(MEANING)) == [(MEANING, SHARE, True)]
    assert places("R21", annexed(MEANING)) == [[MEANING, SHARE]]
    (found,) = findings("R21", annexed(MEANING))
    assert found.message == (
        f"Baris ini menjelaskan “{SHARE}” tanpa menyebut indikatornya."
    )
    long = " ".join([MEANING, *[f"kata{chr(97 + n)}" for n in range(16)]])
    assert told(annexed(long))[0][0] == " ".join(long.split()[:16]) + " …"


def test_a_row_whose_meaning_has_a_column_of_its_own_is_right():
    with_column = annexed(MEANING).replace("URAIAN\tRELEVANSI", "URAIAN\tDEFINISI")
    assert told(with_column) == []


def test_a_row_of_no_promised_indicator_is_passed_over():
    rows = explanation("Hal lain sama sekali", "Jumlah kucing liar")
    more = f"{rows}\n2.\tPersentase jasa Umum tertib\tTertib\tJumlah a dibagi b\tBuku"
    content = paper(objectives=OWN, after=more)
    assert [w for w, _, _ in told(content)][:1] == ["Persentase jasa Umum tertib"]


DEFINED = "No\tSasaran\tIndikator Kinerja\tDefinisi\tTarget\n"


def defined(meaning: str, after: str = "") -> str:
    rows = f"1\t{AIM}\t{SHARE}\t{meaning}\t100%"
    return paper(objectives=DEFINED + rows, after=after)


STRAY = "Persentase jalan lingkungan mulus"


def test_a_definition_of_another_indicator_is_shown_with_its_own():
    content = defined(f"{STRAY} adalah panjang jalan yang mulus.")
    assert places("R21", content) == [[f"{STRAY} adalah panjang jalan yang mulus.", SHARE]]
    assert told(content) == [(STRAY.lower(), SHARE, True)]


@pytest.mark.parametrize(
    "meaning",
    [
        f"{SHARE} adalah bagian surat.",
        "Persentase Administrasi Umum adalah bagian surat.",
        "Jalan lingkungan yang mulus adalah jalan.",
        f"{STRAY} dihitung tiap bulan.",
        "Administrasi yang tertib.",
    ],
)
def test_a_definition_of_the_indicator_or_of_no_indicator_is_right(meaning):
    assert told(defined(meaning)) == []


def test_a_definition_beside_an_explained_indicator_is_left_to_its_annex():
    content = defined(f"{STRAY} adalah panjang jalan.", after=explanation(AIM, SHARE))
    assert told(content) == []


def test_an_objective_worded_otherwise_is_shown_where_both_stand():
    other = "Terlaksananya Administrasi Umum Kantor Yang Berkualitas"
    content = annexed(SHARE, aim=other)
    assert places("R21", content) == [[AIM, f"Sasaran : {other}"]]
    assert told(content) == [(other, AIM, True)]


def test_an_explained_indicator_under_sasaran_is_no_other_sasaran():
    assert told(annexed(SHARE, aim=SHARE)) == []


def test_an_explained_objective_of_nobody_does_not_end_the_search():
    others = [(f"Tertibnya arsip {n}", "Jumlah arsip", "2") for n in ("lama", "baru")]
    three = table("Sasaran Kegiatan", (AIM, SHARE, "100%"), *others)
    other = "Terlaksananya Administrasi Umum Kantor Yang Berkualitas"
    stray = "Sasaran : Meluasnya taman bunga\n\nIsi.\n\n"
    content = paper(objectives=three, after=stray + explanation(other, SHARE))
    assert [(w, e) for w, e, _ in told(content)] == [(other, AIM)]


LISTED = "No\tIndikator Kinerja\tTarget Kinerja\tPenjelasan\n"


def listed(*names: str) -> str:
    rows = [f"{n}\t{name}\t100\tSesuai" for n, name in enumerate(names, 1)]
    return "LAMPIRAN PENJELASAN\n\n" + LISTED + "\n".join(rows)


PARKING = "Persentase Pendapatan Parkir yang Tercatat"


def test_a_listed_indicator_that_nobody_promised_is_shown_with_the_nearest():
    two = table(
        "Sasaran Kegiatan", (AIM, SHARE, "100%"), ("Tertibnya parkir", "Jumlah parkir", "2")
    )
    content = paper(objectives=two, after=listed(SHARE, PARKING))
    assert places("R21", content) == [[PARKING, "Jumlah parkir"]]
    (found,) = findings("R21", content)
    assert found.cause == "PK ini memuat 2 indikator."


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Persentase Administrasi tertib", 0),
        ("Persentase Administrasi Umum", 0),
        ("Persentase Umum dingin basah", 1),
        ("Persentase Administrasi Umum basah", 0),  # three words of five: 0.6
        ("Persentase Administrasi", 1),
    ],
)
def test_a_listed_indicator_is_one_of_the_agreements_by_three_words_of_five(name, found):
    assert len(told(paper(objectives=OWN, after=listed(name)))) == found


def test_blank_rows_and_tables_of_their_own_objectives_are_passed_over():
    assert told(paper(objectives=OWN, after=listed("", PARKING)))[0][0] == PARKING
    assert told(paper(objectives=OWN, after=listed("-", SHARE))) == []
    own = LISTED.replace("Indikator", "Sasaran\tIndikator")
    rows = own + f"1\tTertibnya parkir\t{PARKING}\t100\tSesuai"
    first = "LAMPIRAN\n\n" + rows + "\n\nLagi\n\n" + listed(PARKING)
    found = [w for w, _, _ in told(paper(objectives=OWN, after=first))]
    assert PARKING not in found or len(found) == 1


def test_a_list_in_another_file_is_of_no_agreement_here():
    assert (
        of("R21", read(paper(objectives=OWN), "a.txt"), read(listed(PARKING), "b.txt"))
        == []
    )


def test_a_list_belongs_to_the_agreement_it_stands_in():
    below = subordinate(objectives=OWN, after=listed(PARKING, SHARE))
    parking = table("Sasaran Lain", ("Tertibnya parkir", PARKING, "100%"))
    assert [w for w, _, _ in told(paper(objectives=parking), below)] == [PARKING]


def test_an_agreement_without_indicators_promises_nothing_to_compare():
    empty = "No\tSasaran\tIndikator Kinerja\tTarget\n\t\t\t"
    assert told(paper(objectives=empty, after=listed(PARKING))) == []
