"""A budget printed as lines: "1. PROGRAM X Rp. 5.000,- APBD", names broken over lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jenjang.core.figures import fold
from jenjang.papers.blocks import Place
from jenjang.papers.recognisers.agreement.cells import closed_up
from jenjang.papers.recognisers.agreement.columns import activity_levels, heading_role
from jenjang.papers.recognisers.agreement.flow import Line
from jenjang.papers.recognisers.agreement.marks import split_mark
from jenjang.papers.recognisers.agreement.runs import runs_on
from jenjang.papers.recognisers.agreement.words import AMOUNT_IN_LINE, TOTAL, Role

HEADING = re.compile(
    r"(?:no )?(?P<levels>(?:program|kegiatan|sub kegiatan)(?:\s*(?:/|,|dan)\s*"
    r"(?:program|kegiatan|sub kegiatan))*)\s+(?P<rest>\S.{0,40})"
)
ACTIVITY_NAME = re.compile(r"(?:program|(?:sub ?)?kegiatan)\b", re.IGNORECASE)
HEADED = re.compile(
    r"(?:no\s+)?(?:program|kegiatan|sub kegiatan)\s+anggaran"
    r"(?:\s+(?:keterangan|sumber(?: dana)?))?(?=\s+\d)",
    re.IGNORECASE,
)
# A source that stands in its column on both lines of a name: "dan APBN Rp 5 ... (Dekon)".
BROKEN_SOURCE = re.compile(
    r"(?P<name>.*\S)\s+(?P<source>APB[DN]|DAU|DAK|BLUD) \| (?P<rest>.*?)\s*"
    r"(?P<note>\([^)]*\))?"
)
BARE_NUMBER = re.compile(
    rf"(?P<number>\d{{1,2}})\s+(?={ACTIVITY_NAME.pattern})", re.IGNORECASE
)
NUMBER = re.compile(r"(?:^|(?<=\s))(?P<number>\d{1,2})[.)]?\s+(?=[^\W\d])")
AMOUNT = re.compile(r"\bRp(?![a-z])\.?\s*\d")
TOTAL_IN_LINE = re.compile(
    r"(?<=\s)(?:jumlah|total|j u m l a h)\b[^\d]{0,30}?\bRp(?![a-z])", re.IGNORECASE
)
SIGNED = re.compile(
    r"(?:pihak (?:pertama|kesatu|kedua)|nip|mengetahui|ditetapkan di|bupati|gubernur|"
    r"wali ?kota|camat|lurah|kepala (?:dinas|badan|bagian|biro|bidang|seksi|upt)|direktur|"
    r"sekretaris)\b|[^\d,]{3,40}, .{0,20}\d{4}$",
    re.IGNORECASE,
)
LONGEST_REST = 100
MOST_TAIL = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the budget as it stands in a list; `is_total` for the last one."""

    mark: str
    name: str
    amount: str
    source: str | None
    place: Place
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class ListHeading:
    """The line over a list: "Program Anggaran Keterangan"."""

    levels: tuple[str, ...]


def entries(lines: Sequence[Line]) -> Iterator[Entry | ListHeading | Line]:
    """Yield the budget lines among `lines`, and every other line as it is."""
    reader = _Reader()
    for line in lines:
        for part in _parts(line):
            yield from reader.take(part)
    yield from reader.finish()


def _parts(line: Line) -> list[Line]:
    """Return the entries that a reader of pages has run together into one line."""
    if len(AMOUNT.findall(line.text)) < 2 and not HEADED.match(line.text):
        return [line]
    head = HEADED.match(line.text)
    cuts = [head.end()] if head else []
    number = 0
    for found in NUMBER.finditer(line.text):
        if int(found["number"]) == number + 1 or not number:
            number = int(found["number"])
            cuts.append(found.start())
    cuts += [found.start() for found in TOTAL_IN_LINE.finditer(line.text)]
    edges = sorted({0, *cuts, len(line.text)})
    texts = (line.text[start:end].strip() for start, end in pairwise(edges))
    return [replace(line, text=text) for text in texts if text]


