"""The words by which a Perjanjian Kinerja is recognised, as tables.

A new paper that heads a column with another word needs one more word here and no code.
All patterns are matched against `fold`ed text (lower case, single blanks).
"""

import re
from enum import StrEnum


class Role(StrEnum):
    """What a column of a table holds."""

    NUMBER = "number"
    CODE = "code"
    OBJECTIVE = "objective"
    INDICATOR = "indicator"
    UNIT = "unit"
    TARGET = "target"
    QUARTER_1 = "quarter 1"
    QUARTER_2 = "quarter 2"
    QUARTER_3 = "quarter 3"
    QUARTER_4 = "quarter 4"
    ACTIVITY = "activity"
    AMOUNT = "amount"
    SOURCE = "source"
    EXPLANATION = "explanation"
    DEFINITION = "definition"
    RELEVANCE = "relevance"
    FORMULA = "formula"
    ACCUMULATION = "accumulation"
    DATA_SOURCE = "data source"
    OWNER = "owner"
    RESULT = "result"
    BEFORE = "before"


QUARTERS = (Role.QUARTER_1, Role.QUARTER_2, Role.QUARTER_3, Role.QUARTER_4)

LEVEL_WORDS = (
    r"(?:strategis|program|kegiatan|sub ?kegiatan|kinerja|utama|perangkat daerah|pd|skpd|"
    r"opd|unit kerja|kecamatan|dinas|badan|daerah|khusus|operasional|dan|/|,|\s)*"
)

# The first pattern that matches the whole heading decides.
HEADINGS: tuple[tuple[Role, str], ...] = (
    (Role.NUMBER, r"no\.?(?: urut)?|nomor(?: urut)?|#"),
    (Role.CODE, r"kode(?: rekening| program| kegiatan| nomenklatur)?|(?:no\.? )?kode"),
    (Role.QUARTER_1, r"(?:target )?(?:per )?triwulan(?:an)?"),
    (Role.QUARTER_1, r"(?:target )?(?:tw|twl|triwulan|tri wulan)\.? ?(?:i|1)"),
    (Role.QUARTER_2, r"(?:target )?(?:tw|twl|triwulan|tri wulan)\.? ?(?:ii|2)"),
    (Role.QUARTER_3, r"(?:target )?(?:tw|twl|triwulan|tri wulan)\.? ?(?:iii|3)"),
    (Role.QUARTER_4, r"(?:target )?(?:tw|twl|triwulan|tri wulan)\.? ?(?:iv|4)"),
    (
        Role.BEFORE,  # what a Perubahan replaces, and by how much
        (
            r".{0,40}\b(?:sebelum|semula|murni|awal|induk)\b(?!.*\b(?:sesudah|setelah)\b).{0,40}"
            r"|(?:bertambah|berkurang|selisih|naik|turun)\b.{0,30}|baseline.{0,20}"
        ),
    ),
    (
        Role.INDICATOR,
        (
            r"indikator\b.{0,60}|ik[uikps]k?(?: .{0,30})?|"
            r"ukuran (?:kinerja|keberhasilan).{0,20}|tol[ao]k ukur.{0,20}"
        ),
    ),
    (Role.RESULT, r"(?:realisasi|capaian|% capaian)\b.{0,30}"),
    (
        Role.TARGET,
        r"target\b.{0,30}|tahunan|volume|vol\.?|rencana tingkat capaian|kuantitas",
    ),
    (
        Role.UNIT,
        r"sat(?:uan)?\.?(?: (?:ukur(?:an)?|target|kinerja|indikator|pengukuran))?",
    ),
    (
        Role.AMOUNT,
        (
            r"(?:jumlah |total |pagu |besar(?:an)? |alokasi |rencana )?anggaran\b.{0,30}"
            r"|pagu\b.{0,30}|(?:biaya|dana).{0,10}|jumlah(?: \(?rp\.?\)?)?|"
            r"(?:nilai )?\(?rp\.?\)?"
        ),
    ),
    (Role.DATA_SOURCE, r"sumber ?data\b.{0,30}"),
    (Role.SOURCE, r"sumber(?: ?dana| ?anggaran| pendanaan)?|keterangan|ket\.?"),
    (
        Role.OBJECTIVE,
        (
            rf"(?:uraian )?(?:tujuan|sasaran)\b{LEVEL_WORDS}(?:tujuan|sasaran)?"
            rf"{LEVEL_WORDS}|kinerja(?: utama)?|(?:rencana )?hasil kerja|outcome|"
            r"tugas pokok dan fungsi|tupoksi|uraian tugas|rencana kinerja"
        ),
    ),
    (
        Role.ACTIVITY,
        (
            r"(?:nama |uraian |rincian )?(?:(?:program|kegiatan|sub ?kegiatan|aktivitas)"
            r"(?: prioritas| pembangunan)?(?:\s*[/,&]\s*| dan |\s|$)(?:dan )?)+"
        ),
    ),
    (Role.EXPLANATION, r"penjelasan\b.{0,30}"),
    (Role.RELEVANCE, r"relevansi\b.{0,30}|alasan(?: pemilihan)?"),
    (
        Role.FORMULA,
        (
            r"(?:cara )?pengukuran(?: kinerja)?|"
            r"formul(?:asi|a)\b.{0,40}|rumus\b.{0,30}|cara (?:per|meng)hitung.{0,20}"
        ),
    ),
    (Role.ACCUMULATION, r"(?:jenis |tipe |sifat )?perhitungan|akumulasi"),
    (Role.DEFINITION, r"uraian|definisi(?: operasional)?|deskripsi|makna indikator"),
    (Role.OWNER, r"penanggung ?jawab|pelaksana|pj\.?|pengampu"),
)

