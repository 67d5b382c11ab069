"""The budget of an agreement: activities with their ceilings, as a table or as lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jenjang.core.figures import fold, read_rupiah
from jenjang.core.values import Reason, Unknown
from jenjang.papers.blocks import NOWHERE, Place
from jenjang.papers.recognisers.agreement.cells import closed_up, one_line
from jenjang.papers.recognisers.agreement.columns import (
    Columns,
    Found,
    Row,
    activity_levels,
)
from jenjang.papers.recognisers.agreement.drafts import BudgetDraft, Notes
from jenjang.papers.recognisers.agreement.lists import Entry, ListHeading
from jenjang.papers.recognisers.agreement.marks import is_mark, split_mark
from jenjang.papers.recognisers.agreement.runs import Run, runs_on
from jenjang.papers.recognisers.agreement.words import (
    ACTIVITY_LEVELS,
    MONEY,
    SOURCE_AFTER,
    TOTAL,
    Role,
)

CODE = re.compile(r"(?P<code>(?:\d{1,2}|X)(?:\.(?:\d{1,4}|X{1,2}))*\.\d{2,4})\.?\s+(?=\D)")
CODED = re.compile(r"(?:\d{1,2}|X)(?:\.(?:\d{1,4}|X{1,2}))+\.?")
OF_CODE_LENGTH = {3: "program", 5: "kegiatan", 6: "sub kegiatan"}
MULTIPLIED = re.compile(r"\b(?:ribu|ribuan|juta|jutaan|000)\b")
NEGATIVE = "Pagu “{}” kurang dari nol; periksa angkanya."
MULTIPLE = "Judul kolom “{}” tidak dalam rupiah penuh; ketik pagu ini dalam rupiah penuh."
TWO_TOTALS = "Jumlah anggaran tercetak lebih dari sekali dan berbeda; pilih yang benar."
NO_LEVEL = (
    "Tingkat baris ini (program, kegiatan, sub kegiatan) tidak tercetak; pilih tingkatnya."
)


@dataclass(slots=True)
class Ceilings:
    """The budget lines read so far; `runs` are the tables or lists they stood in."""

    budgets: list[BudgetDraft] = field(default_factory=list)
    runs: list[Run[BudgetDraft]] = field(default_factory=list)
    total_idr: int | None = None
    notes: Notes = field(default_factory=Notes)
    section: str = ""
    lists: list[list[BudgetDraft]] = field(default_factory=list)  # one a printed heading

    def begin(self, columns: Columns) -> None:
        """Begin a table; the same heading again, on the next page, is the same table."""
        heading = columns.heading(Role.ACTIVITY)
        self.lists.append([])
        if self.runs and self.runs[-1].heading == heading:
            return
        self.section = ""
        self.runs.append(Run(activity_levels(heading), heading))

    def begin_section(self, level: str) -> None:
        """Begin the rows under a row that names their level."""
        self.section = level

    def take(self, row: Row, columns: Columns) -> None:
        """Take one row of a table."""
        amount = columns.find(row, Role.AMOUNT)
        activity = columns.find(row, Role.ACTIVITY)
        number = one_line(columns.find(row, Role.NUMBER).text)
        words = [closed_up(one_line(activity.text)), number]
        if any(TOTAL.fullmatch(text) for text in words if text):
            self._total(amount)
        elif activity.text:
            self._row(row, columns, activity, amount)
        elif amount.text and not number:
            self._total(amount)

    def _row(self, row: Row, columns: Columns, activity: Found, amount: Found) -> None:
        number = one_line(columns.find(row, Role.NUMBER).text)
        mark, name = _marked(number, one_line(activity.text))
        if (
            not (mark or amount.text)
            and self.budgets
            and runs_on(self.budgets[-1].name, name)
        ):
            self.budgets[-1].name += f" {name}"
            return
        draft = self._add(mark, name, activity.place)
        set_amount(draft, one_line(amount.text), amount.place, columns.heading(Role.AMOUNT))
        draft.source = one_line(columns.find(row, Role.SOURCE).text) or None
        code = re.sub(r"\s", "", columns.find(row, Role.CODE).text)
        draft.code = code or draft.code
        if draft.code is None and mark.count(".") > 1 and CODED.fullmatch(mark):
            draft.code, draft.mark = mark, ""  # codes in the column of numbers

    def take_without_heading(self, row: Row) -> bool:
        """Take a row of a list that has no heading; return whether it is one."""
        found = headless(row)
        if found is None:
            return False
        mark, name, amount, source = found
        if not name or TOTAL.fullmatch(closed_up(name)):
            self._total(amount)
            return True
        self._list_line(mark, name, amount, source)
        return True

    def begin_list(self, heading: ListHeading) -> None:
        """Begin a list under a line that names its levels."""
        self.section = ""
        self.lists.append([])
        self.runs.append(Run(heading.levels, "/".join(heading.levels)))

    def take_entry(self, entry: Entry) -> None:
        """Take one line of a list."""
        amount = Found(entry.amount, entry.place)
        if entry.is_total:
            self._total(amount)
        else:
            self._list_line(entry.mark, entry.name, amount, entry.source)

    def _list_line(self, mark: str, name: str, amount: Found, source: str | None) -> None:
        if not self.runs:
            self.runs.append(Run(()))
        draft = self._add(mark, name, amount.place)
        set_amount(draft, amount.text, amount.place, "")
        draft.source = source
        if not draft.level and not self.runs[-1].levels:
            before = self.runs[-1].items[-2:-1]
            draft.level = before[0].level if before else "program"
            if not before:
                draft.notes.doubt("level", NO_LEVEL)

    def _add(self, mark: str, name: str, place: Place) -> BudgetDraft:
        code = CODE.match(f"{mark} {name}" if mark.count(".") > 1 else name)
        draft = BudgetDraft(name, mark=mark, level=self.section)
        if code:
            draft.code, draft.mark = code["code"], ""
            draft.name = (
                f"{mark} {name}"[code.end() :] if code.start() else name[code.end() :]
            )
        self._level_of(draft)
        draft.notes.put("name", place)
        if not self.runs:
            self.runs.append(Run(()))
        self.runs[-1].items.append(draft)
        self.budgets.append(draft)
        if self.lists:
            self.lists[-1].append(draft)
        return draft

    def _level_of(self, draft: BudgetDraft) -> None:
        """Set the level where the line itself names it and its heading does not."""
        if draft.level or (self.runs and len(self.runs[-1].levels) == 1):
            return
        if self.runs and self.runs[-1].levels and draft.mark:
            return
        words = fold(draft.name)
        named = sorted(ACTIVITY_LEVELS, key=len, reverse=True)
        draft.level = next((level for level in named if words.startswith(level)), "")

    def _total(self, amount: Found) -> None:
        if not amount.text:
            return
        total = read_rupiah(one_line(amount.text))
        self.notes.put("budget_total", amount.place)
        if isinstance(total, Unknown):
            self.notes.doubt("budget_total", str(total))
        elif self.total_idr not in {None, total}:
            self.notes.doubt("budget_total", TWO_TOTALS)
        else:
            self.total_idr = total

    def set_levels(self) -> None:
        """Give every line its level and its parent, now that its whole table is known."""
        for draft in self.budgets:
            _part_source(draft)
        for run in self.runs:
            _set_coded_levels(run)
            run.set_levels()
        self._drop_printed_again()
        for run in self.runs:
            self._set_parents(run)

    def _drop_printed_again(self) -> None:
        """Let a list that a paper prints twice, or begins to, stand once."""
        for at, later in enumerate(self.lists):
            for earlier in self.lists[:at]:
                known = {_printed(draft) for draft in earlier}
                again = [draft for draft in later if _printed(draft) in known]
                if known and len({_printed(draft) for draft in again}) == len(known):
                    self._drop(again)

    def _drop(self, drafts: Sequence[BudgetDraft]) -> None:
        gone = {id(draft) for draft in drafts}
        for held in (self.budgets, *self.lists, *(run.items for run in self.runs)):
            held[:] = [draft for draft in held if id(draft) not in gone]

    def _set_parents(self, run: Run[BudgetDraft]) -> None:
        """Put each line under the nearest one above it, in its table, of a higher level."""
        for at, draft in enumerate(run.items):
            for above in reversed(run.items[:at]):
                if _depth(above) < _depth(draft):
                    draft.parent = next(
                        n for n, budget in enumerate(self.budgets) if budget is above
                    )
                    break


def _printed(draft: BudgetDraft) -> tuple[str, str, int | None]:
    return draft.level, fold(draft.name), draft.amount_idr


def _part_source(draft: BudgetDraft) -> None:
    """Take a source of funds in brackets after a name for what it is."""
    found = SOURCE_AFTER.search(draft.name)
    if found and found.start() and draft.source is None:
        draft.name, draft.source = draft.name[: found.start()].strip(), found["source"]


def _set_coded_levels(run: Run[BudgetDraft]) -> None:
    """Give the lines of a table with codes the levels their codes say.

    Codes of the national list say it by their length (Permendagri 90/2019: a program has
    three parts, a kegiatan five, a sub kegiatan six); older ones by how many lengths there
    are, where the heading names as many levels.
    """
    lengths = [len(re.findall(r"[^.]+", item.code or "")) for item in run.items]
    if len(run.levels) < 2 or not all(lengths):
        return
    steps = sorted(set(lengths))
    by_length = {length: OF_CODE_LENGTH.get(length, "") for length in steps}
    if not set(by_length.values()) <= set(run.levels):
        by_length = dict(zip(steps, run.levels, strict=False))
        if len(steps) != len(run.levels):
            return
    for item, length in zip(run.items, lengths, strict=True):
        item.level = item.level or by_length[length]


def _depth(draft: BudgetDraft) -> int:
    known = draft.level in ACTIVITY_LEVELS
    return ACTIVITY_LEVELS.index(draft.level) if known else len(ACTIVITY_LEVELS)


def _marked(number: str, text: str) -> tuple[str, str]:
    """Return the mark of a row, from its own column or before the name, and the name."""
    if CODE.match(text):
        return (number if is_mark(number) else "", text)
    mark, bare = split_mark(text)
    return (number if is_mark(number) else mark), bare


def set_amount(draft: BudgetDraft, printed: str, place: Place, heading: str) -> None:
    """Set the ceiling in whole rupiah; what cannot be read one way is doubted."""
    draft.notes.put("amount", place)
    amount = read_rupiah(printed)
    if isinstance(amount, Unknown):
        if amount.reason is not Reason.EMPTY:
            draft.notes.doubt("amount", str(amount))
        return
    if amount < 0:
        draft.notes.doubt("amount", NEGATIVE.format(printed))
    elif MULTIPLIED.search(heading):
        draft.notes.doubt("amount", MULTIPLE.format(heading))
    else:
        draft.amount_idr = amount


def headless(row: Row) -> tuple[str, str, Found, str | None] | None:
    """Return (mark, name, amount, source) of a row without heading, None for another row.

    >>> from jenjang.papers.blocks import Cell
    >>> row = (Cell("1."), Cell("Program X"), Cell("Rp 5.000"))
    >>> mark, name, amount, source = headless(row)
    >>> mark, name, amount.text, source
    ('1.', 'Program X', 'Rp 5.000', None)
    """
    filled = [(one_line(cell.text), cell.place) for cell in row if cell.text.strip()]
    amounts = [at for at, (text, _) in enumerate(filled) if is_money(text)]
    if len(amounts) != 1:
        return None
    at = amounts[0]
    before = [text for text, _ in filled[:at]]
    mark = before.pop(0) if before and is_mark(before[0]) else ""
    if len(before) > 1 or (not before and mark):
        return None
    inner, name = _marked(mark, before[0]) if before else ("", "")
    after = [text for text, _ in filled[at + 1 :]]
    amount = Found(filled[at][0], filled[at][1] if filled else NOWHERE)
    return inner or mark, name, amount, " ".join(after) or None


def is_money(text: str) -> bool:
    """Return whether `text` is an amount of rupiah: with Rp, or in groups of three.

    >>> [is_money(text) for text in ("Rp 20,880,000", "2.233.317.579", "100", "Rp")]
    [True, True, False, False]
    """
    if not MONEY.fullmatch(text):
        return False
    return "rp" in text.casefold() or bool(re.search(r"\d{1,3}(?:[.,]\d{3}){2,}", text))
