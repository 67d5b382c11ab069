"""Rows of follow-ups and of surveys: one text each, and what stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from jenjang.papers.blocks import NOWHERE
from jenjang.papers.recognisers.agreement.marks import is_mark, split_mark
from jenjang.papers.recognisers.tables.aligning import OUT_OF_STEP
from jenjang.papers.recognisers.tables.column import Column
from jenjang.papers.recognisers.tables.continuing import go_on, rest_of
from jenjang.papers.recognisers.tables.drafts import Draft
from jenjang.papers.recognisers.tables.figures import COVERS, read_figure
from jenjang.papers.recognisers.tables.walking import Printed
from jenjang.papers.recognisers.tables.words import TOTAL, Field

SUBJECTS = (Field.SUBJECT, Field.COMPONENT, Field.ITEM, Field.ACTIVITY)
FOLLOW_UP = (
    Field.RECOMMENDATION,
    Field.ACTION,
    Field.TIME,
    Field.RESPONSIBLE,
    Field.STATUS,
    Field.EVIDENCE,
    Field.FIGURE,
)
NO_SUBJECT = "Nama unsur atau unit tidak tercetak pada baris ini; isi namanya."


@dataclass(slots=True)
class FollowUpRows:
    """Recommendations and what was done; a text that several rows share is said again."""

    columns: Sequence[Column]
    drafts: list[Draft] = field(default_factory=list)

    def take(self, printed: Printed) -> None:
        """Take one row."""
        above = self.drafts[-1] if self.drafts else None
        numbers = [p.line for p in printed.of(Field.NUMBER)]
        rest = None if numbers else rest_of(printed, above)
        if above is not None and rest is not None:
            go_on(above, rest)
            return
        draft = Draft(mark=numbers[0] if numbers else "", page=printed.page)
        for name in FOLLOW_UP:
            pieces = printed.of(name) or printed.of(name, carried=True)[-1:]
            if name is Field.ACTION and not pieces:
                pieces = printed.of(Field.ACTIVITY)
            if pieces:
                text = " ".join(piece.line for piece in pieces)
                draft.put(name, text, pieces[0].place, is_own=not pieces[0].is_carried)
        self._name(draft, printed)
        if draft.own:
            self.drafts.append(draft)

    def _name(self, draft: Draft, printed: Printed) -> None:
        """Take the subject for the recommendation where no column is headed so."""
        if any(column.field is Field.RECOMMENDATION for column in self.columns):
            if not draft.text(Field.RECOMMENDATION) and self.drafts:
                above = self.drafts[-1].text(Field.RECOMMENDATION)
                draft.put(Field.RECOMMENDATION, above, NOWHERE, is_own=False)
            return
        subjects = printed.of(*SUBJECTS[:-1]) or printed.of(Field.OTHER)
        if subjects:
            draft.put(Field.RECOMMENDATION, subjects[0].line, subjects[0].place)


@dataclass(slots=True)
class SurveyRows:
    """Unsur, services or units with their values."""

    columns: Sequence[Column]
    drafts: list[Draft] = field(default_factory=list)

    def take(self, printed: Printed) -> None:
        """Take one row."""
        above = self.drafts[-1] if self.drafts else None
        rest = rest_of(printed, above)
        if above is not None and rest is not None:
            go_on(above, rest)
            return
        draft = Draft(page=printed.page)
        numbers = printed.of(Field.NUMBER)
        names = [p for p in printed.of(*SUBJECTS) if not p.line.isdigit()]
        piece = next((p for p in names if not is_mark(p.line)), None)
        marks = [n for n in numbers if is_mark(n.line) or n.line.isdigit()]
        draft.mark = marks[-1].line if marks else ""
        piece = piece or next((n for n in numbers if n not in marks), None)
        if piece is not None:
            draft.put(Field.SUBJECT, split_mark(piece.line)[1], piece.place)
            draft.level = "total" if TOTAL.fullmatch(piece.line) else ""
        elif printed.figures:
            draft.doubt("subject", NO_SUBJECT)
        self._values(draft, printed)
        if draft.figures or draft.own:
            self.drafts.append(draft)

    def _values(self, draft: Draft, printed: Printed) -> None:
        if ratings := printed.of(Field.RATING):
            text = ", ".join(piece.line for piece in ratings)
            draft.put(Field.RATING, text, ratings[0].place)
        for found in printed.figures:
            figure, why = read_figure(found.text, found.column, found.place, "Nilai", "")
            if figure:
                draft.add(figure, found.place, COVERS if found.is_shared else why)
        if printed.is_moved and printed.is_open:
            draft.doubt("", OUT_OF_STEP)
