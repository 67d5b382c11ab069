"""What every rule speaks in: exact decimals, whole rupiah, missing values with a reason.

A missing value is never 0 and never ``''``: it is `None` in a record and `Unknown` in a
calculation, so nothing that was not measured can slip into a sum or a mean.
"""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a figure cannot be given; the value is what a person reads on the page."""

    NOT_MEASURED = "belum diukur"
    NO_TARGET = "target belum ada"
    ZERO_TARGET = "target nol"
    ZERO_TARGET_EXCEEDED = "melampaui (target 0)"
    ZERO_TARGET_MISSED = "tidak tercapai (target 0)"
    ZERO_DENOMINATOR = "pembagi nol"
    ZERO_CEILING = "pagu nol"
    NO_CEILING = "pagu belum ada"
    BELOW_TARGET = "efisiensi tidak dihitung: capaian di bawah 100 %"
    RANK_MET = "tercapai"
    RANK_MISSED = "tidak tercapai"
    NOT_A_NUMBER = "bukan angka"
    AMBIGUOUS = "dapat dibaca lebih dari satu cara"
    OUT_OF_RANGE = "di luar batas"
    EMPTY = "kosong"
    NOT_A_DATE = "bukan tanggal"
    NOT_FOUND = "tidak ada dalam daftar"
    CONTRADICTORY = "tidak cocok satu sama lain"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A figure that is not known, and why.

    `detail` is one whole Indonesian sentence that says what to do; empty where the
    reason says enough.
    """

    reason: Reason
    detail: str = ""

    def __str__(self) -> str:
        """Return the sentence for a person.

        >>> str(Unknown(Reason.NOT_MEASURED))
        'belum diukur'
        """
        return self.detail or self.reason.value


class Polarity(StrEnum):
    """Which way an indicator gets better."""

    MAXIMIZE = "maximize"
    MINIMIZE = "minimize"
    STABILIZE = "stabilize"
    MILESTONE = "milestone"
    ORDINAL = "ordinal"


class Accumulation(StrEnum):
    """How the values of the periods become the value to date."""

    SUM = "sum"
    LAST = "last"
    AVERAGE = "average"
    MAX = "max"
    MIN = "min"
    RECOMPUTE = "recompute"


class Refused(ValueError):
    """An act that the rules do not allow.

    Its text is one whole Indonesian sentence for the person, saying what to do.
    """
