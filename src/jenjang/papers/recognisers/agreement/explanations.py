"""Lampiran 2: what each objective and its indicators mean, put back where they belong."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from jenjang.core.figures import fold
from jenjang.papers.blocks import NOWHERE, Place
from jenjang.papers.recognisers.agreement.cells import one_line
from jenjang.papers.recognisers.agreement.columns import (
    Columns,
    Row,
    columns_of,
    is_column_numbers,
    is_empty,
)
from jenjang.papers.recognisers.agreement.drafts import IndicatorDraft, ObjectiveDraft
from jenjang.papers.recognisers.agreement.flow import Foot, Grid, Line, Piece
from jenjang.papers.recognisers.agreement.marks import split_mark
from jenjang.papers.recognisers.agreement.words import Role

SECTION = re.compile(
    r"(?:\d{1,2}[.)] ?|[a-z][.)] ?)?penjelasan(?: (?:sasaran|kinerja|perjanjian))*"
    r"(?: (?:ke-?)?(?P<number>\d{1,2}))?"
)
OBJECTIVE = re.compile(
    r"(?:uraian )?sasaran(?: (?:strategis|program|kegiatan|sub kegiatan|kinerja))?\s*:\s*"
    r"(?P<text>\S.*)",
    re.IGNORECASE,
)
DESCRIPTION = re.compile(r"uraian(?: sasaran| kinerja)*|deskripsi(?: sasaran)?")
NO_TEXT = re.compile(
    r"(?:indikator|target) kinerja|(?:sasaran kinerja ini memiliki|dalam perjanjian "
    r"kinerja ini).*"
)
LEGAL_BASES = re.compile(
    r"\s*\b(?:adapun )?dasar hukum\b[^.:;]{0,80}(?P<colon>:)\s*$", re.IGNORECASE
)
LEGAL_HEADING = re.compile(r"dasar hukum(?: (?:sasaran|kinerja|pelaksanaan))*")
LEGAL_BASIS = re.compile(
    r"\s*\b(?:adapun )?dasar hukum(?:nya)?\b(?:[^.:;]{0,40}?)\b(?:yaitu|adalah)\b\s*:?\s*"
    r"(?P<basis>\S.*)",
    re.IGNORECASE,
)
LAW = re.compile(
    r"(?:undang|uu\b|peraturan|permen|perpres|perda|perbup|perwal|pergub|keputusan|instruksi|surat)",
    re.IGNORECASE,
)
FIELDS: tuple[tuple[str, Role], ...] = (
    ("definition", Role.DEFINITION),
    ("relevance", Role.RELEVANCE),
    ("formula", Role.FORMULA),
    ("accumulation", Role.ACCUMULATION),
    ("data_source", Role.DATA_SOURCE),
    ("target_note", Role.EXPLANATION),
)
LIKE, NEAR = 0.8, 0.6


@dataclass(slots=True)
class _Explained:
    """One row: the indicator's name, where printed, and what is said of it."""

    name: str
    fields: dict[str, str]
    place: Place = NOWHERE


@dataclass(slots=True)
class _Section:
    """The explanation of one objective."""

    number: int | None = None
    objective: str = ""
    description: list[str] = field(default_factory=list)
    legal_bases: list[str] = field(default_factory=list)
    tables: list[list[_Explained]] = field(default_factory=list)
    place: Place = NOWHERE

    @property
    def says_anything(self) -> bool:
        return bool(self.objective or self.description or self.legal_bases or self.tables)


def explain(pieces: Iterable[Piece], objectives: Sequence[ObjectiveDraft]) -> None:
    """Put what Lampiran 2 says into the objectives and indicators it speaks of."""
    reader = _Reader()
    for piece in pieces:
        reader.take(piece)
    said = [section for section in reader.sections if section.says_anything]
    for at, section in enumerate(said):
        objective = _objective_of(section, at, objectives)
        if objective:
            _fill(objective, section, objectives)


