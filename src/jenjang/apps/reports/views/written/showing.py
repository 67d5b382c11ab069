"""Passages as a page shows them: as they are printed, each bound figure a marked chip."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from jenjang.apps.reports.models import Comment, Passage, PassageDraft, PassageKind
from jenjang.apps.reports.snapshots.written.composing import Drawn
from jenjang.apps.reports.snapshots.written.material import Material
from jenjang.papers.blocks import Align, Block, Picture
from jenjang.papers.bound_text import TOKEN, fill, names_in
from jenjang.papers.layouts.parts.typed import MARK, aligns_of, rows_of
from jenjang.papers.writers import html


@dataclass(frozen=True, slots=True)
class Source:
    """A figure in a passage: its token, what it shows, and what of the record it is."""

    token: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage on the page of its section."""

    passage: Passage
    html: SafeString
    is_empty: bool
    may_write: bool
    missing: tuple[str, ...] = ()
    changed: tuple[tuple[str, str, str], ...] = ()
    outgrown: str | None = None
    sources: tuple[Source, ...] = ()
    part_name: str = ""
    comments: tuple[Comment, ...] = ()
    writers: tuple[str, ...] = ()
    draft: PassageDraft | None = None
    form: Any = None
    theirs: str = ""


def html_of(drawn: Drawn, material: Material) -> SafeString:
    """Return a passage as it is printed; its texts are escaped."""
    passage = drawn.passage
    match passage.kind:
        case PassageKind.PARAGRAPH:
            return _paragraphs(passage.text, material)
        case PassageKind.SUBHEADING:
            return format_html("<h3>{}</h3>", chips(passage.text, material))
        case PassageKind.ITEMS:
            return _items(passage.text, material)
        case PassageKind.TABLE:
            return format_html(
                "{}{}", _caption(drawn.blocks), _table(passage.text, material)
            )
        case PassageKind.PICTURE:
            return _picture(drawn)
    return _article(drawn.blocks)


def _article(blocks: Iterable[Block]) -> SafeString:
    made = html.write(blocks, "Bagian data").decode()
    return mark_safe(made)  # noqa: S308  the writer escapes every text


def _paragraphs(text: str, material: Material) -> SafeString:
    parts = [part for part in text.split("\n\n") if part.strip()]
    return format_html_join("", "<p>{}</p>", ((chips(part, material),) for part in parts))


def _items(text: str, material: Material) -> SafeString:
    lines = [line for line in text.splitlines() if line.strip()]
    rows = format_html_join(
        "",
        "<li>{}</li>",
        ((chips(MARK.sub("", line.strip()), material),) for line in lines),
    )
    is_bulleted = bool(lines) and lines[0].strip()[0] in "-–•*"
    return format_html("<ul>{}</ul>" if is_bulleted else "<ol>{}</ol>", rows)


def _table(text: str, material: Material) -> SafeString:
    rows = rows_of(text)
    if not rows:
        return SafeString("")
    filled = [[fill(cell, material.figures).text for cell in row] for row in rows]
    classes = ["num" if one is Align.END else "" for one in aligns_of(filled)]
    cells = format_html_join(
        "", '<th scope="col">{}</th>', ((chips(cell, material),) for cell in rows[0])
    )
    lines = format_html_join(
        "", "<tr>{}</tr>", ((_cells(row, classes, material),) for row in rows[1:])
    )
    return format_html(
        '<div class="wide"><table><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>",
        cells,
        lines,
    )


def _cells(row: Sequence[str], classes: Sequence[str], material: Material) -> SafeString:
    """Return the cells of a row, each of its column's class."""
    said = ((name, chips(cell, material)) for name, cell in zip(classes, row, strict=True))
    return format_html_join("", '<td class="{}">{}</td>', said)


def _caption(blocks: Iterable[Block]) -> SafeString:
    first = next(iter(blocks), None)
    return _article([first]) if first is not None else SafeString("")


def _picture(drawn: Drawn) -> SafeString:
    url = reverse("reports:picture", args=[drawn.passage.pk])
    rest = [one for one in drawn.blocks if not isinstance(one, Picture)]
    return format_html(
        '<img src="{}" alt="{}">{}', url, drawn.passage.caption or "Gambar", _article(rest)
    )


def chips(text: str, material: Material) -> SafeString:
    """Return a typed text with each of its figures marked, and its source in a title."""
    pieces: list[SafeString] = []
    last = 0
    for found in TOKEN.finditer(text):
        pieces.append(format_html("{}", text[last : found.start()]))
        pieces.append(_chip(found[0], found[1], material))
        last = found.end()
    pieces.append(format_html("{}", text[last:]))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _chip(token: str, name: str | None, material: Material) -> SafeString:
    if name is None:
        return SafeString("{")
    figure = material.figures.get(name)
    if figure is None:
        return format_html(
            '<span class="bound lost" title="Angka ini tidak ada">{}</span>', token
        )
    return format_html(
        '<span class="bound" title="{}">{}</span>', figure.label, figure.text
    )


def sources_of(passage: Passage, material: Material) -> tuple[Source, ...]:
    """Return the figures in a passage with where each comes from."""
    return tuple(
        Source(f"{{{name}}}", material.figures[name].text, material.figures[name].label)
        for name in names_in(f"{passage.text} {passage.caption}")
        if name in material.figures
    )
