"""Levels of budget rows: program, kegiatan, sub kegiatan; and what is part of what."""

import re
from collections import Counter
from collections.abc import Sequence

from jenjang.core.figures import fold
from jenjang.core.nomenclature import Entry, find
from jenjang.papers.recognisers.agreement.runs import mark_steps
from jenjang.papers.recognisers.tables.drafts import Draft
from jenjang.papers.recognisers.tables.words import Field

LEVELS = (
    "tujuan",
    "sasaran strategis",
    "sasaran",
    "urusan",
    "bidang urusan",
    "program",
    "kegiatan",
    "sub kegiatan",
)
NAMED = re.compile(r"(urusan|bidang urusan|program|sub ?-?kegiatan|kegiatan)\b")
REACHED = re.compile(
    r"(?:meningkat|terwujud|menurun|mewujudkan|terselenggara|tercapai)\w*\b"
)
SPENDING = re.compile(
    r"belanja (?:\w+ )?(?:langsung|operasi|modal|pegawai|barang|tidak|daerah)"
)
OFFICE = re.compile(
    r"(?:kecamatan|kelurahan|dinas|badan|bagian|kantor|sekretariat|inspektorat|upt)\b"
)
CODE = re.compile(r"(?:\d{1,2}|x)(?:\.(?:\d{1,4}|x{1,2}))*\.?")
ACTIVITIES = ("program", "kegiatan", "sub kegiatan")
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


def set_levels(drafts: Sequence[Draft], levels: Sequence[str]) -> None:
    """Give every row of activities its level and its parent.

    `levels` are those the heading names, from high to low. A row says its level by its
    first word, its code or the national list; the others have that of the rows that look
    like them (mark, capitals, with or without figures).
    """
    for draft in drafts:
        if SPENDING.match(fold(name_of(draft))) and draft.level != "total":
            draft.level = "belanja"
    rows = [draft for draft in drafts if not draft.level]
    for draft in rows:
        draft.level = _said(draft)
    _by_codes(rows)
    for draft in rows:
        draft.level = draft.level or _listed(draft)
    _by_styles(rows, levels)
    _set_parents(drafts)


def name_of(draft: Draft) -> str:
    """Return what the row is called."""
    return draft.text(draft.name_field) if draft.name_field else ""


def _said(draft: Draft) -> str:
    """Return the level that the row's own first word or the national list says, or ''."""
    words = fold(name_of(draft))
    if not draft.figures and REACHED.match(words):
        return "sasaran"
    if found := NAMED.match(words):
        return "sub kegiatan" if found[1].startswith("sub") else found[1]
    if OFFICE.match(words) and (name_of(draft).isupper() or not draft.text(Field.CODE)):
        is_office = words.startswith(("kecamatan", "kelurahan")) or name_of(draft).isupper()
        return "unit" if is_office else ""
    return ""


def _listed(draft: Draft) -> str:
    """Return the level that the national list gives the row's name, or ''."""
    name = name_of(draft)
    known = find(name) if name else None
    return known.level if isinstance(known, Entry) else ""


def _by_codes(rows: Sequence[Draft]) -> None:
    """Take the level from how many parts a code has.

    Rows that name their level say how many parts a program has in this paper; without
    one, a code of the national grammar says it.
    """
    lengths = {id(draft): _code_length(draft) for draft in rows}
    programs = [lengths[id(d)] for d in rows if d.level == "program" and lengths[id(d)]]
    known = sorted({many for many in lengths.values() if many})
    for draft in rows:
        many = lengths[id(draft)]
        if not draft.level and not many and known:
            draft.level = _numbered(draft.mark)
        if draft.level or not many:
            continue
        if programs:
            steps = known[known.index(min(programs)) :]
            below = steps.index(many) if many in steps else -1
            draft.level = ACTIVITIES[below] if 0 <= below < len(ACTIVITIES) else ""
        else:
            draft.level = OF_LENGTH.get(many, "")


def _numbered(mark: str) -> str:
    """Return the level of a row without a code among coded ones: "1.2.3" is the third."""
    steps = mark.rstrip(".").split(".")
    is_number = len(steps) > 1 and all(step.isdigit() for step in steps)
    return ACTIVITIES[len(steps) - 1] if is_number and len(steps) < 4 else ""


def _code_length(draft: Draft) -> int:
    code = draft.text(Field.CODE).casefold().replace(" ", "").rstrip(".")
    return len(code.split(".")) if CODE.fullmatch(code) and "." in code else 0


Style = tuple[int, bool, bool]


def _by_styles(rows: Sequence[Draft], levels: Sequence[str]) -> None:
    """Give a row the level that most rows of its looks have, or what the heading leaves."""
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
