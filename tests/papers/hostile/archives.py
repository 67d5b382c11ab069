"""Word and Excel files, and bare zips, that mean harm. Each function returns the bytes."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

import xlsxwriter
from tests import office

from jenjang.papers.writing import write

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MACRO_TYPE = "application/vnd.ms-{}.macroEnabled.main+xml"
TYPES = "[Content_Types].xml"
OFFICE = "application/vnd.openxmlformats-officedocument"
WORD_TYPE = f"{OFFICE}.wordprocessingml.document.main+xml"
BODY = "word/document.xml"
SHEET = "xl/worksheets/sheet1.xml"


def word() -> bytes:
    """Return a sound agreement as Word."""
    return write([office.camats()], "docx")


def workbook(rows: int = 3, columns: int = 4) -> bytes:
    """Return a sound workbook of so many rows and columns."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "constant_memory": True})
    sheet = book.add_worksheet()
    for row in range(rows):
        for column in range(columns):
            sheet.write_number(row, column, row + column)
    book.close()
    return out.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes]) -> bytes:
    """Return a zip with some of its files put in or put in place of others."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        kept = {name: old.read(name) for name in old.namelist()}
        for name, data in (kept | parts).items():
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """Return one file of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(name)


def changed(content: bytes, name: str, old: str, new: str) -> bytes:
    """Return a zip with a text in one of its files put in place of another, once."""
    text = part_of(content, name).decode()
    assert old in text
    return with_parts(content, {name: text.replace(old, new, 1).encode()})


def document(body: str, doctype: str = "") -> bytes:
    """Return a Word file with this XML in its body."""
    xml = f"{XML}{doctype}<w:document {W}><w:body>{body}</w:body></w:document>"
    return with_parts(word(), {BODY: xml.encode()})


def huge_ratio(name: str = BODY) -> bytes:
    """Return a file whose one part unpacks to 600 MB of blanks, a thousandth packed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open(name, "w", force_zip64=True) as stream,
    ):
        for _ in range(600):
            stream.write(b" " * 1024 * 1024)
    return out.getvalue()


def lying_about_its_size() -> bytes:
    """Return a workbook whose sheet says it unpacks to 1,000 bytes, and is 300 MB."""
    blanks = b" " * (300 * 1024 * 1024)
    bomb = bytearray(with_parts(workbook(), {SHEET: blanks}))
    said, told = struct.pack("<L", len(blanks)), struct.pack("<L", 1000)
    return bytes(bomb.replace(said, told))


def many_entries(count: int = 60_000) -> bytes:
    """Return a Word file with many empty files beside it."""
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a") as packed:
        for number in range(count):
            packed.writestr(f"x/{number}", b"")
    return out.getvalue()


def nested(depth: int = 6) -> bytes:
    """Return zips in zips: 10 of each, the innermost 10 MB of blanks."""
    inner = _zip({f"{n}.txt": b" " * 1_000_000 for n in range(10)})
    for _ in range(depth):
        inner = _zip({f"{n}.zip": inner for n in range(10)})
    return with_parts(word(), {"word/embeddings/paper.zip": inner})


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def overlapping(count: int = 400) -> bytes:
    """Return a Word file with many names for one and the same packed 1 MB."""
    data = b" " * 1_000_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    name, crc = b"word/document.xml", zlib.crc32(data)
    sizes = struct.pack("<LLL", crc, len(packed), len(data))
    local = b"PK\3\4" + struct.pack("<HHHHH", 20, 0, 8, 0, 0x21) + sizes
    content = local + struct.pack("<HH", len(name), 0) + name + packed
    names = [name, *(b"word/%06d.xml" % n for n in range(count))]
    central = b"".join(_central(each, sizes) for each in names)
    end = struct.pack(
        "<HHHHLLH", 0, 0, len(names), len(names), len(central), len(content), 0
    )
    return content + central + b"PK\5\6" + end


def _central(name: bytes, sizes: bytes) -> bytes:
    head = struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0x21) + sizes
    return b"PK\1\2" + head + struct.pack("<HHHHHLL", len(name), 0, 0, 0, 0, 0, 0) + name


def billion_laughs() -> bytes:
    """Return a Word file whose text is an entity of entities: 10 to the 9th words."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE w [<!ENTITY l0 "ha ">{laughs}]>'
    return document("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", doctype)


