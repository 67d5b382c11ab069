"""What is looked at before a report is frozen: one small function a check, in order.

`CHECKS` names them; each yields what is lacking, with the place where it is mended and who
mends it. What stops keeps the report from being frozen; the rest is said.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from jenjang.apps.reports.checks import agreed, measured, texts
from jenjang.apps.reports.checks.lacks import Lack, Looked

__all__ = ["CHECKS", "Check", "Checked", "Lack", "Looked", "check"]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name as a person reads it, and what finds what is lacking."""

    key: str
    name: str
    find: Callable[[Looked], Iterator[Lack]]


CHECKS = (
    Check("bagian-kosong", "Setiap bagian berisi", texts.empty_sections),
    Check("usulan", "Tidak ada usulan yang belum diputuskan", texts.open_proposals),
    Check("tabel", "Setiap tabel susunan laporan ada", texts.missing_parts),
    Check("judul-tabel", "Tabel dan gambar berjudul", texts.without_caption),
    Check("angka", "Setiap angka dalam teks dikenal", texts.unknown_figures),
    Check("angka-berubah", "Angka yang berubah sudah dibaca ulang", texts.stale_figures),
    Check(
        "kalimat-berubah",
        "Kalimat dari data masih sesuai dengan datanya",
        texts.outgrown_sentences,
    ),
    Check("komentar", "Komentar selesai", texts.open_comments),
    Check("bentrok", "Tulisan yang bentrok sudah disatukan", texts.clashes),
    Check("data", "Sebab dan data lengkap", measured.gaps),
    Check("verifikasi", "Nilai sudah diverifikasi", measured.unverified),
    Check("kunci", "Periode sudah dikunci", measured.not_locked),
    Check("reviu", "Catatan reviu sebelumnya dijawab", agreed.unanswered_review),
    Check("auditor", "Auditor tidak menemukan kesalahan pasti", agreed.findings),
    Check("selesai", "Bagian dinyatakan selesai", texts.not_done),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A check with what it found."""

    check: Check
    lacks: tuple[Lack, ...]

    @property
    def stops(self) -> bool:
        """Return whether it keeps the report from being frozen."""
        return any(lack.stops for lack in self.lacks)


def check(looked: Looked) -> Sequence[Checked]:
    """Return every check with what it found."""
    return [Checked(one, tuple(one.find(looked))) for one in CHECKS]
