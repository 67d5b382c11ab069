"""The words by which columns of tables are recognised, as data.

A paper that heads a column with another word needs one more word here and no code. All
patterns are matched against `fold`ed text (lower case, single blanks).
"""

import re
from enum import StrEnum


class Field(StrEnum):
    """What a column holds; a `FIGURE` column also has a measure and a time."""

    NUMBER = "number"
    CODE = "code"
    OBJECTIVE = "objective"
    INDICATOR = "indicator"
    UNIT = "unit"
    ACTIVITY = "activity"
    ACTIVITY_INDICATOR = "activity_indicator"
    ACTIVITY_UNIT = "activity_unit"
    ITEM = "item"
    DEFINITION = "definition"
    FORMULA = "formula"
    DATA_SOURCE = "data_source"
    RESPONSIBLE = "responsible"
    SOURCE = "source"
    NOTE = "note"
    RATING = "rating"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    TIME = "time"
    STATUS = "status"
    EVIDENCE = "evidence"
    SUBJECT = "subject"
    COMPONENT = "component"
    PERIOD = "period"
    FIGURE = "figure"
    OTHER = "other"


LEVELS = (
    r"(?:strategis|program|kegiatan|sub ?-?kegiatan|kinerja|utama|daerah|perangkat|pd|"
    r"skpd|opd|"
    r"pembangunan|renstra|rpjmd|dan|atau|/|,|&|\s|tujuan|sasaran|\((?:outcome|output|"
    r"impact)\))*"
)
ACTIVITIES = (
    r"(?:program|kegiatan|sub ?-?kegiatan|aktivitas|urusan(?: pemerintahan(?: daerah)?)?|"
    r"bidang urusan(?: pemerintahan(?: daerah)?)?)"
)

