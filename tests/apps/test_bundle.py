"""Who is who in a bundle, told from names, NIPs and titles alone."""

from dataclasses import replace

import pytest

from jenjang.apps.intake.adoption.bundle import Bundle, read_bundle
from jenjang.apps.intake.adoption.links import nodes_of
from jenjang.apps.intake.adoption.wording import accumulation_of, ratio_in
from jenjang.apps.organisation.titles import fold_unit, read_title
from jenjang.papers.document import Objective, Party
from tests import office


def bundle(*documents) -> Bundle:
    return read_bundle(documents, "Kecamatan Sukamaju")


def persons(of: Bundle) -> list[str]:
    seats = [seat for paper in of.papers for seat in (paper.first, paper.second) if seat]
    return sorted({seat.person.full_name for seat in seats})


def titles(of: Bundle) -> list[str]:
    return [paper.first.post.title.name for paper in of.papers]


def test_papers_stand_from_the_top_the_secretary_before_his_peers():
    assert titles(bundle(*office.office())) == [
        "Camat",
        "Sekretaris Camat",
        "Kepala Seksi Pemerintahan Umum",
        "Pengolah Data",
        "Kepala Sub Bagian Umum dan Keuangan",
    ]


def test_murni_stands_before_its_perubahan():
    revised = replace(office.camats(), kind="PK Perubahan", revision=1)

    kinds = [paper.document.kind for paper in bundle(revised, office.camats()).papers]

    assert kinds == ["PK", "PK Perubahan"]


def again(nip: str) -> Bundle:
    """Return a bundle whose Kasi is named a second time, with this NIP."""
    same = Party("Dedi Kurnia", "Kepala Seksi Pemerintahan", nip)
    return bundle(office.kasis(), replace(office.staffs(), second_party=same))


def test_a_nip_with_a_typing_error_is_the_same_person_and_remarked_on():
    found = again("198204172008011006")

    assert len([name for name in persons(found) if "KURNIA" in name.upper()]) == 1
    assert "tertulis 198204172008011005 dan 198204172008011006" in found.remarks[0]


def test_namesakes_with_other_nips_are_two_persons():
    found = again("197001011995031001")

    assert len([name for name in persons(found) if "KURNIA" in name.upper()]) == 2


def test_a_nip_that_is_none_is_left_out_with_a_remark():
    found = again("1982")

    assert found.remarks == [
        "NIP Dedi Kurnia tidak dipakai: NIP harus 18 angka; “1982” memuat 4."
    ]


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [
        ("CAMAT SUKAMAJU", "Camat", "definitif"),
        ("Camat Kecamatan Sukamaju", "Camat", "definitif"),
        ("Plt. Sekcam", "Sekretaris Camat", "plt"),
        ("SEKRETARIS KECAMATAN SUKAMAJU", "Sekretaris Camat", "definitif"),
        ("KASI TRANTIB", "Kepala Seksi Ketenteraman dan Ketertiban", "definitif"),
        ("Kasubbag. Umpeg", "Kepala Sub Bagian Umum dan Kepegawaian", "definitif"),
        ("Pj. BUPATI TIRTAJAYA", "Bupati Tirtajaya", "pj"),
        ("WALIKOTA TIRTAJAYA", "Wali Kota Tirtajaya", "definitif"),
    ],
)
def test_a_title_has_one_form(written, name, kind):
    title = read_title(written, "Kecamatan Sukamaju")

    assert (title.name, title.kind) == (name, kind)


@pytest.mark.parametrize(
    "written",
    ["KANTOR CAMAT SUKAMAJU", "Kantor Kecamatan Sukamaju", "SKPD : KECAMATAN SUKAMAJU"],
)
def test_a_unit_has_one_form(written):
    assert fold_unit(written) == "kecamatan sukamaju"


def levels(printed: list[str], superiors: list[str]) -> list[str]:
    objectives = [Objective(level, f"Sasaran {n}") for n, level in enumerate(printed)]
    return [node.level.value for node in nodes_of(objectives, superiors)]


@pytest.mark.parametrize(
    ("printed", "superiors", "expected"),
    [
        (["tujuan/sasaran"], [], ["sasaran strategis"]),
        (["Kinerja Utama"], ["sasaran strategis"], ["kinerja"]),
        (["sasaran strategis"], ["sasaran strategis"], ["kinerja"]),
        (["sasaran strategis"], ["kinerja"], ["kinerja"]),
        (
            ["sasaran program", "sasaran kegiatan"],
            ["sasaran strategis", "sasaran program"],
            ["sasaran program", "sasaran kegiatan"],
        ),
        (["sasaran kegiatan"], ["sasaran kegiatan"], ["sasaran kegiatan"]),
    ],
)
def test_what_a_subordinate_heads_strategic_is_kinerja(printed, superiors, expected):
    assert levels(printed, superiors) == expected


@pytest.mark.parametrize(
    ("formula", "sides"),
    [
        ("Jumlah A dibagi jumlah B dikali 100 %", ("Jumlah A", "jumlah B")),
        ("Realisasi PBB dibagi target X 100 %", ("Realisasi PBB", "target")),
        ("Jumlah A : Jumlah B x 100", ("Jumlah A", "Jumlah B")),
        ("Capaian = Jumlah A / Jumlah B x 100%", ("Jumlah A", "Jumlah B")),
        (r"\frac{\text{Jumlah A} \times 100}{\text{Jumlah B}}", ("Jumlah A", "Jumlah B")),
        ("Jumlah desa/kelurahan tertib dibagi jumlah desa kali 100%", (
            "Jumlah desa/kelurahan tertib", "jumlah desa",
        )),
        ("Hasil survei kepuasan masyarakat", None),
        (None, None),
    ],
)  # fmt: skip
def test_two_sides_of_a_formula_are_found_where_its_words_give_them(formula, sides):
    found = ratio_in(formula)

    assert (found and (found.numerator, found.denominator)) == sides


@pytest.mark.parametrize(
    ("declared", "is_level", "is_count", "expected"),
    [
        ("kumulatif", False, True, "sum"),
        ("kumulatif", True, False, "last"),
        ("non kumulatif", False, True, "last"),
        ("Tidak kumulatif", False, True, "last"),
        (None, True, False, "last"),
        (None, False, True, "sum"),
        (None, False, False, "last"),
    ],
)
def test_how_values_add_up(declared, is_level, is_count, expected):
    found = accumulation_of(declared, is_level=is_level, is_count=is_count, ratio=None)

    assert found == expected
