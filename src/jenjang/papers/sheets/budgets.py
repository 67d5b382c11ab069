"""Budget tables: what SIPD exports and our own sheet say of sub kegiatan and money.

Known shapes: rekap anggaran in three forms, DPA with its monthly cash plan, lists of sub
kegiatan and of RKA details as JSON, a printed table without codes, our own sheet. Only the
words of the heading tell them apart. Amounts are whole rupiah.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from jenjang.core.figures import fold, is_blank, read_rupiah
from jenjang.core.nomenclature import OWN, level_of, parent_code, read_code
from jenjang.core.values import Unknown
from jenjang.papers.sheets.columns import Column, Table, find_table
from jenjang.papers.sheets.grids import Grid, Row

(
    YEAR, REGENCY, UNIT_CODE, UNIT, SUB_UNIT_CODE, SUB_UNIT, BIDANG, PROGRAM_CODE, PROGRAM,
    KEGIATAN_CODE, KEGIATAN, CODE, NAME, FUND_CODE, FUND, ACCOUNT, ACCOUNT_NAME, AMOUNT,
) = (
    "year", "regency", "unit_code", "unit", "sub_unit_code", "sub_unit", "bidang",
    "program_code", "program", "kegiatan_code", "kegiatan", "code", "name", "fund_code",
    "fund", "account", "account_name", "amount",
)  # fmt: skip

COLUMNS = (
    Column(YEAR, "Tahun", ("Tahun", "Tahun Anggaran")),
    Column(REGENCY, "Daerah", ("Daerah", "Nama Daerah", "Pemerintah Daerah")),
    Column(UNIT_CODE, "Kode SKPD", ("Kode SKPD", "Kode Perangkat Daerah", "Kode OPD")),
    Column(UNIT, "Nama SKPD", ("Nama SKPD", "SKPD", "Perangkat Daerah", "Nama OPD")),
    Column(
        SUB_UNIT_CODE, "Kode Sub SKPD", ("Kode Sub SKPD", "Kode Sub Unit", "Kode Unit SKPD")
    ),
    Column(
        SUB_UNIT,
        "Nama Sub SKPD",
        ("Nama Sub SKPD", "Nama Sub Unit", "Sub Unit", "Sub SKPD"),
    ),
    Column(BIDANG, "Kode Bidang Urusan", ("Kode Bidang Urusan",)),
    Column(PROGRAM_CODE, "Kode Program", ("Kode Program",)),
    Column(PROGRAM, "Nama Program", ("Nama Program",)),
    Column(KEGIATAN_CODE, "Kode Kegiatan", ("Kode Kegiatan", "Kode Giat")),
    Column(KEGIATAN, "Nama Kegiatan", ("Nama Kegiatan", "Nama Giat")),
    Column(
        CODE,
        "Kode Sub Kegiatan",
        (
            "Kode Sub Kegiatan",
            "Kode Sub Giat",
            "Kode Program/Kegiatan/Sub Kegiatan",
            "Kode",
        ),
    ),
    Column(
        NAME,
        "Nama Sub Kegiatan",
        (
            *("Nama Sub Kegiatan", "Nama Sub Giat", "Sub Kegiatan"),
            *("Program/Kegiatan/Sub Kegiatan", "Program, Kegiatan dan Sub Kegiatan"),
            *("Program dan Kegiatan", "Program/Kegiatan", "Uraian", "Nama"),
        ),
    ),
    Column(FUND_CODE, "Kode Sumber Dana", ("Kode Sumber Dana", "Kode Dana")),
    Column(FUND, "Sumber Dana", ("Nama Sumber Dana", "Nama Dana", "Sumber Dana")),
    Column(ACCOUNT, "Kode Rekening", ("Kode Rekening", "Kode Akun", "Jenis Belanja")),
    Column(ACCOUNT_NAME, "Nama Rekening", ("Nama Rekening", "Nama Akun")),
    Column(
        AMOUNT,
        "Pagu",
        (
            *("Pagu Dana", "Nilai Rincian", "Rincian", "Pagu", "Pagu Anggaran", "Nilai"),
            *("Nilai Anggaran", "Anggaran", "Pagu (Rp)", "Anggaran (Rp)", "Jumlah"),
            *("Jumlah (Rp)", "Total"),
        ),
    ),
)
LABELS = {column.key: column.label for column in COLUMNS}
WANTED = (
    frozenset({CODE, AMOUNT}),
    frozenset({NAME, AMOUNT}),
)
ADVICE = "Unduh ulang rekap dari SIPD, atau pakai contoh lembar dari halaman ini."

KEPT = 8192  # answers remembered: a file says the same thing row after row
LONGEST_PLAIN = 15  # digits of an amount without any separator, below the largest
STAND_IN = "9.99"  # takes the place of X.XX where nothing says whose bidang it is

SPENDING = ("5.1", "5.2", "5.3", "5.4")
SPENDING_NAMES = {
    "belanja operasi": "5.1",
    "belanja modal": "5.2",
    "belanja tidak terduga": "5.3",
    "belanja transfer": "5.4",
}
TOTAL = re.compile(
    r"(?:grand total|sub ?total|total|jumlah)\b.*|.*\b(?:sub)?total|jumlah", re.IGNORECASE
)
WHOLE = re.compile(
    r"(?:grand total|total|jumlah)(?: (?:keseluruhan|seluruhnya|anggaran|pagu|belanja))?"
    r"\s*:?",
    re.IGNORECASE,
)
LEVEL_WORD = re.compile(r"^(program|sub\s*-?\s*kegiatan|kegiatan)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Step:
    """A program or kegiatan above a row, as the row states it; empty where it does not."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A row with money: whole rupiah of a sub kegiatan (or of what the table names).

    `code` is in its present form, '' where none is printed, X.XX where the row does not
    tell the bidang; `level` is that of the code,
    or of the word before the name, '' where neither tells it. `spending` is the first two
    figures of the rekening.
    """

    number: int
    unit: Step
    sub_unit: Step
    code: str
    name: str
    level: str
    program: Step
    kegiatan: Step
    fund: str
    spending: str
    amount_idr: int


NO_STEP = Step("", "")


def bare_row(code: str, name: str, level: str) -> BudgetRow:
    """Return a row that says nothing but which activity it is."""
    return BudgetRow(
        *(0, NO_STEP, NO_STEP, code, name, level, NO_STEP, NO_STEP, "", "", 0),
    )


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that cannot be taken: its row, its column, what it holds, what to do."""

    row: int
    column: str
    value: str
    what: str


