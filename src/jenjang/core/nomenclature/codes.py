"""The grammar of nomenclature codes: urusan.bidang.program.DIGIT.kegiatan.sub kegiatan.

``7.01.02.2.01.0001``: the digit before kegiatan names who may use it (1 province, 2
kabupaten and kota, others single regions). ``X.XX`` stands for the unit's own bidang in
the programme that supports every unit. Before 2023 a sub kegiatan had two digits.
Source: Permendagri 90/2019 and Kepmendagri 900.1.15.5-1317/2023.
"""

import re

from jenjang.core.figures import plain
from jenjang.core.values import Reason, Unknown

LEVELS = ("urusan", "bidang urusan", "program", "kegiatan", "sub kegiatan")
REGENCY_DIGIT = "2"

_SEGMENTS = {1: 0, 2: 1, 3: 2, 5: 3, 6: 4}  # how many there are -> index in LEVELS
_WIDTHS = (1, 2, 2, 1, 2, 4)


def read_code(text: str, bidang: str | None = None) -> str | Unknown:
    """Return the code in its present form: each part as wide as it is written today.

    `bidang` ("7.01") takes the place of X.XX, where the code is of a unit's own.

    >>> read_code("7.01.02.2.04.01"), read_code("X.XX.01.2.1.1", bidang="7.01")
    ('7.01.02.2.04.0001', '7.01.01.2.01.0001')
    """
    written = re.sub(r"\s", "", plain(text)).rstrip(".").upper()
    if bidang is not None:
        written = re.sub(r"^X\.XX", bidang, written)
    parts = written.split(".")
    if not _is_code(parts):
        return Unknown(
            Reason.NOT_FOUND,
            f"“{plain(text)}” bukan kode nomenklatur; ketik misalnya 7.01.02.2.01.0001.",
        )
    return ".".join(
        part.lstrip("0").rjust(width, "0")
        for part, width in zip(parts, _WIDTHS, strict=False)
    )


def _is_code(parts: list[str]) -> bool:
    """Return whether every part has digits, no more than its place holds, and not all 0."""
    return len(parts) in _SEGMENTS and all(
        re.fullmatch(r"[0-9]+", part) and int(part) > 0 and len(part.lstrip("0")) <= width
        for part, width in zip(parts, _WIDTHS, strict=False)
    )


def level_of(code: str) -> str | Unknown:
    """Return the level that a code is of, from how many parts it has.

    >>> level_of("7.01.02"), level_of("7.01.02.2.01"), level_of("7.01.02.2.01.0001")
    ('program', 'kegiatan', 'sub kegiatan')
    """
    read = read_code(code)
    return read if isinstance(read, Unknown) else LEVELS[_SEGMENTS[len(read.split("."))]]


def parent_code(code: str) -> str | None:
    """Return the code one level up, None for an urusan and for what is no code.

    >>> parent_code("7.01.02.2.01.0001"), parent_code("7.01.02.2.01")
    ('7.01.02.2.01', '7.01.02')
    """
    read = read_code(code)
    if isinstance(read, Unknown) or "." not in read:
        return None
    parts = read.split(".")
    above = max(many for many in _SEGMENTS if many < len(parts))
    return ".".join(parts[:above])


def is_for_regencies(code: str) -> bool:
    """Return whether a kabupaten or kota may use the code; above kegiatan all are.

    >>> is_for_regencies("7.01.04.2.02"), is_for_regencies("7.01.04.7.04")
    (True, False)
    """
    parts = code.split(".")
    return len(parts) < 4 or parts[3] == REGENCY_DIGIT
