"""The cells of one row: amount, code, level, source of funds, kind of belanja."""

import re
from dataclasses import dataclass
from functools import lru_cache

from jenjang.core.figures import fold, is_blank, read_rupiah
from jenjang.core.nomenclature import OWN, level_of, read_code
from jenjang.core.values import Unknown
from jenjang.papers.sheets.budgets.headings import (
    ACCOUNT,
    AMOUNT,
    BIDANG,
    CODE,
    FUND,
    FUND_CODE,
    NAME,
    SUB_UNIT_CODE,
    UNIT_CODE,
)
from jenjang.papers.sheets.budgets.rows import KEPT, LEVEL_WORD, STAND_IN, Step

LONGEST_PLAIN = 15  # digits of an amount without any separator, below the largest
SPENDING = ("5.1", "5.2", "5.3", "5.4")
SPENDING_NAMES = {
    "belanja operasi": "5.1",
    "belanja modal": "5.2",
    "belanja tidak terduga": "5.3",
    "belanja transfer": "5.4",
}


@dataclass(frozen=True)
class WrongCell(Exception):
    """A cell that cannot be taken: the key of its column, what it holds, what to do."""

    column: str
    value: str
    what: str


def amount_of(said: dict[str, str]) -> int | None:
    written = said.get(AMOUNT, "")
    if written.isdecimal() and len(written) < LONGEST_PLAIN:
        return int(written)
    if is_blank(written):
        return None
    amount = read_rupiah(written)
    if isinstance(amount, Unknown):
        raise WrongCell(AMOUNT, written, str(amount))
    if amount < 0:
        raise WrongCell(AMOUNT, written, "Pagu tidak boleh kurang dari nol.")
    return amount


def code_and_name_of(said: dict[str, str], bidang: str | None) -> tuple[str, str]:
    """Return the code ('' where none is printed) and the name of a row's own activity."""
    code = code_of(said, CODE, bidang)
    name = said.get(NAME, "") or after_code(said.get(CODE, ""))
    if not code and is_blank(name):
        raise WrongCell(CODE, "", "Kode dan nama sub kegiatan kosong; isi salah satunya.")
    return code, name


def bidang_of(said: dict[str, str]) -> str | None:
    """Return the bidang ("7.01") that X.XX stands for in this row, where it is told."""
    for key in (BIDANG, UNIT_CODE, SUB_UNIT_CODE):
        found = re.match(r"(\d)[.,](\d{2})\b", said.get(key, ""))
        if found:
            return f"{found[1]}.{found[2]}"
    return None


def code_of(said: dict[str, str], key: str, bidang: str | None) -> str:
    written = said.get(key, "")
    code = _read_code(written, bidang) if written else ""
    if isinstance(code, Unknown):
        raise WrongCell(key, written, str(code))
    return code


@lru_cache(maxsize=KEPT)
def _read_code(written: str, bidang: str | None) -> str | Unknown:
    if is_blank(written):
        return ""
    first = written.split(" ", 1)[0]
    code = read_code(first, bidang or STAND_IN)
    if isinstance(code, Unknown):
        return code
    is_own = first.upper().startswith(OWN) and bidang is None
    return OWN + code[4:] if is_own else code


def after_code(text: str) -> str:
    """Return the name that stands in one cell with its code."""
    return text.split(" ", 1)[1].strip(" -") if " " in text else ""


def step_of(said: dict[str, str], code_key: str, name_key: str, bidang: str | None) -> Step:
    name = said.get(name_key, "") or after_code(said.get(code_key, ""))
    return Step(code_of(said, code_key, bidang), name)


@lru_cache(maxsize=KEPT)
def level_told(code: str, name: str) -> str:
    if code:
        level = level_of(code.replace(OWN, STAND_IN))
        return "" if isinstance(level, Unknown) else level
    word = LEVEL_WORD.match(name)
    if word is None:
        return ""
    said = " ".join(re.sub(r"[\s-]+", " ", word[1].casefold()).split())
    return "sub kegiatan" if said.startswith("sub") else said


def fund_of(said: dict[str, str]) -> str:
    return _unless_blank(said.get(FUND, "") or said.get(FUND_CODE, ""))


@lru_cache(maxsize=KEPT)
def _unless_blank(text: str) -> str:
    return "" if is_blank(text) else text


def spending_of(said: dict[str, str]) -> str:
    written = said.get(ACCOUNT, "")
    kind = _kind_of(written)
    if kind and kind not in SPENDING:
        raise WrongCell(
            ACCOUNT,
            written,
            "Bukan rekening belanja; yang diimpor hanya rekening 5.1 sampai 5.4.",
        )
    return kind


@lru_cache(maxsize=KEPT)
def _kind_of(written: str) -> str:
    """Return the first two figures of a rekening, or those of a kind written in words."""
    if is_blank(written):
        return ""
    named = SPENDING_NAMES.get(fold(re.sub(r"^[\d.]+\s*", "", written)))
    return named or ".".join(written.split(".")[:2]).split(" ")[0]
