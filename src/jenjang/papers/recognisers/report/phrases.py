"""The phrases by which a sentence states figures, as tables.

All patterns are matched without regard to case, against text with single blanks.
"""

import re

# What a figure is, by the words before it; where two end at one place the longer decides.
# The last two say what the figure is only where nothing stronger stands before it.
CUES: tuple[tuple[str, str], ...] = (
    (
        "renstra_target",
        (
            r"target (?:kinerja )?(?:pada )?(?:tahun )?akhir (?:periode|tahun|masa)?\s*"
            r"(?:renstra|rpjmd)?|target (?:renstra|rpjmd|jangka menengah)"
        ),
    ),
    (
        "standard",
        r"(?:target|standar|rata-rata) (?:nasional|provinsi|kabupaten|minimal)|spm",
    ),
    (
        "absorption_percent",
        (
            r"(?:persentase|presentase|prosentase|tingkat|capaian|nilai)? ?"
            r"(?:daya serap|serapan|penyerapan|capaian)(?: realisasi)? "
            r"(?:anggaran|keuangan|dana|belanja)|serapan|(?:capaian )?kinerja keuangan|"
            r"persentase realisasi (?:anggaran|keuangan)"
        ),
    ),
    (
        "spent_idr",
        (
            r"(?:realisasi|terealisasi|penyerapan|pengeluaran|merealisasikan)"
            r"(?: (?:penyerapan|serapan))?"
            r"(?: (?:anggaran|belanja|keuangan|dana|biaya))(?:nya)?|"
            r"terserap|dibelanjakan|direalisasi(?:kan)?|realisasinya"
        ),
    ),
    (
        "remaining_idr",
        r"sisa (?:anggaran|dana|pagu|lebih)|silpa|efisiensi anggaran|tidak terserap",
    ),
    (
        "ceiling_idr",
        (
            r"(?:target|pagu|alokasi|jumlah|total|besar(?:nya)?|plafon|dukungan)? ?"
            r"(?:anggaran|pagu|dana|belanja)(?:nya)?"
            r"(?: (?:langsung|operasi|modal|indikatif|perubahan))?|"
            r"alokasi|dianggarkan|dialokasikan"
        ),
    ),
    ("weight", r"(?:ber)?bobot"),
    ("efficiency_percent", r"(?:tingkat|nilai|persentase)? ?efisiensi"),
    ("physical_percent", r"(?:realisasi|capaian|progres|kemajuan) fisik"),
    ("target", r"target(?: kinerja)?(?:nya)?|ditargetkan|menargetkan"),
    (
        "achievement_percent",
        (
            r"(?:(?:tingkat|nilai|persentase|presentase|prosentase|rata-rata) )?"
            r"(?:ke)?(?:capaian|tercapaian|pencapaian)(?: kinerja)?(?:nya)?"
        ),
    ),
    (
        "actual",
        (
            r"realisasi(?: kinerja)?|terealisasi|tercapai|teralisasi|realiasasi|"
            r"mencapai (?:angka|nilai|skor)"
        ),
    ),
    ("actual", r"mencapai|diperoleh|di peroleh|memperoleh|meraih|mendapatkan|mendapat"),
    ("score", r"(?:nilai|skor|score|indeks|index)"),
)
WEAK = 2  # so many of the last cues are weak

# What ties a figure to the words before it.
LINKS = re.compile(
    r"(?:sebesar|sejumlah|sebanyak|mencapai|yaitu|yakni|adalah|ialah|menjadi|angka|hanya|"
    r"senilai|berjumlah|sama dengan|dari|nilai|skor|[:=(])\s*"
    r"(?:nilai |angka |hanya |sebesar )?$",
    re.IGNORECASE,
)
NEAR = 28  # letters that may part a percentage without such a word from its cue
NEXT = 10  # the same for a bare number
NEGATED = re.compile(r"\btidak\b[^,;]{0,40}$", re.IGNORECASE)
# A change, a condition or a formula states no value.
CHANGE = re.compile(
    r"\b(?:kenaikan|peningkatan|penurunan|selisih|naik|turun|meningkat|menurun|bertambah|"
    r"berkurang)\b(?:(?!menjadi|dari)[^.;]){0,60}?\b(?:sebesar|sebanyak|sejumlah)\s*$|"
    r"\b(?:melebihi|melampaui) target sebesar\s*$|[≥≤<>]\s*$",
    re.IGNORECASE,
)
FORMULA = re.compile(r"=\s*\(")
OF_TARGET = re.compile(r"\s*dari (?:total )?target\b(?!\s*\d)", re.IGNORECASE)
BESIDE = re.compile(r"\s*(?:\(|,?\s*atau(?: sebesar| setara dengan| sekitar)?)\s*")
SPELLED = re.compile(r"\s*\(\s?[a-z]{3,}")  # 20 (dua puluh): how many there are, no value
COUNTED = re.compile(
    r"\s*(?:buah |orang )?"
    r"(?:indikator|sasaran|program|kegiatan|sub ?kegiatan|tahun|bulan|hari|kecamatan|"
    r"kelurahan|bidang|seksi|misi|tujuan)\b",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"(?:(?:tingkat|persentase|nilai|hasil|capaian|pencapaian|realisasi|penyerapan|serapan|"
    r"kinerja|anggaran|keuangan|fisik|dana|target|indikator|sasaran|kegiatan|program|ini|"
    r"tersebut|dari|untuk|yang|dan|pada|rata-rata)\b\s*)+",
    re.IGNORECASE,
)
FARTHEST = 260
COMPARES = re.compile(
    r"\bdi ?banding|\blebih (?:tinggi|rendah)|\bsebelumnya", re.IGNORECASE
)
TO_AND_FRO = re.compile(r"(?:dari|menjadi)\s*$", re.IGNORECASE)

