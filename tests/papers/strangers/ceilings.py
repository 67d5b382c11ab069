"""The budget of an invented agreement: tables, lists and lines."""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from tests.papers.strangers import words
from tests.papers.strangers.invention import LEVELS, Invented, budgets, total_of
from tests.papers.strangers.sheets import Box, Element, Grid, Line, Row, box

FORMS = (
    "table",
    "table",
    "table",
    "rp column",
    "headless",
    "tabs",
    "numbered",
    "none",
    "split rp",
)
MONEY = (
    "Rp. {dots},00",
    "{dots},-",
    "{commas}.00",
    "{plain}",
    "Rp {dots}",
    "Rp{dots},-",
    "{dots}",
    "Rp. {dots},-",
    "Rp {commas}",
    "Rp. {dots}.-",
    "Rp.{dots}",
)


@dataclass(frozen=True, slots=True)
class Purse:
    """How one office prints its budget."""

    form: str
    money: str
    depth: int
    marks: str
    heads: tuple[str, str, str, str]
    total: str
    has_source: bool
    has_level_word: bool
    has_codes: bool
    numbered_row: bool


def purse(rng: Random, year: int) -> Purse:
    """Return how one office prints its budget."""
    form = rng.choice(FORMS)
    depth = rng.choice((1, 1, 1, 2, 3)) if form in {"table", "rp column"} else 1
    head = (
        rng.choice(words.PROGRAM_HEADS)
        if depth == 1
        else "/".join(word.capitalize() for word in LEVELS[:depth])
    )
    return Purse(
        form=form,
        money=rng.choice(
            MONEY if form != "numbered" else tuple(m for m in MONEY if "Rp" in m)
        ),
        depth=depth,
        marks=rng.choice(("column", "column", "text", "letters")),
        heads=(
            rng.choice(words.NUMBER_HEADS),
            head,
            rng.choice(words.AMOUNT_HEADS).format(year=year),
            rng.choice(words.SOURCE_HEADS),
        ),
        total=rng.choice((*words.TOTAL_WORDS, "", "")),
        has_source=rng.random() < 0.6,
        has_level_word=rng.random() < 0.6 or form in {"numbered", "tabs"},
        has_codes=depth > 1 and rng.random() < 0.4,
        numbered_row=rng.random() < 0.2,
    )


def money(amount: int, style: str) -> str:
    """Return an amount as an office prints it."""
    commas = f"{amount:,}"
    return style.format(dots=commas.replace(",", "."), commas=commas, plain=amount)


def ceilings(rng: Random, invented: Invented, how: Purse) -> list[Element]:
    """Return the budget and set it in the truth."""
    if how.form == "none":
        return []
    source = rng.choice(words.SOURCES) if how.has_source else None
    lines = budgets(rng, how.depth, source)
    for line in lines:
        if how.has_level_word or (
            how.depth > 1 and how.marks == "text" and not how.has_codes
        ):
            line["name"] = f"{line['level'].title()} {line['name']}"
    invented.truth["budgets"] = lines
    invented.truth["budget_total"] = total_of(lines) if how.total else None
    marks = _marks(lines, how)
    if how.form == "numbered":
        return _numbered(rng, lines, marks, how)
    if how.form == "tabs":
        return _tabbed(lines, marks, how)
    return [_table(lines, marks, how)]


def _marks(lines: list[dict[str, Any]], how: Purse) -> list[str]:
    """Return the mark of each line: 1, A/1/a, or a code that grows with the depth."""
    counts, marks = [0, 0, 0], list[str]()
    for line in lines:
        step = LEVELS.index(line["level"])
        counts[step] += 1
        counts[step + 1 :] = [0] * (2 - step)
        if how.has_codes:
            code = (f"7.01.{counts[0]:02}", f".2.{counts[1]:02}", f".{counts[2]:04}")
            marks.append("".join(code[: step + 1]))
        elif how.depth == 1:
            marks.append(chr(64 + counts[0]) if how.marks == "letters" else str(counts[0]))
        else:
            marks.append((chr(64 + counts[0]), str(counts[1]), chr(96 + counts[2]))[step])
    return marks


