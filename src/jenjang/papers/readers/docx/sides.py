"""Signature blocks that tab stops or blanks hold side by side, as two columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jenjang.papers.blocks import Block, Cell, Paragraph, Table

TAB = "\u241f"  # stands for a tab, or for wide room, until the lines are looked at
SIGNED = re.compile(r"\bNIP\b|\bpihak\s+(?:pertama|kesatu|kedua)\b", re.IGNORECASE)
FORM = re.compile(rf"(?!NIP\b)[\w\s/.()]{{2,40}}[{TAB}\s]*:", re.IGNORECASE)
AMOUNT = re.compile(r"\bRp(?![a-z])[\s.:]*\d", re.IGNORECASE)
YEAR = re.compile(r"\d{4}$")
LONGEST_SIDE = 90
LEAST_LINES = 2


def untabbed(text: str) -> str:
    """Return a text with blanks where its tabs stood."""
    return " ".join(text.replace(TAB, " ").split())


def beside(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield `blocks`, lines of a signature block as one table of two columns."""
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _may_be_sided(block.text):
            run.append(block)
            continue
        yield from _ended(run)
        run = []
        yield (
            replace(block, text=untabbed(block.text))
            if isinstance(block, Paragraph)
            else block
        )
    yield from _ended(run)


def _may_be_sided(text: str) -> bool:
    if FORM.match(text) or AMOUNT.search(text):
        return False
    sides = _sides(text)
    return sides is not None and all(len(side) <= LONGEST_SIDE for side in sides)


def _sides(text: str) -> tuple[str, str] | None:
    """Return what stands on the left and on the right, None where more than two parts do.

    >>> _sides(f"PIHAK KEDUA{TAB}{TAB}PIHAK PERTAMA"), _sides(f"{TAB}Tirtasari, 2025")
    (('PIHAK KEDUA', 'PIHAK PERTAMA'), ('', 'Tirtasari, 2025'))
    """
    parts = [part.strip() for part in text.split(TAB)]
    said = [part for part in parts if part]
    if not said or len(said) > 2:
        return None
    if len(said) == 2 and said[0].endswith(",") and YEAR.search(said[1]):
        return "", f"{said[0]} {said[1]}"  # room for the day, to be written by hand
    if len(said) == 2:
        return said[0], said[1]
    return ("", said[0]) if not parts[0] else (said[0], "")


def _ended(run: Sequence[Paragraph]) -> Iterator[Block]:
    """Yield the lines of a run: what stands before and after its sides as it is."""
    tabbed = [at for at, line in enumerate(run) if TAB in line.text]
    pairs = [_sides(line.text) or ("", "") for line in run]
    both = sum(1 for left, right in pairs if left and right)
    if both < LEAST_LINES or not any(SIGNED.search(line.text) for line in run):
        yield from (replace(line, text=untabbed(line.text)) for line in run)
        return
    start, end = tabbed[0], _end(pairs, tabbed[-1])
    yield from run[:start]
    cells = tuple(
        Cell("\n".join(text for text in side if text), place=run[start].place)
        for side in zip(*pairs[start:end], strict=True)
    )
    yield Table((cells,), ruled=False, place=run[start].place)
    yield from run[end:]


def _end(pairs: Sequence[tuple[str, str]], last: int) -> int:
    """Return where the block ends: a NIP on the left alone may follow the last tab."""
    end = last + 1
    while end < len(pairs) and SIGNED.match(pairs[end][0]):
        end += 1
    return end
