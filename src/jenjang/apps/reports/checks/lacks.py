"""What checks look at, and what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jenjang.apps.reports.models import PerformanceReport, Section
from jenjang.apps.reports.snapshots.written.composing import DrawnSection
from jenjang.apps.reports.snapshots.written.material import Material

MADE = ("sampul", "daftar-isi", "daftar-tabel", "daftar-gambar")
"""Sections that are made of the rest: nobody writes them."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is lacking: where it is mended, and by whom.

    `page` is the name of an address and its argument, None: nothing to open. `stops` keeps
    the report from being frozen.
    """

    what: str
    page: tuple[str, int | None] | None = None
    person: str = ""
    stops: bool = True


@dataclass(frozen=True, slots=True)
class Looked:
    """A report with its sections drawn; `document_sha256` is of what would be frozen."""

    report: PerformanceReport
    sections: Sequence[DrawnSection]
    material: Material
    document_sha256: str

    @property
    def asked(self) -> Iterator[DrawnSection]:
        """Yield the sections in which somebody is asked to write."""
        return (
            one
            for one in self.sections
            if one.numbered.section.key not in MADE and not one.numbered.is_bare
        )


def in_section(section: Section, what: str, *, stops: bool = True) -> Lack:
    """Return what is lacking in a section, mended by who writes it."""
    person = str(section.responsible) if section.responsible else ""
    return Lack(f"{section}: {what}", ("reports:section", section.pk), person, stops)
