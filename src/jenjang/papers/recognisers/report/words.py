"""The words by which reports and their parts are known, as tables.

A paper that says it in another word needs one more word here and no code. All patterns
but `LEADERS` are matched against `fold`ed text (lower case, single blanks).
"""

import re

# What a paper calls itself; in one line the first that is found decides.
KINDS: tuple[tuple[str, str], ...] = (
    ("IKI", r"(?:indikator|pengukuran) kinerja individu|\biki\b"),
    (
        "Evaluasi",
        (
            r"(?:kertas|lembar) kerja evaluasi|laporan hasil evaluasi|\blhe\b|\blke\b|"
            r"(?:hasil|laporan) (?:evaluasi|monev|monitoring)\b|"
            r"(?:laporan|hasil) pemantauan dan evaluasi|evaluasi pelayanan publik"
        ),
    ),
    (
        "Hasil SKM",
        (
            r"survei kepuasan|survey kepuasan|indeks kepuasan|\bskm\b|\bikm\b|"
            r"kepuasan (?:masyarakat|pelanggan|pengguna)"
        ),
    ),
    ("Laporan Triwulan", r"\btri ?wulan\b|\btw\.? ?(?:iv|i{1,3}|[1-4])\b"),
    ("Rencana Aksi", r"rencana aksi\b|\brenaksi\b"),
    ("Keputusan IKU", r"indikator kinerja utama|\biku\b"),
    (
        "LKjIP",
        (
            r"laporan (?:akuntabilitasi? )?kinerja|\blkj(?:ip)?\b|\blkip\b|\blakip\b|"
            r"laporan akuntabilitas"
        ),
    ),
    (
        "Realisasi Anggaran",
        (
            r"(?:laporan )?realisasi (?:anggaran|belanja|keuangan|fisik|apbd|dpa)|\blra\b|"
            r"laporan (?:pelaksanaan )?(?:program|kegiatan)"
        ),
    ),
    (
        "Renstra",
        (
            r"rencana strategis|\brenstra\b|visi,? misi,? tujuan|"
            r"tujuan,? sasaran,? strategi,? (?:dan )?(?:arah )?kebijakan"
        ),
    ),
    (
        "Renja",
        (
            r"rencana kerja\b|\brenja\b|rencana program dan kegiatan|"
            r"program dan kegiatan prioritas|rencana kinerja tahunan"
        ),
    ),
)

# What a file is where no title says so: by what its tables are about.
KINDS_OF_TABLES = {
    "survei": "Hasil SKM",
    "evaluasi": "Evaluasi",
    "rencana aksi": "Rencana Aksi",
    "iku": "Keputusan IKU",
    "target renstra": "Renstra",
    "realisasi anggaran": "Realisasi Anggaran",
    "pagu anggaran": "Renja",
}

# Contents pages.
CONTENTS = re.compile(
    r"daftar (?:isi|tabel|gambar|grafik|bagan|diagram|lampiran|singkatan)\b.{0,20}"
)
CONTENTS_HEADS = re.compile(
    r"hal(?:aman)?\.?|nomor.{0,6}(?:teks|judul).{0,20}|no\.?|uraian"
)
LEADERS = re.compile(r"(?:[.…]\s?){4,}|…{2,}")
LEADERS_TO_PAGE = re.compile(
    r"(?:(?<![.…])(?:[.…]\s?){4,}+|(?<!…)…{2,}+)\W*+(?:[ivxlc]{1,6}|\d{1,3})\b", re.I
)
PAGE_AT_END = re.compile(r".*\S[\s.…]+(?:\d{1,3}|[ivxlc]{1,6})\s*")
PAGE_NUMBER = re.compile(
    r"(?:hal(?:aman)?\.?)?\s*[-–|]?\s*(?:\d{1,3}|[ivxl]{1,6})\s*[-–|]?\s*"
)

# Chapters.
BAB = re.compile(r"bab\b[\s.]*(?P<number>[ivx]{1,5}|\d{1,2})\b[\s.:–-]*(?P<title>.*)", re.I)
BAB_ALONE = re.compile(r"bab\.?", re.I)
NUMBER_ALONE = re.compile(r"[ivx]{1,5}|\d{1,2}", re.I)
FRONT = re.compile(
    r"kata pengantar|pengantar|prakata|"
    r"(?:ikhtisar|iktisar|ringkasan) (?:eksekutif|eksekutip|executive)|executive summary|"
    r"abstrak|lampiran(?:[ -]*lampiran)?|pernyataan telah direviu"
)
DOTTED = re.compile(
    r"(?P<number>(?:\d{1,2}|[A-Z]|[IVX]{1,4})(?:\.\d{1,2}){1,4})\.?\)?\s*(?P<title>[^\W\d].*)"
)
LETTERED = re.compile(r"(?P<number>[A-Z]|[a-z])\.\s*(?P<title>[^\W\d].*)")
NUMBERED = re.compile(r"(?P<number>\d{1,2})\s?[.)]\s*(?P<title>[^\W\d].*)")
LONGEST_HEADING = 150
LIST_ENDS = (";", ",", ".")
SYSTEMATICS = re.compile(r"sistematika")
TELLS_ABOUT = re.compile(
    r"(?:menjelaskan|berisi|memuat|menguraikan|menyajikan|pada bab ini)\b"
)

# Captions: "Tabel 3.2", "Tabel III.2 Capaian ...", "TABEL 5", "Tabel L.1" (annex).
CAPTION = re.compile(
    r"(?:tabel|table)\s*(?P<number>(?:\d{1,3}|[ivxIVX]{1,5}|L(?=\.\d))(?:\s?[.–-]\s?\d{1,3}|[.–-]?[a-z]\b)*)"
    r"(?!\s?[.,]?\d)\s*[.:–-]*\s*(?P<title>.*)",
    re.IGNORECASE,
)
TALKS_OF_TABLE = re.compile(
    r"(?:di ?atas|di ?bawah|berikut|tersebut|ini|menunjukkan|memperlihatkan|adalah|dapat|"
    r"memuat|menggambarkan|dan|sebagai|tentang|di|yang)\b"
)
OF_PICTURES = re.compile(r"(?:gambar|grafik|bagan|diagram|foto|peta)\b")
SOURCE_LINE = re.compile(r"(?:sumber|ket(?:erangan)?|catatan|note)\s*[:.]")
IN_UNITS = re.compile(r"\(?(?:dalam )?(?:juta|ribu|milyar|miliar)? ?(?:rupiah|rp\.?)\)?")

# Decrees.
DECREE = re.compile(
    r"(?:surat )?(?:keputusan|peraturan) (?:camat|lurah|kepala|bupati|wali ?kota|gubernur|"
    r"inspektur|sekretaris|direktur|penjabat|pj\.?|plt\.?)\b.{0,120}"
)
DECREE_NUMBER = re.compile(r"nomor\s*[:.]?\s*(?P<number>\S.{0,60})", re.I)
DECREE_NUMBER_KEY = re.compile(r"nomor\s*[:.]?\s*")
ABOUT = re.compile(r"tentang\b.{0,200}")
ISSUED = re.compile(r"(?:pada tanggal|tanggal)\s*:?\s*(?P<date>.+)", re.I)
LONGEST_TITLE = 200
