"""Rows of the performance table: objectives, their indicators and targets."""

import re
from dataclasses import dataclass, field

from jenjang.core.figures import fold, is_blank, read_target
from jenjang.core.values import Unknown
from jenjang.papers.blocks import NOWHERE, Cell, Place
from jenjang.papers.recognisers.agreement.aligned import unit_of_head
from jenjang.papers.recognisers.agreement.cells import bracketed_unit, one_line
from jenjang.papers.recognisers.agreement.columns import (
    Columns,
    Found,
    Row,
    objective_levels,
)
from jenjang.papers.recognisers.agreement.drafts import IndicatorDraft, ObjectiveDraft
from jenjang.papers.recognisers.agreement.marks import is_mark, split_mark
from jenjang.papers.recognisers.agreement.runs import Run, mark_kind, runs_on
from jenjang.papers.recognisers.agreement.stacks import (
    mended_unit,
    parted,
    quarters,
    without_note,
)
from jenjang.papers.recognisers.agreement.words import (
    OBJECTIVE_LEVELS,
    QUARTERS,
    Role,
)

# The labels in a cell PENJELASAN, and the field each one fills.
LABELS = {
    "definition": r"definisi(?: operasional)?|keterangan|uraian",
    "relevance": r"relevansi",
    "formula": r"formulasi(?: perhitungan| pengukuran)?|formula|rumus",
    "accumulation": r"(?:tipe |jenis )?perhitungan",
    "data_source": r"sumber ?data",
    "target_note": r"penjelasan target",
}
LABEL = re.compile(
    "|".join(rf"(?P<{key}>(?<!\w)(?:{words})\s*:)" for key, words in LABELS.items()),
    re.IGNORECASE,
)
CUT_BY_PAGE = "Baris ini terpotong halaman; periksa indikator dan targetnya."
NO_OBJECTIVE = "Indikator ini tidak punya sasaran di atasnya; pilih sasarannya."
NO_TARGET = "Target indikator ini tidak tercetak; isi targetnya bila memang ada."
MANY_INDICATORS = (
    "Satu sel memuat beberapa indikator dan target yang tidak sama banyaknya; pisahkan "
    "indikator dan targetnya."
)


