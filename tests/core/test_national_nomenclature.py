"""The national lists: a name is exact, near, of another level or region, or none."""

import csv

import pytest
from tests.conftest import CORPUS, NO_CORPUS

from jenjang.core.nomenclature import (
    PROVINCE,
    REGENCY,
    RELEASES,
    Judged,
    judge,
    level_of,
    national,
    release_of,
)

CHECKED = CORPUS.parent / "data" / "seed_nomenclature_check.csv"
QANUN = "Koordinasi Penerapan dan Penegakan Qanun dan Peraturan Kepala Daerah"
PRINTING = "Penyediaan Barang Cetakan dan Penggandaan"


@pytest.mark.parametrize(
    ("key", "scope", "lines"),
    [("2023", REGENCY, 4367), ("2026", REGENCY, 4497), ("2026", PROVINCE, 5210)],
)
def test_the_lists_are_whole(key: str, scope: str, lines: int):
    assert len(national(key, scope).entries) == lines


def test_every_code_is_of_the_level_its_line_says():
    for release in RELEASES:
        for scope in release.scopes:
            for entry in national(release.key, scope).entries:
                code = entry.code.replace("X.XX", "7.01")
                assert entry.code == "X" or level_of(code) == entry.level


@pytest.mark.parametrize(
    ("name", "level", "judged", "code"),
    [
        (PRINTING, "sub kegiatan", Judged.EXACT, "X.XX.01.2.06.0005"),
        (PRINTING.upper(), "sub kegiatan", Judged.EXACT, "X.XX.01.2.06.0005"),
        (f"Sub Kegiatan: {PRINTING}", "sub kegiatan", Judged.EXACT, "X.XX.01.2.06.0005"),
        ("Penyediaan Barang Cetak", "sub kegiatan", Judged.NONE, None),
        (
            "Penyediaan Barang Cetak dan Gandaan",
            "sub kegiatan",
            Judged.NEAR,
            "X.XX.01.2.06.0005",
        ),
        (PRINTING, "kegiatan", Judged.WRONG_LEVEL, "X.XX.01.2.06.0005"),
        ("Program Kebun Bunga Warga", "program", Judged.NONE, None),
    ],
)
def test_a_name_gets_its_verdict(name: str, level: str, judged: Judged, code: str | None):
    verdict = judge(name, level, release="2026", bidang="7.01")

    assert verdict.judged is judged
    assert (verdict.entry.code if verdict.entry else None) == code


def test_a_line_of_single_regions_is_of_another_scope():
    name = "Koordinasi Penerapan dan Penegakan Qanun dan Peraturan Kepala Daerah"

    assert (
        judge(name, "kegiatan", release="2026", bidang="7.01").judged is Judged.OTHER_SCOPE
    )


def test_a_year_has_the_list_in_force():
    assert [release_of(year).key for year in (2023, 2025, 2026)] == ["2023", "2023", "2026"]


@pytest.mark.corpus
@pytest.mark.skipif(not CHECKED.exists(), reason=NO_CORPUS)
@pytest.mark.parametrize("key", ["2023", "2026"])
def test_every_name_checked_by_hand_gets_the_verdict_written_there(key: str):
    with CHECKED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    said = []
    for row in rows:
        level = row["level"].replace("_", " ")
        verdict = judge(row["name"], level, release=key, bidang="7.01")
        is_rated = verdict.judged in (Judged.NEAR, Judged.NONE)
        share = f" {verdict.similarity:.2f}" if is_rated else ""
        code = verdict.entry.code if verdict.entry else ""
        said.append((row["name"], verdict.judged.value + share, code))

    assert said == [(row["name"], row[f"match_{key}"], row[f"code_{key}"]) for row in rows]
    assert len(said) == 135
