"""The faults that are planted, by what they are planted in.

A new kind is one small function and one line in its topic's `FAULTS`.
"""

from jenjang.config.bench.audit.faults import (
    pages,
    people,
    report_texts,
    reports,
    sums,
    wording,
)
from jenjang.config.bench.audit.faults.planting import Agreed, Fault, Printed

__all__ = ["IN_AGREEMENTS", "IN_REPORTS", "ON_PAGES", "Agreed", "Fault", "Printed"]

IN_AGREEMENTS: tuple[Fault, ...] = (*sums.FAULTS, *people.FAULTS, *wording.FAULTS)
ON_PAGES: tuple[Fault, ...] = pages.FAULTS
IN_REPORTS: tuple[Fault, ...] = (*reports.FAULTS, *report_texts.FAULTS)
