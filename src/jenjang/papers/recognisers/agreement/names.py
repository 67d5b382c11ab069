"""Names of offices and governments, found in titles, letterheads and lines of a form."""

import re

from jenjang.papers.recognisers.agreement.flow import Line

SMALL_WORDS = {"dan", "di", "ke", "pada", "untuk", "atas", "yang", "serta"}
ABBREVIATIONS = {"dprd", "rsud", "uptd", "upt", "blud", "pp", "kb"}
END_OF_NAME = (
    r"(?=\s*(?:$|[,;:()/]|\b(?:perjanjian|penetapan) kinerja\b|\bpernyataan\b|\btahun\b|"
    r"\bkabupaten\b|\bkota\b|\bprovinsi\b|\bprov\b|\bkab\b))"
)

UNIT_KEY = re.compile(
    r"(?:(?:satuan kerja |organisasi |nama )?perangkat daerah|(?:nama )?(?:skpd|opd)|"
    r"satuan kerja|unit kerja|unit organisasi)\s*:\s*(.+?)"
    r"(?:\s+tahun(?: anggaran)?\s*:.*)?",
    re.IGNORECASE,
)
REGENCY_KEY = re.compile(
    r"(?:pemerintah daerah|kabupaten/kota|pemda)\s*:\s*(.+)", re.IGNORECASE
)
DISTRICT = re.compile(
    r"\b(?:camat|kecamatan|kec\.)\s+(?:kecamatan\s+)?"
    rf"((?!kabupaten\b|kota\b|tahun\b|dan\b|di\b|yang\b)[^\W\d].*?){END_OF_NAME}",
    re.IGNORECASE,
)
VILLAGE = re.compile(
    r"(?<!dan )(?<!/)\b(?:lurah|kelurahan)\s+(?:kelurahan\s+)?"
    r"((?!kecamatan\b|kabupaten\b|kota\b|tahun\b|dan\b|di\b|yang\b)[^\W\d].*?)"
    r"(?=\s*(?:$|[,;:()/]|\btahun\b|\bkecamatan\b|\bkabupaten\b|\bkota\b|\bprovinsi\b))",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"\b((?:dinas|badan|inspektorat(?: daerah)?|sekretariat (?:daerah|dprd|dewan)|"
    r"satuan polisi pamong praja|rumah sakit|rsud|rsj|kantor (?!camat|kecamatan)|biro)\b"
    rf"(?:\s+[^\W\d].*?)??){END_OF_NAME}",
    re.IGNORECASE,
)
# A part of a province without a council of its own (UU 29/2007): a unit, no government.
ADMINISTRATIVE = re.compile(
    rf"\b((?:kota|kabupaten) administrasi\s+[^\W\d].*?){END_OF_NAME}", re.IGNORECASE
)
PART = r"(?:bidang|seksi|sub ?(?:bagian|bidang|seksi)|bagian)"
PART_HEADED = re.compile(
    rf"\bkepala\s+({PART}\s+.+?)(?=\s*(?:$|[,;:()/]|\b(?:pada|di|dinas|badan|inspektorat|"
    r"sekretariat|kantor|satuan|rumah sakit|kecamatan|kabupaten|kota|provinsi)\b))",
    re.IGNORECASE,
)
PART_NAMED = re.compile(rf"(?:^|\b\d{{4}} )({PART}\s+[^\d,;:()/]{{3,80}})$", re.IGNORECASE)
SECRETARY = re.compile(r"\bsekretaris daerah\b", re.IGNORECASE)
REGENCY = re.compile(
    r"\b(kabupaten|kota|provinsi)\s+(?!/|dan\b|atau\b|administrasi\b)([^\W\d][^\d,;:()/]*?)"
    r"(?=\s*(?:$|[,;:()/]|\btahun\b|\bkecamatan\b|\bt\.?a\b))",
    re.IGNORECASE,
)
HEAD_OF_REGION = re.compile(
    r"\b(bupati|wali ?kota|gubernur)\s+([^\W\d][^\d,;:()/]*)", re.IGNORECASE
)
REGION_OF = {
    "bupati": "Kabupaten",
    "wali kota": "Kota",
    "walikota": "Kota",
    "gubernur": "Provinsi",
}