class _Reader:
    """Holds an entry back until the line after it shows where its name ends."""

    def __init__(self) -> None:
        self.is_open = False
        self.name: list[Line] = []  # a name whose amount is still to come
        self.entry: Entry | None = None
        self.tail: list[Line] = []  # lines after an entry, perhaps the rest of its name

    def take(self, line: Line) -> Iterator[Entry | ListHeading | Line]:
        """Take one line; yield what is known for sure by now."""
        if levels := _heading_levels(line):
            yield from self.finish()
            self.is_open = True
            yield ListHeading(levels)
        elif entry := self._entry(line):
            yield from self._flush(is_followed=True)
            self.is_open, self.name, self.entry = True, [], entry
        elif self.is_open and _marked(line)[0] and len(line.text) <= LONGEST_REST:
            yield from self._flush(is_followed=True)
            yield from self.name
            self.name = [line]
        elif self.name:
            self.name.append(line)
        else:
            yield from self._keep(line)

    def _keep(self, line: Line) -> Iterator[Entry | Line]:
        """Keep a line that may be the rest of a name, give any other one back."""
        may_go_on = len(line.text) <= LONGEST_REST and not SIGNED.match(line.text)
        if self.entry and len(self.tail) < MOST_TAIL and may_go_on:
            self.tail.append(line)
            return
        yield from self._flush(is_followed=False)
        self.is_open = False
        yield line

    def _entry(self, line: Line) -> Entry | None:
        found = AMOUNT_IN_LINE.fullmatch(line.text)
        if found is None:
            return None
        mark, before = _marked(line, found["name"].strip(" .:…"))
        if self.name:
            mark, first = _marked(self.name[0])
            parts = [first, *(part.text for part in self.name[1:]), before]
            before = " ".join(part for part in parts if part)
        is_total = TOTAL.fullmatch(closed_up(before)) is not None
        if not before and not found["rest"].strip() and self.entry and not mark:
            return Entry("", "", found["amount"].strip(), None, line.place, is_total=True)
        if not before or not (
            is_total or mark or self.is_open or ACTIVITY_NAME.match(before)
        ):
            return None
        rest, source = found["rest"].strip(), (found["source"] or "").strip() or None
        if source is None and (broken := BROKEN_SOURCE.fullmatch(f"{before} | {rest}")):
            before, rest = broken["name"], broken["rest"]
            source = f"{broken['source']} {broken['note'] or ''}".strip()
        before = f"{before} {rest}".strip()
        return Entry(mark, before, found["amount"].strip(), source, line.place, is_total)

    def _flush(self, *, is_followed: bool) -> Iterator[Entry | Line]:
        """Yield the entry, with the lines after it where they are the rest of its name."""
        tail, self.tail = self.tail, []
        entry, self.entry = self.entry, None
        if entry is None:
            return
        name = entry.name
        while tail and not entry.is_total and (is_followed or runs_on(name, tail[0].text)):
            name = f"{name} {tail.pop(0).text}"
        yield Entry(
            entry.mark, name, entry.amount, entry.source, entry.place, entry.is_total
        )
        yield from tail

    def finish(self) -> Iterator[Entry | ListHeading | Line]:
        """Yield what is still held back."""
        yield from self._flush(is_followed=False)
        yield from self.name
        self.name, self.is_open = [], False


def _heading_levels(line: Line) -> tuple[str, ...]:
    """Return the levels that a line over a list names, none for any other line."""
    found = HEADING.fullmatch(fold(line.text))
    if found is None or heading_role(found["rest"].split()[0]) is not Role.AMOUNT:
        return ()
    return activity_levels(found["levels"])


def _marked(line: Line, text: str | None = None) -> tuple[str, str]:
    """Return the mark of a line and its text without it."""
    text = line.text if text is None else text
    if line.mark:
        return line.mark, text
    if found := BARE_NUMBER.match(text):
        return found["number"], text[found.end() :]
    return split_mark(text)
