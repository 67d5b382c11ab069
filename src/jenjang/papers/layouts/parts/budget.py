"""The budget table: programmes, kegiatan and sub kegiatan with their ceilings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from jenjang.papers.blocks import Align, Table
from jenjang.papers.document import Agreement, Budget
from jenjang.papers.layouts.parts.columns import Column, Total, filled, table

LEVELS = ("urusan", "bidang urusan", "program", "kegiatan", "sub kegiatan")
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Ceiling:
    """One line of the table; `path` names it in the agreement."""

    mark: str
    budget: Budget
    path: str

    def facts(self, *names: str) -> tuple[str, ...]:
        """Return the paths of these facts of the line."""
        return tuple(f"{self.path}.{name}" for name in names)


def roman(number: int) -> str:
    """Return a number in Roman figures.

    >>> roman(1), roman(4), roman(19)
    ('I', 'IV', 'XIX')
    """
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def levels_of(budgets: Sequence[Budget]) -> list[str]:
    """Return the levels that occur, from the highest to the lowest."""
    found = dict.fromkeys(budget.level for budget in budgets)
    return sorted(found, key=lambda level: LEVELS.index(level) if level in LEVELS else 99)


def name_heading(budgets: Sequence[Budget]) -> str:
    """Return the head of the column of names, one word for each level.

    >>> name_heading([Budget("kegiatan", "A"), Budget("program", "B")])
    'Program/Kegiatan'
    """
    return "/".join(level.title() for level in levels_of(budgets))


def marks(budgets: Sequence[Budget]) -> Iterator[str]:
    """Yield 1, 2, 3 on one level; I., 1., a. where levels nest, each counted in its parent.

    >>> nested = [Budget("program", "A"), Budget("kegiatan", "B"), Budget("program", "C")]
    >>> list(marks(nested))
    ['I.', '1.', 'II.']
    """
    levels = levels_of(budgets)
    if len(levels) == 1:
        yield from (str(n) for n in range(1, len(budgets) + 1))
        return
    counts = [0] * len(levels)
    for budget in budgets:
        depth = levels.index(budget.level)
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (len(levels) - depth - 1)
        yield f"{_STYLES[min(depth, 2)](counts[depth])}."


def _letter(number: int) -> str:
    """Return a, b, ... z, aa, ab, ...

    >>> _letter(1), _letter(27)
    ('a', 'aa')
    """
    before, last = divmod(number - 1, 26)
    return (_letter(before) if before else "") + chr(ord("a") + last)


_STYLES: tuple[Callable[[int], str], ...] = (roman, str, _letter)


def budget_table(
    agreement: Agreement,
    *,
    amount: Callable[[int], str],
    amount_heading: str = "Anggaran",
    source_heading: str = "Keterangan",
    number_heading: str = "No",
    total: str = "Jumlah",
    numbered: str | None = None,
    wide: bool = False,
) -> tuple[Table, ...]:
    """Return the table of ceilings, or nothing where the agreement names none."""
    budgets = agreement.budgets
    if not budgets and agreement.budget_total_idr is None:
        return ()
    lines = [
        Ceiling(mark, budget, f"budgets[{n}]")
        for n, (mark, budget) in enumerate(zip(marks(budgets), budgets, strict=True))
    ]
    columns: list[Column[Ceiling]] = [
        Column(number_heading, lambda line: line.mark, Align.CENTER),
        *filled([Column("Kode", lambda line: line.budget.code or "")], lines),
        Column(
            name_heading(budgets) or "Program",
            lambda line: line.budget.name,
            facts=lambda line: line.facts("name"),
        ),
    ]
    last = _total(agreement, amount, total, len(columns))
    columns += [
        Column(
            amount_heading,
            lambda line: _amount(line, amount),
            Align.END,
            facts=_amount_facts,
        ),
        *filled([_source(source_heading)], lines),
    ]
    return (table(columns, lines, numbered=numbered, total=last, wide=wide),)


def _source(heading: str) -> Column[Ceiling]:
    return Column(heading, lambda line: line.budget.source or "", Align.CENTER)


def _amount(line: Ceiling, amount: Callable[[int], str]) -> str:
    return "" if line.budget.amount_idr is None else amount(line.budget.amount_idr)


def _amount_facts(line: Ceiling) -> tuple[str, ...]:
    return () if line.budget.amount_idr is None else line.facts("amount")


def _total(
    agreement: Agreement, amount: Callable[[int], str], word: str, column: int
) -> Total | None:
    total_idr = agreement.budget_total_idr
    if total_idr is None:
        return None
    return Total(word, amount(total_idr), column, fact="budget_total")
