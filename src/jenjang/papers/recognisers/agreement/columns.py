"""Columns found by the words that head them, never by where they stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from jenjang.core.figures import fold
from jenjang.papers.blocks import NOWHERE, Cell, Place
from jenjang.papers.recognisers.agreement.words import (
    ACTIVITY_LEVELS,
    BARE_FIGURE,
    HEADING_STEMS,
    HEADINGS,
    LEAST_LIKENESS,
    OBJECTIVE_LEVELS,
    QUARTERS,
    Role,
)

Row = tuple[Cell, ...]

LONGEST_HEADING = 80
SAME_LINE_PT = 4.0
COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")
ROMAN_QUARTERS = {"i": 0, "ii": 1, "iii": 2, "iv": 3}
PROMISES = {Role.TARGET, Role.AMOUNT}
AFTER = re.compile(r"(?:setelah|sesudah|menjadi|perubahan)(?: perubahan| pergeseran)?")
BUDGET_KEYS = {Role.ACTIVITY, Role.AMOUNT}


@dataclass(frozen=True, slots=True)
class Found:
    """The text of one column in one row, where it stands, its lines and their baselines."""

    text: str = ""
    place: Place = NOWHERE
    lines: tuple[str, ...] = ()
    baselines: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a table holds, and the words that say so."""

    roles: tuple[Role | None, ...]
    headings: tuple[str, ...]

    def __contains__(self, role: Role) -> bool:
        """Return whether a column of this role is there."""
        return role in self.roles

    @property
    def holds_objectives(self) -> bool:
        """Return whether the rows are objectives with indicators (and not results)."""
        return (
            (Role.INDICATOR in self or self.says_both)
            and (Role.OBJECTIVE in self or Role.EXPLANATION not in self)
            and bool({Role.OBJECTIVE, Role.TARGET, *QUARTERS} & set(self.roles))
            and not self.explains
            and not self.measures
        )

    @property
    def says_both(self) -> bool:
        """Return whether one column of texts is objective and indicator both (Tupoksi)."""
        return (
            Role.OBJECTIVE in self
            and Role.TARGET in self
            and not {Role.INDICATOR, Role.ACTIVITY} & set(self.roles)
        )

    @property
    def measured(self) -> Role:
        """Return the role of the column that names what is measured."""
        return Role.OBJECTIVE if self.says_both else Role.INDICATOR

    @property
    def holds_budgets(self) -> bool:
        """Return whether the rows are activities with their ceilings."""
        return set(self.roles) >= BUDGET_KEYS and not self.measures

    @property
    def measures(self) -> bool:
        """Return whether results stand beside the targets; those of years before do not."""
        if Role.RESULT not in self:
            return False
        promises = [at for at, role in enumerate(self.roles) if role in PROMISES]
        return not promises or self.roles.index(Role.RESULT) > min(promises)

    @property
    def explains(self) -> bool:
        """Return whether the rows explain indicators or their targets (Lampiran 2)."""
        explained = {Role.DEFINITION, Role.RELEVANCE, Role.FORMULA, Role.DATA_SOURCE}
        if Role.OBJECTIVE in self or Role.RESULT in self:
            return False
        return len(explained & set(self.roles)) >= 2 or (
            Role.EXPLANATION in self and Role.TARGET in self
        )

    @property
    def has_quarters(self) -> bool:
        """Return whether targets are printed by quarter."""
        return any(role in self for role in QUARTERS)

    @property
    def width(self) -> int:
        """Return how many columns count: up to the last one with a role."""
        return max((at + 1 for at, role in enumerate(self.roles) if role), default=0)

    def heading(self, role: Role) -> str:
        """Return the words over the first column of `role`."""
        return self.headings[self.roles.index(role)] if role in self.roles else ""

    def find(self, row: Row, role: Role) -> Found:
        """Return what `row` holds in the columns of `role`, paragraphs kept apart."""
        cells = [
            cell
            for cell, its_role in zip(row, self.roles, strict=False)
            if its_role is role and cell.text.strip()
        ]
        if not cells:
            return Found(place=row[0].place if row else NOWHERE)
        if len(cells) == 1:
            cell = cells[0]
            return Found(cell.text.strip(), cell.place, cell.lines, cell.baselines)
        return _as_one(cells)


