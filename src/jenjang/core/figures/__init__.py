"""Reading and writing what papers state: money, numbers, dates, NIP, ranks, words.

Every reader returns the value or `Unknown` with one Indonesian sentence that says what
to type instead; what can be read in two ways is refused, never guessed.
"""

from jenjang.core.figures.dates import (
    MONTHS,
    PartialDate,
    read_date,
    read_dates,
    read_years,
    write_date,
)
from jenjang.core.figures.names import fold_name
from jenjang.core.figures.nip import (
    is_likely_slip,
    is_woman,
    nip_problems,
    read_nip,
    write_nip,
)
from jenjang.core.figures.numbers import (
    read_number,
    read_percent,
    write_number,
    write_percent,
)
from jenjang.core.figures.phone import read_phone, write_phone
from jenjang.core.figures.rank import Rank, read_rank, write_rank
from jenjang.core.figures.rupiah import read_rupiah, write_rupiah
from jenjang.core.figures.target import Target, read_target
from jenjang.core.figures.text import fold, fold_letters, is_blank, plain
from jenjang.core.figures.units import (
    UnitKind,
    UnitName,
    canonical_unit,
    read_unit,
    unit_kind,
)
from jenjang.core.figures.words import read_spelled, spell

__all__ = [
    "MONTHS",
    "PartialDate",
    "Rank",
    "Target",
    "UnitKind",
    "UnitName",
    "canonical_unit",
    "fold",
    "fold_letters",
    "fold_name",
    "is_blank",
    "is_likely_slip",
    "is_woman",
    "nip_problems",
    "plain",
    "read_date",
    "read_dates",
    "read_nip",
    "read_number",
    "read_percent",
    "read_phone",
    "read_rank",
    "read_rupiah",
    "read_spelled",
    "read_target",
    "read_unit",
    "read_years",
    "spell",
    "unit_kind",
    "write_date",
    "write_nip",
    "write_number",
    "write_percent",
    "write_phone",
    "write_rank",
    "write_rupiah",
]
