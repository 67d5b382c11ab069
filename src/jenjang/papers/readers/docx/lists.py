"""The marks of list items, which a Word document counts instead of storing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import BaseStyle, ParagraphStyle

DEEPEST = 8  # Word has nine levels
HIGHEST = 4000  # a list that counts further counts something else
MOST_STYLES = 20  # one based on the other; Word itself follows eleven
BULLET = "•"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: "decimal", and "%1." around it."""

    counts: str
    pattern: str
    start: int


@dataclass(slots=True)
class Lists:
    """The lists of one document, and how far each has counted."""

    levels: Mapping[tuple[str, int], Level]
    reached: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, word: WordDocument) -> "Lists":
        """Return the lists that a document defines."""
        parts = [
            relation.target_part
            for relation in word.part.rels.values()
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING
        ]
        numbering = getattr(parts[0], "element", None) if parts else None
        return cls({} if numbering is None else _levels(numbering))

    def mark(self, element: CT_P, style: BaseStyle | None) -> str | None:
        """Return what Word prints before a list item and count it; None for no item."""
        found = _numbering(element, style)
        if found is None:
            return None
        number, depth = found
        level = self.levels.get((number, depth))
        if level is None or level.counts == "none":
            return None
        if level.counts == "bullet":
            return BULLET
        counted = self._count(number, depth)
        return re.sub(
            r"%(\d)", lambda m: self._figure(number, int(m[1]) - 1, counted), level.pattern
        )

    def _count(self, number: str, depth: int) -> list[int]:
        counted = self.reached.setdefault(number, [])
        del counted[depth + 1 :]
        while len(counted) <= depth:
            counted.append(self._start(number, len(counted)) - 1)
            if len(counted) <= depth:
                counted[-1] += 1
        counted[depth] += 1
        return counted

    def _start(self, number: str, depth: int) -> int:
        level = self.levels.get((number, depth))
        return 1 if level is None else level.start

    def _figure(self, number: str, depth: int, counted: list[int]) -> str:
        if depth >= len(counted):
            return ""
        level = self.levels.get((number, depth))
        return figure(counted[depth], "decimal" if level is None else level.counts)


def figure(number: int, counts: str) -> str:
    """Return a number as a list writes it.

    >>> [figure(4, counts) for counts in ("decimal", "lowerLetter", "upperRoman")]
    ['4', 'd', 'IV']
    """
    if not 0 < number < HIGHEST:
        return str(number)
    if counts.endswith("Letter"):
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif counts.endswith("Roman"):
        text = _roman(number)
    else:
        return str(number)
    return text.upper() if counts.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _levels(numbering: BaseOxmlElement) -> dict[tuple[str, int], Level]:
    abstract = {
        element.get(qn("w:abstractNumId")): element
        for element in numbering.iterchildren(qn("w:abstractNum"))
    }
    levels: dict[tuple[str, int], Level] = {}
    for concrete in numbering.iterchildren(qn("w:num")):
        reference = concrete.find(qn("w:abstractNumId"))
        source = None if reference is None else abstract.get(reference.get(qn("w:val")))
        for level in () if source is None else source.iterchildren(qn("w:lvl")):
            key = (concrete.get(qn("w:numId")), _depth(level.get(qn("w:ilvl"))))
            levels[key] = Level(
                _value(level, "w:numFmt", "decimal"),
                _value(level, "w:lvlText", "%1."),
                _whole(_value(level, "w:start", "1"), 1),
            )
    return levels


def _numbering(element: CT_P, style: BaseStyle | None) -> tuple[str, int] | None:
    """Return which list, and how deep, from the paragraph or else from its style."""
    places = [element.find(qn("w:pPr"))]
    places += [each.element.find(qn("w:pPr")) for each in based_on(style)]
    for place in places:
        found = None if place is None else place.find(qn("w:numPr"))
        if found is not None:
            number = _value(found, "w:numId", "0")
            return None if number == "0" else (number, _depth(_value(found, "w:ilvl", "0")))
    return None


def based_on(style: BaseStyle | None) -> Iterator[ParagraphStyle]:
    """Yield a style and those it is based on; a file may say that one is its own base."""
    for _ in range(MOST_STYLES):
        if not isinstance(style, ParagraphStyle):
            return
        yield style
        style = style.base_style


def _depth(value: str | None) -> int:
    return min(_whole(value, 0), DEEPEST)


def _whole(value: str | None, default: int) -> int:
    """Return a whole number of at most six digits, `default` for anything else."""
    return int(value) if value and re.fullmatch(r"[0-9]{1,6}", value) else default


def _value(element: BaseOxmlElement, name: str, default: str) -> str:
    found = element.find(qn(name))
    value = None if found is None else found.get(qn("w:val"))
    return default if value is None else value