# What a cut or misprinted heading ("Angggara", "Indikator Kinerj") is compared with.
HEADING_STEMS = (
    "anggaran",
    "indikator kinerja",
    "sasaran strategis",
    "keterangan",
    "satuan",
    "target",
    "program",
    "kegiatan",
    "penjelasan",
    "formulasi",
    "relevansi",
)
LEAST_LIKENESS = 0.85

# Levels of an objective as papers print them; the longest that begins a heading counts.
OBJECTIVE_LEVELS = (
    "tujuan/sasaran",
    "tujuan",
    "sasaran strategis",
    "sasaran program",
    "sasaran kegiatan",
    "sasaran sub kegiatan",
    "sasaran kinerja",
    "sasaran operasional",
    "sasaran khusus",
    "sasaran umum",
    "sasaran",
    "kinerja utama",
    "kinerja",
)
ACTIVITY_LEVELS = ("program", "kegiatan", "sub kegiatan")

TOTAL = re.compile(
    r"(?:grand )?(?:total|jumlah)\b"
    r"(?: (?:total|seluruh(?:nya)?|anggaran|pagu|keseluruhan|biaya))*"
    r"\s*(?:\(?rp\.?\)?)?[\s:.]*",
    re.IGNORECASE,
)
AMOUNT_AT_END = re.compile(
    r"(?P<amount>\bRp(?![a-z])\s*[.:]?\s*[-(]?\s*\d[\d.,\s]*(?:,-|\.-|-)?\)?)\s*$",
    re.IGNORECASE,
)
AMOUNT_IN_LINE = re.compile(
    r"(?P<name>.*?)(?P<amount>\bRp(?![a-z])\s*[.:]?\s*[-(]?\s*\d(?:[\d.,]|\s(?=[.,]))*(?:\s?-)?\)?)"
    r"(?:\s+(?P<source>(?:APB[DN]|DAU|DAK|DBH|PAD|BLUD|BOK|Dana Desa)\b(?:\s*\([^)]*\)|"
    r"\s+(?:Provinsi|Kabupaten|Kota|Murni|Perubahan)\b.*)?))?(?P<rest>(?:\s+[^\W\d].*)?)",
    re.IGNORECASE,
)
SOURCE_AFTER = re.compile(
    r"\s*\((?P<source>(?:APB[DN](?:-?P)?|DAU|DAK|DBH|DBHCHT|PAD|BLUD|BOK|Bankeu|"
    r"Bantuan Keuangan)\b[^()]{0,30})\)\s*$",
    re.IGNORECASE,
)
BARE_FIGURE = re.compile(r"\d[\d.,]*")
STARTS_FIGURE = re.compile(r"[-+<>=≥≤\s]*(?:Rp\b)?[\s.]*\d", re.IGNORECASE)
MONEY = re.compile(
    r"\s*[-(]?(?:Rp(?![a-z])\s*[.:]?)?\s*[-(]?\d[\d.,\s]*-?\)?\s*", re.IGNORECASE
)