def _as_one(cells: Sequence[Cell]) -> Found:
    """Return cells of one column as one: line by line where they are known to be beside.

    What a scan shows as a line between columns may be the blank between wide words.
    """
    text = " ".join(cell.text.strip() for cell in cells)
    starts = cells[0].text.strip()
    if COLUMN_NUMBER.fullmatch(starts.rstrip(".)")) or not all(c.baselines for c in cells):
        return Found(text, cells[0].place)
    printed: list[tuple[float, list[str]]] = []
    for cell in cells:
        for line, y in zip(cell.lines, cell.baselines, strict=True):
            beside = next(
                (said for at, said in printed if abs(at - y) <= SAME_LINE_PT), None
            )
            if beside is None:
                printed.append((y, [line]))
            else:
                beside.append(line)
    printed.sort(key=lambda found: found[0])
    lines = tuple(" ".join(said) for _, said in printed)
    return Found(" ".join(lines), cells[0].place, lines, tuple(y for y, _ in printed))


def columns_of(row: Row) -> Columns | None:
    """Return the columns that `row` heads, None where it is no heading.

    >>> head = [Cell(text) for text in ("No.", "Sasaran Program", "Indikator", "Target")]
    >>> [str(role) for role in columns_of(tuple(head)).roles]
    ['number', 'objective', 'indicator', 'target']
    >>> columns_of((Cell("1."), Cell("Program Pelayanan"), Cell("Rp 5.000"))) is None
    True
    """
    texts = _spanned(row)
    filled = [text for text in texts if text]
    if not filled or any(len(text) > LONGEST_HEADING for text in filled):
        return None
    roles = _by_company(
        tuple(heading_role(text) if text else None for text in texts), texts
    )
    known = {role for role in roles if role}
    strangers = sum(1 for text, role in zip(texts, roles, strict=True) if text and not role)
    if len(known - {Role.NUMBER}) < 2 or strangers > len(known):
        return None
    return Columns(roles, tuple(texts))


def _by_company(
    roles: tuple[Role | None, ...], texts: Sequence[str]
) -> tuple[Role | None, ...]:
    """Return `roles` with a bare "Uraian" as what its neighbours make of it.

    Beside an indicator it is the objective, beside an amount the activity.
    """
    if "uraian" not in texts:
        return roles
    at = list(texts).index("uraian")
    meant: Role | None = roles[at]
    if Role.INDICATOR in roles[at:] and Role.OBJECTIVE not in roles:
        meant = Role.OBJECTIVE
    elif Role.AMOUNT in roles and not {Role.ACTIVITY, Role.INDICATOR} & set(roles):
        meant = Role.ACTIVITY
    return (*roles[:at], meant, *roles[at + 1 :])


def _spanned(row: Row) -> list[str]:
    """Return the texts of `row`, a merged cell's text over all its columns."""
    texts: list[str] = []
    over = 0  # columns that the last cell still reaches over; others are covered from above
    for cell in row:
        if cell.covered and not cell.text.strip():
            texts.append(texts[-1] if over > 0 else "")
            over -= 1
        else:
            texts.append(fold(cell.text))
            over = cell.colspan - 1
    return texts


@lru_cache(maxsize=4096)
def heading_role(folded: str) -> Role | None:
    """Return what a column headed by these folded words holds.

    >>> heading_role("indikator kinerj"), heading_role("angggara")
    (<Role.INDICATOR: 'indicator'>, <Role.AMOUNT: 'amount'>)
    >>> heading_role("program penunjang urusan pemerintahan daerah") is None
    True
    """
    for text in (folded, folded.replace(" ", "")):  # a narrow column breaks its word
        for role, pattern in HEADINGS:
            if re.fullmatch(pattern, text):
                return role
    for stem in HEADING_STEMS:
        if SequenceMatcher(None, folded, stem).ratio() >= LEAST_LIKENESS:
            return heading_role(stem)
    return None