# Numbers that count nothing: laws, dates, tables, marks of lists, years.
NO_FIGURES = re.compile(
    r"nomor\s*:?\s*[\w/.-]+(?:\s+tahun\s+\d{4})?|\bno\.?\s*\d[\w/.-]*|"
    r"\b(?:uu|pp|perda|perpres|permen\w*|perbup|pergub)\s+\d+|"
    r"\bpasal\s+\d+|\bayat\s*\(?\d+\)?|\bhuruf\s+\w\b|"
    r"\b(?:tabel|gambar|grafik|bab|lampiran|bagan|poin|huruf|butir|hal(?:aman)?)\s*"
    r"(?:[ivx]+\b|\d+)(?:\.\d+)*|"
    r"\b\d{1,2}\s+(?:januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|"
    r"oktober|november|nopember|desember)(?:\s+\d{4})?|"
    r"\b(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|"
    r"desember)\s+\d{4}|"
    r"^\W*\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\D)|\(\d{1,2}\)|\bke-?\s?\d+|"
    r"\b(?:19|20)\d\d\s*(?:[-–/]|s\.?/?d\.?|sampai(?: dengan)?)\s*(?:19|20)?\d\d\b|"
    r"[×x*]\s*100\s*%?|"
    r"\b(?:tri ?wulan|semester|misi|sasaran|tujuan|program|level|eselon|golongan)\s+"
    r"(?:[ivx]+|\d+)\b",
    re.IGNORECASE,
)
MONEY = (
    r"\bRp\s?\.?\s?\d(?:[\d.,]*\d)?(?:\s?[.,]\s?-)?"
    r"(?:\s?(?:ribu|juta|mil[iy]ar|triliun)\b)?"
)
PERCENT = r"\d(?:[\d.,]*\d)?\s?,?\s?(?:%|persen\b|prosen\b)"
NUMBER = r"(?<![\w.,/])\d(?:[\d.,]*\d)?(?![\w/]|[.,]\d)"
FIGURE = re.compile(
    rf"(?P<money>{MONEY})|(?P<percent>(?<![\w.,/]){PERCENT})|(?P<number>{NUMBER})",
    re.IGNORECASE,
)
SCALES = {
    "ribu": 10**3,
    "juta": 10**6,
    "milyar": 10**9,
    "miliar": 10**9,
    "triliun": 10**12,
}
YEAR = re.compile(
    r"(?:\btahun(?: anggaran)?|\bditahun|\bta\.?|\bth[nr]?\.?)\s*:?\s*(?P<year>20\d\d)\b",
    re.I,
)
YEAR_AFTER = re.compile(r"\s*\(?(?:di|pada)\s?tahun\s*(?P<year>20\d\d)", re.I)
BARE_YEAR = re.compile(r"(?:19|20)\d\d")
QUARTER = re.compile(r"\b(?:tri ?wulan|tw)\s*(?P<quarter>iv|i{1,3}|[1-4])\b", re.I)