def as_name(text: str) -> str:
    """Return capitals as a name is written; what has small letters stays as printed.

    >>> as_name("DINAS KOMUNIKASI DAN INFORMATIKA"), as_name("Kecamatan Wangon")
    ('Dinas Komunikasi dan Informatika', 'Kecamatan Wangon')
    """
    if not text.isupper():
        return text
    return " ".join(_word(word, n) for n, word in enumerate(text.lower().split()))


def _word(word: str, n: int) -> str:
    if n and word in SMALL_WORDS:
        return word
    return word.upper() if word in ABBREVIATIONS else word[:1].upper() + word[1:]


def unit_in(text: str) -> str | None:
    """Return the unit that a heading or the title of an official names.

    >>> unit_in("KANTOR CAMAT SUKA MAJU"), unit_in("SEKSI X KECAMATAN SUKA MAJU TAHUN 2023")
    ('Kecamatan Suka Maju', 'Kecamatan Suka Maju')
    >>> unit_in("Kepala Dinas Kesehatan Kabupaten Suka"), unit_in("SEKRETARIS CAMAT")
    ('Dinas Kesehatan', None)
    """
    if found := VILLAGE.search(text):
        return f"Kelurahan {as_name(found[1].strip())}"
    if found := DISTRICT.search(text):
        return f"Kecamatan {as_name(found[1].strip())}"
    if found := OFFICE.search(text):
        return as_name(found[1].strip())
    if SECRETARY.search(text):
        return "Sekretariat Daerah"
    if found := ADMINISTRATIVE.search(text):
        return as_name(found[1].strip())
    return None


def part_headed(title: str) -> str | None:
    """Return the part of an office that an official heads.

    >>> part_headed("KEPALA SEKSI ARSIP DINAS PERPUSTAKAAN"), part_headed("KEPALA DINAS X")
    ('Seksi Arsip', None)
    """
    found = PART_HEADED.search(title)
    return as_name(found[1].strip()) if found else None


def part_named(text: str) -> str | None:
    """Return the part of an office that a heading names and nothing more.

    >>> part_named("PERJANJIAN KINERJA TAHUN 2025 SUB BAGIAN UMUM")
    'Sub Bagian Umum'
    """
    found = PART_NAMED.search(text)
    return as_name(found[1].strip()) if found else None


def unit_in_form(text: str) -> str | None:
    """Return the unit after "Perangkat Daerah :", as printed but for an alias.

    >>> unit_in_form("SKPD : KECAMATAN SUKAMAJU"), unit_in_form("Perangkat Daerah : BPBD")
    ('Kecamatan Sukamaju', 'BPBD')
    """
    found = UNIT_KEY.fullmatch(text)
    if not found:
        return None
    printed = found[1].strip()
    if re.match(r"kantor (?:camat|kecamatan)\b|camat\b", printed, re.IGNORECASE):
        return unit_in(printed)
    return as_name(printed) if " " in printed else printed


def regency_in(text: str) -> str | None:
    """Return the kabupaten, kota or provinsi that `text` names.

    >>> regency_in("PEMERINTAH KABUPATEN SUKA MAKMUR"), regency_in("WALI KOTA SUKA")
    ('Kabupaten Suka Makmur', 'Kota Suka')
    >>> regency_in("PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA") is None
    True
    """
    if found := HEAD_OF_REGION.search(text):
        head = " ".join(found[1].lower().split())
        return f"{REGION_OF[head]} {as_name(found[2].strip())}"
    if found := REGENCY.search(text):
        return f"{found[1].capitalize()} {as_name(found[2].strip())}"
    return None


def regency_in_form(text: str) -> str | None:
    """Return the government after "Pemerintah Daerah :", as printed."""
    found = REGENCY_KEY.fullmatch(text)
    return found[1].strip() if found else None


def first_line(lines: tuple[Line, ...], name: str) -> Line | None:
    """Return the first line that holds `name`, whatever its case."""
    return next((line for line in lines if name.casefold() in line.text.casefold()), None)
