"""Amounts as they are printed, and in which style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jenjang.papers.audit.bundle import Bundle, Line, Paper, once

_AMOUNT = re.compile(
    r"(?P<prefix>\bRp\b\.?|\bRp\.?(?=\d)|\bIDR\b)?(?P<gap>\s*)"
    r"(?P<figure>\d{1,3}(?:[.,]\s?\d{3}){1,4}|(?<=[Rr]p)\d{4,}|(?<=[Rr]p[. ])\d{4,})"
    r"(?P<sen>,\d{2}(?!\d))?(?P<tail>\s*[.,]\s?-+)?(?![\d.,]*\d)",
)
_LONE_PREFIX = re.compile(r"Rp\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a line, with the marks around its digits."""

    line: Line
    text: str
    separator: str
    prefix: str
    tail: str

    @property
    def style(self) -> tuple[str, str, str]:
        """Return what makes two amounts look alike."""
        return self.prefix, self.separator, self.tail


@once
def amounts(bundle: Bundle) -> tuple[Amount, ...]:
    """Return every amount that is marked as rupiah, in the order of the papers."""
    return tuple(amount for paper in bundle.papers for amount in _of(paper))


def _of(paper: Paper) -> Iterator[Amount]:
    before: Line | None = None
    for line in paper.lines:
        lone = _lone_prefix(before, line)
        for match in _AMOUNT.finditer(line.text):
            prefix = match["prefix"] or (lone if match.start("figure") == 0 else "")
            if prefix:
                yield _amount(line, match, prefix)
        before = line


def _lone_prefix(before: Line | None, line: Line) -> str:
    """Return the Rp that stands in a cell of its own, left of the amount."""
    if before is None or line.table is None or before.table != line.table:
        return ""
    alone = before.row == line.row and _LONE_PREFIX.fullmatch(before.text.strip())
    return before.text.strip() if alone else ""


def _amount(line: Line, match: re.Match[str], prefix: str) -> Amount:
    figure = match["figure"]
    separators = [mark for mark in figure if mark in ".,"]
    tail = re.sub(r"\s", "", match["tail"] or match["sen"] or "")
    return Amount(
        line,
        match[0].strip(),
        separators[0] if separators else "",
        prefix,
        re.sub(r"-+", "-", tail),
    )
