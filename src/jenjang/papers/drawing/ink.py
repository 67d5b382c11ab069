"""The inks of drawings: dark on white, the same on a page and on paper.

Figures are drawn in the ink of the pemda (`currentColor` of the drawing). What must be
told apart differs in how dark it is, in its line or its shape, never in the hue alone: so
a drawing is read in grey too.
"""

from decimal import Decimal

INK, SOFT, LINE, RULE = "#18222d", "#505b67", "#8d877a", "#e3dfd5"
TINT, PAPER, BREAK = "#e4f0f4", "#ffffff", "#9b2c1d"
FONT = "Liberation Sans, Arial, sans-serif"

FIGURES = "#0b5f7e"  # where a pemda chose no colour of its own
OWN = "currentColor"
LEAST_CONTRAST = Decimal("4.5")  # with white: WCAG 2.2, 1.4.3, for small letters too
LIGHTER = (0.0, 0.5, 0.82, 1.0)


def contrast_with_white(colour: str) -> Decimal:
    """Return the contrast of a colour with white, from 1 to 21, two decimals (WCAG 2.2).

    >>> contrast_with_white("#000000"), contrast_with_white("#0b5f7e")
    (Decimal('21.00'), Decimal('7.11'))
    """
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return Decimal(1.05 / (luminance + 0.05)).quantize(Decimal("0.01"))


def shades(colour: str) -> tuple[str, ...]:
    """Return a colour and ever lighter ones of it, the last of them white.

    >>> shades("#0b5f7e")
    ('#0b5f7e', '#85afbe', '#d3e2e8', '#ffffff')
    """
    return tuple(_mixed(colour, share) for share in LIGHTER)


def _mixed(colour: str, white: float) -> str:
    mixed = (round(part + (255 - part) * white) for part in _parts(colour))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(part: float) -> float:
    """Return a part of sRGB as light."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
