"""Checks of how aims and measures are worded."""

import re
from collections.abc import Iterator

from jenjang.core.cascade.tree import Cascade, Level, Worry

OUTCOMES = frozenset({Level.TUJUAN, Level.STRATEGIS, Level.PROGRAM})
ACTIVITY = re.compile(
    r"\s*(?:terlaksananya|terselenggaranya|tersusunnya|tersedianya|terfasilitasinya|"
    r"dilaksanakannya|melaksanakan|menyelenggarakan|menyusun|melakukan|mengadakan|"
    r"menyediakan|memfasilitasi|pelaksanaan|penyelenggaraan|penyusunan|penyediaan|"
    r"pengadaan|pembangunan|rapat|sosialisasi|pelatihan|bimbingan teknis)\b",
    re.IGNORECASE,
)
RESULT = (
    r"(?:meningkatnya|menurunnya|terwujudnya|tercapainya|terpenuhinya|terjaganya|"
    r"terciptanya|berkurangnya|optimalnya|efektifnya|terlaksananya|terselenggaranya|"
    r"tersusunnya|tersedianya|terkendalinya|terbinanya)"
)
TWO_RESULTS = re.compile(
    rf"\b{RESULT}\b.+?(?:\b(?:dan|serta)\b|[;,])\s*{RESULT}\b", re.IGNORECASE | re.DOTALL
)
SIZE = (
    r"(?:persentase|prosentase|jumlah|nilai|indeks|rasio|skor|angka|rata-rata|cakupan|"
    r"tingkat|predikat|opini|laju|banyaknya)"
)
TWO_SIZES = re.compile(
    rf"^\s*{SIZE}\b.+?(?:\b(?:dan|serta|atau)\b|[;/])\s*{SIZE}\b", re.IGNORECASE | re.DOTALL
)


def activity_worded(cascade: Cascade) -> Iterator[Worry]:
    """An aim of a level that names a change, worded as the work that leads to it.

    Source: PermenPANRB 89/2021, an outcome is a condition, not what is done for it.
    """
    for aim in cascade.aims.values():
        found = ACTIVITY.match(aim.text)
        if aim.level in OUTCOMES and found:
            yield Worry(
                "activity_worded",
                aim.key,
                None,
                f"“{found[0].strip().capitalize()}” menyebut kegiatan, padahal "
                f"{aim.level.value} menyebut perubahan yang dihasilkannya.",
                "Tulis keadaan yang ingin dicapai, misalnya “Meningkatnya …”.",
            )


def double_aims(cascade: Cascade) -> Iterator[Worry]:
    """An aim that names two conditions: reached by half it cannot be judged."""
    for aim in cascade.aims.values():
        if TWO_RESULTS.search(aim.text):
            yield Worry(
                "double_aim",
                aim.key,
                None,
                "Satu sasaran memuat dua keadaan, sehingga capaiannya tidak dapat dinilai "
                "satu per satu.",
                "Pecah menjadi dua sasaran.",
            )


def double_measures(cascade: Cascade) -> Iterator[Worry]:
    """A measure that names two quantities: one figure cannot tell both."""
    for measure in cascade.measures:
        if TWO_SIZES.search(measure.text):
            yield Worry(
                "double_measure",
                measure.aim,
                measure.key,
                "Satu indikator memuat dua ukuran, padahal satu angka hanya dapat "
                "menyatakan satu ukuran.",
                "Pecah menjadi dua indikator.",
            )
