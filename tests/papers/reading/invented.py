"""Invented papers as text, of which each test changes the one part it is about."""

from jenjang.papers.document import Agreement
from jenjang.papers.readers import text
from jenjang.papers.recognisers.agreement import recognise

TITLE = "PERJANJIAN KINERJA TAHUN 2024"
OPENING = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, kami yang bertanda "
    "tangan di bawah ini:"
)
FIRST = """Nama : SRI LESTARI, S.Sos
Jabatan : CAMAT WANASARI
selanjutnya disebut Pihak Pertama"""
SECOND = """Nama : Drs. H. BAMBANG IRAWAN
Jabatan : BUPATI TIRTA MAKMUR
selaku atasan Pihak Pertama, selanjutnya disebut Pihak Kedua"""
SIGNED = """Wanasari, 8 Januari 2024

Pihak Kedua,
BUPATI TIRTA MAKMUR

Drs. H. BAMBANG IRAWAN

Pihak Pertama,
CAMAT WANASARI

SRI LESTARI, S.Sos
Pembina / IV.a
NIP. 19700512 199503 2 004"""
OBJECTIVES = """No\tSasaran Strategis\tIndikator Kinerja\tTarget
1\tMeningkatnya mutu pelayanan\tIndeks Kepuasan Masyarakat\t87,50"""
BUDGETS = """No\tProgram\tAnggaran\tKeterangan
1\tProgram Pelayanan Publik\tRp 10.745.500\tAPBD"""
ANNEX_TITLE = "LAMPIRAN PERJANJIAN KINERJA"


def paper(
    *,
    title: str = TITLE,
    opening: str = OPENING,
    first: str = FIRST,
    second: str = SECOND,
    signed: str = SIGNED,
    annex_title: str = ANNEX_TITLE,
    objectives: str = OBJECTIVES,
    budgets: str = BUDGETS,
    after: str = "",
) -> str:
    """Return a whole paper; every part may be another."""
    parts = (title, opening, first, second, signed, annex_title, objectives, budgets, after)
    return "\n\n".join(part for part in parts if part)


def agreements(content: str) -> tuple[Agreement, ...]:
    """Return what is recognised in a text."""
    return recognise(text.read(content.encode()))


def agreement(content: str) -> Agreement:
    """Return the one agreement that a text holds."""
    (found,) = agreements(content)
    return found


def doubts(found: Agreement) -> dict[str, str]:
    """Return the doubts by path."""
    return {doubt.path: doubt.why for doubt in found.doubts}
