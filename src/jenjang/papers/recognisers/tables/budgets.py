"""Rows of money: activities, kinds of spending, units, each with its figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jenjang.core.figures import is_blank
from jenjang.papers.blocks import NOWHERE
from jenjang.papers.recognisers.agreement.marks import is_mark, split_mark
from jenjang.papers.recognisers.tables.aligning import OUT_OF_STEP
from jenjang.papers.recognisers.tables.column import Column
from jenjang.papers.recognisers.tables.continuing import go_on, rest_of
from jenjang.papers.recognisers.tables.drafts import Draft
from jenjang.papers.recognisers.tables.figures import COVERS, read_figure
from jenjang.papers.recognisers.tables.levels import set_levels
from jenjang.papers.recognisers.tables.walking import Piece, Printed, named
from jenjang.papers.recognisers.tables.words import TOTAL, Field

NO_NAME = "Nama baris ini tidak tercetak; isi program, kegiatan, atau uraiannya."
NAMES = (Field.ACTIVITY, Field.ITEM, Field.OBJECTIVE, Field.SUBJECT, Field.PERIOD)
OTHERS = (Field.RESPONSIBLE, Field.SOURCE)
TEXTS = (Field.UNIT, Field.SOURCE, Field.RESPONSIBLE, Field.NOTE)


@dataclass(slots=True)
class BudgetRows:
    """The rows read so far."""

    columns: Sequence[Column]
    drafts: list[Draft] = field(default_factory=list)

    @property
    def names(self) -> tuple[Field, ...]:
        """Return the fields that may name a row; the best first."""
        fields = {column.field for column in self.columns}
        found = tuple(name for name in NAMES if name in fields)
        return found or tuple(name for name in OTHERS if name in fields)

    def take(self, printed: Printed) -> None:
        """Take one row."""
        above = self.drafts[-1] if self.drafts else None
        rest = rest_of(printed, above)
        if above is not None and rest is not None and rest.is_sure:
            go_on(above, rest)
            return
        draft = self._draft(printed)
        if draft.figures or draft.own:
            draft.page = printed.page
            self.drafts.append(draft)

    def finish(self) -> None:
        """Give every row its level, now that the whole table is known."""
        levels = next((c.levels for c in self.columns if c.field is Field.ACTIVITY), ())
        several = [c for c in self.columns if c.field is Field.ACTIVITY]
        if len({column.path for column in several}) == 1:
            set_levels(self.drafts, levels)
        elif several:
            set_levels(
                self.drafts, tuple(dict.fromkeys(x for c in several for x in c.levels))
            )
        else:
            for draft in self.drafts:
                draft.level = draft.level or self._level()
            if Field.OBJECTIVE in self.names:
                for draft in self.drafts:
                    draft.level = "" if draft.level == "uraian" else draft.level
                set_levels(self.drafts, ())

    def _level(self) -> str:
        """Return the level of rows that are no activities."""
        name = self.names[0] if self.names else None
        return {Field.ITEM: "belanja", Field.SUBJECT: "unit", Field.PERIOD: "tahun"}.get(
            name or Field.OTHER, "unit" if name is Field.RESPONSIBLE else "uraian"
        )

    def _draft(self, printed: Printed) -> Draft:
        draft = Draft(name_field=self.names[0] if self.names else None)
        name, mark, level = self._name(printed)
        draft.mark, draft.level = mark, level
        if name is not None:
            is_time = self.names[0] is Field.PERIOD
            draft.put(self.names[0], name.line if is_time else _bare(name.line), name.place)
        elif printed.figures or printed.of(Field.INDICATOR):
            self._unnamed(draft, printed)
        for code in (code for code in printed.of(Field.CODE) if code is not name):
            draft.put(Field.CODE, code.line, code.place)
        for text in TEXTS:
            if text in self.names:
                continue
            pieces = printed.of(text) or printed.of(text, carried=True)[-1:]
            if pieces:
                words = " ".join(piece.line for piece in pieces)
                draft.put(text, words, pieces[0].place, is_own=not pieces[0].is_carried)
        self._figures(draft, printed)
        if printed.is_moved and printed.is_open:
            draft.doubt("", OUT_OF_STEP)
        return draft

    def _name(self, printed: Printed) -> tuple[Piece | None, str, str]:
        """Return the piece that names the row, its mark, and its level if it says one."""
        if self.names[:1] == (Field.PERIOD,):
            return next(iter(printed.of(Field.PERIOD)), None), "", "tahun"
        mark, piece, level = self._named(printed)
        numbers = printed.of(Field.NUMBER)
        marks = [number.line for number in numbers if _is_number(number.line)]
        mark = mark or next(iter(marks), "")
        others = [number for number in numbers if not _is_number(number.line)]
        totals = [code for code in printed.of(Field.CODE) if _is_total(code.line)]
        piece = piece or next(iter((*others, *totals)), None)
        if piece is None:
            return None, mark, level
        level = "total" if _is_total(piece.line) else level
        return piece, mark or split_mark(piece.line)[0], level

    def _named(self, printed: Printed) -> tuple[str, Piece | None, str]:
        """Return mark, name and level from the columns that name rows."""
        for name in self.names:
            mark, piece = named(printed.of(name))
            if piece is None:
                continue
            is_one_of_several = len({c.path for c in self.columns if c.field is name}) > 1
            levels = piece.column.levels if is_one_of_several else ()
            return mark, piece, levels[-1] if levels else ""
        return "", None, ""

    def _unnamed(self, draft: Draft, printed: Printed) -> None:
        """Name a row that prints figures alone: more of the row above, or nothing."""
        has_indicator = bool(printed.of(Field.INDICATOR))
        carried = [p for name in self.names for p in printed.of(name, carried=True)]
        above = self.drafts[-1] if self.drafts else None
        if carried:
            draft.put(self.names[0], _bare(carried[-1].line), NOWHERE, is_own=False)
        elif has_indicator and above is not None:
            draft.put(self.names[0], above.text(self.names[0]), NOWHERE, is_own=False)
            draft.level, draft.mark = above.level, above.mark
        else:
            draft.doubt("name", NO_NAME)

    def _figures(self, draft: Draft, printed: Printed) -> None:
        """Take the figures of the row; of several indicators the first that it prints."""
        indicators = printed.of(Field.INDICATOR)
        group = indicators[0].column.group if indicators else None
        if indicators:
            draft.put(Field.INDICATOR, _bare(indicators[0].line), indicators[0].place)
        period = next((p.line for p in printed.of(Field.PERIOD)), "")
        for piece in printed.figures:
            column = piece.column
            is_money = bool(column.what and column.what.endswith("_idr"))
            if group and column.group not in {group, 0} and not is_money:
                continue
            if period and not column.when and period[:4].isdigit():
                column = replace(column, when=period[:4])
            unit = draft.text(Field.UNIT) or None
            subject = draft.text(Field.INDICATOR)
            figure, why = read_figure(piece.text, column, piece.place, unit, subject)
            if figure:
                draft.add(figure, piece.place, COVERS if piece.is_shared else why)


def _is_number(text: str) -> bool:
    return is_mark(text) or text.replace(".", "").isdigit()


def _is_total(text: str) -> bool:
    compact = text.replace(" ", "")
    return bool(TOTAL.fullmatch(text) or compact.casefold() in {"jumlah", "total"})


def _bare(text: str) -> str:
    """Return a name without its mark; words only."""
    words = " ".join(text.split())
    return words if is_blank(split_mark(words)[1]) else split_mark(words)[1]