# The first pattern that matches the whole heading decides.
FIELDS: tuple[tuple[Field, str], ...] = (
    (Field.NUMBER, r"no\.?(?: ?urut)?|nomor(?: urut)?|#|n o"),
    (
        Field.CODE,
        (
            r"kode(?: rekening| program| kegiatan| nomenklatur| urusan)?.{0,20}|"
            r"(?:no\.? )?rek(?:ening)?\.?"
        ),
    ),
    (Field.DATA_SOURCE, r"sumber ?data\b.{0,30}|asal data|sumber informasi"),
    (Field.SOURCE, r"sumber(?: ?dana| ?anggaran| pendanaan| pembiayaan)"),
    (
        Field.ITEM,
        (
            r"(?:opd|skpd|pd|perangkat daerah)/(?:ukpd|unit|upt\w*).{0,20}|nama (?:opd|"
            r"skpd|perangkat daerah|unit(?: kerja)?)|unit organisasi"
        ),
    ),
    (
        Field.RESPONSIBLE,
        (
            r".{0,50}penang? ?gung ?jawab\b.{0,40}|(?:unit |bidang |seksi |"
            r"pejabat )?(?:pelaksana|pengampu|pemangku)(?: kegiatan| program)?|pic|"
            r"pj\.?|(?:unit kerja|opd|skpd|pd|perangkat daerah|bidang)(?:/.{0,30})?"
        ),
    ),
    (
        Field.FORMULA,
        (
            r"(?:penjelasan ?/? ?)?formul(?:asi|a)\b.{0,40}|rumus\b.{0,30}|(?:cara|"
            r"metode|teknik) (?:per|peng|meng)hitung.{0,30}|penjelasan/formul\w+"
        ),
    ),
    (
        Field.DEFINITION,
        (
            r"definisi\b.{0,30}|deskripsi\b.{0,30}|makna indikator|"
            r"penjelasan(?: indikator)?|alasan(?: pemilihan)?.{0,20}"
        ),
    ),
    (
        Field.RECOMMENDATION,
        (
            r"(?:uraian |isi |butir )?rekomendasi\b.{0,60}|(?:temuan|catatan)(?:/|"
            r" dan )rekomendasi.{0,40}|saran(?: perbaikan)?|hasil evaluasi"
        ),
    ),
    (
        Field.EVIDENCE,
        (
            r"(?:link )?(?:data |bukti |dokumen )(?:dukung|pendukung)\b.{0,30}|"
            r"evidence.{0,10}|eviden|link\b.{0,30}|dokumentasi.{0,20}|tautan.{0,20}"
        ),
    ),
    (
        Field.STATUS,
        (
            r"status\b.{0,40}|progres+\b(?:/| penyelesaian| tindak).{0,40}|"
            r"apakah .{0,50}ditindak ?lanjuti.{0,30}"
        ),
    ),
    (
        Field.ACTION,
        (
            r"(?:uraian |rencana aksi |rencana |deskripsi |upaya |"
            r"bentuk )*(?:tindak ?lanjut|rtl)\b(?: yang.{0,30}| atas.{0,30}|"
            r" rekomendasi.{0,20}| \(.{0,30})?|rencana aksi|(?:rencana )?aksi|"
            r"strategi penyelesaian|langkah(?:-langkah)?\b.{0,40}"
        ),
    ),
    (
        Field.TIME,
        (
            r"(?:target )?(?:jadwal|waktu|batas waktu|tenggat)\b.{0,40}|"
            r"tanggal\b.{0,20}|bulan pelaksanaan"
        ),
    ),
    (
        Field.RATING,
        (
            r"(?:predikat|kategori|kriteria|interpretasi|notasi|status capaian|"
            r"klasifikasi|mutu(?: pelayanan| layanan)?|ukuran kinerja|"
            r"kinerja (?:unit )?pelayanan|kinerja unit pelayanan|tingkat keberhasilan|"
            r"kode|kuadran|keterangan capaian|kualifikasi|huruf mutu|y/t|ya/tidak|"
            r"jawaban)(?: (?:capaian|kinerja|penilaian|realisasi|keberhasilan|unit|"
            r"pelayanan))*"
        ),
    ),
    (
        Field.NOTE,
        (
            r"keterangan\b.{0,20}|ket\.?|catatan\b.{0,30}|evaluasi capaian|"
            r"permasalahan\b.{0,30}|kendala\b.{0,30}|faktor (?:pendorong|"
            r"penghambat).{0,30}|analisis?a?\b.{0,30}|penyebab\b.{0,40}|solusi\b.{0,30}|"
            r"hambatan\b.{0,30}"
        ),
    ),
    (
        Field.INDICATOR,
        (
            r"indik(?:a|e)tor\b.{0,120}|iku\b.{0,30}|ukuran (?:kinerja|keberhasilan)|"
            r"tolok ukur.{0,20}|perjanjian kinerja|output(?: kegiatan)?|(?:hasil|"
            r"keluaran)(?: kegiatan| program| \(output\)| \(outcome\))*|kinerja utama"
        ),
    ),
    (
        Field.UNIT,
        (
            r"sat\.?|satuan(?: ukuran?| target| kinerja| indikator)?|s ?a ?t ?u ?a ?n|"
            r"unit ukur.{0,8}"
        ),
    ),
    (
        Field.OBJECTIVE,
        (
            r"(?:uraian |pernyataan )?(?:tujuan|s ?a+s?a?ran|sasara n)\b"
            + LEVELS
            + r"|(?:rencana )?hasil kerja|outcome|kinerja"
        ),
    ),
    (
        Field.ACTIVITY,
        (
            r"(?:nama |uraian |rincian |jenis )?(?:"
            + ACTIVITIES
            + r"(?: prioritas| pembangunan| penunjang| \(.{0,20}\))*(?:\s*[/,&-]\s*| dan |"
            r"\s|$)(?:dan )?)+"
        ),
    ),
    (
        Field.SUBJECT,
        (
            r"(?:no\.? )?(?:unsur|prioritas unsur|ruang lingkup|aspek)\b.{0,30}|"
            r"(?:jenis |nama )?(?:layanan|pelayanan|unit pelayanan)|"
            r"(?:nama )?(?:kecamatan|kelurahan|desa|kelurahan/desa|desa/kelurahan)"
        ),
    ),
    (Field.COMPONENT, r"(?:sub ?-?)?komponen\b.{0,40}|kriteria penilaian"),
    (
        Field.ITEM,
        (
            r"uraian|rincian|belanja|jenis|penerima.{0,30}|instansi|(?:uptd?|kabupaten|"
            r"kota|instansi|lokasi)/.{0,40}|(?:jenis |kelompok |uraian |"
            r"nama )(?:belanja|rekening).{0,20}|(?:opd|skpd|pd|"
            r"perangkat daerah)/(?:ukpd|unit|upt\w*).{0,20}|pd/ukpd|nama (?:opd|skpd|"
            r"perangkat daerah|unit)|akun|unit organisasi"
        ),
    ),
    (Field.PERIOD, r"tahun(?: anggaran)?|bulan|triwulan|periode|semester"),
)

