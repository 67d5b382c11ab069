"""The papers of an invented kecamatan, as a reader would give them."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from jenjang.papers.document import Agreement, Budget, Indicator, Objective, Party

BUPATI = Party("Dr. RATNA KOMALA, M.Si", "BUPATI TIRTAJAYA")
CAMAT = Party("SARI WULANDARI, S.Sos", "CAMAT SUKAMAJU", "19750312 200003 2 004")
SEKCAM = Party("BAMBANG PRAKOSO, S.IP", "SEKRETARIS KECAMATAN", "19780101 200501 1 003")
KASUBAG = Party("RINI ASTUTI, SE", "KASUBAG. UMUM DAN KEUANGAN")
KASI = Party("D E D I  K U R N I A, S.AP", "Kasi Pemerintahan", "198204172008011005")
STAFF = Party("JOKO WIDARSO", "PENGOLAH DATA")

FINANCE = "Administrasi Keuangan Perangkat Daerah"
SALARY = "Penyediaan Gaji dan Tunjangan ASN"
SUPPORT = "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"
GENERAL = "PROGRAM PENYELENGGARAAN URUSAN PEMERINTAHAN UMUM"
FORUM = "Pelaksanaan Tugas Forum Koordinasi Pimpinan di Kecamatan"


def indicator(
    text: str, target: str, number: Decimal | None = None, **rest: Any
) -> Indicator:
    """Return an indicator with a target, its number the one that is printed."""
    digits = target.split(maxsplit=1)[0].replace("%", "").replace(",", ".")
    value = number if number is not None else Decimal(digits)
    return Indicator(text, target_text=target, target_number=value, **rest)


def paper(first: Party, second: Party, **rest: Any) -> Agreement:
    """Return a PK 2025 of Kecamatan Sukamaju between two of its officials."""
    stated: dict[str, Any] = {
        "kind": "PK",
        "unit": "Kecamatan Sukamaju",
        "regency": "Kabupaten Tirtajaya",
        "year": 2025,
        "place": "Tirtakencana",
        "date": "2025-01-15",
        "date_text": "15 Januari 2025",
    }
    return Agreement(first_party=first, second_party=second, **{**stated, **rest})


def camats() -> Agreement:
    """Return the camat's: two strategic objectives, two programmes, Rp 530.000.000."""
    return paper(
        CAMAT,
        BUPATI,
        objectives=(
            Objective(
                "sasaran strategis",
                "Meningkatnya kualitas penyelenggaraan urusan pemerintahan umum",
                (indicator("Indeks Kepuasan Masyarakat", "87,50"),),
            ),
            Objective(
                "sasaran strategis",
                "Meningkatnya akuntabilitas kinerja perangkat daerah",
                (indicator("Nilai AKIP Perangkat Daerah", "72,65"),),
            ),
        ),
        budgets=(
            Budget("program", SUPPORT, 500_000_000, "APBD"),
            Budget("program", GENERAL, 30_000_000, "APBD"),
        ),
        budget_total_idr=530_000_000,
    )


def sekcams() -> Agreement:
    """Return the secretary's: a programme objective with a kegiatan objective under it."""
    return paper(
        SEKCAM,
        CAMAT,
        objectives=(
            Objective(
                "sasaran program",
                "Meningkatnya pelayanan administrasi perkantoran",
                (indicator("Persentase penunjang urusan sesuai standar", "100 %"),),
            ),
            Objective(
                "sasaran kegiatan",
                "Terlaksananya Administrasi Keuangan Perangkat Daerah",
                (indicator("Persentase administrasi keuangan yang baik", "100 %"),),
            ),
        ),
        budgets=(
            Budget("program", SUPPORT.upper(), 500_000_000),
            Budget("kegiatan", FINANCE, 480_000_000),
        ),
    )


def kasubags() -> Agreement:
    """Return the Kasubag's: the secretary's kegiatan, and a sub kegiatan under it.

    He states another ceiling for the kegiatan than the secretary does.
    """
    return paper(
        KASUBAG,
        SEKCAM,
        objectives=(
            Objective(
                "sasaran kegiatan",
                "TERLAKSANANYA ADMINISTRASI KEUANGAN PERANGKAT DAERAH",
                (indicator("Persentase administrasi keuangan yang baik", "95 %"),),
            ),
            Objective(
                "sasaran sub kegiatan",
                "Terbayarnya gaji dan tunjangan ASN",
                (indicator("Jumlah orang yang menerima gaji", "18 Org", unit="Org"),),
            ),
        ),
        budgets=(
            Budget("kegiatan", FINANCE, 490_000_000, "APBD"),
            Budget("sub kegiatan", SALARY, 450_000_000, "APBD"),
        ),
    )


def kasis() -> Agreement:
    """Return the Kasi's: one kegiatan objective whose programme is the camat's."""
    return paper(
        KASI,
        CAMAT,
        objectives=(
            Objective(
                "sasaran kegiatan",
                "Terselenggaranya forum koordinasi pimpinan",
                (
                    indicator(
                        "Persentase rekomendasi yang ditindaklanjuti",
                        "90 %",
                        quarter_targets=("20", "45", "70", "90"),
                        formula="Jumlah rekomendasi yang ditindaklanjuti dibagi jumlah "
                        "rekomendasi dikali 100 %",
                    ),
                ),
            ),
        ),
        budgets=(Budget("sub kegiatan", FORUM, 30_000_000),),
    )


def staffs() -> Agreement:
    """Return a staff member's, headed as all papers of the office are."""
    return paper(
        STAFF,
        Party("DEDI KURNIA, S.AP", "KEPALA SEKSI PEMERINTAHAN UMUM"),
        objectives=(
            Objective(
                "sasaran strategis",
                "Tersusunnya notulen forum koordinasi pimpinan",
                (indicator("Jumlah notulen", "12 Dokumen", unit="Dokumen"),),
            ),
        ),
    )


def office() -> list[Agreement]:
    """Return all five, in the order a careless clerk scans them."""
    return [staffs(), kasubags(), camats(), kasis(), sekcams()]


def with_target(document: Agreement, text: str, number: str) -> Agreement:
    """Return the paper with another target of its first indicator."""
    first, *others = document.objectives
    corrected = replace(
        first.indicators[0], target_text=text, target_number=Decimal(number)
    )
    kept = replace(first, indicators=(corrected, *first.indicators[1:]))
    return replace(document, objectives=(kept, *others))
