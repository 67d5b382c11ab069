"""R24, R54, R55, R58, R64: how much must be said, and of whom, before anything is asked."""

import pytest
from tests.papers.audit.invented import explanation, findings, read, subordinate, table
from tests.papers.audit.standing import of, places
from tests.papers.reading.invented import paper

AIM, SHARE = "Tertibnya surat", "Persentase surat yang tercatat"


def told(rule: str, *contents: str) -> list[tuple[str, str, bool]]:
    return [(f.written, f.expected, f.certain) for f in findings(rule, *contents)]


def budgets(*names: str) -> str:
    rows = [f"{n}\tProgram {name}\tRp 1.000.000" for n, name in enumerate(names, 1)]
    return "\n".join(["No\tProgram\tAnggaran", *rows])


def programmes(level: str, aims: list[tuple[str, str]], *names: str) -> str:
    rows = table(level, *((aim, what, "100%") for aim, what in aims))
    return paper(objectives=rows, budgets=budgets(*names))


ROADS = ("Mulusnya jalan kampung", "Panjang jalan kampung")
MARKETS = ("Ramainya pasar ikan", "Jumlah pedagang pasar ikan")


def test_an_unsupported_programme_is_shown_before_the_aims_there_are():
    names = ("Jalan Kampung", "Pasar Ikan", "Taman Bunga")
    content = programmes("Sasaran Program", [ROADS, MARKETS], *names)
    assert told("R55", content) == [("Program Taman Bunga", "", True)]
    assert places("R55", content) == [["Rp 1.000.000", ROADS[1], MARKETS[1]]]
    (found,) = findings("R55", content)
    assert found.cause == "Dari 3 program, 1 tidak terukur."


def test_five_aims_are_shown():
    names = ("Got", "Gapura", "Gardu", "Kolam", "Umbul", "Balai")
    aims = [(f"{name} kampung", f"Jumlah {name}") for name in names]
    content = programmes("Sasaran Program", aims, *(a for a, _ in aims), "Taman Bunga")
    (shown,) = places("R55", content)
    assert shown[1:] == [what for _, what in aims[:5]]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Jalan Desa Kecil", 1),  # one word of three: less than 0.34
        ("Jalan Desa", 0),
        ("Jalan", 0),
        ("Jalan Kampung Kecil", 0),
        ("Kinerja Jalan", 0),
    ],
)
def test_an_aim_supports_a_programme_by_more_than_a_third_of_its_words(name, found):
    aims = [MARKETS, ROADS]
    content = programmes("Sasaran Program", aims, "Pasar Ikan", name)
    assert [w for w, _, _ in told("R55", content)] == [f"Program {name}"] * found


def test_where_no_programme_has_an_aim_the_table_is_of_something_else():
    assert told("R55", programmes("Sasaran Program", [ROADS], "Taman", "Kolam")) == []


def test_an_aim_serves_one_programme_the_one_it_is_most_like():
    content = programmes("Sasaran Program", [ROADS], "Jalan Kota Raya", "Jalan Kampung")
    assert [w for w, _, _ in told("R55", content)] == ["Program Jalan Kota Raya"]
    twice = programmes("Sasaran Program", [ROADS, ROADS], "Jalan Kampung", "Pasar Ikan")
    assert [w for w, _, _ in told("R55", twice)] == ["Program Pasar Ikan"]


def test_of_two_programmes_as_like_the_first_is_served():
    content = programmes("Sasaran Program", [ROADS], "Jalan Kampung", "Kampung Jalan")
    assert [w for w, _, _ in told("R55", content)] == ["Program Kampung Jalan"]


def test_without_sasaran_program_one_programme_must_be_served_wholly():
    part = programmes("Sasaran", [ROADS], "Jalan Kampung Lama", "Pasar Ikan")
    assert told("R55", part) == []
    whole = programmes("Sasaran", [ROADS], "Jalan Kampung", "Pasar Ikan")
    assert told("R55", whole) == [("Program Pasar Ikan", "", False)]


def test_a_programme_of_general_words_needs_no_aim_of_its_own():
    content = programmes("Sasaran Program", [ROADS, MARKETS], "Jalan Kampung", "Kinerja")
    assert told("R55", content) == []


def noted(note: str, target: str = "85", share: str = SHARE) -> str:
    rows = table("Sasaran", (AIM, share, target))
    return paper(objectives=rows, after=explanation(AIM, share, note=note))


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Target melebihi realisasi tahun lalu", 1),
        ("Target melebihi realisasi tahun 2023", 1),
        ("Target 85 melebihi realisasi tahun lalu", 1),
        ("Target 100 melebihi realisasi tahun lalu", 1),
        ("Target melebihi realisasi tahun lalu yaitu 84", 0),
        ("Target melebihi realisasi tahun lalu yaitu 84,5", 0),
        ("Target melebihi kemampuan kantor", 0),
        ("Realisasi tahun lalu baik", 0),
    ],
)
def test_a_comparison_names_a_figure_beside_target_years_and_the_whole(note, found):
    assert told("R58", noted(note)) == [(note, "", True)] * found


