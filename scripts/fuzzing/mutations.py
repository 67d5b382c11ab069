"""Ways to spoil a paper: its bytes, its lines, the XML inside a zip, the inside of a PDF.

Each takes the bytes and a seeded random and returns other bytes, so a case can be made
again from its number.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

Mutation = Callable[[bytes, Random], bytes]

FIGURES = (
    *(b"0", b"-1", b"1", b"2", b"7", b"255", b"65536", b"2147483647", b"4294967296"),
    *(b"99999999999999999999", b"1e308", b"-0.5", b"0.0001", b"NaN", b""),
)
TEXTS = (
    *("", " ", "\t", "\n", "0", "-", "100%", "Rp. 1.234.567,-", "1.000,5", "12 Menara"),
    *("(1)", "(2)", "I", "IV", "TW I", "a.", "•", "Rp", "NIP. 197001011990011001"),
    *("PERJANJIAN KINERJA TAHUN 2025", "Sasaran Strategis", "Indikator Kinerja", "Target"),
    *("Program", "Anggaran", "Pihak Pertama", "Pihak Kedua", "Jumlah", "Keterangan"),
    *(
        "\u202e\u200f",
        "\u00a0",
        "\u00ad",
        "\ufeff",
        "²½",
        "٣",
        "０",
        "ı",
        "ﬁ",
        "\U0001f600",
    ),
    *("9" * 400, "1." * 300, "(" * 300, "A" * 5000, "x " * 2000, "1/0", "0/0", "1e999"),
    *(
        "31 Februari 2025",
        "tahun 0000",
        "99/99/9999",
        "C.3 s.d. A",
        "≥ 80 ≤",
        "80-",
        "<br>",
    ),
)
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
REFERENCE = re.compile(rb"\d+ 0 R")
NAME = re.compile(rb"/[A-Za-z]+")
MOST_NESTED = 400


def _spot(content: bytes, chance: Random) -> tuple[int, int]:
    """Return the two ends of a short or long stretch of the bytes."""
    start = chance.randrange(len(content) + 1)
    length = int(2 ** chance.uniform(0, 12))
    return start, min(len(content), start + length)


def flip(content: bytes, chance: Random) -> bytes:
    """Put other bytes in some places."""
    spoilt = bytearray(content)
    for _ in range(chance.randint(1, 12) if content else 0):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def delete(content: bytes, chance: Random) -> bytes:
    """Take a stretch out."""
    start, end = _spot(content, chance)
    return content[:start] + content[end:]


def repeat(content: bytes, chance: Random) -> bytes:
    """Say a stretch several times."""
    start, end = _spot(content, chance)
    return content[:end] + content[start:end] * chance.randint(1, 20) + content[end:]


def swap(content: bytes, chance: Random) -> bytes:
    """Put a stretch in another place."""
    start, end = _spot(content, chance)
    cut, rest = content[start:end], content[:start] + content[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + cut + rest[at:]


def truncate(content: bytes, chance: Random) -> bytes:
    """Cut the end off."""
    return content[: chance.randrange(len(content) + 1)]


def figure(content: bytes, chance: Random) -> bytes:
    """Put a strange figure in place of one."""
    return _replaced(NUMBER, content, chance.choice(FIGURES), chance)


def word(content: bytes, chance: Random) -> bytes:
    """Put a text that papers hold, or should not, somewhere."""
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(TEXTS).encode() + content[at:]


def _replaced(
    pattern: "re.Pattern[bytes]", content: bytes, new: bytes, chance: Random
) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return content
    one = chance.choice(found)
    return content[: one.start()] + new + content[one.end() :]


def lines(content: bytes, chance: Random) -> bytes:
    """Delete, repeat, swap, join or move lines of a text."""
    rows = content.split(b"\n")
    at, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    act = chance.randrange(6)
    if act == 0:
        del rows[at : at + chance.randint(1, 8)]
    elif act == 1:
        rows[at:at] = rows[other : other + chance.randint(1, 30)]
    elif act == 2:
        rows[at], rows[other] = rows[other], rows[at]
    elif act == 3:
        rows[at : at + 2] = [b" ".join(rows[at : at + 2])]
    elif act == 4:
        rows.insert(at, b"\f" if chance.random() < 0.5 else b"")
    else:
        rows[at] = chance.choice(TEXTS).encode()
    return b"\n".join(rows)


def cells(content: bytes, chance: Random) -> bytes:
    """Add, drop, swap or fill the cells of one tabbed line."""
    rows = content.split(b"\n")
    tabbed = [n for n, row in enumerate(rows) if b"\t" in row] or [0]
    at = chance.choice(tabbed)
    row = rows[at].split(b"\t")
    act, n = chance.randrange(4), chance.randrange(len(row))
    if act == 0:
        row.insert(n, b"")
    elif act == 1:
        del row[n]
    elif act == 2:
        chance.shuffle(row)
    else:
        row[n] = chance.choice(TEXTS).encode()
    rows[at] = b"\t".join(row)
    return b"\n".join(rows)


def encoding(content: bytes, chance: Random) -> bytes:
    """Write a text in another encoding, or with the mark of another."""
    text = content.decode("utf-8", "replace")
    act = chance.choice(("utf-16", "utf-16-le", "cp1252", "utf-8-sig", "mark"))
    return b"\xff\xfe" + content if act == "mark" else text.encode(act, "replace")


def part(content: bytes, chance: Random) -> bytes:
    """Spoil one XML file of a zip: its tree, or its bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            files = {name: packed.read(name) for name in dict.fromkeys(packed.namelist())}
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        NotImplementedError,
        OSError,
        EOFError,
        RuntimeError,
    ):
        return flip(content, chance)
    names = [name for name in files if name.endswith((".xml", ".rels"))]
    if not names:
        return flip(content, chance)
    heavy = max(names, key=lambda name: len(files[name]))
    name = heavy if chance.random() < 0.6 else chance.choice(names)
    if chance.random() < 0.03:
        del files[name]
    elif chance.random() < 0.2:
        files[name] = chance.choice(BYTES)(files[name], chance)
    else:
        files[name] = _tree(files[name], chance)
    return _packed(files)