# Whom a figure is about.
STATES = (
    r"indikator|target|pagu|anggaran|realisasi|capaian|nilai|persentase|alokasi|dana|biaya"
)
STOP = (
    r"[;:]|,(?!\s*(?:(?:dan|serta)\s+)?[A-Z])|"
    r",\s*(?:Indikator|Realisasi|Target|Untuk|Dengan)\b|"
    rf"\.(?=\s|$)|\bdengan(?!\s+[A-Z])|\bdengan\s+(?i:{STATES})\b|"
    r"\b(?:memperoleh|mencapai|sebesar|tahun|adalah|target|realisasi|"
    r"terealisasi|dapat|telah|sudah|didukung|menunjukkan|diperoleh|di peroleh|mengalami|"
    r"memiliki|belum|yaitu|yakni|meningkat|menurun|capaian|sama|juga|masih|anggaran|pagu|"
    r"jika|bila|dibanding\w*|di ?bandingkan|ini|tersebut|mendapat\w*|merupakan|sasaran ini|"
    r"alokasi|teralokasi\w*|dialokasikan|dianggarkan|dila\w+|di laksanakan)\b|"
    r"\b[Tt]ahun\s+(?:[Aa]nggaran\s+)?20\d\d|\bTA\b|\s\d+(?:[.,]\d+)*\s?(?:%|persen)|"
    r"\s\d+[.,]\d|\sRp\b|\(\s?\d|\s[=<>≥≤]|$"
)
SUBJECT = re.compile(
    r"\b(?:(?P<indicator>[Ii](?:ndikator|NDIKATOR)(?:\s+(?:[Kk]inerja|[Ss]asaran|[Uu]tama|"
    r"[Pp]rogram|[Kk]egiatan|[Tt]ujuan|[Ss]trategis|pada|yaitu|dari|adalah|kinerja,))*\s*:?)|"
    r"(?P<activity>(?:[Ss]ub ?)?[Kk]egiatan|KEGIATAN|[Pp]rogram|PROGRAM))"
    rf"\s*[“\"']?(?P<name>[A-Z(].{{3,320}}?)[”\"']?\s*(?={STOP})"
)
BELANJA = re.compile(
    r"\b(?P<name>[Bb]elanja (?:(?:[Tt]idak )?[Ll]angsung|[Oo]perasi(?:onal)?|"
    r"[Mm]odal|[Pp]egawai|[Bb]arang(?: dan [Jj]asa)?|[Hh]ibah|[Tt]ransfer|"
    r"[Tt]idak [Tt]erduga|[Dd]aerah))"
)
OPENING = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:sasaran(?: strategis)?\s*\d*\s*:\s*)?"
    r"(?:(?:pada|untuk|dalam|selama)\s+(?:tahun|ta\.?)(?: anggaran)? 20\d\d,?\s*|"
    r"(?:adapun|sedangkan|sementara(?: itu)?|selanjutnya|dengan demikian|untuk)\s+)*",
    re.IGNORECASE,
)
ENDS_OPENING = re.compile(
    r"\b(?:adalah|sebesar|mencapai|memperoleh|tahun|dengan|yaitu|yakni|dapat|telah|sudah|"
    r"mendapat\w*|menunjukkan|diperoleh|terealisasi|meningkat|ditargetkan|mengalami|"
    r"dianggarkan|dialokasikan|direalisasi\w*|tidak|hanya)\b|"
    r",(?=\s*(?:dengan|mendapat|memperoleh|yang|maka|sehingga|untuk|realisasi))|[;:(=<>≥≤]",
    re.IGNORECASE,
)
LONGEST_SUBJECT = 160

# Where a value went, and what it is called.
NAIK = re.compile(
    r"\bmeningkat\b|\bnaik\b|\bkenaikan\b|mengalami peningkatan|adanya peningkatan|"
    r"peningkatan (?:sebesar|dari)",
    re.IGNORECASE,
)
TURUN = re.compile(
    r"\bmenurun\b|\bturun\b|\bpenurunan\b|mengalami penurunan", re.IGNORECASE
)
TETAP = re.compile(
    r"\btetap (?:sama|sebesar)|\bsama (?:halnya )?dengan (?:tahun|capaian|realisasi)|"
    r"yang sama (?:yaitu|sebesar|dengan)|tidak (?:berubah|mengalami perubahan)",
    re.IGNORECASE,
)
HIGHER = re.compile(r"lebih (?:tinggi|besar|baik)", re.IGNORECASE)
LOWER = re.compile(r"lebih (?:rendah|kecil)", re.IGNORECASE)
RATING = re.compile(
    r"(?i:predikat|kategori|kriteria|kualifikasi|mutu pelayanan|interpretasi|"
    r"dengan capaian)"
    r"(?i:\s+(?:capaian|kinerja|nilai|penilaian|keberhasilan|adalah|yaitu|predikat|"
    r"kategori))*"
    r"\s*[:“\"'(]*\s*(?P<rating>(?:[Ss]angat|[Cc]ukup|[Kk]urang|[Tt]idak|[Bb]elum)?\s?"
    r"(?:[Bb]aik|BAIK|[Bb]erhasil|BERHASIL|[Tt]inggi|[Rr]endah|[Ss]edang|[Mm]emuaskan|"
    r"[Mm]emadai|[Tt]ercapai|[Ii]nformatif|[Ss]angat|[Cc]ukup|[Kk]urang|AA|A|BB|B|CC|C|D|E)\b"
    r"(?:\s?\((?:AA|A|BB|B|CC|C|D|E)\))?)"
)
ABBREVIATIONS = re.compile(
    r"(?:\b(?:rp|no|kec|kab|kel|prov|th|thn|ta|tk|dll|dsb|dst|drs|dr|ir|hj|h|st|s\.d|sd|a\.n|"
    r"an|jl|pt|cv|dkk|gol|hal|lamp|tgl|bpk|sdr|m|s|w)|(?<![\w%])[A-Za-z]|"
    r"^\W*\d{1,2}(?:\.\d+)*)"
    r"[.]$",
    re.IGNORECASE,
)