def test_a_note_without_figures_is_shown_by_its_row():
    assert places("R58", noted("Target melebihi realisasi tahun lalu")) == [["1."]]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Target mengikuti realisasi tahun 2023 sebesar 84,5", ["84,5"]),
        ("Target mengikuti realisasi 83 lalu 84", ["84"]),
        ("Target mengikuti realisasi tahun 2023", []),
        ("Target mengikuti realisasi sebesar 85", []),
        ("Target di atas angka 84", []),
    ],
)
def test_a_target_that_follows_a_result_is_that_result(note, expected):
    assert told("R24", noted(note)) == [(note, each, False) for each in expected]


def test_a_target_that_follows_another_figure_is_shown_with_its_note():
    content = noted("Target mengikuti realisasi 83 lalu 84")
    assert places("R24", content) == [["1.", "85"]]
    (found,) = findings("R24", content)
    assert "Target 85 disebut mengikuti realisasi, tetapi angkanya 83, 84." in found.message


def test_a_target_in_words_follows_no_figure():
    assert told("R24", noted("Target mengikuti realisasi 83", target="meningkat")) == []


def two(first: str, second: str, one: str = "100%", other: str = "100%") -> tuple[str, str]:
    """Return agreements of two subordinates of one superior."""
    ani = subordinate(objectives=table("Sasaran", (AIM, first, one)))
    budi = subordinate(objectives=table("Sasaran", (AIM, second, other)))
    return ani, budi.replace("DEWI ANGGRAENI", "RINI ASTUTI")


def test_a_measure_of_two_owners_is_shown_at_both_the_later_first():
    later = SHARE.upper()
    assert told("R54", *two(SHARE, later)) == [(later, "", False)]
    assert places("R54", *two(SHARE, later)) == [[later, SHARE]]


def test_another_measure_or_target_or_the_same_owner_is_no_second_owner():
    assert told("R54", *two(SHARE, "Persentase arsip")) == []
    assert told("R54", *two(SHARE, SHARE, "100%", "90%")) == []
    ani, _ = two(SHARE, SHARE)
    assert told("R54", ani, ani) == []


def test_officials_of_two_superiors_are_not_compared():
    ani, budi = two(SHARE, SHARE)
    assert told("R54", ani, budi.replace("SRI LESTARI", "JOKO SUSILO")) == []


def doubles(*rows: tuple[str, str]) -> str:
    return paper(
        objectives=table("Sasaran", *((AIM, what, target) for what, target in rows))
    )


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Jumlah surat masuk kantor", "Jumlah surat masuk kantor camat", 1),  # 0.8
        ("Jumlah surat masuk", "Jumlah surat masuk kantor", 0),
        ("Jumlah surat masuk", "Surat masuk jumlah", 1),
        ("Jumlah surat", "Jumlah surat", 0),
        ("Dokumen surat masuk kantor", "Dokumen surat masuk kantor perubahan", 0),
        ("Dokumen perubahan surat masuk", "Dokumen surat masuk perubahan", 1),
    ],
)
def test_two_indicators_are_one_but_for_a_word_of_five(one, other, found):
    content = doubles((one, "2"), (other, "2"))
    assert told("R54", content) == [(other, "", False)] * found
    assert places("R54", content) == [[other, one]] * found


def test_like_indicators_with_two_targets_are_two():
    one = "Jumlah surat masuk kantor"
    assert told("R54", doubles((one, "2"), (one, "3"))) == []
    three = doubles((one, "2"), ("Jumlah arsip lama gudang", "2"), (one, "2"))
    assert places("R54", three) == [[one, one]]


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("Tersedianya meja kantor", "sasaran"),
        ("Persentase meja dan kursi yang baik", "dua hal"),
        ("Persentase meja dan kursi yang dibeli", ""),
        ("Persentase meja yang baik", ""),
        ("Jumlah meja yang tersedia", ""),
    ],
)
def test_an_indicator_is_a_measure_of_one_thing(what, why):
    content = doubles((what, "2"))
    assert [(w, c) for w, _, c in told("R64", content)] == [(what, False)] * bool(why)
    assert [why in f.message for f in findings("R64", content)] == [True] * bool(why)
    assert places("R64", content) == [[what]] * bool(why)


def test_a_definition_says_what_good_means():
    what = "Persentase meja dan kursi yang baik"
    head = "No\tSasaran\tIndikator Kinerja\tDefinisi\tTarget\n"
    rows = head + f"1\t{AIM}\t{what}\tMeja tanpa cacat\t2"
    page = read(paper(objectives=rows))
    assert page.agreements[0].objectives[0].indicators[0].definition == "Meja tanpa cacat"
    assert of("R64", page) == []