def billion_laughs_of_excel() -> bytes:
    """Return a workbook whose sheet has such an entity."""
    doctype = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    sheet = part_of(workbook(), SHEET).decode()
    return with_parts(workbook(), {SHEET: sheet.replace("?>", f"?>{doctype}", 1).encode()})


def doctype_in_utf16() -> bytes:
    """Return a Word file whose body, with an entity, is written in UTF-16."""
    xml = (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY a "ha">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body>"
        "</w:document>"
    )
    return with_parts(word(), {BODY: xml.encode("utf-16")})


def external_entity(address: str) -> bytes:
    """Return a Word file that wants `address` (a file or a page) in its text."""
    doctype = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{address}">]>'
    return document("<w:p><w:r><w:t>rahasia: &x;</w:t></w:r></w:p>", doctype)


def xinclude(address: str) -> bytes:
    """Return an agreement in Word that includes `address` by XInclude."""
    include = (
        f'<w:p><w:r><w:t>disalin: <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" '
        f'href="{address}" parse="text"/></w:t></w:r></w:p>'
    )
    return changed(word(), BODY, "<w:body>", f"<w:body>{include}")


def huge_attribute() -> bytes:
    """Return a Word file with one attribute of 20 MB."""
    return document(f'<w:p w:rsidR="{"A" * 20_000_000}"><w:r><w:t>x</w:t></w:r></w:p>')


def deep(depth: int = 100_000) -> bytes:
    """Return a Word file with tables in tables, very deep."""
    opened = "<w:tbl><w:tr><w:tc>" * depth
    return document(opened + "</w:tc></w:tr></w:tbl>" * depth)


def deep_tables(depth: int = 80) -> bytes:
    """Return a Word file with tables in tables as deep as the parser lets it."""
    opened = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p>" * depth
    return document(opened + "</w:tc></w:tr></w:tbl>" * depth)