def _numbered(
    rng: Random, lines: list[dict[str, Any]], marks: list[str], how: Purse
) -> list[Element]:
    found: list[Element] = []
    if rng.random() < 0.5:
        found.append(
            Line("Program Anggaran Keterangan" if how.has_source else "Program Anggaran")
        )
    for mark, line in zip(marks, lines, strict=True):
        text = f"{mark}. {line['name']} {money(line['amount'], how.money)}"
        found.append(Line(f"{text} {line['source']}" if line["source"] else text))
    if how.total:
        total = sum(line["amount"] for line in lines)
        found.append(Line(f"{how.total} {money(total, how.money)}"))
    return found


def _tabbed(lines: list[dict[str, Any]], marks: list[str], how: Purse) -> list[Element]:
    head = ["Program", "Anggaran", *(["Keterangan"] if how.has_source else [])]
    style = how.money if "Rp" in how.money else f"Rp. {how.money}"
    found: list[Element] = [Line("", tabs=tuple(head), bold=True)]
    for mark, line in zip(marks, lines, strict=True):
        parts = [f"{mark}. {line['name']}", money(line["amount"], style)]
        found.append(Line("", tabs=(*parts, *([line["source"]] if line["source"] else []))))
    if how.total:
        total = sum(line["amount"] for line in lines)
        found.append(Line("", tabs=(how.total, money(total, style))))
    return found


def _table(lines: list[dict[str, Any]], marks: list[str], how: Purse) -> Grid:
    has_column = how.marks != "text" or how.has_codes
    rows: list[Row] = []
    if how.form != "headless":
        rows.append(_head(how, has_column=has_column))
        if how.numbered_row:
            rows.append([box(f"({n + 1})") for n in range(len(rows[0]))])
    repeats = 1 if rows else 0
    style = how.money if how.form != "headless" or "Rp" in how.money else f"Rp. {how.money}"
    for mark, line in zip(marks, lines, strict=True):
        name = line["name"] if has_column else f"{mark}. {line['name']}"
        row: Row = [box(mark)] if has_column else []
        row += [box(name), *_amount(line["amount"], how, style)]
        rows.append([*row, box(line["source"])] if how.has_source else row)
    if how.total:
        row = [box(how.total, colspan=2), None] if has_column else [box(how.total)]
        row += _amount(total_of(lines), how, style)
        rows.append([*row, box("")] if how.has_source else row)
    widths = ([0.22 if how.has_codes else 0.1] if has_column else []) + [
        0.5,
        *([0.06, 0.2] if how.form in SPLIT else [0.25]),
    ]
    widths += [0.15] if how.has_source else []
    ruled = how.form != "headless" or len(lines) % 2 == 0
    whole = sum(widths)
    return Grid(tuple(map(tuple, rows)), tuple(w / whole for w in widths), ruled, repeats)


SPLIT = {"rp column", "split rp"}


def _head(how: Purse, *, has_column: bool) -> Row:
    number, name, amount, source = how.heads
    code = "Kode" if how.has_codes else number
    row: Row = [box(code)] if has_column else []
    row.append(box(name))
    if how.form == "rp column":
        row += [box(amount, colspan=2), None]
    elif how.form == "split rp":
        row += [box(""), box(amount)]
    else:
        row.append(box(amount))
    return [*row, box(source)] if how.has_source else row


def _amount(amount: int, how: Purse, style: str) -> list[Box]:
    printed = money(amount, style)
    if how.form not in SPLIT:
        return [box(printed)]
    bare = printed.removeprefix("Rp").lstrip(". ")
    return [box("Rp"), box(bare)]


def without_total(how: Purse) -> Purse:
    """Return the same habits with no row of sums."""
    return replace(how, total="")
