"""The civil servant's number (NIP): birth date, start, sex and sequence in 18 digits.

``YYYYMMDD`` birth, ``YYYYMM`` start as CPNS, 1 male or 2 female, ``001``-``999``. PPPK
have 21 where PNS have the month. Source: Perka BKN 22/2007 and 43/2007.
"""

import datetime as dt
import re

from jenjang.core.figures.text import empty, plain
from jenjang.core.values import Reason, Unknown

PPPK_CODE = 21
WORKING_AGES = (17, 70)  # years old on the day of the document
MOST_SLIPS = 2  # digits
STARTING_AGES = (17, 58)  # years old at the start as CPNS; PPPK may start later

_LABELS = re.compile(r"^(?:nip[\s.:]*)+", re.IGNORECASE)


def read_nip(text: str) -> str | Unknown:
    """Return the 18 digits, whatever blanks and full stops stand between them.

    >>> read_nip("NIP. NIP: 19790111 200501 2 003")
    '197901112005012003'
    >>> print(read_nip("19790111 200501 2 00"))
    NIP harus 18 angka; “19790111 200501 2 00” memuat 17.
    """
    written = _LABELS.sub("", plain(text))
    digits = re.sub(r"[\s.\-]", "", written)
    if not digits or not re.search(r"[\w]", written):
        return empty()
    if re.fullmatch(r"[0-9]{18}", digits):
        return digits
    if re.fullmatch(r"[0-9]+", digits):
        detail = f"NIP harus 18 angka; “{written}” memuat {len(digits)}."
    else:
        detail = f"“{written}” bukan NIP; ketik 18 angkanya saja."
    return Unknown(Reason.NOT_A_NUMBER, detail)


def write_nip(nip: str) -> str:
    """Return the NIP parted as on the papers.

    >>> write_nip("197901112005012003")
    '19790111 200501 2 003'
    """
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def nip_problems(nip: str, on: dt.date | None = None) -> list[str]:
    """Return what cannot be right in the 18 digits, one Indonesian sentence each.

    `on` is the day of the document: an age is checked only against a day.

    >>> nip_problems("197901112005012003")
    []
    >>> nip_problems("197913112005013000")[0]
    'Tanggal lahir dalam NIP (19791311) tidak ada dalam kalender.'
    """
    born = _birth_date(nip)
    return [
        *_birth_problems(nip, born, on),
        *_start_problems(nip, born),
        *_tail_problems(nip),
    ]


def is_likely_slip(nip: str, other: str) -> bool:
    """Return whether two NIPs differ in one or two digits: one person, a slip of the pen.

    Two digits that changed places are two that differ.

    >>> is_likely_slip("197901112005012003", "197901112005021003")
    True
    """
    return 1 <= sum(a != b for a, b in zip(nip, other, strict=True)) <= MOST_SLIPS


def is_woman(nip: str) -> bool | None:
    """Return what the digit of sex says, None where it says neither.

    >>> is_woman("197901112005012003")
    True
    """
    return {"1": False, "2": True}.get(nip[14])


def _birth_date(nip: str) -> dt.date | None:
    try:
        return dt.date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return None


def _birth_problems(nip: str, born: dt.date | None, on: dt.date | None) -> list[str]:
    if born is None:
        return [f"Tanggal lahir dalam NIP ({nip[:8]}) tidak ada dalam kalender."]
    if on is None:
        return []
    age = _age(born, on)
    if WORKING_AGES[0] <= age <= WORKING_AGES[1]:
        return []
    return [f"Menurut NIP, usia pada tanggal dokumen {age} tahun; periksa tahun lahirnya."]


def _start_problems(nip: str, born: dt.date | None) -> list[str]:
    year, month = int(nip[8:12]), int(nip[12:14])
    if month == PPPK_CODE:
        return []
    if not 1 <= month <= 12:
        return [f"Bulan TMT dalam NIP ({nip[12:14]}) harus 01–12, atau 21 untuk PPPK."]
    if born is None:
        return []
    if year < dt.MINYEAR:
        return [f"Tahun TMT dalam NIP ({nip[8:12]}) tidak ada dalam kalender."]
    age = _age(born, dt.date(year, month, 28))
    if STARTING_AGES[0] <= age <= STARTING_AGES[1]:
        return []
    return [f"Menurut NIP, usia saat TMT {age} tahun; periksa tahun lahir dan TMT."]


def _tail_problems(nip: str) -> list[str]:
    problems = []
    if nip[14] not in "12":
        problems.append(f"Kode jenis kelamin dalam NIP ({nip[14]}) harus 1 atau 2.")
    if nip[15:] == "000":
        problems.append("Nomor urut dalam NIP harus 001–999.")
    return problems


def _age(born: dt.date, day: dt.date) -> int:
    """Return completed years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
