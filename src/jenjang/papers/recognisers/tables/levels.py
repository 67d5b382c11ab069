"""Levels of budget rows: program, kegiatan, sub kegiatan; and which row is part of which."""

import re
from collections import Counter
from collections.abc import Sequence

from jenjang.core.figures import fold
from jenjang.core.nomenclature import Entry, find
from jenjang.papers.recognisers.agreement.runs import mark_steps
from jenjang.papers.recognisers.tables.drafts import Draft
from jenjang.papers.recognisers.tables.words import Field

LEVELS = ("urusan", "bidang urusan", "program", "kegiatan", "sub kegiatan")
NAMED = re.compile(r"(urusan|bidang urusan|program|sub ?-?kegiatan|kegiatan)\b")
CODE = re.compile(r"(?:\d{1,2}|x)(?:\.(?:\d{1,4}|x{1,2}))*\.?")
OF_LENGTH = {
    1: "urusan",
    2: "bidang urusan",
    3: "program",
    5: "kegiatan",
    6: "sub kegiatan",
}
NO_LEVEL = (
    "Tingkat baris ini (program, kegiatan, sub kegiatan) tidak tercetak; pilih tingkatnya."
)
NAME_FIELDS = (Field.ACTIVITY, Field.ITEM, Field.OBJECTIVE)


def set_levels(drafts: Sequence[Draft], levels: Sequence[str]) -> None:
    """Give every row of activities its level and its parent.

    `levels` are those the heading names, from high to low. A row says its level by its
    first word, its code or the national list; the others have that of the rows that look
    like them (mark, capitals, with or without figures).
    """
    rows = [draft for draft in drafts if not draft.level]
    for draft in rows:
        draft.level = _said(draft)
    _by_codes([draft for draft in rows if not draft.level])
    _by_styles(rows, levels)
    _set_parents(drafts)


def name_of(draft: Draft) -> str:
    """Return what the row is called."""
    return next((draft.text(name) for name in NAME_FIELDS if draft.text(name)), "")


def _said(draft: Draft) -> str:
    """Return the level that the row's own first word or the national list says, or ''."""
    words = fold(name_of(draft))
    if found := NAMED.match(words):
        return "sub kegiatan" if found[1].startswith("sub") else found[1]
    if re.match(
        r"(?:kecamatan|kelurahan|dinas|badan|bagian|kantor|sekretariat|desa|upt)\b", words
    ):
        return (
            "unit"
            if draft.text(Field.ACTIVITY) == "" or words.startswith("kecamatan")
            else ""
        )
    if re.match(r"belanja\b", words):
        return "belanja"
    known = find(words) if words else None
    return known.level if isinstance(known, Entry) else ""


def _by_codes(rows: Sequence[Draft]) -> None:
    """Take the level from how many parts a full code has."""
    for draft in rows:
        code = draft.text(Field.CODE).casefold().replace(" ", "")
        if CODE.fullmatch(code) and code.count("."):
            draft.level = OF_LENGTH.get(len(code.rstrip(".").split(".")), "")


Style = tuple[int, bool, bool]


def _by_styles(rows: Sequence[Draft], levels: Sequence[str]) -> None:
    """Give a row the level that most rows of its looks have; else what the heading leaves."""
    steps = mark_steps([draft.mark for draft in rows])
    styles = [
        (step if draft.mark else -1, name_of(draft).isupper(), bool(draft.figures))
        for step, draft in zip(steps, rows, strict=True)
    ]
    known: dict[Style, Counter[str]] = {}
    for style, draft in zip(styles, rows, strict=True):
        if draft.level:
            known.setdefault(style, Counter())[draft.level] += 1
    taken = {many.most_common(1)[0][0] for many in known.values()}
    for style, draft in zip(styles, rows, strict=True):
        if draft.level:
            continue
        if style in known:
            draft.level = known[style].most_common(1)[0][0]
        else:
            draft.level = _left_over(style, styles, levels, taken)
            if draft.level == "":
                draft.level = levels[-1] if levels else "kegiatan"
                if len(levels) != 1:
                    draft.doubt("level", NO_LEVEL)


def _left_over(
    style: Style, styles: Sequence[Style], levels: Sequence[str], taken: set[str]
) -> str:
    """Return the level of the heading that stands at the same step as this look."""
    if len(levels) == 1:
        return levels[0]
    free = [level for level in levels if level not in taken]
    if len(free) == 1:
        return free[0]
    kinds = sorted({other[0] for other in styles if other[0] >= 0})
    if style[0] >= 0 and len(kinds) == len(levels):
        return levels[kinds.index(style[0])]
    return ""


def _set_parents(drafts: Sequence[Draft]) -> None:
    for at, draft in enumerate(drafts):
        if draft.level not in LEVELS:
            continue
        for above in range(at - 1, -1, -1):
            level = drafts[above].level
            if level in LEVELS and LEVELS.index(level) < LEVELS.index(draft.level):
                draft.parent = above
                break