def _packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def _tree(xml: bytes, chance: Random) -> bytes:
    """Change some elements of an XML file."""
    try:
        root = etree.fromstring(xml)
    except (etree.XMLSyntaxError, ValueError):
        return flip(xml, chance)
    for _ in range(chance.randint(1, 6)):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        if len(elements) > 1:
            chance.choice(ELEMENT)(
                chance.choice(elements[1:]), chance.choice(elements), chance
            )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


Element = "etree._Element"


def _dropped(one: Element, _: Element, __: Random) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _copied(one: Element, other: Element, chance: Random) -> None:
    twin = deepcopy(one)
    if len(etree.tostring(twin)) < 20_000:
        other.insert(chance.randint(0, len(other)), twin)


def _nested(one: Element, _: Element, chance: Random) -> None:
    for _n in range(chance.choice((1, 3, 30, MOST_NESTED))):
        inner = etree.SubElement(one, one.tag, one.attrib)
        one = inner


def _said(one: Element, _: Element, chance: Random) -> None:
    clean = "".join(c for c in chance.choice(TEXTS) if c >= " " or c in "\t\n")
    one.text = clean


def _attributed(one: Element, other: Element, chance: Random) -> None:
    keys = list(one.attrib) or list(other.attrib)
    if keys:
        new = chance.choice(FIGURES).decode() if chance.random() < 0.7 else "zz"
        one.set(chance.choice(keys), new)


def _bare(one: Element, _: Element, chance: Random) -> None:
    if one.attrib:
        del one.attrib[chance.choice(list(one.attrib))]


def _renamed(one: Element, other: Element, _: Random) -> None:
    one.tag = other.tag


def _emptied(one: Element, _: Element, __: Random) -> None:
    one.clear()


ELEMENT = (
    *(_dropped, _copied, _nested, _said, _said, _attributed, _attributed, _bare),
    *(_renamed, _emptied),
)


def stream(content: bytes, chance: Random) -> bytes:
    """Spoil what one packed stream of a PDF holds, and pack it again."""
    found = list(STREAM.finditer(content))
    if not found:
        return flip(content, chance)
    one = chance.choice(found)
    try:
        inside = zlib.decompress(one[1])
    except zlib.error:
        return flip(content, chance)
    for _ in range(chance.randint(1, 8)):
        inside = chance.choice(INSIDE)(inside, chance)
    packed = zlib.compress(inside)
    start = content.rfind(b"obj", 0, one.start())
    head = content[start : one.start()]
    length = b"/Length %d" % len(packed)
    head = re.sub(rb"/Length\s+\d+(?!\s+\d+\s+R)", length, head, count=1)
    return content[:start] + head + b"stream\n" + packed + content[one.end() - 10 :]


def reference(content: bytes, chance: Random) -> bytes:
    """Let something in a PDF point to another object, maybe to itself."""
    known = [found[0] for found in REFERENCE.finditer(content)]
    return _replaced(REFERENCE, content, chance.choice(known), chance) if known else content


def key(content: bytes, chance: Random) -> bytes:
    """Put another name of the PDF in place of one."""
    known = [found[0] for found in NAME.finditer(content)]
    return _replaced(NAME, content, chance.choice(known), chance) if known else content


BYTES: tuple[Mutation, ...] = (flip, delete, repeat, swap, truncate, figure, word)
INSIDE: tuple[Mutation, ...] = (figure, figure, figure, delete, repeat, swap, flip, key)
MUTATIONS: dict[str, tuple[Mutation, ...]] = {
    "text": (
        lines,
        lines,
        lines,
        cells,
        cells,
        cells,
        figure,
        word,
        word,
        encoding,
        *BYTES,
    ),
    "zip": (*(part,) * 14, flip, delete, truncate),
    "pdf": (*(stream,) * 6, figure, reference, key, reference, figure, *BYTES),
}


def spoilt(content: bytes, kind: str, number: int, most: int | None = None) -> bytes:
    """Return case `number` of a paper, with only the first `most` of its changes."""
    chance = Random(number)  # noqa: S311 - the same case must come again
    changes = chance.randint(1, 5)
    for _ in range(changes if most is None else min(changes, most)):
        content = chance.choice(MUTATIONS[kind])(content, chance)
    return content
