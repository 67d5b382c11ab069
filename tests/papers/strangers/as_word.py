"""An invented file as Word: merged cells, tab stops, tables within tables, text boxes."""

from io import BytesIO
from random import Random

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from tests.papers.strangers.papers import Stranger
from tests.papers.strangers.sheets import Break, Element, Form, Grid, Line, Sides

ALIGNED = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
TEXT_MM = 170
# A text box as Word writes it: once for new readers, once more for old ones.
BOX = """<w:r {ns} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
 <mc:Choice Requires="wps"><w:drawing><wps:txbx>
 <w:txbxContent>{text}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>
 <v:shape style="width:200pt;height:60pt"><v:textbox><w:txbxContent>{text}</w:txbxContent>
 </v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def as_word(paper: Stranger, *, boxed: bool = False) -> bytes:
    """Return the file as DOCX; `boxed` puts lines on the right, as the date, in boxes."""
    word = Document()
    word.styles["Normal"].font.name = "Liberation Sans"
    word.styles["Normal"].font.size = Pt(Random(paper.seed).choice((10, 11, 12)))
    word.styles["Normal"].paragraph_format.space_after = Pt(
        Random(paper.seed).choice((0, 2, 6))
    )
    for side in ("left_margin", "right_margin"):
        setattr(word.sections[0], side, Mm(20))
    word.sections[0].page_width, word.sections[0].page_height = Mm(210), Mm(297)
    for element in paper.elements:
        _put(word, element, boxed=boxed)
    stored = BytesIO()
    word.save(stored)
    return stored.getvalue()


def _put(word: WordDocument, element: Element, *, boxed: bool) -> None:
    match element:
        case Line():
            _line(word, element, boxed=boxed)
        case Form():
            _form(word, element)
        case Sides():
            _sides(word, element)
        case Grid():
            _grid(word, element)
        case Break():
            _break(word, element)


def _line(word: WordDocument, line: Line, *, boxed: bool) -> None:
    paragraph = word.add_paragraph()
    paragraph.alignment = ALIGNED[line.align]
    if boxed and line.align == "right":
        text = f'<w:p><w:r><w:t xml:space="preserve">{line.text}</w:t></w:r></w:p>'
        paragraph._p.append(parse_xml(BOX.format(ns=nsdecls("w"), text=text)))
        return
    paragraph.add_run("\t".join(line.tabs) or line.text).bold = line.bold
    if line.tabs:
        for at in (110, 150):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(at))


def _form(word: WordDocument, form: Form) -> None:
    if form.style == "table":
        table = word.add_table(len(form.pairs), 3)
        for row, (key, value) in zip(table.rows, form.pairs, strict=True):
            for cell, text, width in zip(
                row.cells, (key, ":", value), (40, 5, 115), strict=True
            ):
                cell.text, cell.width = text, Mm(width)
        return
    joint = "\t: " if form.style == "tabs" else " : "
    for key, value in form.pairs:
        paragraph = word.add_paragraph(f"{key}{joint}{value}")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(45))


def _sides(word: WordDocument, sides: Sides) -> None:
    if sides.style == "stacked":
        for text in (*sides.left, "", *sides.right):
            word.add_paragraph(text)
        return
    height = max(len(sides.left), len(sides.right))
    left, right = (
        (*side, *[""] * (height - len(side))) for side in (sides.left, sides.right)
    )
    if sides.style == "tabs":
        for pair in zip(left, right, strict=True):
            paragraph = word.add_paragraph("\t".join(pair))
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(95))
        return
    table = word.add_table(1, 2)
    for cell, side in zip(table.rows[0].cells, (left, right), strict=True):
        cell.paragraphs[0].text = side[0]
        for text in side[1:]:
            cell.add_paragraph(text)


def _grid(word: WordDocument, grid: Grid) -> None:
    word.add_paragraph()
    table = word.add_table(
        len(grid.rows), len(grid.widths), "Table Grid" if grid.ruled else None
    )
    table.autofit = False
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(TEXT_MM * share)
    for r, row in enumerate(grid.rows):
        for c, found in enumerate(row):
            if found is None:
                continue
            cell = table.cell(r, c)
            if found.colspan > 1 or found.rowspan > 1:
                cell = cell.merge(table.cell(r + found.rowspan - 1, c + found.colspan - 1))
            cell.paragraphs[0].text = found.paragraphs[0]
            for text in found.paragraphs[1:]:
                cell.add_paragraph(text)
    _widths(table, grid)
    for row in table.rows[: grid.repeats]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    word.add_paragraph()


def _widths(table: WordTable, grid: Grid) -> None:
    for row in table._tbl.tr_lst:
        at = 0
        for cell in row.tc_lst:
            span = cell.grid_span
            share = sum(grid.widths[at : at + span])
            cell.width, at = Mm(TEXT_MM * share), at + span


def _break(word: WordDocument, element: Break) -> None:
    section = word.sections[-1]
    is_landscape = section.orientation == WD_ORIENT.LANDSCAPE
    if element.landscape == is_landscape:
        word.add_page_break()
        return
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if element.landscape else WD_ORIENT.PORTRAIT
    sizes = (Mm(297), Mm(210)) if element.landscape else (Mm(210), Mm(297))
    section.page_width, section.page_height = sizes


def framed(content: bytes) -> bytes:
    """Return a Word file whose first page stands in a frame: a table of one cell."""
    word = Document(BytesIO(content))
    body = word.element.body
    end = next(
        (
            n
            for n, child in enumerate(body)
            if any(b.get(qn("w:type")) == "page" for b in child.iter(qn("w:br")))
            or child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
        ),
        None,
    )
    if not end:
        return content
    moved = list(body)[:end]
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblBorders><w:top w:val="double"/>'
        '<w:left w:val="double"/><w:bottom w:val="double"/><w:right w:val="double"/>'
        "</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
        "<w:tcPr/></w:tc></w:tr></w:tbl>"
    )
    body.insert(0, table)
    cell = table.find(f".//{qn('w:tc')}")
    for child in moved:
        cell.append(child)
    cell.append(parse_xml(f"<w:p {nsdecls('w')}/>"))
    stored = BytesIO()
    word.save(stored)
    return stored.getvalue()
