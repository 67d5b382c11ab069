"""What a Keputusan IKU may begin from: sentences, and laws that were in force.

The laws are taken from the auditor's register by their numbers, so that what is proposed
here is what the auditor holds to be right.
"""

from dataclasses import dataclass

from jenjang.apps.organisation.models import UnitKind
from jenjang.apps.plans.models import Plan
from jenjang.apps.plans.snapshots.decrees import years_of
from jenjang.papers.audit.reference.regulations import Regulation, register

LONG_NAMES = {
    "UU": "Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "Perpres": "Peraturan Presiden",
    "PermenPANRB": (
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
    ),
    "Permendagri": "Peraturan Menteri Dalam Negeri",
}
WHY = (
    "bahwa untuk memperoleh ukuran keberhasilan dari pencapaian tujuan dan sasaran "
    "strategis {}, serta untuk meningkatkan akuntabilitas kinerja, perlu ditetapkan "
    "Indikator Kinerja Utama;"
)
THEREFORE = (
    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan "
    "Keputusan tentang Penetapan Indikator Kinerja Utama {};"
)
ANNEXED = (
    "Indikator Kinerja Utama {} sebagaimana tercantum dalam Lampiran yang merupakan bagian "
    "tidak terpisahkan dari Keputusan ini."
)
USED = (
    "Indikator Kinerja Utama sebagaimana dimaksud dalam Diktum KESATU digunakan sebagai "
    "dasar untuk menyusun rencana kerja, perjanjian kinerja, rencana aksi, dan laporan "
    "kinerja, serta melakukan evaluasi pencapaian kinerja."
)
HOLDS = "Keputusan ini mulai berlaku pada tanggal ditetapkan."
CONSIDERATIONS = (WHY, THEREFORE)
DECISIONS = (ANNEXED, USED, HOLDS)
BASES = (
    ("UU", 23, 2014),
    ("PP", 8, 2006),
    ("PP", 18, 2016),
    ("PP", 17, 2018),
    ("Perpres", 29, 2014),
    ("PermenPANRB", 9, 2007),
    ("PermenPANRB", 53, 2014),
    ("Permendagri", 86, 2017),
)
OF_KECAMATAN = {("PP", 17, 2018)}
OLD_NUMBERS = {
    ("PermenPANRB", 9, 2007): (
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/09/M.PAN/5/2007"
    )
}
"""Before 2010 the minister numbered otherwise, and was named otherwise."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The rows a decree begins with; a person corrects, adds and leaves out."""

    considerations: tuple[str, ...]
    legal_bases: tuple[str, ...]
    decisions: tuple[str, ...]


def propose_decree(plan: Plan, year: int) -> Proposal:
    """Return what a decree of that year about the plan's IKU may say."""
    unit = "" if plan.unit is None else plan.unit.name
    of_unit = f"{unit} Tahun {years_of(plan)}"
    return Proposal(
        considerations=tuple(text.format(of_unit) for text in CONSIDERATIONS),
        legal_bases=tuple(
            f"{cited(register()[key])};" for key in BASES if _holds(plan, key, year)
        ),
        decisions=tuple(text.format(of_unit) for text in DECISIONS),
    )


def cited(law: Regulation) -> str:
    """Return a law as a decree cites it.

    >>> cited(Regulation("PP", 17, 2018, "Kecamatan", None, None, None, True))
    'Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan'
    """
    key = (law.kind, law.number, law.year)
    named = f"{LONG_NAMES.get(law.kind, law.kind)} Nomor {law.number} Tahun {law.year}"
    return f"{OLD_NUMBERS.get(key, named)} tentang {law.title}"


def _holds(plan: Plan, key: tuple[str, int, int], year: int) -> bool:
    """Return whether a law was in force that year, and is about such units."""
    law = register().get(key)
    if law is None or law.year > year or (law.replaced_year or year) < year:
        return False
    is_kecamatan = plan.unit is not None and plan.unit.kind == UnitKind.KECAMATAN
    return key not in OF_KECAMATAN or is_kecamatan