@dataclass(slots=True)
class Performance:
    """The objectives read so far; `runs` are the tables they stood in."""

    objectives: list[ObjectiveDraft] = field(default_factory=list)
    runs: list[Run[ObjectiveDraft]] = field(default_factory=list)
    section: str = ""
    head: tuple[ObjectiveDraft, IndicatorDraft] | None = None  # with lines of its own

    def begin(self, columns: Columns) -> None:
        """Begin a table; the same heading again, on the next page, is the same table."""
        heading = columns.heading(Role.OBJECTIVE)
        if self.runs and self.runs[-1].heading == heading:
            return
        self.section = ""
        self.runs.append(Run(objective_levels(heading) if heading else (), heading))

    def begin_section(self, level: str) -> None:
        """Begin the rows under a row that names their level."""
        self.section = level

    def take(self, row: Row, columns: Columns) -> None:
        """Take one row."""
        objective = columns.find(row, Role.OBJECTIVE)
        indicator = columns.find(row, columns.measured)
        if self._adds_quarters(indicator, row, columns):
            return
        mark, text = self._marked(row, columns, one_line(objective.text))
        if self._continues(mark, text, indicator, row, columns):
            self._append(text, one_line(indicator.text))
            return
        goes_on = not mark and self._is_cut(objective)
        take = self._take_measured
        if goes_on or self._is_cut(indicator):
            take = self._take_cut
        if goes_on:
            self._append(text, "")
        elif text and not self._is_current(mark, text):
            self._add_objective(mark, text, objective.place)
        take(indicator, row, columns)

    def _take_cut(self, indicator: Found, row: Row, columns: Columns) -> None:
        """Take the rest of a row that a page cut; what it goes on with cannot be told."""
        indicators = self.objectives[-1].indicators
        above = max(0, len(indicators) - 1)
        self._take_measured(indicator, row, columns)
        for draft in indicators[above:]:
            for key in ("text", "target_number", "unit"):
                draft.notes.doubt(key, CUT_BY_PAGE)

    def _take_measured(self, indicator: Found, row: Row, columns: Columns) -> None:
        if indicator.text:
            self._add_indicators(indicator, row, columns)
        elif target := one_line(columns.find(row, Role.TARGET).text):
            self._late_target(target, row, columns)

    def set_levels(self) -> None:
        """Give every objective its level, now that its whole table is known."""
        for run in self.runs:
            run.set_levels()

    def _adds_quarters(self, indicator: Found, row: Row, columns: Columns) -> bool:
        """Return whether a later table only says the quarters of a known indicator."""
        name = fold(split_mark(one_line(indicator.text))[1])
        if not columns.has_quarters or not name:
            return False
        of = fold(split_mark(one_line(columns.find(row, Role.OBJECTIVE).text))[1])
        for objective in self.objectives:
            for known in objective.indicators:
                is_same = fold(known.text) == name and fold(objective.text) == of
                if is_same and not known.quarter_targets:
                    known.quarter_targets = quarters(row, columns)
                    return True
        return False

    def _marked(self, row: Row, columns: Columns, text: str) -> tuple[str, str]:
        """Return the mark of a row, from its own column or before the text."""
        number = one_line(columns.find(row, Role.NUMBER).text)
        mark, bare = split_mark(text)
        return (number if is_mark(number) else mark), bare

    def _continues(
        self, mark: str, text: str, indicator: Found, row: Row, columns: Columns
    ) -> bool:
        """Return whether the row is the rest of the one above, broken by a page."""
        figures = (Role.TARGET, Role.UNIT, *QUARTERS)
        has_figures = any(columns.find(row, role).text for role in figures)
        if mark or has_figures or not self.objectives or not (text or indicator.text):
            return False
        last = self.objectives[-1]
        above = last.indicators[-1].text if last.indicators else ""
        return runs_on(last.text, text) or runs_on(above, one_line(indicator.text))

    def _is_cut(self, found: Found) -> bool:
        """Return whether a text begins a page in the midst of a sentence."""
        last = self.objectives[-1] if self.objectives else None
        if last is None or not last.indicators or not found.text[:1].islower():
            return False
        page = last.indicators[-1].notes.places.get("text", NOWHERE).page
        return page is not None and found.place.page not in {None, page}

    def _append(self, text: str, indicator: str) -> None:
        last = self.objectives[-1]
        last.text = f"{last.text} {text}".strip()
        if indicator and last.indicators:
            last.indicators[-1].text += f" {indicator}"

    def _is_current(self, mark: str, text: str) -> bool:
        """Return whether a row only repeats the objective above for one more indicator."""
        if not self.objectives or not self.runs or not self.runs[-1].items:
            return False
        last = self.objectives[-1]
        return (
            (mark in {"", last.mark} or mark_kind(mark) == mark_kind(last.mark))
            and fold(last.text) == fold(text)
            and last.level
            in {
                "",
                self.section,
            }
        )

    def _add_objective(self, mark: str, text: str, place: Place) -> None:
        objective = ObjectiveDraft(text, mark=mark, level=self.section)
        objective.notes.put("text", place)
        if not self.runs:
            self.runs.append(Run(()))
        self.runs[-1].items.append(objective)
        self.objectives.append(objective)

    def _add_indicators(self, indicator: Found, row: Row, columns: Columns) -> None:
        if not self.objectives:
            self._add_objective("", "", indicator.place)
            self.objectives[-1].notes.doubt("text", NO_OBJECTIVE)
        parts = parted(row, columns)
        for one in parts:
            mark, text = split_mark(one.name)
            head = self._head_over(mark) if len(parts) == 1 else None
            draft = IndicatorDraft(f"{head} {text}" if head else text)
            draft.notes.put("text", indicator.place)
            place = columns.find(row, Role.TARGET).place
            has_column = Role.TARGET in columns
            unit = one.unit or (unit_of_head(head, text) if head else "")
            set_target(draft, one.target, unit, place, has_column=has_column)
            draft.notes.put("unit", columns.find(row, Role.UNIT).place)
            if one.is_open:
                draft.notes.doubt("text", MANY_INDICATORS)
                draft.notes.doubt("target_number", MANY_INDICATORS)
                draft.notes.doubt("unit", MANY_INDICATORS)
            draft.quarter_targets = one.quarters
            explain(draft, row, columns)
            self.objectives[-1].indicators.append(draft)
            if has_column and not one.target and draft.text.endswith(":"):
                self.head = self.objectives[-1], draft

    def _head_over(self, mark: str) -> str | None:
        """Return the head that the row before began: "Jumlah kasus :" without a target.

        The rows under it have no mark of their own. It is no indicator itself.
        """
        objective, head = self.head or (None, None)
        if head is None or mark or objective is not self.objectives[-1]:
            self.head = None
            return None
        objective.indicators[:] = [one for one in objective.indicators if one is not head]
        return head.text

    def _late_target(self, target: str, row: Row, columns: Columns) -> None:
        """Take a target that stands one row under its indicator."""
        indicators = self.objectives[-1].indicators if self.objectives else []
        if indicators and indicators[-1].target_text is None:
            found = columns.find(row, Role.TARGET)
            indicators[-1].notes.doubts.clear()
            unit = one_line(columns.find(row, Role.UNIT).text)
            set_target(indicators[-1], target, unit, found.place, has_column=True)
        elif indicators:
            indicators[-1].notes.doubt("target_number", MANY_INDICATORS)
        else:
            self._doubt_shared()

    def _doubt_shared(self) -> None:
        """Doubt an indicator whose cell reaches down into the row of another target."""
        known = [each for objective in self.objectives for each in objective.indicators]
        for key in ("text", "target_number", "unit"):
            for indicator in known[-1:]:
                indicator.notes.doubt(key, MANY_INDICATORS)


