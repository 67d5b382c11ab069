"""The facts of an agreement: of what type each is, read as typed and written as shown."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

from jenjang.core.figures import (
    PartialDate,
    read_date,
    read_nip,
    read_number,
    read_rupiah,
    write_date,
    write_nip,
    write_number,
    write_rupiah,
)
from jenjang.core.figures.text import is_blank
from jenjang.core.values import Reason, Unknown
from jenjang.papers.correcting.paths import steps

YEARS = (2000, 2100)
MOST_REVISIONS = 20
MOST_LETTERS = 4000


class FactKind(StrEnum):
    """How a fact is typed."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    RUPIAH = "rupiah"
    YEAR = "year"
    COUNT = "count"
    DATE = "date"
    NIP = "nip"
    CHOICE = "choice"


KINDS = {
    "target_number": FactKind.NUMBER,
    "amount": FactKind.RUPIAH,
    "budget_total": FactKind.RUPIAH,
    "year": FactKind.YEAR,
    "revision": FactKind.COUNT,
    "date": FactKind.DATE,
    "nip": FactKind.NIP,
    "kind": FactKind.CHOICE,
    "level": FactKind.CHOICE,
    **dict.fromkeys(
        ("text", "description", "definition", "relevance", "formula", "reason"),
        FactKind.LONG,
    ),
}
CHOICES = {
    "kind": ("PK", "PK Perubahan"),
    "objectives": (
        "tujuan",
        "sasaran strategis",
        "sasaran program",
        "sasaran kegiatan",
        "sasaran sub kegiatan",
        "kinerja",
    ),
    "budgets": ("program", "kegiatan", "sub kegiatan"),
}
NEEDED = {"kind", "level", "text", "name"}


def kind_of(path: str) -> FactKind:
    """Return how the fact at a path is typed.

    >>> kind_of("documents[0].budgets[1].amount").value, kind_of("documents[0].unit").value
    ('rupiah', 'text')
    """
    return KINDS.get(str(steps(path)[-1]), FactKind.TEXT) if steps(path) else FactKind.TEXT


def choices_of(path: str) -> tuple[str, ...]:
    """Return what may stand at a path that is chosen, not typed.

    >>> choices_of("documents[0].budgets[1].level")
    ('program', 'kegiatan', 'sub kegiatan')
    """
    names = steps(path)
    found = next((one for one in reversed(names) if one in CHOICES), "")
    return CHOICES.get(str(found), ())


def read_typed(path: str, typed: str, unit: str | None = None) -> Any:
    """Return the value of what is typed for a path, as JSON keeps it, or `Unknown`.

    Nothing typed is None, which only facts an agreement can do without may be. `unit` is
    what a number is counted in.

    >>> read_typed("budgets[0].amount", "Rp 1.500.000"), read_typed("date", "2 Mei 2025")
    (1500000, '2025-05-02')
    >>> print(read_typed("budgets[0].amount", "1.50"))
    “1.50” dapat dibaca lebih dari satu cara; ketik 150 atau 1.500.
    """
    written = " ".join(typed.split())
    if not written:
        is_needed = str((steps(path) or ("",))[-1]) in NEEDED
        return Unknown(Reason.EMPTY, "Isian ini tidak boleh kosong.") if is_needed else None
    if len(written) > MOST_LETTERS:
        return Unknown(Reason.OUT_OF_RANGE, f"Isi paling banyak {MOST_LETTERS} huruf.")
    match kind_of(path):
        case FactKind.TEXT | FactKind.LONG:
            return written
        case FactKind.CHOICE:
            return _chosen(path, written)
        case FactKind.NUMBER:
            return _number(written, unit)
        case kind:
            return _figure(kind, written)


def _figure(kind: FactKind, written: str) -> Any:
    match kind:
        case FactKind.RUPIAH:
            return _amount(written)
        case FactKind.NIP:
            digits = read_nip(written)
            return digits if isinstance(digits, Unknown) else write_nip(digits)
        case FactKind.DATE:
            date = read_date(written)
            return date if isinstance(date, Unknown) else date.iso
        case FactKind.YEAR:
            return _whole(written, *YEARS, "Ketik tahun dengan empat angka, misalnya 2025.")
        case _:
            sentence = "Ketik 0 untuk murni, 1 untuk Perubahan pertama, dan seterusnya."
            return _whole(written, 0, MOST_REVISIONS, sentence)


def _chosen(path: str, written: str) -> str | Unknown:
    known = choices_of(path)
    if written in known:
        return written
    return Unknown(Reason.NOT_FOUND, f"Pilih salah satu: {', '.join(known)}.")


def _number(written: str, unit: str | None) -> int | float | Unknown:
    number = read_number(written, unit)
    return number if isinstance(number, Unknown) else json_number(number)


def json_number(value: Decimal) -> int | float:
    """Return a decimal as the number JSON keeps.

    >>> json_number(Decimal("87.50")), json_number(Decimal("2.00"))
    (87.5, 2)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def _amount(written: str) -> int | Unknown:
    amount = read_rupiah(written)
    if isinstance(amount, int) and amount < 0:
        return Unknown(
            Reason.OUT_OF_RANGE,
            "Pagu tidak boleh kurang dari nol; ketik tanpa tanda minus.",
        )
    if isinstance(amount, Unknown) and is_blank(written):
        return Unknown(Reason.EMPTY, "Kosongkan isian ini bila pagunya tidak tercetak.")
    return amount


def _whole(written: str, least: int, most: int, sentence: str) -> int | Unknown:
    if written.isdecimal() and least <= int(written[:6]) <= most:
        return int(written)
    return Unknown(Reason.OUT_OF_RANGE, sentence)


def write_typed(path: str, value: Any, unit: str | None = None) -> str:
    """Return a value as a person types it: what `read_typed` reads back.

    >>> write_typed("budgets[0].amount", 1500000), write_typed("date", "2018-01")
    ('Rp 1.500.000', 'Januari 2018')
    >>> write_typed("objectives[0].indicators[0].target_number", 87.5)
    '87,5'
    """
    if value is None:
        return ""
    match kind_of(path):
        case FactKind.RUPIAH:
            return write_rupiah(value)
        case FactKind.NUMBER:
            return write_number(Decimal(str(value)), unit=unit)
        case FactKind.DATE:
            return _date(str(value))
        case _:
            return str(value)


def _date(iso: str) -> str:
    parts = [int(part) for part in iso.split("-") if part.isdecimal()]
    is_date = 1 <= len(parts) <= len(("year", "month", "day")) and parts[1:2] <= [12]
    return write_date(PartialDate(*parts)) if is_date else iso
