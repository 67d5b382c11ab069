"""Drafts -> rows of `document`, and the paths of what was put and doubted."""

from jenjang.papers.document import (
    BudgetRow,
    FollowUpRow,
    IndicatorRow,
    ReportRow,
    SurveyRow,
)
from jenjang.papers.recognisers.tables.drafts import Draft
from jenjang.papers.recognisers.tables.kinds import Shape
from jenjang.papers.recognisers.tables.levels import name_of
from jenjang.papers.recognisers.tables.words import Field

NAMES = (
    Field.ACTIVITY,
    Field.ITEM,
    Field.OBJECTIVE,
    Field.SUBJECT,
    Field.PERIOD,
    Field.SOURCE,
)


def frozen(draft: Draft, shape: Shape) -> ReportRow:
    """Return the row that a draft became."""
    match shape:
        case Shape.INDICATOR:
            return _indicator(draft)
        case Shape.BUDGET:
            return _budget(draft)
        case Shape.FOLLOW_UP:
            return _follow_up(draft)
        case Shape.SURVEY:
            return _survey(draft)


def _indicator(draft: Draft) -> IndicatorRow:
    return IndicatorRow(
        indicator=draft.text(Field.INDICATOR),
        objective=draft.text(Field.OBJECTIVE) or None,
        level=draft.level or None,
        number=draft.mark or None,
        unit=draft.text(Field.UNIT) or None,
        figures=tuple(draft.figures),
        rating=draft.text(Field.RATING) or None,
        definition=draft.text(Field.DEFINITION) or None,
        formula=draft.text(Field.FORMULA) or None,
        data_source=draft.text(Field.DATA_SOURCE) or None,
        responsible=draft.text(Field.RESPONSIBLE) or None,
        activity=draft.text(Field.ACTIVITY) or None,
        note=draft.text(Field.NOTE) or None,
        activity_indicator=draft.text(Field.ACTIVITY_INDICATOR) or None,
        activity_unit=draft.text(Field.ACTIVITY_UNIT) or None,
    )


def _budget(draft: Draft) -> BudgetRow:
    name = name_of(draft)
    return BudgetRow(
        level=draft.level,
        name=name,
        code=draft.text(Field.CODE) or None,
        number=draft.mark or None,
        parent=draft.parent,
        figures=tuple(draft.figures),
        indicator=draft.text(Field.INDICATOR) or None,
        unit=draft.text(Field.UNIT) or None,
        source=_unless(draft.text(Field.SOURCE), name),
        responsible=_unless(draft.text(Field.RESPONSIBLE), name),
        note=draft.text(Field.NOTE) or None,
    )


def _unless(text: str, name: str) -> str | None:
    """Return a text that is not the name of the row already."""
    return text if text and text != name else None


def _follow_up(draft: Draft) -> FollowUpRow:
    return FollowUpRow(
        recommendation=draft.text(Field.RECOMMENDATION),
        number=draft.mark or None,
        action=draft.text(Field.ACTION) or None,
        target=draft.text(Field.FIGURE) or None,
        time=draft.text(Field.TIME) or None,
        responsible=draft.text(Field.RESPONSIBLE) or None,
        status=draft.text(Field.STATUS) or None,
        evidence=draft.text(Field.EVIDENCE) or None,
    )


def _survey(draft: Draft) -> SurveyRow:
    return SurveyRow(
        subject=draft.text(Field.SUBJECT),
        number=draft.mark or None,
        figures=tuple(draft.figures),
        rating=draft.text(Field.RATING) or None,
    )


def keys(shape: Shape) -> dict[str, str]:
    """Return the names that facts of a draft have in the row, where they differ."""
    if shape is Shape.BUDGET:
        return {field.value: "name" for field in NAMES}
    return {Field.FIGURE.value: "target"} if shape is Shape.FOLLOW_UP else {}