class _Reader:
    def __init__(self) -> None:
        self.sections = [_Section()]
        self.mode = ""
        self.columns: Columns | None = None
        self.is_numbered = False

    @property
    def section(self) -> _Section:
        return self.sections[-1]

    def take(self, piece: Piece) -> None:
        """Take one piece of the annex."""
        match piece:
            case Grid():
                for row in piece.rows:
                    if not (is_empty(row) or is_column_numbers(row)):
                        self._row(row)
            case Line():
                self.columns = None
                self._line(piece)
            case Foot():
                pass

    def _line(self, line: Line) -> None:
        text, bare = fold(line.text), fold(split_mark(line.text)[1])
        if line.mark is None and (found := SECTION.fullmatch(text)):
            self._begin(int(found["number"]) if found["number"] else None, line.place)
        elif line.mark is None and (named := OBJECTIVE.fullmatch(line.text)):
            self.section.objective, self.mode = named["text"], "description"
        elif DESCRIPTION.fullmatch(bare):
            self.mode = "description"
        elif LEGAL_HEADING.fullmatch(bare):
            self.mode = "legal bases"
        elif NO_TEXT.fullmatch(bare):
            self.mode = ""
        else:
            self._text(line)

    def _begin(self, number: int | None, place: Place) -> None:
        if self.section.says_anything or self.section.number is not None:
            self.sections.append(_Section())
        self.section.number, self.section.place, self.mode = number, place, ""

    def _text(self, line: Line) -> None:
        if found := LEGAL_BASES.search(line.text):
            self._describe(line.text[: found.start()])
            self.mode = "legal bases"
        elif self.mode == "legal bases":
            self._legal_basis(line)
        elif found := LEGAL_BASIS.search(line.text):
            self._describe(line.text[: found.start()])
            self.section.legal_bases.append(found["basis"].strip())
        else:
            self._describe(line.text)

    def _describe(self, text: str) -> None:
        if self.mode == "description" and text.strip():
            self.section.description.append(text.strip())

    def _legal_basis(self, line: Line) -> None:
        mark, text = (line.mark, line.text) if line.mark else split_mark(line.text)
        bases = self.section.legal_bases
        if mark or LAW.match(text) or text != line.text:
            bases.append(text)
        elif bases:
            bases[-1] = f"{bases[-1]} {text}"

    def _row(self, row: Row) -> None:
        if columns := columns_of(row):
            self.columns = columns if columns.explains else None
            self.is_numbered = False
            if self.columns:
                self.section.tables.append([])
        elif self.columns:
            self._explanation(row, self.columns)

    def _explanation(self, row: Row, columns: Columns) -> None:
        name = one_line(columns.find(row, Role.INDICATOR).text)
        number = columns.find(row, Role.NUMBER).text
        fields = {key: one_line(columns.find(row, role).text) for key, role in FIELDS}
        rows = self.section.tables[-1]
        if self.is_numbered and not number and not name and rows:
            for key, text in fields.items():
                rows[-1].fields[key] = f"{rows[-1].fields[key]} {text}".strip()
        else:
            rows.append(_Explained(name, fields, row[0].place))
        self.is_numbered = self.is_numbered or bool(number)


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _objective_of(
    section: _Section, at: int, objectives: Sequence[ObjectiveDraft]
) -> ObjectiveDraft | None:
    """Return the objective by number and text, by text alone, or in its turn."""
    named = fold(section.objective)
    numbered = (section.number or at + 1) - 1
    turn = objectives[numbered] if 0 <= numbered < len(objectives) else None
    if turn and (not named or _likeness(named, fold(turn.text)) >= LIKE):
        return turn
    best = max(objectives, key=lambda o: _likeness(named, fold(o.text)), default=None)
    return best if best and _likeness(named, fold(best.text)) >= NEAR else None


def _fill(
    objective: ObjectiveDraft, section: _Section, objectives: Sequence[ObjectiveDraft]
) -> None:
    if section.description:
        objective.description = " ".join(section.description)
        objective.notes.put("description", section.place)
    if section.legal_bases:
        objective.legal_bases = tuple(section.legal_bases)
        objective.notes.put("legal_bases", section.place)
    others = [i for o in objectives for i in o.indicators]
    for rows in section.tables:
        for at, row in enumerate(rows):
            indicator = _indicator_of(row, at, len(rows), objective.indicators, others)
            if indicator:
                _fill_indicator(indicator, row)


def _indicator_of(
    row: _Explained,
    at: int,
    count: int,
    own: Sequence[IndicatorDraft],
    others: Sequence[IndicatorDraft],
) -> IndicatorDraft | None:
    """Return the indicator in its turn where the numbers agree, else by its words."""
    if count == len(own):
        return own[at]
    words = fold(row.name or row.fields["definition"])
    scored = [(_begins_like(words, fold(i.text)), i) for i in (*own, *others)]
    best = max(scored, key=lambda pair: pair[0], default=None)
    if best and words and best[0] >= LIKE:
        return best[1]
    return own[at] if at < len(own) and not row.name else None


def _begins_like(words: str, name: str) -> float:
    return _likeness(words[: len(name)], name)


def _fill_indicator(indicator: IndicatorDraft, row: _Explained) -> None:
    for key, text in row.fields.items():
        if not text or (key == "definition" and fold(text) == fold(indicator.text)):
            continue
        setattr(indicator, key, text)
        indicator.notes.put(key, row.place)