def with_second_row(columns: Columns, row: Row) -> Columns | None:
    """Return `columns` made finer by a second heading row, None where `row` is none.

    "Target" over "Volume" and "Satuan", or over the quarters I to IV.
    """
    texts = _spanned(row)
    filled = [(at, text) for at, text in enumerate(texts) if text]
    roles = list(columns.roles) + [None] * (len(texts) - len(columns.roles))
    if not filled:
        return None
    for at, text in filled:
        finer = _finer(text, roles[at] or _left_of(columns.roles, at))
        if finer is None:
            return None
        roles[at] = finer
    headings = [*columns.headings, *[""] * (len(roles) - len(columns.headings))]
    return Columns(tuple(roles), tuple(headings))


def with_figures(columns: Columns, below: Iterable[Row]) -> Columns:
    """Return `columns` with targets for what is headed Satuan and only holds figures.

    Only where no other column holds targets.
    """
    figured = {Role.TARGET, Role.AMOUNT, *QUARTERS} & set(columns.roles)
    if Role.UNIT not in columns or figured:
        return columns
    texts = [columns.find(row, Role.UNIT).text for row in below]
    said = [text for text in texts if text and not heading_role(fold(text))]
    if not said or not all(BARE_FIGURE.fullmatch(text) for text in said):
        return columns
    roles = (Role.TARGET if role is Role.UNIT else role for role in columns.roles)
    return Columns(tuple(roles), columns.headings)


def _left_of(roles: tuple[Role | None, ...], at: int) -> Role | None:
    """Return the role of the nearest column to the left that has one."""
    return next((role for role in reversed(roles[:at]) if role), None)


def _finer(text: str, over: Role | None) -> Role | None:
    over_targets = over is Role.TARGET or over in QUARTERS
    if over_targets and text in ROMAN_QUARTERS:
        return QUARTERS[ROMAN_QUARTERS[text]]
    role = heading_role(text)
    return over if role is None and AFTER.fullmatch(text) else role


def is_column_numbers(row: Row) -> bool:
    """Return whether `row` only numbers the columns: (1) (2) (3) (5).

    >>> is_column_numbers(tuple(Cell(t) for t in ("(1)", "(2)", "(3)", "(5)")))
    True
    """
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    if len(texts) < 2 or not all(COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    numbers = [int(text.strip("()")) for text in texts]
    return numbers == sorted(set(numbers)) and numbers[0] <= 2


def objective_levels(heading: str) -> tuple[str, ...]:
    """Return the levels, from high to low, that the words over the objectives name.

    >>> objective_levels("sasaran kegiatan/sub kegiatan")
    ('sasaran kegiatan', 'sasaran sub kegiatan')
    >>> objective_levels("tujuan/sasaran"), objective_levels("sasaran strategis skpd")
    (('tujuan/sasaran',), ('sasaran strategis',))
    """
    folded = fold(heading).removeprefix("uraian ")
    parts = _parts(folded.removeprefix("sasaran "))
    if len(parts) > 1 and set(parts) <= set(ACTIVITY_LEVELS):
        return tuple(f"sasaran {part}" for part in parts)
    known = sorted(OBJECTIVE_LEVELS, key=len, reverse=True)
    whole = (level for level in known if folded == level)
    start = (level for level in known if re.match(rf"{level}(?:\s|$)", folded))
    return (next(iter((*whole, *start)), folded),)


def activity_levels(heading: str) -> tuple[str, ...]:
    """Return the levels, from high to low, that the words over the activities name.

    >>> activity_levels("program/kegiatan"), activity_levels("sub kegiatan")
    (('program', 'kegiatan'), ('sub kegiatan',))
    """
    folded = re.sub(r"^(?:nama|uraian|rincian) ", "", fold(heading))
    parts = [part for part in _parts(folded) if part in ACTIVITY_LEVELS]
    return tuple(parts) or tuple(
        level for level in ACTIVITY_LEVELS if re.match(rf"{level}\b", folded)
    )


def _parts(folded: str) -> list[str]:
    """Cut at strokes, commas and "dan"; "sasaran" before a part says nothing new."""
    parts = (part.strip() for part in re.split(r"[/,&]|\bdan\b", folded))
    plain = (re.sub(r"^sasaran |(?<=^sub)(?=kegiatan)", "", part) for part in parts if part)
    return [part.replace("subkegiatan", "sub kegiatan") for part in plain]


def is_empty(row: Iterable[Cell]) -> bool:
    """Return whether nothing is printed in `row`."""
    return not any(cell.text.strip(" -–—") for cell in row)
