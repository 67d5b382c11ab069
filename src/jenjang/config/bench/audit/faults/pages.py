"""Faults that stand on the page of an agreement, whatever was meant."""

import re

from jenjang.config.bench.audit.faults.planting import Fault, Printed
from jenjang.papers.blocks import Heading, Paragraph

AMOUNT = re.compile(r"Rp \d{1,3}(?:\.\d{3}){2,}$")
OFFICE = re.compile(r"KEPALA (?:SEKSI|SUB BAGIAN) .+")


def other_style(page: Printed) -> str | None:
    """One amount parts its thousands with commas."""
    found = [
        (at, r, c)
        for at, table in page.tables()
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row)
        if AMOUNT.match(cell.text)
    ]
    if len(found) < 4:
        return None
    at, r, c = page.chance.choice(found)
    return page.set_cell(at, r, c, page.rows(at)[r][c].replace(".", ","))


def same_number(page: Printed) -> str | None:
    """Two rows have one number."""
    found = list(_numbered(page))
    if not found:
        return None
    at, r = page.chance.choice(found)
    return page.set_cell(at, r, 0, _with_number(page.rows(at)[r][0], -1))


def jump(page: Printed) -> str | None:
    """A number is left out."""
    found = list(_numbered(page))
    if not found:
        return None
    at, r = page.chance.choice(found)
    return page.set_cell(at, r, 0, _with_number(page.rows(at)[r][0], 7))


def _with_number(text: str, more: int) -> str:
    return re.sub(r"\d+", lambda found: str(int(found[0]) + more), text)


def _numbered(page: Printed) -> list[tuple[int, int]]:
    """Return the rows whose number follows that of the row above."""
    found = []
    for at, _ in page.tables():
        rows = page.rows(at)
        for r in range(2, len(rows)):
            above, own = rows[r - 1][0].strip("()."), rows[r][0].strip("().")
            is_row = above.isdigit() and own.isdigit() and int(own) == int(above) + 1 >= 2
            if is_row and not rows[r][1].strip("()").isdigit():
                found.append((at, r))
    return found


def column_gap(page: Printed) -> str | None:
    """The numbers of the columns have a gap."""
    for at, _ in page.tables():
        for r, row in enumerate(page.rows(at)[:4]):
            if len(row) > 2 and [t.strip("()") for t in row[:3]] == ["1", "2", "3"]:
                last = row[-1]
                return page.set_cell(at, r, len(row) - 1, _with_number(last, 2)) and row[0]
    return None


def other_office(page: Printed) -> str | None:
    """The title of an annex names another office."""
    titles = [
        at
        for at, block in enumerate(page.blocks)
        if isinstance(block, Heading) and OFFICE.fullmatch(block.text)
    ]
    if not titles:
        return None
    at = page.chance.choice(titles)
    block = page.blocks[at]
    kind = "SEKSI" if isinstance(block, Heading) and "SEKSI" in block.text else "SUB BAGIAN"
    text = f"KEPALA {kind} PEMBANGUNAN DAN LINGKUNGAN HIDUP"
    page.blocks[at] = Heading(text, level=2)
    return text


def other_sasaran(page: Printed) -> str | None:
    """The annex words a sasaran otherwise than the table."""
    found = page.paragraphs("Sasaran : ")
    if not found:
        return None
    at = page.chance.choice(found)
    text = "Sasaran : Terkendalinya harga bahan pokok di pasar tradisional"
    page.set_text(at, text)
    return text


def other_place(page: Printed) -> str | None:
    """A sentence of the statement begins again."""
    found = [
        at for at, b in enumerate(page.blocks) if isinstance(b, Paragraph)
        and b.text.startswith("Pihak Kedua akan")
    ]  # fmt: skip
    if not found:
        return None
    at = found[0]
    page.set_text(at, page.text(at).replace("supervisi yang", "supervisi supervisi yang"))
    return "supervisi supervisi"


FAULTS = (
    Fault("gaya rupiah lain", ("R40",), other_style),
    Fault("nomor baris ganda", ("R42",), same_number),
    Fault("nomor baris melompat", ("R42",), jump),
    Fault("nomor kolom melompat", ("R42",), column_gap),
    Fault("judul lampiran unit lain", ("R34",), other_office),
    Fault("sasaran lain dalam lampiran", ("R21",), other_sasaran),
    Fault("kata ganda dalam pernyataan", ("R47",), other_place),
)