def set_target(
    draft: IndicatorDraft, printed: str, unit: str, place: Place, *, has_column: bool
) -> None:
    """Set target and unit; what cannot be read one way is doubted and has no number."""
    unit, printed = without_note(unit, printed) if printed else (unit, printed)
    draft.unit = None if is_blank(unit) else mended_unit(unit)
    if not printed:
        if has_column:
            draft.notes.doubt("target_number", NO_TARGET)
        return
    draft.target_text = printed
    draft.notes.put("target_text", place)
    draft.notes.put("target_number", place)
    bracketed = bracketed_unit(draft.text)
    target = read_target(printed, draft.unit or bracketed)
    if isinstance(target, Unknown):
        if not is_blank(printed):
            draft.notes.doubt("target_number", str(target))
        return
    draft.target_number = target.number
    draft.unit = (
        draft.unit
        or mended_unit(target.unit or "")
        or (bracketed if target.number is not None else None)
    )
    if target.number is not None and target.number < 0:
        draft.notes.doubt(
            "target_number", f"Target “{printed}” kurang dari nol; periksa angkanya."
        )


def explain(draft: IndicatorDraft, row: Row, columns: Columns) -> None:
    """Fill what the row itself explains, in columns or in one labelled cell."""
    fields = {
        "definition": Role.DEFINITION,
        "relevance": Role.RELEVANCE,
        "formula": Role.FORMULA,
        "accumulation": Role.ACCUMULATION,
        "data_source": Role.DATA_SOURCE,
    }
    for key, role in fields.items():
        found = columns.find(row, role)
        if found.text:
            setattr(draft, key, one_line(found.text))
            draft.notes.put(key, found.place)
    explanation = columns.find(row, Role.EXPLANATION)
    for key, text in labelled(one_line(explanation.text)).items():
        setattr(draft, key, text)
        draft.notes.put(key, explanation.place)


def labelled(text: str) -> dict[str, str]:
    """Return the parts of a cell PENJELASAN by the field that each label stands for.

    >>> labelled("Formulasi : a / b Perhitungan: non kumulatif Sumberdata: Data Linmas")
    {'formula': 'a / b', 'accumulation': 'non kumulatif', 'data_source': 'Data Linmas'}
    """
    found = list(LABEL.finditer(text))
    ends = [*(label.start() for label in found[1:]), len(text)][: len(found)]
    parts: dict[str, str] = {}
    for label, end in zip(found, ends, strict=True):
        part = text[label.end() : end].strip()
        key = label.lastgroup
        if key and part and key not in parts:
            parts[key] = part
    return parts


def section_level(row: Row) -> str | None:
    """Return the level that a row over the whole table names, None for any other row.

    Pieces of a stamp beside it, of which a scan is unsure as a whole, do not count.

    >>> section_level((Cell("Sasaran Program"), Cell(""), Cell("")))
    'sasaran program'
    """
    texts = [
        cell.text.strip() for cell in row if cell.text.strip() and not _is_unsure(cell)
    ]
    bare = {fold(split_mark(text)[1]) for text in texts if not is_mark(text)}
    if len(bare) != 1:
        return None
    text = bare.pop()
    levels = objective_levels(text)
    return levels[0] if len(levels) == 1 and text in OBJECTIVE_LEVELS else None


def _is_unsure(cell: Cell) -> bool:
    """Return whether no word of a cell was read for sure."""
    return len(cell.place.unsure) == len(cell.text.split())
