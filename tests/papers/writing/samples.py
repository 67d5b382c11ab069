"""Agreements of an invented kecamatan, as rich as the real ones: nobody here exists."""

from dataclasses import replace
from decimal import Decimal

from jenjang.papers.document import Agreement, Annex, Budget, Indicator, Objective, Party

CAMAT = Party(
    name="Drs. H. WIRYA SASTRADINATA, M.Si",
    title="CAMAT TIRTASARI",
    nip="19690214 199003 1 004",
    rank="Pembina Tk. I / IV.b",
)
BUPATI = Party(name="Hj. RATNA DEWANTI, S.E., M.M.", title="BUPATI MEKARJAYA")
SEKRETARIS = Party(
    name="LAKSMI PUSPITANINGRUM, S.Sos",
    title="SEKRETARIS KECAMATAN",
    nip="19740808 199803 2 003",
    rank="Pembina / IV.a",
)
KASUBAG = Party(
    name="BAGAS TIRTOATMOJO, S.E.",
    title="KEPALA SUB BAGIAN PERENCANAAN, KEUANGAN DAN KEPEGAWAIAN",
    nip="19811130 200604 1 007",
    rank="Penata Tk. I / III.d",
)


def camat() -> Agreement:
    """The camat's own: two levels, programmes with a total, explanations."""
    satisfaction = Indicator(
        text="Indeks Kepuasan Masyarakat (IKM) pelayanan kecamatan",
        unit="Indeks",
        target_text="87,50",
        target_number=Decimal("87.50"),
        quarter_targets=("86,00", "86,50", "87,00", "87,50"),
        accumulation="non kumulatif",
        definition="Tingkat kepuasan masyarakat atas sembilan unsur pelayanan kecamatan.",
        relevance="Pelayanan yang bermutu membuat masyarakat puas; kepuasan itu diukur "
        "setiap semester melalui survei di ruang pelayanan dan di desa/kelurahan.",
        formula="Total nilai persepsi per unsur dibagi total unsur yang terisi dikali 25",
        data_source="Laporan hasil survei kepuasan masyarakat",
        target_note="Target naik 0,75 dari realisasi tahun 2024 sesuai Renstra.",
    )
    accountability = Indicator(
        text="Nilai SAKIP Kecamatan",
        unit="Nilai",
        target_text="BB",
        accumulation="non kumulatif",
        formula="Hasil evaluasi akuntabilitas kinerja oleh Inspektorat",
        data_source="Laporan hasil evaluasi (LHE) Inspektorat",
    )
    return Agreement(
        kind="PK",
        unit="Kecamatan Tirtasari",
        regency="Kabupaten Mekarjaya",
        year=2025,
        first_party=CAMAT,
        second_party=BUPATI,
        place="Tirtasari",
        date="2025-01-08",
        date_text="8 Januari 2025",
        objectives=(
            Objective(
                level="sasaran strategis",
                text="Meningkatnya kualitas pelayanan publik kecamatan",
                indicators=(satisfaction,),
                description="Yang dimaksud dalam sasaran ini adalah derajat mutu pelayanan "
                "kecamatan kepada masyarakat secara wajar, efisien, dan efektif.",
                legal_bases=(
                    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
                    "Peraturan Menteri PANRB Nomor 14 Tahun 2017 tentang Pedoman Survei",
                ),
            ),
            Objective(
                level="sasaran strategis",
                text="Meningkatnya akuntabilitas kinerja kecamatan",
                indicators=(accountability,),
            ),
            Objective(
                level="sasaran program",
                text="Meningkatnya capaian pemerintahan dan pelayanan publik",
                indicators=(
                    _percent("Persentase layanan yang selesai tepat waktu", "95%"),
                    _percent("Persentase pelimpahan kewenangan yang dilaksanakan", "100%"),
                ),
            ),
            Objective(
                level="sasaran program",
                text="Meningkatnya ketenteraman dan ketertiban umum di desa/kelurahan",
                indicators=(
                    _percent("Persentase gangguan ketertiban yang tertangani", "90%"),
                ),
            ),
        ),
        budgets=(
            _program(
                "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
                2_702_750_400,
                "7.01.01",
            ),
            _program(
                "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK",
                10_745_500,
                "7.01.02",
            ),
            _program(
                "PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM", 12_680_600, "7.01.04"
            ),
        ),
        budget_total_idr=2_726_176_500,
        revision=0,
        annex=Annex(
            date="2025-01-08", place="Tirtasari", first_party=CAMAT, second_party=BUPATI
        ),
        footer="Authorized by Esakip Kabupaten Mekarjaya",
    )