@dataclass
class BudgetSheet:
    """What a budget file says: rows, and everything that keeps it from being taken."""

    sheet: str
    rows: list[BudgetRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    blank_rows: int = 0  # rows that state no amount
    stated_total_idr: int | None = None
    has_units: bool = False
    has_codes: bool = False


@dataclass(frozen=True)
class _Wrong(Exception):
    column: str
    value: str
    what: str


def read_budget(
    grids: Sequence[Grid], *, year: int | None = None, regency: str = ""
) -> BudgetSheet:
    """Return the rows of a budget file up to its total row, which is checked.

    `year` and `regency` are what it must be of, where its columns say so. Raise
    `Unreadable` where no heading has the columns a budget needs.
    """
    table = find_table(grids, COLUMNS, WANTED, ADVICE)
    found = BudgetSheet(
        table.grid.name,
        has_units=any(map(table.has, (UNIT_CODE, UNIT, SUB_UNIT_CODE, SUB_UNIT))),
        has_codes=table.has(CODE),
    )
    reader = _Reader(table, year, regency)
    for number, row in table.rows():
        if _is_heading_again(table, row):
            continue
        total = _total_word(table, row)
        if total and WHOLE.fullmatch(total):
            _check_total(found, table, number, row)
            break
        if not total:
            _take(found, reader, number, row)
    return found


def _take(found: BudgetSheet, reader: "_Reader", number: int, row: Row) -> None:
    try:
        read = reader.read(number, row)
    except _Wrong as wrong:
        found.problems.append(
            Problem(number, LABELS[wrong.column], wrong.value, wrong.what)
        )
        return
    if read is None:
        found.blank_rows += 1
    else:
        found.rows.append(read)


def _is_heading_again(table: Table, row: Row) -> bool:
    """Return whether a row is the heading printed again, or the numbers of its columns."""
    heading = table.grid.rows[table.heading]
    if row[0] == heading[0] and row == heading:
        return True
    filled = [text for text in row if text]
    counted = [str(n) for n in range(1, len(filled) + 1)]
    return len(filled) > 2 and [text.strip("()") for text in filled] == counted


def _total_word(table: Table, row: Row) -> str:
    """Return the words of a total that stand where a row is named, '' in any other row."""
    named = {table.places[key] for key in (AMOUNT,) if key in table.places}
    texts = [text for at, text in enumerate(row) if text and at not in named]
    return texts[0] if texts and len(texts) <= 3 and TOTAL.fullmatch(texts[0]) else ""


def _check_total(found: BudgetSheet, table: Table, number: int, row: Row) -> None:
    written = table.cell(row, AMOUNT)
    stated = read_rupiah(written)
    if isinstance(stated, Unknown):
        if not is_blank(written):
            found.problems.append(Problem(number, LABELS[AMOUNT], written, str(stated)))
        return
    found.stated_total_idr = stated
    summed = sum_of(found.rows)
    if stated != summed and not found.problems:
        what = (
            f"Baris jumlah tidak sama dengan jumlah baris di atasnya ({_rupiah(summed)}); "
            "berkas mungkin terpotong, unduh ulang."
        )
        found.problems.append(Problem(number, LABELS[AMOUNT], written, what))


def sum_of(rows: Sequence[BudgetRow]) -> int:
    """Return the sum of the rows, what stands under another counted once, whole rupiah.

    Where programs, kegiatan and sub kegiatan stand one under another, those of the
    uppermost level that is printed are summed.
    """
    for level in ("urusan", "bidang urusan", "program", "kegiatan", "sub kegiatan"):
        of_level = [row.amount_idr for row in rows if row.level == level]
        if of_level:
            return sum(of_level)
    return sum(row.amount_idr for row in rows)


def _rupiah(amount_idr: int) -> str:
    return f"{amount_idr:,}".replace(",", ".")


class _Reader:
    """Reads rows of one table; a pivot table prints a name once for the rows under it."""

    def __init__(self, table: Table, year: int | None, regency: str) -> None:
        self.table = table
        self.year, self.regency = year, fold(regency)
        self.is_pivot = _is_pivot(table)
        self.above: dict[str, str] = {}

    def read(self, number: int, row: Row) -> BudgetRow | None:
        """Return what a row says; None where it states no amount. Raise _Wrong."""
        said = {key: self.table.cell(row, key).strip() for key in self.table.places}
        if self.is_pivot:
            said = self._filled_down(said)
        self._check_whose(said)
        amount = _amount(said)
        if amount is None:
            return None
        bidang = _bidang(said)
        code = _code(said, CODE, bidang)
        name = said.get(NAME, "") or _after_code(said.get(CODE, ""))
        if not code and is_blank(name):
            raise _Wrong(CODE, "", "Kode dan nama sub kegiatan kosong; isi salah satunya.")
        return BudgetRow(
            number=number,
            unit=Step(said.get(UNIT_CODE, ""), said.get(UNIT, "")),
            sub_unit=Step(said.get(SUB_UNIT_CODE, ""), said.get(SUB_UNIT, "")),
            code=code,
            name=name,
            level=_level(code, name),
            program=_step(said, PROGRAM_CODE, PROGRAM, bidang),
            kegiatan=_step(said, KEGIATAN_CODE, KEGIATAN, bidang),
            fund=_fund(said),
            spending=_spending(said),
            amount_idr=amount,
        )

    def _filled_down(self, said: dict[str, str]) -> dict[str, str]:
        """Return the row with what the pivot table printed once above it."""
        fresh = next((n for n, key in enumerate(ONCE) if said.get(key)), len(ONCE))
        for key in ONCE[:fresh]:
            if key in said:
                said[key] = self.above.get(key, "")
        self.above = said
        return said

    def _check_whose(self, said: dict[str, str]) -> None:
        year = said.get(YEAR, "")
        if self.year is not None and year and year != str(self.year):
            what = f"Berkas ini bukan anggaran tahun {self.year}; pilih tahun yang sesuai."
            raise _Wrong(YEAR, year, what)
        regency = said.get(REGENCY, "")
        if self.regency and regency and not _same_regency(regency, self.regency):
            raise _Wrong(
                REGENCY, regency, "Berkas ini milik pemerintah daerah lain; periksa lagi."
            )


ONCE = (BIDANG, PROGRAM_CODE, PROGRAM, KEGIATAN_CODE, KEGIATAN, CODE, NAME)
"""The columns that a pivot table leaves empty where the row above has the same."""


def _is_pivot(table: Table) -> bool:
    """Return whether each sub kegiatan is printed once, with rows of rekening under it.

    In any other table a row that names nothing is a fault, never what stands above it: so
    a pivot must have kegiatan in columns of their own, empty in the same rows.
    """
    if not (table.has(CODE) and table.has(ACCOUNT) and table.has(KEGIATAN_CODE)):
        return False
    codes = [table.cell(row, CODE) for _, row in table.rows()]
    repeats = any(a and a == b for a, b in pairwise(codes))
    return not repeats and bool(codes[0]) and _has_gaps(table)


def _has_gaps(table: Table) -> bool:
    """Return whether the rows without a code name nothing but a rekening."""
    named = (UNIT_CODE, UNIT, SUB_UNIT_CODE, SUB_UNIT, *ONCE)
    gaps = [
        row
        for _, row in table.rows()
        if table.cell(row, ACCOUNT) and not table.cell(row, CODE)
    ]
    return bool(gaps) and not any(table.cell(row, key) for row in gaps for key in named)


def _same_regency(written: str, regency: str) -> bool:
    bare = re.compile(r"^(?:pemerintah (?:daerah )?)?(?:kabupaten|kab\.?|kota|provinsi)? ?")
    return bare.sub("", fold(written)) == bare.sub("", regency)


def _amount(said: dict[str, str]) -> int | None:
    written = said.get(AMOUNT, "")
    if written.isdecimal() and len(written) < LONGEST_PLAIN:
        return int(written)
    if is_blank(written):
        return None
    amount = read_rupiah(written)
    if isinstance(amount, Unknown):
        raise _Wrong(AMOUNT, written, str(amount))
    if amount < 0:
        raise _Wrong(AMOUNT, written, "Pagu tidak boleh kurang dari nol.")
    return amount


def _bidang(said: dict[str, str]) -> str | None:
    """Return the bidang ("7.01") that X.XX stands for in this row, where it is told."""
    for key in (BIDANG, UNIT_CODE, SUB_UNIT_CODE):
        found = re.match(r"(\d)[.,](\d{2})\b", said.get(key, ""))
        if found:
            return f"{found[1]}.{found[2]}"
    return None


def _code(said: dict[str, str], key: str, bidang: str | None) -> str:
    written = said.get(key, "")
    code = _read_code(written, bidang) if written else ""
    if isinstance(code, Unknown):
        raise _Wrong(key, written, str(code))
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


def _after_code(text: str) -> str:
    """Return the name that stands in one cell with its code."""
    return text.split(" ", 1)[1].strip(" -") if " " in text else ""


def _step(said: dict[str, str], code_key: str, name_key: str, bidang: str | None) -> Step:
    name = said.get(name_key, "") or _after_code(said.get(code_key, ""))
    return Step(_code(said, code_key, bidang), name)


@lru_cache(maxsize=KEPT)
def _level(code: str, name: str) -> str:
    if code:
        level = level_of(code.replace(OWN, STAND_IN))
        return "" if isinstance(level, Unknown) else level
    word = LEVEL_WORD.match(name)
    if word is None:
        return ""
    said = " ".join(re.sub(r"[\s-]+", " ", word[1].casefold()).split())
    return "sub kegiatan" if said.startswith("sub") else said


def _fund(said: dict[str, str]) -> str:
    return _unless_blank(said.get(FUND, "") or said.get(FUND_CODE, ""))


@lru_cache(maxsize=KEPT)
def _unless_blank(text: str) -> str:
    return "" if is_blank(text) else text


def _spending(said: dict[str, str]) -> str:
    written = said.get(ACCOUNT, "")
    kind = _kind_of(written)
    if kind and kind not in SPENDING:
        raise _Wrong(
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


def steps_of(row: BudgetRow) -> Iterator[tuple[str, Step]]:
    """Yield level and step of what stands above a row, from the top.

    A code that is not printed is taken from the row's own.
    """
    kegiatan = row.kegiatan.code or _above(row.code, "kegiatan")
    program = row.program.code or _above(kegiatan or row.code, "program")
    yield "program", Step(program, row.program.name)
    yield "kegiatan", Step(kegiatan, row.kegiatan.name)


@lru_cache(maxsize=KEPT)
def _above(code: str, level: str) -> str:
    above = parent_code(code.replace(OWN, STAND_IN)) if code else None
    while above is not None and level_of(above) != level:
        above = parent_code(above)
    return (above or "").replace(STAND_IN, OWN)
