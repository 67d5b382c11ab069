"""What every drawing of figures begins with: its size, its name, what it tells."""

from xml.sax.saxutils import escape

from jenjang.papers.drawing.ink import FONT, INK

SIZE = 11.0  # of type, in points


def opened(
    key: str, title: str, description: str, width: float, height: float, *, ink: str
) -> str:
    """Return the opening of an SVG element with its title and description for readers.

    `key` keeps its names apart from those of other drawings on a page, `ink` is the colour
    that figures in it are drawn in.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'role="img" aria-labelledby="{key}-nama {key}-isi" font-family="{FONT}" '
        f'font-size="{SIZE}" fill="{INK}" color="{ink}">'
        f'<title id="{key}-nama">{escape(title)}</title>'
        f'<desc id="{key}-isi">{escape(description)}</desc>'
    )
