"""What is due in a year of SAKIP, and the rule for it until a pemda sets its own."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from jenjang.core.deadlines.rules import Form, Rule


class Cadence(StrEnum):
    """How often an act is due; the first four are the kinds of periods."""

    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Act:
    """One act that is due.

    An act of a period is counted from the period's last day. One that is due `ONCE` is
    counted from the day `since_what` happened, which the pemda enters; until then from
    `since`: (month, day, years after the budget year).
    """

    key: str
    name: str
    who: str
    cadence: Cadence
    rule: Rule
    source: str
    since_what: str = "periode berakhir"
    since: tuple[int, int, int] | None = None
    is_filing: bool = False  # its days are those by which a period's figures are filed

    def usual_since(self, year: int) -> dt.date | None:
        """Return the day an act that is due once is counted from in the budget year."""
        if self.since is None:
            return None
        month, day, years = self.since
        return dt.date(year + years, month, day)


AFTER_A_QUARTER = "kebiasaan daerah: hari kerja ke-5 sampai ke-10 sesudah triwulan"
FILING = ("Kasi dan kasubag", Rule(Form.WORKING_DAYS, 5))
FIXED = Rule(Form.DAYS, 0)

ACTS = (
    Act("ukur_bulan", "Pengukuran bulanan", FILING[0], Cadence.MONTH, FILING[1],
        "kebiasaan daerah, seperti triwulan", is_filing=True),
    Act("ukur_triwulan", "Pengukuran triwulan", FILING[0], Cadence.QUARTER, FILING[1],
        AFTER_A_QUARTER, is_filing=True),
    Act("ukur_semester", "Pengukuran semester", FILING[0], Cadence.SEMESTER, FILING[1],
        AFTER_A_QUARTER, is_filing=True),
    Act("ukur_tahun", "Pengukuran tahunan", FILING[0], Cadence.YEAR,
        Rule(Form.WORKING_DAYS, 10), AFTER_A_QUARTER, is_filing=True),
    Act("verifikasi", "Verifikasi hasil triwulan", "Sekretaris dan kepala",
        Cadence.QUARTER, Rule(Form.WORKING_DAYS, 8), AFTER_A_QUARTER),
    Act("e81", "Evaluasi hasil Renja (E.81) ke Bappeda", "Kasubag perencanaan",
        Cadence.QUARTER, Rule(Form.WORKING_DAYS, 10),
        "Permendagri 86/2017, formulir E.81; harinya kebiasaan daerah"),
    Act("fisik", "Laporan fisik dan keuangan bulanan", "Kasubag keuangan",
        Cadence.MONTH, Rule(Form.WORKING_DAYS, 10), "kebiasaan daerah"),
    Act("pk", "Perjanjian Kinerja", "Seluruh pejabat", Cadence.ONCE, Rule(Form.MONTHS, 1),
        "PermenPANRB 53/2014: paling lambat satu bulan sesudah DPA disahkan",
        "DPA disahkan", (12, 31, -1)),
    Act("renaksi", "Rencana aksi dan SKP", "Seluruh pejabat", Cadence.ONCE, FIXED,
        "kebiasaan daerah: Januari sampai Februari", "tanggal ini", (2, 28, 0)),
    Act("lkjip_lalu", "LKjIP tahun sebelumnya ke Bagian Organisasi", "Kasubag perencanaan",
        Cadence.ONCE, FIXED,
        "tenggat daerah; paling lambat dua bulan sesudah tahun berakhir (Perpres 29/2014)",
        "tanggal ini", (1, 31, 0)),
    Act("lkj_pemda", "LKj pemda tahun sebelumnya ke Kementerian PANRB",
        "Bagian Organisasi", Cadence.ONCE, Rule(Form.MONTHS, 3),
        "PermenPANRB 53/2014: tiga bulan sesudah tahun berakhir", "tahun berakhir",
        (12, 31, -1)),
    Act("renja", "Renja tahun berikutnya", "Kasubag perencanaan", Cadence.ONCE, FIXED,
        "kebiasaan daerah: sesudah RKPD, Juni sampai Juli", "tanggal ini", (7, 31, 0)),
    Act("pk_perubahan", "Perjanjian Kinerja Perubahan", "Seluruh pejabat", Cadence.ONCE,
        Rule(Form.MONTHS, 1), "seperti Perjanjian Kinerja, sesudah DPPA", "DPPA disahkan",
        (9, 30, 0)),
    Act("tindak_lanjut", "Tindak lanjut hasil evaluasi AKIP", "Kepala dan kasubag "
        "perencanaan", Cadence.ONCE, Rule(Form.MONTHS, 3),
        "kebiasaan daerah: satu sampai tiga bulan sesudah LHE", "LHE diterima",
        (8, 31, 0)),
    Act("skm", "Survei Kepuasan Masyarakat", "Unit pelayanan", Cadence.ONCE, FIXED,
        "PermenPANRB 14/2017: paling sedikit sekali setahun", "tanggal ini", (12, 31, 0)),
)  # fmt: skip
"""In the order of the page that sets them. Marked "kebiasaan daerah" where no regulation
names the day; a pemda sets its own."""


def act_named(key: str) -> Act:
    """Return the act of a key; KeyError where there is none.

    >>> act_named("pk").usual_since(2026)
    datetime.date(2025, 12, 31)
    """
    return {act.key: act for act in ACTS}[key]