def wide_span() -> bytes:
    """Return a Word file with a cell that says it spans two thousand million columns."""
    cell = (
        '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'
        "<w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    )
    return document(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")


def skipped_columns() -> bytes:
    """Return a Word file with a row that skips a thousand million columns."""
    skip = '<w:trPr><w:gridBefore w:val="1000000000"/></w:trPr>'
    cell = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    return document(f"<w:tbl><w:tr>{skip}{cell}</w:tr></w:tbl>")


def list_far_on() -> bytes:
    """Return an agreement in Word with a list that begins at two thousand million."""
    number = (
        f'{XML}<w:numbering {W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">'
        '<w:start w:val="2000000000"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    item = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
        "<w:r><w:t>butir</w:t></w:r></w:p>"
    )
    listed = changed(word(), BODY, "<w:body>", f"<w:body>{item}")
    return with_relation(
        with_parts(listed, {"word/numbering.xml": number.encode()}),
        "numbering",
        "numbering.xml",
    )


def endless_table(rows: int = 60_000) -> bytes:
    """Return a Word file with a table of so many rows of eight cells."""
    cell = "<w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc>"
    return document(f"<w:tbl>{f'<w:tr>{cell * 8}</w:tr>' * rows}</w:tbl>")


def long_paragraph() -> bytes:
    """Return a Word file with one paragraph of 30 MB."""
    return document(f"<w:p>{'<w:r><w:t>kinerja </w:t></w:r>' * 800_000}</w:p>")


def macro_word() -> bytes:
    """Return an agreement as .docm: with macros, and the type of a file that has them."""
    macro = MACRO_TYPE.format("word.document")
    bomb = with_parts(word(), {"word/vbaProject.bin": b'Sub AutoOpen()\nShell "calc"\n'})
    return changed(bomb, TYPES, WORD_TYPE, macro)


def macro_template() -> bytes:
    """Return an agreement as .dotx: a template, which the office may hand in as well."""
    return changed(
        word(),
        TYPES,
        WORD_TYPE,
        WORD_TYPE.replace("document.main", "template.main"),
    )


def macro_workbook() -> bytes:
    """Return a workbook as .xlsm with macros."""
    plain = f"{OFFICE}.spreadsheetml.sheet.main+xml"
    bomb = with_parts(workbook(), {"xl/vbaProject.bin": b"Sub Auto_Open()\n"})
    return changed(bomb, TYPES, plain, MACRO_TYPE.format("excel.sheet"))


def with_relation(content: bytes, kind: str, target: str, mode: str = "") -> bytes:
    """Return a Word file whose document refers to `target`."""
    relation = f'<Relationship Id="rIdX" Type="{RELATION}/{kind}" Target="{target}"{mode}/>'
    return changed(
        content,
        "word/_rels/document.xml.rels",
        "</Relationships>",
        f"{relation}</Relationships>",
    )


def linked(address: str) -> Iterable[bytes]:
    """Yield agreements in Word that refer to a page: picture, template, frame, object."""
    for kind in (
        "image",
        "attachedTemplate",
        "frame",
        "oleObject",
        "hyperlink",
        "numbering",
        "footer",
        "styles",
    ):
        yield with_relation(word(), kind, address, ' TargetMode="External"')


def path_trick() -> bytes:
    """Return an agreement in Word with files that want to lie outside any folder."""
    return with_parts(
        word(), {"../../../../tmp/jenjang-escaped": b"x", "/etc/jenjang-escaped": b"x"}
    )


def wide_sheet() -> bytes:
    """Return a workbook with 100,000 rows and, in the last, a cell in column 16,384."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 100_000)
    )
    last = '<row r="100000"><c r="XFD100000"><v>1</v></c></row>'
    return with_rows(rows + last)


def with_rows(rows: str) -> bytes:
    """Return a workbook with these rows, as XML, in its sheet."""
    sheet = part_of(workbook(), SHEET).decode()
    head, _, rest = sheet.partition("<sheetData>")
    tail = rest.partition("</sheetData>")[2]
    xml = f"{head}<sheetData>{rows}</sheetData>{tail}"
    return with_parts(workbook(), {SHEET: xml.encode()})


def far_cells() -> bytes:
    """Return a workbook with two cells, in the first and in the last corner of a sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_number(0, 0, 1)
    sheet.write_number(1_048_575, 16_383, 1)
    book.close()
    return out.getvalue()


def merged_far() -> bytes:
    """Return a workbook with a cell merged over the whole sheet."""
    merged = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return changed(workbook(), SHEET, "</sheetData>", f"</sheetData>{merged}")


def unnamed_cells(rows: int = 400_000) -> bytes:
    """Return a workbook whose cells do not say where they stand."""
    return with_rows(f"<row>{'<c><v>1</v></c>' * 5}</row>" * rows)


def many_strings(count: int = 4_000_000) -> bytes:
    """Return a workbook with millions of shared strings that no cell shows."""
    strings = (
        f'{XML}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + "<si><t>kinerja</t></si>" * count
        + "</sst>"
    )
    return with_parts(workbook(), {"xl/sharedStrings.xml": strings.encode()})


def style_loop() -> bytes:
    """Return an agreement in Word whose styles are based on one another in a ring."""
    styles = part_of(word(), "word/styles.xml").decode()
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
        f'<w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("Ring1", "Ring2"), ("Ring2", "Ring1"))
    )
    looped = with_parts(
        word(),
        {"word/styles.xml": styles.replace("</w:styles>", f"{ring}</w:styles>").encode()},
    )
    item = '<w:p><w:pPr><w:pStyle w:val="Ring1"/></w:pPr><w:r><w:t>butir</w:t></w:r></w:p>'
    return changed(looped, BODY, "<w:body>", f"<w:body>{item}")
