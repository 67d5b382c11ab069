"""A drawing as SVG: shapes and text alone, no script, no style sheet, no link."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from jenjang.papers.drawing.ink import FONT, INK, LINE, PAPER, SOFT, TINT
from jenjang.papers.drawing.tree import GAP_X, PADDING, Drawing, Placed

STEM = 14.0
MARGIN = 1.0


def write_svg(drawing: Drawing, title: str) -> str:
    """Return the drawing as one SVG element; `title` is what it is called aloud."""
    wide, high = drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN
    size = f'width="{wide:.0f}pt" height="{high:.0f}pt"'
    box = f'viewBox="{-MARGIN:.0f} {-MARGIN:.0f} {wide:.1f} {high:.1f}"'
    named = f'role="img" aria-label={quoteattr(title)} font-family="{FONT}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} {named}>',
        f"<title>{escape(title)}</title>",
        *(_stem(one) for one in drawing.placed if one.stem is not None),
        *(part for one in drawing.placed for part in _box(one)),
        "</svg>",
    ]
    return "\n".join(parts)


def _stem(one: Placed) -> str:
    """Return the line from the box it hangs on."""
    from_x, from_y = one.stem or (0.0, 0.0)
    bend = from_x + GAP_X / 2
    return (
        f'<path d="M{from_x:.1f} {from_y + STEM:.1f}H{bend:.1f}V{one.y + STEM:.1f}'
        f'H{one.x:.1f}" fill="none" stroke="{LINE}"/>'
    )


def _box(one: Placed) -> Iterator[str]:
    fill = TINT if one.box.is_main else PAPER
    dashed = ' stroke-dasharray="3 2"' if one.box.continues else ""
    yield (
        f'<rect x="{one.x:.1f}" y="{one.y:.1f}" width="{one.box.width:.1f}" '
        f'height="{one.box.height:.1f}" rx="3" fill="{fill}" stroke="{LINE}"{dashed}/>'
    )
    y = one.y + PADDING
    for line in one.box.lines:
        y += line.height
        colour = INK if line.kind in {"text", "measure"} else SOFT
        weight = ' font-weight="700"' if line.kind == "text" else ""
        x, base = one.x + PADDING + line.indent, y - line.height * 0.24
        yield (
            f'<text x="{x:.1f}" y="{base:.1f}" '
            f'font-size="{line.size}" fill="{colour}"{weight}>{escape(line.text)}</text>'
        )
