"""What stands first in a report: its cover, and who signs the preface."""

from collections.abc import Iterator

from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.models import Government, PeriodKind
from jenjang.apps.reports.models import PerformanceReport
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.core.figures import write_nip
from jenjang.papers.blocks import (
    Align,
    Block,
    Heading,
    Paragraph,
    Picture,
    Signature,
    Signatures,
)
from jenjang.papers.layouts.parts.signing import BLANK_DATE

BLANK_PLACE, BLANK_NAME = "................", "(........................................)"
YEARLY = "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)"
EMBLEM_WIDTH = 0.2  # of the text


def cover(report: PerformanceReport) -> Iterator[Block]:
    """Yield the first page: the emblem, what it is, of whom, of when."""
    government = Government.objects.select_related("logo").first()
    pemda = government.name.upper() if government else "PEMERINTAH DAERAH"
    if government is not None and government.logo is not None:
        logo = government.logo
        yield Picture(open_stored(logo), logo.media_type, "Lambang daerah", EMBLEM_WIDTH)
    is_yearly = report.period.kind == PeriodKind.YEAR
    yield Heading(YEARLY if is_yearly else "LAPORAN KINERJA", 1)
    yield Heading(report.unit.name.upper() if report.unit else pemda, 1)
    yield Paragraph(str(report.period).upper(), Align.CENTER, bold=True)
    if report.unit is not None:
        yield Paragraph(f"PEMERINTAH {pemda}", Align.CENTER, bold=True)


def footer(report: PerformanceReport) -> str:
    """Return what stands at the foot of every page but the cover."""
    name = "LKjIP" if report.period.kind == PeriodKind.YEAR else "Laporan Kinerja"
    government = Government.objects.first()
    of = report.unit or government
    return " ".join(filter(None, (name, str(of or ""), str(report.period))))


def signature(record: AnnualRecord) -> Iterator[Block]:
    """Yield the place for the pen of the unit's head under the preface; the pemda's too.

    The head of the pemda is the position above all units.
    """
    head = record.head
    if head is None:
        return
    above = (f"{record.office.seat or BLANK_PLACE}, {BLANK_DATE}", f"{head.name},")
    nip = f"NIP {write_nip(head.nip)}" if head.nip else ""
    below = (head.holder or BLANK_NAME, head.rank or "", nip)
    yield Signatures(None, Signature(above, tuple(filter(None, below))))