# Times in a heading.
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
YEARS = re.compile(r"(?<!\d)(20\d\d)\s*(?:-|s/?d\.?|sampai(?: dengan)?|/)\s*(20\d\d)(?!\d)")
QUARTER = re.compile(
    r"\b(?:tw|twl|trw|triw|triwulan|tri wulan|tri ?w|kuartal)\.? ?-? ?(iv|i{1,3}|[1-4])\b"
)
TO_DATE = re.compile(r"\b(?:s/?d|s\.d\.?|sampai(?: dengan)?|kumulatif|hingga)\b")
BARE_QUARTER = re.compile(r"(iv|i{1,3})")
QUARTERLY = re.compile(r"\b(?:tw|trw|triw|triwulan|tri wulan|kuartal)\b")
SEMESTER = re.compile(r"\b(?:semester|smt)\.? ?(ii?|[12])\b")
MONTH_CODE = re.compile(r"\bb ?(0[1-9]|1[0-2])\b")
MONTH_NAMES = (
    ("januari", "jan"),
    ("februari", "feb", "pebruari", "peb"),
    ("maret", "mar"),
    ("april", "apr"),
    ("mei",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("agustus", "ags", "agst", "agt"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "des"),
)
LAST_YEAR = re.compile(
    r"\b(?:tahun|thn\.?|th\.?) (?:sebelumnya|lalu|n ?- ?1|kemarin)\b|\(n ?- ?1\)|"
    r"\bn ?- ?1\b"
)
THIS_YEAR = re.compile(r"\btahun (?:ini|berjalan|berkenaan|pelaporan|n)\b|\(n\)")

# Which sort of thing is measured: the nearest word on the way up decides.
MONEY = re.compile(
    r"\b(?:anggaran|angg?aggran|keuangan|pagu|belanja|dana|biaya|rp|rupiah|serapan|"
    r"penyerapan|"
    r"dpa|dppa|apbd|pendanaan|aggaran|fiskal)\b"
)
PERFORMANCE = re.compile(
    r"\b(?:kinerja|fisik|output|outcome|indikator|volume|k|keluaran|hasil|sasaran|tujuan)\b"
)
PERCENT = re.compile(r"%|\bpersen\w*|\bpros?entase\b|\bpresentase\b|\bprosen\b")
RENSTRA = re.compile(
    r"\b(?:renstra|rpjmd|rpjpd|rencana strategis|jangka menengah|akhir periode|"
    r"akhir tahun renstra|kondisi akhir|"
    r"akhir rpjmd|akhir perencanaan)\b"
)
BASELINE = re.compile(
    r"\b(?:baseline|base ?line|kondisi(?: kinerja)?(?: pada)? awal|tahun awal|tahun dasar|"
    r"data dasar|capaian awal|kondisi (?:tahun )?20\d\d|awal (?:periode|perencanaan|"
    r"renstra))\b"
)
STANDARD = re.compile(r"\b(?:standar|nasional|provinsi|propinsi|spm|benchmark)\b")
EFFICIENCY = re.compile(r"\befisiensi\b")
WEIGHT = re.compile(r"\bbobot\b")
WEIGHTED = re.compile(r"\bbobot ?[*x×] ?nilai|\bnilai ?[*x×] ?bobot|\btertimbang\b")
REMAINING = re.compile(
    r"\bsisa\b|\bsilpa\b|\blebih ?/ ?\(?kurang\)?|\bselisih\b|\bbelum terserap\b"
)
PHYSICAL = re.compile(r"^(?!.*\b(?:target|rencana)\b).*\bfisik\b")
PROGRESS = re.compile(
    r"\btingkat kemajuan\b|\bkemajuan\b|\bprogress?\b|\bterhadap (?:target )?(?:akhir )?"
    r"(?:renstra|rpjmd)\b|capaian(?: pada)?(?: periode)? akhir"
)
CHANGE = re.compile(
    r"\b(?:peningkatan|penurunan|kenaikan|naik|turun|trend?|pertumbuhan|perubahan capaian|"
    r"bertambah|berkurang)\b"
)
ABSORBED = re.compile(r"\b(?:pen)?(?:y?erapan|serapan)\b|\bdaya serap\b|\bterserap\b")
ACTUAL = re.compile(
    r"\brealisasi\b|\brealiasi\b|\brealisai\b|\breal\b|\bterealisasi\b|\breal\."
)
ACHIEVED = re.compile(r"\bcapai ?a ?n\b|\bpencapaian\b|\bketercapaian\b")
TARGET = re.compile(
    r"\btarget\b|\brencana\b|\bvolume\b|\bvol\b|\bkuantitas\b|\bproyeksi\b|\bdirencanakan\b"
)
CEILING = re.compile(
    r"\b(?:pagu|anggaran|dpa|dppa|apbd|alokasi|dana|biaya|pendanaan|aggaran|penetapan|"
    r"murni|"
    r"belanja)\b|^perubahan$|^bertambah ?/ ?\(?berkurang\)?$|^\(?rp\.?\)?$|"
    r"^jumlah(?: \(?rp\.?\)?)?$"
)
INITIAL = re.compile(
    r"\b(?:murni|penetapan|sebelum|semula|awal|induk|dpa(?! ?perubahan| ?p\b))\b"
)
REVISED = re.compile(
    r"\b(?:perubahan|sesudah|setelah|menjadi|dppa|dpa ?perubahan|dpa ?p)\b"
)
VERSIONS = re.compile(r"(?:target )?(?:murni|perubahan|semula|menjadi)")
SCORE = re.compile(r"\b(?:nilai|skor|score|ikm|indeks|nrr|rata-rata|rerata|kepentingan)\b")
COUNT = re.compile(r"\b(?:responden|frekuensi|jumlah)\b")
FORWARD = re.compile(r"\bprakiraan maju\b")
TIMES_A_THOUSAND = re.compile(r"\b(?:ribu|ribuan)\b|(?<!\d)\.?000\b")
TIMES_A_MILLION = re.compile(r"\b(?:juta|jutaan)\b")

TOTAL = re.compile(
    r"(?:grand |sub ?)?(?:total|jumlah)\b"
    r"(?: (?:total|seluruh(?:nya)?|anggaran|pagu|keseluruhan|biaya|belanja|dana|umum|"
    r"nilai|skor|responden|program|langsung|bobot|capaian|realisasi|tertimbang|= ?\d+))*"
    r"\s*(?:\(?rp\.?\)?)?(?:\s*\([\w+ ]{1,9}\))?[\s:.]*",
    re.IGNORECASE,
)
AVERAGE = re.compile(
    r"(?:nilai )?(?:rata ?- ?rata|rerata)\b.{0,80}|"
    r"(?:rata-rata |jumlah |total )?capaian (?:sasaran|kinerja|tujuan|program)\b.{0,60}",
    re.IGNORECASE,
)
SURVEY_SUM = re.compile(
    r"(?:nilai|indeks|ikm|skm|rata ?- ?rata|rerata|nrr|mutu|jumlah|total|"
    r"kinerja unit)\b.{0,80}",
    re.IGNORECASE,
)
RATING_WORDS = re.compile(
    r"(?:sangat |kurang |cukup |tidak |amat )*(?:berhasil|baik|tinggi|rendah|sedang|"
    r"memuaskan|"
    r"kurang|cukup|tercapai|melampaui(?: target)?|efisien|buruk|jelek|sesuai|terlampaui|"
    r"efektif|selesai|belum(?: \w+)?|sudah(?: \w+)?)|[a-e]{1,3}[+-]?|wtp|istimewa"
)
SECTION = re.compile(
    r"(?:misi|visi|urusan|bidang|tujuan|sasaran|program|kegiatan|indikator|kinerja|"
    r"aspek)\b.{0,160}"
)
SECTION_HEAD = re.compile(
    r"(?:misi|visi|tujuan|sasaran|program|urusan|bidang)\b[^:]{0,14}:\s*\S.{15,}"
)
# Words that a narrow column of a heading breaks, or a typist misspells.
WHOLE_WORDS = frozenset(
    [
        "anggaran",
        "capaian",
        "definisi",
        "formulasi",
        "indikator",
        "kegiatan",
        "keterangan",
        "kinerja",
        "kondisi",
        "operasional",
        "penanggung",
        "perangkat",
        "persentase",
        "predikat",
        "program",
        "realisasi",
        "responden",
        "sasaran",
        "satuan",
        "strategis",
        "target",
        "triwulan",
        "tujuan",
        "pelayanan",
        "penyerapan",
        "serapan",
        "jawab",
        "bertambah",
        "berkurang",
        "perubahan",
        "penetapan",
        "efisiensi",
        "rekomendasi",
        "pelaksanaan",
    ]
)
# "Sasaran ke-1 : Meningkatnya ...": a row that says what the rows under it are part of.
OBJECTIVE_ROW = re.compile(
    r"(?P<level>tujuan|sasaran)(?P<rest>[^:]{0,18}):\s*(?P<text>\S.*)", re.IGNORECASE
)
GROUP_ROW = re.compile(
    r"(?:misi|visi|urusan|bidang|kelompok)\b[^:]{0,18}[:.]\s*\S.*", re.IGNORECASE
)
NOT_AVAILABLE = re.compile(
    r"dtt|td[tp]|n\.?a\.?|nihil|belum \w+(?: \w+){0,4}|tidak (?:ada|tersedia|diukur|"
    r"dinilai)\b.{0,40}|"
    r"data (?:belum|tidak)\b.{0,30}|masih proses.{0,30}|dalam proses.{0,30}"
)