def kasubag() -> Agreement:
    """A Perubahan two tiers down: kegiatan and sub kegiatan, targets with their units."""
    return Agreement(
        kind="PK Perubahan",
        unit="Kecamatan Tirtasari",
        regency="Kabupaten Mekarjaya",
        year=2025,
        first_party=KASUBAG,
        second_party=SEKRETARIS,
        place="Tirtasari",
        date="2025-10-06",
        date_text="06 Oktober 2025",
        objectives=(
            Objective(
                level="sasaran kegiatan",
                text="Tersusunnya dokumen perencanaan, penganggaran, dan evaluasi kinerja",
                indicators=(
                    _percent("Persentase dokumen perencanaan yang tepat waktu", "100%"),
                ),
            ),
            Objective(
                level="sasaran sub kegiatan",
                text="Tersusunnya dokumen perencanaan perangkat daerah",
                indicators=(_counted("Jumlah dokumen perencanaan", "2 Dokumen", 2),),
            ),
            Objective(
                level="sasaran sub kegiatan",
                text="Terlaksananya evaluasi kinerja perangkat daerah",
                indicators=(
                    _counted("Jumlah laporan evaluasi kinerja", "12 Laporan", 12),
                    _counted("Jumlah laporan capaian triwulan", "4 Laporan", 4),
                ),
            ),
        ),
        budgets=(
            Budget(
                "kegiatan",
                "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
                28_403_700,
                "APBD",
            ),
            Budget(
                "sub kegiatan",
                "Penyusunan Dokumen Perencanaan Perangkat Daerah",
                19_215_100,
                "APBD",
                parent=0,
            ),
            Budget(
                "sub kegiatan",
                "Evaluasi Kinerja Perangkat Daerah",
                9_188_600,
                "APBD",
                parent=0,
            ),
        ),
        revision=1,
        reason="Perubahan APBD Tahun Anggaran 2025",
        annex=Annex(
            date="2025-10-06",
            place="Tirtasari",
            first_party=KASUBAG,
            second_party=SEKRETARIS,
        ),
    )


def staff() -> Agreement:
    """A member of staff: one level, a column Satuan, no budget."""
    return replace(
        kasubag(),
        first_party=Party(
            name="DARMA WISESA",
            title="PENGOLAH DATA",
            nip="198709052010011003",
            rank="Pengatur Tk. I / II.d",
        ),
        second_party=KASUBAG,
        objectives=(
            Objective(
                level="kinerja",
                text="Terlaksananya penatausahaan keuangan perangkat daerah",
                indicators=(
                    Indicator(
                        "Persentase administrasi keuangan yang tertib",
                        "Persen",
                        "100",
                        Decimal(100),
                    ),
                    Indicator(
                        "Jumlah gaji dan tunjangan yang dibayar",
                        "Orang/Bulan",
                        "13",
                        Decimal(13),
                    ),
                ),
            ),
        ),
        budgets=(),
        kind="PK",
        revision=0,
        reason=None,
        annex=None,
    )


def _percent(text: str, target: str) -> Indicator:
    return Indicator(text, "%", target, Decimal(target.rstrip("%")))


def _counted(text: str, target: str, number: int) -> Indicator:
    return Indicator(text, target.split()[1], target, Decimal(number))


def _program(name: str, amount_idr: int, code: str) -> Budget:
    return Budget("program", name, amount_idr, "APBD", code=code)
