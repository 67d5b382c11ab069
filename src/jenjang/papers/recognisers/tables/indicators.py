"""Rows of indicators: what each stands under, promises, reaches and compares."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from jenjang.core.figures import fold, is_blank
from jenjang.papers.blocks import NOWHERE
from jenjang.papers.recognisers.agreement.cells import stacked
from jenjang.papers.recognisers.agreement.columns import objective_levels
from jenjang.papers.recognisers.agreement.marks import is_mark, split_mark
from jenjang.papers.recognisers.agreement.words import OBJECTIVE_LEVELS
from jenjang.papers.recognisers.tables.column import Column
from jenjang.papers.recognisers.tables.continuing import go_on, rest_of
from jenjang.papers.recognisers.tables.doubting import doubt_misfits
from jenjang.papers.recognisers.tables.drafts import Draft
from jenjang.papers.recognisers.tables.figures import COVERS, printed_unit, read_figure
from jenjang.papers.recognisers.tables.sums import Total, sums_up, total_of
from jenjang.papers.recognisers.tables.walking import Piece, Printed, named
from jenjang.papers.recognisers.tables.words import (
    AVERAGE,
    GROUP_ROW,
    OBJECTIVE_ROW,
    TOTAL,
    Field,
)

COUNTED = re.compile(r"(\d{1,2})\s+(?=[A-Za-z])")
LEAST_WORDS = 3
BESIDE = {Field.RATING, Field.ACTIVITY, Field.ACTIVITY_INDICATOR}
NO_INDICATOR = "Indikator tidak tercetak pada baris ini; pilih indikatornya."
SHARED = "Satu sel memuat beberapa indikator: periksa indikator mana yang punya angka ini."
SEVERAL = "Satu sel memuat beberapa sasaran: periksa sasaran mana yang punya baris ini."
CARRIED_ON = "Sasaran ini dari baris di atas, yang selnya mungkin memuat beberapa; periksa."
SHARED_CELL = "Sel ini mungkin memuat juga isi baris-baris di bawahnya; periksa."

TEXTS = (
    Field.DEFINITION,
    Field.FORMULA,
    Field.DATA_SOURCE,
    Field.RESPONSIBLE,
    Field.NOTE,
    Field.RATING,
    Field.ACTIVITY_INDICATOR,
    Field.ACTIVITY_UNIT,
)
NOTES = (Field.NOTE, Field.OTHER)
CARRIED = (Field.OBJECTIVE, Field.ACTIVITY)
STANDING = (Field.RESPONSIBLE,)  # an empty cell under it goes on with it


@dataclass(slots=True)
class IndicatorRows:
    """The rows read so far; `waiting` are indicators of a shared cell without figures.

    `several` are the texts of cells that hold several objectives. A `flat` table has no
    merged cells: there an empty one may go on with the one above.
    """

    columns: Sequence[Column]
    caption: str = ""
    is_flat: bool = False
    drafts: list[Draft] = field(default_factory=list)
    waiting: list[tuple[str, str]] = field(default_factory=list)
    current: dict[Field, str] = field(default_factory=dict)
    several: set[str] = field(default_factory=set)
    level: str = ""
    number: str = ""

    def take(self, printed: Printed) -> None:
        """Take one row."""
        above = self.drafts[-1] if self.drafts else None
        if self._is_section(printed):
            return
        rest = rest_of(printed, above)
        if rest is not None:
            if above is not None:
                go_on(above, rest)
                self.current |= {f: above.text(f) for f in CARRIED if above.text(f)}
            return
        self._carry(printed)
        for draft in self._rows(printed):
            self._keep(draft, printed)

    def finish(self) -> None:
        """Take the numbers before the indicators away, now that all rows are known.

        "1 Persentase ...", "2 Jumlah ...": numbers that count up and are no quantity.
        """
        expected = 1
        found: list[Draft] = []
        for draft in self.drafts:
            words = draft.text(Field.INDICATOR)
            number = COUNTED.match(words)
            if number and int(number[1]) in {1, expected}:
                expected = int(number[1]) + 1
                found.append(draft)
        if expected > 2 or len(found) > 1:
            for draft in found:
                words = draft.text(Field.INDICATOR)
                draft.texts[Field.INDICATOR] = COUNTED.sub("", words, count=1)

    def _keep(self, draft: Draft, printed: Printed) -> None:
        """Keep a row, or give its indicator to the row above that has figures and none."""
        orphan = self._orphan()
        is_bare = Field.INDICATOR in draft.own and not draft.figures
        is_bare = is_bare and not draft.text(Field.UNIT)
        has_figures = any(column.field is Field.FIGURE for column in self.columns)
        if orphan is not None and is_bare and has_figures:
            for name in (Field.INDICATOR, *CARRIED):
                if draft.text(name):
                    place = draft.places.get(name.value, NOWHERE)
                    orphan.put(name, draft.text(name), place, is_own=False)
            return
        if draft.figures or draft.own - {Field.OBJECTIVE, Field.NUMBER}:
            draft.page = printed.page
            self.drafts.append(draft)

    def _orphan(self) -> Draft | None:
        """Return the first of the last rows that print figures and no indicator."""
        found: Draft | None = None
        for draft in reversed(self.drafts):
            if Field.INDICATOR in draft.own:
                break
            found = draft if not draft.text(Field.INDICATOR) else found
        return found

    def _is_section(self, printed: Printed) -> bool:
        """Return whether a row only says what the rows under it are part of."""
        words = [text for text in printed.words if not is_mark(text)]
        if len(set(words)) != 1 or printed.figures:
            return False
        bare = split_mark(words[0])[1]
        if fold(bare) in OBJECTIVE_LEVELS:
            self.level = objective_levels(bare)[0]
            return True
        if found := OBJECTIVE_ROW.fullmatch(bare):
            self.current = {Field.OBJECTIVE: found["text"]}
            self.level, self.number = found["level"].casefold(), ""
            return True
        if GROUP_ROW.fullmatch(bare):
            self.current, self.number = {}, ""
            return True
        return _is_merged(printed) and not printed.of(Field.INDICATOR)

    def _carry(self, printed: Printed) -> None:
        """Remember the objective and the activity that rows from here on stand under."""
        first = next((c for c in self.columns if c.field is Field.NUMBER), None)
        numbers = [
            piece.line
            for piece in printed.of(Field.NUMBER)
            if piece.column is first and (is_mark(piece.line) or piece.line.isdigit())
        ]
        for name in CARRIED:
            mark, piece = named(printed.of(name))
            if piece is None or sums_up(printed, piece):
                continue
            if is_blank(piece.line):
                self.current.pop(name, None)
                continue
            text = split_mark(piece.line)[1]
            if fold(text) != fold(self.current.get(name, "")) and name is Field.OBJECTIVE:
                self.waiting = []
                self.number = ""
                self.current.pop(Field.ACTIVITY, None)
            if name is Field.OBJECTIVE and _are_several(stacked(piece.text)):
                self.several.add(text)
            self.current[name] = text
            self.number = mark or split_mark(piece.line)[0] or self.number
        if numbers:
            self.number = numbers[0]

    def _rows(self, printed: Printed) -> Iterable[Draft]:
        pieces = printed.of(Field.INDICATOR)
        if len({piece.column.group for piece in pieces}) > 1:
            pieces = pieces[-1:]
        _, piece = named(pieces)
        names = stacked(piece.text) if piece else []
        figures = printed.figures
        if piece and len(names) > 1 and _are_parallel(figures, len(names)):
            yield from self._side_by_side(printed, piece, names)
            return
        draft = self._draft(printed)
        if piece:
            self._name(draft, piece, names, has_figures=bool(figures))
        elif total := total_of(printed):
            self._sum_up(draft, printed, total)
        elif figures or draft.own & {
            Field.RATING,
            Field.ACTIVITY,
            Field.ACTIVITY_INDICATOR,
        }:
            self._borrow(draft, printed)
        self._figures(draft, printed, figures)
        yield draft

    def _name(
        self, draft: Draft, piece: Piece, names: list[str], *, has_figures: bool
    ) -> None:
        """Set the indicator of a row; others of a shared cell wait for their figures."""
        whole = _one(piece.text)
        is_own = bool(draft.own & {Field.UNIT, Field.OBJECTIVE})
        if AVERAGE.fullmatch(whole) and has_figures and not is_own:
            draft.level = "rata-rata"
        elif TOTAL.fullmatch(whole):
            draft.level = "total"
        self.waiting = []
        if has_figures and _are_several(names):
            draft.put(Field.INDICATOR, names[0], piece.place)
            draft.doubt(Field.INDICATOR.value, SHARED)
            self.waiting = [(name, draft.text(Field.OBJECTIVE)) for name in names[1:]]
            return
        draft.put(Field.INDICATOR, whole, piece.place)

    def _borrow(self, draft: Draft, printed: Printed) -> None:
        """Find the indicator of a row that prints none."""
        carried = printed.of(Field.INDICATOR, carried=True)
        has_activity = bool(draft.own & {Field.ACTIVITY, Field.ACTIVITY_INDICATOR})
        above = self.drafts[-1] if self.drafts else None
        if self.waiting:
            name, _ = self.waiting.pop(0)
            draft.put(Field.INDICATOR, name, NOWHERE, is_own=False)
            draft.doubt(Field.INDICATOR.value, SHARED)
        elif carried:
            draft.put(
                Field.INDICATOR, split_mark(carried[-1].line)[1], NOWHERE, is_own=False
            )
        elif has_activity and above is not None and above.text(Field.INDICATOR):
            for name in (Field.INDICATOR, Field.UNIT):
                if not draft.text(name):
                    draft.put(name, above.text(name), NOWHERE, is_own=False)
        elif not any(c.field is Field.INDICATOR for c in self.columns):
            draft.put(Field.INDICATOR, self._stand_in(draft), NOWHERE, is_own=False)
        else:
            draft.doubt(Field.INDICATOR.value, NO_INDICATOR)
            if draft.text(Field.OBJECTIVE) and Field.OBJECTIVE not in draft.own:
                draft.doubt(Field.OBJECTIVE.value, CARRIED_ON)
            self._doubt_shared_cells()

    def _doubt_shared_cells(self) -> None:
        """Doubt the row whose cells may hold what the rows under it do not print."""
        for above in reversed(self.drafts):
            if above.own & {Field.OBJECTIVE, Field.INDICATOR}:
                for name in sorted(above.own & {Field.OBJECTIVE, Field.INDICATOR}):
                    above.doubt(name.value, SHARED_CELL)
                return

    def _stand_in(self, draft: Draft) -> str:
        """Return what a table without indicators measures: an objective, or its caption."""
        own = draft.text(Field.ACTIVITY) or draft.text(Field.OBJECTIVE)
        return own or self.caption

    def _sum_up(self, draft: Draft, printed: Printed, total: Total) -> None:
        """Make a draft a row of sums; one over all objectives stands under none of them."""
        draft.level = total.level
        draft.put(Field.INDICATOR, total.piece.line, printed.place)
        if total.is_over(printed, Field.OBJECTIVE):
            draft.mark = ""
            for name in CARRIED:
                draft.drop(name)

    def _draft(self, printed: Printed) -> Draft:
        """Return a row with its texts, and with those it stands under."""
        draft = Draft()
        for name in CARRIED:
            if self.current.get(name):
                place = next((p.place for p in printed.of(name)), NOWHERE)
                draft.put(name, self.current[name], place, is_own=bool(printed.of(name)))
        if draft.text(Field.OBJECTIVE) in self.several:
            draft.doubt(Field.OBJECTIVE.value, SEVERAL)
        for name in (*TEXTS, Field.UNIT):
            self._say(draft, printed, name)
        draft.mark, draft.level = self.number, self.level
        doubt_misfits(draft, printed)
        return draft

    def _say(self, draft: Draft, printed: Printed, name: Field) -> None:
        """Put what a row says in words: itself, or in a cell that reaches into it."""
        if pieces := printed.of(name):
            text = " ".join(piece.line for piece in pieces)
            if not is_blank(text):
                draft.put(name, text, pieces[0].place)
        elif carried := printed.of(name, carried=True):
            draft.put(name, carried[-1].line, NOWHERE, is_own=False)
        elif name in STANDING and self._stands_on(printed, name):
            draft.put(name, self.drafts[-1].text(name), NOWHERE, is_own=False)

    def _stands_on(self, printed: Printed, name: Field) -> bool:
        """Return whether an empty cell only goes on with the one above it.

        A text has no merged cells, and a page cuts them: their rest is empty.
        """
        if not self.drafts:
            return False
        is_rest = any(p.is_carried for p in printed.pieces if p.column.field is name)
        return self.is_flat or is_rest or printed.page != self.drafts[-1].page

    def _figures(self, draft: Draft, printed: Printed, pieces: Sequence[Piece]) -> None:
        subject = draft.text(Field.INDICATOR)
        unit = draft.text(Field.UNIT)
        period = next((p.line for p in printed.of(Field.PERIOD)), "")
        for piece in pieces:
            column = piece.column
            if period and not column.when:
                column = _at(column, period)
            own = draft.text(Field.ACTIVITY_UNIT) if _is_activity(column) else unit
            about = (
                draft.text(Field.ACTIVITY_INDICATOR) if _is_activity(column) else subject
            )
            figure, why = read_figure(piece.text, column, piece.place, own or None, about)
            if figure:
                draft.add(figure, piece.place, COVERS if piece.is_shared else why)
        if not unit and (found := _unit_of(pieces)):
            draft.put(Field.UNIT, found, NOWHERE)

    def _side_by_side(
        self, printed: Printed, piece: Piece, names: list[str]
    ) -> Iterable[Draft]:
        """Yield a row for each of several indicators with figures stacked beside them."""
        for at, name in enumerate(names):
            draft = self._draft(printed)
            draft.put(Field.INDICATOR, name, piece.place)
            for field_name in (Field.UNIT, Field.FORMULA, Field.NOTE, Field.RATING):
                parts = [stacked(p.text) for p in printed.of(field_name)]
                if parts and len(parts[0]) == len(names):
                    draft.put(field_name, parts[0][at], piece.place)
            own = [_part(p, at, len(names)) for p in printed.figures]
            self._figures(draft, printed, [p for p in own if p is not None])
            yield draft


def _is_activity(column: Column) -> bool:
    return bool(column.what and column.what.startswith("activity_"))


def _at(column: Column, period: str) -> Column:
    """Return the column with the time that a row names."""
    years = re.search(r"(?<!\d)20\d\d(?!\d)", period)
    return replace(column, when=years[0] if years else period)


def _unit_of(pieces: Sequence[Piece]) -> str | None:
    """Return the unit printed with the target: "13 Dokumen"."""
    of_target = [
        p for p in pieces if p.column.what in {"target", "renstra_target", "actual"}
    ]
    return next((unit for p in of_target if (unit := printed_unit(p.text))), None)


def _one(text: str) -> str:
    """Return the indicator of a cell as one line, without its mark."""
    return split_mark(" ".join(text.split()))[1]


def _are_parallel(figures: Sequence[Piece], many: int) -> bool:
    """Return whether figures are stacked as many times as the indicators."""
    return bool(figures) and all(len(_lines(piece.text)) == many for piece in figures)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _part(piece: Piece, at: int, many: int) -> Piece | None:
    lines = _lines(piece.text)
    if len(lines) != many:
        return None
    return Piece(piece.column, lines[at], piece.place)


def _are_several(names: Sequence[str]) -> bool:
    """Return whether the lines of a cell are indicators, and not one that is broken.

    >>> _are_several(["Jumlah desa mandiri", "Persentase warga terlayani"])
    True
    >>> _are_several(["Peningkatan jumlah unit usaha", "IKM"])
    False
    """
    return len(names) > 1 and all(
        name[:1].isupper() and len(name.split()) >= LEAST_WORDS for name in names
    )


def _is_merged(printed: Printed) -> bool:
    """Return whether one cell covers the whole row."""
    return len(printed.words) == 1
