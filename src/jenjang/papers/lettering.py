"""How wide letters are: those of Liberation Sans, which are as wide as Arial's."""

# Thousandths of the size of the type -> the letters that are so wide.
WIDTHS = {
    191: "'",
    222: "ijl",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    355: '"',
    389: "*",
    500: "Jcksvxyz",
    556: "#$?0123456789L_abdeghnopqu–≤≥",
    584: "+<=>~−",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "…—",
}
OTHER = 600
BOLDER = 28  # a bold letter is about so much wider, a bold digit is not


class _Widths(dict[str, int]):
    def __missing__(self, letter: str) -> int:
        return OTHER


_width_of = _Widths({letter: width for width, of in WIDTHS.items() for letter in of})


def width_em(text: str, *, bold: bool = False) -> float:
    """Return about how wide a text is, in parts of the size of its type.

    >>> width_em("Satuan"), width_em("2.511.814.579"), width_em("2.511.814.579", bold=True)
    (3.169, 6.394, 6.394)
    """
    thousandths = sum(map(_width_of.__getitem__, text))
    if bold:
        thousandths += BOLDER * sum(map(str.isalpha, text))
    return thousandths / 1000
