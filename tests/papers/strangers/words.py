"""What the invented agreements are made of: people, offices, aims, programmes."""


def listed(text: str) -> tuple[str, ...]:
    """Return what stands between the strokes of a list; an empty part is kept."""
    return tuple(" ".join(part.split()) for part in text.split("|"))


FIRST = listed("""
    Wirasena | Larasati | Bagaskoro | Nirmala | Danendra | Kirana | Prabasari | Mahendro
    | Sekarwangi | Tirtayasa | Anindhita | Rakawisnu
""")
LAST = listed("""
    Wiratama | Kusumadewi | Pranajaya | Lazuardi | Sadewo | Rinjani | Cakrawala |
    Mulyasari | Hartawan | Puspitarini
""")
BEFORE = ("", "", "", "Drs. ", "Ir. ", "Dr. ", "Hj. ", "H. ", "Dra. Hj. ", "dr. ")
AFTER = (
    "",
    "",
    ", S.Sos",
    ", SE",
    ", S.IP., M.Si",
    ", SH., MH",
    ", ST",
    ", S.STP, M.AP",
    ", SKM, M.Kes",
    ", S.Pd",
)
RANKS = listed("""
    Pembina Utama Muda | Pembina Tingkat I | Pembina Tk. I | Pembina | Penata Tk. I |
    Penata | Pembina Tk.I / IV.b | Penata Tk. I, III/d | Pembina (IV/a) | Pembina Utama
    Madya | Penata Muda Tk. I
""")
REGIONS = (
    ("Kabupaten", "Tirta Kencana", "Tirtasari"),
    ("Kabupaten", "Wanasari", "Wanasari"),
    ("Kabupaten", "Gunung Perak", "Perakarta"),
    ("Kabupaten", "Teluk Permata Selatan", "Permata"),
    ("Kota", "Bandar Wangi", "Bandar Wangi"),
    ("Kota", "Surya Negara", "Surya Negara"),
    ("Provinsi", "Nusa Arga", "Argapura"),
)
HEADS = {"Kabupaten": "Bupati", "Kota": "Wali Kota", "Provinsi": "Gubernur"}
OFFICES = listed("""
    Dinas Perikanan dan Kelautan | Dinas Pekerjaan Umum dan Penataan Ruang | Dinas
    Kependudukan dan Pencatatan Sipil | Dinas Pertanian | Dinas Sosial | Badan
    Kepegawaian Daerah | Badan Penanggulangan Bencana Daerah | Badan Kesatuan Bangsa dan
    Politik | Dinas Pariwisata dan Ekonomi Kreatif | Dinas Perpustakaan dan Kearsipan |
    Satuan Polisi Pamong Praja | Inspektorat Daerah
""")
DISTRICTS = listed("""
    Rawa Bening | Sukawangi | Lembah Asri | Kalijati Timur | Muara Jernih
""")
VILLAGES = listed("""
    Kembang Sari | Pasir Indah | Karang Mulya
""")
HOSPITALS = listed("""
    RSUD Sehat Sentosa | Rumah Sakit Umum Daerah Mitra Husada
""")
BUREAUS = listed("""
    Bagian Organisasi | Bagian Hukum | Bagian Perekonomian | Bagian Umum
""")
FIELDS = listed("""
    Perencanaan | Pelayanan | Pengembangan | Pembinaan Masyarakat | Pengendalian |
    Sarana dan Prasarana
""")
VERBS = listed("""
    Meningkatnya | Terwujudnya | Terlaksananya | Menurunnya | Tersedianya | Optimalnya |
    Berkembangnya | Terciptanya | Tercapainya
""")
MATTERS = listed("""
    kualitas pelayanan publik | akuntabilitas kinerja perangkat daerah | kesejahteraan
    petani dan nelayan | tata kelola pemerintahan desa yang tertib | ketenteraman dan
    ketertiban umum di wilayah | kapasitas aparatur yang profesional | partisipasi
    masyarakat dalam pembangunan | sarana dan prasarana dasar permukiman | cakupan
    administrasi kependudukan | daya saing produk unggulan daerah | kesiapsiagaan
    masyarakat terhadap bencana | layanan kesehatan rujukan | pengelolaan keuangan dan
    aset yang transparan | budaya baca masyarakat
""")
TAILS = (
    "",
    "",
    "",
    " yang berkelanjutan",
    " di seluruh kecamatan dan kelurahan",
    " sesuai dengan standar pelayanan minimal",
    " berbasis teknologi informasi",
    " yang merata, terjangkau, dan inklusif",
)
MEASURES = listed("""
    Persentase | Jumlah | Tingkat | Nilai | Indeks | Cakupan | Rasio | Angka | Rata-rata
    | Prosentase
""")
THINGS = listed("""
    desa yang tertib administrasi | kelompok tani yang naik kelas | pengaduan masyarakat
    yang ditindaklanjuti tepat waktu | dokumen perencanaan yang selaras | aparatur yang
    mengikuti pendidikan dan pelatihan | kepuasan masyarakat | rumah tidak layak huni
    yang diperbaiki | temuan pemeriksaan yang diselesaikan | pelaku usaha mikro yang
    dibina | penduduk yang memiliki identitas digital | jalan dalam kondisi mantap |
    kunjungan wisatawan | produksi perikanan budidaya | pelanggaran peraturan daerah
    yang ditangani | relawan tangguh bencana yang terlatih | pemustaka yang dilayani |
    ketersediaan obat esensial di fasilitas kesehatan
""")
PROGRAMS = listed("""
    Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota | Pengelolaan Perikanan Tangkap
    | Penyelenggaraan Pemerintahan dan Pelayanan Publik | Pemberdayaan Masyarakat Desa |
    Koordinasi Ketenteraman dan Ketertiban Umum | Penanggulangan Bencana | Pengembangan
    Sumber Daya Manusia | Pembinaan Perpustakaan | Penyuluhan Pertanian | Pemenuhan
    Upaya Kesehatan Perorangan | Pendaftaran Penduduk dan Pencatatan Sipil | Peningkatan
    Diversifikasi dan Ketahanan Pangan Masyarakat
""")
ACTIVITIES = listed("""
    Administrasi Keuangan Perangkat Daerah | Administrasi Umum Perangkat Daerah |
    Fasilitasi Kelompok Masyarakat | Pengelolaan Sarana Bersama | Penyusunan Rencana dan
    Laporan | Pelaksanaan Urusan yang Dilimpahkan | Pemeliharaan Barang Milik Daerah |
    Koordinasi Lintas Sektor
""")
SUB_ACTIVITIES = listed("""
    Penyediaan Bahan Logistik Kantor | Penyusunan Dokumen Perencanaan | Penyelenggaraan
    Rapat Koordinasi dan Konsultasi | Pembinaan Kelompok Sadar Wisata | Pemeliharaan
    Peralatan dan Mesin Lainnya | Penyediaan Gaji dan Tunjangan ASN
""")
SOURCES = listed("""
    APBD | APBD | DAU | APBN | PAD | DAK | BLUD | APBD Kabupaten
""")
MONTHS = listed("""
    Januari | Februari | Maret | April | Juli | September | Oktober | Desember
""")
OBJECTIVE_HEADS = (
    ("Sasaran Strategis", "sasaran strategis"),
    ("Sasaran", "sasaran"),
    ("Sasaran Program", "sasaran program"),
    ("Sasaran Kegiatan", "sasaran kegiatan"),
    ("Kinerja Utama", "kinerja utama"),
    ("Sasaran Kinerja", "sasaran kinerja"),
    ("Tujuan/Sasaran", "tujuan/sasaran"),
    ("Uraian Sasaran", "sasaran"),
    ("Sasaran Strategis Perangkat Daerah", "sasaran strategis"),
    ("Kinerja", "kinerja"),
    ("Sasaran Sub Kegiatan", "sasaran sub kegiatan"),
    ("Tujuan", "tujuan"),
    ("SASARAN STRATEGIS", "sasaran strategis"),
    ("Sasaran Strategis/Program", None),
)
INDICATOR_HEADS = listed("""
    Indikator Kinerja | Indikator Kinerja Utama | Indikator Kinerja Utama (IKU) |
    Indikator | IKU | Ukuran Kinerja | Indikator Sasaran | INDIKATOR KINERJA | Tolok
    Ukur Kinerja | Ukuran Keberhasilan | Indikator Kinerja Individu | Indikator Kinerja
    Sasaran
""")
TARGET_HEADS = listed("""
    Target | Target {year} | Target Kinerja | Target Tahun {year} | TARGET | Target
    Tahunan | Target Kinerja Tahun {year}
""")
UNIT_HEADS = listed("""
    Satuan | SATUAN | Sat. | Satuan Target | Satuan Ukur
""")
NUMBER_HEADS = listed("""
    No | No. | NO | Nomor | NO.
""")
PROGRAM_HEADS = listed("""
    Program | PROGRAM | Nama Program | Uraian Program | Program Prioritas
""")
AMOUNT_HEADS = listed("""
    Anggaran | Anggaran (Rp) | Pagu Anggaran | Pagu (Rp) | ANGGARAN (Rp.) | Jumlah
    Anggaran (Rp) | Alokasi Anggaran | Anggaran Tahun {year} (Rp) | Jumlah (Rp)
""")
SOURCE_HEADS = listed("""
    Keterangan | Ket. | Sumber Dana | KETERANGAN | Sumber Anggaran | Ket
""")
TOTAL_WORDS = listed("""
    Jumlah | JUMLAH | Total | TOTAL ANGGARAN | Jumlah Anggaran | J U M L A H | Total
    Anggaran (Rp) | Jumlah Total
""")
